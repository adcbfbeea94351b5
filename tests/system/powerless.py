#!/usr/bin/python3
"""What was flushed is on the disk when the machine ends at any moment: boots a system that writes
rounds of blocks and flushes each, kills QEMU after some of them, and looks into the image.

usage: powerless.py --build DIR [--times N]
"""

from __future__ import annotations

import argparse
import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from disk import BLOCK, make
from machine import Machine
from storage import DISK_BLOCKS, MARK, PLACE_OF_PLAN, PLAN, TABLED, devices

SAFE = re.compile(rb"\[keeping\] round=(\d+) is safe")
ENDLESS = 0xFFFFFFFF  # in place of a number of deaths
FIRST, BYTES = 3584, 16 * 4096  # of the volume: its blocks, in rounds
PART = TABLED.parts[1].first
ROUNDS_MORE = 37


def ended_behind(machine: Machine, rounds: int) -> tuple[int, bytes]:
    """Ends it without a word once so many rounds are safe: the last of which it said so, and its console."""
    pipe, null = subprocess.PIPE, subprocess.DEVNULL
    said = b""
    with subprocess.Popen(machine.command(), stdin=null, stdout=pipe) as child:
        assert child.stdout is not None
        for line in child.stdout:
            said += line
            found = SAFE.search(line)
            if found and int(found[1]) >= rounds:
                break
        child.kill()
        said += child.stdout.read()
    safe = [int(number) for number in SAFE.findall(said)]
    return (max(safe) if safe else 0), said


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--times", type=int, default=3)
    arguments = parser.parse_args()
    boot, kernel = arguments.build / "volumes.boot", arguments.build / "kernel/writ.elf"
    for time in range(1, arguments.times + 1):
        with tempfile.TemporaryDirectory() as folder:
            image = Path(folder, "disk.img")
            plan = {PLACE_OF_PLAN["volumes"]: PLAN.pack(MARK, 1, ENDLESS)}
            make(image, DISK_BLOCKS, TABLED.table() | plan)
            machine = Machine(kernel, boot, extra=devices(image))
            last, said = ended_behind(machine, time * ROUNDS_MORE)
            at = (PART + FIRST) * BLOCK
            words = struct.unpack(f"<{BYTES // 8}Q", image.read_bytes()[at : at + BYTES])
        if last < time * ROUNDS_MORE:
            print(said.decode("utf-8", "replace")[-3000:], "it does not come so far", sep="\n")
            return 1
        if min(words) < last:
            print(f"round {last} was safe, and the image holds round {min(words)}")
            return 1
        print(f"round {last} was safe, and the image holds {min(words)} to {max(words)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
