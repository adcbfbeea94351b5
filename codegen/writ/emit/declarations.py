"""Everything of a library that is no message: constants, enums, bits, structs, errors, roles and rights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Iterable

from writ.emit import names, values
from writ.emit.directions import Member, padding, store_lines
from writ.emit.steps import IdOf, Step, box_steps, laid_out, piece_steps
from writ.layout import (
    TABLE_HEAD,
    UNION_HEAD,
    Box,
    Piece,
    Placed,
    piece_checks,
    pieces_of,
    place,
    size_of,
    variants_of,
)
from writ.model import (
    ArrayType,
    BitsType,
    Const,
    EnumType,
    ErrorSet,
    Library,
    Machine,
    Object,
    Protocol,
    Scalar,
    Signals,
    StructType,
    TableType,
    Type,
    UnionType,
    VectorType,
)

Record = StructType | UnionType | TableType


@dataclass(frozen=True)
class ConstC:
    name: str
    value: str
    doc: str


@dataclass(frozen=True)
class EnumMember:
    name: str
    value: str
    word: str
    doc: str


@dataclass(frozen=True)
class EnumC:
    """A C enum. `judged` ones get `_is_known`, `named` ones `_name`."""

    tag: str
    word: str
    members: tuple[EnumMember, ...]
    parameter: str
    judged: bool
    named: bool
    doc: str


def const(made: Const, library: Library) -> ConstC:
    name = f"{names.upper(library.name)}_{names.upper(made.name)}"
    if isinstance(made.value, bool):
        return ConstC(name, "1" if made.value else "0", made.doc)
    if isinstance(made.value, str):
        text = made.value.replace("\\", "\\\\").replace('"', '\\"').replace("??", "?\\?")
        return ConstC(name, f'"{text}"', made.doc)
    if -0x80000000 < made.value <= 0x7FFFFFFF:
        return ConstC(name, str(made.value), made.doc)
    if made.value == -SIGNED_MAX - 1:  # C has no literal of it
        return ConstC(name, f"(-INT64_C({SIGNED_MAX}) - 1)", made.doc)
    signed = isinstance(made.type, Scalar) and made.type.signed
    return ConstC(name, f"{'INT' if signed else 'UINT'}64_C({made.value})", made.doc)


def _members(tag: str, pairs: Iterable[tuple[str, str, str]]) -> tuple[EnumMember, ...]:
    return tuple(
        EnumMember(names.member(tag, name), value, name, doc) for name, value, doc in pairs
    )


SIGNED_MAX = (1 << 63) - 1


def _literal(number: int) -> str:
    """A number that C takes without a remark."""
    return f"{number}u" if number > SIGNED_MAX else str(number)


def enum(made: EnumType) -> EnumC:
    parameter = f"{'int' if made.base.signed else 'uint'}{max(32, made.base.bits)}_t"
    pairs = [(m.name, _literal(m.number), m.doc) for m in made.members]
    tag = names.snake(made.name)
    return EnumC(tag, tag.replace("_", " "), _members(tag, pairs), parameter, True, True, made.doc)


def errors(made: ErrorSet) -> EnumC:
    pairs = [(m.name, str(m.number), m.doc) for m in made.members]
    tag = names.snake(made.name)
    return EnumC(tag, tag.replace("_", " "), _members(tag, pairs), "uint32_t", True, True, made.doc)


def _bit_enum(tag: str, pairs: Iterable[tuple[str, int, str]], doc: str) -> EnumC:
    bits = [(name, _bit(number), text) for name, number, text in pairs]
    return EnumC(tag, tag.replace("_", " "), _members(tag, bits), "uint64_t", False, False, doc)


def _bit(number: int) -> str:
    return f"1 << {number}" if number < 31 else f"UINT64_C(1) << {number}"


def bits(made: BitsType) -> EnumC:
    pairs = [(m.name, m.number, m.doc) for m in made.members]
    return _bit_enum(names.snake(made.name), pairs, made.doc)


def signals(made: Signals) -> EnumC:
    pairs = [(m.name, m.number, m.doc) for m in made.members]
    return _bit_enum(names.snake(made.name), pairs, made.doc)


def roles(owner: Protocol) -> EnumC:
    pairs = [(r.name, r.number, r.doc) for r in owner.roles]
    return _bit_enum(f"{names.prefix(owner)}_role", pairs, f"Roles of {owner.name}, as masks.")


def rights(owner: Object) -> EnumC:
    prefix = names.prefix(owner)
    pairs = [(m.name, m.number, m.doc) for m in owner.rights]
    single = _bit_enum(f"{prefix}_right", pairs, f"Rights to a {owner.name}, as masks.")
    mask = sum(1 << m.number for m in owner.rights)
    whole = EnumMember(f"{names.upper(prefix)}_RIGHTS", f"0x{mask:x}", "", "All of them.")
    return replace(single, members=(*single.members, whole))


def classes(made: Machine) -> EnumC:
    tag = f"{names.snake(made.name)}_class"
    pairs = [(name, str(i + 1), "") for i, name in enumerate(made.classes)]
    doc = f"Classes of {made.name}."
    return EnumC(tag, tag.replace("_", " "), _members(tag, pairs), "uint64_t", False, False, doc)


def protocol_numbers(library: Library) -> list[ConstC]:
    out = [
        ConstC(f"{names.upper(p.name)}_PROTOCOL", f"0x{p.number:04x}", f"Number of {p.name}.")
        for p in library.protocols
    ]
    for made in library.objects:
        upper = names.upper(made.name)
        out.append(ConstC(f"{upper}_TYPE", str(made.number), f"Type number of {made.name}."))
        out.append(ConstC(f"{upper}_PROTOCOL", f"0x{made.protocol_number:04x}", ""))
        if made.slot:
            out.append(ConstC(f"{upper}_SLOT", str(made.slot), "Its published start-up slot."))
    return out


class RecordC:
    """A struct, a union or a table: in memory as it stands on the wire."""

    def __init__(self, made: Record) -> None:
        self.tag = names.snake(made.name)
        self.doc = made.doc
        self.size = size_of(made)
        order = list(piece_checks(_pieces_inside(made)))
        id_of = _relative([(kind, subject) for kind, subject, _ in order])
        if isinstance(made, StructType):
            self.members = _padded(place(made.fields), 0, self.size)
            self.stores = _stores(place(made.fields), "v")
            found = piece_steps(pieces_of(made, 0, ""), values.Bytes("at"), id_of, "offset")
        else:
            self.members = _union_members(made) if isinstance(made, UnionType) else _slots(made)
            self.stores = _union_stores(made) if isinstance(made, UnionType) else _slot_stores(made)
            found = box_steps(made, id_of)
        self.steps: list[Step] = laid_out(found)
        self.has_calls = any(step.kind == "call" for step in self.steps)


def _pieces_inside(made: Record) -> list[Piece]:
    return pieces_of(made, 0, "") if isinstance(made, StructType) else [Box(0, "", made)]


def _padded(placed: list[Placed], start: int, size: int) -> list[Member]:
    """Fields as members of a C struct, with the padding between them named."""
    words = {names.word(spot.field.name) for spot in placed}
    out: list[Member] = []
    at = start
    for spot in (*placed, None):
        offset = spot.offset if spot else size
        if offset > at:
            out.append(padding(at, offset, words))
        if spot:
            name = names.word(spot.field.name)
            text = values.declared(spot.field.type, name, wire=True)
            out.append(Member(text, spot.field.doc, name, offset))
            at = spot.end
    return out


def _stores(placed: list[Placed], base: str) -> list[str]:
    return [
        line
        for spot in placed
        for line in store_lines(
            spot.field.type, spot.offset, f"{base}->{names.word(spot.field.name)}", "at"
        )
    ]


def _union_members(made: UnionType) -> list[Member]:
    lines = [
        f"        {values.declared(v.field.type, names.word(v.field.name), wire=True)};"
        for v in variants_of(made)
    ]
    rest = names.fresh("reserve", {names.word(v.field.name) for v in made.variants})
    body = "\n".join(["union {", *lines, f"        uint8_t {rest}[{made.reserve}];", "    } as"])
    about = f"which of them it is, an `enum {names.snake(made.name)}_tag`"
    return [
        Member("_Alignas(8) uint32_t tag", about, "tag", 0),
        Member("uint8_t padding_4[4]", "", "padding_4", 4),
        Member(body, "", "as", UNION_HEAD),
    ]


def _union_stores(made: UnionType) -> list[str]:
    out = ["writ_store_u32(at, v->tag);"]
    for variant in variants_of(made):
        path = f"v->as.{names.word(variant.field.name)}"
        out += [
            f"if (v->tag == {names.member(made.name + 'Tag', variant.field.name)}) {{",
            *(f"    {line}" for line in store_lines(variant.field.type, UNION_HEAD, path, "at")),
            "}",
        ]
    return out


def _slots(made: TableType) -> list[Member]:
    placed = [Placed(v.field, v.offset) for v in variants_of(made)]
    about = f"which of them are there, of `enum {names.snake(made.name)}_member`"
    mask = mask_of(made)
    return [
        Member(f"uint64_t {mask}", about, mask, 0),
        *_padded(placed, TABLE_HEAD, size_of(made)),
    ]


def mask_of(made: TableType) -> str:
    """The member that says which others are there."""
    return names.fresh("mask", {names.word(v.field.name) for v in made.variants})


def _slot_stores(made: TableType) -> list[str]:
    mask = mask_of(made)
    out = [f"writ_store_u64(at, v->{mask} & {names.upper(made.name)}_ALL);"]
    for variant in variants_of(made):
        path = f"v->{names.word(variant.field.name)}"
        bit = names.member(made.name + "Member", variant.field.name)
        out += [
            f"if ((v->{mask} & {bit}) != 0) {{",
            *(
                f"    {line}"
                for line in store_lines(variant.field.type, variant.offset, path, "at")
            ),
            "}",
        ]
    return out


def union_tags(made: UnionType) -> EnumC:
    pairs = [(v.field.name, str(v.number), v.field.doc) for v in variants_of(made)]
    tag = f"{names.snake(made.name)}_tag"
    doc = f"What a {made.name} can be."
    return EnumC(tag, tag.replace("_", " "), _members(tag, pairs), "uint64_t", True, False, doc)


def table_members(made: TableType) -> EnumC:
    pairs = [(v.field.name, v.number - 1, v.field.doc) for v in variants_of(made)]
    return _bit_enum(f"{names.snake(made.name)}_member", pairs, f"What a {made.name} can have.")


def table_mask(made: TableType) -> ConstC:
    mask = sum(1 << (v.number - 1) for v in made.variants)
    return ConstC(
        f"{names.upper(made.name)}_ALL", values.hex64(mask), f"All members of {made.name}."
    )


def records_of(library: Library) -> list[Record]:
    """Structs, unions and tables, each after those that it holds."""
    own: list[Record] = [*library.structs, *library.unions, *library.tables]
    own.sort(key=lambda record: (record.pos.path, record.pos.line))
    out: list[Record] = []

    def add(kind: Type) -> None:
        match kind:
            case ArrayType() | VectorType():
                add(kind.element)
            case StructType() | UnionType() | TableType() if kind not in out:
                inner = (
                    kind.fields
                    if isinstance(kind, StructType)
                    else [v.field for v in kind.variants]
                )
                for field in inner:
                    add(field.type)
                if kind in own:
                    out.append(kind)

    for record in own:
        add(record)
    return out


def _relative(order: list[tuple[str, str]]) -> IdOf:
    """Ids of an element's checks, counted from the first."""

    def id_of(kind: str, subject: str) -> str:
        index = order.index((kind, subject))
        return "first" if index == 0 else f"first + {index}"

    return id_of
