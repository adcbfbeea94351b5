"""Where things stand in a text, as editors count: lines and columns from 0, a column counting UTF-16 units."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from writ.lsp.wire import BAD_PARAMETERS, Fault


def units(text: str) -> int:
    """How many UTF-16 units a text is."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text)


def to_units(line: str, column: int) -> int:
    """A column of ours, from 1, as an editor counts it."""
    return units(line[: column - 1])


def from_units(line: str, wanted: int) -> int:
    """An editor's column as ours; behind the line's end it is the end."""
    count = 0
    for column, char in enumerate(line, 1):
        if count >= wanted:
            return column
        count += units(char)
    return len(line) + 1


def line_of(lines: Sequence[str], number: int) -> str:
    """A line by its number from 1, empty where there is none."""
    return lines[number - 1] if 0 < number <= len(lines) else ""


def span(lines: Sequence[str], line: int, column: int, width: int) -> dict[str, Any]:
    """So many characters from a place of ours on, as a range."""
    text = line_of(lines, line)
    row = max(line - 1, 0)
    start, end = to_units(text, max(column, 1)), to_units(text, max(column, 1) + width)
    return {"start": {"line": row, "character": start}, "end": {"line": row, "character": end}}


def whole(lines: Sequence[str]) -> dict[str, Any]:
    """All of a text."""
    last = lines[-1] if lines else ""
    end = {"line": max(len(lines) - 1, 0), "character": units(last)}
    return {"start": {"line": 0, "character": 0}, "end": end}


def path_of(uri: Any) -> Path:
    """The file that a URI names."""
    parts = urlsplit(uri) if isinstance(uri, str) else None
    if parts is None or parts.scheme != "file" or not parts.path.startswith("/"):
        raise Fault(BAD_PARAMETERS, f"{str(uri)[:200]!r} names no file here")
    if "\0" in unquote(parts.path):
        raise Fault(BAD_PARAMETERS, "the name of a file holds no zero byte")
    return Path(unquote(parts.path))


def uri_of(path: Path) -> str:
    return f"file://{quote(str(path))}"
