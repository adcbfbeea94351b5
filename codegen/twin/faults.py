"""Bad messages by rule: what can be wrong with each byte, each number, each tail and each handle of a good message.

A fault is a change to a message. What the right answer to it is, the judge says, not the rule that
made it: the rules only have to reach
every check.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable, Iterator

from twin import tag
from twin.checks import (
    Choice,
    Node,
    Nodes,
    Plan,
    Presence,
    Repeat,
    TailPlan,
    Value,
    Zeros,
    is_allowed,
)
from twin.judge import GOOD, Reject, fixed_size, judge
from twin.message import Message
from twin.samples import good_messages
from twin.shape import BODY_LIMIT, round_up
from writ.model import TAIL_TYPES, BitsType, EnumType, Scalar, TextKind, TextType, scalar_limits

# The neighbours of every run of letters, digits and signs that a name may have.
BAD_NAME_BYTES = (
    0x00,
    0x20,
    0x2A,
    0x2C,
    0x2F,
    0x3B,
    0x3F,
    0x5B,
    0x5E,
    0x60,
    0x7B,
    0x7F,
    0x80,
    0xFF,
)
# Just outside of everything that is well-formed UTF-8: leads, second bytes by their lead, later
# bytes, sequences that end too early.
BAD_TEXTS = tuple(
    bytes.fromhex(text)
    for text in (
        *("00", "80", "bf", "c0 80", "c1 bf", "c2", "c2 41", "c2 7f", "c2 c0", "df 7f", "df c0"),
        *(
            "e0 9f bf",
            "e0 c0 80",
            "e0 a0",
            "e0 a0 7f",
            "e0 a0 c0",
            "e1 7f bf",
            "e1 c0 80",
            "e2 82",
            "e2 82 41",
        ),
        *(
            "ed a0 80",
            "ed bf bf",
            "ec 7f bf",
            "ec c0 80",
            "ee 7f bf",
            "ef c0 80",
            "ef bf 7f",
            "ef bf c0",
            "ef bf",
        ),
        *(
            "f0 8f bf bf",
            "f0 c0 80 80",
            "f0 90 80",
            "f0 90 80 7f",
            "f0 90 80 c0",
            "f0 90 7f 80",
            "f0 90 c0 80",
        ),
        *(
            "f1 7f bf bf",
            "f1 c0 80 80",
            "f3 7f bf bf",
            "f3 c0 80 80",
            "f4 7f bf bf",
            "f4 90 80 80",
            "f5 80 80 80",
        ),
        *("f8 88 80 80", "ff"),
    )
)

Change = Callable[[Message], Message]
LONG_BODY = 128


@dataclass(frozen=True)
class Fault:
    """A named change to a message."""

    name: str
    apply: Change
    cut: int = 0  # what is left of a body that is cut


@dataclass(frozen=True)
class BadMessage:
    """A message, how it came about, and the one right answer."""

    name: str
    message: Message
    reject: Reject


def _tag(name: str, **changes: int) -> Fault:
    return Fault(name, lambda m: m.with_tag(**changes))


def _flags(name: str, flip: int) -> Fault:
    return Fault(name, lambda m: m.with_tag(flags=m.fields.flags ^ flip))


def _put(name: str, offset: int, data: bytes) -> Fault:
    return Fault(name, lambda m: m.with_bytes(offset, data))


def _resized(name: str, size: int) -> Fault:
    def change(message: Message) -> Message:
        body = message.body[:size].ljust(min(size, BODY_LIMIT), b"\0")
        return Message(message.tag, body, message.records).with_tag(size=size)

    return Fault(name, change)


# ---------------------------------------------------------------- the tag


def tag_faults(message: Message) -> Iterator[Fault]:
    """What can be wrong with a tag, its length apart."""
    fields = message.fields
    yield _tag("format 0", format=0)
    yield _tag("format 0x58", format=0x58)
    yield _flags("REPLY flag the other way", tag.REPLY)
    yield _flags("EVENT flag", tag.EVENT)
    yield _flags("flag bit 3", tag.FLAG_ZERO)
    yield _tag("protocol one higher", protocol=(fields.protocol + 1) & 0xFFFF)
    yield _tag("protocol 0", protocol=0)
    yield _flags("class the other way", tag.BUFFER)
    yield _tag("a handle more", handles=fields.handles + 1)
    yield _tag("15 handles", handles=15)
    if fields.handles:
        yield _tag("a handle less", handles=fields.handles - 1)
        yield _tag("no handles", handles=0)


def reply_status_faults(plan: Plan, message: Message) -> Iterator[Fault]:
    """Statuses that a reply must not carry, and error replies that are more than a tag."""
    own = [
        n
        for n in (64, 0xFFFF, *(e + 1 for e in plan.frame.errors))
        if n <= 0xFFFF and n not in plan.frame.errors
    ]
    for status in (1, 15, 16, 18, 31, *own):
        yield Fault(f"status {status}", _status(status))
    for status in (tag.BAD_MESSAGE, *sorted(plan.frame.errors)[:1]):
        bare = message.with_tag(method=status, size=0, handles=0, flags=tag.REPLY)
        yield Fault(
            f"error {status} in buffer class",
            _constant(bare.with_tag(flags=tag.REPLY | tag.BUFFER)),
        )
        yield Fault(f"error {status} with a body", _constant(bare.with_tag(size=8)))
        yield Fault(f"error {status} with a handle", _constant(bare.with_tag(handles=1)))


def _status(status: int) -> Change:
    return lambda m: m.with_tag(method=status)


def _constant(message: Message) -> Change:
    return lambda _: message


def size_faults(message: Message) -> Iterator[Fault]:
    """Cut at every byte, made longer, and past every limit."""
    size = message.fields.size
    for cut in range(size):
        yield replace(_resized(f"cut to {cut} bytes", cut), cut=cut)
    for longer in (size + 1, size + 8, BODY_LIMIT, BODY_LIMIT + 8, 0xFFF8, 0xFFFF):
        if longer > size:
            yield _resized(f"{longer} bytes long", longer)


# ---------------------------------------------------------------- values


def value_faults(nodes: Nodes, body: bytes, base: int) -> Iterator[Fault]:
    """What can be wrong with the bytes that these checks guard, in a message where they are looked at."""
    for node in nodes:
        yield from _node_faults(node, body, base)


def _node_faults(node: Node, body: bytes, base: int) -> Iterator[Fault]:
    start = base + node.offset
    if isinstance(node, Zeros):
        yield from zero_faults("padding", start, node.length)
    elif isinstance(node, Value):
        yield from _number_faults(node, start)
    elif isinstance(node, Repeat):
        for index in sorted({0, node.count // 2, node.count - 1}):
            yield from value_faults(node.each, body, start + index * node.stride)
    elif isinstance(node, Choice):
        yield from _choice_faults(node, body, start)
    else:
        yield from _presence_faults(node, body, start)


def zero_faults(what: str, start: int, length: int) -> Iterator[Fault]:
    """A run of zeros that is not: at its lowest, its middle and its highest byte."""
    for index, byte in ((0, 0x01), (length // 2, 0xFF), (length - 1, 0x80)):
        yield _put(f"{what} byte {start + index} is {byte:#x}", start + index, bytes((byte,)))


def _number_faults(node: Value, start: int) -> Iterator[Fault]:
    for number in _bad_numbers(node.type):
        data = number.to_bytes(node.size, "little", signed=node.signed)
        yield _put(f"{number} at {start}", start, data)


def _bad_numbers(kind: Scalar | EnumType | BitsType) -> list[int]:
    base = kind if isinstance(kind, Scalar) else kind.base
    low, high = scalar_limits(base.name)
    if base.name == "bool":
        low, high = 0, 0xFF
    if isinstance(kind, Scalar):
        wanted = [kind.low - 1, kind.high + 1, low, high, kind.high | 0x80]
    elif isinstance(kind, EnumType):
        numbers = sorted(m.number for m in kind.members)
        holes = [n + 1 for n in numbers if n + 1 not in numbers]
        wanted = [numbers[0] - 1, numbers[-1] + 1, *holes, low, high]
    else:
        wanted = _bad_masks(kind)
    kept: list[int] = []
    for number in wanted:
        if low <= number <= high and not is_allowed(kind, number) and number not in kept:
            kept.append(number)
    return kept


def _bad_masks(kind: BitsType) -> list[int]:
    unknown = [1 << bit for bit in range(kind.base.bits) if not kind.mask >> bit & 1]
    if not unknown:
        return []
    return [unknown[0], unknown[-1], kind.mask | unknown[0], (1 << kind.base.bits) - 1]


def _choice_faults(node: Choice, body: bytes, start: int) -> Iterator[Fault]:
    for number in (0, max(node.arms) + 1, 0xFFFF_FFFF):
        if number in node.arms or number > 0xFFFF_FFFF:
            continue
        yield _put(f"union tag {number} at {start}", start, number.to_bytes(4, "little"))
    yield from zero_faults("zero word", start + 4, 4)
    chosen = int.from_bytes(body[start : start + 4], "little")
    yield from value_faults(node.arms.get(chosen, ()), body, start)


def _presence_faults(node: Presence, body: bytes, start: int) -> Iterator[Fault]:
    mask = int.from_bytes(body[start : start + 8], "little")
    for bit in range(64):
        if not node.known >> bit & 1 and (bit in (0, 63) or node.known >> (bit - 1) & 1):
            yield _put(f"mask bit {bit} at {start}", start, (mask | 1 << bit).to_bytes(8, "little"))
    for slot in node.slots:
        yield from value_faults(slot.before, body, start)
        if mask >> slot.bit & 1:
            yield from value_faults(slot.present, body, start)
        else:
            yield from _node_faults(slot.absent, body, start)
    yield from value_faults(node.rest, body, start)


# ---------------------------------------------------------------- tails


def tail_faults(plan: Plan, message: Message) -> Iterator[Fault]:
    """What can be wrong with where tails stand, how long they are and what is in them."""
    body = message.seen()
    cursor = fixed_size(plan, body)
    for tail in plan.tails:
        at = tail.place.offset
        length = int.from_bytes(body[at + 2 : at + 4], "little")
        end = cursor + length * tail.element_size
        yield from _descriptor_faults(tail, cursor, length, len(body))
        yield from _content_faults(tail, body, cursor, end)
        if end % 8:
            yield from zero_faults("tail padding", end, round_up(end, 8) - end)
        cursor = round_up(end, 8)


def _descriptor_faults(tail: TailPlan, cursor: int, length: int, size: int) -> Iterator[Fault]:
    at, name, kind = tail.place.offset, tail.place.field.name, tail.place.field.type
    assert isinstance(kind, TAIL_TYPES)
    for offset in (cursor - 8, cursor + 8, cursor + 1, 0, size + 8, 0xFFFF, 0xFFF8):
        if 0 <= offset <= 0xFFFF and offset != cursor:
            yield _put(f"offset of {name} is {offset}", at, offset.to_bytes(2, "little"))
    past = (size - cursor) // tail.element_size + 1
    for bad in (kind.limit + 1, 0, past, kind.limit, 0xFFFF, length + 1, length + 8):
        if bad != length and bad <= 0xFFFF:
            yield _put(f"length of {name} is {bad}", at + 2, bad.to_bytes(2, "little"))


def _content_faults(tail: TailPlan, body: bytes, cursor: int, end: int) -> Iterator[Fault]:
    kind = tail.place.field.type
    if not isinstance(kind, TextType):
        count = (end - cursor) // tail.element_size
        for index in sorted({0, count - 1} & set(range(count))):
            yield from value_faults(tail.element, body, cursor + index * tail.element_size)
    elif kind.kind is TextKind.NAME:
        for byte in BAD_NAME_BYTES:
            yield _put(f"byte {byte:#x} starts a name", cursor, bytes((byte,)))
            yield _put(f"byte {byte:#x} ends a name", end - 1, bytes((byte,)))
    elif kind.kind is TextKind.TEXT:
        for bad in BAD_TEXTS:
            if len(bad) <= end - cursor:
                yield _put(f"text starts with {bad.hex()}", cursor, bad)
                yield _put(f"text ends with {bad.hex()}", end - len(bad), bad)


# ---------------------------------------------------------------- handles


def record_faults(plan: Plan, message: Message) -> Iterator[Fault]:
    """What can be wrong with a handle that is there, and with one that is not."""
    for planned in plan.records:
        record = planned.record
        position, name = record.position, f"handle {record.position}"
        good = message.records[8 * position : 8 * position + 8]
        yield _record(f"{name} is absent", position, bytes(8))
        yield _record(f"{name} in slot 0", position, bytes(2) + good[2:])
        if not any(good):
            yield _record(f"{name} with a slot alone", position, b"\1" + bytes(7))
            continue
        for number in sorted({0, record.object_number - 1, record.object_number + 1, 0xFF}):
            yield _record(
                f"{name} of type {number}", position, good[:4] + bytes((number,)) + good[5:]
            )
        for protocol in (record.protocol ^ 1, 0 if record.protocol else 0xFFFF):
            packed = protocol.to_bytes(2, "little")
            yield _record(f"{name} of protocol {protocol}", position, good[:6] + packed)
        for bit in (b for b in range(16) if record.rights >> b & 1):
            rights = (0xFFFF & ~(1 << bit)).to_bytes(2, "little")
            yield _record(f"{name} without right {bit}", position, good[:2] + rights + good[4:])
        yield _record(f"{name} without rights", position, good[:2] + bytes(2) + good[4:])


def _record(name: str, position: int, data: bytes) -> Fault:
    return Fault(name, lambda m: m.with_record(position, data))


# ---------------------------------------------------------------- all of them


def faults(plan: Plan, message: Message) -> Iterator[Fault]:
    """Everything that can be wrong with one good message, in the order of the steps."""
    yield from tag_faults(message)
    if plan.frame.is_reply:
        yield from reply_status_faults(plan, message)
    yield from size_faults(message)
    body = message.seen()
    fixed = fixed_size(plan, body)
    for group, nodes in enumerate(plan.groups):
        if plan.frame.sizes[group] <= fixed:
            yield from value_faults(nodes, body, 0)
    yield from tail_faults(plan, message)
    yield from record_faults(plan, message)


def _is_everyday(fault: Fault, size: int) -> bool:
    """True for a cut inside a word of a long message: it shows nothing that the cuts between words do not."""
    return size > LONG_BODY and fault.cut % 8 != 0


def bad_messages(plan: Plan) -> Iterator[BadMessage]:
    """Bad messages of one direction of a method, each different from all others.

    The typical message gets every fault, those that are the same everywhere in a long message
    apart; the others only those that reach a check
    or a place for the first time.
    """
    seen: set[Message] = set()
    reached: set[Reject] = set()
    for index, (base_name, base) in enumerate(good_messages(plan)):
        for fault in faults(plan, base):
            message = fault.apply(base)
            reject = judge(plan, message)
            is_new = reject not in reached
            if (
                reject == GOOD
                or message in seen
                or (not is_new and (index or _is_everyday(fault, len(base.body))))
            ):
                continue
            seen.add(message)
            reached.add(reject)
            yield BadMessage(f"{base_name}: {fault.name}", message, reject)
    yield from _pairs(plan, seen)


def _pairs(plan: Plan, seen: set[Message]) -> Iterator[BadMessage]:
    """Messages with two faults, so that the order of the checks shows."""
    _, base = next(good_messages(plan))
    first_of: dict[int, Fault] = {}
    for fault in faults(plan, base):
        check = judge(plan, fault.apply(base)).check
        if check:
            first_of.setdefault(check, fault)
    ordered = sorted(first_of.items())
    for (_, earlier), (_, later) in zip(ordered, ordered[1:]):
        for one, other in ((earlier, later), (later, earlier)):
            message = other.apply(one.apply(base))
            reject = judge(plan, message)
            if reject != GOOD and message not in seen:
                seen.add(message)
                yield BadMessage(f"{one.name}, and {other.name}", message, reject)
