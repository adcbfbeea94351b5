"""Where things stand (docs/wire.md, section 2): sizes, alignments, and the frame of one direction of a method.

Computed here from the written rules, apart from the compiler's layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

from writ.model import (
    HANDLE_TYPES,
    TAIL_TYPES,
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
    TextType,
    Type,
    UnionType,
    VectorType,
)

DESCRIPTOR_SIZE = 4
DESCRIPTOR_ALIGNMENT = 2
UNION_HEAD = 8
TABLE_HEAD = 8
REGISTER_BODY = 48
BODY_LIMIT = 4032
RECORDS_AT = 4032
RECORD_SIZE = 8

ANY_PROTOCOL = 0xFFFF  # of a handle that belongs to some protocol, whichever it is
CONNECTION_TYPE = 6
ENDPOINT_TYPE = 5

Tail = TextType | VectorType
Handle = HandleType | ClientType | ServerType


def round_up(value: int, step: int) -> int:
    """The lowest multiple of `step` that is not below `value`."""
    return -(-value // step) * step


def size_of(kind: Type) -> int:
    """Bytes that a value takes in the fixed part."""
    if isinstance(kind, Scalar):
        return kind.bits // 8
    if isinstance(kind, (EnumType, BitsType)):
        return size_of(kind.base)
    if isinstance(kind, SlotType):
        return 4
    if isinstance(kind, ArrayType):
        return kind.count * size_of(kind.element)
    if isinstance(kind, UnionType):
        return UNION_HEAD + kind.reserve
    if isinstance(kind, TableType):
        return TABLE_HEAD + kind.reserve
    if isinstance(kind, StructType):
        end = 0
        for field, offset in struct_places(kind):
            end = offset + size_of(field.type)
        return round_up(end, alignment_of(kind))
    if isinstance(kind, TAIL_TYPES):
        return DESCRIPTOR_SIZE
    raise TypeError(f"{kind!r} has no place in a body")


def alignment_of(kind: Type) -> int:
    """What the offset of a value is a multiple of."""
    if isinstance(kind, ArrayType):
        return alignment_of(kind.element)
    if isinstance(kind, (UnionType, TableType)):
        return 8
    if isinstance(kind, StructType):
        return max((alignment_of(field.type) for field in kind.fields), default=1)
    if isinstance(kind, TAIL_TYPES):
        return DESCRIPTOR_ALIGNMENT
    return size_of(kind)


def struct_places(struct: StructType) -> Iterator[tuple[Field, int]]:
    """The fields of a struct with their offsets."""
    cursor = 0
    for field in struct.fields:
        cursor = round_up(cursor, alignment_of(field.type))
        yield field, cursor
        cursor += size_of(field.type)


def table_places(table: TableType) -> Iterator[tuple[int, Field, int]]:
    """The members of a table by number: (number, field, offset of the slot from the start of the table)."""
    cursor = TABLE_HEAD
    for variant in sorted(table.variants, key=lambda v: v.number):
        cursor = round_up(cursor, alignment_of(variant.field.type))
        yield variant.number, variant.field, cursor
        cursor += size_of(variant.field.type)


@dataclass(frozen=True)
class Place:
    """A parameter in the fixed part. For a tail it is the place of its descriptor."""

    field: Field
    offset: int
    group: int  # index of its since group; 0 for what was there from the first version


@dataclass(frozen=True)
class Record:
    """One handle record: element `index` of handle parameter `field`."""

    field: Field
    index: int
    position: int  # among all records of the message

    @property
    def offset(self) -> int:
        return RECORDS_AT + RECORD_SIZE * self.position

    @property
    def type(self) -> Handle:
        assert isinstance(self.field.type, HANDLE_TYPES)
        return self.field.type

    @property
    def object_number(self) -> int:
        if isinstance(self.type, HandleType):
            return self.type.object_number
        return CONNECTION_TYPE if isinstance(self.type, ClientType) else ENDPOINT_TYPE

    @property
    def any_protocol(self) -> bool:
        """True if it belongs to a protocol, and to whichever it likes."""
        return isinstance(self.type, HandleType) and self.object_number in (
            ENDPOINT_TYPE,
            CONNECTION_TYPE,
        )

    @property
    def protocol(self) -> int:
        """The protocol of a good one."""
        if isinstance(self.type, HandleType):
            return ANY_PROTOCOL if self.any_protocol else 0
        return self.type.protocol_number

    @property
    def rights(self) -> int:
        return self.type.rights if isinstance(self.type, HandleType) else 0


@dataclass(frozen=True)
class Frame:
    """One direction of a method."""

    protocol: int  # number
    number: int  # of the method
    strict: bool
    is_reply: bool
    places: tuple[Place, ...]
    sizes: tuple[int, ...]  # of the fixed part, one per group, rising
    versions: tuple[int, ...]  # `since` of each group; 0 for the first
    records: tuple[Record, ...]
    errors: frozenset[int]  # statuses of its own that a reply may carry
    open_errors: bool  # a flexible set: any number from 64 up

    @property
    def tails(self) -> tuple[Place, ...]:
        return tuple(p for p in self.places if isinstance(p.field.type, TAIL_TYPES))

    @property
    def in_registers(self) -> bool:
        return not self.tails and not self.records and self.sizes[-1] <= REGISTER_BODY

    def group_start(self, group: int) -> int:
        return self.sizes[group - 1] if group else 0


def frame(owner: Protocol | Object, method: Method, is_reply: bool) -> Frame:
    """The frame of a method's request or reply."""
    fields = method.reply if is_reply else method.request
    body = [f for f in fields if not isinstance(f.type, HANDLE_TYPES)]
    versions = tuple(sorted({0} | {f.since for f in body}))
    places: list[Place] = []
    sizes: list[int] = []
    cursor = 0
    for group, version in enumerate(versions):
        for field in (f for f in body if f.since == version):
            cursor = round_up(cursor, alignment_of(field.type))
            places.append(Place(field, cursor, group))
            cursor += size_of(field.type)
        cursor = round_up(cursor, 8)
        sizes.append(cursor)
    declared = () if method.errors is None else method.errors.members
    return Frame(
        protocol=owner.protocol_number,
        number=method.number,
        strict=method.strict,
        is_reply=is_reply,
        places=tuple(places),
        sizes=tuple(sizes),
        versions=versions,
        records=_records(fields),
        errors=frozenset(m.number for m in declared),
        open_errors=method.errors is not None and not method.errors.strict,
    )


def _records(fields: tuple[Field, ...]) -> tuple[Record, ...]:
    records: list[Record] = []
    for field in fields:
        if isinstance(field.type, HANDLE_TYPES):
            count = field.type.count if isinstance(field.type, HandleType) else 1
            first = len(records)
            records.extend(Record(field, i, first + i) for i in range(count))
    return tuple(records)
