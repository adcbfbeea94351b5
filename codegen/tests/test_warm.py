"""What an earlier run left makes a run shorter and changes nothing else; and what is made again after a change is exactly what follows from it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CODEGEN = Path(__file__).resolve().parent.parent
WRITC = [sys.executable, "-B", str(CODEGEN / "writc")]
CONTRACTS = {
    "types.writ": "library types draft;\nstrict enum Colour : u8 { RED = 1; BLUE = 2; }\n",
    "shop.writ": """library shop draft;
import types { Colour };
/// Sells colours.
session protocol Shop = 0x4001 {
    roles { buyer = 0; }
    /// Buys one.
    strict method 0x10 buy(colour : Colour, name : name<=8) -> (price : u32)
        requires buyer deadline 100ms retry never;
}
""",
    "alone.writ": "library alone draft;\nstruct Pair { a : u32; b : u32; }\n",
}


class Kept(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.contracts = self.folder / "contracts"
        self.contracts.mkdir()
        for name, text in CONTRACTS.items():
            (self.contracts / name).write_text(text)
        self.warm = self.folder / "warm"

    def gen(self, out: str, *more: str) -> tuple[dict[str, bytes], str, str]:
        """The files, the depfile without its folder, and what was said."""
        place = self.folder / out
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        depfile = self.folder / "depfile"
        depfile.unlink(missing_ok=True)
        words = ["gen", "--idl", str(self.contracts), "--out", str(place), "--emit", "c,abi,capnp"]
        ran = subprocess.run(
            [*WRITC, *words, "--depfile", str(depfile), *more],
            capture_output=True,
            text=True,
            check=False,
        )
        files = {path.name: path.read_bytes() for path in place.iterdir()}
        rule = depfile.read_text().replace(str(place), "") if depfile.exists() else ""
        return files, rule, f"{ran.returncode} {ran.stderr}{ran.stdout}"

    def assert_same_as_cold(self) -> None:
        cold = self.gen("cold")
        self.assertEqual(self.gen("out", "--warm", str(self.warm)), cold)
        self.assertEqual(self.gen("out", "--warm", str(self.warm)), cold)
        self.assertTrue(cold[0])

    def test_what_comes_out_is_what_comes_out_of_a_first_run(self) -> None:
        self.assert_same_as_cold()
        with (self.contracts / "types.writ").open("a") as file:
            file.write("const MORE : u32 = 3;\n")
        self.assert_same_as_cold()

    def test_a_fault_is_told_as_often_as_there_is_a_run(self) -> None:
        self.gen("out", "--warm", str(self.warm))
        (self.contracts / "alone.writ").write_text("library alone draft;\nstruct Pair { a u32; }\n")
        cold = self.gen("cold")
        self.assertTrue(cold[2].startswith("1 "))
        for _ in range(2):
            self.assertEqual(self.gen("out", "--warm", str(self.warm)), cold)

    def test_what_is_damaged_is_worked_out_again(self) -> None:
        cold = self.gen("cold")
        self.gen("out", "--warm", str(self.warm))
        entries = sorted(self.warm.iterdir())
        self.assertGreater(len(entries), 40)
        for i, entry in enumerate(entries):
            data = entry.read_bytes()
            middle = len(data) // 2
            entry.write_bytes(
                [
                    b"",
                    data[:middle],
                    data + b"x",
                    data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
                    bytes(len(data)),
                ][i % 5]
            )
        self.assertEqual(self.gen("out", "--warm", str(self.warm)), cold)
        for entry in entries:
            entry.unlink()
            entry.mkdir()
        self.assertEqual(self.gen("out", "--warm", str(self.warm)), cold)

    def test_what_another_compiler_left_is_not_believed(self) -> None:
        self.gen("out", "--warm", str(self.warm))
        copy = self.folder / "codegen"
        shutil.copytree(CODEGEN, copy, ignore=shutil.ignore_patterns("tests", "examples"))
        with (copy / "writ" / "syntax" / "grammar.py").open("a") as file:
            file.write("\nGRAMMAR = GRAMMAR.replace('\"struct\"', '\"record\"')\n")
        words = ["gen", "--idl", str(self.contracts), "--out", str(self.folder / "out")]
        ran = subprocess.run(
            [*WRITC[:2], str(copy / "writc"), *words, "--warm", str(self.warm)],
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(ran.returncode, 1)
        self.assertIn("`struct`", ran.stderr)

    def test_a_place_that_cannot_be_written_is_no_fault(self) -> None:
        file = self.folder / "file"
        file.write_text("no folder")
        cold = self.gen("cold")
        self.assertEqual(self.gen("out", "--warm", str(file / "warm")), cold)
        self.assertEqual(self.gen("out", "--warm", str(file)), cold)


class MadeAgain(unittest.TestCase):
    """A build of ninja's, with a depfile per library: after a change of one input, what it makes again."""

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.codegen = self.folder / "codegen"
        shutil.copytree(CODEGEN, self.codegen, ignore=shutil.ignore_patterns("tests", "examples"))
        for name, text in CONTRACTS.items():
            (self.folder / name).write_text(text)
        runs = f"{sys.executable} -B codegen/writc gen --idl types.writ --idl shop.writ --idl alone.writ"
        lines = [
            "rule gen",
            f"  command = {runs} --emit $emit --library $lib --out $out --depfile $out.d",
        ]
        lines[1] = lines[1].replace("--out $out ", "--out made --warm warm ")
        lines += ["  depfile = $out.d", "  deps = gcc", "  restat = 1"]
        for library in ("types", "shop", "alone"):
            for emit, suffix in (("c", "_types.h"), ("capnp", ".capnp")):
                lines.append(f"build made/{library}{suffix}: gen")
                lines += [f"  lib = {library}", f"  emit = {emit}"]
        (self.folder / "build.ninja").write_text("\n".join(lines) + "\n")
        self.assertEqual(len(self.ninja()), 6)
        self.assertEqual(self.ninja(), set())

    def ninja(self) -> set[str]:
        """What was made again, as the command lines say."""
        ran = subprocess.run(
            ["ninja", "-v", "-j", "1"], cwd=self.folder, capture_output=True, text=True, check=False
        )
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        words = [line.split() for line in ran.stdout.splitlines() if "--library" in line]
        return {f"{w[w.index('--library') + 1]} {w[w.index('--emit') + 1]}" for w in words}

    def change(self, path: Path, text: str) -> set[str]:
        with path.open("a") as file:
            file.write(text)
        made = self.ninja()
        self.assertEqual(self.ninja(), set(), "a second run has nothing to do")
        return made

    def test_after_each_change_exactly_what_follows_from_it_is_made_again(self) -> None:
        everything = {
            f"{lib} {emit}" for lib in ("types", "shop", "alone") for emit in ("c", "capnp")
        }
        follows = {"types": ["types", "shop"], "shop": ["shop"], "alone": ["alone"]}
        for library, makes in follows.items():
            made = self.change(self.folder / f"{library}.writ", "const MORE : u32 = 1;\n")
            self.assertEqual(
                made, {f"{m} {emit}" for m in makes for emit in ("c", "capnp")}, library
            )
        writ = self.codegen / "writ"
        for path, again in (
            (writ / "syntax" / "grammar.py", everything),
            (writ / "check" / "types.py", everything),
            (
                writ / "emit" / "capnp.py",
                everything,
            ),  # the numbers of Cap'n Proto are in the hash `abi` tells
            (writ / "emit" / "server.py", {one for one in everything if one.endswith(" c")}),
            (writ / "emit" / "fuzz.py", set()),
            (writ / "decode" / "show.py", set()),
        ):
            self.assertEqual(self.change(path, "\n"), again, path)


if __name__ == "__main__":
    unittest.main()
