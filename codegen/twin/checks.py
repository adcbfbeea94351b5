"""The checks of one direction of a method (docs/wire.md, section 3): their list, which gives the
ids, and the plan that applies them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping

from twin import tag
from twin.shape import (
    TABLE_HEAD,
    UNION_HEAD,
    Frame,
    Place,
    Record,
    frame,
    size_of,
    struct_places,
    table_places,
)
from writ.model import (
    ArrayType,
    BitsType,
    EnumType,
    Machine,
    MachineKind,
    Method,
    Object,
    Protocol,
    Scalar,
    StructType,
    TableType,
    TextKind,
    TextType,
    Type,
    UnionType,
    VectorType,
    scalar_limits,
)

FORMAT, FLAGS, PROTOCOL, METHOD, ROLE, CLASS, SIZE, COUNT = range(1, 9)

HEAD = ("format", "flags", "protocol", "method", "role", "class", "size", "count")
LATE = {"guard": tag.DENIED, "exists": tag.NOT_FOUND, "state": tag.BAD_STATE}


@dataclass(frozen=True)
class Check:
    """One check: its id is 1 + its index in the list."""

    id: int
    kind: str
    name: str  # where in the message: a path of parameter and field names, or a place
    status: int  # what the sender is told


@dataclass(frozen=True)
class Zeros:
    """A run of padding."""

    check: int
    offset: int
    length: int


@dataclass(frozen=True)
class Value:
    """A scalar, enum or bits whose bytes can be wrong."""

    check: int
    offset: int
    size: int
    signed: bool
    type: Scalar | EnumType | BitsType


@dataclass(frozen=True)
class Repeat:
    """The elements of an array, checked one after the other by the same checks."""

    offset: int
    count: int
    stride: int
    each: "Nodes"


@dataclass(frozen=True)
class Choice:
    """A union: which variant, then what is in it."""

    offset: int
    tag_check: int
    zero_check: int
    arms: Mapping[int, "Nodes"]
    strict: bool


@dataclass(frozen=True)
class Slot:
    """A member of a table: what stands before its slot, what is in it if it is present, what if not."""

    bit: int
    before: "Nodes"
    present: "Nodes"
    absent: Zeros


@dataclass(frozen=True)
class Presence:
    """A table."""

    offset: int
    mask_check: int  # 0: every mask is accepted
    slots: tuple[Slot, ...]
    rest: "Nodes"

    @property
    def known(self) -> int:
        return sum(1 << slot.bit for slot in self.slots)


Node = Zeros | Value | Repeat | Choice | Presence
Nodes = tuple[Node, ...]


@dataclass(frozen=True)
class TailPlan:
    """The checks of one tail; 0 where there is no such check."""

    place: Place
    offset_check: int
    length_check: int
    end_check: int
    content_check: int  # of a name's bytes or a text's UTF-8
    element: Nodes  # of a vector
    element_size: int
    least: int
    padding_check: int


@dataclass(frozen=True)
class RecordPlan:
    """The checks of one handle record; rights_check 0 if none are asked for."""

    record: Record
    absent_check: int
    type_check: int
    protocol_check: int
    rights_check: int


@dataclass(frozen=True)
class Plan:
    """All checks of one direction of a method."""

    frame: Frame
    checks: tuple[Check, ...]
    fixed_check: int  # 0 without tails
    groups: tuple[Nodes, ...]
    tails: tuple[TailPlan, ...]
    end_check: int  # 0 without tails
    records: tuple[RecordPlan, ...]
    guard_check: int
    exists_checks: tuple[int, ...]
    state_checks: tuple[int, ...]

    def check(self, number: int) -> Check:
        return self.checks[number - 1]


@dataclass(frozen=True)
class _Piece:
    """Bytes `start`..`end` that belong to a value; `nodes` is empty if any bytes will do."""

    start: int
    end: int
    nodes: Nodes


class _Builder:
    """Collects the list while the plan is made in the order of the list."""

    def __init__(self) -> None:
        self.checks: list[Check] = []

    def add(self, kind: str, name: str) -> int:
        status = LATE.get(kind, tag.BAD_MESSAGE)
        self.checks.append(Check(len(self.checks) + 1, kind, name, status))
        return len(self.checks)

    def head(self, is_reply: bool) -> None:
        for kind in HEAD:
            self.add(kind, "tag")
        if not is_reply:
            self.checks[METHOD - 1] = Check(METHOD, "method", "tag", tag.UNKNOWN_METHOD)
            self.checks[ROLE - 1] = Check(ROLE, "role", "tag", tag.DENIED)

    def zeros(self, start: int, end: int, name: str) -> Nodes:
        if start == end:
            return ()
        where = f"{name}+{start}" if name else f"{start}"
        return (Zeros(self.add("padding", where), start, end - start),)

    def span(self, leaves: "list[_Leaf]", start: int, end: int, name: str) -> Nodes:
        """The checks of the bytes start..end by rising offset: the leaves', and zeros between them."""
        nodes: list[Node] = []
        cursor = start
        for leaf in leaves:
            nodes.extend(self.zeros(cursor, leaf.offset, name))
            nodes.extend(self.value(leaf))
            cursor = leaf.offset + size_of(leaf.type)
        nodes.extend(self.zeros(cursor, end, name))
        return tuple(nodes)

    def value(self, leaf: "_Leaf") -> Nodes:
        if isinstance(leaf.type, (Scalar, EnumType, BitsType)):
            return self.scalar(leaf, leaf.type)
        if isinstance(leaf.type, ArrayType):
            return self.array(leaf, leaf.type)
        if isinstance(leaf.type, UnionType):
            return (self.union(leaf, leaf.type),)
        if isinstance(leaf.type, TableType):
            return (self.table(leaf, leaf.type),)
        return ()  # slots and descriptors

    def scalar(self, leaf: "_Leaf", kind: Scalar | EnumType | BitsType) -> Nodes:
        word = refusal(kind)
        if not word:
            return ()
        base = kind if isinstance(kind, Scalar) else kind.base
        check = self.add(word, leaf.name)
        return (Value(check, leaf.offset, size_of(kind), base.signed, kind),)

    def array(self, leaf: "_Leaf", kind: ArrayType) -> Nodes:
        each = self.inside(kind.element, f"{leaf.name}[]")
        if not each:
            return ()
        return (Repeat(leaf.offset, kind.count, size_of(kind.element), each),)

    def inside(self, kind: Type, name: str) -> Nodes:
        """The checks of one value by itself, at offset 0."""
        return self.span(leaves_of(kind, 0, name), 0, size_of(kind), name)

    def union(self, leaf: "_Leaf", kind: UnionType) -> Choice:
        tag_check = self.add("variant", leaf.name)
        zero_check = self.add("padding", f"{leaf.name}+4")
        arms: dict[int, Nodes] = {}
        for variant in sorted(kind.variants, key=lambda v: v.number):
            name = f"{leaf.name}.{variant.field.name}"
            used = UNION_HEAD + size_of(variant.field.type)
            inner = leaves_of(variant.field.type, UNION_HEAD, name)
            nodes = self.span(inner, UNION_HEAD, used, name)
            nodes += self.zeros(used, UNION_HEAD + kind.reserve, name)
            arms[variant.number] = nodes
        return Choice(leaf.offset, tag_check, zero_check, arms, kind.strict)

    def table(self, leaf: "_Leaf", kind: TableType) -> Presence:
        every = len(kind.variants) == 64
        mask_check = self.add("mask", leaf.name) if kind.strict and not every else 0
        slots: list[Slot] = []
        cursor = TABLE_HEAD
        for number, field, offset in table_places(kind):
            name = f"{leaf.name}.{field.name}"
            end = offset + size_of(field.type)
            before = self.zeros(cursor, offset, leaf.name)
            present = self.span(leaves_of(field.type, offset, name), offset, end, name)
            absent = Zeros(self.add("padding", f"{name} absent"), offset, end - offset)
            slots.append(Slot(number - 1, before, present, absent))
            cursor = end
        rest = self.zeros(cursor, TABLE_HEAD + kind.reserve, leaf.name)
        return Presence(leaf.offset, mask_check, tuple(slots), rest)

    def tail(self, place: Place, first: bool) -> TailPlan:
        kind, name = place.field.type, place.field.name
        offset_check = 0 if first else self.add("tail_offset", name)
        length_check = self.add("tail_length", name)
        end_check = self.add("tail_end", name)
        content_check, element_size, least = 0, 1, 0
        element: Nodes = ()
        if isinstance(kind, TextType):
            if kind.kind is not TextKind.BYTES:
                content_check = self.add(kind.kind.value, name)
            least = 1 if kind.kind is TextKind.NAME else 0
        else:
            assert isinstance(kind, VectorType)
            element_size = size_of(kind.element)
            element = self.inside(kind.element, f"{name}[]")
        padding_check = self.add("tail_padding", name) if element_size % 8 else 0
        return TailPlan(
            place,
            offset_check,
            length_check,
            end_check,
            content_check,
            element,
            element_size,
            least,
            padding_check,
        )

    def record(self, record: Record) -> RecordPlan:
        name = record.field.name
        if getattr(record.type, "count", 1) > 1:
            name += f"[{record.index}]"
        return RecordPlan(
            record,
            self.add("handle_absent", name),
            self.add("handle_type", name),
            self.add("handle_protocol", name),
            self.add("handle_rights", name) if record.rights else 0,
        )


@dataclass(frozen=True)
class _Leaf:
    """A value that is no struct, with its place."""

    offset: int
    name: str
    type: Type


def leaves_of(kind: Type, offset: int, name: str) -> list[_Leaf]:
    """A value taken apart: structs become their fields, everything else stays whole."""
    if not isinstance(kind, StructType):
        return [_Leaf(offset, name, kind)]
    return [
        leaf
        for field, inner in struct_places(kind)
        for leaf in leaves_of(field.type, offset + inner, f"{name}.{field.name}")
    ]


def refusal(kind: Scalar | EnumType | BitsType) -> str:
    """The check that a value of this type can fail; "" if every pattern of its bytes is a value."""
    if isinstance(kind, Scalar):
        if kind.name == "bool":
            return "bool"
        return "range" if kind.ranged else ""
    low, high = scalar_limits(kind.base.name)
    if not kind.strict:
        return ""
    if isinstance(kind, EnumType):
        return "enum" if len({m.number for m in kind.members}) < high - low + 1 else ""
    return "bits" if len({m.number for m in kind.members}) < kind.base.bits else ""


def is_allowed(kind: Scalar | EnumType | BitsType, number: int) -> bool:
    """Whether a number that was read with the width and sign of `kind` is one of its values."""
    if isinstance(kind, Scalar):
        return kind.low <= number <= kind.high
    if not kind.strict:
        return True
    if isinstance(kind, EnumType):
        return any(m.number == number for m in kind.members)
    return number & ~kind.mask == 0


def plan(owner: Protocol | Object, method: Method, is_reply: bool) -> Plan:
    """The list of checks of one direction of a method, and how to apply them."""
    shape = frame(owner, method, is_reply)
    builder = _Builder()
    builder.head(is_reply)
    fixed_check = builder.add("fixed", shape.tails[0].field.name) if shape.tails else 0
    groups = tuple(_group(builder, shape, g) for g in range(len(shape.sizes)))
    tails = tuple(builder.tail(place, i == 0) for i, place in enumerate(shape.tails))
    end_check = builder.add("end", "body") if tails else 0
    records = tuple(builder.record(record) for record in shape.records)
    guard, exists, states = (0, (), ()) if is_reply else _late(builder, owner, method)
    return Plan(
        shape,
        tuple(builder.checks),
        fixed_check,
        groups,
        tails,
        end_check,
        records,
        guard,
        exists,
        states,
    )


def _group(builder: _Builder, shape: Frame, group: int) -> Nodes:
    leaves: list[_Leaf] = []
    for place in shape.places:
        if place.group == group:
            leaves.extend(leaves_of(place.field.type, place.offset, place.field.name))
    return builder.span(leaves, shape.group_start(group), shape.sizes[group], "")


def _late(
    builder: _Builder, owner: Protocol | Object, method: Method
) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    guarded = any(a.guard is not None for a in method.alternatives)
    guard = builder.add("guard", "roles") if guarded else 0
    looked_up: dict[tuple[str, str], int] = {}
    for step in method.steps:
        if machine_of(owner, step.machine).kind is MachineKind.KEYED:
            place = (step.machine, step.key)
            if place not in looked_up:
                looked_up[place] = builder.add("exists", f"{step.machine}[{step.key}]")
    states = tuple(builder.add("state", step.machine) for step in method.steps)
    return guard, tuple(looked_up.values()), states


def machine_of(owner: Protocol | Object, name: str) -> Machine:
    """The machine that a step of a method of `owner` names."""
    assert isinstance(owner, Protocol), "only protocols have machines"
    return owner.machine(name)
