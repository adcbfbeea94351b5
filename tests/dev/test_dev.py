#!/usr/bin/python3
"""The command ./dev, with every program that it would run replaced by a record of the call. Nothing
is installed or built."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import tempfile
import unittest
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
TESTS = '[{"name": "a scenario holds"}, {"name": "no mutant of the checks of echo lives"}]'
Run = tuple[int, list[str], str]


def load() -> Any:
    loader = SourceFileLoader("dev", str(ROOT / "dev"))
    spec = importlib.util.spec_from_loader("dev", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


class Dev(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dev = load()
        self.dev.ROOT = Path(folder.name)
        self.dev.BUILD = self.dev.ROOT / "build"
        self.lacking: list[str] = []
        self.failing = ""
        self.calls: list[str] = []
        self.dev.missing = lambda *_: self.lacking
        self.dev.call = self.call

    def call(self, *words: str | Path) -> int:
        line = " ".join(str(word) for word in words).replace(str(self.dev.ROOT), "ROOT")
        self.calls.append(line)
        return 1 if self.failing and self.failing in line else 0

    def run_dev(self, *arguments: str, root: bool = True, sudo: bool = True) -> Run:
        """Exit code, programs run, text said."""
        said = io.StringIO()
        with (
            contextlib.redirect_stdout(said),
            mock.patch("subprocess.run", return_value=mock.Mock(stdout=TESTS)),
            mock.patch("os.geteuid", return_value=0 if root else 1000),
            mock.patch("shutil.which", return_value="/usr/bin/sudo" if sudo else None),
        ):
            try:
                code = self.dev.main(list(arguments))
            except SystemExit as end:
                code = 1
                print(end)
        return code, self.calls, said.getvalue()

    def configured(self) -> None:
        self.dev.BUILD.mkdir()
        (self.dev.BUILD / "build.ninja").touch()

    def test_every_command_is_listed_with_its_help(self) -> None:
        code, calls, said = self.run_dev("--help")
        self.assertEqual((code, calls), (0, []))
        for command in self.dev.COMMANDS:
            self.assertIn(f"./dev {command.__name__} ", said)
            self.assertIn(" ".join(command.__doc__.split()), said)

    def test_an_unknown_command_is_exit_2_and_runs_nothing(self) -> None:
        self.assertEqual(self.run_dev("rnu")[:2], (2, []))

    def test_setup_updates_then_installs_exactly_what_is_missing(self) -> None:
        self.lacking = ["meson", "gcc"]
        code, calls, _ = self.run_dev("setup")
        self.assertEqual(code, 0)
        self.assertTrue(calls[0].endswith("apt-get update -q"))
        self.assertTrue(calls[1].endswith("--no-install-recommends meson gcc"))

    def test_setup_with_everything_present_runs_nothing(self) -> None:
        self.assertEqual(self.run_dev("setup")[:2], (0, []))

    def test_setup_of_a_group_asks_for_its_packages_too(self) -> None:
        self.dev.missing = lambda *groups: list(groups)
        self.assertTrue(self.run_dev("setup", "bench")[1][1].endswith("recommends bench"))

    def test_setup_of_an_unknown_group_runs_nothing(self) -> None:
        code, calls, said = self.run_dev("setup", "bunch")
        self.assertEqual((code, calls), (1, []))
        self.assertIn("'bunch'", said)

    def test_setup_uses_sudo_only_without_root(self) -> None:
        self.lacking = ["meson"]
        self.assertTrue(self.run_dev("setup", root=False)[1][0].startswith("sudo env"))

    def test_setup_without_root_and_sudo_says_what_to_do(self) -> None:
        self.lacking = ["meson"]
        code, calls, said = self.run_dev("setup", root=False, sudo=False)
        self.assertEqual((code, calls), (1, []))
        self.assertIn("as root: apt-get install meson", said)

    def test_a_failed_update_installs_nothing(self) -> None:
        self.lacking, self.failing = ["meson"], "update"
        code, calls, _ = self.run_dev("setup")
        self.assertEqual((code, len(calls)), (1, 1))

    def test_test_sets_up_configures_builds_and_runs_on_a_fresh_machine(self) -> None:
        self.lacking = ["meson"]
        code, calls, _ = self.run_dev("test")
        self.assertEqual(code, 0)
        self.assertEqual(len(calls), 6)
        self.assertEqual(calls[2], "/usr/bin/meson setup ROOT/build")
        self.assertEqual(calls[3], "ninja -C ROOT/build")
        self.assertTrue(calls[4].startswith("/usr/bin/meson test -C ROOT/build"))
        self.assertTrue(calls[5].endswith("tests/summary.py ROOT/build --figures"))

    def test_suites_and_single_tests_can_be_named(self) -> None:
        self.configured()
        _, calls, _ = self.run_dev("test", "unit", "a scenario holds")
        self.assertTrue(calls[-2].endswith("--suite=unit a scenario holds"))

    def test_the_long_tests_run_only_when_they_are_asked_for(self) -> None:
        self.configured()
        _, calls, _ = self.run_dev("test", "unit", "--long")
        self.assertTrue(calls[-2].endswith("--print-errorlogs --setup=long --suite=unit"))
        _, calls, _ = self.run_dev("test")
        self.assertNotIn("--setup", calls[-2])

    def test_a_failed_test_is_a_failure_though_its_figures_can_be_printed(self) -> None:
        self.configured()
        self.failing = "meson test"
        code, calls, _ = self.run_dev("test")
        self.assertEqual((code, len(calls)), (1, 3))

    def test_mutants_of_one_library_are_tried_without_building_the_rest(self) -> None:
        self.configured()
        code, calls, _ = self.run_dev("mutants", "echo")
        self.assertEqual((code, len(calls)), (0, 2))
        self.assertTrue(calls[0].endswith("no mutant of the checks of echo lives"))

    def test_mutants_of_an_unknown_library_name_those_that_there_are(self) -> None:
        self.configured()
        code, calls, said = self.run_dev("mutants", "ecko")
        self.assertEqual((code, calls), (1, []))
        self.assertIn("no library is called 'ecko': echo", said)

    def test_a_name_that_no_test_has_fails_and_runs_nothing(self) -> None:
        self.configured()
        code, calls, said = self.run_dev("test", "unti")
        self.assertEqual((code, len(calls)), (1, 1))
        self.assertIn("no suite and no test is called 'unti'", said)

    def test_run_passes_its_options_on_after_the_build(self) -> None:
        self.configured()
        code, calls, _ = self.run_dev("run", "--timeout", "20", "--expect", "[echo] ready")
        self.assertEqual(code, 0)
        self.assertEqual(calls[0], "ninja -C ROOT/build kernel/writ.elf writ.boot")
        self.assertTrue(calls[1].endswith("--timeout 20 --expect [echo] ready"))

    def test_run_alone_sits_at_the_shell(self) -> None:
        self.configured()
        code, calls, _ = self.run_dev("run")
        self.assertEqual((code, calls[0]), (0, "ninja -C ROOT/build kernel/writ.elf console.boot"))
        self.assertTrue(calls[1].endswith("/console.boot --sit"))

    def test_a_failed_build_is_not_booted_or_tested(self) -> None:
        self.configured()
        self.failing = "ninja"
        for command in ("run", "test", "lint", "bench"):
            self.calls.clear()
            code, calls, _ = self.run_dev(command)
            self.assertEqual((code, len(calls)), (1, 1), command)

    def test_generated_code_is_judged_apart_and_not_by_the_size_of_its_functions(self) -> None:
        self.configured()
        made = self.dev.ROOT / "build" / "generated" / "c" / "echo.c"
        own = self.dev.ROOT / "services" / "echo" / "echod.c"
        other = self.dev.ROOT / "services" / "echo" / "rooms.c"
        for path, text in ((made, ""), (own, '#include "echo_server.h"\n'), (other, "")):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        entries = [{"directory": str(self.dev.ROOT), "file": str(p)} for p in (made, own, other)]
        (self.dev.ROOT / "build" / "compile_commands.json").write_text(json.dumps(entries))
        code, calls, _ = self.run_dev("lint", "--generated")
        self.assertEqual((code, len(calls)), (0, 2))
        self.assertIn("--checks=-readability-function-size", calls[1])
        self.assertIn("echo.c", calls[1])
        self.assertTrue(calls[1].endswith("echod.c"))
        self.assertNotIn("rooms.c", calls[1])

    def test_figures_of_messages_are_those_of_the_release_flavour(self) -> None:
        self.configured()
        code, calls, _ = self.run_dev("bench", "ipc", "--json")
        self.assertEqual((code, len(calls)), (0, 3))
        self.assertTrue(
            calls[0].startswith("/usr/bin/meson setup ROOT/build/release -Dflavour=release")
        )
        self.assertTrue(calls[1].endswith("ROOT/build/release kernel/writ.elf bench.boot"))
        self.assertTrue(calls[2].endswith("tests/bench/ipc.py --build=ROOT/build/release --json"))

    def test_figures_of_the_foundation_are_those_of_the_release_flavour(self) -> None:
        self.configured()
        code, calls, _ = self.run_dev("bench", "services", "--json")
        self.assertEqual((code, len(calls)), (0, 3))
        self.assertTrue(calls[1].endswith("kernel/writ.elf figures.boot writ.boot"))
        self.assertTrue(
            calls[2].endswith("tests/bench/services.py --build=ROOT/build/release --json")
        )

    def test_a_protocol_is_fuzzed_by_its_harnesses(self) -> None:
        self.configured()
        code, calls, _ = self.run_dev("fuzz", "procd", "--minutes", "2")
        self.assertEqual((code, len(calls)), (0, 1))
        self.assertTrue(calls[0].endswith("hunt.py --build=ROOT/build procd --minutes 2"))

    def test_the_kernel_is_fuzzed_by_a_machine_of_its_own(self) -> None:
        self.configured()
        code, calls, _ = self.run_dev("fuzz", "kernel", "--minutes", "1")
        self.assertEqual((code, len(calls)), (0, 2))
        self.assertTrue(calls[0].endswith("kernel/writ.elf kernel_fuzz.boot"))
        self.assertTrue(calls[1].endswith("tests/fuzz/kernel.py --build=ROOT/build --minutes 1"))

    def test_the_live_services_are_fuzzed_by_a_machine_of_their_own(self) -> None:
        self.configured()
        code, calls, _ = self.run_dev("fuzz", "services", "--minutes", "1")
        self.assertEqual((code, len(calls)), (0, 2))
        self.assertTrue(calls[0].endswith("kernel/writ.elf pester.boot"))
        self.assertTrue(calls[1].endswith("tests/fuzz/endpoints.py --build=ROOT/build --minutes 1"))

    def test_figures_that_do_not_exist_run_nothing(self) -> None:
        code, calls, said = self.run_dev("bench", "icp")
        self.assertEqual((code, calls), (1, []))
        self.assertIn("no figures are called 'icp'", said)

    def test_help_of_run_needs_no_build(self) -> None:
        code, calls, _ = self.run_dev("run", "--help")
        self.assertEqual((code, len(calls)), (0, 1))

    def test_clean_removes_build_and_nothing_else(self) -> None:
        self.configured()
        (self.dev.ROOT / "kept").touch()
        self.assertEqual(self.run_dev("clean")[0], 0)
        self.assertEqual([path.name for path in self.dev.ROOT.iterdir()], ["kept"])


if __name__ == "__main__":
    unittest.main()
