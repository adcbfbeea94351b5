"""Random contracts and random changes of them, for the proof that `writ diff` tells the truth."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Any

SCALARS = ("u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "bool")


@dataclass
class Kind:
    """`enum` and `bits`: members and base; `struct`: fields; `union`, `table`, too, with a reserve;
    `error`: members."""

    word: str
    name: str
    strict: bool = True
    base: str = "u16"
    reserve: int = 64
    members: list[list[Any]] = field(
        default_factory=list
    )  # [name, number] or [name, number or 0, type]


@dataclass
class Call:
    name: str
    number: int
    strict: bool
    request: list[list[Any]]  # [name, type, since]
    reply: list[list[Any]]
    has_errors: bool = True


@dataclass
class Contract:
    index: int
    kinds: dict[str, Kind]
    calls: list[Call]
    reserved: list[tuple[int, str]] = field(default_factory=list)
    number: int = 0
    fresh: int = 0

    def name(self) -> str:
        """A name that no other thing of the contract has or had."""
        self.fresh += 1
        return f"n{self.fresh}"


def _range(numbers: Random, scalar: str) -> str:
    if scalar == "bool" or numbers.random() < 0.5:
        return scalar
    return f"{scalar} in {numbers.randint(0, 3)}..{numbers.randint(20, 100)}"


def plain_type(numbers: Random, c: Contract, words: tuple[str, ...]) -> str:
    """A type of fixed size."""
    choice = numbers.choice(("scalar", "scalar", "kind", "array"))
    names = [k.name for k in c.kinds.values() if k.word in words]
    if choice == "kind" and names:
        return numbers.choice(names)
    base = _range(numbers, numbers.choice(SCALARS))
    return f"{base.split()[0]}[{numbers.randint(1, 4)}]" if choice == "array" else base


def parameter_type(numbers: Random, c: Contract) -> str:
    choice = numbers.random()
    if choice < 0.15:
        return f"{numbers.choice(('bytes', 'name', 'text'))}<={numbers.randint(1, 20)}"
    if choice < 0.25:
        return f"{numbers.choice(('u8', 'u32', c.kinds['struct'].name))}[]<={numbers.randint(1, 5)}"
    return plain_type(numbers, c, ("enum", "bits", "struct", "union", "table"))


def contract(numbers: Random, index: int) -> Contract:
    c = Contract(index, {}, [], number=0x100 + index)
    for word in ("enum", "bits", "struct", "union", "table", "error"):
        c.kinds[word] = Kind(word, f"{word.capitalize()}{index}", numbers.random() < 0.5)
    for word in ("enum", "bits"):
        kind = c.kinds[word]
        kind.base = numbers.choice(("u8", "u16", "u32"))
        start = 0 if word == "bits" else numbers.randint(0, 2)
        kind.members = [[c.name(), start + i] for i in range(numbers.randint(1, 4))]
    c.kinds["error"].members = [[c.name(), 64 + i] for i in range(numbers.randint(1, 3))]
    struct = c.kinds["struct"]
    struct.members = [
        [c.name(), 0, plain_type(numbers, c, ("enum", "bits"))]
        for _ in range(numbers.randint(1, 4))
    ]
    for word in ("union", "table"):
        kinds = [plain_type(numbers, c, ("enum", "bits")) for _ in range(numbers.randint(1, 3))]
        c.kinds[word].members = [[c.name(), i + 1, kind] for i, kind in enumerate(kinds)]
    for i in range(2):
        sides = [
            [[c.name(), parameter_type(numbers, c), 0] for _ in range(numbers.randint(0, 4))]
            for _ in range(2)
        ]
        request, reply = sides
        c.calls.append(Call(f"call{i}", 0x10 + i, numbers.random() < 0.5, request, reply))
    every = [k.name for k in c.kinds.values() if k.word != "error"]
    request, reply = [[[c.name(), kind, 0] for kind in every] for _ in range(2)]
    c.calls.append(Call("every", 0x18, numbers.random() < 0.5, request, reply))
    return c


# ---------------------------------------------------------------- text


def text(c: Contract) -> str:
    head = f"/// One of many.\nlibrary e{c.index} version 2;\n"
    return head + "".join(map(_kind_text, c.kinds.values())) + _protocol_text(c)


def _kind_text(k: Kind) -> str:
    how = "strict" if k.strict else "flexible"
    plain = "".join(f"    /// One.\n    {m[0]} = {m[1]};\n" for m in k.members)
    typed = "".join(f"    {m[1] or ''} {m[0]} : {m[2]};\n" for m in k.members if len(m) > 2)
    match k.word:
        case "enum" | "bits":
            return f"{how} {k.word} {k.name} : {k.base} {{\n{plain}}}\n"
        case "error":
            return f"/// Errors.\n{how} error {k.name} {{\n{plain}}}\n"
        case "struct":
            return f"struct {k.name} {{\n{typed}}}\n"
    return f"{how} {k.word} {k.name} reserve {k.reserve} {{\n{typed}}}\n"


def _params(fields: list[list[Any]]) -> str:
    return ", ".join(f"{n} : {t}" + (f" since {s}" if s else "") for n, t, s in fields)


def _protocol_text(c: Contract) -> str:
    lines = [f"/// Of contract {c.index}.\ndurable protocol Proto{c.index} = {c.number:#x} {{"]
    for call in c.calls:
        how = "strict" if call.strict else "flexible"
        error = f" error {c.kinds['error'].name}" if call.has_errors else ""
        lines.append(
            f"    /// A call.\n    {how} method {call.number:#x} {call.name}({_params(call.request)})\n"
            f"        -> ({_params(call.reply)}){error}\n        requires any deadline 100ms retry safe;"
        )
    lines += [f"    reserved {number:#x} {name};" for number, name in c.reserved]
    return "\n".join(lines) + "\n}\n"


# ---------------------------------------------------------------- changes


def changed(numbers: Random, old: Contract) -> Contract:
    """The contract after one to three changes, of kinds that are mostly meant well."""
    new = deepcopy(old)
    for _ in range(numbers.randint(1, 3)):
        pool = GENTLE if numbers.random() < 0.75 else HARSH
        numbers.choice(pool)(numbers, new)
    return new


def _grow_method(numbers: Random, c: Contract) -> None:
    call = numbers.choice(c.calls)
    if not call.strict or numbers.random() < 0.2:
        side = numbers.choice((call.request, call.reply))
        side.append(
            [
                c.name(),
                numbers.choice(("u8", "u32", "u64", "i16", "bool", c.kinds["table"].name)),
                2,
            ]
        )


def _add_method(numbers: Random, c: Contract) -> None:
    number = 0x20 + len(c.calls)
    c.calls.append(Call(f"later{number}", number, True, [[c.name(), "u32", 0]], []))


def _add_member(numbers: Random, c: Contract) -> None:
    kind = c.kinds[numbers.choice(("enum", "bits", "error", "union", "table"))]
    if kind.strict and numbers.random() < 0.8:
        return
    number = max(m[1] for m in kind.members) + 1
    more = [numbers.choice(("u8", "u16", "u32"))] if kind.word in ("union", "table") else []
    kind.members.append([c.name(), number, *more])


def _rename(numbers: Random, c: Contract) -> None:
    rows = [m for k in c.kinds.values() for m in k.members]
    rows += [p for call in c.calls for p in (*call.request, *call.reply)]
    numbers.choice(rows)[0] = c.name()


def _rename_method(numbers: Random, c: Contract) -> None:
    numbers.choice(c.calls).name = c.name()


def _loosen(numbers: Random, c: Contract) -> None:
    c.kinds[numbers.choice(("enum", "bits", "union", "table", "error"))].strict = False


def _loosen_method(numbers: Random, c: Contract) -> None:
    numbers.choice(c.calls).strict = False


def _range_of(kind: str) -> tuple[str, int, int] | None:
    base, _, bounds = kind.partition(" in ")
    if not bounds:
        return None
    low, high = map(int, bounds.split(".."))
    return base, low, high


def _parameters(c: Contract) -> list[list[Any]]:
    return [p for call in c.calls for p in (*call.request, *call.reply)]


def _change_range(numbers: Random, c: Contract) -> None:
    for row in numbers.sample(_parameters(c), len(_parameters(c))):
        found = _range_of(row[1])
        if found and not row[2]:
            base, low, high = found
            row[1] = f"{base} in {low}..{high + numbers.choice((-5, 5))}"
            return


def _change_limit(numbers: Random, c: Contract) -> None:
    for row in numbers.sample(_parameters(c), len(_parameters(c))):
        head, sign, limit = row[1].partition("<=")
        if sign:
            row[1] = f"{head}<={max(1, int(limit) + numbers.choice((-1, 3)))}"
            return


def _retype(numbers: Random, c: Contract) -> None:
    for row in numbers.sample(_parameters(c), len(_parameters(c))):
        if row[1] in ("u8", "u16", "u32", "u64"):
            row[1] = numbers.choice([t for t in ("i8", "u16", "u32", "u64", "bool") if t != row[1]])
            return


def _add_parameter(numbers: Random, c: Contract) -> None:
    call = numbers.choice(c.calls)
    numbers.choice((call.request, call.reply)).insert(0, [c.name(), "u32", 0])


def _drop_parameter(numbers: Random, c: Contract) -> None:
    for row in numbers.sample(_parameters(c), len(_parameters(c))):
        for call in c.calls:
            for side in (call.request, call.reply):
                if row in side:
                    side.remove(row)
                    return


def _drop_member(numbers: Random, c: Contract) -> None:
    kind = c.kinds[numbers.choice(("enum", "bits", "error", "union", "table"))]
    if len(kind.members) > 1:
        kind.members.remove(numbers.choice(kind.members))


def _tighten(numbers: Random, c: Contract) -> None:
    c.kinds[numbers.choice(("enum", "bits", "error"))].strict = True


def _drop_method(numbers: Random, c: Contract) -> None:
    if len(c.calls) > 1:
        gone = c.calls.pop(numbers.randrange(len(c.calls)))
        if numbers.random() < 0.5:
            c.reserved.append((gone.number, gone.name))


def _change_reserve(numbers: Random, c: Contract) -> None:
    c.kinds[numbers.choice(("union", "table"))].reserve += 8


def _grow_struct(numbers: Random, c: Contract) -> None:
    c.kinds["struct"].members.append([c.name(), 0, "u64"])


def _renumber(numbers: Random, c: Contract) -> None:
    c.number += 0x4000


def _drop_errors(numbers: Random, c: Contract) -> None:
    numbers.choice(c.calls).has_errors = False


GENTLE = (
    _grow_method,
    _grow_method,
    _add_method,
    _add_member,
    _add_member,
    _rename,
    _rename_method,
    _loosen,
    _loosen_method,
)
HARSH = (
    _change_range,
    _change_limit,
    _retype,
    _add_parameter,
    _drop_parameter,
    _drop_member,
    _tighten,
    _drop_method,
    _change_reserve,
    _grow_struct,
    _renumber,
    _drop_errors,
)
