#!/usr/bin/python3
"""How long the compiler takes for all contracts in one run, and for each library alone. Prints; judges nothing but that the compiler succeeds.

usage: contracts.py LIBRARY... -- COMMAND...   (COMMAND takes --library and --out)
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time

ROUNDS = 3


def best_of(command: list[str]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as out:
            start = time.monotonic()
            subprocess.run([*command, "--out", out], check=True)
            best = min(best, time.monotonic() - start)
    return best


def main(arguments: list[str]) -> int:
    split = arguments.index("--")
    command = arguments[split + 1 :]
    print(f"{'all in one run':16} {best_of(command):6.3f} s (best of {ROUNDS})")
    for library in arguments[:split]:
        print(f"{library:16} {best_of([*command, '--library', library]):6.3f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
