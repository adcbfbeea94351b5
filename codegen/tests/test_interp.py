"""The interpreter in C gives the twin's check, offset, status and values for every message, from the image alone."""

from __future__ import annotations

import sys
import tempfile
import unittest
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "codegen"))

from twin.codec import decode  # noqa: E402
from twin.judge import GOOD  # noqa: E402
from twin.manifest import directions  # noqa: E402
from twin.text import text_of  # noqa: E402
from writ.emit import vectors  # noqa: E402
from writ.load import load_world  # noqa: E402
from writ.model import World  # noqa: E402

from tests import interp_world  # noqa: E402
from tests import twin_contract as zoo  # noqa: E402
from tests.golden_world import contracts, world_of  # noqa: E402

vectors_of = cache(vectors.vectors_of)
WORLDS = {
    "idl": load_world([ROOT / "idl", ROOT / "services"]),
    "town": world_of(contracts("town")),
    "zoo": World((zoo.LIBRARY,), (), ()),
}


class Interpreter(unittest.TestCase):
    folder: Path
    program: Path

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.program = interp_world.build(
            cls.folder / "stream", "interp_stream", interp_world.SANITIZED
        )

    def ask(self, world: str, lines: list[str]) -> list[str]:
        return interp_world.run(self.program, WORLDS[world], self.folder, lines)

    def good_vectors(self, world: str):  # type: ignore[no-untyped-def]
        """(direction, message, its text) of every vector that is good and no error reply."""
        for library in WORLDS[world].libraries:
            found = directions(library)
            for vector in vectors_of(library)[1]:
                if vector.reject == GOOD and vector.direction < len(found):
                    direction = found[vector.direction]
                    if not (direction.is_reply and vector.message.fields.method):
                        fields = direction.plan.frame.is_reply
                        own = direction.method.reply if fields else direction.method.request
                        values = decode(direction.plan, vector.message).values
                        yield direction, vector, text_of(own, values)

    def test_every_vector_gets_the_check_offset_and_status_that_the_twin_gave_it(self) -> None:
        for world in WORLDS:
            for library in WORLDS[world].libraries:
                found = directions(library)
                known = [v for v in vectors_of(library)[1] if v.direction < len(found)]
                lines = [
                    interp_world.check_line(found[v.direction], v.message, v.roles) for v in known
                ]
                answers = self.ask(world, lines)
                self.assertEqual(len(answers), len(known))
                for vector, answer in zip(known, answers):
                    got = tuple(map(int, answer.split(" ", 3)[:3]))
                    expected = (vector.reject.check, vector.reject.offset, vector.status)
                    key = found[vector.direction].key
                    self.assertEqual(got, expected, f"{key}: {vector.name}")

    def test_every_good_vector_has_the_values_that_the_twin_reads(self) -> None:
        for world in WORLDS:
            cases = list(self.good_vectors(world))
            lines = [interp_world.check_line(d, v.message, v.roles) for d, v, _ in cases]
            for (direction, vector, text), answer in zip(cases, self.ask(world, lines)):
                where = f"{direction.key}: {vector.name}"
                self.assertEqual(answer.split(" ", 3)[3], text, where)

    def test_what_is_printed_builds_the_message_again(self) -> None:
        for world in WORLDS:
            cases = [
                (d, v, text)
                for d, v, text in self.good_vectors(world)
                if "{}" not in text and self.is_plain(v.message, d)
            ]
            lines = [
                f"build {int(d.is_reply)} {d.owner.name}.{d.method.name} {text}"
                for d, _, text in cases
            ]
            for (direction, vector, text), answer in zip(cases, self.ask(world, lines)):
                message = vector.message
                count = message.fields.handles
                parts = (message.seen().hex() or "-", message.records[: 8 * count].hex() or "-")
                expected = f"{message.tag:x} {parts[0]} {parts[1]}"
                self.assertEqual(answer, expected, f"{direction.key}: {vector.name}: {text}")

    def is_plain(self, message, direction) -> bool:  # type: ignore[no-untyped-def]
        """Of the newest version, and with handles that are just what is asked for."""
        shape = direction.plan.frame
        fixed = len(message.seen())
        if shape.tails:
            at = shape.tails[0].offset
            fixed = int.from_bytes(message.seen()[at : at + 2], "little")
        return fixed == shape.sizes[-1] and all(
            message.record(r.position).rights in (0, r.rights)
            and message.record(r.position).flags == 0
            for r in shape.records
        )

    def test_a_text_that_is_no_message_gets_a_sentence(self) -> None:
        cases = (
            ("Twon.paint at=1", "There is no protocol `Twon`; did you mean `Town`?"),
            ("Town.pant at=1", "There is no method `pant`; did you mean `paint`?"),
            ("Town", "There is no method ``."),
            ("Town.build stone=MARBEL rooms=1", "There is no member `MARBEL`; did you mean `MARBLE`?"),
            ("Town.build ston=MARBLE", "There is no parameter `ston`; did you mean `stone`?"),
            ("Town.build stone=MARBLE", "Parameter `rooms` has no value."),
            ("Town.build stone=MARBLE stone=MARBLE rooms=1", "`stone` has a value already."),
            ("Town.build stone=9 rooms=1", "The number is not among those of its type, Stone."),
            ("Town.build stone=1 rooms=256", "The number is not among those of its type, 0 to 255."),
            ("Town.build stone=1 rooms=-1", "The number is not among those of its type, 0 to 255."),
            ("Town.build stone=1 rooms=many", "A number belongs here."),
            ("Town.build stone=1 rooms=1x", "A number belongs here."),
            ("Town.build stone=1 rooms", "A = belongs behind a name."),
            ("Town.name_it name=a/b coat=x\"\" path=[] tolls=[] song=\"\"", "Something stands behind the value."),
            ("Town.name_it name=\"a/b\" coat=x\"\" path=[] tolls=[] song=\"\"", "A name is made of letters, digits and ._:@+-"),
            ("Town.name_it name=a coat=x\"0\" path=[] tolls=[] song=\"\"", "Pairs of hexadecimal digits belong here."),
            ("Town.name_it name=a coat=x\"\" path=[] tolls=[1,2,3,4] song=\"\"", "The list has more elements than it may."),
            ("Town.name_it name=a coat=x\"\" path=[ tolls=[] song=\"\"", "A bracket is never closed."),
            ("Town.name_it name=a coat=x\"\" path=] tolls=[] song=\"\"", "A bracket closes that was never opened."),
            ("Town.name_it name=a coat=x\"\" path=[] tolls=[] song=\"a", "A quoted text has no end."),
            ("Town.name_it name=a coat=x\"\" path=[] tolls=[] song=\"\\q\"", "A backslash stands before \", \\ or xNN."),
            ("Town.name_it name=a coat=x\"\" path=[] tolls=[] song=\"\\xff\"", "A text is UTF-8 without zero bytes."),
            ("Town.name_it name=a coat=x\"\" path=[] tolls=[] song=\"aaaaaaaaaaaaaaaaaaaaa\"", "The text is longer than its limit."),
            ("Town.paint at={known=true, x=1, y=2} tint=[1,2,3] doors=0 mood=1 side=LEFT shade=0", "Field `stone` has no value."),
            ("Town.paint at={known=2}", "This is neither true nor false."),
            ("Town.deliver papers=[cap:1, none] map=none ally=cap:3", "This handle is not optional."),
            ("Town.deliver papers=[cap:1] map=none ally=cap:3", "A handle is written cap:SLOT or none."),
            ("Town.deliver papers=[cap:1, cap:0] map=none ally=cap:3", "The number is not among those of its type, 1 to 65535."),
        )  # fmt: skip
        for (text, sentence), answer in zip(
            cases, self.ask("town", [f"build 0 {t}" for t, _ in cases])
        ):
            word, _, rest = answer.partition(" ")
            self.assertEqual((word, rest.split(" ", 2)[-1]), ("error", sentence), text)

    def test_numbers_may_be_written_as_people_write_them(self) -> None:
        lines = [
            f"build 0 Town.count first={n} second=0" for n in ("4096", "4Ki", "0x1000", "4_096")
        ]
        self.assertEqual(len(set(self.ask("town", lines))), 1)

    def test_a_parameter_of_a_later_version_that_is_left_out_is_zero(self) -> None:
        short, full = self.ask(
            "town",
            ["build 0 Town.count first=7", "build 0 Town.count first=7 second=0 third=0"],
        )
        self.assertEqual(short, full)


if __name__ == "__main__":
    unittest.main()
