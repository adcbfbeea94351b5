"""Components: each taken by itself. What depends on who else is in the system is in systems.py."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from writ.check.cnames import snake
from writ.check.context import Context, doc_of
from writ.check.methods import ANY
from writ.check.protocols import make_object, make_protocol
from writ.check.scope import OBJECT, PROTOCOL, Scope
from writ.check.settings import settings_of
from writ.check.values import bound_of, limit_of
from writ.diagnostics import Note, did_you_mean
from writ.model import (
    Admits,
    Component,
    Holds,
    Method,
    Object,
    Pos,
    Protocol,
    Restart,
    Role,
    Serves,
    Uses,
)
from writ.syntax import tree
from writ.syntax.tokens import Token

KINDS = ("kernel", "service", "driver", "app", "compat")
STARTUPS = ("none", "boot", "init", "session", "desktop")
PROFILES = ("default", "microvm")
PRIORITIES = ("driver", "server", "fair", "idle")
KNOWN_WORDS = {"kind": KINDS, "startup": STARTUPS, "profiles": PROFILES, "priority": PRIORITIES}
REQUIRED = ("kind", "startup", "profiles", "restart", "memory", "stack", "priority")
PAGE = 4096
LAST_COMPONENT = 65535
MOST_CLIENTS = 256  # of an endpoint, whose connections one walk of a kernel revokes
MOST_KEPT = 65535

N = TypeVar("N", bound=tree.Node)


@dataclass(frozen=True)
class Program:
    """A component's text and what it means; `component` is None after a report."""

    node: tree.ComponentDecl
    scope: Scope
    component: Component | None
    uses: tuple[tuple[tree.UsesClause, Uses], ...]
    serves: tuple[tuple[tree.ServesClause, Serves], ...]

    def clauses(self, kind: type[N]) -> list[N]:
        return [c for c in self.node.clauses if isinstance(c, kind)]

    def words(self, what: str) -> list[Token]:
        return [t for c in self.clauses(tree.Words) if c.what == what for t in c.words]


class Programs:
    """All components and systems of a run, by name."""

    def __init__(self, cx: Context) -> None:
        self.cx = cx
        self.nodes: dict[str, tuple[tree.ComponentDecl, Scope]] = {}
        self.systems: dict[str, tree.SystemDecl] = {}
        for scope in cx.names.scopes:
            for node in scope.file.declarations:
                if isinstance(node, tree.ComponentDecl):
                    self._add(node, scope)
                elif isinstance(node, tree.SystemDecl):
                    self._add_system(node)
        self._numbers()
        self.programs = {name: self._program(*self.nodes[name]) for name in sorted(self.nodes)}

    def components(self) -> tuple[Component, ...]:
        return tuple(p.component for p in self.programs.values() if p.component is not None)

    def _add(self, node: tree.ComponentDecl, scope: Scope) -> None:
        name = node.name.text
        if name in self.nodes:
            notes = [Note(self.nodes[name][0].name.pos, "first here")]
            self.cx.error("E0202", node.name, f"component `{name}` is declared twice", notes=notes)
        elif name in (ANY, "self"):
            self.cx.error("E0202", node.name, f"`{name}` is taken by the language")
        else:
            self.nodes[name] = (node, scope)

    def _add_system(self, node: tree.SystemDecl) -> None:
        name = node.name.text
        if name in self.systems:
            notes = [Note(self.systems[name].name.pos, "first here")]
            self.cx.error("E0202", node.name, f"system `{name}` is declared twice", notes=notes)
        else:
            self.systems[name] = node

    def _numbers(self) -> None:
        seen: dict[int, tree.ComponentDecl] = {}
        for name in sorted(self.nodes):
            node = self.nodes[name][0]
            number = int(node.number.value)
            if not 1 <= number <= LAST_COMPONENT:
                text = f"a component's number is 1 to {LAST_COMPONENT}, not {node.number.text}"
                self.cx.error("E0603", node.number, text)
            if number in seen:
                text = f"components `{seen[number].name.text}` and `{name}` have the same number"
                self.cx.error(
                    "E0603", node.number, text, notes=[Note(seen[number].name.pos, "the other")]
                )
            seen.setdefault(number, node)

    def known(self, token: Token, more: Iterable[str] = ()) -> bool:
        """True if a component has this name; reports otherwise."""
        if token.text in self.nodes or token.text in more:
            return True
        hint = did_you_mean(token.text, [*self.nodes, *more])
        self.cx.error("E0601", token, f"there is no component `{token.text}`", hint=hint)
        return False

    def known_system(self, token: Token | None) -> str | None:
        """The system that a clause is limited to, "" for none; None after a report."""
        if token is None:
            return ""
        if token.text not in self.systems:
            hint = did_you_mean(token.text, self.systems)
            self.cx.error("E0623", token, f"there is no system `{token.text}`", hint=hint)
            return None
        return token.text

    def _program(self, node: tree.ComponentDecl, scope: Scope) -> Program:
        return _Reader(self, node, scope).program()


class _Reader:
    def __init__(self, programs: Programs, node: tree.ComponentDecl, scope: Scope) -> None:
        self.all = programs
        self.cx = programs.cx
        self.node = node
        self.scope = scope
        self.name = node.name.text

    def clauses(self, kind: type[N]) -> list[N]:
        return [c for c in self.node.clauses if isinstance(c, kind)]

    def program(self) -> Program:
        self.once_each()
        self.required()
        serves = [
            (c, s) for c in self.clauses(tree.ServesClause) if (s := self.serve(c)) is not None
        ]
        self.cx.distinct([c.protocol for c, _ in serves], "what the component serves")
        served = {s.protocol.name: s.protocol for _, s in serves}
        uses = [
            (c, u) for c in self.clauses(tree.UsesClause) if (u := self.use(c, served)) is not None
        ]
        self.slot_names([u for _, u in uses])
        self.deadlines(served, uses)
        admits = [
            a for c in self.clauses(tree.AdmitsClause) if (a := self.admit(c, served)) is not None
        ]
        holds = [h for c in self.clauses(tree.HoldsClause) if (h := self.hold(c)) is not None]
        component = self.component(
            tuple(s for _, s in serves), tuple(u for _, u in uses), tuple(admits), tuple(holds)
        )
        linked = (tree.ServesClause, tree.UsesClause, tree.AdmitsClause, tree.HoldsClause)
        complete = len(serves) + len(uses) + len(admits) + len(holds) == sum(
            isinstance(c, linked) for c in self.node.clauses
        )
        return Program(
            self.node, self.scope, component if complete else None, tuple(uses), tuple(serves)
        )

    def component(
        self,
        serves: tuple[Serves, ...],
        uses: tuple[Uses, ...],
        admits: tuple[Admits, ...],
        holds: tuple[Holds, ...],
    ) -> Component:
        self.cx.distinct(
            [c.object for c in self.clauses(tree.HoldsClause)], "what the component holds"
        )
        self.peers()
        state = self.clauses(tree.StateClause)
        install = self.clauses(tree.InstallClause)
        self.kept(state)
        return Component(
            self.name,
            int(self.node.number.value),
            self.word("kind"),
            self.word("startup"),
            self.words("profiles"),
            self.components_named("needs"),
            serves,
            admits,
            uses,
            self.calls_back(),
            self.components_named("creates"),
            holds,
            self.keeps_replies(serves),
            int(state[0].bytes.value) if state else 0,
            int(state[0].handles.value) if state else 0,
            self.restart(),
            self.pages_of("memory"),
            self.pages_of("stack"),
            self.words("workers"),
            self.word("priority"),
            self.weight(),
            str(install[0].path.value) if install else "",
            bool(self.clauses(tree.PinnedClause)),
            doc_of(self.node),
            self.node.name.pos,
            self.components_named("pages"),
            next(iter(self.components_named("faults")), ""),
            settings_of(self.cx, self.node, "desktop", self.word("kind")),
            settings_of(self.cx, self.node, "autoload", self.word("kind")),
        )

    # ------------------------------------------------------------ clauses that are there once

    def once_each(self) -> None:
        seen: dict[str, Pos] = {}
        repeated = (tree.ServesClause, tree.AdmitsClause, tree.UsesClause, tree.HoldsClause)
        for clause in self.node.clauses:
            if isinstance(clause, repeated):
                continue
            word = clause_word(clause)
            if word in seen and word != "calls_back":
                notes = [Note(seen[word], "first here")]
                self.cx.sink.error(
                    "E0605", clause.pos, f"`{word}` stands twice", notes=notes, width=len(word)
                )
            seen.setdefault(word, clause.pos)

    def required(self) -> None:
        there = {clause_word(c) for c in self.node.clauses}
        for word in REQUIRED:
            if word not in there:
                text = f"component `{self.name}` does not say its `{word}`"
                self.cx.error(
                    "E0604",
                    self.node.name,
                    text,
                    hint="nothing about a component goes without saying",
                )

    def tokens(self, what: str) -> list[Token]:
        return [t for c in self.clauses(tree.Words) if c.what == what for t in c.words]

    def word(self, what: str) -> str:
        return next(iter(self.words(what)), "")

    def words(self, what: str) -> tuple[str, ...]:
        tokens = self.tokens(what)
        self.cx.distinct(tokens, f"`{what}`")
        known = KNOWN_WORDS.get(what)
        for token in tokens:
            if known is not None and token.text not in known:
                text = f"`{what}` is {', '.join(known[:-1])} or {known[-1]}, not `{token.text}`"
                self.cx.error("E0606", token, text, hint=did_you_mean(token.text, known))
        return tuple(t.text for t in tokens)

    def components_named(self, what: str) -> tuple[str, ...]:
        tokens = self.tokens(what)
        self.cx.distinct(tokens, f"`{what}`")
        for token in tokens:
            if self.all.known(token) and token.text == self.name:
                self.cx.error("E0620", token, f"`{self.name}` cannot depend on itself")
        return tuple(t.text for t in tokens)

    def peers(self) -> None:
        """Drivers that a driver depends on."""
        for clause in self.clauses(tree.SettingsClause):
            for setting in clause.settings:
                if clause.what == "autoload" and setting.name.text in ("deps", "softdeps"):
                    for value in setting.values:
                        if isinstance(value, Token):
                            self.all.known(value)

    def number(self, what: str) -> Token | None:
        return next((c.number for c in self.clauses(tree.Number) if c.what == what), None)

    def pages_of(self, what: str) -> int:
        token = self.number(what)
        if token is None:
            return 0
        if int(token.value) < PAGE or int(token.value) % PAGE:
            text = f"`{what}` is a multiple of {PAGE} bytes, at least that, not {token.text}"
            self.cx.error("E0628", token, text)
        return int(token.value)

    def kept(self, state: list[tree.StateClause]) -> None:
        for clause in state[:1]:
            if int(clause.bytes.value) < PAGE or int(clause.bytes.value) % PAGE:
                self.cx.error(
                    "E0628",
                    clause.bytes,
                    f"`state` is a multiple of {PAGE} bytes, at least that, not {clause.bytes.text}",
                )
            if not 0 <= int(clause.handles.value) <= MOST_KEPT:
                self.cx.error(
                    "E0628",
                    clause.handles,
                    f"the handles kept are 0 to {MOST_KEPT}, not {clause.handles.text}",
                )

    def weight(self) -> int:
        token = self.number("weight")
        if token is not None and not 1 <= int(token.value) <= 10000:
            self.cx.error("E0628", token, f"a weight is 1 to 10000, not {token.text}")
        return int(token.value) if token else 0

    def restart(self) -> Restart:
        clause = next(iter(self.clauses(tree.RestartClause)), None)
        if clause is None or clause.when is None:
            return Restart("never", 0, 0, 0, 0)
        assert (
            clause.low is not None
            and clause.high is not None
            and clause.budget is not None
            and clause.per is not None
        )
        times = (clause.low, clause.high, clause.per)
        for token in times:
            if int(token.value) % 1000 or int(token.value) == 0:
                self.cx.error("E0628", token, f"the time is whole milliseconds, not {token.text}")
        low, high, per = (int(t.value) // 1000 for t in times)
        if low > high:
            self.cx.error(
                "E0628",
                clause.low,
                f"the backoff begins at {clause.low.text}, above its end {clause.high.text}",
            )
        if int(clause.budget.value) < 1:
            self.cx.error("E0628", clause.budget, "a budget of no restarts is `restart never`")
        return Restart(clause.when.text, low, high, int(clause.budget.value), per)

    # ------------------------------------------------------------ serves and admits

    def serve(self, clause: tree.ServesClause) -> Serves | None:
        symbol = self.scope.find(clause.protocol, PROTOCOL)
        protocol = self.cx.once(symbol, make_protocol) if symbol else None
        for options in (clause.capnp, clause.clients):
            for second in options[1:]:
                self.cx.error("E0605", second, "the option stands twice")
        if not clause.clients:
            text = f"`serves {clause.protocol.text}` does not say for how many clients"
            self.cx.error("E0624", clause.protocol, text, hint="add `clients<=N`")
            return Serves(protocol, bool(clause.capnp), 0) if protocol else None
        clients = limit_of(
            self.cx, clause.clients[0], self.scope, MOST_CLIENTS, "the number of clients"
        )
        return Serves(protocol, bool(clause.capnp), clients or 0) if protocol else None

    def admit(self, clause: tree.AdmitsClause, served: dict[str, Protocol]) -> Admits | None:
        found = [(p, r) for p in served.values() for r in p.roles if r.name == clause.role.text]
        self.cx.distinct(clause.who, "`admits`")
        for who in clause.who:
            self.all.known(who, (ANY,))
        system = self.all.known_system(clause.system)
        if system is None:
            return None
        if len(found) != 1:
            every = [r.name for p in served.values() for r in p.roles]
            if len(served) < len(self.clauses(tree.ServesClause)):
                return None  # a protocol that is faulty may have it
            text = f"nothing that `{self.name}` serves has a role `{clause.role.text}`"
            if found:
                text = (
                    f"several protocols that `{self.name}` serves have a role `{clause.role.text}`"
                )
            self.cx.error(
                "E0622",
                clause.role,
                text,
                hint=did_you_mean(clause.role.text, every) if not found else "",
            )
            return None
        protocol, role = found[0]
        return Admits(role, protocol, tuple(w.text for w in clause.who), system, clause.role.pos)

    def keeps_replies(self, serves: tuple[Serves, ...]) -> int:
        token = next(
            (c.number for c in self.clauses(tree.Number) if c.what == "keeps_replies"), None
        )
        kept = bound_of(self.cx, token, self.scope) if token else 0
        kept = kept or 0
        owed = sum(m.waits.limit for s in serves for m in s.protocol.methods if m.waits)
        if kept < owed or kept > MOST_KEPT:
            text = f"the methods that `{self.name}` serves keep up to {owed} replies, not {kept}"
            self.cx.error(
                "E0625", token or self.node.name, text, hint=f"write `keeps_replies {owed};`"
            )
        elif kept and not owed:
            assert token is not None
            self.cx.error("E0625", token, f"no method that `{self.name}` serves keeps a reply")
        return kept

    # ------------------------------------------------------------ uses and holds

    def use(self, clause: tree.UsesClause, served: dict[str, Protocol]) -> Uses | None:
        symbol = self.scope.find(clause.protocol, PROTOCOL)
        protocol = self.cx.once(symbol, make_protocol) if symbol else None
        system = self.all.known_system(clause.system)
        if protocol is None or system is None:
            return None
        if protocol.name in served:
            self.cx.error(
                "E0620",
                clause.protocol,
                f"`{self.name}` serves `{protocol.name}` itself and cannot call itself",
            )
        roles = self.roles(clause, protocol)
        methods = self.methods(clause, protocol)
        if roles is None or methods is None:
            return None
        self.permitted(clause, methods, roles)
        self.waiting(clause, methods, bool(served))
        self.cx.distinct(clause.used_for, "`for`")
        for method in clause.used_for:
            known = [m.name for p in served.values() for m in p.methods]
            if method.text not in known:
                text = f"nothing that `{self.name}` serves has a method `{method.text}`"
                self.cx.error("E0608", method, text, hint=did_you_mean(method.text, known))
        used_for = tuple(m.text for m in clause.used_for)
        name = clause.name.text if clause.name else snake(protocol.name)
        return Uses(protocol, roles, name, methods, used_for, system, clause.protocol.pos)

    def roles(self, clause: tree.UsesClause, protocol: Protocol) -> tuple[Role, ...] | None:
        if [r.text for r in clause.roles] == [ANY]:
            return ()
        self.cx.distinct(clause.roles, "the roles")
        known = [r.name for r in protocol.roles]
        for role in clause.roles:
            if role.text not in known:
                text = f"protocol `{protocol.name}` has no role `{role.text}`"
                self.cx.error("E0413", role, text, hint=did_you_mean(role.text, [*known, ANY]))
        wanted = {role.text for role in clause.roles}
        found = tuple(role for role in protocol.roles if role.name in wanted)  # order says nothing
        return found if len(found) == len(clause.roles) else None

    def methods(
        self, clause: tree.UsesClause | tree.HoldsClause, owner: Protocol | Object
    ) -> tuple[Method, ...] | None:
        known = {m.name: m for m in owner.methods}
        self.cx.distinct(clause.methods, "the methods")
        for method in clause.methods:
            if method.text not in known:
                text = f"`{owner.name}` has no method `{method.text}`"
                self.cx.error("E0608", method, text, hint=did_you_mean(method.text, known))
        found = {m.text: known[m.text] for m in clause.methods if m.text in known}
        return tuple(found.values()) if len(found) == len(clause.methods) else None

    def permitted(
        self, clause: tree.UsesClause, methods: tuple[Method, ...], roles: tuple[Role, ...]
    ) -> None:
        held = {r.name for r in roles}
        wanted: set[str] = set()
        for method, token in zip(methods, clause.methods, strict=True):
            allowed = {a.role.name for a in method.alternatives}
            wanted |= allowed
            if not method.any_role and not allowed & held:
                text = f"`{method.name}` is not for {_named(roles)}"
                hint = f"it requires {' or '.join(a.role.name for a in method.alternatives)}"
                self.cx.error(
                    "E0609", token, text, hint=hint, notes=[Note(method.pos, "the method")]
                )
        for role in clause.roles:
            if role.text in held - wanted and clause.methods:
                self.cx.warning(
                    "E0610", role, f"none of the methods listed needs role `{role.text}`"
                )

    def waiting(self, clause: tree.UsesClause, methods: tuple[Method, ...], serving: bool) -> None:
        for method, token in zip(methods, clause.methods, strict=True):
            if method.waits is not None and serving:
                text = f"`{self.name}` serves others and cannot wait in `{method.name}`"
                self.cx.error(
                    "E0614",
                    token,
                    text,
                    hint="ask to be notified, and read the event when it has come",
                )

    def slot_names(self, uses: list[Uses]) -> None:
        seen: dict[str, Uses] = {}
        for use in uses:
            before = seen.setdefault(use.name, use)
            if before is not use:
                text = f"two connections of `{self.name}` are called `{use.name}`"
                notes = [Note(before.pos, "the other")]
                self.cx.sink.error(
                    "E0617", use.pos, text, hint="tell them apart: `named NAME`", notes=notes
                )

    def deadlines(
        self, served: dict[str, Protocol], uses: list[tuple[tree.UsesClause, Uses]]
    ) -> None:
        """A method's deadline covers those of the calls made for it."""
        for protocol in served.values():
            for method in protocol.methods:
                inner = [(c, u) for c, u in uses if method.name in u.used_for]
                total = sum(m.deadline_ms for _, u in inner for m in u.methods)
                if method.deadline_ms and total > method.deadline_ms:
                    token = next(t for t in inner[0][0].used_for if t.text == method.name)
                    chain = " + ".join(
                        f"{u.protocol.name}.{m.name} {m.deadline_ms}ms"
                        for _, u in inner
                        for m in u.methods
                    )
                    text = f"`{method.name}` has {method.deadline_ms}ms, "
                    text += f"the calls made for it may take {total}ms: {chain}"
                    self.cx.error("E0627", token, text, notes=[Note(method.pos, "the method")])

    def hold(self, clause: tree.HoldsClause) -> Holds | None:
        symbol = self.scope.find(clause.object, OBJECT)
        made = self.cx.once(symbol, make_object) if symbol else None
        if made is None:
            return None
        if not made.slot:
            text = f"`{made.name}` is no control: it stands in no published slot"
            self.cx.error("E0619", clause.object, text)
        methods = self.methods(clause, made)
        return Holds(made, methods, clause.object.pos) if methods is not None else None

    def calls_back(self) -> tuple[str, ...]:
        tokens = self.tokens("calls_back")
        self.cx.distinct(tokens, "`calls_back`")
        for token in tokens:
            self.scope.find(token, PROTOCOL)
        return tuple(t.text for t in tokens)


def clause_word(clause: tree.ComponentClause) -> str:
    """The word that a clause begins with."""
    match clause:
        case tree.Words() | tree.Number() | tree.SettingsClause():
            return clause.what
        case tree.StateClause():
            return "state"
        case tree.RestartClause():
            return "restart"
        case tree.InstallClause():
            return "install"
        case tree.PinnedClause():
            return "pinned"
        case tree.ServesClause():
            return "serves"
        case tree.AdmitsClause():
            return "admits"
        case tree.UsesClause():
            return "uses"
        case tree.HoldsClause():
            return "holds"


def _named(roles: tuple[Role, ...]) -> str:
    if not roles:
        return "a connection without a role"
    return f"role{'s' if len(roles) > 1 else ''} {', '.join(f'`{r.name}`' for r in roles)}"
