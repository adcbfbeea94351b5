"""What a frame means: which message it is, what its checks say, which values it has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Iterable

from twin import tag as wire
from twin.checks import Check
from twin.codec import Decoded, decode
from twin.judge import GOOD
from twin.manifest import Direction, directions
from twin.message import Message
from twin.requests import EVERY_ROLE, Answer, Receiver, judge_reply
from writ.decode.capnp import BadSegment, native_of
from writ.decode.fault import Fault
from writ.decode.frames import Frame
from writ.emit.reference.statuses import FRAMEWORK
from writ.model import Library, Object, Protocol, World


@dataclass(frozen=True)
class Meaning:
    """A frame and what became of it. `direction` is None for a number that no method has, `decoded`
    for whatever is no good message with values."""

    frame: Frame
    owner: Protocol | Object
    direction: Direction | None
    answer: Answer
    check: Check | None
    decoded: Decoded | None
    message: Message  # in the native form
    problem: str = ""  # of a Cap'n Proto body

    @property
    def status(self) -> int:
        """What the reply says; 0 for requests."""
        return self.frame.message.fields.method if self.is_reply else 0

    @property
    def is_reply(self) -> bool:
        return bool(self.frame.message.fields.flags & wire.REPLY)


@dataclass
class Reader:
    """Knows the protocols; remembers requests, because a reply does not tell its method."""

    world: World
    reply_to: Direction | None = None
    owners: dict[int, tuple[Library, Protocol | Object]] = field(default_factory=dict)
    asked: dict[tuple[int, int], Direction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for library in self.world.libraries:
            for protocol in library.protocols:
                self.owners[protocol.number] = (library, protocol)
            for thing in library.objects:
                self.owners[thing.protocol_number] = (library, thing)

    def directions(self, number: int) -> list[Direction]:
        library, owner = self.owners[number]
        return [d for d in directions(library) if d.owner is owner]

    def read(self, frames: Iterable[Frame]) -> list[Meaning]:
        return [self._read(frame) for frame in frames]

    def _read(self, frame: Frame) -> Meaning:
        fields = frame.message.fields
        if fields.protocol not in self.owners:
            known = ", ".join(f"{n:#06x} {o.name}" for n, (_, o) in sorted(self.owners.items()))
            raise Fault("D04", f"{fields.protocol:#06x} at {frame.at}; there is {known or 'none'}")
        if fields.flags & wire.REPLY:
            return self._reply(frame)
        return self._request(frame)

    def _request(self, frame: Frame) -> Meaning:
        fields = frame.message.fields
        _, owner = self.owners[fields.protocol]
        own = self.directions(fields.protocol)
        found = [d for d in own if d.method.number == fields.method and not d.is_reply]
        if not found:
            answer = Receiver(owner, own).judge(frame.message, EVERY_ROLE)
            return Meaning(frame, owner, None, answer, None, None, frame.message)
        self.asked[(fields.protocol, frame.id)] = found[0]
        native, problem = _native(found[0], frame.message)
        answer = Receiver(owner, own).judge(native, EVERY_ROLE)
        return self._judged(frame, found[0], answer, native, problem)

    def _reply(self, frame: Frame) -> Meaning:
        fields = frame.message.fields
        request = self.asked.get((fields.protocol, frame.id), self.reply_to)
        if request is None:
            raise Fault("D05", f"the one at {frame.at} follows no request; say --reply-to METHOD")
        own = self.directions(fields.protocol)
        found = next(
            (d for d in own if d.method.number == request.method.number and d.is_reply), None
        )
        if found is None:
            raise Fault("D05", f"{request.key} is not of protocol {fields.protocol:#06x}")
        native, problem = _native(found, frame.message)
        return self._judged(frame, found, judge_reply(found, native), native, problem)

    def _judged(
        self, frame: Frame, found: Direction, answer: Answer, native: Message, problem: str
    ) -> Meaning:
        check, decoded = None, None
        if answer.reject != GOOD:
            check = found.plan.check(answer.reject.check)
        elif not problem and not (found.is_reply and native.fields.method):
            decoded = decode(found.plan, native)
        return Meaning(frame, found.owner, found, answer, check, decoded, native, problem)


def _native(direction: Direction, message: Message) -> tuple[Message, str]:
    """The native form of a message, and what is wrong with a Cap'n Proto body that has none."""
    if message.fields.format != wire.CAPNP:
        return message, ""
    try:
        return native_of(direction, message), ""
    except BadSegment as error:
        return message, str(error)


def status_of(meaning: Meaning, status: int) -> tuple[str, str]:
    """Name and sentence of a status that this method's receiver may say."""
    method = meaning.direction.method if meaning.direction else None
    own = method.errors.members if method and method.errors else ()
    for member in own:
        if member.number == status:
            return member.name, " ".join(member.doc.split())
    for known in FRAMEWORK:
        if known.number == status:
            return known.name, known.cause
    return f"status {status}", "Nothing declares it."


def plain(value: Any) -> Any:
    """A value as JSON holds it: names and texts as texts, bytes in hexadecimal, handles as their records."""
    if isinstance(value, bytes):
        try:
            text = value.decode("utf-8")
        except UnicodeDecodeError:
            return {"hex": value.hex()}
        return text if text.isprintable() else {"hex": value.hex()}
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, tuple):
        return {value[0]: plain(value[1])}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return vars(value) if hasattr(value, "slot") else value
