"""No name of a contract changes what the C and the schema say: it is refused, or all of it compiles and does what it says.

Every word of the C that comes out is tried as every kind of name. NAMES=all in the environment tries all words as all kinds with both
compilers; else a share of them, which SEED chooses and which is printed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests import names_world  # noqa: E402
from tests.golden_world import RUNTIME  # noqa: E402
from writ.emit import c  # noqa: E402

STRICT = ["-std=gnu2x", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror"]
FOLDERS = [RUNTIME, RUNTIME / "fake", RUNTIME / "suite", RUNTIME / "capnp", RUNTIME / "reflect"]
NATIVE = Path(__file__).resolve().parent / "native"
COMPILERS = [name for name in ("gcc", "clang") if shutil.which(name)]
SEED = int(os.environ.get("SEED", "1"))
ALL = os.environ.get("NAMES") == "all"
SHARE = 20  # words that are tried where not all are
ONLY_LOOKED_AT = ["-fsyntax-only", "-Wno-unused-function", "-I" + str(RUNTIME / "socket")]
PROGRAMS = {
    "library.c": ["client.h", "fake.c", "capnp.c", "messages.c"],
    "server.c": ["standin.c"],
    "suite.c": ["conformance.c"],
    "harness.c": ["fuzz.c"],
}

PORT = """
#include <stdio.h>
#include "t_client.h"
static struct writ_msg asked[2];
static uint32_t calls;
static uint64_t reply;
uint32_t writ_port_call(struct writ_io *io, uint32_t slot, uint32_t timeout_ms, struct writ_msg *m)
{
    (void)slot;
    (void)timeout_ms;
    asked[calls++ % 2] = *m;
    if (calls % 2 == 1) {
        io->left_ms = 50;
        return WRIT_NOT_DELIVERED;
    }
    *m = (struct writ_msg){.tag = reply, .w = {7}};
    return WRIT_OK;
}
uint32_t writ_port_close(struct writ_io *io, uint32_t slot)
{
    (void)io;
    return slot & 0;
}
static int is_wrong(const char *name, uint32_t status)
{
    if (status == WRIT_OK && __builtin_memcmp(&asked[0], &asked[1], sizeof asked[0]) == 0) {
        return 0;
    }
    printf("%s: status %u; first", name, status);
    for (int i = 0; i < 6; i++) {
        printf(" %llx", (unsigned long long)asked[0].w[i]);
    }
    printf(", then");
    for (int i = 0; i < 6; i++) {
        printf(" %llx", (unsigned long long)asked[1].w[i]);
    }
    puts("");
    return 1;
}
int main(void)
{
    static struct writ_io io;
    struct tt_client client = {.io = &io};
    uint32_t out = 0;
    int wrong = 0;
"""


def chosen(kind: str) -> list[str]:
    """The words that are tried as such names."""
    words = list(names_world.words())
    return words if ALL else sorted(Random(f"{SEED} {kind}").sample(words, SHARE))


class Names(unittest.TestCase):
    folder: Path

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def written(self, texts: dict[str, str]) -> None:
        for name, text in texts.items():
            (self.folder / name).write_text(text)

    def compiled(self, compiler: str, source: str, *more: str) -> str:
        """What the compiler says of a file."""
        includes = [f"-I{path}" for path in (self.folder, *FOLDERS, NATIVE / "kernel")]
        command = [compiler, *STRICT, *includes, str(self.folder / source), *more]
        done = subprocess.run(command, capture_output=True, text=True)
        return "" if done.returncode == 0 else done.stderr[:3000]

    def test_a_retried_call_sends_the_same_whatever_its_parameters_are_called(self) -> None:
        kind = "parameters in registers"
        world, words, _ = names_world.loaded(kind, names_world.words())
        calls = []
        for method in world.libraries[0].protocols[0].methods:
            values = ", ".join(f"{1000 + i}u" for i, _ in enumerate(method.request))
            title = " ".join(field.name for field in method.request)
            calls.append(f"    reply = TT_{method.name.upper()}_REPLY;\n    wrong += ")
            calls[-1] += f'is_wrong("{title}", tt_{method.name}(&client, {values}, &out));\n'
        self.assertIn("again", words)
        self.written(c.emit_library(world, "t"))
        program = PORT + "".join(calls) + "    return wrong != 0;\n}\n"
        (self.folder / "run.c").write_text(program)
        where = ["-I" + str(RUNTIME / "socket"), "-o", str(self.folder / "run")]
        self.assertEqual(self.compiled("gcc", "run.c", *where), "")
        ran = subprocess.run([self.folder / "run"], capture_output=True, text=True)
        self.assertEqual((ran.returncode, ran.stdout), (0, ""))

    def test_every_word_of_the_c_is_refused_or_compiles_as_every_kind_of_name(self) -> None:
        print(f"seed {SEED}, {'all' if ALL else SHARE} of {len(names_world.words())} words")
        for turn, kind in enumerate(names_world.KINDS):
            world, _, _ = names_world.loaded(kind, chosen(kind))
            self.written(names_world.texts(world))
            for program, parts in PROGRAMS.items() if ALL else [*PROGRAMS.items()][:1]:
                text = "".join(f'#include "t_{part}"\n' for part in parts)
                (self.folder / program).write_text(text)
                for compiler in COMPILERS if ALL else [COMPILERS[turn % len(COMPILERS)]]:
                    with self.subTest(kind=kind, program=program, compiler=compiler):
                        said = self.compiled(compiler, program, *ONLY_LOOKED_AT)
                        self.assertEqual(said[:1500], "")


if __name__ == "__main__":
    unittest.main()
