"""What one component may call and where it finds it, and the table of a whole system."""

from __future__ import annotations

from dataclasses import dataclass

from writ.emit import names
from writ.emit.methods import MethodC
from writ.emit.owners import Who
from writ.emit.render import render
from writ.model import FIRST_USED_SLOT, Component, Holds, Protocol, Role, Uses, Wiring, World

KINDS = {
    "kernel": "WRIT_KERNEL",
    "service": "WRIT_SERVICE",
    "driver": "WRIT_DRIVER",
    "app": "WRIT_APP",
    "compat": "WRIT_COMPAT",
}


@dataclass(frozen=True)
class UseC:
    """One connection and the stubs that are bound to it."""

    methods: list[MethodC]
    who: Who


@dataclass(frozen=True)
class SlotC:
    name: str
    index: int


@dataclass(frozen=True)
class PlacedComponent:
    """A component as the system's table shows it."""

    name: str
    upper: str
    number: str
    kind: str
    memory: int
    stack: int
    workers: int
    served: list[str]
    connections: list[str]
    held: list[str]


def slots_of(component: Component) -> list[tuple[Uses, int]]:
    """The connections that a component starts with, in whatever system."""
    return [(use, FIRST_USED_SLOT + i) for i, use in enumerate(component.uses)]


def mask(protocol: Protocol, roles: tuple[Role, ...]) -> int:
    return sum({1 << role.number for role in roles})


def held_rights(held: Holds) -> int:
    rights = 0
    for method in held.methods:
        rights |= method.needs
    return rights


def startup(component: Component) -> list[str]:
    """Initialisers of the start-up table; what only some systems have is not in it."""
    out = []
    for held in sorted(component.holds, key=lambda h: h.object.slot):
        out.append(
            f".slot = {held.object.slot}, .rights = 0x{held_rights(held):x}, .type = {held.object.number}"
        )
    if component.serves:
        protocol = component.serves[0].protocol.number
        out.append(
            f".slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x{protocol:04x}, .type = 5"
        )
    for use, index in slots_of(component):
        if not use.system:
            out.append(
                f".slot = {index}, .rights = 1, .protocol = 0x{use.protocol.number:04x}, .type = 6, "
                f".roles = 0x{mask(use.protocol, use.roles):x}"
            )
    return out


def emit(world: World, name: str) -> dict[str, str]:
    component = next(c for c in world.components if c.name == name)
    stem = names.snake(name)
    upper = stem.upper()
    head = {"source": component.pos.path, "component": name, "stem": stem, "upper": upper}
    slots = [SlotC(names.upper(use.name), index) for use, index in slots_of(component)]
    out = {
        f"{stem}_slots.h": render(
            "c/slots.h.j2",
            **head,
            guard=f"{upper}_SLOTS_H",
            number=f"0x{component.number:02x}",
            workers=len(component.workers),
            slots=slots,
            startup=startup(component),
        )
    }
    libraries = dict.fromkeys(names.stem(use.protocol.library) for use in component.uses)
    out[f"{stem}_uses.h"] = render(
        "c/uses.h.j2",
        **head,
        guard=f"{upper}_USES_H",
        includes=[f"{library}_wire.h" for library in libraries],
        uses=[_use(use, upper) for use in component.uses],
    )
    return out


def _use(use: Uses, upper: str) -> UseC:
    prefix = names.snake(use.name)
    slot = f"{upper}_SLOT_{names.upper(use.name)}"
    methods = [MethodC(use.protocol, method) for method in use.methods]
    return UseC(methods, Who(prefix, ["struct writ_io *io"], ["io"], "io", slot))


def emit_system(world: World, name: str) -> dict[str, str]:
    system = world.system(name)
    stem = f"system_{names.snake(name)}"
    order = [wiring.component.name for wiring in system.components]
    context = {
        "source": system.pos.path,
        "system": name,
        "stem": stem,
        "upper": stem.upper(),
        "guard": f"{stem.upper()}_H",
        "memory": system.memory,
        "components": [_placed(wiring, order) for wiring in system.components],
    }
    return {
        f"{stem}.h": render("c/system.h.j2", **context),
        f"{stem}.c": render("c/system.c.j2", **context),
        f"{stem}.list": "".join(f"{component}\n" for component in order[1:]),
    }


def _placed(wiring: Wiring, order: list[str]) -> PlacedComponent:
    component = wiring.component
    return PlacedComponent(
        name=names.snake(component.name),
        upper=names.upper(component.name),
        number=f"0x{component.number:02x}",
        kind=KINDS[component.kind],
        memory=component.memory,
        stack=component.stack,
        workers=len(component.workers),
        served=[
            f".protocol = 0x{serves.protocol.number:04x}, .clients = {serves.clients}"
            for serves in component.serves
        ],
        connections=[
            f".slot = {slot.index}, .server = {order.index(slot.server)}, "
            f".protocol = 0x{slot.protocol.number:04x}, .roles = 0x{slot.roles:x}"
            for slot in wiring.slots
        ],
        held=[
            f".slot = {held.object.slot}, .rights = 0x{held_rights(held):x}, .type = {held.object.number}"
            for held in component.holds
        ],
    )
