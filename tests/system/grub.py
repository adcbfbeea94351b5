#!/usr/bin/python3
"""Makes a disc that GRUB boots Writ from by Multiboot2, and boots it.

usage: grub.py --kernel FILE --boot FILE --work FOLDER [--smp N]...
Exit 77 where GRUB's tools are missing, which says so.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from machine import DiscMachine
from watch import Judge, watch

SKIPPED = 77
TOOLS = ("grub-mkrescue", "xorriso", "mformat")
MODULES = Path("/usr/lib/grub/i386-pc")  # for machines with a BIOS
LIMIT_SECONDS = 240
EXPECTED = ("INFO boot kernel 0 [kernel] up", "[samgrd] ready", "[echo] ready")
TRACED = (
    "DEBUG boot kernel 0 [boot] options: boot-trace",
    "by Multiboot2",
    "[boot] frames: ",
    EXPECTED[0],
    "[boot] root: begins",
    *EXPECTED[1:],
)
MENU = """set timeout=0
menuentry "Writ" {{
    multiboot2 /boot/writ.elf {options}
    module2 /boot/writ.boot
}}
"""


def missing() -> str:
    """What is not installed, or ""."""
    lacking = [tool for tool in TOOLS if not shutil.which(tool)]
    lacking += [] if MODULES.is_dir() else [str(MODULES)]
    return ", ".join(lacking)


def make_disc(kernel: Path, boot: Path, work: Path, options: str) -> Path:
    """The disc, made anew."""
    files = work / "disc" / "boot"
    shutil.rmtree(work / "disc", ignore_errors=True)
    (files / "grub").mkdir(parents=True)
    shutil.copyfile(kernel, files / "writ.elf")
    shutil.copyfile(boot, files / "writ.boot")
    menu = MENU.format(options=options)
    (files / "grub" / "grub.cfg").write_text(menu, encoding="ascii")
    disc = work / "writ.iso"
    disc.unlink(missing_ok=True)
    command = ["grub-mkrescue", f"--directory={MODULES}", "-o", str(disc), str(work / "disc")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return disc


def boots(disc: Path, arguments: argparse.Namespace, smp: int, expect: tuple[str, ...]) -> bool:
    """Whether it comes to the last line; if not, why."""
    command = DiscMachine(arguments.kernel, arguments.boot, smp=smp, disc=disc).command()
    judge = Judge(expect=expect)
    outcome = watch(command, judge, timeout=LIMIT_SECONDS, stop_when_complete=True)
    print(f"{'FAIL' if outcome.problems else 'ok'} by GRUB, {smp} CPU ({outcome.seconds:.1f} s)")
    for line in [*outcome.problems, *outcome.tail] if outcome.problems else []:
        print("    ", line)
    return not outcome.problems


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--kernel", type=Path, required=True)
    parser.add_argument("--boot", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--smp", type=int, action="append", default=[])
    arguments = parser.parse_args()
    lacking = missing()
    if lacking:
        print(f"skipped: {lacking} is not installed (./dev setup)")
        return SKIPPED
    arguments.work.mkdir(parents=True, exist_ok=True)
    good = True
    for smp in arguments.smp or [1]:
        options, expect = ("boot-trace", TRACED) if smp == 1 else ("", EXPECTED)
        disc = make_disc(arguments.kernel, arguments.boot, arguments.work, options)
        good = boots(disc, arguments, smp, expect) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
