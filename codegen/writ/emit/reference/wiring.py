"""The picture of a system: who calls whom and in which roles. Every arrow points down, from a client to its server."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Sequence

from writ.emit.reference import spelling
from writ.emit.reference.drawing import (
    CHAR,
    CORNER,
    SMALL_CHAR,
    Box,
    Drawing,
    Line,
    Word,
    filled,
    lanes,
    rounded,
    text_width,
)
from writ.emit.reference.markdown import counted
from writ.model import System, Wiring

MARGIN = 16
TITLE_LINE = 24
TEXT_LINE = 16
BOX_FOOT = 14
MIN_BOX = 150
GAP = 36
LABEL_SPACE = 26
LANE = 12
TOP_PORT = 16
PASS_WIDTH = 10
SWEEPS = 4
JOG = 12


@dataclass
class _Node:
    """A component, or (without one) the point where a long arrow passes a layer."""

    name: str
    layer: int
    rank: Fraction
    wiring: Wiring | None = None
    lines: list[str] = field(default_factory=list)
    down: list["_Link"] = field(default_factory=list)
    up: list["_Link"] = field(default_factory=list)
    width: int = PASS_WIDTH
    height: int = 0
    x: int = 0
    y: int = 0

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(eq=False)
class _Link:
    """A piece of an arrow, between neighbouring layers; only the first has a label."""

    source: _Node
    target: _Node
    label: str

    @property
    def room(self) -> int:
        return text_width(self.label) + 16 if self.label else PASS_WIDTH


def system_svg(system: System, objects: Sequence[str]) -> str:
    """`objects` are the names of the kernel's object types."""
    return _Picture(system, objects).drawing().svg()


def roles_of(use_roles: int, names: dict[int, str]) -> str:
    """The names of the roles in a mask."""
    return ", ".join(names[bit] for bit in sorted(names) if use_roles >> bit & 1) or "any"


class _Picture:
    def __init__(self, system: System, objects: Sequence[str]) -> None:
        self.system = system
        self.objects = objects
        self.links: list[_Link] = []
        self.nodes = [
            _Node(w.component.name, 0, Fraction(i), w, _about(w))
            for i, w in enumerate(system.components)
        ]
        booted = sum(w.component.startup == "boot" for w in system.components)
        self.nodes[0].lines.append(f"creates {counted(booted, 'component')} at boot")
        self.by_name = {node.name: node for node in self.nodes}
        self._layer()
        self._connect()
        self.layers = [
            sorted((n for n in self.nodes if n.layer == at), key=lambda n: n.rank)
            for at in range(max((n.layer for n in self.nodes), default=0) + 1)
        ]

    def _layer(self) -> None:
        """A server lies deeper than all its clients; the root stands above all of them."""
        depth: dict[str, int] = {}

        def height(name: str) -> int:
            if name not in depth:
                depth[name] = 0
                wiring = self.by_name[name].wiring
                assert wiring is not None
                servers = [slot.server for slot in wiring.slots if slot.server in self.by_name]
                depth[name] = max((height(server) + 1 for server in servers), default=0)
            return depth[name]

        others = [height(node.name) for node in self.nodes[1:]]
        top = max(others, default=-1) + 1
        for i, node in enumerate(self.nodes):
            node.layer = 0 if i == 0 else top - depth[node.name]

    def _connect(self) -> None:
        for node in list(self.nodes):
            assert node.wiring is not None
            labels: dict[str, list[str]] = {}
            for slot in node.wiring.slots:
                names = {role.number: role.name for role in slot.protocol.roles}
                labels.setdefault(slot.server, []).append(roles_of(slot.roles, names))
            for server, roles in labels.items():
                self._chain(
                    node,
                    self.by_name[server],
                    ", ".join(dict.fromkeys(", ".join(roles).split(", "))),
                )

    def _chain(self, source: _Node, target: _Node, label: str) -> None:
        """Joins two nodes by way of a passing point in every layer between."""
        before = source
        for layer in range(source.layer + 1, target.layer):
            point = _Node("", layer, before.rank)
            self.nodes.append(point)
            self._link(before, point, label if before is source else "")
            before = point
        self._link(before, target, label if before is source else "")

    def _link(self, source: _Node, target: _Node, label: str) -> None:
        link = _Link(source, target, label)
        source.down.append(link)
        target.up.append(link)
        self.links.append(link)

    # ------------------------------------------------------------ where it goes

    def drawing(self) -> Drawing:
        names = [w.component.name for w in self.system.components]
        made = Drawing(
            f"System {self.system.name}",
            f"Components {', '.join(names)}, and who calls whom in which role.",
        )
        self._order()
        self._measure()
        self._place_across()
        gaps = [self._gap(at) for at in range(len(self.layers))]
        self._place_down(gaps)
        made.width = max(n.x + n.width for n in self.nodes) + MARGIN
        for gap in gaps:
            self._draw_links(made, gap)
        for node in self.nodes:
            self._draw_node(made, node)
        self._draw_kernel(made, max(n.y + n.height for n in self.layers[-1]) + GAP)
        return made

    def _draw_kernel(self, made: Drawing, y: int) -> None:
        made.words.append(Word(MARGIN + 14, y + 22, "kernel", "title"))
        lines = filled(self.objects, (made.width - 2 * MARGIN - 28) // SMALL_CHAR)
        for i, line in enumerate(lines):
            made.words.append(Word(MARGIN + 14, y + 22 + TEXT_LINE * (i + 1), line, "small"))
        height = TITLE_LINE + TEXT_LINE * len(lines) + BOX_FOOT
        made.boxes.append(Box(MARGIN, y, made.width - 2 * MARGIN, height, "kernel"))
        made.height = y + height + MARGIN

    def _order(self) -> None:
        """Neighbours move together: a node goes to the mean place of those it is linked to."""
        for sweep in range(SWEEPS):
            rows = self.layers if sweep % 2 == 0 else self.layers[::-1]
            for row in rows:
                for node in row:
                    links = node.up if sweep % 2 == 0 else node.down
                    ends = [link.source if sweep % 2 == 0 else link.target for link in links]
                    places = [self.layers[end.layer].index(end) for end in ends]
                    if places:
                        node.rank = Fraction(sum(places), len(places))
                row.sort(key=lambda n: n.rank)

    def _measure(self) -> None:
        for node in self.nodes:
            node.down.sort(key=lambda link: self.layers[link.target.layer].index(link.target))
            node.up.sort(key=lambda link: self.layers[link.source.layer].index(link.source))
            if node.wiring is None:
                continue
            inner = [len(node.name) * CHAR, *(text_width(line) for line in node.lines)]
            ports = sum(link.room for link in node.down)
            node.width = max(
                [MIN_BOX, ports + 16, len(node.up) * TOP_PORT + 16, *(w + 28 for w in inner)]
            )
            node.height = TITLE_LINE + TEXT_LINE * len(node.lines) + BOX_FOOT

    def _row_width(self, row: list[_Node]) -> int:
        return sum(n.width for n in row) + GAP * (len(row) - 1)

    def _place_across(self) -> None:
        widest = max(self._row_width(row) for row in self.layers)
        for row in self.layers:
            if row[0] is self.nodes[0]:
                row[0].width = max(row[0].width, widest)
            x = MARGIN + (widest - self._row_width(row)) // 2
            for node in row:
                node.x = x
                x += node.width + GAP

    def _gap(self, layer: int) -> "_Gap":
        links = [link for link in self.links if link.source.layer == layer]
        ends = [self._ends(link) for link in links]
        turning = [end for end in ends if end[0] != end[1]]
        chosen = iter(lanes([(min(end), max(end)) for end in turning]))
        return _Gap(layer, links, ends, [next(chosen) if e[0] != e[1] else 0 for e in ends])

    def _place_down(self, gaps: list["_Gap"]) -> None:
        y = MARGIN
        for row, gap in zip(self.layers, gaps):
            height = max(n.height for n in row)
            for node in row:
                node.y, node.height = y, height
            y += height + gap.height

    # ------------------------------------------------------------ drawing

    def _leave(self, link: _Link) -> int:
        node = link.source
        if node.wiring is None:
            return node.middle
        used = sum(other.room for other in node.down)
        x = node.x + (node.width - used) // 2
        for other in node.down:
            if other is link:
                return x + 8
            x += other.room
        raise ValueError("a link leaves a node that does not know it")

    def _arrive(self, link: _Link) -> int:
        node = link.target
        if node.wiring is None:
            return node.middle
        return node.middle + TOP_PORT * (2 * node.up.index(link) - len(node.up) + 1) // 2

    def _ends(self, link: _Link) -> tuple[int, int]:
        """Where an arrow starts and stops; a small jog is made a straight line."""
        start, stop = self._leave(link), self._arrive(link)
        source = link.source
        inside = source.x + CORNER <= stop <= source.x + source.width - CORNER
        return (stop, stop) if abs(start - stop) <= JOG and inside else (start, stop)

    def _draw_links(self, made: Drawing, gap: "_Gap") -> None:
        bottom = max(n.y + n.height for n in self.layers[gap.layer])
        for link, (start, stop), lane in zip(gap.links, gap.ends, gap.lanes):
            y = bottom + LABEL_SPACE + LANE * lane
            first = link.source.y + link.source.height
            points = [(start, first), (start, y), (stop, y), (stop, link.target.y - 1)]
            if link.target.wiring is None:
                points.append((stop, link.target.y + link.target.height))
                made.lines.append(plain_line(points))
            else:
                made.line(points, "call")
            if link.label:
                made.words.append(Word(start + 6, first + 16, link.label, "label"))

    def _draw_node(self, made: Drawing, node: _Node) -> None:
        if node.wiring is None:
            return
        component = node.wiring.component
        kind = "root" if node is self.nodes[0] else component.kind
        made.boxes.append(Box(node.x, node.y, node.width, node.height, kind))
        made.words.append(
            Word(node.x + 14, node.y + 22, node.name, "title", f"component-{node.name}.md")
        )
        for i, line in enumerate(node.lines):
            made.words.append(Word(node.x + 14, node.y + 22 + TEXT_LINE * (i + 1), line, "small"))


@dataclass(frozen=True)
class _Gap:
    """What runs between a layer and the next: each link with its two ends and its lane."""

    layer: int
    links: list[_Link]
    ends: list[tuple[int, int]]
    lanes: list[int]

    @property
    def height(self) -> int:
        return LABEL_SPACE + LANE * (max(self.lanes) + 1) + 14 if self.links else GAP


def plain_line(points: list[tuple[int, int]]) -> Line:
    return Line(rounded(points), "call", "")


def _about(wiring: Wiring) -> list[str]:
    component = wiring.component
    lines = [f"0x{component.number:02x} · {component.kind} · {spelling.size(component.memory)}"]
    if component.serves:
        lines.append("serves " + ", ".join(s.protocol.name for s in component.serves))
    if component.holds:
        lines.append("holds " + ", ".join(h.object.name for h in component.holds))
    return lines
