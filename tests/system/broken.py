#!/usr/bin/python3
"""A daemon that is broken is never called ready: boots the system with one program changed at a
time, and looks for its `ready`.

usage: broken.py --build DIR [--short] [--show NAME]
What is changed in a program, for each that serves and for the root:
  endpoint   what it says of its endpoint: another protocol
  slot N     what it says of a capability that it starts with: other rights, each in turn
  logic      its logic library: every function faults
  end        its adapter: it ends before it serves
  found ...  what it says of a slot, and it believes its envelope whatever that says: what the kernel says
             is there then has other rights, another type, another protocol or other roles, is missing, or
             is more than it declares, and its line must say so
With --short of each program the endpoint, the first slot and the logic, and of one what it finds.
"""

from __future__ import annotations

import argparse
import re
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from machine import EXIT_SUCCESS, Machine

PAGE = 4096
HEADER = struct.Struct("<8sIIQQ")
SEGMENT = struct.Struct("<QQQQII")
ARCHIVE = struct.Struct("<8sIIQ40x")
ENTRY = struct.Struct("<48sQQ")
SLOT = struct.Struct("<HHHBxI")
ENDPOINT_TYPE = 5
UD2 = b"\x0f\x0b"
RETURN_0 = b"\x31\xc0\xc3"
COUNTING = ("-icount", "shift=0,sleep=off")
LIMIT_SECONDS = 120
SYSTEM = "writ"
ROOT = "rootd"
ROOT_ENDED = re.compile(r"\[kernel\] rootd exited code=\d+|panic: rootd faulted")
LOG_SLOT, UNUSED_LOW, UNUSED_HIGH = 4, 9, 120
FOUND_IN_SHORT = "samgrd"
READY = re.compile(r"\[(\w+)\] ready$")


@dataclass(frozen=True)
class Symbol:
    address: int
    size: int


class Program:
    """A linked program and where it stands in the boot file."""

    def __init__(self, build: Path, name: str, boot: bytes, at: int) -> None:
        folder = build / "services"
        of_system = folder / f"{name}_{SYSTEM}.elf"
        self.name = name
        self.elf = of_system if of_system.exists() else folder / f"{name}.elf"
        self.logic = folder / f"lib{name}-logic.a"
        self.symbols = symbols(self.elf)
        self.at = at
        _, _, count, _, _ = HEADER.unpack_from(boot, at)
        places = [at + HEADER.size + SEGMENT.size * i for i in range(count)]
        self.segments = [SEGMENT.unpack_from(boot, place) for place in places]

    def place(self, address: int) -> int:
        """Where the byte at an address stands in the boot file."""
        for va, offset, file_bytes, _, _, _ in self.segments:
            if va <= address < va + file_bytes:
                return self.at + int(offset + address - va)
        sys.exit(f"{self.name}: {address:#x} is in no segment")

    def slots(self, boot: bytes) -> list[tuple[int, tuple[Any, ...]]]:
        """The rows of what it declares to start with, and where they stand."""
        table = self.symbols.get(f"{self.name}_startup")
        if table is None:
            return []
        first = self.place(table.address)
        places = range(first, first + table.size, SLOT.size)
        return [(place, SLOT.unpack_from(boot, place)) for place in places]

    def functions(self) -> list[int]:
        """Where the functions of its logic begin in the boot file."""
        names = symbols(self.logic) if self.logic.exists() else {}
        return [self.place(self.symbols[name].address) for name in names if name in self.symbols]


@dataclass(frozen=True)
class Case:
    """A way to break a program: the boot file, and what the program must say of its start-up."""

    name: str
    boot: bytes
    says: str = ""


def symbols(path: Path) -> dict[str, Symbol]:
    words = ["nm", "--defined-only", "-S", str(path)]
    listed = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    return {
        row[3]: Symbol(int(row[0], 16), int(row[1], 16))
        for row in rows
        if len(row) == 4 and row[2] in "TtRrDd"
    }


def programs(build: Path, boot: bytes) -> list[Program]:
    """The root, then those of the archive, in their order."""
    _, _, _, _, total = HEADER.unpack_from(boot, 0)
    _, _, count, _ = ARCHIVE.unpack_from(boot, total)
    found = [Program(build, ROOT, boot, 0)]
    for i in range(count):
        raw, offset, _ = ENTRY.unpack_from(boot, total + ARCHIVE.size + ENTRY.size * i)
        found.append(Program(build, raw.rstrip(b"\0").decode("ascii"), boot, total + offset))
    return found


def changed(boot: bytes, at: int, by: bytes) -> bytes:
    return boot[:at] + by + boot[at + len(by) :]


def found_cases(program: Program, boot: bytes) -> Iterator[Case]:
    """What it finds in its slots is not what it declares, and its envelope does not tell it."""
    trusting = changed(
        boot, program.place(program.symbols["startup_check_envelope"].address), RETURN_0
    )
    rows = program.slots(boot)
    place, (slot, rights, protocol, kind, roles) = next(row for row in rows if row[1][0] == LOG_SLOT)
    ways = {
        "rights": ((slot, rights ^ 0x4000, protocol, kind, roles), "other rights"),
        "type": ((slot, rights, protocol, kind - 1, roles), "another type of object"),
        "protocol": ((slot, rights, protocol + 1, kind, roles), "belongs to another protocol"),
        "roles": ((slot, rights, protocol, kind, roles ^ 1), "other roles"),
        "surplus": ((UNUSED_HIGH, rights, protocol, kind, roles), "does not declare"),
    }
    for name, (row, says) in ways.items():
        yield Case(f"found {name}", changed(trusting, place, SLOT.pack(*row)), says)
    place, row = max(rows, key=lambda row: row[1][0])
    if row[0] > UNUSED_LOW:  # what is missing is looked for before what is there
        moved = SLOT.pack(UNUSED_LOW, *row[1:])
        yield Case("found missing", changed(trusting, place, moved), "the slot is empty")


def cases(program: Program, boot: bytes, short: bool) -> Iterator[Case]:
    """Each way to break it."""
    others = 0
    for place, (slot, rights, protocol, kind, roles) in program.slots(boot):
        if kind == ENDPOINT_TYPE and program.name != ROOT:
            row = SLOT.pack(slot, rights, protocol + 1, kind, roles)
            yield Case("endpoint", changed(boot, place, row))
        elif others == 0 or not short:
            row = SLOT.pack(slot, rights ^ 0x4000, protocol, kind, roles)
            yield Case(f"slot {slot}", changed(boot, place, row))
            others += 1
    functions = program.functions()
    if functions:
        broken = boot
        for at in functions:
            broken = changed(broken, at, UD2)
        yield Case("logic", broken)
    if not short:
        at = program.place(program.symbols["component_main"].address)
        yield Case("end", changed(boot, at, RETURN_0))
    if program.name != ROOT and (not short or program.name == FOUND_IN_SHORT):
        yield from found_cases(program, boot)


def console(build: Path, boot: bytes) -> tuple[list[str], int]:
    """One machine: its lines, and how it ended."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "broken.boot")
        path.write_bytes(boot)
        machine = Machine(build / "kernel/writ.elf", path, extra=COUNTING)
        ran = subprocess.run(
            machine.command(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMIT_SECONDS,
            check=False,
        )
    return ran.stdout.decode("utf-8", "replace").splitlines(), ran.returncode


def problem(name: str, case: Case, lines: list[str], code: int) -> str:
    """What is wrong with how the machine took it, or an empty text."""
    ready = [match[1] for match in map(READY.search, lines) if match]
    if name in ready or (name == ROOT and ready):
        return "it was called ready"
    if code == EXIT_SUCCESS:
        return "the machine ended well"
    if not any(name in line for line in lines):
        return "no line names it"
    if case.says and not any(f"{name}: start-up slot" in line and case.says in line for line in lines):
        return f"no line says '{case.says}'"
    if name == ROOT and not any(map(ROOT_ENDED.search, lines)):
        return "the kernel does not say that the root ended, and how"
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--short", action="store_true", help="three ways for each program")
    parser.add_argument("--show", metavar="NAME", help="only this program, with the last lines")
    arguments = parser.parse_args()
    boot = (arguments.build / f"{SYSTEM}.boot").read_bytes()
    lines, code = console(arguments.build, boot)
    serving = {match[1] for match in map(READY.search, lines) if match}
    if code != EXIT_SUCCESS or not serving:
        print("the system that nobody broke does not come up", *lines[-20:], sep="\n| ")
        return 1
    tried = failed = 0
    for program in programs(arguments.build, boot):
        if program.name not in {ROOT, *serving} or arguments.show not in (None, program.name):
            continue
        for case in cases(program, boot, arguments.short):
            lines, code = console(arguments.build, case.boot)
            said = problem(program.name, case, lines, code)
            tried, failed = tried + 1, failed + bool(said)
            if said or arguments.show:
                print(f"{program.name}: {case.name}: {said or 'never ready'}", *lines[-12:], sep="\n| ")
    print(f"[broken] {tried} ways to break {len(serving) + 1} programs, {failed} of them unnoticed")
    return 1 if failed or not tried else 0


if __name__ == "__main__":
    sys.exit(main())
