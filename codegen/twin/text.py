"""Decoded values as the text that docs/reflect.md describes: `name=value name=value`."""

from __future__ import annotations

from typing import Any, Mapping, Sequence

from writ.model import (
    ArrayType,
    BitsType,
    EnumType,
    Field,
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

HIDDEN = "***"


def text_of(fields: Sequence[Field], values: Mapping[str, Any], shows_secrets: bool = True) -> str:
    """The parameters of a message in written order."""
    return " ".join(_field(field, values[field.name], shows_secrets) for field in fields)


def _field(field: Field, value: Any, shows: bool) -> str:
    shown = HIDDEN if field.secret and not shows else value_text(field.type, value, shows)
    return f"{field.name}={shown}"


def value_text(kind: Type, value: Any, shows: bool = True) -> str:
    """One value."""
    match kind:
        case Scalar():
            return str(value).lower() if kind.name == "bool" else str(value)
        case EnumType():
            return next((m.name for m in kind.members if m.number == value), str(value))
        case BitsType():
            return _bits(kind, value)
        case SlotType():
            return str(value)
        case StructType():
            return _braces([f for f in kind.fields], value, shows)
        case UnionType():
            return _braces([v.field for v in kind.variants], dict([value]), shows)
        case TableType():
            return _braces([v.field for v in kind.variants], value, shows)
        case ArrayType() | VectorType():
            return "[" + ", ".join(value_text(kind.element, v, shows) for v in value) + "]"
        case TextType():
            return _text(kind.kind, value)
    if isinstance(value, list):
        return "[" + ", ".join(_handle(v) for v in value) + "]"
    return _handle(value)


def _bits(kind: BitsType, value: int) -> str:
    left = value & (1 << kind.base.bits) - 1
    parts = []
    for member in kind.members:
        if left >> member.number & 1:
            parts.append(member.name)
            left &= ~(1 << member.number)
    if left or not parts:
        parts.append(str(left))
    return "|".join(parts)


def _braces(fields: Sequence[Field], values: Mapping[str, Any], shows: bool) -> str:
    there = (_field(f, values[f.name], shows) for f in fields if f.name in values)
    return "{" + ", ".join(there) + "}"


def _text(kind: TextKind, value: bytes) -> str:
    if kind is TextKind.NAME:
        return value.decode("ascii")
    if kind is TextKind.BYTES:
        return f'x"{value.hex()}"'
    return '"' + "".join(_escaped(c) for c in value.decode("utf-8")) + '"'


def _escaped(c: str) -> str:
    if c in '"\\':
        return "\\" + c
    return f"\\x{ord(c):02x}" if ord(c) < 0x20 or ord(c) == 0x7F else c


def _handle(value: Any) -> str:
    return "none" if value is None else f"cap:{value.slot}"
