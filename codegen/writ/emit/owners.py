"""A protocol or an object as the templates want it, with the methods that every protocol answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from writ.emit import names
from writ.emit.directions import DirectionC
from writ.emit.methods import MethodC
from writ.model import (
    FRAMEWORK_METHODS,
    Alternative,
    Field,
    Method,
    Object,
    Protocol,
    Role,
    Scalar,
    scalar_limits,
)

U64 = Scalar("u64", *scalar_limits("u64"))
STATS_ROLE = 24


def framework_methods(owner: Protocol) -> tuple[Method, ...]:
    """ping, stats and abi as methods like others."""
    pos = owner.pos

    def method(name: str, doc: str, reply: tuple[str, ...], role: Role | None = None) -> Method:
        return Method(
            name=name,
            number=FRAMEWORK_METHODS[name],
            strict=True,
            request=(),
            reply=tuple(Field(field, U64, "", pos) for field in reply),
            errors=None,
            any_role=role is None,
            alternatives=(Alternative(role, None),) if role else (),
            needs=0,
            deadline_ms=100,
            retry_safe=True,
            waits=None,
            makes=(),
            steps=(),
            ensures=(),
            unreachable="",
            promise_registers=("request", "reply"),
            doc=doc,
            pos=pos,
        )

    stats_role = Role("stats", STATS_ROLE, "", pos)
    return (
        method("ping", "Answers that somebody is there.", ()),
        method(
            "stats",
            "How often the server was called, its dispatcher refused and its handlers failed.",
            ("calls", "rejects", "errors"),
            stats_role,
        ),
        method("abi", "Which contract the server was built from.", ("hash",)),
    )


def check_list(owner: Protocol | Object, method: Method, side: str) -> list[tuple[int, str, str]]:
    """(id, kind, C name) of the checks of a "request" or "reply", in order."""
    return DirectionC(owner, method, side).check_names()


@dataclass(frozen=True)
class Who:
    """How stubs name their connection."""

    prefix: str
    first: list[str]
    args: list[str]
    io: str
    slot: str


class OwnerC:
    def __init__(self, owner: Protocol | Object) -> None:
        self.owner = owner
        self.name = owner.name
        self.prefix = names.prefix(owner)
        self.upper = self.prefix.upper()
        self.doc = owner.doc
        self.own_methods = [MethodC(owner, m) for m in owner.methods]
        self.framework_methods = (
            [MethodC(owner, m) for m in framework_methods(owner)]
            if isinstance(owner, Protocol)
            else []
        )
        self.methods = self.framework_methods + self.own_methods
        self.abi = f"{names.stem(owner.library).upper()}_ABI"

    @property
    def who(self) -> Who:
        """Stubs take a client."""
        return Who(self.prefix, [f"struct {self.prefix}_client *c"], ["c"], "c->io", "c->slot")

    @cached_property
    def shapes(self) -> list[list[str]]:
        """Shapes of all requests and of the numbers that are reserved."""
        out = []
        for method in self.methods:
            mask = method.role_mask
            out.append([*method.request.shape, f".roles = {mask}"])
        out += [[f".number = 0x{gone.number:02x}"] for gone in self.owner.reserved]
        return out
