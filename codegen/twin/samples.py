"""Good messages by rule: every end of every range, every member, every variant, every length at
which something changes.

Deterministic; what a rule yields depends on the contract alone.
"""

from __future__ import annotations

from typing import Any, Iterator

from twin import tag
from twin.checks import Plan
from twin.codec import encode, error_reply, tag_of
from twin.message import HandleRecord, Message
from twin.shape import BODY_LIMIT, Frame, Record, round_up, size_of
from writ.model import (
    ArrayType,
    BitsType,
    EnumType,
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
    scalar_limits,
)

PATTERN = 0x1122_3344_5566_7788
FIRST_SLOT = 40
ALL_RIGHTS = 0xFFFF
LETTERS = b"abcdefghijklmnopqrstuvwxyz"
NAME_ENDS = b"azAZ09._:@+-"
# The first and the last of everything that is well-formed UTF-8, by length, and those on both sides of the surrogates.
TEXT_ENDS = tuple(
    chr(code).encode()
    for code in (
        0x01,
        0x7F,
        0x80,
        0xBF,
        0x7C0,
        0x7FF,
        0x800,
        0xFFF,
        0x1000,
        0xCFFF,
        0xD000,
        0xD7FF,
        0xE000,
        0xFFFF,
    )
    + (0x10000, 0x3FFFF, 0x40000, 0xFFFFF, 0x100000, 0x10FFFF)
)


def typical(kind: Type) -> Any:
    """A value that is neither the lowest nor the highest where there is another, and has no zero byte where it can."""
    return sample_values(kind)[0]


def sample_values(kind: Type) -> list[Any]:
    """Values of a type worth trying; the first is the typical one."""
    if isinstance(kind, Scalar):
        return _scalars(kind)
    if isinstance(kind, EnumType):
        return _members(kind)
    if isinstance(kind, BitsType):
        return _masks(kind)
    if isinstance(kind, SlotType):
        return [FIRST_SLOT, 0, 0xFFFF_FFFF]
    if isinstance(kind, ArrayType):
        return [[value] * kind.count for value in sample_values(kind.element)]
    if isinstance(kind, StructType):
        return _structs(kind)
    if isinstance(kind, UnionType):
        return [
            (v.field.name, value) for v in kind.variants for value in sample_values(v.field.type)
        ]
    if isinstance(kind, TableType):
        return _tables(kind)
    if isinstance(kind, TextType):
        return _texts(kind)
    assert isinstance(kind, VectorType)
    return _vectors(kind)


def _distinct(values: list[Any]) -> list[Any]:
    kept: list[Any] = []
    for value in values:
        if value not in kept:
            kept.append(value)
    return kept


def _scalars(kind: Scalar) -> list[Any]:
    if kind.name == "bool":
        return [True, False]
    pattern = PATTERN & scalar_limits(kind.name)[1]
    middle = pattern if kind.low <= pattern <= kind.high else (kind.low + kind.high) // 2
    ends = [kind.low, kind.high]
    if kind.low <= 0 <= kind.high:
        ends.append(0)
    return _distinct([middle, *ends])


def _members(kind: EnumType) -> list[int]:
    numbers = [m.number for m in kind.members]
    if not kind.strict:
        limit = scalar_limits(kind.base.name)[1]
        numbers.append(next(n for n in range(limit, -1, -1) if n not in numbers))
    return _distinct(numbers)


def _masks(kind: BitsType) -> list[int]:
    singles = [1 << m.number for m in kind.members]
    masks = [kind.mask, 0, *singles]
    if not kind.strict:
        masks.append((1 << kind.base.bits) - 1)
    return _distinct(masks)


def _structs(kind: StructType) -> list[dict[str, Any]]:
    base = {field.name: typical(field.type) for field in kind.fields}
    found = [base]
    for field in kind.fields:
        found.extend({**base, field.name: value} for value in sample_values(field.type)[1:])
    return found


def _tables(kind: TableType) -> list[dict[str, Any]]:
    whole = {v.field.name: typical(v.field.type) for v in kind.variants}
    found: list[dict[str, Any]] = [whole, {}]
    for variant in kind.variants:
        name = variant.field.name
        found.extend({name: value} for value in sample_values(variant.field.type))
    return _distinct(found)


def letters(count: int) -> bytes:
    """`count` letters."""
    return (LETTERS * (count // len(LETTERS) + 1))[:count]


def _texts(kind: TextType) -> list[bytes]:
    least = 1 if kind.kind is TextKind.NAME else 0
    lengths = [
        n for n in (5, 0, 1, 7, 8, 9, kind.limit - 1, kind.limit) if least <= n <= kind.limit
    ]
    found = [letters(n) for n in lengths] or [letters(kind.limit)]
    if kind.kind is TextKind.NAME:
        found.extend(NAME_ENDS[i : i + kind.limit] for i in range(0, len(NAME_ENDS), kind.limit))
    if kind.kind is TextKind.TEXT:
        found.extend(letters(3) + end for end in TEXT_ENDS if 3 + len(end) <= kind.limit)
        found.extend(
            end * (kind.limit // len(end)) for end in TEXT_ENDS[2::8] if len(end) <= kind.limit
        )
    if kind.kind is TextKind.BYTES:
        found.append(bytes(range(256))[: kind.limit])
    return _distinct(found)


def _vectors(kind: VectorType) -> list[list[Any]]:
    elements = sample_values(kind.element)
    found = [[elements[0]] * n for n in (2, 0, 1, 3, kind.limit) if n <= kind.limit]
    found.extend([element] for element in elements[1:] if kind.limit)
    return _distinct(found)


def handle_for(record: Record) -> HandleRecord:
    """A handle that is exactly what is asked for."""
    slot = FIRST_SLOT + record.position
    rights = record.rights if isinstance(record.type, HandleType) else 1
    return HandleRecord(slot, rights, record.object_number, 0, record.protocol)


def typical_values(plan: Plan) -> dict[str, Any]:
    """The values of a message that is ordinary in every parameter."""
    values = {place.field.name: typical(place.field.type) for place in plan.frame.places}
    values.update(_handles(plan.frame))
    return values


def _handles(shape: Frame) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for record in shape.records:
        name, kind = record.field.name, record.type
        if isinstance(kind, HandleType) and kind.count > 1:
            values.setdefault(name, []).append(handle_for(record))
        else:
            values[name] = handle_for(record)
    return values


def good_values(plan: Plan) -> Iterator[tuple[str, dict[str, Any]]]:
    """Named sets of values: the typical one, then each parameter at each value worth trying, the others typical."""
    base = typical_values(plan)
    yield "typical", base
    for place in plan.frame.places:
        name = place.field.name
        for index, value in enumerate(sample_values(place.field.type)[1:]):
            yield f"{name} sample {index + 1}", {**base, name: value}
    for record in plan.frame.records:
        if record.index == 0:
            yield from _handle_variations(record, base)


def _handle_variations(
    record: Record, base: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    name, kind = record.field.name, record.type
    several = isinstance(kind, HandleType) and kind.count > 1
    richer = HandleRecord(0xFFFF, ALL_RIGHTS, record.object_number, 3, record.protocol)
    if several:
        yield f"{name} with every right", {**base, name: [richer] * len(base[name])}
        if kind.optional:
            yield f"{name} absent", {**base, name: [None] * len(base[name])}
        return
    yield f"{name} with every right", {**base, name: richer}
    if kind.optional:
        yield f"{name} absent", {**base, name: None}


def good_messages(plan: Plan) -> Iterator[tuple[str, Message]]:
    """Named good messages of one direction of a method."""
    for name, values in good_values(plan):
        if _fits(plan, values):
            yield name, encode(plan, values)
    for version in plan.frame.versions[:-1]:
        yield f"version {version}", encode(plan, typical_values(plan), version)
    if not plan.frame.strict and extended_size(plan) <= (
        48 if plan.frame.in_registers else BODY_LIMIT
    ):
        yield "longer by a group that is not known", extended(plan)


def good_errors(plan: Plan) -> Iterator[tuple[str, Message]]:
    """Named error replies that a method may give."""
    if plan.frame.is_reply:
        for status in (tag.BAD_MESSAGE, 63, *sorted(plan.frame.errors)):
            yield f"status {status}", error_reply(plan.frame, status)


def _fits(plan: Plan, values: dict[str, Any]) -> bool:
    size = plan.frame.sizes[-1]
    for place in plan.frame.tails:
        kind = place.field.type
        step = size_of(kind.element) if isinstance(kind, VectorType) else 1
        size += round_up(len(values[place.field.name]) * step, 8)
    return size <= BODY_LIMIT


def extended_size(plan: Plan) -> int:
    """Bytes of `extended`."""
    return len(encode(plan, typical_values(plan)).body) + 8


def extended(plan: Plan) -> Message:
    """The typical message of a later version whose fixed part has eight bytes more than any that is known."""
    message = encode(plan, typical_values(plan))
    fixed = plan.frame.sizes[-1]
    body = bytearray(message.body[:fixed] + b"\xff" * 8 + message.body[fixed:])
    for place in plan.frame.tails:
        at = int.from_bytes(body[place.offset : place.offset + 2], "little") + 8
        body[place.offset : place.offset + 2] = at.to_bytes(2, "little")
    return Message(tag_of(plan.frame, len(body)).pack(), bytes(body), message.records)
