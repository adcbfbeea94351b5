#!/usr/bin/python3
"""Makes the site: one folder of pages that works from a disk as from a server, without any network.

usage: build.py --source ROOT --generated BUILD/generated --out BUILD/site [--depfile FILE --stamp FILE]
Pages are what docs/README.md lists and everything that those pages lead to, and so on. A link that
leads nowhere is a warning here and an
error in the suite docs. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import jinja2

from highlight import Highlighter, contract_words
from home import home_context
from navigation import Entry, in_order, parts_of
from pages import Page, Renderer
from search import index_of
from sources import Sources
from tree import CONTENTS, REFERENCE, START, Tree, is_page, relative, site_path

HERE = Path(__file__).resolve().parent
GRAMMAR = "docs/language.md"
MODEL = f"{REFERENCE}/reference.json"
ASSETS = ("style.css", "theme.js", "site.js")


class Site:
    """All pages, in memory."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.colours = Highlighter(contract_words(tree.text(GRAMMAR)))
        self.renderer = Renderer(tree, self.colours)
        self.sources = Sources(tree, self.renderer, self.colours)
        self.parts = parts_of(tree)
        self.pages: dict[str, Page] = {}
        self.assets: set[str] = {MODEL}
        self.faults: list[str] = []
        self.reference: dict[str, Any] = json.loads(tree.text(MODEL))
        self.templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(HERE / "templates"),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,
        )

    def gather(self) -> None:
        """Renders the pages of the side bar and all that can be reached from them."""
        waiting = [START, CONTENTS, *(entry.name for entry in in_order(self.parts))]
        while waiting:
            name = waiting.pop(0)
            if name in self.pages:
                continue
            page = self.renderer.page(name) if is_page(name) else self.sources.page(name)
            self.pages[name] = page
            self.faults += page.faults
            self.assets.update(page.assets)
            waiting += page.leads_to

    def files(self) -> dict[str, bytes]:
        """Every file of the site by its path."""
        made: dict[str, bytes] = {}
        order = in_order(self.parts)
        for name, page in self.pages.items():
            made[page.path] = self._shell(page, _neighbours(order, name)).encode()
        made["index.html"] = self._home().encode()
        in_index = sorted(self.pages.values(), key=lambda p: p.path)
        made["search-index.js"] = index_of(in_index, self.reference).encode()
        for asset in ASSETS:
            self.tree.read.add(HERE / asset)
            made[asset] = (HERE / asset).read_bytes()
        for name in sorted(self.assets):
            made[site_path(name)] = self.tree.data(name)
        return made

    def _shell(self, page: Page, neighbours: tuple[Entry | None, Entry | None]) -> str:
        before, after = neighbours
        shown = [h for h in page.headings if h.level in (2, 3)]
        return self._render(
            "page.html.j2",
            page.path,
            title=page.title,
            summary=page.summary,
            body=page.body,
            current=page.name,
            headings=shown if len(shown) > 1 else [],
            before=before,
            after=after,
            kind="source"
            if page.path.startswith("source/") and not is_page(page.name)
            else "prose",
        )

    def _home(self) -> str:
        page = Page("README.md", "index.html")
        context = home_context(self.tree, self.renderer, self.colours, self.reference, page)
        return self._render("home.html.j2", page.path, title="Writ", current="", **context)

    def _render(self, template: str, path: str, **context: Any) -> str:
        return self.templates.get_template(template).render(
            parts=self.parts,
            to=lambda target: relative(path, target),
            page_of=lambda name: relative(path, site_path(name)),
            **context,
        )


def _neighbours(order: list[Entry], name: str) -> tuple[Entry | None, Entry | None]:
    names = [entry.name for entry in order]
    if name not in names:
        return None, None
    at = names.index(name)
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def write(files: dict[str, bytes], out: Path) -> None:
    """Makes the folder hold these files and no others, touching only what differs."""
    for path in sorted(p for p in out.rglob("*") if p.is_file()):
        if path.relative_to(out).as_posix() not in files:
            path.unlink()
    for name, data in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
    for folder in sorted((p for p in out.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def main() -> int:
    parser = argparse.ArgumentParser(description="makes the site")
    parser.add_argument("--source", type=Path, required=True, help="the tree")
    parser.add_argument(
        "--generated", type=Path, required=True, help="generated/ of the build folder"
    )
    parser.add_argument("--out", type=Path, required=True, help="the folder to make")
    parser.add_argument("--depfile", type=Path, help="where to list what was read")
    parser.add_argument("--stamp", type=Path, help="what to touch at the end")
    options = parser.parse_args()
    site = Site(Tree(options.source, options.generated))
    site.gather()
    files = site.files()
    write(files, options.out)
    own = [HERE / "templates" / name for name in site.templates.list_templates()]
    read = sorted({str(path) for path in [*site.tree.read, *own]})
    if options.depfile and options.stamp:
        options.depfile.write_text(f"{options.stamp}: {' '.join(read)}\n", encoding="utf-8")
    if options.stamp:
        options.stamp.write_text(f"{len(files)} files\n", encoding="utf-8")
    for fault in site.faults:
        print(f"warning: {fault}", file=sys.stderr)
    print(f"{len(site.pages) + 1} pages: open {options.out}/index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
