"""The twin follows docs/wire.md: bytes and ids below were worked out by hand from that page."""

from __future__ import annotations

import ast
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from tests import twin_contract as zoo  # noqa: E402
from twin import tag  # noqa: E402
from twin.checks import HEAD, Plan, plan  # noqa: E402
from twin.codec import BadValue, decode, encode, error_reply  # noqa: E402
from twin.faults import bad_messages  # noqa: E402
from twin.judge import GOOD, Reject, judge  # noqa: E402
from twin.manifest import directions, manifest  # noqa: E402
from twin.message import HandleRecord, Message  # noqa: E402
from twin.samples import good_messages, good_values, typical_values  # noqa: E402
from twin.shape import frame, size_of  # noqa: E402
from writ.model import Method  # noqa: E402

TWIN = Path(__file__).resolve().parent.parent / "twin"


def request(method: Method) -> Plan:
    return plan(zoo.ZOO, method, False)


def reply(method: Method) -> Plan:
    return plan(zoo.ZOO, method, True)


def kinds(which: Plan) -> list[str]:
    return [f"{c.kind} {c.name}" for c in which.checks[len(HEAD) :]]


class Layout(unittest.TestCase):
    def test_fields_stand_at_multiples_of_their_alignment(self) -> None:
        shape = frame(zoo.ZOO, zoo.SCALARS, False)
        self.assertEqual([p.offset for p in shape.places], [0, 8, 16, 17, 18, 19, 20, 24])
        self.assertEqual(shape.sizes, (32,))
        self.assertTrue(shape.in_registers)

    def test_a_struct_is_padded_to_its_alignment(self) -> None:
        self.assertEqual(size_of(zoo.LEAKY), 8)
        self.assertEqual(size_of(zoo.POINT), 12)

    def test_a_descriptor_takes_four_bytes_at_a_multiple_of_two(self) -> None:
        shape = frame(zoo.ZOO, zoo.TAILS, False)
        self.assertEqual([p.offset for p in shape.places], [0, 4, 8, 12])
        self.assertEqual(shape.sizes, (16,))
        self.assertFalse(shape.in_registers)

    def test_every_group_starts_at_a_multiple_of_eight_in_the_order_of_its_version(self) -> None:
        shape = frame(zoo.ZOO, zoo.GROWN, False)
        places = {p.field.name: p.offset for p in shape.places}
        self.assertEqual(places, {"id": 0, "name": 2, "early": 8, "late": 16})
        self.assertEqual((shape.versions, shape.sizes), ((0, 1, 2), (8, 16, 24)))

    def test_a_fixed_part_of_more_than_48_bytes_is_buffer_class(self) -> None:
        self.assertFalse(frame(zoo.ZOO, zoo.NESTED, True).in_registers)
        self.assertTrue(frame(zoo.ZOO, zoo.EMPTY, False).in_registers)

    def test_handles_make_the_class_buffer_and_have_no_place_in_the_body(self) -> None:
        shape = frame(zoo.ZOO, zoo.HANDLES, False)
        self.assertEqual((shape.sizes, shape.in_registers), ((0,), False))
        self.assertEqual([r.offset for r in shape.records], [4032 + 8 * k for k in range(6)])


class Bytes(unittest.TestCase):
    def test_scalars(self) -> None:
        values = dict(a=1, b=2, c=True, d=7, e=9, f=-5, g=0x1234, h=-1)
        message = encode(request(zoo.SCALARS), values)
        self.assertEqual(
            message.body.hex(" ", 8),
            "0100000000000000 0200000000000000 010709fb34120000 ffffffff00000000",
        )
        self.assertEqual(message.tag, 0x5700_0020_0077_0010)

    def test_tails_follow_in_order_each_padded_to_eight(self) -> None:
        values = dict(who=b"ab", id=5, note=b"", raw=b"123456789")
        message = encode(request(zoo.TAILS), values)
        self.assertEqual(
            message.body.hex(" ", 8),
            "1000020005000000 1800000018000900 6162000000000000 3132333435363738 3900000000000000",
        )
        self.assertEqual(message.tag, 0x5720_0028_0077_0013)

    def test_a_union_is_its_tag_a_zero_word_and_its_reserve(self) -> None:
        values = dict(a=1, shape=("tiny", 9), open_shape=("far", 0x01020304))
        message = encode(request(zoo.CHOICES), values)
        self.assertEqual(
            message.body.hex(" ", 8),
            "0100000000000000 0500000000000000 0900000000000000 0000000000000000 "
            "0000000000000000 0300000000000000 0403020100000000",
        )

    def test_a_table_places_every_slot_whether_it_is_there_or_not(self) -> None:
        values = dict(settings=dict(size=11, tone=2), open_settings={})
        message = encode(reply(zoo.CHOICES), values)
        self.assertEqual(
            message.body.hex(" ", 8),
            "0a00000000000000 000000000b000000 0200000000000000 0000000000000000 "
            "0000000000000000 0000000000000000 0000000000000000",
        )

    def test_handle_records(self) -> None:
        values = typical_values(request(zoo.HANDLES)) | {"some": None}
        message = encode(request(zoo.HANDLES), values)
        self.assertEqual(
            message.records.hex(" ", 8),
            "2800030004000000 0000000000000000 2a00018004000000 2b00018004000000 "
            "2c00010006007700 2d00010005007700 0000000000000000 0000000000000000",
        )
        self.assertEqual(message.tag, 0x5726_0000_0077_0014)

    def test_an_error_reply_is_its_tag(self) -> None:
        message = error_reply(reply(zoo.TAILS).frame, 70)
        self.assertEqual((message.tag, message.body), (0x5710_0000_0077_0046, b""))
        self.assertEqual(judge(reply(zoo.TAILS), message), GOOD)

    def test_values_that_a_type_does_not_have_are_refused(self) -> None:
        base = typical_values(request(zoo.TAILS))
        for name, value in (("who", b""), ("who", b"a/b"), ("note", b"\xff"), ("raw", bytes(18))):
            with self.assertRaises(BadValue):
                encode(request(zoo.TAILS), base | {name: value})


class Ids(unittest.TestCase):
    def test_the_first_eight_are_the_steps_on_the_tag(self) -> None:
        for direction in directions(zoo.LIBRARY):
            self.assertEqual(tuple(c.kind for c in direction.plan.checks[:8]), HEAD)
            self.assertEqual(
                [c.id for c in direction.plan.checks],
                list(range(1, len(direction.plan.checks) + 1)),
            )

    def test_the_fixed_part_is_checked_by_rising_offset(self) -> None:
        self.assertEqual(
            kinds(request(zoo.SCALARS)),
            [
                "padding 1",
                "bool c",
                "enum d",
                "bits e",
                "range f",
                "padding 22",
                "enum h",
                "padding 28",
            ],
        )

    def test_runs_that_touch_are_one_but_those_of_elements_stay_apart(self) -> None:
        self.assertEqual(
            kinds(request(zoo.NESTED)),
            [
                "padding 5",
                "bool many[].flag",
                "padding many[]+1",
                "enum many[].colour",
                "padding many[]+9",
                "range row[]",
                "padding 62",
                "padding 69",
            ],
        )

    def test_a_union_has_its_tag_its_zero_word_and_every_variant(self) -> None:
        self.assertEqual(
            kinds(request(zoo.CHOICES)),
            [
                "padding 1",
                "variant shape",
                "padding shape+4",
                "bool shape.dot.flag",
                "padding shape.dot+9",
                "enum shape.dot.colour",
                "padding shape.dot+17",
                "padding shape.dot+20",
                "padding shape.size+16",
                "padding shape.tiny+9",
                "variant open_shape",
                "padding open_shape+4",
                "bool open_shape.on",
                "padding open_shape.on+9",
                "padding open_shape.far+12",
            ],
        )

    def test_a_table_has_its_mask_and_every_member(self) -> None:
        self.assertEqual(
            kinds(reply(zoo.CHOICES)),
            [
                "mask settings",
                "bool settings.on",
                "padding settings.on absent",
                "padding settings+9",
                "range settings.size",
                "padding settings.size absent",
                "padding settings.tone absent",
                "padding settings+18",
                "padding open_settings.id absent",
                "padding open_settings+10",
                "padding open_settings.at+17",
                "padding open_settings.at absent",
                "padding open_settings+20",
            ],
        )

    def test_tails_have_only_checks_that_can_fail(self) -> None:
        self.assertEqual(
            kinds(reply(zoo.TAILS)),
            [
                "fixed points",
                "padding 12",
                "tail_length points",
                "tail_end points",
                "bool points[].flag",
                "padding points[]+1",
                "enum points[].colour",
                "padding points[]+9",
                "tail_padding points",
                "tail_offset longs",
                "tail_length longs",
                "tail_end longs",
                "tail_offset note",
                "tail_length note",
                "tail_end note",
                "text note",
                "tail_padding note",
                "end body",
            ],
        )

    def test_every_record_has_checks_and_rights_only_where_some_are_asked_for(self) -> None:
        asked = [k.replace("handle_", "") for k in kinds(request(zoo.HANDLES))]
        self.assertEqual(
            asked,
            [
                *("absent first", "type first", "protocol first", "rights first"),
                *("absent some", "type some", "protocol some"),
                *("absent pair[0]", "type pair[0]", "protocol pair[0]", "rights pair[0]"),
                *("absent pair[1]", "type pair[1]", "protocol pair[1]", "rights pair[1]"),
                *("absent way", "type way", "protocol way"),
                *("absent end", "type end", "protocol end"),
            ],
        )

    def test_guard_existence_and_state_come_last(self) -> None:
        self.assertEqual(
            kinds(request(zoo.GUARDED)), ["guard roles", "exists Animal[animal]", "state Animal"]
        )
        statuses = [c.status for c in request(zoo.GUARDED).checks[8:]]
        self.assertEqual(statuses, [tag.DENIED, tag.NOT_FOUND, tag.BAD_STATE])

    def test_the_manifest_names_every_direction(self) -> None:
        names = manifest(zoo.LIBRARY)
        self.assertEqual(len(names), 2 * (3 + len(zoo.ZOO.methods)))
        self.assertIn("zoo.Zoo.stats.reply", names)


class Verdicts(unittest.TestCase):
    def verdict(self, which: Plan, message: Message) -> str:
        reject = judge(which, message)
        if reject == GOOD:
            return "good"
        return f"{which.check(reject.check).kind} {reject.offset}"

    def typical(self, which: Plan) -> Message:
        return encode(which, typical_values(which))

    def test_the_first_failure_wins(self) -> None:
        which = request(zoo.SCALARS)
        bad = self.typical(which).with_bytes(1, b"\1").with_bytes(16, b"\2")
        self.assertEqual(self.verdict(which, bad), "padding 1")
        self.assertEqual(self.verdict(which, bad.with_tag(size=24)), "size 0")
        self.assertEqual(self.verdict(which, bad.with_tag(size=24, flags=2)), "class 0")
        self.assertEqual(self.verdict(which, bad.with_tag(format=0, flags=2)), "format 0")

    def test_a_role_is_checked_before_the_body(self) -> None:
        which = request(zoo.GUARDED)
        bad = self.typical(which).with_tag(size=0)
        self.assertEqual(judge(which, bad, roles=2, role_mask=9), Reject(5, 0))
        self.assertEqual(judge(which, bad, roles=8, role_mask=9), Reject(7, 0))

    def test_an_element_says_where_it_stands(self) -> None:
        which = request(zoo.NESTED)
        bad = self.typical(which).with_bytes(16 + 12 + 8, b"\0")
        self.assertEqual(self.verdict(which, bad), f"enum {16 + 12 + 8}")

    def test_a_tail_must_start_at_the_cursor(self) -> None:
        which = request(zoo.TAILS)
        bad = self.typical(which).with_bytes(8, b"\x10\x00")
        self.assertEqual(self.verdict(which, bad), "tail_offset 8")

    def test_what_stands_behind_the_last_tail_is_refused(self) -> None:
        which = request(zoo.TAILS)
        good = self.typical(which)
        longer = Message(good.tag, good.body + bytes(8)).with_tag(size=len(good.body) + 8)
        self.assertEqual(self.verdict(which, longer), f"end {len(good.body)}")

    def test_older_senders_are_understood_and_absent_groups_read_as_zero(self) -> None:
        which = request(zoo.GROWN)
        old = encode(which, typical_values(which), version=1)
        decoded = decode(which, old)
        self.assertEqual((decoded.version, decoded.values["late"]), (1, 0))
        self.assertTrue(decoded.values["early"])

    def test_a_flexible_method_skips_what_it_does_not_know(self) -> None:
        which = request(zoo.GROWN)
        longer = dict(good_messages(which))["longer by a group that is not known"]
        self.assertEqual(decode(which, longer).values, decode(which, self.typical(which)).values)

    def test_flexible_choices_skip_what_they_do_not_know(self) -> None:
        which = request(zoo.CHOICES)
        shape = self.typical(which).with_bytes(40, b"\x09\0\0\0\0\0\0\0\xff")
        self.assertEqual(self.verdict(which, shape), "good")
        self.assertEqual(self.verdict(which, shape.with_bytes(40, b"\0")), "variant 40")
        self.assertEqual(self.verdict(which, shape.with_bytes(45, b"\1")), "padding 44")
        which = reply(zoo.CHOICES)
        table = encode(which, typical_values(which) | {"open_settings": {}})
        table = table.with_bytes(32 + 23, b"\xff")
        self.assertEqual(self.verdict(which, table), "padding 52")
        self.assertEqual(self.verdict(which, table.with_bytes(32, b"\x08")), "good")

    def test_a_record_without_a_slot_is_absent_only_if_all_of_it_is_zero(self) -> None:
        which = request(zoo.HANDLES)
        good = self.typical(which)
        self.assertEqual(self.verdict(which, good.with_record(1, bytes(8))), "good")
        half = HandleRecord(0, 0, 4).pack()
        self.assertEqual(self.verdict(which, good.with_record(1, half)), "handle_absent 4040")
        self.assertEqual(self.verdict(which, good.with_record(0, bytes(8))), "handle_absent 4032")

    def test_a_reply_may_say_only_what_a_peer_may_say(self) -> None:
        which = reply(zoo.TAILS)
        for status, verdict in (
            (63, "good"),
            (64, "good"),
            (65, "method 0"),
            (16, "method 0"),
            (3, "method 0"),
        ):
            self.assertEqual(self.verdict(which, error_reply(which.frame, status)), verdict)


class Rules(unittest.TestCase):
    def test_good_messages_are_good_and_say_what_was_put_in(self) -> None:
        for direction in directions(zoo.LIBRARY):
            for name, message in good_messages(direction.plan):
                self.assertEqual(judge(direction.plan, message), GOOD, f"{direction.key}: {name}")
            for name, values in good_values(direction.plan):
                message = encode(direction.plan, values)
                self.assertEqual(
                    decode(direction.plan, message).values, values, f"{direction.key}: {name}"
                )

    def test_bad_messages_reach_every_check_of_a_validator(self) -> None:
        late = {"method", "role", "guard", "exists", "state"}
        for direction in directions(zoo.LIBRARY):
            reached = {bad.reject.check for bad in bad_messages(direction.plan)}
            missed = [
                c for c in direction.plan.checks if c.id not in reached and c.kind not in late
            ]
            self.assertEqual(missed, [], direction.key)

    def test_no_bad_message_is_made_twice(self) -> None:
        for direction in directions(zoo.LIBRARY):
            messages = [bad.message for bad in bad_messages(direction.plan)]
            self.assertEqual(len(messages), len(set(messages)), direction.key)

    def test_the_twin_shares_nothing_with_the_compiler_but_the_model(self) -> None:
        for path in sorted(TWIN.glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                names += [a.name for a in node.names] if isinstance(node, ast.Import) else []
                for name in names:
                    foreign = name.split(".")[0] == "writ" and name != "writ.model"
                    self.assertFalse(foreign, f"{path.name} imports {name}")


if __name__ == "__main__":
    unittest.main()
