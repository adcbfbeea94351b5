#!/usr/bin/python3
"""How long the compiler takes for all contracts, from scratch. Prints; judges nothing but that the compiler succeeds.

usage: contracts.py LIBRARY... -- COMMAND...   (COMMAND takes --library and --out)
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time

ROUNDS = 3


def main(arguments: list[str]) -> int:
    split = arguments.index("--")
    command = arguments[split + 1 :]
    total = 0.0
    for library in arguments[:split]:
        best = float("inf")
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as out:
                start = time.monotonic()
                subprocess.run([*command, "--library", library, "--out", out], check=True)
                best = min(best, time.monotonic() - start)
        total += best
        print(f"{library:12} {best:6.3f} s")
    print(f"{'all':12} {total:6.3f} s (best of {ROUNDS} each)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
