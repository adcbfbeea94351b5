#!/usr/bin/python3
"""Turns the addresses of a panic or fault into function, file and line. Reads a console log, changes nothing.

usage: decode.py --build DIR [LOG], LOG being a file or - ; without one the console of the last run in DIR.
Addresses of the upper half are the kernel's; others belong to the program whose component number
the last `fault:` line tells. The log's
build id must be the kernel's own: addresses of another build would be decoded into nonsense, so that is refused.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

ADDRESS = re.compile(r"\b0x([0-9a-f]{5,16})\b", re.IGNORECASE)
BUILD_ID = re.compile(r"\bbuild(?: id)?[ :=]+([0-9a-f]{16,64})\b")
PRINCIPAL = re.compile(r"\bfault:.*?\bprincipal[= ](\w+)\.")
FAULTING = re.compile(r"\brip=0x([0-9a-f]+)\b")
COMPONENT = re.compile(r"\b([A-Z0-9_]+)_COMPONENT = (\w+)")
UPPER_HALF = 1 << 63


def build_id(elf: Path) -> str:
    """The build id that the linker put into a file, "" if there is none."""
    notes = subprocess.run(["readelf", "-n", str(elf)], capture_output=True, text=True, check=True)
    found = re.search(r"Build ID: ([0-9a-f]+)", notes.stdout)
    return found.group(1) if found else ""


def locate(elf: Path, address: int, is_return: bool) -> str:
    """Function, file and line; inlined callers follow. "" if the file does not know the address. A
    return address belongs to the call in
    front of it, and what follows that call may be another function."""
    command = ["addr2line", "-f", "-p", "-i", "-e", str(elf), hex(address - is_return)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    known = not answer.startswith("??")
    text = " ".join(answer.split()).replace("(inlined by)", "inlined into")
    return text.replace(" at ./", " at ") if known else ""


def programs(build: Path) -> dict[int, Path]:
    """The linked program of each component number, from the generated start-up slots."""
    found: dict[int, Path] = {}
    for header in sorted((build / "generated" / "c").glob("*_slots.h")):
        for name, number in COMPONENT.findall(header.read_text(encoding="utf-8")):
            folder = build / "services"
            candidates = [folder / f"{name.lower()}.elf", folder / f"{name.lower()}_writ.elf"]
            found |= {int(number, 0): elf for elf in candidates if elf.is_file()}
    return found


def decode(lines: list[str], build: Path) -> list[str]:
    """The lines, each followed by what its addresses mean. Raises ValueError if the log is of another build."""
    kernel = build / "kernel" / "writ.elf"
    own = build_id(kernel)
    known = programs(build)
    program: Path | None = None
    faulting: set[int] = set()
    out: list[str] = []
    for line in lines:
        named = BUILD_ID.search(line)
        if named and not own.startswith(named.group(1)):
            raise ValueError(f"the log is of build {named.group(1)}, {kernel} is build {own}")
        fault = PRINCIPAL.search(line)
        program = known.get(int(fault.group(1), 0)) if fault else program
        faulting |= {int(text, 16) for text in FAULTING.findall(line)}
        out.append(line)
        for address in (int(text, 16) for text in ADDRESS.findall(line)):
            elf = kernel if address >= UPPER_HALF else program
            is_return = line.startswith("bt:") and address not in faulting
            place = locate(elf, address, is_return) if elf else ""
            out += [f"    {address:#x} is {place}"] if place else []
    return out


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev decode", description="decodes a panic's addresses")
    parser.add_argument("--build", type=Path, required=True, help="the build folder")
    parser.add_argument("log", nargs="?", help="a console log, - for standard input")
    arguments = parser.parse_args()
    path = arguments.log or str(arguments.build / "serial.log")
    try:
        stream = sys.stdin if path == "-" else open(path, encoding="utf-8", errors="replace")
        with stream:
            lines = stream.read().splitlines()
        print("\n".join(decode(lines, arguments.build)))
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        print(f"decode: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
