"""The formatter changes space and the order of clauses, nothing else, and a second run changes nothing."""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

CODEGEN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CODEGEN))

from writ.cli import main  # noqa: E402
from writ.diagnostics import Sink  # noqa: E402
from writ.explain import pages  # noqa: E402
from writ.syntax.format import formatted  # noqa: E402
from writ.syntax.parser import parse  # noqa: E402
from writ.syntax.tables import tables  # noqa: E402
from writ.syntax.tokens import comments, tokens  # noqa: E402

ROOT = CODEGEN.parent
CONTRACTS = [*sorted((ROOT / "idl").rglob("*.writ")), *sorted((ROOT / "services").rglob("*.writ"))]
FIXTURES = sorted((CODEGEN / "tests" / "fixtures" / "grammar").glob("*.writ"))

UNTIDY = """

// header
library   x draft ;
import kernel {
  Vmo,
    Log
} ;
///doc
struct   Point{x:u32;y : u32 in 0 .. 4 ;// trailing
   z:u8[ ]<= 4;


}
/// P.
durable protocol P=1{
  roles{ a=0;b =1 ; }
  /// M.
  ///   - a list
  @registers( request )
  strict method 16 m( p :give optional handle< Vmo,READ|WRITE >[2] for E, q : client<P as a,b> )->(r:u8)error E
   deadline 1s
   // why
   requires a if kind in {X,Y}|b
   retry never
   when A[ p ] any->same ,on X->gone;
  strict method 17 n()->() retry safe deadline 1s requires any;
}
"""
TIDY = """// header
library x draft;
import kernel {
    Vmo,
    Log
};
/// doc
struct Point { x : u32; y : u32 in 0..4; // trailing
    z : u8[]<=4;
}
/// P.
durable protocol P = 1 {
    roles { a = 0; b = 1; }
    /// M.
    ///   - a list
    @registers(request)
    strict method 16 m(p : give optional handle<Vmo, READ | WRITE>[2] for E, q : client<P as a, b>) -> (r : u8) error E
        // why
        requires a if kind in { X, Y } | b
        deadline 1s
        retry never
        when A[p] any -> same, on X -> gone;
    strict method 17 n() -> () requires any deadline 1s retry safe;
}
"""


def formatted_text(text: str) -> str:
    sink = Sink()
    file = parse("x.writ", text, sink)
    assert file is not None and not sink.failed, [d.message for d in sink.sorted()]
    return formatted(file, text)


def words(text: str) -> list[str]:
    return [str(t.value) for t in tokens("x.writ", text, tables().keywords, Sink())]


def good_texts() -> list[str]:
    examples = [page.good for page in pages().values() if page.good]
    return [p.read_text("utf-8") for p in [*CONTRACTS, *FIXTURES]] + examples + [UNTIDY]


class Format(unittest.TestCase):
    def test_space_and_clauses_are_put_in_order(self) -> None:
        self.assertEqual(formatted_text(UNTIDY), TIDY)

    def test_a_second_run_changes_nothing(self) -> None:
        for text in good_texts():
            once = formatted_text(text)
            self.assertEqual(formatted_text(once), once)

    def test_no_word_and_no_comment_is_lost_or_made(self) -> None:
        for text in good_texts():
            after = formatted_text(text)
            self.assertEqual(sorted(words(after)), sorted(words(text)))
            self.assertEqual([c.text for c in comments(after)], [c.text for c in comments(text)])

    def test_too_much_space_comes_out_as_the_right_space(self) -> None:
        wide = TIDY.replace(" : ", "   :  ").replace(", ", " ,  ").replace("    ", "\t")
        self.assertEqual(formatted_text(wide), TIDY)

    def test_the_contracts_of_the_tree_are_in_order(self) -> None:
        for path in CONTRACTS:
            text = path.read_text("utf-8")
            self.assertEqual(
                formatted_text(text), text, f"run: codegen/writc fmt {path.relative_to(ROOT)}"
            )


class TheCommand(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.file = self.folder / "x.writ"
        self.file.write_text(UNTIDY)

    def fmt(self, *arguments: str) -> int:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return main(["fmt", *arguments, str(self.folder)])

    def test_files_are_rewritten_in_place(self) -> None:
        self.assertEqual(self.fmt(), 0)
        self.assertEqual(self.file.read_text(), TIDY)

    def test_a_link_stays_a_link_and_a_mode_the_mode(self) -> None:
        real = Path(self.enterContext(tempfile.TemporaryDirectory())) / "real.writ"
        real.write_text(UNTIDY)
        real.chmod(0o640)
        self.file.unlink()
        self.file.symlink_to(real)
        self.assertEqual(self.fmt(), 0)
        self.assertTrue(self.file.is_symlink())
        self.assertEqual((real.read_text(), real.stat().st_mode & 0o777), (TIDY, 0o640))

    def test_check_changes_nothing_and_ends_with_1(self) -> None:
        self.assertEqual(self.fmt("--check"), 1)
        self.assertEqual(self.file.read_text(), UNTIDY)
        self.fmt()
        self.assertEqual(self.fmt("--check"), 0)

    def test_nothing_is_rewritten_if_any_file_is_malformed(self) -> None:
        (self.folder / "y.writ").write_text("library y draft\n")
        self.assertEqual(self.fmt(), 1)
        self.assertEqual(self.file.read_text(), UNTIDY)


if __name__ == "__main__":
    unittest.main()
