#!/usr/bin/python3
"""Says what a run of the tests came to, from meson's own record (testlog.json): a table of suites, then one line of totals.

Exit 1 if anything failed, if nothing ran, or if there is no record.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

GOOD = {"OK", "EXPECTEDFAIL"}
SKIPPED = {"SKIP"}
TELLING = "the kernel is at most 12000 lines"  # its words are worth reading when it is good, too


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: summary.py BUILD", file=sys.stderr)
        return 2
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    seconds: Counter[str] = Counter()
    try:
        log = Path(sys.argv[1], "meson-logs", "testlog.json").read_text(encoding="utf-8")
    except OSError as error:
        print(f"no tests were run: {error}", file=sys.stderr)
        return 1
    for line in log.splitlines():
        test = json.loads(line)
        suite = test["name"].split(" / ")[0].removeprefix("writ:")
        kind = (
            "passed"
            if test["result"] in GOOD
            else "skipped"
            if test["result"] in SKIPPED
            else "failed"
        )
        counts[suite][kind] += 1
        seconds[suite] += test["duration"]
        if test["name"].endswith(TELLING):
            print(test.get("stdout", "").strip())
        if kind == "failed":
            print(f"failed: {test['name']} ({test['result']}): {' '.join(test['command'])}")
    print(f"{'suite':14}{'passed':>8}{'failed':>8}{'skipped':>8}{'seconds':>9}")
    for suite, kinds in sorted(counts.items()):
        numbers = "".join(f"{kinds[kind]:8}" for kind in ("passed", "failed", "skipped"))
        print(f"{suite:14}{numbers}{seconds[suite]:9.1f}")
    total: Counter[str] = sum(counts.values(), Counter())
    print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return 1 if total["failed"] or not total else 0


if __name__ == "__main__":
    sys.exit(main())
