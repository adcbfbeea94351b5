"""Faults found in contracts: collected, sorted, printed with the source line and a caret. Never raised, never printed early.

What each number means is in explain/*.md; here is only how a fault looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from writ.model import Pos


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

    def _add(self, diagnostic: Diagnostic) -> None:
        self._found.setdefault(diagnostic.order(), diagnostic)

    @property
    def failed(self) -> bool:
        return any(not d.warning for d in self._found.values())

    def sorted(self) -> list[Diagnostic]:
        return sorted(self._found.values(), key=Diagnostic.order)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint, or nothing if no known word is near."""
    near = get_close_matches(word, sorted(set(known)), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""


def render(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> str:
    """All diagnostics as text, each with its source line."""
    printer = _Printer(sources)
    return "".join(f"{line}\n" for d in diagnostics for line in printer.lines_of(d))


def printable(text: str) -> str:
    """The text with what a terminal would obey replaced."""
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
        return f"{source.shown if source else pos.path}:{pos.line}:{pos.column}"

    def excerpt(self, pos: Pos, width: int) -> list[str]:
        if pos.path not in self.split:
            source = self.sources.get(pos.path)
            self.split[pos.path] = source.text.split("\n") if source else []
        lines = self.split[pos.path]
        if not 0 < pos.line <= len(lines):
            return []
        line = lines[pos.line - 1].rstrip("\r")
        before = "".join("\t" if c == "\t" else " " for c in line[: pos.column - 1])
        width = max(1, min(width, len(line) - pos.column + 1))
        return [f"    {printable(line)}", f"    {before}{'^' * width}"]
