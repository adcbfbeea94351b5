"""Conformance suites: what the engine in codegen/runtime/c/suite needs to know of a protocol, and the hooks that no contract can give."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Callable, Iterable

from twin.codec import encode
from twin.manifest import Direction, directions
from twin.message import Message
from twin.samples import typical_values
from twin.shape import size_of
from writ.emit import names
from writ.emit.render import render
from writ.model import (
    GONE,
    HANDLE_TYPES,
    Event,
    Field,
    HandleType,
    Library,
    Machine,
    MachineKind,
    Method,
    Pos,
    Protocol,
    World,
)

NOWHERE = "SUITE_NOWHERE"
SAME = "SUITE_SAME"


def unsupported(world: World) -> list[tuple[Pos, str]]:
    """What a contract may say and no suite is made for."""
    return [
        found
        for library in world.libraries
        for protocol in library.protocols
        for found in _unsupported(protocol)
    ]


def _unsupported(protocol: Protocol) -> Iterable[tuple[Pos, str]]:
    for machine in protocol.machines:
        if machine.kind is not MachineKind.KEYED:
            yield machine.pos, "a machine without a key has no conformance suite"
        for event in machine.events:
            if not event.made_by:
                yield event.pos, "an event that no method makes has no conformance suite"
    if len(protocol.machines) > 1:
        yield protocol.machines[1].pos, "a second machine has no conformance suite"
    for method in protocol.methods:
        if len(method.steps) > 1:
            yield method.pos, "a second `when` has no conformance suite"
        if any(a.guard is not None for a in method.alternatives):
            yield method.pos, "a guarded role has no conformance suite"


# ---------------------------------------------------------------- plans


@dataclass(frozen=True)
class Edge:
    """A step that an OK reply of a method makes."""

    source: int
    target: int
    method: int


class Graph:
    """The machine of a protocol as the planner sees it: states by index, 0 is gone."""

    def __init__(self, protocol: Protocol, methods: list[Method]) -> None:
        self.machine: Machine | None = protocol.machines[0] if protocol.machines else None
        self.methods = methods
        self.states = ["gone"]
        if self.machine is not None:
            self.states += [m.name for m in self.machine.states.members]
        self.edges = [edge for index in range(len(methods)) for edge in self._edges(index)]

    def state(self, name: str) -> int:
        return 0 if name == GONE else self.states.index(name)

    def sources(self, method: Method) -> list[int]:
        """The states in which the method may be called about an object."""
        return [self.state(s) for step in method.steps for s in step.sources]

    def target(self, method: Method) -> int | None:
        """The state after an OK; None if it stays."""
        name = method.steps[0].target if method.steps else ""
        return self.state(name) if name else None

    def _edges(self, index: int) -> list[Edge]:
        method = self.methods[index]
        if method.waits is not None or method.unreachable:
            return []
        made = [Edge(0, self.state(make.state), index) for make in method.makes]
        target = self.target(method)
        if target is None:
            return made
        return made + [Edge(source, target, index) for source in self.sources(method)]

    def way(
        self, start: int, end: int, past: Callable[[Edge], bool] = lambda _: False
    ) -> list[int] | None:
        """The shortest way by methods, None if there is none; `past` names edges that must not be taken."""
        ways: dict[int, list[int]] = {start: []}
        queue = deque([start])
        while queue:
            state = queue.popleft()
            if state == end and (ways[state] or start == end):
                return ways[state]
            for edge in self.edges:
                # the ways of an object begin and end at gone, they do not pass it
                passes_gone = state == 0 and start != 0
                if (
                    edge.source == state
                    and edge.target not in ways
                    and not past(edge)
                    and not passes_gone
                ):
                    ways[edge.target] = [*ways[state], edge.method]
                    queue.append(edge.target)
        return None

    def woken(self, index: int) -> list[int]:
        """The waiting methods whose event an OK of this method is."""
        name = self.methods[index].name
        return [
            k
            for k, method in enumerate(self.methods)
            if method.waits is not None
            for ref in method.waits.events
            if any(e.name == ref.event and e.made_by == name for e in self._events())
        ]

    def _events(self) -> tuple[Event, ...]:
        return () if self.machine is None else self.machine.events

    def end_past_event(self, index: int) -> tuple[int, list[int]] | None:
        """From where the waiting method may be called, a way to gone on which its event does not happen."""
        for state in self.sources(self.methods[index]):
            way = self.way(state, 0, lambda edge: index in self.woken(edge.method))
            if way and self.way(0, state) is not None:
                return state, way
        return None


# ---------------------------------------------------------------- rows of the tables


@dataclass(frozen=True)
class Hook:
    """A function that is written by hand."""

    declaration: str
    doc: str


@dataclass(frozen=True)
class ErrorRow:
    name: str
    status: str
    target: str
    hook: str


@dataclass(frozen=True)
class HandleRow:
    name: str
    index: int
    optional: str
    hook: str


@dataclass(frozen=True)
class GivenRow:
    offset: int
    hook: str


@dataclass(frozen=True)
class EndRow:
    way: str
    source: int


@dataclass(frozen=True)
class MethodRow:
    name: str
    variable: str
    number: str
    unreachable: str
    request: str
    tag: str
    request_size: int
    reply: str
    reply_tag: str
    reply_size: int
    reply_check: str
    roles: str
    sources: str
    wakes: str
    waiters: int
    key_offset: str
    made_offset: str
    seen_offset: str
    target: str
    made: str
    ensures: tuple[str, ...]
    errors: tuple[ErrorRow, ...]
    handles: tuple[HandleRow, ...]
    givens: tuple[GivenRow, ...]
    end: EndRow | None


@dataclass(frozen=True)
class StateRow:
    name: str
    value: int
    way_in: str
    way_out: str
    has_way_in: str
    has_way_out: str


@dataclass(frozen=True)
class ConnectionRow:
    name: str
    constant: str
    roles: str


def _bytes(data: bytes) -> str:
    return ", ".join(f"0x{b:02x}" for b in data)


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _way(way: list[int] | None) -> str:
    return ", ".join(str(index) for index in way or [])


def _mask(bits: Iterable[int]) -> str:
    return f"0x{sum(1 << bit for bit in set(bits)):x}"


def role_sets(protocol: Protocol) -> list[tuple[str, int]]:
    """The sets of roles worth trying: all, each alone, all but each, none."""
    masks = {r.name: 1 << r.number for r in protocol.roles}
    every = sum(masks.values())
    sets = [("all", every), *masks.items()]
    sets += [(f"all_but_{name}", every & ~mask) for name, mask in masks.items()]
    sets.append(("nobody", 0))
    kept: list[tuple[str, int]] = []
    for name, mask in sets:
        if mask not in [m for _, m in kept]:
            kept.append((name, mask))
    return kept


class Suite:
    """Everything that the template says about one protocol."""

    def __init__(self, library: Library, protocol: Protocol) -> None:
        self.library = library
        self.protocol = protocol
        self.name = protocol.name
        self.prefix = names.prefix(protocol)
        self.upper = self.prefix.upper()
        found = [d for d in directions(library) if d.owner is protocol]
        self._requests = [d for d in found if not d.is_reply]
        self._replies = [d for d in found if d.is_reply]
        self._graph = Graph(protocol, [d.method for d in self._requests])
        self._machine = self._graph.machine
        self.methods = [self._method(i) for i in range(len(self._requests))]
        self.states = (
            [self._state(i) for i in range(len(self._graph.states))] if self._machine else []
        )
        self.connections = [self._connection(n, m) for n, m in role_sets(protocol)]
        self.reserved = [(f"reserved {r.name}", f"0x{r.number:02x}") for r in protocol.reserved]
        self.bound = self._machine.bound if self._machine else 0
        self.key_size = (
            size_of(self._machine.key_type) if self._machine and self._machine.key_type else 0
        )
        self.state_size = size_of(self._machine.states) if self._machine else 0
        self.unknown_key = f"0x{self._unknown_key():x}"
        self.observer = self._observer()

    @property
    def hooks(self) -> list[Hook]:
        """What has to be written by hand, in the order of the header."""
        hooks = [
            Hook(
                f"void {self.prefix}_given_reset(struct suite_world *world)",
                "Sets the server back to how it begins, as far as that can be done from here.",
            ),
            Hook(
                f"uint64_t {self.prefix}_given_digest(struct suite_world *world)",
                "A hash of all that the server keeps, its counters apart; 0 where that cannot be seen.",
            ),
        ]
        seen: set[str] = set()
        for request in self._requests:
            for hook in self._method_hooks(request.method):
                if hook.declaration not in seen:
                    seen.add(hook.declaration)
                    hooks.append(hook)
        return hooks

    def _method_hooks(self, method: Method) -> Iterable[Hook]:
        for field in method.request:
            name = self._arg_hook(method, field)
            if isinstance(field.type, HANDLE_TYPES):
                declaration = f"struct writ_record {name}(struct suite_world *world)"
                yield Hook(declaration, f"A handle for {method.name}.{field.name}, as it is sent.")
            elif field.given:
                declaration = f"void {name}(struct suite_world *world, uint8_t *at)"
                yield Hook(declaration, f"Writes a good {method.name}.{field.name}.")
        for member in method.errors.members if method.errors else ():
            name = self._error_hook(method, member.name)
            declaration = f"const char *{name}(struct suite_world *world, struct suite_call *c)"
            doc = f"Changes a typical {method.name} so that it is answered {member.name}; or says why none is."
            yield Hook(declaration, doc)
        for promise in method.ensures:
            declaration = f"bool {self._promise(promise)}(struct suite *s, uint32_t status)"
            yield Hook(declaration, f"Whether the guarantee holds after {method.name}.")

    def _arg_hook(self, method: Method, field: Field) -> str:
        return f"{self.prefix}_given_arg_{names.snake(method.name)}_{names.snake(field.name)}"

    def _error_hook(self, method: Method, error: str) -> str:
        return f"{self.prefix}_given_error_{names.snake(method.name)}_{names.snake(error)}"

    def _promise(self, name: str) -> str:
        return f"{self.prefix}_ensures_{names.snake(name)}"

    def _typical(self, direction: Direction) -> Message:
        values = typical_values(direction.plan)
        for record in direction.plan.frame.records:
            if record.type.optional:
                values[record.field.name] = None
        return encode(direction.plan, values)

    def _method(self, index: int) -> MethodRow:
        request, reply = self._requests[index], self._replies[index]
        method = request.method
        sent, answered = self._typical(request), self._typical(reply)
        base = names.method_name(self.protocol, method)
        target = self._graph.target(method)
        return MethodRow(
            name=method.name,
            variable=base,
            number=f"0x{method.number:02x}",
            unreachable=f'"{method.unreachable}"' if method.unreachable else "NULL",
            request=_bytes(sent.body or b"\0"),
            tag=f"0x{sent.tag:016x}",
            request_size=len(sent.body),
            reply=_bytes(answered.body or b"\0"),
            reply_tag=f"0x{answered.tag:016x}",
            reply_size=len(answered.body),
            reply_check=f"{base}_reply_check",
            roles=f"0x{method.role_mask:08x}",
            sources=_mask(self._graph.sources(method)),
            wakes=_mask(self._graph.woken(index)),
            waiters=method.waits.limit if method.waits else 0,
            key_offset=self._key_offset(request),
            made_offset=self._made_offset(reply),
            seen_offset=self._seen_offset(reply),
            target=SAME if target is None else str(target),
            made=str(self._graph.state(method.makes[0].state)) if method.makes else "0",
            ensures=tuple(self._promise(p) for p in method.ensures),
            errors=tuple(self._errors(method)),
            handles=tuple(self._handles(request)),
            givens=tuple(self._givens(request)),
            end=self._end(index),
        )

    def _offset(self, direction: Direction, name: str) -> str:
        return str(next(p.offset for p in direction.plan.frame.places if p.field.name == name))

    def _key_offset(self, request: Direction) -> str:
        steps = request.method.steps
        return self._offset(request, steps[0].key) if steps else NOWHERE

    def _made_offset(self, reply: Direction) -> str:
        makes = reply.method.makes
        return self._offset(reply, makes[0].key) if makes else NOWHERE

    def _seen_offset(self, reply: Direction) -> str:
        if self._machine is None or self._machine.observed_method != reply.method.name:
            return NOWHERE
        return self._offset(reply, self._machine.observed_field)

    def _errors(self, method: Method) -> Iterable[ErrorRow]:
        moved = dict(method.steps[0].on_error) if method.steps else {}
        for member in method.errors.members if method.errors else ():
            target = str(self._graph.state(moved[member.name])) if member.name in moved else SAME
            assert method.errors is not None
            constant = names.member(method.errors, member.name)
            yield ErrorRow(member.name, constant, target, self._error_hook(method, member.name))

    def _handles(self, request: Direction) -> Iterable[HandleRow]:
        for record in request.plan.frame.records:
            several = isinstance(record.type, HandleType) and record.type.count > 1
            name = record.field.name + (f" {record.index}" if several else "")
            hook = self._arg_hook(request.method, record.field)
            yield HandleRow(name, record.position, _flag(record.type.optional), hook)

    def _givens(self, request: Direction) -> Iterable[GivenRow]:
        for place in request.plan.frame.places:
            if place.field.given:
                yield GivenRow(place.offset, self._arg_hook(request.method, place.field))

    def _end(self, index: int) -> EndRow | None:
        if self._requests[index].method.waits is None:
            return None
        found = self._graph.end_past_event(index)
        return EndRow(_way(found[1]), found[0]) if found else None

    def _state(self, index: int) -> StateRow:
        assert self._machine is not None
        way_in = self._graph.way(0, index) if index else None
        way_out = self._graph.way(index, 0) if index else None
        value = self._machine.states.members[index - 1].number if index else 0
        name = self._graph.states[index]
        return StateRow(
            name, value, _way(way_in), _way(way_out), _flag(bool(way_in)), _flag(bool(way_out))
        )

    def _connection(self, name: str, mask: int) -> ConnectionRow:
        constant = f"{self.upper}_AS_{names.upper(name)}"
        return ConnectionRow(name.replace("_", " "), constant, f"0x{mask:08x}")

    def _unknown_key(self) -> int:
        if self._machine is None or self._machine.key_type is None:
            return 0
        return max(self._machine.key_type.high - 15, 0)

    def _observer(self) -> str:
        if self._machine is None or not self._machine.observed_method:
            return NOWHERE
        return str([m.name for m in self.methods].index(self._machine.observed_method))


def emit_library(world: World, name: str) -> dict[str, str]:
    """`<lib>_conformance.h`, `<lib>_conformance.c` and `<lib>_given.h`; nothing for a library without protocols."""
    library = world.library(name)
    stem = names.stem(library)
    if not library.protocols:
        return {}
    context = {
        "source": library.path,
        "library": library.name,
        "stem": stem,
        "suites": [Suite(library, protocol) for protocol in library.protocols],
    }
    return {
        f"{stem}_conformance.h": render(
            "tests/conformance.h.j2", guard=f"{stem.upper()}_CONFORMANCE_H", **context
        ),
        f"{stem}_conformance.c": render("tests/conformance.c.j2", **context),
        f"{stem}_given.h": render("tests/given.h.j2", guard=f"{stem.upper()}_GIVEN_H", **context),
    }
