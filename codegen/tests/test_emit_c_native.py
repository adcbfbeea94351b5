"""The generated C does what it says: native programs over the fake transport, with both compilers,
under the sanitizers."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.golden_world import RUNTIME, TESTS, contracts, emit_all, world_of  # noqa: E402
from writ.emit import vectors  # noqa: E402

NATIVE = TESTS / "native"
SUITE = RUNTIME / "suite"
# Each compiler once: with the sanitizers and the checks of a checking build, and without either.
BUILDS = {
    "gcc": ["-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover", "-DWRIT_CHECKING=1"],
    "clang": ["-O1"],
}
STRICT = ["-std=gnu2x", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror", "-g", "-pthread"]


class Native(unittest.TestCase):
    """Each test builds one program of native/ and runs it; the program prints the sentence that it is at."""

    folder: Path

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        world = world_of(contracts("town", "harbor"))
        texts = emit_all(world) | vectors.emit_library(world, "town")
        for name, text in texts.items():
            (cls.folder / name).write_text(text)

    def build(self, compiler: str, sources: list[str]) -> Path:
        out = self.folder / f"{Path(sources[0]).stem}-{compiler}"
        includes = [self.folder, NATIVE, NATIVE / "kernel", RUNTIME / "fake", SUITE, RUNTIME]
        command = [compiler, *STRICT, *BUILDS[compiler], "-DWRIT_VECTORS=town_vectors"]
        command += [*(f"-I{path}" for path in includes), *sources, "-o", str(out)]
        done = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return out

    def passes(self, program: str, generated: list[str], fake: bool = True) -> None:
        sources = [str(NATIVE / f"{program}.c")] + [str(self.folder / name) for name in generated]
        self.runs(sources + ([str(RUNTIME / "fake" / "fake.c")] if fake else []))

    def runs(self, sources: list[str]) -> None:
        for compiler in BUILDS:
            if shutil.which(compiler):
                with self.subTest(compiler=compiler):
                    built = self.build(compiler, sources)
                    ran = subprocess.run([built], capture_output=True, text=True)
                    self.assertEqual(ran.returncode, 0, ran.stdout[-2000:] + ran.stderr[-2000:])

    def test_all_of_echo_makes_the_round_trip(self) -> None:
        self.passes("echo_round_trip", ["kernel_fake.c"])

    def test_everything_else_makes_the_round_trip(self) -> None:
        self.passes("town_round_trip", [])

    def test_machines_of_every_kind_wake_those_who_wait(self) -> None:
        self.passes("harbor_round_trip", [])

    def test_a_ring_survives_a_peer_that_lies(self) -> None:
        self.passes("ring_peers", [], fake=False)

    def test_fault_points_fail_by_their_rules_and_by_no_others(self) -> None:
        self.passes("fault_points", [], fake=False)

    def test_fakes_stand_in_for_servers(self) -> None:
        self.passes("fake_as_server", ["echo_fake.c", "town_fake.c", "kernel_fake.c"])

    def test_the_checks_agree_with_the_twin_on_everything_there_is(self) -> None:
        self.runs([str(SUITE / "vector_main.c"), str(self.folder / "town_vectors.c")])

    def test_the_kernels_dispatcher_checks_before_it_calls(self) -> None:
        self.passes("kernel_dispatch", ["kernel_kernel.c"], fake=False)


if __name__ == "__main__":
    unittest.main()
