#!/usr/bin/python3
"""A disk whose driver is killed again and again loses nothing: boots a system with an image of a
disk, judges its console, and compares the image afterwards.

usage: storage.py --build DIR [--system storage|volumes] [--kills N] [--seed S] [--smp N] [--show]
In `storage` the user of the disk puts again what had not ended; in `volumes` storaged does, and its
user hears of no death. The seed is printed: the same one draws the same requests.
"""

from __future__ import annotations

import argparse
import re
import secrets
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from disk import BLOCK, Disk, Part, make
from machine import EXIT_SUCCESS, Machine

DISK_BLOCKS = 32768
PLAN = struct.Struct("<16sQQ")
MARK = b"writ storing!"
LIMIT_SECONDS = 1500
TOLD = re.compile(r"\[(?:storing|keeping)\] first=(\d+) blocks=(\d+) sum=([0-9a-f]{16})$")
WELL = "cases hold"
WORDS = ("does not hold", "FATAL", "LOST", "panic:", "fault:")
PLACE_OF_PLAN = {"storage": 64, "volumes": 4096}  # a block of the disk
TABLED = Disk(DISK_BLOCKS, (Part("system", 64, 4095), Part("data", 4096, 8191)))


def fnv(data: bytes) -> int:
    """FNV-1a, as the program in the machine computes it."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def make_disk(path: Path, system: str, seed: int, kills: int) -> None:
    """A disk with a plan on it, and with two parts if it has volumes."""
    pieces = TABLED.table() if system == "volumes" else {}
    pieces[PLACE_OF_PLAN[system]] = PLAN.pack(MARK, seed, kills)
    make(path, DISK_BLOCKS, pieces)


def devices(disk: Path) -> tuple[str, ...]:
    return (
        *("-nic", "none", "-vga", "none", "-device", "virtio-rng-pci"),
        *("-drive", f"file={disk},format=raw,if=none,id=disk,cache=writeback"),
        *("-device", "virtio-blk-pci,drive=disk"),
    )


def differs(disk: Path, lines: list[str]) -> str:
    """What the image has in place of what the machine said, or nothing."""
    told = [match for match in map(TOLD.search, lines) if match]
    if len(told) != 1:
        return "the machine did not say what the disk holds"
    first, blocks, wanted = int(told[0][1]), int(told[0][2]), int(told[0][3], 16)
    data = disk.read_bytes()[first * BLOCK : (first + blocks) * BLOCK]
    found = fnv(data)
    return "" if found == wanted else f"the image holds {found:016x}, and should {wanted:016x}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--system", choices=sorted(PLACE_OF_PLAN), default="storage")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0, help="0: any")
    parser.add_argument("--smp", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="the whole console")
    arguments = parser.parse_args()
    seed = arguments.seed or secrets.randbits(48) | 1
    print(f"seed={seed} kills={arguments.kills} smp={arguments.smp}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        disk = Path(folder, "disk.img")
        make_disk(disk, arguments.system, seed, arguments.kills)
        boot = arguments.build / f"{arguments.system}.boot"
        kernel = arguments.build / "kernel/writ.elf"
        machine = Machine(kernel, boot, smp=arguments.smp, extra=devices(disk))
        ran = subprocess.run(
            machine.command(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMIT_SECONDS,
            check=False,
        )
        lines = ran.stdout.decode("utf-8", "replace").splitlines()
        fault = differs(disk, lines)
    broken = [line for line in lines if any(word in line for word in WORDS)]
    good = ran.returncode == EXIT_SUCCESS and not broken and not fault
    good = good and any(WELL in line for line in lines)
    tellers = ("[storing]", "[keeping]", "[storaged]")
    shown = [x for x in lines if any(word in x for word in tellers)] if good else lines
    print(*(lines if arguments.show else shown[-40:]), sep="\n")
    print(fault or "the image holds what the machine wrote")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
