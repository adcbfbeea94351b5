"""The list of every check of a library, as the twin counts them."""

from __future__ import annotations

from dataclasses import dataclass

from twin.checks import Check, Plan, plan
from writ.model import (
    FRAMEWORK_METHODS,
    Field,
    Library,
    Method,
    Object,
    Pos,
    Protocol,
    Role,
    Alternative,
    Scalar,
    scalar_limits,
)

NOWHERE = Pos("", 0, 0)
STATS_ROLE = Role("stats", 24, "May read the counters of a server.", NOWHERE)


@dataclass(frozen=True)
class Direction:
    """One direction of one method of one protocol or object."""

    owner: Protocol | Object
    method: Method
    is_reply: bool
    is_framework: bool
    plan: Plan

    @property
    def word(self) -> str:
        return "reply" if self.is_reply else "request"

    @property
    def key(self) -> str:
        return f"{self.owner.library}.{self.owner.name}.{self.method.name}.{self.word}"


def framework_methods() -> tuple[Method, ...]:
    """The methods that every protocol answers (docs/wire.md, section 5)."""
    words = {"ping": (), "stats": ("calls", "rejects", "errors"), "abi": ("hash",)}
    return tuple(_framework_method(name, FRAMEWORK_METHODS[name], words[name]) for name in words)


def _framework_method(name: str, number: int, results: tuple[str, ...]) -> Method:
    kind = Scalar("u64", *scalar_limits("u64"))
    is_stats = name == "stats"
    return Method(
        name=name,
        number=number,
        strict=True,
        request=(),
        reply=tuple(Field(result, kind, "", NOWHERE) for result in results),
        errors=None,
        any_role=not is_stats,
        alternatives=(Alternative(STATS_ROLE, None),) if is_stats else (),
        needs=0,
        deadline_ms=100,
        retry_safe=True,
        waits=None,
        makes=(),
        steps=(),
        ensures=(),
        unreachable="",
        promise_registers=(),
        doc="",
        pos=NOWHERE,
    )


def directions(library: Library) -> tuple[Direction, ...]:
    """Every direction of every method, protocols first, by number; a protocol's framework methods
    come before its own."""
    found: list[Direction] = []
    for protocol in library.protocols:
        for method in framework_methods():
            found.extend(_both(protocol, method, True))
        for method in protocol.methods:
            found.extend(_both(protocol, method, False))
    for thing in library.objects:
        for method in thing.methods:
            found.extend(_both(thing, method, False))
    return tuple(found)


def _both(owner: Protocol | Object, method: Method, is_framework: bool) -> list[Direction]:
    return [
        Direction(owner, method, is_reply, is_framework, plan(owner, method, is_reply))
        for is_reply in (False, True)
    ]


def manifest(library: Library) -> dict[str, tuple[Check, ...]]:
    """The checks of every direction by `library.Owner.method.request` and `.reply`."""
    return {direction.key: direction.plan.checks for direction in directions(library)}
