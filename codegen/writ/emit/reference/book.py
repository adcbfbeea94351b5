"""Which page and anchor everything has, so that any page can lead to any other."""

from __future__ import annotations

from functools import cached_property
from typing import Iterator

from writ.emit.reference import spelling
from writ.emit.reference.markdown import cell, linked_code
from writ.model import Component, Library, Machine, Method, Object, Protocol, System, Type, World


class Book:
    def __init__(self, world: World) -> None:
        self.world = world

    @cached_property
    def _anchors(self) -> dict[str, tuple[str, str]]:
        """library.Name -> (file, anchor); objects and protocols, which are one of a kind, also by their bare names."""
        found: dict[str, tuple[str, str]] = {}
        for lib in self.world.libraries:
            page = library_file(lib)
            for name in _type_names(lib):
                found[f"{lib.name}.{name}"] = (page, name)
            for owner in spelling.owners_of(lib):
                found[owner.name] = found[f"{lib.name}.{owner.name}"] = (page, owner.name)
        return found

    @cached_property
    def objects(self) -> tuple[Object, ...]:
        """Every type of kernel object, by number."""
        return tuple(
            sorted((o for lib in self.world.libraries for o in lib.objects), key=lambda o: o.number)
        )

    @cached_property
    def protocols(self) -> tuple[Protocol, ...]:
        """By number."""
        return tuple(
            sorted(
                (p for lib in self.world.libraries for p in lib.protocols), key=lambda p: p.number
            )
        )

    def href(self, name: str, page: str) -> str:
        """Where `library.Name`, an object or a protocol is described, seen from `page`; "" if nowhere."""
        if name not in self._anchors:
            return ""
        file, anchor = self._anchors[name]
        return f"#{anchor}" if file == page else f"{file}#{anchor}"

    def type(self, kind: Type, page: str) -> str:
        """A type as code that leads to its description."""
        return cell(linked_code(spelling.type_text(kind), self.href(self.type_name(kind), page)))

    def type_name(self, kind: Type) -> str:
        """The declared type behind a type, as a key of the anchors."""
        newtype = getattr(kind, "newtype", "")
        if newtype:
            owners = [
                lib.name
                for lib in self.world.libraries
                if newtype in (n for n, _, _ in lib.newtypes)
            ]
            return f"{owners[0]}.{newtype}" if len(owners) == 1 else ""
        return spelling.type_link(kind)

    def method(self, owner: Protocol | Object, method: Method | str, page: str) -> str:
        name = method if isinstance(method, str) else method.name
        return linked_code(name, f"{self.href(owner.name, page)}.{name}")

    def serving(self, protocol: Protocol) -> list[Component]:
        return [
            c
            for c in self.world.components
            if any(s.protocol.name == protocol.name for s in c.serves)
        ]

    def using(self, protocol: Protocol) -> list[Component]:
        return [
            c
            for c in self.world.components
            if any(u.protocol.name == protocol.name for u in c.uses)
        ]

    def holding(self, thing: Object) -> list[Component]:
        return [
            c for c in self.world.components if any(h.object.name == thing.name for h in c.holds)
        ]


def _type_names(lib: Library) -> Iterator[str]:
    yield from (name for name, _, _ in lib.newtypes)
    yield from (thing.name for thing in lib.enums)
    yield from (thing.name for thing in lib.bits)
    yield from (thing.name for thing in lib.structs)
    yield from (thing.name for thing in lib.unions)
    yield from (thing.name for thing in lib.tables)
    yield from (thing.name for thing in lib.errors)
    yield from (thing.name for thing in lib.rings)
    yield from (thing.name for thing in lib.signals)


def library_file(library: Library | str) -> str:
    name = library if isinstance(library, str) else library.name
    return f"{name}.md"


def component_file(component: Component | str) -> str:
    name = component if isinstance(component, str) else component.name
    return f"component-{name}.md"


def component_link(component: Component | str) -> str:
    name = component if isinstance(component, str) else component.name
    return linked_code(name, component_file(name))


def system_file(system: System | str) -> str:
    name = system if isinstance(system, str) else system.name
    return f"system-{name}.md"


def system_picture(system: System) -> str:
    return f"system-{system.name}.svg"


def machine_picture(protocol: Protocol, machine: Machine) -> str:
    return f"machine-{protocol.name}-{machine.name}.svg"
