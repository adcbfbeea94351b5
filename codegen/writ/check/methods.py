"""Methods: parameters, clauses, and everything that one of them has to say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from writ import layout
from writ.check.context import Context, doc_of, since_of
from writ.check.machines import sources_of, state_named, target_of
from writ.check.numbered import documented, make_errors
from writ.check.scope import ERROR, Scope
from writ.check.types import admits_zero, field_marks, type_of
from writ.check.values import limit_of
from writ.diagnostics import Note, did_you_mean
from writ.model import (
    HANDLE_TYPES,
    MAX_BODY,
    MAX_HANDLES,
    REGISTER_BYTES,
    TAIL_TYPES,
    Alternative,
    ArrayType,
    ClassGuard,
    EnumType,
    ErrorSet,
    EventRef,
    Field,
    Make,
    Member,
    Method,
    Machine,
    MachineKind,
    Role,
    Scalar,
    SlotType,
    Step,
    Transfer,
    Type,
    ValueGuard,
    VectorType,
    Waits,
    scalar_limits,
)
from writ.syntax import tree
from writ.syntax.tokens import Token

FIRST_METHOD, LAST_METHOD = 16, 65535
LONGEST_DEADLINE_MS = 3_600_000
MOST_WAITERS = 65535
ANY = "any"

REPEATED = ("makes", "when")
OF_OBJECTS = ("needs", "deadline", "retry", "ensures", "unreachable")

N = TypeVar("N", bound=tree.Node)


@dataclass(frozen=True)
class Owner:
    """What a method stands in: a protocol with roles and machines, or an object with rights."""

    scope: Scope
    what: str
    roles: dict[str, Role]
    machines: dict[str, Machine | None]  # None: faulty, and reported
    rights: tuple[Member, ...] | None  # None: a protocol


def make_method(cx: Context, node: tree.MethodNode, owner: Owner) -> Method | None:
    where = f"method `{node.name.text}`"
    documented(cx, node, node.name, where)
    if not FIRST_METHOD <= int(node.number.value) <= LAST_METHOD:
        cx.error(
            "E0401",
            node.number,
            f"a method's number is {FIRST_METHOD} to {LAST_METHOD}, not {node.number.value}",
            hint="1 to 15 belong to the framework"
            if 0 <= int(node.number.value) < FIRST_METHOD
            else "",
        )
    request = _fields(cx, node.params, owner, "the parameters")
    reply = (
        _listed(cx, node, owner, request)
        if node.items
        else _fields(cx, node.reply, owner, "the reply")
    )
    errors = _errors(cx, node, owner.scope)
    _clause_order(cx, node, owner)
    if request is None or reply is None:
        return None
    bare = _Bare(cx, node, owner, request, reply, errors)
    method = bare.method()
    _pages(cx, node, method)
    _limits(cx, node, method)
    _promise_kept(cx, node, method)
    return method


# ---------------------------------------------------------------- parameters


def _fields(
    cx: Context, params: list[tree.Param], owner: Owner, where: str
) -> tuple[Field, ...] | None:
    cx.distinct([p.name for p in params], where)
    found = [_field(cx, p, owner) for p in params]
    good = tuple(f for f in found if f is not None)
    return good if len(good) == len(found) else None


def _field(cx: Context, node: tree.Param, owner: Owner) -> Field | None:
    kind = type_of(cx, node.type, owner.scope)
    given, secret = field_marks(cx, node.annotations)
    since = since_of(cx, node.since, owner.scope)
    if kind is None:
        return None
    kind = _with_transfer(cx, node, kind)
    if kind is None or not _may_stand(cx, node, kind, owner):
        return None
    if node.since is not None:
        if isinstance(kind, (*TAIL_TYPES, *HANDLE_TYPES)):
            cx.error(
                "E0326",
                node.since,
                "a handle or a value of varying length cannot be added to a method",
                hint="give the new form a method number of its own",
            )
        elif not admits_zero(kind):
            cx.error(
                "E0325",
                node.name,
                f"`{node.name.text}` was added later, and zero, what older peers say, is no value of it",
            )
    return Field(node.name.text, kind, "", node.name.pos, since, given, secret)


def _with_transfer(cx: Context, node: tree.Param, kind: Type) -> Type | None:
    if isinstance(kind, HANDLE_TYPES):
        if node.transfer is None:
            cx.error(
                "E0319",
                node.name,
                f"`{node.name.text}` is a handle and says neither `give` nor `lend`",
                hint="`give` moves it and is consumed on every outcome; `lend` hands out a copy that can be revoked",
            )
            return None
        return replace(kind, transfer=Transfer(node.transfer.text))
    if node.transfer is not None:
        cx.error(
            "E0320",
            node.transfer,
            f"`{node.name.text}` is no handle: there is nothing to {node.transfer.text}",
        )
        return None
    return kind


def _may_stand(cx: Context, node: tree.Param, kind: Type, owner: Owner) -> bool:
    inner = kind.element if isinstance(kind, (ArrayType, VectorType)) else kind
    if isinstance(inner, SlotType) and owner.rights is None:
        cx.error(
            "E0321",
            node.name,
            "only a kernel contract has slots; between processes a handle is sent",
        )
    elif isinstance(inner, HANDLE_TYPES) and owner.rights is not None:
        cx.error("E0321", node.name, "a kernel object takes a `slot<T, R>`, no handle")
    else:
        return True
    return False


def _listed(
    cx: Context, node: tree.MethodNode, owner: Owner, request: tuple[Field, ...] | None
) -> tuple[Field, ...] | None:
    """The reply of a `list` method: the items, the cursor to go on from, and the generation that
    tells of changes between."""
    assert node.items is not None
    items = _field(cx, node.items, owner)
    if items is None or request is None:
        return None
    if not isinstance(items.type, VectorType):
        cx.error("E0424", node.items.name, "a `list` method lists a `T[]<=N`")
        return None
    if not request or not isinstance(request[0].type, Scalar):
        cx.error(
            "E0424",
            node.name,
            f"`{node.name.text}` does not say where a page begins",
            hint="its first parameter is the number after which the page begins",
        )
        return None
    if items.name in ("next", "generation"):
        cx.error(
            "E0210",
            node.items.name,
            f"`{items.name}` stands twice in the reply: every page has one",
        )
        return None
    pos = node.items.name.pos
    generation = Scalar("u64", *scalar_limits("u64"))
    return items, Field("next", request[0].type, "", pos), Field("generation", generation, "", pos)


def _pages(cx: Context, node: tree.MethodNode, method: Method) -> None:
    """The stub that goes from page to page repeats the request: it stays in registers, and has a deadline."""
    if not method.paged:
        return
    if not layout.request_of(method).registers:
        cx.error("E0424", node.name, f"the request of `{method.name}` is not in registers")
    if method.waits is not None:
        cx.error("E0424", node.name, f"`{method.name}` waits, and a page is there at once")


def _errors(cx: Context, node: tree.MethodNode, scope: Scope) -> ErrorSet | None:
    if node.error is None:
        return None
    symbol = scope.find(node.error, ERROR)
    return cx.once(symbol, make_errors) if symbol else None


# ---------------------------------------------------------------- clauses


def _clause_order(cx: Context, node: tree.MethodNode, owner: Owner) -> None:
    last: tuple[int, str] = (-1, "")
    seen: dict[str, tree.Node] = {}
    for clause in node.clauses:
        word = tree.CLAUSES[type(clause)]
        if owner.rights is not None and word not in OF_OBJECTS:
            cx.sink.error(
                "E0407", clause.pos, f"a method of an object has no `{word}`", width=len(word)
            )
            continue
        if owner.rights is None and word == "needs":
            hint = "say who may call it with `requires`"
            cx.sink.error(
                "E0407",
                clause.pos,
                "a method of a protocol has no `needs`",
                hint=hint,
                width=len(word),
            )
            continue
        if word in seen and word not in REPEATED:
            notes = [Note(seen[word].pos, "first here")]
            cx.sink.error(
                "E0404", clause.pos, f"`{word}` stands twice", notes=notes, width=len(word)
            )
            continue
        seen.setdefault(word, clause)
        if tree.CLAUSE_ORDER.index(word) < last[0]:
            hint = f"the order is {', '.join(tree.CLAUSE_ORDER)}"
            cx.sink.error(
                "E0405",
                clause.pos,
                f"`{word}` stands before `{last[1]}`",
                hint=hint,
                width=len(word),
            )
        last = max(last, (tree.CLAUSE_ORDER.index(word), word))


@dataclass
class _Bare:
    """A method whose parameters are known and whose clauses are being read."""

    cx: Context
    node: tree.MethodNode
    owner: Owner
    request: tuple[Field, ...]
    reply: tuple[Field, ...]
    errors: ErrorSet | None

    def first(self, kind: type[N]) -> N | None:
        return next((c for c in self.node.clauses if isinstance(c, kind)), None)

    def method(self) -> Method:
        steps = self.steps()
        waits = self.waits()
        any_role, alternatives = self.alternatives(steps)
        unreachable = self.first(tree.UnreachableClause)
        return Method(
            self.node.name.text,
            int(self.node.number.value),
            self.node.strict,
            self.request,
            self.reply,
            self.errors,
            any_role,
            alternatives,
            self.needs(),
            self.deadline(),
            self.retry_safe(),
            waits,
            self.makes(),
            steps,
            self.ensures(),
            str(unreachable.reason.value) if unreachable else "",
            self.promise(),
            doc_of(self.node),
            self.node.name.pos,
            self.node.items is not None,
        )

    def promise(self) -> tuple[str, ...]:
        found: list[str] = []
        for annotation in self.node.annotations:
            if annotation.name.text != "registers":
                hint = did_you_mean(annotation.name.text, ("registers",))
                text = f"a method has no annotation `@{annotation.name.text}`"
                self.cx.error("E0328", annotation.name, text, hint=hint)
                continue
            if not annotation.args:
                self.cx.error(
                    "E0328", annotation.name, "`@registers` says of which: request, reply, or both"
                )
            self.cx.distinct(annotation.args, "the annotation")
            for arg in annotation.args:
                if arg.text not in ("request", "reply"):
                    self.cx.error(
                        "E0328",
                        arg,
                        f"`@registers` is for `request` and `reply`, not for `{arg.text}`",
                    )
                else:
                    found.append(arg.text)
        return tuple(found)

    def needs(self) -> int:
        clause = self.first(tree.NeedsClause)
        if self.owner.rights is None:
            return 0
        if clause is None:
            text = f"`{self.node.name.text}` does not say which rights it needs"
            self.cx.error("E0408", self.node.name, text, hint="add `needs RIGHT`")
            return 0
        known = {r.name: r.number for r in self.owner.rights}
        self.cx.distinct(clause.rights, "the rights")
        for right in clause.rights:
            if right.text not in known:
                text = f"{self.owner.what} has no right `{right.text}`"
                self.cx.error("E0322", right, text, hint=did_you_mean(right.text, known))
        return sum({1 << known[r.text] for r in clause.rights if 0 <= known.get(r.text, -1) < 16})

    def deadline(self) -> int:
        clause, waits = self.first(tree.DeadlineClause), self.first(tree.WaitsClause)
        if clause is None:
            if waits is None:
                text = f"`{self.node.name.text}` does not say how long a client waits"
                self.cx.error(
                    "E0409",
                    self.node.name,
                    text,
                    hint="add `deadline 100ms`, or `waits<=N for Machine.event`",
                )
            return 0
        if waits is not None:
            text = "a method that waits has no deadline: its callers say how long they wait"
            self.cx.error("E0409", clause.time, text)
        micros = int(clause.time.value)
        if micros % 1000 or not 1 <= micros // 1000 <= LONGEST_DEADLINE_MS:
            text = f"a deadline is whole milliseconds, 1ms to {LONGEST_DEADLINE_MS // 1000}s, not {clause.time.text}"
            self.cx.error("E0410", clause.time, text)
        return micros // 1000

    def retry_safe(self) -> bool:
        clause = self.first(tree.RetryClause)
        if clause is None:
            text = f"`{self.node.name.text}` does not say whether it may be called again after a lost reply"
            self.cx.error("E0411", self.node.name, text, hint="add `retry safe` or `retry never`")
            return False
        return clause.how.text == "safe"

    def ensures(self) -> tuple[str, ...]:
        clause = self.first(tree.EnsuresClause)
        promised = re.search(r"^\s*Guarantee:", doc_of(self.node), re.MULTILINE) is not None
        if clause is not None:
            self.cx.distinct(clause.names, "the guarantees")
            if not promised:
                hint = "add a line `/// Guarantee: ...`"
                self.cx.error(
                    "E0422",
                    clause.names[0],
                    "a guarantee that the documentation does not tell",
                    hint=hint,
                )
            return tuple(n.text for n in clause.names)
        if promised and self.owner.rights is None:
            text = f"the documentation of `{self.node.name.text}` promises something that nothing checks"
            self.cx.error("E0423", self.node.name, text, hint="name the check: `ensures NAME`")
        return ()

    # ------------------------------------------------------------ who may call

    def alternatives(self, steps: tuple[Step, ...]) -> tuple[bool, tuple[Alternative, ...]]:
        if self.owner.rights is not None:
            return False, ()
        clause = self.first(tree.RequiresClause)
        if clause is None:
            text = f"`{self.node.name.text}` does not say who may call it"
            self.cx.error(
                "E0406", self.node.name, text, hint="add `requires ROLE`, or `requires any`"
            )
            return False, ()
        named = [a.role for a in clause.alternatives]
        if any(role.text == ANY for role in named):
            for alternative in clause.alternatives:
                if len(named) > 1 or alternative.guard is not None:
                    self.cx.error(
                        "E0414", alternative.role, "`any` stands alone and without a condition"
                    )
                    break
            return True, ()
        self.cx.distinct(named, "`requires`")
        found = []
        for alternative in clause.alternatives:
            role = self.owner.roles.get(alternative.role.text)
            if role is None:
                text = f"{self.owner.what} has no role `{alternative.role.text}`"
                hint = did_you_mean(alternative.role.text, [*self.owner.roles, ANY])
                self.cx.error("E0413", alternative.role, text, hint=hint)
                continue
            found.append(Alternative(role, self.guard(alternative.guard, steps)))
        return False, tuple(found)

    def guard(
        self, node: tree.Guard | None, steps: tuple[Step, ...]
    ) -> ClassGuard | ValueGuard | None:
        if node is None:
            return None
        if node.class_name is not None:
            return self.class_guard(node.class_name, steps)
        assert node.parameter is not None
        return self.value_guard(node.parameter, node.members)

    def class_guard(self, name: Token, steps: tuple[Step, ...]) -> ClassGuard | None:
        machines = [self.owner.machines[s.machine] for s in steps]
        able = [m for m in machines if m and m.kind is MachineKind.KEYED and m.classes]
        if not able:
            text = "a class is that of the object the call is about, and this call is about none"
            self.cx.error("E0415", name, text, hint="add `when Machine[parameter] STATES -> STATE`")
            return None
        for machine in able:
            if name.text in machine.classes:
                return ClassGuard(machine.name, name.text)
        hint = did_you_mean(name.text, [c for m in able for c in m.classes])
        self.cx.error(
            "E0415", name, f"machine `{able[0].name}` has no class `{name.text}`", hint=hint
        )
        return None

    def value_guard(self, parameter: Token, members: list[Token]) -> ValueGuard | None:
        field = next((f for f in self.request if f.name == parameter.text), None)
        if field is None:
            hint = did_you_mean(parameter.text, [f.name for f in self.request])
            self.cx.error(
                "E0416", parameter, f"there is no parameter `{parameter.text}`", hint=hint
            )
            return None
        if not isinstance(field.type, EnumType):
            self.cx.error(
                "E0416",
                parameter,
                f"`{parameter.text}` is no enum: a condition names members of one",
            )
            return None
        self.cx.distinct(members, "the condition")
        known = {m.name: m for m in field.type.members}
        for member in members:
            if member.text not in known:
                text = f"`{field.type.name}` has no member `{member.text}`"
                self.cx.error("E0416", member, text, hint=did_you_mean(member.text, known))
        return ValueGuard(field.name, tuple(known[m.text] for m in members if m.text in known))

    # ------------------------------------------------------------ machines

    def machine(self, token: Token) -> Machine | None:
        if token.text not in self.owner.machines:
            hint = did_you_mean(token.text, self.owner.machines)
            self.cx.error(
                "E0505", token, f"{self.owner.what} has no machine `{token.text}`", hint=hint
            )
        return self.owner.machines.get(token.text)

    def waits(self) -> Waits | None:
        clause = self.first(tree.WaitsClause)
        if clause is None or self.owner.rights is not None:
            return None
        limit = limit_of(
            self.cx, clause.limit, self.owner.scope, MOST_WAITERS, "the number of waiters"
        )
        events = []
        for node in clause.events:
            machine = self.machine(node.machine)
            if machine is None:
                continue
            names = [e.name for e in machine.events]
            if node.event.text not in names:
                text = f"machine `{machine.name}` has no event `{node.event.text}`"
                self.cx.error("E0509", node.event, text, hint=did_you_mean(node.event.text, names))
                continue
            if EventRef(machine.name, node.event.text) in events:
                self.cx.error(
                    "E0210",
                    node.event,
                    f"`{machine.name}.{node.event.text}` stands twice in `waits`",
                )
                continue
            events.append(EventRef(machine.name, node.event.text))
        return Waits(limit or 0, tuple(events))

    def makes(self) -> tuple[Make, ...]:
        found: list[Make] = []
        for clause in self.node.clauses:
            if isinstance(clause, tree.MakesClause) and self.owner.rights is None:
                made = self.make(clause)
                if made is not None and any(
                    m.machine == made.machine and m.key == made.key for m in found
                ):
                    self.cx.error("E0516", clause.object.machine, "the same object is made twice")
                elif made is not None:
                    found.append(made)
        return tuple(found)

    def make(self, clause: tree.MakesClause) -> Make | None:
        machine = self.machine(clause.object.machine)
        if machine is None:
            return None
        if machine.kind is not MachineKind.KEYED:
            text = f"`{machine.name}` has no key: there is one, and it is made by nobody"
            self.cx.error("E0515", clause.object.machine, text)
            return None
        if clause.object.key is None or not clause.object.in_reply:
            text = "an object that is made has its key in the reply"
            hint = f"write `makes {machine.name}[reply.FIELD] {clause.state.text}`"
            self.cx.error("E0506", clause.object.key or clause.object.machine, text, hint=hint)
            return None
        key = self.key(clause.object.key, self.reply, machine, "the reply")
        state = state_named(self.cx, clause.state, machine.states, False)
        return Make(machine.name, key, state) if key and state else None

    def key(self, token: Token, fields: Iterable[Field], machine: Machine, where: str) -> str:
        field = next((f for f in fields if f.name == token.text), None)
        if field is None:
            hint = did_you_mean(token.text, [f.name for f in fields])
            self.cx.error("E0507", token, f"{where} has no `{token.text}`", hint=hint)
            return ""
        key = machine.key_type
        if not isinstance(field.type, Scalar) or key is None or field.type.newtype != key.newtype:
            text = (
                f"`{token.text}` is no `{key.newtype if key else ''}`, the key of `{machine.name}`"
            )
            self.cx.error("E0507", token, text, notes=[Note(field.pos, "declared here")])
            return ""
        return field.name

    def steps(self) -> tuple[Step, ...]:
        found: list[Step] = []
        for clause in self.node.clauses:
            if isinstance(clause, tree.WhenClause) and self.owner.rights is None:
                step = self.step(clause)
                if step is not None and any(
                    s.machine == step.machine and s.key == step.key for s in found
                ):
                    self.cx.error(
                        "E0516",
                        clause.object.machine,
                        "the same object stands in two `when` clauses",
                    )
                elif step is not None:
                    found.append(step)
        return tuple(found)

    def step(self, clause: tree.WhenClause) -> Step | None:
        machine = self.machine(clause.object.machine)
        if machine is None:
            return None
        key = self.step_key(clause.object, machine)
        sources = sources_of(self.cx, clause.sources, machine.states)
        target = target_of(self.cx, clause.target, machine.kind, machine.states)
        on_error = self.on_error(clause, machine)
        if key is None or target is None or not sources:
            return None
        return Step(machine.name, key, sources, target, on_error)

    def step_key(self, node: tree.StateRef, machine: Machine) -> str | None:
        if machine.kind is not MachineKind.KEYED:
            if node.key is not None:
                self.cx.error("E0506", node.key, f"machine `{machine.name}` has no key")
                return None
            return ""
        if node.key is None or node.in_reply:
            text = f"a `{machine.name}` is named by its key, a parameter"
            hint = f"write `when {machine.name}[PARAMETER] ...`"
            self.cx.error("E0506", node.key or node.machine, text, hint=hint)
            return None
        return self.key(node.key, self.request, machine, "the request") or None

    def on_error(self, clause: tree.WhenClause, machine: Machine) -> tuple[tuple[str, str], ...]:
        found = []
        self.cx.distinct([error for error, _ in clause.on_error], "`on`")
        known = [m.name for m in self.errors.members] if self.errors else []
        for error, state in clause.on_error:
            if error.text not in known:
                text = f"`{self.node.name.text}` has no error `{error.text}`"
                self.cx.error("E0517", error, text, hint=did_you_mean(error.text, known))
            target = target_of(self.cx, state, machine.kind, machine.states)
            if target == "":
                self.cx.error(
                    "E0502", state, "every error leaves the state as it was; `same` says nothing"
                )
            elif target is not None:
                found.append((error.text, target))
        return tuple(found)


# ---------------------------------------------------------------- limits


def _limits(cx: Context, node: tree.MethodNode, method: Method) -> None:
    for what, made in (("request", layout.request_of(method)), ("reply", layout.reply_of(method))):
        if made.bound > MAX_BODY:
            text = f"the {what} of `{method.name}` can have {made.bound} bytes, more than the {MAX_BODY} of a message"
            cx.error("E0316", node.name, text, hint="lower a limit, or send it as a VMO")
        if made.handles > MAX_HANDLES:
            text = (
                f"the {what} of `{method.name}` has {made.handles} handles, more than {MAX_HANDLES}"
            )
            cx.error("E0317", node.name, text)


def _promise_kept(cx: Context, node: tree.MethodNode, method: Method) -> None:
    for promised in [a for n in node.annotations if n.name.text == "registers" for a in n.args]:
        if promised.text not in method.promise_registers:
            continue
        made = layout.request_of(method) if promised.text == "request" else layout.reply_of(method)
        if made.tails:
            why = f"`{made.tails[0].field.name}` varies in length"
        elif made.handles:
            why = f"`{made.records[0].field.name}` is a handle"
        else:
            why = f"it has {made.size} bytes, more than {REGISTER_BYTES}"
        if not made.registers:
            cx.error(
                "E0318",
                promised,
                f"the {promised.text} of `{method.name}` does not fit into registers: {why}",
            )
