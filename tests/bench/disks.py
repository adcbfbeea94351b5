#!/usr/bin/python3
"""What a request to a disk costs: instructions that the machine executes for it, beside Debian's
Linux in the same emulator.

usage: disks.py --build DIR [--json] [--alone]
Both make the same requests (services/disk_figures/rows.h), one at a time: a user of storaged by its
queue, a program of Linux by pread and pwrite past its cache. A plugin of QEMU counts what is
executed, on both sides of the system's border, and a processor that waits executes nothing. Linux'
kernel is fetched by the name of its package; where that cannot be, a line says so and its columns
are empty.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent / "system"))
from disk import Disk, make  # noqa: E402
from machine import QEMU, Machine  # noqa: E402

SYSTEM = "disk_figures"
PACKAGE = "linux-image-cloud-amd64"
DEPENDS = re.compile(r"Depends: (linux-image-[0-9][^ ,]*)")
MODULES = (
    "virtio_ring",
    "virtio",
    "virtio_pci_modern_dev",
    "virtio_pci_legacy_dev",
    "virtio_pci",
    "virtio_blk",
)
PROCESSOR = ("-cpu", "max,erms=off,fsrm=off")
LIMIT_SECONDS = 600
THROUGH = "through: 0 requests failed"
BLOCKS = 65536
KIB = 1024
AIM = 3  # of Linux's instructions per small random read, at most one in so many
ROW = re.compile(r"\{ROW_(SMALL|LARGEST), ROW_(MANY|FEW), (true|false), (true|false)\}")
NUMBER = re.compile(r"ROW_(\w+) = ([0-9* ]+),")


@dataclass(frozen=True)
class Row:
    """One kind of request."""

    name: str
    kib: int
    rounds: int


class Missing(Exception):
    """Linux cannot be had; the text says why."""


def read_rows() -> list[Row]:
    """The rows as both programs have them."""
    text = (ROOT / "services" / SYSTEM / "rows.h").read_text(encoding="utf-8")
    numbers = {}
    for name, product in NUMBER.findall(text):
        numbers[name] = 1
        for factor in product.split("*"):
            numbers[name] *= int(factor)
    rows = []
    for size, rounds, writes, anywhere in ROW.findall(text):
        kib = numbers[size] // KIB
        order = "random" if anywhere == "true" else "sequential"
        deed = "write" if writes == "true" else "read"
        rows.append(Row(f"{order} {deed}, {kib} KiB", kib, numbers[rounds]))
    if not rows:
        sys.exit("rows.h has no rows")
    return rows


def call(*words: str | Path, folder: Path | None = None) -> str:
    try:
        ran = subprocess.run(
            [str(w) for w in words],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=LIMIT_SECONDS,
        )
    except (FileNotFoundError, subprocess.TimeoutExpired) as error:
        raise Missing(str(error)) from error
    if ran.returncode != 0:
        last = (ran.stdout + ran.stderr).strip().splitlines()[-1:]
        raise Missing(f"{words[0]}: {''.join(last) or ran.returncode}")
    return ran.stdout


def compile_c(source: Path, to: Path, *options: str) -> Path:
    call(
        "cc",
        "-O2",
        "-Wall",
        "-Wextra",
        "-Werror",
        *options,
        "-I",
        ROOT / "services" / SYSTEM,
        "-o",
        to,
        source,
    )
    return to


def fetch(folder: Path) -> Path:
    """The unpacked package of a kernel; what was fetched before is used again."""
    folder.mkdir(parents=True, exist_ok=True)
    found = DEPENDS.search(call("apt-cache", "show", PACKAGE))
    if found is None:
        raise Missing(f"no package is called {PACKAGE}")
    tree = folder / found[1]
    if not tree.exists():
        call("apt-get", "download", "-q", found[1], folder=folder)
        part = folder / "part"
        shutil.rmtree(part, ignore_errors=True)
        call("dpkg-deb", "-x", next(folder.glob(f"{found[1]}_*.deb")), part)
        part.rename(tree)
    return tree


def archived(name: str, mode: int, data: bytes = b"", device: tuple[int, int] = (0, 0)) -> bytes:
    """One file of an archive in cpio's `newc` form."""
    fields = (0, mode, 0, 0, 1, 0, len(data), 0, 0, *device, len(name) + 1, 0)
    head = b"070701" + b"".join(b"%08x" % field for field in fields) + name.encode() + b"\0"
    return head + bytes(-len(head) % 4) + data + bytes(-len(data) % 4)


def make_initrd(tree: Path, folder: Path) -> Path:
    """What Linux starts from: our program, the modules of a disk's driver, a place for devices."""
    modules = [next(tree.rglob(f"{name}.ko"), None) for name in MODULES]
    if None in modules:
        raise Missing("its package lacks a module of virtio")
    words = ",".join(f'"/{name}.ko"' for name in MODULES)
    program = compile_c(HERE / "disk" / "linux.c", folder / "init", "-static", f"-DMODULES={words}")
    made = archived("dev", 0o40755) + archived("dev/console", 0o20600, device=(5, 1))
    for path in [program, *[module for module in modules if module]]:
        made += archived(path.name, 0o100755, path.read_bytes())
    initrd = folder / "initrd"
    initrd.write_bytes(made + archived("TRAILER!!!", 0))
    return initrd


def devices(folder: Path) -> list[str]:
    image = folder / "disk.img"
    make(image, BLOCKS, Disk(BLOCKS, ()).table())
    drive = f"file={image},format=raw,if=none,id=disk,cache=writeback"
    return ["-nic", "none", "-vga", "none", "-drive", drive, "-device", "virtio-blk-pci,drive=disk"]


def measure(command: list[str], rows: list[Row], plugin: Path, folder: Path) -> list[float]:
    """Instructions per request of each row."""
    counts = folder / "counts"
    counts.unlink(missing_ok=True)
    words = [*command, *PROCESSOR, *devices(folder), "-plugin", f"{plugin},out={counts}"]
    ran = subprocess.run(
        words, stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT_SECONDS, check=False
    )
    lines = ran.stdout.decode("utf-8", "replace").splitlines()
    if not any(THROUGH in line for line in lines):
        said = ran.stderr.decode("utf-8", "replace").splitlines()
        sys.exit("the requests were not all done:\n" + "\n".join([*lines[-20:], *said[-5:]]))
    marks = [int(line) for line in counts.read_text(encoding="ascii").split()]
    if len(marks) != 2 * len(rows):
        sys.exit(f"{len(marks)} marks were counted for {len(rows)} rows")
    return [(marks[2 * i + 1] - marks[2 * i]) / row.rounds for i, row in enumerate(rows)]


def linux_command(tree: Path, initrd: Path) -> list[str]:
    kernel = next((tree / "boot").glob("vmlinuz-*"))
    words = "console=ttyS0 quiet panic=-1 no_timer_check rdinit=/init"
    machine = ["-M", "q35", "-accel", "tcg", "-m", "256M", "-smp", "1", "-display", "none"]
    machine += ["-serial", "stdio", "-no-reboot"]
    return [QEMU, *machine, "-kernel", str(kernel), "-initrd", str(initrd), "-append", words]


def table(rows: list[Row], ours: list[float], theirs: list[float]) -> str:
    lines = [["instructions a request", "Writ", "a KiB", "Linux", "a KiB", "Writ/Linux"]]
    for i, row in enumerate(rows):
        cells = [row.name, f"{ours[i]:,.0f}", f"{ours[i] / row.kib:,.0f}"]
        if theirs:
            cells += [
                f"{theirs[i]:,.0f}",
                f"{theirs[i] / row.kib:,.0f}",
                f"{ours[i] / theirs[i]:.2f}",
            ]
        lines.append(cells + ["-"] * (6 - len(cells)))
    widths = [max(len(line[i]) for line in lines) for i in range(6)]
    return "\n".join(
        "  ".join(
            c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(line, widths))
        )
        for line in lines
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="./dev bench storage", description=(__doc__ or "").split("\n\n", maxsplit=1)[0]
    )
    parser.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument("--alone", action="store_true", help="without Linux")
    arguments = parser.parse_args()
    rows = read_rows()
    theirs: list[float] = []
    skipped = "not asked for" if arguments.alone else ""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plugin = compile_c(HERE / "disk" / "counter.c", folder / "counter.so", "-shared", "-fPIC")
        machine = Machine(arguments.build / "kernel/writ.elf", arguments.build / f"{SYSTEM}.boot")
        ours = measure(machine.command(), rows, plugin, folder)
        try:
            if not skipped:
                tree = fetch(arguments.build / "linux")
                initrd = make_initrd(tree, folder)
                theirs = measure(linux_command(tree, initrd), rows, plugin, folder)
        except Missing as reason:
            skipped = str(reason)
    if arguments.json:
        listed = [
            {"name": r.name, "writ": ours[i], "linux": theirs[i] if theirs else None}
            for i, r in enumerate(rows)
        ]
        print(
            json.dumps(
                {"rows": listed, "aim": f"1/{AIM} of Linux, 4 KiB random read", "skipped": skipped},
                indent=1,
            )
        )
    else:
        print(table(rows, ours, theirs))
        if skipped:
            print(f"skipped: Linux: {skipped}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
