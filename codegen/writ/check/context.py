"""What all checks share: the sink, the names, and what has been made of each declaration so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from writ.check.scope import Names, Scope, Symbol
from writ.diagnostics import Note, Sink
from writ.model import Member, Pos
from writ.syntax import tree
from writ.syntax.tokens import Token

T = TypeVar("T")
DEEPEST = 64  # declarations that one is made of, one inside the other


class Context:
    def __init__(self, names: Names, sink: Sink) -> None:
        self.names = names
        self.sink = sink
        self._made: dict[
            int, tuple[Any, int]
        ] = {}  # what was made, and how deep other declarations stand inside it
        self._open: list[Symbol] = []
        self._depths: list[int] = []

    def once(self, symbol: Symbol, make: Callable[["Context", Symbol], T]) -> T | None:
        """What a declaration means, made at the first call. None if it is faulty or, after a
        report, contains itself."""
        key = id(symbol.node)
        if key not in self._made:
            if any(o is symbol for o in self._open):
                text = f"`{symbol.name}` contains itself: {' -> '.join(self._circle(symbol))}"
                self.error("E0310", symbol.node.name, text)
                return None
            self._made[key] = self._make(symbol, make)
        made, depth = self._made[key]
        if self._depths:
            self._depths[-1] = max(self._depths[-1], depth + 1)
        result: T | None = made
        return result

    def _make(self, symbol: Symbol, make: Callable[["Context", Symbol], T]) -> tuple[T | None, int]:
        if len(self._open) > DEEPEST:
            self._too_deep(symbol)
            return None, 0
        self._open.append(symbol)
        self._depths.append(0)
        made: T | None = make(self, symbol)
        depth = self._depths.pop()
        self._open.pop()
        if depth > DEEPEST:
            self._too_deep(symbol)
            return None, 0
        return made, depth

    def _too_deep(self, symbol: Symbol) -> None:
        text = f"`{symbol.name}` is made of declarations in each other deeper than {DEEPEST}"
        self.error("E0333", symbol.node.name, text)

    def _circle(self, symbol: Symbol) -> list[str]:
        names = [o.name for o in self._open]
        return [*names[names.index(symbol.name) :], symbol.name]

    def error(
        self, number: str, token: Token, message: str, *, hint: str = "", notes: Iterable[Note] = ()
    ) -> None:
        self.sink.error(
            number, token.pos, message, hint=hint, notes=notes, width=len(token.text.split("\n")[0])
        )

    def warning(self, number: str, token: Token, message: str, *, hint: str = "") -> None:
        self.sink.warning(number, token.pos, message, hint=hint, width=len(token.text))

    def distinct(self, tokens: Iterable[Token], where: str) -> None:
        """Reports names that stand twice in one list."""
        seen: dict[str, Pos] = {}
        for token in tokens:
            if token.text in seen:
                notes = [Note(seen[token.text], "first here")]
                self.error("E0210", token, f"`{token.text}` stands twice in {where}", notes=notes)
            seen.setdefault(token.text, token.pos)

    def distinct_numbers(self, numbers: Iterable[tuple[Token, Token]], where: str) -> None:
        """Reports (name, number) pairs whose numbers are equal."""
        seen: dict[int, Token] = {}
        for name, number in numbers:
            value = int(number.value)
            if value in seen:
                notes = [Note(seen[value].pos, "first here")]
                text = f"`{name.text}` and `{seen[value].text}` have the same number in {where}"
                self.error("E0307", number, text, notes=notes)
            seen.setdefault(value, name)


def doc_of(node: tree.Documented) -> str:
    return str(node.doc.value) if node.doc is not None else ""


def members_of(
    cx: Context, nodes: Iterable[tree.Numbered], scope: Scope, where: str
) -> tuple[Member, ...]:
    """The members of an enum, bits, error set, rights block or signal set: names and numbers
    distinct, lifetimes sane."""
    nodes = list(nodes)
    cx.distinct([n.name for n in nodes], where)
    cx.distinct_numbers([(n.name, n.number) for n in nodes], where)
    found = []
    for node in nodes:
        since, until, instead = lifetime_of(cx, node.lifetime, scope)
        found.append(
            Member(
                node.name.text,
                int(node.number.value),
                doc_of(node),
                node.name.pos,
                since,
                until,
                instead,
            )
        )
    return tuple(found)


def lifetime_of(cx: Context, life: tree.Lifetime | None, scope: Scope) -> tuple[int, int, str]:
    if life is None:
        return 0, 0, ""
    since = since_of(cx, life.since, scope)
    until = since_of(cx, life.until, scope)
    if life.until is not None and until and until <= since:
        cx.error(
            "E0327",
            life.until,
            f"it ends with version {until}, before it begins with version {since}",
        )
    return since, until, str(life.instead.value) if life.instead is not None else ""


def since_of(cx: Context, token: Token | None, scope: Scope) -> int:
    """The version after `since` or `until`, at most the library's own."""
    if token is None:
        return 0
    version, own = int(token.value), scope.library.version if scope.library else 0
    if own == 0:
        cx.error(
            "E0327",
            token,
            "a draft has no versions yet",
            hint="leave `since` and `until` away until `version 1`",
        )
    elif not 1 <= version <= own:
        cx.error(
            "E0327",
            token,
            f"version {version} is not among the versions of the library, 1 to {own}",
        )
    return version
