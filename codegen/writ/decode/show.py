"""Meanings as annotated text and as JSON."""

from __future__ import annotations

from typing import Any, Iterator

from twin import tag as wire
from twin.judge import GOOD
from twin.manifest import Direction
from twin.shape import size_of
from twin.text import HIDDEN, value_text
from writ.decode.meaning import Meaning, plain, status_of
from writ.model import TAIL_TYPES, Field, TextType, VectorType

HEX_BYTES = 16
FORMATS = {wire.NATIVE: "native", wire.CAPNP: "Cap'n Proto"}


def heading(meaning: Meaning) -> str:
    """`Echo.say request: good`"""
    word = "reply" if meaning.is_reply else "request"
    number = meaning.frame.message.fields.method
    method = meaning.direction.method.name if meaning.direction else f"{number:#x}"
    name = f"{meaning.owner.name}.{method} {word}"
    if meaning.problem:
        return f"{name}: BAD_MESSAGE: {meaning.problem}"
    if meaning.answer.reject != GOOD:
        status, sentence = status_of(meaning, meaning.answer.status)
        where = f"check {meaning.answer.reject.check}"
        if meaning.check:
            where += f" ({meaning.check.kind} {meaning.check.name})"
        return f"{name}: {status} by {where} at {meaning.answer.reject.offset}. {sentence}"
    if meaning.status:
        status, sentence = status_of(meaning, meaning.status)
        return f"{name}: {status}. {sentence}"
    return f"{name}: good"


def tag_line(meaning: Meaning) -> str:
    fields = meaning.frame.message.fields
    words = [
        name for bit, name in ((1, "REPLY"), (2, "BUFFER"), (4, "EVENT")) if fields.flags & bit
    ]
    form = FORMATS.get(fields.format, f"format {fields.format:#04x}")
    what = "status" if meaning.is_reply else "method"
    parts = [f"{what} {fields.method:#04x}", f"protocol {fields.protocol:#06x}"]
    parts += [f"{fields.size} bytes", f"{fields.handles} handles", *words, form]
    return f"  tag   {meaning.frame.message.tag:016x}  " + ", ".join(parts)


def text(meaning: Meaning, shows_secrets: bool) -> str:
    lines = [heading(meaning), tag_line(meaning)]
    native = meaning.message.fields.format == wire.NATIVE and not meaning.problem
    if meaning.direction and meaning.decoded and native:
        lines += rows(meaning.direction, meaning, shows_secrets)
    else:
        lines += dump(meaning.frame.message.seen(), 0, "")
    return "\n".join(lines) + "\n"


def rows(direction: Direction, meaning: Meaning, shows_secrets: bool) -> Iterator[str]:
    """Every part of the body in the order of its bytes, with the value that it is."""
    decoded = meaning.decoded
    assert decoded is not None
    body, shape = meaning.message.seen(), direction.plan.frame
    at = 0
    tails: list[tuple[int, int, Field]] = []
    for place in shape.places:
        size = size_of(place.field.type)
        if place.offset + size > len(body):
            continue
        yield from dump(body[at : place.offset], at, "padding")
        at = place.offset + size
        raw = body[place.offset : at]
        if isinstance(place.field.type, TAIL_TYPES):
            first, count = (int.from_bytes(raw[i : i + 2], "little") for i in (0, 2))
            tails.append((first, count, place.field))
            yield from dump(raw, place.offset, f"{place.field.name} is at {first}, {count} long")
        else:
            shown = shown_value(place.field, decoded.values, shows_secrets)
            yield from dump(
                raw,
                place.offset,
                f"{place.field.name} = {shown}",
                place.field.secret and not shows_secrets,
            )
    for first, count, field in tails:
        yield from dump(body[at:first], at, "padding")
        kind = field.type
        step = size_of(kind.element) if isinstance(kind, VectorType) else 1
        at = first + count * step
        shown = shown_value(field, decoded.values, shows_secrets)
        hidden = field.secret and not shows_secrets
        yield from dump(body[first:at], first, f"{field.name} = {shown}", hidden)
    yield from dump(body[at:], at, "padding" if not any(body[at:]) else "of a later version")
    for record in shape.records:
        handle = meaning.message.record(record.position)
        what = f"type {handle.type}, rights {handle.rights:#06x}, flags {handle.flags}, protocol {handle.protocol:#06x}"
        value = f"cap:{handle.slot}, {what}" if handle.slot else "none"
        yield from dump(handle.pack(), record.offset, f"{record.field.name} = {value}")


def shown_value(field: Field, values: dict[str, Any], shows_secrets: bool) -> str:
    if field.secret and not shows_secrets:
        return HIDDEN
    return value_text(field.type, values[field.name], shows_secrets)


def dump(data: bytes, start: int, what: str, is_hidden: bool = False) -> Iterator[str]:
    """Lines of hexadecimal with an explanation behind the first."""
    for i in range(0, len(data), HEX_BYTES):
        row = data[i : i + HEX_BYTES]
        shown = "**" * len(row) if is_hidden else row.hex()
        yield f"  {start + i:04x}  {shown:32}  {what if i == 0 else ''}".rstrip()


def json_of(meaning: Meaning, shows_secrets: bool) -> dict[str, Any]:
    fields = meaning.frame.message.fields
    found: dict[str, Any] = {
        "at": meaning.frame.at,
        "protocol": meaning.owner.name,
        "method": meaning.direction.method.name if meaning.direction else None,
        "side": "reply" if meaning.is_reply else "request",
        "tag": f"{meaning.frame.message.tag:016x}",
        "format": FORMATS.get(fields.format, fields.format),
        "bytes": fields.size,
        "handles": fields.handles,
    }
    if meaning.is_reply:
        found["status"] = dict(zip(("name", "sentence"), status_of(meaning, meaning.status)))
    if meaning.problem:
        found["problem"] = meaning.problem
    elif meaning.answer.reject != GOOD:
        name, sentence = status_of(meaning, meaning.answer.status)
        check = meaning.check
        found["refused"] = {
            "status": name,
            "sentence": sentence,
            "check": meaning.answer.reject.check,
            "kind": check.kind if check else "method",
            "name": check.name if check else "tag",
            "offset": meaning.answer.reject.offset,
        }
    if meaning.decoded and meaning.direction:
        method = meaning.direction.method
        own = method.reply if meaning.is_reply else method.request
        found["version"] = meaning.decoded.version
        found["values"] = {f.name: _json_value(f, meaning, shows_secrets) for f in own}
    return found


def _json_value(field: Field, meaning: Meaning, shows_secrets: bool) -> Any:
    assert meaning.decoded is not None
    if field.secret and not shows_secrets:
        return HIDDEN
    value = meaning.decoded.values[field.name]
    if isinstance(field.type, TextType) and field.type.kind.value == "bytes":
        return {"hex": value.hex()}
    return plain(value)
