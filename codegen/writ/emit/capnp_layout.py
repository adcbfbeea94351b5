"""Where Cap'n Proto puts the fields of a struct: its rules for filling words, for the schemas that capnp.py makes.

Fields are placed in the order of their ordinals, each in the smallest hole that holds it. Members
of a union share places. A test compares the result with
what `capnp compile` prints for every schema.
"""

from __future__ import annotations

from dataclasses import dataclass, field as made
from functools import cache

from writ.model import (
    HANDLE_TYPES,
    TAIL_TYPES,
    ArrayType,
    BitsType,
    EnumType,
    Field,
    HandleType,
    Scalar,
    SlotType,
    StructType,
    TableType,
    Type,
    UnionType,
)

WORD_LG = 6  # a word has 2^6 bits
DISCRIMINANT_LG = 4


@dataclass(frozen=True)
class Place:
    """Of data: the first bit in the data section. Of a pointer: its index."""

    field: Field
    is_pointer: bool
    at: int
    bits: int  # of data
    number: int = 0  # of a variant


@dataclass(frozen=True)
class Layout:
    data_words: int
    pointers: int
    places: tuple[Place, ...]  # by ordinal
    discriminant: int = -1  # first bit; -1 for none

    def place(self, name: str) -> Place:
        return next(p for p in self.places if p.field.name == name)


def bits_of(kind: Type) -> int:
    """Bits of a value in a data section; 0 if it is a pointer."""
    match kind:
        case Scalar():
            return 1 if kind.name == "bool" else kind.bits
        case EnumType():
            return 16 if kind.base.bits == 8 and not kind.base.signed else kind.base.bits
        case BitsType():
            return kind.base.bits
        case SlotType():
            return 32
        case HandleType() if kind.count > 1:
            return 0
    return 16 if isinstance(kind, HANDLE_TYPES) else 0


def is_list(kind: Type) -> bool:
    """Whether the pointer is one to a list."""
    several = isinstance(kind, HandleType) and kind.count > 1
    return several or isinstance(kind, (ArrayType, *TAIL_TYPES))


@dataclass
class _Holes:
    """At most one free place of each size below a word: its index in units of that size; 0 for none
    (the first is never free)."""

    free: list[int] = made(default_factory=lambda: [0] * WORD_LG)

    def take(self, lg: int) -> int | None:
        if lg >= WORD_LG:
            return None
        if self.free[lg]:
            found, self.free[lg] = self.free[lg], 0
            return found
        larger = self.take(lg + 1)
        if larger is None:
            return None
        self.free[lg] = larger * 2 + 1
        return larger * 2

    def add_behind(self, lg: int, offset: int) -> None:
        while lg < WORD_LG:
            self.free[lg] = offset
            lg += 1
            offset = (offset + 1) // 2

    def expand(self, lg: int, offset: int, steps: int) -> bool:
        """Whether the place can grow to 2^steps times its size; takes what it grows into."""
        if steps == 0:
            return True
        if self.free[lg] != offset + 1 or not self.expand(lg + 1, offset >> 1, steps - 1):
            return False
        self.free[lg] = 0
        return True


class _Struct:
    def __init__(self) -> None:
        self.words = 0
        self.pointers = 0
        self.holes = _Holes()

    def data(self, lg: int) -> int:
        found = self.holes.take(lg)
        if found is None:
            found = self.words << (WORD_LG - lg)
            self.words += 1
            self.holes.add_behind(lg, found + 1)
        return found

    def pointer(self) -> int:
        self.pointers += 1
        return self.pointers - 1


class _Union:
    """Places that the members of one union share: [lg, offset] of data, indices of pointers."""

    def __init__(self, parent: _Struct) -> None:
        self.parent = parent
        self.shared: list[list[int]] = []
        self.pointers: list[int] = []
        self.members = 0
        self.discriminant = -1

    def enter(self) -> None:
        self.members += 1
        if self.members == 2:
            self.discriminant = self.parent.data(DISCRIMINANT_LG) << DISCRIMINANT_LG

    def pointer(self) -> int:
        if not self.pointers:
            self.pointers.append(self.parent.pointer())
        return self.pointers[0]

    def data(self, lg: int) -> int:
        """Offset in units of the size, of a member that is one value."""
        wide = [place for place in self.shared if place[0] >= lg]
        if wide:
            best = min(wide, key=lambda place: place[0])
            return best[1] << (best[0] - lg)
        for place in self.shared:
            if self.parent.holes.expand(place[0], place[1], lg - place[0]):
                place[1] >>= lg - place[0]
                place[0] = lg
                return place[1]
        self.shared.append([lg, self.parent.data(lg)])
        return self.shared[-1][1]


def _lg(bits: int) -> int:
    return bits.bit_length() - 1


def by_ordinal(fields: tuple[Field, ...]) -> list[Field]:
    return [f for _, f in sorted(enumerate(fields), key=lambda pair: (pair[1].since, pair[0]))]


@cache
def struct_layout(fields: tuple[Field, ...], has_mask: bool = False) -> Layout:
    """A struct, or a table (whose mask is field 0)."""
    whole = _Struct()
    if has_mask:
        whole.data(WORD_LG)
    places = []
    for field in by_ordinal(fields):
        bits = bits_of(field.type)
        at = whole.data(_lg(bits)) * bits if bits else whole.pointer()
        places.append(Place(field, bits == 0, at, bits))
    return Layout(whole.words, whole.pointers, tuple(places))


@cache
def box_layout(kind: UnionType | TableType) -> Layout:
    """A union or a table; places carry the numbers of its members."""
    numbers = {v.field.name: v.number for v in kind.variants}
    fields = tuple(v.field for v in kind.variants)
    if isinstance(kind, TableType):
        plain = struct_layout(fields, True)
        places = plain.places
        words, pointers, discriminant = plain.data_words, plain.pointers, -1
    else:
        places, words, pointers, discriminant = _union(fields)
    numbered = tuple(
        Place(p.field, p.is_pointer, p.at, p.bits, numbers[p.field.name]) for p in places
    )
    return Layout(words, pointers, numbered, discriminant)


def _union(fields: tuple[Field, ...]) -> tuple[tuple[Place, ...], int, int, int]:
    whole = _Struct()
    union = _Union(whole)
    places = []
    for field in by_ordinal(fields):
        union.enter()
        bits = bits_of(field.type)
        at = union.data(_lg(bits)) * bits if bits else union.pointer()
        places.append(Place(field, bits == 0, at, bits))
    if len(fields) == 1:
        union.enter()  # the member `unused1`
    return tuple(places), whole.words, whole.pointers, union.discriminant


def layout_of(kind: StructType | UnionType | TableType) -> Layout:
    return struct_layout(kind.fields) if isinstance(kind, StructType) else box_layout(kind)
