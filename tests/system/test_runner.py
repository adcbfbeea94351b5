#!/usr/bin/python3
"""The runner judged with a machine whose console is known: see fake_qemu.py. Nothing is booted."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from scenario import BadScenario, load  # noqa: E402

GOOD: dict[str, str | None] = {
    "name": '"a scenario"',
    "system": '"writ"',
    "profiles": '["default"]',
    "smp": "[1]",
    "flavours": '["test"]',
    "timeout": "60",
    "exit": "33",
    "expect": '["one", "two"]',
    "forbid": "[]",
    "qemu": "[]",
}


class Case(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def scenario(self, **changes: str | None) -> Path:
        """Writes GOOD with these keys changed or, if None, left out."""
        keys = {key: value for key, value in {**GOOD, **changes}.items() if value is not None}
        path = self.folder / "a_scenario.toml"
        path.write_text("".join(f"{key} = {value}\n" for key, value in keys.items()))
        return path

    def call(self, program: str, *arguments: str) -> tuple[int, str]:
        command = [sys.executable, "-B", str(HERE / program), *arguments]
        result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        return result.returncode, result.stdout + result.stderr

    def kernel(self, script: str) -> str:
        path = self.folder / "script"
        path.write_text(script)
        return str(path)

    def judge(self, script: str, flavour: str = "test", **changes: str | None) -> tuple[int, str]:
        qemu = ["--qemu", str(HERE / "fake_qemu.py"), "--flavour", flavour]
        images = ["--images", str(self.folder)]
        path = str(self.scenario(**changes))
        return self.call("run.py", "--kernel", self.kernel(script), *images, *qemu, path)

    def boot(self, script: str, *options: str) -> tuple[int, str]:
        qemu = ["--qemu", str(HERE / "fake_qemu.py"), "--boot", str(self.folder / "writ.boot")]
        return self.call("boot.py", "--kernel", self.kernel(script), *qemu, *options)


class Scenarios(Case):
    def test_all_lines_in_order_and_the_exit_code_are_good(self) -> None:
        code, text = self.judge("one\nnoise\ntwo\n!exit 33\n")
        self.assertEqual((code, text.split()[0]), (0, "ok"))

    def test_a_line_out_of_order_is_missing(self) -> None:
        code, text = self.judge("two\none\n!exit 33\n")
        self.assertEqual(code, 1)
        self.assertIn("missing: two", text)
        self.assertIn("last progress: one", text)

    def test_one_line_meets_one_expectation(self) -> None:
        code, text = self.judge("one two\n!exit 33\n")
        self.assertEqual(code, 1)
        self.assertIn("missing: two", text)

    def test_a_forbidden_line_fails(self) -> None:
        code, text = self.judge("one\ntwo\nsorry\n!exit 33\n", forbid='["sorry"]')
        self.assertEqual(code, 1)
        self.assertIn("forbidden 'sorry' in: sorry", text)

    def test_panic_and_fault_fail_without_being_forbidden(self) -> None:
        for alarm in ("panic:", "fault:"):
            code, text = self.judge(f"one\ntwo\n[cpu 0] {alarm} what\n!exit 33\n")
            self.assertEqual(code, 1)
            self.assertIn(f"unexpected {alarm}", text)

    def test_an_expected_panic_is_no_alarm(self) -> None:
        code, _ = self.judge("panic: on purpose\n!exit 35\n", expect='["panic: on"]', exit="35")
        self.assertEqual(code, 0)

    def test_a_wrong_exit_code_fails(self) -> None:
        code, text = self.judge("one\ntwo\n!exit 35\n")
        self.assertEqual(code, 1)
        self.assertIn("exit code 35, expected 33", text)

    def test_a_timeout_says_the_progress_and_the_last_lines(self) -> None:
        code, text = self.judge("one\nstuck here\n!hang\n", timeout="1")
        self.assertEqual(code, 1)
        for part in (
            "not finished after 1 s",
            "missing: two",
            "last progress: one",
            "| stuck here",
        ):
            self.assertIn(part, text)

    def test_a_timeout_fails_even_if_every_line_came(self) -> None:
        code, text = self.judge("one\ntwo\n!hang\n", timeout="1")
        self.assertEqual(code, 1)
        self.assertIn("not finished", text)

    def test_a_stopped_scenario_ends_at_its_last_line(self) -> None:
        code, _ = self.judge("one\ntwo\n!hang\n", exit='"stopped"')
        self.assertEqual(code, 0)

    def test_a_stopped_scenario_that_ends_too_early_fails(self) -> None:
        code, text = self.judge("one\n!exit 33\n", exit='"stopped"')
        self.assertEqual(code, 1)
        self.assertIn("missing: two", text)

    def test_a_machine_that_ignores_the_end_is_killed(self) -> None:
        code, _ = self.judge("!deaf\none\ntwo\n!hang\n", exit='"stopped"')
        self.assertEqual(code, 0)

    def test_a_last_line_without_an_end_counts(self) -> None:
        code, _ = self.judge("one\n!raw two\n!exit 33\n")
        self.assertEqual(code, 0)

    def test_every_profile_and_processor_count_is_booted(self) -> None:
        lists = {"profiles": '["default", "microvm"]', "smp": "[1, 2]"}
        code, text = self.judge("one\ntwo\n!exit 33\n", **lists)
        self.assertEqual((code, text.count("ok ")), (0, 4))

    def test_another_flavour_is_skipped(self) -> None:
        code, text = self.judge("", flavour="release")
        self.assertEqual((code, text.split()[0]), (77, "skip"))

    def test_a_failure_prints_how_to_run_it_alone(self) -> None:
        _, text = self.judge("!exit 0\n")
        self.assertIn("alone: ./dev test 'a scenario'", text)
        self.assertIn("-device isa-debug-exit,iobase=0xf4,iosize=4", text)


class Files(Case):
    def test_a_good_file_loads(self) -> None:
        self.assertEqual(load(self.scenario()).expect, ("one", "two"))

    def test_every_key_is_demanded(self) -> None:
        for key in GOOD:
            with self.assertRaisesRegex(BadScenario, f"'{key}' is missing"):
                load(self.scenario(**{key: None}))

    def test_bad_values_are_refused(self) -> None:
        bad = {
            "name": '"another"',
            "profiles": '["toaster"]',
            "smp": "[0]",
            "flavours": "[]",
            "timeout": "true",
            "exit": "256",
            "expect": "[]",
            "forbid": "[1]",
            "qemu": '"-s"',
        }
        for key, value in bad.items():
            with self.subTest(key), self.assertRaises(BadScenario):
                load(self.scenario(**{key: value}))

    def test_an_unknown_key_is_refused(self) -> None:
        with self.assertRaisesRegex(BadScenario, "unknown key 'retries'"):
            load(self.scenario(retries="3"))

    def test_a_bad_file_is_exit_2_and_no_traceback(self) -> None:
        code, text = self.judge("", timeout="[")
        self.assertEqual(code, 2)
        self.assertNotIn("Traceback", text)


class Folder(unittest.TestCase):
    def test_every_scenario_loads_and_is_named_in_the_build(self) -> None:
        named = (HERE / "meson.build").read_text(encoding="utf-8")
        for path in sorted((HERE / "scenarios").iterdir()):
            load(path)
            self.assertIn(f"'{path.stem}'", named)


class Boots(Case):
    def test_success_is_the_systems_own(self) -> None:
        self.assertEqual(self.boot("hello\n!exit 33\n"), (0, "hello\n"))

    def test_another_end_is_exit_1(self) -> None:
        code, text = self.boot("hello\n!exit 0\n")
        self.assertEqual(code, 1)
        self.assertIn("exit code 0, expected 33", text)

    def test_markers_in_any_order_end_the_run(self) -> None:
        code, _ = self.boot("b\na\n!hang\n", "--timeout", "30", "--expect", "a", "--expect", "b")
        self.assertEqual(code, 0)

    def test_a_missed_marker_is_named_with_the_last_lines(self) -> None:
        code, text = self.boot("a\n!hang\n", "--timeout", "1", "--expect", "a", "--expect", "[b] x")
        self.assertEqual(code, 1)
        self.assertIn("run: missing: [b] x", text)
        self.assertNotIn("missing: a", text)
        self.assertIn("| a", text)

    def test_a_panic_beside_the_markers_fails(self) -> None:
        code, text = self.boot("panic: no\na\n!hang\n", "--timeout", "30", "--expect", "a")
        self.assertEqual(code, 1)
        self.assertIn("unexpected panic:", text)

    def test_options_reach_qemu(self) -> None:
        options = ["--profile", "microvm", "--smp", "3", "--kvm", "--gdb", "--qemu-log", "int"]
        code, text = self.boot("!arguments\n!exit 33\n", *options, "--", "-name", "x")
        self.assertEqual(code, 0)
        wanted = (
            "-M microvm,acpi=on,pcie=on",
            "-smp 3",
            "-accel kvm",
            "-s -S",
            "-d int",
            "-name x",
        )
        for part in wanted:
            self.assertIn(part, text)

    def test_a_number_of_processors_that_no_machine_has_is_refused(self) -> None:
        for number in ("0", "-1", "65", "two"):
            code, text = self.boot("!exit 33\n", f"--smp={number}")
            self.assertEqual(code, 2)
            self.assertIn(f"a machine has 1 to 64 processors, not {number}", text)

    def test_the_console_can_go_to_a_file(self) -> None:
        code, text = self.boot("hello\n!exit 33\n", "--serial", "file", "--summarize")
        self.assertEqual(code, 0)
        self.assertNotIn("hello", text)
        self.assertEqual((self.folder / "serial.log").read_bytes(), b"hello\r\n")
        self.assertIn("run: good: 1 lines, exit code 33", text)

    def test_a_missing_emulator_is_said_without_a_traceback(self) -> None:
        code, text = self.boot("", "--qemu", "/nonexistent/qemu")
        self.assertEqual(code, 1)
        self.assertIn("is not installed: ./dev setup", text)
        self.assertNotIn("Traceback", text)


if __name__ == "__main__":
    unittest.main()
