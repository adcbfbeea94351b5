"""Rings and fault points."""

from __future__ import annotations

from typing import TypeVar

from writ import layout
from writ.check.context import Context, doc_of
from writ.check.numbered import make_signals
from writ.check.scope import SIGNALS, STRUCT, Symbol
from writ.check.types import make_struct
from writ.check.values import bound_of, limit_of
from writ.diagnostics import Note, did_you_mean
from writ.model import FaultPoint, Member, Queue, Ring
from writ.syntax import tree
from writ.syntax.tokens import Token

LARGEST_ENTRY = 256
DEEPEST = 1 << 16
LARGEST_REGION = 1 << 30
LARGEST_RING = (1 << 31) - 64
LAST_FAULT = 65535

N = TypeVar("N", bound=tree.Node)


def make_ring(cx: Context, symbol: Symbol) -> Ring | None:
    node: tree.RingDecl = symbol.node
    where = f"ring `{symbol.name}`"
    clauses = [i for i in node.items if isinstance(i, tree.QueueClause)]
    if not clauses:
        cx.error(
            "E0308", node.name, f"{where} has no queue", hint="add `submit : Request depth 128;`"
        )
    cx.distinct([c.name for c in clauses], where)
    queues = [_queue(cx, c, symbol) for c in clauses]
    region = _only(cx, node, tree.RegionClause, "data region")
    size = (
        limit_of(cx, region.size, symbol.scope, LARGEST_REGION, "the data region") if region else 0
    )
    signals = _only(cx, node, tree.SignalsClause, "signals")
    signal_set, members = _signals(cx, signals.names, symbol) if signals else ("", ())
    good = tuple(q for q in queues if q is not None)
    if len(good) < len(queues) or size is None or symbol.scope.library is None:
        return None
    library = symbol.scope.library.name
    made = Ring(symbol.name, library, good, size, signal_set, members, doc_of(node), symbol.pos)
    if layout.ring_layout(made).size > LARGEST_RING:
        text = f"{where} has {layout.ring_layout(made).size} bytes, more than {LARGEST_RING}"
        cx.error("E0331", node.name, text)
        return None
    return made


def _only(cx: Context, node: tree.RingDecl, kind: type[N], what: str) -> N | None:
    found: list[N] = [i for i in node.items if isinstance(i, kind)]
    for second in found[1:]:
        notes = [Note(found[0].pos, "first here")]
        cx.sink.error("E0404", second.pos, f"`{what}` stands twice", notes=notes, width=len(what))
    return found[0] if found else None


def _queue(cx: Context, clause: tree.QueueClause, symbol: Symbol) -> Queue | None:
    entry_symbol = symbol.scope.find(clause.entry, STRUCT)
    entry = cx.once(entry_symbol, make_struct) if entry_symbol else None
    depth = bound_of(cx, clause.depth, symbol.scope)
    if depth is not None and not (1 <= depth <= DEEPEST and depth & (depth - 1) == 0):
        cx.error("E0331", clause.depth, f"a depth is a power of two, 1 to {DEEPEST}, not {depth}")
        return None
    if entry is not None and layout.size_of(entry) > LARGEST_ENTRY:
        size = layout.size_of(entry)
        cx.error(
            "E0331",
            clause.entry,
            f"an entry has at most {LARGEST_ENTRY} bytes, `{entry.name}` has {size}",
        )
        return None
    if entry is None or depth is None:
        return None
    return Queue(clause.name.text, entry, depth, doc_of(clause))


def _signals(cx: Context, names: list[Token], symbol: Symbol) -> tuple[str, tuple[Member, ...]]:
    """The signal set that has all these bits, among those that can be named here."""
    cx.distinct(names, "the signals")
    known: dict[str, dict[str, Member]] = {}
    for name in symbol.scope.visible([SIGNALS]):
        found = symbol.scope.get(name)
        made = cx.once(found, make_signals) if found else None
        if made is not None:
            known[name] = {m.name: m for m in made.members}
    for name in sorted(known):
        if all(t.text in known[name] for t in names):
            return name, tuple(known[name][t.text] for t in names)
    every = {m for members in known.values() for m in members}
    odd = next((t for t in names if t.text not in every), names[0])
    cx.error(
        "E0332",
        odd,
        f"no `signals` has `{odd.text}` and the others here",
        hint=did_you_mean(odd.text, every),
    )
    return "", ()


def make_fault(cx: Context, symbol: Symbol) -> FaultPoint | None:
    node: tree.FaultDecl = symbol.node
    if not 1 <= int(node.number.value) <= LAST_FAULT:
        cx.error(
            "E0306",
            node.number,
            f"a fault point's number is 1 to {LAST_FAULT}, not {node.number.text}",
        )
        return None
    assert symbol.scope.library is not None
    return FaultPoint(
        symbol.name, symbol.scope.library.name, int(node.number.value), doc_of(node), symbol.pos
    )
