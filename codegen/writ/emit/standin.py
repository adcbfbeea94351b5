"""Stand-ins: for each protocol of a library a server that keeps its contract and does nothing else,
with the hooks of its suite.

The handlers behind the generated dispatcher take the steps that the suite's tables declare
(codegen/runtime/c/suite/standin.c) and answer
with typical values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable

from writ.emit import names
from writ.emit.conformance import Hook, Suite, unsupported
from writ.emit.render import render
from writ.emit.server import MachineC, ServedMethod, ServedOwner
from writ.emit.values import c_type
from writ.model import Library, Protocol, World

__all__ = ["emit_library", "unsupported"]


@dataclass(frozen=True)
class Finder:
    """How an object is looked up."""

    declaration: str
    machine: int
    key: str
    state: str
    tag: str
    classes: tuple[str, ...]


@dataclass(frozen=True)
class Handler:
    """A method as the stand-in serves it."""

    index: int
    declaration: str
    unused: tuple[str, ...]
    about: str  # the objects, one per step
    fill: tuple[str, ...]  # statements that put a typical reply together; empty for an empty one
    reply: str  # name of the reply's struct
    makes: str  # field of the key of what it made
    cast: str  # to its type, from the widest


@dataclass(frozen=True)
class Answer:
    """What one who waited is told."""

    declaration: str
    unused: tuple[str, ...]
    object: str
    index: int
    fill: tuple[str, ...]


@dataclass(frozen=True)
class EventHook:
    declaration: str
    machine: int
    index: int
    told: str  # the dispatcher's function that hears of it, "" for none
    keyed: bool


class Standin:
    """Everything that the template says about one protocol."""

    def __init__(self, library: Library, protocol: Protocol) -> None:
        self.suite = Suite(library, protocol)
        self.owner = ServedOwner(protocol)
        self.prefix = names.prefix(protocol)
        self.upper = self.prefix.upper()
        self.name = protocol.name
        self.machines = {m.machine.name: i for i, m in enumerate(self.owner.machines)}
        self.finders = [self._finder(m) for m in self.owner.found_machines]
        self.handlers = [self._handler(m) for m in self.owner.served]
        self.answers = [self._answer(m) for m in self.owner.waiting]
        self.waiting = [m.base for m in self.owner.waiting]
        self.rings_bells = self.owner.rings_bells
        self.events = list(self._events())

    def _index(self, method: ServedMethod) -> int:
        return [m.name for m in self.suite.methods].index(method.method.name)

    def _finder(self, machine: MachineC) -> Finder:
        classes = machine.machine.classes
        return Finder(
            declaration=machine.find_declaration,
            machine=self.machines[machine.machine.name],
            key=machine.event_key or "0",
            state=machine.state,
            tag=machine.tag,
            classes=tuple(names.member(f"{machine.tag}_class", name) for name in classes),
        )

    def _handler(self, method: ServedMethod) -> Handler:
        steps = [method.lookup(step).name for step in method.method.steps]
        unused = ["caller"] + ([] if method.request.empty else ["request"])
        makes = method.method.makes
        made = [f for f in method.method.reply if makes and f.name == makes[0].key]
        return Handler(
            index=self._index(method),
            declaration=method.handler_declaration,
            unused=tuple(unused),
            about=", ".join([*steps, "NULL"]),
            fill=tuple(self._fill(method)),
            reply=method.reply.name,
            makes=names.word(makes[0].key) if makes else "",
            cast="".join(f"({c_type(f.type)})" for f in made if c_type(f.type) != "uint64_t"),
        )

    def _object(self, method: ServedMethod, machine: str) -> str:
        return next(x.name for x in method.lookups if x.machine.machine.name == machine)

    def _fill(self, method: ServedMethod) -> Iterable[str]:
        """Statements that make `reply` a typical one."""
        reply = method.reply
        if reply.empty:
            return
        size = len(self.suite.typical(self.suite.replies[self._index(method)]).body)
        read = f"{reply.name}_read({reply.read_args('&m', 'page', str(size))})"
        yield "struct writ_msg m;"
        yield f"const uint8_t *page = standin_reply(&s->model, {self._index(method)}, &m);"
        yield "(void)page;"
        yield f"const struct {reply.name} typical = {read};"
        yield "*reply = typical;"
        for tail in reply.tails:
            length = f"{tail.name}.count" if tail.is_vector else f"{tail.name}.length"
            data = f"{tail.name}.items" if tail.is_vector else f"{tail.name}.data"
            yield f"{reply.name}_put_{tail.name}(s, reply, typical.{data}, typical.{length});"
        for handle in reply.handles:
            slot = "STANDIN_LENT_SLOT" if handle.lend else "suite_host_got(NULL)"
            for index in range(handle.count):
                place = handle.name if handle.count == 1 else f"{handle.name}[{index}]"
                yield f"reply->{place} = {'0' if handle.optional else slot};"
        yield from self._shown(method)

    def _shown(self, method: ServedMethod) -> Iterable[str]:
        for machine in self.owner.machines:
            if machine.machine.observed_method == method.method.name:
                field = names.word(machine.machine.observed_field)
                if all(look.machine is not machine for look in method.lookups):
                    yield from self._found(machine, field)
                    continue
                what = self._object(method, machine.machine.name)
                value = f"standin_value(&s->model, (const void *){what})"
                yield f"reply->{field} = ({machine.state}){value};"

    def _found(self, machine: MachineC, field: str) -> Iterable[str]:
        """The state of an object that the call is not about: there is only the one."""
        if machine in self.owner.found_machines:
            yield f"{machine.state} now_state = 0;"
            if machine.classed:
                yield f"enum {machine.tag}_class now_class = 0;"
            yield f"(void){machine.find('', 'now')};"
            yield f"reply->{field} = now_state;"

    def _answer(self, method: ServedMethod) -> Answer:
        look = method.wait_lookup
        assert look is not None
        unused = ["key"] if look.machine.keyed else []
        return Answer(
            declaration=method.answer_declaration,
            unused=tuple(unused),
            object=look.name,
            index=self._index(method),
            fill=tuple(self._fill(method)),
        )

    def _events(self) -> Iterable[EventHook]:
        told = {(e.machine.machine.name, e.event.name): e for e in self.owner.events}
        hooks = iter(self.suite.event_hooks)
        for machine in self.owner.machines:
            spontaneous = [e for e in machine.machine.events if not e.made_by]
            for index, event in enumerate(spontaneous):
                heard = told.get((machine.machine.name, event.name))
                yield EventHook(
                    declaration=next(hooks).declaration,
                    machine=self.machines[machine.machine.name],
                    index=index,
                    told=f"{self.prefix}_event_{heard.name}" if heard else "",
                    keyed=machine.keyed,
                )

    # ------------------------------------------------------------ the other hooks

    @property
    def arguments(self) -> list[tuple[Hook, str]]:
        """Hooks that give handles, with the record of each."""
        records = {h.hook: h.record for m in self.suite.methods for h in m.handles}
        return [(hook, records[hook.name]) for hook in self.suite.hooks if hook.name in records]

    @property
    def values(self) -> list[Hook]:
        hooks = {g.hook for m in self.suite.methods for g in m.givens}
        return [hook for hook in self.suite.hooks if hook.name in hooks]

    @property
    def classes(self) -> list[Hook]:
        hooks = {m.made_class for m in self.suite.methods if m.made_class}
        return [hook for hook in self.suite.hooks if hook.name in hooks]

    @property
    def errors(self) -> list[tuple[Hook, str]]:
        statuses = {e.hook: e.status for m in self.suite.methods for e in m.errors}
        return [(hook, statuses[hook.name]) for hook in self.suite.hooks if hook.name in statuses]

    @property
    def promises(self) -> list[Hook]:
        promised = {p for m in self.suite.methods for p in m.ensures}
        return [hook for hook in self.suite.hooks if hook.name in promised]


def emit_library(world: World, name: str) -> dict[str, str]:
    """`<lib>_standin.c`; nothing for a library without protocols."""
    library = world.library(name)
    stem = names.stem(library)
    if not library.protocols:
        return {}
    standins = [Standin(library, protocol) for protocol in library.protocols]
    text = render(
        "tests/standin.c.j2",
        source=library.path,
        library=library.name,
        stem=stem,
        standins=standins,
    )
    return {f"{stem}_standin.c": text}
