#!/usr/bin/python3
"""Puts a disk in and takes it out while it is used, round after round, and judges what its user hears.

usage: hotplug.py --build DIR [--smp N] [--show]
`system plugs` is booted with a slot of PCI Express that nothing is in; QEMU's monitor adds and deletes
the disk. The next thing is done when the console has told of the one before: nothing waits for a time.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from machine import Machine
from typed import Console, Failed, Monitor

ROUNDS = 5
DISK_BYTES = 1 << 20
PLACE_BYTES = 4096
PLACES = 64
DEVICE = {"driver": "virtio-blk-pci", "id": "disk", "drive": "image", "bus": "hole", "share-rw": True}


def devices(folder: Path) -> tuple[str, ...]:
    return (
        *("-nic", "none", "-vga", "none"),
        *("-global", "ICH9-LPC.acpi-pci-hotplug-with-bridge-support=off"),
        *("-device", "pcie-root-port,id=hole,chassis=1,slot=1"),
        *("-blockdev", f"driver=file,node-name=image,filename={folder / 'disk.img'}"),
        *("-qmp", f"unix:{folder / 'monitor'},server=on,wait=off"),
    )


def drive(folder: Path, console: Console) -> None:
    console.expect("[plugging] round=0 waits for a disk")
    monitor = Monitor(folder / "monitor")
    for number in range(ROUNDS):
        if number:
            console.expect(f"[plugging] round={number} waits for a disk")
        monitor.ask("device_add", **DEVICE)
        console.expect(f"[plugging] round={number} uses the disk")
        monitor.ask("device_del", id="disk")
        heard = console.expect(f"[plugging] round={number} requests=")
        if not heard.endswith("the disk is gone: NOT_FOUND"):
            raise Failed(heard)
        monitor.expect("DEVICE_DELETED")
    console.expect("[plugging] every round held")
    monitor.ask("quit")  # probed watches the slot as long as the machine runs


def differs(disk: Path) -> str:
    """What the image has in place of what was flushed in the last round, or nothing."""
    data = disk.read_bytes()
    for place in range(PLACES):
        found = data[place * PLACE_BYTES : (place + 1) * PLACE_BYTES]
        if found != bytes([(ROUNDS + place) & 0xFF]) * PLACE_BYTES:
            return f"place {place} of the image is not what was written last"
    return ""


def run(build: Path, smp: int, show: bool) -> str:
    """Boots once; what is wrong, or nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "disk.img").open("wb") as disk:
            disk.truncate(DISK_BYTES)
        kernel = build / "kernel/writ.elf"
        machine = Machine(kernel, build / "plugs.boot", smp=smp, extra=devices(folder))
        pipe = subprocess.PIPE
        with subprocess.Popen(machine.command(), stdin=subprocess.DEVNULL, stdout=pipe) as child:
            console = Console(child, show)
            try:
                drive(folder, console)
                child.wait()
                problem = differs(folder / "disk.img")
            except (Failed, OSError) as failure:
                problem = str(failure)
            finally:
                child.kill()
    if problem:
        print(*console.lines[-40:], f"FAILED: {problem}", sep="\n")
    return problem


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--smp", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="the whole console")
    arguments = parser.parse_args()
    if run(arguments.build, arguments.smp, arguments.show):
        return 1
    print(f"{ROUNDS} rounds, smp={arguments.smp}: the disk came and went, and nothing was lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
