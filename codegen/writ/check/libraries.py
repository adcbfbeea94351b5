"""Libraries: every declaration made into its model, and what holds over all libraries together."""

from __future__ import annotations

from typing import Any

from writ.check.context import Context, doc_of
from writ.check.numbered import make_bits, make_enum, make_errors, make_signals
from writ.check.protocols import make_object, make_protocol
from writ.check.rings import make_fault, make_ring
from writ.check.scope import (
    BITS,
    CONST,
    ENUM,
    ERROR,
    FAULT,
    OBJECT,
    PROTOCOL,
    RING,
    SIGNALS,
    STRUCT,
    TABLE,
    TYPE,
    UNION,
    LibraryNames,
    Symbol,
)
from writ.check.types import make_struct, make_table, make_union
from writ.check.values import make_const, make_newtype
from writ.diagnostics import Note
from writ.model import Library

MAKERS: dict[str, Any] = {
    CONST: make_const,
    TYPE: make_newtype,
    ENUM: make_enum,
    BITS: make_bits,
    ERROR: make_errors,
    STRUCT: make_struct,
    UNION: make_union,
    TABLE: make_table,
    PROTOCOL: make_protocol,
    OBJECT: make_object,
    RING: make_ring,
    SIGNALS: make_signals,
    FAULT: make_fault,
}


def make_library(cx: Context, names: LibraryNames) -> Library:
    """The library; faulty declarations are left out, after a report."""
    made: dict[str, list[Any]] = {kind: [] for kind in MAKERS}
    for symbol in names.own.values():
        meaning = cx.once(symbol, MAKERS[symbol.kind])
        if meaning is None:
            continue
        made[symbol.kind].append(
            (symbol.name, meaning, doc_of(symbol.node)) if symbol.kind == TYPE else meaning
        )
    for file in names.files:
        for imported in file.imports:
            cx.distinct(imported.names, "the import")
    docs = [
        doc_of(f.library)
        for f in names.files
        if f.library is not None and f.library.doc is not None
    ]
    return Library(
        names.name,
        names.version,
        tuple(cx.names.imports_of(names.name)),
        tuple(made[CONST]),
        tuple(made[TYPE]),
        tuple(made[ENUM]),
        tuple(made[BITS]),
        tuple(made[STRUCT]),
        tuple(made[UNION]),
        tuple(made[TABLE]),
        tuple(made[ERROR]),
        tuple(made[PROTOCOL]),
        tuple(made[OBJECT]),
        "\n".join(docs),
        names.files[0].path,
        tuple(made[RING]),
        tuple(made[SIGNALS]),
        tuple(made[FAULT]),
    )


def distinct_over_libraries(cx: Context) -> None:
    """Protocols, objects, published slots and fault points have one number space each, over all libraries."""
    for kind, number in ((PROTOCOL, "E0418"), (OBJECT, "E0418"), (FAULT, "E0418")):
        seen: dict[int, Symbol] = {}
        slots: dict[int, Symbol] = {}
        for library in sorted(cx.names.libraries):
            for symbol in cx.names.libraries[library].own.values():
                if symbol.kind == kind:
                    _distinct(cx, seen, symbol, symbol.node.number, number)
                    if kind == OBJECT and symbol.node.slot is not None:
                        _distinct(cx, slots, symbol, symbol.node.slot, number)


def _distinct(
    cx: Context, seen: dict[int, Symbol], symbol: Symbol, token: Any, number: str
) -> None:
    value = int(token.value)
    before = seen.setdefault(value, symbol)
    if before is not symbol:
        text = f"{symbol.kind}s `{before.name}` and `{symbol.name}` have the same number"
        cx.error(number, token, text, notes=[Note(before.pos, "the other")])
