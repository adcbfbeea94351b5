"""The page of one library: constants, types, errors, then every protocol and object with its methods."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Sequence

from writ.emit.reference import grid, spelling
from writ.emit.reference.book import Book, component_link, library_file, machine_picture
from writ.emit.reference.markdown import (
    cell,
    code,
    first_sentence,
    joined,
    line,
    linked_code,
    plain,
    prose,
    render,
    sentence,
)
from writ.emit.reference.methods import MethodPage, accepted, class_words, directions
from writ.layout import align_of, size_of
from writ.model import (
    GONE,
    BitsType,
    Const,
    EnumType,
    ErrorSet,
    Library,
    Machine,
    MachineKind,
    Member,
    Method,
    Object,
    Protocol,
    Ring,
    Role,
    Scalar,
    Signals,
    StructType,
    TableType,
    Type,
    UnionType,
)


@dataclass(frozen=True)
class Value:
    """A row of a table of numbered names."""

    number: str
    name: str
    doc: str


@dataclass(frozen=True)
class Entry:
    """A row of a table of fields."""

    place: str
    name: str
    type: str
    doc: str


@dataclass(frozen=True)
class Item:
    """A row of the table of methods."""

    number: str
    link: str
    doc: str
    who: str
    request: str
    reply: str


@dataclass(frozen=True)
class Move:
    """A row of the table of steps."""

    sources: str
    by: str
    target: str


def library_page(book: Book, library: Library) -> str:
    return _LibraryPage(book, library).text()


def status_words(library: Library) -> str:
    return f"version {library.version}" if library.version else "draft"


class _LibraryPage:
    def __init__(self, book: Book, library: Library) -> None:
        self.book = book
        self.library = library
        self.page = library_file(library)

    def text(self) -> str:
        lib = self.library
        types = [self._newtype(*newtype) for newtype in lib.newtypes]
        types += [self._values(kind) for kind in lib.enums]
        types += [self._values(kind) for kind in lib.bits]
        types += [self._struct(kind) for kind in lib.structs]
        types += [self._variants(kind) for kind in lib.unions]
        types += [self._variants(kind) for kind in lib.tables]
        types += [self._values(kind) for kind in lib.signals]
        types += [self._ring(kind) for kind in lib.rings]
        imported = [linked_code(name, f"{name}.md") for name in lib.imports]
        words = [f"**{status_words(lib)}**"] + ([f"uses {joined(imported)}"] if imported else [])
        words += [f"from {joined([code(path) for path in _sources(lib)])}"]
        words += [f"[Cap'n Proto schema](../capnp/{lib.name}.capnp)"]
        owners = [self._protocol(p) for p in lib.protocols] + [self._object(o) for o in lib.objects]
        return (
            render(
                "library.md",
                title=lib.name,
                source=lib.path,
                facts=" · ".join(words),
                doc=prose(lib.doc),
                owners=[
                    (linked_code(o.name, f"#{o.name}"), first_sentence(o.doc))
                    for o in spelling.owners_of(lib)
                ],
                consts=[self._const(const) for const in lib.consts],
                types=types,
                errors=[self._values(kind) for kind in lib.errors],
                faults=[Value(str(f.number), code(f.name), line(f.doc)) for f in lib.faults],
                chapters=owners,
            )
            + "\n"
        )

    # ------------------------------------------------------------ types

    def _const(self, const: Const) -> Entry:
        shown = str(const.value).lower() if isinstance(const.value, bool) else const.value
        value = (
            spelling.number(shown)
            if isinstance(shown, int)
            else f'"{shown}"'
            if const.value is shown
            else shown
        )
        anchor = f'<a id="{const.name}"></a>'
        return Entry(
            anchor + code(const.name),
            code(cell(value)),
            self.book.type(const.type, self.page),
            line(const.doc),
        )

    def _newtype(self, name: str, kind: Scalar, doc: str) -> str:
        base = spelling.type_text(replace(kind, newtype=""))
        return render("type.md", name=name, head=f"type {name} = {base};", doc=prose(doc), body="")

    def _values(self, kind: EnumType | BitsType | ErrorSet | Signals) -> str:
        match kind:
            case EnumType():
                head = f"{_strict(kind)} enum {kind.name} : {kind.base.name}"
            case BitsType():
                head = f"{_strict(kind)} bits {kind.name} : {kind.base.name}"
            case ErrorSet():
                head = f"{_strict(kind)} error {kind.name}"
            case _:
                head = f"signals {kind.name}"
        values = [_value(member) for member in kind.members]
        heading = "Bit" if isinstance(kind, (BitsType, Signals)) else "Value"
        body = render("values.md", heading=heading, values=values)
        return render("type.md", name=kind.name, head=head, doc=prose(kind.doc), body=body)

    def _struct(self, kind: StructType) -> str:
        words = f"{spelling.size(size_of(kind))}, aligned to {align_of(kind)}."
        rows = [
            Entry("", code(f.name), self.book.type(f.type, self.page), self._note(f.type, f.doc))
            for f in kind.fields
        ]
        body = render("fields.md", words=words, grid=grid.struct_grid(kind), rows=rows)
        return render(
            "type.md", name=kind.name, head=f"struct {kind.name}", doc=prose(kind.doc), body=body
        )

    def _note(self, kind: Type, doc: str) -> str:
        words = [accepted(kind), line(doc)]
        return "; ".join(word for word in words if word)

    def _variants(self, kind: UnionType | TableType) -> str:
        is_union = isinstance(kind, UnionType)
        drawn = grid.union_grid(kind) if isinstance(kind, UnionType) else grid.table_grid(kind)
        rows = [
            Entry(
                str(v.number),
                code(v.field.name),
                self.book.type(v.field.type, self.page),
                self._note(v.field.type, v.field.doc),
            )
            for v in grid.by_number(kind.variants)
        ]
        words = f"{spelling.size(size_of(kind))}, of which {kind.reserve} are reserved for members now and later."
        body = render("fields.md", words=words, grid=drawn, rows=rows)
        head = (
            f"{_strict(kind)} {'union' if is_union else 'table'} {kind.name} reserve {kind.reserve}"
        )
        return render("type.md", name=kind.name, head=head, doc=prose(kind.doc), body=body)

    def _ring(self, ring: Ring) -> str:
        rows = [
            Entry(
                f"{q.depth} entries", code(q.name), self.book.type(q.entry, self.page), line(q.doc)
            )
            for q in ring.queues
        ]
        words = f"A data region of {spelling.size(ring.region)}."
        if ring.signals:
            words += f" Signals {joined([code(s.name) for s in ring.signals])} of {code(ring.signal_set)}."
        body = render("fields.md", words=words, grid="", rows=rows)
        return render(
            "type.md", name=ring.name, head=f"ring {ring.name}", doc=prose(ring.doc), body=body
        )

    # ------------------------------------------------------------ protocols and objects

    def _protocol(self, protocol: Protocol) -> str:
        life = (
            "connections outlive the server's death"
            if protocol.durable
            else "connections are shut when the server dies"
        )
        facts = [f"{'durable' if protocol.durable else 'session'}: {life}"]
        served = [component_link(c) for c in self.book.serving(protocol)]
        used = [component_link(c) for c in self.book.using(protocol)]
        facts += [f"served by {joined(served)}"] if served else []
        facts += [f"used by {joined(used)}"] if used else []
        return render(
            "protocol.md",
            anchor=protocol.name,
            title=f"Protocol {protocol.name} 0x{protocol.number:04x}",
            facts=sentence(" · ".join(facts)),
            doc=prose(protocol.doc),
            items=[self._item(protocol, method) for method in protocol.methods],
            reserved=_reserved(protocol),
            roles=[_role(role) for role in protocol.roles],
            role_methods=[(code(role.name), _may(protocol, role)) for role in protocol.roles],
            machines=[self._machine(protocol, machine) for machine in protocol.machines],
            methods=[
                MethodPage(self.book, protocol, m, self.page).text() for m in protocol.methods
            ],
        )

    def _object(self, thing: Object) -> str:
        facts = [f"handle type {thing.number}", f"protocol number 0x{thing.protocol_number:04x}"]
        holders = [component_link(c) for c in self.book.holding(thing)]
        facts += (
            [f"found at slot {thing.slot} by who declares `holds {thing.name}`"]
            if thing.slot
            else []
        )
        facts += [f"held by {joined(holders)}"] if holders else []
        return render(
            "object.md",
            anchor=thing.name,
            title=f"{'Control' if thing.slot else 'Object'} {thing.name} {thing.number}",
            facts=sentence(" · ".join(facts)),
            doc=prose(thing.doc),
            items=[self._item(thing, method) for method in thing.methods],
            reserved=_reserved(thing),
            rights=render(
                "values.md", heading="Bit", values=[_value(right) for right in thing.rights]
            ),
            methods=[MethodPage(self.book, thing, m, self.page).text() for m in thing.methods],
        )

    def _item(self, owner: Protocol | Object, method: Method) -> Item:
        request, reply = directions(owner, method)
        if isinstance(owner, Object):
            who = joined([code(n) for n in spelling.right_names(owner.rights, method.needs)])
        else:
            who = (
                "any"
                if method.any_role
                else joined(
                    [code(n) for n in dict.fromkeys(a.role.name for a in method.alternatives)], "or"
                )
            )
        return Item(
            f"0x{method.number:02x}",
            linked_code(method.name, f"#{owner.name}.{method.name}"),
            first_sentence(method.doc),
            who,
            class_words(request),
            class_words(reply),
        )

    # ------------------------------------------------------------ machines

    def _machine(self, protocol: Protocol, machine: Machine) -> str:
        return render(
            "machine.md",
            anchor=f"{protocol.name}.{machine.name}",
            name=machine.name,
            doc=prose(machine.doc),
            facts=sentence(" · ".join(self._machine_facts(protocol, machine))),
            picture=machine_picture(protocol, machine),
            moves=_moves(protocol, machine),
        )

    def _machine_facts(self, protocol: Protocol, machine: Machine) -> list[str]:
        key = self.book.type(machine.key_type, self.page) if machine.key_type else ""
        kinds = {
            MachineKind.KEYED: f"one for every {key}",
            MachineKind.SESSION: "one for every connection",
            MachineKind.SINGLETON: "one for the whole server",
        }
        facts = [kinds[machine.kind], f"states of {self.book.type(machine.states, self.page)}"]
        facts += [f"at most {machine.bound} at a time"] if machine.bound else []
        facts += (
            [f"classes {joined([code(c) for c in machine.classes])}"] if machine.classes else []
        )
        if machine.observed_method:
            shown = self.book.method(protocol, machine.observed_method, self.page)
            facts.append(f"shown by {shown} in {code(machine.observed_field)}")
        return facts


def _sources(library: Library) -> list[str]:
    """The files that the library is written in."""
    found = {library.path, *(thing.pos.path for thing in library.enums)}
    found |= {thing.pos.path for thing in library.structs}
    return sorted(found | {owner.pos.path for owner in spelling.owners_of(library)})


def _strict(kind: EnumType | BitsType | ErrorSet | UnionType | TableType) -> str:
    return "strict" if kind.strict else "flexible"


def _value(member: Member) -> Value:
    words = [line(member.doc)]
    words += [f"Since version {member.since}."] if member.since else []
    words += [f"Until version {member.until}: {plain(member.instead)}."] if member.until else []
    return Value(str(member.number), code(member.name), " ".join(words))


def _role(role: Role) -> Value:
    return Value(str(role.number), code(role.name), line(role.doc))


def _may(protocol: Protocol, role: Role) -> str:
    """The methods that a role opens."""
    opened = [
        linked_code(m.name, f"#{protocol.name}.{m.name}")
        for m in protocol.methods
        if any(a.role.number == role.number for a in m.alternatives)
    ]
    return joined(opened) or "nothing"


def _reserved(owner: Protocol | Object) -> str:
    names = [f"0x{r.number:02x} {code(r.name)}" for r in owner.reserved]
    if not names:
        return ""
    return f"Reserved for ever, and always DENIED: {', '.join(names)}."


def _moves(protocol: Protocol, machine: Machine) -> list[Move]:
    """Every step, in the order of the methods, then the events."""
    moves: list[Move] = []
    for method in protocol.methods:
        by = linked_code(method.name, f"#{protocol.name}.{method.name}")
        moves += [
            Move(code(GONE), by, code(m.state)) for m in method.makes if m.machine == machine.name
        ]
        for step in (s for s in method.steps if s.machine == machine.name):
            sources = joined([code(s) for s in step.sources], "or")
            moves.append(Move(sources, by, code(step.target) if step.target else "the same"))
            moves += [Move(sources, f"{by}, on {code(e)}", code(s)) for e, s in step.on_error]
    return moves + [
        _event(protocol, event.name, event.sources, event.target, event.made_by)
        for event in machine.events
    ]


def _event(
    protocol: Protocol, name: str, sources: Sequence[str], target: str, made_by: str
) -> Move:
    by = f"event {code(name)}"
    if made_by:
        by += f", made by {linked_code(made_by, f'#{protocol.name}.{made_by}')}"
    return Move(joined([code(s) for s in sources], "or"), by, code(target))
