"""What changed, in words, and the verdict."""

from __future__ import annotations

from writ.abi.compare import Change, compare
from writ.abi.rules import BREAKS, REVOKES
from writ.abi.snapshot import Json


ADDED = ("M1", "M2", "R1")
RENAMED = ("M5", "M11", "R3", "P4")


def diff(name: str, old: Json | None, new: Json | None) -> tuple[str, bool]:
    """The text about one library, and whether the change must not be made like this.

    A draft promises nothing: its changes are told and not judged. Of a version, the wire is never
    broken, its own or that of a type it imports; what breaks source, authority or order of its own
    needs a higher version.
    """
    if old is None or new is None:
        what = "is new" if old is None else "is gone"
        return f"library {name} {what}\n", old is not None and old["version"] > 0
    changes = compare(old, new)
    lines = [f"library {name} {_version(old)} -> {_version(new)}: {_count(len(changes))}"]
    lines += [line for change in changes for line in _lines(change)]
    bad = False
    if old["version"] > 0:
        verdict, bad = _verdict(changes, new["version"] > old["version"])
        if new["version"] < old["version"]:
            verdict, bad = "  refused: a version is never lowered", True
        lines.append(verdict)
    return "".join(f"{line}\n" for line in lines), bad


def reused(name: str, frozen: list[Json], new: Json) -> tuple[str, bool]:
    """What versions before the newest frozen one say against a new one: a number that was taken away
    since, and comes back with another meaning, or what breaks the wire of one of them."""
    added = {c.where for c in compare(frozen[-1], new) if c.rule.id in ADDED}
    lines = []
    for old in frozen[:-1]:
        for change in compare(old, new):
            again = change.rule.id in RENAMED and change.where in added
            if again or change.rule.wire == BREAKS:
                lines += [f"  {change.rule.id} {change.where}: {change.text} in {_version(old)}"]
    if not lines:
        return "", False
    lines.insert(
        0, f"library {name} {_version(new)} and what was frozen before: {_count(len(lines))}"
    )
    lines.append("  refused: a number that was taken away is free for nothing but what it meant")
    return "".join(f"{line}\n" for line in lines), True


def _version(data: Json) -> str:
    return f"version {data['version']}" if data["version"] else "draft"


def _count(number: int) -> str:
    return f"{number or 'no'} change{'' if number == 1 else 's'}"


def _lines(change: Change) -> list[str]:
    rule = change.rule
    named = (
        ("wire", rule.wire),
        ("source", rule.source),
        ("authority", rule.authority),
        ("order", rule.order),
    )
    verdicts = ", ".join(f"{what} {verdict}" for what, verdict in named if verdict != "-")
    hint = [f"        {rule.hint}"] if rule.hint and rule.breaking else []
    return [
        f"  {rule.id} {change.where}: {change.text}",
        f"        {rule.change}: {verdicts}",
        *hint,
    ]


def _verdict(changes: list[Change], raised: bool) -> tuple[str, bool]:
    own = [c.rule for c in changes if not c.foreign]
    if any(c.rule.wire == BREAKS for c in changes):
        return (
            "  refused: a number's meaning on the wire never changes, and no version buys it",
            True,
        )
    softer = any(BREAKS in (r.source, r.order) or r.authority == REVOKES for r in own)
    if softer and not raised:
        return "  refused: raise the version of the library to say that you mean it", True
    return "  accepted", False
