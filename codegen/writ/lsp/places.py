"""Which word of a contract stands for which declaration: what an editor jumps to, lists and renames.

The checks resolve the same names, but keep only what they mean. Here every word keeps its place, and a
word that means nothing (yet) still tells what could stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from writ.check.machines import ANY, SAME
from writ.check.scope import (
    CONST,
    ENUM,
    ERROR,
    OBJECT,
    PROTOCOL,
    SCALARS,
    SIGNALS,
    STRUCT,
    TYPE,
    VALUE_KINDS,
    Names,
    Scope,
    Symbol,
)
from writ.model import GONE, Pos
from writ.syntax import tree
from writ.syntax.tokens import Token

# What a word stands for: its kind, then the names that lead to it, the library's first.
Key = tuple[str, ...]
Among = Callable[[], Iterable[str]]

COMPONENT, SYSTEM, LIBRARY = "component", "system", "library"
ROLE, MACHINE, METHOD, EVENT, CLASS = "role", "machine", "method", "event", "class"
MEMBER, RIGHT, FIELD, PARAMETER, ANSWER, QUEUE = (
    "member",
    "right",
    "field",
    "parameter",
    "answer",
    "queue",
)
OF_COMPONENTS = ("needs", "creates", "pages", "faults")


@dataclass(frozen=True)
class Place:
    """A word: where it is, what it stands for (None: nothing that is known), and what else could stand there."""

    pos: Pos
    text: str
    key: Key | None
    declares: bool
    among: Among

    @property
    def end(self) -> int:
        return self.pos.column + len(self.text)


@dataclass(frozen=True)
class Outline:
    """A declaration with what stands inside of it, for an editor's list of contents."""

    name: Token
    kind: str
    inside: tuple["Outline", ...]


class Places:
    """All words of all files."""

    def __init__(self, files: Sequence[tree.File], names: Names) -> None:
        self.names = names
        self.of_file: dict[str, list[Place]] = {file.path: [] for file in files}
        self.of_key: dict[Key, list[Place]] = {}
        self.nodes: dict[Key, Any] = {}
        self.components = sorted(
            d.name.text for f in files for d in f.declarations if isinstance(d, tree.ComponentDecl)
        )
        self.systems = sorted(
            d.name.text for f in files for d in f.declarations if isinstance(d, tree.SystemDecl)
        )
        for scope in names.scopes:
            _File(self, scope).read()
        for found in self.of_file.values():
            found.sort(key=lambda p: (p.pos.line, p.pos.column))

    def add(
        self, token: Token, key: Key | None, declares: bool, among: Among, node: Any = None
    ) -> None:
        place = Place(token.pos, token.text, key, declares, among)
        self.of_file.setdefault(token.pos.path, []).append(place)
        if key is not None:
            self.of_key.setdefault(key, []).append(place)
        if key is not None and declares:
            self.nodes.setdefault(key, node)

    def at(self, path: str, line: int, column: int) -> Place | None:
        """The word that a column is in, or stands right behind."""
        found = [
            p
            for p in self.of_file.get(path, [])
            if p.pos.line == line and p.pos.column <= column <= p.end
        ]
        return found[-1] if found else None

    def declaration(self, key: Key) -> Place | None:
        return next((p for p in self.of_key.get(key, []) if p.declares), None)


class _File:
    """Reads one file."""

    def __init__(self, places: Places, scope: Scope) -> None:
        self.places = places
        self.scope = scope

    def read(self) -> None:
        file = self.scope.file
        if file.library is not None:
            self._library(file.library.name, True)
        for imported in file.imports:
            self._library(imported.library, False)
            self._imported(imported)
        for node in file.declarations:
            if isinstance(node, tree.ComponentDecl):
                _Component(self, node).read()
            elif isinstance(node, tree.SystemDecl):
                self._system(node)
            elif self.scope.library is not None:
                self._declaration(node)

    # ---------------------------------------------------------------- what is used everywhere

    def declare(self, token: Token, key: Key, node: Any = None) -> Key:
        self.places.add(token, key, True, lambda: (), node)
        return key

    def use(self, token: Token | None, known: Iterable[str], key_of: Callable[[str], Key]) -> None:
        """A word that is one of these names."""
        if token is None or token.kind in ("INT", "STRING", "DURATION"):
            return
        names = tuple(known)
        key = key_of(token.text) if token.text in names else None
        self.places.add(token, key, False, lambda: names)

    def symbol(
        self, token: Token | None, kinds: Sequence[str], more: Sequence[str] = ()
    ) -> Symbol | None:
        """A word that is the name of a declaration of one of these kinds."""
        if token is None or token.kind in ("INT", "STRING", "DURATION"):
            return None
        found = self.scope.get(token.text)
        key = key_of(found) if found is not None else None
        visible = self.scope.visible
        self.places.add(token, key, False, lambda: (*visible(kinds), *more))
        return found if found is not None and found.kind in kinds else None

    def number(self, token: Token | None) -> None:
        self.symbol(token, (CONST,))

    def _library(self, name: tree.Dotted, declares: bool) -> None:
        known = self.places.names.libraries
        token = Token("NAME", name.text, 0, name.pos)
        key = (LIBRARY, name.text) if name.text in known else None
        self.places.add(token, key, declares, lambda: sorted(known))

    def _imported(self, node: tree.Import) -> None:
        library = self.places.names.libraries.get(node.library.text)
        own = library.own if library is not None else {}
        for token in node.names:
            found = own.get(token.text)
            key = key_of(found) if found is not None else None
            self.places.add(token, key, False, lambda: sorted(own))

    # ---------------------------------------------------------------- types

    def type(self, node: tree.TypeNode) -> None:
        match node:
            case tree.NamedType():
                self.symbol(node.name, VALUE_KINDS, SCALARS)
                self.number(node.low)
                self.number(node.high)
            case tree.ArrayOf():
                self.symbol(node.element, VALUE_KINDS, SCALARS)
                self.number(node.count)
            case tree.VectorOf():
                self.symbol(node.element, VALUE_KINDS, SCALARS)
                self.number(node.limit)
            case tree.Text():
                self.number(node.limit)
            case tree.Handle() | tree.Slot():
                self._rights(node)
            case tree.Client():
                found = self.symbol(node.protocol, (PROTOCOL,))
                for role in node.roles:
                    self.use_inside(role, found, ROLE)
            case tree.Server():
                self.symbol(node.protocol, (PROTOCOL,))

    def _rights(self, node: tree.Handle | tree.Slot) -> None:
        found = self.symbol(node.object, (OBJECT,))
        for right in node.rights:
            self.use_inside(right, found, RIGHT)
        if node.count is not None:
            self.number(node.count)
        if isinstance(node, tree.Handle):
            self.symbol(node.signals, (SIGNALS,))

    def use_inside(
        self, token: Token | None, owner: Symbol | None, kind: str, more: Sequence[str] = ()
    ) -> None:
        """A word that names a part of this kind of a declaration."""
        parts = names_inside(owner, kind) if owner is not None else ()
        if token is not None and token.text in more and token.text not in parts:
            return
        among = (*parts, *more)
        key = inside(owner, kind, token.text) if owner and token and token.text in parts else None
        if token is not None:
            self.places.add(token, key, False, lambda: among)

    # ---------------------------------------------------------------- declarations

    def _declaration(self, node: Any) -> None:
        symbol = self.scope.get(node.name.text)
        if symbol is None or symbol.node is not node:
            return  # declared twice: the first one counts
        self.declare(node.name, key_of(symbol), node)
        match node:
            case tree.ConstDecl():
                self._constant(node)
            case tree.TypeDecl():
                self.type(node.type)
            case tree.NumberedDecl() | tree.SignalsDecl():
                self._members(symbol, node.members)
            case tree.StructDecl():
                for field in node.fields:
                    self.declare(field.name, inside(symbol, FIELD, field.name.text), field)
                    self.type(field.type)
            case tree.VariantDecl():
                for variant in node.variants:
                    self.declare(variant.name, inside(symbol, FIELD, variant.name.text), variant)
                    self.type(variant.type)
            case tree.ProtocolDecl():
                _Owner(self, symbol).read()
            case tree.ObjectDecl():
                for right in node.rights:
                    self.declare(right.name, inside(symbol, RIGHT, right.name.text), right)
                _Owner(self, symbol).read()
            case tree.RingDecl():
                self._ring(symbol, node)

    def _constant(self, node: tree.ConstDecl) -> None:
        self.type(node.type)
        kind = node.type.name.text if isinstance(node.type, tree.NamedType) else ""
        named = self.scope.get(kind)
        if named is not None and named.kind == ENUM:
            self.use_inside(node.value, named, MEMBER)
        elif node.value.kind == "NAME":
            self.number(node.value)

    def _members(self, symbol: Symbol, members: Iterable[tree.Numbered]) -> None:
        for member in members:
            self.declare(member.name, inside(symbol, MEMBER, member.name.text), member)
            if member.lifetime is not None and member.lifetime.instead is not None:
                self.use_inside(member.lifetime.instead, symbol, MEMBER)

    def _ring(self, symbol: Symbol, node: tree.RingDecl) -> None:
        for item in node.items:
            if isinstance(item, tree.QueueClause):
                self.declare(item.name, inside(symbol, QUEUE, item.name.text), item)
                self.symbol(item.entry, (STRUCT,))
                self.number(item.depth)
            elif isinstance(item, tree.RegionClause):
                self.number(item.size)
            else:
                owner = self._signal_set([t.text for t in item.names])
                for token in item.names:
                    self.use_inside(token, owner, MEMBER)

    def _signal_set(self, wanted: Sequence[str]) -> Symbol | None:
        """The signal set that has all these bits, as the checks choose it."""
        visible = (self.scope.get(name) for name in sorted(self.scope.visible((SIGNALS,))))
        sets = [s for s in visible if s is not None]
        return next((s for s in sets if set(wanted) <= set(names_inside(s, MEMBER))), None)

    def _system(self, node: tree.SystemDecl) -> None:
        self.declare(node.name, (SYSTEM, node.name.text), node)
        self.use(node.base, self.places.systems, _system_key)
        for item in node.items:
            if isinstance(item, (tree.MemberClause, tree.MintsClause)):
                self.use(item.component, self.places.components, _component_key)


class _Owner:
    """A protocol with its roles and machines, or an object: what its methods name."""

    def __init__(self, file: _File, symbol: Symbol) -> None:
        self.file = file
        self.symbol = symbol
        self.node = symbol.node
        machines = [i for i in self.node.items if isinstance(i, tree.MachineNode)]
        self.machines = {m.name.text: m for m in machines}

    def read(self) -> None:
        for role in getattr(self.node, "roles", ()):
            self.file.declare(role.name, inside(self.symbol, ROLE, role.name.text), role)
        for item in self.node.items:
            if isinstance(item, tree.MachineNode):
                self.machine(item)
            elif isinstance(item, tree.MethodNode):
                self.method(item)

    def part(self, kind: str, *names: str) -> Key:
        return inside(self.symbol, kind, *names)

    # ---------------------------------------------------------------- machines

    def states(self, machine: tree.MachineNode | None) -> Symbol | None:
        found = self.file.scope.get(machine.states.text) if machine is not None else None
        return found if found is not None and found.kind == ENUM else None

    def state(self, token: Token, machine: tree.MachineNode | None, *more: str) -> None:
        self.file.use_inside(token, self.states(machine), MEMBER, more)

    def machine(self, node: tree.MachineNode) -> None:
        name = node.name.text
        self.file.declare(node.name, self.part(MACHINE, name), node)
        if node.key is not None:
            self.file.symbol(node.key.type, (TYPE,))
        self.file.symbol(node.states, (ENUM,))
        for clause in node.clauses:
            match clause:
                case tree.ClassClause():
                    for token in clause.names:
                        self.file.declare(token, self.part(CLASS, name, token.text), clause)
                case tree.InitialClause():
                    self.state(clause.state, node, GONE)
                case tree.EventClause():
                    key = self.part(EVENT, name, clause.name.text)
                    self.file.declare(clause.name, key, clause)
                    for token in clause.sources:
                        self.state(token, node, ANY, GONE)
                    self.state(clause.target, node, GONE)
                    self.file.use_inside(clause.made_by, self.symbol, METHOD)
                case tree.ObservedClause():
                    self.file.use_inside(clause.method, self.symbol, METHOD)
                    self.answer(clause.field, self.methods().get(clause.method.text))
                case tree.BoundClause():
                    self.file.number(clause.bound)

    def methods(self) -> dict[str, tree.MethodNode]:
        return {i.name.text: i for i in self.node.items if isinstance(i, tree.MethodNode)}

    def events(self, machine: tree.MachineNode | None) -> list[str]:
        clauses = machine.clauses if machine is not None else []
        return [c.name.text for c in clauses if isinstance(c, tree.EventClause)]

    def classes(self, machine: tree.MachineNode | None) -> list[str]:
        clauses = machine.clauses if machine is not None else []
        return [t.text for c in clauses if isinstance(c, tree.ClassClause) for t in c.names]

    def machine_named(self, token: Token) -> tree.MachineNode | None:
        self.file.use(token, self.machines, lambda name: self.part(MACHINE, name))
        return self.machines.get(token.text)

    # ---------------------------------------------------------------- methods

    def parameter(self, token: Token | None, node: tree.MethodNode) -> None:
        known = [p.name.text for p in node.params]
        name = node.name.text
        self.file.use(token, known, lambda text: self.part(PARAMETER, name, text))

    def answer(self, token: Token | None, node: tree.MethodNode | None) -> None:
        if node is None:
            return
        listed = [node.items] if node.items is not None else []
        known = [p.name.text for p in (*node.reply, *listed)]
        name = node.name.text
        self.file.use(token, known, lambda text: self.part(ANSWER, name, text))

    def method(self, node: tree.MethodNode) -> None:
        name = node.name.text
        self.file.declare(node.name, self.part(METHOD, name), node)
        listed = [node.items] if node.items is not None else []
        for kind, params in ((PARAMETER, node.params), (ANSWER, [*node.reply, *listed])):
            for param in params:
                self.file.declare(param.name, self.part(kind, name, param.name.text), param)
                self.file.type(param.type)
        errors = self.file.symbol(node.error, (ERROR,))
        for clause in node.clauses:
            self.clause(clause, node, errors)

    def clause(
        self, clause: tree.MethodClause, node: tree.MethodNode, errors: Symbol | None
    ) -> None:
        match clause:
            case tree.RequiresClause():
                for alternative in clause.alternatives:
                    self.file.use_inside(alternative.role, self.symbol, ROLE, (ANY,))
                    if alternative.guard is not None:
                        self.guard(alternative.guard, node)
            case tree.NeedsClause():
                for right in clause.rights:
                    self.file.use_inside(right, self.symbol, RIGHT)
            case tree.WaitsClause():
                self.file.number(clause.limit)
                for ref in clause.events:
                    self.event(ref)
            case tree.MakesClause():
                machine = self.machine_named(clause.object.machine)
                self.key(clause.object, node)
                self.state(clause.state, machine)
            case tree.WhenClause():
                machine = self.machine_named(clause.object.machine)
                self.key(clause.object, node)
                for token in clause.sources:
                    self.state(token, machine, ANY)
                self.state(clause.target, machine, SAME, GONE)
                for error, state in clause.on_error:
                    self.file.use_inside(error, errors, MEMBER)
                    self.state(state, machine, GONE)

    def event(self, ref: tree.EventRefNode) -> None:
        machine = self.machine_named(ref.machine)
        owner = ref.machine.text
        known = self.events(machine)
        self.file.use(ref.event, known, lambda text: self.part(EVENT, owner, text))

    def key(self, ref: tree.StateRef, node: tree.MethodNode) -> None:
        if ref.in_reply:
            self.answer(ref.key, node)
        else:
            self.parameter(ref.key, node)

    def guard(self, guard: tree.Guard, node: tree.MethodNode) -> None:
        if guard.class_name is not None:
            self.class_of(guard.class_name, node)
            return
        self.parameter(guard.parameter, node)
        wanted = guard.parameter.text if guard.parameter is not None else ""
        param = next((p for p in node.params if p.name.text == wanted), None)
        named = param.type if param is not None else None
        found = self.file.scope.get(named.name.text) if isinstance(named, tree.NamedType) else None
        for member in guard.members:
            self.file.use_inside(member, found, MEMBER)

    def class_of(self, token: Token, node: tree.MethodNode) -> None:
        """The class is that of a machine which the method steps."""
        stepped = [c.object.machine.text for c in node.clauses if isinstance(c, tree.WhenClause)]
        able = [m for m in stepped if self.classes(self.machines.get(m))]
        owner = next((m for m in able if token.text in self.classes(self.machines[m])), "")
        known = [name for m in able for name in self.classes(self.machines[m])]
        self.file.use(token, known, lambda text: self.part(CLASS, owner, text))


class _Component:
    def __init__(self, file: _File, node: tree.ComponentDecl) -> None:
        self.file = file
        self.node = node
        clauses = [c for c in node.clauses if isinstance(c, tree.ServesClause)]
        found = [file.scope.get(c.protocol.text) for c in clauses]
        self.served = [s for s in found if s is not None and s.kind == PROTOCOL]

    def read(self) -> None:
        self.file.declare(self.node.name, (COMPONENT, self.node.name.text), self.node)
        for clause in self.node.clauses:
            self.clause(clause)

    def clause(self, clause: tree.ComponentClause) -> None:
        match clause:
            case tree.Words() if clause.what in OF_COMPONENTS:
                for token in clause.words:
                    self.component(token)
            case tree.Words() if clause.what == "calls_back":
                for token in clause.words:
                    self.file.symbol(token, (PROTOCOL,))
            case tree.Number():
                self.file.number(clause.number)
            case tree.ServesClause():
                self.file.symbol(clause.protocol, (PROTOCOL,))
                for token in clause.clients:
                    self.file.number(token)
            case tree.AdmitsClause():
                self.of_served(clause.role, ROLE)
                for token in clause.who:
                    self.component(token, ANY)
                self.system(clause.system)
            case tree.UsesClause():
                self.uses(clause)
            case tree.HoldsClause():
                found = self.file.symbol(clause.object, (OBJECT,))
                for token in clause.methods:
                    self.file.use_inside(token, found, METHOD)
            case tree.SettingsClause():
                for setting in clause.settings:
                    self.peers(setting)

    def uses(self, clause: tree.UsesClause) -> None:
        found = self.file.symbol(clause.protocol, (PROTOCOL,))
        for token in clause.roles:
            self.file.use_inside(token, found, ROLE, (ANY,))
        for token in clause.methods:
            self.file.use_inside(token, found, METHOD)
        for token in clause.used_for:
            self.of_served(token, METHOD)
        self.system(clause.system)

    def of_served(self, token: Token, kind: str) -> None:
        """A role or a method of one of the protocols that the component serves."""
        having = [s for s in self.served if token.text in names_inside(s, kind)]
        known = [name for s in self.served for name in names_inside(s, kind)]
        self.file.use(token, known, lambda text: inside(having[0], kind, text))

    def component(self, token: Token, *more: str) -> None:
        if token.text not in more:
            known = self.file.places.components
            self.file.use(token, (*known, *more), _component_key)

    def system(self, token: Token | None) -> None:
        self.file.use(token, self.file.places.systems, _system_key)

    def peers(self, setting: tree.Setting) -> None:
        if setting.name.text in ("deps", "softdeps"):
            for value in setting.values:
                if isinstance(value, Token):
                    self.component(value)


# ---------------------------------------------------------------- keys


def key_of(symbol: Symbol) -> Key:
    return (symbol.kind, symbol.library, symbol.name)


def inside(owner: Symbol, kind: str, *names: str) -> Key:
    """A part of a declaration."""
    return (kind, owner.library, owner.name, *names)


def _component_key(name: str) -> Key:
    return (COMPONENT, name)


def _system_key(name: str) -> Key:
    return (SYSTEM, name)


def names_inside(owner: Symbol, kind: str) -> tuple[str, ...]:
    """The names of the parts of this kind of a declaration."""
    node = owner.node
    match kind:
        case "role":
            found = getattr(node, "roles", [])
        case "right":
            found = getattr(node, "rights", [])
        case "method":
            found = [i for i in getattr(node, "items", []) if isinstance(i, tree.MethodNode)]
        case _:
            found = getattr(node, "members", [])
    return tuple(part.name.text for part in found)


# ---------------------------------------------------------------- contents


def outline(file: tree.File) -> list[Outline]:
    """The declarations of a file with what stands in them."""
    return [_outlined(node) for node in file.declarations]


def _outlined(node: Any) -> Outline:
    kinds = {
        tree.ConstDecl: "constant",
        tree.TypeDecl: "number type",
        tree.StructDecl: "struct",
        tree.ProtocolDecl: "protocol",
        tree.ObjectDecl: "object",
        tree.RingDecl: "ring",
        tree.SignalsDecl: "signal set",
        tree.FaultDecl: "fault point",
        tree.ComponentDecl: COMPONENT,
        tree.SystemDecl: SYSTEM,
    }
    kind = node.what if hasattr(node, "what") else kinds[type(node)]
    return Outline(node.name, kind, tuple(_parts(node)))


def _parts(node: Any) -> Iterable[Outline]:
    for kind, attribute in (
        (ROLE, "roles"),
        (RIGHT, "rights"),
        (FIELD, "fields"),
        (FIELD, "variants"),
        (MEMBER, "members"),
    ):
        for part in getattr(node, attribute, ()):
            yield Outline(part.name, kind, ())
    for item in getattr(node, "items", ()):
        match item:
            case tree.MachineNode():
                yield Outline(item.name, MACHINE, ())
            case tree.MethodNode():
                yield Outline(item.name, METHOD, ())
            case tree.QueueClause():
                yield Outline(item.name, QUEUE, ())
