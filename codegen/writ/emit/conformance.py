"""Conformance suites: what the engine in codegen/runtime/c/suite needs to know of a protocol, and
the hooks that no contract can give."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Iterable

from twin.codec import encode
from twin.manifest import Direction, directions
from twin.message import Message
from twin.samples import typical_values
from twin.shape import size_of
from writ.emit import names
from writ.emit.render import render
from writ.model import (
    ClassGuard,
    ClientType,
    EnumType,
    Event,
    Field,
    GONE,
    HANDLE_TYPES,
    HandleType,
    Library,
    Machine,
    MachineKind,
    Method,
    Pos,
    Protocol,
    Scalar,
    ServerType,
    Step,
    Transfer,
    ValueGuard,
    World,
)

NOWHERE = "SUITE_NOWHERE"
SAME = "SUITE_SAME"


PLACES = 4096  # that the engine's planner can tell apart
MACHINES = 16
STEPS = 4  # of one method


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
        if machine.kind is MachineKind.SESSION:
            yield machine.pos, "a machine per session has no conformance suite"
    places = math.prod(1 + len(machine.states.members) for machine in protocol.machines)
    if len(protocol.machines) > MACHINES or places > PLACES:
        yield protocol.pos, "more machines or states than a conformance suite can plan for"
    for method in protocol.methods:
        if method.waits is not None and not _waits_on_first(method):
            yield method.pos, "a wait for events of no one object has no conformance suite"
        if method.unreachable:
            continue  # the contract says why it takes no part
        if len(_steps_of(protocol, method)) > STEPS:
            yield method.pos, "a fifth `when` has no conformance suite"
        if len({step.machine for step in method.steps}) < len(method.steps):
            yield method.pos, "two `when` about one machine have no conformance suite"
        if len(method.makes) > 1:
            yield method.pos, "a second `makes` has no conformance suite"


def _steps_of(protocol: Protocol, method: Method) -> tuple[Step, ...]:
    """Its steps; one that shows the only object of a machine without a word about it is about that in any state."""
    about = {step.machine for step in method.steps}
    shown = [
        Step(m.name, "", tuple(state.name for state in m.states.members), "")
        for m in protocol.machines
        if m.kind is MachineKind.SINGLETON
        and m.observed_method == method.name
        and m.name not in about
    ]
    return (*method.steps, *shown)


def _waits_on_first(method: Method) -> bool:
    assert method.waits is not None
    machines = {event.machine for event in method.waits.events}
    return bool(method.steps) and machines == {method.steps[0].machine}


class Graph:
    """The machines of a protocol as the engine sees them: states by index, 0 is gone."""

    def __init__(self, protocol: Protocol, methods: list[Method]) -> None:
        self.machines = protocol.machines
        self.methods = methods

    def machine(self, name: str) -> int:
        return [machine.name for machine in self.machines].index(name)

    def states(self, machine: int) -> list[str]:
        return [GONE, *(m.name for m in self.machines[machine].states.members)]

    def state(self, machine: int, name: str) -> int:
        return 0 if name == GONE else self.states(machine).index(name)

    def waiting_for(self, machine: str, event: str) -> list[int]:
        """The methods that wait for an event, by index."""
        return [
            index
            for index, method in enumerate(self.methods)
            if method.waits is not None
            and any((e.machine, e.event) == (machine, event) for e in method.waits.events)
        ]

    def woken(self, index: int) -> list[int]:
        """The waiting methods whose event an OK of this method is."""
        name = self.methods[index].name
        return [
            waiting
            for machine in self.machines
            for event in machine.events
            if event.made_by == name
            for waiting in self.waiting_for(machine.name, event.name)
        ]

    def reached(self, machine: int) -> set[str]:
        """The states that some method or event leads to, and the first."""
        made = self.machines[machine]
        found = {made.initial} | {event.target for event in made.events}
        for method in self.methods:
            if not method.unreachable:
                found |= {make.state for make in method.makes if make.machine == made.name}
                for step in method.steps:
                    if step.machine == made.name:
                        found |= {step.target, *(state for _, state in step.on_error)}
        return found - {"", GONE}


# ---------------------------------------------------------------- rows of the tables


@dataclass(frozen=True)
class Hook:
    """A function that is written by hand."""

    returns: str
    name: str
    parameters: str
    doc: str

    @property
    def declaration(self) -> str:
        space = "" if self.returns.endswith("*") else " "
        return f"{self.returns}{space}{self.name}({self.parameters})"


@dataclass(frozen=True)
class ErrorRow:
    name: str
    of_others: str
    status: str
    targets: str
    hook: str


@dataclass(frozen=True)
class HandleRow:
    name: str
    index: int
    optional: str
    hook: str
    record: str  # as a client sends it


@dataclass(frozen=True)
class GivenRow:
    offset: int
    hook: str


@dataclass(frozen=True)
class StepRow:
    sources: str
    key_offset: str
    machine: int
    target: str


@dataclass(frozen=True)
class GuardRow:
    role: str
    values: str  # "" where a class counts
    value_count: int
    offset: int
    size: int
    machine: int
    class_index: int


@dataclass(frozen=True)
class ChoiceRow:
    name: str
    value: str
    offset: int
    size: int


@dataclass(frozen=True)
class EventRow:
    name: str
    sources: str
    target: int
    wakes: str
    hook: str


@dataclass(frozen=True)
class MachineRow:
    name: str
    variable: str
    states: tuple[tuple[str, int], ...]  # gone, too
    classes: tuple[str, ...]
    events: tuple[EventRow, ...]
    unknown_key: str
    bound: int
    observer: str
    initial: int
    key_size: int
    state_size: int


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
    free_roles: str
    wakes: str
    waiters: int
    made_offset: str
    made_machine: int
    made: int
    made_class: str
    seen_offset: str
    keeps: int
    ensures: tuple[str, ...]
    errors: tuple[ErrorRow, ...]
    handles: tuple[HandleRow, ...]
    givens: tuple[GivenRow, ...]
    steps: tuple[StepRow, ...]
    guards: tuple[GuardRow, ...]
    choices: tuple[ChoiceRow, ...]


@dataclass(frozen=True)
class ConnectionRow:
    name: str
    constant: str
    roles: str


def _bytes(data: bytes) -> str:
    return ", ".join(f"0x{b:02x}" for b in data)


def _unknown_key(key: Scalar | None) -> int:
    """A key that objects come to last, if their numbers rise: below the highest, or that of a narrow range."""
    if key is None:
        return 0
    return key.high - 15 if key.high - 15 > key.low else key.high


def _flag(value: bool) -> str:
    return "true" if value else "false"


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


# What a server may hold on to after an OK: bells that it rings, ways to others, and what pays.
LASTING = ("Notification", "Connection", "Endpoint", "Quota")


def _lasts(field: Field) -> bool:
    kind = field.type
    named = isinstance(kind, HandleType) and kind.object_name in LASTING
    is_way = named or isinstance(kind, (ClientType, ServerType))
    return is_way and getattr(kind, "transfer", None) is Transfer.GIVE


class Suite:
    """Everything that the template says about one protocol."""

    def __init__(self, library: Library, protocol: Protocol) -> None:
        self.library = library
        self.protocol = protocol
        self.name = protocol.name
        alone = len(library.protocols) == 1
        self.title = library.name if alone else f"{library.name}.{protocol.name}"
        self.prefix = names.prefix(protocol)
        self.upper = self.prefix.upper()
        found = [d for d in directions(library) if d.owner is protocol]
        self.requests = [d for d in found if not d.is_reply]
        self.replies = [d for d in found if d.is_reply]
        self.graph = Graph(protocol, [d.method for d in self.requests])
        self.methods = [self._method(i) for i in range(len(self.requests))]
        self.machines = [self._machine(i) for i in range(len(protocol.machines))]
        self.connections = [self._connection(n, m) for n, m in role_sets(protocol)]
        self.reserved = [(f"reserved {r.name}", f"0x{r.number:02x}") for r in protocol.reserved]

    # ------------------------------------------------------------ hooks

    @property
    def hooks(self) -> list[Hook]:
        """What has to be written by hand, in the order of the header."""
        hooks = [
            Hook(
                "void",
                f"{self.prefix}_given_reset",
                "struct suite_world *world",
                "Sets the server back to how it begins, as far as that can be done from here.",
            ),
            Hook(
                "uint64_t",
                f"{self.prefix}_given_digest",
                "struct suite_world *world",
                "A hash of all that the server keeps, its counters apart; 0 where that cannot be seen.",
            ),
        ]
        hooks += self.event_hooks
        seen: set[str] = set()
        for request in self.requests:
            for hook in self._method_hooks(request.method):
                if hook.name not in seen:
                    seen.add(hook.name)
                    hooks.append(hook)
        return hooks

    @property
    def event_hooks(self) -> list[Hook]:
        return [
            Hook(
                "const char *",
                self._event_hook(machine, event),
                "struct suite_world *world, uint64_t key",
                f"Makes {event.name} happen to {machine.name}, to the one with this key; or says why it cannot.",
            )
            for machine in self.protocol.machines
            for event in machine.events
            if not event.made_by
        ]

    def _method_hooks(self, method: Method) -> Iterable[Hook]:
        for field in method.request:
            name = self._arg_hook(method, field)
            if isinstance(field.type, HANDLE_TYPES):
                doc = f"A handle for {method.name}.{field.name}, as it is sent."
                yield Hook("struct writ_record", name, "struct suite_world *world", doc)
            elif field.given:
                doc = f"Writes a good {method.name}.{field.name}."
                yield Hook("void", name, "struct suite_world *world, uint8_t *at", doc)
        if self._makes_classed(method):
            parameters = "struct suite_world *world, struct suite_call *c, uint32_t index"
            machine = self._machine_of(method.makes[0].machine)
            doc = (
                f"Changes a typical {method.name} so that what it makes is of this class "
                f"({', '.join(machine.classes)}); or says why none is."
            )
            yield Hook("const char *", self._class_hook(method), parameters, doc)
        for member in method.errors.members if method.errors else ():
            name = self._error_hook(method, member.name)
            parameters = "struct suite_world *world, struct suite_call *c"
            doc = (
                f"Changes a typical {method.name} so that it is answered {member.name}; "
                "or says why none is."
            )
            yield Hook("const char *", name, parameters, doc)
        for promise in method.ensures:
            doc = f"Whether the guarantee holds after {method.name}."
            parameters = "struct suite *s, uint32_t status"
            yield Hook("bool", self._promise(promise), parameters, doc)

    def _arg_hook(self, method: Method, field: Field) -> str:
        return f"{self.prefix}_given_arg_{names.snake(method.name)}_{names.snake(field.name)}"

    def _error_hook(self, method: Method, error: str) -> str:
        return f"{self.prefix}_given_error_{names.snake(method.name)}_{names.snake(error)}"

    def _class_hook(self, method: Method) -> str:
        return f"{self.prefix}_given_class_{names.snake(method.name)}"

    def _event_hook(self, machine: Machine, event: Event) -> str:
        return f"{self.prefix}_given_event_{names.snake(machine.name)}_{names.snake(event.name)}"

    def _promise(self, name: str) -> str:
        return f"{self.prefix}_ensures_{names.snake(name)}"

    # ------------------------------------------------------------ machines

    def _machine_of(self, name: str) -> Machine:
        return self.protocol.machines[self.graph.machine(name)]

    def _makes_classed(self, method: Method) -> bool:
        return bool(method.makes and self._machine_of(method.makes[0].machine).classes)

    def _machine(self, index: int) -> MachineRow:
        machine = self.protocol.machines[index]
        observer = [m.name for m in self.methods]
        return MachineRow(
            name=machine.name,
            variable=f"{self.prefix}_{names.snake(machine.name)}",
            states=((GONE, 0), *((m.name, m.number) for m in machine.states.members)),
            classes=machine.classes,
            events=tuple(self._event(index, e) for e in machine.events if not e.made_by),
            unknown_key=f"0x{_unknown_key(machine.key_type):x}",
            bound=machine.bound,
            observer=str(observer.index(machine.observed_method))
            if machine.observed_method
            else NOWHERE,
            initial=self.graph.state(index, machine.initial),
            key_size=size_of(machine.key_type) if machine.key_type else 0,
            state_size=size_of(machine.states),
        )

    def _event(self, index: int, event: Event) -> EventRow:
        machine = self.protocol.machines[index]
        return EventRow(
            name=event.name,
            sources=_mask(self.graph.state(index, s) for s in event.sources),
            target=self.graph.state(index, event.target),
            wakes=_mask(self.graph.waiting_for(machine.name, event.name)),
            hook=self._event_hook(machine, event),
        )

    # ------------------------------------------------------------ methods

    def typical(self, direction: Direction) -> Message:
        """An ordinary message without its optional handles; a guard lets it pass in some role."""
        values = typical_values(direction.plan)
        for record in direction.plan.frame.records:
            if record.type.optional:
                count = record.type.count if isinstance(record.type, HandleType) else 1
                values[record.field.name] = [None] * count if count > 1 else None
        for alternative in () if direction.is_reply else direction.method.alternatives:
            if isinstance(alternative.guard, ValueGuard):
                values[alternative.guard.parameter] = alternative.guard.members[0].number
                break
        return encode(direction.plan, values)

    def _method(self, index: int) -> MethodRow:
        request, reply = self.requests[index], self.replies[index]
        method = request.method
        sent, answered = self.typical(request), self.typical(reply)
        base = names.method_name(self.protocol, method)
        free = sum({1 << a.role.number for a in method.alternatives if a.guard is None})
        make = method.makes[0] if method.makes else None
        made = self.graph.machine(make.machine) if make else 0
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
            free_roles=f"0x{0xFFFFFFFF if method.any_role else free:08x}",
            wakes=_mask(self.graph.woken(index)),
            waiters=method.waits.limit if method.waits else 0,
            made_offset=self._offset(reply, make.key) if make else NOWHERE,
            made_machine=made,
            made=self.graph.state(made, make.state) if make else 0,
            made_class=self._class_hook(method) if self._makes_classed(method) else "",
            seen_offset=self._seen_offset(reply),
            keeps=sum(_lasts(field) for field in method.request),
            ensures=tuple(self._promise(p) for p in method.ensures),
            errors=tuple(self._errors(method)),
            handles=tuple(self._handles(request)),
            givens=tuple(self._givens(request)),
            steps=tuple(
                self._step(request, step) for step in _steps_of(self.protocol, method)[:STEPS]
            ),
            guards=tuple(self._guards(request)),
            choices=tuple(self._choices(request)),
        )

    def _offset(self, direction: Direction, name: str) -> str:
        return str(next(p.offset for p in direction.plan.frame.places if p.field.name == name))

    def _step(self, request: Direction, step: Step) -> StepRow:
        machine = self.graph.machine(step.machine)
        return StepRow(
            sources=_mask(self.graph.state(machine, s) for s in step.sources),
            key_offset=self._offset(request, step.key) if step.key else NOWHERE,
            machine=machine,
            target=str(self.graph.state(machine, step.target)) if step.target else SAME,
        )

    def _seen_offset(self, reply: Direction) -> str:
        for machine in self.protocol.machines:
            if machine.observed_method == reply.method.name:
                return self._offset(reply, machine.observed_field)
        return NOWHERE

    def _guards(self, request: Direction) -> Iterable[GuardRow]:
        for alternative in request.method.alternatives:
            role, guard = f"0x{1 << alternative.role.number:x}", alternative.guard
            if isinstance(guard, ClassGuard):
                machine = self.graph.machine(guard.machine)
                index = self.protocol.machines[machine].classes.index(guard.class_name)
                yield GuardRow(role, "", 0, 0, 0, machine, index)
            elif isinstance(guard, ValueGuard):
                values = ", ".join(str(m.number) for m in guard.members)
                offset, size = self._parameter(request, guard.parameter)
                yield GuardRow(role, values, len(guard.members), offset, size, 0, 0)

    def _parameter(self, request: Direction, name: str) -> tuple[int, int]:
        place = next(p for p in request.plan.frame.places if p.field.name == name)
        return place.offset, size_of(place.field.type)

    def _choices(self, request: Direction) -> Iterable[ChoiceRow]:
        """Every value that some guard names, and the first that none does."""
        guards = [a.guard for a in request.method.alternatives if isinstance(a.guard, ValueGuard)]
        for name in dict.fromkeys(guard.parameter for guard in guards):
            kind = next(f.type for f in request.method.request if f.name == name)
            assert isinstance(kind, EnumType)
            named = {m.name for g in guards if g.parameter == name for m in g.members}
            other = [m for m in kind.members if m.name not in named][:1]
            offset, size = self._parameter(request, name)
            for member in [m for m in kind.members if m.name in named] + other:
                yield ChoiceRow(f"{name} {member.name}", str(member.number), offset, size)

    def _errors(self, method: Method) -> Iterable[ErrorRow]:
        for member in method.errors.members if method.errors else ():
            targets = [SAME] * STEPS
            for index, step in enumerate(method.steps[:STEPS]):
                moved = dict(step.on_error)
                if member.name in moved:
                    machine = self.graph.machine(step.machine)
                    targets[index] = str(self.graph.state(machine, moved[member.name]))
            assert method.errors is not None
            constant = names.member(method.errors, member.name)
            of_others = _flag(member.name.startswith("NOT_YOUR"))
            yield ErrorRow(
                member.name,
                of_others,
                constant,
                ", ".join(targets),
                self._error_hook(method, member.name),
            )

    def _handles(self, request: Direction) -> Iterable[HandleRow]:
        sent = encode(request.plan, typical_values(request.plan))
        for record in request.plan.frame.records:
            several = isinstance(record.type, HandleType) and record.type.count > 1
            name = record.field.name + (f" {record.index}" if several else "")
            hook = self._arg_hook(request.method, record.field)
            r = sent.record(record.position)
            text = f".slot = 1, .rights = 0x{r.rights:x}, .type = {r.type}, "
            text += f".flags = {r.flags}, .protocol = {r.protocol}"
            yield HandleRow(name, record.position, _flag(record.type.optional), hook, text)

    def _givens(self, request: Direction) -> Iterable[GivenRow]:
        for place in request.plan.frame.places:
            if place.field.given:
                yield GivenRow(place.offset, self._arg_hook(request.method, place.field))

    def _connection(self, name: str, mask: int) -> ConnectionRow:
        constant = f"{self.upper}_AS_{names.upper(name)}"
        return ConnectionRow(name.replace("_", " "), constant, f"0x{mask:08x}")


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
