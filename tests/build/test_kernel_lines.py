#!/usr/bin/python3
"""What counts as a line of code of the kernel, and that the bound bites."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from kernel_lines import BOUND, code_lines, verdict  # noqa: E402


class KernelLines(unittest.TestCase):
    def test_blank_lines_and_comments_are_no_code(self) -> None:
        self.assertEqual(
            0, code_lines("\n  \t\n/* one\n * two\n */\n// three\n  /* a */ /* b */\n")
        )

    def test_code_beside_a_comment_is_code(self) -> None:
        self.assertEqual(4, code_lines("int a; // x\n/* y */ int b;\nint c; /* z\n z */ int d;\n"))

    def test_a_comment_inside_a_literal_is_code(self) -> None:
        self.assertEqual(3, code_lines('f("/*");\nint x;\nf("*/ \\" //");\n'))
        self.assertEqual(2, code_lines("char c = '\"'; /* \" */\nint y;\n"))

    def test_preprocessor_lines_and_braces_are_code(self) -> None:
        self.assertEqual(3, code_lines("#include <x.h>\n{\n}\n"))

    def test_one_line_too_many_is_refused(self) -> None:
        self.assertTrue(verdict(["x;\n" * BOUND + "/* c */\n\n"], ["y;\n"])[1])
        self.assertFalse(verdict(["x;\n" * BOUND, "z;\n"], ["y;\n"])[1])

    def test_nothing_to_count_is_refused(self) -> None:
        self.assertFalse(verdict([], ["y;\n"])[1])
        self.assertFalse(verdict(["x;\n"], ["/* y */\n"])[1])

    def test_all_figures_are_said(self) -> None:
        said, _ = verdict(["x;\n/* c */\n\n"], ["y;\n// d\ny;\n"])
        self.assertEqual(
            f"kernel: 1 lines of code by hand (at most {BOUND}) in 3 lines of text; 2 lines of code generated",
            said,
        )


if __name__ == "__main__":
    unittest.main()
