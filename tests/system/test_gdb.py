#!/usr/bin/python3
"""A session of gdb with a machine that is about to end: what the helpers tell of threads, waits,
capabilities and pages.

usage: test_gdb.py BUILD
Exit 77 where gdb is missing, which says so.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from machine import Machine  # noqa: E402

SKIPPED = 77
LIMIT_SECONDS = 120
ANSWER_SECONDS = 60
BUILD = Path(sys.argv.pop(1))
KERNEL = BUILD / "kernel" / "writ.elf"
HELPERS = HERE.parents[1] / "kernel" / "gdb" / "kernel_commands.py"
CHAPTERS = ("threads", "waits", "pages", "caps", "nonsense", "spoiled")

# Makes the first executable page of the kernel's text writable.
SPOIL = """
def table(pa):
    return struct.unpack("<512Q", gdb.selected_inferior().read_memory(DIRECT_BASE + pa, 4096))
pa = int(kernel()["tables_pa"])
for index in (511, 510, 0):
    pa = table(pa)[index] & ADDRESS
at = next(i for i, entry in enumerate(table(pa)) if entry & PRESENT and not entry & NO_EXECUTE)
entry = struct.pack("<Q", table(pa)[at] | WRITABLE)
gdb.selected_inferior().write_memory(DIRECT_BASE + pa + 8 * at, entry)
"""

# Says which pages of the first processor's area are there.
GUARDS = """
def table(pa):
    return struct.unpack("<512Q", gdb.selected_inferior().read_memory(DIRECT_BASE + pa, 4096))
def is_there(va):
    pa = int(kernel()["tables_pa"])
    for shift in (39, 30, 21, 12):
        entry = table(pa)[va >> shift & 511]
        if not entry & PRESENT:
            return False
        pa = entry & ADDRESS
    return True
area = int(gdb.parse_and_eval("&first_area"))
print("area: " + "".join("+" if is_there(area + at * 4096) else "-" for at in range(16)))
"""


def session(root_koid: str) -> str:
    """What gdb prints, from the first instruction to the moment at which the root ends.

    The socket listens before the machine is started, so gdb is never earlier than it.
    """
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as door:
        path = Path(folder, "gdb")
        door.bind(str(path))
        door.listen(1)
        spoil = Path(folder, "spoil.py")
        spoil.write_text(SPOIL, encoding="ascii")
        guards = Path(folder, "guards.py")
        guards.write_text(GUARDS, encoding="ascii")
        chardev = f"socket,id=gdb,fd={door.fileno()},server=on,wait=off"
        stub = ("-S", "-chardev", chardev, "-gdb", "chardev:gdb")
        machine = Machine(KERNEL, BUILD / "writ.boot", extra=stub)
        steps = [f"set remotetimeout {ANSWER_SECONDS}", f"target remote {path}"]
        steps += ["hbreak machine_end", "continue"]
        for chapter in CHAPTERS:
            words = {"caps": f"caps {root_koid}", "spoiled": "pages"}
            steps += [f"source {spoil}"] if chapter == "spoiled" else []
            steps += [f"echo \\n== {chapter}\\n", f"writ {words.get(chapter, chapter)}"]
            steps += [f"source {guards}"] if chapter == "pages" else []
        command = ["gdb", "-batch", "-nx", str(KERNEL), "-ex", f"source {HELPERS}"]
        command += [part for step in steps for part in ("-ex", step)]
        with subprocess.Popen(
            machine.command(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=(door.fileno(),),
        ) as guest:
            try:
                ran = subprocess.run(
                    command,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    text=True,
                    timeout=LIMIT_SECONDS,
                    check=False,
                )
            finally:
                guest.kill()
    return ran.stdout


class Gdb(unittest.TestCase):
    said: dict[str, str]

    @classmethod
    def setUpClass(cls) -> None:
        koid = re.search(r" of 1\.0 \((\d+)\): ", session("0"))
        if koid is None:
            raise AssertionError("no thread of the root was told of")
        pieces = re.split(r"^== (\w+)$", session(koid[1]), flags=re.MULTILINE)
        cls.said = dict(zip(pieces[1::2], pieces[2::2]))

    def test_every_chapter_was_told(self) -> None:
        self.assertEqual(tuple(self.said), CHAPTERS)

    def test_threads_are_told_with_what_they_do(self) -> None:
        self.assertRegex(
            self.said["threads"], r"thread \d+ of 1\.0 \(\d+\): RUNNING, SERVER, cpu 0"
        )
        self.assertRegex(self.said["threads"], r"thread \d+ of 64\.0 \(\d+\): RECEIVING, SERVER")

    def test_waits_say_for_what(self) -> None:
        self.assertRegex(
            self.said["waits"], r"thread \d+ of 64\.0 \(\d+\) waits for calls at endpoint \d+"
        )
        self.assertNotIn("of 1.0 ", self.said["waits"])

    def test_capabilities_are_told_by_slot(self) -> None:
        self.assertRegex(self.said["caps"], r"(?m)^1: PROCESS \d+, rights 0x3$")
        self.assertRegex(self.said["caps"], r"(?m)^2288: PROCESS_CONTROL \d+, rights 0x")

    def test_no_page_is_writable_and_executable(self) -> None:
        told = self.said["pages"]
        spaces = re.findall(
            r"(?m)^(.+): (\d+) mapped, (\d+) writable, (\d+) executable, (\d+) for users$", told
        )
        self.assertNotIn("WRITABLE AND EXECUTABLE", told)
        self.assertGreater(len(spaces), 3)
        for owner, *counts in spaces:
            mapped, writable, executable, users = map(int, counts)
            self.assertTrue(0 < executable < mapped and 0 < writable < mapped, owner)
            self.assertEqual(users, 1 if owner == "the kernel" else mapped, owner)

    def test_nothing_is_between_two_stacks(self) -> None:
        # struct, guard, four pages of stack; for each exception that has one a guard and a stack; the
        # body page behind a last guard
        self.assertIn("area: +-++++-+-+-+-+-+", self.said["pages"])

    def test_a_page_that_is_both_would_be_seen(self) -> None:
        self.assertRegex(
            self.said["spoiled"],
            r"(?m)^the kernel: 0xffffffff801[0-9a-f]+ is WRITABLE AND EXECUTABLE$",
        )

    def test_what_is_no_command_is_refused(self) -> None:
        self.assertIn("writ threads | waits | caps PROCESS | pages", self.said["nonsense"])


if __name__ == "__main__":
    if not shutil.which("gdb"):
        print("skipped: gdb is not installed (./dev setup)")
        sys.exit(SKIPPED)
    unittest.main()
