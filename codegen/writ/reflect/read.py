"""Image to world: the same model that the writer was given, without places in files.

An image may come from anywhere, so everything is checked before it is used; what is wrong is a
`BadImage` that says it in one sentence.
"""

from __future__ import annotations

import struct
import zlib
from functools import cache
from typing import Any

from writ.model import (
    Admits,
    Alternative,
    ArrayType,
    BitsType,
    ClassGuard,
    ClientType,
    Component,
    Const,
    EnumType,
    ErrorSet,
    Event,
    EventRef,
    FaultPoint,
    Field,
    HandleType,
    Holds,
    Library,
    Machine,
    MachineKind,
    Make,
    Member,
    Method,
    Object,
    Pos,
    Protocol,
    Queue,
    Reservation,
    Restart,
    Ring,
    Role,
    Scalar,
    ServerType,
    Serves,
    Setting,
    Signals,
    SlotType,
    SlotUse,
    Step,
    StructType,
    System,
    TableType,
    TextKind,
    TextType,
    Transfer,
    Type,
    UnionType,
    Uses,
    ValueGuard,
    Variant,
    VectorType,
    Waits,
    Wiring,
    World,
)
from writ.reflect import schema
from writ.reflect.schema import BY_NAME, NONE

NOWHERE = Pos("", 0, 0)
SETTING_DEPTH = 16
Row = dict[str, Any]


class BadImage(Exception):
    """The bytes are no reflection image of this version."""


def world_of(data: bytes) -> World:
    """The world in an image."""
    try:
        return _Reader(data).world()
    except (IndexError, KeyError, ValueError, RecursionError) as error:
        raise BadImage(f"the image contradicts itself ({type(error).__name__}: {error})") from error


def _header(data: bytes) -> tuple[int, int]:
    """Place and length of the strings, of an image that is whole."""
    if len(data) < schema.HEADER_BYTES or data[:8] != schema.MAGIC:
        raise BadImage("this is no reflection image")
    version, header, checksum, total, tables, at, size = struct.unpack_from("<HHIIIII", data, 8)
    if (version, header) != (schema.VERSION, schema.HEADER_BYTES):
        raise BadImage(f"the image is of version {version}, not {schema.VERSION}")
    if total != len(data) or total > schema.MAX_BYTES:
        raise BadImage(f"the image says that it has {total} bytes and has {len(data)}")
    if tables != len(schema.TABLES) or at + size != total:
        raise BadImage("the image has other tables than its version says")
    if zlib.crc32(data[16:]) != checksum:
        raise BadImage("the checksum of the image is wrong")
    return at, size


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.strings_at, self.strings_size = _header(data)
        self.sections = {
            table.name: self._section(number, table) for number, table in enumerate(schema.TABLES)
        }
        self.type = cache(self._type)
        self.protocol = cache(self._owner)

    def _section(self, number: int, table: schema.Table) -> tuple[int, int]:
        place = schema.HEADER_BYTES + schema.SECTION_BYTES * number
        at, count, words = struct.unpack_from("<III", self.data, place)
        if words != table.words or at % 4 or at + 4 * words * count > self.strings_at:
            raise BadImage(f"table {table.name} does not fit the image")
        return at, count

    # ------------------------------------------------------------ rows

    def text(self, place: int) -> str:
        if place + 3 > self.strings_size:
            raise BadImage(f"a text at {place} is outside of the image")
        at = self.strings_at + place
        (length,) = struct.unpack_from("<H", self.data, at)
        if place + 3 + length > self.strings_size or self.data[at + 2 + length]:
            raise BadImage(f"a text at {place} has no end")
        try:
            return self.data[at + 2 : at + 2 + length].decode("utf-8")
        except UnicodeDecodeError as error:
            raise BadImage(f"a text at {place} is no UTF-8") from error

    def row(self, table: str, index: int) -> Row:
        at, count = self.sections[table]
        if index >= count:
            raise BadImage(f"there is no row {index} in table {table}")
        made = BY_NAME[table]
        cursor = at + 4 * made.words * index
        row: Row = {}
        for column in made.columns:
            row[column.name] = self._cell(column, cursor)
            cursor += 4 * column.words
        return row

    def _cell(self, column: schema.Column, at: int) -> Any:
        if column.kind == "u64":
            return struct.unpack_from("<q", self.data, at)[0]
        (word,) = struct.unpack_from("<I", self.data, at)
        match column.kind:
            case "str":
                return self.text(word)
            case "span":
                (count,) = struct.unpack_from("<I", self.data, at + 4)
                if word + count > self.sections[column.table][1]:
                    raise BadImage(f"rows {word} and on of {column.table} are not all there")
                return range(word, word + count)
            case "maybe":
                return None if word == NONE else word
        return word

    def rows(self, table: str, span: range) -> list[Row]:
        return [self.row(table, index) for index in span]

    def names(self, span: range) -> tuple[str, ...]:
        return tuple(row["name"] for row in self.rows("name", span))

    def pairs(self, span: range) -> tuple[tuple[str, str], ...]:
        return tuple((row["first"], row["second"]) for row in self.rows("pair", span))

    def members(self, span: range) -> tuple[Member, ...]:
        return tuple(
            Member(r["name"], r["number"], r["doc"], NOWHERE, r["since"], r["until"], r["instead"])
            for r in self.rows("member", span)
        )

    # ------------------------------------------------------------ types

    def fields(self, span: range) -> tuple[Field, ...]:
        return tuple(self._field(row) for row in self.rows("field", span))

    def _field(self, row: Row) -> Field:
        flags = _flags(schema.FIELD_FLAGS, row["flags"])
        kind = self.type(row["type"])
        return Field(
            row["name"], kind, row["doc"], NOWHERE, row["since"], flags["given"], flags["secret"]
        )

    def _inner(self, index: int, row: Row) -> Any:
        inner = row["inner"]
        if inner is None or inner >= index:
            raise BadImage(f"type {index} is made of one that does not stand before it")
        return self.type(inner)

    def _type(self, index: int) -> Type:
        row = self.row("type", index)
        if any(r["type"] >= index for r in self.rows("field", row["fields"])):
            raise BadImage(f"type {index} is made of one that does not stand before it")
        if not 0 < row["kind"] < len(schema.TYPE_KINDS):
            raise BadImage(f"type {index} is of no kind")
        word = schema.TYPE_KINDS[row["kind"]]
        flags = _flags(schema.TYPE_FLAGS, row["flags"])
        match word:
            case "bool" | "unsigned" | "signed":
                return self._scalar(row)
            case "bytes" | "name" | "text":
                return TextType(TextKind(word), row["count"])
            case "array":
                return ArrayType(self._inner(index, row), row["count"])
            case "vector":
                return VectorType(self._inner(index, row), row["count"])
            case "handle" | "client" | "server" | "slot":
                return self._handle(word, row, flags)
            case "enum" | "bits":
                return self._numbered(word, index, row, flags["strict"])
            case "struct":
                fields = self.fields(row["fields"])
                return StructType(row["name"], row["library"], fields, row["doc"], NOWHERE)
        return self._box(word, row, flags["strict"])

    def _numbered(self, word: str, index: int, row: Row, strict: bool) -> EnumType | BitsType:
        base, members = self._inner(index, row), self.members(row["members"])
        head = (row["name"], row["library"], base, strict, members, row["doc"], NOWHERE)
        return EnumType(*head) if word == "enum" else BitsType(*head)

    def _box(self, word: str, row: Row, strict: bool) -> UnionType | TableType:
        variants = tuple(
            Variant(r["number"], self._field(r)) for r in self.rows("field", row["fields"])
        )
        head = (row["name"], row["library"], strict, row["count"], variants, row["doc"], NOWHERE)
        return UnionType(*head) if word == "union" else TableType(*head)

    def _scalar(self, row: Row) -> Scalar:
        high = row["high"] & (1 << 64) - 1 if row["name"] == "u64" else row["high"]
        low = row["low"] & (1 << 64) - 1 if row["name"] == "u64" else row["low"]
        return Scalar(row["name"], low, high, row["note"])

    def _handle(self, word: str, row: Row, flags: dict[str, bool]) -> Type:
        names = self.names(row["names"])
        how = Transfer.GIVE if flags["give"] else Transfer.LEND if flags["lend"] else None
        if word == "slot":
            return SlotType(row["name"], row["number"], row["rights"], names)
        if word == "client":
            return ClientType(row["name"], row["number"], names, flags["optional"], how)
        if word == "server":
            return ServerType(row["name"], row["number"], flags["optional"], how)
        head = (row["name"], row["number"], row["rights"], names, flags["optional"])
        return HandleType(*head, row["count"], row["note"], how)

    # ------------------------------------------------------------ protocols

    def errors(self, index: int | None) -> ErrorSet | None:
        if index is None:
            return None
        row = self.row("error", index)
        strict = _flags(schema.ERROR_FLAGS, row["flags"])["strict"]
        members = self.members(row["members"])
        return ErrorSet(row["name"], row["library"], strict, members, row["doc"], NOWHERE)

    def roles(self, span: range) -> tuple[Role, ...]:
        return tuple(Role(m.name, m.number, m.doc, NOWHERE) for m in self.members(span))

    def method(self, row: Row, roles: tuple[Role, ...]) -> Method:
        flags = _flags(schema.METHOD_FLAGS, row["flags"])
        events = tuple(EventRef(*pair) for pair in self.pairs(row["waits_for"]))
        return Method(
            name=row["name"],
            number=row["number"],
            strict=flags["strict"],
            request=self.fields(row["request"]),
            reply=self.fields(row["reply"]),
            errors=self.errors(row["errors"]),
            any_role=flags["any_role"],
            alternatives=tuple(
                self._alternative(r, roles) for r in self.rows("alternative", row["alternatives"])
            ),
            needs=row["needs"],
            deadline_ms=row["deadline_ms"],
            retry_safe=flags["retry_safe"],
            waits=Waits(row["waits"], events) if row["waits"] else None,
            makes=tuple(Make(**r) for r in self.rows("make", row["makes"])),
            steps=tuple(self._step(r) for r in self.rows("step", row["steps"])),
            ensures=self.names(row["ensures"]),
            unreachable=row["unreachable"],
            promise_registers=self.names(row["promises"]),
            doc=row["doc"],
            pos=NOWHERE,
            paged=flags["paged"],
        )

    def _alternative(self, row: Row, roles: tuple[Role, ...]) -> Alternative:
        made = Role(row["role_name"], row["role"], "", NOWHERE)
        role = next((r for r in roles if r.number == row["role"]), made)
        if row["guard"] == 1:
            return Alternative(role, ClassGuard(row["subject"], row["class"]))
        if row["guard"] == 2:
            return Alternative(role, ValueGuard(row["subject"], self.members(row["members"])))
        return Alternative(role, None)

    def _step(self, row: Row) -> Step:
        sources = self.names(row["sources"])
        return Step(row["machine"], row["key"], sources, row["target"], self.pairs(row["on_error"]))

    def _machine(self, row: Row) -> Machine:
        events = tuple(
            Event(r["name"], self.names(r["sources"]), r["target"], r["doc"], NOWHERE, r["made_by"])
            for r in self.rows("event", row["events"])
        )
        states, key = self.type(row["states"]), row["key"]
        if not isinstance(states, EnumType):
            raise BadImage(f"the states of machine {row['name']} are no enum")
        return Machine(
            name=row["name"],
            kind=MachineKind(schema.MACHINE_KINDS[row["kind"] - 1]),
            key_type=None if key is None else self.type(key),  # type: ignore[arg-type]
            states=states,
            classes=self.names(row["classes"]),
            initial=row["initial"],
            events=events,
            observed_method=row["observed_method"],
            observed_field=row["observed_field"],
            bound=row["bound"],
            doc=row["doc"],
            pos=NOWHERE,
        )

    def _owner(self, index: int) -> Protocol | Object:
        row = self.row("protocol", index)
        kind = schema.PROTOCOL_KINDS[row["kind"] - 1]
        roles = self.roles(row["roles"])
        reserved = tuple(Reservation(m.number, m.name) for m in self.members(row["reserved"]))
        methods = tuple(
            self.method(r, roles)
            for r in self.rows("method", row["methods"])
            if not _flags(schema.METHOD_FLAGS, r["flags"])["framework"]
        )
        if kind in ("object", "control"):
            rights = self.members(row["rights"])
            head = (row["name"], row["library"], row["object"], rights, methods, reserved)
            return Object(*head, row["slot"], row["doc"], NOWHERE)
        machines = tuple(self._machine(r) for r in self.rows("machine", row["machines"]))
        return Protocol(
            name=row["name"],
            library=row["library"],
            number=row["number"],
            durable=kind == "durable",
            roles=roles,
            machines=machines,
            methods=methods,
            reserved=reserved,
            doc=row["doc"],
            pos=NOWHERE,
        )

    # ------------------------------------------------------------ libraries

    def library(self, row: Row) -> Library:
        kinds = [self.type(r["type"]) for r in self.rows("declared", row["types"])]
        errors = tuple(self.errors(i) for i in row["errors"])
        owners = [self.protocol(i) for i in (*row["protocols"], *row["objects"])]
        newtypes = [
            (r["name"], self.type(r["type"]), r["doc"])
            for r in self.rows("newtype", row["newtypes"])
        ]

        def only(made: type) -> tuple[Any, ...]:
            return tuple(kind for kind in kinds if isinstance(kind, made))

        return Library(
            name=row["name"],
            version=row["version"],
            imports=self.names(row["imports"]),
            consts=tuple(self._const(r, row["name"]) for r in self.rows("const", row["consts"])),
            newtypes=tuple(newtypes),  # type: ignore[arg-type]
            enums=only(EnumType),
            bits=only(BitsType),
            structs=only(StructType),
            unions=only(UnionType),
            tables=only(TableType),
            errors=tuple(e for e in errors if e is not None),
            protocols=tuple(o for o in owners if isinstance(o, Protocol)),
            objects=tuple(o for o in owners if isinstance(o, Object)),
            doc=row["doc"],
            path=row["path"],
            rings=tuple(self._ring(r, row["name"]) for r in self.rows("ring", row["rings"])),
            signals=tuple(
                Signals(r["name"], row["name"], self.members(r["members"]), r["doc"], NOWHERE)
                for r in self.rows("signal", row["signals"])
            ),
            faults=tuple(
                FaultPoint(r["name"], row["name"], r["number"], r["doc"], NOWHERE)
                for r in self.rows("fault", row["faults"])
            ),
        )

    def _const(self, row: Row, library: str) -> Const:
        kind = self.type(row["type"])
        word = schema.VALUE_KINDS[row["kind"] - 1]
        unsigned = getattr(getattr(kind, "base", kind), "name", "") == "u64"
        number = row["number"] & (1 << 64) - 1 if unsigned else row["number"]
        value = {"text": row["text"], "bool": bool(number), "number": number}[word]
        return Const(row["name"], library, kind, value, row["doc"], NOWHERE)

    def _ring(self, row: Row, library: str) -> Ring:
        queues = [
            Queue(r["name"], self.type(r["entry"]), r["depth"], r["doc"])  # type: ignore[arg-type]
            for r in self.rows("queue", row["queues"])
        ]
        return Ring(
            name=row["name"],
            library=library,
            queues=tuple(queues),
            region=row["region"],
            signal_set=row["signal_set"],
            signals=self.members(row["signals"]),
            doc=row["doc"],
            pos=NOWHERE,
        )

    # ------------------------------------------------------------ components

    def settings(self, span: range, depth: int = 0) -> tuple[Setting, ...]:
        if depth > SETTING_DEPTH:
            raise BadImage("settings stand in each other too deep")
        return tuple(
            Setting(
                row["name"], tuple(self._value(v, depth) for v in self.rows("value", row["values"]))
            )
            for row in self.rows("setting", span)
        )

    def _value(self, row: Row, depth: int) -> int | str | tuple[Setting, ...]:
        word = schema.VALUE_KINDS[row["kind"] - 1]
        if word == "settings":
            return self.settings(row["settings"], depth + 1)
        return str(row["text"]) if word == "text" else int(row["number"])

    def component(self, row: Row) -> Component:
        plain = (
            "name number kind startup keeps_replies state_bytes kept_handles memory stack".split()
        )
        plain += "priority weight install faults_to doc".split()
        lists = "profiles needs calls_back creates workers pages".split()
        made: Row = {name: row[name] for name in plain}
        made |= {name: self.names(row[name]) for name in lists}
        backoff = (row["backoff_low_ms"], row["backoff_high_ms"])
        return Component(
            **made,
            pinned=bool(row["pinned"]),
            restart=Restart(row["restart"], *backoff, row["budget"], row["per_ms"]),
            serves=tuple(self._serves(r) for r in self.rows("serves", row["serves"])),
            admits=tuple(self._admits(r) for r in self.rows("admits", row["admits"])),
            uses=tuple(self._uses(r) for r in self.rows("uses", row["uses"])),
            holds=tuple(self._holds(r) for r in self.rows("holds", row["holds"])),
            desktop=self.settings(row["desktop"]),
            autoload=self.settings(row["autoload"]),
            pos=NOWHERE,
        )

    def _spoken(self, index: int) -> Protocol:
        found = self.protocol(index)
        if not isinstance(found, Protocol):
            raise BadImage(f"{found.name} is no protocol")
        return found

    def _serves(self, row: Row) -> Serves:
        return Serves(self._spoken(row["protocol"]), bool(row["capnp"]), row["clients"])

    def _admits(self, row: Row) -> Admits:
        protocol = self._spoken(row["protocol"])
        by_number = {r.number: r for r in protocol.roles}
        return Admits(
            by_number[row["role"]], protocol, self.names(row["who"]), row["system"], NOWHERE
        )

    def _uses(self, row: Row) -> Uses:
        protocol = self._spoken(row["protocol"])
        by_name = {m.name: m for m in protocol.methods}
        return Uses(
            protocol=protocol,
            roles=tuple(r for r in protocol.roles if row["roles"] >> r.number & 1),
            name=row["name"],
            methods=tuple(by_name[n] for n in self.names(row["methods"])),
            used_for=self.names(row["used_for"]),
            system=row["system"],
            pos=NOWHERE,
        )

    def _holds(self, row: Row) -> Holds:
        owner = self.protocol(row["object"])
        if not isinstance(owner, Object):
            raise BadImage(f"{owner.name} is no object")
        by_name = {m.name: m for m in owner.methods}
        return Holds(owner, tuple(by_name[n] for n in self.names(row["methods"])), NOWHERE)

    def system(self, row: Row, components: tuple[Component, ...]) -> System:
        wirings = []
        for wiring in self.rows("wiring", row["components"]):
            slots = tuple(
                SlotUse(s["index"], s["name"], s["server"], self._spoken(s["protocol"]), s["roles"])
                for s in self.rows("slot", wiring["slots"])
            )
            wirings.append(Wiring(components[wiring["component"]], slots))
        return System(
            row["name"], row["memory"], row["minter"], tuple(wirings), row["doc"], NOWHERE
        )

    def world(self) -> World:
        def every(table: str) -> range:
            return range(self.sections[table][1])

        libraries = [self.library(row) for row in self.rows("library", every("library"))]
        components = tuple(self.component(r) for r in self.rows("component", every("component")))
        systems = tuple(self.system(r, components) for r in self.rows("system", every("system")))
        return World(tuple(sorted(libraries, key=lambda lib: lib.name)), components, systems)


def _flags(names: tuple[str, ...], value: int) -> dict[str, bool]:
    if value >> len(names):
        raise BadImage(f"flags {value:#x} are not known")
    return {name: bool(value >> i & 1) for i, name in enumerate(names)}
