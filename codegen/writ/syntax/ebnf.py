"""The notation in which docs/language.md writes the grammar, and its expansion into plain productions.

Only the notation is known here, nothing of the language. The expansion is mechanical: a group or an
optional part becomes alternatives of
the production it stands in (so that no empty production and with it no conflict comes in), a
repetition becomes a left-recursive list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True)
class Literal:
    text: str


@dataclass(frozen=True)
class Ref:
    name: str


@dataclass(frozen=True)
class Maybe:
    element: "Element"


@dataclass(frozen=True)
class Repeat:
    element: "Element"
    at_least: int


@dataclass(frozen=True)
class Separated:
    element: "Element"
    separator: str


@dataclass(frozen=True)
class Group:
    alternatives: tuple["Sequence", ...]


Element = Literal | Ref | Maybe | Repeat | Separated | Group
Sequence = tuple[Element, ...]


@dataclass(frozen=True)
class Production:
    name: str
    alternatives: tuple[Sequence, ...]


_WORDS = re.compile(r'\s*("[^"]*"|[A-Za-z_]+|[=;|()?*+%])')


class NotationError(Exception):
    """The text is not in the notation; a mistake in the compiler or its documentation, never in a contract."""


def read(text: str) -> tuple[Production, ...]:
    """The productions of a grammar text, in its order."""
    return _Reader(text).productions()


class _Reader:
    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        text = text.rstrip()
        at = 0
        while at < len(text):
            match = _WORDS.match(text, at)
            if match is None:
                raise NotationError(f"not in the notation: {text[at:at + 20]!r}")
            self.words.append(match.group(1))
            at = match.end()
        self.at = 0

    def peek(self) -> str:
        return self.words[self.at] if self.at < len(self.words) else ""

    def take(self, wanted: str = "") -> str:
        word = self.peek()
        if not word or (wanted and word != wanted):
            raise NotationError(f"expected {wanted or 'more'}, found {word!r}")
        self.at += 1
        return word

    def productions(self) -> tuple[Production, ...]:
        found = []
        while self.peek():
            name = self.take()
            self.take("=")
            found.append(Production(name, self.alternatives()))
            self.take(";")
        return tuple(found)

    def alternatives(self) -> tuple[Sequence, ...]:
        found = [self.sequence()]
        while self.peek() == "|":
            self.take()
            found.append(self.sequence())
        return tuple(found)

    def sequence(self) -> Sequence:
        found: list[Element] = []
        while self.peek() not in ("|", ";", ")", ""):
            found.append(self.element())
        return tuple(found)

    def element(self) -> Element:
        element = self.primary()
        while self.peek() in ("?", "*", "+", "%"):
            mark = self.take()
            if mark == "?":
                element = Maybe(element)
            elif mark == "%":
                element = Separated(element, self.take().strip('"'))
            else:
                element = Repeat(element, 1 if mark == "+" else 0)
        return element

    def primary(self) -> Element:
        word = self.take()
        if word == "(":
            alternatives = self.alternatives()
            self.take(")")
            return Group(alternatives)
        if word[0] == '"':
            return Literal(word.strip('"'))
        return Ref(word)


# ---------------------------------------------------------------- expansion


@dataclass(frozen=True)
class Value:
    """Where the value of an element comes from: a symbol of the plain production (`index`), nothing (-1, an absent
    optional part), or an empty list (-2)."""

    index: int = -1
    several: tuple["Value", ...] | None = None  # a group of more than one element

    def shifted(self, by: int) -> "Value":
        if self.several is not None:
            return Value(-1, tuple(v.shifted(by) for v in self.several))
        return Value(self.index + by) if self.index >= 0 else self


ABSENT = Value(-1)
EMPTY = Value(-2)


Choice = tuple[
    tuple[str, ...], Value
]  # symbols of a plain production, and where in them the value is


@dataclass(frozen=True)
class Plain:
    """A plain production. `values` has one entry per element of the sequence `alternative` of production `name`."""

    name: str
    symbols: tuple[str, ...]
    alternative: int
    values: tuple[Value, ...]


class Expansion:
    """All plain productions of a grammar. `lists` are the names of the lists that repetitions became."""

    def __init__(self, productions: tuple[Production, ...]) -> None:
        self.plain: list[Plain] = []
        self.lists: dict[str, Element] = {}
        for production in productions:
            for number, sequence in enumerate(production.alternatives):
                for symbols, values in self._sequence(sequence):
                    self.plain.append(Plain(production.name, symbols, number, values))

    def _sequence(self, sequence: Sequence) -> list[tuple[tuple[str, ...], tuple[Value, ...]]]:
        choices = [self._element(element) for element in sequence]
        found = []
        for chosen in product(*choices):
            symbols: tuple[str, ...] = ()
            values: tuple[Value, ...] = ()
            for part, value in chosen:
                values += (value.shifted(len(symbols)),)
                symbols += part
            found.append((symbols, values))
        return found

    def _element(self, element: Element) -> list[Choice]:
        if isinstance(element, Literal):
            return [((f'"{element.text}"',), Value(0))]
        if isinstance(element, Ref):
            return [((element.name,), Value(0))]
        if isinstance(element, Maybe):
            return [((), ABSENT), *self._element(element.element)]
        if isinstance(element, Repeat):
            many: Choice = ((self._list(element.element, ""),), Value(0))
            return [many] if element.at_least else [((), EMPTY), many]
        if isinstance(element, Separated):
            return [((self._list(element.element, element.separator),), Value(0))]
        return self._group(element)

    def _group(self, group: Group) -> list[Choice]:
        found = []
        for sequence in group.alternatives:
            for symbols, values in self._sequence(sequence):
                found.append((symbols, values[0] if len(values) == 1 else Value(-1, values)))
        return found

    def _list(self, element: Element, separator: str) -> str:
        if not isinstance(element, Ref):
            raise NotationError("a list is of productions or tokens, not of groups")
        name = f"{element.name} % {separator}" if separator else f"{element.name} +"
        if name not in self.lists:
            self.lists[name] = element
            between = (f'"{separator}"',) if separator else ()
            first, more = Value(0), Value(1 + len(between))
            self.plain.append(Plain(name, (element.name,), 0, (first,)))
            self.plain.append(Plain(name, (name, *between, element.name), 1, (first, more)))
        return name
