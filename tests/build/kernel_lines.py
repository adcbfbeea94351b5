#!/usr/bin/python3
"""How long the kernel is: lines of code written by hand, which are bounded; beside them all lines
of text, and those that the compiler makes for it.

A line of code holds something besides white space and comments.

usage: kernel_lines.py KERNEL GENERATED...
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

BOUND = 12000
SUFFIXES = (".c", ".h", ".S", ".ld")
LITERAL = r'"(?:\\.|[^"\\\n])*"' + "|" + r"'(?:\\.|[^'\\\n])*'"
COMMENT = r"/\*.*?\*/|//[^\n]*"
PIECES = re.compile(f"(?P<literal>{LITERAL})|(?P<comment>{COMMENT})", re.DOTALL)


def blanked(piece: re.Match[str]) -> str:
    """A literal as it stands; of a comment only its ends of lines."""
    return piece[0] if piece["literal"] is not None else "\n" * piece[0].count("\n")


def code_lines(text: str) -> int:
    """How many lines hold more than white space and comments."""
    return sum(1 for line in PIECES.sub(blanked, text).split("\n") if line.strip())


def verdict(written: list[str], generated: list[str]) -> tuple[str, bool]:
    """What is to be said about these texts, and whether they are within the bound."""
    code = sum(map(code_lines, written))
    text = sum(len(one.splitlines()) for one in written)
    made = sum(map(code_lines, generated))
    said = f"kernel: {code} lines of code by hand (at most {BOUND}) in {text} lines of text; "
    said += f"{made} lines of code generated"
    return said, 0 < code <= BOUND and made > 0


def main(arguments: list[str]) -> int:
    kernel, *generated = map(Path, arguments)
    written = [path for path in kernel.rglob("*") if path.suffix in SUFFIXES]
    said, good = verdict(
        [path.read_text(encoding="utf-8") for path in written],
        [path.read_text(encoding="utf-8") for path in generated],
    )
    print(said)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
