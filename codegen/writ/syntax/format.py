"""`writ fmt`: one way to write the space in a contract. Where lines break is the author's; spaces,
indentation, blank lines and the order
of a method's clauses are not. Comments stay where they are. Works on the words of a text that is known to parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from writ.syntax import tree
from writ.syntax.tokens import FORMS

INDENT = "    "
NEVER_AFTER = frozenset("([<.@") | {"..", "<="}
NEVER_BEFORE = frozenset(";,)]>.[<") | {"..", "<="}


@dataclass(frozen=True)
class Piece:
    """A word, mark, documentation line or comment, with the line breaks before it (2 stands for more)."""

    text: str
    breaks: int
    line: int
    column: int

    @property
    def comment(self) -> bool:
        return self.text.startswith("//")


def formatted(file: tree.File, text: str) -> str:
    """The text with its space in order. `file` is its tree."""
    pieces = _in_clause_order(file, _pieces(text))
    return _Writer(pieces).text()


def _pieces(text: str) -> list[Piece]:
    found: list[Piece] = []
    at, line, start, breaks = 0, 1, 0, 0
    while at < len(text):
        match = FORMS.match(text, at)
        assert match is not None, "the text has parsed"
        word = match.group()
        if match.lastgroup == "space":
            count = word.count("\n")
            breaks = min(breaks + count, 2)
            line += count
            start = at + word.rindex("\n") + 1 if count else start
        else:
            found.append(Piece(_tidy(word), breaks, line, at - start + 1))
            breaks = 0
        at = match.end()
    return found


def _tidy(word: str) -> str:
    """Documentation and comments with one space behind their slashes, if any stands there, and none at the end."""
    match = re.fullmatch(r"(//+)[ \t\r]*(.*?)[ \t\r]*", word)
    if match is None:
        return word
    if match[1] == "///" and word[3:].startswith("  "):
        return word.rstrip()  # a drawing or a list in documentation keeps its own shape
    return f"{match[1]} {match[2]}".rstrip()


# ---------------------------------------------------------------- clause order


def _in_clause_order(file: tree.File, pieces: list[Piece]) -> list[Piece]:
    index = {(p.line, p.column): n for n, p in enumerate(pieces)}
    for method in _methods(file):
        if len(method.clauses) > 1:
            starts = [
                _with_comments(pieces, index[(c.pos.line, c.pos.column)]) for c in method.clauses
            ]
            end = next(n for n in range(starts[-1], len(pieces)) if pieces[n].text == ";")
            ranks = [tree.CLAUSE_ORDER.index(tree.CLAUSES[type(c)]) for c in method.clauses]
            pieces[starts[0] : end] = _sorted(pieces, [*starts, end], ranks)
    return pieces


def _with_comments(pieces: list[Piece], start: int) -> int:
    """Comments on lines of their own belong to the clause behind them."""
    while pieces[start - 1].comment and pieces[start - 1].breaks:
        start -= 1
    return start


def _methods(file: tree.File) -> Iterator[tree.MethodNode]:
    for node in file.declarations:
        if isinstance(node, (tree.ProtocolDecl, tree.ObjectDecl)):
            yield from (i for i in node.items if isinstance(i, tree.MethodNode))


def _sorted(pieces: list[Piece], bounds: list[int], ranks: list[int]) -> list[Piece]:
    """The clauses by rank; the place of a line break stays, whichever clause comes to stand there."""
    clauses = [pieces[a:b] for a, b in zip(bounds, bounds[1:])]
    breaks = [clause[0].breaks for clause in clauses]
    if any(p.comment for clause in clauses for p in clause):
        breaks = [max(b, 1) for b in breaks]
    order = sorted(range(len(clauses)), key=lambda n: ranks[n])
    if order == list(range(len(clauses))):
        return pieces[bounds[0] : bounds[-1]]
    found: list[Piece] = []
    for place, n in enumerate(order):
        first, *rest = clauses[n]
        found += [replace(first, breaks=breaks[place]), *rest]
    return found


# ---------------------------------------------------------------- writing


class _Writer:
    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.lists = _lists(pieces)
        self.annotations = _annotations(pieces)
        self.lines: list[str] = []
        self.line = ""
        self.open: list[bool] = []  # for each open block, whether it is a list
        self.fresh = True  # nothing of a statement has been written

    def text(self) -> str:
        before: Piece | None = None
        for number, piece in enumerate(self.pieces):
            if before is None or self.breaks(before, piece):
                self.new_line(before, piece)
            elif self.spaced(before, piece):
                self.line += " "
            self.line += piece.text
            self.step(number, piece)
            before = piece
        self.lines.append(self.line)
        text = "\n".join(line.rstrip() for line in self.lines).strip("\n")
        return f"{text}\n" if text else ""

    def breaks(self, before: Piece, piece: Piece) -> bool:
        return piece.breaks > 0 or before.comment or piece.text.startswith("///")

    def new_line(self, before: Piece | None, piece: Piece) -> None:
        if before is not None:
            self.lines.append(self.line)
            if piece.breaks > 1 and before.text != "{" and piece.text != "}":
                self.lines.append("")
        depth = len(self.open) - (piece.text == "}")
        hanging = not self.fresh and piece.text != "}" and not piece.text.startswith("///")
        self.line = INDENT * (depth + hanging)

    def step(self, number: int, piece: Piece) -> None:
        """Keeps track of blocks and of where a statement begins."""
        if piece.comment or number in self.annotations:
            return
        if piece.text == "{":
            self.open.append(number in self.lists)
            self.fresh = True
        elif piece.text == "}":
            was_list = self.open.pop() if self.open else False
            self.fresh = not was_list and not self.followed(number)
        else:
            self.fresh = piece.text == ";" or (
                piece.text == "," and bool(self.open) and self.open[-1]
            )

    def followed(self, number: int) -> bool:
        """True if the statement goes on behind this brace."""
        rest = (p for p in self.pieces[number + 1 :] if not p.comment)
        return next(rest, Piece("", 0, 0, 0)).text in (";", ",", "|", "deadline")

    def spaced(self, before: Piece, piece: Piece) -> bool:
        if piece.comment:
            return True
        if piece.text == "(":
            return before.text == "->"
        if piece.text in NEVER_BEFORE or before.text in NEVER_AFTER:
            return False
        return True


def _lists(pieces: list[Piece]) -> set[int]:
    """The braces that hold names with commas between, not statements."""
    found: set[int] = set()
    stack: list[tuple[int, bool]] = []
    for number, piece in enumerate(pieces):
        if piece.text == "{":
            if stack:
                stack[-1] = (stack[-1][0], False)
            stack.append((number, True))
        elif piece.text == "}" and stack:
            start, is_list = stack.pop()
            if is_list and number > start + 1:
                found.add(start)
        elif piece.text in (";", "=") and stack:
            stack[-1] = (stack[-1][0], False)
    return found


def _annotations(pieces: list[Piece]) -> set[int]:
    """The pieces of annotations: the line after one is not a line that hangs."""
    found: set[int] = set()
    for start in (n for n, piece in enumerate(pieces) if piece.text == "@"):
        end = start + 1
        if pieces[start + 2].text == "(":
            end = next(n for n in range(start + 2, len(pieces)) if pieces[n].text == ")")
        found |= set(range(start, end + 1))
    return found
