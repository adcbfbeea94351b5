#!/usr/bin/python3
"""Replays docs/guides/add-a-method.md: its patches on a copy of the tree, a build, a boot.

The order of the page matters: what it says after the first patch must be true after the first
patch. The kernel is not part of the
change and comes from the build that runs this test.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from dataclasses import dataclass
from pathlib import Path

GUIDE = Path("docs/guides/add-a-method.md")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
METHOD = "peek"
HANDLER = "echo_on_peek"
SUITE = "the echo server keeps its contract"
CONTRACT, ADAPTER = "idl/echo.writ", "services/echo/echod.c"
CLIENT = "services/echo_client/component.writ"
BOOT_SECONDS = 60


@dataclass(frozen=True)
class Patch:
    """One fenced block: a file, and the pieces of it that become others."""

    path: str
    pieces: tuple[tuple[str, str], ...]

    def apply(self, tree: Path) -> None:
        """Replaces each piece; one that is not there exactly once means that the page is out of date."""
        path = tree / self.path
        text = path.read_text(encoding="utf-8")
        for old, new in self.pieces:
            if text.count(old) != 1:
                raise AssertionError(
                    f"{GUIDE}: its patch does not fit {self.path}, in which this is not there once:\n{old}"
                )
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")


def piece(hunk: str) -> tuple[str, str]:
    """What a hunk expects and what it leaves."""
    lines = hunk.splitlines(keepends=True)[1:]
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    return old, new


def read_patch(block: str) -> Patch:
    """A unified diff of one file."""
    head, *hunks = re.split(r"^(?=@@ )", block, flags=re.MULTILINE)
    match = re.fullmatch(r"--- a/(\S+)\n\+\+\+ b/(\S+)\n", head)
    if match is None or match[1] != match[2]:
        raise AssertionError(f"{GUIDE}: a patch must name one file: {head!r}")
    return Patch(match[1], tuple(piece(hunk) for hunk in hunks))


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a language, in order."""
    return [text for name, text in FENCE.findall(page) if name == language]


def ignored(folder: str, names: list[str]) -> list[str]:
    """What is no source: builds wherever they are, the history, caches."""
    here = Path(folder)
    return [
        n for n in names if n in (".git", "__pycache__") or (here / n / "meson-private").is_dir()
    ]


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs a program and keeps what it says."""
    return subprocess.run(
        [str(part) for part in command],
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


class AMethodIsAnEditOfItsContractAndItsAdapter(unittest.TestCase):
    """The page, step by step."""

    source: Path
    kernel: Path
    meson: str
    ninja: str

    def setUp(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.tree = Path(self.folder.name) / "writ"
        self.build = Path(self.folder.name) / "build"
        shutil.copytree(self.source, self.tree, ignore=ignored, symlinks=True)
        self.page = (self.source / GUIDE).read_text(encoding="utf-8")
        self.patches = [read_patch(block) for block in blocks(self.page, "diff")]

    def make(self, *targets: str) -> subprocess.CompletedProcess[str]:
        return run(self.ninja, "-C", self.build, *targets)

    def must(self, result: subprocess.CompletedProcess[str]) -> str:
        self.assertEqual(result.returncode, 0, result.stdout)
        return result.stdout

    def check_suite(self) -> None:
        """The generated suite knows the method and finds nothing wrong with it."""
        self.must(run(self.meson, "test", "-C", self.build, SUITE))
        log = (self.build / "meson-logs/testlog.txt").read_text(encoding="utf-8")
        self.assertIn(f"echo.{METHOD}", log)

    def check_speaker(self) -> None:
        """Who may not call it is told so at his own line."""
        client = self.tree / CLIENT
        text = client.read_text(encoding="utf-8")
        client.write_text(text.replace("look, leave };", f"look, leave, {METHOD} }};"), "utf-8")
        refused = run(
            sys.executable,
            "-B",
            self.tree / "codegen/writc",
            "check",
            self.tree / "idl",
            self.tree / "services",
        )
        client.write_text(text, encoding="utf-8")
        self.assertEqual(refused.returncode, 1, refused.stdout)
        self.assertRegex(refused.stdout, rf"{CLIENT}:\d+:\d+: error E\d+: `{METHOD}`")

    def check_boot(self) -> None:
        """The booted system prints what the page says."""
        expected = [line for block in blocks(self.page, "text") for line in block.splitlines()]
        self.assertTrue(expected, "the page says nothing about what is printed")
        options: list[str | Path] = ["--kernel", self.kernel, "--boot", self.build / "writ.boot"]
        options += ["--timeout", str(BOOT_SECONDS)]
        options += [part for line in expected for part in ("--expect", line)]
        self.must(run(sys.executable, "-B", self.tree / "tests/system/boot.py", *options))

    def test_the_page_replayed(self) -> None:
        """Contract, then adapter, then a client that calls it in the booted system."""
        contract, adapter, *client = self.patches
        self.assertEqual((contract.path, adapter.path), (CONTRACT, ADAPTER))
        self.must(run(self.meson, "setup", "-Ddocs=false", self.build, self.tree))

        contract.apply(self.tree)
        without_handler = self.make("services/echo.elf")
        self.assertNotEqual(without_handler.returncode, 0, "it builds without the handler")
        self.assertIn(HANDLER, without_handler.stdout)

        adapter.apply(self.tree)
        self.must(self.make("services/echo.elf"))

        self.check_suite()

        for patch in client:
            patch.apply(self.tree)
        self.must(self.make("writ.boot"))
        self.check_speaker()
        self.check_boot()


def main() -> None:
    """Takes what the build knows, leaves the rest to unittest."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--kernel", type=Path, required=True)
    parser.add_argument("--meson", default="meson")
    parser.add_argument("--ninja", default="ninja")
    options, rest = parser.parse_known_args()
    case = AMethodIsAnEditOfItsContractAndItsAdapter
    case.source, case.kernel = options.source.resolve(), options.kernel.resolve()
    case.meson, case.ninja = options.meson, options.ninja
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
