"""What could stand at a place: words that the grammar takes there, and names that mean something there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from writ.check.scope import Names
from writ.diagnostics import Sink
from writ.lsp.places import Place, Places
from writ.lsp.workspace import File, State
from writ.syntax.parser import parse, wanted

MARKER = "writ_completes_this"
# What may be missing behind an unfinished word until its item can be read.
ENDINGS = ("", ";", "> x;", ", X> x;", "] any -> same;", "] X;", "}", "};", ") -> () requires any;")
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")


@dataclass(frozen=True)
class Offer:
    """A word that could stand here; `kind` is "keyword" or the kind of what it names."""

    text: str
    kind: str


def complete(state: State, file: File, line: int, column: int) -> tuple[str, list[Offer]]:
    """The beginning of the word that stands before a place, and what it could become."""
    start = sum(len(text) + 1 for text in file.lines[: line - 1]) + column - 1
    before, after = file.text[:start], file.text[start:]
    match = WORD.search(before)
    begun = match[0] if match else ""
    before = before[: len(before) - len(begun)]
    expected = wanted(file.name, before)
    offers = [
        Offer(t.strip('"'), "keyword")
        for t in expected
        if t.strip('"').isidentifier() and t[0] == '"'
    ]
    if "NAME" in expected:
        offers += _names(state, file, before, re.sub(r"\A[A-Za-z0-9_]+", "", after))
    return begun, offers


def _names(state: State, file: File, before: str, after: str) -> list[Offer]:
    for ending in ENDINGS:
        found = _marked(state, file, f"{before}{MARKER}{ending}{after}")
        if found is not None:
            places, place = found
            return [Offer(name, _kind(places, name)) for name in sorted(set(place.among()))]
    return []


def _marked(state: State, file: File, text: str) -> tuple[Places, Place] | None:
    """The place of the marker, if the text can be read far enough to know what it is."""
    made = parse(file.name, text, Sink())
    if made is None:
        return None
    trees = [f.tree for f in state.files.values() if f.tree is not None and f is not file]
    places = Places([*trees, made], Names([*trees, made], Sink()))
    marked = [p for p in places.of_file.get(file.name, []) if p.text == MARKER]
    return (places, marked[0]) if marked else None


def _kind(places: Places, name: str) -> str:
    return next((key[0] for key in places.nodes if key[-1] == name), "name")
