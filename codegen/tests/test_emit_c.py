"""The generated C is what people reviewed, reads as if written by hand, and compiles without a warning.

`/usr/bin/python3 -B codegen/tests/test_emit_c.py --update` takes the present output as golden.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests import golden_world as golden  # noqa: E402
from tests.golden_world import contracts, emit_all, emitted, world_of  # noqa: E402
from writ.emit import c  # noqa: E402
from writ.load import load_texts  # noqa: E402


WARNINGS = ["-std=gnu2x", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror", "-O1"]
COMPILERS = [name for name in ("gcc", "clang") if shutil.which(name)]
HOST_ONLY = re.compile(r"_fake\.[hc]$")

KCALL = """
#include <stdint.h>
struct cap;
struct kcall { struct thread *thread; struct cap *target; uint32_t status; };
enum kcall_result { KCALL_DONE, KCALL_BLOCK, KCALL_AGAIN, KCALL_FAILED };
struct kcall_entry { uint64_t tag; enum kcall_result (*serve)(struct kcall *call); };
enum { KCALL_ENTRIES = 32 };
struct writ_msg *kcall_message(struct kcall *call);
uint8_t kcall_type(const struct kcall *call);
uint16_t kcall_rights(const struct kcall *call);
uint32_t kcall_slot(struct kcall *call, uint32_t index, uint8_t type, uint16_t rights, struct cap **ret_cap);
const uint8_t *kcall_body(struct kcall *call);
uint8_t *kcall_page(struct kcall *call);
"""


def update() -> None:
    folder = golden.GOLDEN / "c"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, text in emitted().items():
        (folder / name).write_text(text)


class Golden(unittest.TestCase):
    def test_the_output_is_what_was_reviewed(self) -> None:
        kept = {path.name: path.read_text() for path in sorted((golden.GOLDEN / "c").iterdir())}
        hint = "if this is meant: /usr/bin/python3 -B codegen/tests/test_emit_c.py --update"
        self.assertEqual(sorted(kept), sorted(emitted()), hint)
        for name, text in emitted().items():
            with self.subTest(file=name):
                self.assertEqual(text, kept[name], hint)

    def test_the_output_does_not_depend_on_the_hash_seed(self) -> None:
        program = (
            "import sys, hashlib; sys.path.insert(0, sys.argv[1]);"
            "from tests.golden_world import emitted;"
            "print(hashlib.sha256(repr(sorted(emitted().items())).encode()).hexdigest())"
        )
        seen = set()
        for seed in ("0", "1", "77"):
            env = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": "C"}
            command = [sys.executable, "-B", "-c", program, str(golden.CODEGEN)]
            seen.add(
                subprocess.run(command, env=env, cwd="/", check=True, capture_output=True).stdout
            )
        self.assertEqual(len(seen), 1)


class Looks(unittest.TestCase):
    def test_line_1_of_every_file_names_its_source(self) -> None:
        for name, text in emitted().items():
            if not name.endswith(".list"):
                with self.subTest(file=name):
                    first = text.split("\n", 1)[0]
                    self.assertRegex(
                        first, r"^/\* Generated from idl/\w+\.writ: change it there\.$"
                    )

    def test_the_words_of_the_contract_are_carried_over(self) -> None:
        self.assertIn(
            "/* Says a text in a room, with an optional sheet of paper", emitted()["echo_client.h"]
        )
        self.assertIn(" * Guarantee: on any error no room is open", emitted()["echo_server.h"])
        self.assertIn("/* Texts are accepted. */", emitted()["echo_types.h"])

    def test_types_include_nothing_but_the_language(self) -> None:
        found = re.findall(r"#include (.*)", emitted()["kernel_types.h"])
        self.assertEqual(found, ["<stdbool.h>", "<stddef.h>", "<stdint.h>"])

    def test_a_component_has_the_stubs_that_it_listed_and_no_others(self) -> None:
        text = emitted()["echo_client_uses.h"]
        stubs = set(
            re.findall(r"\b((?:speaker|listener)_\w+?)(?:_begin|_call|_made|_within)?\(", text)
        )
        wanted = {"speaker_double", "speaker_say", "speaker_say_put_text", "speaker_say_put_paper"}
        self.assertEqual(stubs, wanted | {"speaker_say_call", "listener_listen"})

    def test_a_number_that_no_signed_one_holds_says_so(self) -> None:
        text = "library x draft;\nstrict enum E : u64 { A = 1; B = 18446744073709551615; }\n"
        loaded = load_texts({"x.writ": text})
        assert loaded.world is not None
        types = c.emit_library(loaded.world, "x")["x_types.h"]
        self.assertIn("E_A = 1,", types)
        self.assertIn("E_B = 18446744073709551615u,", types)

    def test_no_line_ends_in_blanks_and_none_is_doubled(self) -> None:
        for name, text in emitted().items():
            with self.subTest(file=name):
                self.assertNotRegex(text, r"[ \t]\n")
                self.assertNotIn("\n\n\n", text)
                self.assertTrue(text.endswith("\n"))

    @unittest.skipUnless(shutil.which("clang-format"), "clang-format is not installed")
    def test_the_formatter_has_nothing_to_change(self) -> None:
        style = f"--style=file:{golden.CODEGEN.parent / '.clang-format'}"
        for name, text in emit_all(world_of(contracts("town", "harbor"))).items():
            if name.endswith((".h", ".c")):
                with self.subTest(file=name):
                    command = ["clang-format", style, f"--assume-filename={name}"]
                    done = subprocess.run(
                        command, input=text, text=True, capture_output=True, check=True
                    )
                    self.assertEqual(done.stdout, text)


class Compiles(unittest.TestCase):
    """Every file alone, with every compiler, all warnings as errors."""

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def compile_all(self, texts: dict[str, str], prefix: str = "") -> None:
        for name, text in texts.items():
            (self.folder / name).write_text(text)
        (self.folder / "kcall.h").write_text(KCALL)
        for name in texts:
            if name.endswith(("_server.h", ".list")) or not name.startswith(prefix):
                continue  # a server is compiled with its adapter: the fake is one
            for compiler in COMPILERS:
                with self.subTest(file=name, compiler=compiler):
                    self.compile(compiler, name)

    def compile(self, compiler: str, name: str) -> None:
        hosted = bool(HOST_ONLY.search(name))
        command = [compiler, *WARNINGS, *([] if hosted else ["-ffreestanding"])]
        command += [
            "-I",
            str(self.folder),
            "-I",
            str(golden.RUNTIME),
            "-I",
            str(golden.RUNTIME / "fake"),
        ]
        command += ["-x", "c", "-c", "-o", "/dev/null", "-"]
        done = subprocess.run(command, input=f'#include "{name}"\n', text=True, capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_the_golden_files(self) -> None:
        self.compile_all(emitted())

    def test_everything_the_emitters_know(self) -> None:
        world = world_of(contracts("town", "harbor"))
        self.compile_all(emit_all(world))


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        update()
    else:
        unittest.main()
