"""Machines: states, events, and the references that methods make to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from writ.check.context import Context, doc_of
from writ.check.numbered import make_enum
from writ.check.scope import ENUM, TYPE, Scope
from writ.check.values import limit_of, scalar_named
from writ.diagnostics import Note, did_you_mean
from writ.model import GONE, EnumType, Event, Machine, MachineKind, Method, Scalar
from writ.syntax import tree
from writ.syntax.tokens import Token

ANY, SAME = "any", "same"
CLOSED = "closed"
MOST_OBJECTS = 65536
STATE_WORDS = (ANY, SAME, GONE)

N = TypeVar("N", bound=tree.Node)


def make_machine(cx: Context, node: tree.MachineNode, scope: Scope) -> Machine | None:
    """A machine without what needs the methods (`observed by`, `by`); see machine_methods()."""
    kind = _kind(node)
    key = _key(cx, node, scope)
    symbol = scope.find(node.states, ENUM)
    states = cx.once(symbol, make_enum) if symbol else None
    if states is None or (kind is MachineKind.KEYED and key is None):
        return None
    for member in states.members:
        if member.name in STATE_WORDS:
            notes = [Note(member.pos, "declared here")]
            cx.error("E0519", node.states, f"a state cannot be called `{member.name}`", notes=notes)
    classes = [name for c in _all(node, tree.ClassClause) for name in c.names]
    cx.distinct(classes, "the classes")
    if classes and kind is not MachineKind.KEYED:
        cx.error(
            "E0515", classes[0], "only a machine with a key has objects that could be of a class"
        )
    events = _events(cx, node, kind, states)
    observed = _only(cx, node, tree.ObservedClause, "observed by")
    return Machine(
        node.name.text,
        kind,
        key,
        states,
        tuple(c.text for c in classes),
        _initial(cx, node, kind, states),
        events,
        observed.method.text if observed else "",
        observed.field.text if observed else "",
        _bound(cx, node, kind, scope),
        doc_of(node),
        node.name.pos,
    )


def _kind(node: tree.MachineNode) -> MachineKind:
    if node.key is None:
        return MachineKind.SINGLETON
    return MachineKind.KEYED if node.key.type is not None else MachineKind.SESSION


def _key(cx: Context, node: tree.MachineNode, scope: Scope) -> Scalar | None:
    if node.key is None or node.key.type is None:
        return None
    found = scope.get(node.key.type.text)
    if found is not None and found.kind != TYPE:
        cx.error(
            "E0504",
            node.key.type,
            f"a key is a number of its own type, and `{found.name}` is none",
            hint=f"declare one: `type {node.name.text}Id = u64;`",
        )
        return None
    key = scalar_named(cx, node.key.type, scope)
    if key is not None and not key.newtype:
        cx.error(
            "E0504",
            node.key.type,
            f"a key has a type of its own, not `{key.name}`",
            hint=f"declare one: `type {node.name.text}Id = {key.name};`",
        )
        return None
    if key is not None and (key.signed or key.name == "bool"):
        cx.error(
            "E0504",
            node.key.type,
            f"a key is an unsigned number, and `{key.newtype}` is a {key.name}",
        )
        return None
    return key


def _all(node: tree.MachineNode, kind: type[N]) -> list[N]:
    return [c for c in node.clauses if isinstance(c, kind)]


def _only(cx: Context, node: tree.MachineNode, kind: type[N], what: str) -> N | None:
    found = _all(node, kind)
    for second in found[1:]:
        notes = [Note(found[0].pos, "first here")]
        cx.sink.error(
            "E0513", second.pos, f"machine `{node.name.text}` says `{what}` twice", notes=notes
        )
    return found[0] if found else None


def _initial(cx: Context, node: tree.MachineNode, kind: MachineKind, states: EnumType) -> str:
    clause = _only(cx, node, tree.InitialClause, "initial")
    if clause is None:
        cx.error(
            "E0503",
            node.name,
            f"machine `{node.name.text}` does not say where it begins",
            hint="add `initial STATE;`",
        )
        return GONE
    state = clause.state.text
    if kind is MachineKind.KEYED and state != GONE:
        cx.error(
            "E0503",
            clause.state,
            f"a machine with a key begins at `gone`, not at `{state}`",
            hint="an object comes by `makes`",
        )
    elif kind is not MachineKind.KEYED and state == GONE:
        cx.error(
            "E0503",
            clause.state,
            "a machine without a key begins at a member of its enum, not at `gone`",
        )
    elif state != GONE:
        state_named(cx, clause.state, states, False)
    return state


def _bound(cx: Context, node: tree.MachineNode, kind: MachineKind, scope: Scope) -> int:
    clause = _only(cx, node, tree.BoundClause, "bound")
    if clause is None:
        if kind is MachineKind.KEYED:
            hint = "add `bound N;`"
            cx.error(
                "E0512",
                node.name,
                f"machine `{node.name.text}` does not say how many objects there can be",
                hint=hint,
            )
        return 0
    if kind is not MachineKind.KEYED:
        cx.error("E0512", clause.bound, "only a machine with a key has a bound")
        return 0
    return limit_of(cx, clause.bound, scope, MOST_OBJECTS, "the bound of a machine") or 0


def _events(
    cx: Context, node: tree.MachineNode, kind: MachineKind, states: EnumType
) -> tuple[Event, ...]:
    clauses = _all(node, tree.EventClause)
    cx.distinct([c.name for c in clauses], f"machine `{node.name.text}`")
    found = []
    for clause in clauses:
        sources = sources_of(cx, clause.sources, states, kind is MachineKind.KEYED)
        target = target_of(cx, clause.target, kind, states)
        if GONE in sources and (target == GONE or clause.made_by is not None):
            text = "what was not there comes into being without a call, and into a state"
            cx.error("E0502", clause.sources[0], text, hint="a call brings it by `makes`")
        if target == "":
            cx.error("E0502", clause.target, "an event names the state it leads to, `same` is none")
        made_by = clause.made_by.text if clause.made_by else ""
        found.append(
            Event(clause.name.text, sources, target or "", doc_of(clause), clause.name.pos, made_by)
        )
        if (
            clause.name.text == CLOSED
            and kind is MachineKind.SESSION
            and len(sources) < len(states.members)
        ):
            cx.error(
                "E0508",
                clause.sources[0],
                "a client can go away in any state",
                hint="write `event closed : any -> gone;`",
            )
    if kind is MachineKind.SESSION and all(e.name != CLOSED for e in found):
        cx.error(
            "E0508",
            node.name,
            f"machine `{node.name.text}` is kept per session and does not say what happens when the client goes away",
            hint="add `event closed : any -> gone;`",
        )
    return tuple(found)


# ---------------------------------------------------------------- states by name


def state_named(cx: Context, token: Token, states: EnumType, gone: bool) -> str | None:
    """The state that a word stands for; `gone` tells whether that is one here."""
    if gone and token.text == GONE:
        return GONE
    names = [m.name for m in states.members]
    if token.text in names:
        return token.text
    if token.text == GONE:
        cx.error("E0502", token, "`gone` cannot stand here")
    else:
        hint = did_you_mean(token.text, [*names, GONE] if gone else names)
        cx.error("E0502", token, f"`{states.name}` has no state `{token.text}`", hint=hint)
    return None


def sources_of(
    cx: Context, tokens: list[Token], states: EnumType, gone: bool = False
) -> tuple[str, ...]:
    """The states before a step, `any` spelled out, in the enum's order; `gone`, where it can be one, is the first."""
    if [t.text for t in tokens] == [ANY]:
        return tuple(m.name for m in states.members)
    cx.distinct(tokens, "the states")
    found = {state_named(cx, t, states, gone) for t in tokens}
    before = (GONE,) if GONE in found else ()
    return before + tuple(m.name for m in states.members if m.name in found)


def target_of(cx: Context, token: Token, kind: MachineKind, states: EnumType) -> str | None:
    """The state after a step: "" for `same`, None after a report."""
    if token.text == SAME:
        return ""
    return state_named(cx, token, states, kind is not MachineKind.SINGLETON)


# ---------------------------------------------------------------- what needs the methods


def machine_methods(
    cx: Context, machine: Machine, node: tree.MachineNode, methods: dict[str, Method]
) -> None:
    """Checks `observed by`, `by` and that every state can be reached."""
    for clause in _all(node, tree.ObservedClause):
        _observed(cx, machine, clause, methods)
    for event in _all(node, tree.EventClause):
        if event.made_by is not None:
            _made_by(cx, machine, event, methods)
    if not cx.sink.failed:
        _reachable(cx, machine, node, methods.values())


def _observed(
    cx: Context, machine: Machine, clause: tree.ObservedClause, methods: dict[str, Method]
) -> None:
    method = methods.get(clause.method.text)
    if method is None:
        hint = did_you_mean(clause.method.text, methods)
        cx.error(
            "E0511", clause.method, f"the protocol has no method `{clause.method.text}`", hint=hint
        )
        return
    field = next((f for f in method.reply if f.name == clause.field.text), None)
    if field is None:
        hint = did_you_mean(clause.field.text, [f.name for f in method.reply])
        cx.error(
            "E0511",
            clause.field,
            f"the reply of `{method.name}` has no `{clause.field.text}`",
            hint=hint,
        )
    elif field.type != machine.states:
        notes = [Note(field.pos, "declared here")]
        cx.error(
            "E0511",
            clause.field,
            f"`{clause.field.text}` is not of type `{machine.states.name}`",
            notes=notes,
        )
    elif machine.kind is MachineKind.KEYED and all(s.machine != machine.name for s in method.steps):
        cx.error(
            "E0511",
            clause.method,
            f"`{method.name}` is not about one `{machine.name}`: it has no `when {machine.name}[...]`",
        )


def _made_by(
    cx: Context, machine: Machine, clause: tree.EventClause, methods: dict[str, Method]
) -> None:
    assert clause.made_by is not None
    method = methods.get(clause.made_by.text)
    if method is None:
        hint = did_you_mean(clause.made_by.text, methods)
        cx.error(
            "E0510",
            clause.made_by,
            f"the protocol has no method `{clause.made_by.text}`",
            hint=hint,
        )
        return
    event = next((e for e in machine.events if e.name == clause.name.text), None)
    steps = [s for s in method.steps if s.machine == machine.name]
    if event and not any(
        s.target == event.target and set(event.sources) <= set(s.sources) for s in steps
    ):
        notes = [Note(method.pos, "the method")]
        cx.error(
            "E0510", clause.made_by, f"`{method.name}` has no step that is this event", notes=notes
        )


def _reachable(
    cx: Context, machine: Machine, node: tree.MachineNode, methods: Iterable[Method]
) -> None:
    reached = {machine.initial}
    edges: list[tuple[tuple[str, ...], str]] = [(e.sources, e.target) for e in machine.events]
    for method in methods:
        reached |= {m.state for m in method.makes if m.machine == machine.name}
        for step in (s for s in method.steps if s.machine == machine.name):
            edges += [
                (step.sources, target)
                for target in (step.target, *(state for _, state in step.on_error))
            ]
    grown = True
    while grown:
        more = {target for sources, target in edges if target and set(sources) & reached} - reached
        reached |= more
        grown = bool(more)
    for member in machine.states.members:
        if member.name not in reached:
            text = f"no step of `{machine.name}` leads to state `{member.name}`"
            cx.warning("E0518", node.states, text)
