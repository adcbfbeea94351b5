"""The body of a validator as a list of steps; the template writes each as it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable, Iterable

from writ.emit import names, values
from writ.layout import (
    CONNECTION,
    ENDPOINT,
    Box,
    Direction,
    Leaf,
    Pad,
    Piece,
    Placed,
    Record,
    Rows,
    box_checks,
    knows_every_bit,
    pads_tail,
    piece_checks,
    pieces_of,
    size_of,
    tail_element,
    tail_least,
    variants_of,
)
from writ.model import (
    ClientType,
    HandleType,
    ServerType,
    StructType,
    TableType,
    TextType,
    Type,
    UnionType,
    VectorType,
)

IdOf = Callable[[str, str], str]


@dataclass(frozen=True)
class Step:
    """One statement. `kind` is test (`text` fails with `id` at `where`), call (`text` gives a
    writ_reject), line, open or close."""

    kind: str
    text: str
    id: str = ""
    where: str = ""
    indent: str = "    "


def laid_out(steps: Iterable[Step]) -> list[Step]:
    """The steps, indented by the blocks around them."""
    depth, out = 1, []
    for step in steps:
        if step.kind == "close":
            depth -= 1
        out.append(replace(step, indent="    " * depth))
        if step.kind == "open":
            depth += 1
    return out


def plus(base: str, offset: int) -> str:
    """`base + offset` without the parts that are zero."""
    if base in ("", "0"):
        return str(offset)
    return base if offset == 0 else f"{base} + {offset}"


def piece_steps(
    pieces: Iterable[Piece], source: values.Source, id_of: IdOf, where: str = "0"
) -> list[Step]:
    """Checks of a fixed part or of one element, by rising offset."""
    steps: list[Step] = []
    for piece in pieces:
        match piece:
            case Leaf(kind=""):
                pass
            case Leaf():
                fails = values.failure(source, piece)
                steps.append(
                    Step("test", fails, id_of(piece.kind, piece.path), plus(where, piece.offset))
                )
            case Pad():
                id_ = id_of("padding", str(piece.offset))
                steps.append(
                    Step("test", _pad_fails(piece, source), id_, plus(where, piece.offset))
                )
            case Rows():
                steps += _row_steps(piece, source, id_of, where)
            case Box():
                steps.append(_box_step(piece, source, id_of, where))
    return steps


def _box_step(box: Box, source: values.Source, id_of: IdOf, where: str) -> Step:
    assert isinstance(source, values.Bytes)
    kind, subject, _ = next(box_checks(box.type))
    first = id_of(kind, ".".join(part for part in (box.path, subject) if part))
    name = names.snake(box.type.name)
    return Step(
        "call", f"{name}_check({source.at(box.offset)}, {plus(where, box.offset)}, {first})"
    )


def box_steps(kind: UnionType | TableType, id_of: IdOf) -> list[Step]:
    """The checks of a union or a table at `at`, whose own first byte is `offset` of the body."""
    return _union_steps(kind, id_of) if isinstance(kind, UnionType) else _table_steps(kind, id_of)


def _zero_step(start: int, end: int, id_: str) -> Step:
    return Step("test", f"!writ_is_zero(at + {start}, {end - start})", id_, plus("offset", start))


def _union_steps(kind: UnionType, id_of: IdOf) -> list[Step]:
    name = names.snake(kind.name)
    fails = f"!{name}_tag_is_known(tag)" if kind.strict else "tag == 0"
    out = [
        Step("line", "uint32_t tag = writ_load_u32(at);"),
        Step("test", fails, id_of("variant", ""), "offset"),
        _zero_step(4, 8, id_of("padding", "4")),
    ]
    for variant in variants_of(kind):
        inner = piece_steps(variant.pieces, values.Bytes("at"), id_of, "offset")
        if variant.end < size_of(kind):
            id_ = id_of("padding", f"{variant.field.name}.{variant.end}")
            inner.append(_zero_step(variant.end, size_of(kind), id_))
        if inner:
            tag = names.member(f"{name}_tag", variant.field.name)
            out += [Step("open", f"if (tag == {tag})"), *inner, Step("close", "")]
    return out


def _table_steps(kind: TableType, id_of: IdOf) -> list[Step]:
    name = names.snake(kind.name)
    known = f"(uint64_t){name.upper()}_ALL"
    out = [Step("line", "uint64_t mask = writ_load_u64(at);")]
    if kind.strict and not knows_every_bit(kind):
        out.append(Step("test", f"(mask & ~{known}) != 0", id_of("mask", ""), "offset"))
    end = 8
    for variant in variants_of(kind):
        if end < variant.offset:
            out.append(_zero_step(end, variant.offset, id_of("padding", str(end))))
        bit = names.member(f"{name}_member", variant.field.name)
        inner = piece_steps(variant.pieces, values.Bytes("at"), id_of, "offset")
        absent = _zero_step(
            variant.offset, variant.end, id_of("padding", f"{variant.field.name}.absent")
        )
        if inner:
            out += [Step("open", f"if ((mask & {bit}) != 0)"), *inner, Step("close", "")]
        out.append(replace(absent, text=f"(mask & {bit}) == 0 && {absent.text}"))
        end = variant.end
    if end < size_of(kind):
        rest = _zero_step(end, size_of(kind), id_of("padding", str(end)))
        guard = "" if kind.strict or knows_every_bit(kind) else f"(mask & ~{known}) == 0 && "
        out.append(replace(rest, text=guard + rest.text))
    return out


def _pad_fails(pad: Pad, source: values.Source) -> str:
    if isinstance(source, values.Bytes) and (pad.size == 1 or source.base != "body"):
        return f"!writ_is_zero({source.at(pad.offset)}, {pad.size})"
    mask = values.hex64(values.pad_mask(pad.offset, pad.size))
    return f"({source.word(pad.offset)} & {mask}) != 0"


def _row_steps(rows: Rows, source: values.Source, id_of: IdOf, where: str) -> list[Step]:
    """An array: in registers every element by itself, in memory a loop."""

    def element_id(kind: str, subject: str) -> str:
        return id_of(kind, ".".join(part for part in (rows.path, subject) if part))

    if not list(piece_checks(rows.pieces)):
        return []
    if isinstance(source, values.Words):
        out: list[Step] = []
        for i in range(rows.type.count):
            for piece in rows.pieces:
                moved = shifted(piece, rows.offset + i * rows.stride)
                if isinstance(moved, Pad):
                    id_ = element_id("padding", str(piece.offset))
                    out.append(Step("test", _pad_fails(moved, source), id_, str(moved.offset)))
                else:
                    out += piece_steps([moved], source, element_id)
        return out
    first = element_id(*next((k, s) for k, s, _ in piece_checks(rows.pieces)))
    base, at = source.at(rows.offset), plus(where, rows.offset)
    return loop_steps(rows.type.element, base, at, str(rows.type.count), element_id, first)


def shifted(piece: Piece, by: int) -> Piece:
    match piece:
        case Leaf():
            return Leaf(piece.offset + by, piece.path, piece.type, piece.kind)
        case Pad():
            return Pad(piece.offset + by, piece.size)
        case Rows():
            return Rows(piece.offset + by, piece.path, piece.type, piece.stride, piece.pieces)
        case Box():
            return Box(piece.offset + by, piece.path, piece.type)


def loop_steps(
    element: Type, base: str, where: str, count: str, id_of: IdOf, first: str
) -> list[Step]:
    """Checks of `count` elements from `base` on."""
    stride = size_of(element)
    opening = Step("open", f"for (uint32_t i = 0; i < {count}; i++)")
    if isinstance(element, (StructType, UnionType, TableType)):
        name = names.snake(element.name)
        call = f"{name}_check({base} + i * {stride}, {where} + i * {stride}, {first})"
        return [opening, Step("call", call), Step("close", "")]
    inner = piece_steps(
        pieces_of(element, 0, ""),
        values.Bytes(f"{base} + i * {stride}"),
        id_of,
        f"{where} + i * {stride}",
    )
    return [opening, *inner, Step("close", "")]


# ---------------------------------------------------------------- tails and handles


def tail_rule(tail: Placed, first: str) -> list[str]:
    """The tail's bounds as an initialiser."""
    kind = tail.field.type
    assert isinstance(kind, (TextType, VectorType))
    parts = [f".at = {tail.offset}"]
    if tail_least(kind):
        parts.append(f".least = {tail_least(kind)}")
    parts += [
        f".most = {kind.limit}",
        f".element = {tail_element(kind)}",
        f".length_check = {first}",
    ]
    return parts


def tail_steps(made: Direction, table: str, id_of: IdOf) -> list[Step]:
    steps: list[Step] = []
    for i, tail in enumerate(made.tails):
        kind, name = tail.field.type, tail.field.name
        rule = f"{table}[{i}]"
        if isinstance(kind, TextType):
            content = "WRIT_CONTENT_" + kind.kind.name
            steps.append(Step("call", f"writ_text_check(body, bytes, {rule}, {content}, &cursor)"))
            continue
        assert isinstance(kind, VectorType)
        steps.append(Step("call", f"writ_tail_check(body, bytes, {rule}, cursor)"))
        length = f"writ_load_tail(body + {tail.offset}).length"
        checks = list(piece_checks(pieces_of(kind.element, 0, ""), name))
        if checks:

            def element_id(check: str, subject: str, name: str = name) -> str:
                return id_of(check, ".".join(part for part in (name, subject) if part))

            first = id_of(checks[0][0], checks[0][1])
            steps += loop_steps(kind.element, "body + cursor", "cursor", length, element_id, first)
        size = f"{length} * UINT32_C({tail_element(kind)})"
        if pads_tail(kind):
            id_ = id_of("tail_padding", name)
            steps.append(Step("call", f"writ_tail_end(body, {size}, {id_}, &cursor)"))
        else:
            steps.append(Step("line", f"cursor += {size};"))
    return steps


def object_type(kind: HandleType | ClientType | ServerType) -> str:
    match kind:
        case HandleType():
            return f"{names.upper(kind.object_name)}_TYPE"
        case ClientType():
            return "WRIT_TYPE_CONNECTION"
        case _:
            return "WRIT_TYPE_ENDPOINT"


def object_protocol(kind: HandleType | ClientType | ServerType) -> str:
    if not isinstance(kind, HandleType):
        return f"{names.upper(kind.protocol)}_PROTOCOL"
    return "WRIT_ANY_PROTOCOL" if kind.object_number in (ENDPOINT, CONNECTION) else "0"


def object_rights(kind: HandleType | ClientType | ServerType) -> str:
    if not isinstance(kind, HandleType) or not kind.rights:
        return "0"
    owner = names.upper(kind.object_name)
    return " | ".join(f"{owner}_RIGHT_{names.upper(right)}" for right in kind.right_names)


def record_rules(record: Record, id_of: IdOf) -> list[list[str]]:
    """What each record of a parameter must be, as initialisers."""
    kind = record.field.type
    assert isinstance(kind, (HandleType, ClientType, ServerType))
    rules = []
    for i in range(record.count):
        subject = record.field.name if record.count == 1 else f"{record.field.name}.{i}"
        parts = [f".index = {record.first + i}", f".type = {object_type(kind)}"]
        if object_protocol(kind) != "0":
            parts.append(f".protocol = {object_protocol(kind)}")
        if record.rights:
            parts.append(f".rights = {object_rights(kind)}")
        if kind.optional:
            parts.append(".optional = true")
        rules.append([*parts, f".first = {id_of('handle_absent', subject)}"])
    return rules
