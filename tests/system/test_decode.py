#!/usr/bin/python3
"""A real panic, decoded: the kernel is booted with a file that is no boot file.

usage: test_decode.py BUILD
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from decode import build_id, decode  # noqa: E402
from machine import EXIT_PANIC, Machine  # noqa: E402
from watch import Judge, watch  # noqa: E402

LIMIT_SECONDS = 60
BUILD = Path(sys.argv.pop(1))
KERNEL = BUILD / "kernel" / "writ.elf"


def panic() -> list[str]:
    """The console of a boot that cannot succeed."""
    with tempfile.NamedTemporaryFile() as boot:
        boot.write(b"no image" * 1024)
        boot.flush()
        judge = Judge(expect=("panic: ", "build ", "bt: 0x"))
        command = Machine(KERNEL, Path(boot.name)).command()
        outcome = watch(command, judge, timeout=LIMIT_SECONDS, exit_code=EXIT_PANIC)
    if outcome.problems:
        raise AssertionError("\n".join([*outcome.problems, *outcome.tail]))
    return outcome.tail


class Decode(unittest.TestCase):
    lines: list[str]

    @classmethod
    def setUpClass(cls) -> None:
        cls.lines = panic()

    def test_a_panic_names_functions_files_and_lines(self) -> None:
        text = "\n".join(decode(self.lines, BUILD))
        self.assertRegex(text, r"0x[0-9a-f]+ is \w+ at kernel/root\.c:[0-9]+")
        self.assertRegex(text, r"0x[0-9a-f]+ is \w+ at kernel/main\.c:[0-9]+")

    def test_the_panic_tells_the_build_id_of_the_kernel(self) -> None:
        self.assertIn(f"build {build_id(KERNEL)}", self.lines)

    def test_a_report_of_memd_names_function_file_and_line(self) -> None:
        elf = BUILD / "services" / "logd_writ.elf"
        symbols = subprocess.run(["nm", str(elf)], capture_output=True, text=True, check=True).stdout
        address = next(line.split()[0] for line in symbols.splitlines() if line.endswith(" component_main"))
        report = f"9 7 0 ERROR service 4.0 45 fault: nothing is mapped principal=7.0 pid=9 thread=8 address=0x0 rip=0x{address}"
        self.assertRegex("\n".join(decode([report], BUILD)), r"is component_main at services/logd/logd\.c:[0-9]+")

    def test_the_log_of_another_build_is_refused(self) -> None:
        own = build_id(KERNEL)
        other = [line.replace(own, "0" * len(own)) for line in self.lines]
        with self.assertRaisesRegex(ValueError, "the log is of build 0000"):
            decode(other, BUILD)

    def test_the_command_reads_standard_input(self) -> None:
        command = [sys.executable, "-B", str(HERE / "decode.py"), "--build", str(BUILD), "-"]
        text = "\n".join(self.lines)
        result = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0)
        self.assertIn("kernel/root.c", result.stdout)


if __name__ == "__main__":
    unittest.main()
