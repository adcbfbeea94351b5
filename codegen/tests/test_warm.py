"""What an earlier run left makes a run shorter and changes nothing else; and what is made again after a change is exactly what follows from it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CODEGEN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CODEGEN))

from writ.gen import EMITTERS, emit_all, files_of, jobs  # noqa: E402
from writ.kept import Kept as Memory  # noqa: E402
from writ.load import load, load_texts  # noqa: E402

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


class Drivers(unittest.TestCase):
    """Of the drivers of the tree: one names others, whose numbers then stand in its output."""

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        only = shutil.ignore_patterns("*.[chsSdm]*", "*.py", "*.ld", "*.txt")
        for name in ("idl", "services"):
            shutil.copytree(CODEGEN.parent / name, self.folder / name, ignore=only)
        self.block = self.folder / "services" / "drivers" / "virtio_block" / "component.writ"

    def gen(self, *more: str) -> str:
        words = [
            "gen",
            "--idl",
            str(self.folder / "idl"),
            "--components",
            str(self.folder / "services"),
        ]
        words += [
            "--component",
            "virtio_rng",
            "--emit",
            "component",
            "--out",
            str(self.folder / "out"),
        ]
        ran = subprocess.run(
            [*WRITC, *words, "--depfile", str(self.folder / "d"), *more],
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(ran.returncode, 0, ran.stderr)
        return (self.folder / "out" / "virtio_rng_slots.h").read_text()

    def test_the_drivers_that_a_driver_names_are_what_it_is_made_of(self) -> None:
        rng = self.folder / "services" / "drivers" / "virtio_rng" / "component.writ"
        for clause in ("deps", "softdeps"):
            with self.subTest(clause=clause):
                text = rng.read_text()
                self.assertIn("        ranges 4;\n", text)
                rng.write_text(
                    text.replace(
                        "        ranges 4;\n",
                        f"        {clause} virtio_block;\n        ranges 4;\n",
                    )
                )
                kept = ("--kept", str(self.folder / "kept"))
                self.assertIn(f".{clause} = {{161}}", self.gen(*kept))
                self.assertIn(str(self.block), (self.folder / "d").read_text())
                number = self.block.read_text()
                self.block.write_text(number.replace("= 0xA1 {", "= 0xAE {"))
                self.assertIn(f".{clause} = {{174}}", self.gen(*kept))
                self.block.write_text(number)
                rng.write_text(text)


class Damaged(unittest.TestCase):
    def test_a_file_of_what_was_kept_that_is_no_such_file_says_nothing(self) -> None:
        kept = Path(self.enterContext(tempfile.TemporaryDirectory())) / "kept"
        for text in ("[" * 200_000, "null", "[]", '{"a": 1}', '{"a": {"of": 1, "files": [1]}}', ""):
            with self.subTest(text=text[:20]):
                kept.write_text(text)
                self.assertEqual(Memory(kept, kept.parent, load_texts({})).before, {})


class Inputs(unittest.TestCase):
    def test_what_a_library_makes_follows_from_its_files_and_those_it_imports_alone(self) -> None:
        roots = [CODEGEN.parent / "idl", CODEGEN.parent / "services"]
        whole = load(roots)
        assert whole.world is not None
        per_library = [name for name, e in EMITTERS.items() if e.per == "library"]
        cheap = [e for e in per_library if e not in ("vectors", "conformance", "fuzz", "messages")]
        self.assertIn("standin", cheap)
        for library in whole.world.libraries:
            wanted = jobs(whole.world, cheap, library.name, "", "")
            only = {name: whole.sources[name].text for name in files_of(whole, wanted[0])}
            alone = load_texts(only)
            assert alone.world is not None, alone.report()
            self.assertEqual(
                emit_all(wanted, alone.world), emit_all(wanted, whole.world), library.name
            )


class MadeAgain(unittest.TestCase):
    """A build of ninja's, with a depfile per library: after a change of one input, what it makes again."""

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.codegen = self.folder / "codegen"
        shutil.copytree(CODEGEN, self.codegen, ignore=shutil.ignore_patterns("tests", "examples"))
        for name, text in CONTRACTS.items():
            (self.folder / name).write_text(text)
        self.runs = f"{sys.executable} -B codegen/writc gen"
        runs = f"{self.runs} --idl types.writ --idl shop.writ --idl alone.writ"
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

    def test_a_new_contract_in_a_folder_is_seen(self) -> None:
        lib, other = self.folder / "idl" / "lib", self.folder / "idl" / "other"
        for folder in (lib, other):
            folder.mkdir(parents=True)
            (folder / "a.writ").write_text(
                f"library {folder.name} draft;\nstruct A_{folder.name} {{ x : u32; }}\n"
            )
        rules = (
            (self.folder / "build.ninja")
            .read_text()
            .replace(" --idl types.writ --idl shop.writ --idl alone.writ", " --idl idl")
        )
        head = rules[: rules.index("build made")]
        for name, emit, out in (("lib", "c", "lib_types.h"), ("other", "c", "other_types.h")):
            head += f"build made/{out}: gen\n  lib = {name}\n  emit = {emit}\n"
        head += (
            "rule world\n  command = "
            + self.runs
            + " --idl idl --emit reflect --out world --depfile world.d\n"
        )
        head += "  depfile = world.d\n  deps = gcc\n  restat = 1\nbuild world/reflect.bin: world\n"
        (self.folder / "build.ninja").write_text(head)
        self.ninja()
        self.assertEqual(self.ninja(), set())
        before = (self.folder / "world" / "reflect.bin").read_bytes()
        (lib / "b.writ").write_text("library lib draft;\nstruct B { x : u32; }\n")
        self.assertEqual(self.ninja(), {"lib c"})
        self.assertIn("struct b {", (self.folder / "made" / "lib_types.h").read_text())
        self.assertNotEqual((self.folder / "world" / "reflect.bin").read_bytes(), before)
        self.assertEqual(self.ninja(), set())
        before = (self.folder / "world" / "reflect.bin").read_bytes()
        (self.folder / "idl" / "deep" / "er").mkdir(parents=True)
        (self.folder / "idl" / "deep" / "er" / "c.writ").write_text(
            "library third draft;\nstruct C { x : u32; }\n"
        )
        self.assertEqual(self.ninja(), set())
        self.assertNotEqual((self.folder / "world" / "reflect.bin").read_bytes(), before)

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
