"""What an editor shows of a name: how it is declared, what its documentation says, and what it is on the wire."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from writ import layout
from writ.emit.reference import methods, spelling
from writ.lsp.places import Key, Places
from writ.model import (
    Component,
    Library,
    Method,
    Object,
    Protocol,
    StructType,
    System,
    World,
)

Told = str | None


def hover(key: Key, places: Places, world: World | None) -> str:
    """Markdown about what a key stands for; the less is known the shorter it is."""
    told = _TELLERS[key[0]](key, world) if world is not None and key[0] in _TELLERS else None
    return told or _bare(key, places)


def _bare(key: Key, places: Places) -> str:
    """What the tree alone says."""
    node = places.nodes.get(key)
    doc = getattr(node, "doc", None)
    owner = f" of `{key[-2]}`" if len(key) > 3 else ""
    return _page(
        f"{key[0]} {key[-1]}", [f"{key[0].capitalize()}{owner}"], str(doc.value) if doc else ""
    )


def _page(code: str, facts: Iterable[str], doc: str) -> str:
    parts = [f"```writ\n{code}\n```", doc.strip(), "  \n".join(facts)]
    return "\n\n".join(part for part in parts if part)


# ---------------------------------------------------------------- parts of a world


def _library(key: Key, world: World) -> Library | None:
    return next((lib for lib in world.libraries if lib.name == key[1]), None)


def _declared(key: Key, world: World) -> Any:
    """The declaration that a key names, or that the part it names is in."""
    lib = _library(key, world)
    if lib is None:
        return None
    everything: tuple[Any, ...] = (
        *lib.consts,
        *lib.enums,
        *lib.bits,
        *lib.structs,
        *lib.unions,
        *lib.tables,
        *lib.errors,
        *lib.protocols,
        *lib.objects,
        *lib.rings,
        *lib.signals,
        *lib.faults,
    )
    return next((d for d in everything if d.name == key[2]), None)


def _method_of(key: Key, world: World) -> tuple[Protocol | Object, Method] | None:
    owner: Protocol | Object | None = _declared(key, world)
    found = [m for m in owner.methods if m.name == key[3]] if owner is not None else []
    return (owner, found[0]) if owner is not None and found else None


# ---------------------------------------------------------------- tellers


def _tell_method(key: Key, world: World) -> Told:
    found = _method_of(key, world)
    if found is None:
        return None
    owner, method = found
    request, reply = methods.directions(owner, method)
    facts = [
        f"Request: {methods.class_words(request)}",
        f"Reply: {methods.class_words(reply)}",
    ]
    return _page(spelling.method_text(owner, method), facts, method.doc)


def _tell_parameter(key: Key, world: World) -> Told:
    found = _method_of(key, world)
    if found is None:
        return None
    owner, method = found
    is_reply = key[0] == "answer"
    made = methods.directions(owner, method)[is_reply]
    fields = method.reply if is_reply else method.request
    field = next((f for f in fields if f.name == key[4]), None)
    if field is None:
        return None
    at = next((p.offset for p in made.fixed if p.field.name == field.name), None)
    where = "the reply" if is_reply else "the request"
    place = f"At byte {at} of {where}" if at is not None else f"A handle of {where}"
    return _page(spelling.parameter(field), [f"{place} of `{owner.name}.{method.name}`"], field.doc)


def _tell_struct(key: Key, world: World) -> Told:
    found = _declared(key, world)
    if not isinstance(found, StructType):
        return None
    lines = [
        f"    {spelling.parameter(p.field)};  // at {p.offset}" for p in layout.place(found.fields)
    ]
    code = "\n".join([f"struct {found.name} {{", *lines, "}"])
    return _page(code, [spelling.size(layout.size_of(found))], found.doc)


def _tell_field(key: Key, world: World) -> Told:
    owner = _declared(key, world)
    placed = layout.place(owner.fields) if isinstance(owner, StructType) else []
    spot = next((p for p in placed if p.field.name == key[3]), None)
    if spot is not None:
        facts = [f"At byte {spot.offset} of `{owner.name}`"]
        return _page(spelling.parameter(spot.field), facts, spot.field.doc)
    variant = next((v for v in getattr(owner, "variants", ()) if v.field.name == key[3]), None)
    if variant is None:
        return None
    code = f"{variant.number} {spelling.parameter(variant.field)}"
    return _page(code, [f"Of `{owner.name}`"], variant.field.doc)


def _tell_numbered(key: Key, world: World) -> Told:
    found = _declared(key, world)
    if found is None:
        return None
    lines = [f"    {m.name} = {m.number};" for m in found.members]
    base = f" : {found.base.name}" if hasattr(found, "base") else ""
    code = "\n".join([f"{_WORDS.get(key[0], key[0])} {found.name}{base} {{", *lines, "}"])
    return _page(code, [], found.doc)


def _tell_member(key: Key, world: World) -> Told:
    owner = _declared(key, world)
    every = owner.rights if isinstance(owner, Object) else getattr(owner, "members", ())
    member = next((m for m in every if m.name == key[3]), None)
    if member is None:
        return None
    return _page(f"{member.name} = {member.number};", [f"Of `{owner.name}`"], member.doc)


def _tell_const(key: Key, world: World) -> Told:
    found = _declared(key, world)
    if found is None:
        return None
    value = f'"{found.value}"' if isinstance(found.value, str) else str(found.value).lower()
    code = f"const {found.name} : {spelling.type_text(found.type)} = {value};"
    wide = isinstance(found.value, int) and not isinstance(found.value, bool) and found.value > 9
    return _page(code, [f"{found.value:#x}"] if wide else [], found.doc)


def _tell_newtype(key: Key, world: World) -> Told:
    lib = _library(key, world)
    found = [n for n in lib.newtypes if n[0] == key[2]] if lib else []
    if not found:
        return None
    name, scalar, doc = found[0]
    below = f" in {scalar.low}..{scalar.high}" if scalar.ranged else ""
    return _page(f"type {name} = {scalar.name}{below};", [], doc)


def _tell_protocol(key: Key, world: World) -> Told:
    found = _declared(key, world)
    if found is None:
        return None
    if isinstance(found, Object):
        head = f"{'control' if found.slot else 'object'} {found.name} = {found.number}"
        facts = [f"Start-up slot {found.slot}"] if found.slot else []
    else:
        head = f"{'durable ' if found.durable else ''}protocol {found.name} = {found.number:#06x}"
        facts = [f"Roles: {', '.join(r.name for r in found.roles)}"] if found.roles else []
        served = [c.name for c in world.components if any(s.protocol == found for s in c.serves)]
        facts += [f"Served by {', '.join(served)}"] if served else []
    lines = [f"    {m.number:#06x} {m.name}" for m in found.methods]
    return _page("\n".join([head, *lines]), facts, found.doc)


def _tell_role(key: Key, world: World) -> Told:
    owner = _declared(key, world)
    role = next((r for r in getattr(owner, "roles", ()) if r.name == key[3]), None)
    if role is None:
        return None
    may = [m.name for m in owner.methods if role in [a.role for a in m.alternatives]]
    facts = [f"May call {', '.join(may)}" if may else "No method requires it"]
    return _page(f"{role.name} = {role.number};  // role of {owner.name}", facts, role.doc)


def _tell_machine(key: Key, world: World) -> Told:
    owner = _declared(key, world)
    machine = next((m for m in getattr(owner, "machines", ()) if m.name == key[3]), None)
    if machine is None:
        return None
    begin = [f"machine {machine.name} : {machine.states.name}", f"    initial {machine.initial}"]
    lines = [f"    event {e.name} : {' | '.join(e.sources)} -> {e.target}" for e in machine.events]
    for method in owner.methods:
        lines += [
            f"    {method.name} : {' | '.join(s.sources)} -> {s.target or 'same'}"
            for s in method.steps
            if s.machine == machine.name
        ]
        lines += [
            f"    {method.name} makes {m.state}" for m in method.makes if m.machine == machine.name
        ]
    return _page("\n".join([*begin, *lines]), [], machine.doc)


def _tell_component(key: Key, world: World) -> Told:
    found: Component | None = next((c for c in world.components if c.name == key[1]), None)
    if found is None:
        return None
    code = f"component {found.name} = {found.number:#x}  // {found.kind}, starts at {found.startup}"
    facts = [f"Memory: {spelling.size(found.memory)}, stack: {spelling.size(found.stack)}"]
    facts += [f"Serves {', '.join(s.protocol.name for s in found.serves)}"] if found.serves else []
    facts += [f"Uses {', '.join(u.protocol.name for u in found.uses)}"] if found.uses else []
    facts += [f"Holds {', '.join(h.object.name for h in found.holds)}"] if found.holds else []
    return _page(code, facts, found.doc)


def _tell_system(key: Key, world: World) -> Told:
    found: System | None = next((s for s in world.systems if s.name == key[1]), None)
    if found is None:
        return None
    order = ", ".join(w.component.name for w in found.components)
    facts = [f"Starts in this order: {order}", f"Memory: {spelling.size(found.memory)}"]
    return _page(f"system {found.name}", facts, found.doc)


def _tell_library(key: Key, world: World) -> Told:
    found = _library(key, world)
    if found is None:
        return None
    version = f"version {found.version}" if found.version else "draft"
    return _page(f"library {found.name} {version};", [], found.doc)


_WORDS = {"error set": "error", "signal set": "signals"}
_TELLERS: dict[str, Callable[[Key, World], Told]] = {
    "method": _tell_method,
    "parameter": _tell_parameter,
    "answer": _tell_parameter,
    "struct": _tell_struct,
    "field": _tell_field,
    "enum": _tell_numbered,
    "bits": _tell_numbered,
    "error set": _tell_numbered,
    "signal set": _tell_numbered,
    "member": _tell_member,
    "right": _tell_member,
    "constant": _tell_const,
    "number type": _tell_newtype,
    "protocol": _tell_protocol,
    "object": _tell_protocol,
    "role": _tell_role,
    "machine": _tell_machine,
    "component": _tell_component,
    "system": _tell_system,
    "library": _tell_library,
}
