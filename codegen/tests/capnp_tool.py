"""Drives the `capnp` tool: values as its text, and thousands of messages of all kinds through one process of it."""

from __future__ import annotations

import os
import re
import struct
import subprocess
from pathlib import Path
from typing import Any, Sequence

from twin.manifest import Direction
from writ.emit.capnp import camel, is_enum, message_path
from writ.model import (
    HANDLE_TYPES,
    ArrayType,
    BitsType,
    EnumType,
    Field,
    HandleType,
    Scalar,
    SlotType,
    StructType,
    TableType,
    TextKind,
    TextType,
    Type,
    UnionType,
    VectorType,
)

OUTER_WORDS = (
    2  # of the struct around each message: its data and its pointer, behind the root pointer
)


def version() -> str:
    done = subprocess.run(["capnp", "--version"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


# ---------------------------------------------------------------- text


def fields_text(fields: Sequence[Field], values: dict[str, Any], records: dict[str, int]) -> str:
    """A struct; what stands for a null pointer is left out."""
    ordered = [f for _, f in sorted(enumerate(fields), key=lambda p: (p[1].since, p[0]))]
    parts = []
    for field in ordered:
        if isinstance(field.type, HANDLE_TYPES):
            parts.append(f"{camel(field.name)} = {_records(field.type, records[field.name])}")
        elif not is_null(field, values[field.name]):
            parts.append(f"{camel(field.name)} = {value_text(field.type, values[field.name])}")
    return "(" + ", ".join(parts) + ")"


def is_null(field: Field, value: Any) -> bool:
    if isinstance(field.type, (TextType, VectorType)):
        return not value
    return bool(field.since) and is_zero(field.type, value)


def is_zero(kind: Type, value: Any) -> bool:
    """Whether all bytes of a value are zero; a union never is."""
    match kind:
        case StructType():
            return all(is_zero(f.type, value[f.name]) for f in kind.fields)
        case ArrayType():
            return all(is_zero(kind.element, v) for v in value)
    return not value


def _records(kind: Type, first: int) -> str:
    if isinstance(kind, HandleType) and kind.count > 1:
        return "[" + ", ".join(str(first + i) for i in range(kind.count)) + "]"
    return str(first)


def value_text(kind: Type, value: Any) -> str:
    match kind:
        case Scalar():
            return str(value).lower()
        case EnumType() if is_enum(kind):
            return next(camel(m.name) for m in kind.members if m.number == value)
        case EnumType() | BitsType() | SlotType():
            return str(value)
        case StructType():
            return fields_text(kind.fields, value, {})
        case UnionType():
            field = next(v.field for v in kind.variants if v.field.name == value[0])
            return f"({camel(field.name)} = {value_text(field.type, value[1])})"
        case TableType():
            return _table(kind, value)
        case ArrayType() | VectorType():
            return "[" + ", ".join(value_text(kind.element, v) for v in value) + "]"
        case TextType():
            if kind.kind is TextKind.BYTES:
                return '0x"' + " ".join(f"{b:02x}" for b in value) + '"'
            return '"' + "".join(map(_escaped, value)) + '"'
    raise TypeError(f"{kind!r} has no text")


def _table(kind: TableType, value: dict[str, Any]) -> str:
    mask = sum(1 << (v.number - 1) for v in kind.variants if v.field.name in value)
    parts = [f"present = {mask}"]
    for variant in kind.variants:
        if variant.field.name in value:
            text = value_text(variant.field.type, value[variant.field.name])
            parts.append(f"{camel(variant.field.name)} = {text}")
    return "(" + ", ".join(parts) + ")"


def _escaped(byte: int) -> str:
    return chr(byte) if 0x20 <= byte < 0x7F and byte not in b"\"\\'" else f"\\x{byte:02x}"


def message_text(direction: Direction, values: dict[str, Any]) -> str:
    fields = direction.method.reply if direction.is_reply else direction.method.request
    first = {r.field.name: r.position for r in direction.plan.frame.records if r.index == 0}
    return fields_text(fields, values, first)


# ---------------------------------------------------------------- the tool


def type_name(direction: Direction) -> str:
    """`Town.PaintRequest`"""
    word = "Reply" if direction.is_reply else "Request"
    return f"{message_path(direction.owner, direction.method)}{word}"


def around(library: str, directions: Sequence[Direction]) -> str:
    """A schema whose one struct holds a message of any of these directions."""
    lines = [
        f"    m{i} @{i} :Library.{type_name(direction)};" for i, direction in enumerate(directions)
    ]
    head = f'@0xb9c6f99ebf805f2c;\nusing Library = import "{library}.capnp";\n'
    return head + "struct Any { union {\n" + "\n".join(lines) + "\n} }\n"


def convert(folder: Path, form: str, schema: str, name: str, data: bytes) -> bytes:
    """What `capnp convert` makes of all of its input."""
    command = ["capnp", "convert", form, "--short", schema, name]
    if form.split(":")[1] != "text":
        command.remove("--short")
    place = {**os.environ, "PWD": str(folder)}
    done = subprocess.run(command, cwd=folder, input=data, capture_output=True, env=place)
    if done.returncode:
        raise AssertionError(done.stderr.decode()[-1000:])
    return done.stdout


def flat_of(folder: Path, texts: Sequence[tuple[int, str]]) -> list[bytes]:
    """The segments that the tool makes of many messages, each told by the index of its direction in
    the schema `around`."""
    lines = "\n".join(f"(m{index} = {text})" for index, text in texts).encode("latin-1")
    stream = convert(folder, "text:binary", "any.capnp", "Any", lines)
    found = []
    at = 0
    while at < len(stream):
        segments, words = struct.unpack_from("<II", stream, at)
        assert segments == 0, "the tool made several segments"
        body = stream[at + 8 : at + 8 + 8 * words]
        found.append(body[8 * (1 + OUTER_WORDS - 1) :])
        at += 8 + 8 * words
    return found


def texts_of(folder: Path, segments: Sequence[tuple[int, bytes]]) -> list[str]:
    """The texts that the tool reads in many segments of ours."""
    stream = b""
    for index, segment in segments:
        outer = struct.pack("<QQ", 1 << 32 | 1 << 48, index)
        whole = outer + segment
        stream += struct.pack("<II", 0, len(whole) // 8) + whole
    return convert(folder, "binary:text", "any.capnp", "Any", stream).decode().splitlines()


def printed_places(folder: Path, schema: str) -> dict[str, dict[str, tuple[str, int]]]:
    """Where `capnp compile -ocapnp` says that fields are: struct to field to ("bits" or "ptr", first)."""
    done = subprocess.run(
        ["capnp", "compile", "-ocapnp", schema],
        cwd=folder,
        env={**os.environ, "PWD": str(folder)},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise AssertionError(done.stderr)
    found: dict[str, dict[str, tuple[str, int]]] = {}
    scopes: list[str] = []
    for line in done.stdout.splitlines():
        opened = re.match(r" *(struct|enum|union)\b *(\w*).*\{", line)
        if opened:
            scopes.append(opened[2])
            sizes = re.search(r"# (\d+) bytes, (\d+) ptrs", line)
            if sizes:
                path = ".".join(filter(None, scopes))
                found[path] = {"": ("bits", int(sizes[1])), " ": ("ptr", int(sizes[2]))}
        tag = re.search(r"# tag bits \[(\d+)", line)
        if tag:
            found[".".join(filter(None, scopes))]["?"] = ("bits", int(tag[1]))
        field = re.match(r" *(\w+) @\d+ :.*# (bits|ptr)\[(\d+)", line)
        if field:
            found[".".join(filter(None, scopes))][field[1]] = (field[2], int(field[3]))
        if line.strip().startswith("}"):
            scopes.pop()
    return found
