"""Offsets, sizes, classes and check ids, worked out by hand from docs/wire.md, and the same as the twin's."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.golden_world import contracts, world_of  # noqa: E402

from tests import twin_contract as zoo  # noqa: E402
from twin.manifest import directions  # noqa: E402
from writ.emit.owners import check_list  # noqa: E402
from writ.layout import Direction, Pad, reply_of, request_of, size_of  # noqa: E402
from writ.model import ArrayType, Protocol, Scalar, StructType, scalar_limits  # noqa: E402

TOWN = world_of(contracts("town")).library("town").protocols[0]
ECHO = world_of(contracts()).library("echo").protocols[0]


def request(protocol: Protocol, name: str) -> Direction:
    return request_of(protocol.method(name), protocol)


def offsets(made: Direction) -> dict[str, int]:
    return {placed.field.name: placed.offset for placed in made.fixed}


def kinds(made: Direction) -> list[str]:
    return [f"{check.kind} {check.subject}".strip() for check in made.checks[8:]]


class Places(unittest.TestCase):
    def test_fields_stand_at_the_next_multiple_of_their_alignment(self) -> None:
        made = request(TOWN, "paint")
        wanted = {"at": 0, "tint": 16, "doors": 19, "mood": 20, "side": 24, "shade": 28}
        self.assertEqual((offsets(made), made.size), (wanted, 32))

    def test_a_descriptor_has_four_bytes_at_even_offsets(self) -> None:
        made = request(ECHO, "say")
        self.assertEqual((offsets(made), made.size), ({"room": 0, "text": 8}, 16))

    def test_each_group_starts_at_the_next_multiple_of_eight(self) -> None:
        made = request(TOWN, "count")
        self.assertEqual(offsets(made), {"first": 0, "second": 8, "third": 16})
        self.assertEqual(made.groups, ((0, 8), (1, 16), (2, 24)))

    def test_a_struct_is_as_large_as_its_alignment_asks(self) -> None:
        u16 = Scalar("u16", *scalar_limits("u16"))
        street = next(f.type for f in TOWN.method("survey").request if f.name == "streets")
        assert isinstance(street, ArrayType) and isinstance(street.element, StructType)
        self.assertEqual(size_of(street.element), 36)
        self.assertEqual(size_of(ArrayType(u16, 3)), 6)

    def test_padding_of_a_struct_and_behind_it_is_one_run(self) -> None:
        made = request_of(zoo.NESTED, zoo.ZOO)
        runs = [piece for _, pieces in made.pieces() for piece in pieces if isinstance(piece, Pad)]
        self.assertIn(Pad(5, 3), runs)


class Classes(unittest.TestCase):
    def test_registers_hold_at_most_48_bytes_and_neither_tails_nor_handles(self) -> None:
        told = {m.name: request_of(m, TOWN).registers for m in TOWN.methods}
        buffer = {name for name, registers in told.items() if not registers}
        self.assertEqual(buffer, {"survey", "name_it", "deliver", "tell", "draw"})
        self.assertFalse(reply_of(zoo.NESTED).registers)


class Checks(unittest.TestCase):
    def test_they_come_in_the_order_of_the_page(self) -> None:
        wanted = [
            "fixed",
            "padding 12",
            "tail_length text",
            "tail_end text",
            "text text",
            "tail_padding text",
            "end",
        ]
        wanted += [f"handle_{kind} paper" for kind in ("absent", "type", "protocol", "rights")]
        self.assertEqual(kinds(request(ECHO, "say")), [*wanted, "exists Room", "state Room"])

    def test_two_objects_of_one_machine_have_checks_of_their_own(self) -> None:
        wanted = ["exists House.one", "exists House.other", "state House.0", "state House.1"]
        self.assertEqual(kinds(request(TOWN, "swap")), wanted)

    def test_the_twin_counts_the_same_ids(self) -> None:
        libraries = [*world_of(contracts("town")).libraries, zoo.LIBRARY]
        for made in [d for library in libraries for d in directions(library)]:
            with self.subTest(direction=made.key):
                ours = check_list(made.owner, made.method, made.word)
                twins = [(check.id, check.kind) for check in made.plan.checks]
                self.assertEqual([(number, kind) for number, kind, _ in ours], twins)


if __name__ == "__main__":
    unittest.main()
