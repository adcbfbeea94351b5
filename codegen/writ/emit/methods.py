"""Methods as the templates want them: every name spelt, every expression made, nothing left to decide."""

from __future__ import annotations

from functools import cached_property

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
            name = names.word(field.name)
            match field.type:
                case TextType(kind=kind):
                    data = "void" if kind is TextKind.BYTES else "char"
                    out += [f"const {data} *{name}", f"uint32_t {self.length_of(field)}"]
                case VectorType(element=element):
                    elements = f"const {values.wire_type(element)} *{name}"
                    out += [elements, f"uint32_t {self.length_of(field)}"]
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

    @cached_property
    def _words(self) -> frozenset[str]:
        """The request's parameters in C."""
        return frozenset(names.word(field.name) for field in self.method.request)

    def length_of(self, field: Field) -> str:
        """What the length of a tail is called among them."""
        what = "count" if isinstance(field.type, VectorType) else "length"
        return names.fresh(f"{names.word(field.name)}_{what}", self._words)

    @cached_property
    def arguments(self) -> list[str]:
        """All that a stub's parameters out of the contract are called."""
        return self.plain_args + self.result_args

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
            return [f"struct {self.reply.name} *{self.ret_reply}"]
        return [f"{values.c_type(f.type)} *{self._result_of(f)}" for f in self.method.reply]

    @property
    def ret_reply(self) -> str:
        """Where a struct of results goes."""
        return names.fresh("ret_reply", self._words)

    def _result_of(self, field: Field) -> str:
        return names.fresh(f"ret_{names.snake(field.name)}", self._words)

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

    def result_stores(self, m: str) -> list[str]:
        """Statements that hand out a checked register reply in `m`, value by value."""
        reply = values.Words(f"writ_word(&{m}, {{i}})" if self.reply.graded else f"{m}.w[{{i}}]")
        out = []
        for placed in self.reply.layout.fixed:
            target, kind = self._result_of(placed.field), placed.field.type
            if isinstance(kind, StructType):
                for leaf, path in leaves(pieces_of(kind, placed.offset, ""), f"(*{target})"):
                    value = values.load(reply, leaf.offset, leaf.type, wire=True)
                    out.append(f"{path} = {value};")
                continue
            out.append(f"*{target} = {values.load(reply, placed.offset, kind)};")
        return out

    @property
    def request_words(self) -> list[str]:
        """The words of a register request out of plain arguments; structs come by pointer."""
        return [] if self.request.in_memory else self.request.words_of(self._argument_of)

    def request_stores(self, m: str) -> list[str]:
        """Statements that write a register request that words cannot say into `m`."""
        if not self.request.words_as_bytes:
            return []
        out = []
        for placed in self.request.layout.fixed:
            path = self._argument_of(placed.field)
            out += store_lines(placed.field.type, placed.offset, path, f"(uint8_t *){m}.w")
        return out

    @staticmethod
    def _argument_of(field: Field) -> str:
        name = names.word(field.name)
        return f"(*{name})" if isinstance(field.type, RECORDS) else name
