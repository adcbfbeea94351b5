#!/usr/bin/python3
"""How long the kernel is: lines written by hand, which are bounded, and beside them those that the compiler makes for it.

usage: kernel_lines.py KERNEL GENERATED...
"""

from __future__ import annotations

import sys
from pathlib import Path

BOUND = 12000
SUFFIXES = (".c", ".h", ".S", ".ld")


def lines_of(paths: list[Path]) -> int:
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in paths)


def main(arguments: list[str]) -> int:
    kernel, *generated = map(Path, arguments)
    written = lines_of([path for path in kernel.rglob("*") if path.suffix in SUFFIXES])
    made = lines_of(generated)
    print(f"kernel: {written} lines by hand (at most {BOUND}), {made} generated")
    return 0 if 0 < written <= BOUND and made > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
