#!/usr/bin/python3
"""Compares the generated checks with the twin over messages that neither of them chose.

usage: differential.py --library NAME --count N --seed S PROGRAM PATH...

PROGRAM is built from codegen/runtime/c/suite/differential_main.c; PATHs are the contracts. The twin
must give the same check, offset and
status for every message.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "codegen"))

from twin.found import Judge, unhex  # noqa: E402
from twin.message import Message  # noqa: E402
from writ.load import load_world  # noqa: E402

SHOWN = 10


def compare(twin: Judge, line: str) -> tuple[str, int]:
    """What is different ("" for nothing), and the check that the message failed."""
    words = line.split()
    index, number, roles = int(words[0]), int(words[1], 16), int(words[2], 16)
    said = tuple(int(word) for word in words[3:6])
    message = Message(number, unhex(words[6]), unhex(words[7]).ljust(64, b"\0"))
    answer = twin.answer(index, message, roles)
    expected = (answer.reject.check, answer.reject.offset, answer.status)
    if said == expected:
        return "", answer.reject.check
    text = f"{twin.titles()[index]}: the checks say {said}, the twin {expected}\n  {line.strip()}"
    return text, answer.reject.check


def main() -> int:
    parser = argparse.ArgumentParser(description="compare the generated checks with the twin")
    parser.add_argument("--library", required=True)
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("program")
    parser.add_argument("contracts", nargs="+")
    arguments = parser.parse_args()
    twin = Judge(load_world(arguments.contracts).library(arguments.library))
    command = [arguments.program, str(arguments.count), str(arguments.seed)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    checks: Counter[int] = Counter()
    different = []
    for line in output.splitlines():
        text, check = compare(twin, line)
        checks[check] += 1
        if text:
            different.append(text)
    print("\n".join(different[:SHOWN]))
    print(
        f"{arguments.library}: {sum(checks.values())} messages (seed {arguments.seed}), {checks[0]} of them good, "
        f"{len(checks) - (0 in checks)} different check ids, {len(different)} answers differ"
    )
    return 1 if different or sum(checks.values()) != arguments.count else 0


if __name__ == "__main__":
    sys.exit(main())
