"""Tokens to a tree. After a fault the parser goes on behind the next `;` or `}` of the block it is
in, so that one run tells of several.

PLY makes the tables; the loop over them is here, because recovery must count braces and a message
must know what could have come.
"""

from __future__ import annotations

from typing import Any

from writ.diagnostics import Note, Sink, did_you_mean
from writ.model import Pos
from writ.syntax import grammar, tree
from writ.syntax.tables import ANY_KEYWORD, Tables, tables
from writ.syntax.tokens import UNREADABLE, Token, tokens

DEEPEST = 16  # blocks in blocks
MOST_NAMED = 6  # of the things that could have come, in a message
MOST_FAULTS = 50  # in one file; whoever has more reads no further


def parse(path: str, text: str, sink: Sink) -> tree.File | None:
    """The tree of a text. With faults it holds what could be read, or is None if nothing could."""
    made = tables()
    found = tokens(path, text, made.keywords, sink)
    depths = _depths(found)
    if max(depths) > DEEPEST:
        deep = found[depths.index(DEEPEST + 1) - 1]
        sink.error("E0111", deep.pos, f"blocks stand in each other deeper than {DEEPEST}")
        return None
    return _Parser(made, found, depths, sink).run()


def wanted(path: str, text: str) -> list[str]:
    """The terminals that could come behind a text."""
    made = tables()
    found = tokens(path, text, made.keywords, Sink())
    depths = _depths(found)
    return _Parser(made, found, depths, Sink()).wanted() if max(depths) <= DEEPEST else []


def _depths(found: list[Token]) -> list[int]:
    """How many blocks are open before each token."""
    depths, depth = [], 0
    for token in found:
        depths.append(depth)
        depth = max(depth + (token.kind == '"{"') - (token.kind == '"}"'), 0)
    return depths


class _Parser:
    def __init__(self, made: Tables, found: list[Token], depths: list[int], sink: Sink) -> None:
        self.tables = made
        self.tokens = found
        self.depths = depths
        self.faults = 0
        self.unclosed = 0  # blocks that were given up because their `}` is missing
        self.sink = sink
        self.at = 0
        self.states = [0]
        self.values: list[Any] = []
        self.places: list[Pos] = []

    def run(self) -> tree.File | None:
        rules = self.tables.rules
        while True:
            token = self.tokens[self.at]
            step = self.step(token)
            if step is None:
                if not self.recover(token):
                    return None
            elif step > 0:
                self.shift(step, token)
            elif step < 0:
                self.reduce(*rules[-step], token)
            else:
                result: tree.File = self.values[-1]
                return result

    def wanted(self) -> list[str]:
        """What could come where the text ends."""
        while self.tokens[self.at].kind != "END":
            token = self.tokens[self.at]
            step = self.step(token)
            if step is None:
                if not self.recover(token):
                    return []
            elif step > 0:
                self.shift(step, token)
            else:
                self.reduce(*self.tables.rules[-step], token)
        return self.expected()

    def step(self, token: Token) -> int | None:
        """What the tables say to do with a token: shift above 0, reduce below, 0 at the end; None for a fault."""
        row = self.tables.action[self.states[-1]]
        step = row.get(token.kind)
        if step is None and token.text in self.tables.keywords and token.kind != "STRING":
            step = row.get(ANY_KEYWORD)
        return self.only_reduction() if step is None else step

    def shift(self, state: int, token: Token) -> None:
        self.push(state, token, token.pos)
        self.at += 1

    def only_reduction(self) -> int | None:
        """The one thing that can be done here whatever comes: what is complete is complete, even before a fault."""
        steps = set(self.tables.action[self.states[-1]].values())
        step = steps.pop()
        return step if not steps and step < 0 else None

    def push(self, state: int, value: Any, pos: Pos) -> None:
        self.states.append(state)
        self.values.append(value)
        self.places.append(pos)

    def reduce(self, symbol: str, length: int, reduction: Any, token: Token) -> None:
        if length:
            pos, values = self.places[-length], self.values[-length:]
            del self.states[-length:], self.values[-length:], self.places[-length:]
        else:
            pos, values = token.pos, []
        self.push(self.tables.goto[self.states[-1]][symbol], reduction(pos, values), pos)

    # ---------------------------------------------------------------- faults

    def recover(self, token: Token) -> bool:
        """Reports the fault, then drops what is unfinished and skips to the next item. False if there is none."""
        self.faults += 1
        if self.faults > MOST_FAULTS:
            return False
        start = self.declaration_in_block()
        if start is not None:
            return self.leave_blocks(start)
        if token.kind != UNREADABLE:
            self.report(token)
        while not any(item in self.tables.goto[self.states[-1]] for item in grammar.ITEMS):
            if len(self.states) == 1:
                return False
            self.pop()
        return self.skip(token)

    def declaration_in_block(self) -> int | None:
        """Where a declaration begins, if it begins a line and stands inside of a block: then a `}`
        is missing before it."""
        start = self.at
        while start and self.tokens[start - 1].pos.line == self.tokens[start].pos.line:
            start -= 1
        if start and self.tokens[start - 1].kind == "DOC" and self.tokens[start].kind != "DOC":
            start -= 1
        lead = self.tokens[start + (self.tokens[start].kind == "DOC")]
        begins = lead.kind in self.tables.action[0] and lead.kind not in ("DOC", "END")
        first = self.tokens[start].pos
        before = any(
            isinstance(v, Token) and v.kind == '"{"' and v.pos.line < first.line
            for v in self.values
        )
        return start if begins and before and first.column == 1 and self.indented() else None

    def indented(self) -> bool:
        """Whether what stands in the open block was moved in, so that its first column means something."""
        block = next(v for v in self.values if isinstance(v, Token) and v.kind == '"{"')
        inside = self.tokens[self.tokens.index(block) + 1 :]
        after = next((t.pos for t in inside if t.pos.line > block.pos.line), block.pos)
        return after.column > 1

    def leave_blocks(self, start: int) -> bool:
        """Reports the missing `}` and goes on with the declaration."""
        block = next(v for v in self.values if isinstance(v, Token) and v.kind == '"{"')
        lead = self.tokens[start + (self.tokens[start].kind == "DOC")]
        notes = [Note(block.pos, "this block is still open")]
        self.sink.error(
            "E0114",
            lead.pos,
            f"`}}` is missing before `{lead.text}`",
            notes=notes,
            width=len(lead.text),
        )
        self.unclosed += self.block_depth()
        self.at = start
        while self.block_depth() or "declaration" not in self.tables.goto[self.states[-1]]:
            self.pop()
        return True

    def pop(self) -> None:
        self.states.pop()
        self.values.pop()
        self.places.pop()

    def block_depth(self) -> int:
        """How many blocks are open on the stack."""
        return sum(isinstance(v, Token) and v.kind == '"{"' for v in self.values)

    def skip(self, token: Token) -> bool:
        depth = max(self.depths[self.at] - self.unclosed - self.block_depth(), 0)
        first = True
        while True:
            token = self.tokens[self.at]
            if token.kind == "END":
                return self.can_end()
            if not first and depth == 0 and self.starts_item(token):
                return True
            first = False
            if token.kind == '"}"':
                if depth == 0 and self.block_depth():
                    return True
                depth = max(depth - 1, 0)
                self.at += 1
                if depth == 0 and self.tokens[self.at].kind == '";"':
                    self.at += 1
                if depth == 0 and self.starts_item(self.tokens[self.at]):
                    return True
                continue
            depth += token.kind == '"{"'
            self.at += 1
            if token.kind == '";"' and depth == 0:
                return True

    def starts_item(self, token: Token) -> bool:
        """True for a documentation comment or a keyword that can begin the next item: better than to skip over it."""
        return (
            token.kind != "NAME"
            and token.kind in self.tables.action[self.states[-1]]
            and token.kind != '"}"'
        )

    def can_end(self) -> bool:
        return "END" in self.tables.action[self.states[-1]]

    def report(self, token: Token) -> None:
        expected = self.expected()
        before = self.tokens[self.at - 1] if self.at else None
        if before is not None and before.kind == "DOC":
            self.report_doc(before)
        elif token.kind == "END":
            self.report_end(token, expected)
        elif token.kind == "DOC":
            self.report_doc(token)
        elif '";"' in expected and before is not None and before.pos.line < token.pos.line:
            end = Pos(before.pos.path, before.pos.line, before.pos.column + len(before.text))
            self.sink.error("E0108", end, f"`;` is missing after `{before.text}`")
        elif (
            "NAME" in expected
            and ANY_KEYWORD not in expected
            and token.text in self.tables.keywords
        ):
            self.sink.error(
                "E0112",
                token.pos,
                f"`{token.text}` is a word of the language and cannot be a name here",
                width=len(token.text),
            )
        else:
            self.sink.error(
                "E0107",
                token.pos,
                f"expected {_one_of(expected)}, found {_shown(token)}",
                hint=_hint(token, expected),
                width=len(token.text),
            )

    def report_doc(self, token: Token) -> None:
        hint = "write `//` for a plain comment, or put it before the declaration it is about"
        self.sink.error(
            "E0110", token.pos, "this documentation comment belongs to nothing", hint=hint, width=3
        )

    def report_end(self, token: Token, expected: list[str]) -> None:
        opened = [v for v in self.values if isinstance(v, Token) and v.kind == '"{"']
        notes = [Note(opened[-1].pos, "this block is still open")] if opened else []
        self.sink.error(
            "E0109", token.pos, f"the file ends where {_one_of(expected)} was expected", notes=notes
        )

    def expected(self) -> list[str]:
        """The terminals that the parser would really shift here."""
        return sorted(t for t in self.tables.action[self.states[-1]] if self.would_shift(t))

    def would_shift(self, terminal: str) -> bool:
        states = list(self.states)
        while True:
            step = self.tables.action[states[-1]].get(terminal)
            if step is None:
                return False
            if step >= 0:
                return True
            symbol, length, _ = self.tables.rules[-step]
            if length:
                del states[-length:]
            states.append(self.tables.goto[states[-1]][symbol])


STRICTNESS = ("enum", "bits", "union", "table", "error", "method", "list")
_WORDS = {
    "NAME": "a name",
    "INT": "a number",
    "DURATION": "a time",
    "STRING": "a string",
    "DOC": "",
    "KEYWORD": "",
    "END": "the end of the file",
}


def _hint(token: Token, expected: list[str]) -> str:
    if token.kind == "NAME":
        return did_you_mean(token.text, (e.strip('"') for e in expected if e[1].isalpha()))
    if token.text in STRICTNESS and '"strict"' in expected:
        return f"write `strict {token.text}` or `flexible {token.text}`: what is unknown is refused, or taken"
    if token.text == "," and '";"' in expected:
        return "each of them ends with `;`"
    return ""


def _one_of(expected: list[str]) -> str:
    is_word = "KEYWORD" in expected
    clashing = {f'"{c}"' for c in grammar.CLASHING} if is_word else set()
    marks = [f"`{e.strip(chr(34))}`" for e in expected if e[0] == '"' and e not in clashing]
    words = [_WORDS[e] for e in expected if e[0] != '"' and _WORDS[e]]
    named = words + marks
    if len(named) > MOST_NAMED:
        more = len(named) - MOST_NAMED
        named = named[:MOST_NAMED] + [f"{more} other{'s' if more > 1 else ''}"]
    if not named:
        return "something else"
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} or {named[-1]}"


def _shown(token: Token) -> str:
    return f"`{token.text}`"
