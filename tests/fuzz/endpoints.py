#!/usr/bin/python3
"""Sends any bytes to every endpoint of the live system: boots `system pester`, whose messages come
from a seed, and judges its console.

usage: endpoints.py --build DIR [--seed N] [--messages N] [--minutes N] [--smp N] [--show]
Seed and number are written into the boot file where the program has its plan. With --minutes seeds
follow one another until the time is over.
"""

from __future__ import annotations

import argparse
import re
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "system"))
from machine import EXIT_SUCCESS, Machine  # noqa: E402

MARK = b"writ pester plan"
PLAN = struct.Struct("<16sQQ")
COUNTING = ("-icount", "shift=0,sleep=off")
LIMIT_SECONDS = 1800
SHOWN = re.compile(r"\[pester\]|panic|assert|fault:|was killed|ready again|given up", re.I)
REFUSED = re.compile(r" (\d+\.\d+) \d+ refused ")
REFUSED_MOST = 48  # lines of one daemon: eight, then one for each doubling


def planned(boot: bytes, options: argparse.Namespace, seed: int) -> bytes:
    """The boot file with this plan."""
    at = boot.find(MARK)
    if at < 0 or boot.find(MARK, at + 1) >= 0:
        sys.exit("the boot file has no place for a plan")
    _, _, messages = PLAN.unpack_from(boot, at)
    plan = PLAN.pack(MARK, seed, options.messages or messages)
    return boot[:at] + plan + boot[at + PLAN.size :]


def console(options: argparse.Namespace, seed: int) -> tuple[list[str], int]:
    """One machine: its lines, and how it ended."""
    with tempfile.TemporaryDirectory() as folder:
        boot = Path(folder, "pester.boot")
        boot.write_bytes(planned((options.build / "pester.boot").read_bytes(), options, seed))
        extra = COUNTING if options.smp == 1 else ()
        machine = Machine(options.build / "kernel/writ.elf", boot, smp=options.smp, extra=extra)
        try:
            ran = subprocess.run(
                machine.command(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=LIMIT_SECONDS,
                check=False,
            )
            out, code = ran.stdout, ran.returncode
        except subprocess.TimeoutExpired as late:
            out, code = late.stdout or b"", -1
    return out.decode("utf-8", "replace").splitlines(), code


def flooded(lines: list[str]) -> list[str]:
    """Who said too often that it refused something."""
    said = Counter(m[1] for m in map(REFUSED.search, lines) if m)
    return [f"{who} logged {n} refusals" for who, n in said.items() if n > REFUSED_MOST]


def run(options: argparse.Namespace, seed: int) -> bool:
    """One machine. Prints what it found, and how to do it again if that is bad."""
    lines, code = console(options, seed)
    floods = flooded(lines)
    good = code == EXIT_SUCCESS and any("[pester] passed" in line for line in lines) and not floods
    if good and options.minutes:
        print(f"seed {seed}: passed", flush=True)
        return True
    chosen = lines if options.show else [line for line in lines if SHOWN.search(line)]
    print(
        "\n".join(line[line.find("[pester]") :] if "[pester]" in line else line for line in chosen)
    )
    if not good:
        print(*floods, "the last lines:", *lines[-20:], sep="\n| ")
        again = f"--seed {seed} --smp {options.smp}"
        again += f" --messages {options.messages}" if options.messages else ""
        print(f"seed {seed} FAILED (exit {code}); again: ./dev fuzz services {again}")
    return good


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="./dev fuzz services", description=__doc__.split("\n\n")[0]
    )
    parser.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=1, help="where the dice begin; not 0")
    parser.add_argument(
        "--messages", type=int, default=0, help="through each connection in each round"
    )
    parser.add_argument("--minutes", type=float, default=0, help="try one seed after the other")
    parser.add_argument("--smp", type=int, default=1, help="processors")
    parser.add_argument("--show", action="store_true", help="the whole console")
    options = parser.parse_args()
    end = time.monotonic() + options.minutes * 60
    seed = options.seed
    while run(options, seed):
        seed += 1
        if time.monotonic() >= end:
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
