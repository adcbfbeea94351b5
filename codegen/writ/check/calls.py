"""Circles among components that wait for each other."""

from __future__ import annotations

from dataclasses import dataclass

from writ.model import Pos


@dataclass(frozen=True)
class Edge:
    """`user` may wait for `server`; `how` is the verb between them."""

    user: str
    server: str
    pos: Pos
    how: str


def cycles(edges: list[Edge]) -> list[list[Edge]]:
    """The shortest circle through each component that is on one, each circle once."""
    out: dict[str, list[Edge]] = {}
    for edge in edges:
        out.setdefault(edge.user, []).append(edge)
    found: list[list[Edge]] = []
    known: set[frozenset[str]] = set()
    for start in out:
        circle = _shortest(out, start)
        names = frozenset(e.user for e in circle)
        if circle and names not in known:
            known.add(names)
            found.append(circle)
    return found


def _shortest(out: dict[str, list[Edge]], start: str) -> list[Edge]:
    paths: list[list[Edge]] = [[e] for e in out.get(start, [])]
    seen: set[str] = set()
    while paths:
        path = paths.pop(0)
        at = path[-1].server
        if at == start:
            return path
        if at not in seen:
            seen.add(at)
            paths += [[*path, e] for e in out.get(at, [])]
    return []
