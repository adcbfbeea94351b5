"""The tables of a reflection image and their columns.

They are written here once: the writer, the reader, the C header `writ/reflect_tables.h` and the
lists in docs/reflect.md follow, and tests
compare them. A change here is another format: raise VERSION.
"""

from __future__ import annotations

from dataclasses import dataclass

MAGIC = b"WRITREFL"
VERSION = 1
HEADER_BYTES = 32
SECTION_BYTES = 12
NONE = 0xFFFF_FFFF
MAX_BYTES = 16 << 20
MAX_DEPTH = 64
MAX_COST = 1 << 16


@dataclass(frozen=True)
class Column:
    """`kind` is "u32", "u64", "str", "ref", "maybe" (a ref or NONE) or "span" (first row and
    count); the last three name a table."""

    name: str
    kind: str
    table: str = ""

    @property
    def words(self) -> int:
        return 2 if self.kind in ("u64", "span") else 1


@dataclass(frozen=True)
class Table:
    name: str
    about: str
    columns: tuple[Column, ...]

    @property
    def words(self) -> int:
        return sum(column.words for column in self.columns)

    def offset(self, name: str) -> int:
        """Where a column begins, in words."""
        at = 0
        for column in self.columns:
            if column.name == name:
                return at
            at += column.words
        raise KeyError(f"{self.name}.{name}")


def _table(name: str, about: str, columns: str) -> Table:
    """Columns are written `name kind` or `name kind:table`, with commas between."""
    made = []
    for text in columns.split(","):
        column, kind = text.split()
        word, _, table = kind.partition(":")
        made.append(Column(column, word, table))
    return Table(name, about, tuple(made))


TABLES = (
    _table("name", "a word in a list of words", "name str"),
    _table("pair", "two words that belong together", "first str, second str"),
    _table(
        "member",
        "a numbered name: enum member, bit, error, right, role, signal or reserved method; the number is signed",
        "name str, doc str, number u64, since u32, until u32, instead str",
    ),
    _table(
        "field",
        "a field, variant or parameter; `offset` is in its struct, box or body, of a handle that of its first record",
        "name str, doc str, type ref:type, offset u32, number u32, since u32, flags u32",
    ),
    _table(
        "type",
        "a type; the types it is made of stand before it",
        "kind u32, flags u32, name str, doc str, library str, note str, size u32, align u32, depth u32, cost u32, count u32,"
        "inner maybe:type, number u32, rights u32, low u64, high u64, fields span:field, members span:member, names span:name",
    ),
    _table(
        "group",
        "the parameters of one version: how long the fixed part is with them",
        "since u32, size u32",
    ),
    _table(
        "error", "an error set", "name str, doc str, library str, flags u32, members span:member"
    ),
    _table(
        "value", "a value of a setting", "kind u32, number u64, text str, settings span:setting"
    ),
    _table("setting", "a line of `desktop` or `autoload`", "name str, values span:value"),
    _table(
        "alternative",
        "one way to be allowed to call",
        "role u32, role_name str, guard u32, subject str, class str, members span:member",
    ),
    _table(
        "step",
        "a `when`",
        "machine str, key str, sources span:name, target str, on_error span:pair",
    ),
    _table("make", "a `makes`", "machine str, key str, state str"),
    _table(
        "event",
        "an event of a machine",
        "name str, doc str, sources span:name, target str, made_by str",
    ),
    _table(
        "machine",
        "a machine",
        "name str, doc str, kind u32, key maybe:type, states ref:type, classes span:name, initial str, events span:event,"
        "observed_method str, observed_field str, bound u32",
    ),
    _table(
        "method",
        "a method",
        "name str, doc str, number u32, flags u32, role_mask u32, needs u32, deadline_ms u32, waits u32, waits_for span:pair,"
        "request span:field, reply span:field, request_groups span:group, reply_groups span:group, errors maybe:error,"
        "alternatives span:alternative, steps span:step, makes span:make, ensures span:name, unreachable str, promises span:name",
    ),
    _table(
        "protocol",
        "a protocol, or an object or control of the kernel",
        "name str, doc str, library str, number u32, kind u32, object u32, slot u32, roles span:member, rights span:member,"
        "machines span:machine, methods span:method, reserved span:member",
    ),
    _table(
        "const", "a constant", "name str, doc str, type ref:type, kind u32, number u64, text str"
    ),
    _table("newtype", "a `type` declaration", "name str, doc str, type ref:type"),
    _table(
        "signal", "names of the bits of a notification", "name str, doc str, members span:member"
    ),
    _table("queue", "one direction of a ring", "name str, doc str, entry ref:type, depth u32"),
    _table(
        "ring",
        "a ring",
        "name str, doc str, region u32, signal_set str, signals span:member, queues span:queue",
    ),
    _table("fault", "a fault point", "name str, doc str, number u32"),
    _table("declared", "a named type of a library, in written order", "type ref:type"),
    _table(
        "library",
        "a library; `abi` is what the framework's method of that name answers",
        "name str, doc str, path str, version u32, abi u64, imports span:name, consts span:const, newtypes span:newtype,"
        "types span:declared, errors span:error, protocols span:protocol, objects span:protocol, rings span:ring, signals span:signal,"
        "faults span:fault",
    ),
    _table(
        "status",
        "a status that is no protocol's own",
        "number u32, name str, source str, sentence str",
    ),
    _table(
        "serves",
        "a protocol that a component serves",
        "protocol ref:protocol, capnp u32, clients u32",
    ),
    _table(
        "admits",
        "who may hold a role",
        "protocol ref:protocol, role u32, who span:name, system str",
    ),
    _table(
        "uses",
        "a protocol that a component uses",
        "protocol ref:protocol, roles u32, name str, methods span:name, used_for span:name, system str",
    ),
    _table("holds", "a control that a component holds", "object ref:protocol, methods span:name"),
    _table(
        "component",
        "a component",
        "name str, doc str, number u32, kind str, startup str, profiles span:name, needs span:name, serves span:serves,"
        "admits span:admits, uses span:uses, calls_back span:name, creates span:name, holds span:holds, keeps_replies u32,"
        "state_bytes u64, kept_handles u32, restart str, backoff_low_ms u32, backoff_high_ms u32, budget u32, per_ms u32, memory u64,"
        "stack u64, workers span:name, priority str, weight u32, install str, pinned u32, pages span:name, faults_to str,"
        "desktop span:setting, autoload span:setting",
    ),
    _table(
        "slot",
        "a connection that a component starts with",
        "index u32, name str, server str, protocol ref:protocol, roles u32",
    ),
    _table("wiring", "a component in a system", "component ref:component, slots span:slot"),
    _table(
        "system",
        "a system, its components in boot order",
        "name str, doc str, memory u64, minter str, components span:wiring",
    ),
)
BY_NAME = {table.name: table for table in TABLES}
NUMBER = {table.name: number for number, table in enumerate(TABLES)}

TYPE_KINDS = (
    "none bool unsigned signed enum bits struct union table array vector bytes name text handle client server slot"
).split()
KIND = {name: number for number, name in enumerate(TYPE_KINDS)}

# Bits of the `flags` columns.
TYPE_FLAGS = ("strict", "optional", "give", "lend", "total")
FIELD_FLAGS = ("given", "secret")
METHOD_FLAGS = ("strict", "retry_safe", "any_role", "paged", "framework")
ERROR_FLAGS = ("strict",)

# Values of the `kind` and `guard` columns, from 1.
PROTOCOL_KINDS = ("durable", "session", "object", "control")
MACHINE_KINDS = ("keyed", "session", "singleton")
GUARD_KINDS = ("class", "value")
VALUE_KINDS = ("number", "bool", "text", "settings")


def mask(flags: tuple[str, ...], **are_set: bool) -> int:
    """The bits of the flags that are set."""
    return sum(1 << flags.index(name) for name, value in are_set.items() if value)
