#!/usr/bin/python3
"""What a message costs: boots `system bench` where the time stamp counter counts instructions, and prints a table.

usage: ipc.py --build DIR [--json] [--short] [--profile ROW]
The figures are printed, never judged; what is judged is that the counter counts, and that no row failed.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from stepper import OPERATIONS, Round, Stepper, Symbols, round_trip

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "system"))
from machine import Machine  # noqa: E402

COUNTING = ("-cpu", "max,erms=off,fsrm=off", "-icount", "shift=0,sleep=off")
LOOP = "counted loop of two instructions"
LOOP_SLACK = 1000  # a timer interrupt or two in a million rounds
LIMIT_SECONDS = 120
ROW = re.compile(r"\[bench\] row (.+): (\d+) in (\d+)$")

# What is wanted, and what others take, of DESIGN section 11: instructions by the same method.
WANTED = {
    "call and reply, 0 words": (160, "282 to 312"),
    "call and reply, 6 words": (160, "282 to 312"),
    "call and reply, 10 words": (210, "372"),
    "call and reply, 120 words": (450, "1472"),
    "op null": (40, "56"),
    "call on a kernel object (vmo.size)": (110, ""),
    "interrupt to user handler": (400, ""),
}
RAW = "call and reply, 6 words"
TYPED = "typed call (echo.double)"
TYPED_MORE = 60


@dataclass(frozen=True)
class Row:
    """One figure: instructions for so many rounds."""

    number: int
    name: str
    ticks: int
    rounds: int

    @property
    def each(self) -> int:
        return round(self.ticks / self.rounds)


def command(build: Path, *extra: str, smp: int = 1) -> list[str]:
    kernel, boot = build / "kernel/writ.elf", build / "bench.boot"
    words: list[str] = Machine(kernel, boot, smp=smp, extra=(*COUNTING, *extra)).command()
    return words


def measure(build: Path, smp: int = 1) -> list[Row]:
    """Boots once and reads the rows. Ends the program if a row failed or the counter does not count."""
    ran = subprocess.run(
        command(build, smp=smp),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=LIMIT_SECONDS,
        check=False,
    )
    console = ran.stdout.decode("utf-8", "replace")
    found = [ROW.search(line.rstrip()) for line in console.splitlines()]
    rows = [Row(i, m[1], int(m[2]), int(m[3])) for i, m in enumerate(filter(None, found))]
    if "[bench] 0 rows failed" not in console:
        sys.exit("the machine did not come to its end:\n" + "\n".join(console.splitlines()[-20:]))
    loop = next(row for row in rows if row.name == LOOP)
    if abs(loop.ticks - 2 * loop.rounds) > LOOP_SLACK:
        sys.exit(f"the counter does not count instructions: {loop.ticks} for {2 * loop.rounds}")
    return rows


@contextmanager
def stopped_machine(build: Path) -> Iterator[Stepper]:
    """A machine that has not begun, with a stepper."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "gdb")
        words = command(build, "-S", "-gdb", f"unix:{path},server=on,wait=off")
        null = subprocess.DEVNULL
        with subprocess.Popen(words, stdin=null, stdout=null, stderr=null) as machine:
            try:
                yield Stepper(path)
            finally:
                machine.kill()


def trace(build: Path, rows: list[Row]) -> dict[str, Round]:
    """One round trip of every row that makes one, instruction by instruction."""
    kernel = Symbols(build / "kernel/writ.elf")
    bench = build / "services/bench.elf"
    mark = Symbols(bench).address("rows_mark")
    code = code_at(bench, mark)
    traced: dict[str, Round] = {}
    with stopped_machine(build) as stepper:
        for row in rows:
            while stepper.run_to(mark, code)["rdi"] != row.number:
                stepper.ask("s")
            stepper.ask("s")
            if row.rounds > 5000 and row.name != LOOP:
                found = round_trip(stepper, kernel)
                if found is not None:
                    traced[row.name] = found
    return traced


def code_at(elf: Path, address: int) -> bytes:
    """The 16 bytes of a program at an address of its text, which begins with `_start`."""
    start = Symbols(elf).address("_start")
    with tempfile.NamedTemporaryFile() as out:
        subprocess.run(["objcopy", "-O", "binary", "-j", ".text", elf, out.name], check=True)
        return Path(out.name).read_bytes()[address - start : address - start + 16]


def described(
    row: Row, rows: list[Row], several: list[Row], traced: dict[str, Round]
) -> dict[str, object]:
    """A row for machines."""
    wanted, nova = WANTED.get(row.name, (0, ""))
    if row.name == TYPED:
        wanted = next(r.each for r in rows if r.name == RAW) + TYPED_MORE
    out: dict[str, object] = {"name": row.name, "instructions": row.each, "rounds": row.rounds}
    out["on_4_processors"] = next((r.each for r in several if r.name == row.name), None)
    out |= {"wanted": wanted or None, "nova": nova or None}
    if row.name in traced:
        counted = traced[row.name].operations
        out["stepped"] = traced[row.name].instructions
        out["operations"] = {name: counted[name] for name in OPERATIONS}
    return out


def table(described_rows: list[dict[str, object]]) -> str:
    """The rows for people."""
    head = ["instructions a round", "1 CPU", "4 CPUs", "wanted", "NOVA", *OPERATIONS]
    lines = [head]
    for row in described_rows:
        operations = row.get("operations", {})
        assert isinstance(operations, dict)
        cells = [row[key] for key in ("name", "instructions", "on_4_processors", "wanted", "nova")]
        cells += [operations.get(name) for name in OPERATIONS]
        lines.append(["-" if cell is None else str(cell) for cell in cells])
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(
        "  ".join(
            c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(line, widths))
        )
        for line in lines
    )


def profile(traced: Round, name: str) -> str:
    """Where the instructions of one round are."""
    lines = [f"{count:6} {function}" for function, count in traced.functions.most_common()]
    return "\n".join([f"{name}: {traced.instructions} instructions", *lines])


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev bench ipc", description=__doc__.split("\n\n")[0])
    parser.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument(
        "--short", action="store_true", help="one boot: one processor, no operations"
    )
    parser.add_argument("--profile", metavar="ROW", help="where the instructions of one row are")
    arguments = parser.parse_args()
    rows = measure(arguments.build)
    if arguments.profile:
        chosen = [row for row in rows if arguments.profile in row.name]
        for name, found in trace(arguments.build, chosen).items():
            print(profile(found, name))
        return 0
    several = [] if arguments.short else measure(arguments.build, smp=4)
    traced = {} if arguments.short else trace(arguments.build, rows)
    figures = [described(row, rows, several, traced) for row in rows]
    print(json.dumps(figures, indent=1) if arguments.json else table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
