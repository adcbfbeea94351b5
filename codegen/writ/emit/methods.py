"""Methods as the templates want them: every name spelt, every expression made, nothing left to decide."""

from __future__ import annotations

from writ.emit import names, values
from writ.emit.directions import DirectionC, last_word, leaves, store_lines
from writ.layout import pieces_of
from writ.model import (
    HANDLE_TYPES,
    ArrayType,
    Field,
    HandleType,
    Method,
    Object,
    Protocol,
    StructType,
    TableType,
    TextKind,
    TextType,
    UnionType,
    VectorType,
)

RECORDS = (StructType, UnionType, TableType)

# What a stub's own variables are called.
STUB_NAMES = frozenset(
    {"at", "b", "c", "data", "i", "index", "io", "left_ms", "m", "slot", "status", "timeout_ms"}
)


def argument(name: str) -> str:
    """A parameter's name as an argument of a stub."""
    return name + "_" if name in STUB_NAMES else names.word(name)


class MethodC:
    """A method with both its directions."""

    def __init__(self, owner: Protocol | Object, method: Method) -> None:
        self.owner = owner
        self.method = method
        self.prefix = names.prefix(owner)
        self.base = names.snake(method.name)
        self.name = names.method_name(owner, method)
        self.upper = self.name.upper()
        self.request = DirectionC(owner, method, "request")
        self.reply = DirectionC(owner, method, "reply")
        self.number = f"0x{method.number:02x}"
        self.doc = method.doc
        self.waits = method.waits
        self.deadline_ms = method.deadline_ms

    @property
    def role_mask(self) -> str:
        """The roles that may call, as a C mask."""
        if isinstance(self.owner, Object) or self.method.any_role:
            return "UINT32_MAX"
        chosen = dict.fromkeys(a.role.name for a in self.method.alternatives)
        own = {role.name for role in self.owner.roles}
        return " | ".join(
            names.member(f"{self.prefix}_role", name) if name in own else "WRIT_ROLE_STATS"
            for name in chosen
        )

    @property
    def error_condition(self) -> str:
        """Whether `status` is one that a reply may have besides OK."""
        errors = self.method.errors
        framework = "writ_status_is_framework(status)"
        if errors is None:
            return framework
        if not errors.strict:
            return f"{framework} || status >= WRIT_FIRST_OWN"
        return f"{framework} || {names.snake(errors.name)}_is_known(status)"

    @property
    def retry(self) -> str:
        return "true" if self.method.retry_safe and not self.request.gives else "false"

    @property
    def plain_params(self) -> list[str]:
        """The request's values as C parameters; a text is a pointer and a length."""
        out = []
        for field in self.method.request:
            name = argument(field.name)
            match field.type:
                case TextType(kind=kind):
                    data = "void" if kind is TextKind.BYTES else "char"
                    out += [f"const {data} *{name}", f"uint32_t {name}_length"]
                case VectorType(element=element):
                    out += [f"const {values.wire_type(element)} *{name}", f"uint32_t {name}_count"]
                case StructType() | UnionType() | TableType():
                    out.append(f"const {values.c_type(field.type)} *{name}")
                case ArrayType():
                    out.append(
                        f"const {values.c_type(field.type)} {name}{values.bounds_suffix(field.type)}"
                    )
                case HandleType() if field.type.count > 1:
                    out.append(f"const uint32_t {name}[{field.type.count}]")
                case _ if isinstance(field.type, HANDLE_TYPES):
                    out.append(f"uint32_t {name}")
                case _:
                    out.append(values.declared(field.type, name))
        return out

    @property
    def page_key(self) -> str:
        """The type of what a page begins after."""
        return values.c_type(self.method.request[0].type)

    @property
    def plain_args(self) -> list[str]:
        """The same as arguments."""
        return [last_word(param) for param in self.plain_params]

    @property
    def result_params(self) -> list[str]:
        """Where results go: pointers to single values in register class, a struct of views in buffer class."""
        if self.reply.empty:
            return []
        if not self.results_are_plain:
            return [f"struct {self.reply.name} *ret_reply"]
        return [f"{values.c_type(f.type)} *ret_{names.snake(f.name)}" for f in self.method.reply]

    @property
    def result_args(self) -> list[str]:
        return [last_word(param) for param in self.result_params]

    @property
    def results_are_plain(self) -> bool:
        return (
            self.request.registers
            and not self.reply.in_memory
            and not any(isinstance(f.type, ArrayType) for f in self.method.reply)
        )

    @property
    def result_stores(self) -> list[str]:
        """Statements that hand out a checked register reply in `m`, value by value."""
        out = []
        for placed in self.reply.layout.fixed:
            name, kind = placed.field.name, placed.field.type
            target = f"ret_{names.snake(name)}"
            if isinstance(kind, StructType):
                for leaf, path in leaves(pieces_of(kind, placed.offset, ""), f"(*{target})"):
                    value = values.load(self.local_reply, leaf.offset, leaf.type, wire=True)
                    out.append(f"{path} = {value};")
                continue
            out.append(f"*{target} = {values.load(self.local_reply, placed.offset, kind)};")
        return out

    @property
    def local_reply(self) -> values.Words:
        return values.Words("writ_word(&m, {i})" if self.reply.graded else "m.w[{i}]")

    @property
    def request_words(self) -> list[str]:
        """The words of a register request out of plain arguments; structs come by pointer."""
        return [] if self.request.in_memory else self.request.words_of(self._argument_of)

    @property
    def request_stores(self) -> list[str]:
        """Statements that write a register request that words cannot say into `m`."""
        if not self.request.words_as_bytes:
            return []
        out = []
        for placed in self.request.layout.fixed:
            path = self._argument_of(placed.field)
            out += store_lines(placed.field.type, placed.offset, path, "(uint8_t *)m.w")
        return out

    @staticmethod
    def _argument_of(field: Field) -> str:
        name = argument(field.name)
        return f"(*{name})" if isinstance(field.type, RECORDS) else name
