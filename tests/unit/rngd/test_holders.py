#!/usr/bin/python3
"""Who has anything of the device that gives randomness, as the contracts say it: its driver, and the
one authority behind it."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "codegen"))

from writ.device import CLASSES, device_of  # noqa: E402
from writ.load import load_world  # noqa: E402
from writ.model import System, Wiring  # noqa: E402

WORLD = load_world([ROOT / "idl", ROOT / "services"])
DRIVER = "virtio_rng"
AUTHORITY = "rngd"
MODELS = {(0x1AF4, 0x1044), (0x1AF4, 0x1005)}
# Programs that try drivers, each in systems of its own that do not ship.
TRIERS = {"driving", "keeping", "person", "providing", "storing"}
CONSUMER = 1 << 3  # of Deviced


def speaks(wiring: Wiring) -> bool:
    """Whether it has a connection to the raw source, or may resolve one: deviced lends a provider to
    those alone who say that they call such ones."""
    return any(
        (slot.protocol.name == "EntropySource" and slot.roles)
        or (
            slot.protocol.name == "Deviced"
            and slot.roles & CONSUMER
            and "EntropySource" in wiring.component.calls_back
        )
        for slot in wiring.slots
    )


def holders(system: System) -> set[str]:
    return {w.component.name for w in system.components if speaks(w)}


def drivers(system: System) -> set[str]:
    """That could be given the device."""
    found = set()
    for wiring in system.components:
        device = device_of(wiring.component)
        for match in device.matches if device else ():
            whole = any(
                match.vendor in (0, vendor) and match.model in (0, model) for vendor, model in MODELS
            )
            of_class = match.class_of in (0, CLASSES["entropy"])
            if whole and of_class:
                found.add(wiring.component.name)
    return found


class Holders(unittest.TestCase):
    def test_the_device_has_one_driver(self) -> None:
        for system in WORLD.systems:
            strays = {"stray_function"} if system.name == "drives" else set()
            self.assertLessEqual(drivers(system) - strays, {DRIVER}, system.name)

    def test_raw_bytes_can_be_lent_to_no_more_than_these(self) -> None:
        seen = set()
        for system in WORLD.systems:
            tried = set() if system.name == "writ" else TRIERS
            self.assertLessEqual(holders(system), {AUTHORITY} | tried, system.name)
            seen |= holders(system)
        self.assertIn(AUTHORITY, seen)

    def test_the_driver_admits_nobody_by_name_but_who_tries_it(self) -> None:
        component = next(c for c in WORLD.components if c.name == DRIVER)
        for admits in component.admits:
            self.assertLessEqual(set(admits.who), TRIERS)

    def test_random_bytes_are_one_daemons_to_give(self) -> None:
        servers = {c.name for c in WORLD.components for p in c.serves if p.protocol.name == "Entropy"}
        self.assertEqual(servers, {AUTHORITY})


if __name__ == "__main__":
    unittest.main()
