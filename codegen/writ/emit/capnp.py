"""The Cap'n Proto schema of each library: the second encoding's shape, for tools that know nothing of Writ.

No `interface`: a protocol is a scope that holds one struct per request and per reply, and
constants. Names follow the tool's rules
(camelCase, no underscores), ids follow from names, ordinals from the order of introduction, so the
same contract always gives the same
schema and a longer one only adds to it. Values keep their native numbers: an enum over u8 becomes
an enum whose ordinals are those
numbers, any other enum a number with named constants.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from dataclasses import dataclass
from typing import Any, Container, Iterable, Sequence

from writ.emit import names
from writ.emit.render import environment
from writ.model import (
    HANDLE_TYPES,
    ArrayType,
    BitsType,
    Const,
    EnumType,
    ErrorSet,
    Field,
    HandleType,
    Library,
    Member,
    Method,
    Object,
    Protocol,
    Role,
    Scalar,
    SlotType,
    StructType,
    TableType,
    TextKind,
    TextType,
    Type,
    UnionType,
    Variant,
    VectorType,
    World,
)

COMMENT_WIDTH = 120
# What the schema language calls types by itself; nothing can name them where something else is called so.
BUILTINS = frozenset(
    """
    Void Bool Int8 Int16 Int32 Int64 UInt8 UInt16 UInt32 UInt64 Float32 Float64 Text Data List AnyPointer AnyStruct
    AnyList Capability Object
    """.split()
)
ENUM_BITS = 8  # the widest base whose numbers all become ordinals


def emit(world: World, options: Any = None) -> dict[str, str]:
    """{<library>.capnp: text} of every library."""
    return {file_name(lib.name): _Schema(lib).text() for lib in world.libraries}


def emit_library(world: World, name: str) -> dict[str, str]:
    """The schema of one library."""
    return {file_name(name): _Schema(world.library(name)).text()}


def file_name(library: str) -> str:
    return f"{library}.capnp"


def node_id(path: str) -> str:
    """The id of a file ("echo") or a type ("echo.RoomState"): 8 bytes of a SHA-256 with the top bit
    set, as Cap'n Proto demands."""
    value = int.from_bytes(hashlib.sha256(path.encode()).digest()[:8], "big")
    return f"0x{value | 1 << 63:016x}"


def message_path(owner: Protocol | Object, method: Method) -> str:
    """Of the structs of a method; `Request` or `Reply` follows."""
    return f"{type_name(owner.name)}.{pascal(method.name)}"


def camel(name: str) -> str:
    """wait_heard, WAIT_HEARD -> waitHeard"""
    first, *rest = [part for part in names.snake(name).split("_") if part]
    return first + "".join(part.capitalize() for part in rest)


def pascal(name: str) -> str:
    """room_state, RoomState -> RoomState"""
    made = camel(name)
    return made[0].upper() + made[1:]


def type_name(name: str) -> str:
    """What a type or a protocol is called. Names of a library differ by more than their case, so
    nobody else has one of the language's own in capitals."""
    made = pascal(name)
    return made.upper() if made in BUILTINS else made


def comment(text: str, indent: int) -> str:
    """A documentation text as comment lines, nothing for nothing."""
    if not text.strip():
        return ""
    pad = " " * indent + "#"
    lines = [
        f"{pad} {line}".rstrip()
        for paragraph in text.strip().split("\n\n")
        for line in [*_filled(paragraph.split(), COMMENT_WIDTH - indent - 2), ""]
    ]
    return "\n".join(lines[:-1])


def _filled(words: Iterable[str], width: int) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@dataclass(frozen=True)
class _Entry:
    """A field with its ordinal; `note` says what the schema language cannot."""

    name: str
    type: str
    note: str
    since: int = 0


def is_enum(kind: EnumType) -> bool:
    """Whether it becomes an enum; else it stays a number."""
    return kind.base.bits == ENUM_BITS and not kind.base.signed


class _Schema:
    """One library on its way into text."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.imports: dict[str, str] = {}
        self.inner: frozenset[str] = frozenset()  # structs of the scope that is being written
        kinds: list[Sequence[Any]] = [library.enums, library.bits, library.structs, library.unions]
        kinds += [library.tables, library.errors, library.protocols, library.objects]
        self.own = frozenset(type_name(made.name) for made in itertools.chain(*kinds))

    def text(self) -> str:
        lib = self.library
        nodes = [self._const(const) for const in lib.consts]
        nodes += [self._enum(kind) if is_enum(kind) else self._numbers(kind) for kind in lib.enums]
        nodes += [self._numbers(kind) for kind in lib.bits]
        nodes += [self._struct_type(kind) for kind in lib.structs]
        nodes += [self._union(kind) for kind in lib.unions]
        nodes += [self._table(kind) for kind in lib.tables]
        nodes += [self._errors(kind) for kind in lib.errors]
        nodes += [self._scope(protocol) for protocol in lib.protocols]
        nodes += [self._scope(thing) for thing in lib.objects]
        return _render(
            "library",
            source=lib.path,
            id=node_id(lib.name),
            doc=comment(lib.doc or f"Library {lib.name}.", 0),
            imports=sorted(self.imports.items()),
            nodes=nodes,
        )

    # ------------------------------------------------------------ types

    def type(self, kind: Type) -> str:
        match kind:
            case Scalar(name="bool"):
                return "Bool"
            case Scalar():
                return f"{'Int' if kind.signed else 'UInt'}{kind.bits}"
            case EnumType() if is_enum(kind):
                return self._named(kind)
            case EnumType() | BitsType():
                return self.type(kind.base)
            case StructType() | UnionType() | TableType():
                return self._named(kind)
            case ArrayType() | VectorType():
                return f"List({self.type(kind.element)})"
            case TextType():
                return "Data" if kind.kind is TextKind.BYTES else "Text"
            case SlotType():
                return "UInt32"
            case HandleType() if kind.count > 1:
                return "List(UInt16)"
        return "UInt16"

    def _named(self, kind: EnumType | StructType | UnionType | TableType) -> str:
        if kind.library == self.library.name:
            return self._outer(type_name(kind.name))
        return f"{self._outer(self._alias(kind.library))}.{type_name(kind.name)}"

    def _outer(self, name: str) -> str:
        """A name of the file, where the scope may have one like it."""
        return f" .{name}" if name in self.inner else name  # `:.` would be one mark

    def _alias(self, library: str) -> str:
        file = file_name(library)
        wanted = type_name("_".join(library.split(".")))
        others = {alias for alias, path in self.imports.items() if path != file}
        alias = _free(wanted, self.own | others)
        self.imports[alias] = file
        return alias

    def _const(self, const: Const) -> str:
        kind = const.type.base if isinstance(const.type, EnumType) else const.type
        shown = "Text" if isinstance(const.value, str) else self.type(kind)
        declaration = (
            f"const {camel(const.name)} :{shown} = {json.dumps(const.value, ensure_ascii=False)};"
        )
        return f"{declaration}\n{comment(const.doc, 0)}" if const.doc else declaration

    def _enum(self, kind: EnumType) -> str:
        by_number = {member.number: member for member in kind.members}
        taken = {camel(member.name) for member in kind.members}
        lines = []
        for number in range(max(by_number) + 1):
            member = by_number.get(number)
            name = camel(member.name) if member else _free(f"unused{number}", taken)
            lines.append(
                f"{name} @{number};{_tail_note(_sentence(member) if member else 'no value')}"
            )
        return _render(
            "enum",
            name=type_name(kind.name),
            id=self._id(kind.name),
            doc=comment(kind.doc, 2),
            lines=lines,
        )

    def _numbers(self, kind: EnumType | BitsType) -> str:
        base = self.type(kind.base)
        is_mask = isinstance(kind, BitsType)
        what = "Bits" if is_mask else "Values"
        lines = [
            _constant(
                camel(m.name), base, hex(1 << m.number) if is_mask else str(m.number), _sentence(m)
            )
            for m in kind.members
        ]
        doc = f"{kind.doc}\n\n{what} of a {base}; a scope of constants, never a message."
        return self._holder(kind.name, doc, lines)

    def _errors(self, kind: ErrorSet) -> str:
        lines = [
            _constant(camel(m.name), "UInt16", str(m.number), _sentence(m)) for m in kind.members
        ]
        doc = f"{kind.doc}\n\nStatuses of a reply; a scope of constants, never a message."
        return self._holder(kind.name, doc, lines)

    def _holder(self, name: str, doc: str, lines: list[str], structs: Sequence[str] = ()) -> str:
        return _render(
            "struct",
            name=type_name(name),
            id=self._id(name),
            doc=comment(doc, 2),
            lines=lines,
            structs=structs,
        )

    # ------------------------------------------------------------ structs

    def _struct_type(self, kind: StructType) -> str:
        return self._struct(kind.name, kind.doc, [self._entry(field) for field in kind.fields])

    def _struct(self, path: str, doc: str, entries: Sequence[_Entry]) -> str:
        lines = [f"  {line}" for line in _ordinals(entries)]
        name = type_name(path.split(".")[-1])
        return _render(
            "struct", name=name, id=self._id(path), doc=comment(doc, 2), lines=lines, structs=()
        )

    def _union(self, kind: UnionType) -> str:
        entries = [self._variant(v) for v in kind.variants]
        if len(entries) == 1:  # the tool refuses a union with one member
            entries.append(
                _Entry(_free("unused1", {entries[0].name}), "Void", "no variant", entries[0].since)
            )
        lines = ["  union {", *(f"    {line}" for line in _ordinals(entries)), "  }"]
        return self._holder(kind.name, kind.doc, lines)

    def _table(self, kind: TableType) -> str:
        entries = [self._variant(v) for v in kind.variants]
        mask = _free("present", {entry.name for entry in entries})
        head = _Entry(mask, "UInt64", "bit k-1: member k is there")
        return self._struct(kind.name, kind.doc, [head, *entries])

    def _variant(self, variant: Variant) -> _Entry:
        made = self._entry(variant.field)
        note = f"number {variant.number}" + (f", {made.note}" if made.note else "")
        return _Entry(made.name, made.type, note, made.since)

    def _entry(self, field: Field) -> _Entry:
        return _Entry(camel(field.name), self.type(field.type), note_of(field.type), field.since)

    # ------------------------------------------------------------ protocols and objects

    def _scope(self, owner: Protocol | Object) -> str:
        number = owner.protocol_number
        lines = [_constant("protocolNumber", "UInt16", f"0x{number:04x}", "Stands in every tag.")]
        if isinstance(owner, Protocol):
            lines += [
                _constant(f"{camel(r.name)}Role", "UInt32", hex(1 << r.number), _sentence(r))
                for r in owner.roles
            ]
        else:
            lines += [
                _constant(f"{camel(r.name)}Right", "UInt16", hex(1 << r.number), _sentence(r))
                for r in owner.rights
            ]
        for method in owner.methods:
            number_text = f"0x{method.number:02x}"
            lines.append(_constant(f"{camel(method.name)}Method", "UInt16", number_text, ""))
        sides = ("Request", "Reply")
        self.inner = frozenset(f"{pascal(m.name)}{side}" for m in owner.methods for side in sides)
        structs = [part for method in owner.methods for part in self._messages(owner, method)]
        self.inner = frozenset()
        return self._holder(owner.name, owner.doc, lines, structs)

    def _messages(self, owner: Protocol | Object, method: Method) -> list[str]:
        path = message_path(owner, method)
        request = [self._entry(field) for field in method.request]
        reply = [self._entry(field) for field in method.reply]
        return [
            self._struct(f"{path}Request", method.doc, request),
            self._struct(f"{path}Reply", f"An OK reply to {owner.name}.{method.name}.", reply),
        ]

    def _id(self, path: str) -> str:
        return node_id(f"{self.library.name}.{path}")


def note_of(kind: Type) -> str:
    """What the contract says about a value and the schema language cannot."""
    match kind:
        case Scalar() if kind.ranged and kind.name != "bool":
            return f"{kind.low} to {kind.high}"
        case EnumType() if not is_enum(kind):
            return f"a {kind.name}"
        case BitsType():
            return f"bits of {kind.name}"
        case ArrayType():
            return f"exactly {kind.count}"
        case VectorType():
            return f"at most {kind.limit}"
        case TextType():
            unit = "characters of a name" if kind.kind is TextKind.NAME else "bytes"
            return f"at most {kind.limit} {unit}"
        case SlotType():
            return f"a slot with a {kind.object_name}"
    if isinstance(kind, HANDLE_TYPES):
        return "index of its handle record" + (", which may be empty" if kind.optional else "")
    return ""


def ordinals(entries: Sequence[_Entry | Field]) -> list[int]:
    """Of things in written order; they rise with `since`, so that a later version never moves an earlier field."""
    introduced = sorted(range(len(entries)), key=lambda i: (entries[i].since, i))
    return sorted(range(len(entries)), key=introduced.__getitem__)


def _ordinals(entries: Sequence[_Entry]) -> list[str]:
    numbers = zip(entries, ordinals(entries))
    return [f"{e.name} @{number} :{e.type};{_tail_note(e.note)}" for e, number in numbers]


def _constant(name: str, kind: str, value: str, note: str) -> str:
    return f"  const {name} :{kind} = {value};{_tail_note(note)}"


def _tail_note(note: str) -> str:
    return f"  # {note}" if note else ""


def _sentence(member: Member | Role) -> str:
    """The documentation of a member on one line, with its end if it has one."""
    text = " ".join(member.doc.split())
    if isinstance(member, Member) and member.until:
        text += f" Until version {member.until}: {member.instead}."
    return text.strip()


def _free(name: str, taken: Container[str]) -> str:
    """`name`, or with letters behind it until nobody else has it."""
    while name in taken:
        name += "x"
    return name


def _render(template: str, **context: Any) -> str:
    made = environment().get_template(f"capnp/{template}.capnp.j2").render(**context)
    return made if template == "library" else made.rstrip("\n")
