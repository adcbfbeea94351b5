"""The snapshot of a library: everything that a message, a caller or a right can depend on, and nothing else.

No prose and no places, so that better words change nothing. What has a number is kept under its
number, because the number is what
lasts; names are values beside it. Fields stand in written order, which is their order on the wire.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from writ import layout
from writ.emit import capnp
from writ.model import (
    ArrayType,
    BitsType,
    ClassGuard,
    ClientType,
    EnumType,
    ErrorSet,
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
    SlotType,
    StructType,
    TableType,
    TextType,
    Type,
    UnionType,
    ValueGuard,
    Variant,
    VectorType,
    World,
)

SCHEMA = 3
READABLE = (
    1,
    2,
    SCHEMA,
)  # 1 knows nothing of Cap'n Proto, 2 nothing of what other libraries declare
_word = json.JSONEncoder().encode
Json = dict[str, Any]
Declared = EnumType | BitsType | ErrorSet | StructType | UnionType | TableType
_DECLARED = (EnumType, BitsType, ErrorSet, StructType, UnionType, TableType)


def emit_library(world: World, name: str) -> dict[str, str]:
    """{<library>.json: text}."""
    return {f"{name}.json": text_of(snapshot(world.library(name)))}


def text_of(data: Json) -> str:
    """As `json.dumps` with sorted keys and an indent of 1, which is four times slower at it."""
    out: list[str] = []
    _json(data, "\n", out.append)
    return "".join(out) + "\n"


def _json(data: Any, line: str, say: Callable[[str], None]) -> None:
    if isinstance(data, str) or not data or not isinstance(data, (dict, list, tuple)):
        say(_word(data))
        return
    deeper = line + " "
    if isinstance(data, dict):
        before = "{" + deeper
        for key in sorted(data):
            say(f"{before}{_word(key)}: ")
            _json(data[key], deeper, say)
            before = "," + deeper
        say(line + "}")
        return
    before = "[" + deeper
    for item in data:
        say(before)
        _json(item, deeper, say)
        before = "," + deeper
    say(line + "]")


def snapshot_hash(library: Library) -> int:
    """What the framework's method `abi` answers: docs/wire.md, section 5."""
    return int.from_bytes(
        hashlib.sha256(text_of(snapshot(library)).encode("ascii")).digest()[:8], "little"
    )


def snapshot(library: Library) -> Json:
    return {
        "schema": SCHEMA,
        "library": library.name,
        "capnp": capnp.node_id(library.name),
        "version": library.version,
        "consts": {c.name: {"type": _type(c.type), "value": c.value} for c in library.consts},
        "types": {name: _type(kind) for name, kind, _ in library.newtypes},
        "enums": {e.name: _numbered(e) for e in library.enums},
        "bits": {b.name: _numbered(b) for b in library.bits},
        "errors": {e.name: _errors(e) for e in library.errors},
        "structs": {s.name: _struct(s) for s in library.structs},
        "unions": {u.name: _variants(u) for u in library.unions},
        "tables": {t.name: _variants(t) for t in library.tables},
        "protocols": {str(p.number): _protocol(p) for p in library.protocols},
        "objects": {str(o.number): _object(o) for o in library.objects},
        "rings": {r.name: _ring(r) for r in library.rings},
        "signals": {s.name: _members(s.members) for s in library.signals},
        "faults": {str(f.number): f.name for f in library.faults},
        "uses": {f"{t.library}.{t.name}": _used(t) for t in _foreign(library)},
    }


def _used(kind: Declared) -> Json:
    """What another library declares and messages of this one are made of: as that library would have it."""
    match kind:
        case EnumType() | BitsType():
            return {"is": _KINDS[type(kind)], **_numbered(kind)}
        case ErrorSet():
            return {"is": "error", **_errors(kind)}
        case StructType():
            return {"is": "struct", **_struct(kind)}
        case UnionType() | TableType():
            return {"is": _KINDS[type(kind)], **_variants(kind)}


def _foreign(library: Library) -> list[Declared]:
    """All declared types of other libraries that something of this one is made of, by name."""
    found: dict[str, Declared] = {}
    todo: list[Type | ErrorSet] = [*library.enums, *library.bits, *library.structs]
    todo += [*library.unions, *library.tables, *library.errors]
    todo += [c.type for c in library.consts] + [q.entry for r in library.rings for q in r.queues]
    owners: list[Protocol | Object] = [*library.protocols, *library.objects]
    for owner in owners:
        todo += [m.states for m in owner.machines] if isinstance(owner, Protocol) else []
        for method in owner.methods:
            todo += [f.type for f in (*method.request, *method.reply)]
            todo += [method.errors] if method.errors else []
    while todo:
        kind = todo.pop()
        if isinstance(kind, (ArrayType, VectorType)):
            todo.append(kind.element)
        elif isinstance(kind, _DECLARED):
            name = f"{kind.library}.{kind.name}"
            if name not in found:
                found[name] = kind
                todo += _parts(kind)
    return [found[n] for n in sorted(found) if found[n].library != library.name]


def _parts(kind: Declared) -> list[Type]:
    if isinstance(kind, StructType):
        return [f.type for f in kind.fields]
    if isinstance(kind, (UnionType, TableType)):
        return [v.field.type for v in kind.variants]
    return []


# ---------------------------------------------------------------- types


def _type(kind: Type) -> Json:
    match kind:
        case Scalar():
            return {
                "is": "number",
                "scalar": kind.name,
                "low": kind.low,
                "high": kind.high,
                "of": kind.newtype,
            }
        case EnumType() | BitsType() | StructType() | UnionType() | TableType():
            return {"is": _KINDS[type(kind)], "name": f"{kind.library}.{kind.name}"}
        case ArrayType():
            return {"is": "array", "element": _type(kind.element), "count": kind.count}
        case VectorType():
            return {"is": "list", "element": _type(kind.element), "limit": kind.limit}
        case TextType():
            return {"is": kind.kind.value, "limit": kind.limit}
        case HandleType():
            transfer = kind.transfer.value if kind.transfer else ""
            facts: Json = {"object": kind.object_number, "rights": kind.rights, "count": kind.count}
            return {
                "is": "handle",
                "optional": kind.optional,
                "signals": kind.signals,
                "transfer": transfer,
                **facts,
            }
        case ClientType():
            transfer = kind.transfer.value if kind.transfer else ""
            facts = {"protocol": kind.protocol_number, "roles": sorted(kind.roles)}
            return {"is": "client", "optional": kind.optional, "transfer": transfer, **facts}
        case ServerType():
            transfer = kind.transfer.value if kind.transfer else ""
            return {
                "is": "server",
                "optional": kind.optional,
                "transfer": transfer,
                "protocol": kind.protocol_number,
            }
        case SlotType():
            return {"is": "slot", "object": kind.object_number, "rights": kind.rights}


_KINDS = {
    EnumType: "enum",
    BitsType: "bits",
    StructType: "struct",
    UnionType: "union",
    TableType: "table",
}


def _members(members: Iterable[Member]) -> Json:
    return {str(m.number): m.name for m in members}


def _node(kind: Declared) -> str:
    """The id of its node in the Cap'n Proto schema."""
    return capnp.node_id(f"{kind.library}.{kind.name}")


def _numbered(kind: EnumType | BitsType) -> Json:
    facts = {"base": kind.base.name, "strict": kind.strict, "capnp": _node(kind)}
    return facts | {"members": _members(kind.members)}


def _errors(errors: ErrorSet) -> Json:
    members = _members(errors.members)
    return {"strict": errors.strict, "capnp": _node(errors), "members": members}


def _struct(kind: StructType) -> Json:
    placed = layout.place(kind.fields)
    fields = [
        {"name": p.field.name, "type": _type(p.field.type), "offset": p.offset, "ordinal": i}
        for i, p in enumerate(placed)
    ]
    return {"size": layout.size_of(kind), "capnp": _node(kind), "fields": fields}


def _variants(kind: UnionType | TableType) -> Json:
    first = 1 if isinstance(kind, TableType) else 0  # behind the mask

    def one(variant: Variant, ordinal: int) -> Json:
        facts = {"name": variant.field.name, "type": _type(variant.field.type)}
        return facts | {"ordinal": first + ordinal}

    numbers = capnp.ordinals([v.field for v in kind.variants])
    members = {str(v.number): one(v, n) for v, n in zip(kind.variants, numbers)}
    facts = {"strict": kind.strict, "reserve": kind.reserve, "capnp": _node(kind)}
    return facts | {"members": members}


def _ring(ring: Any) -> Json:
    queues = {
        q.name: {"entry": f"{q.entry.library}.{q.entry.name}", "depth": q.depth, "place": i}
        for i, q in enumerate(ring.queues)
    }
    return {"queues": queues, "region": ring.region, "signals": _members(ring.signals)}


# ---------------------------------------------------------------- protocols


def _protocol(protocol: Protocol) -> Json:
    return {
        "name": protocol.name,
        "capnp": capnp.node_id(f"{protocol.library}.{protocol.name}"),
        "durable": protocol.durable,
        "roles": {str(r.number): r.name for r in protocol.roles},
        "machines": {m.name: _machine(m) for m in protocol.machines},
        "methods": {str(m.number): _method(m, protocol) for m in protocol.methods},
        "reserved": {str(r.number): r.name for r in protocol.reserved},
    }


def _object(made: Object) -> Json:
    return {
        "name": made.name,
        "capnp": capnp.node_id(f"{made.library}.{made.name}"),
        "slot": made.slot,
        "rights": _members(made.rights),
        "methods": {str(m.number): _method(m, made) for m in made.methods},
        "reserved": {str(r.number): r.name for r in made.reserved},
    }


def _machine(machine: Machine) -> Json:
    return {
        "kind": machine.kind.value,
        "key": machine.key_type.newtype if machine.key_type else "",
        "states": f"{machine.states.library}.{machine.states.name}",
        "classes": list(machine.classes),
        "initial": machine.initial,
        "bound": machine.bound,
        "observed": f"{machine.observed_method}.{machine.observed_field}"
        if machine.observed_method
        else "",
        "events": {
            e.name: {"from": sorted(e.sources), "to": e.target, "by": e.made_by}
            for e in machine.events
        },
    }


def _method(method: Method, owner: Protocol | Object) -> Json:
    protocol = owner if isinstance(owner, Protocol) else None
    path = f"{owner.library}.{capnp.message_path(owner, method)}"
    return {
        "name": method.name,
        "strict": method.strict,
        "paged": method.paged,
        "request": {
            "capnp": capnp.node_id(f"{path}Request"),
            "promised": "request" in method.promise_registers,
            **_direction(method.request, layout.request_of(method, protocol)),
        },
        "reply": {
            "capnp": capnp.node_id(f"{path}Reply"),
            "promised": "reply" in method.promise_registers,
            **_direction(method.reply, layout.reply_of(method)),
        },
        "errors": f"{method.errors.library}.{method.errors.name}" if method.errors else "",
        "requires": _requires(method, protocol),
        "needs": method.needs,
        "deadline_ms": method.deadline_ms,
        "retry_safe": method.retry_safe,
        "waits": _waits(method),
        "makes": {f"{m.machine}[{m.key}]": m.state for m in method.makes},
        "steps": {
            f"{s.machine}[{s.key}]": {
                "from": sorted(s.sources),
                "to": s.target,
                "on": dict(s.on_error),
            }
            for s in method.steps
        },
        "ensures": sorted(method.ensures),
    }


def _waits(method: Method) -> Json:
    if method.waits is None:
        return {}
    return {
        "limit": method.waits.limit,
        "events": sorted(f"{e.machine}.{e.event}" for e in method.waits.events),
    }


def _requires(method: Method, protocol: Protocol | None) -> Json:
    """Role to its condition, "" for none; `any` stands for everybody."""
    if protocol is None:
        return {}
    if method.any_role:
        return {"any": ""}
    return {str(a.role.number): _guard(a.guard) for a in method.alternatives}


def _guard(guard: ClassGuard | ValueGuard | None) -> str:
    match guard:
        case ClassGuard():
            return f"{guard.machine} is {guard.class_name}"
        case ValueGuard():
            return f"{guard.parameter} in {sorted(m.number for m in guard.members)}"
        case None:
            return ""


def _direction(fields: tuple[Field, ...], made: layout.Direction) -> Json:
    offsets = {p.field.name: p.offset for p in made.fixed}

    def one(field: Field, ordinal: int) -> Json:
        facts = {"name": field.name, "type": _type(field.type), "since": field.since}
        return facts | {"offset": offsets.get(field.name), "ordinal": ordinal}

    return {
        "class": "registers" if made.registers else "buffer",
        "sizes": {str(version): size for version, size in made.groups},
        "fields": [one(f, n) for f, n in zip(fields, capnp.ordinals(fields))],
        "checks": [[c.id, c.kind, c.subject, c.offset] for c in made.checks],
    }
