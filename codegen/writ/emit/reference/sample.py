"""A real message of each method: fixed example values, encoded by the twin, taken apart byte by byte."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterator

from twin.checks import plan
from twin.codec import decode, encode
from twin.message import HandleRecord, Message
from writ.emit.reference import spelling
from writ.layout import (
    CONNECTION,
    ENDPOINT,
    DESCRIPTOR_BYTES,
    RECORD_BYTES,
    RECORDS_OFFSET,
    Direction,
    Placed,
    Record,
    handle_object,
    round_up,
    size_of,
    tail_element,
)
from writ.model import (
    ArrayType,
    BitsType,
    ClientType,
    EnumType,
    Field,
    HandleType,
    Method,
    Object,
    Protocol,
    Scalar,
    ServerType,
    SlotType,
    StructType,
    TableType,
    TextKind,
    TextType,
    Type,
    UnionType,
    VectorType,
)

LINE = 8
FIRST_SLOT = 16
TEXT = "Is anybody there? Grüße."
NAME = b"disk0"
NUMBER = 7


@dataclass(frozen=True)
class Line:
    """`offset` is empty where the bytes are in no body."""

    offset: str
    data: bytes
    meaning: str

    @property
    def text(self) -> str:
        return f"{self.offset:<5} {self.data.hex(' '):<24} {self.meaning}".rstrip()


def value_of(kind: Type, index: int = 0) -> Any:
    """A value that every implementation accepts."""
    match kind:
        case Scalar(name="bool"):
            return True
        case Scalar():
            return min(max(NUMBER + index, kind.low), kind.high)
        case EnumType():
            return kind.members[0].number
        case BitsType():
            return 1 << kind.members[0].number
        case StructType():
            return {f.name: value_of(f.type, i) for i, f in enumerate(kind.fields)}
        case UnionType():
            first = kind.variants[0]
            return first.field.name, value_of(first.field.type)
        case TableType():
            return {v.field.name: value_of(v.field.type, i) for i, v in enumerate(kind.variants)}
        case ArrayType():
            return [value_of(kind.element, i) for i in range(kind.count)]
        case VectorType():
            return [value_of(kind.element, i) for i in range(min(2, kind.limit))]
        case TextType():
            return _text(kind)
        case SlotType():
            return FIRST_SLOT + index
        case _:
            return _handles(kind, index)


def _text(kind: TextType) -> bytes:
    match kind.kind:
        case TextKind.NAME:
            return NAME[: kind.limit]
        case TextKind.BYTES:
            return bytes(range(1, 1 + min(5, kind.limit)))
        case _:
            whole = TEXT
            while len(whole.encode()) > kind.limit:
                whole = whole[:-1]
            return whole.encode()


def _handles(kind: HandleType | ClientType | ServerType, index: int) -> Any:
    if isinstance(kind, HandleType):
        protocol = 0xFFFF if kind.object_number in (ENDPOINT, CONNECTION) else 0
    else:
        protocol = kind.protocol_number
    rights = kind.rights if isinstance(kind, HandleType) else 1
    count = kind.count if isinstance(kind, HandleType) else 1
    made = [
        HandleRecord(FIRST_SLOT + index + i, rights, handle_object(kind), 0, protocol)
        for i in range(count)
    ]
    return made if count > 1 else made[0]


def example(owner: Protocol | Object, method: Method, made: Direction, is_reply: bool) -> str:
    """The message, a line for every piece of it."""
    fields = method.reply if is_reply else method.request
    values = {field.name: value_of(field.type, i) for i, field in enumerate(fields)}
    known = plan(owner, method, is_reply)
    message = encode(known, values)
    assert decode(known, message).values.keys() == values.keys()
    lines = [_tag_line(owner, method, message, is_reply), *_body(made, message.body, values)]
    lines += [found for record in made.records for found in _record_lines(record, message)]
    return "\n".join(found.text for found in lines)


def _tag_line(owner: Protocol | Object, method: Method, message: Message, is_reply: bool) -> Line:
    tag = message.fields
    flags = [word for bit, word in ((1, "REPLY"), (2, "BUFFER")) if tag.flags & bit]
    words = [f"{owner.name}.{method.name}{' OK' if is_reply else ''}", f"{tag.size} bytes"]
    words += [f"{tag.handles} handle{'' if tag.handles == 1 else 's'}"] if tag.handles else []
    meaning = ", ".join([*words, *flags])
    return Line("tag", message.tag.to_bytes(8, "little"), meaning)


def _body(made: Direction, body: bytes, values: dict[str, Any]) -> Iterator[Line]:
    at = 0
    for spot in made.fixed:
        yield from _zeros(body, at, spot.offset)
        yield from _fixed(spot, body, values)
        at = spot.end
    yield from _zeros(body, at, made.size)
    for tail in made.tails:
        yield from _tail(tail, body, values)


def _fixed(spot: Placed, body: bytes, values: dict[str, Any]) -> Iterator[Line]:
    name, kind = spot.field.name, spot.field.type
    if isinstance(kind, (TextType, VectorType)):
        offset, length = _descriptor(body, spot.offset)
        unit = "bytes" if isinstance(kind, TextType) else "elements"
        yield from _lines(body, spot.offset, spot.end, f"{name}: {length} {unit} at {offset:04x}")
    else:
        yield from _lines(body, spot.offset, spot.end, f"{name} = {shown(kind, values[name])}")


def _descriptor(body: bytes, offset: int) -> tuple[int, int]:
    middle, end = offset + 2, offset + DESCRIPTOR_BYTES
    return int.from_bytes(body[offset:middle], "little"), int.from_bytes(body[middle:end], "little")


def _tail(tail: Placed, body: bytes, values: dict[str, Any]) -> Iterator[Line]:
    kind, name = tail.field.type, tail.field.name
    assert isinstance(kind, (TextType, VectorType))
    offset, length = _descriptor(body, tail.offset)
    end = offset + length * tail_element(kind)
    if isinstance(kind, TextType):
        yield from _lines(body, offset, end, f"{name}: {shown(kind, values[name])}")
    else:
        step = size_of(kind.element)
        for i, value in enumerate(values[name]):
            start = offset + i * step
            yield from _lines(
                body, start, start + step, f"{name}[{i}] = {shown(kind.element, value)}"
            )
    yield from _zeros(body, end, round_up(end, LINE))


def _zeros(body: bytes, start: int, end: int) -> Iterator[Line]:
    return _lines(body, start, end, "padding")


def _lines(data: bytes, start: int, end: int, meaning: str) -> Iterator[Line]:
    """Eight bytes a line; only the first says what they mean."""
    for at in range(start, end, LINE):
        stop = min(at + LINE, end)
        yield Line(f"{at:04x}", data[at:stop], meaning if at == start else "")


def _record_lines(record: Record, message: Message) -> Iterator[Line]:
    kind = record.field.type
    for i in range(record.count):
        position = record.first + i
        data = message.records[RECORD_BYTES * position : RECORD_BYTES * (position + 1)]
        name = record.field.name if record.count == 1 else f"{record.field.name}[{i}]"
        slot = int.from_bytes(data[:2], "little")
        meaning = f"{name}: slot {slot}, {spelling.handle_words(kind)}"
        yield Line(f"{RECORDS_OFFSET + RECORD_BYTES * position:04x}", data, meaning)


def shown(kind: Type, value: Any) -> str:
    """A value as a reader likes it."""
    match kind:
        case Scalar(name="bool"):
            return str(bool(value)).lower()
        case EnumType():
            return next(m.name for m in kind.members if m.number == value)
        case BitsType():
            return " | ".join(m.name for m in kind.members if value >> m.number & 1)
        case TextType(kind=TextKind.BYTES):
            return f"{len(value)} bytes"
        case TextType():
            return f'"{value.decode()}"'
        case StructType():
            return (
                "{ "
                + ", ".join(f"{f.name} = {shown(f.type, value[f.name])}" for f in kind.fields)
                + " }"
            )
        case ArrayType():
            return "[" + ", ".join(shown(kind.element, element) for element in value) + "]"
        case UnionType():
            name, inner = value
            return f"{name} {shown(_variant(kind, name).type, inner)}"
        case TableType():
            return (
                "{ "
                + ", ".join(f"{n} = {shown(_variant(kind, n).type, v)}" for n, v in value.items())
                + " }"
            )
        case SlotType():
            return f"slot {value}"
        case _:
            return str(value)


def _variant(kind: UnionType | TableType, name: str) -> Field:
    return next(v.field for v in kind.variants if v.field.name == name)
