"""What declarations are called in the C that comes out of them: tags, and the names of functions, numbers and macros.

No two may have one name. Names that stand for a whole declaration are compared where they are
declared (cnames.py); here are those that are put together, which can meet though nothing looks alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writ.check.cnames import is_taken, snake
from writ.check.scope import LibraryNames, Names
from writ.diagnostics import Note, Sink
from writ.model import Pos
from writ.syntax import tree
from writ.syntax.tokens import Token

TAG = "tag"
NAME = "name"

TAGS_OF_PROTOCOL = "client server serving role".split()
NAMES_OF_PROTOCOL = """
    judge request_check dispatch dispatch_to event serve served serving_init serving_of counted method_name on_closed
    """.split()
TAGS_OF_METHOD = """
    request reply request_body reply_body request_checks reply_checks builder pages
    """.split()
NAMES_OF_METHOD = """
    made within begin call call_within may_say page request_check request_check_body request_read reply_check
    reply_check_body reply_read reply_write reply_finish request_tails reply_tails request_handles reply_handles
    request_sizes reply_sizes again REQUEST REPLY METHOD DEADLINE_MS WAITERS
    """.split()
BEFORE_METHOD = "on serve wake answer answer_one".split()
OF_LIBRARY = """
    ABI TYPES_H WIRE_H CLIENT_H SERVER_H FAKE_H CAPNP_H CALLS_H KERNEL_H METHODS_H VECTORS_H CAPNP_MESSAGES FAULTS
    capnp_messages vectors
    """.split()


@dataclass(frozen=True)
class Symbol:
    """A name of C and what it is made of."""

    space: str
    name: str
    what: str
    token: Token


def joined(prefix: str, rest: str) -> str:
    """In capitals, if the rest is."""
    return f"{prefix.upper() if rest.isupper() else prefix}_{rest}"


def check_symbols(names: Names, sink: Sink) -> None:
    """Refuses what is called as something else."""
    seen: dict[tuple[str, str], Symbol] = {}
    told: set[Pos] = set()  # one remark about each declaration is enough
    for name in sorted(names.libraries):
        for symbol in _library(names.libraries[name]):
            before = seen.setdefault((symbol.space, symbol.name), symbol)
            if symbol.token.pos in told:
                continue
            if before.token is not symbol.token and (before.what, symbol.what) != MACHINES:
                told.add(symbol.token.pos)
                _refuse(symbol, before, sink)
            elif symbol.space == NAME and is_taken(symbol.name):
                told.add(symbol.token.pos)
                _of_headers(symbol, sink)


MACHINES = ("the machine", "the machine")  # each adapter says for itself what its objects are


def _refuse(symbol: Symbol, before: Symbol, sink: Sink) -> None:
    of = f"{symbol.what} `{symbol.token.text}` and {before.what} `{before.token.text}`"
    text = f"in C, {of} both make `{symbol.name}`"
    note = Note(before.token.pos, "the other")
    sink.error("E0219", symbol.token.pos, text, notes=[note], width=len(symbol.token.text))


def _of_headers(symbol: Symbol, sink: Sink) -> None:
    text = f"in C, {symbol.what} `{symbol.token.text}` makes `{symbol.name}`, a name of C or of writ's headers"
    sink.error("E0219", symbol.token.pos, text, width=len(symbol.token.text))


def _library(library: LibraryNames) -> Iterator[Symbol]:
    first = library.files[0].library
    assert first is not None
    stem = snake(library.name.replace(".", "_"))
    token = Token("NAME", library.name, library.name, first.name.pos)
    for rest in OF_LIBRARY:
        yield Symbol(NAME, joined(stem, rest), "the library", token)
    for file in library.files:
        for node in file.declarations:
            yield from _declaration(node, stem)


def _declaration(node: tree.Declaration, stem: str) -> Iterator[Symbol]:
    match node:
        case tree.ConstDecl():
            yield Symbol(NAME, f"{stem}_{snake(node.name.text)}".upper(), "the constant", node.name)
        case tree.NumberedDecl():
            tag = snake(node.name.text)
            yield Symbol(TAG, tag, "the set", node.name)
            if node.what != "bits":
                yield Symbol(NAME, f"{tag}_is_known", "the set", node.name)
                yield Symbol(NAME, f"{tag}_name", "the set", node.name)
            yield from _members(tag, [m.name for m in node.members], "the member")
        case tree.SignalsDecl():
            yield Symbol(TAG, snake(node.name.text), "the signals", node.name)
            yield from _members(snake(node.name.text), [m.name for m in node.members], "the signal")
        case tree.StructDecl():
            yield from _record(node.name, "the struct")
        case tree.VariantDecl():
            what = "tag" if node.what == "union" else "member"
            tag = f"{snake(node.name.text)}_{what}"
            yield from _record(node.name, f"the {node.what}")
            yield Symbol(TAG, tag, f"the {node.what}", node.name)
            if node.what == "table":
                yield Symbol(NAME, f"{snake(node.name.text).upper()}_ALL", "the table", node.name)
            yield from _members(tag, [v.name for v in node.variants], "the member")
        case tree.ProtocolDecl() | tree.ObjectDecl():
            yield from _owner(node)


def _record(name: Token, what: str) -> Iterator[Symbol]:
    tag = snake(name.text)
    yield Symbol(TAG, tag, what, name)
    yield Symbol(NAME, f"{tag}_check", what, name)
    yield Symbol(NAME, f"{tag}_store", what, name)


def _members(tag: str, members: list[Token], what: str) -> Iterator[Symbol]:
    for member in members:
        yield Symbol(NAME, f"{tag}_{snake(member.text)}".upper(), what, member)


def _owner(node: tree.ProtocolDecl | tree.ObjectDecl) -> Iterator[Symbol]:
    prefix, name = snake(node.name.text), node.name
    is_protocol = isinstance(node, tree.ProtocolDecl)
    what = "the protocol" if is_protocol else "the object"
    yield Symbol(NAME, f"{prefix.upper()}_PROTOCOL", what, name)
    for rest in NAMES_OF_PROTOCOL:
        yield Symbol(NAME, f"{prefix}_{rest}", what, name)
    if isinstance(node, tree.ProtocolDecl):
        for rest in TAGS_OF_PROTOCOL:
            yield Symbol(TAG, f"{prefix}_{rest}", what, name)
        yield from _members(f"{prefix}_role", [r.name for r in node.roles], "the role")
    else:
        for rest in ("TYPE", "SLOT", "RIGHTS"):
            yield Symbol(NAME, f"{prefix.upper()}_{rest}", what, name)
        yield Symbol(TAG, f"{prefix}_right", what, name)
        yield from _members(f"{prefix}_right", [r.name for r in node.rights], "the right")
    for item in node.items:
        if isinstance(item, tree.MachineNode):
            yield from _machine(prefix, item)
        elif isinstance(item, tree.MethodNode):
            yield from _method(prefix, item)


def _machine(prefix: str, node: tree.MachineNode) -> Iterator[Symbol]:
    tag = snake(node.name.text)
    yield Symbol(TAG, tag, "the machine", node.name)
    yield Symbol(NAME, f"{prefix}_find_{tag}", "the machine", node.name)
    for clause in node.clauses:
        if isinstance(clause, tree.ClassClause):
            yield Symbol(TAG, f"{tag}_class", "the machine", node.name)
            yield from _members(f"{tag}_class", clause.names, "the class")


def _method(prefix: str, node: tree.MethodNode) -> Iterator[Symbol]:
    base = snake(node.name.text)
    name = f"{prefix}_{base}"
    yield Symbol(NAME, name, "the method", node.name)
    for rest in TAGS_OF_METHOD:
        yield Symbol(TAG, f"{name}_{rest}", "the method", node.name)
    for rest in NAMES_OF_METHOD:
        yield Symbol(NAME, joined(name, rest), "the method", node.name)
    for before in BEFORE_METHOD:
        yield Symbol(NAME, f"{prefix}_{before}_{base}", "the method", node.name)
