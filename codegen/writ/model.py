"""The model of a contract: what the parser's tree means once every name is resolved and every rule has been checked.

Everything below is frozen and holds decisions, not text: emitters read it and decide nothing. Sizes
and offsets are not here; they
follow from the model by the rules of docs/wire.md (see layout.py, and independently twin/).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

FRAMEWORK_METHODS = {"ping": 1, "stats": 2, "abi": 3}
OBJECT_PROTOCOL_BASE = 0xFF00
MAX_BODY = 4032
MAX_HANDLES = 8
REGISTER_BYTES = 48
FIRST_USED_SLOT = 16
# Controls that few hold have theirs high up, 16 apart, where no declared use reaches.
PUBLISHED_SLOTS = range(2112, 2545, 16)
GONE = "gone"


@dataclass(frozen=True)
class Pos:
    """Where a declaration stands; lines and columns count from 1."""

    path: str
    line: int
    column: int


# ---------------------------------------------------------------- types


@dataclass(frozen=True)
class Scalar:
    """bool, u8..u64, i8..i64; `low`..`high` is inclusive and is the whole range of the scalar where
    no range was written."""

    name: str
    low: int
    high: int
    newtype: str = ""  # name of the `type` declaration it came through, "" for none

    @property
    def bits(self) -> int:
        return 8 if self.name == "bool" else int(self.name[1:])

    @property
    def signed(self) -> bool:
        return self.name[0] == "i"

    @property
    def ranged(self) -> bool:
        """True if the range is narrower than the scalar, so that a validator has something to check."""
        return (self.low, self.high) != scalar_limits(self.name)


def scalar_limits(name: str) -> tuple[int, int]:
    """The values of a scalar by its name."""
    if name == "bool":
        return 0, 1
    bits = int(name[1:])
    return (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) if name[0] == "i" else (0, (1 << bits) - 1)


@dataclass(frozen=True)
class Member:
    """A numbered name: enum member, bit, error, right."""

    name: str
    number: int
    doc: str
    pos: Pos
    since: int = 0  # 0: there from the first version
    until: int = 0  # 0: still there
    instead: str = ""


@dataclass(frozen=True)
class EnumType:
    name: str
    library: str
    base: Scalar
    strict: bool
    members: tuple[Member, ...]
    doc: str
    pos: Pos


@dataclass(frozen=True)
class BitsType:
    """Members are bit numbers."""

    name: str
    library: str
    base: Scalar
    strict: bool
    members: tuple[Member, ...]
    doc: str
    pos: Pos

    @property
    def mask(self) -> int:
        return sum(1 << m.number for m in self.members)


@dataclass(frozen=True)
class Field:
    """A field of a struct, a parameter, or a field of a reply."""

    name: str
    type: "Type"
    doc: str
    pos: Pos
    since: int = 0
    given: bool = False  # @given: a conformance hook supplies the value
    secret: bool = False  # @secret: printed as ***


@dataclass(frozen=True)
class StructType:
    name: str
    library: str
    fields: tuple[Field, ...]
    doc: str
    pos: Pos


@dataclass(frozen=True)
class Variant:
    """A member of a union or a table."""

    number: int
    field: Field


@dataclass(frozen=True)
class UnionType:
    name: str
    library: str
    strict: bool
    reserve: int
    variants: tuple[Variant, ...]
    doc: str
    pos: Pos


@dataclass(frozen=True)
class TableType:
    name: str
    library: str
    strict: bool
    reserve: int
    variants: tuple[Variant, ...]
    doc: str
    pos: Pos


@dataclass(frozen=True)
class ArrayType:
    """T[n], in place."""

    element: "Type"
    count: int


@dataclass(frozen=True)
class VectorType:
    """T[]<=n, a tail."""

    element: "Type"
    limit: int


class TextKind(Enum):
    BYTES = "bytes"
    NAME = "name"
    TEXT = "text"


@dataclass(frozen=True)
class TextType:
    """bytes<=n, name<=n, text<=n: tails whose limit counts bytes."""

    kind: TextKind
    limit: int


class Transfer(Enum):
    GIVE = "give"
    LEND = "lend"


@dataclass(frozen=True)
class HandleType:
    """handle<T, RIGHTS>: `count` records of kernel type `object_number`, at least `rights` (a mask) each."""

    object_name: str
    object_number: int
    rights: int
    right_names: tuple[str, ...]
    optional: bool = False
    count: int = 1
    signals: str = ""
    transfer: Transfer | None = None


@dataclass(frozen=True)
class ClientType:
    """client<P as roles>: a Connection (object type 6) whose record names protocol P."""

    protocol: str
    protocol_number: int
    roles: tuple[str, ...]
    optional: bool = False
    transfer: Transfer | None = None


@dataclass(frozen=True)
class ServerType:
    """server<P>: an Endpoint (object type 5) whose record names protocol P."""

    protocol: str
    protocol_number: int
    optional: bool = False
    transfer: Transfer | None = None


@dataclass(frozen=True)
class SlotType:
    """slot<T, RIGHTS>: u32 on the wire. object_number 0 with object_name "Any" accepts every type."""

    object_name: str
    object_number: int
    rights: int
    right_names: tuple[str, ...]


Type = (
    Scalar
    | EnumType
    | BitsType
    | StructType
    | UnionType
    | TableType
    | ArrayType
    | VectorType
    | TextType
    | HandleType
    | ClientType
    | ServerType
    | SlotType
)

HANDLE_TYPES = (HandleType, ClientType, ServerType)
TAIL_TYPES = (TextType, VectorType)


# ---------------------------------------------------------------- protocols


@dataclass(frozen=True)
class ErrorSet:
    name: str
    library: str
    strict: bool
    members: tuple[Member, ...]
    doc: str
    pos: Pos


@dataclass(frozen=True)
class Role:
    name: str
    number: int
    doc: str
    pos: Pos


@dataclass(frozen=True)
class ClassGuard:
    """The object the call is about must be of this class."""

    machine: str
    class_name: str


@dataclass(frozen=True)
class ValueGuard:
    """An enum parameter must be one of these members."""

    parameter: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Alternative:
    """One way to be allowed: hold `role`, and pass the guard where there is one."""

    role: Role
    guard: ClassGuard | ValueGuard | None


@dataclass(frozen=True)
class Step:
    """`when M[key] A | B -> C`: `sources` are the states that allow the call. `target` "" keeps the
    state; GONE ends the object."""

    machine: str
    key: str  # request parameter that holds the key; "" for a singleton or a session machine
    sources: tuple[str, ...]
    target: str
    on_error: tuple[tuple[str, str], ...] = ()  # (error name, state)


@dataclass(frozen=True)
class Make:
    """`makes M[reply.key] S`: an OK reply brings an object into being."""

    machine: str
    key: str  # reply field that holds the key
    state: str


@dataclass(frozen=True)
class EventRef:
    machine: str
    event: str


@dataclass(frozen=True)
class Waits:
    limit: int
    events: tuple[EventRef, ...]


@dataclass(frozen=True)
class Method:
    """A method. `request` and `reply` keep the written order; handles and tails are told by their types."""

    name: str
    number: int
    strict: bool
    request: tuple[Field, ...]
    reply: tuple[Field, ...]
    errors: ErrorSet | None
    any_role: bool
    alternatives: tuple[Alternative, ...]  # empty iff any_role (or an object's method)
    needs: int  # rights mask, objects and controls only
    deadline_ms: int  # 0 for methods that wait
    retry_safe: bool
    waits: Waits | None
    makes: tuple[Make, ...]
    steps: tuple[Step, ...]
    ensures: tuple[str, ...]
    unreachable: str
    promise_registers: tuple[str, ...]  # of "request", "reply": @registers
    doc: str
    pos: Pos
    paged: bool = False  # written as `list`: the reply is (items, next, generation)

    @property
    def role_mask(self) -> int:
        """Bits of the roles that may call at all; every bit set when `requires any`."""
        return 0xFFFFFFFF if self.any_role else sum({1 << a.role.number for a in self.alternatives})


@dataclass(frozen=True)
class Event:
    name: str
    sources: tuple[str, ...]
    target: str
    doc: str
    pos: Pos
    made_by: str = ""  # the method whose OK reply makes it, "" if no call does


class MachineKind(Enum):
    KEYED = "keyed"
    SESSION = "session"
    SINGLETON = "singleton"


@dataclass(frozen=True)
class Machine:
    name: str
    kind: MachineKind
    key_type: Scalar | None
    states: EnumType
    classes: tuple[str, ...]
    initial: str  # a member of states, or GONE
    events: tuple[Event, ...]
    observed_method: str
    observed_field: str
    bound: int  # 0: not written (singletons)
    doc: str
    pos: Pos


@dataclass(frozen=True)
class Reservation:
    number: int
    name: str


@dataclass(frozen=True)
class Protocol:
    """A protocol of messages between processes."""

    name: str
    library: str
    number: int
    durable: bool
    roles: tuple[Role, ...]
    machines: tuple[Machine, ...]
    methods: tuple[Method, ...]  # by number
    reserved: tuple[Reservation, ...]
    doc: str
    pos: Pos

    @property
    def protocol_number(self) -> int:
        return self.number

    def machine(self, name: str) -> Machine:
        return next(m for m in self.machines if m.name == name)

    def method(self, name: str) -> Method:
        return next(m for m in self.methods if m.name == name)


@dataclass(frozen=True)
class Object:
    """A type of kernel object; `slot` is the published start-up slot of a control, 0 for a plain object."""

    name: str
    library: str
    number: int
    rights: tuple[Member, ...]  # numbers are bit numbers
    methods: tuple[Method, ...]
    reserved: tuple[Reservation, ...]
    slot: int
    doc: str
    pos: Pos

    @property
    def protocol_number(self) -> int:
        return OBJECT_PROTOCOL_BASE + self.number


@dataclass(frozen=True)
class Const:
    name: str
    library: str
    type: Type
    value: int | str | bool
    doc: str
    pos: Pos


@dataclass(frozen=True)
class Signals:
    """Names of the bits of a notification."""

    name: str
    library: str
    members: tuple[Member, ...]
    doc: str
    pos: Pos


@dataclass(frozen=True)
class Queue:
    """One direction of a ring: `depth` entries, a power of two."""

    name: str
    entry: StructType
    depth: int
    doc: str


@dataclass(frozen=True)
class Ring:
    """A queue in shared memory with a data region; `signals` are bits of the signal set `signal_set`, "" for none."""

    name: str
    library: str
    queues: tuple[Queue, ...]
    region: int
    signal_set: str
    signals: tuple[Member, ...]
    doc: str
    pos: Pos


@dataclass(frozen=True)
class FaultPoint:
    name: str
    library: str
    number: int
    doc: str
    pos: Pos


@dataclass(frozen=True)
class Library:
    """One library. `version` 0 is a draft. Everything in declaration order."""

    name: str
    version: int
    imports: tuple[str, ...]  # names of the libraries it imports from
    consts: tuple[Const, ...]
    newtypes: tuple[tuple[str, Scalar, str], ...]  # (name, type, doc)
    enums: tuple[EnumType, ...]
    bits: tuple[BitsType, ...]
    structs: tuple[StructType, ...]
    unions: tuple[UnionType, ...]
    tables: tuple[TableType, ...]
    errors: tuple[ErrorSet, ...]
    protocols: tuple[Protocol, ...]
    objects: tuple[Object, ...]
    doc: str
    path: str
    rings: tuple[Ring, ...] = ()
    signals: tuple[Signals, ...] = ()
    faults: tuple[FaultPoint, ...] = ()


# ---------------------------------------------------------------- components and systems


@dataclass(frozen=True)
class Serves:
    protocol: Protocol
    capnp: bool
    clients: int


@dataclass(frozen=True)
class Admits:
    role: Role
    protocol: Protocol
    who: tuple[str, ...]  # component names; ("any",) for everybody
    system: str  # "" in every system
    pos: Pos


@dataclass(frozen=True)
class Uses:
    protocol: Protocol
    roles: tuple[Role, ...]
    name: str  # slot name: `named x`, else the protocol's name in snake case
    methods: tuple[Method, ...]
    used_for: tuple[str, ...]
    system: str
    pos: Pos


@dataclass(frozen=True)
class Holds:
    object: Object
    methods: tuple[Method, ...]
    pos: Pos


@dataclass(frozen=True)
class Restart:
    when: str  # never, always, on_failure
    backoff_low_ms: int
    backoff_high_ms: int
    budget: int
    per_ms: int


@dataclass(frozen=True)
class Setting:
    """A line of `desktop` or `autoload`."""

    name: str
    values: "tuple[int | str | tuple[Setting, ...], ...]"


@dataclass(frozen=True)
class Component:
    name: str
    number: int
    kind: str
    startup: str
    profiles: tuple[str, ...]
    needs: tuple[str, ...]
    serves: tuple[Serves, ...]
    admits: tuple[Admits, ...]
    uses: tuple[Uses, ...]
    calls_back: tuple[str, ...]
    creates: tuple[str, ...]
    holds: tuple[Holds, ...]
    keeps_replies: int
    state_bytes: int
    kept_handles: int
    restart: Restart
    memory: int
    stack: int
    workers: tuple[str, ...]
    priority: str
    weight: int
    install: str
    pinned: bool
    doc: str
    pos: Pos
    pages: tuple[str, ...] = ()
    faults_to: str = ""
    desktop: tuple[Setting, ...] = ()
    autoload: tuple[Setting, ...] = ()


@dataclass(frozen=True)
class SlotUse:
    """A connection that a component finds in its table when it starts."""

    index: int
    name: str
    server: str  # component name
    protocol: Protocol
    roles: int  # mask


@dataclass(frozen=True)
class Wiring:
    """One component as it is in one system."""

    component: Component
    slots: tuple[SlotUse, ...]  # by index, from FIRST_USED_SLOT


@dataclass(frozen=True)
class System:
    """A closed world, in boot order."""

    name: str
    memory: int
    minter: str  # the component that may make connections to all others; "" for none but the root
    components: tuple[Wiring, ...]
    doc: str
    pos: Pos


@dataclass(frozen=True)
class World:
    """All that one run of the compiler read, sorted by name."""

    libraries: tuple[Library, ...]
    components: tuple[Component, ...]
    systems: tuple[System, ...]

    def library(self, name: str) -> Library:
        return next(lib for lib in self.libraries if lib.name == name)

    def system(self, name: str) -> System:
        return next(s for s in self.systems if s.name == name)
