"""The chapter of one method: what it does, who may call it and when, every byte of it, and all that can come back."""

from __future__ import annotations

from dataclasses import dataclass

from writ import layout
from writ.emit.reference import grid, sample, spelling, statuses
from writ.emit.reference.book import Book
from writ.emit.reference.markdown import cell, code, counted, joined, plain, prose, render
from writ.layout import (
    RECORD_BYTES,
    RECORDS_OFFSET,
    Direction,
    reply_of,
    request_of,
    round_up,
    tail_element,
)
from writ.model import (
    GONE,
    HANDLE_TYPES,
    BitsType,
    ClassGuard,
    ClientType,
    EnumType,
    Field,
    HandleType,
    MachineKind,
    Method,
    Object,
    Protocol,
    Scalar,
    ServerType,
    SlotType,
    Step,
    TextKind,
    TextType,
    Type,
    VectorType,
)


TAG_CHECKS = len(layout.TAG_CHECKS)


@dataclass(frozen=True)
class Fact:
    name: str
    text: str


@dataclass(frozen=True)
class Parameter:
    """A row of the table under a wire diagram."""

    name: str
    place: str
    size: str
    type: str
    accepted: str


def directions(owner: Protocol | Object, method: Method) -> tuple[Direction, Direction]:
    """Request and reply as they stand on the wire."""
    protocol = owner if isinstance(owner, Protocol) else None
    return request_of(method, protocol), reply_of(method)


def class_words(made: Direction) -> str:
    """registers, 1 word; buffer, 24 to 280 bytes and 1 handle"""
    if made.registers:
        return "registers, " + (counted(made.size // 8, "word") if made.size else "empty")
    size = f"{made.size} bytes" if made.bound == made.size else f"{made.size} to {made.bound} bytes"
    handles = f" and {counted(made.handles, 'handle record')}" if made.handles else ""
    return f"buffer, {size}{handles}"


class MethodPage:
    """One method on its library's page."""

    def __init__(self, book: Book, owner: Protocol | Object, method: Method, page: str) -> None:
        self.book = book
        self.owner = owner
        self.method = method
        self.page = page

    def text(self) -> str:
        request, reply = directions(self.owner, self.method)
        name = f"{self.owner.name}.{self.method.name}"
        return render(
            "method.md",
            anchor=name,
            title=plain(name),
            number=f"0x{self.method.number:02x}",
            doc=prose(self.method.doc),
            signature=spelling.method_text(self.owner, self.method),
            facts=self._facts(),
            request=self._message(request, False),
            reply=self._message(reply, True),
            statuses=statuses.statuses_of(self.owner, self.method, request),
        )

    # ------------------------------------------------------------ facts

    def _facts(self) -> list[Fact]:
        method = self.method
        facts = [Fact("Who may call", cell(self._who()))]
        facts += [Fact("Before", cell(self._before(step))) for step in method.steps]
        facts += [Fact("After OK", cell(text)) for text in self._after()]
        facts += (
            [Fact("After an error", cell(self._after_error()))]
            if method.steps or method.makes
            else []
        )
        facts += [Fact("Waits", cell(self._waits()))] if method.waits else []
        facts += [Fact("Deadline", self._deadline()), Fact("Repeating it", self._retry())]
        if method.ensures:
            facts.append(Fact("Ensures", joined([code(name) for name in method.ensures])))
        if method.unreachable:
            facts.append(Fact("Not reached by the suite", plain(method.unreachable)))
        longer = "refused" if method.strict else "accepted, and what is unknown ignored"
        facts.append(
            Fact("Longer bodies", f"{longer} ({'strict' if method.strict else 'flexible'})")
        )
        return facts

    def _who(self) -> str:
        if isinstance(self.owner, Object):
            rights = joined(
                [code(n) for n in spelling.right_names(self.owner.rights, self.method.needs)]
            )
            return f"who has a {code(self.owner.name)} with {rights}"
        if self.method.any_role:
            return "every connection"
        return joined([self._alternative(i) for i in range(len(self.method.alternatives))], "or")

    def _alternative(self, index: int) -> str:
        alternative = self.method.alternatives[index]
        role = f"[`{alternative.role.name}`](#{self.owner.name}.roles)"
        match alternative.guard:
            case None:
                return role
            case ClassGuard():
                return f"{role} if the {alternative.guard.machine} is a {code(alternative.guard.class_name)}"
            case test:
                members = joined([code(m.name) for m in test.members], "or")
                return f"{role} if {code(test.parameter)} is {members}"

    def _machine(self, name: str) -> str:
        return f"[{name}](#{self.owner.name}.{name})"

    def _object(self, step: Step) -> str:
        assert isinstance(self.owner, Protocol)
        kind = self.owner.machine(step.machine).kind
        words = {
            MachineKind.KEYED: f" {code(step.key)}",
            MachineKind.SESSION: " of the connection",
            MachineKind.SINGLETON: "",
        }
        return f"the {self._machine(step.machine)}{words[kind]}"

    def _before(self, step: Step) -> str:
        states = spelling.states_of(self.owner, step.machine)
        if set(step.sources) >= set(states):
            return f"{self._object(step)} exists, in any state"
        return f"{self._object(step)} is {joined([code(s) for s in step.sources], 'or')}"

    def _after(self) -> list[str]:
        made = [
            f"a {self._machine(m.machine)} is {code(m.state)}, with the key {code(m.key)}"
            for m in self.method.makes
        ]
        for step in self.method.steps:
            end = {"": "stays as it is", GONE: "is gone"}.get(
                step.target, f"is {code(step.target)}"
            )
            made.append(f"{self._object(step)} {end}")
        return made

    def _after_error(self) -> str:
        moves = [
            f"on {code(e)} {'gone' if s == GONE else code(s)}"
            for step in self.method.steps
            for e, s in step.on_error
        ]
        return f"{'; '.join(moves)}; else unchanged" if moves else "nothing has changed"

    def _waits(self) -> str:
        waits = self.method.waits
        assert waits is not None
        events = joined(
            [f"[`{e.event}`](#{self.owner.name}.{e.machine})" for e in waits.events], "or"
        )
        return f"until {events}; at most {counted(waits.limit, 'caller')} at a time"

    def _deadline(self) -> str:
        if not self.method.deadline_ms:
            return "the caller says how long it waits"
        return f"{spelling.duration(self.method.deadline_ms)} at most; a caller may wait less"

    def _retry(self) -> str:
        if self.method.retry_safe:
            return "safe: the stub does so when the call was not delivered or the server died, within the deadline"
        return "not safe: the stub does so only when the call was not delivered"

    # ------------------------------------------------------------ bytes

    def _message(self, made: Direction, is_reply: bool) -> str:
        fields = self.method.reply if is_reply else self.method.request
        name = "Reply" if is_reply else "Request"
        return render(
            "message.md",
            title=name,
            kind=class_words(made),
            grid=grid.message_grid(self.owner, self.method, made, is_reply),
            parameters=[self._parameter(made, field) for field in fields],
            versions=_versions(made),
            example=sample.example(self.owner, self.method, made, is_reply),
            checks=[check for check in made.checks if check.id > TAG_CHECKS],
            tag_checks=TAG_CHECKS,
        )

    def _parameter(self, made: Direction, field: Field) -> Parameter:
        place, size = _place(made, field)
        notes = [accepted(field.type), prose(field.doc).replace("\n\n", " ")]
        notes += [f"since version {field.since}"] if field.since else []
        notes += ["printed as \\*\\*\\*"] if field.secret else []
        words = "; ".join(note for note in notes if note)
        return Parameter(
            code(field.name), place, size, self.book.type(field.type, self.page), cell(words)
        )


def _versions(made: Direction) -> str:
    """How long the fixed part was in each version, if it ever grew."""
    first, *later = made.groups
    if not later:
        return ""
    grown = [f"{size} since version {since}" for since, size in later]
    return f"The fixed part has {first[1]} bytes in the first version, {joined(grown)}."


def _place(made: Direction, field: Field) -> tuple[str, str]:
    """Where a parameter stands and how many bytes it has there."""
    if isinstance(field.type, HANDLE_TYPES):
        record = next(r for r in made.records if r.field.name == field.name)
        return f"{RECORDS_OFFSET + RECORD_BYTES * record.first:04x}", str(
            RECORD_BYTES * record.count
        )
    spot = next(p for p in made.fixed if p.field.name == field.name)
    size = str(spot.size)
    if isinstance(field.type, (TextType, VectorType)):
        size += f" + {round_up(field.type.limit * tail_element(field.type), 8)}"
    return f"{spot.offset:04x}", size


def accepted(kind: Type) -> str:
    """Which values pass the checks, in words."""
    match kind:
        case Scalar(name="bool"):
            return "0 or 1"
        case Scalar():
            return (
                f"{spelling.number(kind.low)} to {spelling.number(kind.high)}"
                if kind.ranged
                else "any"
            )
        case EnumType() | BitsType():
            return "only the known ones" if kind.strict else "unknown ones are kept"
        case TextType(kind=TextKind.TEXT):
            return f"UTF-8 without NUL, at most {kind.limit} bytes"
        case TextType(kind=TextKind.NAME):
            return f"1 to {kind.limit} of A-Z a-z 0-9 . \\_ : @ + -"
        case TextType():
            return f"any, at most {kind.limit} bytes"
        case VectorType():
            return f"at most {kind.limit} elements"
        case SlotType():
            rights = joined([code(r) for r in kind.right_names])
            return "a slot of the caller's table" + (
                f" that holds at least {rights}" if kind.right_names else ""
            )
        case HandleType() | ClientType() | ServerType():
            return _handle_words(kind)
        case _:
            return ""


def _handle_words(kind: Type) -> str:
    assert isinstance(kind, HANDLE_TYPES)
    words = [f"a {spelling.handle_words(kind)}"]
    words += ["or none"] if kind.optional else []
    moves = {
        "give": "it moves, whatever the outcome",
        "lend": "the receiver gets a copy that the sender can revoke",
    }
    return ", ".join(words) + (f"; {moves[kind.transfer.value]}" if kind.transfer else "")
