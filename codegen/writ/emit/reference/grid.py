"""Wire diagrams: the bytes of a message, eight in a row, as a table that needs no style sheet to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Iterator, Sequence

from writ.emit.reference import spelling
from writ.emit.reference.markdown import counted, in_html, render
from writ.layout import (
    RECORD_BYTES,
    RECORDS_OFFSET,
    Direction,
    Placed,
    Record,
    align_of,
    round_up,
    size_of,
    tail_element,
)
from writ.model import (
    Method,
    Object,
    Protocol,
    StructType,
    TableType,
    TextType,
    UnionType,
    Variant,
    VectorType,
)

ROW = 8
LABEL_SPAN = 4  # narrower cells hold a name and no type


@dataclass(frozen=True)
class Cell:
    """Part of a row; `kind` is its class in the style sheet."""

    span: int
    kind: str
    name: str
    type: str = ""

    @property
    def html(self) -> str:
        shown = f" <i>{in_html(self.type)}</i>" if self.type and self.span >= LABEL_SPAN else ""
        return f"{in_html(self.name)}{shown}"


@dataclass(frozen=True)
class Row:
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Run:
    """Consecutive bytes of one meaning."""

    start: int
    end: int
    kind: str
    name: str
    type: str = ""


def message_grid(owner: Protocol | Object, method: Method, made: Direction, is_reply: bool) -> str:
    """The whole message: tag, fixed part, tails, handle records."""
    rows = [_tag_row(owner, method, made, is_reply)]
    rows += _rows(_fixed_runs(made.fixed, made.size), registers=made.registers)
    rows += [_tail_row(tail) for tail in made.tails]
    rows += [row for record in made.records for row in _record_rows(record)]
    title = f"{'Reply' if is_reply else 'Request'} of {owner.name}.{method.name}, byte by byte"
    return _html(title, rows)


def struct_grid(kind: StructType) -> str:
    """A struct in place."""
    runs: list[Run] = []
    end = 0
    for field in kind.fields:
        start = round_up(end, align_of(field.type))
        runs += _padding(end, start)
        end = start + size_of(field.type)
        runs.append(Run(start, end, "field", field.name, spelling.type_text(field.type)))
    runs += _padding(end, size_of(kind))
    return _html(f"{kind.name}, byte by byte", _rows(runs))


def union_grid(kind: UnionType) -> str:
    head = [Run(0, 4, "field", "tag", "u32"), Run(4, 8, "pad", "0")]
    names = " or ".join(v.field.name for v in kind.variants)
    return _html(
        f"{kind.name}, byte by byte", _rows([*head, Run(8, 8 + kind.reserve, "field", names)])
    )


def table_grid(kind: TableType) -> str:
    runs = [Run(0, 8, "field", "mask", "u64")]
    end = 8
    for variant in by_number(kind.variants):
        start = round_up(end, align_of(variant.field.type))
        runs += _padding(end, start)
        end = start + size_of(variant.field.type)
        runs.append(
            Run(start, end, "field", variant.field.name, spelling.type_text(variant.field.type))
        )
    runs += _padding(end, 8 + kind.reserve)
    return _html(f"{kind.name}, byte by byte", _rows(runs))


def by_number(variants: Iterable[Variant]) -> list[Variant]:
    return sorted(variants, key=lambda v: v.number)


def _html(title: str, rows: Sequence[Row]) -> str:
    return render("grid.html", title=in_html(title), columns=range(ROW), rows=rows)


def size_range(made: Direction) -> str:
    """How many bytes a body of this version has: "24", "24..280"."""
    return str(made.size) if made.bound == made.size else f"{made.size}..{made.bound}"


def _tag_row(owner: Protocol | Object, method: Method, made: Direction, is_reply: bool) -> Row:
    protocol = owner.protocol_number
    flags = [counted(made.handles, "handle")] if made.handles else []
    flags += [word for word, on in (("REPLY", is_reply), ("BUFFER", not made.registers)) if on]
    first = "OK 0" if is_reply else f"{method.name} 0x{method.number:02x}"
    return Row(
        "tag",
        (
            Cell(2, "tag", first),
            Cell(2, "tag", f"{owner.name} 0x{protocol:04x}"),
            Cell(2, "tag", f"{size_range(made)} bytes"),
            Cell(1, "tag", " ".join(flags) or "0"),
            Cell(1, "tag", "0x57"),
        ),
    )


def _padding(start: int, end: int) -> list[Run]:
    return [Run(start, end, "pad", "0")] if end > start else []


def _fixed_runs(fixed: Iterable[Placed], end: int) -> list[Run]:
    runs: list[Run] = []
    at = 0
    for spot in fixed:
        runs += _padding(at, spot.offset)
        kind = spot.field.type
        if isinstance(kind, (TextType, VectorType)):
            runs += _descriptor(spot)
        else:
            runs.append(
                Run(spot.offset, spot.end, "field", spot.field.name, spelling.type_text(kind))
            )
        at = spot.end
    return runs + _padding(at, end)


def _descriptor(spot: Placed) -> list[Run]:
    middle = spot.offset + 2
    return [
        Run(spot.offset, middle, "descriptor", f"{spot.field.name} offset"),
        Run(middle, spot.end, "descriptor", f"{spot.field.name} length"),
    ]


def _rows(runs: Iterable[Run], registers: bool = False) -> list[Row]:
    """Runs cut at multiples of eight; what fills many rows is shown as one."""
    rows: list[Row] = []
    cells: list[Cell] = []
    row_start = 0
    for run in runs:
        for start, end in _pieces(run):
            row_start = row_start if cells else start
            name = run.name if start == run.start or run.kind == "pad" else f"{run.name}, on"
            cells.append(Cell(min(end - start, ROW), run.kind, name, run.type))
            if end % ROW == 0:
                rows.append(Row(_label(row_start, end, registers), tuple(cells)))
                cells = []
    if cells:  # a struct whose size is no multiple of eight
        rest = Cell(ROW - sum(cell.span for cell in cells), "none", "")
        rows.append(Row(_label(row_start, row_start + ROW, registers), (*cells, rest)))
    return rows


def _label(start: int, end: int, registers: bool) -> str:
    if registers:
        return f"w{start // ROW}" if end - start <= ROW else f"w{start // ROW}..w{end // ROW - 1}"
    return f"{start:04x}" if end - start <= ROW else f"{start:04x}..{end - 1:04x}"


def _pieces(run: Run) -> Iterator[tuple[int, int]]:
    """The part before the first full row, all full rows as one, the part after them."""
    first, last = round_up(run.start, ROW), run.end // ROW * ROW
    if first > last:
        yield run.start, run.end
        return
    for start, end in ((run.start, first), (first, last), (last, run.end)):
        if end > start:
            yield start, end


def _tail_row(tail: Placed) -> Row:
    kind = tail.field.type
    assert isinstance(kind, (TextType, VectorType))
    most = round_up(kind.limit * tail_element(kind), ROW)
    text = f"{spelling.type_text(kind)}, 0 to {most} bytes with its padding"
    return Row("tail", (Cell(ROW, "tail", tail.field.name, text),))


def _record_rows(record: Record) -> Iterator[Row]:
    for i in range(record.count):
        name = record.field.name if record.count == 1 else f"{record.field.name}[{i}]"
        offset = RECORDS_OFFSET + RECORD_BYTES * (record.first + i)
        yield Row(
            f"{offset:04x}",
            (
                Cell(2, "handle", f"{name} slot"),
                Cell(2, "handle", "rights"),
                Cell(1, "handle", "type"),
                Cell(1, "handle", "flags"),
                Cell(2, "handle", "protocol"),
            ),
        )
