"""Types: what a written type means, and whether it may stand where it stands."""

from __future__ import annotations

from dataclasses import replace

from writ import layout
from writ.check.context import Context, doc_of, lifetime_of
from writ.check.numbered import make_bits, make_enum
from writ.check.scope import (
    BITS,
    ENUM,
    OBJECT,
    PROTOCOL,
    SCALARS,
    SIGNALS,
    STRUCT,
    TABLE,
    TYPE,
    UNION,
    VALUE_KINDS,
    Scope,
    Symbol,
)
from writ.check.values import limit_of, make_newtype, narrowed, text_of
from writ.diagnostics import did_you_mean
from writ.model import (
    HANDLE_TYPES,
    MAX_BODY,
    MAX_HANDLES,
    TAIL_TYPES,
    ArrayType,
    BitsType,
    ClientType,
    EnumType,
    Field,
    HandleType,
    Scalar,
    ServerType,
    SlotType,
    StructType,
    TableType,
    Type,
    UnionType,
    Variant,
    VectorType,
    scalar_limits,
)
from writ.syntax import tree
from writ.syntax.tokens import Token

TABLE_MEMBERS = 64
UNION_TAGS = (1 << 32) - 1


def type_of(cx: Context, node: tree.TypeNode, scope: Scope) -> Type | None:
    """The meaning of a written type, wherever it stands. None after a report."""
    match node:
        case tree.NamedType():
            return _named(cx, node, scope)
        case tree.ArrayOf():
            element = element_of(cx, node.element, scope)
            count = limit_of(cx, node.count, scope, MAX_BODY, "the length of an array")
            return ArrayType(element, count) if element is not None and count is not None else None
        case tree.VectorOf():
            element = element_of(cx, node.element, scope)
            limit = limit_of(cx, node.limit, scope, MAX_BODY, "the limit of a list")
            return VectorType(element, limit) if element is not None and limit is not None else None
        case tree.Text():
            return text_of(cx, node, scope)
        case tree.Handle():
            return _handle(cx, node, scope)
        case tree.Client():
            return _client(cx, node, scope)
        case tree.Server():
            symbol = scope.find(node.protocol, PROTOCOL)
            return ServerType(symbol.name, number_of(symbol), node.optional) if symbol else None
        case tree.Slot():
            return _slot(cx, node, scope)


def number_of(symbol: Symbol) -> int:
    return int(symbol.node.number.value)


def element_of(cx: Context, token: Token, scope: Scope) -> Type | None:
    return _named(cx, tree.NamedType(token.pos, token, None, None), scope)


def _named(cx: Context, node: tree.NamedType, scope: Scope) -> Type | None:
    if node.name.text in SCALARS:
        base: Type | None = Scalar(node.name.text, *scalar_limits(node.name.text))
    else:
        symbol = scope.find(node.name, *VALUE_KINDS, more=SCALARS)
        base = cx.once(symbol, _MAKERS[symbol.kind]) if symbol else None
    if base is None or node.low is None or node.high is None:
        return base
    if not isinstance(base, Scalar):
        cx.error("E0303", node.low, f"`{node.name.text}` has no range; only a number has")
        return None
    return narrowed(cx, base, node.low, node.high, scope)


def _rights(
    cx: Context, node: tree.Handle | tree.Slot, scope: Scope
) -> tuple[Symbol, int, tuple[str, ...]] | None:
    symbol = scope.find(node.object, OBJECT)
    if symbol is None:
        return None
    known = {r.name.text: int(r.number.value) for r in symbol.node.rights}
    cx.distinct(node.rights, "the rights")
    mask = 0
    for right in node.rights:
        if right.text not in known:
            hint = did_you_mean(right.text, known)
            cx.error(
                "E0322", right, f"object `{symbol.name}` has no right `{right.text}`", hint=hint
            )
        elif 0 <= known[right.text] < 16:
            mask |= 1 << known[right.text]
    return symbol, mask, tuple(r.text for r in node.rights)


def _count(cx: Context, token: Token | None) -> int | None:
    """How many handles or slots one parameter is; None after a report."""
    count = int(token.value) if token is not None else 1
    if token is not None and not 1 <= count <= MAX_HANDLES:
        cx.error("E0329", token, f"a parameter has 1 to {MAX_HANDLES} handles, not {count}")
        return None
    return count


def _handle(cx: Context, node: tree.Handle, scope: Scope) -> HandleType | None:
    rights = _rights(cx, node, scope)
    count, signals = _count(cx, node.count), ""
    if count is None:
        return None
    if node.signals is not None:
        found = scope.find(node.signals, SIGNALS)
        if found is None:
            return None
        signals = found.name
    if rights is None:
        return None
    symbol, mask, names = rights
    if signals and symbol.name != "Notification":
        cx.error(
            "E0323",
            node.signals or node.object,
            f"`for {signals}` tells the bits of a Notification, not of `{symbol.name}`",
        )
        return None
    return HandleType(symbol.name, number_of(symbol), mask, names, node.optional, count, signals)


def _client(cx: Context, node: tree.Client, scope: Scope) -> ClientType | None:
    symbol = scope.find(node.protocol, PROTOCOL)
    if symbol is None:
        return None
    known = [r.name.text for r in symbol.node.roles]
    cx.distinct(node.roles, "the roles")
    for role in node.roles:
        if role.text not in known:
            hint = did_you_mean(role.text, known)
            cx.error(
                "E0330", role, f"protocol `{symbol.name}` has no role `{role.text}`", hint=hint
            )
    return ClientType(
        symbol.name, number_of(symbol), tuple(r.text for r in node.roles), node.optional
    )


def _slot(cx: Context, node: tree.Slot, scope: Scope) -> SlotType | ArrayType | None:
    rights = _rights(cx, node, scope)
    count = _count(cx, node.count)
    if rights is None or count is None:
        return None
    symbol, mask, names = rights
    made = SlotType(symbol.name, number_of(symbol), mask, names)
    return made if node.count is None else ArrayType(made, count)


# ---------------------------------------------------------------- declarations


def make_struct(cx: Context, symbol: Symbol) -> StructType | None:
    node: tree.StructDecl = symbol.node
    where = f"struct `{symbol.name}`"
    if not node.fields:
        cx.error("E0308", node.name, f"{where} is empty")
        return None
    cx.distinct([f.name for f in node.fields], where)
    fields = [_inner_field(cx, f, symbol.scope, where) for f in node.fields]
    good = [f for f in fields if f is not None]
    if len(good) < len(fields):
        return None
    made = StructType(symbol.name, symbol.library, tuple(good), doc_of(node), symbol.pos)
    return made if _fits(cx, made, node.name, where) else None


def _fits(cx: Context, made: Type, name: Token, where: str) -> bool:
    size = layout.size_of(made)
    if size > MAX_BODY:
        cx.error("E0316", name, f"{where} has {size} bytes, more than the {MAX_BODY} of a message")
    return size <= MAX_BODY


def _inner_field(
    cx: Context, node: tree.FieldNode | tree.VariantNode, scope: Scope, where: str
) -> Field | None:
    kind = type_of(cx, node.type, scope)
    marks = field_marks(cx, node.annotations)
    if kind is None:
        return None
    if holds_no_value(kind):
        cx.error(
            "E0309",
            node.name,
            f"`{node.name.text}` cannot stand in {where}: no handles and nothing of varying length inside",
        )
        return None
    return Field(node.name.text, kind, doc_of(node), node.name.pos, 0, *marks)


def holds_no_value(kind: Type) -> bool:
    """True for what has no fixed place inside another value."""
    if isinstance(kind, ArrayType):
        return holds_no_value(kind.element)
    return isinstance(kind, (*TAIL_TYPES, *HANDLE_TYPES, SlotType))


def field_marks(cx: Context, annotations: list[tree.Annotation]) -> tuple[bool, bool]:
    """@given and @secret."""
    cx.distinct([a.name for a in annotations], "the annotations")
    names = {a.name.text for a in annotations}
    for annotation in annotations:
        if annotation.name.text not in ("given", "secret"):
            hint = did_you_mean(annotation.name.text, ("given", "secret"))
            cx.error(
                "E0328",
                annotation.name,
                f"a field has no annotation `@{annotation.name.text}`",
                hint=hint,
            )
        elif annotation.args:
            cx.error("E0328", annotation.args[0], f"`@{annotation.name.text}` takes no arguments")
    return "given" in names, "secret" in names


def make_union(cx: Context, symbol: Symbol) -> UnionType | None:
    node: tree.VariantDecl = symbol.node
    reserve, variants = _variants(cx, symbol, UNION_TAGS)
    if reserve is None or variants is None:
        return None
    for variant, written in zip(variants, node.variants, strict=True):
        size = layout.size_of(variant.field.type)
        if size > reserve:
            cx.error(
                "E0314",
                written.name,
                f"`{written.name.text}` has {size} bytes, more than the {reserve} reserved",
            )
            return None
    return UnionType(
        symbol.name, symbol.library, node.strict, reserve, variants, doc_of(node), symbol.pos
    )


def make_table(cx: Context, symbol: Symbol) -> TableType | None:
    node: tree.VariantDecl = symbol.node
    reserve, variants = _variants(cx, symbol, TABLE_MEMBERS)
    if reserve is None or variants is None:
        return None
    ordered = sorted(variants, key=lambda v: v.number)
    placed = layout.place([v.field for v in ordered])
    if placed and placed[-1].end > reserve:
        last = next(v for v in node.variants if v.name.text == placed[-1].field.name)
        cx.error(
            "E0314",
            last.name,
            f"`{last.name.text}` ends at byte {placed[-1].end}, behind the {reserve} reserved",
        )
        return None
    return TableType(
        symbol.name, symbol.library, node.strict, reserve, variants, doc_of(node), symbol.pos
    )


def _variants(
    cx: Context, symbol: Symbol, most: int
) -> tuple[int | None, tuple[Variant, ...] | None]:
    node: tree.VariantDecl = symbol.node
    where = f"{symbol.kind} `{symbol.name}`"
    reserve: int | None = int(node.reserve.value)
    assert reserve is not None
    if reserve % 8 or not 8 <= reserve <= MAX_BODY - 8:
        cx.error(
            "E0313",
            node.reserve,
            f"a reserve is a multiple of 8, 8 to {MAX_BODY - 8} bytes, not {reserve}",
        )
        reserve = None
    if not node.variants:
        cx.error("E0308", node.name, f"{where} is empty")
        return reserve, None
    cx.distinct([v.name for v in node.variants], where)
    cx.distinct_numbers([(v.name, v.number) for v in node.variants], where)
    found = []
    for variant in node.variants:
        number = int(variant.number.value)
        if not 1 <= number <= most:
            cx.error(
                "E0315",
                variant.number,
                f"a member of {where} has a number from 1 to {most}, not {number}",
            )
        field = _inner_field(cx, variant, symbol.scope, where)
        since, _, _ = lifetime_of(cx, variant.lifetime, symbol.scope)
        if field is not None:
            found.append(Variant(number, replace(field, since=since)))
    return reserve, tuple(found) if len(found) == len(node.variants) else None


def admits_zero(kind: Type) -> bool:
    """True if a value of all zero bytes is a value of the type (docs/language.md: fields added by `since`)."""
    match kind:
        case Scalar():
            return kind.low <= 0 <= kind.high
        case EnumType():
            return not kind.strict or any(m.number == 0 for m in kind.members)
        case BitsType() | TableType():
            return True
        case ArrayType():
            return admits_zero(kind.element)
        case StructType():
            return all(admits_zero(f.type) for f in kind.fields)
    return False


_MAKERS = {
    TYPE: make_newtype,
    ENUM: make_enum,
    BITS: make_bits,
    STRUCT: make_struct,
    UNION: make_union,
    TABLE: make_table,
}
