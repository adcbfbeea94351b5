"""Applies the checks of docs/wire.md, section 3, one after the other, and stops at the first that fails."""

from __future__ import annotations

import re
from dataclasses import dataclass

from twin import tag
from twin.checks import (
    CLASS,
    COUNT,
    FLAGS,
    FORMAT,
    METHOD,
    PROTOCOL,
    ROLE,
    SIZE,
    Choice,
    Node,
    Nodes,
    Plan,
    Presence,
    RecordPlan,
    Repeat,
    TailPlan,
    Value,
    Zeros,
    is_allowed,
)
from twin.message import Message
from twin.shape import BODY_LIMIT, DESCRIPTOR_SIZE, Frame, round_up
from writ.model import TAIL_TYPES, TextKind, TextType

NAME = re.compile(rb"[A-Za-z0-9._:@+-]+")
FRAMEWORK_STATUS = range(32, 64)


@dataclass(frozen=True)
class Reject:
    """The check that failed and the offset that tells where."""

    check: int
    offset: int


GOOD = Reject(0, 0)


class Failed(Exception):
    """Carries a Reject out of the walk."""

    def __init__(self, check: int, offset: int) -> None:
        super().__init__(f"check {check} at {offset}")
        self.reject = Reject(check, offset)


def judge(
    plan: Plan, message: Message, roles: int = 0xFFFFFFFF, role_mask: int = 0xFFFFFFFF
) -> Reject:
    """The first check that fails, or GOOD: of a request steps 1 to 13 without `method`, of a reply all of it."""
    try:
        _head(plan, message, roles, role_mask)
        _content(plan, message)
    except Failed as failed:
        return failed.reject
    return GOOD


def judge_content(plan: Plan, message: Message) -> Reject:
    """Steps 6 to 13, which is what the generated validators check."""
    try:
        _content(plan, message)
    except Failed as failed:
        return failed.reject
    return GOOD


def _head(plan: Plan, message: Message, roles: int, role_mask: int) -> None:
    fields, shape = message.fields, plan.frame
    _demand(fields.format == tag.NATIVE, FORMAT)
    wanted = tag.REPLY if shape.is_reply else 0
    _demand(fields.flags & (tag.REPLY | tag.EVENT | tag.FLAG_ZERO) == wanted, FLAGS)
    _demand(fields.protocol == shape.protocol, PROTOCOL)
    if shape.is_reply:
        _demand(status_is_known(shape, fields.method), METHOD)
    else:
        _demand(role_mask == 0xFFFFFFFF or roles & role_mask != 0, ROLE)


def status_is_known(shape: Frame, status: int) -> bool:
    """Whether a reply may carry this status."""
    own = status in shape.errors or (shape.open_errors and status >= tag.FIRST_OWN)
    return status == tag.OK or status in FRAMEWORK_STATUS or own


def _demand(condition: bool, check: int, offset: int = 0) -> None:
    if not condition:
        raise Failed(check, offset)


def _content(plan: Plan, message: Message) -> None:
    """Steps 6 to 13."""
    fields, shape = message.fields, plan.frame
    is_error = shape.is_reply and fields.method != tag.OK
    is_buffer = fields.flags & tag.BUFFER != 0
    _demand(is_buffer == (not is_error and not shape.in_registers), CLASS)
    _demand(size_fits(shape, fields.size) if not is_error else fields.size == 0, SIZE)
    _demand(fields.handles == (0 if is_error else len(shape.records)), COUNT)
    if is_error:
        return
    body = message.seen()
    fixed = fixed_size(plan, body)
    for group, nodes in enumerate(plan.groups):
        if shape.sizes[group] <= fixed:
            _walk(nodes, body, 0)
    if plan.tails:
        cursor = fixed
        for tail in plan.tails:
            cursor = _tail(tail, body, cursor)
        _demand(cursor == len(body), plan.end_check, cursor)
    for record in plan.records:
        _record(record, message)


def size_fits(shape: Frame, size: int) -> bool:
    """Step 7."""
    limit = 48 if shape.in_registers else BODY_LIMIT
    if size % 8 or size < shape.sizes[0] or size > limit:
        return False
    return bool(shape.tails) or fixed_is_known(shape, size)


def fixed_is_known(shape: Frame, size: int) -> bool:
    """Whether a sender's fixed part may have this size."""
    return size in shape.sizes or (not shape.strict and size > shape.sizes[-1] and size % 8 == 0)


def fixed_size(plan: Plan, body: bytes) -> int:
    """Step 9: the sender's fixed size."""
    if not plan.tails:
        return len(body)
    place = plan.tails[0].place
    size = int.from_bytes(body[place.offset : place.offset + 2], "little")
    good = fixed_is_known(plan.frame, size) and size <= len(body)
    _demand(good, plan.fixed_check, place.offset)
    return size


def _walk(nodes: Nodes, body: bytes, base: int) -> None:
    for node in nodes:
        _visit(node, body, base)


def _visit(node: Node, body: bytes, base: int) -> None:
    start = base + node.offset if not isinstance(node, Zeros) else base
    if isinstance(node, Zeros):
        _zeros(node, body, base)
    elif isinstance(node, Value):
        raw = body[start : start + node.size]
        number = int.from_bytes(raw, "little", signed=node.signed)
        _demand(is_allowed(node.type, number), node.check, start)
    elif isinstance(node, Repeat):
        for index in range(node.count):
            _walk(node.each, body, start + index * node.stride)
    elif isinstance(node, Choice):
        _choice(node, body, start)
    else:
        _presence(node, body, start)


def _zeros(node: Zeros, body: bytes, base: int) -> None:
    start = base + node.offset
    _demand(not any(body[start : start + node.length]), node.check, start)


def _choice(node: Choice, body: bytes, start: int) -> None:
    number = int.from_bytes(body[start : start + 4], "little")
    known = number in node.arms
    _demand(known or (not node.strict and number != 0), node.tag_check, start)
    _demand(not any(body[start + 4 : start + 8]), node.zero_check, start + 4)
    _walk(node.arms.get(number, ()), body, start)


def _presence(node: Presence, body: bytes, start: int) -> None:
    mask = int.from_bytes(body[start : start + 8], "little")
    unknown = mask & ~node.known
    if node.mask_check:
        _demand(unknown == 0, node.mask_check, start)
    for slot in node.slots:
        _walk(slot.before, body, start)
        if mask >> slot.bit & 1:
            _walk(slot.present, body, start)
        else:
            _zeros(slot.absent, body, start)
    if not unknown:
        _walk(node.rest, body, start)


def _tail(tail: TailPlan, body: bytes, cursor: int) -> int:
    """Step 11 for one tail; returns the cursor behind it."""
    at = tail.place.offset
    offset = int.from_bytes(body[at : at + 2], "little")
    length = int.from_bytes(body[at + 2 : at + DESCRIPTOR_SIZE], "little")
    if tail.offset_check:
        _demand(offset == cursor, tail.offset_check, at)
    kind = tail.place.field.type
    assert isinstance(kind, TAIL_TYPES)
    _demand(tail.least <= length <= kind.limit, tail.length_check, at)
    end = cursor + length * tail.element_size
    _demand(end <= len(body), tail.end_check, at)
    content = body[cursor:end]
    if isinstance(kind, TextType):
        _demand(text_is_good(kind.kind, content), tail.content_check, cursor)
    else:
        for index in range(length):
            _walk(tail.element, body, cursor + index * tail.element_size)
    padded = round_up(end, 8)
    if tail.padding_check:
        _demand(not any(body[end:padded]), tail.padding_check, end)
    return padded


def text_is_good(kind: TextKind, content: bytes) -> bool:
    """Whether the bytes of a tail are what its type says."""
    if kind is TextKind.NAME:
        return NAME.fullmatch(content) is not None
    if kind is TextKind.TEXT:
        try:
            return "\0" not in content.decode("utf-8", "strict")
        except UnicodeDecodeError:
            return False
    return True


def _record(plan: RecordPlan, message: Message) -> None:
    """Step 13 for one handle record."""
    wanted, record = plan.record, message.record(plan.record.position)
    at = wanted.offset
    if record.slot == 0:
        nothing = not any(record.pack())
        _demand(wanted.type.optional and nothing, plan.absent_check, at)
        return
    _demand(record.type == wanted.object_number, plan.type_check, at)
    is_protocol = (
        record.protocol != 0 if wanted.any_protocol else record.protocol == wanted.protocol
    )
    _demand(is_protocol, plan.protocol_check, at)
    if plan.rights_check:
        _demand(record.rights & wanted.rights == wanted.rights, plan.rights_check, at)
