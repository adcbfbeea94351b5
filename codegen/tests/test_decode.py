"""`writ decode` and `writ doc`: what frames mean, by contracts and by an image, and numbered faults
where they mean nothing."""

from __future__ import annotations

import contextlib
import io
import json
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "codegen"))

from twin.codec import encode, error_reply  # noqa: E402
from twin.manifest import Direction, directions  # noqa: E402
from twin.message import Message  # noqa: E402
from twin.randoms import random_values  # noqa: E402
from twin.samples import typical_values  # noqa: E402
from writ.cli import main  # noqa: E402
from writ.decode.capnp import BadSegment, native_of  # noqa: E402
from writ.decode.fault import FAULTS  # noqa: E402
from writ.emit import capnp  # noqa: E402
from writ.reflect.write import image_of  # noqa: E402

from tests import capnp_tool as tool  # noqa: E402
from tests.golden_world import contracts, world_of  # noqa: E402
from random import Random  # noqa: E402

WORLD = world_of(contracts("town"))
SECRETS = """
library s draft;
/// Keeps.
durable protocol Safe = 0x30 {
    /// Puts.
    strict method 0x10 put(@secret key : bytes<=8, count : u32) -> () requires any deadline 100ms retry safe;
}
"""


def direction(name: str, is_reply: bool = False) -> Direction:
    library = WORLD.library(name.split(".")[0].lower())
    found = (d for d in directions(library) if f"{d.owner.name}.{d.method.name}" == name)
    return next(d for d in found if d.is_reply == is_reply)


def typical(name: str, is_reply: bool = False) -> Message:
    made = direction(name, is_reply)
    return encode(made.plan, typical_values(made.plan))


def framed(message: Message) -> bytes:
    records = message.records[: 8 * message.fields.handles]
    return struct.pack("<Q", message.tag) + message.body + records


class Commands(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        for name, text in contracts("town").items():
            (self.folder / Path(name).name).write_text(text)
        self.image = self.folder / "reflect.bin"
        self.image.write_bytes(image_of(WORLD))

    def run_it(self, *arguments: str, data: bytes = b"") -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        stdin = mock.Mock(buffer=io.BytesIO(data))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            with mock.patch.object(sys, "stdin", stdin):
                code = main(arguments)
        return code, out.getvalue(), err.getvalue()

    def decode(self, data: bytes, *more: str) -> tuple[int, str, str]:
        return self.run_it("decode", "--reflect", str(self.image), *more, data=data)

    def test_a_request_is_told_part_by_part(self) -> None:
        code, out, err = self.decode(framed(typical("Echo.say")))
        self.assertEqual((code, err), (0, ""))
        self.assertEqual(
            out.splitlines(),
            [
                "Echo.say request: good",
                "  tag   5721001800100012  method 0x12, protocol 0x0010, 24 bytes, 1 handles, BUFFER, native",
                "  0000  8877665544332211                  room = 1234605616436508552",
                "  0008  10000500                          text is at 16, 5 long",
                "  000c  00000000                          padding",
                '  0010  6162636465                        text = "abcde"',
                "  0015  000000                            padding",
                "  0fc0  2800010004000000                  paper = cap:40, type 4, rights 0x0001, flags 0, protocol 0x0000",
            ],
        )

    def test_hexadecimal_with_comments_is_the_same_as_bytes(self) -> None:
        data = framed(typical("Town.paint"))
        spaced = b"# a capture\n" + data.hex(" ").encode() + b"\n"
        self.assertEqual(self.decode(spaced), self.decode(data))

    def test_contracts_and_image_give_the_same_answer(self) -> None:
        data = framed(typical("Town.draw")) + framed(typical("Town.draw", True))
        by_idl = self.run_it("decode", "--idl", str(self.folder), data=data)
        self.assertEqual(by_idl, self.decode(data))

    def test_a_reply_is_of_the_request_before_it_or_of_the_method_that_is_named(self) -> None:
        reply = framed(typical("Echo.look", True))
        after = self.decode(framed(typical("Echo.look")) + reply)[1]
        named = self.decode(reply, "--reply-to", "Echo.look")[1]
        self.assertTrue(after.endswith(named) and named.startswith("Echo.look reply: good"))

    def test_socket_frames_are_matched_by_their_ids(self) -> None:
        data = b""
        for number, message in (
            (7, typical("Echo.look")),
            (8, typical("Echo.double")),
            (7, typical("Echo.look", True)),
        ):
            data += struct.pack("<IIQ", number, 100, message.tag) + message.body
        out = self.decode(data, "--socket", "--json")[1]
        self.assertEqual(
            [json.loads(line)["method"] for line in out.splitlines()], ["look", "double", "look"]
        )

    def test_a_bad_message_says_which_check_and_why(self) -> None:
        message = typical("Town.build")
        bad = Message(message.tag, b"\x09" + message.body[1:])
        code, out, _ = self.decode(framed(bad), "--json")
        refused = json.loads(out)["refused"]
        self.assertEqual(
            (code, refused["kind"], refused["name"], refused["offset"]), (1, "enum", "stone", 0)
        )
        self.assertIn("BAD_MESSAGE by check 9 (enum stone) at 0.", self.decode(framed(bad))[1])

    def test_an_error_reply_has_its_name_and_sentence(self) -> None:
        reply = error_reply(direction("Town.build", True).plan.frame, 66)
        out = self.decode(framed(reply), "--reply-to", "Town.build")[1]
        self.assertIn("Town.build reply: FULL. No more houses can be built.", out)

    def test_a_number_without_a_method_is_told(self) -> None:
        message = typical("Town.build").with_tag(method=0x1E)
        self.assertIn("Town.0x1e request: DENIED", self.decode(framed(message))[1])

    def test_secrets_are_not_printed_unless_asked_for(self) -> None:
        place = self.folder / "secret"
        place.mkdir()
        (place / "s.writ").write_text(SECRETS)
        world = world_of({"s.writ": SECRETS})
        put = next(d for d in directions(world.library("s")) if d.method.name == "put")
        data = framed(encode(put.plan, {"key": b"\x11\x22\x33", "count": 5}))
        for more in ((), ("--json",)):
            hidden = self.run_it("decode", "--idl", str(place), *more, data=data)[1]
            shown = self.run_it("decode", "--idl", str(place), "--show-secrets", *more, data=data)[
                1
            ]
            self.assertNotIn("112233", hidden)
            self.assertIn("112233", shown)

    def test_a_capnp_body_has_the_same_values(self) -> None:
        for name, text in capnp.emit_library(WORLD, "town").items():
            (self.folder / name).write_text(text)
        made = direction("Town.draw")
        numbers = Random(3)
        for _ in range(20):
            values = random_values(numbers, made.plan)
            words = tool.message_text(made, values).encode("latin-1")
            kind = tool.type_name(made)
            segment = tool.convert(self.folder, "text:canonical", "town.capnp", kind, words)
            native = encode(made.plan, values)
            fields = native.fields
            message = native.with_tag(size=len(segment), format=0x43)
            self.assertEqual(native_of(made, Message(message.tag, segment)).tag, native.tag)
            theirs = self.decode(framed(Message(message.tag, segment)), "--json")[1]
            ours = self.decode(framed(native), "--json")[1]
            self.assertEqual(json.loads(theirs)["values"], json.loads(ours)["values"], fields)

    def test_a_damaged_capnp_body_is_a_sentence(self) -> None:
        numbers = Random(5)
        made = direction("Town.name_it")
        for _ in range(500):
            body = numbers.randbytes(8 * numbers.randint(1, 12))
            tag = typical("Town.name_it").with_tag(size=len(body), format=0x43).tag
            with contextlib.suppress(BadSegment):
                native_of(made, Message(tag, body))

    def test_every_fault_has_its_number_and_no_traceback(self) -> None:
        good = framed(typical("Echo.double"))
        other = Message(typical("Echo.double").with_tag(protocol=0x999).tag, bytes(8))
        broken = self.folder / "broken.bin"
        broken.write_bytes(b"WRITREFL and no more")
        wrong = self.folder / "wrong"
        wrong.mkdir()
        (wrong / "x.writ").write_text("library x;")
        image = ("--reflect", str(self.image))
        cases = {
            "D01": self.decode(b"12 3x"),
            "D02": self.decode(good[:-1]),
            "D03": self.decode(struct.pack("<Q", 0x5700FFFF00100010)),
            "D04": self.decode(framed(other)),
            "D05": self.decode(framed(typical("Echo.look", True))),
            "D06": self.run_it("decode", "--reflect", str(broken), data=good),
            "D07": self.run_it("doc", "Echo.sya", *image),
            "D08": self.run_it("decode", "--idl", str(wrong), data=good),
            "D09": self.decode(b" \n"),
            "D10": self.decode(b"0" * ((64 << 20) + 1)),
        }
        self.assertEqual(set(cases), set(FAULTS))
        page = (ROOT / "docs" / "decode.md").read_text()
        for number, (code, out, err) in cases.items():
            last = err.splitlines()[-1]
            self.assertEqual((code, out), (2, ""), number)
            self.assertTrue(last.startswith(f"writc: {number}: {FAULTS[number]}"), last)
            self.assertIn(f"| {number} | {FAULTS[number]} |", page)
        self.assertIn("did you mean `Echo.say`?", cases["D07"][2])

    def test_doc_says_what_a_method_does_and_what_it_may_answer(self) -> None:
        code, out, _ = self.run_it("doc", "Town.quench", "--reflect", str(self.image))
        self.assertEqual(code, 0)
        for words in (
            "Puts a fire out.",
            "strict method 0x13 quench(house : HouseId)",
            "ASHES",
            "It burnt down.",
        ):
            self.assertIn(words, out)

    def test_the_command_runs_by_itself(self) -> None:
        command = [
            sys.executable,
            "-B",
            str(ROOT / "codegen" / "writc"),
            "decode",
            "--reflect",
            str(self.image),
        ]
        done = subprocess.run(command, input=framed(typical("Town.paint")), capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (0, b""))


if __name__ == "__main__":
    unittest.main()
