#!/usr/bin/python3
"""Lets every harness search for a while, one after the other. Inputs that found something new stay for the next time; one that broke
something is kept, named, and fails the run.

usage: hunt.py --seconds N --keep DIR HARNESS...
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path


def search(harness: Path, seconds: int, keep: Path) -> list[Path]:
    """The inputs that broke something, which the harness wrote."""
    corpus = keep / harness.name
    corpus.mkdir(parents=True, exist_ok=True)
    before = set(keep.glob("*-*"))
    prefix = f"-artifact_prefix={keep}/{harness.name}-"
    command = [
        harness.absolute(),
        f"-max_total_time={seconds}",
        "-print_final_stats=1",
        prefix,
        corpus,
    ]
    result = subprocess.run([str(word) for word in command], check=False)
    broken = sorted(set(keep.glob("*-*")) - before)
    if result.returncode and not broken:
        sys.exit(f"{harness} ended with {result.returncode}")
    return broken


def main() -> int:
    parser = argparse.ArgumentParser(description="lets every fuzz harness search for a while")
    parser.add_argument("--seconds", type=int, required=True, help="for each")
    parser.add_argument("--keep", type=Path, required=True, help="where inputs are kept")
    parser.add_argument("harnesses", type=Path, nargs="*", metavar="HARNESS")
    arguments = parser.parse_args()
    if not arguments.harnesses:
        print("no harness that searches in this build: it was set up with fuzz=replay")
        return 1
    broken: list[Path] = []
    for harness in arguments.harnesses:
        print(f"{harness.name}: {arguments.seconds} s", flush=True)
        broken += search(harness, arguments.seconds, arguments.keep)
    for path in broken:
        print(f"broken by {path}")
    print(f"{len(arguments.harnesses)} harnesses, {len(broken)} inputs broke something")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
