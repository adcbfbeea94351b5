#!/usr/bin/python3
"""Memory and capabilities stay level however often daemons are called: boots a system of suites with a plan of so many requests to each daemon, and
judges its console.

usage: endurance.py --build DIR [--system test|contracts] [--requests N] [--show]
The requests are those of the generated suites, in legal order and out of it, errors included, by every set of roles and in both encodings.
It prints how many requests each method had.
"""

from __future__ import annotations

import argparse
import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from machine import EXIT_SUCCESS, Machine

MARK = b"writ endurance!\0"
PLAN = struct.Struct("<16sQ")
COUNTING = ("-icount", "shift=0,sleep=off")
LIMIT_SECONDS = 6000
TOLD = re.compile(r"\[conformance\] endurance: (\w+): (\d+) requests in \d+ rounds, .*: level$")
MILLION = 1_000_000


def planned(boot: bytes, requests: int) -> bytes:
    """The boot file with this plan."""
    at = boot.find(MARK)
    if at < 0 or boot.find(MARK, at + 1) >= 0:
        sys.exit("the boot file has no place for a plan")
    return boot[:at] + PLAN.pack(MARK, requests) + boot[at + PLAN.size :]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--system", choices=("test", "contracts"), default="test")
    parser.add_argument("--requests", type=int, default=MILLION, help="at least so many")
    parser.add_argument("--show", action="store_true", help="the whole console")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        boot = Path(folder, "long.boot")
        kept = (arguments.build / f"{arguments.system}.boot").read_bytes()
        boot.write_bytes(planned(kept, arguments.requests))
        machine = Machine(arguments.build / "kernel/writ.elf", boot, extra=COUNTING)
        ran = subprocess.run(
            machine.command(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMIT_SECONDS,
            check=False,
        )
    lines = ran.stdout.decode("utf-8", "replace").splitlines()
    found = [match for match in map(TOLD.search, lines) if match]
    good = ran.returncode == EXIT_SUCCESS and bool(found)
    good = good and all(int(match[2]) >= arguments.requests for match in found)
    shown = lines if arguments.show else [line for line in lines if "endurance" in line]
    print(*(shown if good or arguments.show else lines[-30:]), sep="\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
