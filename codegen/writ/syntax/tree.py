"""The tree of one file: what was written, in the order it was written. Names are still words and nothing has been checked."""

from __future__ import annotations

from dataclasses import dataclass

from writ.model import Pos
from writ.syntax.tokens import Token


@dataclass(frozen=True)
class Node:
    pos: Pos


@dataclass(frozen=True)
class Documented(Node):
    doc: Token | None


# ---------------------------------------------------------------- types


@dataclass(frozen=True)
class NamedType(Node):
    name: Token
    low: Token | None
    high: Token | None


@dataclass(frozen=True)
class ArrayOf(Node):
    element: Token
    count: Token


@dataclass(frozen=True)
class VectorOf(Node):
    element: Token
    limit: Token


@dataclass(frozen=True)
class Text(Node):
    kind: Token
    limit: Token


@dataclass(frozen=True)
class Handle(Node):
    optional: bool
    object: Token
    rights: list[Token]
    count: Token | None
    signals: Token | None


@dataclass(frozen=True)
class Client(Node):
    optional: bool
    protocol: Token
    roles: list[Token]


@dataclass(frozen=True)
class Server(Node):
    optional: bool
    protocol: Token


@dataclass(frozen=True)
class Slot(Node):
    object: Token
    rights: list[Token]
    count: Token | None


TypeNode = NamedType | ArrayOf | VectorOf | Text | Handle | Client | Server | Slot


# ---------------------------------------------------------------- declarations


@dataclass(frozen=True)
class Lifetime:
    since: Token | None
    until: Token | None
    instead: Token | None


@dataclass(frozen=True)
class Annotation(Node):
    name: Token
    args: list[Token]


@dataclass(frozen=True)
class Numbered(Documented):
    name: Token
    number: Token
    lifetime: Lifetime | None


@dataclass(frozen=True)
class ConstDecl(Documented):
    name: Token
    type: TypeNode
    value: Token


@dataclass(frozen=True)
class TypeDecl(Documented):
    name: Token
    type: TypeNode


@dataclass(frozen=True)
class NumberedDecl(Documented):
    """enum, bits (with `base`) and error (without): `what` is the keyword."""

    what: str
    strict: bool
    name: Token
    base: Token | None
    members: list[Numbered]


@dataclass(frozen=True)
class FieldNode(Documented):
    annotations: list[Annotation]
    name: Token
    type: TypeNode


@dataclass(frozen=True)
class StructDecl(Documented):
    name: Token
    fields: list[FieldNode]


@dataclass(frozen=True)
class VariantNode(Documented):
    annotations: list[Annotation]
    number: Token
    name: Token
    type: TypeNode
    lifetime: Lifetime | None


@dataclass(frozen=True)
class VariantDecl(Documented):
    """union and table: `what` is the keyword."""

    what: str
    strict: bool
    name: Token
    reserve: Token
    variants: list[VariantNode]


# ---------------------------------------------------------------- protocols


@dataclass(frozen=True)
class RoleNode(Documented):
    name: Token
    number: Token


@dataclass(frozen=True)
class ReservationNode(Node):
    number: Token
    name: Token


@dataclass(frozen=True)
class Reserved(Node):
    reservations: list[ReservationNode]


@dataclass(frozen=True)
class ClassClause(Node):
    names: list[Token]


@dataclass(frozen=True)
class InitialClause(Node):
    state: Token


@dataclass(frozen=True)
class EventClause(Documented):
    name: Token
    sources: list[Token]
    target: Token
    made_by: Token | None


@dataclass(frozen=True)
class ObservedClause(Node):
    method: Token
    field: Token


@dataclass(frozen=True)
class BoundClause(Node):
    bound: Token


@dataclass(frozen=True)
class MachineKey(Node):
    type: Token | None  # None: per session


@dataclass(frozen=True)
class MachineNode(Documented):
    name: Token
    key: MachineKey | None
    states: Token
    clauses: list[ClassClause | InitialClause | EventClause | ObservedClause | BoundClause]


@dataclass(frozen=True)
class Param(Node):
    annotations: list[Annotation]
    name: Token
    transfer: Token | None
    type: TypeNode
    since: Token | None


@dataclass(frozen=True)
class Guard(Node):
    class_name: Token | None
    parameter: Token | None
    members: list[Token]


@dataclass(frozen=True)
class AlternativeNode(Node):
    role: Token
    guard: Guard | None


@dataclass(frozen=True)
class EventRefNode(Node):
    machine: Token
    event: Token


@dataclass(frozen=True)
class StateRef(Node):
    machine: Token
    in_reply: bool
    key: Token | None


@dataclass(frozen=True)
class RequiresClause(Node):
    alternatives: list[AlternativeNode]


@dataclass(frozen=True)
class NeedsClause(Node):
    rights: list[Token]


@dataclass(frozen=True)
class DeadlineClause(Node):
    time: Token


@dataclass(frozen=True)
class RetryClause(Node):
    how: Token


@dataclass(frozen=True)
class WaitsClause(Node):
    limit: Token
    events: list[EventRefNode]


@dataclass(frozen=True)
class MakesClause(Node):
    object: StateRef
    state: Token


@dataclass(frozen=True)
class WhenClause(Node):
    object: StateRef
    sources: list[Token]
    target: Token
    on_error: list[tuple[Token, Token]]


@dataclass(frozen=True)
class EnsuresClause(Node):
    names: list[Token]


@dataclass(frozen=True)
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


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class ProtocolDecl(Documented):
    durable: bool
    name: Token
    number: Token
    roles: list[RoleNode]
    items: list[MachineNode | MethodNode | Reserved]


@dataclass(frozen=True)
class ObjectDecl(Documented):
    """object, and control with its `slot`."""

    name: Token
    number: Token
    slot: Token | None
    rights: list[Numbered]
    items: list[MethodNode | Reserved]


@dataclass(frozen=True)
class QueueClause(Documented):
    name: Token
    entry: Token
    depth: Token


@dataclass(frozen=True)
class RegionClause(Node):
    size: Token


@dataclass(frozen=True)
class SignalsClause(Node):
    names: list[Token]


@dataclass(frozen=True)
class RingDecl(Documented):
    name: Token
    items: list[QueueClause | RegionClause | SignalsClause]


@dataclass(frozen=True)
class SignalsDecl(Documented):
    name: Token
    members: list[Numbered]


@dataclass(frozen=True)
class FaultDecl(Documented):
    name: Token
    number: Token


# ---------------------------------------------------------------- components and systems


@dataclass(frozen=True)
class Words(Node):
    """A clause that is a keyword and words: kind, startup, profiles, needs, calls_back, creates, pages, faults, workers, priority."""

    what: str
    words: list[Token]


@dataclass(frozen=True)
class Number(Node):
    """A clause that is a keyword and a number: keeps_replies, memory, stack, weight."""

    what: str
    number: Token


@dataclass(frozen=True)
class ServesClause(Node):
    protocol: Token
    capnp: list[Token]
    clients: list[Token]


@dataclass(frozen=True)
class AdmitsClause(Node):
    role: Token
    who: list[Token]
    system: Token | None


@dataclass(frozen=True)
class UsesClause(Node):
    protocol: Token
    roles: list[Token]
    name: Token | None
    methods: list[Token]
    used_for: list[Token]
    system: Token | None


@dataclass(frozen=True)
class HoldsClause(Node):
    object: Token
    methods: list[Token]


@dataclass(frozen=True)
class StateClause(Node):
    bytes: Token
    handles: Token


@dataclass(frozen=True)
class RestartClause(Node):
    when: Token | None  # None: never
    low: Token | None
    high: Token | None
    budget: Token | None
    per: Token | None


@dataclass(frozen=True)
class InstallClause(Node):
    path: Token


@dataclass(frozen=True)
class PinnedClause(Node):
    pass


@dataclass(frozen=True)
class Setting(Node):
    name: Token
    values: "list[Token | list[Setting]]"


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class ComponentDecl(Documented):
    name: Token
    number: Token
    clauses: list[ComponentClause]


@dataclass(frozen=True)
class MemberClause(Node):
    component: Token


@dataclass(frozen=True)
class MintsClause(Node):
    component: Token


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Dotted(Node):
    text: str


@dataclass(frozen=True)
class LibraryDecl(Documented):
    name: Dotted
    version: Token | None  # None: a draft


@dataclass(frozen=True)
class Import(Node):
    library: Dotted
    names: list[Token]


@dataclass(frozen=True)
class File:
    path: str
    library: LibraryDecl | None
    imports: list[Import]
    declarations: list[Declaration]
