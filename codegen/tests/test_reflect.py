"""The reflection image holds the whole model, is the same every time, and nobody is harmed by one that was damaged."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import unittest
import zlib
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "codegen"))

from writ.load import load_world  # noqa: E402
from writ.model import Pos, World  # noqa: E402
from writ.reflect import tables  # noqa: E402
from writ.reflect.read import NOWHERE, BadImage, world_of  # noqa: E402
from writ.reflect.write import image_of, part_of  # noqa: E402

from tests import golden_world  # noqa: E402
from tests import twin_contract as zoo  # noqa: E402

WORLD = load_world([ROOT / "idl", ROOT / "services"])
WORLDS = (
    WORLD,
    golden_world.world_of(golden_world.contracts("town")),
    World((zoo.LIBRARY,), (), ()),
)
DIGEST = """
import hashlib, sys
sys.path.insert(0, sys.argv[1] + "/codegen")
from writ.load import load_world
from writ.reflect.write import image_of
print(hashlib.sha256(image_of(load_world([sys.argv[1] + "/idl", sys.argv[1] + "/services"]))).hexdigest())
"""


def without_places(thing: Any) -> Any:
    """A model as an image can know it: nothing about files but the name of each library's."""
    if isinstance(thing, Pos):
        return NOWHERE
    if is_dataclass(thing) and not isinstance(thing, (Enum, type)):
        return replace(
            thing, **{f.name: without_places(getattr(thing, f.name)) for f in fields(thing)}
        )
    return tuple(map(without_places, thing)) if isinstance(thing, tuple) else thing


def digest(seed: str) -> str:
    command = [sys.executable, "-B", "-c", DIGEST, str(ROOT)]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return done.stdout


class Image(unittest.TestCase):
    def test_an_image_gives_the_whole_model_back(self) -> None:
        for world in WORLDS:
            self.assertEqual(world_of(image_of(world)), without_places(world))

    def test_an_image_of_what_was_read_is_the_same_image(self) -> None:
        for world in WORLDS:
            image = image_of(world)
            self.assertEqual(image_of(world_of(image)), image)

    def test_a_system_carries_its_own_components_and_what_they_speak(self) -> None:
        part = world_of(image_of(part_of(WORLD, WORLD.system("writ"))))
        self.assertEqual([s.name for s in part.systems], ["writ"])
        inside = {w.component.name for w in WORLD.system("writ").components}
        self.assertEqual({c.name for c in part.components}, inside)
        self.assertIn("echo", {library.name for library in part.libraries})

    def test_the_bytes_do_not_depend_on_hash_seeds(self) -> None:
        self.assertEqual(digest("1"), digest("4711"))

    def test_headers_and_page_are_what_the_tables_say(self) -> None:
        runtime = golden_world.RUNTIME / "reflect"
        page = ROOT / "docs" / "reflect.md"
        hint = (
            "run: cd codegen && python3 -m writ.reflect.tables runtime/c/reflect ../docs/reflect.md"
        )
        for text, path in (
            (tables.header(), runtime / "writ/reflect_tables.h"),
            (tables.columns(), runtime / "reflect_columns.h"),
            (tables.page(page.read_text()), page),
        ):
            self.assertEqual(path.read_text(), text, hint)


class Damaged(unittest.TestCase):
    def test_a_damaged_image_is_refused_in_a_sentence(self) -> None:
        image = image_of(WORLDS[1])
        for damaged in (b"", image[:20], image[:-1], image + b"\0", b"X" + image[1:]):
            self.assertRaises(BadImage, world_of, damaged)
        self.assertRaises(BadImage, world_of, image[:100] + b"\xff" + image[101:])

    def test_an_image_that_lies_is_refused_or_read_and_nothing_else(self) -> None:
        image = image_of(WORLDS[1])
        numbers = random.Random(1)
        refused = 0
        for _ in range(400):
            data = bytearray(image)
            for _ in range(numbers.randrange(1, 5)):
                data[numbers.randrange(16, len(data))] = numbers.randrange(256)
            data[12:16] = zlib.crc32(bytes(data[16:])).to_bytes(4, "little")
            try:
                world_of(bytes(data))
            except BadImage as error:
                refused += 1
                self.assertNotIn("\n", str(error))
        self.assertGreater(refused, 100)


if __name__ == "__main__":
    unittest.main()
