#!/usr/bin/python3
"""Calls the live kernel at random: boots kernel_fuzz, which is the only program of its machine, and judges its console.

usage: kernel.py --build DIR [--seed N] [--rounds N] [--seconds N] [--calls N] [--minutes N] [--smp N] [--without
METHOD]... [--sections] [--show]
The seed, the rounds and what is left out are written into the boot file where the program has its
plan; the same plan on one
processor makes the same calls. With --minutes seeds follow one another until the time is over.
"""

from __future__ import annotations

import argparse
import re
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "system"))
from machine import EXIT_SUCCESS, Machine  # noqa: E402

MARK = b"writ fuzz plan\0\0"
MASK_BYTES = 32
PLAN = struct.Struct(f"<16sQQQQ{MASK_BYTES}s")
MESSAGES = "messages"
MESSAGES_BIT = 8 * MASK_BYTES - 1
LIMIT_SECONDS = 900
SHOWN = re.compile(r"\[fuzz\]|panic|assert", re.I)
METHOD = re.compile(r'\.name = "([^"]+)", /\* (\d+)\.(\d+) \*/')
COUNTING = ("-cpu", "max,erms=off,fsrm=off", "-icount", "shift=0,sleep=off")
DEVICES = ("-nic", "none", "-device", "edu")  # the one that it may claim
SECTION = re.compile(r"^section (call \d+ \d+|op \d+|vector \d+): (\d+)$")
BOUND = 20000  # instructions that the kernel may have the processor for itself
SECTIONS_SHOWN = 12
OPS = ("null", "call", "reply_recv", "recv", "reply", "notify", "wait", "yield")


def methods(build: Path) -> list[str]:
    """The methods in the order of their table."""
    return [name for name, _, _ in table(build)]


def table(build: Path) -> list[tuple[str, int, int]]:
    """Name, type of object and number of every method."""
    text = (build / "tests/generated/kernel_methods.c").read_text()
    return [(name, int(kind), int(number)) for name, kind, number in METHOD.findall(text)]


def left_out(names: list[str], build: Path) -> int:
    """The mask of methods, and perhaps messages, that are not to be used."""
    known = methods(build)
    unknown = [name for name in names if name not in [*known, MESSAGES]]
    if unknown:
        sys.exit(f"no method is called '{unknown[0]}'")
    return sum(1 << (MESSAGES_BIT if n == MESSAGES else known.index(n)) for n in names)


def planned(boot: bytes, options: argparse.Namespace, seed: int) -> bytes:
    """The boot file with this plan."""
    at = boot.find(MARK)
    if at < 0 or boot.find(MARK, at + 1) >= 0:
        sys.exit("the boot file has no place for a plan")
    _, _, rounds, _, calls, _ = PLAN.unpack_from(boot, at)
    mask = left_out(options.without, options.build)
    plan = PLAN.pack(
        MARK,
        seed,
        options.rounds or rounds,
        options.seconds,
        options.calls or calls,
        mask.to_bytes(MASK_BYTES, "little"),
    )
    return boot[:at] + plan + boot[at + PLAN.size :]


def sections(lines: list[str], build: Path) -> bool:
    """Prints the longest sections. False if one is longer than it may be, or none was measured."""
    names = {f"call {kind} {number % 32}": name for name, kind, number in table(build)}
    names |= {f"op {number}": f"op {name}" for number, name in enumerate(OPS)}
    names |= {"vector 14": "page fault", "vector 64": "timer"}
    found = [match for match in map(SECTION.match, lines) if match]
    longest = sorted(((int(m[2]), names.get(m[1], m[1])) for m in found), reverse=True)
    print(f"longest sections of the kernel, in instructions (bound: {BOUND}):")
    for count, name in longest[:SECTIONS_SHOWN]:
        print(f"{count:8} {name}{' IS TOO LONG' if count > BOUND else ''}")
    return bool(longest) and longest[0][0] <= BOUND


def run(options: argparse.Namespace, seed: int) -> bool:
    """One machine. Prints what it found, and how to do it again if that is bad."""
    with tempfile.TemporaryDirectory() as folder:
        boot = Path(folder, "fuzz.boot")
        boot.write_bytes(planned((options.build / "kernel_fuzz.boot").read_bytes(), options, seed))
        extra = (*DEVICES, *(COUNTING if options.sections else ()))
        machine = Machine(options.build / "kernel/writ.elf", boot, smp=options.smp, extra=extra)
        try:
            ran = subprocess.run(
                machine.command(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=LIMIT_SECONDS,
                check=False,
            )
            console, code = ran.stdout, ran.returncode
        except subprocess.TimeoutExpired as late:
            console, code = late.stdout or b"", -1
    lines = console.decode("utf-8", "replace").splitlines()
    good = code == EXIT_SUCCESS and any("[fuzz] passed" in line for line in lines)
    if options.sections and good:
        return sections(lines, options.build)
    chosen = lines if options.show else [line for line in lines if SHOWN.search(line)]
    if good and (options.minutes or options.brief):
        print(f"seed {seed}: passed", flush=True)
        return True
    print("\n".join(line[line.find("[fuzz]") :] if "[fuzz]" in line else line for line in chosen))
    if not good:
        print("the last lines:", *lines[-20:], sep="\n| ")
        again = f"--seed {seed}" + "".join(f" --without {name}" for name in options.without)
        again += "".join(
            f" --{word} {value}"
            for word, value in (
                ("rounds", options.rounds),
                ("seconds", options.seconds),
                ("calls", options.calls),
            )
            if value
        )
        again += f" --smp {options.smp}" + (" --sections" if options.sections else "")
        print(f"seed {seed} FAILED (exit {code}); again: ./dev fuzz kernel {again}")
    return good


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev fuzz kernel", description=__doc__.split("\n\n")[0])
    parser.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=1, help="where the dice begin")
    parser.add_argument("--rounds", type=int, default=0, help="after each, everything is closed")
    parser.add_argument("--seconds", type=int, default=0, help="rounds until so many are over")
    parser.add_argument("--calls", type=int, default=0, help="of each thread in each round")
    parser.add_argument("--minutes", type=float, default=0, help="try one seed after the other")
    parser.add_argument("--smp", type=int, default=1, help="processors")
    parser.add_argument(
        "--without", action="append", default=[], metavar="METHOD", help="or 'messages'"
    )
    parser.add_argument("--sections", action="store_true", help="how long interrupts are off")
    parser.add_argument("--brief", action="store_true", help="of what passes only that it did")
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
