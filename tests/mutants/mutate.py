"""Makes mutants of generated C: one change each, all in one text, chosen at run time by a number.

A mutant is a check that is left out, a bound that is off by one, a mask a bit short, a role too
many, a member of an enum that is
forgotten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Callable

FUNCTION = re.compile(r"^(static inline [^;{}=]*?\b(\w+)\([^;{}]*?\)\n\{\n)(.*?)^\}$", re.M | re.S)
CONDITION = re.compile(r"\bif \(((?:[^{};])*?)\) \{\n")
LITERAL = r"UINT64_C\((?:0x[0-9a-f]+|\d+)\)|0x[0-9a-f]+U?|\d+U?|'[^'\\]'"
COMPARED = re.compile(rf"(?:(?<![<>])[<>]=?|[=!]=|[?:]) ({LITERAL})(?![\w.])")
MASK = re.compile(r"& (UINT64_C\(0x[0-9a-f]+\)|0x[0-9a-f]+U?)(?![\w.])")
DESIGNATED = re.compile(
    r"\.(least|most|handles|buffer|flexible|optional|rights|type|protocol|roles) = ([^,{}]+?)(?=[,}])",
    re.S,
)
TAIL_TABLE = re.compile(
    r"static const struct writ_tail_rule (\w+)\[\] = \{\n(.*?)^\};", re.M | re.S
)
TAIL_BOUND = re.compile(r"\.(least|most) = (\d+)")
KNOWN = re.compile(
    r"(bool \w+_is_known\(\w+ value\)\n\{\n)(    switch \(value\) \{\n(.*?)        return true;)",
    re.S,
)
EDGE = re.compile(r"\b(\w+_state) != (\w+_STATE)_(\w+)\b")
SELF_CHECK = re.compile(r"^    if \(WRIT_CHECKS.*?^    \}\n", re.M | re.S)
STATEMENT = re.compile(
    r"^ +((?:writ_close_\w+|writ_drop_label|\w+_wake_\w+|\w+_gone_\w+)\([^;]*\);)$", re.M
)


@dataclass(frozen=True)
class Mutant:
    """One change, told so that it can be found again whatever its number is."""

    number: int
    place: str
    what: str

    @property
    def key(self) -> str:
        return f"{self.place}: {self.what}"


@dataclass(frozen=True)
class Patch:
    """A change to a number in a table, made while the mutant runs."""

    number: int
    target: str
    change: int


@dataclass
class Mutants:
    """All changes so far."""

    made: list[Mutant] = field(default_factory=list)
    patches: list[Patch] = field(default_factory=list)

    def new(self, place: str, what: str) -> int:
        self.made.append(Mutant(len(self.made) + 1, place, " ".join(what.split())))
        return len(self.made)


@dataclass(frozen=True)
class Edit:
    """Text that goes in place of start..end."""

    start: int
    end: int
    text: str


def apply(text: str, edits: list[Edit]) -> str:
    """The text with all edits; two must not overlap."""
    out, at = [], 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        assert edit.start >= at, "edits overlap"
        out += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*out, text[at:]])


def choice(number: int, good: str, bad: str) -> str:
    return f"MUTANT({number}, {good}, {bad})"


def value_of(literal: str) -> int:
    bare = literal.removeprefix("UINT64_C(").removesuffix(")")
    return ord(bare[1]) if bare[0] == "'" else int(bare.removesuffix("U"), 0)


def written(literal: str, value: int) -> str:
    return f"UINT64_C({value})" if literal.startswith("UINT64_C") else str(value)


def conditions(body: str, place: str, mutants: Mutants) -> list[Edit]:
    """Checks that are left out."""
    edits = []
    for found in CONDITION.finditer(body):
        number = mutants.new(place, f"`{found[1]}` left out")
        edits.append(Edit(found.start(1), found.start(1), f"writ_mutant != {number} && ("))
        edits.append(Edit(found.end(1), found.end(1), ")"))
    return edits


def bounds(body: str, place: str, mutants: Mutants) -> list[Edit]:
    """Compared numbers that are off by one."""
    edits = []
    for found in COMPARED.finditer(body):
        literal, value = found[1], value_of(found[1])
        text = literal
        for near in (value - 1, value + 1):
            if near >= 0 and value > 1:
                number = mutants.new(place, f"{near} instead of `{context(body, found)}`")
                text = choice(number, text, written(literal, near))
        edits.append(Edit(found.start(1), found.end(1), text))
    return edits


def masks(body: str, place: str, mutants: Mutants) -> list[Edit]:
    """Masks that lack their lowest or their highest bit."""
    edits = []
    for found in MASK.finditer(body):
        literal, value = found[1], value_of(found[1])
        text = literal
        for bit in sorted({value & -value, 1 << (value.bit_length() - 1)}):
            number = mutants.new(place, f"bit {bit:#x} missing in `{context(body, found)}`")
            text = choice(number, text, written(literal, value & ~bit))
        edits.append(Edit(found.start(1), found.end(1), text))
    return edits


def context(body: str, found: re.Match[str]) -> str:
    """The line in which something was found."""
    start = body.rfind("\n", 0, found.start()) + 1
    end = body.find("\n", found.end())
    return " ".join(body[start:end].split())


Alternatives = Callable[[str], list[str]]


def _numbers(step: int) -> Alternatives:
    return lambda text: [str(v) for v in (int(text) - step, int(text) + step) if v >= 0]


def _role_masks(text: str) -> list[str]:
    if text == "UINT32_MAX":
        return ["1U"]
    names = text.split(" | ")
    fewer = [" | ".join(n for n in names if n != name) for name in names] if len(names) > 1 else []
    return [f"({text}) | 0x00800000U", *fewer]


def _rights(text: str) -> list[str]:
    names = text.split(" | ")
    return [" | ".join(n for n in names if n != name) or "0" for name in names]


ALTERNATIVES: dict[str, Alternatives] = {
    "least": _numbers(8),
    "most": _numbers(8),
    "handles": _numbers(1),
    "buffer": lambda text: [f"!{text}"],
    "flexible": lambda text: [f"!{text}"],
    "optional": lambda text: [f"!{text}"],
    "rights": _rights,
    "type": lambda text: [f"{text} + 1"],
    "protocol": lambda text: [f"{text} ^ 1"],
    "roles": _role_masks,
}


def designated(body: str, place: str, mutants: Mutants) -> list[Edit]:
    """Rules about shapes and handles that say something else."""
    edits = []
    for found in DESIGNATED.finditer(body):
        text = found[2]
        for other in ALTERNATIVES[found[1]](" ".join(text.split())):
            number = mutants.new(place, f"{other} instead of `{context(body, found)}`")
            text = choice(number, text, other)
        edits.append(Edit(found.start(2), found.end(2), text))
    return edits


def edges(body: str, place: str, mutants: Mutants, states: dict[str, list[str]]) -> list[Edit]:
    """Steps of a machine that there are not, and one that is missing."""
    edits = []
    for found in EDGE.finditer(body):
        text = found[0]
        others = [
            s for s in states.get(found[2], []) if f"{found[2]}_{s}" not in context(body, found)
        ]
        for state in others:
            number = mutants.new(place, f"{state} allowed, too, in `{context(body, found)}`")
            text = f"({text} && !(writ_mutant == {number} && {found[1]} == {found[2]}_{state}))"
        number = mutants.new(place, f"{found[3]} refused in `{context(body, found)}`")
        edits.append(Edit(found.start(), found.end(), f"({text} || writ_mutant == {number})"))
    return edits


def statements(body: str, place: str, mutants: Mutants) -> list[Edit]:
    """Handles that are not closed, waiters that are not woken or dropped."""
    edits = []
    for found in STATEMENT.finditer(body):
        number = mutants.new(place, f"`{found[1]}` left out")
        edits.append(Edit(found.start(1), found.start(1), f"if (writ_mutant != {number}) "))
    return edits


def reached_from(texts: list[str], roots: re.Pattern[str]) -> set[str]:
    """The functions that those whose names match call, and what these call, and themselves."""
    calls: dict[str, set[str]] = {}
    of_structs = set()  # their names may end as those of messages do: struct DiskRequest
    for text in texts:
        for found in FUNCTION.finditer(text):
            calls.setdefault(found[2], set()).update(re.findall(r"\b(\w+)\(", found[3]))
            if "uint32_t offset" in found[1]:
                of_structs.add(found[2])
    reached: set[str] = set()
    ahead = {name for name in calls.keys() - of_structs if roots.fullmatch(name)}
    while ahead:
        reached |= ahead
        ahead = {c for name in ahead for c in calls[name] if c in calls} - reached
    return reached


def mutate_functions(
    text: str,
    file: str,
    chosen: re.Pattern[str],
    mutants: Mutants,
    states: dict[str, list[str]] | None = None,
    reached: set[str] | None = None,
) -> str:
    """Mutates the functions whose names match, and that are reached. With `states` they are a
    server's, else they are checks."""

    def changed(found: re.Match[str]) -> str:
        name, body = found[2], found[3]
        if not chosen.fullmatch(name) or (reached is not None and name not in reached):
            return found[0]
        place = f"{file} {name}"
        body = SELF_CHECK.sub("", body)  # what only a checking build has
        edits = conditions(body, place, mutants)
        if states is None:
            edits += bounds(body, place, mutants) + masks(body, place, mutants)
            edits += designated(body, place, mutants)
        else:
            edits += edges(body, place, mutants, states) + statements(body, place, mutants)
        body = apply(body, edits).replace(
            "static const struct writ_shape", "const struct writ_shape"
        )
        return f"{found[1]}{body}}}"

    return FUNCTION.sub(changed, text)


def mutate_tails(text: str, file: str, mutants: Mutants) -> str:
    """Makes the tables of tails writable, and patches of them mutants."""

    def changed(found: re.Match[str]) -> str:
        for index, entry in enumerate(re.findall(r"\{[^{}]*\}", found[2])):
            for bound in TAIL_BOUND.finditer(entry):
                for change in (-1, 1):
                    what = f"{bound[1]} of tail {index} is {int(bound[2]) + change}"
                    number = mutants.new(f"{file} {found[1]}", what)
                    mutants.patches.append(Patch(number, f"{found[1]}[{index}].{bound[1]}", change))
        return found[0].replace("static const", "static", 1)

    return TAIL_TABLE.sub(changed, text)


def mutate_members(text: str, file: str, mutants: Mutants, reached: set[str]) -> str:
    """Members of enums that are forgotten, and one too many, in the functions that are reached."""

    def changed(found: re.Match[str]) -> str:
        members = re.findall(r"case (\w+):", found[3])
        name = found[1].split("(")[0].split()[-1]
        if name not in reached:
            return found[0]
        place = f"{file} {name}"
        lines = []
        for member in members:
            number = mutants.new(place, f"{member} forgotten")
            lines.append(
                f"    if (writ_mutant == {number} && value == (uint64_t){member}) {{ return false; }}\n"
            )
        number = mutants.new(place, f"one above {members[-1]} known, too")
        lines.append(
            f"    if (writ_mutant == {number} && value == (uint64_t){members[-1]} + 1) {{ return true; }}\n"
        )
        return found[1] + "".join(lines) + found[2]

    return KNOWN.sub(changed, text)
