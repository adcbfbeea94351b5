#!/usr/bin/python3
"""What the figures at the end of a run of the tests are made of."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import summary  # noqa: E402


class Figures(unittest.TestCase):
    def test_what_several_tests_print_is_added_up(self) -> None:
        output = (
            "echo: 300 vectors, 200 of them bad, 0 failed\nkernel: 1000 vectors, 900 of them bad, 0 failed\n"
            "[mutants] checks of echo: 9 of 10 killed, 1 more are no change (equivalent.txt)\n"
        )
        self.assertEqual(
            summary.figures(output),
            [
                "1,300 vectors of 2 libraries, 1,100 of them bad",
                "9 of 10 mutants of checks killed; 1 are no change (tests/mutants/equivalent.txt)",
            ],
        )

    def test_words_are_said_once(self) -> None:
        output = "Cap'n Proto version 0.9.2, seed 1\nCap'n Proto version 0.9.2, seed 1\n"
        self.assertEqual(summary.figures(output), ["Cap'n Proto version 0.9.2"])

    def test_nothing_is_said_of_what_did_not_run(self) -> None:
        self.assertEqual(summary.figures("[echo] ready\n"), [])


if __name__ == "__main__":
    unittest.main()
