"""The page says what the parser runs, the parser has no conflict, and every production is used by a fixture."""

from __future__ import annotations

import dataclasses
import re
import sys
import unittest
from pathlib import Path
from typing import Any
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from writ.diagnostics import Sink, Source, render  # noqa: E402
from writ.syntax import ebnf, grammar, parser  # noqa: E402
from writ.syntax.tables import ANY_KEYWORD, Tables, tables  # noqa: E402

TESTS = Path(__file__).resolve().parent
PAGE = TESTS.parent.parent / "docs" / "language.md"
FIXTURES = TESTS / "fixtures" / "grammar"


def page_grammar() -> dict[str, ebnf.Production]:
    block = re.search(r"^```ebnf\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert block is not None
    return {p.name: p for p in ebnf.read(block[1])}


def own_grammar() -> dict[str, ebnf.Production]:
    return {p.name: p for p in ebnf.read(grammar.GRAMMAR)}


class ThePage(unittest.TestCase):
    def test_page_and_parser_have_the_same_productions_in_the_same_order(self) -> None:
        self.assertEqual(list(page_grammar()), list(own_grammar()))

    def test_every_production_of_the_page_is_the_one_that_the_parser_runs(self) -> None:
        own = own_grammar()
        for name, production in page_grammar().items():
            with self.subTest(production=name):
                self.assertEqual(production, own[name])

    def test_every_keyword_of_the_page_is_one_of_the_parser(self) -> None:
        block = re.findall(r'"([a-z_]+)"', grammar.GRAMMAR)
        self.assertEqual(tables().keywords, frozenset(block))

    def test_every_production_is_reached_from_the_first(self) -> None:
        self.assertEqual(tables().unused, ())


class TheTables(unittest.TestCase):
    def test_the_grammar_has_no_conflict_when_every_keyword_is_a_word(self) -> None:
        self.assertEqual(tables(True).conflicts, 0)
        self.assertEqual(tables().conflicts, 0)

    def test_only_the_keywords_listed_clash_with_a_word(self) -> None:
        """Nowhere has a keyword that is not listed two meanings, so reading it as a word where it
        is not expected loses nothing."""
        with mock.patch.object(grammar, "CLASHING", ()):
            bare = tables.__wrapped__()
        self.assertEqual(sorted(clashes(bare)), sorted(grammar.CLASHING))
        self.assertEqual(clashes(tables()) - set(grammar.CLASHING), set())

    def test_no_table_is_written_to_disk(self) -> None:
        found = [
            p
            for p in TESTS.parent.rglob("*")
            if p.name in ("parser.out", "parsetab.py", "lextab.py")
        ]
        self.assertEqual(found, [])


def clashes(made: Tables) -> set[str]:
    """Keywords that have, in some state, another action than a word has."""
    found = set()
    for row in made.action:
        if ANY_KEYWORD in row:
            found |= {
                k for k in made.keywords if row.get(f'"{k}"', row[ANY_KEYWORD]) != row[ANY_KEYWORD]
            }
    return found


class TheFixtures(unittest.TestCase):
    def test_there_is_one_fixture_per_production(self) -> None:
        self.assertEqual(sorted(p.stem for p in FIXTURES.glob("*.writ")), sorted(own_grammar()))

    def test_every_fixture_parses_and_uses_every_alternative_of_its_production(self) -> None:
        for name, production in own_grammar().items():
            with self.subTest(production=name):
                text = (FIXTURES / f"{name}.writ").read_text("utf-8")
                used, report = alternatives_used(name, text)
                self.assertEqual(report, "")
                wanted = set(range(len(production.alternatives)))
                if name == "library_version":
                    wanted = {0}  # a file has one; the other is in every fixture
                self.assertEqual(used, wanted)


def alternatives_used(name: str, text: str) -> tuple[set[int], str]:
    """Which alternatives of a production the parser reduces in a text, and what it reports."""
    made = tables()
    plain = ebnf.Expansion(ebnf.read(grammar.GRAMMAR)).plain
    used: set[int] = set()

    def recording(number: int, reduction: Any) -> Any:
        def reduce(pos: Any, values: Any) -> Any:
            symbol, alternative = ("word", 1) if number > len(plain) else rule_of(plain[number - 1])
            if symbol == name:
                used.add(alternative)
            return reduction(pos, values)

        return reduce

    def rule_of(rule: ebnf.Plain) -> tuple[str, int]:
        return rule.name, rule.alternative

    rules = [(s, length, recording(n, r)) for n, (s, length, r) in enumerate(made.rules)]
    sink = Sink()
    with mock.patch.object(parser, "tables", lambda: dataclasses.replace(made, rules=rules)):
        parser.parse("x.writ", text, sink)
    return used, render(sink.sorted(), {"x.writ": Source("x.writ", text)})


if __name__ == "__main__":
    unittest.main()
