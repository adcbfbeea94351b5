"""One direction of a method as the templates want it: tag, fixed part, view, checks, and how values get in and out."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property
from typing import Callable

from writ.emit import names, steps, values
from writ.layout import (
    TAG_CHECKS,
    Check,
    Direction,
    Leaf,
    Pad,
    Piece,
    Placed,
    Rows,
    pieces_of,
    reply_of,
    request_of,
    size_of,
    tail_element,
)
from writ.model import (
    MAX_BODY,
    REGISTER_BYTES,
    TAIL_TYPES,
    ArrayType,
    BitsType,
    ClientType,
    EnumType,
    Field,
    HandleType,
    Method,
    Object,
    Protocol,
    Scalar,
    ServerType,
    SlotType,
    StructType,
    TableType,
    TextKind,
    TextType,
    Transfer,
    UnionType,
    VectorType,
)

NATIVE = 0x57
REPLY_FLAG = 1
BUFFER_FLAG = 2


@dataclass(frozen=True)
class Member:
    """A member of a C struct, with the comment that goes before it."""

    declared: str
    doc: str
    name: str
    offset: int = 0


@dataclass(frozen=True)
class Handle:
    """A handle parameter."""

    name: str
    first: int
    count: int
    optional: bool
    lend: bool
    record: str  # initialiser of the record that is sent
    doc: str

    @property
    def index(self) -> str:
        """Index of its record, with `index` telling which of several."""
        return str(self.first) if self.count == 1 else f"{self.first} + index"

    @property
    def put_doc(self) -> str:
        how = "Lends" if self.lend else "Gives"
        end = " Slot 0 leaves it out." if self.optional else ""
        return self.doc or f"{how} a handle.{end}"


@dataclass(frozen=True)
class Tail:
    """A tail parameter."""

    name: str
    index: int
    offset: int
    data: str  # type of the pointer to its elements
    store: str  # "" if elements are copied as they are, else the function that writes one
    element: int
    view: str  # type in views
    item: str  # type of an element
    is_vector: bool
    doc: str

    @property
    def count(self) -> str:
        """What its length is called."""
        return "count" if self.is_vector else "length"


def padding(start: int, end: int, words: Container[str]) -> Member:
    """What stands between fields of these names."""
    name = names.fresh(f"padding_{start}", words)
    return Member(f"uint8_t {name}[{end - start}]", "", name, start)


class DirectionC:
    """A request or a reply."""

    def __init__(self, owner: Protocol | Object, method: Method, side: str) -> None:
        protocol = owner if isinstance(owner, Protocol) else None
        self.owner = owner
        self.method = method
        self.side = side
        self.layout: Direction = (
            request_of(method, protocol) if side == "request" else reply_of(method)
        )
        self.fields = method.request if side == "request" else method.reply
        self.name = f"{names.method_name(owner, method)}_{side}"
        self.upper = self.name.upper()

    # ------------------------------------------------------------ facts

    @property
    def empty(self) -> bool:
        return self.layout.empty

    @property
    def registers(self) -> bool:
        return self.layout.registers

    @property
    def graded(self) -> bool:
        return self.layout.graded

    @property
    def size(self) -> int:
        return self.layout.size

    @property
    def tag(self) -> str:
        """The whole tag in register class; without the bytes in buffer class."""
        method = self.method.number if self.side == "request" else 0
        flags = (REPLY_FLAG if self.side == "reply" else 0) | (0 if self.registers else BUFFER_FLAG)
        length = self.size if self.registers else 0
        tag = method | self.owner.protocol_number << 16 | length << 32
        return values.hex64(tag | self.layout.handles << 48 | flags << 52 | NATIVE << 56)

    @property
    def exact(self) -> bool:
        """True if one tag is the only good one."""
        return self.registers and not self.graded

    @property
    def most(self) -> int:
        """The largest body that is accepted."""
        if self.layout.tails:
            return MAX_BODY
        if not self.layout.flexible:
            return self.size
        return REGISTER_BYTES if self.registers else MAX_BODY

    @property
    def known_sizes(self) -> list[int]:
        return [size for _, size in self.layout.groups]

    @property
    def listed_sizes(self) -> list[int]:
        """The sizes that its shape lists; none where there is one, or where tails decide."""
        return self.known_sizes if self.graded and not self.layout.tails else []

    @property
    def shape(self) -> list[str]:
        """The shape of its tag as parts of an initialiser, but for the roles."""
        number = self.method.number if self.side == "request" else 0
        parts = [f".number = 0x{number:02x}"] if number else []
        if self.layout.least:
            parts.append(f".least = {self.layout.least}")
        if self.most:
            parts.append(f".most = {self.most}")
        if self.listed_sizes:
            parts += [f".sizes = {self.name}_sizes", f".size_count = {len(self.known_sizes)}"]
        if self.layout.flexible:
            parts.append(".flexible = true")
        if self.layout.handles:
            parts.append(f".handles = {self.layout.handles}")
        if not self.registers:
            parts.append(".buffer = true")
        return parts or ["0"]

    # ------------------------------------------------------------ checks

    def id_of(self, kind: str, subject: str = "") -> str:
        """The enumerator of a check."""
        parts = [part for part in (subject.replace(".", "_"), kind) if part]
        return f"{self.upper}_{'_'.join(parts).upper()}"

    def check_constant(self, check: Check) -> str:
        return f"{self.id_of(check.kind, check.subject)} = {check.id}"

    @property
    def in_memory(self) -> bool:
        """True if the body is read from memory: in buffer class, and where words cannot be taken apart."""
        return not self.registers or self.layout.boxed

    @cached_property
    def source(self) -> values.Source:
        if self.in_memory:
            return values.Bytes()
        if self.graded:
            return values.Words("writ_word(m, {i})")
        return values.Words()

    @property
    def needs_fixed(self) -> bool:
        """True if the sender's fixed size is not always the same."""
        return self.graded and self.in_memory

    @property
    def known_fixed(self) -> str:
        """The condition that a sender's fixed size is good."""
        if not self.graded:
            return f"fixed == {self.size}"
        known = " || ".join(f"fixed == {size}" for size in self.known_sizes)
        if self.layout.flexible:
            known += f" || (fixed > {self.size} && fixed % 8 == 0)"
        return f"fixed <= bytes && ({known})"

    @cached_property
    def body_steps(self) -> list[steps.Step]:
        """Steps 9 to 13."""
        out: list[steps.Step] = []
        for start, pieces in self.layout.pieces():
            inner = steps.piece_steps(pieces, self.source, self.id_of)
            if inner and start and self.in_memory:
                end = next(size for size in self.known_sizes if size > start)
                opening = steps.Step("open", f"if (fixed >= {end})")
                inner = [opening, *inner, steps.Step("close", "")]
            out += inner
        if self.layout.tails:
            first = "fixed" if self.needs_fixed else str(self.size)
            out.append(steps.Step("line", f"uint32_t cursor = {first};"))
            out += steps.tail_steps(self.layout, f"{self.name}_tails", self.id_of)
            out.append(steps.Step("test", "cursor != bytes", self.id_of("end"), "cursor"))
        for i in range(self.layout.handles):
            call = f"writ_handle_check(records, &{self.name}_handles[{i}])"
            out.append(steps.Step("call", call))
        return steps.laid_out(out)

    @cached_property
    def handle_rules(self) -> list[list[str]]:
        """What each handle record must be."""
        return [
            rule
            for record in self.layout.records
            for rule in steps.record_rules(record, self.id_of)
        ]

    @property
    def has_checks(self) -> bool:
        return bool(self.body_steps)

    @property
    def tests_fixed(self) -> bool:
        """True if the sender's fixed size needs a test of its own. The check of the first tail's
        offset is the same one, where there is nothing before it."""
        is_first = not any(
            steps.piece_steps(p, self.source, self.id_of) for _, p in self.layout.pieces()
        )
        return bool(self.layout.tails) and (self.graded or not is_first)

    @property
    def checks_fixed(self) -> bool:
        """True if the checks ask how long the sender's fixed part is."""
        return self.tests_fixed or self._steps_say("fixed")

    @property
    def takes_bytes(self) -> bool:
        """True if the checks need the length of the body."""
        return bool(self.layout.tails) or self.checks_fixed

    @property
    def checks_body(self) -> bool:
        """True if there is anything in the body to be checked; handles are not in it."""
        return bool(self.layout.tails) or self._steps_say("body")

    def _steps_say(self, word: str) -> bool:
        return any(re.search(rf"\b{word}\b", step.text) for step in self.body_steps)

    @property
    def has_calls(self) -> bool:
        """True if a step is judged by another function."""
        return any(step.kind == "call" for step in self.body_steps)

    @property
    def first_body_check(self) -> str:
        """The first check that the tag does not settle."""
        return self.check_constant(self.layout.checks[len(TAG_CHECKS)]).split(" = ")[0]

    @property
    def check_args(self) -> str:
        """Arguments of check_body in a function that has m, body and records."""
        if self.registers:
            return "m"
        given = {"body": "body", "bytes": "writ_tag_bytes(m->tag)", "records": "records"}
        return ", ".join(given[last_word(p)] for p in self.body_params.split(", "))

    @property
    def own_checks(self) -> tuple[Check, ...]:
        """All but those of the tag, whose ids are the same everywhere."""
        return self.layout.checks[len(TAG_CHECKS) :]

    def check_names(self) -> list[tuple[int, str, str]]:
        """(id, kind, C name) of every check."""
        tags = [(c.id, c.kind, f"WRIT_STEP_{c.kind.upper()}") for c in self.layout.checks[:8]]
        return tags + [(c.id, c.kind, self.id_of(c.kind, c.subject)) for c in self.own_checks]

    @property
    def body_params(self) -> str:
        """Parameters of the function that makes steps 9 to 13."""
        if self.registers:
            return "const struct writ_msg *m"
        bytes_ = ["uint32_t bytes"] if self.takes_bytes else []
        return ", ".join(self._page_params(self.checks_body, bytes_))

    def body_args(self, m: str, page: str, bytes_: str) -> str:
        """Its arguments for a message `m` (a pointer) whose page is `page`."""
        if self.registers:
            return m
        given = [bytes_] if self.takes_bytes else []
        return ", ".join(self._page_args(self.checks_body, page, given))

    @property
    def read_params(self) -> str:
        if self.registers:
            return "const struct writ_msg *m"
        bytes_ = ["uint32_t bytes"] if self.reads_fixed and not self.layout.tails else []
        return ", ".join(self._page_params(bool(self.layout.fixed), bytes_))

    def read_args(self, m: str, page: str, bytes_: str) -> str:
        if self.registers:
            return m
        given = [bytes_] if self.reads_fixed and not self.layout.tails else []
        return ", ".join(self._page_args(bool(self.layout.fixed), page, given))

    def _page_params(self, uses_body: bool, bytes_: list[str]) -> list[str]:
        body = ["const uint8_t *body"] if uses_body else []
        return body + bytes_ + (["const uint8_t *records"] if self.layout.records else [])

    def _page_args(self, uses_body: bool, page: str, bytes_: list[str]) -> list[str]:
        body = [page] if uses_body else []
        return body + bytes_ + ([f"{page} + WRIT_RECORDS"] if self.layout.records else [])

    # ------------------------------------------------------------ structs

    @cached_property
    def wire_members(self) -> list[Member]:
        """The fixed part as a C struct, padding named."""
        out: list[Member] = []
        at = 0
        for placed in (*self.layout.fixed, None):
            offset = placed.offset if placed else self.size
            if offset > at:
                out.append(padding(at, offset, self.words))
            if placed:
                name = names.word(placed.field.name)
                kind = placed.field.type
                text = (
                    f"struct writ_tail {name}"
                    if isinstance(kind, TAIL_TYPES)
                    else values.declared(kind, name, wire=True)
                )
                out.append(Member(text, "", name, offset))
                at = placed.end
        return out

    @cached_property
    def view_members(self) -> list[Member]:
        out = []
        if self.tells_version:
            doc = "the highest group of fields that the sender knew"
            out.append(Member(f"uint32_t {self.version}", doc, self.version))
        for field in self.fields:
            out.append(Member(self._view_of(field), field.doc, names.word(field.name)))
        return out

    def _view_of(self, field: Field) -> str:
        name = names.word(field.name)
        match field.type:
            case HandleType(count=count) if count > 1:
                return f"uint32_t {name}[{count}]"
            case HandleType() | ClientType() | ServerType():
                return f"uint32_t {name}"
            case TextType():
                return f"struct writ_bytes {name}"
            case VectorType():
                return f"struct {self._items(field)} {name}"
        return values.declared(field.type, name)

    def _items(self, field: Field) -> str:
        made = {f"{self.name}_body", f"{self.name}_checks"}
        return names.fresh(f"{self.name}_{names.snake(field.name)}", made)

    @cached_property
    def vectors(self) -> list[tuple[str, str]]:
        """(struct, element type) of the views of vectors."""
        out = []
        for field in self.fields:
            if isinstance(field.type, VectorType):
                out.append((self._items(field), values.wire_type(field.type.element)))
        return out

    # ------------------------------------------------------------ reading

    @cached_property
    def reads(self) -> list[str]:
        """Statements that fill a view `v` out of a body that was checked."""
        out = []
        if self.tells_version:
            out.append(self._version())
        for placed in self.layout.fixed:
            out += self._read(placed)
        for record in self.layout.records:
            name = names.word(record.field.name)
            for i in range(record.count):
                target = f"v.{name}[{i}]" if record.count > 1 else f"v.{name}"
                out.append(f"{target} = writ_load_record(records, {record.first + i}).slot;")
        return out

    def _version(self) -> str:
        size = "fixed" if self.in_memory else "writ_tag_bytes(m->tag)"
        text = "0"
        for version, end in self.layout.groups[1:]:
            text = (
                f"{size} >= {end} ? {version} : {text}"
                if text == "0"
                else f"{size} >= {end} ? {version} : ({text})"
            )
        return f"v.{self.version} = {text};"

    def _read(self, placed: Placed) -> list[str]:
        name, kind = names.word(placed.field.name), placed.field.type
        if isinstance(kind, TextType):
            return [f"v.{name} = writ_view(body, {placed.offset});"]
        if isinstance(kind, VectorType):
            element = values.wire_type(kind.element)
            at = f"body + writ_load_tail(body + {placed.offset}).offset"
            return [
                f"v.{name}.items = (const {element} *)(const void *)({at});",
                f"v.{name}.count = writ_load_tail(body + {placed.offset}).length;",
                f"v.{name}.use = 0;",
            ]
        if isinstance(kind, (StructType, ArrayType, UnionType, TableType)) and self.in_memory:
            copy = f"__builtin_memcpy(&v.{name}, {plus_body(placed.offset)}, {placed.size});"
            return self._guarded(placed, copy)
        wire = isinstance(kind, (StructType, ArrayType))
        out = []
        for leaf, path in leaves(pieces_of(kind, placed.offset, ""), f"v.{name}"):
            value = values.load(self.source, leaf.offset, leaf.type, wire)
            out += self._guarded(placed, f"{path} = {value};")
        return out

    @property
    def cleared(self) -> bool:
        """True if a view starts as zeros: where fields can be absent, and where padding would stay as it was."""
        return self.reads_fixed or (
            not self.in_memory and any(isinstance(f.type, StructType) for f in self.fields)
        )

    def _guarded(self, placed: Placed, statement: str) -> list[str]:
        if not self.needs_fixed or not placed.field.since:
            return [statement]
        end = next(size for size in self.known_sizes if size > placed.offset)
        return [f"if (fixed >= {end}) {{", f"    {statement}", "}"]

    @property
    def reads_fixed(self) -> bool:
        """True if reading asks how long the sender's fixed part is."""
        if self.tells_version and self.in_memory:
            return True
        placed = [p for p in self.layout.fixed if not isinstance(p.field.type, TAIL_TYPES)]
        return self.needs_fixed and any(p.field.since for p in placed)

    @property
    def tells_version(self) -> bool:
        """True if a view says how much its sender knew."""
        return self.graded and len(self.known_sizes) > 1

    @cached_property
    def words(self) -> frozenset[str]:
        """Its fields in C."""
        return frozenset(names.word(field.name) for field in self.fields)

    @property
    def version(self) -> str:
        """The member that says it."""
        return names.fresh("version", self.words)

    @property
    def fixed_size(self) -> str:
        """How long it is."""
        if self.layout.tails:
            return f"writ_load_u16(body + {self.layout.tails[0].offset})"
        return "writ_tag_bytes(m->tag)" if self.registers else "bytes"

    @property
    def words_as_bytes(self) -> bool:
        """True if a register body is to be looked at as bytes."""
        return self.registers and self.in_memory

    # ------------------------------------------------------------ writing

    def words_of(self, access: Callable[[Field], str]) -> list[str]:
        """The words of a register body; `access` tells where the value of a parameter is."""
        terms: dict[int, list[str]] = {}
        for placed in self.layout.fixed:
            name = access(placed.field)
            for leaf, path in leaves(pieces_of(placed.field.type, placed.offset, ""), name):
                word = values.as_word(path, leaf.offset, leaf.type)
                terms.setdefault(leaf.offset // 8, []).append(word)
        out = []
        for i in range(self.size // 8):
            parts = terms.get(i, ["0"])
            text = " | ".join(parts)
            if len(parts) == 1 and not parts[0].startswith("(uint64_t)") and parts[0] != "0":
                text = parts[0]
            out.append(text)
        return out

    def all_words(self, access: Callable[[Field], str]) -> list[str]:
        """The words of a register body and those past its end, which are zero."""
        words = self.words_of(access)
        return words + ["0"] * (REGISTER_BYTES // 8 - len(words))

    @property
    def padded_words(self) -> list[str]:
        """All words of a register reply `v`."""
        return self.all_words(lambda field: f"v->{names.word(field.name)}")

    @cached_property
    def handles(self) -> list[Handle]:
        out = []
        for record in self.layout.records:
            kind = record.field.type
            assert isinstance(kind, (HandleType, ClientType, ServerType))
            lend = kind.transfer is Transfer.LEND
            parts = [f".type = {steps.object_type(kind)}"]
            if record.rights:
                parts.append(f".rights = {steps.object_rights(kind)}")
            if lend:
                parts.append(".flags = WRIT_RECORD_LEND")
            if steps.object_protocol(kind) != "0":
                parts.append(f".protocol = {steps.object_protocol(kind)}")
            out.append(
                Handle(
                    names.word(record.field.name),
                    record.first,
                    record.count,
                    kind.optional,
                    lend,
                    "{" + ", ".join(parts) + "}",
                    record.field.doc,
                )
            )
        return out

    @property
    def needed_records(self) -> list[int]:
        return [h.first + i for h in self.handles if not h.optional for i in range(h.count)]

    @property
    def record_stores(self) -> list[str]:
        """Statements that put the handles of a reply `v` into their records."""
        out = []
        for handle in self.handles:
            out.append(f"const struct writ_record {handle.name}_record = {handle.record};")
            optional = "true" if handle.optional else "false"
            for i in range(handle.count):
                slot = f"v->{handle.name}" + (f"[{i}]" if handle.count > 1 else "")
                args = f"b, {handle.first + i}, {slot}, {optional}, {handle.name}_record"
                out.append(f"writ_reply_handle({args});")
        return out

    @property
    def built_args(self) -> str:
        """Arguments of check_body for a request in a builder `b`."""
        return self.body_args("&m", "b->wire.page", "b->wire.cursor")

    @property
    def gives(self) -> bool:
        return any(not handle.lend for handle in self.handles)

    @cached_property
    def tails(self) -> list[Tail]:
        out = []
        for i, placed in enumerate(self.layout.tails):
            kind = placed.field.type
            assert isinstance(kind, (TextType, VectorType))
            if isinstance(kind, TextType):
                data = "void" if kind.kind is TextKind.BYTES else "char"
                view, store = "struct writ_bytes", ""
            else:
                data = values.wire_type(kind.element)
                view = f"struct {self._items(placed.field)}"
                store = (
                    f"{names.snake(kind.element.name)}_store"
                    if isinstance(kind.element, (StructType, UnionType, TableType))
                    else ""
                )
            out.append(
                Tail(
                    names.word(placed.field.name),
                    i,
                    placed.offset,
                    data,
                    store,
                    tail_element(kind),
                    view,
                    data,
                    isinstance(kind, VectorType),
                    placed.field.doc,
                )
            )
        return out

    @cached_property
    def tail_rules(self) -> list[list[str]]:
        return [
            steps.tail_rule(tail, self.id_of("tail_length", tail.field.name))
            for tail in self.layout.tails
        ]

    @cached_property
    def stores(self) -> list[str]:
        """Statements that write the values of a reply `v`, but for tails and handles, into a zeroed
        fixed part at `body`."""
        out = []
        for placed in self.layout.fixed:
            kind, name = placed.field.type, names.word(placed.field.name)
            if isinstance(kind, TAIL_TYPES):
                continue
            out += store_lines(kind, placed.offset, f"v->{name}", "body")
        return out


def plus_body(offset: int) -> str:
    return "body" if offset == 0 else f"body + {offset}"


def store_lines(kind: object, offset: int, path: str, base: str) -> list[str]:
    """Statements that write one value at `base + offset`, padding left alone."""
    at = base if offset == 0 else f"{base} + {offset}"
    if isinstance(kind, (StructType, UnionType, TableType)):
        return [f"{names.snake(kind.name)}_store({at}, &{path});"]
    if isinstance(kind, ArrayType):
        if isinstance(kind.element, (StructType, UnionType, TableType)):
            stride = size_of(kind.element)
            name = names.snake(kind.element.name)
            return [
                f"for (uint32_t i = 0; i < {kind.count}; i++) {{",
                f"    {name}_store({at} + i * {stride}, &{path}[i]);",
                "}",
            ]
        return [f"__builtin_memcpy({at}, {path}, {size_of(kind)});"]
    assert isinstance(kind, (Scalar, EnumType, BitsType, SlotType))
    size = size_of(kind)
    return [f"writ_store_u{8 * size}({at}, {values.as_unsigned(path, kind)});"]


def leaves(pieces: list[Piece], path: str) -> list[tuple[Leaf, str]]:
    """The leaves of a value with the C expression of each; arrays are expanded."""
    out: list[tuple[Leaf, str]] = []
    for piece in pieces:
        match piece:
            case Leaf():
                inner = ".".join(names.word(part) for part in piece.path.split(".") if part)
                out.append((piece, f"{path}.{inner}" if inner else path))
            case Rows():
                inner = ".".join(names.word(part) for part in piece.path.split(".") if part)
                base = f"{path}.{inner}" if inner else path
                for i in range(piece.type.count):
                    shifted = [
                        steps.shifted(p, piece.offset + i * piece.stride) for p in piece.pieces
                    ]
                    out += leaves(shifted, f"{base}[{i}]")
            case Pad():
                pass
    return out


def last_word(param: str) -> str:
    return param.split("[")[0].replace("*", " ").split()[-1]
