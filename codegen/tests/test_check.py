"""What the checks refuse beyond the one example per number, and what they make of what they accept."""

from __future__ import annotations

import ast
import re
import sys
import unittest
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

CODEGEN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CODEGEN))

from tests.check_cases_first import FIRST  # noqa: E402
from tests.check_cases_second import SECOND  # noqa: E402
from tests.check_contracts import KERNEL, MK, A, B, M, comp, lib, m, proto, world  # noqa: E402
from writ.check.context import Context  # noqa: E402
from writ.diagnostics import Sink  # noqa: E402
from writ.explain import pages  # noqa: E402
from writ.load import load_texts, load_world  # noqa: E402
from writ.model import (  # noqa: E402
    ClassGuard,
    EventRef,
    HandleType,
    MachineKind,
    Make,
    Scalar,
    Step,
    Transfer,
    ValueGuard,
    VectorType,
    World,
)

IDL = CODEGEN.parent / "idl"
SERVICES = CODEGEN.parent / "services"
MESON = CODEGEN.parent / "meson.build"


def files(contract: str | dict[str, str]) -> dict[str, str]:
    if isinstance(contract, dict):
        return contract
    return {
        "x.writ": contract,
        **({"kernel.writ": KERNEL} if contract.startswith("library x") else {}),
    }


def good(contract: str | dict[str, str]) -> World:
    loaded = load_texts(files(contract))
    assert loaded.world is not None, loaded.report()
    return loaded.world


class WhatIsRefused(unittest.TestCase):
    def test_each_fault_is_found_where_it_is_and_nothing_else_is_said(self) -> None:
        for name, contract, expected in FIRST + SECOND:
            with self.subTest(name):
                loaded = load_texts(files(contract))
                found = [
                    f"{d.pos.path}:{d.pos.line}:{d.pos.column} {d.number}"
                    for d in loaded.diagnostics
                ]
                self.assertEqual(found, expected)

    def test_every_place_that_refuses_is_reached(self) -> None:
        reached: set[tuple[str, int]] = set()

        def reporter(report: Callable[..., None]) -> Callable[..., None]:
            def noted(*words: Any, **named: Any) -> None:
                caller = sys._getframe(1)
                reached.add((caller.f_code.co_filename, caller.f_lineno))
                report(*words, **named)

            return noted

        examples = [page.files(page.bad) for page in pages().values() if page.bad]
        with (
            mock.patch.object(Context, "error", reporter(Context.error)),
            mock.patch.object(Sink, "error", reporter(Sink.error)),
        ):
            for contract in [*(files(c) for _, c, _ in FIRST + SECOND), *examples]:
                load_texts(contract)
        missed = [
            f"{path.name}:{call.lineno}: {ast.unparse(call)}"
            for path in sorted((CODEGEN / "writ" / "check").glob("*.py"))
            for call in ast.walk(ast.parse(path.read_text()))
            if isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr == "error"
            and path.name != "context.py"
            and not any(
                (str(path), n) in reached
                for n in range(call.lineno, (call.end_lineno or call.lineno) + 1)
            )
        ]
        self.assertEqual(missed, [])

    def test_a_world_with_an_error_is_no_world(self) -> None:
        self.assertIsNone(load_texts({"x.writ": "library x draft;\ntype A = u9;\n"}).world)


class WhatComesOut(unittest.TestCase):
    def test_the_contracts_of_the_tree_are_good(self) -> None:
        names = [s.name for s in load_world([IDL, SERVICES]).systems]
        built = re.search(r"^systems = \[(.*)\]$", MESON.read_text(), re.MULTILINE)
        assert built is not None
        self.assertEqual(names, sorted(re.findall(r"'(\w+)'", built[1])))

    def test_numbers_ranges_and_types_of_types_are_resolved(self) -> None:
        library = good(
            lib("const MAX : u32 = 0x1_0;", "type A = u32 in 1..MAX;", "type B = A in 2..3;")
        ).library("x")
        self.assertEqual(library.consts[0].value, 16)
        self.assertEqual(
            [t[1] for t in library.newtypes], [Scalar("u32", 1, 16, "A"), Scalar("u32", 2, 3, "B")]
        )

    def test_units_and_durations_are_worked_out(self) -> None:
        method = (
            good(proto(m("a : u64 in 4Ki..1Gi", clauses="requires any deadline 2s retry safe")))
            .libraries[1]
            .protocols[0]
            .methods[0]
        )
        self.assertEqual(method.request[0].type, Scalar("u64", 4096, 1 << 30))
        self.assertEqual(method.deadline_ms, 2000)

    def test_handles_carry_rights_transfer_and_object(self) -> None:
        text = lib(
            "import kernel { Vmo };",
            "/// P.",
            "durable protocol P = 1 {",
            m("a : lend optional handle<Vmo, READ>[2]"),
            "}",
        )
        kind = good(text).library("x").protocols[0].methods[0].request[0].type
        self.assertEqual(kind, HandleType("Vmo", 4, 1, ("READ",), True, 2, "", Transfer.LEND))

    def test_any_is_spelled_out_and_same_is_no_state(self) -> None:
        step = "requires any deadline 1s retry safe when O[id] any -> same"
        protocol = good(proto(M, MK, m("id : Id", clauses=step))).library("x").protocols[0]
        self.assertEqual(protocol.method("m").steps, (Step("O", "id", ("A", "B"), ""),))
        self.assertEqual(protocol.method("n").makes, (Make("O", "id", "A"),))
        self.assertEqual(protocol.machine("O").events[0].sources, ("A", "B"))
        self.assertIs(protocol.machine("O").kind, MachineKind.KEYED)

    def test_guards_know_their_machine_and_members(self) -> None:
        machine = M.replace("initial", "class c; initial")
        clauses = "requires r if class c deadline 1s retry safe when O[id] any -> same"
        protocol = good(proto(machine, MK, m("id : Id", clauses=clauses))).library("x").protocols[0]
        self.assertEqual(protocol.method("m").alternatives[0].guard, ClassGuard("O", "c"))
        clauses = "requires r if s in { B } deadline 1s retry safe"
        guard = (
            good(proto(m("s : S", clauses=clauses)))
            .library("x")
            .protocols[0]
            .methods[0]
            .alternatives[0]
            .guard
        )
        assert isinstance(guard, ValueGuard)
        self.assertEqual([member.number for member in guard.members], [2])

    def test_a_list_method_pages(self) -> None:
        text = "    /// L.\n    strict list 16 l(after : Id) -> items : S[]<=4 requires any deadline 1s retry safe;"
        method = good(proto(text)).library("x").protocols[0].methods[0]
        self.assertTrue(method.paged)
        self.assertEqual([f.name for f in method.reply], ["items", "next", "generation"])
        self.assertIsInstance(method.reply[0].type, VectorType)
        self.assertEqual(method.reply[1].type, method.request[0].type)

    def test_waits_name_their_events(self) -> None:
        clauses = "requires any retry safe waits<=4 for O.e | O.g when O[id] any -> same"
        waits = (
            good(proto(M, MK, m("id : Id", clauses=clauses)))
            .library("x")
            .protocols[0]
            .method("m")
            .waits
        )
        assert waits is not None
        self.assertEqual((waits.limit, waits.events), (4, (EventRef("O", "e"), EventRef("O", "g"))))

    def test_servers_start_before_their_users_and_the_root_first(self) -> None:
        made = good(
            world(
                A, B, comp("root", 3, imports=""), system="system s { memory 1Mi; root; b; a; }\n"
            )
        )
        self.assertEqual(
            [w.component.name for w in made.system("s").components], ["root", "a", "b"]
        )

    def test_a_connection_has_the_same_slot_in_every_system(self) -> None:
        a = comp("a", 1, "serves P clients<=4", "admits r : b", kind="service")
        b = comp("b", 2, "uses P as r named first { m } in t", "uses P as any named second { n }")
        made = good(world(a, b, system="system s { memory 1Mi; a; b; }\nsystem t extends s { }\n"))
        slots = {
            s.name: [(u.index, u.name, u.roles) for u in s.components[1].slots]
            for s in made.systems
        }
        self.assertEqual(
            slots, {"s": [(17, "second", 0)], "t": [(16, "first", 1), (17, "second", 0)]}
        )

    def test_a_grant_to_tests_counts_only_where_tests_are(self) -> None:
        a = comp("a", 1, "serves P clients<=4", "admits r : b in t", kind="service")
        b = comp("b", 2, "uses P as r { m } in t")
        made = good(world(a, b, system="system s { memory 1Mi; a; b; }\nsystem t extends s { }\n"))
        self.assertEqual([len(s.components[1].slots) for s in made.systems], [0, 1])

    def test_the_order_of_files_changes_nothing(self) -> None:
        files_there = world(A, B)
        turned = dict(reversed(list(files_there.items())))
        self.assertEqual(good(files_there), good(turned))


if __name__ == "__main__":
    unittest.main()
