"""Lines, boxes and words of a diagram, as SVG that reads well on light and on dark paper.

Whole numbers only, no ids, no fonts measured: the same contract gives the same bytes everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Sequence

from writ.emit.reference.markdown import in_html, render

CHAR = 8  # width of a letter of the titles, generous
SMALL_CHAR = 7
CORNER = 8
HEAD = 7
LABEL_LINE = 15


@dataclass(frozen=True)
class Word:
    """One line of text; `href` makes it a link."""

    x: int
    y: int
    text: str
    kind: str
    href: str = ""

    @property
    def html(self) -> str:
        return in_html(self.text)


@dataclass(frozen=True)
class Box:
    x: int
    y: int
    width: int
    height: int
    kind: str
    radius: int = 8


@dataclass(frozen=True)
class Dot:
    x: int
    y: int
    radius: int
    kind: str


@dataclass(frozen=True)
class Line:
    path: str
    kind: str
    head: str


@dataclass
class Drawing:
    """What is drawn, in the order in which it was added."""

    title: str
    description: str
    width: int = 0
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    def line(self, points: Sequence[tuple[int, int]], kind: str) -> None:
        """Upright and level pieces with round corners and an arrow head at the last point."""
        self.lines.append(Line(rounded(points), kind, _head(points[-2], points[-1])))

    def svg(self) -> str:
        title, description = in_html(self.title), in_html(self.description)
        return render("diagram.svg", drawing=self, title=title, description=description) + "\n"


def rounded(points: Sequence[tuple[int, int]]) -> str:
    points = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
    parts = [f"M{points[0][0]} {points[0][1]}"]
    for before, corner, after in zip(points, points[1:], points[2:]):
        radius = min(CORNER, _distance(before, corner) // 2, _distance(corner, after) // 2)
        x, y = _toward(corner, before, radius)
        parts.append(f"L{x} {y}")
        x, y = _toward(corner, after, radius)
        parts.append(f"Q{corner[0]} {corner[1]} {x} {y}")
    parts.append(f"L{points[-1][0]} {points[-1][1]}")
    return " ".join(parts)


def _distance(a: tuple[int, int], b: tuple[int, int]) -> int:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _toward(start: tuple[int, int], goal: tuple[int, int], step: int) -> tuple[int, int]:
    return start[0] + _sign(goal[0] - start[0]) * step, start[1] + _sign(goal[1] - start[1]) * step


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _head(before: tuple[int, int], tip: tuple[int, int]) -> str:
    dx, dy = _sign(tip[0] - before[0]), _sign(tip[1] - before[1])
    x, y = tip[0] - dx * HEAD, tip[1] - dy * HEAD
    side = HEAD // 2 + 1
    return f"M{tip[0]} {tip[1]} L{x + dy * side} {y + dx * side} L{x - dy * side} {y - dx * side} Z"


def text_width(text: str, char: int = SMALL_CHAR) -> int:
    return len(text) * char


def lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """A lane for each span such that spans of one lane do not touch; short ones get the inner lanes."""
    chosen = [0] * len(spans)
    used: list[list[tuple[int, int]]] = []
    for index in sorted(range(len(spans)), key=lambda i: (spans[i][1] - spans[i][0], spans[i], i)):
        low, high = spans[index]
        lane = 0
        while lane < len(used) and any(low <= end and start <= high for start, end in used[lane]):
            lane += 1
        if lane == len(used):
            used.append([])
        used[lane].append((low, high))
        chosen[index] = lane
    return chosen


def filled(words: Sequence[str], width: int) -> list[str]:
    """Words in lines of at most `width` letters, with commas between."""
    out: list[str] = []
    for word in words:
        if out and len(out[-1]) + 2 + len(word) <= width:
            out[-1] = f"{out[-1]}, {word}"
        else:
            out.append(word)
    return out
