"""Message harnesses: for each library what its engine (codegen/runtime/c/suite/messages.c) needs
the client's stubs for, and a dictionary."""

from __future__ import annotations

from typing import Iterator

from twin.checks import Choice, Node, Nodes, Plan, Presence, Repeat, Value
from twin.codec import encode
from twin.manifest import directions
from twin.samples import sample_values, typical_values
from writ.emit import names
from writ.emit.fuzz import Harness
from writ.emit.render import render
from writ.model import EnumType, Object, Protocol, Scalar, World


def emit_library(world: World, name: str) -> dict[str, str]:
    """`<lib>_messages.c` and `<lib>_messages.dict`."""
    library = world.library(name)
    stem = names.stem(library)
    harnesses = [
        Harness(library, p, "MESSAGES_SLOT", "MESSAGES_PATIENCE_MS") for p in library.protocols
    ]
    owners: list[Protocol | Object] = [*library.protocols, *library.objects]
    rows = [made.method.number for made in directions(library)]
    rows += [0 for owner in owners if owner.methods]  # numbers without a method
    text = render(
        "tests/messages.c.j2",
        source=library.path,
        library=library.name,
        stem=stem,
        harnesses=harnesses,
        functions=[again for harness in harnesses for again in harness.functions],
        numbers=rows,
    )
    plans = [direction.plan for direction in directions(library)]
    return {f"{stem}_messages.c": text, f"{stem}_messages.dict": _dictionary(plans)}


def _dictionary(plans: list[Plan]) -> str:
    """Numbers that mean something: tags, and the ends of every range, as a fuzzer's dictionary."""
    words: dict[bytes, None] = {}
    for plan in plans:
        words.setdefault(encode(plan, typical_values(plan)).tag.to_bytes(8, "little"))
        for group in plan.groups:
            words.update(dict.fromkeys(_numbers(group)))
        for tail in plan.tails:
            words.update(dict.fromkeys(_numbers(tail.element)))
            words.setdefault(plan.frame.sizes[-1].to_bytes(2, "little"))
    return "".join(f'"{_escaped(word)}"\n' for word in words if any(word))


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


def _numbers(nodes: Nodes) -> Iterator[bytes]:
    for node in nodes:
        yield from _numbers_of(node)


def _numbers_of(node: Node) -> Iterator[bytes]:
    if isinstance(node, Value):
        for number in _worth_trying(node):
            yield number.to_bytes(node.size, "little", signed=number < 0)
    elif isinstance(node, Repeat):
        yield from _numbers(node.each)
    elif isinstance(node, Choice):
        for tag, arm in node.arms.items():
            yield tag.to_bytes(4, "little")
            yield from _numbers(arm)
    elif isinstance(node, Presence):
        yield node.known.to_bytes(8, "little")
        for slot in node.slots:
            yield from (*_numbers(slot.before), *_numbers(slot.present))
        yield from _numbers(node.rest)


def _worth_trying(node: Value) -> list[int]:
    good = [int(value) for value in sample_values(node.type)]
    ends = [good[0], max(good), min(good)]
    if isinstance(node.type, EnumType) or (
        isinstance(node.type, Scalar) and node.type.name != "bool"
    ):
        ends += [max(good) + 1, min(good) - 1]
    most = 1 << 8 * node.size
    least = -(most >> 1) if node.signed else 0
    return sorted({n for n in ends if least <= n < (most >> 1 if node.signed else most)})
