"""A protocol or an object as the templates want it, with the methods that every protocol answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from writ.emit import names
from writ.emit.directions import DirectionC, last_word
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
    """How stubs name their connection. `{c}`, `{io}` and `{object}` are what a stub calls them."""

    prefix: str
    params: tuple[str, ...]
    io_of: str
    slot_of: str
    object: str = ""

    def of(self, method: MethodC) -> Hand:
        """The same in the stub of a method."""
        return Hand(self, method.arguments)

    @property
    def plain(self) -> Hand:
        """The same where nothing of a contract is named."""
        return Hand(self, ())


class Hand:
    """A connection as one stub names it, and that stub's own variables."""

    def __init__(self, who: Who, arguments: Iterable[str]) -> None:
        taken = set(arguments)
        self.prefix = who.prefix
        self.object = names.fresh(who.object, taken)
        self.own = names.Own(taken | {self.object})
        self.first = [self._said(param) for param in who.params]
        self.args = [last_word(param) for param in self.first]
        self.io = self._said(who.io_of)
        self.slot = self._said(who.slot_of)

    def _said(self, text: str) -> str:
        return text.format(c=self.own.c, io=self.own.io, object=self.object)


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
        params = (f"struct {self.prefix}_client *{{c}}",)
        return Who(self.prefix, params, "{c}->io", "{c}->slot")

    @cached_property
    def shapes(self) -> list[list[str]]:
        """Shapes of all requests and of the numbers that are reserved."""
        out = []
        for method in self.methods:
            mask = method.role_mask
            out.append([*method.request.shape, f".roles = {mask}"])
        out += [[f".number = 0x{gone.number:02x}"] for gone in self.owner.reserved]
        return out
