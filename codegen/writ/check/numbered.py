"""Declarations that are lists of numbered names: enums, bits, error sets, signals."""

from __future__ import annotations

from writ.check.context import Context, doc_of, members_of
from writ.check.scope import Symbol, a
from writ.diagnostics import did_you_mean
from writ.model import BitsType, EnumType, ErrorSet, Member, Scalar, Signals, scalar_limits
from writ.syntax import tree
from writ.syntax.tokens import Token

BASES = ("u8", "u16", "u32", "u64")
ERROR_FIRST, ERROR_LAST = 64, 65535
SIGNAL_BITS = 64


def make_enum(cx: Context, symbol: Symbol) -> EnumType | None:
    base, members = _base_and_members(cx, symbol)
    node: tree.NumberedDecl = symbol.node
    if base is None:
        return None
    for member, written in zip(members, node.members, strict=True):
        if not 0 <= member.number <= base.high:
            cx.error(
                "E0306",
                written.number,
                f"{member.number} does not fit into `{base.name}`, 0 to {base.high}",
            )
    return EnumType(
        symbol.name, symbol.library, base, node.strict, members, doc_of(node), symbol.pos
    )


def make_bits(cx: Context, symbol: Symbol) -> BitsType | None:
    base, members = _base_and_members(cx, symbol)
    node: tree.NumberedDecl = symbol.node
    if base is None:
        return None
    in_range(cx, node.members, 0, base.bits - 1, f"a bit of `{base.name}`")
    return BitsType(
        symbol.name, symbol.library, base, node.strict, members, doc_of(node), symbol.pos
    )


def make_errors(cx: Context, symbol: Symbol) -> ErrorSet:
    node: tree.NumberedDecl = symbol.node
    members = _members(cx, symbol)
    for written in node.members:
        documented(cx, written, written.name, f"error `{written.name.text}`")
        if not ERROR_FIRST <= int(written.number.value) <= ERROR_LAST:
            cx.error(
                "E0412",
                written.number,
                f"an error's number is {ERROR_FIRST} to {ERROR_LAST}, not {written.number.value}",
                hint="the numbers below belong to the kernel and to the framework",
            )
    return ErrorSet(symbol.name, symbol.library, node.strict, members, doc_of(node), symbol.pos)


def make_signals(cx: Context, symbol: Symbol) -> Signals:
    node: tree.SignalsDecl = symbol.node
    members = _members(cx, symbol)
    in_range(cx, node.members, 0, SIGNAL_BITS - 1, "a bit of a notification")
    return Signals(symbol.name, symbol.library, members, doc_of(node), symbol.pos)


def in_range(cx: Context, nodes: list[tree.Numbered], low: int, high: int, what: str) -> None:
    for node in nodes:
        if not low <= int(node.number.value) <= high:
            cx.error("E0306", node.number, f"{what} is {low} to {high}, not {node.number.value}")


def documented(cx: Context, node: tree.Documented, name: Token, what: str) -> None:
    """`///` is required: what is published has to say what it is."""
    if not doc_of(node).strip():
        cx.error(
            "E0215",
            name,
            f"{what} has no documentation",
            hint="say what it is in a line that begins with `///`",
        )


def _base_and_members(cx: Context, symbol: Symbol) -> tuple[Scalar | None, tuple[Member, ...]]:
    node: tree.NumberedDecl = symbol.node
    assert node.base is not None
    members = _members(cx, symbol)
    if node.base.text not in BASES:
        cx.error(
            "E0305",
            node.base,
            f"`{node.base.text}` cannot hold {a(symbol.kind)}; {', '.join(BASES[:-1])} and {BASES[-1]} can",
            hint=did_you_mean(node.base.text, BASES),
        )
        return None, members
    return Scalar(node.base.text, *scalar_limits(node.base.text)), members


def _members(cx: Context, symbol: Symbol) -> tuple[Member, ...]:
    node = symbol.node
    if not node.members:
        cx.error("E0308", node.name, f"{symbol.kind} `{symbol.name}` is empty")
    return members_of(cx, node.members, symbol.scope, f"{symbol.kind} `{symbol.name}`")
