"""Fuzz harnesses: for each protocol what the engine (codegen/runtime/c/suite/fuzz.c) has no table
for: to encode again what was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable

from twin.manifest import Direction, directions
from twin.shape import Frame
from writ import layout
from writ.emit import names, values
from writ.emit.methods import RECORDS
from writ.emit.render import render
from writ.model import (
    HANDLE_TYPES,
    ArrayType,
    Field,
    HandleType,
    Library,
    Protocol,
    TextType,
    Type,
    VectorType,
    World,
)


@dataclass(frozen=True)
class Again:
    """One request, read and sent again."""

    name: str
    number: str
    lines: tuple[str, ...]


class Harness:
    """What the template says about one protocol."""

    def __init__(
        self,
        library: Library,
        protocol: Protocol,
        slot: str = "FUZZ_SLOT",
        patience: str = "SUITE_PATIENCE_MS",
    ) -> None:
        self.name = protocol.name
        self.prefix = names.prefix(protocol)
        self.upper = names.upper(protocol.name)
        found = [d for d in directions(library) if d.owner is protocol]
        pairs = list(zip(found[0::2], found[1::2]))
        self.again = [_again(request, reply, Sender(slot, patience)) for request, reply in pairs]
        self.functions = [again for again in self.again if again.lines]


@dataclass(frozen=True)
class Sender:
    """Where a stub sends to, and how long it waits."""

    slot: str
    patience: str


def _again(request: Direction, reply: Direction, sender: Sender) -> Again:
    name = names.method_name(request.owner, request.method)
    number = f"{request.method.number:#x}"
    shape = request.plan.frame
    if not shape.strict or len(shape.sizes) > 1:
        return Again(name, number, ())  # another version of the contract may have encoded it
    begin = _begin(name, request, reply, sender.slot)
    call = _register_call if shape.in_registers else _buffer_call
    return Again(name, number, (*begin, *call(name, request, reply, sender.patience)))


def _begin(name: str, request: Direction, reply: Direction, slot: str) -> Iterable[str]:
    prefix = names.prefix(request.owner)
    yield f"struct {prefix}_client c = {{.io = io, .slot = {slot}}};"
    if request.method.request:
        yield f"struct {name}_request v = {name}_request_read({_read_arguments(request.plan.frame)});"
    for declaration, _ in _results(name, request.plan.frame, reply):
        yield f"{declaration};"


def _read_arguments(shape: Frame) -> str:
    if shape.in_registers:
        return "m"
    arguments = ["page"] if shape.places else []
    return ", ".join([*arguments, *(["page + WRIT_RECORDS"] if shape.records else [])])


def _results(name: str, request: Frame, reply: Direction) -> list[tuple[str, str]]:
    """Variables for what a stub gives back, and the arguments that point to them."""
    fields = reply.method.reply
    if not fields:
        return []
    made = layout.reply_of(reply.method)
    is_plain = request.in_registers and made.registers and not made.boxed
    if not is_plain or any(isinstance(f.type, ArrayType) for f in fields):
        return [(f"struct {name}_reply reply", "&reply")]
    return [
        (f"{values.c_type(f.type)} ret_{names.snake(f.name)}", f"&ret_{names.snake(f.name)}")
        for f in fields
    ]


def _register_call(name: str, request: Direction, reply: Direction, patience: str) -> Iterable[str]:
    arguments = ["&c", patience]
    for field in request.method.request:
        reference = "&" if isinstance(field.type, RECORDS) else ""
        arguments.append(f"{reference}v.{names.word(field.name)}")
    arguments += [argument for _, argument in _results(name, request.plan.frame, reply)]
    yield f"(void){name}_within({', '.join(arguments)});"


def _buffer_call(name: str, request: Direction, reply: Direction, patience: str) -> Iterable[str]:
    yield f"struct {name}_builder b = {name}_begin(&c);"
    for field in request.method.request:
        yield from _put(name, field)
    arguments = ["&b", patience]
    arguments += [argument for _, argument in _results(name, request.plan.frame, reply)]
    yield f"(void){name}_call_within({', '.join(arguments)});"


def _put(name: str, field: Field) -> Iterable[str]:
    word = names.word(field.name)
    kind: Type = field.type
    put = f"{name}_put_{word}"
    if isinstance(kind, TextType):
        cast = "" if kind.kind.value == "bytes" else "(const char *)"
        yield f"{put}(&b, {cast}v.{word}.data, v.{word}.length);"
    elif isinstance(kind, VectorType):
        yield f"{put}(&b, v.{word}.items, v.{word}.count);"
    elif isinstance(kind, HandleType) and kind.count > 1:
        for index in range(kind.count):
            yield f"{put}(&b, {index}, v.{word}[{index}]);"
    elif isinstance(kind, HANDLE_TYPES):
        yield f"{put}(&b, v.{word});"
    elif isinstance(kind, (ArrayType, *RECORDS)):
        yield f"__builtin_memcpy(&b.body->{word}, &v.{word}, sizeof b.body->{word});"
    else:
        yield f"b.body->{word} = ({values.wire_type(kind)})v.{word};"


def emit_library(world: World, name: str) -> dict[str, str]:
    """`<lib>_fuzz.c`; nothing for a library without protocols."""
    library = world.library(name)
    stem = names.stem(library)
    if not library.protocols:
        return {}
    harnesses = [Harness(library, protocol) for protocol in library.protocols]
    text = render(
        "tests/fuzz.c.j2",
        source=library.path,
        library=library.name,
        stem=stem,
        harnesses=harnesses,
    )
    return {f"{stem}_fuzz.c": text}
