#!/usr/bin/python3
"""What becomes of an input that breaks something, tried with a validator that is broken on purpose."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests/fuzz"), str(ROOT / "codegen")]

import hunt  # noqa: E402
from twin.found import in_folder  # noqa: E402
from writ.load import load_world  # noqa: E402

CONTRACTS: list[str | Path] = ["--idl", ROOT / "idl", "--components", ROOT / "services"]
RUNTIME = ROOT / "codegen/runtime/c"
ENGINE = [
    "messages",
    "messages_capnp",
    "messages_compare",
    "messages_input",
    "messages_port",
    "mutate",
]
READER = [
    "reflect",
    "reflect_check",
    *(f"interp_{p}" for p in ("find", "check", "print", "name", "scan", "build")),
]
FLAGS = ["-std=gnu2x", "-g", "-O1", "-DWRIT_CHECKING=1", "-DWRIT_LOG_LEVEL=0"]
SEARCHING = ["-fsanitize=fuzzer,address,undefined", "-fno-sanitize-recover=all"]
SOUND = "echo_say_request_check_body(const uint8_t *body,"
BREAK = "    if ((writ_load_u8(body) & 3) == 3) {\n        return writ_reject(0, 0);\n    }\n"


def run(*words: str | Path, fails: bool = False) -> str:
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, check=False)
    assert bool(done.returncode) == fails, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


class BrokenOnPurpose(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.made = self.folder / "tests/generated"
        self.found = self.folder / "found"

    def generate(self, emit: str) -> None:
        kept: list[str | Path] = ["--found", self.found] if self.found.exists() else []
        names: list[str | Path] = [] if "reflect" in emit else ["--library", "echo"]
        command: list[str | Path] = [sys.executable, "-B", ROOT / "codegen/writc", "gen"]
        run(*command, *CONTRACTS, "--out", self.made, "--emit", emit, *names, *kept)

    def break_validator(self) -> str:
        """Whoever says room 3, 7, 11 and so on may say anything. Returns the sound text."""
        path = self.made / "echo_wire.h"
        sound = path.read_text(encoding="utf-8")
        head, body = sound.split(SOUND, 1)
        parameters, rest = body.split("\n{\n", 1)
        path.write_text(f"{head}{SOUND}{parameters}\n{{\n{BREAK}{rest}", encoding="utf-8")
        return sound

    def build(self, name: str, sources: list[Path], *flags: str) -> Path:
        paths = [
            self.made,
            RUNTIME,
            *(RUNTIME / p for p in ("suite", "suite/host", "reflect", "capnp")),
        ]
        program = self.folder / name
        run("clang", *FLAGS, *flags, *(f"-I{p}" for p in paths), *sources, "-o", program)
        return program

    def vectors(self) -> Path:
        sources = [self.made / "echo_vectors.c", RUNTIME / "suite/vector_main.c"]
        return self.build("vectors", sources, "-DWRIT_VECTORS=echo_vectors")

    def test_a_message_that_breaks_a_validator_becomes_a_vector_that_fails_until_it_is_mended(
        self,
    ) -> None:
        self.generate("c,vectors,messages,capnp-c,reflect")
        run(self.vectors())
        sound = self.break_validator()
        run(self.vectors())  # no vector sees it
        harness = self.harness(RUNTIME / "capnp" / "capnp_decode.c")
        search = hunt.Hunt(self.folder, self.found, 0, load_world(hunt.CONTRACTS))
        broken = hunt.search(search, harness, ["-runs=200000", "-seed=1"])
        self.assertEqual(len(broken), 1)
        kept = hunt.keep(search, harness, broken[0])
        self.assertEqual(in_folder(self.found, "echo")[0].direction, "Echo.say request")
        self.generate("vectors")
        said = run(self.vectors(), fails=True)
        self.assertIn(f"FAILED Echo.say request: found: {kept.name}", said)
        (self.made / "echo_wire.h").write_text(sound, encoding="utf-8")
        run(self.vectors())

    def harness(self, decoder: Path) -> hunt.Harness:
        """The harness of single messages, with this decoder of the other encoding."""
        parts = [self.made / f"echo_{part}.c" for part in ("messages", "vectors", "capnp")]
        parts += [RUNTIME / "suite" / f"{part}.c" for part in ENGINE]
        parts += [RUNTIME / "reflect" / f"{part}.c" for part in READER]
        parts += [RUNTIME / "capnp" / "capnp_encode.c", decoder]
        program = self.build("echo_messages_fuzz", parts, *SEARCHING)
        return hunt.Harness("echo_messages_fuzz", "echo", program)

    def test_a_second_way_to_say_a_message_in_the_other_encoding_is_found(self) -> None:
        self.generate("c,vectors,messages,capnp-c,reflect")
        text = (RUNTIME / "capnp" / "capnp_decode.c").read_text(encoding="utf-8")
        self.assertEqual(text.count("return is_same;"), 1)
        broken = self.made / "capnp_decode.c"
        broken.write_text(
            text.replace("return is_same;", "*ret_bytes = d.cursor; return true;"), encoding="utf-8"
        )
        search = hunt.Hunt(self.folder, self.found, 0, load_world(hunt.CONTRACTS))
        harness = self.harness(broken)
        found = hunt.search(search, harness, ["-runs=200000", "-seed=1"])
        self.assertEqual(len(found), 1)
        kept = hunt.keep(search, harness, found[0])
        self.assertEqual(kept.suffix, ".input", "its bytes are not native: it is kept as they are")

    def test_a_program_of_calls_that_breaks_something_is_kept_as_it_is(self) -> None:
        harness = hunt.Harness("echo_fuzz", "echo", Path("/nowhere"))
        search = hunt.Hunt(self.folder, self.found, 1, load_world(hunt.CONTRACTS))
        crash = self.folder / "crash-1"
        crash.write_bytes(b"\2program")
        kept = hunt.keep(search, harness, crash)
        self.assertEqual((kept.suffix, kept.read_bytes()), (".input", b"\2program"))
        self.assertTrue(kept.name.startswith("echo-"))

    def test_a_kept_message_about_nothing_is_refused_by_name(self) -> None:
        self.found.mkdir()
        for text, word in (("library echo\n", "in this order"), ("", "in this order")):
            (self.found / "x.message").write_text(text, encoding="utf-8")
            command = [sys.executable, "-B", ROOT / "codegen/writc", "gen", *CONTRACTS]
            words = [*command, "--out", self.made, "--emit", "vectors", "--library", "echo"]
            done = subprocess.run(
                [*map(str, words), "--found", str(self.found)], capture_output=True, text=True
            )
            self.assertEqual(done.returncode, 1)
            self.assertIn("x.message", done.stderr)
            self.assertIn(word, done.stderr)


if __name__ == "__main__":
    unittest.main()
