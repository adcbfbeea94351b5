"""The order of the pages, read from docs/README.md: its headings are parts, its lists are pages.

A page called README.md or index.md brings the other pages of its folder with it.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from tree import CONTENTS, Tree

PART = re.compile(r"^## +(.+?)\s*$")
ITEM = re.compile(r"^- +\[([^\]]+)\]\(([^)#]+)\)")
INDEXES = ("README.md", "index.md")


@dataclass
class Entry:
    """A page in the side bar."""

    title: str
    name: str
    children: list["Entry"] = field(default_factory=list)


@dataclass
class Part:
    title: str
    entries: list[Entry] = field(default_factory=list)


def parts_of(tree: Tree) -> list[Part]:
    """The side bar."""
    parts: list[Part] = []
    for line in tree.text(CONTENTS).splitlines():
        if found := PART.match(line):
            parts.append(Part(found.group(1)))
        elif found := ITEM.match(line):
            name = tree.target(CONTENTS, found.group(2))
            parts[-1].entries.append(Entry(found.group(1), name, _children(tree, name)))
    return [part for part in parts if part.entries]


def _children(tree: Tree, name: str) -> list[Entry]:
    """The pages beside an index, in the order in which it names them; what it does not name comes last."""
    folder, last = posixpath.split(name)
    if last not in INDEXES or folder in ("", "docs"):
        return []
    beside = [entry for entry in tree.entries(folder) if entry.endswith(".md") and entry != last]
    text = tree.text(name)
    beside.sort(key=lambda entry: (text.find(f"({entry}") % (len(text) + 1), entry))
    return [Entry(_title(tree, f"{folder}/{entry}"), f"{folder}/{entry}") for entry in beside]


def _title(tree: Tree, name: str) -> str:
    found = re.search(r"^# +(.+?)\s*$", tree.text(name), re.MULTILINE)
    return found.group(1).replace("`", "") if found else posixpath.basename(name)


def in_order(parts: list[Part]) -> list[Entry]:
    """Every page of the side bar, one after the other."""
    return [page for part in parts for entry in part.entries for page in (entry, *entry.children)]
