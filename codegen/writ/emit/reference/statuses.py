"""What can come back from a call, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

from writ.emit.reference import spelling
from writ.emit.reference.markdown import code, joined, line
from writ.layout import Direction
from writ.model import (
    GONE,
    TAIL_TYPES,
    Alternative,
    ArrayType,
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
    Step,
    StructType,
    TableType,
    TextKind,
    TextType,
    Type,
    UnionType,
    ValueGuard,
    VectorType,
)

KERNEL = "kernel"
STUB = "caller's stub"
DISPATCHER = "dispatcher"
HANDLER = "handler"
PEER = "dispatcher or handler"


@dataclass(frozen=True)
class Status:
    number: int
    name: str
    source: str
    cause: str


# Every status that is no protocol's own. A test compares numbers and names with docs/wire.md.
FRAMEWORK = (
    Status(0, "OK", HANDLER, "Done. Only this reply carries values and handles."),
    Status(
        1,
        "NOT_DELIVERED",
        KERNEL,
        "No server received the call. Repeating it is always safe, and the stub does within the deadline.",
    ),
    Status(
        2,
        "PEER_DIED",
        KERNEL,
        "The server died, or gave the call up, after it had received it. The call may have had its effect.",
    ),
    Status(
        3,
        "TIMED_OUT",
        KERNEL,
        "No reply in time. The call may have had its effect, or have it later.",
    ),
    Status(
        4,
        "BAD_HANDLE",
        KERNEL,
        "The slot is empty or holds something that cannot be called like this.",
    ),
    Status(5, "NO_RIGHT", KERNEL, "The capability lacks a right that the operation needs."),
    Status(
        6, "BAD_OP", KERNEL, "There is no such operation, or its arguments make no sense together."
    ),
    Status(
        7, "HANDLES_FULL", KERNEL, "A capability table has no room for the handles; nothing moved."
    ),
    Status(
        8,
        "BAD_TRANSFER",
        KERNEL,
        "A handle record names an empty slot, or a capability without TRANSFER; nothing moved.",
    ),
    Status(9, "NOT_GRANTEE", KERNEL, "The connection was made for another process."),
    Status(
        10,
        "NOT_BOUND",
        KERNEL,
        "The thread receives or answers without being bound to an endpoint.",
    ),
    Status(11, "NO_CALLER", KERNEL, "There is no call to answer."),
    Status(
        16,
        "BAD_REPLY",
        STUB,
        "The reply failed a check. Nothing of it was handed on, and its handles are closed.",
    ),
    Status(17, "BAD_ARGUMENT", STUB, "An argument does not fit the contract. Nothing was sent."),
    Status(
        18,
        "STALE_VIEW",
        STUB,
        "A view of a message was used after the next call had overwritten it.",
    ),
    Status(
        32,
        "BAD_MESSAGE",
        DISPATCHER,
        "The request failed a check. It had no effect, and its handles are closed.",
    ),
    Status(33, "UNKNOWN_METHOD", DISPATCHER, "The server's contract has no method of this number."),
    Status(
        34,
        "DENIED",
        DISPATCHER,
        "No role of the connection may do this, or the number is reserved.",
    ),
    Status(35, "NOT_FOUND", PEER, "The object that the call is about does not exist."),
    Status(36, "BAD_STATE", PEER, "The object is in a state that does not allow the call."),
    Status(37, "NO_MEMORY", HANDLER, "The server cannot get the memory that the call needs."),
    Status(38, "LIMIT", PEER, "A bound written in the contract is reached."),
    Status(39, "INTERNAL", DISPATCHER, "The handler broke its own contract; the server logs it."),
    Status(40, "CHANGED", PEER, "What is being listed changed between two pages."),
    Status(41, "BUSY", HANDLER, "Not now; the same call may succeed later."),
)
BY_NAME = {status.name: status for status in FRAMEWORK}


def _framework(name: str, cause: str, source: str = "") -> Status:
    known = BY_NAME[name]
    return Status(known.number, name, source or known.source, cause)


def statuses_of(owner: Protocol | Object, method: Method, request: Direction) -> list[Status]:
    """What this method's calls can bring beyond what any call can, by number."""
    found = [
        _framework("OK", _done(method)),
        *_local(method, request),
        *_refusals(owner, method, request),
    ]
    for error in method.errors.members if method.errors else ():
        moved = [
            f"{step.machine} becomes {code(state)}."
            for step in method.steps
            for name, state in step.on_error
            if name == error.name
        ]
        found.append(Status(error.number, error.name, HANDLER, " ".join([line(error.doc), *moved])))
    return sorted(found, key=lambda s: s.number)


def _done(method: Method) -> str:
    steps = [
        f"The {s.machine} becomes {code(s.target)}."
        for s in method.steps
        if s.target not in ("", GONE)
    ]
    steps += [f"The {s.machine} is gone." for s in method.steps if s.target == GONE]
    made = [
        f"A {m.machine} exists, {code(m.state)}, with the key {code(m.key)}." for m in method.makes
    ]
    return " ".join(["Done.", *made, *steps])


def _local(method: Method, request: Direction) -> Iterator[Status]:
    if method.waits:
        yield _framework(
            "TIMED_OUT",
            "The event did not happen within the time that the caller gave; the call waits no longer.",
        )
    else:
        again = "may be repeated" if method.retry_safe else "may have had its effect"
        yield _framework(
            "TIMED_OUT",
            f"No reply within {spelling.duration(method.deadline_ms)}; the call {again}.",
        )
    repeated = (
        "repeats the call within the deadline"
        if method.retry_safe
        else "does not repeat the call, which may have had its effect"
    )
    yield _framework("PEER_DIED", f"The server died while it had the call. The stub {repeated}.")
    limits = [f"{code(t.field.name)} is {_too_long(t.field.type)}" for t in request.tails]
    if limits:
        yield _framework("BAD_ARGUMENT", f"{joined(limits, 'or')}; nothing was sent.")


def _too_long(kind: Type) -> str:
    assert isinstance(kind, TAIL_TYPES)
    unit = "bytes" if isinstance(kind, TextType) else "elements"
    return f"longer than {kind.limit} {unit}"


def _refusals(owner: Protocol | Object, method: Method, request: Direction) -> Iterator[Status]:
    """In the order in which the dispatcher decides."""
    if isinstance(owner, Object):
        needed = joined([code(name) for name in spelling.right_names(owner.rights, method.needs)])
        yield _framework("BAD_HANDLE", f"The slot holds no {owner.name}.")
        yield _framework("NO_RIGHT", f"The capability lacks {needed}.")
    elif not method.any_role:
        yield _framework("DENIED", denial(method.alternatives))
    yield _framework("BAD_MESSAGE", bad_message(method, request))
    for step in method.steps:
        yield from _order(owner, step)
    if method.waits:
        yield _framework("LIMIT", f"{method.waits.limit} callers wait already.", DISPATCHER)


def denial(alternatives: tuple[Alternative, ...]) -> str:
    """Who is refused."""
    roles = [code(a.role.name) for a in alternatives if a.guard is None]
    guarded = [
        f"{code(a.role.name)} {_guard_words(a)}" for a in alternatives if a.guard is not None
    ]
    held = joined([*roles, *guarded], "or")
    return f"The connection does not hold the role {held}."


def _guard_words(alternative: Alternative) -> str:
    match alternative.guard:
        case ClassGuard():
            return f"(and the object is a {code(alternative.guard.class_name)})"
        case ValueGuard():
            members = joined([code(m.name) for m in alternative.guard.members], "or")
            return f"(and {code(alternative.guard.parameter)} is {members})"
        case _:
            return ""


def _order(owner: Protocol | Object, step: Step) -> Iterator[Status]:
    assert isinstance(owner, Protocol), "only protocols have machines"
    machine = owner.machine(step.machine)
    if machine.kind is MachineKind.KEYED:
        yield _framework("NOT_FOUND", f"No {machine.name} has this {code(step.key)}.", DISPATCHER)
    allowed = set(step.sources)
    if allowed < {member.name for member in machine.states.members}:
        states = joined([code(m.name) for m in machine.states.members if m.name in allowed], "nor")
        words = "not" if len(allowed) == 1 else "neither"
        yield _framework("BAD_STATE", f"The {machine.name} is {words} {states}.", DISPATCHER)


def bad_message(method: Method, request: Direction) -> str:
    """What of the request can be wrong."""
    faults = ["The body has a wrong size" if request.fixed else "There is a body"]
    faults += [fault for field in method.request if (fault := _fault(field))]
    if any(c.kind in ("padding", "tail_padding") for c in request.checks):
        faults.append("padding is not zero")
    if not request.records:
        faults.append("there are handles")
    return f"{joined(faults, 'or')}."


def _fault(field: Field) -> str:
    name, kind = code(field.name), field.type
    match kind:
        case Scalar(name="bool"):
            return f"{name} is neither 0 nor 1"
        case Scalar() if kind.ranged:
            return f"{name} is outside {spelling.number(kind.low)} to {spelling.number(kind.high)}"
        case EnumType() if kind.strict:
            return f"{name} is no {kind.name}"
        case BitsType() if kind.strict:
            return f"{name} has unknown bits"
        case TextType(kind=TextKind.TEXT):
            return f"{name} is too long or no UTF-8"
        case TextType(kind=TextKind.NAME):
            return f"{name} is empty, too long or has other characters than a name"
        case TextType():
            return f"{name} is too long"
        case HandleType() | ClientType() | ServerType():
            missing = "" if kind.optional else "missing or "
            return f"{name} is {missing}of the wrong type or with too few rights"
        case StructType() | UnionType() | TableType() | ArrayType() | VectorType():
            return f"{name} is no {spelling.type_text(kind)}"
    return ""
