"""Every diagnostic is explained, and its examples behave exactly as the page says."""

from __future__ import annotations

import re
import sys
import unittest
from pathlib import Path

CODEGEN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CODEGEN))

from writ.diagnostics import did_you_mean  # noqa: E402
from writ.explain import pages  # noqa: E402
from writ.load import load_texts  # noqa: E402
from writ.syntax.parser import _one_of  # noqa: E402

# About files and about emitters: no text alone shows them. test_cli.py does.
WITHOUT_EXAMPLE = {"E0101", "E0113", "E0901"}
RANGES = {"01", "02", "03", "04", "05", "06", "09"}


def numbers_in_code() -> set[str]:
    """Every number that the compiler's source can report."""
    found: set[str] = set()
    for path in (CODEGEN / "writ").rglob("*.py"):
        found |= set(re.findall(r'"(E\d{4})"', path.read_text("utf-8")))
    return found


class TheRegistry(unittest.TestCase):
    def test_every_number_that_can_be_reported_is_explained_and_no_other(self) -> None:
        self.assertEqual(numbers_in_code(), set(pages()))

    def test_every_number_is_in_a_range_of_the_page(self) -> None:
        self.assertEqual({number[1:3] for number in pages()}, RANGES)

    def test_every_page_has_a_title_and_examples(self) -> None:
        for number, page in pages().items():
            with self.subTest(number=number):
                self.assertTrue(page.title)
                self.assertEqual(
                    bool(page.bad and page.good and page.printed), number not in WITHOUT_EXAMPLE
                )

    def test_every_bad_example_prints_exactly_what_its_page_shows(self) -> None:
        for number, page in pages().items():
            if page.bad:
                with self.subTest(number=number):
                    loaded = load_texts(page.files(page.bad))
                    self.assertEqual(loaded.report(), page.printed)
                    self.assertEqual({d.number for d in loaded.diagnostics}, {number})

    def test_every_good_example_is_accepted_without_a_word(self) -> None:
        for number, page in pages().items():
            if page.good:
                with self.subTest(number=number):
                    loaded = load_texts(page.files(page.good))
                    self.assertEqual(loaded.report(), "")
                    self.assertIsNotNone(loaded.world)

    def test_a_good_example_does_not_hide_that_the_bad_one_is_like_it(self) -> None:
        for number, page in pages().items():
            if page.bad:
                self.assertNotEqual(page.bad, page.good, number)


class TheReport(unittest.TestCase):
    def test_all_faults_of_a_run_are_told_in_the_order_of_the_text(self) -> None:
        text = (
            "library x draft;\n"
            "struct A { x u8; y : u8; }\n"
            "struct B { x : u8 y : u8; }\n"
            "durable protocol P = 1 {\n"
            "    strict method 16 m( -> () requires any;\n"
            "    machine M : S { initial ; event e : A -> ; bound 4; }\n"
            "    strict methud 17 n() -> ();\n"
            "}\n"
            "const C u8 = 1;\n"
            "type D = u8;\n"
        )
        found = [(d.pos.line, d.pos.column) for d in load_texts({"x.writ": text}).diagnostics]
        self.assertEqual(found, [(2, 14), (3, 19), (5, 25), (6, 29), (6, 46), (7, 12), (9, 9)])

    def test_faults_of_several_files_come_sorted_by_file(self) -> None:
        texts = {
            "b.writ": "library b draft;\ntype A = u9;\n",
            "a.writ": "library a draft;\ntype B = u9;\n",
        }
        report = load_texts(texts).report()
        self.assertLess(report.index("a.writ:2:10"), report.index("b.writ:2:10"))

    def test_a_fault_shows_its_line_a_caret_and_a_hint(self) -> None:
        report = load_texts({"x.writ": "library x draft;\ntype A = u65;\n"}).report()
        self.assertEqual(
            report,
            "x.writ:2:10: error E0201: nothing here is called `u65`\n"
            "    type A = u65;\n"
            "             ^^^\n"
            "  hint: did you mean `u64`?\n",
        )

    def test_tabs_and_wide_characters_do_not_move_the_caret(self) -> None:
        report = load_texts({"x.writ": "library x draft;\n\ttype A = \tu65;\n"}).report()
        self.assertIn("\n    \ttype A = \tu65;\n    \t         \t^^^\n", report)

    def test_a_file_with_many_faults_shows_the_first_and_counts_the_rest(self) -> None:
        bad = "library b draft;\n" + "".join(f"type A{i} = u9;\n" for i in range(45))
        report = load_texts({"b.writ": bad, "c.writ": "library c draft;\ntype A = u9;\n"}).report()
        self.assertEqual(report.count("b.writ:"), 21)
        self.assertIn("    type A19 = u9;\n", report)
        self.assertIn("\nb.writ: 25 more\nc.writ:2:10: error", report)

    def test_a_long_line_is_cut_around_its_fault(self) -> None:
        line = "type A = u8; " + " " * 300 + "type B = u9; " + " " * 300 + "type C = u8;"
        report = load_texts({"x.writ": "library x draft;\n" + line}).report()
        shown = [part for part in report.split("\n") if "u9" in part and "..." in part]
        caret = next(part for part in report.split("\n") if part.strip() == "^^")
        self.assertEqual(len(shown), 1)
        self.assertLess(len(shown[0]), 180)
        self.assertEqual(shown[0][caret.index("^") :][:2], "u9")

    def test_what_a_c_programmer_writes_first_gets_one_fault_and_a_hint(self) -> None:
        cases = {
            "struct A { a : string; }": "characters have a bound",
            "struct A { a : int; }": "write the width: `i32`",
            "struct A { a : uint16_t; }": "write `u16`",
            "struct A { a : int64_t; }": "write `i64`",
            "struct A { a : f32; }": "there are no floats",
            "struct A { a : float; }": "there are no floats",
            "enum E : u8 { A = 1; }": "write `strict enum` or `flexible enum`",
            "table T reserve 8 { 1 a : u8; }": "write `strict table` or `flexible table`",
            "strict enum E : u8 { A = 1, B = 2; }": "each of them ends with `;`",
            "/* one\n * two? */\nstruct A { a : u8; }": "a comment begins with `//`",
            "struct _a { a : u8; }": "`_a` begins with `_`",
            "const A : u32 = 010;": "write `10`, or `8` if base 8 was meant",
            "const A : u32 = 007;": "write `7`\n",
            "const A : u32 = 09;": "write `9`\n",
        }
        for text, said in cases.items():
            with self.subTest(text=text):
                loaded = load_texts({"x.writ": f"library x draft;\n{text}\n"})
                self.assertEqual(len(loaded.diagnostics), 1, loaded.report())
                self.assertIn(said, loaded.report())

    def test_a_byte_order_mark_is_called_what_it_is(self) -> None:
        loaded = load_texts({"x.writ": "\ufefflibrary x draft;\nstruct A { a : u8; }\n"})
        self.assertEqual(len(loaded.diagnostics), 1)
        self.assertIn("a byte order mark", loaded.report())

    def test_one_more_thing_that_could_have_come_is_one(self) -> None:
        self.assertEqual(_one_of(["INT"] * 7), ", ".join(["a number"] * 6) + " or 1 other")

    def test_one_fault_is_one_without_indentation_too(self) -> None:
        method = "strict method {} m{}() {} () requires any deadline 1s retry safe;\n"
        for indent in ("", "    "):
            lines = [
                f"{indent}/// M.\n{indent}" + method.format(n, n, "->" if n != 17 else "")
                for n in (16, 17, 18)
            ]
            text = "library x draft;\n/// P.\ndurable protocol P = 1 {\n" + "".join(lines) + "}\n"
            with self.subTest(indent=len(indent)):
                loaded = load_texts({"x.writ": text})
                self.assertEqual(len(loaded.diagnostics), 1, loaded.report())
                self.assertIn("`->`", loaded.report())

    def test_a_name_far_from_every_other_gets_no_hint(self) -> None:
        self.assertEqual(did_you_mean("zebra", ["deadline", "retry"]), "")
        self.assertEqual(did_you_mean("dedline", ["deadline", "retry"]), "did you mean `deadline`?")

    def test_warnings_alone_do_not_refuse_a_contract(self) -> None:
        page = pages()["E0216"]
        loaded = load_texts(page.files(page.bad))
        self.assertIsNotNone(loaded.world)
        self.assertTrue(all(d.warning for d in loaded.diagnostics))

    def test_control_characters_of_a_contract_do_not_reach_the_terminal(self) -> None:
        report = load_texts({"x.writ": 'library x draft;\ntype A = "\x1b[31m" u8;\n'}).report()
        self.assertNotIn("\x1b", report)


if __name__ == "__main__":
    unittest.main()
