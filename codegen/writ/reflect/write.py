"""World to image. The same world always gives the same bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from writ import layout
from writ.abi.snapshot import snapshot_hash
from writ.emit.owners import framework_methods
from writ.emit.reference.statuses import FRAMEWORK
from writ.model import (
    HANDLE_TYPES,
    ArrayType,
    BitsType,
    ClassGuard,
    ClientType,
    Component,
    EnumType,
    ErrorSet,
    Event,
    Field,
    HandleType,
    Library,
    Machine,
    Member,
    Method,
    Object,
    Protocol,
    Scalar,
    ServerType,
    Setting,
    SlotType,
    StructType,
    System,
    TableType,
    TextType,
    Transfer,
    Type,
    UnionType,
    ValueGuard,
    VectorType,
    World,
)
from writ.reflect import schema
from writ.reflect.schema import KIND, NONE, mask

Row = dict[str, Any]


class TooLarge(Exception):
    """The model does not fit an image; no checked contract comes near."""


class _Strings:
    """Texts one behind the other, each once: u16 length, UTF-8, a zero byte."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.places: dict[str, int] = {}
        self.place("")

    def place(self, text: str) -> int:
        if text not in self.places:
            raw = text.encode("utf-8")
            if len(raw) > 0xFFFF:
                raise TooLarge(f"a text of {len(raw)} bytes")
            self.places[text] = len(self.data)
            self.data += struct.pack("<H", len(raw)) + raw + b"\0"
        return self.places[text]


class Writer:
    """Collects rows; what a row refers to is written before it."""

    def __init__(self) -> None:
        self.strings = _Strings()
        self.rows: dict[str, list[bytes]] = {table.name: [] for table in schema.TABLES}
        self.types: dict[Type, int] = {}
        self.costs: list[tuple[int, int]] = []  # (depth, cost) by type
        self.errors: dict[tuple[str, str], int] = {}
        self.protocols: dict[tuple[str, str], int] = {}
        self.components: dict[str, int] = {}

    # ------------------------------------------------------------ rows

    def add(self, table: str, row: Row) -> int:
        """Appends a row whose spans are there already; returns its index."""
        words = b"".join(
            self._cell(column, row[column.name]) for column in schema.BY_NAME[table].columns
        )
        assert len(row) == len(schema.BY_NAME[table].columns), (table, sorted(row))
        self.rows[table].append(words)
        return len(self.rows[table]) - 1

    def _cell(self, column: schema.Column, value: Any) -> bytes:
        match column.kind:
            case "str":
                return struct.pack("<I", self.strings.place(value))
            case "u64":
                return struct.pack("<Q", value & 0xFFFF_FFFF_FFFF_FFFF)
            case "span":
                return struct.pack("<II", *value)
            case _:
                return struct.pack("<I", NONE if value is None else value)

    def span(self, table: str, rows: Iterable[Row]) -> tuple[int, int]:
        """Appends rows that stand together. They are complete: what they refer to has been written."""
        made = list(rows)
        first = len(self.rows[table])
        for row in made:
            self.add(table, row)
        return first, len(made)

    def words(self, names: Iterable[str]) -> tuple[int, int]:
        return self.span("name", ({"name": name} for name in names))

    def pairs(self, pairs: Iterable[tuple[str, str]]) -> tuple[int, int]:
        return self.span("pair", ({"first": one, "second": two} for one, two in pairs))

    def members(self, members: Iterable[Any]) -> tuple[int, int]:
        return self.span("member", (_member(member) for member in members))

    # ------------------------------------------------------------ types

    def type(self, kind: Type) -> int:
        if kind not in self.types:
            row = self._type(kind)
            self.types[kind] = self.add("type", row)
            self.costs.append((row["depth"], row["cost"]))
        return self.types[kind]

    def _type(self, kind: Type) -> Row:
        placed = not isinstance(kind, HANDLE_TYPES)
        row: Row = {
            "kind": KIND[_word_of(kind)],
            "flags": 0,
            "name": "",
            "doc": getattr(kind, "doc", ""),
            "library": getattr(kind, "library", ""),
            "note": "",
            "size": layout.size_of(kind) if placed else 0,
            "align": layout.align_of(kind) if placed else 1,
            "count": 0,
            "inner": None,
            "number": 0,
            "rights": 0,
            "low": 0,
            "high": 0,
            "fields": (0, 0),
            "members": (0, 0),
            "names": (0, 0),
        }
        row |= self._details(kind)
        row["flags"] |= mask(schema.TYPE_FLAGS, total=_is_total(kind))
        row |= self._weight(kind, row)
        return row

    def _details(self, kind: Type) -> Row:
        match kind:
            case Scalar():
                return {"name": kind.name, "note": kind.newtype, "low": kind.low, "high": kind.high}
            case EnumType() | BitsType():
                return {
                    "name": kind.name,
                    "flags": mask(schema.TYPE_FLAGS, strict=kind.strict),
                    "inner": self.type(kind.base),
                    "members": self.members(kind.members),
                }
            case StructType():
                places = {p.field.name: p.offset for p in layout.place(kind.fields)}
                rows = [self._field(f, places[f.name]) for f in kind.fields]
                return {"name": kind.name, "fields": self.span("field", rows)}
            case UnionType() | TableType():
                slots = {v.number: v.offset for v in layout.variants_of(kind)}
                rows = [self._field(v.field, slots[v.number], v.number) for v in kind.variants]
                return {
                    "name": kind.name,
                    "flags": mask(schema.TYPE_FLAGS, strict=kind.strict),
                    "count": kind.reserve,
                    "fields": self.span("field", rows),
                }
            case ArrayType():
                return {"inner": self.type(kind.element), "count": kind.count}
            case VectorType():
                return {"inner": self.type(kind.element), "count": kind.limit}
            case TextType():
                return {"count": kind.limit}
            case SlotType():
                return self._slot(kind)
        return self._handle(kind)

    def _slot(self, kind: SlotType) -> Row:
        return {
            "name": kind.object_name,
            "number": kind.object_number,
            "rights": kind.rights,
            "names": self.words(kind.right_names),
        }

    def _handle(self, kind: HandleType | ClientType | ServerType) -> Row:
        flags = mask(
            schema.TYPE_FLAGS,
            optional=kind.optional,
            give=kind.transfer is Transfer.GIVE,
            lend=kind.transfer is Transfer.LEND,
        )
        if isinstance(kind, HandleType):
            return {
                "name": kind.object_name,
                "flags": flags,
                "note": kind.signals,
                "count": kind.count,
                "number": kind.object_number,
                "rights": kind.rights,
                "names": self.words(kind.right_names),
            }
        roles = kind.roles if isinstance(kind, ClientType) else ()
        return {
            "name": kind.protocol,
            "flags": flags,
            "count": 1,
            "number": kind.protocol_number,
            "names": self.words(roles),
        }

    def _weight(self, kind: Type, row: Row) -> Row:
        """How deep a type goes, and how many places a walk over a value of it visits at most."""
        match kind:
            case StructType():
                inner = [self.costs[self.types[f.type]] for f in kind.fields]
            case UnionType() | TableType():
                inner = [self.costs[self.types[v.field.type]] for v in kind.variants]
            case ArrayType() | VectorType():
                depth, cost = self.costs[row["inner"]]
                return {"depth": depth + 1, "cost": 1 + cost * row["count"]}
            case EnumType() | BitsType():
                inner = [self.costs[row["inner"]]]
            case _:
                inner = []
        return {
            "depth": 1 + max((d for d, _ in inner), default=0),
            "cost": 1 + sum(c for _, c in inner),
        }

    def _field(self, field: Field, offset: int, number: int = 0) -> Row:
        return {
            "name": field.name,
            "doc": field.doc,
            "type": self.type(field.type),
            "offset": offset,
            "number": number,
            "since": field.since,
            "flags": mask(schema.FIELD_FLAGS, given=field.given, secret=field.secret),
        }

    # ------------------------------------------------------------ protocols

    def error_set(self, errors: ErrorSet | None) -> int | None:
        return None if errors is None else self.errors[(errors.library, errors.name)]

    def method(self, method: Method, is_framework: bool) -> Row:
        waits = method.waits
        request, reply = layout.request_of(method), layout.reply_of(method)
        return {
            "name": method.name,
            "doc": method.doc,
            "number": method.number,
            "flags": mask(
                schema.METHOD_FLAGS,
                strict=method.strict,
                retry_safe=method.retry_safe,
                any_role=method.any_role,
                paged=method.paged,
                framework=is_framework,
            ),
            "role_mask": method.role_mask,
            "needs": method.needs,
            "deadline_ms": method.deadline_ms,
            "waits": waits.limit if waits else 0,
            "waits_for": self.pairs((e.machine, e.event) for e in waits.events)
            if waits
            else (0, 0),
            "request": self._parameters(method.request, request),
            "reply": self._parameters(method.reply, reply),
            "request_groups": self._groups(request),
            "reply_groups": self._groups(reply),
            "errors": self.error_set(method.errors),
            "alternatives": self.span(
                "alternative", [self._alternative(a) for a in method.alternatives]
            ),
            "steps": self.span("step", [self._step(s) for s in method.steps]),
            "makes": self.span("make", [vars(m) for m in method.makes]),
            "ensures": self.words(method.ensures),
            "unreachable": method.unreachable,
            "promises": self.words(method.promise_registers),
        }

    def _parameters(self, fields: Sequence[Field], made: layout.Direction) -> tuple[int, int]:
        places = {p.field.name: p.offset for p in made.fixed}
        for record in made.records:
            places[record.field.name] = layout.RECORDS_OFFSET + layout.RECORD_BYTES * record.first
        return self.span("field", [self._field(f, places[f.name]) for f in fields])

    def _groups(self, made: layout.Direction) -> tuple[int, int]:
        return self.span("group", [{"since": since, "size": size} for since, size in made.groups])

    def _alternative(self, made: Any) -> Row:
        guard = made.guard
        row = {
            "role": made.role.number,
            "role_name": made.role.name,
            "guard": 0,
            "subject": "",
            "class": "",
            "members": (0, 0),
        }
        if isinstance(guard, ClassGuard):
            row |= {"guard": 1, "subject": guard.machine, "class": guard.class_name}
        elif isinstance(guard, ValueGuard):
            row |= {"guard": 2, "subject": guard.parameter, "members": self.members(guard.members)}
        return row

    def _step(self, step: Any) -> Row:
        return {
            "machine": step.machine,
            "key": step.key,
            "sources": self.words(step.sources),
            "target": step.target,
            "on_error": self.pairs(step.on_error),
        }

    def _event(self, event: Event) -> Row:
        return {
            "name": event.name,
            "doc": event.doc,
            "sources": self.words(event.sources),
            "target": event.target,
            "made_by": event.made_by,
        }

    def _machine(self, machine: Machine) -> Row:
        return {
            "name": machine.name,
            "doc": machine.doc,
            "kind": 1 + schema.MACHINE_KINDS.index(machine.kind.value),
            "key": self.type(machine.key_type) if machine.key_type else None,
            "states": self.type(machine.states),
            "classes": self.words(machine.classes),
            "initial": machine.initial,
            "events": self.span("event", [self._event(e) for e in machine.events]),
            "observed_method": machine.observed_method,
            "observed_field": machine.observed_field,
            "bound": machine.bound,
        }

    def protocol(self, owner: Protocol | Object) -> Row:
        is_object = isinstance(owner, Object)
        framework = framework_methods(owner) if isinstance(owner, Protocol) else ()
        methods = [self.method(m, True) for m in framework]
        methods += [self.method(m, False) for m in owner.methods]
        machines = () if isinstance(owner, Object) else owner.machines
        return {
            "name": owner.name,
            "doc": owner.doc,
            "library": owner.library,
            "number": owner.protocol_number,
            "kind": 1 + schema.PROTOCOL_KINDS.index(_protocol_kind(owner)),
            "object": owner.number if is_object else 0,
            "slot": owner.slot if isinstance(owner, Object) else 0,
            "roles": self.members(() if isinstance(owner, Object) else owner.roles),
            "rights": self.members(owner.rights if isinstance(owner, Object) else ()),
            "machines": self.span("machine", [self._machine(m) for m in machines]),
            "methods": self.span("method", methods),
            "reserved": self.members(owner.reserved),
        }

    def owners(self, owners: Sequence[Protocol | Object]) -> tuple[int, int]:
        rows = [self.protocol(owner) for owner in owners]
        first, count = self.span("protocol", rows)
        for i, owner in enumerate(owners):
            self.protocols[(owner.library, owner.name)] = first + i
        return first, count

    # ------------------------------------------------------------ libraries

    def error_sets(self, library: Library) -> tuple[int, int]:
        rows = [
            {
                "name": e.name,
                "doc": e.doc,
                "library": e.library,
                "flags": mask(schema.ERROR_FLAGS, strict=e.strict),
                "members": self.members(e.members),
            }
            for e in library.errors
        ]
        first, count = self.span("error", rows)
        for i, made in enumerate(library.errors):
            self.errors[(made.library, made.name)] = first + i
        return first, count

    def library(self, library: Library) -> Row:
        declared: list[Type] = [
            *library.enums,
            *library.bits,
            *library.structs,
            *library.unions,
            *library.tables,
        ]
        types = [{"type": self.type(kind)} for kind in declared]
        return {
            "name": library.name,
            "doc": library.doc,
            "path": library.path,
            "version": library.version,
            "abi": snapshot_hash(library),
            "imports": self.words(library.imports),
            "consts": self.span("const", [self._const(c) for c in library.consts]),
            "newtypes": self.span(
                "newtype",
                [{"name": n, "doc": d, "type": self.type(t)} for n, t, d in library.newtypes],
            ),
            "types": self.span("declared", types),
            "errors": self.error_sets(library),
            "protocols": self.owners(library.protocols),
            "objects": self.owners(library.objects),
            "rings": self.span("ring", [self._ring(r) for r in library.rings]),
            "signals": self.span(
                "signal",
                [
                    {"name": s.name, "doc": s.doc, "members": self.members(s.members)}
                    for s in library.signals
                ],
            ),
            "faults": self.span(
                "fault",
                [{"name": f.name, "doc": f.doc, "number": f.number} for f in library.faults],
            ),
        }

    def _const(self, const: Any) -> Row:
        value = const.value
        kind = "text" if isinstance(value, str) else "bool" if isinstance(value, bool) else "number"
        return {
            "name": const.name,
            "doc": const.doc,
            "type": self.type(const.type),
            "kind": 1 + schema.VALUE_KINDS.index(kind),
            "number": 0 if kind == "text" else int(value),
            "text": value if kind == "text" else "",
        }

    def _ring(self, ring: Any) -> Row:
        queues = [
            {"name": q.name, "doc": q.doc, "entry": self.type(q.entry), "depth": q.depth}
            for q in ring.queues
        ]
        return {
            "name": ring.name,
            "doc": ring.doc,
            "region": ring.region,
            "signal_set": ring.signal_set,
            "signals": self.members(ring.signals),
            "queues": self.span("queue", queues),
        }

    # ------------------------------------------------------------ components

    def ref(self, owner: Protocol | Object) -> int:
        return self.protocols[(owner.library, owner.name)]

    def settings(self, settings: Iterable[Setting]) -> tuple[int, int]:
        rows = [
            {"name": s.name, "values": self.span("value", [self._value(v) for v in s.values])}
            for s in settings
        ]
        return self.span("setting", rows)

    def _value(self, value: int | str | tuple[Setting, ...]) -> Row:
        kind = (
            "text"
            if isinstance(value, str)
            else "settings"
            if isinstance(value, tuple)
            else "number"
        )
        return {
            "kind": 1 + schema.VALUE_KINDS.index(kind),
            "number": value if isinstance(value, int) else 0,
            "text": value if isinstance(value, str) else "",
            "settings": self.settings(value) if isinstance(value, tuple) else (0, 0),
        }

    def component(self, made: Component) -> Row:
        plain = (
            "name doc number kind startup keeps_replies state_bytes kept_handles memory stack priority "
            "weight install pinned faults_to"
        ).split()
        lists = "profiles needs calls_back creates workers pages".split()
        row: Row = {name: getattr(made, name) for name in plain}
        row |= {name: self.words(getattr(made, name)) for name in lists}
        row |= {
            "restart": made.restart.when,
            "backoff_low_ms": made.restart.backoff_low_ms,
            "backoff_high_ms": made.restart.backoff_high_ms,
            "budget": made.restart.budget,
            "per_ms": made.restart.per_ms,
            "desktop": self.settings(made.desktop),
            "autoload": self.settings(made.autoload),
        }
        return row | self._authority(made)

    def _authority(self, made: Component) -> Row:
        serves = [
            {"protocol": self.ref(s.protocol), "capnp": s.capnp, "clients": s.clients}
            for s in made.serves
        ]
        admits = [
            {
                "protocol": self.ref(a.protocol),
                "role": a.role.number,
                "who": self.words(a.who),
                "system": a.system,
            }
            for a in made.admits
        ]
        uses = [
            {
                "protocol": self.ref(u.protocol),
                "roles": sum(1 << r.number for r in u.roles),
                "name": u.name,
                "methods": self.words(m.name for m in u.methods),
                "used_for": self.words(u.used_for),
                "system": u.system,
            }
            for u in made.uses
        ]
        holds = [
            {"object": self.ref(h.object), "methods": self.words(m.name for m in h.methods)}
            for h in made.holds
        ]
        return {
            "serves": self.span("serves", serves),
            "admits": self.span("admits", admits),
            "uses": self.span("uses", uses),
            "holds": self.span("holds", holds),
        }

    def system(self, system: System) -> Row:
        wirings = [
            {
                "component": self.components[w.component.name],
                "slots": self.span(
                    "slot",
                    [
                        {
                            "index": s.index,
                            "name": s.name,
                            "server": s.server,
                            "protocol": self.ref(s.protocol),
                            "roles": s.roles,
                        }
                        for s in w.slots
                    ],
                ),
            }
            for w in system.components
        ]
        return {
            "name": system.name,
            "doc": system.doc,
            "memory": system.memory,
            "minter": system.minter,
            "components": self.span("wiring", wirings),
        }

    # ------------------------------------------------------------ the whole

    def world(self, world: World) -> None:
        for status in FRAMEWORK:
            row = {"number": status.number, "name": status.name, "source": status.source}
            self.add("status", row | {"sentence": status.cause})
        for library in _by_import(world.libraries):
            self.add("library", self.library(library))
        for component in world.components:
            self.components[component.name] = self.add("component", self.component(component))
        for system in world.systems:
            self.add("system", self.system(system))

    def image(self) -> bytes:
        """Header, section list, tables, strings."""
        at = schema.HEADER_BYTES + schema.SECTION_BYTES * len(schema.TABLES)
        sections, data = b"", b""
        for table in schema.TABLES:
            rows = b"".join(self.rows[table.name])
            sections += struct.pack("<III", at + len(data), len(self.rows[table.name]), table.words)
            data += rows
        strings = bytes(self.strings.data)
        strings += bytes(-len(strings) % 4)
        total = at + len(data) + len(strings)
        if total > schema.MAX_BYTES:
            raise TooLarge(f"an image of {total} bytes")
        counts = struct.pack("<IIII", total, len(schema.TABLES), total - len(strings), len(strings))
        rest = counts + sections + data + strings
        head = schema.MAGIC + struct.pack("<HH", schema.VERSION, schema.HEADER_BYTES)
        return head + struct.pack("<I", zlib.crc32(rest)) + rest


def _protocol_kind(owner: Protocol | Object) -> str:
    if isinstance(owner, Protocol):
        return "durable" if owner.durable else "session"
    return "control" if owner.slot else "object"


def _member(member: Any) -> Row:
    is_full = isinstance(member, Member)
    return {
        "name": member.name,
        "doc": getattr(member, "doc", ""),
        "number": member.number,
        "since": member.since if is_full else 0,
        "until": member.until if is_full else 0,
        "instead": member.instead if is_full else "",
    }


def _word_of(kind: Type) -> str:
    match kind:
        case Scalar(name="bool"):
            return "bool"
        case Scalar():
            return "signed" if kind.signed else "unsigned"
        case TextType():
            return kind.kind.value
    return type(kind).__name__.removesuffix("Type").lower()


def _is_total(kind: Type) -> bool:
    """Whether every pattern of its bytes is a value, so that it has no check of its own."""
    match kind:
        case Scalar() | EnumType() | BitsType():
            return layout.leaf_check(kind) == ""
        case TableType():
            return not kind.strict or layout.knows_every_bit(kind)
    return False


def _by_import(libraries: Sequence[Library]) -> list[Library]:
    """Those that are imported before those that import them, else in the given order."""
    done: list[Library] = []
    names = {library.name: library for library in libraries}

    def put(library: Library) -> None:
        if library not in done:
            for name in library.imports:
                put(names[name])
            done.append(library)

    for library in libraries:
        put(library)
    return done


def image_of(world: World) -> bytes:
    """The image of a world: of all its libraries, components and systems."""
    writer = Writer()
    writer.world(world)
    return writer.image()


def part_of(world: World, system: System) -> World:
    """What one system consists of: its components, and the libraries that these name, with all that those import."""
    components = tuple(w.component for w in system.components)
    todo = {owner.library for component in components for owner in _named_by(component)}
    libraries: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in libraries:
            libraries.add(name)
            todo |= set(world.library(name).imports)
    kept = tuple(lib for lib in world.libraries if lib.name in libraries)
    return World(kept, tuple(sorted(components, key=lambda c: c.name)), (system,))


def _named_by(component: Component) -> list[Protocol | Object]:
    served: list[Protocol | Object] = [s.protocol for s in component.serves]
    return served + [u.protocol for u in component.uses] + [h.object for h in component.holds]


def emit_world(world: World, _name: str) -> dict[str, bytes]:
    """reflect.bin: every library, component and system of the run."""
    return {"reflect.bin": image_of(world)}


def emit_system(world: World, name: str) -> dict[str, bytes]:
    """reflect_<system>.bin: what one system carries."""
    return {f"reflect_{name}.bin": image_of(part_of(world, world.system(name)))}
