"""What a change breaks: the published table, the verdicts, and the snapshots they are drawn from."""

from __future__ import annotations

import contextlib
import copy
import io
import sys
import tempfile
import unittest
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CODEGEN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CODEGEN))

from writ.abi.compare import compare  # noqa: E402
from writ.abi.report import diff  # noqa: E402
from writ.abi.rules import RULES, TABLE, page  # noqa: E402
from writ.abi.snapshot import snapshot, snapshot_hash, text_of  # noqa: E402
from writ.cli import main  # noqa: E402
from writ.load import load_texts, load_world  # noqa: E402
from writ.model import Library  # noqa: E402

PAGE = CODEGEN.parent / "docs" / "abi-rules.md"
IDL = CODEGEN.parent / "idl"

BASE = """library x version 2;
const MAX : u32 = 8;
type Id = u64;
strict enum S : u8 { A = 1; B = 2; }
flexible enum F : u8 { X = 0; Y = 1; }
strict bits W : u8 { ONE = 0; }
strict error E {
    /// Full.
    FULL = 64;
}
strict error E2 {
    /// Empty.
    EMPTY = 65;
}
struct Point { x : u32; y : u32; }
strict union U reserve 16 { 1 a : u8; }
flexible table T reserve 16 { 1 a : u32; 4 b : u32; }
signals G { room = 0; }
ring R { submit : Point depth 8; }
fault late = 1;
/// Pages.
object Vmo = 4 {
    rights { READ = 0; WRITE = 1; }
    /// Its size.
    strict method 16 size() -> (bytes : u64) needs READ deadline 1s retry safe;
}
/// Rooms.
durable protocol P = 1 {
    roles { reader = 0; writer = 1; }
    machine Room[Id] : S {
        class big | small;
        initial gone;
        event burns : A -> B;
        event falls : B -> gone;
        bound 4;
    }
    /// Opens.
    strict method 16 open(size : u32 in 1..9, kind : S) -> (id : Id) error E
        requires writer if kind in { A } deadline 1s retry never makes Room[reply.id] A;
    /// Looks.
    flexible method 17 look(id : Id) -> (state : S) requires reader | writer deadline 1s retry safe when Room[id] any -> same;
    /// Shuts.
    ///
    /// Guarantee: nothing is left.
    strict method 18 shut(id : Id) -> () requires writer deadline 1s retry safe when Room[id] A -> B ensures nothing_left;
    /// Waits.
    strict method 19 wait(id : Id) -> () requires any retry safe waits<=4 for Room.burns when Room[id] A -> same;
    /// Adds.
    @registers(request)
    strict method 20 add(number : u64) -> () requires any deadline 1s retry safe;
    /// All of them.
    strict list 21 all(after : Id) -> items : u64[]<=8 requires any deadline 1s retry safe;
    /// Puts.
    strict method 22 put(at : Spot, what : V) -> () requires any deadline 1s retry safe;
    reserved 30 old;
}
strict union V reserve 16 { 1 a : u8; }
struct Spot { a : u32; b : u32; }
/// A way in.
control Door = 9 slot 2112 {
    rights { OPEN = 0; }
    /// Opens.
    strict method 16 unlock() -> () needs OPEN deadline 1s retry safe;
}
"""

# What is changed in BASE, and the rules that say so. Every rule is in one of them.
CHANGES: list[tuple[list[tuple[str, str]], list[str]]] = [
    ([], []),
    ([("struct Point", "struct Dot { x : u8; }\nstruct Point")], ["A1"]),
    ([("const MAX : u32 = 8;\n", "")], ["A2"]),
    ([("protocol P = 1", "protocol P = 2")], ["A3", "A1"]),
    ([("protocol P = 1", "protocol Q = 1")], ["A4"]),
    ([("u32 = 8", "u32 = 9")], ["A5"]),
    ([("u32 in 1..9", "u32 in 0..9")], ["T1"]),
    ([("u32 in 1..9", "u32 in 1..8")], ["T2"]),
    ([("u32 in 1..9", "i32 in 1..9")], ["T3"]),
    ([("type Id = u64;", "type Id = u64;\ntype Size = u32;"), ("u32 in 1..9", "Size in 1..9")], ["A1", "T4"]),
    ([("strict enum S : u8 { A = 1; B = 2; }", "strict enum S : u8 { A = 1; B = 2; C = 3; }"),
      ("event falls : B", "event leaks : A -> C;\n        event falls : B | C")],
     ["M1", "O4", "O3", "O1"]),
    ([("Y = 1;", "Y = 1; Z = 2;")], ["M2"]),
    ([("strict bits W : u8 { ONE = 0; }", "strict bits W : u8 { TWO = 1; }")], ["M3", "M1"]),
    ([("X = 0; Y = 1;", "X = 0;")], ["M4"]),
    ([("ONE = 0", "EINS = 0")], ["M5"]),
    ([("strict bits", "flexible bits")], ["M6"]),
    ([("flexible enum", "strict enum")], ["M7"]),
    ([("U reserve 16", "U reserve 24")], ["M8"]),
    ([("4 b : u32; }", "4 b : u32; 5 c : u8; }")], ["M2"]),
    ([("4 b : u32; }", "2 c : u8; 4 b : u32; }")], ["C1", "M10"]),
    ([("1 a : u32; 4 b : u32;", "4 b : u32;")], ["C1", "M10"]),
    ([("1 a : u32; 4 b : u32;", "4 b : u32; 1 a : u32;")], ["C1"]),
    ([("room = 0;", "room = 0; work = 1;")], ["M9"]),
    ([("WRITE = 1;", "WRITE = 1; EXECUTE = 2;")], ["M9"]),
    ([("y : u32;", "y : u64;")], ["S1"]),
    ([("{ x : u32;", "{ left : u32;")], ["S2"]),
    ([("number : u64", "amount : u64")], ["S2"]),
    ([("    reserved 30", "    /// N.\n    strict method 23 n() -> () requires any deadline 1s retry safe;\n    reserved 30")], ["P1"]),
    ([("    /// Adds.\n    @registers(request)\n    strict method 20 add(number : u64) -> () requires any deadline 1s retry safe;\n", ""),
      ("reserved 30 old", "reserved 30 old, 20 add")], ["P2"]),
    ([("    /// Adds.\n    @registers(request)\n    strict method 20 add(number : u64) -> () requires any deadline 1s retry safe;\n", "")],
     ["P3"]),
    ([("20 add", "20 plus")], ["P4"]),
    ([("(state : S)", "(state : S, more : u64 since 2)")], ["P5"]),
    ([("number : u64", "number : u64, more : u64 since 2")], ["P6"]),
    ([("(state : S)", "(state : S, " + ", ".join(f"more{i} : u64 since 2" for i in range(6)) + ")")], ["P12"]),
    ([("number : u64", "number : u64, more : u64")], ["P7"]),
    ([("    @registers(request)\n", "")], ["P13"]),
    ([("    @registers(request)\n", ""),
      ("number : u64", "number : u64, " + ", ".join(f"more{i} : u64 since 2" for i in range(6)))], ["P12", "P8"]),
    ([("rights { READ = 0; WRITE = 1; }", "rights { READ = 2; WRITE = 1; }")], ["M11", "R6"]),
    ([("roles { reader = 0; writer = 1; }", "roles { reader = 1; writer = 0; }")], ["M11", "M11", "R4", "R5", "R4", "R5"]),
    ([("17 look", "17 stop"), ("18 shut", "18 look"), ("17 stop", "17 shut")], ["M11", "M11"]),
    ([("struct Point { x : u32;", "type Metres = u32;\nstruct Point { x : Metres;")], ["A1", "T4"]),
    ([("    reserved 30 old;\n", "")], ["P9"]),
    ([("durable", "session")], ["P10"]),
    ([("(id : Id) error E\n", "(id : Id) error E2\n")], ["P11"]),
    ([("writer = 1;", "writer = 1; owner = 2;")], ["R1"]),
    ([("roles { reader = 0; writer = 1; }", "roles { writer = 1; }"), ("reader | writer", "writer")], ["R2", "R5"]),
    ([("reserved 30 old", "reserved 30 older, 31 late")], ["P17", "P17"]),
    ([("    /// Looks.\n", "    /// Looks.\n    @registers(request)\n")], ["P18"]),
    ([("slot 2112", "slot 2128")], ["A6"]),
    ([("strict list 21 all(after : Id) -> items : u64[]<=8", "strict method 21 all(after : Id) -> (items : u64[]<=8, next : Id, generation : u64)")], ["P14"]),
    ([("V reserve 16", "V reserve 24")], ["M8", "P15"]),
    ([("struct Spot { a : u32; b : u32; }", "struct Spot { a : u32; b : u32; c : u64; }")], ["S1", "P7"]),
    ([("reader", "viewer")], ["R3"]),
    ([("requires reader | writer", "requires any")], ["R4"]),
    ([(" if kind in { A }", "")], ["R4"]),
    ([("in { A }", "in { B }")], ["R4", "R5"]),
    ([("in { A }", "in { A, B }")], ["R4"]),
    ([("requires any deadline 1s retry safe;\n    reserved", "requires reader deadline 1s retry safe;\n    reserved")], ["R5"]),
    ([("A = 1; B = 2;", "B = 1; A = 2;")], ["M11", "M11", "R4", "R5"]),
    ([("x : u32; y : u32;", "y : u32; x : u32;")], ["M11", "M11"]),
    ([("ring R { submit : Point depth 8; }", "ring R { submit : Point depth 8; done : Point depth 8; }")], ["T3"]),
    ([("needs READ", "needs WRITE")], ["R6"]),
    ([("A -> B ensures", "any -> B ensures")], ["O1"]),
    ([("any -> same;\n    /// Shuts", "A -> same;\n    /// Shuts")], ["O2"]),
    ([("A -> B ensures", "A -> gone ensures")], ["O2"]),
    ([("event burns", "event cools : B -> A;\n        event burns")], ["O3"]),
    ([("event falls : B -> gone", "event falls : any -> gone")], ["O4"]),
    ([("makes Room[reply.id] A", "makes Room[reply.id] B"), ("event burns", "event cools : B -> A;\n        event burns")], ["O3", "O5"]),
    ([("bound 4", "bound 5")], ["O6"]),
    ([("waits<=4", "waits<=3")], ["O7"]),
    ([("for Room.burns", "for Room.falls")], ["O8"]),
    ([("retry never makes", "retry safe makes")], ["O9"]),
    ([("requires any deadline 1s retry safe;\n    reserved", "requires any deadline 1s retry never;\n    reserved")], ["O10"]),
    ([("requires writer if kind in { A } deadline 1s", "requires writer if kind in { A } deadline 2s")], ["D1"]),
    ([("ensures nothing_left", "ensures nothing_left, all_told")], ["D2"]),
    ([(" ensures nothing_left", ""), ("    ///\n    /// Guarantee: nothing is left.\n", "")], ["D3"]),
]  # fmt: skip


def library(text: str) -> Library:
    loaded = load_texts({"x.writ": text})
    assert loaded.world is not None, loaded.report()
    return loaded.world.library("x")


def changed(changes: list[tuple[str, str]]) -> str:
    text = BASE
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return text


OTHER = """library other version 1;
struct Point { x : u32; y : u32; }
struct Spot { at : Point; }
strict enum Colour : u8 { RED = 1; BLUE = 2; }
flexible table Places reserve 32 { 1 far : Spot; }
strict error Trouble {
    /// Full.
    FULL = 64;
}
"""
USER = """library user version 1;
import other { Colour, Places, Trouble };
ring Line { submit : Own depth 8; }
struct Own { c : Colour; }
strict enum At : u8 { HERE = 1; }
signals Bells { rung = 0; }
fault late = 1;
/// Pages.
object Page = 4 {
    rights { READ = 0; }
    /// Its size.
    strict method 16 size() -> (bytes : u64) needs READ deadline 1s retry safe;
}
/// Uses them.
session protocol User = 0x4001 {
    roles { any_body = 0; }
    machine Room[Key] : At { class big | small; initial gone; event falls : HERE -> gone; bound 4; }
    /// Puts one.
    @registers(reply)
    flexible method 16 put(id : Key, where : Places) -> (c : Colour) error Trouble
        requires any_body deadline 100ms retry never when Room[id] HERE -> same, on FULL -> gone;
    /// Waits.
    ///
    /// Guarantee: it is so.
    strict method 17 wait(id : Key) -> () requires any retry safe waits<=4 for Room.falls when Room[id] HERE -> same ensures so;
    /// Makes.
    strict method 18 make(own : give handle<Page, READ>, name : name<=8) -> (id : Key)
        requires any deadline 1s retry never makes Room[reply.id] HERE;
    /// All.
    strict list 19 all(after : Key) -> items : Own[]<=8 requires any deadline 1s retry safe;
    reserved 30 old;
}
type Key = u64;
const LARGEST : u32 = 4;
strict union Either reserve 16 { 1 one : Own; }
strict bits Flags : u8 { ONE = 0; }
"""


def two(other: str, user: str, name: str) -> Library:
    loaded = load_texts({"other.writ": other, "user.writ": user})
    assert loaded.world is not None, loaded.report()
    return loaded.world.library(name)


Fact = tuple[str | int, ...]


def facts_of(data: Any, at: Fact = ()) -> Iterator[Fact]:
    """Where each fact of a snapshot stands: numbers, words, types, and lists of words."""
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, dict) and "scalar" in value:
                yield (*at, key)
            yield from facts_of(value, (*at, key))
    elif isinstance(data, list) and data and isinstance(data[0], (dict, list)):
        for i, value in enumerate(data):
            yield from facts_of(value, (*at, i))
    elif at[-1] != "is" and (data or at[-1] != "fields"):
        yield at


def another(fact: Any) -> Any:
    """The same as something else."""
    match fact:
        case bool():
            return not fact
        case int():
            return fact + 1
        case None:
            return 8
        case str():
            return f"{fact}x"
        case list():
            return [*fact, "more"]
        case dict():
            return {"is": "name", "limit": 3}


class TheTable(unittest.TestCase):
    def test_the_page_has_the_table_that_the_compiler_uses(self) -> None:
        self.assertTrue(PAGE.read_text("utf-8").endswith("\n\n" + page()))

    def test_every_rule_is_told_by_some_change(self) -> None:
        told = {rule for _, rules in CHANGES for rule in rules}
        self.assertEqual(
            told, set(RULES) - {"C2", "P16"}
        )  # ids follow from names, checks from types

    def test_no_rule_has_two_meanings(self) -> None:
        self.assertEqual(len(RULES), len(TABLE))


class TheVerdicts(unittest.TestCase):
    def test_each_change_has_the_rules_that_are_expected_and_no_others(self) -> None:
        old = snapshot(library(BASE))
        for changes, rules in CHANGES:
            with self.subTest(changes=changes):
                found = compare(old, snapshot(library(changed(changes))))
                self.assertEqual(
                    [c.rule.id for c in found], rules, [f"{c.where}: {c.text}" for c in found]
                )

    def test_the_wire_of_a_version_is_never_broken(self) -> None:
        new = changed([("u32 in 1..9", "i32 in 1..9"), ("version 2", "version 3")])
        text, bad = diff("x", snapshot(library(BASE)), snapshot(library(new)))
        self.assertTrue(bad)
        self.assertIn("no version buys it", text)

    def test_source_is_broken_only_with_a_new_version(self) -> None:
        renamed = [("20 add", "20 plus")]
        old = snapshot(library(BASE))
        self.assertTrue(diff("x", old, snapshot(library(changed(renamed))))[1])
        self.assertFalse(
            diff("x", old, snapshot(library(changed([*renamed, ("version 2", "version 3")]))))[1]
        )

    def test_an_id_of_the_second_encoding_is_noticed_where_the_name_is_the_same(self) -> None:
        old = snapshot(library(BASE))
        new = copy.deepcopy(old)
        new["structs"]["Point"]["capnp"] = "0x8000000000000001"
        new["protocols"]["1"]["methods"]["16"]["reply"]["capnp"] = "0x8000000000000002"
        found = compare(old, new)
        self.assertEqual([c.rule.id for c in found], ["C2", "C2"])
        self.assertEqual(found[1].where, "protocol P, method open, reply")

    def test_other_checks_are_noticed_where_nothing_explains_them(self) -> None:
        old = snapshot(library(BASE))
        new = copy.deepcopy(old)
        new["protocols"]["1"]["methods"]["18"]["request"]["checks"].pop()
        found = compare(old, new)
        self.assertEqual(
            [(c.rule.id, c.where) for c in found], [("P16", "protocol P, method shut, request")]
        )

    def test_no_fact_of_a_snapshot_changes_without_a_word(self) -> None:
        old = snapshot(two(OTHER, USER, "user"))
        for fact in facts_of(old):
            if fact in {("schema",), ("library",), ("version",)}:  # which library and state it is
                continue
            with self.subTest(fact=fact):
                new = copy.deepcopy(old)
                holder: Any = new
                for key in fact[:-1]:
                    holder = holder[key]
                holder[fact[-1]] = another(holder[fact[-1]])
                self.assertNotEqual(compare(old, new), [])

    def test_a_type_of_another_library_is_compared_where_it_is_used(self) -> None:
        old = snapshot(two(OTHER, USER, "user"))
        for before, after, rules in (
            ("y : u32;", "y : u32; z : u64;", ["S1", "S1"]),
            ("RED = 1; BLUE = 2;", "BLUE = 1; RED = 2;", ["M11", "M11"]),
            ("FULL = 64;", "FULL = 65;", ["M11"]),
            ("1 far : Spot;", "1 far : Spot; 2 near : u8;", ["M2"]),
        ):
            with self.subTest(after=after):
                self.assertIn(before, OTHER)
                changed_other = OTHER.replace(before, after)
                new = snapshot(two(changed_other, USER.replace("version 1", "version 2"), "user"))
                found = compare(old, new)
                told = [c.rule.id for c in found if c.foreign]
                self.assertEqual(
                    sorted(told), sorted(rules), [f"{c.where}: {c.text}" for c in found]
                )
                breaks = any(c.rule.wire == "breaks" for c in found)
                self.assertEqual(diff("user", old, new)[1], breaks)

    def test_what_another_library_breaks_in_source_is_its_own_to_say(self) -> None:
        old = snapshot(two(OTHER, USER, "user"))
        new = snapshot(two(OTHER.replace("BLUE = 2", "GREEN = 2"), USER, "user"))
        text, bad = diff("user", old, new)
        self.assertIn("M5 enum other.Colour, number 2: was BLUE, now GREEN", text)
        self.assertFalse(bad)

    def test_a_snapshot_from_before_other_libraries_were_in_it_is_still_read(self) -> None:
        new = snapshot(two(OTHER, USER, "user"))
        old = {key: value for key, value in new.items() if key != "uses"} | {"schema": 2}
        self.assertEqual(compare(old, new), [])

    def test_a_snapshot_from_before_the_second_encoding_is_still_read(self) -> None:
        def without(data: Any) -> Any:
            if isinstance(data, dict):
                return {k: without(v) for k, v in data.items() if k not in ("capnp", "ordinal")}
            return [without(v) for v in data] if isinstance(data, list) else data

        new = snapshot(library(changed([("1 a : u32; 4 b : u32;", "4 b : u32; 1 a : u32;")])))
        self.assertEqual(compare(without(snapshot(library(BASE))), new), [])

    def test_changes_of_a_draft_are_told_and_not_judged(self) -> None:
        draft = [("version 2", "draft")]
        new = snapshot(library(changed([*draft, ("u32 in 1..9", "i32 in 1..9")])))
        text, bad = diff("x", snapshot(library(changed(draft))), new)
        self.assertFalse(bad)
        self.assertIn("T3 protocol P, method open, request, size", text)


class TheSnapshot(unittest.TestCase):
    def test_words_and_places_are_not_in_it(self) -> None:
        better = changed(
            [("/// Opens.", "/// Opens a room.\n    // quickly"), ("\nconst", "\n\n\nconst")]
        )
        self.assertEqual(text_of(snapshot(library(better))), text_of(snapshot(library(BASE))))

    def test_its_hash_follows_every_fact(self) -> None:
        hashes = {snapshot_hash(library(changed(changes))) for changes, _ in CHANGES}
        self.assertEqual(len(hashes), len(CHANGES))

    def test_contracts_of_the_tree_do_not_differ_from_themselves(self) -> None:
        for one in load_world([IDL, IDL.parent / "services"]).libraries:
            self.assertEqual(compare(snapshot(one), snapshot(one)), [])


class TheCommands(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.contract = self.folder / "x.writ"
        self.contract.write_text(BASE)
        self.abi = self.folder / "abi"

    def run_writ(self, *arguments: str) -> tuple[int, str]:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            code = main(arguments)
        return code, out.getvalue()

    def freeze(self) -> tuple[int, str]:
        return self.run_writ("freeze", "x", str(self.contract), "--abi", str(self.abi))

    def test_a_frozen_version_never_changes(self) -> None:
        self.assertEqual(self.freeze()[0], 0)
        before = (self.abi / "x" / "2.json").read_text()
        self.contract.write_text(
            changed([("struct Point", "struct Dot { x : u8; }\nstruct Point")])
        )
        code, text = self.freeze()
        self.assertEqual(code, 2)
        self.assertIn("is frozen", text)
        self.assertEqual((self.abi / "x" / "2.json").read_text(), before)

    def test_the_lock_tells_the_hash_of_every_frozen_file(self) -> None:
        self.freeze()
        self.contract.write_text(changed([("version 2", "version 3")]))
        self.assertEqual(self.freeze()[0], 0)
        names = [line.split()[1] for line in (self.abi / "LOCK").read_text().splitlines()]
        self.assertEqual(names, ["x/2.json", "x/3.json"])

    def test_a_frozen_file_that_was_changed_by_hand_is_refused_by_everybody(self) -> None:
        self.freeze()
        lock = (self.abi / "LOCK").read_text()
        file = self.abi / "x" / "2.json"
        file.write_text(file.read_text().replace('"version": 2', '"version":  2'))
        self.contract.write_text(changed([("version 2", "version 3")]))
        for code, text in (self.freeze(), self.run_writ("diff", str(file), str(self.contract))):
            self.assertEqual(code, 2)
            self.assertIn("is frozen and was changed", text)
        file.unlink()
        self.assertIn("is frozen and gone", self.freeze()[1])
        self.assertEqual((self.abi / "LOCK").read_text(), lock)

    def test_what_breaks_the_wire_is_not_frozen(self) -> None:
        self.freeze()
        self.contract.write_text(changed([("version 2", "version 3"), ("y : u32;", "y : u64;")]))
        self.assertEqual(self.freeze()[0], 1)
        self.assertFalse((self.abi / "x" / "3.json").exists())

    def test_a_number_that_was_taken_away_gets_no_other_meaning_two_versions_later(self) -> None:
        chain = "flexible enum Chain : u8 { KEPT = 1; GONE = 2; }"
        for version, text in ((2, chain), (3, chain.replace(" GONE = 2;", ""))):
            self.contract.write_text(changed([("version 2", f"version {version}")]) + text)
            self.assertEqual(self.freeze()[0], 0)
        again = chain.replace("GONE", "OTHER")
        self.contract.write_text(changed([("version 2", "version 4")]) + again)
        code, text = self.freeze()
        self.assertEqual(code, 1)
        self.assertIn("M5 enum Chain, number 2: was GONE, now OTHER in version 2", text)
        self.assertIn("refused: a number that was taken away is free for nothing", text)
        self.assertFalse((self.abi / "x" / "4.json").exists())
        self.contract.write_text(changed([("version 2", "version 4")]) + chain)
        self.assertEqual(self.freeze()[0], 0)

    def test_a_version_is_never_lowered(self) -> None:
        self.freeze()
        self.contract.write_text(changed([("version 2", "version 1")]))
        code, text = self.freeze()
        self.assertEqual(code, 1)
        self.assertIn("version 2 is frozen", text)
        self.assertFalse((self.abi / "x" / "1.json").exists())
        text, bad = diff("x", snapshot(library(BASE)), snapshot(library(self.contract.read_text())))
        self.assertTrue(bad)
        self.assertIn("never lowered", text)

    def test_the_order_of_queues_is_the_layout_of_a_ring(self) -> None:
        one = "ring R { submit : Point depth 8; done : Point depth 8; }"
        other = "ring R { done : Point depth 8; submit : Point depth 8; }"
        old, new = (BASE.replace("ring R { submit : Point depth 8; }", r) for r in (one, other))
        found = compare(snapshot(library(old)), snapshot(library(new)))
        self.assertEqual([c.rule.id for c in found], ["T3"])

    def test_a_draft_is_not_frozen(self) -> None:
        self.contract.write_text(changed([("version 2", "draft")]))
        self.assertEqual(self.freeze()[0], 2)

    def test_snapshots_and_contracts_can_be_compared(self) -> None:
        self.freeze()
        self.contract.write_text(changed([("Y = 1;", "Y = 1; Z = 2;")]))
        code, text = self.run_writ("diff", str(self.abi / "x" / "2.json"), str(self.contract))
        self.assertEqual(code, 0)
        self.assertIn("M2 enum F, number 2: Z added", text)
        self.assertIn("accepted", text)

    def test_a_folder_that_freeze_wrote_is_compared_with_its_newest_versions(self) -> None:
        for version in (2, 9, 10):
            text = changed([("version 2", f"version {version}")])
            self.contract.write_text(text + f"struct Of{version} {{ a : u8; }}\n" * (version == 10))
            self.assertEqual(self.freeze()[0], 0)
        self.contract.write_text(changed([("version 2", "version 11"), ("y : u32;", "y : u64;")]))
        for old in (self.abi, self.abi / "x"):
            code, text = self.run_writ("diff", str(old), str(self.contract))
            self.assertEqual(code, 1)
            self.assertIn("library x version 10 -> version 11: ", text)
            self.assertIn("S1 struct Point", text)

    def test_two_states_of_one_version_are_not_chosen_between(self) -> None:
        self.freeze()
        self.contract.write_text(changed([("Y = 1;", "Y = 1; Z = 2;")]))
        flat = ("gen", "--idl", str(self.contract), "--out", str(self.abi), "--emit", "abi")
        self.assertEqual(self.run_writ(*flat)[0], 0)
        code, text = self.run_writ("diff", str(self.abi), str(self.contract))
        self.assertEqual(code, 2)
        self.assertIn("of one version and differ", text)

    def test_a_place_with_nothing_to_compare_is_refused(self) -> None:
        empty = self.folder / "empty"
        empty.mkdir()
        for pair in ((empty, self.contract), (self.contract, empty)):
            code, text = self.run_writ("diff", *map(str, pair))
            self.assertEqual(code, 2)
            self.assertIn("neither contracts nor snapshots", text)

    def test_what_is_no_snapshot_is_refused(self) -> None:
        bad = self.folder / "bad.json"
        for text in ("{", "[]", "{}", '{"schema": 99, "library": "x"}'):
            bad.write_text(text)
            self.assertEqual(self.run_writ("diff", str(bad), str(self.contract))[0], 2)


if __name__ == "__main__":
    unittest.main()
