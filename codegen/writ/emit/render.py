"""Templates to text: documentation comments, long lines, and the environment that both run in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from writ import warm

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
WIDTH = 100
COMMENT_WIDTH = 140
_BREAKS = re.compile(r"""["()\[\]{},|&]""")  # what decides where a line is broken


def comment(text: str, indent: int = 0) -> str:
    """A documentation text as a C comment; paragraphs stay apart."""
    pad = " " * indent
    lines: list[str] = []
    for paragraph in text.replace("*/", "* /").strip().split("\n\n"):
        lines += _filled(" ".join(paragraph.split()), COMMENT_WIDTH - indent - 6) + [""]
    body = lines[:-1]
    if len(body) == 1:
        return f"{pad}/* {body[0]} */"
    rest = "".join(f"\n{pad} * {line}".rstrip() for line in body[1:])
    return f"{pad}/* {body[0]}{rest}{' */' if body[-1] else ''}"


def _filled(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def wrapped(text: str) -> str:
    """Breaks lines of code that are too long behind a comma or an operator, aligned to the bracket
    that is open there."""
    pieces: list[str] = []
    for line in text.split("\n"):
        if len(line) <= WIDTH:
            pieces.append(line)
        else:
            pieces += _fitted(line)
    text = "\n".join(pieces)
    return re.sub(r"\n{3,}", "\n\n", text)


def _fitted(line: str) -> list[str]:
    """A line as one or more that fit: whole, behind `=`, below its return type, or broken in its brackets."""
    if _is_prose(line):
        return [line]
    indent = len(line) - len(line.lstrip())
    left, assigned, right = line.partition(" = ")
    if assigned and right.startswith("{") and indent + 3 + len(right) <= WIDTH:
        return [f"{left} = {{", " " * (indent + 4) + right[1:]]
    if assigned and "(" not in left and indent + 4 + len(right) <= WIDTH:
        return [f"{left} =", " " * (indent + 4) + right]
    broken = _broken(line)
    head, paren, _ = line.partition("(")
    if indent == 0 and paren and " " in head and not head.startswith("_Static_assert"):
        start = max(head.rfind(" "), head.rfind("*")) + 1
        below = [line[:start].rstrip(), *_broken(line[start:])]
        if len(below) == 2 < len(broken) or max(map(len, broken)) > WIDTH:
            return below
    return broken


def _broken(line: str) -> list[str]:
    out: list[str] = []
    opened: list[Bracket] = []
    while len(line) > WIDTH and not _is_prose(line):
        spot = _break_spot(line, opened)
        if spot is None:
            break
        out.append(line[: spot.at].rstrip())
        line = " " * spot.column + line[spot.at :].lstrip()
        opened = [spot.bracket]
    return out + [line]


@dataclass(frozen=True)
class Bracket:
    """An open bracket: the column behind it, and whether it is a brace."""

    column: int
    is_brace: bool


@dataclass(frozen=True)
class Spot:
    """A place to break a line at, in a bracket, and the column to go on at."""

    at: int
    bracket: Bracket
    column: int


def _is_prose(line: str) -> bool:
    return line.lstrip().startswith(("/*", "* ", "*/", "//", "#"))


def _break_spot(line: str, opened: list[Bracket]) -> Spot | None:
    """Where to break: as far outside as there is a place that fits, behind a comma rather than an
    operator, as late as possible."""
    best: Spot | None = None
    best_rank = (0, False)
    brackets = list(opened)
    quoted = False
    for found in _BREAKS.finditer(line, 0, WIDTH):
        i, char = found.start(), found[0]
        if char == '"' and line[i - 1] != "\\":
            quoted = not quoted
        elif quoted:
            continue
        elif char in "([{":
            brackets.append(Bracket(i + 1, char == "{"))
        elif char in ")]}" and brackets:
            brackets.pop()
        elif _may_break(line, i) and brackets:
            rank = (len(brackets), char != ",")
            if best is None or rank <= best_rank:
                inside = brackets[-1]
                deeper = 4 if char == "|" and inside.is_brace else 0
                best, best_rank = Spot(i + 1, inside, inside.column + deeper), rank
    return best


def _may_break(line: str, i: int) -> bool:
    after = line[i + 1 : i + 2] == " "
    return after and (line[i] in ",|" or line[i - 1 : i + 1] in ("&&", "||"))


def entry(parts: list[str], indent: int) -> str:
    """An entry of a table: in one line if it fits, else one line a part."""
    pad = " " * indent
    line = f"{pad}{{{', '.join(parts)}}},"
    if len(line) <= WIDTH:
        return line
    return f"{pad}{{" + f",\n{pad} ".join(parts) + "},"


def initialiser(parts: list[str], left: str) -> str:
    """A statement that initialises `left` with parts: in one line, in the next, or one line a part."""
    line = f"{left} = {{{', '.join(parts)}}};"
    indent = len(line) - len(line.lstrip()) + 4
    if len(line) <= WIDTH or indent + len(", ".join(parts)) + 2 <= WIDTH:
        return line
    pad = " " * (len(left) + 4)
    return f"{left} = {{" + f",\n{pad}".join(parts) + "};"


def braced(text: str) -> str:
    """As an initialiser."""
    return "{" + text + "}"


def chomp(text: str) -> str:
    """Without the line ends at its end: what a macro made, in a line of its own."""
    return text.rstrip("\n")


class _Compiled(jinja2.BytecodeCache):
    """Templates as an earlier run compiled them."""

    def __init__(self, store: warm.Store) -> None:
        self.store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        data = self.store.bytes_of(*self._of(bucket))
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.store.keep_bytes(*self._of(bucket), bucket.bytecode_to_string())

    @staticmethod
    def _of(bucket: Bucket) -> tuple[str, bytes]:
        key = f"{jinja2.__version__} {bucket.key} {bucket.checksum}"
        return f"template {bucket.key}", warm.compiler() + key.encode()


@cache
def environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    store = warm.store()
    made.bytecode_cache = _Compiled(store) if store else None
    made.filters["comment"] = comment
    made.filters["chomp"] = chomp
    made.filters["braced"] = braced
    made.filters["entry"] = entry
    made.filters["initialiser"] = initialiser
    return made


def render(template: str, **context: Any) -> str:
    """The finished text of one output file."""
    return wrapped(environment().get_template(template).render(**context))
