"""Pages for what is no prose: files of the tree with their lines numbered, and folders."""

from __future__ import annotations

import html
import posixpath

from highlight import Highlighter, language_of
from pages import Page, Renderer
from tree import Tree, is_page, relative, site_path

LONGEST = 500_000  # bytes of a file that is still shown


class Sources:
    def __init__(self, tree: Tree, renderer: Renderer, colours: Highlighter) -> None:
        self.tree = tree
        self.renderer = renderer
        self.colours = colours

    def page(self, name: str) -> Page:
        """A file or a folder as a page; a folder's README is rendered by the caller as any other page."""
        return self._folder(name) if self.tree.is_folder(name) else self._file(name)

    def _file(self, name: str) -> Page:
        text = self.tree.text(name)
        if len(text) > LONGEST:
            raise ValueError(f"{name} is longer than a page may be ({LONGEST} bytes)")
        page = Page(name, site_path(name), title=name)
        lines = self.colours.html(text.rstrip("\n"), language_of(name)).split("\n")
        numbered = [
            f'<span class="line" id="L{i}">{line}</span>'
            for i, line in enumerate(_balanced(lines), 1)
        ]
        crumbs = _crumbs(name)
        page.body = (
            f'<h1 class="path">{crumbs}</h1>\n<pre tabindex="0" class="source"><code>'
            + "\n".join(numbered)
        )
        page.body += "</code></pre>\n"
        page.summary = f"{text.count(chr(10))} lines"
        return page

    def _folder(self, name: str) -> Page:
        """Without a README: its files, each of them a page."""
        page = Page(name, site_path(name, is_folder=True), title=f"{name}/")
        items = []
        for entry in self.tree.entries(name):
            inner = posixpath.join(name, entry)
            if entry.endswith("/") or is_page(inner):
                items.append(f"<li><code>{html.escape(entry)}</code></li>")
                continue
            page.leads_to.append(inner)
            way = relative(page.path, site_path(inner))
            items.append(f'<li><a href="{way}"><code>{html.escape(entry)}</code></a></li>')
        page.body = (
            f'<h1 class="path">{_crumbs(name)}/</h1>\n<ul class="files">'
            + "".join(items)
            + "</ul>\n"
        )
        return page


def _crumbs(name: str) -> str:
    folder, last = posixpath.split(name)
    return (
        f"<span>{html.escape(folder)}/</span>{html.escape(last)}" if folder else html.escape(last)
    )


def _balanced(lines: list[str]) -> list[str]:
    """Spans that run over several lines are closed at the end of each and opened again on the next."""
    out: list[str] = []
    opened = ""
    for line in lines:
        line = opened + line
        last_open, last_close = line.rfind("<span"), line.rfind("</span>")
        if last_open > last_close:
            opened = line[last_open : line.index(">", last_open) + 1]
            line += "</span>"
        else:
            opened = ""
        out.append(line)
    return out
