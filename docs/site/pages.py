"""Markdown to HTML: links that lead to the site, headings that can be linked to, code with colours,
tables that scroll."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass, field
from typing import Any, Callable

from markdown_it import MarkdownIt
from markdown_it.token import Token

from highlight import Highlighter
from tree import DeadLink, Tree, is_asset, relative, site_path

EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
ANCHOR_LINE = re.compile(r'\s*<a id="([^"]+)"></a>\s*')
COMMENT = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)
DIAGRAM = 'class="writ-diagram"'


@dataclass
class Heading:
    level: int
    anchor: str
    text: str


@dataclass
class Page:
    """A rendered page."""

    name: str
    path: str
    title: str = ""
    summary: str = ""
    body: str = ""
    headings: list[Heading] = field(default_factory=list)
    leads_to: list[str] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Renderer:
    def __init__(self, tree: Tree, colours: Highlighter) -> None:
        self.tree = tree
        self.colours = colours
        self.parser = MarkdownIt("commonmark", {"html": True}).enable("table")

    def page(self, name: str) -> Page:
        return _Rendering(self, Page(name, site_path(name))).done()

    def fragment(self, text: str, name: str) -> Page:
        """Markdown that stands on a page of another kind, as if it stood in the file `name`."""
        return _Rendering(self, Page(name, site_path(name)), text).done()


class _Rendering:
    """One page on its way."""

    def __init__(self, owner: Renderer, page: Page, text: str | None = None) -> None:
        self.owner = owner
        self.page = page
        self.text = owner.tree.text(page.name) if text is None else text
        self.used: set[str] = set()

    def done(self) -> Page:
        tokens = self.owner.parser.parse(self.text)
        out: list[str] = []
        pending: list[str] = []  # anchors that wait for their heading
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "html_block" and (found := ANCHOR_LINE.fullmatch(token.content)):
                pending.append(found.group(1))
            elif token.type == "heading_open":
                out.append(self._heading(token, tokens[at + 1], pending))
                pending = []
                at += 2
            else:
                if token.type == "paragraph_open" and not self.page.summary and token.level == 0:
                    self.page.summary = plain_text(tokens[at + 1])
                at, made = self._block(tokens, at)
                out.append(made)
            at += 1
        self.page.body = "".join(out)
        return self.page

    def _block(self, tokens: list[Token], at: int) -> tuple[int, str]:
        """One token, or a whole table."""
        token = tokens[at]
        match token.type:
            case "table_open":
                end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                return end, self._table(tokens[at : end + 1])
            case "fence" | "code_block":
                return at, self._code(token)
            case "html_block":
                return at, self._html(token.content)
            case "inline":
                return at, self._inline(token)
        return at, self._plain([token])

    def _plain(self, tokens: list[Token]) -> str:
        return str(self.owner.parser.renderer.render(tokens, self.owner.parser.options, {}))

    # ------------------------------------------------------------ blocks

    def _heading(self, opening: Token, inline: Token, pending: list[str]) -> str:
        level = int(opening.tag[1])
        text = plain_text(inline)
        slug = self._free(slug_of(text))
        anchor = pending[0] if pending else slug
        others = [*pending[1:], slug] if pending else []
        inner = self._inline(inline)
        if level == 1 and not self.page.title:
            self.page.title = text
        self.page.headings.append(Heading(level, anchor, text))
        marks = "".join(f'<a id="{html.escape(name)}"></a>' for name in others)
        link = f'<a class="here" href="#{html.escape(anchor)}" aria-label="Link to {html.escape(text)}">#</a>'
        if level == 1:
            link = ""
        return f'<h{level} id="{html.escape(anchor)}">{marks}{inner}{link}</h{level}>\n'

    def _free(self, slug: str) -> str:
        """GitHub's way with headings of the same name."""
        made, count = slug, 0
        while made in self.used:
            count += 1
            made = f"{slug}-{count}"
        self.used.add(made)
        return made

    def _code(self, token: Token) -> str:
        language = token.info.split(" ")[0] if token.info else ""
        shown = self.owner.colours.html(token.content.rstrip("\n"), language)
        kind = f' class="{html.escape(language)}"' if language else ""
        return f'<pre tabindex="0"{kind}><code>{shown}</code></pre>\n'

    def _html(self, content: str) -> str:
        content = COMMENT.sub("", content)
        if content.lstrip().startswith("<table"):
            return scrolled(content.strip(), "Wire diagram")
        return content

    def _table(self, tokens: list[Token]) -> str:
        head_end = next(i for i, token in enumerate(tokens) if token.type == "thead_close")
        is_headless = not any(t.type == "inline" and t.content for t in tokens[:head_end])
        if is_headless:
            tokens = [tokens[0], *tokens[head_end + 1 :]]
        parts = []
        for token in tokens:
            parts.append(self._inline(token) if token.type == "inline" else self._plain([token]))
        made = "".join(parts).strip()
        if is_headless:
            made = made.replace("<table>", '<table class="facts">', 1)
        return scrolled(made, "Table")

    # ------------------------------------------------------------ words, links, pictures

    def _inline(self, token: Token) -> str:
        for child in token.children or []:
            if child.type == "link_open":
                child.attrs["href"] = self.link(str(child.attrs["href"]))
        parts: list[str] = []
        depth = 0  # of links that are open
        for child in token.children or []:
            depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
            if child.type == "image":
                parts.append(self._picture(child))
            elif child.type == "code_inline" and not depth and self._is_contract(child.content):
                href = self.link(
                    posixpath.relpath(child.content, posixpath.dirname(self.page.name) or ".")
                )
                parts.append(f'<a href="{href}">{self._run(child)}</a>')
            else:
                parts.append(self._run(child))
        return "".join(parts)

    def _is_contract(self, code: str) -> bool:
        """Code that names a contract of the tree leads there."""
        return code.endswith(".writ") and "/" in code and self.owner.tree.exists(code)

    def _run(self, child: Token) -> str:
        renderer: Any = self.owner.parser.renderer
        return str(renderer.renderInline([child], self.owner.parser.options, {}))

    def link(self, href: str) -> str:
        """Where a link of the Markdown leads on the site."""
        if EXTERNAL.match(href) or href.startswith("#"):
            return href
        file, _, anchor = href.partition("#")
        try:
            name = self.owner.tree.target(self.page.name, file)
        except DeadLink as fault:
            self.page.faults.append(str(fault))
            return href
        is_folder = self.owner.tree.is_folder(name)
        (self.page.assets if is_asset(name) else self.page.leads_to).append(name)
        way = relative(self.page.path, site_path(name, is_folder))
        return f"{way}#{anchor}" if anchor else way

    def _picture(self, token: Token) -> str:
        source = str(token.attrs["src"])
        name = self.owner.tree.target(self.page.name, source)
        alt = html.escape(token.content)
        if name.endswith(".svg"):
            drawing = self.owner.tree.text(name)
            if DIAGRAM in drawing:
                return f'<span class="diagram" tabindex="0">{inlined(drawing, self.link)}</span>'
        self.page.assets.append(name)
        return f'<img src="{relative(self.page.path, site_path(name))}" alt="{alt}">'


def inlined(drawing: str, link: Callable[[str], str]) -> str:
    """A diagram of the reference as part of a page: the page's style sheet colours it, and its
    links lead to the site."""
    drawing = re.sub(r"<style>.*?</style>\s*", "", drawing, flags=re.DOTALL)
    return re.sub(
        r'href="([^"]+)"', lambda found: f'href="{html.escape(link(found.group(1)))}"', drawing
    ).strip()


def scrolled(table: str, label: str) -> str:
    """A table that scrolls by itself when the page is too narrow for it."""
    return f'<div class="scroll" role="region" aria-label="{label}" tabindex="0">{table}</div>\n'


def plain_text(inline: Token) -> str:
    """The words of a run of text, without markup."""
    words = []
    for child in inline.children or []:
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            words.append(" ")
    return "".join(words)


def slug_of(text: str) -> str:
    """The anchor that readers of Markdown give to a heading."""
    return re.sub(r"[^\w\- ]", "", text.lower()).strip().replace(" ", "-")
