"""Faults found in contracts: collected, sorted, printed with the source line and a caret. Never
raised, never printed early.

What each number means is in explain/*.md; here is only how a fault looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby

from writ.model import Pos

MOST_SHOWN = 20  # of one file
MOST_WORDS = 1000  # characters of a message
MOST_COLUMNS = 160  # of a source line
MOST_COMPARED = 2000  # names that a hint is looked for among


@dataclass(frozen=True)
class Note:
    """A second place that belongs to a fault."""

    pos: Pos
    text: str


@dataclass(frozen=True)
class Diagnostic:
    number: str
    pos: Pos
    message: str
    hint: str = ""
    notes: tuple[Note, ...] = ()
    width: int = 1
    warning: bool = False

    def order(self) -> tuple[str, int, int, str, str]:
        return (self.pos.path, self.pos.line, self.pos.column, self.number, self.message)


@dataclass(frozen=True)
class Source:
    """A text and the path to show for it."""

    shown: str
    text: str


class Sink:
    """Where every stage puts what it finds. The same fault at the same place is kept once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int, str, str], Diagnostic] = {}

    def error(
        self,
        number: str,
        pos: Pos,
        message: str,
        *,
        hint: str = "",
        notes: Iterable[Note] = (),
        width: int = 1,
    ) -> None:
        self._add(Diagnostic(number, pos, message, hint, tuple(notes), max(width, 1)))

    def warning(
        self, number: str, pos: Pos, message: str, *, hint: str = "", width: int = 1
    ) -> None:
        self._add(Diagnostic(number, pos, message, hint, (), max(width, 1), True))

    def take(self, found: Iterable[Diagnostic]) -> None:
        """What another sink has found."""
        for diagnostic in found:
            self._add(diagnostic)

    def _add(self, diagnostic: Diagnostic) -> None:
        self._found.setdefault(diagnostic.order(), diagnostic)

    @property
    def failed(self) -> bool:
        return any(not d.warning for d in self._found.values())

    def sorted(self) -> list[Diagnostic]:
        return sorted(self._found.values(), key=Diagnostic.order)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint, or nothing if no known word is near, or there are too many to look through."""
    names = set(known)
    if len(names) > MOST_COMPARED:
        return ""
    near = get_close_matches(word, sorted(names), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""


def render(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> str:
    """Diagnostics as text, each with its source line: the first of each file, and how many more there are."""
    printer = _Printer(sources)
    lines: list[str] = []
    for path, group in groupby(diagnostics, key=lambda d: d.pos.path):
        found = list(group)
        for diagnostic in found[:MOST_SHOWN]:
            lines += printer.lines_of(diagnostic)
        if len(found) > MOST_SHOWN:
            source = sources.get(path)
            lines.append(f"{source.shown if source else path}: {len(found) - MOST_SHOWN} more")
    return "".join(f"{line}\n" for line in lines)


def printable(text: str) -> str:
    """The text with what a terminal would obey replaced, and as much of it as can be read."""
    if len(text) > MOST_WORDS:
        text = text[:MOST_WORDS] + "..."
    return "".join(c if c.isprintable() or c == "\t" else "\N{REPLACEMENT CHARACTER}" for c in text)


class _Printer:
    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.split: dict[str, list[str]] = {}

    def lines_of(self, d: Diagnostic) -> list[str]:
        kind = "warning" if d.warning else "error"
        found = [f"{self.place(d.pos)}: {kind} {d.number}: {printable(d.message)}"]
        found += self.excerpt(d.pos, d.width)
        if d.hint:
            found.append(f"  hint: {printable(d.hint)}")
        for note in d.notes:
            found.append(f"  {self.place(note.pos)}: note: {printable(note.text)}")
            found += self.excerpt(note.pos, 1)
        return found

    def place(self, pos: Pos) -> str:
        source = self.sources.get(pos.path)
        shown = source.shown if source else pos.path
        return f"{shown}:{pos.line}:{pos.column}" if pos.line else shown

    def excerpt(self, pos: Pos, width: int) -> list[str]:
        if pos.path not in self.split:
            source = self.sources.get(pos.path)
            self.split[pos.path] = source.text.split("\n") if source else []
        lines = self.split[pos.path]
        if not 0 < pos.line <= len(lines):
            return []
        line, column = _cut(lines[pos.line - 1].rstrip("\r"), pos.column)
        before = "".join("\t" if c == "\t" else " " for c in line[: column - 1])
        width = max(1, min(width, len(line) - column + 1))
        return [f"    {printable(line)}", f"    {before}{'^' * width}"]


def _cut(line: str, column: int) -> tuple[str, int]:
    """As much of a long line as can be read, and where the column is in it."""
    if len(line) <= MOST_COLUMNS:
        return line, column
    start = max(0, min(column - 1 - MOST_COLUMNS // 2, len(line) - MOST_COLUMNS))
    end = start + MOST_COLUMNS
    head, tail = "..." if start else "", "..." if end < len(line) else ""
    return head + line[start:end] + tail, column - start + len(head)
