#!/usr/bin/python3
"""Says what a run of the tests came to, from meson's own record (testlog.json): the figures of the
proofs, a table of suites, one line of totals.

usage: summary.py BUILD [--figures | --lines START]

Exit 1 if anything failed, if nothing ran, or if there is no record. With --figures only the
figures, with --lines only the lines that begin
so; these exit 0 whatever failed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

GOOD = {"OK", "EXPECTEDFAIL"}
SKIPPED = {"SKIP"}
TELLING = "the kernel is at most 12000 lines"  # its words are worth reading when it is good, too


@dataclass(frozen=True)
class Figure:
    """Numbers that several tests print, added up; `{sources}` is how many printed them."""

    line: str
    words: str


FIGURES = [
    Figure(r"^\S+: (\d+) vectors, (\d+) of them bad, \d+ failed", "{0} vectors of {sources} libraries, {1} of them bad"),
    Figure(r"^\S+: check ids hit: (\d+) of (\d+)", "{0} of {1} check ids hit"),
    Figure(
        r"^\[mutants\] checks of .*: (\d+) of (\d+) killed, (\d+) more",
        "{0} of {1} mutants of checks killed; {2} are no change (tests/mutants/equivalent.txt)",
    ),
    Figure(
        r"^\[mutants\] dispatcher of .*: (\d+) of (\d+) killed, (\d+) more",
        "{0} of {1} mutants of dispatchers killed; {2} are no change (tests/mutants/equivalent.txt)",
    ),
    Figure(
        r"^\[conformance\] \S+: (\d+) cases, (\d+) passed, (\d+) failed",
        "{1} of {0} conformance cases passed in process",
    ),
    Figure(r"^\[conformance\] \S+: wrong servers: (\d+) of (\d+) caught", "{0} of {1} wrong servers caught"),
    Figure(r"^\S+: (\d+) of (\d+) vectors fit a segment and came back", "{0} of {1} vectors came back from Cap'n Proto"),
    Figure(r"^(Cap.n Proto version \S+), seed", "{0}"),
    Figure(r"^seed \d+: (\d+) pairs, (\d+) compatible", "{0} pairs of schemas, {1} of them compatible"),
    Figure(r"^\S+: (\d+) messages \(seed \d+\), (\d+) of them good", "{0} random messages judged like the twin"),
]  # fmt: skip


def figures(output: str) -> list[str]:
    """What the proofs came to, in words; nothing about those that did not run."""
    said = []
    for figure in FIGURES:
        found = re.findall(figure.line, output, re.M)
        rows = [row if isinstance(row, tuple) else (row,) for row in found]
        if not rows:
            continue
        if all(number.isdigit() for number in rows[0]):
            totals = [f"{sum(map(int, column)):,}" for column in zip(*rows)]
        else:
            totals = list(rows[0])
        said.append(figure.words.format(*totals, sources=len(rows)))
    return said


def kind_of(result: str) -> str:
    if result in GOOD:
        return "passed"
    return "skipped" if result in SKIPPED else "failed"


def table(tests: list[dict[str, object]]) -> Counter[str]:
    """Prints what failed and a line per suite; returns the totals."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    seconds: Counter[str] = Counter()
    for test in tests:
        name, result = str(test["name"]), kind_of(str(test["result"]))
        suite = name.split(" / ")[0].removeprefix("writ:").split("+")[0]
        counts[suite][result] += 1
        seconds[suite] += float(str(test["duration"]))  # type: ignore[assignment]
        if name.endswith(TELLING):
            print(str(test.get("stdout", "")).strip())
        if result == "failed":
            command = test["command"]
            assert isinstance(command, list)
            print(f"failed: {name} ({test['result']}): {' '.join(command)}")
    print(f"{'suite':14}{'passed':>8}{'failed':>8}{'skipped':>8}{'seconds':>9}")
    for suite, kinds in sorted(counts.items()):
        numbers = "".join(f"{kinds[kind]:8}" for kind in ("passed", "failed", "skipped"))
        print(f"{suite:14}{numbers}{seconds[suite]:9.1f}")
    return sum(counts.values(), Counter())


def newest(logs: Path) -> Path:
    """The record of the last run; one of the long tests has a name of its own."""
    found = logs.glob("testlog*.json")
    return max(found, key=lambda path: path.stat().st_mtime, default=logs / "testlog.json")


def main() -> int:
    parser = argparse.ArgumentParser(description="what a run of the tests came to")
    parser.add_argument("build", type=Path)
    parser.add_argument("--figures", action="store_true", help="only the figures of the proofs")
    parser.add_argument("--lines", metavar="START", help="only what tests printed that begins so")
    arguments = parser.parse_args()
    try:
        log = newest(arguments.build / "meson-logs").read_text(encoding="utf-8")
    except OSError as error:
        print(f"no tests were run: {error}", file=sys.stderr)
        return 1
    tests = [json.loads(line) for line in log.splitlines()]
    output = "\n".join(f"{t.get('stdout', '')}\n{t.get('stderr', '')}" for t in tests)
    if arguments.lines:
        print(*(s for s in output.splitlines() if s.startswith(arguments.lines)), sep="\n")
        return 0
    print(*figures(output), sep="\n")
    if arguments.figures:
        return 0
    total = table(tests)
    print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return 1 if total["failed"] or not total else 0


if __name__ == "__main__":
    sys.exit(main())
