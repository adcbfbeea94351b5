"""Sizes, offsets, classes and check ids of messages, by the rules of docs/wire.md.

Only the C emitters read this module. The Python twin computes the same facts from the page by
itself, so that a mistake here shows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Iterable, Iterator

from writ.model import (
    HANDLE_TYPES,
    MAX_BODY,
    REGISTER_BYTES,
    TAIL_TYPES,
    ArrayType,
    BitsType,
    ClassGuard,
    ClientType,
    EnumType,
    Field,
    HandleType,
    MachineKind,
    Method,
    Protocol,
    Ring,
    Scalar,
    ServerType,
    SlotType,
    StructType,
    TableType,
    TextKind,
    TextType,
    Type,
    UnionType,
    ValueGuard,
    VectorType,
)

DESCRIPTOR_BYTES = 4
DESCRIPTOR_ALIGN = 2
RECORDS_OFFSET = MAX_BODY
RECORD_BYTES = 8
TAG_CHECKS = ("format", "flags", "protocol", "method", "role", "class", "size", "count")
UNION_HEAD = 8
TABLE_HEAD = 8


def round_up(value: int, align: int) -> int:
    return -(-value // align) * align


def size_of(kind: Type) -> int:
    """Bytes of a value in a fixed part; a tail's is its descriptor."""
    match kind:
        case Scalar():
            return kind.bits // 8
        case EnumType() | BitsType():
            return kind.base.bits // 8
        case SlotType():
            return 4
        case ArrayType():
            return size_of(kind.element) * kind.count
        case StructType():
            return _struct(kind)[0]
        case UnionType():
            return UNION_HEAD + kind.reserve
        case TableType():
            return TABLE_HEAD + kind.reserve
        case TextType() | VectorType():
            return DESCRIPTOR_BYTES
        case _:
            raise ValueError(f"{type(kind).__name__} has no place in a body")


def align_of(kind: Type) -> int:
    match kind:
        case ArrayType():
            return align_of(kind.element)
        case StructType():
            return _struct(kind)[1]
        case UnionType() | TableType():
            return 8
        case TextType() | VectorType():
            return DESCRIPTOR_ALIGN
        case _:
            return size_of(kind)


_structs: dict[int, tuple[StructType, int, int]] = {}  # by identity: to hash one costs more


def _struct(kind: StructType) -> tuple[int, int]:
    """Its size and its alignment."""
    known = _structs.get(id(kind))
    if known is None:
        end, align = 0, 1
        for field in kind.fields:
            own = align_of(field.type)
            end = round_up(end, own) + size_of(field.type)
            align = max(align, own)
        known = _structs[id(kind)] = (kind, round_up(end, align), align)
    return known[1:]


@dataclass(frozen=True)
class Placed:
    """A field and where it stands."""

    field: Field
    offset: int

    @property
    def size(self) -> int:
        return size_of(self.field.type)

    @property
    def end(self) -> int:
        return self.offset + self.size


def holds_box(kind: Type) -> bool:
    """Whether a union or a table is somewhere in a value."""
    match kind:
        case UnionType() | TableType():
            return True
        case ArrayType() | VectorType():
            return holds_box(kind.element)
        case StructType():
            return any(holds_box(field.type) for field in kind.fields)
        case _:
            return False


def place(fields: Iterable[Field], start: int = 0) -> list[Placed]:
    """Fields one after the other, each at the next multiple of its alignment."""
    placed: list[Placed] = []
    end = start
    for field in fields:
        offset = round_up(end, align_of(field.type))
        placed.append(Placed(field, offset))
        end = offset + size_of(field.type)
    return placed


# ---------------------------------------------------------------- pieces of a fixed part


@dataclass(frozen=True)
class Leaf:
    """A scalar, enum, bits or slot. `kind` is its check, "" for none."""

    offset: int
    path: str  # from the parameter, with dots
    type: Scalar | EnumType | BitsType | SlotType
    kind: str


@dataclass(frozen=True)
class Pad:
    """A run of padding."""

    offset: int
    size: int


@dataclass(frozen=True)
class Rows:
    """An array in place: `pieces` are those of one element, their offsets and paths relative to it."""

    offset: int
    path: str
    type: ArrayType
    stride: int
    pieces: tuple["Piece", ...]


@dataclass(frozen=True)
class Box:
    """A union or a table in place."""

    offset: int
    path: str
    type: UnionType | TableType


Piece = Leaf | Pad | Rows | Box


@dataclass(frozen=True)
class Variant:
    """A variant of a union or a member of a table: `pieces` are those of its value, offsets from
    the start of the box."""

    number: int
    field: Field
    offset: int
    pieces: tuple[Piece, ...]

    @property
    def end(self) -> int:
        return self.offset + size_of(self.field.type)


def variants_of(kind: UnionType | TableType) -> list[Variant]:
    """By number. Values of a union all stand at its payload's start, those of a table one behind the other."""
    out: list[Variant] = []
    at = UNION_HEAD
    for made in sorted(kind.variants, key=lambda v: v.number):
        value = made.field.type
        if isinstance(kind, TableType):
            at = round_up(at, align_of(value))
        pieces = tuple(pieces_between([Placed(made.field, at)], at, at + size_of(value)))
        out.append(Variant(made.number, made.field, at, pieces))
        if isinstance(kind, TableType):
            at += size_of(value)
    return out


def knows_every_bit(kind: TableType) -> bool:
    return len({v.number for v in kind.variants}) == 64


def leaf_check(kind: Type) -> str:
    """The check of a leaf by its type."""
    match kind:
        case Scalar(name="bool"):
            return "bool"
        case Scalar():
            return "range" if kind.ranged else ""
        case EnumType():
            known = len({m.number for m in kind.members})
            return "enum" if kind.strict and known < 1 << kind.base.bits else ""
        case BitsType():
            return "bits" if kind.strict and kind.mask != (1 << kind.base.bits) - 1 else ""
        case _:
            return ""


def pieces_of(kind: Type, offset: int, path: str) -> list[Piece]:
    match kind:
        case StructType():
            pieces = pieces_between(place(kind.fields), 0, size_of(kind))
            return [_moved(piece, offset, path) for piece in pieces]
        case ArrayType():
            element = tuple(pieces_of(kind.element, 0, ""))
            return [Rows(offset, path, kind, size_of(kind.element), element)]
        case UnionType() | TableType():
            return [Box(offset, path, kind)]
        case Scalar() | EnumType() | BitsType() | SlotType():
            return [Leaf(offset, path, kind, leaf_check(kind))]
        case _:  # a descriptor is checked with its tail
            return []


def _moved(piece: Piece, offset: int, path: str) -> Piece:
    if isinstance(piece, Pad):
        return replace(piece, offset=piece.offset + offset)
    joined = ".".join(part for part in (path, piece.path) if part)
    return replace(piece, offset=piece.offset + offset, path=joined)


def pieces_between(placed: Iterable[Placed], start: int, end: int) -> list[Piece]:
    """Everything from `start` to `end`, by rising offset, with neighbouring padding made one run."""
    pieces: list[Piece] = []
    at = start
    for spot in placed:
        if spot.offset > at:
            pieces.append(Pad(at, spot.offset - at))
        pieces += pieces_of(spot.field.type, spot.offset, spot.field.name)
        at = spot.end
    if end > at:
        pieces.append(Pad(at, end - at))
    return _merged(pieces)


def _merged(pieces: list[Piece]) -> list[Piece]:
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if (
            isinstance(piece, Pad)
            and isinstance(last, Pad)
            and last.offset + last.size == piece.offset
        ):
            out[-1] = Pad(last.offset, last.size + piece.size)
        else:
            out.append(piece)
    return out


# ---------------------------------------------------------------- checks


@dataclass(frozen=True)
class Check:
    """A check of one direction: its frozen id, what kind, about which parameter or run, and where
    (0 where the place varies)."""

    id: int
    kind: str
    subject: str
    offset: int


def piece_checks(pieces: Iterable[Piece], path: str = "") -> Iterator[tuple[str, str, int]]:
    """(kind, subject, offset) of the checks of pieces, in the order in which they are made.
    Elements of an array share theirs."""

    def joined(name: str) -> str:
        return ".".join(part for part in (path, name) if part)

    for piece in pieces:
        match piece:
            case Leaf():
                if piece.kind:
                    yield piece.kind, joined(piece.path), piece.offset
            case Pad():
                yield "padding", joined(str(piece.offset)), piece.offset
            case Rows():
                for kind, subject, offset in piece_checks(piece.pieces):
                    inner = ".".join(part for part in (joined(piece.path), subject) if part)
                    yield kind, inner, piece.offset + offset
            case Box():
                for kind, subject, offset in box_checks(piece.type):
                    inner = ".".join(part for part in (joined(piece.path), subject) if part)
                    yield kind, inner, piece.offset + offset


def box_checks(kind: UnionType | TableType) -> Iterator[tuple[str, str, int]]:
    """Checks of a union or a table by itself."""
    made = variants_of(kind)
    whole = size_of(kind)
    if isinstance(kind, UnionType):
        yield "variant", "", 0
        yield "padding", "4", 4
        for variant in made:
            yield from piece_checks(variant.pieces)
            if variant.end < whole:
                yield "padding", f"{variant.field.name}.{variant.end}", variant.end
        return
    if kind.strict and not knows_every_bit(kind):
        yield "mask", "", 0
    at = TABLE_HEAD
    for variant in made:
        if at < variant.offset:
            yield "padding", str(at), at
        yield from piece_checks(variant.pieces)
        yield "padding", f"{variant.field.name}.absent", variant.offset
        at = variant.end
    if at < whole:
        yield "padding", str(at), at


def tail_checks(placed: Placed, is_first: bool) -> Iterator[tuple[str, str, int]]:
    """The first tail's offset is the cursor by definition, so it has no check."""
    kind, name = placed.field.type, placed.field.name
    if not is_first:
        yield "tail_offset", name, placed.offset
    yield "tail_length", name, placed.offset
    yield "tail_end", name, placed.offset
    match kind:
        case TextType(kind=TextKind.NAME):
            yield "name", name, 0
        case TextType(kind=TextKind.TEXT):
            yield "text", name, 0
        case VectorType():
            yield from piece_checks(pieces_of(kind.element, 0, ""), name)
    if pads_tail(kind):
        yield "tail_padding", name, 0


def pads_tail(kind: Type) -> bool:
    """Whether a tail of this type can need padding behind it."""
    return not isinstance(kind, VectorType) or size_of(kind.element) % 8 != 0


def tail_element(kind: TextType | VectorType) -> int:
    return size_of(kind.element) if isinstance(kind, VectorType) else 1


def tail_least(kind: TextType | VectorType) -> int:
    return 1 if isinstance(kind, TextType) and kind.kind is TextKind.NAME else 0


# ---------------------------------------------------------------- directions


@dataclass(frozen=True)
class Record:
    """Handle records of one parameter."""

    field: Field
    first: int
    count: int

    @property
    def rights(self) -> int:
        return self.field.type.rights if isinstance(self.field.type, HandleType) else 0


@dataclass(frozen=True)
class Direction:
    """A request or a reply as it stands on the wire."""

    fixed: tuple[Placed, ...]  # everything but handles, tails by their descriptors
    groups: tuple[tuple[int, int], ...]  # (version, size of the fixed part up to and with it)
    records: tuple[Record, ...]
    flexible: bool
    checks: tuple[Check, ...]

    @property
    def size(self) -> int:
        """The whole known fixed part."""
        return self.groups[-1][1]

    @property
    def least(self) -> int:
        return self.groups[0][1]

    @property
    def tails(self) -> tuple[Placed, ...]:
        return tuple(p for p in self.fixed if isinstance(p.field.type, TAIL_TYPES))

    @property
    def handles(self) -> int:
        return sum(r.count for r in self.records)

    @property
    def registers(self) -> bool:
        return not self.tails and not self.handles and self.size <= REGISTER_BYTES

    @property
    def boxed(self) -> bool:
        """True if a union or a table is somewhere in the body, so that it cannot be taken apart word by word."""
        return any(holds_box(placed.field.type) for placed in self.fixed)

    @property
    def graded(self) -> bool:
        """True if more than one size of the fixed part is accepted."""
        return self.flexible or len(self.groups) > 1

    @property
    def bound(self) -> int:
        """The largest body that a sender of this version makes."""
        return self.size + sum(
            round_up(t.field.type.limit * tail_element(t.field.type), 8)
            for t in self.tails
            if isinstance(t.field.type, TAIL_TYPES)
        )

    @property
    def empty(self) -> bool:
        return not self.fixed and not self.records

    def pieces(self) -> list[tuple[int, list[Piece]]]:
        """(start of the group, its pieces) for each group."""
        out: list[tuple[int, list[Piece]]] = []
        start = 0
        for _, end in self.groups:
            placed = [p for p in self.fixed if start <= p.offset < end]
            out.append((start, pieces_between(placed, start, end)))
            start = end
        return out

    def check(self, kind: str, subject: str = "") -> Check:
        return next(c for c in self.checks if c.kind == kind and c.subject == subject)


def _grouped(fields: Iterable[Field]) -> tuple[list[Placed], list[tuple[int, int]]]:
    inline = [f for f in fields if not isinstance(f.type, HANDLE_TYPES)]
    placed: list[Placed] = []
    groups: list[tuple[int, int]] = []
    end = 0
    for version in sorted({f.since for f in inline} | {0}):
        group = place([f for f in inline if f.since == version], end)
        placed += group
        end = round_up(group[-1].end if group else end, 8)
        groups.append((version, end))
    return placed, groups


def _records(fields: Iterable[Field]) -> Iterator[Record]:
    first = 0
    for field in fields:
        if isinstance(field.type, HANDLE_TYPES):
            count = field.type.count if isinstance(field.type, HandleType) else 1
            yield Record(field, first, count)
            first += count


def _handle_checks(record: Record) -> Iterator[tuple[str, str, int]]:
    for i in range(record.count):
        subject = record.field.name if record.count == 1 else f"{record.field.name}.{i}"
        offset = RECORDS_OFFSET + RECORD_BYTES * (record.first + i)
        yield "handle_absent", subject, offset
        yield "handle_type", subject, offset
        yield "handle_protocol", subject, offset
        if record.rights:
            yield "handle_rights", subject, offset


def _body_checks(made: Direction) -> Iterator[tuple[str, str, int]]:
    if made.tails:
        yield "fixed", "", made.tails[0].offset
    for _, pieces in made.pieces():
        yield from piece_checks(pieces)
    for i, tail in enumerate(made.tails):
        yield from tail_checks(tail, i == 0)
    if made.tails:
        yield "end", "", 0
    for record in made.records:
        yield from _handle_checks(record)


def object_subject(machine: str, key: str, pairs: list[tuple[str, str]]) -> str:
    """What a check calls an object: its machine, with the key if there are several of it."""
    several = sum(1 for other, _ in pairs if other == machine) > 1
    return f"{machine}.{key}" if several else machine


def _rule_checks(method: Method, protocol: Protocol) -> Iterator[tuple[str, str, int]]:
    """Steps 14 to 16."""
    if any(isinstance(a.guard, (ClassGuard, ValueGuard)) for a in method.alternatives):
        yield "guard", "", 0
    keyed = [s for s in method.steps if protocol.machine(s.machine).kind is MachineKind.KEYED]
    pairs = list(dict.fromkeys((s.machine, s.key) for s in keyed))
    for machine, key in pairs:
        yield "exists", object_subject(machine, key, pairs), 0
    for i, step in enumerate(method.steps):
        yield "state", f"{step.machine}.{i}" if len(method.steps) > 1 else step.machine, 0


def _direction(
    fields: tuple[Field, ...], flexible: bool, rules: Iterable[tuple[str, str, int]]
) -> Direction:
    placed, groups = _grouped(fields)
    bare = Direction(tuple(placed), tuple(groups), tuple(_records(fields)), flexible, ())
    named = [(kind, "", 0) for kind in TAG_CHECKS] + list(_body_checks(bare)) + list(rules)
    checks = tuple(Check(i + 1, *check) for i, check in enumerate(named))
    return replace(bare, checks=checks)


# By identity, as structs are; what it was made of stays with it, so that no other takes its place.
_requests: dict[tuple[int, int], tuple[Direction, Method, Protocol | None]] = {}
_replies: dict[int, tuple[Direction, Method]] = {}


def request_of(method: Method, protocol: Protocol | None = None) -> Direction:
    """The request of a method; without a protocol (kernel objects) there are no roles, machines or guards."""
    key = (id(method), id(protocol))
    if key not in _requests:
        rules = _rule_checks(method, protocol) if protocol else ()
        made = _direction(method.request, not method.strict, rules)
        _requests[key] = (made, method, protocol)
    return _requests[key][0]


def reply_of(method: Method) -> Direction:
    if id(method) not in _replies:
        made = _direction(method.reply, not method.strict, ())
        _replies[id(method)] = (made, method)
    return _replies[id(method)][0]


# The kernel's numbers of the two ends of a protocol.
ENDPOINT, CONNECTION = 5, 6


def handle_object(kind: Type) -> int:
    """The kernel type that a handle parameter's record names."""
    match kind:
        case HandleType():
            return kind.object_number
        case ClientType():
            return CONNECTION
        case ServerType():
            return ENDPOINT
        case _:
            raise ValueError(f"{type(kind).__name__} is no handle")


# ---------------------------------------------------------------- rings

RING_LINE = 64


@dataclass(frozen=True)
class RingLayout:
    """Where everything of a ring is in its shared memory: (indices, entries) of each queue, the
    data region, the whole size."""

    queues: tuple[tuple[int, int], ...]
    region: int
    size: int


def ring_layout(ring: Ring) -> RingLayout:
    """By the rules of docs/wire.md: header, two lines of indices for each queue, entries, data
    region, each at a multiple of 64."""
    indices = [RING_LINE * (1 + 2 * i) for i in range(len(ring.queues))]
    at = RING_LINE * (1 + 2 * len(ring.queues))
    entries = []
    for queue in ring.queues:
        entries.append(at)
        at = _line(at + queue.depth * size_of(queue.entry))
    return RingLayout(tuple(zip(indices, entries, strict=True)), at, _line(at + ring.region))


def _line(size: int) -> int:
    return -(-size // RING_LINE) * RING_LINE
