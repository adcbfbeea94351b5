"""What one component may call and where it finds it, and the table of a whole system."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from writ.device import Device, device_of
from writ.emit import names
from writ.emit.methods import MethodC
from writ.emit.owners import Who
from writ.emit.render import render
from writ.model import (
    FIRST_USED_SLOT,
    Component,
    Holds,
    Restart,
    Role,
    Serves,
    Setting,
    Uses,
    Wiring,
    World,
)

BANDS = {"driver": 0, "server": 1, "fair": 2, "idle": 3}  # as the kernel's contract numbers them
USUAL_WEIGHT = 100
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
    band: int
    weight: int
    memory: int
    stack: int
    workers: int
    served: list[ServedC]
    connections: list[str]
    held: list[str]
    install: str
    startup: str
    pinned: bool
    restart: list[str]
    numbers: list[tuple[str, int]]
    faults_to: str
    device: list[str]
    lists: list[ListC]
    blocks: list[ListC]


@dataclass(frozen=True)
class ListC:
    """Some more of a component in an array of its own."""

    name: str
    values: list[object]


@dataclass(frozen=True)
class ServedC:
    """A protocol that a component serves: the table's entry, and the names of its roles by their
    numbers, if it has any."""

    roles: list[str]
    table: str
    parts: list[str]


def slots_of(component: Component) -> list[tuple[Uses, int]]:
    """The connections that a component starts with, in whatever system."""
    return [(use, FIRST_USED_SLOT + i) for i, use in enumerate(component.uses)]


def mask(roles: tuple[Role, ...]) -> int:
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
    if component.state_bytes:
        out.append(".slot = WRIT_SLOT_STATE, .rights = 3, .type = 4")
    for use, index in slots_of(component):
        if not use.system:
            out.append(
                f".slot = {index}, .rights = 1, .protocol = 0x{use.protocol.number:04x}, .type = 6, "
                f".roles = 0x{mask(use.roles):x}"
            )
    return out + _device_slots(component)


def _device_slots(component: Component) -> list[str]:
    """Of a driver: what it gets of its device."""
    device = device_of(component)
    slots = device.slots() if device else []
    return [
        f".slot = {slot}, .rights = 0x{rights:x}, .type = {type_}" for slot, type_, rights in slots
    ]


def _array(values: Iterable[object]) -> str:
    return "{" + ", ".join(str(v) for v in values) + "}"


def _device(world: World, device: Device | None) -> list[str]:
    """The initialiser of a `struct writ_device`."""
    if device is None:
        return []
    numbers = {c.name: c.number for c in world.components}
    matches = [f"{{{m.class_of}, 0x{m.vendor:04x}, 0x{m.model:04x}}}" for m in device.matches]
    fields: list[tuple[str, object]] = [
        ("class_of", device.class_of),
        ("bus", device.bus),
        ("stage", device.stage),
        ("priority", device.priority),
        ("enabled", device.enabled),
        ("fallback_only", device.fallback_only),
        ("function", device.function),
        ("range_count", len(device.ranges)),
        ("port_count", len(device.ports)),
        ("line_count", len(device.lines)),
        ("message_count", device.messages),
        ("match_count", len(device.matches)),
        ("dep_count", len(device.deps)),
        ("softdep_count", len(device.softdeps)),
        ("dma_count", len(device.dma)),
        ("group", quoted(device.group) if device.group else 0),
        ("matches", _array(matches)),
        ("deps", _array(numbers[n] for n in device.deps) if device.deps else 0),
        ("softdeps", _array(numbers[n] for n in device.softdeps) if device.softdeps else 0),
        ("dma_bytes", _array(device.dma) if device.dma else 0),
        ("ranges", _array(device.ranges) if device.ranges else 0),
        ("ports", _array(f"{{0x{f:x}, {n}}}" for f, n in device.ports) if device.ports else 0),
        ("lines", _array(device.lines) if device.lines else 0),
    ]
    return [f".{name} = {value}" for name, value in fields if value != 0]


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
            numbers=[
                ("STATE_BYTES", component.state_bytes),
                ("KEPT_HANDLES", component.kept_handles),
                ("KEEPS_REPLIES", component.keeps_replies),
            ],
            slots=slots,
            startup=startup(component),
            device=_device(world, device_of(component)),
        )
    }
    libraries = dict.fromkeys(names.stem(use.protocol.library) for use in component.uses)
    homes = {
        p.name: names.stem(p.library) for library in world.libraries for p in library.protocols
    }
    received = dict.fromkeys(homes[name] for name in component.calls_back)
    out[f"{stem}_uses.h"] = render(
        "c/uses.h.j2",
        **head,
        guard=f"{upper}_USES_H",
        includes=[f"{library}_wire.h" for library in libraries if library not in received]
        + [f"{library}_client.h" for library in received],
        uses=[_use(use, upper) for use in component.uses],
    )
    return out


def _use(use: Uses, upper: str) -> UseC:
    prefix = names.snake(use.name)
    slot = f"{upper}_SLOT_{names.upper(use.name)}"
    methods = [MethodC(use.protocol, method) for method in use.methods]
    return UseC(methods, Who(prefix, ("struct writ_io *{io}",), "{io}", slot))


def _packed(component: Component) -> str:
    """Its line in the list of programs to pack. One that nobody in particular starts may have no
    image: its creator brings one."""
    return component.name + (" optional" if component.startup == "none" else "")


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
        "minter": order.index(system.minter) if system.minter else 0,
        "components": [_placed(world, wiring, order) for wiring in system.components],
    }
    return {
        f"{stem}.h": render("c/system.h.j2", **context),
        f"{stem}.c": render("c/system.c.j2", **context),
        f"{stem}.list": "".join(
            f"{_packed(wiring.component)}\n" for wiring in system.components[1:]
        ),
    }


def _served(component: Component, serves: Serves) -> ServedC:
    protocol = serves.protocol
    by_number = {role.number: role.name for role in protocol.roles}
    count = max(by_number, default=-1) + 1
    table = f"{names.snake(component.name)}_{names.snake(protocol.name)}_roles"
    open_roles = {
        1 << admitted.role.number
        for admitted in component.admits
        if admitted.protocol == protocol and admitted.who == ("any",) and not admitted.system
    }
    parts = [
        f'.name = "{protocol.name}"',
        f".protocol = 0x{protocol.number:04x}",
        f".clients = {serves.clients}",
    ]
    if count:
        parts += [f".role_names = {table}", f".role_count = {count}"]
    if open_roles:
        parts.append(f".open_roles = 0x{sum(open_roles):x}")
    roles = [f'"{by_number[n]}"' if n in by_number else "NULL" for n in range(count)]
    return ServedC(roles, table, parts)


def _restart(made: Restart) -> list[str]:
    if made.when == "never":
        return []
    return [
        f"when = WRIT_RESTART_{made.when.upper()}",
        f"low_ms = {made.backoff_low_ms}",
        f"high_ms = {made.backoff_high_ms}",
        f"budget = {made.budget}",
        f"per_ms = {made.per_ms}",
    ]


def _settings(made: tuple[Setting, ...], depth: int = 0) -> list[object]:
    """Initialisers of settings, those in a block behind it."""
    out: list[object] = []
    for setting in made:
        for value in setting.values:
            parts = [f'.name = "{setting.name}"']
            if isinstance(value, int):
                parts += [f".number = {value}", ".kind = WRIT_SETTING_NUMBER"]
            elif isinstance(value, str):
                parts += [f".text = {quoted(value)}", ".kind = WRIT_SETTING_TEXT"]
            else:
                parts.append(".kind = WRIT_SETTING_BLOCK")
            out.append([*parts, f".depth = {depth}"] if depth else parts)
            if isinstance(value, tuple):
                out += _settings(value, depth + 1)
    return out


def quoted(text: str) -> str:
    """A text as a C string."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def _placed(world: World, wiring: Wiring, order: list[str]) -> PlacedComponent:
    component = wiring.component

    def indices(names_: tuple[str, ...]) -> list[object]:
        return [order.index(name) for name in names_ if name in order]

    protocols = {p.name: p.number for library in world.libraries for p in library.protocols}
    back: list[object] = [f"0x{protocols[name]:04x}" for name in component.calls_back]
    resolver = component.faults_to
    return PlacedComponent(
        name=names.snake(component.name),
        upper=names.upper(component.name),
        number=f"0x{component.number:02x}",
        kind=KINDS[component.kind],
        band=BANDS[component.priority],
        weight=component.weight or USUAL_WEIGHT,
        memory=component.memory,
        stack=component.stack,
        workers=len(component.workers),
        served=[_served(component, serves) for serves in component.serves],
        connections=[
            f".slot = {slot.index}, .server = {order.index(slot.server)}, "
            f".protocol = 0x{slot.protocol.number:04x}, .roles = 0x{slot.roles:x}"
            for slot in wiring.slots
        ],
        held=[
            f".slot = {held.object.slot}, .rights = 0x{held_rights(held):x}, .type = {held.object.number}"
            for held in component.holds
        ]
        + _device_slots(component),
        device=_device(world, device_of(component)),
        install=quoted(component.install),
        startup=f"WRIT_STARTUP_{component.startup.upper()}",
        pinned=component.pinned,
        restart=_restart(component.restart),
        numbers=[
            ("state_bytes", component.state_bytes),
            ("kept_handles", component.kept_handles),
            ("keeps_replies", component.keeps_replies),
        ],
        faults_to=str(order.index(resolver)) if resolver in order else "WRIT_NOBODY",
        lists=[
            ListC("creates", indices(component.creates)),
            ListC("pages", indices(component.pages)),
            ListC("needs", indices(component.needs)),
            ListC("calls_back", back),
        ],
        blocks=[
            ListC("desktop", _settings(component.desktop)),
            ListC("autoload", _settings(component.autoload)),
        ],
    )
