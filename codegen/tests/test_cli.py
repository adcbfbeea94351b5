"""The commands: what they print, what they write, and that they write nothing when something is wrong."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

CODEGEN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CODEGEN))

from writ import gen  # noqa: E402
from writ.cli import main  # noqa: E402
from writ.explain import pages  # noqa: E402
from writ.load import load  # noqa: E402
from writ.model import World  # noqa: E402

WRITC = CODEGEN / "writc"
IDL = CODEGEN.parent / "idl"
SERVICES = CODEGEN.parent / "services"
GOOD = "library x draft;\ntype A = u32;\nstruct S { a : A; }\n"
USES_X = "library y draft;\nimport x { S };\nstruct T { s : S; }\n"
ALONE = "library z draft;\nstruct U { a : u8; }\n"


def run(*arguments: str) -> tuple[int, str, str]:
    """Exit code, output and errors of a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
    return code, out.getvalue(), err.getvalue()


def one_file(world: World, name: str) -> dict[str, str]:
    return {f"{name}.txt": f"library {name}, {len(world.library(name).structs)} structs\n"}


def unable(world: World, name: str) -> dict[str, str]:
    raise AssertionError("must not be called")


def every_struct(world: World) -> list[tuple[object, str]]:
    return [(s.pos, f"struct {s.name}") for library in world.libraries for s in library.structs]


class InAFolder(unittest.TestCase):
    """A folder of contracts, and an emitter that is only there for the test."""

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.contracts = self.folder / "contracts"
        self.contracts.mkdir()
        self.out = self.folder / "out"
        for name, text in (("x", GOOD), ("y", USES_X), ("z", ALONE)):
            (self.contracts / f"{name}.writ").write_text(text)
        emitters = {
            "one": gen.Emitter(__name__, "one_file", "library", "a line per library"),
            "none": gen.Emitter(__name__, "unable", "library", "nothing"),
        }
        self.enterContext(mock.patch.dict(gen.EMITTERS, emitters, clear=True))

    def gen(self, *more: str) -> tuple[int, str, str]:
        return run(
            "gen", "--idl", str(self.contracts), "--out", str(self.out), "--emit", "one", *more
        )

    def written(self) -> list[str]:
        return sorted(p.name for p in self.out.iterdir()) if self.out.exists() else []


class Check(InAFolder):
    def test_good_contracts_are_counted(self) -> None:
        code, out, err = run("check", str(self.contracts))
        self.assertEqual((code, err), (0, ""))
        self.assertEqual(out, "3 files good: 3 libraries, 0 protocols, 0 components, 0 systems\n")

    def test_a_malformed_contract_is_shown_and_ends_with_1(self) -> None:
        (self.contracts / "x.writ").write_text("library x draft;\nstruct S { a u8; }\n")
        code, out, err = run("check", str(self.contracts))
        self.assertEqual((code, out), (1, ""))
        self.assertIn("x.writ:2:14: error E0107: expected `:`, found `u8`\n", err)
        self.assertTrue(err.endswith("1 error; nothing was written\n"))

    def test_a_path_that_is_not_there_is_a_fault(self) -> None:
        code, _, err = run("check", str(self.folder / "nowhere"))
        self.assertEqual(code, 1)
        self.assertIn("error E0101: there is no such file or folder", err)

    def test_text_that_is_no_utf_8_is_a_fault_where_it_is(self) -> None:
        (self.contracts / "x.writ").write_bytes(b"library x draft;\n// \xc3\xa9 \xff\n")
        code, _, err = run("check", str(self.contracts))
        self.assertEqual(code, 1)
        self.assertIn("x.writ:2:6: error E0113: byte 0xff is no UTF-8", err)

    def test_a_file_that_is_too_large_is_not_read(self) -> None:
        (self.contracts / "x.writ").write_text("// " + "x" * (1 << 20) + "\n")
        self.assertIn("E0101", run("check", str(self.contracts))[2])

    def test_a_folder_without_contracts_is_no_success(self) -> None:
        empty = self.folder / "empty"
        empty.mkdir()
        self.assertEqual(run("check", str(empty))[0], 2)

    def test_a_file_given_twice_is_read_once(self) -> None:
        code, out, _ = run("check", str(self.contracts), str(self.contracts / "x.writ"))
        self.assertEqual(code, 0)
        self.assertTrue(out.startswith("3 files"))

    def test_names_of_files_do_not_depend_on_where_one_stands(self) -> None:
        names = list(load([self.contracts]).sources)
        with contextlib.chdir(self.contracts):
            self.assertEqual(list(load(["."]).sources), names)
        self.assertEqual(names, ["contracts/x.writ", "contracts/y.writ", "contracts/z.writ"])


class KeptOfTheTree(unittest.TestCase):
    def test_what_was_kept_is_what_would_be_made_again(self) -> None:
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        tree, out = folder / "tree", folder / "out"
        for part in ("idl", "services"):
            shutil.copytree(CODEGEN.parent / part, tree / part)
        kept = str(folder / "kept.json")
        head = ["gen", "--idl", str(tree / "idl"), "--services", str(tree / "services")]
        head += ["--emit", "c,component,system,abi,capnp"]
        for changed in (
            "",
            "idl/echo.writ",
            "idl/kernel/memory.writ",
            "services/procd/component.writ",
        ):
            if changed:
                path = tree / changed
                path.write_text(
                    path.read_text().replace("memory ", "memory  ").replace("///", "/// Now:", 1)
                )
            fresh = folder / f"fresh{Path(changed).name}"
            self.assertEqual(run(*head, "--out", str(out), "--kept", kept)[0], 0)
            self.assertEqual(run(*head, "--out", str(fresh))[0], 0)
            for path in fresh.iterdir():
                self.assertEqual((out / path.name).read_bytes(), path.read_bytes())


class Gen(InAFolder):
    def test_every_library_is_emitted_unless_one_is_named(self) -> None:
        self.assertEqual(self.gen()[0], 0)
        self.assertEqual(self.written(), ["x.txt", "y.txt", "z.txt"])

    def test_only_the_library_that_is_named_is_emitted(self) -> None:
        self.assertEqual(self.gen("--library", "y")[0], 0)
        self.assertEqual(self.written(), ["y.txt"])

    def test_nothing_is_written_if_any_contract_is_malformed(self) -> None:
        (self.contracts / "z.writ").write_text("library z draft;\nstruct U { a : ; }\n")
        code, _, err = self.gen("--library", "x", "--depfile", str(self.folder / "d"))
        self.assertEqual(code, 1)
        self.assertIn("nothing was written", err)
        self.assertEqual(self.written(), [])
        self.assertFalse((self.folder / "d").exists())

    def test_nothing_is_written_for_what_cannot_be_emitted(self) -> None:
        with mock.patch.object(gen.Emitter, "unsupported", lambda self, world: every_struct(world)):
            code, _, err = self.gen("--library", "x", "--emit", "none")
        self.assertEqual(code, 1)
        self.assertIn(
            "x.writ:3:8: error E0901: struct S: read and checked, but no code is made for it", err
        )
        self.assertNotIn("z.writ", err)
        self.assertEqual(self.written(), [])

    def test_a_file_that_did_not_change_is_not_touched(self) -> None:
        self.gen()
        os.utime(self.out / "x.txt", (1, 1))
        (self.contracts / "z.writ").write_text(ALONE + "struct V { a : u8; }\n")
        self.gen()
        self.assertEqual((self.out / "x.txt").stat().st_mtime, 1)
        self.assertEqual((self.out / "z.txt").read_text(), "library z, 2 structs\n")
        self.assertEqual(self.written(), ["x.txt", "y.txt", "z.txt"])

    def test_what_was_kept_and_is_no_longer_there_is_made_again(self) -> None:
        kept = self.folder / "kept.json"
        self.gen("--kept", str(kept))
        before = {name: (self.out / name).read_text() for name in self.written()}
        spoilt = {"x.txt": "another", "y.txt": ""}
        for name, text in spoilt.items():
            (self.out / name).write_text(text)
        (self.out / "z.txt").unlink()
        self.assertEqual(self.gen("--kept", str(kept))[0], 0)
        self.assertEqual({n: (self.out / n).read_text() for n in self.written()}, before)
        for words in ("", "[]", "{", '{"a": 1}', '{"a": {"of": 1}}'):
            kept.write_text(words)
            self.assertEqual(self.gen("--kept", str(kept))[0], 0)
        self.assertEqual({n: (self.out / n).read_text() for n in self.written()}, before)

    def test_what_is_no_regular_file_is_written_to_and_not_replaced(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "made.d"
            path.symlink_to("/dev/null")
            self.assertTrue(gen.write_if_changed(path, "text"))
            self.assertTrue(path.is_symlink())

    def test_the_depfile_names_the_contracts_that_matter_and_the_compiler(self) -> None:
        depfile = self.folder / "d"
        self.gen("--library", "y", "--depfile", str(depfile))
        rule = depfile.read_text()
        target, _, rest = rule.partition(":")
        inputs = rest.replace("\\\n", " ").split()
        self.assertEqual(target, f"{self.out}/y.txt")
        contracts = [Path(i).name for i in inputs if i.endswith(".writ")]
        self.assertEqual(contracts, ["x.writ", "y.writ"])
        self.assertIn(str(CODEGEN / "writ" / "load.py"), inputs)
        self.assertEqual(inputs, sorted(inputs))

    def test_what_is_to_be_read_must_be_there(self) -> None:
        nowhere = str(self.folder / "nowhere")
        self.assertEqual(self.gen("--found", nowhere)[0], 2)
        self.assertEqual(run("gen", "--emit", "one", "--out", str(self.out))[0], 2)
        self.assertEqual(self.written(), [])
        self.assertNotIn(":0:0", run("check", nowhere)[2])

    def test_an_unknown_emitter_or_library_is_refused(self) -> None:
        self.assertEqual(self.gen("--emit", "cobol")[0], 2)
        code, _, err = self.gen("--library", "w")
        self.assertEqual(code, 2)
        self.assertIn("there is no library `w`; there is x, y, z", err)

    def test_an_emitter_cannot_write_outside_of_its_folder(self) -> None:
        with mock.patch.object(gen.Emitter, "texts", lambda *_: {"../up.txt": "up"}):
            code, _, err = self.gen()
        self.assertEqual(code, 2)
        self.assertIn("a fault of the compiler", err)
        self.assertEqual(self.written(), [])

    def test_a_fault_of_the_compiler_is_one_line(self) -> None:
        code, _, err = self.gen("--emit", "none")
        self.assertEqual(code, 2)
        self.assertEqual(err.count("\n"), 1)

    def test_the_output_is_the_same_for_any_order_of_files_and_any_hash_seed(self) -> None:
        made = []
        for seed, roots in (("1", [IDL, SERVICES]), ("77", [SERVICES, IDL])):
            into = self.folder / seed
            command = [
                sys.executable,
                "-B",
                str(WRITC),
                "gen",
                "--emit",
                "c,capnp",
                "--out",
                str(into),
            ]
            command += [argument for root in roots for argument in ("--idl", str(root))]
            subprocess.run(
                command, check=True, env={"PYTHONHASHSEED": seed, "LC_ALL": "C"}, cwd=self.folder
            )
            made.append({p.name: p.read_bytes() for p in sorted(into.iterdir())})
        self.assertEqual(made[0], made[1])

    def test_what_comes_of_a_file_is_the_same_from_everywhere(self) -> None:
        contract = self.folder / "contracts" / "x.writ"
        contract.parent.mkdir(exist_ok=True)
        contract.write_text(GOOD)
        made = []
        for i, (start, path) in enumerate(
            ((self.folder, contract), (contract.parent, "x.writ"), (self.folder, "contracts"))
        ):
            words = [sys.executable, "-B", str(WRITC), "gen", "--idl", str(path)]
            subprocess.run([*words, "--out", str(self.folder / f"out{i}")], check=True, cwd=start)
            made.append((self.folder / f"out{i}" / "x_types.h").read_bytes())
        self.assertIn(b"Generated from contracts/x.writ", made[0])
        self.assertEqual(set(made), {made[0]})

    def test_two_texts_for_one_file_are_refused_with_both_makers(self) -> None:
        cases = {
            ("a.b", "a_b"): ("c", "the library `a_b` and the library `a.b` both make"),
            ("reference",): ("reference,abi", "`reference`"),
            ("index",): ("reference", "library `index` wants another name"),
        }
        for libraries, (emit, said) in cases.items():
            with self.subTest(libraries=libraries):
                contracts = self.folder / "of" / libraries[0]
                contracts.mkdir(parents=True)
                for i, name in enumerate(libraries):
                    text = f"library {name} draft;\nstruct S{i} {{ x : u32; }}\n"
                    (contracts / f"{i}.writ").write_text(text)
                out = self.folder / "made"
                words = [sys.executable, "-B", str(WRITC), "gen", "--idl", str(contracts)]
                words += ["--emit", emit, "--out", str(out)]
                done = subprocess.run(words, capture_output=True, text=True)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertIn(said, done.stderr)
                self.assertNotIn("fault of the compiler", done.stderr)
                self.assertFalse(out.exists())

    def test_two_files_of_one_name_are_told_apart_without_a_path_of_this_machine(self) -> None:
        for name in ("one", "two"):
            (self.folder / name / "idl").mkdir(parents=True)
            (self.folder / name / "idl" / "t.writ").write_text(
                f"library {name} draft;\ntype A{name} = u8;\n"
            )
        loaded = load([self.folder / "one" / "idl", self.folder / "two" / "idl"])
        self.assertEqual(sorted(loaded.sources), ["idl/t.writ", "two/idl/t.writ"])


class Explain(unittest.TestCase):
    def test_a_number_is_explained_with_both_examples(self) -> None:
        code, out, _ = run("explain", "e0301")
        self.assertEqual(code, 0)
        self.assertIn("a range that begins above its end", out)
        self.assertIn("type Percent = u32 in 100..0;", out)
        self.assertIn("type Percent = u32 in 0..100;", out)

    def test_without_a_number_all_are_listed(self) -> None:
        _, out, _ = run("explain")
        self.assertEqual([line[:5] for line in out.splitlines()], list(pages()))

    def test_a_number_may_lack_its_letter_and_faults_of_decoding_are_told(self) -> None:
        self.assertEqual(run("explain", "0201"), run("explain", "E0201"))
        self.assertIn("D01: the input is neither", run("explain", "D01")[1])

    def test_an_unknown_number_is_refused(self) -> None:
        self.assertEqual(run("explain", "E0999")[0], 2)


class TheLauncher(unittest.TestCase):
    def test_it_runs_from_any_folder(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                [sys.executable, "-B", str(WRITC), "check", str(IDL), str(SERVICES)],
                cwd=folder,
                capture_output=True,
                text=True,
                env={"LC_ALL": "C"},
            )
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_a_python_without_the_packages_is_told_which_and_how_to_get_them(self) -> None:
        words = [sys.executable, "-S", "-B", str(WRITC), "check", str(IDL)]
        done = subprocess.run(words, capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn("has no module `ply`", done.stderr)
        self.assertIn("pip install ply jinja2", done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1)

    def test_it_helps(self) -> None:
        code, out, _ = run("--help")
        self.assertEqual(code, 0)
        for command in ("check", "gen", "explain"):
            self.assertIn(command, out)


if __name__ == "__main__":
    unittest.main()
