"""What follows from schema.py in other languages: two C headers, and the lists of docs/reflect.md.

usage: python3 -m writ.reflect.tables RUNTIME_FOLDER PAGE     writes them anew
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from writ.reflect import schema

COLUMN_KINDS = ("u32", "u64", "str", "ref", "maybe", "span")
BEGIN, END = "<!-- tables -->\n", "<!-- end of tables -->\n"
ORIGIN = "Written by codegen/writ/reflect/tables.py from schema.py beside it: change it there."


def _enum(name: str, rows: Iterable[tuple[str, int]]) -> str:
    lines = "".join(f"    {word} = {number},\n" for word, number in rows)
    return f"enum {name} {{\n{lines}}};\n" if name else f"enum {{\n{lines}}};\n"


def _numbered(prefix: str, words: Iterable[str], start: int = 0) -> list[tuple[str, int]]:
    return [(f"REFLECT_{prefix}_{w}".upper(), start + i) for i, w in enumerate(words)]


def _bits(prefix: str, words: Iterable[str]) -> list[tuple[str, int]]:
    return [(f"REFLECT_{prefix}_{w}".upper(), 1 << i) for i, w in enumerate(words)]


def header() -> str:
    """writ/reflect_tables.h: numbers of tables, columns, kinds and flags."""
    facts = [
        ("REFLECT_VERSION", schema.VERSION),
        ("REFLECT_HEADER_BYTES", schema.HEADER_BYTES),
        ("REFLECT_SECTION_BYTES", schema.SECTION_BYTES),
        ("REFLECT_MAX_BYTES", schema.MAX_BYTES),
        ("REFLECT_MAX_DEPTH", schema.MAX_DEPTH),
        ("REFLECT_MAX_COST", schema.MAX_COST),
        ("REFLECT_TABLES", len(schema.TABLES)),
    ]
    parts = [
        f"/* {ORIGIN}\n *\n * Tables and columns of a reflection image; docs/reflect.md says what they mean.\n */",
        "#ifndef WRIT_REFLECT_TABLES_H\n#define WRIT_REFLECT_TABLES_H\n",
        _enum("", facts),
        _enum("reflect_table", _numbered("TABLE", schema.NUMBER)),
        "/* Columns, by the word of a row at which they begin. */",
    ]
    for table in schema.TABLES:
        rows = [
            (f"REFLECT_{table.name}_{c.name}".upper(), table.offset(c.name)) for c in table.columns
        ]
        parts.append(_enum("", rows))
    parts += [
        _enum("reflect_kind", _numbered("KIND", schema.TYPE_KINDS)),
        _enum("", _bits("TYPE_IS", schema.TYPE_FLAGS)),
        _enum("", _bits("FIELD_IS", schema.FIELD_FLAGS)),
        _enum("", _bits("METHOD_IS", schema.METHOD_FLAGS)),
        _enum("", _bits("ERROR_IS", schema.ERROR_FLAGS)),
        _enum("", _numbered("PROTOCOL_IS", schema.PROTOCOL_KINDS, 1)),
        "#endif\n",
    ]
    return "\n".join(parts)


def columns() -> str:
    """reflect_columns.h: what the reader checks in every row."""
    lines = [
        f"/* {ORIGIN}\n *\n * Every column that refers to something, for reflect.c alone.\n */",
        _enum("column_kind", [(f"COLUMN_{k}".upper(), i) for i, k in enumerate(COLUMN_KINDS)]),
        "static const uint8_t table_words[REFLECT_TABLES] = {\n"
        + "".join(f"    /* {table.name} */\n    {table.words},\n" for table in schema.TABLES)
        + "};\n",
        "/* The table, the word in its row, what stands there, and the table that it refers to. */\n"
        "static const struct column {\n    uint8_t table;\n    uint8_t at;\n    uint8_t kind;\n    uint8_t target;\n"
        "} reference_columns[] = {",
    ]
    rows = []
    for number, table in enumerate(schema.TABLES):
        for column in table.columns:
            if column.kind not in ("u32", "u64"):
                target = schema.NUMBER[column.table] if column.table else 0
                place = (
                    f"{number}, {table.offset(column.name)}, COLUMN_{column.kind.upper()}, {target}"
                )
                rows.append(f"    /* {table.name}.{column.name} */\n    {{{place}}},\n")
    return "\n".join(lines) + "\n" + "".join(rows) + "};\n"


def _page_rows() -> Iterator[str]:
    for number, table in enumerate(schema.TABLES):
        cells = ", ".join(
            f"`{c.name}` {c.kind}" + (f" of {c.table}" if c.table else "") for c in table.columns
        )
        yield f"| {number} | {table.name} | {table.words} | {table.about} | {cells} |\n"


def page_part() -> str:
    """The lists in docs/reflect.md."""
    flags = (
        ("type", schema.TYPE_FLAGS),
        ("field", schema.FIELD_FLAGS),
        ("method", schema.METHOD_FLAGS),
        ("error", schema.ERROR_FLAGS),
    )
    kinds = (
        ("type.kind", schema.TYPE_KINDS[1:]),
        ("protocol.kind", schema.PROTOCOL_KINDS),
        ("machine.kind", schema.MACHINE_KINDS),
        ("alternative.guard", schema.GUARD_KINDS),
        ("value.kind and const.kind", schema.VALUE_KINDS),
    )
    text = "| # | Table | Words | A row is | Columns |\n|--:|---|--:|---|---|\n" + "".join(
        _page_rows()
    )
    text += "\n| Column | Values |\n|---|---|\n"
    for name, words in kinds:
        text += f"| `{name}` | " + ", ".join(f"{i} {w}" for i, w in enumerate(words, 1)) + " |\n"
    for name, words in flags:
        text += (
            f"| `{name}.flags` | " + ", ".join(f"bit {i} {w}" for i, w in enumerate(words)) + " |\n"
        )
    return text


def page(before: str) -> str:
    """The page with its lists made anew."""
    head, _, rest = before.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}{page_part()}{END}{tail}"


def main(folder: Path, page_path: Path) -> None:
    (folder / "writ/reflect_tables.h").write_text(header())
    (folder / "reflect_columns.h").write_text(columns())
    page_path.write_text(page(page_path.read_text()))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
