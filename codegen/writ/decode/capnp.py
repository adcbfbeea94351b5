"""A Cap'n Proto body as the native message that says the same (docs/capnp.md), for tools; the C
codec is the one that is strict to the byte."""

from __future__ import annotations

from typing import Any

from twin.codec import BadValue, encode, error_reply
from twin.manifest import Direction
from twin.message import HandleRecord, Message
from writ.emit.capnp_layout import Layout, Place, bits_of, layout_of, struct_layout
from writ.model import (
    ArrayType,
    HandleType,
    Scalar,
    StructType,
    TableType,
    TextKind,
    TextType,
    Type,
    UnionType,
    VectorType,
)

SIZES = {1: 1, 8: 2, 16: 3, 32: 4, 64: 5}


class BadSegment(Exception):
    """The body is no segment of this message, in words."""


def native_of(direction: Direction, message: Message) -> Message:
    """The native form; raises BadSegment where there is none."""
    if direction.is_reply and message.fields.method:
        return error_reply(direction.plan.frame, message.fields.method)
    fields = direction.method.reply if direction.is_reply else direction.method.request
    segment = _Segment(message.seen())
    values = segment.struct(struct_layout(fields), segment.root())
    for record in direction.plan.frame.records:
        _put_record(values, record.field.name, record.type, message.record(record.position))
    try:
        return encode(direction.plan, values)
    except (BadValue, KeyError, StopIteration) as error:
        raise BadSegment(f"a value is not of its type: {error}") from error


def _put_record(values: dict[str, Any], name: str, kind: Any, record: HandleRecord) -> None:
    value = record if record.slot else None
    if isinstance(kind, HandleType) and kind.count > 1:
        before = values[name] if isinstance(values[name], list) else []
        values[name] = [*(v for v in before if not isinstance(v, int)), value]
    else:
        values[name] = value


Sections = tuple[int, int, int]  # first word of the data, words of data, pointers


class _Segment:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.words = len(data) // 8
        if not self.words:
            raise BadSegment("there is no root pointer")

    def word(self, at: int) -> int:
        if not 0 <= at < self.words:
            raise BadSegment(f"word {at} is outside of the segment")
        return int.from_bytes(self.data[8 * at : 8 * at + 8], "little")

    def root(self) -> Sections:
        return self.sections(0, self.word(0))

    def target(self, at: int, pointer: int) -> int:
        offset = (pointer & 0xFFFF_FFFF) >> 2
        return at + 1 + (offset - (1 << 30) if offset >> 29 else offset)

    def sections(self, at: int, pointer: int) -> Sections:
        if pointer & 3:
            raise BadSegment(f"word {at} is no pointer to a struct")
        first, data, pointers = self.target(at, pointer), pointer >> 32 & 0xFFFF, pointer >> 48
        if pointer and data + pointers:
            self.word(first), self.word(first + data + pointers - 1)
        return (first, data, pointers) if pointer else (0, 0, 0)

    def bits(self, first: int, place: int, bits: int) -> int:
        return self.word(first + place // 64) >> place % 64 & (1 << bits) - 1

    def number(self, kind: Type, raw: int) -> Any:
        base = getattr(kind, "base", kind)
        if isinstance(base, Scalar) and base.signed and raw >> base.bits - 1:
            raw -= 1 << base.bits
        return bool(raw) if isinstance(base, Scalar) and base.name == "bool" else raw

    def struct(self, made: Layout, view: Sections) -> dict[str, Any]:
        return {place.field.name: self.value(place, view) for place in made.places}

    def value(self, place: Place, view: Sections) -> Any:
        first, data, pointers = view
        kind = place.field.type
        if not place.is_pointer:
            raw = self.bits(first, place.at, place.bits) if place.at // 64 < data else 0
            return self.number(kind, raw)
        at = first + data + place.at
        pointer = self.word(at) if place.at < pointers else 0
        if isinstance(kind, (StructType, UnionType, TableType)):
            return self.box(kind, self.sections(at, pointer))
        if isinstance(kind, TextType):
            return self.text(kind, at, pointer)
        if isinstance(kind, (ArrayType, VectorType)):
            found = self.list(kind.element, at, pointer)
            if not found and isinstance(kind, ArrayType) and place.field.since:
                return [self.box(kind.element, (0, 0, 0))] * kind.count
            return found
        return []

    def box(self, kind: Type, view: Sections) -> Any:
        if not isinstance(kind, (StructType, UnionType, TableType)):
            return self.number(kind, 0)
        made = layout_of(kind)
        first, data, _ = view
        if isinstance(kind, UnionType):
            at = made.discriminant
            index = self.bits(first, at, 16) if at // 64 < data else 0
            if index >= len(made.places):
                raise BadSegment(f"{kind.name} has no variant {index}")
            place = made.places[index]
            return place.field.name, self.value(place, view)
        if isinstance(kind, TableType):
            mask = self.word(first) if data else 0
            there = [p for p in made.places if mask >> (p.number - 1) & 1]
            return {p.field.name: self.value(p, view) for p in there}
        return self.struct(made, view)

    def text(self, kind: TextType, at: int, pointer: int) -> bytes:
        first, count = self.extent(at, pointer, 8)
        raw = self.data[8 * first : 8 * first + count]
        if kind.kind is TextKind.BYTES or not pointer:
            return raw
        if not raw.endswith(b"\0"):
            raise BadSegment(f"the text at word {first} has no end")
        return raw[:-1]

    def extent(self, at: int, pointer: int, bits: int) -> tuple[int, int]:
        """First word and number of elements of a list of numbers."""
        if not pointer:
            return 0, 0
        count, first = pointer >> 35, self.target(at, pointer)
        if pointer & 3 != 1 or pointer >> 32 & 7 != SIZES[bits]:
            raise BadSegment(f"word {at} is no pointer to a list of {bits} bits")
        if count:
            self.word(first), self.word(first + (count * bits - 1) // 64)
        return first, count

    def list(self, kind: Type, at: int, pointer: int) -> list[Any]:
        bits = bits_of(kind)
        if bits:
            first, count = self.extent(at, pointer, bits)
            return [self.number(kind, self.bits(first, i * bits, bits)) for i in range(count)]
        if not pointer:
            return []
        if pointer & 3 != 1 or pointer >> 32 & 7 != 7:
            raise BadSegment(f"word {at} is no pointer to a list of structs")
        first = self.target(at, pointer)
        head = self.word(first)
        count, data, pointers = (head & 0xFFFF_FFFF) >> 2, head >> 32 & 0xFFFF, head >> 48
        if count * (data + pointers) > self.words or count > 4096:
            raise BadSegment(f"the list at word {first} is longer than the segment")
        step = data + pointers
        return [self.box(kind, (first + 1 + i * step, data, pointers)) for i in range(count)]
