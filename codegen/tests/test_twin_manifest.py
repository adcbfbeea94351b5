"""The twin and the C emitter number the same checks alike, though neither knows of the other."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "codegen"))

from twin.manifest import directions  # noqa: E402
from twin.shape import Frame  # noqa: E402
from writ import layout  # noqa: E402
from writ.load import load_world  # noqa: E402
from writ.model import Protocol, TableType, UnionType  # noqa: E402
from writ.model import Field  # noqa: E402

from tests import twin_contract as zoo  # noqa: E402

WORLD = load_world([ROOT / "idl", ROOT / "services"])
LIBRARIES = [*WORLD.libraries, zoo.LIBRARY]


def is_emitted(fields: tuple[Field, ...]) -> bool:
    """Unions and tables are in the language and in the twin; the C emitter refuses them."""
    return not any(isinstance(f.type, (UnionType, TableType)) for f in fields)


class Manifests(unittest.TestCase):
    def test_every_direction_has_the_same_checks_by_id(self) -> None:
        compared = 0
        for library in LIBRARIES:
            for direction in directions(library):
                method, owner = direction.method, direction.owner
                if not is_emitted(method.reply if direction.is_reply else method.request):
                    continue
                protocol = owner if isinstance(owner, Protocol) else None
                made = (
                    layout.reply_of(method)
                    if direction.is_reply
                    else layout.request_of(method, protocol)
                )
                theirs = [(c.id, c.kind) for c in made.checks]
                ours = [(c.id, c.kind) for c in direction.plan.checks]
                self.assertEqual(ours, theirs, direction.key)
                compared += len(ours)
        self.assertGreater(compared, 700)

    def test_every_direction_has_the_same_sizes_and_places(self) -> None:
        for library in LIBRARIES:
            for direction in directions(library):
                method, shape = direction.method, direction.plan.frame
                if not is_emitted(method.reply if direction.is_reply else method.request):
                    continue
                made = layout.reply_of(method) if direction.is_reply else layout.request_of(method)
                self.assertEqual(
                    places(shape), [(p.field.name, p.offset) for p in made.fixed], direction.key
                )
                self.assertEqual(
                    list(zip(shape.versions, shape.sizes)), list(made.groups), direction.key
                )
                self.assertEqual(shape.in_registers, made.registers, direction.key)


def places(shape: Frame) -> list[tuple[str, int]]:
    return [(p.field.name, p.offset) for p in shape.places]


if __name__ == "__main__":
    unittest.main()
