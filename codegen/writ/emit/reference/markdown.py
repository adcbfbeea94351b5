"""Small bricks of Markdown and HTML."""

from __future__ import annotations

import html
import re
from typing import Any, Sequence

from writ.emit.render import environment

LABELS = ("Guarantee:", "Blocks:")


def prose(doc: str) -> str:
    """A documentation text as paragraphs on one line each; what is promised stands out."""
    return "\n\n".join(_paragraph(part) for part in doc.strip().split("\n\n"))


def line(doc: str) -> str:
    """A documentation text on one line, for a table cell."""
    return cell(" ".join(_paragraph(part) for part in doc.strip().split("\n\n")))


def first_sentence(doc: str) -> str:
    """The first paragraph on one line, for a table cell."""
    return cell(_paragraph(doc.strip().split("\n\n")[0]))


def _paragraph(text: str) -> str:
    text = " ".join(text.split())
    for label in LABELS:
        if text.startswith(label):
            return f"**{label}**{_escaped(text.removeprefix(label))}"
    return _escaped(text)


def _escaped(text: str) -> str:
    """Only code in backticks keeps its meaning."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if part.startswith("`") else plain(part) for part in parts)


def plain(text: str) -> str:
    """Text that means nothing to Markdown."""
    return re.sub(r"([\\*\[\]<])", r"\\\1", text)


def cell(text: str) -> str:
    """Text that may stand in a table."""
    return text.replace("|", "\\|").replace("\n", " ")


def code(text: str) -> str:
    return f"`{text}`"


def linked_code(text: str, href: str) -> str:
    return f"[`{text}`]({href})" if href else code(text)


def joined(parts: Sequence[str], word: str = "and") -> str:
    """a, b and c"""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def sentence(text: str) -> str:
    """With a capital letter."""
    return text[:1].upper() + text[1:]


def counted(count: int, one: str, many: str = "") -> str:
    """1 word, 2 words"""
    return f"{count} {one if count == 1 else many or one + 's'}"


def in_html(text: str) -> str:
    return html.escape(text, quote=False)


def render(template: str, **context: Any) -> str:
    """A template of the reference, without a newline at its end."""
    return environment().get_template(f"reference/{template}.j2").render(**context).rstrip("\n")
