"""Protocols and kernel objects: their numbers, roles, rights, and what is in them."""

from __future__ import annotations

from writ.check.context import Context, doc_of, members_of
from writ.check.machines import machine_methods, make_machine
from writ.check.methods import Owner, make_method
from writ.check.numbered import documented, in_range
from writ.check.scope import Symbol
from writ.diagnostics import Note
from writ.model import (
    FIRST_USED_SLOT,
    PUBLISHED_SLOTS,
    Machine,
    Method,
    Object,
    Protocol,
    Reservation,
    Role,
)
from writ.syntax import tree
from writ.syntax.tokens import Token

LAST_PROTOCOL = 0xFEFF
LAST_OBJECT = 0xFF
LAST_ROLE = 23
LAST_RIGHT = 15


def make_protocol(cx: Context, symbol: Symbol) -> Protocol | None:
    node: tree.ProtocolDecl = symbol.node
    where = f"protocol `{symbol.name}`"
    documented(cx, node, node.name, where)
    if not 1 <= int(node.number.value) <= LAST_PROTOCOL:
        cx.error(
            "E0417",
            node.number,
            f"a protocol's number is 1 to {LAST_PROTOCOL:#x}, not {node.number.text}",
        )
    roles = _roles(cx, node, where)
    machine_nodes = [i for i in node.items if isinstance(i, tree.MachineNode)]
    cx.distinct([m.name for m in machine_nodes], where)
    machines: dict[str, Machine | None] = {}
    for machine_node in machine_nodes:
        machines.setdefault(machine_node.name.text, make_machine(cx, machine_node, symbol.scope))
    owner = Owner(symbol.scope, where, {r.name: r for r in roles}, machines, None)
    methods, reserved = _methods(cx, node.items, owner)
    found = tuple(m for m in machines.values() if m is not None)
    if methods is None or len(found) < len(machine_nodes):
        return None
    for machine, machine_node in zip(found, machine_nodes, strict=True):
        machine_methods(cx, machine, machine_node, {m.name: m for m in methods})
    return Protocol(
        symbol.name,
        symbol.library,
        int(node.number.value),
        node.durable,
        roles,
        found,
        methods,
        reserved,
        doc_of(node),
        symbol.pos,
    )


def _roles(cx: Context, node: tree.ProtocolDecl, where: str) -> tuple[Role, ...]:
    cx.distinct([r.name for r in node.roles], where)
    cx.distinct_numbers([(r.name, r.number) for r in node.roles], where)
    for role in node.roles:
        if not 0 <= int(role.number.value) <= LAST_ROLE:
            cx.error(
                "E0420",
                role.number,
                f"a role's number is 0 to {LAST_ROLE}, not {role.number.value}",
            )
        if role.name.text == "any":
            cx.error("E0202", role.name, "`any` is taken by the language")
    return tuple(Role(r.name.text, int(r.number.value), doc_of(r), r.name.pos) for r in node.roles)


def _methods(
    cx: Context, items: list[tree.MachineNode | tree.MethodNode | tree.Reserved], owner: Owner
) -> tuple[tuple[Method, ...] | None, tuple[Reservation, ...]]:
    """The methods by number (None if one is faulty) and the reservations. Their numbers share one
    space, their names another."""
    nodes = [i for i in items if isinstance(i, tree.MethodNode)]
    kept = [r for i in items if isinstance(i, tree.Reserved) for r in i.reservations]
    _distinct_numbers(cx, nodes, kept)
    cx.distinct([n.name for n in nodes], owner.what)
    for node in nodes:
        if node.name.text in ("ping", "stats", "abi"):
            cx.error(
                "E0402",
                node.name,
                f"`{node.name.text}` is a method of the framework, in every protocol",
            )
    found = [make_method(cx, n, owner) for n in nodes]
    good = sorted((m for m in found if m is not None), key=lambda m: m.number)
    reserved = tuple(
        sorted(
            (Reservation(int(r.number.value), r.name.text) for r in kept), key=lambda r: r.number
        )
    )
    return (tuple(good) if len(good) == len(found) else None), reserved


def _distinct_numbers(
    cx: Context, nodes: list[tree.MethodNode], kept: list[tree.ReservationNode]
) -> None:
    seen: dict[int, Token] = {}
    for number, name in [(n.number, n.name) for n in nodes] + [(r.number, r.name) for r in kept]:
        value = int(number.value)
        if value in seen:
            notes = [Note(seen[value].pos, "here")]
            text = f"number {number.text} is already that of `{seen[value].text}`"
            cx.error(
                "E0402", number, text, hint="a number is never given a second meaning", notes=notes
            )
        seen.setdefault(value, name)
    for reservation in kept:
        if not 16 <= int(reservation.number.value) <= 65535:
            cx.error(
                "E0401",
                reservation.number,
                f"a method's number is 16 to 65535, not {reservation.number.value}",
            )


def _is_published(slot: int) -> bool:
    return 1 <= slot < FIRST_USED_SLOT or slot in PUBLISHED_SLOTS


def make_object(cx: Context, symbol: Symbol) -> Object | None:
    node: tree.ObjectDecl = symbol.node
    where = f"object `{symbol.name}`"
    documented(cx, node, node.name, where)
    if not 1 <= int(node.number.value) <= LAST_OBJECT:
        cx.error(
            "E0419",
            node.number,
            f"an object's number is 1 to {LAST_OBJECT}, not {node.number.text}",
        )
    if node.slot is not None and not _is_published(int(node.slot.value)):
        text = (
            f"a published start-up slot is 1 to {FIRST_USED_SLOT - 1}, or every {PUBLISHED_SLOTS.step}th from"
            f" {PUBLISHED_SLOTS.start} to {PUBLISHED_SLOTS[-1]}, not {node.slot.text}"
        )
        cx.error("E0419", node.slot, text)
    in_range(cx, node.rights, 0, LAST_RIGHT, "a right")
    rights = members_of(cx, node.rights, symbol.scope, where)
    owner = Owner(symbol.scope, where, {}, {}, rights)
    methods, reserved = _methods(cx, list(node.items), owner)
    if methods is None:
        return None
    slot = int(node.slot.value) if node.slot else 0
    number = int(node.number.value)
    return Object(
        symbol.name,
        symbol.library,
        number,
        rights,
        methods,
        reserved,
        slot,
        doc_of(node),
        symbol.pos,
    )
