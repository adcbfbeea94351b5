#!/usr/bin/python3
"""The table of methods: everything that a program needs to call them at random."""

from __future__ import annotations

import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.golden_world import golden_world, world_of  # noqa: E402
from writ.emit import calls  # noqa: E402


class Table(unittest.TestCase):
    def setUp(self) -> None:
        self.texts = calls.emit_library(golden_world(), "kernel")
        self.table = self.texts["kernel_methods.c"]

    def test_every_method_of_every_object_is_in_it(self) -> None:
        library = golden_world().library("kernel")
        wanted = [f"{o.name.lower()}.{m.name}" for o in library.objects for m in o.methods]
        self.assertEqual(re.findall(r'\.name = "([^"]+)"', self.table), wanted)
        self.assertIn(f".count = {len(wanted)},", self.table)

    def test_a_parameter_says_what_is_legal(self) -> None:
        self.assertIn('{ "vmo", WRIT_PARAM_SLOT, 0, 4, 4, 0x1,', self.table)
        self.assertIn(
            '{ "access", WRIT_PARAM_BITS, 4, 1, 0, 0x0, UINT64_C(0x0), UINT64_C(0x3) }', self.table
        )
        self.assertRegex(self.table, r'"text", WRIT_PARAM_TAIL, \d+, 4, 0, 0x0, UINT64_C\(0x0\)')

    def test_a_library_without_objects_has_no_table(self) -> None:
        world = world_of({"idl/a.writ": "library a draft;\nconst A : u32 = 1;\n"})
        self.assertEqual(calls.emit_library(world, "a"), {})


if __name__ == "__main__":
    unittest.main()
