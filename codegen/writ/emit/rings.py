"""Rings and fault points as the templates want them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from writ.emit import names, values
from writ.emit.declarations import EnumC, EnumMember, RecordC
from writ.layout import pieces_of, ring_layout, size_of
from writ.model import FaultPoint, Library, Queue, Ring


@dataclass(frozen=True)
class QueueC:
    """One queue of a ring."""

    name: str
    upper: str
    doc: str
    entry: str
    checked: bool  # an entry can be bad
    indices: int
    entries: int
    depth: int
    size: int


class RingC:
    def __init__(self, ring: Ring) -> None:
        self.tag = names.snake(ring.name)
        self.upper = self.tag.upper()
        self.doc = ring.doc or f"The ring {ring.name}."
        spots = ring_layout(ring)
        self.bytes = spots.size
        self.region = spots.region
        self.region_bytes = ring.region
        self.hash = values.hex64(int.from_bytes(_digest(ring), "big"))
        places = zip(ring.queues, spots.queues, strict=True)
        self.queues = [self._queue(queue, *spot) for queue, spot in places]
        self.signals = ", ".join(f"`{m.name}`" for m in ring.signals)
        self.signal_set = names.snake(ring.signal_set)

    def _queue(self, queue: Queue, indices: int, entries: int) -> QueueC:
        name = names.word(queue.name)
        return QueueC(
            name,
            f"{self.upper}_{names.upper(queue.name)}",
            queue.doc,
            names.snake(queue.entry.name),
            bool(RecordC(queue.entry).steps),
            indices,
            entries,
            queue.depth,
            size_of(queue.entry),
        )


def _digest(ring: Ring) -> bytes:
    """What both sides must agree on: depths, the places of all values in the entries, and the region."""
    parts = [f"region {ring.region}"]
    for queue in ring.queues:
        pieces = [repr(_bare(piece)) for piece in pieces_of(queue.entry, 0, "")]
        parts += [f"{queue.name} {queue.depth} {size_of(queue.entry)}", *pieces]
    return hashlib.sha256("\n".join(parts).encode()).digest()[:8]


def _bare(piece: object) -> str:
    """A piece without what no byte depends on."""
    told = [str(getattr(piece, name, "")) for name in ("offset", "path", "size", "kind")]
    return " ".join([type(piece).__name__, *told])


def fault_enum(library: Library) -> EnumC:
    tag = f"{names.stem(library)}_fault"
    members = tuple(
        EnumMember(names.member(tag, p.name), str(p.number), p.name, p.doc) for p in library.faults
    )
    doc = f"Fault points of {library.name}."
    return EnumC(tag, tag.replace("_", " "), members, "uint64_t", False, False, doc)


def fault_rows(library: Library) -> list[list[str]]:
    """Initialisers of the table of fault points."""
    return [[f'.name = "{p.name}"', f".number = {_number(library, p)}"] for p in library.faults]


def _number(library: Library, point: FaultPoint) -> str:
    return names.member(f"{names.stem(library)}_fault", point.name)
