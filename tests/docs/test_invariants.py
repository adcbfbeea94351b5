#!/usr/bin/python3
"""Every invariant that the page tells of is named in the file that it says."""

from __future__ import annotations

import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| `([\w./]+)` \| ([A-Z]+[0-9]+) \| \S.* \|$", re.MULTILINE)


class Invariants(unittest.TestCase):
    rows = ROW.findall((ROOT / "docs/kernel/invariants.md").read_text(encoding="utf-8"))

    def test_there_are_rows(self) -> None:
        self.assertGreater(len(self.rows), 40)
        self.assertEqual(len(self.rows), len(set(self.rows)))

    def test_every_invariant_of_the_page_is_one_of_the_kernel(self) -> None:
        for file, name in self.rows:
            text = (ROOT / "kernel" / file).read_text(encoding="utf-8")
            self.assertRegex(text, rf"\b{name}: ", f"{file} has no invariant {name}")


if __name__ == "__main__":
    unittest.main()
