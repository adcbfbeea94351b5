"""What the generated code adds to a call, in instructions: at most 60 for a round trip in registers
(docs/decisions, K6)."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.golden_world import RUNTIME, TESTS, emitted  # noqa: E402

MEASURE = TESTS / "native" / "measure"
BUDGET = 60
FEW, MANY = 1000, 3000


@unittest.skipUnless(shutil.which("valgrind"), "valgrind is not installed")
class Cost(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        for name, text in emitted().items():
            (self.folder / name).write_text(text)
        includes = [self.folder, MEASURE, MEASURE.parent, RUNTIME]
        command = ["gcc", "-std=gnu2x", "-O2", *(f"-I{path}" for path in includes)]
        command += [str(MEASURE / "measure.c"), str(MEASURE / "switch.S")]
        subprocess.run([*command, "-o", str(self.folder / "measure")], check=True)

    def instructions(self, what: str, rounds: int) -> int:
        command = ["valgrind", "--tool=cachegrind", "--cache-sim=no"]
        command += [
            "--cachegrind-out-file=/dev/null",
            str(self.folder / "measure"),
            what,
            str(rounds),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
        assert found is not None, done.stderr
        return int(found[1].replace(",", ""))

    def round_trip(self, what: str) -> int:
        spent = self.instructions(what, MANY) - self.instructions(what, FEW)
        return round(spent / (MANY - FEW))

    def test_a_typed_call_in_registers_adds_at_most_60(self) -> None:
        raw = self.round_trip("raw")
        for what, about in (("typed", "echo.double"), ("look", "echo.look, with one look-up")):
            added = self.round_trip(what) - raw
            print(f"{about}: {added} instructions over the transport's {raw}")
            self.assertLessEqual(added, BUDGET)


if __name__ == "__main__":
    unittest.main()
