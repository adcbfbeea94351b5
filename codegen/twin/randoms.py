"""Random values of a type and of the parameters of a message, from a seeded generator."""

from __future__ import annotations

from random import Random
from typing import Any

from twin.checks import Plan
from twin.samples import handle_for
from twin.shape import BODY_LIMIT, round_up, size_of
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

NAME_BYTES = b"ABCXYZabcxyz019._:@+-"
LETTERS = "aZ09 \t\"\\'\x01\x7fäß€漢\U0001f600"


def random_value(numbers: Random, kind: Type, room: int, unknown: bool = False) -> Any:
    """A value of a type; tails take at most `room` bytes. With `unknown`, flexible enums and bits
    have values without a name, too."""
    match kind:
        case Scalar():
            ends = (kind.low, kind.high, max(kind.low, min(0, kind.high)))
            drawn = numbers.randint(kind.low, kind.high)
            number = numbers.choice((*ends, drawn, drawn, drawn))
            return bool(number) if kind.name == "bool" else number
        case EnumType() | BitsType() if unknown and not kind.strict and numbers.random() < 0.3:
            return numbers.randint(*scalar_limits(kind.base.name))
        case EnumType():
            return numbers.choice(kind.members).number
        case BitsType():
            return numbers.getrandbits(64) & kind.mask
        case SlotType():
            return numbers.getrandbits(32)
        case StructType():
            return {f.name: random_value(numbers, f.type, room, unknown) for f in kind.fields}
        case UnionType():
            variant = numbers.choice(kind.variants)
            return variant.field.name, random_value(numbers, variant.field.type, room, unknown)
        case TableType():
            return {
                v.field.name: random_value(numbers, v.field.type, room, unknown)
                for v in kind.variants
                if numbers.random() < 0.6
            }
        case ArrayType():
            return [random_value(numbers, kind.element, room, unknown) for _ in range(kind.count)]
        case VectorType():
            most = min(kind.limit, room // size_of(kind.element))
            count = numbers.choice((0, 1, numbers.randint(0, most))) if most else 0
            return [random_value(numbers, kind.element, room, unknown) for _ in range(count)]
        case TextType():
            return random_text(numbers, kind, min(kind.limit, room))
    raise TypeError(f"{kind!r} has no values")


def random_text(numbers: Random, kind: TextType, room: int) -> bytes:
    least = 1 if kind.kind is TextKind.NAME else 0
    count = numbers.choice((least, numbers.randint(least, max(least, room))))
    if kind.kind is TextKind.NAME:
        return bytes(numbers.choice(NAME_BYTES) for _ in range(count))
    if kind.kind is TextKind.BYTES:
        return numbers.randbytes(count)
    text = ""
    while len((text + "\U0001f600").encode()) <= count:
        text += numbers.choice(LETTERS)
    return text.encode()


def random_values(numbers: Random, plan: Plan, unknown: bool = False) -> dict[str, Any]:
    """Values of all parameters of a message that is not too long."""
    shape = plan.frame
    room = BODY_LIMIT - shape.sizes[-1]
    values: dict[str, Any] = {}
    for place in shape.places:
        kind = place.field.type
        value = random_value(numbers, kind, room // 2, unknown)
        values[place.field.name] = value
        if isinstance(kind, (TextType, VectorType)):
            step = size_of(kind.element) if isinstance(kind, VectorType) else 1
            room -= round_up(len(value) * step, 8)
    for record in shape.records:
        handle, kind = handle_for(record), record.type
        if isinstance(kind, HandleType) and kind.count > 1:
            values.setdefault(record.field.name, []).append(handle)
        else:
            values[record.field.name] = None if kind.optional and numbers.random() < 0.5 else handle
    return values
