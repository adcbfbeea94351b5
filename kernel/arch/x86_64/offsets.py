#!/usr/bin/python3
"""Writes a header for assembler sources: a #define for each absolute symbol of an object file, which offsets.c defines.

usage: offsets.py OBJECT HEADER
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    listed = subprocess.run(["nm", arguments[0]], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    lines = [f"#define {name} 0x{value}" for value, kind, name in rows if kind == "A"]
    Path(arguments[1]).write_text(
        "\n".join(["/* Made of offsets.c. */", *lines, ""]), encoding="utf-8"
    )
    return 0 if lines else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
