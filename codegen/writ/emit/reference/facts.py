"""The model as JSON, with the layout beside it: what a program needs to read, draw or check
messages without the compiler.

Types that are declared once are named (`{"enum": "echo.RoomState"}`), not repeated. No source
positions: an edit that changes no meaning
changes nothing here.
"""

from __future__ import annotations

import json
from typing import Any, Callable, Sequence

from writ.emit.reference.book import Book
from writ.emit.reference.methods import directions
from writ.emit.reference.statuses import FRAMEWORK
from writ.layout import Direction, align_of, size_of
from writ.model import (
    Alternative,
    ArrayType,
    BitsType,
    ClassGuard,
    ClientType,
    Component,
    Const,
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
    Role,
    Scalar,
    ServerType,
    SlotType,
    StructType,
    System,
    TableType,
    TextType,
    Type,
    UnionType,
    Variant,
    VectorType,
)

SCHEMA = 1

Json = dict[str, Any]


def reference_json(book: Book) -> str:
    world = book.world
    whole = {
        "schema": SCHEMA,
        "libraries": {lib.name: _library(lib) for lib in world.libraries},
        "components": {c.name: _component(c) for c in world.components},
        "systems": {s.name: _system(s) for s in world.systems},
        "statuses": [
            {"number": s.number, "name": s.name, "source": s.source, "cause": s.cause}
            for s in FRAMEWORK
        ],
    }
    return json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _named(things: Sequence[Any], made: Callable[[Any], Json]) -> Json:
    return {thing.name: made(thing) for thing in things}


def _library(lib: Library) -> Json:
    return {
        "doc": lib.doc,
        "version": lib.version,
        "imports": list(lib.imports),
        "consts": _named(lib.consts, _const),
        "types": {name: {"doc": doc, "type": _type(kind)} for name, kind, doc in lib.newtypes},
        "enums": _named(lib.enums, _numbers),
        "bits": _named(lib.bits, _numbers),
        "structs": _named(lib.structs, _struct),
        "unions": _named(lib.unions, _variants),
        "tables": _named(lib.tables, _variants),
        "errors": _named(lib.errors, _errors),
        "signals": {s.name: {"doc": s.doc, "members": _members(s.members)} for s in lib.signals},
        "rings": {
            r.name: {
                "doc": r.doc,
                "region": r.region,
                "signals": [f"{r.signal_set}.{m.name}" for m in r.signals],
                "queues": {
                    q.name: {"doc": q.doc, "depth": q.depth, "entry": _type(q.entry)}
                    for q in r.queues
                },
            }
            for r in lib.rings
        },
        "faults": {f.name: {"doc": f.doc, "number": f.number} for f in lib.faults},
        "protocols": _named(lib.protocols, _protocol),
        "objects": _named(lib.objects, _object),
    }


def _const(const: Const) -> Json:
    return {"doc": const.doc, "type": _type(const.type), "value": const.value}


def _members(members: Sequence[Member]) -> list[Json]:
    return [
        {"name": m.name, "number": m.number, "doc": m.doc}
        | ({"since": m.since} if m.since else {})
        | ({"until": m.until, "instead": m.instead} if m.until else {})
        for m in members
    ]


def _numbers(kind: EnumType | BitsType) -> Json:
    return {
        "doc": kind.doc,
        "base": kind.base.name,
        "strict": kind.strict,
        "members": _members(kind.members),
    }


def _errors(kind: ErrorSet) -> Json:
    return {"doc": kind.doc, "strict": kind.strict, "members": _members(kind.members)}


def _struct(kind: StructType) -> Json:
    fields, end = [], 0
    for field in kind.fields:
        offset = -(-end // align_of(field.type)) * align_of(field.type)
        end = offset + size_of(field.type)
        fields.append(_field(field) | {"offset": offset, "size": size_of(field.type)})
    return {"doc": kind.doc, "size": size_of(kind), "align": align_of(kind), "fields": fields}


def _variants(kind: UnionType | TableType) -> Json:
    return {
        "doc": kind.doc,
        "strict": kind.strict,
        "reserve": kind.reserve,
        "size": size_of(kind),
        "variants": [_variant(v) for v in kind.variants],
    }


def _variant(variant: Variant) -> Json:
    return _field(variant.field) | {"number": variant.number}


def _field(field: Field) -> Json:
    made: Json = {"name": field.name, "doc": field.doc, "type": _type(field.type)}
    for name in ("since", "given", "secret"):
        if getattr(field, name):
            made[name] = getattr(field, name)
    return made


def _type(kind: Type) -> Json:
    match kind:
        case Scalar():
            return {"scalar": kind.name, "low": kind.low, "high": kind.high} | (
                {"newtype": kind.newtype} if kind.newtype else {}
            )
        case EnumType():
            return {"enum": f"{kind.library}.{kind.name}"}
        case BitsType():
            return {"bits": f"{kind.library}.{kind.name}"}
        case StructType():
            return {"struct": f"{kind.library}.{kind.name}"}
        case UnionType():
            return {"union": f"{kind.library}.{kind.name}"}
        case TableType():
            return {"table": f"{kind.library}.{kind.name}"}
        case ArrayType():
            return {"array": _type(kind.element), "count": kind.count}
        case VectorType():
            return {"vector": _type(kind.element), "limit": kind.limit}
        case TextType():
            return {kind.kind.value: kind.limit}
        case SlotType():
            return {
                "slot": kind.object_name,
                "object": kind.object_number,
                "rights": list(kind.right_names),
            }
        case _:
            return _handle(kind)


def _handle(kind: HandleType | ClientType | ServerType) -> Json:
    moves = {"optional": kind.optional, "transfer": kind.transfer.value if kind.transfer else ""}
    match kind:
        case HandleType():
            made: Json = {
                "handle": kind.object_name,
                "object": kind.object_number,
                "rights": list(kind.right_names),
            }
            return made | {"count": kind.count, "signals": kind.signals} | moves
        case ClientType():
            return {
                "client": kind.protocol,
                "protocol": kind.protocol_number,
                "roles": list(kind.roles),
            } | moves
        case ServerType():
            return {"server": kind.protocol, "protocol": kind.protocol_number} | moves


# ---------------------------------------------------------------- protocols and objects


def _protocol(protocol: Protocol) -> Json:
    return {
        "doc": protocol.doc,
        "number": protocol.number,
        "durable": protocol.durable,
        "roles": [_role(role) for role in protocol.roles],
        "machines": _named(protocol.machines, _machine),
        "methods": {m.name: _method(protocol, m) for m in protocol.methods},
        "reserved": {r.name: r.number for r in protocol.reserved},
    }


def _object(thing: Object) -> Json:
    return {
        "doc": thing.doc,
        "number": thing.number,
        "protocol_number": thing.protocol_number,
        "slot": thing.slot,
        "rights": _members(thing.rights),
        "methods": {m.name: _method(thing, m) for m in thing.methods},
        "reserved": {r.name: r.number for r in thing.reserved},
    }


def _role(role: Role) -> Json:
    return {"name": role.name, "number": role.number, "doc": role.doc}


def _machine(machine: Machine) -> Json:
    return {
        "doc": machine.doc,
        "kind": machine.kind.value,
        "key": _type(machine.key_type) if machine.key_type else None,
        "states": f"{machine.states.library}.{machine.states.name}",
        "classes": list(machine.classes),
        "initial": machine.initial,
        "bound": machine.bound,
        "observed": {"method": machine.observed_method, "field": machine.observed_field},
        "events": [
            {
                "name": e.name,
                "doc": e.doc,
                "from": list(e.sources),
                "to": e.target,
                "made_by": e.made_by,
            }
            for e in machine.events
        ],
    }


def _method(owner: Protocol | Object, method: Method) -> Json:
    request, reply = directions(owner, method)
    made: Json = {
        "doc": method.doc,
        "number": method.number,
        "strict": method.strict,
        "errors": f"{method.errors.library}.{method.errors.name}" if method.errors else "",
        "deadline_ms": method.deadline_ms,
        "retry_safe": method.retry_safe,
        "ensures": list(method.ensures),
        "unreachable": method.unreachable,
        "makes": [{"machine": m.machine, "key": m.key, "state": m.state} for m in method.makes],
        "when": [
            {
                "machine": s.machine,
                "key": s.key,
                "from": list(s.sources),
                "to": s.target,
                "on_error": dict(s.on_error),
            }
            for s in method.steps
        ],
        "request": _direction(method.request, request),
        "reply": _direction(method.reply, reply),
    }
    if method.waits:
        events = [f"{e.machine}.{e.event}" for e in method.waits.events]
        made["waits"] = {"limit": method.waits.limit, "events": events}
    if isinstance(owner, Object):
        return made | {"needs": method.needs}
    return made | {
        "any_role": method.any_role,
        "requires": [_alternative(a) for a in method.alternatives],
    }


def _alternative(alternative: Alternative) -> Json:
    made: Json = {"role": alternative.role.name}
    match alternative.guard:
        case None:
            return made
        case ClassGuard():
            return made | {
                "class": alternative.guard.class_name,
                "machine": alternative.guard.machine,
            }
        case test:
            return made | {"parameter": test.parameter, "in": [m.name for m in test.members]}


def _direction(fields: Sequence[Field], made: Direction) -> Json:
    placed = {p.field.name: {"offset": p.offset, "size": p.size} for p in made.fixed}
    placed |= {r.field.name: {"record": r.first, "count": r.count} for r in made.records}
    return {
        "class": "registers" if made.registers else "buffer",
        "size": made.size,
        "most": made.bound,
        "handles": made.handles,
        "sizes": [{"since": since, "size": size} for since, size in made.groups],
        "parameters": [_field(f) | placed[f.name] for f in fields],
        "checks": [
            {"id": c.id, "kind": c.kind, "of": c.subject, "offset": c.offset} for c in made.checks
        ],
    }


# ---------------------------------------------------------------- components and systems


def _component(c: Component) -> Json:
    return {
        "doc": c.doc,
        "number": c.number,
        "kind": c.kind,
        "startup": c.startup,
        "profiles": list(c.profiles),
        "needs": list(c.needs),
        "serves": [
            {"protocol": s.protocol.name, "capnp": s.capnp, "clients": s.clients} for s in c.serves
        ],
        "admits": [
            {
                "role": a.role.name,
                "protocol": a.protocol.name,
                "who": list(a.who),
                "system": a.system,
            }
            for a in c.admits
        ],
        "uses": [
            {
                "name": u.name,
                "protocol": u.protocol.name,
                "roles": [r.name for r in u.roles],
                "methods": [m.name for m in u.methods],
                "used_for": list(u.used_for),
                "system": u.system,
            }
            for u in c.uses
        ],
        "holds": {h.object.name: [m.name for m in h.methods] for h in c.holds},
        "calls_back": list(c.calls_back),
        "creates": list(c.creates),
        "pages": list(c.pages),
        "faults_to": c.faults_to,
        "keeps_replies": c.keeps_replies,
        "state": {"bytes": c.state_bytes, "handles": c.kept_handles},
        "restart": {
            "when": c.restart.when,
            "backoff_ms": [c.restart.backoff_low_ms, c.restart.backoff_high_ms],
            "budget": c.restart.budget,
            "per_ms": c.restart.per_ms,
        },
        "memory": c.memory,
        "stack": c.stack,
        "workers": list(c.workers),
        "priority": c.priority,
        "weight": c.weight,
        "install": c.install,
        "pinned": c.pinned,
    }


def _system(system: System) -> Json:
    return {
        "doc": system.doc,
        "memory": system.memory,
        "minter": system.minter,
        "boot_order": [w.component.name for w in system.components],
        "slots": {
            w.component.name: [
                {
                    "index": s.index,
                    "name": s.name,
                    "server": s.server,
                    "protocol": s.protocol.name,
                    "roles": s.roles,
                }
                for s in w.slots
            ]
            for w in system.components
        },
    }
