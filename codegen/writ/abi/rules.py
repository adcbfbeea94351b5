"""What a change breaks: one table, published as docs/abi-rules.md (a test compares the two).

Four questions are asked of every change. Wire: do old and new peers still understand each other?
Source: does what was written
against the old contract still compile? Authority: who may do more, or less? Order: is a sequence of
calls that was allowed
still allowed?
"""

from __future__ import annotations

from dataclasses import dataclass

BREAKS = "breaks"
REVOKES = "revokes"


@dataclass(frozen=True)
class Rule:
    """The verdict over one kind of change."""

    id: str
    change: str
    wire: str
    source: str
    authority: str
    order: str
    hint: str = ""

    @property
    def breaking(self) -> bool:
        return BREAKS in (self.wire, self.source, self.order) or self.authority == REVOKES


def _rule(identity: str, change: str, verdict: str, hint: str = "") -> Rule:
    wire, source, authority, order = verdict.split()
    return Rule(identity, change, wire, source, authority, order, hint)


_NEW_NUMBER = "give the new form a number of its own and reserve the old one"
_RESERVE = "keep the number: `reserved NUMBER NAME;`"

TABLE = (
    _rule("A1", "something added: a constant, type, protocol, object, ring, signal set or fault point", "fine fine - -"),
    _rule("A2", "a constant, type, error set or ring removed or renamed", "- breaks - -"),
    _rule("A3", "a protocol or object removed, or its number changed", "breaks breaks - -", _NEW_NUMBER),
    _rule("A4", "a protocol or object renamed", "fine breaks - -"),
    _rule("A5", "the value or type of a constant changed", "- breaks - -"),
    _rule("A6", "the published start-up slot of a control moved, taken away or given", "breaks breaks - -", "a published slot is fixed for ever"),
    _rule("T1", "a type made wider: more values are good", "breaks fine - -", "old receivers refuse the new values"),
    _rule("T2", "a type made narrower: fewer values are good", "breaks breaks - -", "new receivers refuse what old senders may say"),
    _rule("T3", "a type changed into another", "breaks breaks - -", _NEW_NUMBER),
    _rule("T4", "a number given a type of its own, or another", "fine breaks - -"),
    _rule("M1", "a member added to something strict", "breaks fine - -", "old receivers refuse it; only a flexible one can grow"),
    _rule("M2", "a member added to something flexible", "fine fine - -"),
    _rule("M3", "a member of something strict removed", "breaks breaks - -", "say `until VERSION \"use ...\"` instead"),
    _rule("M4", "a member of something flexible removed", "fine breaks - -", "say `until VERSION \"use ...\"` instead"),
    _rule("M5", "a member renamed", "fine breaks - -"),
    _rule("M6", "strict made flexible", "fine fine - -"),
    _rule("M7", "flexible made strict", "breaks fine - -"),
    _rule("M8", "a reserve changed", "breaks breaks - -", "a reserve is fixed for ever"),
    _rule("M9", "a bit or right added to the numbers of a kernel object or a signal set", "fine fine - -"),
    _rule("M10", "a member of a table added or removed whose number is below that of another", "breaks breaks - -", "number new members above all others"),
    _rule("M11", "a name of one number or place given to another", "breaks breaks - -", "a number never gets a second meaning"),
    _rule("C1", "an ordinal of the Cap'n Proto schema given to another member", "breaks fine - -", "write new members last; say `until` instead of removing"),
    _rule("C2", "an id of the Cap'n Proto schema changed, though the name is the same", "fine breaks - -"),
    _rule("S1", "a struct changed in any way but the name of a field", "breaks breaks - -", "a struct never grows; use a table"),
    _rule("S2", "a field or parameter renamed", "fine breaks - -"),
    _rule("P1", "a method added", "fine fine grants fine"),
    _rule("P2", "a method removed and its number reserved", "breaks breaks revokes breaks"),
    _rule("P3", "a method removed and its number not reserved", "breaks breaks revokes breaks", _RESERVE),
    _rule("P4", "a method renamed", "fine breaks - -"),
    _rule("P5", "fields added by `since` to a flexible method", "fine breaks - -"),
    _rule("P6", "fields added by `since` to a strict method", "breaks breaks - -", "old receivers refuse it; only a flexible one can grow"),
    _rule("P7", "parameters added, removed, reordered or replaced", "breaks breaks - -", _NEW_NUMBER),
    _rule("P8", "a promise of registers broken", "breaks breaks - -"),
    _rule("P9", "a reservation removed", "breaks - - -", _RESERVE),
    _rule("P10", "durable made session, or the reverse", "- - - breaks"),
    _rule("P11", "a method gives errors of another set, or none where there were some", "breaks breaks - -", _NEW_NUMBER),
    _rule("P12", "fields added by `since` that no longer fit into registers", "breaks breaks - -", _NEW_NUMBER),
    _rule("P13", "a promise of registers withdrawn, which still holds", "fine fine - -"),
    _rule("P14", "a list made a single method, or the reverse", "fine breaks - -"),
    _rule("P15", "the size or class of a message of a version changed, because of what it is made of", "breaks breaks - -", _NEW_NUMBER),
    _rule("P16", "other checks of a message, with no change that explains them", "breaks - - -", "the compilers that made the two snapshots differ"),
    _rule("P17", "a number that nobody had reserved, or reserved under another name", "fine fine - -"),
    _rule("P18", "a promise of registers given", "fine fine - -"),
    _rule("R1", "a role added", "fine fine - -"),
    _rule("R2", "a role removed", "- breaks revokes -"),
    _rule("R3", "a role renamed", "- breaks - -"),
    _rule("R4", "a method opened: to another role, or under a weaker condition", "- - grants -"),
    _rule("R5", "a method closed: to a role, or under a stronger condition", "- - revokes -"),
    _rule("R6", "the rights that a method needs changed", "- - revokes -"),
    _rule("O1", "a call allowed in more states", "- - - fine"),
    _rule("O2", "a call allowed in fewer states, or leading elsewhere", "- - - breaks"),
    _rule("O3", "a machine or event added", "- - - fine"),
    _rule("O4", "a machine or event removed or changed", "- breaks - breaks"),
    _rule("O5", "what a method makes changed", "- - - breaks"),
    _rule("O6", "more objects or waiters possible", "- - - fine"),
    _rule("O7", "fewer objects or waiters possible", "- - - breaks"),
    _rule("O8", "what a method waits for changed", "- breaks - breaks"),
    _rule("O9", "a repeated call now harmless", "- - - fine"),
    _rule("O10", "a repeated call no longer harmless", "- - - breaks"),
    _rule("D1", "a deadline changed", "- fine - -"),
    _rule("D2", "a guarantee added", "- - - fine"),
    _rule("D3", "a guarantee withdrawn", "- - - breaks"),
)  # fmt: skip

RULES = {rule.id: rule for rule in TABLE}


def page() -> str:
    """The table as docs/abi-rules.md has it."""
    rows = [
        "| Rule | Change | Wire | Source | Authority | Order | What to do |",
        "|---|---|---|---|---|---|---|",
    ]
    rows += [
        f"| {r.id} | {r.change} | {r.wire} | {r.source} | {r.authority} | {r.order} | {r.hint} |"
        for r in TABLE
    ]
    return "\n".join(rows) + "\n"
