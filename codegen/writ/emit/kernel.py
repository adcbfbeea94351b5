"""Kernel objects as the kernel serves them and as their holders call them."""

from __future__ import annotations

from dataclasses import dataclass

from writ.emit import names, values
from writ.emit.methods import argument
from writ.emit.owners import OwnerC, Who
from writ.emit.server import ServedMethod
from writ.model import ArrayType, EnumType, Object, SlotType, StructType, TextType, VectorType


@dataclass(frozen=True)
class SlotC:
    """A slot parameter and what must be in it."""

    name: str
    type: str
    rights: str


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
            kind = field.type
            if isinstance(kind, SlotType):
                upper = names.upper(kind.object_name)
                rights = " | ".join(f"{upper}_RIGHT_{names.upper(r)}" for r in kind.right_names)
                type_ = f"{upper}_TYPE" if kind.object_number else "0"
                out.append(SlotC(names.word(field.name), type_, rights or "0"))
        return out

    @property
    def kernel_handler(self) -> str:
        params = ["struct kcall *call"] + [f"struct cap *{slot.name}" for slot in self.slots]
        params += [] if self.request.empty else [f"const struct {self.request.name} *request"]
        params += [] if self.reply.empty else [f"struct {self.reply.name} *reply"]
        return f"{self.prefix}_on_{self.base}({', '.join(params)})"

    @property
    def kernel_args(self) -> str:
        args = ["call"] + [slot.name for slot in self.slots]
        args += [] if self.request.empty else ["&request"]
        return ", ".join(args + ([] if self.reply.empty else ["&reply"]))

    @property
    def kernel_check_args(self) -> str:
        return self.request.body_args("m", "body", "bytes")

    @property
    def kernel_read_args(self) -> str:
        return self.request.read_args("m", "body", "bytes")

    @property
    def reply_words(self) -> list[str]:
        """All words of the reply."""
        return self.reply.all_words(lambda field: f"reply.{names.word(field.name)}")

    @property
    def plain_stores(self) -> list[str]:
        """Statements that fill a builder `b` out of plain arguments."""
        out = []
        for placed in self.request.layout.fixed:
            target = f"b.body->{names.word(placed.field.name)}"
            name, kind = argument(placed.field.name), placed.field.type
            match kind:
                case StructType():
                    out.append(f"{target} = *{name};")
                case ArrayType():
                    out.append(f"__builtin_memcpy({target}, {name}, sizeof({target}));")
                case EnumType(strict=True):
                    out.append(f"{target} = ({values.wire_type(kind)}){name};")
                case TextType() | VectorType():
                    pass
                case _:
                    out.append(f"{target} = {name};")
        for tail in self.request.tails:
            name = argument(tail.name)
            call = f"{self.name}_put_{tail.name}(&b, {name}, {name}_{tail.count});"
            out.append(call)
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
        first = ["struct writ_io *io", f"uint32_t {self.prefix}"]
        return Who(self.prefix, first, ["io", self.prefix], "io", self.prefix)

    @property
    def exact_methods(self) -> list[CallC]:
        return [m for m in self.calls if m.request.exact]

    @property
    def sized_methods(self) -> list[CallC]:
        return [m for m in self.calls if not m.request.exact]
