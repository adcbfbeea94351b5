"""The picture of a machine: states in a row in their order, steps as arrows; forward ones run
above, backward ones below.

Methods that a state allows and that keep it stand inside its box, so that only real steps are arrows.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from writ.emit.reference.drawing import (
    CHAR,
    LABEL_LINE,
    Box,
    Dot,
    Drawing,
    Word,
    filled,
    lanes,
    text_width,
)
from writ.model import GONE, Machine, Protocol

MARGIN = 16
BOX_HEAD = 44
BOX_LINE = 16
MIN_BOX = 88
MIN_GAP = 52
DOT = 9
DOT_SPACE = 40
PORT = 14
LANE = 16
KEEPS_WIDTH = 24


@dataclass
class _Place:
    """A state, or the nothing before and after it."""

    name: str
    is_dot: bool
    keeps: list[str] = field(default_factory=list)
    width: int = 0
    x: int = 0

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass
class _Arrow:
    source: int
    target: int
    kind: str  # call, event, error
    labels: list[tuple[str, str]]  # text and link
    straight: bool = False  # from a place to the next one, and the first arrow there

    @property
    def span(self) -> tuple[int, int]:
        return min(self.source, self.target), max(self.source, self.target)

    @property
    def label_width(self) -> int:
        return max((text_width(text) for text, _ in self.labels), default=0)


def machine_svg(protocol: Protocol, machine: Machine) -> str:
    return _Picture(protocol, machine).drawing().svg()


class _Picture:
    def __init__(self, protocol: Protocol, machine: Machine) -> None:
        self.protocol = protocol
        self.machine = machine
        self.arrows: list[_Arrow] = []
        names = [m.name for m in machine.states.members if m.name != GONE]
        self.places = [
            _Place("", True),
            *(_Place(name, False) for name in names),
            _Place(GONE, True),
        ]
        self.index = {name: i + 1 for i, name in enumerate(names)}
        self.end = len(names) + 1
        self._steps()
        neighbours: set[tuple[int, int]] = set()
        for arrow in self.arrows:
            arrow.straight = arrow.target == arrow.source + 1 and arrow.span not in neighbours
            neighbours.add(arrow.span)
        if not any(self.end in (a.source, a.target) for a in self.arrows):
            self.places.pop()

    # ------------------------------------------------------------ what there is to draw

    def _steps(self) -> None:
        for method in self.protocol.methods:
            link = f"#{self.protocol.name}.{method.name}"
            for make in method.makes:
                if make.machine == self.machine.name:
                    self._add(0, self.index[make.state], "call", method.name, link)
            for step in method.steps:
                if step.machine == self.machine.name:
                    for source in step.sources:
                        self._step(source, step.target, method.name, link)
                        for error, state in step.on_error:
                            self._add(
                                self.index[source],
                                self._at(state),
                                "error",
                                f"{method.name}: {error}",
                                link,
                            )
        for event in self.machine.events:
            for source in event.sources:
                start = 0 if source == GONE else self.index[source]
                self._event(start, self._at(event.target), event.name, event.made_by)
        if self.machine.initial != GONE:
            self.arrows.insert(0, _Arrow(0, self.index[self.machine.initial], "call", []))

    def _step(self, source: str, target: str, name: str, link: str) -> None:
        if target in ("", source):
            self.places[self.index[source]].keeps.append(name)
        else:
            self._add(self.index[source], self._at(target), "call", name, link)

    def _event(self, source: int, target: int, name: str, made_by: str) -> None:
        """An event that a method makes is a note on that method's arrow."""
        for arrow in self.arrows:
            if (arrow.source, arrow.target, arrow.kind) == (source, target, "call"):
                for i, (text, link) in enumerate(arrow.labels):
                    if made_by and text == made_by:
                        arrow.labels[i] = (f"{text} ({name})", link)
                        return
        self._add(source, target, "event", name, "")

    def _at(self, state: str) -> int:
        return self.end if state == GONE else self.index[state]

    def _add(self, source: int, target: int, kind: str, text: str, link: str) -> None:
        for arrow in self.arrows:
            if (arrow.source, arrow.target, arrow.kind) == (source, target, kind):
                arrow.labels.append((text, link))
                return
        self.arrows.append(_Arrow(source, target, kind, [(text, link)]))

    # ------------------------------------------------------------ where it goes

    def drawing(self) -> Drawing:
        self._measure()
        above = [a for a in self.arrows if a.source < a.target and not a.straight]
        below = [a for a in self.arrows if a.source > a.target]
        above_lanes, below_lanes = _Side(above, outside=True), _Side(below, outside=False)
        top = MARGIN + above_lanes.depth
        top += LABEL_LINE * max(
            0, max((len(a.labels) for a in self.arrows if a.straight), default=0) - 2
        )
        height = BOX_HEAD + BOX_LINE * max(len(filled(p.keeps, KEEPS_WIDTH)) for p in self.places)
        states = ", ".join(p.name for p in self.places if not p.is_dot)
        made = Drawing(
            f"Machine {self.machine.name}",
            f"States {states}, and the calls and events that lead from one to the next.",
        )
        self._draw_places(made, top, height)
        for arrow in (a for a in self.arrows if a.straight):
            self._draw_straight(made, arrow, top + height // 2)
        self._draw_side(made, above_lanes, top, height, -1)
        self._draw_side(made, below_lanes, top, height, +1)
        made.width = self.places[-1].x + self.places[-1].width + MARGIN
        made.height = top + height + below_lanes.depth + MARGIN
        return made

    def _measure(self) -> None:
        for place in self.places:
            ports = sum(
                i in (a.source, a.target) for a in self.arrows for i in [self.places.index(place)]
            )
            inner = [text_width(line) for line in filled(place.keeps, KEEPS_WIDTH)]
            wanted = max(
                [len(place.name) * CHAR + 32, ports * PORT + 24, MIN_BOX, *(w + 24 for w in inner)]
            )
            place.width = DOT_SPACE if place.is_dot else wanted
        x = MARGIN
        for i, place in enumerate(self.places):
            place.x = x
            for arrow in self.arrows:
                if arrow.span[1] == i:  # every label fits between the places that its arrow joins
                    left = self.places[arrow.span[0]]
                    edge = left.x + left.width if arrow.straight else left.middle
                    room = place.x - edge + (0 if arrow.straight else place.width // 2)
                    place.x += max(0, arrow.label_width + 44 - room)
            x = place.x + place.width + MIN_GAP

    # ------------------------------------------------------------ drawing

    def _draw_places(self, made: Drawing, top: int, height: int) -> None:
        for i, place in enumerate(self.places):
            middle = top + height // 2
            if place.is_dot:
                made.dots.append(Dot(place.middle, middle, DOT, "start" if i == 0 else "end"))
                if i:
                    made.dots.append(Dot(place.middle, middle, DOT - 4, "start"))
                continue
            made.boxes.append(Box(place.x, top, place.width, height, "state"))
            keeps = filled(place.keeps, KEEPS_WIDTH)
            first = middle + 5 - (BOX_LINE * len(keeps)) // 2
            made.words.append(Word(place.middle, first, place.name, "title mid"))
            for n, line in enumerate(keeps):
                made.words.append(Word(place.middle, first + BOX_LINE * (n + 1), line, "small mid"))

    def _draw_straight(self, made: Drawing, arrow: _Arrow, y: int) -> None:
        source, target = self.places[arrow.source], self.places[arrow.target]
        start = source.middle + DOT if source.is_dot else source.x + source.width
        stop = target.middle - DOT if target.is_dot else target.x
        made.line([(start, y), (stop - 1, y)], arrow.kind)
        self._label(made, arrow, (start + stop) // 2, y - 7)

    def _label(self, made: Drawing, arrow: _Arrow, x: int, y: int) -> None:
        for n, (text, link) in enumerate(arrow.labels):
            up = LABEL_LINE * (len(arrow.labels) - 1 - n)
            made.words.append(Word(x, y - up, text, f"label mid {arrow.kind}", link))

    def _draw_side(self, made: Drawing, side: "_Side", top: int, height: int, way: int) -> None:
        base = top if way < 0 else top + height
        for i, arrow in enumerate(side.arrows):
            start = self._port(side, arrow.source, i, way)
            stop = self._port(side, arrow.target, i, way)
            y = base + way * side.offset(i)
            source_edge, target_edge = (
                self._edge(n, top, height, way) for n in (arrow.source, arrow.target)
            )
            made.line(
                [(start, source_edge), (start, y), (stop, y), (stop, target_edge + way)], arrow.kind
            )
            self._label(made, arrow, (start + stop) // 2, y - 6)

    def _edge(self, place: int, top: int, height: int, way: int) -> int:
        if self.places[place].is_dot:
            return top + height // 2 + way * DOT
        return top if way < 0 else top + height

    def _port(self, side: "_Side", place: int, index: int, way: int) -> int:
        """Where an arrow touches a box, such that arrows of one side cross as little as can be.

        Above, what arrives stands left, inner lanes first, and what leaves stands right, outer
        lanes first; below the other way round.
        """
        arriving = [i for i, a in enumerate(side.arrows) if a.target == place]
        leaving = [i for i, a in enumerate(side.arrows) if a.source == place]
        left, right = (arriving, leaving) if way < 0 else (leaving, arriving)
        order = sorted(left, key=lambda i: side.lane[i]) + sorted(
            right, key=lambda i: -side.lane[i]
        )
        if self.places[place].is_dot:
            return self.places[place].middle
        return self.places[place].middle + PORT * (2 * order.index(index) - len(order) + 1) // 2


class _Side:
    """The arrows above or below the row, each in its lane. Labels stand above their line: outside
    the lane above, inside it below."""

    def __init__(self, arrows: list[_Arrow], outside: bool) -> None:
        self.arrows = arrows
        self.lane = lanes([a.span for a in arrows])
        self.offsets: list[int] = []
        end = 0
        for n in range(max(self.lane, default=-1) + 1):
            height = LABEL_LINE * max(len(a.labels) for a, at in zip(arrows, self.lane) if at == n)
            self.offsets.append(end + LANE + (0 if outside else height))
            end += LANE + height
        self.depth = end

    def offset(self, index: int) -> int:
        """How far from the boxes an arrow's level piece runs."""
        return self.offsets[self.lane[index]]
