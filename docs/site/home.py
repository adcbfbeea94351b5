"""What the first page shows: one method, from its contract to its bytes, taken from what was generated."""

from __future__ import annotations

import html
import re
from typing import Any

from highlight import Highlighter
from pages import Page, Renderer, inlined
from tree import REFERENCE, Tree, relative, site_path

CONTRACT = "idl/echo.writ"
LIBRARY, OWNER, METHOD, MACHINE = "echo", "Echo", "say", "Room"
SAID = ("BAD_MESSAGE", "DENIED", "NOT_FOUND", "BAD_STATE")


def home_context(
    tree: Tree, renderer: Renderer, colours: Highlighter, reference: dict[str, Any], page: Page
) -> dict[str, Any]:
    """Everything that the template of the first page names."""
    chapter = _chapter(tree.text(f"{REFERENCE}/{LIBRARY}.md"))
    drawing = tree.text(f"{REFERENCE}/machine-{OWNER}-{MACHINE}.svg")
    library = f"{REFERENCE}/{LIBRARY}.md"
    way = relative(page.path, site_path(library))
    return {
        "contract": colours.html(_declaration(tree.text(CONTRACT)), "writ"),
        "machine": inlined(drawing, lambda link: way + link),
        "wire": _first(r'<table class="wire">.*?</table>', chapter),
        "dump": colours.html(_first(r"```hexdump\n(.*?)\n```", chapter), "hexdump"),
        "statuses": [_status(chapter, name) for name in SAID],
        "method": f"{way}#{OWNER}.{METHOD}",
        "counts": _counts(reference),
        "picture": "pictures/writ.svg",
    }


def _declaration(contract: str) -> str:
    """The method with its documentation, as it is written."""
    found = re.search(
        rf"((?: *///[^\n]*\n)+ *strict method \S+ {METHOD}\(.*?;)\n", contract, re.DOTALL
    )
    if not found:
        raise ValueError(f"{CONTRACT} has no method {METHOD}")
    lines = found.group(1).split("\n")
    indent = min(len(line) - len(line.lstrip()) for line in lines if line)
    return "\n".join(line[indent:] for line in lines)


def _chapter(markdown: str) -> str:
    return markdown.split(f'<a id="{OWNER}.{METHOD}"></a>')[1].split('<a id="')[0]


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.DOTALL)
    if not found:
        raise ValueError(f"the chapter of {OWNER}.{METHOD} has nothing like {pattern}")
    return found.group(found.lastindex or 0)


def _status(chapter: str, name: str) -> tuple[str, str]:
    """The row of a status in the chapter's last table."""
    row = next(line for line in chapter.split("\n") if re.match(rf"\| \d+ \| `{name}` \|", line))
    cause = row.strip("| ").split(" | ")[-1]
    return name, re.sub(
        r"`([^`]+)`", lambda code: f"<code>{html.escape(code.group(1))}</code>", cause
    )


def _counts(reference: dict[str, Any]) -> list[tuple[int, str]]:
    """How much there is of it, counted from the model."""
    owners = [
        owner
        for library in reference["libraries"].values()
        for kind in ("protocols", "objects")
        for owner in library[kind].values()
    ]
    methods = [method for owner in owners for method in owner["methods"].values()]
    checks = sum(len(method[side]["checks"]) for method in methods for side in ("request", "reply"))
    registers = sum(
        all(method[side]["class"] == "registers" for side in ("request", "reply"))
        for method in methods
    )
    return [
        (len(owners), "protocols and kernel objects"),
        (len(methods), "methods, every one numbered"),
        (registers, "of them in registers alone, both ways"),
        (checks, "checks, each with an id and one answer"),
    ]
