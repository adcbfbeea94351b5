"""Fakes: servers for tests of clients, made from nothing but the contract."""

from __future__ import annotations

from dataclasses import dataclass

from writ.emit import names
from writ.emit.server import EventC, MachineC, ServedMethod, ServedOwner
from writ.emit.values import number
from writ.model import (
    GONE,
    ArrayType,
    EnumType,
    Field,
    Machine,
    MachineKind,
    Make,
    Method,
    Object,
    Protocol,
    Scalar,
    Step,
    StructType,
    TextKind,
    TextType,
    UnionType,
)

SESSIONS = 16


class FakeMachine(MachineC):
    @property
    def places(self) -> int:
        """How many objects the fake has room for."""
        if self.machine.kind is MachineKind.SINGLETON:
            return 1
        return self.machine.bound or SESSIONS

    @property
    def lookup(self) -> str:
        """The argument that an object is found by; "" for the only one."""
        return {MachineKind.KEYED: "key", MachineKind.SESSION: "label"}.get(self.machine.kind, "")

    @property
    def first(self) -> str:
        """The state that a session or the server starts in."""
        return self.constant(self.machine.initial)


class FakeMethod(ServedMethod):
    @property
    def fake_lines(self) -> list[str]:
        """What an OK reply does: objects made, states moved, replies filled in."""
        out: list[str] = []
        for make in self.method.makes:
            out += self._made_lines(make)
        for step in self.method.steps:
            out += self._step_lines(step)
        for machine in self.machines.values():
            if machine.machine.observed_method == self.method.name:
                out += self._observed(machine)
        for handle in self.reply.handles:
            if not handle.optional:
                out += self._handle(handle.name, handle.count, handle.record)
        for tail in self.reply.tails:
            view = f"f->{self.base}_reply.{tail.name}"
            pair = (
                f"{view}.items, {view}.count" if tail.is_vector else f"{view}.data, {view}.length"
            )
            out.append(f"{self.reply.name}_put_{tail.name}(s, reply, {pair});")
        return out

    def _made_lines(self, make: Make) -> list[str]:
        machine = self.machines[make.machine]
        name = f"made_{machine.tag}"
        kind = f"struct {self.prefix}_fake_{machine.tag}"
        call = f"{self.prefix}_make_{machine.tag}(f, {machine.constant(make.state)})"
        return [
            f"{kind} *{name} = {call};",
            f"if ({name} == NULL) {{",
            "    return WRIT_LIMIT;",
            "}",
            f"reply->{names.word(make.key)} = {name}->key;",
        ]

    def _step_lines(self, step: Step) -> list[str]:
        look = self.lookup(step)
        if step.target == "":
            return []
        if step.target == GONE:
            return [f"{look.name}->object.used = false;"]
        return [f"{look.name}->object.state = {look.machine.constant(step.target)};"]

    def _observed(self, machine: MachineC) -> list[str]:
        look = next((x for x in self.lookups if x.machine is machine), None)
        field = names.word(machine.machine.observed_field)
        return [] if look is None else [f"reply->{field} = {look.name}->object.state;"]

    def _handle(self, name: str, count: int, record: str) -> list[str]:
        out = [f"const struct writ_record {name}_record = {record};"]
        for i in range(count):
            slot = f"reply->{name}" + (f"[{i}]" if count > 1 else "")
            made = f"fake_handle(s->serving.io, {name}_record)"
            out.append(f"{slot} = {slot} != 0 ? {slot} : {made};")
        return out

    @property
    def answer_unused(self) -> list[str]:
        look = self.wait_lookup
        unused = ["token"]
        if look is not None:
            unused = (["key"] if look.machine.keyed else []) + [look.name]
        return unused + (["s"] if self.reply.empty else [])

    @property
    def smallest(self) -> list[str]:
        """Statements that make the prepared reply the smallest good one; what is zero is left out."""
        out: list[str] = []
        for field in self.method.reply:
            out += _smallest(f"f->{self.base}_reply.{names.word(field.name)}", field)
        return out


def _smallest(target: str, field: Field) -> list[str]:
    kind = field.type
    match kind:
        case Scalar() if not kind.low <= 0 <= kind.high:
            return [f"{target} = {number(kind.low, kind)};"]
        case EnumType(strict=True) if all(m.number != 0 for m in kind.members):
            return [f"{target} = {names.member(kind, kind.members[0].name)};"]
        case TextType(kind=TextKind.NAME):
            return [f'{target} = (struct writ_bytes){{.data = (const uint8_t *)"x", .length = 1}};']
        case UnionType():
            first = min(kind.variants, key=lambda v: v.number).field
            tag = names.member(kind.name + "Tag", first.name)
            inner = Field("", first.type, "", field.pos)
            path = f"{target}.as.{names.word(first.name)}"
            return [f"{target}.tag = {tag};", *_smallest(path, inner)]
        case StructType():
            return [
                line
                for inner in kind.fields
                for line in _smallest(f"{target}.{names.word(inner.name)}", inner)
            ]
        case ArrayType():
            inner = Field("", kind.element, "", field.pos)
            return [line for i in range(kind.count) for line in _smallest(f"{target}[{i}]", inner)]
    return []


@dataclass(frozen=True)
class FakeEvent:
    name: str
    machine: MachineC
    target: str  # statement that moves an `object`
    appears: str  # the state in which one comes into being, "" if none does


class FakeOwner(ServedOwner):
    """A protocol or an object, with its fake."""

    def __init__(self, owner: Protocol | Object) -> None:
        super().__init__(owner)
        self.is_object = isinstance(owner, Object)

    def machine(self, made: Machine) -> MachineC:
        return FakeMachine(made, self.prefix)

    def method(self, made: Method) -> ServedMethod:
        return FakeMethod(self.owner, made, self.by_name)

    @property
    def keyed_machines(self) -> list[MachineC]:
        return [m for m in self.machines if m.keyed]

    @property
    def made_machines(self) -> list[MachineC]:
        """Machines whose objects a call brings into being."""
        names_made = {make.machine for method in self.owner.methods for make in method.makes}
        return [m for m in self.machines if m.machine.name in names_made]

    @property
    def singletons(self) -> list[MachineC]:
        return [m for m in self.machines if m.machine.kind is MachineKind.SINGLETON]

    @property
    def smallest(self) -> list[str]:
        return [line for m in self.served if isinstance(m, FakeMethod) for line in m.smallest]

    @property
    def fake_events(self) -> list[FakeEvent]:
        return [self._event(event) for event in self.events]

    @staticmethod
    def _event(event: EventC) -> FakeEvent:
        target = event.event.target
        move = "object->used = false;"
        if target != GONE:
            move = f"object->state = {event.machine.constant(target)};" if target else ""
        appears = event.machine.constant(target) if GONE in event.event.sources else ""
        return FakeEvent(event.name, event.machine, move, appears)
