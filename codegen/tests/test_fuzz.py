"""No text makes the compiler fall over: it accepts or it reports. Mutants of everything that is
known to be read, from a fixed seed."""

from __future__ import annotations

import random
import re
import sys
import unittest
from pathlib import Path

CODEGEN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CODEGEN))

from tests import compiler_fuzz  # noqa: E402
from writ.explain import pages  # noqa: E402
from writ.load import load_texts  # noqa: E402
from writ.syntax.tables import tables  # noqa: E402

SEED = 20
TOKEN_MUTANTS = 1000
BYTE_MUTANTS = 500
TREE_MUTANTS = 200
SEARCH_CASES = 120
NASTY = [
    "-1",
    "0",
    "9" * 50,
    "0x",
    "1us",
    "18446744073709551615",
    '"\\x"',
    '"',
    "é",
    "\x00",
    "{",
    "}",
    ";",
    "///",
    "//",
    "any",
    "gone",
]


def worlds() -> list[dict[str, str]]:
    """The examples of all diagnostics, and every grammar fixture."""
    found = [
        page.files(text) for page in pages().values() for text in (page.bad, page.good) if text
    ]
    folder = CODEGEN / "tests" / "fixtures" / "grammar"
    return found + [{p.name: p.read_text("utf-8")} for p in sorted(folder.glob("*.writ"))]


def contracts() -> dict[str, str]:
    root = CODEGEN.parent
    paths = [*sorted((root / "idl").rglob("*.writ")), *sorted((root / "services").rglob("*.writ"))]
    return {p.relative_to(root).as_posix(): p.read_text("utf-8") for p in paths}


def words_of(text: str) -> list[str]:
    return re.findall(r"\s+|//[^\n]*|\w+|->|<=|\.\.|.", text)


class Mutants(unittest.TestCase):
    def setUp(self) -> None:
        self.random = random.Random(SEED)
        self.pool = sorted(tables().keywords) + NASTY

    def survives(self, files: dict[str, str]) -> None:
        """Reads the files; whatever they hold, there is a world or a report, and every place in it is in the text."""
        try:
            loaded = load_texts(files)
            report = loaded.report()
        except Exception as error:
            texts = "\n".join(f"--- {name}\n{text}" for name, text in files.items())
            raise AssertionError(f"{type(error).__name__}: {error}\n{texts}") from error
        self.assertEqual(
            loaded.world is None, any(not d.warning for d in loaded.diagnostics), report
        )
        for diagnostic in loaded.diagnostics:
            lines = files[diagnostic.pos.path].split("\n")
            self.assertLessEqual(1, diagnostic.pos.line)
            self.assertLessEqual(diagnostic.pos.line, len(lines))
            self.assertLessEqual(diagnostic.pos.column, len(lines[diagnostic.pos.line - 1]) + 1)

    def mutate(self, words: list[str]) -> list[str]:
        words = list(words) or [";"]
        for _ in range(self.random.choice([1, 1, 2, 4, 16])):
            at, to = self.random.randrange(len(words)), self.random.randrange(len(words))
            match self.random.randrange(5):
                case 0:
                    words[at] = ""
                case 1:
                    words[at] = self.random.choice(self.pool)
                case 2:
                    words.insert(at, self.random.choice(self.pool))
                case 3:
                    words[at], words[to] = words[to], words[at]
                case 4:
                    words[at:at] = words[to : to + self.random.randrange(8)]
        return words

    def test_words_changed_dropped_and_moved(self) -> None:
        known = worlds()
        for _ in range(TOKEN_MUTANTS):
            files = dict(self.random.choice(known))
            name = self.random.choice(sorted(files))
            files[name] = "".join(self.mutate(words_of(files[name])))
            self.survives(files)

    def test_characters_changed_and_cut_off(self) -> None:
        known = worlds()
        for _ in range(BYTE_MUTANTS):
            files = dict(self.random.choice(known))
            name = self.random.choice(sorted(files))
            data = bytearray(files[name].encode("utf-8"))
            for _ in range(self.random.choice([1, 2, 8])):
                data[self.random.randrange(len(data))] = self.random.randrange(256)
            cut = self.random.randrange(len(data)) if self.random.random() < 0.3 else len(data)
            files[name] = data[:cut].decode("utf-8", "replace")
            self.survives(files)

    def test_the_contracts_of_the_tree_changed(self) -> None:
        known = contracts()
        for _ in range(TREE_MUTANTS):
            files = dict(known)
            name = self.random.choice(sorted(files))
            files[name] = "".join(self.mutate(words_of(files[name])))
            self.survives(files)

    def test_what_is_accepted_goes_through_every_emitter_and_what_is_not_writes_nothing(
        self,
    ) -> None:
        corpus = compiler_fuzz.known()
        for number in range(SEARCH_CASES):
            with self.subTest(number=number):
                files, wrong = compiler_fuzz.case(SEED, number, corpus)
                again = f"compiler_fuzz.case({SEED}, {number}, compiler_fuzz.known())"
                self.assertEqual(wrong, "", f"{again}: {files}")

    def test_deep_and_long_texts(self) -> None:
        deep = "{ a " * 5000
        chain = "".join(f"type T{i} = T{i + 1};\n" for i in range(3000)) + "type T3000 = u8;\n"
        wide = "".join(f"    f{i} : u8;\n" for i in range(4000))
        for text in (
            f"component c = 1 {{ desktop {deep}",
            f"library x draft;\n{chain}",
            f"library x draft;\nstruct S {{\n{wide}}}\n",
            "library x draft;\n" + "strict " * 20000,
            "library x draft;\n" + "const A : u8 = 1\n" * 2000,
            "/// a\n" * 20000,
        ):
            self.survives({"x.writ": text})


if __name__ == "__main__":
    unittest.main()
