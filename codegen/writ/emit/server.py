"""A protocol as its server sees it: handlers, look-ups, order checks, waiters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from writ.emit import names
from writ.emit.methods import MethodC
from writ.emit.owners import OwnerC
from writ.layout import object_subject
from writ.model import (
    GONE,
    ClassGuard,
    Event,
    HandleType,
    Machine,
    MachineKind,
    Make,
    Method,
    Object,
    Protocol,
    Step,
    ValueGuard,
)

CLOSED = "closed"
# What the functions that know the objects of a call have beside them; tests/test_names.py tries every word there is.
LOCALS = frozenset(
    """
    s m caller serving counters tag request reply ret_token status why bytes verdict allowed now kept token answer
    waiter said key label object i f
    """.split()
)


@dataclass(frozen=True)
class Lookup:
    """One object that a call is about."""

    machine: "MachineC"
    key: str  # expression of its key, "" where there is none
    name: str  # local variable
    exists: str  # check id, "" for what always exists


@dataclass(frozen=True)
class Outcome:
    """What must be true after a handler, on a condition."""

    condition: str
    kept: str


@dataclass(frozen=True)
class Judgement:
    """The state that one `when` demands, and what it must be afterwards."""

    fails: str
    check: str
    kept: str  # true if the contract was kept with status OK; "" if that cannot be told
    errors: tuple["Outcome", ...]  # what is true instead for other statuses
    find: str
    state: str  # declaration of the variable that the look-up fills


class MachineC:
    def __init__(self, machine: Machine, prefix: str) -> None:
        self.machine = machine
        self.prefix = prefix
        self.tag = names.snake(machine.name)
        self.state = f"enum {names.snake(machine.states.name)}"
        self.keyed = machine.kind is MachineKind.KEYED
        self.session = machine.kind is MachineKind.SESSION
        self.classed = bool(machine.classes)
        self.spontaneous = any(not event.made_by for event in machine.events)

    @property
    def found(self) -> str:
        what = f"The {self.tag.replace('_', ' ')}"
        told = "its state and class are" if self.classed else "its state is"
        if self.machine.kind is MachineKind.SINGLETON:
            return f"{what}; {told} told, too."
        by = "with this key" if self.keyed else "of the connection with this label"
        return f"{what} {by}, or null; {told} told, too."

    @property
    def find_declaration(self) -> str:
        params = [f"struct {self.prefix}_server *s"]
        if self.machine.kind is not MachineKind.SINGLETON:
            params.append("uint64_t key" if self.keyed else "uint64_t label")
        params.append(f"{self.state} *ret_state")
        if self.classed:
            params.append(f"enum {self.tag}_class *ret_class")
        return f"struct {self.tag} *{self.prefix}_find_{self.tag}({', '.join(params)})"

    @property
    def event_key(self) -> str:
        """What an event tells which object it is about by; "" for the only one."""
        return {MachineKind.KEYED: "key", MachineKind.SESSION: "label"}.get(self.machine.kind, "")

    def find(self, key: str, name: str) -> str:
        """The call that looks it up, its state into `<name>_state`."""
        args = ["s"]
        if self.machine.kind is not MachineKind.SINGLETON:
            args.append(key or "caller->label")
        args.append(f"&{name}_state")
        if self.classed:
            args.append(f"&{name}_class")
        return f"{self.prefix}_find_{self.tag}({', '.join(args)})"

    def constant(self, state: str) -> str:
        return names.member(self.machine.states, state)


class ServedMethod(MethodC):
    def __init__(
        self, owner: Protocol | Object, method: Method, machines: dict[str, MachineC]
    ) -> None:
        super().__init__(owner, method)
        self.machines = machines
        self.server = f"struct {self.prefix}_server *s"

    # ------------------------------------------------------------ declarations

    @property
    def handler_doc(self) -> str:
        return self.doc or f"Handles `{self.method.name}`."

    @property
    def handler_params(self) -> list[str]:
        params = [self.server, "const struct writ_caller *caller"]
        params += [f"struct {look.machine.tag} *{look.name}" for look in self.lookups]
        if not self.request.empty:
            const = "" if self.request.handles else "const "
            params.append(f"{const}struct {self.request.name} *request")
        if not self.reply.empty:
            params.append(f"struct {self.reply.name} *reply")
        return params + (["uint64_t *ret_token"] if self.tokened else [])

    @property
    def handler_declaration(self) -> str:
        return f"{self.prefix}_on_{self.base}({', '.join(self.handler_params)})"

    @property
    def handler_args(self) -> str:
        args = ["s", "caller", *(look.name for look in self.lookups)]
        args += [] if self.request.empty else ["&request"]
        args += [] if self.reply.empty else ["&reply"]
        return ", ".join(args + (["&token"] if self.tokened else []))

    # ------------------------------------------------------------ admission

    @property
    def role_checked(self) -> bool:
        return self.role_mask != "UINT32_MAX"

    @property
    def size_fails(self) -> str:
        """The condition that fails step 7 where the whole tag did not settle it; `bytes` is the size."""
        made = self.request
        if made.graded and not made.layout.tails:
            known = [f"bytes != {size}" for size in made.known_sizes]
            text = " && ".join(known)
            if made.layout.flexible:
                longer = f"(bytes <= {made.size} || bytes % 8 != 0 || bytes > {made.most})"
                text = f"{text} && {longer}"
            return text
        if not made.layout.tails:
            return f"bytes != {made.size}"
        return f"bytes % 8 != 0 || bytes < {made.layout.least} || bytes > WRIT_MAX_BODY"

    @property
    def check_call(self) -> str:
        return f"{self.request.name}_check_body({self.request.body_args('m', 'serving->io->in', 'bytes')})"

    @property
    def read_call(self) -> str:
        return (
            f"{self.request.name}_read({self.request.read_args('m', 'serving->io->in', 'bytes')})"
        )

    @cached_property
    def guard_lines(self) -> list[str]:
        """Statements that compute `allowed`, the roles held whose guard on a value holds; empty without guards."""
        if not any(a.guard for a in self.method.alternatives):
            return []
        free = [self._role(a.role.name) for a in self.method.alternatives if a.guard is None]
        out = [f"uint32_t allowed = caller->roles & ({' | '.join(free) or '0'});"]
        for alternative in self.method.alternatives:
            if isinstance(alternative.guard, ValueGuard):
                field = f"request.{names.word(alternative.guard.parameter)}"
                enum = next(
                    f.type for f in self.method.request if f.name == alternative.guard.parameter
                )
                tests = " || ".join(
                    f"{field} == {names.member(enum.name, m.name)}"  # type: ignore[union-attr]
                    for m in alternative.guard.members
                )
                out += [
                    f"if ({tests}) {{",
                    f"    allowed |= caller->roles & {self._role(alternative.role.name)};",
                    "}",
                ]
        return out

    @property
    def class_guards(self) -> list[tuple[str, str]]:
        """(condition on the class, role) of the guards that need the object."""
        out = []
        for alternative in self.method.alternatives:
            guard = alternative.guard
            if isinstance(guard, ClassGuard):
                look = next(x for x in self.lookups if x.machine.machine.name == guard.machine)
                name = names.member(f"{look.machine.tag}_class", guard.class_name)
                out.append((f"{look.name}_class == {name}", self._role(alternative.role.name)))
        return out

    @property
    def class_roles(self) -> str:
        """The roles that a class decides about; step 14 lets them pass."""
        return " | ".join(role for _, role in self.class_guards) or "0"

    def _role(self, name: str) -> str:
        return names.member(f"{self.prefix}_role", name)

    # ------------------------------------------------------------ order

    @cached_property
    def lookups(self) -> list[Lookup]:
        out: list[Lookup] = []
        pairs = list(dict.fromkeys((step.machine, step.key) for step in self.method.steps))
        taken = set(LOCALS | names.TAKEN)
        for machine, key in pairs:
            made = self.machines[machine]
            subject = object_subject(machine, key, pairs)
            name = "_".join(names.snake(part) for part in subject.split("."))
            name = names.fresh(name, taken)
            taken |= {name, f"{name}_state", f"{name}_class"}
            exists = self.request.id_of("exists", subject) if made.keyed else ""
            expression = f"request.{names.word(key)}" if key else ""
            out.append(Lookup(made, expression, name, exists))
        return out

    def lookup(self, step: Step) -> Lookup:
        pairs = list(dict.fromkeys((s.machine, s.key) for s in self.method.steps))
        return self.lookups[pairs.index((step.machine, step.key))]

    @cached_property
    def judgements(self) -> list[Judgement]:
        out = []
        for i, step in enumerate(self.method.steps):
            look = self.lookup(step)
            machine = look.machine
            every = {member.name for member in machine.machine.states.members}
            fails = ""
            if set(step.sources) != every:
                tests = [f"{look.name}_state != {machine.constant(s)}" for s in step.sources]
                fails = " && ".join(tests)
            subject = f"{step.machine}.{i}" if len(self.method.steps) > 1 else step.machine
            out.append(
                Judgement(
                    fails,
                    self.request.id_of("state", subject),
                    self._kept(step, look),
                    self._outcomes(step, look),
                    machine.find(look.key, "now"),
                    f"{machine.state} now_state",
                )
            )
        return out

    @staticmethod
    def _reached(look: Lookup, state: str) -> str:
        """Whether the object is `now` in a state; "" stands for the one it was in before."""
        if state == GONE:
            return "now == NULL"
        wanted = look.machine.constant(state) if state else f"{look.name}_state"
        return f"now != NULL && now_state == {wanted}"

    def _kept(self, step: Step, look: Lookup) -> str:
        if look.machine.spontaneous or look.machine.classed:
            return ""
        return self._reached(look, step.target)

    def _outcomes(self, step: Step, look: Lookup) -> tuple[Outcome, ...]:
        out = []
        if step.target:
            out.append(Outcome("status != WRIT_OK", self._reached(look, "")))
        for error, state in step.on_error:
            assert self.method.errors is not None
            condition = f"status == {names.member(self.method.errors, error)}"
            out.append(Outcome(condition, self._reached(look, state)))
        return tuple(out)

    @property
    def made(self) -> list[Judgement]:
        """What an OK reply promises to have brought into being."""
        return [self._made(make) for make in self.method.makes]

    def _made(self, make: Make) -> Judgement:
        machine = self.machines[make.machine]
        untold = machine.spontaneous or machine.classed
        kept = f"now != NULL && now_state == {machine.constant(make.state)}"
        find = machine.find(f"reply.{names.word(make.key)}", "now")
        return Judgement("", "", "" if untold else kept, (), find, f"{machine.state} now_state")

    # ------------------------------------------------------------ waiting

    @property
    def wait_lookup(self) -> Lookup | None:
        """The one object whose events this method waits for, if it is one."""
        if self.waits is None or len({event.machine for event in self.waits.events}) > 1:
            return None
        machine = self.waits.events[0].machine
        return next((x for x in self.lookups if x.machine.machine.name == machine), None)

    @property
    def tokened(self) -> bool:
        """True if it waits for events of no one object: its handler says what its answer has to know."""
        return self.waits is not None and self.wait_lookup is None

    @property
    def wait_key(self) -> str:
        if self.tokened:
            return "token"
        look = self.wait_lookup
        if look is None or not look.machine.keyed:
            return "caller->label" if look and look.machine.session else "0"
        return look.key

    @property
    def wake_params(self) -> str:
        """Parameters of the function that answers those who wait."""
        if self.wait_lookup is None:
            return self.server
        return f"{self.server}, uint64_t key, struct {self.wait_lookup.machine.tag} *object"

    def wake_call(self, key: str, found: str) -> str:
        args = "s" if self.wait_lookup is None else f"s, {key}, {found}"
        return f"{self.prefix}_wake_{self.base}({args});"

    @property
    def answer_declaration(self) -> str:
        look = self.wait_lookup
        params = [self.server]
        if look is None:
            params.append("uint64_t token")
        else:
            params += ["uint64_t key"] if look.machine.keyed else []
            params.append(f"struct {look.machine.tag} *{look.name}")
        params += [] if self.reply.empty else [f"struct {self.reply.name} *reply"]
        return f"{self.prefix}_answer_{self.base}({', '.join(params)})"

    @property
    def answer_args(self) -> str:
        look = self.wait_lookup
        args = ["s", "waiter->key"]
        if look is not None:
            args = ["s"] + (["key"] if look.machine.keyed else []) + ["object"]
        return ", ".join(args + ([] if self.reply.empty else ["&reply"]))


@dataclass(frozen=True)
class EventC:
    """An event that the adapter tells, because no call makes it."""

    event: Event
    machine: MachineC
    name: str
    wakes: tuple[ServedMethod, ...]
    ends: bool

    @property
    def params(self) -> str:
        key = self.machine.event_key
        return f"struct {self.machine.prefix}_server *s" + (f", uint64_t {key}" if key else "")

    @property
    def finds(self) -> bool:
        """True if those who wait are answered by the object."""
        return not self.ends and any(m.wait_lookup for m in self.wakes)

    @property
    def unused_key(self) -> bool:
        """True if nobody who wants to know of it asks for which object."""
        return not self.ends and not self.finds and self.machine.event_key != ""

    @property
    def wake_calls(self) -> list[str]:
        key, found = self.machine.event_key or "0", "now" if self.finds else "NULL"
        return [m.wake_call(key, found) for m in self.wakes]


class ServedOwner(OwnerC):
    """A protocol, or an object on a host, with its dispatcher."""

    def __init__(self, owner: Protocol | Object) -> None:
        super().__init__(owner)
        protocol = owner if isinstance(owner, Protocol) else None
        made = [self.machine(m) for m in (protocol.machines if protocol else ())]
        self.by_name = {m.machine.name: m for m in made}
        self.served = [self.method(m) for m in owner.methods]
        self.machines = made
        self.loops = protocol is not None
        self.session_machines = [m for m in made if m.session]
        self.rings_bells = any(
            isinstance(field.type, HandleType) and field.type.signals
            for method in (protocol.methods if protocol else ())
            for field in method.request
        )

    def machine(self, made: Machine) -> MachineC:
        return MachineC(made, self.prefix)

    def method(self, made: Method) -> ServedMethod:
        return ServedMethod(self.owner, made, self.by_name)

    @property
    def waiting(self) -> list[ServedMethod]:
        return [m for m in self.served if m.waits]

    @property
    def builds(self) -> bool:
        """True if a reply is built in the page."""
        return any(not m.reply.registers for m in self.served)

    def index_of(self, method: ServedMethod) -> int:
        """Where it is counted."""
        return self.served.index(method)

    def wakes(self, machine: str, event: str) -> tuple[ServedMethod, ...]:
        """Methods that wait for an event."""
        return tuple(
            m
            for m in self.waiting
            if m.waits and any((e.machine, e.event) == (machine, event) for e in m.waits.events)
        )

    @property
    def found_machines(self) -> list[MachineC]:
        """Machines whose objects are ever looked up."""
        found = [look.machine for m in self.served for look in m.lookups]
        found += [m.machines[make.machine] for m in self.served for make in m.method.makes]
        found += [event.machine for event in self.events if event.finds]
        return [m for m in self.machines if m in found]

    def waits_on(self, machine: MachineC) -> list[ServedMethod]:
        return [m for m in self.waiting if m.wait_lookup and m.wait_lookup.machine is machine]

    @property
    def mortal_machines(self) -> list[MachineC]:
        """Machines whose objects can go while somebody waits."""
        return [m for m in self.machines if m.keyed and self.waits_on(m)]

    @property
    def events(self) -> list[EventC]:
        """Events that nobody's call makes and that somebody here must hear of."""
        out = []
        for machine in self.machines:
            for event in machine.machine.events:
                wakes = self.wakes(machine.machine.name, event.name)
                ends = event.target == GONE and machine in self.mortal_machines
                told = event.name == CLOSED and machine.session
                if event.made_by or not (wakes or ends) or told and not wakes:
                    continue
                out.append(EventC(event, machine, names.snake(event.name), wakes, ends))
        return out

    def after_ok(self, method: ServedMethod) -> list[str]:
        """Statements for those who wait, once `method` has succeeded."""
        out = []
        for machine in self.machines:
            for event in machine.machine.events:
                if event.made_by != method.method.name:
                    continue
                look = next((x for x in method.lookups if x.machine is machine), None)
                for waiter in self.wakes(machine.machine.name, event.name):
                    key = "0" if look is None else look.key or "caller->label"
                    name = "NULL" if look is None or event.target == GONE else look.name
                    out.append(waiter.wake_call(key, name))
        return out + self._goes(method, "")

    @property
    def needs_aside(self) -> bool:
        return any(self.sets_aside(m) for m in self.served)

    def sets_aside(self, method: ServedMethod) -> bool:
        """True if its reply stands in the page when those who wait are answered there."""
        if method.reply.registers:
            return False
        woken = [
            waiter
            for machine in self.machines
            for event in machine.machine.events
            if event.made_by == method.method.name
            for waiter in self.wakes(machine.machine.name, event.name)
        ]
        return any(not waiter.reply.registers for waiter in woken)

    def after_error(self, method: ServedMethod) -> list[str]:
        out: list[str] = []
        for step in method.method.steps:
            for error, state in step.on_error:
                if state == GONE:
                    out += self._goes(method, error)
        return out

    def _goes(self, method: ServedMethod, error: str) -> list[str]:
        out = []
        for step in method.method.steps:
            machine = self.by_name[step.machine]
            ends = (error, GONE) in step.on_error if error else step.target == GONE
            if not ends or machine not in self.mortal_machines:
                continue
            call = f"{self.prefix}_gone_{machine.tag}(s, request.{names.word(step.key)});"
            if error:
                assert method.method.errors is not None
                number = names.member(method.method.errors, error)
                out += [f"if (status == {number}) {{", f"    {call}", "}"]
            else:
                out.append(call)
        return out
