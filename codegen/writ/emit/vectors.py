"""Test vectors of a library: good and bad messages of every method and direction, with the answers
that the twin gives."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Iterable, Iterator, Sequence

from twin import tag
from twin.checks import HEAD, METHOD, ROLE, Check
from twin.codec import encode
from twin.faults import bad_messages
from twin.found import BadFound, Found, Judge, in_folder
from twin.judge import GOOD, Reject, judge
from twin.manifest import Direction, directions, framework_methods
from twin.message import Message
from twin.requests import EVERY_ROLE, role_mask
from twin.samples import good_errors, good_messages, typical_values
from writ.emit import names
from writ.emit.render import render
from writ.model import Library, Object, Protocol, World
from writ.sources import BadFile

POOL_LINE = 16
MADE_LATER = ("guard", "exists", "state")


@dataclass(frozen=True)
class Vector:
    """One message and the one right answer to it."""

    direction: int
    name: str
    message: Message
    roles: int
    reject: Reject
    status: int


@dataclass(frozen=True)
class CheckRow:
    """A check as the table says it."""

    kind: str
    name: str
    unfailing: str


@dataclass(frozen=True)
class DirectionRow:
    """A direction as the table says it."""

    title: str
    variable: str
    check: str
    judge: str
    tag_judge: str  # steps 1 to 8 of a request
    content: str  # steps 6 to 13 of a request
    protocol: str
    is_reply: bool
    checks: tuple[CheckRow, ...]


def vectors_of(library: Library) -> tuple[list[DirectionRow], list[Vector]]:
    """All vectors of a library and the directions that they are about."""
    rows: list[DirectionRow] = []
    vectors: list[Vector] = []
    for direction in directions(library):
        vectors.extend(direction_vectors(direction, len(rows)))
        rows.append(_row(direction))
    owners: list[Protocol | Object] = [*library.protocols, *library.objects]
    for owner in (o for o in owners if o.methods):
        vectors.extend(unknown_methods(owner, len(rows)))
        rows.append(_owner_row(owner))
    return rows, vectors


def direction_vectors(direction: Direction, index: int) -> Iterator[Vector]:
    """Good messages, bad messages, and good messages from callers without a role."""
    plan, is_reply = direction.plan, direction.is_reply
    for name, message in chain(good_messages(plan), good_errors(plan)):
        yield Vector(index, name, message, EVERY_ROLE, GOOD, tag.OK)
    for bad in bad_messages(plan):
        status = tag.LOCAL_BAD_REPLY if is_reply else plan.check(bad.reject.check).status
        yield Vector(index, bad.name, bad.message, EVERY_ROLE, bad.reject, status)
    if not is_reply:
        yield from role_vectors(direction, index)


def role_vectors(direction: Direction, index: int) -> Iterator[Vector]:
    """The typical request by callers with each role alone, with none, with all others; a lack of
    roles shows before a bad body."""
    mask = role_mask(direction)
    good = encode(direction.plan, typical_values(direction.plan))
    if mask == EVERY_ROLE:
        yield Vector(index, "no role where none is needed", good, 0, GOOD, tag.OK)
        return
    for bit in (b for b in range(32) if mask >> b & 1):
        yield Vector(index, f"role {bit} alone", good, 1 << bit, GOOD, tag.OK)
    odd = good.with_tag(size=good.fields.size + 1)
    wrong = good.with_tag(protocol=good.fields.protocol ^ 1)
    for word, roles in (("no role", 0), ("every other role", EVERY_ROLE & ~mask)):
        for what, message in (
            ("", good),
            (" and an odd length", odd),
            (" and another protocol", wrong),
        ):
            reject = judge(direction.plan, message, roles, mask)
            status = direction.plan.check(reject.check).status
            yield Vector(index, word + what, message, roles, reject, status)


def unknown_methods(owner: Protocol | Object, index: int) -> Iterator[Vector]:
    """Numbers that no method has, and those that none may have again."""
    known = {m.number for m in owner.methods} | {r.number for r in owner.reserved}
    if isinstance(owner, Protocol):
        known |= {m.number for m in framework_methods()}
    number = owner.protocol_number
    good = Message(tag.Tag(0, number, 0, 0, 0).pack())
    beyond = max(known, default=0) + 1  # one past the last there can be is not tried
    for free in sorted({0, 4, 15, min(beyond, 0xFFFF), 0x7FFF, 0xFFFF} - known):
        yield _unknown(index, f"method {free:#x}", good.with_tag(method=free), tag.UNKNOWN_METHOD)
    for gone in owner.reserved:
        message = good.with_tag(method=gone.number)
        yield _unknown(index, f"reserved {gone.name}", message, tag.DENIED)
        longer = message.with_tag(size=9, handles=3, flags=tag.BUFFER)
        yield _unknown(index, f"reserved {gone.name} with a bad length", longer, tag.DENIED)


def _unknown(index: int, name: str, message: Message, status: int) -> Vector:
    return Vector(index, name, message, EVERY_ROLE, Reject(METHOD, 0), status)


def _row(direction: Direction) -> DirectionRow:
    base = names.method_name(direction.owner, direction.method)
    variable = f"{base}_{direction.word}"
    check = f"{variable}_check" if direction.is_reply else _request_check(direction.owner)
    return DirectionRow(
        title=f"{direction.owner.name}.{direction.method.name} {direction.word}",
        variable=variable,
        check=check,
        judge=f"{variable}_judge" if direction.is_reply else check,
        tag_judge="NULL" if direction.is_reply else _tag_judge(direction.owner),
        content="NULL" if direction.is_reply else f"{variable}_check",
        protocol=_protocol(direction.owner),
        is_reply=direction.is_reply,
        checks=tuple(_check_row(direction, check) for check in direction.plan.checks),
    )


def _request_check(owner: Protocol | Object) -> str:
    return f"{names.prefix(owner)}_request_check"


def _protocol(owner: Protocol | Object) -> str:
    return f"{names.upper(owner.name)}_PROTOCOL"


def _tag_judge(owner: Protocol | Object) -> str:
    return f"{names.prefix(owner)}_judge"


def _check_row(direction: Direction, check: Check) -> CheckRow:
    unfailing = check.kind in MADE_LATER
    if direction.is_reply:
        unfailing |= check.id == ROLE
    else:
        unfailing |= check.id == METHOD
        unfailing |= check.id == ROLE and role_mask(direction) == EVERY_ROLE
    return CheckRow(check.kind, check.name, "true" if unfailing else "false")


def _owner_row(owner: Protocol | Object) -> DirectionRow:
    checks = tuple(CheckRow(k, "tag", "false" if k == "method" else "true") for k in HEAD)
    prefix, check = names.prefix(owner), _request_check(owner)
    title, judges = f"{owner.name} numbers", (check, check, _tag_judge(owner), "NULL")
    return DirectionRow(title, f"{prefix}_numbers", *judges, _protocol(owner), False, checks)


def found_vectors(
    library: Library, rows: list[DirectionRow], kept: Sequence[Found]
) -> Iterator[Vector]:
    """Messages that once broke something, with the answers that the twin gives."""
    judges = Judge(library)
    titles = [row.title for row in rows]
    for one in kept:
        if one.direction not in titles:
            raise BadFile(f"{one.name}: {library.name} has no `{one.direction}`")
        index = titles.index(one.direction)
        answer = judges.answer(index, one.message, one.roles)
        name = f"found: {one.name}"
        yield Vector(index, name, one.message, one.roles, answer.reject, answer.status)


class Pool:
    """Byte strings put one behind the other; one that is there already is not put again."""

    def __init__(self) -> None:
        self.data = bytearray(64)

    def place(self, data: bytes) -> int:
        found = self.data.find(data)
        if found < 0:
            found = len(self.data)
            self.data += data
        return found

    def lines(self) -> Iterator[str]:
        for start in range(0, len(self.data), POOL_LINE):
            yield ", ".join(f"0x{b:02x}" for b in self.data[start : start + POOL_LINE])


def _table(vectors: Iterable[Vector], pool: Pool) -> Iterator[dict[str, object]]:
    for vector in vectors:
        body = vector.message.seen()[:4032].rstrip(b"\0")
        records = vector.message.records.rstrip(b"\0")
        yield {
            "name": vector.name.replace("\\", "\\\\").replace('"', '\\"'),
            "tag": f"0x{vector.message.tag:016x}",
            "roles": f"0x{vector.roles:08x}",
            "status": vector.status,
            "body": pool.place(body),
            "body_size": len(body),
            "records": pool.place(records),
            "records_size": len(records),
            "direction": vector.direction,
            "check": vector.reject.check,
            "offset": vector.reject.offset,
        }


def emit_library(world: World, name: str, found: Path | None = None) -> dict[str, str]:
    """`<lib>_vectors.h` and `<lib>_vectors.c`; with the messages that are kept in the folder `found`."""
    library = world.library(name)
    rows, vectors = vectors_of(library)
    try:
        kept = in_folder(found, name) if found else []
    except BadFound as error:
        raise BadFile(str(error)) from error
    return table_of(library, rows, [*vectors, *found_vectors(library, rows, kept)])


def table_of(library: Library, rows: list[DirectionRow], vectors: list[Vector]) -> dict[str, str]:
    """The two files for these vectors."""
    stem = names.stem(library)
    pool = Pool()
    table = list(_table(vectors, pool))
    context = {
        "source": library.path,
        "library": library.name,
        "stem": stem,
        "guard": f"{stem.upper()}_VECTORS_H",
        "directions": rows,
        "vectors": table,
        "pool": list(pool.lines()),
        "good": sum(v.reject == GOOD for v in vectors),
        "bad": sum(v.reject != GOOD for v in vectors),
    }
    return {
        f"{stem}_vectors.h": render("tests/vectors.h.j2", **context),
        f"{stem}_vectors.c": render("tests/vectors.c.j2", **context),
    }
