"""Which files are read, and under which names they are known.

A file's name is its path from the folder that was given, that folder's own name first:
`idl/echo.writ`, wherever the tree
lies and whatever the working directory is; that of a file that was given itself begins with the
folder that it is in. Generated texts use these names; diagnostics show the
path that an editor can open.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from writ.diagnostics import Sink, Source
from writ.model import Pos

SUFFIX = ".writ"
LARGEST_FILE = 1 << 20


class BadFile(Exception):
    """A file that is named and cannot be what it is named for; says which and why."""


@dataclass(frozen=True)
class Found:
    """A contract file: the name it is known by and where it is."""

    name: str
    path: Path


def find(roots: Iterable[str | os.PathLike[str]], sink: Sink) -> list[Found]:
    """The contract files among and under the roots, sorted by name, each once."""
    found: dict[str, Found] = {}
    seen: set[Path] = set()
    for root in sorted({os.fspath(r) for r in roots}, key=lambda r: (not os.path.isdir(r), r)):
        for one in _under(Path(root)):
            real = one.path.resolve()
            if real in seen:
                continue
            seen.add(real)
            name = one.name
            while name in found:
                name = _longer(name, real)
            found[name] = Found(name, one.path)
        if not Path(root).exists():
            sink.error("E0101", Pos(root, 0, 0), "there is no such file or folder")
    return [found[name] for name in sorted(found)]


def _under(root: Path) -> list[Found]:
    if root.is_dir():
        base = root.resolve()
        inside = sorted(
            p for p in root.rglob(f"*{SUFFIX}") if p.is_file() and not _hidden(p.relative_to(root))
        )
        return [Found(f"{base.name}/{p.relative_to(root).as_posix()}", p) for p in inside]
    real = root.resolve()
    return [Found(f"{real.parent.name}/{real.name}", root)] if root.exists() else []


def _longer(name: str, real: Path) -> str:
    """A name that two files have, with one more folder before it."""
    return "/".join(real.parts[-(name.count("/") + 2) :]).removeprefix("//")


def folders(root: Path) -> list[Path]:
    """A folder and all in it that are searched for contracts."""
    below = (p for p in root.rglob("*") if p.is_dir() and not _hidden(p.relative_to(root)))
    return [root, *below]


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def read(found: Found, sink: Sink) -> Source:
    """The text of a file; empty after a report."""
    shown = os.path.relpath(found.path)
    shown = shown if not shown.startswith("..") else str(found.path)
    try:
        data = found.path.read_bytes()
    except OSError as error:
        sink.error("E0101", Pos(found.name, 0, 0), f"cannot be read: {error.strerror or error}")
        return Source(shown, "")
    if len(data) > LARGEST_FILE:
        sink.error(
            "E0101",
            Pos(found.name, 0, 0),
            f"has {len(data)} bytes; a contract has at most {LARGEST_FILE}",
        )
        return Source(shown, "")
    try:
        return Source(shown, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        sink.error(
            "E0113", Pos(found.name, line, column), f"byte {data[error.start]:#04x} is no UTF-8"
        )
        return Source(shown, data.decode("utf-8", "replace"))
