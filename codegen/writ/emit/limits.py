"""Parts of the language that the C emitters have no code for. They are refused by name, never emitted in part."""

from __future__ import annotations

from typing import Iterator

from writ.layout import holds_box, reply_of, request_of
from writ.model import (
    HANDLE_TYPES,
    Component,
    Library,
    Method,
    Object,
    Pos,
    Protocol,
    World,
)

Fault = tuple[Pos, str]


def unsupported(world: World) -> list[Fault]:
    """Where the contracts use what no C is emitted for, and what it is."""
    faults = [fault for library in world.libraries for fault in _in_library(library)]
    faults += [fault for component in world.components for fault in _in_component(component)]
    return sorted(faults, key=lambda f: (f[0].path, f[0].line, f[0].column, f[1]))


def _in_library(library: Library) -> Iterator[Fault]:
    for ring in library.rings:
        yield ring.pos, f"ring `{ring.name}`"
    for point in library.faults:
        yield point.pos, f"fault point `{point.name}`"
    for protocol in library.protocols:
        for method in protocol.methods:
            yield from _in_method(protocol, method)
    for made in library.objects:
        for method in made.methods:
            yield from _in_object_method(made, method)


def _in_component(component: Component) -> Iterator[Fault]:
    for serves in component.serves:
        if serves.capnp:
            yield component.pos, f"`accepts capnp` of component `{component.name}`"
    clauses = {
        "pages": component.pages,
        "faults to": component.faults_to,
        "desktop": component.desktop,
        "autoload": component.autoload,
        "creates": component.creates,
        "calls_back": component.calls_back,
        "state": component.state_bytes,
    }
    for word, value in clauses.items():
        if value:
            yield component.pos, f"`{word}` of component `{component.name}`"


def _in_method(protocol: Protocol, method: Method) -> Iterator[Fault]:
    if method.paged:
        yield method.pos, f"`list {method.name}`"
        return
    yield from _in_fields(method)
    if method.waits is None:
        return
    machines = {event.machine for event in method.waits.events}
    if len(machines) > 1:
        yield method.pos, f"`{method.name}` waits for events of several machines"
    elif not any(step.machine in machines for step in method.steps):
        text = f"`{method.name}` waits without a `when` that names the object it waits for"
        yield method.pos, text


def _in_object_method(owner: Object, method: Method) -> Iterator[Fault]:
    if method.paged:
        yield method.pos, f"`list {method.name}`"
        return
    yield from _in_fields(method)
    for field in (*method.request, *method.reply):
        if holds_box(field.type):
            yield field.pos, f"`{field.name}`, a union or table of the kernel"
    if not reply_of(method).registers:
        yield method.pos, f"the reply of the kernel's `{owner.name}.{method.name}` is not in registers"
    elif request_of(method).handles:
        yield method.pos, f"`{owner.name}.{method.name}` of the kernel takes handles"


def _in_fields(method: Method) -> Iterator[Fault]:
    for field in (*method.request, *method.reply):
        if isinstance(field.type, HANDLE_TYPES) and field.type.transfer is None:
            yield field.pos, f"`{field.name}`, a handle that says neither `give` nor `lend`"
