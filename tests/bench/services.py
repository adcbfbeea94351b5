#!/usr/bin/python3
"""What the foundation costs: boots `system figures` and the system that ships where the time stamp
counter counts instructions, and prints tables.

usage: services.py --build DIR [--json]
The figures are printed, never judged; what is judged is that the counter counts, that no row
failed, and that the system comes up in its memory.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ipc import COUNTING, LIMIT_SECONDS, LOOP, LOOP_SLACK, Row
from stepper import Stepper, Symbols

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "system"))
from machine import Machine  # noqa: E402

ROW = re.compile(r"\[figures\] row (.+): (\d+) in (\d+)$")
LINE = re.compile(r"\d+ (\d+) \d+ [A-Z]+ \w+ [\w.]+ \d+ (.*)$")
READY = re.compile(r"\[\w+\] ready$")
SUMMARY = re.compile(r"memory=(\d+) KiB")
INSTRUCTIONS_A_US = 1000

RAW = "raw round trip, 6 words"
TYPED = "typed call (echo.double)"
TYPED_MORE = 60
BOOT_MOST = 60_000_000
MEMORY_MIB = 64
DEAREST = 10
START_MOST = 200_000  # instructions before the first in C


@dataclass(frozen=True)
class Step:
    """A part of the boot."""

    name: str
    instructions: int


@dataclass(frozen=True)
class Boot:
    """From the kernel's first instruction to the last `ready`."""

    steps: list[Step]
    memory_kib: int

    @property
    def instructions(self) -> int:
        return sum(step.instructions for step in self.steps)

    def dearest(self) -> list[Step]:
        return sorted(self.steps, key=lambda step: -step.instructions)[:DEAREST]


def machine(build: Path, system: str, *extra: str) -> list[str]:
    kernel, boot = build / "kernel/writ.elf", build / f"{system}.boot"
    words: list[str] = Machine(kernel, boot, extra=(*COUNTING, *extra)).command()
    return words


def console_of(command: list[str]) -> list[str]:
    ran = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT_SECONDS, check=False
    )
    return ran.stdout.decode("utf-8", "replace").splitlines()


def measure(build: Path) -> list[Row]:
    """The rows of `system figures`. Ends the program if one failed or the counter does not count."""
    lines = console_of(machine(build, "figures"))
    found = [ROW.search(line.rstrip()) for line in lines]
    rows = [Row(i, m[1], int(m[2]), int(m[3])) for i, m in enumerate(filter(None, found))]
    if not any("[figures] 0 rows failed" in line for line in lines):
        sys.exit("the machine did not come to its end:\n" + "\n".join(lines[-20:]))
    loop = next(row for row in rows if row.name == LOOP)
    if abs(loop.ticks - 2 * loop.rounds) > LOOP_SLACK:
        sys.exit(f"the counter does not count instructions: {loop.ticks} for {2 * loop.rounds}")
    return rows


def before_c(build: Path) -> int:
    """How many instructions the kernel executes before the first of its C, where its clock begins."""
    elf = build / "kernel/writ.elf"
    entry, main = int.from_bytes(elf.read_bytes()[24:32], "little"), Symbols(elf).address(
        "boot_main"
    )
    null = subprocess.DEVNULL
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "gdb")
        words = machine(build, "writ", "-S", "-gdb", f"unix:{path},server=on,wait=off")
        with subprocess.Popen(words, stdin=null, stdout=null, stderr=null) as running:
            try:
                stepper = Stepper(path)
                stepper.ask(f"Z1,{entry:x},1")
                stepper.ask("c")
                stepper.ask(f"z1,{entry:x},1")
                for count in range(START_MOST):
                    if stepper.registers()["rip"] == main:
                        return count
                    stepper.ask("s")
            finally:
                running.kill()
    sys.exit(f"the kernel does not come to its C in {START_MOST} instructions")


def boot(build: Path) -> Boot:
    """Boots the system that ships with the memory that it may take. Its clock counts instructions,
    a thousand in a microsecond."""
    trace = ("-m", f"{MEMORY_MIB}M", "-append", "boot-trace")
    lines = console_of(machine(build, "writ", *trace))
    told = [(int(m[1]), m[2]) for m in map(LINE.match, lines) if m]
    told = [(at, text) for at, text in told if at]
    ready = [i for i, (_, text) in enumerate(told) if READY.match(text)]
    memory = [int(m[1]) for m in map(SUMMARY.search, lines) if m]
    if not ready or not memory:
        sys.exit(f"the system did not come up in {MEMORY_MIB} MiB:\n" + "\n".join(lines[-20:]))
    steps, last = [Step("up to the first instruction in C", before_c(build))], 0
    for at, text in told[: ready[-1] + 1]:
        steps.append(Step(f"then to: {text}", (at - last) * INSTRUCTIONS_A_US))
        last = at
    return Boot(steps, max(memory))


def wanted(row: Row, rows: list[Row]) -> int | None:
    raw = next(r.each for r in rows if r.name == RAW)
    return raw + TYPED_MORE if row.name == TYPED else None


def report(rows: list[Row], started: Boot) -> dict[str, object]:
    """All figures, for machines."""
    return {
        "rows": [
            {"name": r.name, "instructions": r.each, "rounds": r.rounds, "wanted": wanted(r, rows)}
            for r in rows
        ],
        "boot": {
            "instructions": started.instructions,
            "wanted": BOOT_MOST,
            "memory_kib": started.memory_kib,
            "memory_wanted_kib": MEMORY_MIB * 1024,
            "dearest": [
                {"step": step.name, "instructions": step.instructions} for step in started.dearest()
            ],
        },
    }


def columns(lines: list[list[str]]) -> str:
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths))
        )
        for line in lines
    )


def tables(rows: list[Row], started: Boot) -> str:
    """All figures, for people."""
    lines = [["instructions a round", "1 CPU", "at most"]]
    lines += [[r.name, f"{r.each:,}", f"{wanted(r, rows) or '-'}"] for r in rows]
    lines.append(["kernel entry to the last ready", f"{started.instructions:,}", f"{BOOT_MOST:,}"])
    lines.append(["memory in use, KiB", f"{started.memory_kib:,}", f"{MEMORY_MIB * 1024:,}"])
    dearest = [["the dearest steps of the boot", "instructions"]]
    dearest += [[step.name, f"{step.instructions:,}"] for step in started.dearest()]
    return columns(lines) + "\n\n" + columns(dearest)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="./dev bench services", description=__doc__.split("\n\n")[0]
    )
    parser.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="for machines")
    arguments = parser.parse_args()
    rows, started = measure(arguments.build), boot(arguments.build)
    text = json.dumps(report(rows, started), indent=1) if arguments.json else tables(rows, started)
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
