"""The suite engine meets what echo does not have: states nobody reaches, errors that move, objects
that go while somebody waits.

And the C checks of contracts that use the whole language agree with the twin's answers.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "codegen"))

from tests.golden_world import contracts, world_of  # noqa: E402
from writ.emit import c, capnp_c, conformance, fuzz, messages, standin, vectors  # noqa: E402
from writ.load import load  # noqa: E402
from writ.model import World  # noqa: E402

NATIVE = ROOT / "codegen" / "tests" / "native"
RUNTIME = ROOT / "codegen" / "runtime" / "c"
SUITE = RUNTIME / "suite"
ENGINE = [
    "suite",
    "suite_step",
    "suite_text",
    "suite_wait",
    "suite_world",
    "suite_plan",
    "suite_host",
    "suite_wrong",
    "suite_main",
]
FLAGS = ["-std=gnu2x", "-g", "-O1", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror"]
CHECKED = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-DWRIT_CHECKING=1"]


class Built(unittest.TestCase):
    folder: Path

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))

    def write(self, texts: dict[str, str]) -> None:
        for name, text in texts.items():
            (self.folder / name).write_text(text)

    def build(self, out: str, sources: list[Path], flags: list[str], includes: list[Path]) -> Path:
        paths = [f"-I{path}" for path in [*includes, self.folder, RUNTIME, SUITE]]
        command = [
            "gcc",
            *FLAGS,
            *CHECKED,
            *flags,
            *paths,
            *map(str, sources),
            "-o",
            str(self.folder / out),
        ]
        done = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return self.folder / out

    def run_it(self, program: Path, *args: str) -> str:
        done = subprocess.run([program, *args], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout[-3000:] + done.stderr[-3000:])
        return done.stdout


class Lamps(Built):
    def world(self) -> World:
        loaded = load([ROOT / "idl" / "kernel", NATIVE / "lamp" / "lamp.writ"])
        assert loaded.world is not None, loaded.report()
        return loaded.world

    def suite(self, *args: str) -> str:
        world = self.world()
        for name in ("lamp", "kernel"):
            self.write(c.emit_library(world, name))
        self.write(vectors.emit_library(world, "lamp"))
        self.write(conformance.emit_library(world, "lamp"))
        sources = [SUITE / f"{part}.c" for part in ENGINE]
        sources += [
            self.folder / "lamp_conformance.c",
            self.folder / "lamp_vectors.c",
            NATIVE / "lamp" / "server.c",
        ]
        return self.run_it(self.build("lamps", sources, [], [SUITE / "host"]), *args)

    def test_a_server_that_keeps_its_contract_passes(self) -> None:
        told = self.suite()
        self.assertIn(" passed, 0 failed", told)
        self.assertIn("not run here: 4: thieves do not take part in tests", told)
        self.assertIn("no way leads to this state", told)
        self.assertNotIn("every way from the wait to the end", told)

    def test_every_wrong_server_is_caught(self) -> None:
        self.assertIn("caught", self.suite("--wrong"))


GATE = """library gate draft;
strict enum GateState : u8 { OPEN = 1; SHUT = 2; }
/// One gate.
durable protocol Gate = 0x4321 {
    roles { keeper = 0; }
    /// The only one there is.
    machine Barrier : GateState { initial OPEN; observed by look.state; }
    /// Shuts it.
    strict method 0x10 shut() -> () requires keeper deadline 100ms retry never when Barrier OPEN -> SHUT;
    /// Opens it.
    strict method 0x11 open() -> () requires keeper deadline 100ms retry never when Barrier SHUT -> OPEN;
    /// How it is; whoever asks need not name it.
    strict method 0x12 look() -> (state : GateState) requires any deadline 100ms retry safe;
}
"""


class Gates(Built):
    def test_an_object_that_is_the_only_one_is_observed_by_a_method_that_is_about_nothing(
        self,
    ) -> None:
        (self.folder / "gate.writ").write_text(GATE)
        loaded = load([ROOT / "idl" / "kernel", self.folder / "gate.writ"])
        assert loaded.world is not None, loaded.report()
        for name in ("gate", "kernel"):
            self.write(c.emit_library(loaded.world, name))
        for emitter in (vectors, conformance, standin):
            self.write(emitter.emit_library(loaded.world, "gate"))
        sources = [SUITE / f"{part}.c" for part in [*ENGINE, "standin"]]
        sources += [
            self.folder / f"gate_{part}.c" for part in ("conformance", "vectors", "standin")
        ]
        program = self.build("gates", sources, [], [SUITE / "host"])
        self.assertIn(" passed, 0 failed", self.run_it(program))
        self.assertIn("caught", self.run_it(program, "--wrong"))


class Shapes(Built):
    """Methods about four objects, and such as no case can be planned for."""

    def test_four_objects_are_tried_in_all_their_states_and_what_cannot_be_planned_says_why(
        self,
    ) -> None:
        loaded = load([ROOT / "idl" / "kernel", NATIVE / "shapes" / "shapes.writ"])
        assert loaded.world is not None, loaded.report()
        self.assertEqual(conformance.unsupported(loaded.world), [])
        for name in ("shapes", "kernel"):
            self.write(c.emit_library(loaded.world, name))
        for emitter in (vectors, conformance, standin):
            self.write(emitter.emit_library(loaded.world, "shapes"))
        sources = [SUITE / f"{part}.c" for part in [*ENGINE, "standin"]]
        sources += [
            self.folder / f"shapes_{part}.c" for part in ("conformance", "vectors", "standin")
        ]
        program = self.build("shapes", sources, [], [SUITE / "host"])
        told = self.run_it(program)
        self.assertIn("1429 cases, 1429 passed, 0 failed", told)
        self.assertIn("not run here: 6: a case has one ship", told)
        self.assertIn("not run here: 2: a case makes one thing", told)
        self.assertIn("wrong servers: 87 of 87 caught", self.run_it(program, "--wrong"))


BOXES = """library boxes draft;
import kernel { Vmo };
type BoxId = u8 in 1..4;
strict enum BoxState : u8 { OPEN = 1; }
strict table Options reserve 32 { 1 first : u32; }
strict union Either reserve 16 { 1 one : u32; 2 other : u64; }
/// What goes through registers and cannot be taken apart there, and handles that may all be missing.
durable protocol Boxes = 0x4321 {
    roles { owner = 0; }
    /// A box.
    machine Box[BoxId] : BoxState { initial gone; observed by look.state; bound 2; }
    /// Makes one.
    strict method 0x10 make() -> (box : BoxId) requires owner deadline 100ms retry never makes Box[reply.box] OPEN;
    /// How it is.
    strict method 0x11 look(box : BoxId) -> (state : BoxState) requires any deadline 100ms retry safe when Box[box] any -> same;
    /// A table there.
    strict method 0x12 set(number : u32, options : Options) -> (number : u32) requires owner deadline 100ms retry never;
    /// A union there and back.
    strict method 0x13 turn(value : Either) -> (value : Either, way : u8) requires owner deadline 100ms retry never;
    /// Handles or none.
    strict method 0xfffe fill(papers : give optional handle<Vmo, READ>[8]) -> () requires owner deadline 100ms retry never;
}
"""


class Boxes(Built):
    """Unions and tables in registers both ways, arrays of optional handles, a key of a narrow range and
    the number that others try as nobody's, through every emitter."""

    def test_what_words_cannot_say_goes_through_the_suite_and_the_harnesses(self) -> None:
        (self.folder / "boxes.writ").write_text(BOXES)
        loaded = load([ROOT / "idl" / "kernel", self.folder / "boxes.writ"])
        assert loaded.world is not None, loaded.report()
        for name in ("boxes", "kernel"):
            self.write(c.emit_library(loaded.world, name))
        for emitter in (vectors, conformance, standin, fuzz, messages, capnp_c):
            self.write(emitter.emit_library(loaded.world, "boxes"))
        for part in ("fuzz", "messages"):
            self.build(
                f"{part}.o",
                [self.folder / f"boxes_{part}.c"],
                ["-c"],
                [SUITE / "host", RUNTIME / "capnp", RUNTIME / "fake"],
            )
        sources = [SUITE / f"{part}.c" for part in [*ENGINE, "standin"]]
        sources += [
            self.folder / f"boxes_{part}.c" for part in ("conformance", "vectors", "standin")
        ]
        program = self.build("boxes", sources, [], [SUITE / "host"])
        self.assertIn(" passed, 0 failed", self.run_it(program))
        self.assertIn("caught", self.run_it(program, "--wrong"))


class Towns(Built):
    def test_the_checks_of_a_contract_with_everything_give_the_answers_of_the_twin(self) -> None:
        world = world_of(contracts("town"))
        for library in world.libraries:
            self.write(c.emit_library(world, library.name))
        for library in (lib for lib in world.libraries if lib.name not in ("echo", "kernel")):
            name = library.name
            self.write(vectors.emit_library(world, name))
            sources = [SUITE / "vector_main.c", self.folder / f"{name}_vectors.c"]
            flags = [f"-DWRIT_VECTORS={name}_vectors"]
            told = self.run_it(self.build(f"{name}-vectors", sources, flags, [RUNTIME / "fake"]))
            self.assertIn(" 0 failed", told)
            self.assertIn("(100.0 %)", told)


if __name__ == "__main__":
    unittest.main()
