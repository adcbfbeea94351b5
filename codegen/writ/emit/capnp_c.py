"""The Cap'n Proto codec of a library in C: the tables that codegen/runtime/c/capnp/ works by."""

from __future__ import annotations

from dataclasses import dataclass

from writ import layout
from writ.emit import names
from writ.emit.capnp_layout import Layout, Place, bits_of, layout_of, struct_layout
from writ.emit.owners import framework_methods
from writ.emit.render import render
from writ.model import (
    HANDLE_TYPES,
    ArrayType,
    HandleType,
    Library,
    Method,
    Object,
    Protocol,
    StructType,
    TableType,
    TextKind,
    TextType,
    Type,
    UnionType,
    VectorType,
    World,
)

Box = StructType | UnionType | TableType


@dataclass(frozen=True)
class StructRow:
    """One table of fields, and the struct that it is of."""

    name: str
    fields: tuple[str, ...]
    facts: str


class Tables:
    """Collects the structs that messages are made of, each after those inside it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.structs: list[StructRow] = []
        self.known: set[str] = set()
        self.messages: list[str] = []  # initialisers

    def inner(self, kind: Type) -> str:
        """The name of a struct's table; "" for a number."""
        if not isinstance(kind, (StructType, UnionType, TableType)):
            return ""
        name = f"{names.snake(kind.name)}_type"
        if name not in self.known:
            self.known.add(name)
            self._box(name, kind)
        return name

    def _box(self, name: str, kind: Box) -> None:
        made = layout_of(kind)
        if isinstance(kind, StructType):
            offsets = {p.field.name: p.offset for p in layout.place(kind.fields)}
        else:
            offsets = {v.field.name: v.offset for v in layout.variants_of(kind)}
        box = {StructType: "CAPNP_PLAIN", UnionType: "CAPNP_UNION", TableType: "CAPNP_TABLE"}
        self._add(name, made, offsets, layout.size_of(kind), box[type(kind)])

    def _add(self, name: str, made: Layout, offsets: dict[str, int], size: int, box: str) -> None:
        fields = tuple(self._field(place, offsets[place.field.name]) for place in made.places)
        discriminant = max(made.discriminant, 0)
        pointer = f"{name}_fields" if fields else "NULL"
        facts = f"{pointer}, {len(fields)}, {made.data_words}, {made.pointers}, {size}, {discriminant}, {box}"
        self.structs.append(StructRow(name, fields, facts))

    def _field(self, place: Place, native: int) -> str:
        kind = place.field.type
        element = kind.element if isinstance(kind, (ArrayType, VectorType)) else kind
        inner = self.inner(element)
        bits, size = 0, 0
        if not inner and not isinstance(kind, TextType):
            bits = bits_of(element) or 16
            size = 2 if isinstance(kind, HANDLE_TYPES) else layout.size_of(element)
        facts = {
            "native": native,
            "place": place.at,
            "count": _count(kind),
            "number": place.number,
            "bits": bits,
            "bytes": size,
        }
        parts = [f".kind = {_kind(kind)}"]
        parts += [f".{word} = {value}" for word, value in facts.items() if value]
        if place.field.since:
            parts.append(".is_late = true")
        if inner:
            parts.append(f".inner = &{inner}")
        return ", ".join(parts)

    def message(self, owner: Protocol | Object, method: Method, side: str) -> None:
        fields = method.request if side == "request" else method.reply
        made = layout.request_of(method) if side == "request" else layout.reply_of(method)
        offsets = {p.field.name: p.offset for p in made.fixed}
        offsets |= {r.field.name: r.first for r in made.records}
        name = f"{names.method_name(owner, method)}_{side}"
        self._add(name, struct_layout(fields), offsets, made.size, "CAPNP_PLAIN")
        number = owner.protocol_number
        parts = [
            f".root = &{name}",
            f".protocol = 0x{number:04x}",
            f".method = 0x{method.number:02x}",
            f".handles = {made.handles}",
        ]
        flags = (
            ("is_reply", side == "reply"),
            ("flexible", made.flexible),
            ("is_buffer", not made.registers),
        )
        parts += [f".{word} = true" for word, value in flags if value]
        self.messages.append(", ".join(parts))


def _count(kind: Type) -> int:
    match kind:
        case ArrayType():
            return kind.count
        case VectorType() | TextType():
            return kind.limit
        case HandleType():
            return kind.count
    return 0


def _kind(kind: Type) -> str:
    match kind:
        case StructType() | UnionType() | TableType():
            return "CAPNP_STRUCT"
        case ArrayType():
            return "CAPNP_ARRAY"
        case VectorType():
            return "CAPNP_VECTOR"
        case TextType():
            return "CAPNP_DATA" if kind.kind is TextKind.BYTES else "CAPNP_TEXT"
        case HandleType() if kind.count > 1:
            return "CAPNP_RECORDS"
    return "CAPNP_RECORD" if isinstance(kind, HANDLE_TYPES) else "CAPNP_BITS"


def emit_library(world: World, name: str) -> dict[str, str]:
    """`<lib>_capnp.h` and `<lib>_capnp.c`."""
    library = world.library(name)
    tables = Tables(library)
    owners: list[Protocol | Object] = [*library.protocols, *library.objects]
    for owner in owners:
        own = (
            (*framework_methods(owner), *owner.methods)
            if isinstance(owner, Protocol)
            else owner.methods
        )
        for method in own:
            tables.message(owner, method, "request")
            tables.message(owner, method, "reply")
    if not tables.messages:
        return {}
    stem = names.stem(library)
    context = {
        "source": library.path,
        "library": library.name,
        "stem": stem,
        "guard": f"{stem.upper()}_CAPNP_H",
        "structs": tables.structs,
        "messages": tables.messages,
    }
    return {
        f"{stem}_capnp.h": render("c/capnp.h.j2", **context),
        f"{stem}_capnp.c": render("c/capnp.c.j2", **context),
    }
