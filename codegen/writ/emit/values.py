"""C expressions that read, write and judge single values of a body."""

from __future__ import annotations

from dataclasses import dataclass

from writ.emit import names
from writ.layout import Leaf, size_of
from writ.model import (
    ArrayType,
    BitsType,
    EnumType,
    Scalar,
    SlotType,
    StructType,
    TableType,
    Type,
    UnionType,
)


def hex64(value: int) -> str:
    return f"UINT64_C(0x{value:016x})"


def unsigned(bits: int) -> str:
    return f"uint{bits}_t"


def c_type(kind: Type) -> str:
    """The type of a value in views and arguments; arrays are told by their element, which is as it
    stands on the wire."""
    match kind:
        case Scalar(name="bool"):
            return "bool"
        case Scalar():
            return f"{'int' if kind.signed else 'uint'}{kind.bits}_t"
        case EnumType():
            return f"enum {names.snake(kind.name)}" if kind.strict else unsigned(kind.base.bits)
        case BitsType():
            return unsigned(kind.base.bits)
        case SlotType():
            return "uint32_t"
        case StructType() | UnionType() | TableType():
            return f"struct {names.snake(kind.name)}"
        case ArrayType():
            return wire_type(kind.element)
        case _:
            raise ValueError(f"{type(kind).__name__} is no plain value")


def wire_type(kind: Type) -> str:
    """The type of a value where it stands in a body: enums are sized integers there."""
    match kind:
        case EnumType():
            return f"{'int' if kind.base.signed else 'uint'}{kind.base.bits}_t"
        case ArrayType():
            return wire_type(kind.element)
        case _:
            return c_type(kind)


def bounds_suffix(kind: Type) -> str:
    """`[2][3]` for arrays of arrays, else nothing."""
    out = ""
    while isinstance(kind, ArrayType):
        out += f"[{kind.count}]"
        kind = kind.element
    return out


def declared(kind: Type, name: str, wire: bool = False) -> str:
    return f"{wire_type(kind) if wire else c_type(kind)} {name}{bounds_suffix(kind)}"


@dataclass(frozen=True)
class Words:
    """A body in registers: `words` is the expression of word i."""

    words: str = "m->w[{i}]"

    def word(self, offset: int) -> str:
        return self.words.format(i=offset // 8)

    def raw(self, offset: int, size: int) -> str:
        """The value's bytes as an unsigned number of its size."""
        word, shift = self.word(offset), 8 * (offset % 8)
        if size == 8:
            return word
        return f"({unsigned(8 * size)}){word if shift == 0 else f'({word} >> {shift})'}"


@dataclass(frozen=True)
class Bytes:
    """A body in memory at `base`."""

    base: str = "body"

    def at(self, offset: int) -> str:
        return self.base if offset == 0 else f"{self.base} + {offset}"

    def word(self, offset: int) -> str:
        return f"writ_load_u64({self.at(offset - offset % 8)})"

    def raw(self, offset: int, size: int) -> str:
        return f"writ_load_u{8 * size}({self.at(offset)})"


Source = Words | Bytes


def load(source: Source, offset: int, kind: Type, wire: bool = False) -> str:
    """The value as its C type, or as the sized integer that it is inside structs and arrays."""
    size = size_of(kind)
    raw = source.raw(offset, size)
    match kind:
        case Scalar(name="bool"):
            return f"{raw} != 0"
        case Scalar(signed=True):
            return f"(int{8 * size}_t){raw}"
        case EnumType(strict=True) if not wire:
            signed = f"(int{8 * size}_t)" if kind.base.signed else ""
            return f"({c_type(kind)}){signed}{raw}"
    return raw


def as_unsigned(expression: str, kind: Type) -> str:
    """The value as an unsigned number of its size on the wire."""
    match kind:
        case Scalar(signed=False) | BitsType() | SlotType() | EnumType(strict=False):
            return expression
        case _:
            return f"({unsigned(8 * size_of(kind))}){expression}"


def as_word(expression: str, offset: int, kind: Type) -> str:
    """The value's part of its register word."""
    shift = 8 * (offset % 8)
    value = as_unsigned(expression, kind)
    if size_of(kind) == 8:
        return value
    return f"(uint64_t){value} << {shift}" if shift else f"{value}"


def pad_mask(offset: int, size: int) -> int:
    """The bits of a padding run within its word."""
    return ((1 << (8 * size)) - 1) << (8 * (offset % 8))


def number(value: int, kind: Scalar) -> str:
    """A bound of a range as a C constant."""
    if kind.signed:
        if value == -(1 << 63):
            return "INT64_MIN"
        return f"INT64_C({value})" if kind.bits == 64 else str(value)
    return f"UINT64_C({value})" if value > 0x7FFFFFFF else str(value)


def range_failure(value: str, kind: Scalar) -> str:
    """True if the value is outside; a side that the type cannot pass is left out."""
    limits = (-(1 << (kind.bits - 1)) if kind.signed else 0, (1 << kind.bits - kind.signed) - 1)
    sides = []
    if kind.low != limits[0]:
        sides.append(f"{value} < {number(kind.low, kind)}")
    if kind.high != limits[1]:
        sides.append(f"{value} > {number(kind.high, kind)}")
    return " || ".join(sides)


def failure(source: Source, leaf: Leaf) -> str:
    """The condition that fails a leaf's check."""
    kind, size = leaf.type, size_of(leaf.type)
    raw = source.raw(leaf.offset, size)
    match leaf.kind:
        case "bool":
            return f"{raw} > 1"
        case "range":
            assert isinstance(kind, Scalar)
            return range_failure(load(source, leaf.offset, kind), kind)
        case "enum":
            assert isinstance(kind, EnumType)
            value = f"(int{8 * size}_t){raw}" if kind.base.signed else raw
            return f"!{names.snake(kind.name)}_is_known({value})"
        case _:
            assert isinstance(kind, BitsType)
            full = (1 << kind.base.bits) - 1
            mask = full & ~kind.mask
            text = hex64(mask) if kind.base.bits == 64 else f"0x{mask:x}U"
            return f"({raw} & {text}) != 0"
