#!/usr/bin/python3
"""What deviced holds, as the contracts say it: the log, procd's driver role, and what it passes on."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "codegen"))

from writ.load import load_world  # noqa: E402

WORLD = load_world([ROOT / "idl", ROOT / "services"])
HELD = {
    "Log": {"write"},
    "IrqControl": {"claim_board", "claim_message"},
    "IoPortControl": {"claim"},
    "PciControl": {"claim"},
    "MemoryControl": {"create_dma", "release"},
}


class Deviced(unittest.TestCase):
    def setUp(self) -> None:
        self.deviced = next(c for c in WORLD.components if c.name == "deviced")

    def test_it_holds_the_log_and_the_controls_whose_pieces_it_passes_on_and_nothing_else(self) -> None:
        held = {h.object.name: {m.name for m in h.methods} for h in self.deviced.holds}
        self.assertEqual(held, HELD)

    def test_it_speaks_to_procd_in_the_role_of_drivers_and_to_nobody_else(self) -> None:
        uses = [(u.protocol.name, {r.name for r in u.roles}) for u in self.deviced.uses]
        self.assertEqual(uses, [("Procd", {"driver"})])

    def test_nobody_else_claims_what_it_hands_out_in_the_system_that_ships(self) -> None:
        ships = next(s for s in WORLD.systems if s.name == "writ")
        for wiring in ships.components:
            for held in wiring.component.holds:
                claims = {m.name for m in held.methods} & HELD.get(held.object.name, set())
                mine = wiring.component.name == "deviced" or held.object.name == "Log"
                self.assertTrue(mine or not claims, f"{wiring.component.name}: {claims}")

    def test_it_makes_connections_to_nobody(self) -> None:
        for system in WORLD.systems:
            self.assertNotEqual(system.minter, "deviced")


if __name__ == "__main__":
    unittest.main()
