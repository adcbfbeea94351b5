"""Text to tokens. Nothing is dropped but white space and plain comments; a fault in a word is
reported and the word left out."""

from __future__ import annotations

import re
from typing import NamedTuple

from writ.diagnostics import Sink
from writ.model import Pos

UNITS = {"Ki": 1 << 10, "Mi": 1 << 20, "Gi": 1 << 30}
MICROSECONDS = {"us": 1, "ms": 1000, "s": 1_000_000}
LARGEST = (1 << 64) - 1
UNREADABLE = "UNREADABLE"  # the kind of a token that was reported and fits nowhere
LONGEST_NUMBER = 40  # characters; checked before a number is computed


class Token(NamedTuple):
    """`kind` is the terminal of the grammar: NAME, INT, DURATION, STRING, DOC, END, or a quoted
    keyword or mark; or UNREADABLE."""

    kind: str
    text: str
    value: int | str
    pos: Pos


BYTE_ORDER_MARK = "\ufeff"
_UNDERLINED = re.compile("_+[A-Za-z0-9_]+")
DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
FORMS = re.compile(
    r"""
      (?P<space>   [ \t\r\n]+ )
    | (?P<doc>     ///(?!/)[^\n]* )
    | (?P<comment> //[^\n]* )
    | (?P<word>    [A-Za-z][A-Za-z0-9_]* )
    | (?P<number>  -?[0-9][A-Za-z0-9_]* )
    | (?P<string>  "(?:[^"\\\n]|\\.)*" )
    | (?P<mark>    ->|<=|\.\.|[{}()\[\]<>;:,=|@.] )
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(
    r"(?P<sign>-?)(?:0x(?P<hex>[0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*)|(?P<dec>[0-9]+(?:_[0-9]+)*))(?P<unit>Ki|Mi|Gi|us|ms|s)?"
)


def tokens(path: str, text: str, keywords: frozenset[str], sink: Sink) -> list[Token]:
    """The tokens of a text, END last."""
    return _Scanner(path, text, keywords, sink).run()


class Comment(NamedTuple):
    """A plain comment, for the formatter: `own_line` tells whether nothing but space stands before it on its line."""

    text: str
    line: int
    own_line: bool


class _Scanner:
    def __init__(self, path: str, text: str, keywords: frozenset[str], sink: Sink) -> None:
        self.path = path
        self.text = text
        self.keywords = keywords
        self.sink = sink
        self.line = 1
        self.line_start = 0
        self.found: list[Token] = []
        self.doc: list[str] = []
        self.doc_pos: Pos | None = None

    def run(self) -> list[Token]:
        at, end = 0, len(self.text)
        while at < end:
            match = FORMS.match(self.text, at)
            if match is None:
                at = self.unknown(at)
                continue
            form, word = str(match.lastgroup), match.group()
            self.directions(word, at)
            if form == "space":
                self.newlines(word, at)
            elif form == "doc":
                self.add_doc(word, at)
            elif form != "comment":
                self.end_doc()
                getattr(self, form)(word, self.pos(at))
            at = match.end()
        self.end_doc()
        self.found.append(Token("END", "end of the file", 0, self.pos(end)))
        return self.found

    def directions(self, word: str, at: int) -> None:
        """What would show a reader another text than the compiler reads."""
        for found in DIRECTIONS.finditer(word):
            text = f"`U+{ord(found[0]):04X}` changes the direction in which the line is shown"
            self.sink.error("E0102", self.pos(at + found.start()), text, width=1)

    def pos(self, at: int) -> Pos:
        return Pos(self.path, self.line, at - self.line_start + 1)

    def newlines(self, space: str, at: int) -> None:
        count = space.count("\n")
        if count:
            self.line += count
            self.line_start = at + space.rindex("\n") + 1

    def add_doc(self, text: str, at: int) -> None:
        if self.doc_pos is None:
            self.doc_pos = self.pos(at)
        self.doc.append(text[3:].strip("\r").removeprefix(" ").rstrip())

    def end_doc(self) -> None:
        if self.doc_pos is not None:
            self.found.append(Token("DOC", "///", "\n".join(self.doc), self.doc_pos))
            self.doc, self.doc_pos = [], None

    def word(self, text: str, pos: Pos) -> None:
        kind = f'"{text}"' if text in self.keywords else "NAME"
        self.found.append(Token(kind, text, text, pos))

    def mark(self, text: str, pos: Pos) -> None:
        self.found.append(Token(f'"{text}"', text, text, pos))

    def string(self, text: str, pos: Pos) -> None:
        value = _unescape(text[1:-1])
        if value is None:
            self.sink.error(
                "E0104",
                pos,
                'a string has the escapes `\\"` and `\\\\` and no others',
                width=len(text),
            )
            value = ""
        self.found.append(Token("STRING", text, value, pos))

    def number(self, text: str, pos: Pos) -> None:
        match = _NUMBER.fullmatch(text)
        if match is None:
            self.sink.error(
                "E0105",
                pos,
                f"`{text}` is no number",
                hint="write `48`, `0x4_05`, `16Mi` or a duration like `100ms`",
                width=len(text),
            )
            self.found.append(Token("INT", text, 0, pos))
            return
        unit = match["unit"] or ""
        digits = (match["hex"] or match["dec"]).replace("_", "")
        base = 16 if match["hex"] else 10
        if base == 10 and digits[0] == "0" and len(digits) > 1:
            self.octal(text, digits, pos)
        value = int(digits, base) if len(digits) <= LONGEST_NUMBER else LARGEST + 1
        value *= UNITS.get(unit, 1)
        if match["sign"]:
            value = -value
        kind = "DURATION" if unit in MICROSECONDS else "INT"
        if kind == "DURATION":
            value *= MICROSECONDS[unit]
            if match["hex"] or match["sign"]:
                self.sink.error(
                    "E0105",
                    pos,
                    "a duration is a plain decimal number with `us`, `ms` or `s`",
                    width=len(text),
                )
        if not -(1 << 63) <= value <= LARGEST:
            self.sink.error("E0106", pos, f"`{text}` does not fit into 64 bits", width=len(text))
            value = 0
        self.found.append(Token(kind, text, value, pos))

    def octal(self, text: str, digits: str, pos: Pos) -> None:
        """What C reads with the base 8."""
        plain = digits.lstrip("0") or "0"
        hint = f"write `{plain}`"
        if len(plain) <= LONGEST_NUMBER and set(plain) <= set("01234567") and int(plain, 8) > 7:
            hint += f", or `{int(plain, 8)}` if base 8 was meant"
        fault = f"`{text}` begins with a zero, which is another number in C"
        self.sink.error("E0105", pos, fault, hint=hint, width=len(text))

    def unknown(self, at: int) -> int:
        char = self.text[at]
        if char == '"':
            end = self.text.find("\n", at)
            end = len(self.text) if end < 0 else end
            self.end_doc()
            self.sink.error("E0103", self.pos(at), "the string does not end on its line", width=1)
            rest = self.text[at:end].rstrip()
            end = at + len(rest) - rest.endswith(";")  # most likely the string ended before it
            self.found.append(Token("STRING", self.text[at:end], "", self.pos(at)))
            return end
        if self.text.startswith("/*", at):
            return self.foreign_comment(at)
        word = _UNDERLINED.match(self.text, at)
        if word:
            text = f"`{word[0]}` begins with `_`; a name begins with a letter"
            self.sink.error("E0102", self.pos(at), text, width=len(word[0]))
            self.end_doc()
            self.found.append(Token("NAME", word[0], word[0], self.pos(at)))
            return word.end()
        if char == BYTE_ORDER_MARK and at == 0:
            self.sink.error(
                "E0102", self.pos(at), "a byte order mark; a contract begins with its text", width=1
            )
            return at + 1
        shown = char if char.isprintable() else f"U+{ord(char):04X}"
        self.sink.error(
            "E0102", self.pos(at), f"`{shown}` is no character of the language", width=1
        )
        self.end_doc()
        self.found.append(Token(UNREADABLE, char, 0, self.pos(at)))
        return at + 1

    def foreign_comment(self, at: int) -> int:
        """One fault for a comment as C has it, however long it is."""
        text = "a comment begins with `//` and ends with its line"
        self.sink.error("E0102", self.pos(at), text, width=2)
        end = self.text.find("*/", at + 2)
        end = len(self.text) if end < 0 else end + 2
        self.newlines(self.text[at:end], at)
        return end


def _unescape(text: str) -> str | None:
    found, at = [], 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
            if text[at] not in '"\\':
                return None
        found.append(text[at])
        at += 1
    return "".join(found)


def comments(text: str) -> list[Comment]:
    """The plain comments of a text, in order."""
    found, at, line, fresh = [], 0, 1, True
    while at < len(text):
        match = FORMS.match(text, at)
        if match is None:
            at, fresh = at + 1, False
            continue
        if match.lastgroup == "comment":
            found.append(Comment(match.group().rstrip(), line, fresh))
        elif match.lastgroup == "space":
            fresh = fresh or "\n" in match.group()
            line += match.group().count("\n")
        else:
            fresh = False
        at = match.end()
    return found
