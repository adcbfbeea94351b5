#!/usr/bin/python3
"""Runs the generated suites of what drivers offer against the live drivers.

usage: provided.py --build DIR [--smp N] [--show]
`system providers` is booted with a second serial line, a disk and a source of randomness. Somebody
presses a key once, and answers on the line whenever he reads the word.
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from machine import EXIT_SUCCESS, Machine
from typed import LIMIT_SECONDS, Console, Failed, Monitor

WORD = b"say something\n"
SUITES = ("input", "console", "entropy", "entropy_source", "block")
DISK_BYTES = 1 << 20


def answer(path: Path) -> None:
    """Takes what comes over the line, and says something after each word."""
    with socket.socket(socket.AF_UNIX) as wire:
        wire.connect(str(path))
        came = b""
        while piece := wire.recv(4096):
            came += piece
            while WORD in came:
                came = came.partition(WORD)[2]
                wire.sendall(b"!")
            came = came[-len(WORD) :]


def drive(folder: Path, console: Console) -> None:
    console.expect("[providing] press a key")
    threading.Thread(target=answer, args=(folder / "wire",), daemon=True).start()
    monitor = Monitor(folder / "monitor")
    for down in (True, False):
        monitor.key("w", down)
    for suite in SUITES:
        told = console.expect(f"[conformance] {suite}: ")
        while "passed" not in told:
            told = console.expect(f"[conformance] {suite}: ")
        if " 0 failed" not in told or " 0 cases" in told:
            raise Failed(told)
    console.expect("[conformance] the contracts are kept")
    while console.read():
        pass


def run(build: Path, smp: int, show: bool) -> str:
    """Boots once; what is wrong, or nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "disk.img").open("wb") as disk:
            disk.truncate(DISK_BYTES)
        extra = (
            *("-qmp", f"unix:{folder / 'monitor'},server=on,wait=off"),
            *("-nic", "none", "-vga", "none", "-device", "virtio-rng-pci"),
            *("-drive", f"file={folder / 'disk.img'},format=raw,if=none,id=disk"),
            *("-device", "virtio-blk-pci,drive=disk"),
        )
        kernel = build / "kernel/writ.elf"
        boot, serial = build / "providers.boot", f"unix:{folder / 'wire'},server=on,wait=off"
        machine = Machine(kernel, boot, smp=smp, extra=extra, serial=serial)
        pipe = subprocess.PIPE
        with subprocess.Popen(machine.command(), stdin=subprocess.DEVNULL, stdout=pipe) as child:
            console = Console(child, show)
            console.end += LIMIT_SECONDS
            try:
                drive(folder, console)
                problem = "" if child.wait() == EXIT_SUCCESS else f"exit code {child.returncode}"
            except (Failed, OSError) as failure:
                problem = str(failure)
            finally:
                child.kill()
    if problem:
        print(*console.lines[-60:], f"FAILED: {problem}", sep="\n")
    else:
        print(*[line for line in console.lines if " passed, " in line], sep="\n")
    return problem


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--smp", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="the whole console")
    arguments = parser.parse_args()
    return 1 if run(arguments.build, arguments.smp, arguments.show) else 0


if __name__ == "__main__":
    sys.exit(main())
