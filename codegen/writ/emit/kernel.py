"""Kernel objects as the kernel serves them and as their holders call them."""

from __future__ import annotations

from dataclasses import dataclass

from writ.emit import names, values
from writ.emit.owners import OwnerC, Who
from writ.emit.server import ServedMethod
from writ.model import (
    ArrayType,
    EnumType,
    Object,
    Scalar,
    SlotType,
    StructType,
    TableType,
    TextType,
    UnionType,
    VectorType,
)

ENTRIES = 32  # KCALL_ENTRIES of the kernel
SHORT_BYTES = 40
# What the functions have in which capabilities are called as their parameters.
LOCALS = frozenset("call request reply out m bytes body status result answer may i".split())


@dataclass(frozen=True)
class SlotC:
    """A slot parameter and what must be in it."""

    name: str
    member: str  # of the request
    type: str
    rights: str
    count: int  # 0 if it is one and no array

    @property
    def param(self) -> str:
        return f"struct cap *{self.name}" + (f"[{self.count}]" if self.count else "")


class CallC(ServedMethod):
    """A method of an object."""

    @property
    def needs(self) -> str:
        """The rights that it needs, as a C mask; "" for none."""
        assert isinstance(self.owner, Object)
        chosen = [m for m in self.owner.rights if self.method.needs >> m.number & 1]
        return " | ".join(names.member(f"{self.prefix}_right", m.name) for m in chosen)

    @property
    def slots(self) -> list[SlotC]:
        out = []
        for field in self.method.request:
            kind, count = field.type, 0
            if isinstance(kind, ArrayType):
                count = kind.count
                kind = kind.element
            if isinstance(kind, SlotType):
                upper = names.upper(kind.object_name)
                rights = " | ".join(f"{upper}_RIGHT_{names.upper(r)}" for r in kind.right_names)
                type_ = f"{upper}_TYPE" if kind.object_number else "0"
                member = names.word(field.name)
                name = names.fresh(member, LOCALS)
                out.append(SlotC(name, member, type_, rights or "0", count))
        return out

    @property
    def kernel_handler(self) -> str:
        params = ["struct kcall *call"] + [slot.param for slot in self.slots]
        params += [] if self.request.empty else [f"const struct {self.request.name} *request"]
        params += [] if self.reply.empty else [f"struct {self.reply.name} *reply"]
        params += ["struct writ_builder *out"] if self.reply.tails else []
        return f"{self.prefix}_on_{self.base}({', '.join(params)})"

    @property
    def kernel_args(self) -> str:
        args = ["call"] + [slot.name for slot in self.slots]
        args += [] if self.request.empty else ["&request"]
        args += [] if self.reply.empty else ["&reply"]
        return ", ".join(args + (["&out"] if self.reply.tails else []))

    @property
    def kernel_check_args(self) -> str:
        return self.request.body_args("m", "body", "bytes")

    @property
    def kernel_read_args(self) -> str:
        return self.request.read_args("m", "body", "bytes")

    @property
    def reply_words(self) -> list[str]:
        """The words of the reply."""
        return self.reply.words_of(lambda field: f"reply.{names.word(field.name)}")

    @property
    def new_slot(self) -> str:
        """The field of the reply that says where something new is; "" for none."""
        fields = [placed.field for placed in self.reply.layout.fixed]
        found = [f for f in fields if isinstance(f.type, Scalar) and f.type.newtype == "NewSlot"]
        return names.word(found[0].name) if found else ""

    def plain_stores(self, b: str) -> list[str]:
        """Statements that fill a builder `b` out of plain arguments."""
        out = []
        for placed in self.request.layout.fixed:
            name, kind = names.word(placed.field.name), placed.field.type
            target = f"{b}.body->{name}"
            match kind:
                case StructType() | UnionType() | TableType():
                    out.append(f"{target} = *{name};")
                case ArrayType():
                    out.append(f"__builtin_memcpy({target}, {name}, sizeof({target}));")
                case EnumType(strict=True):
                    out.append(f"{target} = ({values.wire_type(kind)}){name};")
                case TextType() | VectorType():
                    pass
                case _:
                    out.append(f"{target} = {name};")
        for tail in self.request.layout.tails:
            name, length = names.word(tail.field.name), self.length_of(tail.field)
            out.append(f"{self.name}_put_{name}(&{b}, {name}, {length});")
        return out


class ObjectC(OwnerC):
    """A kernel object."""

    def __init__(self, owner: Object) -> None:
        super().__init__(owner)
        self.calls = [CallC(owner, m, {}) for m in owner.methods]
        self.methods = list(self.calls)

    @property
    def who(self) -> Who:
        """Stubs take the pages and the slot that the object is in, under the object's name."""
        params = ("struct writ_io *{io}", "uint32_t {object}")
        return Who(self.prefix, params, "{io}", "{object}", names.word(self.prefix))

    @property
    def exact_methods(self) -> list[CallC]:
        return [m for m in self.calls if m.request.exact]

    @property
    def sized_methods(self) -> list[CallC]:
        return [m for m in self.calls if not m.request.exact]

    @property
    def short_methods(self) -> list[CallC]:
        """Methods that leave the last word alone, both ways."""
        return [
            m
            for m in self.exact_methods
            if m.reply.exact
            and not m.reply.in_memory
            and max(m.request.size, m.reply.size) <= SHORT_BYTES
        ]


@dataclass(frozen=True)
class EntryC:
    """A method that is found by the type of its object and the low bits of its tag."""

    type: int
    index: int
    tag: str
    serve: str


def entries(owners: list[ObjectC], types: int) -> list[EntryC]:
    """The short methods of all types below `types`. Of two with the same low bits the first is
    here; no tag has the low bits of entry 0 and
    the value 1."""
    found = {(number, 0): EntryC(number, 0, "1", "NULL") for number in range(types)}
    taken: set[tuple[int, int]] = set()
    for owner in owners:
        assert isinstance(owner.owner, Object)
        for m in owner.short_methods:
            key = (owner.owner.number, m.method.number % ENTRIES)
            if key not in taken:
                found[key] = EntryC(*key, m.request.upper, f"{owner.prefix}_serve_{m.base}")
            taken.add(key)
    return [found[key] for key in sorted(found)]
