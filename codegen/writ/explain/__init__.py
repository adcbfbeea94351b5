"""What every diagnostic means: one page per range of numbers beside this file, with examples that the tests run.

A section is `## E0301 title`, prose, and fenced blocks: `writ bad` is refused with exactly the
lines of the block `text` behind
it, `writ good` is the same put right; both may need the blocks `writ beside NAME`, which are other
files of the same run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

EXAMPLE = "example.writ"

_SECTION = re.compile(r"^## (E\d{4}) (.+)$", re.MULTILINE)
_BLOCK = re.compile(
    r"^```(writ bad|writ good|writ beside \S+|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Page:
    number: str
    title: str
    text: str  # heading and all
    bad: str
    good: str
    printed: str  # the diagnostics of `bad`, as the compiler prints them
    beside: dict[str, str]

    def files(self, example: str) -> dict[str, str]:
        """The files of a run over an example."""
        return {EXAMPLE: example, **self.beside}


@lru_cache(maxsize=None)
def pages() -> dict[str, Page]:
    """All pages by number."""
    found: dict[str, Page] = {}
    for path in sorted(Path(__file__).parent.glob("E*.md")):
        text = path.read_text("utf-8")
        heads = list(_SECTION.finditer(text))
        for head, end in zip(heads, [h.start() for h in heads[1:]] + [len(text)], strict=True):
            page = _page(head[1], head[2], text[head.start() : end].rstrip())
            if page.number in found:
                raise ValueError(f"{page.number} is explained twice")
            found[page.number] = page
    return found


def _page(number: str, title: str, text: str) -> Page:
    blocks = {m[1]: m[2] for m in _BLOCK.finditer(text)}
    beside = {
        k.removeprefix("writ beside "): v for k, v in blocks.items() if k.startswith("writ beside ")
    }
    return Page(
        number,
        title,
        text,
        blocks.get("writ bad", ""),
        blocks.get("writ good", ""),
        blocks.get("text", ""),
        beside,
    )
