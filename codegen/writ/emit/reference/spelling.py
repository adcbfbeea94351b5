"""Contracts back into the language, from the model: constants are replaced by their values,
everything else reads as it was written."""

from __future__ import annotations

from typing import Iterable

from writ.model import (
    GONE,
    Alternative,
    ArrayType,
    ClassGuard,
    ClientType,
    Field,
    HandleType,
    Library,
    Make,
    Member,
    Method,
    Object,
    Protocol,
    Scalar,
    ServerType,
    SlotType,
    Step,
    TextType,
    Type,
    VectorType,
)

LINE = 100

Owner = Protocol | Object
UNITS = ((1 << 30, "Gi"), (1 << 20, "Mi"), (1 << 10, "Ki"))


def owners_of(library: Library) -> list[Owner]:
    """Who has methods in a library."""
    return [*library.protocols, *library.objects]


def number(value: int) -> str:
    """4096 -> 4Ki, 48 -> 48"""
    for unit, suffix in UNITS:
        if value and value % unit == 0:
            return f"{value // unit}{suffix}"
    return str(value)


def size(value: int) -> str:
    """A number of bytes for a reader: 1 MiB, 272 bytes."""
    for unit, suffix in UNITS:
        if value and value % unit == 0:
            return f"{value // unit} {suffix}B"
    return f"{value} byte{'' if value == 1 else 's'}"


def duration(milliseconds: int) -> str:
    """A time for a reader: 100 ms, 5 s."""
    if milliseconds and milliseconds % 1000 == 0:
        return f"{milliseconds // 1000} s"
    return f"{milliseconds} ms"


def written_duration(milliseconds: int) -> str:
    return duration(milliseconds).replace(" ", "")


def type_text(kind: Type) -> str:
    """A type as a contract writes it."""
    match kind:
        case Scalar():
            name = kind.newtype or kind.name
            return f"{name} in {number(kind.low)}..{number(kind.high)}" if kind.ranged else name
        case ArrayType():
            return f"{type_text(kind.element)}[{kind.count}]"
        case VectorType():
            return f"{type_text(kind.element)}[]<={kind.limit}"
        case TextType():
            return f"{kind.kind.value}<={kind.limit}"
        case SlotType():
            return f"slot<{kind.object_name}, {_rights(kind.right_names)}>"
        case HandleType() | ClientType() | ServerType():
            return _handle(kind)
        case _:
            return kind.name


def _rights(rights: Iterable[str]) -> str:
    return " | ".join(rights)


def _handle(kind: HandleType | ClientType | ServerType) -> str:
    words = [kind.transfer.value] if kind.transfer else []
    words += ["optional"] if kind.optional else []
    match kind:
        case HandleType():
            made = f"handle<{kind.object_name}, {_rights(kind.right_names)}>"
            made += f"[{kind.count}]" if kind.count > 1 else ""
            made += f" for {kind.signals}" if kind.signals else ""
        case ClientType():
            made = f"client<{kind.protocol}{' as ' if kind.roles else ''}{', '.join(kind.roles)}>"
        case ServerType():
            made = f"server<{kind.protocol}>"
    return " ".join([*words, made])


def type_link(kind: Type) -> str:
    """What a reader should be led to for this type: "library.Name" of a declared type, "" for the built-in ones."""
    match kind:
        case ArrayType() | VectorType():
            return type_link(kind.element)
        case Scalar() | TextType():
            return ""
        case HandleType() | SlotType():
            return kind.object_name
        case ClientType() | ServerType():
            return kind.protocol
        case _:
            return f"{kind.library}.{kind.name}"


def parameter(field: Field) -> str:
    since = f" since {field.since}" if field.since else ""
    notes = ("@given " if field.given else "") + ("@secret " if field.secret else "")
    return f"{notes}{field.name} : {type_text(field.type)}{since}"


def guard(alternative: Alternative) -> str:
    """A role with its guard, as `requires` writes it."""
    match alternative.guard:
        case None:
            return alternative.role.name
        case ClassGuard():
            return f"{alternative.role.name} if class {alternative.guard.class_name}"
        case test:
            members = ", ".join(m.name for m in test.members)
            return f"{alternative.role.name} if {test.parameter} in {{ {members} }}"


def right_names(rights: Iterable[Member], mask: int) -> list[str]:
    return [right.name for right in rights if mask >> right.number & 1]


def step_text(step: Step, all_states: Iterable[str]) -> str:
    """`Room[room] OPEN -> ASKED`"""
    place = f"{step.machine}[{step.key}]" if step.key else step.machine
    sources = "any" if set(step.sources) == set(all_states) else " | ".join(step.sources)
    errors = "".join(f", on {error} -> {state}" for error, state in step.on_error)
    return f"{place} {sources} -> {step.target or 'same'}{errors}"


def make_text(make: Make) -> str:
    return f"{make.machine}[reply.{make.key}] {make.state}"


def states_of(owner: Protocol | Object, machine: str) -> tuple[str, ...]:
    """Every state but gone."""
    assert isinstance(owner, Protocol), "only protocols have machines"
    return tuple(m.name for m in owner.machine(machine).states.members if m.name != GONE)


def method_text(owner: Protocol | Object, method: Method) -> str:
    """The whole declaration."""
    head = f"{'strict' if method.strict else 'flexible'} method 0x{method.number:02X} {method.name}"
    request = ", ".join(parameter(field) for field in method.request)
    reply = ", ".join(parameter(field) for field in method.reply)
    error = f" error {method.errors.name}" if method.errors else ""
    lines = (
        [f"@registers({', '.join(method.promise_registers)})"] if method.promise_registers else []
    )
    line = f"{head}({request}) -> ({reply}){error}"
    if len(line) <= LINE:
        lines.append(line)
    else:
        lines += [*_call(head, method.request), *_call("    ->", method.reply, error)]
    return "\n".join(lines + [f"    {clause}" for clause in _clauses(owner, method)]) + ";"


def _call(head: str, fields: tuple[Field, ...], tail: str = "") -> list[str]:
    """`head(fields)tail` on one line if it fits, else a parameter a line."""
    opening = f"{head} (" if head.endswith("->") else f"{head}("
    whole = opening + ", ".join(parameter(field) for field in fields) + ")" + tail
    if len(whole) <= LINE:
        return [whole]
    inner = [f"        {parameter(field)}," for field in fields]
    return [opening, *inner[:-1], inner[-1].rstrip(",") + ")" + tail]


def _clauses(owner: Protocol | Object, method: Method) -> list[str]:
    clauses = []
    if isinstance(owner, Object):
        clauses.append(f"needs {' | '.join(right_names(owner.rights, method.needs))}")
    else:
        allowed = "any" if method.any_role else " | ".join(guard(a) for a in method.alternatives)
        clauses.append(f"requires {allowed}")
    if method.deadline_ms:
        clauses.append(f"deadline {written_duration(method.deadline_ms)}")
    clauses.append(f"retry {'safe' if method.retry_safe else 'never'}")
    if method.waits:
        events = " | ".join(f"{e.machine}.{e.event}" for e in method.waits.events)
        clauses.append(f"waits<={method.waits.limit} for {events}")
    clauses += [f"makes {make_text(make)}" for make in method.makes]
    clauses += [f"when {step_text(step, states_of(owner, step.machine))}" for step in method.steps]
    if method.ensures:
        clauses.append(f"ensures {', '.join(method.ensures)}")
    if method.unreachable:
        clauses.append(f'unreachable "{method.unreachable}"')
    return clauses


def handle_words(kind: Type) -> str:
    """What a handle record says, for a reader."""
    match kind:
        case HandleType():
            return f"{kind.object_name} with {_rights(kind.right_names)}"
        case ClientType():
            return f"connection to {kind.protocol}"
        case ServerType():
            return f"endpoint of {kind.protocol}"
        case _:
            raise ValueError(f"{type(kind).__name__} is no handle")
