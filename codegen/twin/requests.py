"""Requests to a whole protocol or object: steps 1 to 4 of docs/wire.md choose the method, the rest
is the method's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable

from twin import tag
from twin.checks import METHOD, Plan
from twin.judge import GOOD, Reject, judge
from twin.manifest import Direction
from twin.message import Message
from writ.model import Object, Protocol

EVERY_ROLE = 0xFFFFFFFF


@dataclass(frozen=True)
class Answer:
    """What a receiver makes of a message: the check that failed and what the sender is told."""

    reject: Reject
    status: int


class Receiver:
    """The receiving end of a protocol or an object."""

    def __init__(self, owner: Protocol | Object, directions: Iterable[Direction]) -> None:
        self.owner = owner
        own = [d for d in directions if d.owner is owner and not d.is_reply]
        self.methods = {d.method.number: d for d in own}
        self.reserved = {r.number for r in owner.reserved}

    def judge(self, message: Message, roles: int) -> Answer:
        """Steps 1 to 13 for a request, whatever its method."""
        direction = self.methods.get(message.fields.method)
        if direction is None:
            return self._judge_unknown(message)
        reject = judge(direction.plan, message, roles, role_mask(direction))
        status = direction.plan.check(reject.check).status if reject != GOOD else tag.OK
        return Answer(reject, status)

    def _judge_unknown(self, message: Message) -> Answer:
        """A number without a method fails step 4, if it comes so far."""
        reject = judge(self._any_plan(), message)
        if 0 < reject.check < METHOD:
            return Answer(reject, tag.BAD_MESSAGE)
        is_reserved = message.fields.method in self.reserved
        return Answer(Reject(METHOD, 0), tag.DENIED if is_reserved else tag.UNKNOWN_METHOD)

    def _any_plan(self) -> Plan:
        return next(iter(self.methods.values())).plan


def role_mask(direction: Direction) -> int:
    """The roles of which one is needed; every role where none is (an object's methods need rights,
    which no message carries)."""
    return EVERY_ROLE if isinstance(direction.owner, Object) else direction.method.role_mask


def judge_reply(direction: Direction, message: Message) -> Answer:
    """All steps for a reply: whatever it fails, the caller is told BAD_REPLY."""
    reject = judge(direction.plan, message)
    return Answer(reject, tag.OK if reject == GOOD else tag.LOCAL_BAD_REPLY)
