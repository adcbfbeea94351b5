"""The two commands: what they read and what they print."""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from twin.manifest import Direction, directions
from writ.decode.fault import Fault
from writ.decode.frames import bytes_of, frames
from writ.decode.meaning import Reader
from writ.decode.show import json_of, text
from writ.emit.reference import spelling
from writ.emit.reference.statuses import statuses_of
from writ.layout import request_of
from writ.load import load
from writ.model import Protocol, World
from writ.reflect.read import BadImage, world_of

GOOD, REFUSED, BAD_USE = 0, 1, 2
LARGEST_INPUT = 64 << 20


def _world(options: argparse.Namespace) -> World:
    if options.reflect:
        try:
            return world_of(Path(options.reflect).read_bytes())
        except BadImage as error:
            raise Fault("D06", f"{options.reflect}: {error}") from error
    loaded = load(options.idl)
    sys.stderr.write(loaded.report())
    if loaded.world is None:
        raise Fault("D08", "see above")
    return loaded.world


def _said(error: Fault) -> int:
    print(f"writc: {error}", file=sys.stderr)
    return BAD_USE


def _find(world: World, name: str) -> Direction:
    """The request of `Protocol.method`."""
    every = {
        f"{d.owner.name}.{d.method.name}": d
        for library in world.libraries
        for d in directions(library)
        if not d.is_reply
    }
    if name in every:
        return every[name]
    near = difflib.get_close_matches(name, every, 1)
    hint = f"; did you mean `{near[0]}`?" if near else ""
    raise Fault("D07", f"`{name}`{hint}")


def _input(path: str) -> bytes:
    """What a file or a pipe holds, which may have no end."""
    if path == "-":
        data = sys.stdin.buffer.read(LARGEST_INPUT + 1)
    else:
        with open(path, "rb") as file:
            data = file.read(LARGEST_INPUT + 1)
    if len(data) > LARGEST_INPUT:
        raise Fault("D10", f"more than {LARGEST_INPUT >> 20} MiB")
    return data


def decode(options: argparse.Namespace) -> int:
    try:
        world = _world(options)
        reply_to = _find(world, options.reply_to) if options.reply_to else None
        path = options.file
        data = _input(path)
        meanings = Reader(world, reply_to).read(frames(bytes_of(data), options.socket))
    except Fault as error:
        return _said(error)
    for meaning in meanings:
        if options.json:
            print(json.dumps(json_of(meaning, options.show_secrets), ensure_ascii=False))
        else:
            print(text(meaning, options.show_secrets), end="")
    return REFUSED if any(m.check or m.problem or not m.direction for m in meanings) else GOOD


def doc(options: argparse.Namespace) -> int:
    try:
        request = _find(_world(options), options.name)
    except Fault as error:
        return _said(error)
    print("\n".join(_page(request)))
    return GOOD


def _page(request: Direction) -> Sequence[str]:
    owner, method = request.owner, request.method
    lines = [f"{owner.name}.{method.name}, of library {owner.library}", ""]
    lines += [*method.doc.strip().split("\n"), "", spelling.method_text(owner, method), ""]
    made = request_of(method, owner if isinstance(owner, Protocol) else None)
    for status in statuses_of(owner, method, made):
        lines.append(f"{status.number:5}  {status.name:16} {status.source}: {status.cause}")
    return lines
