"""Values to messages and back (docs/wire.md, section 2).

A value of a scalar, enum or bits is an int (a bool is a bool), of a struct a dict, of an array or a
vector a list, of a union a pair of the
variant's name and its value, of a table a dict of the members that are there, of bytes, name and
text a bytes, of a slot an int, of
a handle a HandleRecord or None, of a handle with a count a list of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping

from twin import tag
from twin.checks import Plan, is_allowed
from twin.judge import GOOD, fixed_size, judge_content, text_is_good
from twin.message import HandleRecord, Message, NO_RECORDS
from twin.shape import (
    BODY_LIMIT,
    DESCRIPTOR_SIZE,
    TABLE_HEAD,
    UNION_HEAD,
    Frame,
    round_up,
    size_of,
    struct_places,
    table_places,
)
from writ.model import (
    TAIL_TYPES,
    ArrayType,
    BitsType,
    EnumType,
    HandleType,
    Scalar,
    SlotType,
    StructType,
    TableType,
    TextType,
    Type,
    UnionType,
    VectorType,
)

Values = Mapping[str, Any]


class BadValue(ValueError):
    """A value that its type does not have."""


@dataclass(frozen=True)
class Decoded:
    """What a good message says: `version` is the highest complete since group."""

    values: dict[str, Any]
    version: int


def encode(plan: Plan, values: Values, version: int | None = None) -> Message:
    """The one message that says `values`, as a sender of `version` (by default the newest) writes it."""
    shape = plan.frame
    group = len(shape.sizes) - 1 if version is None else shape.versions.index(version)
    body = bytearray(shape.sizes[group])
    tails = bytearray()
    for place in shape.places:
        if place.group > group:
            continue
        value, kind = values[place.field.name], place.field.type
        if isinstance(kind, TAIL_TYPES):
            content, length = encode_tail(kind, value)
            at = len(body) + len(tails)
            body[place.offset : place.offset + 2] = at.to_bytes(2, "little")
            body[place.offset + 2 : place.offset + DESCRIPTOR_SIZE] = length.to_bytes(2, "little")
            tails += content.ljust(round_up(len(content), 8), b"\0")
        else:
            body[place.offset : place.offset + size_of(kind)] = encode_value(kind, value)
    whole = bytes(body + tails)
    if len(whole) > BODY_LIMIT:
        raise BadValue("the body is longer than a message can be")
    return Message(tag_of(shape, len(whole)).pack(), whole, _records(shape, values))


def tag_of(shape: Frame, size: int) -> tag.Tag:
    """The tag of a good message with a body of `size` bytes."""
    return tag.Tag(
        method=tag.OK if shape.is_reply else shape.number,
        protocol=shape.protocol,
        size=size,
        handles=len(shape.records),
        flags=(tag.REPLY if shape.is_reply else 0) | (0 if shape.in_registers else tag.BUFFER),
    )


def error_reply(shape: Frame, status: int) -> Message:
    """The reply that says a status other than OK."""
    return Message(tag.Tag(status, shape.protocol, 0, 0, tag.REPLY).pack())


def _records(shape: Frame, values: Values) -> bytes:
    packed = bytearray(NO_RECORDS)
    for record in shape.records:
        value = values[record.field.name]
        if isinstance(record.type, HandleType) and record.type.count > 1:
            value = value[record.index]
        if value is None:
            if not record.type.optional:
                raise BadValue(f"{record.field.name} is not optional")
            continue
        packed[8 * record.position : 8 * record.position + 8] = value.pack()
    return bytes(packed)


def encode_value(kind: Type, value: Any) -> bytes:
    """The bytes of a value of fixed size."""
    if isinstance(kind, (Scalar, EnumType, BitsType)):
        return encode_number(kind, int(value))
    if isinstance(kind, SlotType):
        return int(value).to_bytes(4, "little")
    if isinstance(kind, ArrayType):
        if len(value) != kind.count:
            raise BadValue(f"{len(value)} elements where {kind.count} belong")
        return b"".join(encode_value(kind.element, element) for element in value)
    if isinstance(kind, StructType):
        data = bytearray(size_of(kind))
        for field, offset in struct_places(kind):
            part = encode_value(field.type, value[field.name])
            data[offset : offset + len(part)] = part
        return bytes(data)
    if isinstance(kind, UnionType):
        return _encode_union(kind, value)
    assert isinstance(kind, TableType)
    return _encode_table(kind, value)


def encode_number(kind: Scalar | EnumType | BitsType, number: int) -> bytes:
    """The bytes of a scalar, an enum or bits."""
    base = kind if isinstance(kind, Scalar) else kind.base
    if not is_allowed(kind, number):
        raise BadValue(f"{number} is no {kind.name}")
    try:
        return number.to_bytes(base.bits // 8, "little", signed=base.signed)
    except OverflowError as error:
        raise BadValue(f"{number} does not fit {base.name}") from error


def _encode_union(kind: UnionType, value: tuple[str, Any]) -> bytes:
    name, payload = value
    variant = next(v for v in kind.variants if v.field.name == name)
    data = (
        variant.number.to_bytes(4, "little") + bytes(4) + encode_value(variant.field.type, payload)
    )
    return data.ljust(UNION_HEAD + kind.reserve, b"\0")


def _encode_table(kind: TableType, value: Values) -> bytes:
    data, mask = bytearray(TABLE_HEAD + kind.reserve), 0
    for number, field, offset in table_places(kind):
        if field.name in value:
            mask |= 1 << (number - 1)
            part = encode_value(field.type, value[field.name])
            data[offset : offset + len(part)] = part
    data[0:TABLE_HEAD] = mask.to_bytes(TABLE_HEAD, "little")
    return bytes(data)


def encode_tail(kind: TextType | VectorType, value: Any) -> tuple[bytes, int]:
    """The bytes of a tail without its padding, and its length as the descriptor says it."""
    if len(value) > kind.limit:
        raise BadValue(f"a tail of {len(value)} where {kind.limit} is the limit")
    if isinstance(kind, VectorType):
        return b"".join(encode_value(kind.element, element) for element in value), len(value)
    if not text_is_good(kind.kind, value):
        raise BadValue(f"{value!r} is no {kind.kind.value}")
    return bytes(value), len(value)


def decode(plan: Plan, message: Message) -> Decoded:
    """What a good message says; a bad one is the caller's mistake."""
    reject = judge_content(plan, message)
    if reject != GOOD:
        raise BadValue(f"check {reject.check} at {reject.offset}")
    shape, body = plan.frame, message.seen()
    fixed = fixed_size(plan, body)
    values: dict[str, Any] = {}
    for place in shape.places:
        kind, size = place.field.type, size_of(place.field.type)
        is_there = shape.sizes[place.group] <= fixed
        raw = body[place.offset : place.offset + size] if is_there else bytes(size)
        if isinstance(kind, TAIL_TYPES):
            values[place.field.name] = decode_tail(kind, raw, body)
        else:
            values[place.field.name] = decode_value(kind, raw)
    for record in shape.records:
        _decode_record(values, record.field.name, record.type, message.record(record.position))
    version = max(v for v, size in zip(shape.versions, shape.sizes) if size <= fixed)
    return Decoded(values, version)


def _decode_record(values: dict[str, Any], name: str, kind: Any, record: HandleRecord) -> None:
    value = record if record.slot else None
    if getattr(kind, "count", 1) > 1:
        values.setdefault(name, []).append(value)
    else:
        values[name] = value


def decode_value(kind: Type, raw: bytes) -> Any:
    """The value in bytes that have been checked."""
    if isinstance(kind, (Scalar, EnumType, BitsType)):
        base = kind if isinstance(kind, Scalar) else kind.base
        number = int.from_bytes(raw, "little", signed=base.signed)
        return bool(number) if base.name == "bool" else number
    if isinstance(kind, SlotType):
        return int.from_bytes(raw, "little")
    if isinstance(kind, ArrayType):
        step = size_of(kind.element)
        return [
            decode_value(kind.element, raw[i * step : (i + 1) * step]) for i in range(kind.count)
        ]
    if isinstance(kind, StructType):
        return {
            f.name: decode_value(f.type, raw[o : o + size_of(f.type)])
            for f, o in struct_places(kind)
        }
    if isinstance(kind, UnionType):
        return _decode_union(kind, raw)
    assert isinstance(kind, TableType)
    return _decode_table(kind, raw)


def _decode_union(kind: UnionType, raw: bytes) -> tuple[str, Any]:
    number = int.from_bytes(raw[0:4], "little")
    for variant in kind.variants:
        if variant.number == number:
            data = raw[UNION_HEAD : UNION_HEAD + size_of(variant.field.type)]
            return variant.field.name, decode_value(variant.field.type, data)
    return "", None


def _decode_table(kind: TableType, raw: bytes) -> dict[str, Any]:
    mask = int.from_bytes(raw[0:TABLE_HEAD], "little")
    return {
        field.name: decode_value(field.type, raw[offset : offset + size_of(field.type)])
        for number, field, offset in table_places(kind)
        if mask >> (number - 1) & 1
    }


def decode_tail(kind: TextType | VectorType, descriptor: bytes, body: bytes) -> Any:
    """The value of a tail that has been checked."""
    offset = int.from_bytes(descriptor[0:2], "little")
    length = int.from_bytes(descriptor[2:DESCRIPTOR_SIZE], "little")
    if isinstance(kind, TextType):
        return body[offset : offset + length]
    step = size_of(kind.element)
    return [
        decode_value(kind.element, body[offset + i * step : offset + (i + 1) * step])
        for i in range(length)
    ]
