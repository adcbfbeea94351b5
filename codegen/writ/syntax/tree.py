"""The tree of one file: what was written, in the order it was written. Names are still words and
nothing has been checked.

Nodes are never compared or printed; without the methods for that this module loads in half the time.
"""

from __future__ import annotations

from dataclasses import dataclass

from writ.model import Pos
from writ.syntax.tokens import Token


@dataclass(frozen=True, eq=False, repr=False)
class Node:
    pos: Pos


@dataclass(frozen=True, eq=False, repr=False)
class Documented(Node):
    doc: Token | None


# ---------------------------------------------------------------- types


@dataclass(frozen=True, eq=False, repr=False)
class NamedType(Node):
    name: Token
    low: Token | None
    high: Token | None


@dataclass(frozen=True, eq=False, repr=False)
class ArrayOf(Node):
    element: Token
    count: Token


@dataclass(frozen=True, eq=False, repr=False)
class VectorOf(Node):
    element: Token
    limit: Token


@dataclass(frozen=True, eq=False, repr=False)
class Text(Node):
    kind: Token
    limit: Token


@dataclass(frozen=True, eq=False, repr=False)
class Handle(Node):
    optional: bool
    object: Token
    rights: list[Token]
    count: Token | None
    signals: Token | None


@dataclass(frozen=True, eq=False, repr=False)
class Client(Node):
    optional: bool
    protocol: Token
    roles: list[Token]


@dataclass(frozen=True, eq=False, repr=False)
class Server(Node):
    optional: bool
    protocol: Token


@dataclass(frozen=True, eq=False, repr=False)
class Slot(Node):
    object: Token
    rights: list[Token]
    count: Token | None


TypeNode = NamedType | ArrayOf | VectorOf | Text | Handle | Client | Server | Slot


# ---------------------------------------------------------------- declarations


@dataclass(frozen=True, eq=False, repr=False)
class Lifetime:
    since: Token | None
    until: Token | None
    instead: Token | None


@dataclass(frozen=True, eq=False, repr=False)
class Annotation(Node):
    name: Token
    args: list[Token]


@dataclass(frozen=True, eq=False, repr=False)
class Numbered(Documented):
    name: Token
    number: Token
    lifetime: Lifetime | None


@dataclass(frozen=True, eq=False, repr=False)
class ConstDecl(Documented):
    name: Token
    type: TypeNode
    value: Token


@dataclass(frozen=True, eq=False, repr=False)
class TypeDecl(Documented):
    name: Token
    type: TypeNode


@dataclass(frozen=True, eq=False, repr=False)
class NumberedDecl(Documented):
    """enum, bits (with `base`) and error (without): `what` is the keyword."""

    what: str
    strict: bool
    name: Token
    base: Token | None
    members: list[Numbered]


@dataclass(frozen=True, eq=False, repr=False)
class FieldNode(Documented):
    annotations: list[Annotation]
    name: Token
    type: TypeNode


@dataclass(frozen=True, eq=False, repr=False)
class StructDecl(Documented):
    name: Token
    fields: list[FieldNode]


@dataclass(frozen=True, eq=False, repr=False)
class VariantNode(Documented):
    annotations: list[Annotation]
    number: Token
    name: Token
    type: TypeNode
    lifetime: Lifetime | None


@dataclass(frozen=True, eq=False, repr=False)
class VariantDecl(Documented):
    """union and table: `what` is the keyword."""

    what: str
    strict: bool
    name: Token
    reserve: Token
    variants: list[VariantNode]


# ---------------------------------------------------------------- protocols


@dataclass(frozen=True, eq=False, repr=False)
class RoleNode(Documented):
    name: Token
    number: Token


@dataclass(frozen=True, eq=False, repr=False)
class ReservationNode(Node):
    number: Token
    name: Token


@dataclass(frozen=True, eq=False, repr=False)
class Reserved(Node):
    reservations: list[ReservationNode]


@dataclass(frozen=True, eq=False, repr=False)
class ClassClause(Node):
    names: list[Token]


@dataclass(frozen=True, eq=False, repr=False)
class InitialClause(Node):
    state: Token


@dataclass(frozen=True, eq=False, repr=False)
class EventClause(Documented):
    name: Token
    sources: list[Token]
    target: Token
    made_by: Token | None


@dataclass(frozen=True, eq=False, repr=False)
class ObservedClause(Node):
    method: Token
    field: Token


@dataclass(frozen=True, eq=False, repr=False)
class BoundClause(Node):
    bound: Token


@dataclass(frozen=True, eq=False, repr=False)
class MachineKey(Node):
    type: Token | None  # None: per session


@dataclass(frozen=True, eq=False, repr=False)
class MachineNode(Documented):
    name: Token
    key: MachineKey | None
    states: Token
    clauses: list[ClassClause | InitialClause | EventClause | ObservedClause | BoundClause]


@dataclass(frozen=True, eq=False, repr=False)
class Param(Node):
    annotations: list[Annotation]
    name: Token
    transfer: Token | None
    type: TypeNode
    since: Token | None


@dataclass(frozen=True, eq=False, repr=False)
class Guard(Node):
    class_name: Token | None
    parameter: Token | None
    members: list[Token]


@dataclass(frozen=True, eq=False, repr=False)
class AlternativeNode(Node):
    role: Token
    guard: Guard | None


@dataclass(frozen=True, eq=False, repr=False)
class EventRefNode(Node):
    machine: Token
    event: Token


@dataclass(frozen=True, eq=False, repr=False)
class StateRef(Node):
    machine: Token
    in_reply: bool
    key: Token | None


@dataclass(frozen=True, eq=False, repr=False)
class RequiresClause(Node):
    alternatives: list[AlternativeNode]


@dataclass(frozen=True, eq=False, repr=False)
class NeedsClause(Node):
    rights: list[Token]


@dataclass(frozen=True, eq=False, repr=False)
class DeadlineClause(Node):
    time: Token


@dataclass(frozen=True, eq=False, repr=False)
class RetryClause(Node):
    how: Token


@dataclass(frozen=True, eq=False, repr=False)
class WaitsClause(Node):
    limit: Token
    events: list[EventRefNode]


@dataclass(frozen=True, eq=False, repr=False)
class MakesClause(Node):
    object: StateRef
    state: Token


@dataclass(frozen=True, eq=False, repr=False)
class WhenClause(Node):
    object: StateRef
    sources: list[Token]
    target: Token
    on_error: list[tuple[Token, Token]]


@dataclass(frozen=True, eq=False, repr=False)
class EnsuresClause(Node):
    names: list[Token]


@dataclass(frozen=True, eq=False, repr=False)
class UnreachableClause(Node):
    reason: Token


MethodClause = (
    RequiresClause
    | NeedsClause
    | DeadlineClause
    | RetryClause
    | WaitsClause
    | MakesClause
    | WhenClause
    | EnsuresClause
    | UnreachableClause
)


# The word that each clause begins with, in the order in which clauses stand.
CLAUSES: dict[type[Node], str] = {
    RequiresClause: "requires",
    NeedsClause: "needs",
    DeadlineClause: "deadline",
    RetryClause: "retry",
    WaitsClause: "waits",
    MakesClause: "makes",
    WhenClause: "when",
    EnsuresClause: "ensures",
    UnreachableClause: "unreachable",
}
CLAUSE_ORDER = tuple(CLAUSES.values())


@dataclass(frozen=True, eq=False, repr=False)
class MethodNode(Documented):
    """A method; for `list` methods `reply` is empty and `items` is what is listed."""

    annotations: list[Annotation]
    strict: bool
    number: Token
    name: Token
    params: list[Param]
    reply: list[Param]
    items: Param | None
    error: Token | None
    clauses: list[MethodClause]


@dataclass(frozen=True, eq=False, repr=False)
class ProtocolDecl(Documented):
    durable: bool
    name: Token
    number: Token
    roles: list[RoleNode]
    items: list[MachineNode | MethodNode | Reserved]


@dataclass(frozen=True, eq=False, repr=False)
class ObjectDecl(Documented):
    """object, and control with its `slot`."""

    name: Token
    number: Token
    slot: Token | None
    rights: list[Numbered]
    items: list[MethodNode | Reserved]


@dataclass(frozen=True, eq=False, repr=False)
class QueueClause(Documented):
    name: Token
    entry: Token
    depth: Token


@dataclass(frozen=True, eq=False, repr=False)
class RegionClause(Node):
    size: Token


@dataclass(frozen=True, eq=False, repr=False)
class SignalsClause(Node):
    names: list[Token]


@dataclass(frozen=True, eq=False, repr=False)
class RingDecl(Documented):
    name: Token
    items: list[QueueClause | RegionClause | SignalsClause]


@dataclass(frozen=True, eq=False, repr=False)
class SignalsDecl(Documented):
    name: Token
    members: list[Numbered]


@dataclass(frozen=True, eq=False, repr=False)
class FaultDecl(Documented):
    name: Token
    number: Token


# ---------------------------------------------------------------- components and systems


@dataclass(frozen=True, eq=False, repr=False)
class Words(Node):
    """A clause that is a keyword and words: kind, startup, profiles, needs, calls_back, creates,
    pages, faults, workers, priority."""

    what: str
    words: list[Token]


@dataclass(frozen=True, eq=False, repr=False)
class Number(Node):
    """A clause that is a keyword and a number: keeps_replies, memory, stack, weight."""

    what: str
    number: Token


@dataclass(frozen=True, eq=False, repr=False)
class ServesClause(Node):
    protocol: Token
    capnp: list[Token]
    clients: list[Token]


@dataclass(frozen=True, eq=False, repr=False)
class AdmitsClause(Node):
    role: Token
    who: list[Token]
    system: Token | None


@dataclass(frozen=True, eq=False, repr=False)
class UsesClause(Node):
    protocol: Token
    roles: list[Token]
    name: Token | None
    methods: list[Token]
    used_for: list[Token]
    system: Token | None


@dataclass(frozen=True, eq=False, repr=False)
class HoldsClause(Node):
    object: Token
    methods: list[Token]


@dataclass(frozen=True, eq=False, repr=False)
class StateClause(Node):
    bytes: Token
    handles: Token


@dataclass(frozen=True, eq=False, repr=False)
class RestartClause(Node):
    when: Token | None  # None: never
    low: Token | None
    high: Token | None
    budget: Token | None
    per: Token | None


@dataclass(frozen=True, eq=False, repr=False)
class InstallClause(Node):
    path: Token


@dataclass(frozen=True, eq=False, repr=False)
class PinnedClause(Node):
    pass


@dataclass(frozen=True, eq=False, repr=False)
class Setting(Node):
    name: Token
    values: "list[Token | list[Setting]]"


@dataclass(frozen=True, eq=False, repr=False)
class SettingsClause(Node):
    """desktop and autoload."""

    what: str
    settings: list[Setting]


ComponentClause = (
    Words
    | Number
    | ServesClause
    | AdmitsClause
    | UsesClause
    | HoldsClause
    | StateClause
    | RestartClause
    | InstallClause
    | PinnedClause
    | SettingsClause
)


@dataclass(frozen=True, eq=False, repr=False)
class ComponentDecl(Documented):
    name: Token
    number: Token
    clauses: list[ComponentClause]


@dataclass(frozen=True, eq=False, repr=False)
class MemberClause(Node):
    component: Token


@dataclass(frozen=True, eq=False, repr=False)
class MintsClause(Node):
    component: Token


@dataclass(frozen=True, eq=False, repr=False)
class SystemDecl(Documented):
    name: Token
    base: Token | None
    items: list[MemberClause | MintsClause | Number]


Declaration = (
    ConstDecl
    | TypeDecl
    | NumberedDecl
    | StructDecl
    | VariantDecl
    | ProtocolDecl
    | ObjectDecl
    | RingDecl
    | SignalsDecl
    | FaultDecl
    | ComponentDecl
    | SystemDecl
)


# ---------------------------------------------------------------- files


@dataclass(frozen=True, eq=False, repr=False)
class Dotted(Node):
    text: str


@dataclass(frozen=True, eq=False, repr=False)
class LibraryDecl(Documented):
    name: Dotted
    version: Token | None  # None: a draft


@dataclass(frozen=True, eq=False, repr=False)
class Import(Node):
    library: Dotted
    names: list[Token]


@dataclass(frozen=True, eq=False, repr=False)
class File:
    path: str
    library: LibraryDecl | None
    imports: list[Import]
    declarations: list[Declaration]
