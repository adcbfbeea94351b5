"""What changed between two snapshots of a library, each change with its rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from writ.abi.rules import RULES, Rule
from writ.abi.snapshot import Json


@dataclass(frozen=True)
class Change:
    rule: Rule
    where: str
    text: str
    foreign: bool = (
        False  # of another library's declaration, whose own version speaks for its source
    )


def compare(old: Json, new: Json) -> list[Change]:
    """All changes, in the order of the snapshot."""
    found: list[Change] = list(_node("library", old, new))
    for section, what, inner in _SECTIONS:
        found += _named(what, inner, old[section], new[section])
    found += _faults(old["faults"], new["faults"])
    found += _owners("protocol", old["protocols"], new["protocols"])
    found += _owners("object", old["objects"], new["objects"])
    found += _used(old.get("uses", {}), new.get("uses", {}))
    return found or list(_unexplained(old, new))


def _change(rule: str, where: str, text: str) -> Change:
    return Change(RULES[rule], where, text)


Inner = Callable[[str, Json, Json], Iterator[Change]]


def _named(what: str, inner: Inner, old: Json, new: Json) -> Iterator[Change]:
    """Things that are known by their names."""
    for name in sorted(old.keys() | new.keys()):
        where = f"{what} {name}"
        if name not in new:
            yield _change("A2", where, "removed")
        elif name not in old:
            yield _change("A1", where, "added")
        else:
            yield from inner(where, old[name], new[name])


def _used(old: Json, new: Json) -> Iterator[Change]:
    """Types of other libraries that messages of this one are made of. Snapshots before schema 3 do not
    know them; one that only one side uses is told by what uses it."""
    inner = {"struct": _struct, "union": _variants, "table": _table}
    for name in sorted(old.keys() & new.keys()):
        where = f"{old[name]['is']} {name}"
        if old[name]["is"] != new[name]["is"]:
            yield Change(RULES["T3"], where, f"is now {new[name]['is']}", foreign=True)
            continue
        for change in inner.get(old[name]["is"], _numbered)(where, old[name], new[name]):
            yield replace(change, foreign=True)


def _unexplained(old: Json, new: Json) -> Iterator[Change]:
    """The last net: messages that are checked in another way although no declaration changed."""
    for kind in ("protocols", "objects"):
        for number, owner in old[kind].items():
            for method, before in owner["methods"].items():
                after = new[kind][number]["methods"][method]
                for side in ("request", "reply"):
                    if before[side]["checks"] != after[side]["checks"]:
                        where = f"{kind[:-1]} {owner['name']}, method {before['name']}, {side}"
                        yield _change("P16", where, "though nothing that was declared changed")


def _faults(old: Json, new: Json) -> Iterator[Change]:
    for number in sorted(old.keys() | new.keys(), key=int):
        if old.get(number) != new.get(number):
            rule = "A1" if number not in old else "A2"
            yield _change(
                rule, f"fault {number}", f"{old.get(number, 'none')}, now {new.get(number, 'none')}"
            )


def _const(where: str, old: Json, new: Json) -> Iterator[Change]:
    if old != new:
        yield _change("A5", where, f"was {old['value']}, now {new['value']}")


def _newtype(where: str, old: Json, new: Json) -> Iterator[Change]:
    yield from _type(where, old, new)


# ---------------------------------------------------------------- types


def _type(where: str, old: Json, new: Json) -> Iterator[Change]:
    """A type where a value stands."""
    if old == new:
        return
    if _bare(old) == _bare(new):
        yield _change("T4", where, f"was {spelled(old)}, now {spelled(new)}")
    elif old["is"] != new["is"] or old["is"] in ("enum", "bits", "struct", "union", "table"):
        yield _change("T3", where, f"was {spelled(old)}, now {spelled(new)}")
    elif old["is"] == "number":
        yield from _number(where, old, new)
    elif old["is"] in ("list", "bytes", "name", "text"):
        yield from _limit(where, old, new)
    else:
        yield _change("T3", where, f"was {spelled(old)}, now {spelled(new)}")


def _bare(kind: Any) -> Any:
    """A type as its bytes know it: without the names of numbers."""
    if isinstance(kind, dict):
        return {key: _bare(value) for key, value in kind.items() if key != "of"}
    return kind


def _number(where: str, old: Json, new: Json) -> Iterator[Change]:
    text = f"was {spelled(old)}, now {spelled(new)}"
    if old["scalar"] != new["scalar"]:
        yield _change("T3", where, text)
        return
    if old["of"] != new["of"]:
        yield _change("T4", where, text)
    if new["low"] < old["low"] or new["high"] > old["high"]:
        yield _change("T1", where, text)
    if new["low"] > old["low"] or new["high"] < old["high"]:
        yield _change("T2", where, text)


def _limit(where: str, old: Json, new: Json) -> Iterator[Change]:
    text = f"was {spelled(old)}, now {spelled(new)}"
    if {k: v for k, v in old.items() if k != "limit"} != {
        k: v for k, v in new.items() if k != "limit"
    }:
        yield _change("T3", where, text)
    elif new["limit"] > old["limit"]:
        yield _change("T1", where, text)
    else:
        yield _change("T2", where, text)


def spelled(kind: Json) -> str:
    """A type as a contract would say it, as near as the snapshot knows."""
    match kind["is"]:
        case "number":
            return f"{kind['of'] or kind['scalar']} in {kind['low']}..{kind['high']}"
        case "array":
            return f"{spelled(kind['element'])}[{kind['count']}]"
        case "list":
            return f"{spelled(kind['element'])}[]<={kind['limit']}"
        case "bytes" | "name" | "text":
            return f"{kind['is']}<={kind['limit']}"
        case "handle" | "slot":
            rights = ", ".join(str(bit) for bit in range(16) if kind["rights"] >> bit & 1)
            some = f"{kind['count']} of them, " if kind.get("count", 1) > 1 else ""
            return f"{_sent(kind)}of object {kind['object']}, {some}with rights {rights or 'none'}"
        case "client":
            roles = ", ".join(map(str, kind["roles"]))
            return f"{_sent(kind)}of protocol {kind['protocol']:#x} as roles {roles or 'none'}"
        case "server":
            return f"{_sent(kind)}of protocol {kind['protocol']:#x}"
        case _:
            return str(kind["name"])


def _node(where: str, old: Json, new: Json) -> Iterator[Change]:
    """The Cap'n Proto node of what is still called the same. Snapshots of schema 1 do not know it."""
    if "capnp" in old and old["capnp"] != new["capnp"]:
        yield _change("C2", where, f"was {old['capnp']}, now {new['capnp']}")


def _nodes(where: str, old: Json, new: Json) -> Iterator[Change]:
    """Those of a protocol or object and of its messages."""
    yield from _node(where, old, new)
    for number in sorted(old["methods"].keys() & new["methods"].keys(), key=int):
        before, after = old["methods"][number], new["methods"][number]
        for side in ("request", "reply"):
            if before["name"] == after["name"]:
                place = f"{where}, method {after['name']}, {side}"
                yield from _node(place, before[side], after[side])


def _ordinals(where: str, old: Json, new: Json) -> Iterator[Change]:
    """The members of a union or table, by number: whether an ordinal stands for another one than it did."""
    before, after = (
        {m["ordinal"]: n for n, m in members.items() if "ordinal" in m} for members in (old, new)
    )
    moved = [o for o in sorted(before.keys() & after.keys()) if before[o] != after[o]]
    text = [f"@{o} was {old[before[o]]['name']}, now {new[after[o]]['name']}" for o in moved]
    place = {number: o for o, number in after.items()}
    gone = [o for o in sorted(before.keys() - after.keys()) if before[o] in place]
    text += [f"{old[before[o]]['name']} was @{o}, now @{place[before[o]]}" for o in gone]
    if text:
        yield _change("C1", where, "; ".join(text))


def _order(where: str, old: list[Json], new: list[Json]) -> Iterator[Change]:
    """The same of fields that stand where they stood."""
    for before, after in zip(old, new):
        if "ordinal" in before and before["ordinal"] != after["ordinal"]:
            text = f"{after['name']} was @{before['ordinal']}, now @{after['ordinal']}"
            yield _change("C1", where, text)


def _sent(kind: Json) -> str:
    optional = "optional " if kind.get("optional") else ""
    transfer = f"{kind['transfer']} " if kind.get("transfer") else ""
    return f"{optional}{transfer}{kind['is']} "


def _numbered(where: str, old: Json, new: Json) -> Iterator[Change]:
    """enum, bits, error set."""
    yield from _node(where, old, new)
    if old.get("base") != new.get("base"):
        yield _change("T3", where, f"was made of {old['base']}, now of {new['base']}")
    yield from _strictness(where, old, new)
    yield from _members(where, old["members"], new["members"], bool(old["strict"]))


def _strictness(where: str, old: Json, new: Json) -> Iterator[Change]:
    if old["strict"] and not new["strict"]:
        yield _change("M6", where, "was strict, now flexible")
    elif new["strict"] and not old["strict"]:
        yield _change("M7", where, "was flexible, now strict")


def _members(where: str, old: Json, new: Json, strict: bool) -> Iterator[Change]:
    """Number to name. A name that both know under different numbers has moved: old peers mean the other number."""
    was = {name: number for number, name in old.items()}
    now = {name: number for number, name in new.items()}
    for number in sorted(old.keys() | new.keys(), key=int):
        place = f"{where}, number {number}"
        if number not in new:
            if old[number] in now:
                yield _change("M11", place, f"{old[number]} is now {now[old[number]]}")
            else:
                yield _change("M3" if strict else "M4", place, f"{old[number]} removed")
        elif number not in old:
            if new[number] not in was:
                yield _change("M1" if strict else "M2", place, f"{new[number]} added")
        elif old[number] != new[number]:
            moved = new[number] in was or old[number] in now
            text = f"was {old[number]}, now {new[number]}"
            yield _change("M11" if moved else "M5", place, text)


def _renamed(where: str, old: list[Json], new: list[Json]) -> Iterator[Change]:
    """Fields that stand where they stood."""
    names = {field["name"] for field in old}
    for before, after in zip(old, new):
        if before["name"] != after["name"]:
            rule = "M11" if after["name"] in names else "S2"
            yield _change(rule, where, f"{before['name']}, now {after['name']}")


def _struct(where: str, old: Json, new: Json) -> Iterator[Change]:
    bare = [[(f["offset"], _bare(f["type"])) for f in s["fields"]] for s in (old, new)]
    yield from _node(where, old, new)
    if bare[0] != bare[1] or old["size"] != new["size"]:
        yield _change("S1", where, f"{_fields(old)}, now {_fields(new)}")
        return
    yield from _renamed(where, old["fields"], new["fields"])
    yield from _order(where, old["fields"], new["fields"])
    for before, after in zip(old["fields"], new["fields"]):
        yield from _type(f"{where}, {after['name']}", before["type"], after["type"])


def _fields(struct: Json) -> str:
    return "{ " + ", ".join(map(_field, struct["fields"])) + " }"


def _field(field: Json) -> str:
    since = f" since {field['since']}" if field.get("since") else ""
    return f"{field['name']} : {spelled(field['type'])}{since}"


def _variants(where: str, old: Json, new: Json) -> Iterator[Change]:
    """union and table."""
    if old["reserve"] != new["reserve"]:
        yield _change("M8", where, f"was {old['reserve']}, now {new['reserve']}")
    yield from _strictness(where, old, new)
    yield from _node(where, old, new)
    yield from _ordinals(where, old["members"], new["members"])
    names = [{n: m["name"] for n, m in kind["members"].items()} for kind in (old, new)]
    yield from _members(where, names[0], names[1], bool(old["strict"]))
    for number in sorted(old["members"].keys() & new["members"].keys(), key=int):
        before, after = old["members"][number], new["members"][number]
        yield from _type(f"{where}, {after['name']}", before["type"], after["type"])


def _table(where: str, old: Json, new: Json) -> Iterator[Change]:
    """Slots stand in the order of their numbers, so that one in between moves others, or is padding
    to those who do not know it."""
    both = [int(n) for n in old["members"].keys() & new["members"].keys()]
    inside = {
        n for n in old["members"].keys() ^ new["members"].keys() if int(n) < max(both, default=0)
    }
    places = {f"{where}, number {number}" for number in inside}
    for change in _variants(where, old, new):
        moves = change.where in places and change.rule.id in ("M1", "M2", "M3", "M4")
        yield Change(RULES["M10"], change.where, change.text) if moves else change


def _signals(where: str, old: Json, new: Json) -> Iterator[Change]:
    yield from _bits(where, old, new)


def _bits(where: str, old: Json, new: Json) -> Iterator[Change]:
    """Rights and signals: numbers of bits that only grow."""
    for change in _members(where, old, new, False):
        yield Change(RULES["M9"], change.where, change.text) if change.rule.id == "M2" else change


def _ring(where: str, old: Json, new: Json) -> Iterator[Change]:
    if not any("place" in q for q in old["queues"].values()):  # of schema 1
        queues = {n: {"entry": q["entry"], "depth": q["depth"]} for n, q in new["queues"].items()}
        new = new | {"queues": queues}
    if old != new:
        yield _change("T3", where, "its layout changed")


_SECTIONS: tuple[tuple[str, str, Inner], ...] = (
    ("consts", "const", _const),
    ("types", "type", _newtype),
    ("enums", "enum", _numbered),
    ("bits", "bits", _numbered),
    ("errors", "error", _numbered),
    ("structs", "struct", _struct),
    ("unions", "union", _variants),
    ("tables", "table", _table),
    ("rings", "ring", _ring),
    ("signals", "signals", _signals),
)


# ---------------------------------------------------------------- protocols and objects


def _owners(what: str, old: Json, new: Json) -> Iterator[Change]:
    for number in sorted(old.keys() | new.keys(), key=int):
        if number not in new:
            yield _change("A3", f"{what} {old[number]['name']}", f"number {int(number):#x} is gone")
        elif number not in old:
            yield _change("A1", f"{what} {new[number]['name']}", "added")
        else:
            before, after = old[number], new[number]
            where = f"{what} {after['name']}"
            if before["name"] != after["name"]:
                yield _change("A4", where, f"was {before['name']}")
            else:
                yield from _nodes(where, before, after)
            yield from _bits(where, before.get("rights", {}), after.get("rights", {}))
            yield from _roles(where, before.get("roles", {}), after.get("roles", {}))
            if before.get("slot") != after.get("slot"):
                yield _change("A6", where, f"slot {before['slot']}, now {after['slot']}")
            if before.get("durable") != after.get("durable"):
                yield _change("P10", where, "durable" if after["durable"] else "session")
            yield from _machines(where, before.get("machines", {}), after.get("machines", {}))
            yield from _methods(where, before, after)


_OF_ROLES = {"M1": "R1", "M2": "R1", "M3": "R2", "M4": "R2", "M5": "R3"}


def _roles(where: str, old: Json, new: Json) -> Iterator[Change]:
    for change in _members(where, old, new, True):
        rule = RULES[_OF_ROLES.get(change.rule.id, change.rule.id)]
        yield Change(rule, change.where.replace(", number ", ", role "), change.text)


def _machines(where: str, old: Json, new: Json) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        place = f"{where}, machine {name}"
        if name not in new:
            yield _change("O4", place, "removed")
        elif name not in old:
            yield _change("O3", place, "added")
        else:
            yield from _machine(place, old[name], new[name])


def _machine(where: str, old: Json, new: Json) -> Iterator[Change]:
    for event in sorted(old["events"].keys() | new["events"].keys()):
        if event not in old["events"]:
            yield _change("O3", f"{where}, event {event}", "added")
        elif old["events"][event] != new["events"].get(event):
            yield _change(
                "O4",
                f"{where}, event {event}",
                "removed" if event not in new["events"] else "changed",
            )
    yield from _count(f"{where}, bound", old["bound"], new["bound"])
    for fact in ("kind", "key", "states", "classes", "initial", "observed"):
        if old[fact] != new[fact]:
            yield _change(
                "O4",
                f"{where}, {fact}",
                f"was {_said(old[fact])}, now {_said(new[fact])}",
            )


def _said(fact: str | list[str]) -> str:
    return (", ".join(fact) if isinstance(fact, list) else fact) or "nothing"


def _count(where: str, old: int, new: int) -> Iterator[Change]:
    if old != new:
        yield _change("O6" if new > old else "O7", where, f"was {old}, now {new}")


def _methods(where: str, old: Json, new: Json) -> Iterator[Change]:
    before, after = old["methods"], new["methods"]
    was, now = ({m["name"] for m in methods.values()} for methods in (before, after))
    for number in sorted(before.keys() | after.keys(), key=int):
        if number not in after:
            rule = "P2" if number in new["reserved"] else "P3"
            yield _change(
                rule,
                f"{where}, method {before[number]['name']}",
                f"number {int(number):#x} is gone",
            )
        elif number not in before:
            yield _change("P1", f"{where}, method {after[number]['name']}", "added")
        else:
            place = f"{where}, method {after[number]['name']}"
            names = before[number]["name"], after[number]["name"]
            if names[0] != names[1]:
                moved = names[1] in was or names[0] in now
                yield _change("M11" if moved else "P4", place, f"was {names[0]}")
            yield from _method(place, before[number], after[number])
    for number in sorted(old["reserved"].keys() - new["reserved"].keys(), key=int):
        yield _change("P9", where, f"{int(number):#x} {old['reserved'][number]}")
    for number in sorted(new["reserved"].keys() - before.keys(), key=int):
        was, now = old["reserved"].get(number, "free"), new["reserved"][number]
        if was != now:
            yield _change("P17", where, f"{int(number):#x} was {was}, now {now}")


def _method(where: str, old: Json, new: Json) -> Iterator[Change]:
    yield from _strictness(where, old, new)
    if old["paged"] != new["paged"]:
        yield _change("P14", where, "list made method" if old["paged"] else "method made list")
    for direction in ("request", "reply"):
        yield from _direction(
            f"{where}, {direction}", old[direction], new[direction], bool(old["strict"])
        )
    if old["errors"] != new["errors"]:
        rule = "P11" if old["errors"] else "M1"
        yield _change(
            rule, where, f"errors of {old['errors'] or 'none'}, now of {new['errors'] or 'none'}"
        )
    yield from _authority(where, old, new)
    yield from _behaviour(where, old, new)
    yield from _steps(where, old["steps"], new["steps"])


def _direction(where: str, old: Json, new: Json, strict: bool) -> Iterator[Change]:
    before, after = old["fields"], new["fields"]
    grown = after[len(before) :]
    same = [(f["offset"], f["since"], f["type"]["is"]) for f in before] == [
        (f["offset"], f["since"], f["type"]["is"]) for f in after[: len(before)]
    ]
    if not same or len(after) < len(before) or any(not f["since"] for f in grown):
        yield _change("P7", where, f"{_fields(old)}, now {_fields(new)}")
        return
    yield from _renamed(where, before, after)
    yield from _order(where, before, after)
    for one, two in zip(before, after):
        yield from _type(f"{where}, {two['name']}", one["type"], two["type"])
    for version in sorted(old["sizes"], key=int):
        was, now = (_measure(side, version) for side in (old, new))
        if was != now:
            yield _change("P15", where, f"as of version {version} {was}, now {now}")
    if old["class"] != new["class"] and not grown:
        yield _change("P15", where, f"class: {old['class']} -> {new['class']}")
    if grown:
        moved = old["class"] != new["class"]
        text = f"{', '.join(f['name'] for f in grown)} added"
        text += f", class: {old['class']} -> {new['class']}" if moved else ""
        yield _change("P12" if moved else "P6" if strict else "P5", where, text)
    if old["promised"] and not new["promised"]:
        rule = "P13" if old["class"] == new["class"] else "P8"
        yield _change(rule, where, f"class: {old['class']}, now {new['class']}")
    elif new["promised"] and not old["promised"]:
        yield _change("P18", where, f"class: {new['class']}, for ever")


def _measure(direction: Json, version: str) -> str:
    return f"{direction['sizes'][version]} bytes" if version in direction["sizes"] else "unknown"


def _authority(where: str, old: Json, new: Json) -> Iterator[Change]:
    if old["needs"] != new["needs"]:
        yield _change("R6", where, f"needs {old['needs']:#x}, now {new['needs']:#x}")
    before, after = old["requires"], new["requires"]
    for role in sorted(before.keys() | after.keys()):
        who = "everybody" if role == "any" else f"role {role}"
        if role not in after:
            if "any" not in after:
                yield _change("R5", where, f"no longer for {who}")
        elif role not in before:
            if "any" not in before:
                only = f", if {after[role]}" if after[role] else ""
                yield _change("R4", where, f"now for {who}{only}")
        elif before[role] != after[role]:
            text = f"{who}: {before[role] or 'always'}, now {after[role] or 'always'}"
            more, fewer = _guards(before[role], after[role])
            if more:
                yield _change("R4", where, text)
            if fewer:
                yield _change("R5", where, text)


_MEMBERS = re.compile(r"(\w+) in \[(.*)\]")


def _guards(old: str, new: str) -> tuple[bool, bool]:
    """Whether one condition of a role allows what the other does not; "" allows all."""
    if not old or not new:
        return not new, not old
    before, after = _MEMBERS.fullmatch(old), _MEMBERS.fullmatch(new)
    if before is None or after is None or before[1] != after[1]:
        return True, True
    members = [set(found[2].split(", ")) for found in (before, after)]
    return bool(members[1] - members[0]), bool(members[0] - members[1])


def _behaviour(where: str, old: Json, new: Json) -> Iterator[Change]:
    if old["deadline_ms"] != new["deadline_ms"]:
        yield _change("D1", where, f"deadline {old['deadline_ms']}ms, now {new['deadline_ms']}ms")
    if old["retry_safe"] != new["retry_safe"]:
        yield _change(
            "O9" if new["retry_safe"] else "O10",
            where,
            "retry safe" if new["retry_safe"] else "retry never",
        )
    if old["waits"].get("events") != new["waits"].get("events"):
        yield _change(
            "O8",
            where,
            f"{_list(old['waits'].get('events'))}, now {_list(new['waits'].get('events'))}",
        )
    elif old["waits"]:
        yield from _count(f"{where}, waits", old["waits"]["limit"], new["waits"]["limit"])
    if old["makes"] != new["makes"]:
        yield _change("O5", where, f"makes {_list(old['makes'])}, now {_list(new['makes'])}")
    for name in sorted(set(old["ensures"]) ^ set(new["ensures"])):
        yield _change("D2" if name in new["ensures"] else "D3", where, name)


def _list(things: Any) -> str:
    return ", ".join(things) if things else "nothing"


def _steps(where: str, old: Json, new: Json) -> Iterator[Change]:
    for key in sorted(old.keys() | new.keys()):
        place = f"{where}, when {key}"
        if key not in new:
            yield _change("O1", place, "no longer demanded")
        elif key not in old:
            yield _change("O2", place, f"now demands {' | '.join(new[key]['from'])}")
        else:
            before, after = old[key], new[key]
            more, fewer = set(after["from"]) - set(before["from"]), set(before["from"]) - set(
                after["from"]
            )
            if more:
                yield _change("O1", place, f"also in {' | '.join(sorted(more))}")
            if fewer:
                yield _change("O2", place, f"no longer in {' | '.join(sorted(fewer))}")
            if (before["to"], before["on"]) != (after["to"], after["on"]):
                yield _change(
                    "O2", place, f"led to {before['to'] or 'same'}, now to {after['to'] or 'same'}"
                )
