"""Messages that once broke something, each in a file of its own: read, judged, and written.

A file holds a line per part of the message, named, in this order; `#` begins a line that says something about it:
    library echo
    direction Echo.say request
    roles 0x00000001
    tag 0x5721002800100011
    body 0100...
    records -
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from twin.manifest import Direction, directions
from twin.message import Message
from twin.requests import Answer, Receiver, judge_reply
from writ.model import Library, Object, Protocol

SUFFIX = ".message"
PARTS = ("library", "direction", "roles", "tag", "body", "records")


class BadFound(Exception):
    """A file that is none."""


@dataclass(frozen=True)
class Found:
    """One such message."""

    name: str
    library: str
    direction: str
    roles: int
    message: Message


class Judge:
    """What the twin says, by the index of a direction in the vectors; rows about numbers that no
    method has come last."""

    def __init__(self, library: Library) -> None:
        self.directions = directions(library)
        owners: list[Protocol | Object] = [*library.protocols, *library.objects]
        self.receivers = {id(o): Receiver(o, self.directions) for o in owners}
        self.numbers = [o for o in owners if o.methods]

    def titles(self) -> list[str]:
        """What the rows are called, by index."""
        rows = [f"{d.owner.name}.{d.method.name} {d.word}" for d in self.directions]
        return rows + [f"{o.name} numbers" for o in self.numbers]

    def answer(self, index: int, message: Message, roles: int) -> Answer:
        direction = self.direction(index)
        if direction is not None and direction.is_reply:
            return judge_reply(direction, message)
        owner = direction.owner if direction else self.numbers[index - len(self.directions)]
        return self.receivers[id(owner)].judge(message, roles)

    def direction(self, index: int) -> Direction | None:
        """None for the rows about numbers."""
        return self.directions[index] if index < len(self.directions) else None


def unhex(text: str) -> bytes:
    return b"" if text == "-" else bytes.fromhex(text)


def parse(name: str, text: str) -> Found:
    """What a file says."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    parts = dict(line.split(" ", 1) for line in lines if " " in line)
    if tuple(parts) != PARTS or len(lines) != len(PARTS):
        raise BadFound(f"{name}: not a line each of {', '.join(PARTS)}, in this order")
    try:
        records = unhex(parts["records"]).ljust(64, b"\0")
        message = Message(int(parts["tag"], 0), unhex(parts["body"]), records)
        return Found(name, parts["library"], parts["direction"], int(parts["roles"], 0), message)
    except ValueError as error:
        raise BadFound(f"{name}: {error}") from error


def text_of(found: Found) -> str:
    """The file that says it."""
    values = (
        found.library,
        found.direction,
        f"0x{found.roles:08x}",
        f"0x{found.message.tag:016x}",
        found.message.body.rstrip(b"\0").hex() or "-",
        found.message.records.rstrip(b"\0").hex() or "-",
    )
    return "".join(f"{part} {value}\n" for part, value in zip(PARTS, values))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadFound(f"{path.name}: byte {error.start} is no text") from error


def in_folder(folder: Path, library: str) -> list[Found]:
    """All messages of a library that are kept in a folder, by name."""
    paths = sorted(folder.glob(f"*{SUFFIX}"))
    found = [parse(path.name, _text(path)) for path in paths]
    return [one for one in found if one.library == library]
