#!/usr/bin/python3
"""Who runs the suites in the booted system holds exactly what is under test, and the system that
ships knows nothing of it."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "codegen"))

from writ.emit.conformance import role_sets  # noqa: E402
from writ.load import load_world  # noqa: E402
from writ.model import System, Wiring  # noqa: E402

WORLD = load_world([ROOT / "idl", ROOT / "services"])
RUNNERS = ("conformance", "contracts", "providing")
TRIED = {
    "conformance": ("Echo",),
    "contracts": ("Logd", "Memd", "Policyd", "Procd", "Samgrd", "Supervisor"),
    "providing": ("Block", "Console", "Entropy", "EntropySource", "Input"),
}


def wirings(system: System) -> dict[str, Wiring]:
    return {wiring.component.name: wiring for wiring in system.components}


def granted(system: System) -> set[tuple[str, str, str, int]]:
    """Every row of the compiled policy: who, to whom, what, in which roles."""
    return {
        (wiring.component.name, slot.server, slot.protocol.name, slot.roles)
        for wiring in system.components
        for slot in wiring.slots
    }


class Runner(unittest.TestCase):
    def test_every_set_of_roles_under_test_has_a_connection_that_holds_it_and_no_more(self) -> None:
        for runner, system in (
            ("conformance", "test"),
            ("contracts", "contracts"),
            ("providing", "providers"),
        ):
            slots = wirings(WORLD.system(system))[runner].slots
            for name in TRIED[runner]:
                mine = [slot for slot in slots if slot.protocol.name == name]
                masks = {slot.roles for slot in mine}
                wanted = {mask for _, mask in role_sets(mine[0].protocol)}
                self.assertEqual(masks, wanted, f"{runner} and {name}")

    def test_the_system_that_ships_has_no_row_of_a_runner(self) -> None:
        ships = WORLD.system("writ")
        self.assertFalse(set(RUNNERS) & set(wirings(ships)))
        for who, server, _, _ in granted(ships):
            self.assertNotIn(who, RUNNERS)
            self.assertNotIn(server, RUNNERS)

    def test_what_runners_are_admitted_to_is_for_their_own_systems_alone(self) -> None:
        count = 0
        for component in WORLD.components:
            for admits in component.admits:
                for who in set(admits.who) & set(RUNNERS):
                    count += 1
                    self.assertIn(admits.system, ("test", "contracts", "providers"), f"{component.name}: {who}")
        self.assertGreater(count, 10)

    def test_the_rows_of_a_runner_are_all_that_its_system_adds_to_the_one_that_ships(self) -> None:
        ships = granted(WORLD.system("writ"))
        for runner, system in (("conformance", "test"), ("contracts", "contracts")):
            added = granted(WORLD.system(system)) - ships
            self.assertEqual({row[0] for row in added}, {runner})
            self.assertLessEqual(ships, granted(WORLD.system(system)))


if __name__ == "__main__":
    unittest.main()
