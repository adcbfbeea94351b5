"""Constants and bounds: the numbers that a contract computes with."""

from __future__ import annotations

from writ.check.context import Context, doc_of
from writ.check.numbered import make_enum
from writ.check.scope import CONST, ENUM, SCALARS, TYPE, Scope, Symbol
from writ.model import MAX_BODY, Const, Scalar, TextKind, TextType, scalar_limits
from writ.syntax import tree
from writ.syntax.tokens import Token


def scalar_named(cx: Context, token: Token, scope: Scope) -> Scalar | None:
    """A scalar or a `type` made of one. Reports anything else."""
    if token.text in SCALARS:
        return Scalar(token.text, *scalar_limits(token.text))
    symbol = scope.find(token, TYPE, more=SCALARS)
    return cx.once(symbol, make_newtype) if symbol else None


def make_newtype(cx: Context, symbol: Symbol) -> Scalar | None:
    node: tree.TypeDecl = symbol.node
    if not isinstance(node.type, tree.NamedType):
        cx.sink.error("E0323", node.type.pos, "a `type` is a scalar, perhaps with a range", width=1)
        return None
    base = scalar_of(cx, node.type, symbol.scope)
    return Scalar(base.name, base.low, base.high, symbol.name) if base else None


def scalar_of(cx: Context, node: tree.NamedType, scope: Scope) -> Scalar | None:
    """A scalar with its range."""
    base = scalar_named(cx, node.name, scope)
    if base is None or node.low is None or node.high is None:
        return base
    return narrowed(cx, base, node.low, node.high, scope)


def narrowed(
    cx: Context, base: Scalar, low_token: Token, high_token: Token, scope: Scope
) -> Scalar | None:
    if base.name == "bool":
        cx.error("E0303", low_token, "a bool has no range")
        return None
    low, high = bound_of(cx, low_token, scope), bound_of(cx, high_token, scope)
    if low is None or high is None:
        return None
    for value, token in ((low, low_token), (high, high_token)):
        if not base.low <= value <= base.high:
            name = base.newtype or base.name
            cx.error("E0302", token, f"{value} is outside of `{name}`, {base.low} to {base.high}")
            return None
    if low > high:
        cx.error(
            "E0301",
            low_token,
            f"the range begins at {low}, above its end {high}",
            hint="write the lower bound first",
        )
        return None
    return Scalar(base.name, low, high, base.newtype)


def bound_of(cx: Context, token: Token, scope: Scope) -> int | None:
    """The number that an INT or the name of a constant stands for."""
    if token.kind == "INT":
        return int(token.value)
    symbol = scope.find(token, CONST)
    const = cx.once(symbol, make_const) if symbol else None
    if const is None:
        return None
    if isinstance(const.value, bool) or not isinstance(const.value, int):
        cx.error("E0324", token, f"`{token.text}` is no number")
        return None
    return const.value


def limit_of(cx: Context, token: Token, scope: Scope, most: int, what: str) -> int | None:
    """A bound that counts something: 1 to `most`."""
    value = bound_of(cx, token, scope)
    if value is not None and not 1 <= value <= most:
        cx.error("E0311", token, f"{what} is 1 to {most}, not {value}")
        return None
    return value


def text_of(cx: Context, node: tree.Text, scope: Scope) -> TextType | None:
    limit = limit_of(cx, node.limit, scope, MAX_BODY, f"the limit of `{node.kind.text}`")
    return TextType(TextKind(node.kind.text), limit) if limit is not None else None


def make_const(cx: Context, symbol: Symbol) -> Const | None:
    node: tree.ConstDecl = symbol.node
    library = symbol.scope.library
    assert library is not None
    if isinstance(node.type, tree.Text):
        return _text_const(cx, symbol, node.type)
    if not isinstance(node.type, tree.NamedType):
        cx.sink.error("E0323", node.type.pos, "a constant is a scalar, an enum member or a text")
        return None
    named = symbol.scope.get(node.type.name.text)
    if named is not None and named.kind == ENUM:
        return _enum_const(cx, symbol, named)
    kind = scalar_of(cx, node.type, symbol.scope)
    value = _scalar_value(cx, node.value, kind, symbol.scope) if kind else None
    if kind is None or value is None:
        return None
    return Const(symbol.name, library.name, kind, value, doc_of(node), node.name.pos)


def _scalar_value(cx: Context, token: Token, kind: Scalar, scope: Scope) -> int | bool | None:
    if kind.name == "bool":
        if token.kind not in ('"true"', '"false"'):
            cx.error("E0304", token, f"a bool is `true` or `false`, not `{token.text}`")
            return None
        return token.text == "true"
    if token.kind not in ("INT", "NAME"):
        cx.error("E0304", token, f"`{token.text}` is no number")
        return None
    value = bound_of(cx, token, scope)
    if value is not None and not kind.low <= value <= kind.high:
        cx.error(
            "E0304",
            token,
            f"{value} is outside of `{kind.newtype or kind.name}`, {kind.low} to {kind.high}",
        )
        return None
    return value


def _enum_const(cx: Context, symbol: Symbol, named: Symbol) -> Const | None:
    node: tree.ConstDecl = symbol.node
    kind = cx.once(named, make_enum)
    if kind is None:
        return None
    member = next((m for m in kind.members if m.name == node.value.text), None)
    if member is None:
        cx.error("E0304", node.value, f"`{node.value.text}` is no member of `{kind.name}`")
        return None
    return Const(symbol.name, symbol.library, kind, member.number, doc_of(node), node.name.pos)


def _text_const(cx: Context, symbol: Symbol, kind_node: tree.Text) -> Const | None:
    node: tree.ConstDecl = symbol.node
    kind = text_of(cx, kind_node, symbol.scope)
    if kind is None:
        return None
    if node.value.kind != "STRING":
        cx.error("E0304", node.value, "a text constant is a string in quotes")
        return None
    value = str(node.value.value)
    if len(value.encode()) > kind.limit:
        cx.error(
            "E0304",
            node.value,
            f"the string has {len(value.encode())} bytes, more than {kind.limit}",
        )
        return None
    return Const(symbol.name, symbol.library, kind, value, doc_of(node), node.name.pos)
