"""The world of golden/contracts and the C that the emitters make of it, for the tests of the emitters."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

TESTS = Path(__file__).resolve().parent
CODEGEN = TESTS.parent
sys.path.insert(0, str(CODEGEN))

from writ.emit import c  # noqa: E402
from writ.load import load_texts  # noqa: E402
from writ.model import World  # noqa: E402

GOLDEN = TESTS / "golden"
RUNTIME = CODEGEN / "runtime" / "c"


def world_of(texts: dict[str, str]) -> World:
    """The world of contracts that must be good."""
    loaded = load_texts(texts)
    if loaded.world is None:
        raise AssertionError(loaded.report())
    return loaded.world


def contracts(*extra: str) -> dict[str, str]:
    """The golden contracts by the names that generated files tell, and others of this folder."""
    names = ["echo", "kernel", "programs", *extra]
    folder = GOLDEN / "contracts"
    return {f"idl/{name}.writ": (folder / f"{name}.writ").read_text() for name in names}


def emit_all(world: World) -> dict[str, str]:
    """Every C file of a world."""
    out: dict[str, str] = {}
    for library in world.libraries:
        out |= c.emit_library(world, library.name)
        out |= c.emit_fake(world, library.name)
    for component in world.components:
        out |= c.emit_component(world, component.name)
    for system in world.systems:
        out |= c.emit_system(world, system.name)
    return out


@cache
def golden_world() -> World:
    return world_of(contracts())


@cache
def emitted() -> dict[str, str]:
    return emit_all(golden_world())
