"""Names that a target language cannot take: words of C, and names that become one when case and `_` are dropped."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Iterator
from typing import Any

from writ.check.scope import BITS, ENUM, ERROR, PROTOCOL, RING, SIGNALS, STRUCT, TABLE, UNION, Names
from writ.diagnostics import Note, Sink
from writ.syntax import tree
from writ.syntax.tokens import Token

# Keywords of C up to C23, what a C compiler on this system defines by itself, and macros of headers that users include.
C_WORDS = frozenset(
    """
    alignas alignof asm auto bool break case char const constexpr continue default do double else
    enum extern false float for goto if inline int long nullptr register restrict return short
    signed sizeof static static_assert struct switch thread_local true typedef typeof typeof_unqual
    union unsigned void volatile while linux unix errno offsetof stderr stdin stdout unreachable
    """.split()
)

# What headers that generated code or every program includes say in capitals or with `_t`.
C_HEADERS = frozenset(errno.errorcode.values()) | frozenset(
    """
    NULL EOF BUFSIZ FILENAME_MAX FOPEN_MAX L_tmpnam TMP_MAX SEEK_SET SEEK_CUR SEEK_END CHAR_BIT MB_LEN_MAX EXIT_SUCCESS
    EXIT_FAILURE RAND_MAX size_t ssize_t ptrdiff_t wchar_t max_align_t nullptr_t off_t
    """.split()
)
C_PATTERNS = re.compile(
    r"u?int(_least|_fast)?(8|16|32|64)_t|u?int(max|ptr)_t"
    r"|U?INT(_LEAST|_FAST)?(8|16|32|64)?_(MIN|MAX|C|WIDTH)|U?INT(MAX|PTR)_(MIN|MAX|C|WIDTH)"
    r"|(U|S)?(CHAR|SHRT|LONG|LLONG)_(MIN|MAX|WIDTH)"
    r"|(SIZE|SSIZE|PTRDIFF|WCHAR|WINT|SIG_ATOMIC|PATH)_(MIN|MAX|WIDTH)"
    r"|(writ|WRIT)_\w*"  # the runtime's
)

# Kinds whose names become tags or prefixes of C without the library before them.
GLOBAL = (ENUM, BITS, STRUCT, UNION, TABLE, ERROR, PROTOCOL, RING, SIGNALS)


# What follows `protocol_` and `protocol_method_` in names of C that come out of these.
OF_PROTOCOL = frozenset("request reply role server serving served client".split())
OF_METHOD = frozenset("request reply builder pages".split())
FUNCTIONS_OF_PROTOCOL = frozenset(
    "dispatch dispatch_to event judge serve served serving_init serving_of counted method_name request_check".split()
)
FUNCTION_STARTS = ("on_", "serve_", "wake_", "answer_", "gone_", "event_", "find_")
FUNCTIONS_OF_METHOD = frozenset(
    """
    made within begin call call_within may_say page request_check request_check_body request_read request_write
    reply_check reply_check_body reply_read reply_write reply_finish
    """.split()
)


def snake(name: str) -> str:
    """RoomState to room_state."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def check_names(names: Names, sink: Sink) -> None:
    """All name rules over all libraries."""
    for scope in names.scopes:
        for node in scope.file.declarations:
            for where, tokens in _lists(node):
                _apart(tokens, where, sink)
            for token in _bare(node):
                if _is_taken(token.text):
                    _taken(token, sink)
            for token in _declared(node):
                if token.text.endswith("_") or "__" in token.text:
                    _not_plain(token, sink)
    for library in names.libraries.values():
        _apart([s.node.name for s in library.own.values()], f"library `{library.name}`", sink)
    _apart_globally(names, sink)
    _apart_from_made(names, sink)


def _is_taken(name: str) -> bool:
    return any(is_taken(spelling) for spelling in (name, snake(name)))


def is_taken(name: str) -> bool:
    """Whether C or its headers have a name."""
    return name in C_WORDS or name in C_HEADERS or C_PATTERNS.fullmatch(name) is not None


def _taken(token: Token, sink: Sink) -> None:
    hint = "choose another: it is a field, a parameter or a tag in the C that comes out"
    text = f"`{token.text}` is a word of C"
    sink.error("E0208", token.pos, text, hint=hint, width=len(token.text))


def _not_plain(token: Token, sink: Sink) -> None:
    text = f"`{token.text}` ends in `_` or has two of them in a row"
    hint = f"call it `{re.sub('__+', '_', token.text).rstrip('_')}`"
    sink.error("E0218", token.pos, text, hint=hint, width=len(token.text))


def _apart(tokens: Iterable[Token], where: str, sink: Sink) -> None:
    """Names in one list differ by more than case and `_`. The same name twice is not told here."""
    seen: dict[str, Token] = {}
    for token in tokens:
        before = seen.setdefault(token.text.lower().replace("_", ""), token)
        if before.text != token.text:
            text = (
                f"`{before.text}` and `{token.text}` in {where} are one name without case and `_`"
            )
            notes = [Note(before.pos, "the other")]
            sink.error("E0209", token.pos, text, notes=notes, width=len(token.text))


def _apart_globally(names: Names, sink: Sink) -> None:
    """Types and protocols are not told apart by their library in C."""
    seen: dict[str, tuple[str, Token]] = {}
    for library in sorted(names.libraries):
        for symbol in names.libraries[library].own.values():
            for kind, token in _global_names(symbol.kind, symbol.node):
                key = snake(token.text)
                before = seen.setdefault(key, (library, token))
                if before[1] is not token and before[0] != library:
                    text = f"{kind} `{token.text}` has the name of one in library `{before[0]}`"
                    hint = "types, machines and protocols of all libraries share one space of names in C"
                    notes = [Note(before[1].pos, "the other")]
                    sink.error(
                        "E0214", token.pos, text, hint=hint, notes=notes, width=len(token.text)
                    )


def _apart_from_made(names: Names, sink: Sink) -> None:
    """Types, machines and methods have no name that the C of a protocol, an object or a method has."""
    made: dict[str, tuple[str, Token]] = {}
    for scope in names.scopes:
        for owner in scope.file.declarations:
            if isinstance(owner, (tree.ProtocolDecl, tree.ObjectDecl)):
                made.update(_tags_made_of(owner))
                _methods_apart(owner, sink)
    for library in sorted(names.libraries):
        for symbol in names.libraries[library].own.values():
            for _, token in _global_names(symbol.kind, symbol.node):
                what, other = made.get(snake(token.text), ("", token))
                if what and other is not token:
                    _is_made(token, what, other, sink)


def _is_made(token: Token, what: str, other: Token, sink: Sink) -> None:
    text = f"`{token.text}` is in C the name of something that is made of {what}"
    notes = [Note(other.pos, "declared here")]
    sink.error("E0217", token.pos, text, notes=notes, width=len(token.text))


def _tags_made_of(
    owner: tree.ProtocolDecl | tree.ObjectDecl,
) -> Iterator[tuple[str, tuple[str, Token]]]:
    prefix = snake(owner.name.text)
    for part in OF_PROTOCOL:
        yield f"{prefix}_{part}", (f"`{owner.name.text}`", owner.name)
    for method in _methods(owner):
        for part in OF_METHOD:
            what = f"the method `{method.name.text}`"
            yield f"{prefix}_{snake(method.name.text)}_{part}", (what, method.name)


def _methods_apart(owner: tree.ProtocolDecl | tree.ObjectDecl, sink: Sink) -> None:
    own = {snake(method.name.text): method.name for method in _methods(owner)}
    for name, token in own.items():
        if name in FUNCTIONS_OF_PROTOCOL or name.startswith(FUNCTION_STARTS):
            _is_made(token, f"`{owner.name.text}`", owner.name, sink)
        for other, before in own.items():
            rest = name.removeprefix(f"{other}_")
            if rest != name and (rest in FUNCTIONS_OF_METHOD or rest.startswith("put_")):
                _is_made(token, f"the method `{before.text}`", before, sink)


def _methods(owner: tree.ProtocolDecl | tree.ObjectDecl) -> Iterator[tree.MethodNode]:
    return (item for item in owner.items if isinstance(item, tree.MethodNode))


def _global_names(kind: str, node: Any) -> Iterator[tuple[str, Token]]:
    if kind in GLOBAL:
        yield kind, node.name
    if isinstance(node, tree.ProtocolDecl):
        for item in node.items:
            if isinstance(item, tree.MachineNode) and snake(item.name.text) != snake(
                node.name.text
            ):
                yield "machine", item.name


def _lists(node: tree.Declaration) -> Iterator[tuple[str, list[Token]]]:
    """Lists of names that must be apart."""
    match node:
        case tree.NumberedDecl():
            yield f"{node.what} `{node.name.text}`", [m.name for m in node.members]
        case tree.SignalsDecl():
            yield f"signals `{node.name.text}`", [m.name for m in node.members]
        case tree.StructDecl():
            yield f"struct `{node.name.text}`", [f.name for f in node.fields]
        case tree.VariantDecl():
            yield f"{node.what} `{node.name.text}`", [v.name for v in node.variants]
        case tree.ProtocolDecl():
            yield f"protocol `{node.name.text}`", [r.name for r in node.roles]
            yield from _items(node.name.text, "protocol", node.items)
        case tree.ObjectDecl():
            yield f"object `{node.name.text}`", [r.name for r in node.rights]
            yield from _items(node.name.text, "object", node.items)


def _items(name: str, what: str, items: Iterable[Any]) -> Iterator[tuple[str, list[Token]]]:
    items = list(items)
    methods = [i for i in items if isinstance(i, tree.MethodNode)]
    yield f"{what} `{name}`", [m.name for m in methods]
    for method in methods:
        yield f"the request of `{method.name.text}`", [p.name for p in method.params]
        yield f"the reply of `{method.name.text}`", [p.name for p in method.reply]
    for machine in items:
        if isinstance(machine, tree.MachineNode):
            events = [c.name for c in machine.clauses if isinstance(c, tree.EventClause)]
            yield f"machine `{machine.name.text}`", events


def _declared(node: tree.Declaration) -> Iterator[Token]:
    """All names that it gives."""
    yield node.name
    for _, tokens in _lists(node):
        yield from tokens
    for item in getattr(node, "items", ()):
        if isinstance(item, tree.MachineNode):
            yield item.name


def _bare(node: tree.Declaration) -> Iterator[Token]:
    """Names that stand in C as they are."""
    match node:
        case tree.StructDecl():
            yield node.name
            yield from (f.name for f in node.fields)
        case tree.VariantDecl():
            yield node.name
            yield from (v.name for v in node.variants)
        case tree.NumberedDecl() | tree.SignalsDecl() | tree.RingDecl():
            yield node.name
        case tree.ProtocolDecl() | tree.ObjectDecl():
            if isinstance(node, tree.ObjectDecl):
                yield node.name
            for item in node.items:
                if isinstance(item, tree.MachineNode):
                    yield item.name
                elif isinstance(item, tree.MethodNode):
                    yield from (p.name for p in (*item.params, *item.reply))
