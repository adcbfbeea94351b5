"""Searches for a text that the compiler falls over: `./dev fuzz compiler [--minutes N] [--seed N]`.

Every case takes contracts that are known to be read, changes them by characters, by words or by
whole statements, and reads
the result. What is refused must be refused with numbered diagnostics in the text, and write
nothing; what is accepted must go
through every emitter. A case is a number: seed and case make it again.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import random
import re
import sys
import tempfile
import time
import traceback
from pathlib import Path

CODEGEN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CODEGEN))

from writ import cli, gen  # noqa: E402
from writ.diagnostics import Sink  # noqa: E402
from writ.explain import pages  # noqa: E402
from writ.load import Loaded, load_texts  # noqa: E402
from writ.syntax.tables import tables  # noqa: E402

Files = dict[str, str]
NASTY = '-1 0 1 64 255 4032 65535 65536 0x 1us 18446744073709551615 " é \0 { } ; /// | -> .. gone any same reply class'.split(
    " "
) + [
    "9" * 50,
    '"\\x"',
    '"a\\\\b\\""',
]


def known() -> list[Files]:
    """Sets of contracts: the examples of all diagnostics, the grammar's fixtures, the golden ones,
    and the project's own where they are."""
    found = [p.files(text) for p in pages().values() for text in (p.bad, p.good) if text]
    tests = CODEGEN / "tests"
    for path in sorted((tests / "fixtures" / "grammar").glob("*.writ")):
        found.append({path.name: path.read_text("utf-8")})
    golden = sorted((tests / "golden" / "contracts").glob("*.writ"))
    found += [{p.name: p.read_text("utf-8") for p in golden}] * 20
    root = CODEGEN.parent
    own = [*sorted((root / "idl").rglob("*.writ")), *sorted((root / "services").rglob("*.writ"))]
    if own:
        found += [{p.relative_to(root).as_posix(): p.read_text("utf-8") for p in own}] * 5
    return found


def words_of(text: str) -> list[str]:
    return re.findall(r"\s+|//[^\n]*|\w+|->|<=|\.\.|.", text)


def statements_of(text: str) -> list[str]:
    """The text cut after every `;`, `{` and `}`."""
    return re.findall(r"[^;{}]*[;{}]|[^;{}]+$", text)


class Mutator:
    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self.pool = sorted(tables().keywords) + NASTY

    def mutant(self, corpus: list[Files]) -> Files:
        files = dict(self.random.choice(corpus))
        for _ in range(self.random.choice([1, 1, 1, 2])):
            name = self.random.choice(sorted(files))
            change = self.random.choice([self.characters, self.words, self.words, self.statements])
            files[name] = change(files[name], corpus)
        return files

    def characters(self, text: str, corpus: list[Files]) -> str:
        data = bytearray(text.encode("utf-8")) or bytearray(b";")
        for _ in range(self.random.choice([1, 2, 8])):
            data[self.random.randrange(len(data))] = self.random.randrange(256)
        cut = self.random.randrange(len(data)) if self.random.random() < 0.1 else len(data)
        return data[:cut].decode("utf-8", "replace")

    def words(self, text: str, corpus: list[Files]) -> str:
        words = words_of(text) or [";"]
        for _ in range(self.random.choice([1, 1, 2, 4])):
            at, to = self.random.randrange(len(words)), self.random.randrange(len(words))
            match self.random.randrange(5):
                case 0:
                    words[at] = ""
                case 1:
                    words[at] = self.random.choice(self.pool)
                case 2:
                    words[at] = words[to]
                case 3:
                    words[at] = self.like(words, at)
                case 4:
                    words[at:at] = words[to : to + self.random.randrange(8)]
        return "".join(words)

    def like(self, words: list[str], at: int) -> str:
        """Another word of the same kind."""
        for kind in (r"\d\w*", r"[A-Z_]+", r"[A-Z]\w*", r"\w+"):
            if re.fullmatch(kind, words[at]):
                same = [w for w in words if re.fullmatch(kind, w)]
                return self.random.choice(same)
        return words[at]

    def statements(self, text: str, corpus: list[Files]) -> str:
        found = statements_of(text) or [";"]
        other = statements_of(self.random.choice(sorted(self.random.choice(corpus).values())))
        for _ in range(self.random.choice([1, 1, 2])):
            at = self.random.randrange(len(found))
            ends = [s for s in found + other if s[-1:] == found[at][-1:]] or [";"]
            match self.random.randrange(4):
                case 0:
                    found[at] = ""
                case 1:
                    found[at] = self.random.choice(ends)
                case 2:
                    found.insert(at, self.random.choice(ends))
                case 3:
                    to = self.random.randrange(len(found))
                    found[at], found[to] = found[to], found[at]
        return "".join(found)


# ---------------------------------------------------------------- what must be true


def judge(files: Files) -> str:
    """What is wrong with how the compiler takes these contracts; "" if nothing is."""
    try:
        loaded = load_texts(files)
        report = loaded.report()
        found = _judge_report(files, loaded)
        if loaded.world is not None:
            _emit(loaded)
    except Exception:
        return traceback.format_exc()
    return found if not found else f"{found}\n{report}"


def _judge_report(files: Files, loaded: Loaded) -> str:
    errors = [d for d in loaded.diagnostics if not d.warning]
    if (loaded.world is None) != bool(errors):
        return "a world and errors, or neither"
    for d in loaded.diagnostics:
        lines = files[d.pos.path].split("\n")
        there = 1 <= d.pos.line <= len(lines) and d.pos.column <= len(lines[d.pos.line - 1]) + 1
        if d.number not in pages() or not there:
            return f"{d.number} at {d.pos}: no such number, or no such place"
    return ""


def _emit(loaded: Loaded) -> None:
    """All that can be made of good contracts is made; emitters refuse by name what they have no code for."""
    assert loaded.world is not None
    for name in gen.EMITTERS:
        wanted = gen.jobs(loaded.world, [name], "", "", "")
        sink = Sink()
        gen.unsupported(wanted, loaded, sink)
        if not sink.failed:
            gen.emit_all(wanted, loaded.world)


def writes_nothing(files: Files) -> str:
    """For contracts that are refused: `writc gen` says so, ends with 1 and leaves no file."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "in", Path(folder) / "out"
        for name, text in files.items():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_text(text, "utf-8")
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            code = cli.main(["gen", "--idl", str(source), "--out", str(out)])
        if code != 1 or out.exists():
            return f"ended with {code}, output {'there' if out.exists() else 'absent'}\n{said.getvalue()[:2000]}"
    return ""


def case(seed: int, number: int, corpus: list[Files]) -> tuple[Files, str]:
    """The contracts of a case, and what is wrong."""
    files = Mutator(f"{seed}.{number}").mutant(corpus)
    wrong = judge(files)
    if not wrong and number % 8 == 0 and load_texts(files).world is None:
        wrong = writes_nothing(files)
    return files, wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    options = parser.parse_args()
    corpus, end, number = known(), time.monotonic() + options.minutes * 60, 0
    while time.monotonic() < end:
        files, wrong = case(options.seed, number, corpus)
        if wrong:
            folder = Path(tempfile.mkdtemp(prefix="writ-compiler-"))
            for name, text in files.items():
                (folder / name.replace("/", "_")).write_text(text, "utf-8")
            print(f"seed {options.seed}, case {number}, kept in {folder}:\n{wrong}")
            return 1
        number += 1
    print(f"seed {options.seed}: {number} cases, nothing wrong")
    return 0


if __name__ == "__main__":
    sys.exit(main())
