#!/usr/bin/python3
"""Follows every link of the finished site: files, anchors, pictures, scripts. Prints what leads nowhere.

usage: check.py SITE
"""

from __future__ import annotations

import posixpath
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

LINKS = {"a": "href", "link": "href", "script": "src", "img": "src"}
OUTSIDE = ("http://", "https://", "mailto:", "data:")


class _Reader(HTMLParser):
    """The anchors and links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if identity := found.get("id"):
            self.anchors.append(identity)
        if target := found.get(LINKS.get(tag, "")):
            self.links.append(target)


def read(page: Path) -> _Reader:
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    return reader


def faults(site: Path) -> list[str]:
    """What is wrong with the links and anchors of the whole site, sorted."""
    pages = {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}
    found = [fault for name, page in pages.items() for fault in _of_page(site, pages, name, page)]
    return sorted(found + [f"no page leads to {name}" for name in sorted(_unreached(pages))])


def _of_page(site: Path, pages: dict[str, _Reader], name: str, page: _Reader) -> list[str]:
    found = [
        f"{name}: two anchors are called {a}"
        for a in sorted(set(page.anchors))
        if page.anchors.count(a) > 1
    ]
    for link in page.links:
        if link.startswith(OUTSIDE):
            continue
        target, anchor = resolve(name, link)
        if target not in pages and not (site / target).is_file():
            found.append(f"{name}: leads nowhere: {link}")
        elif anchor and target in pages and anchor not in pages[target].anchors:
            found.append(f"{name}: there is no such anchor: {link}")
    return found


def resolve(page: str, link: str) -> tuple[str, str]:
    """The file and the anchor that a link of a page means."""
    file, _, anchor = link.partition("#")
    target = (
        posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(file))) if file else page
    )
    return target, unquote(anchor)


def _unreached(pages: dict[str, _Reader]) -> set[str]:
    """Pages that a reader who starts at the first one never finds."""
    reached: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        name = waiting.pop()
        if name in reached or name not in pages:
            continue
        reached.add(name)
        waiting += [
            resolve(name, link)[0] for link in pages[name].links if not link.startswith(OUTSIDE)
        ]
    return pages.keys() - reached


def main() -> int:
    site = Path(sys.argv[1])
    found = faults(site)
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
