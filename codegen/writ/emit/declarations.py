"""Everything of a library that is no message: constants, enums, bits, structs, errors, roles and rights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable

from writ.emit import names, values
from writ.emit.directions import Member, store_lines
from writ.emit.steps import IdOf, Step, laid_out, piece_steps
from writ.layout import Piece, piece_checks, pieces_between, place, size_of
from writ.model import (
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
)


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
        text = made.value.replace("\\", "\\\\").replace('"', '\\"')
        return ConstC(name, f'"{text}"', made.doc)
    if -0x80000000 < made.value <= 0x7FFFFFFF:
        return ConstC(name, str(made.value), made.doc)
    signed = isinstance(made.type, Scalar) and made.type.signed
    return ConstC(name, f"{'INT' if signed else 'UINT'}64_C({made.value})", made.doc)


def _members(tag: str, pairs: Iterable[tuple[str, str, str]]) -> tuple[EnumMember, ...]:
    return tuple(
        EnumMember(names.member(tag, name), value, name, doc) for name, value, doc in pairs
    )


def enum(made: EnumType) -> EnumC:
    parameter = ("int" if made.base.signed else "uint") + "64_t"
    pairs = [(m.name, str(m.number), m.doc) for m in made.members]
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
    pairs = [(m.name, m.number, m.doc) for m in owner.rights]
    return _bit_enum(f"{names.prefix(owner)}_right", pairs, f"Rights to a {owner.name}, as masks.")


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


class StructC:
    """A struct that stands on the wire as it is in memory."""

    def __init__(self, made: StructType) -> None:
        self.tag = names.snake(made.name)
        self.doc = made.doc
        self.size = size_of(made)
        placed = place(made.fields)
        self.members: list[Member] = []
        at = 0
        for spot in (*placed, None):
            offset = spot.offset if spot else self.size
            if offset > at:
                text = f"uint8_t padding_{at}[{offset - at}]"
                self.members.append(Member(text, "", f"padding_{at}", at))
            if spot:
                name = names.word(spot.field.name)
                text = values.declared(spot.field.type, name, wire=True)
                self.members.append(Member(text, spot.field.doc, name, offset))
                at = spot.end
        pieces = pieces_between(placed, 0, self.size)
        self.steps: list[Step] = laid_out(
            piece_steps(pieces, values.Bytes("at"), _relative(pieces), "offset")
        )
        self.has_calls = any(step.kind == "call" for step in self.steps)
        self.stores = [
            line
            for spot in placed
            for line in store_lines(
                spot.field.type, spot.offset, f"v->{names.word(spot.field.name)}", "at"
            )
        ]


def _relative(pieces: list[Piece]) -> IdOf:
    """Ids of an element's checks, counted from the first."""
    order = [(kind, subject) for kind, subject, _ in piece_checks(pieces)]

    def id_of(kind: str, subject: str) -> str:
        index = order.index((kind, subject))
        return "first" if index == 0 else f"first + {index}"

    return id_of
