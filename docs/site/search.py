"""What the search box knows: every page and heading, and every name and number of the reference."""

from __future__ import annotations

import json
import posixpath
from typing import Any, Iterator

from pages import Page
from tree import REFERENCE

BOOK = "reference"
MASK = 0xFFFF

# title, place, kind, words beside the title that find it too, numbers that find it
Entry = tuple[str, str, str, str, list[int]]


def index_of(pages: list[Page], reference: dict[str, Any]) -> str:
    """The index as a script, because a page opened from a disk may not fetch."""
    entries = [*_reference(reference), *(entry for page in pages for entry in _page(page))]
    return f"window.writIndex={json.dumps(entries, ensure_ascii=False, separators=(',', ':'))};\n"


def _page(page: Page) -> Iterator[Entry]:
    kind = _kind(page.name)
    number = [int(posixpath.basename(page.name)[:4])] if kind == "decision" else []
    yield page.title, page.path, kind, page.summary[:160], number
    if page.name.startswith(REFERENCE) or kind == "source":
        return  # its names are known better from reference.json
    for heading in page.headings:
        if heading.level in (2, 3):
            yield heading.text, f"{page.path}#{heading.anchor}", "section", page.title, []


def _kind(name: str) -> str:
    if name.startswith("docs/decisions/0"):
        return "decision"
    if name.startswith("docs/guides/"):
        return "guide"
    return "page" if name.endswith(".md") else "source"


def _reference(whole: dict[str, Any]) -> Iterator[Entry]:
    for name, library in whole["libraries"].items():
        page = f"{BOOK}/{name}.html"
        yield from _types(name, library, page)
        for owner, made in library["protocols"].items():
            yield owner, f"{page}#{owner}", "protocol", made["doc"], [made["number"]]
            yield from _methods(owner, made, made["number"], page)
            for role in made["roles"]:
                yield f"{owner} role {role['name']}", f"{page}#{owner}.roles", "role", role[
                    "doc"
                ], []
            for machine in made["machines"]:
                yield f"{owner}.{machine}", f"{page}#{owner}.{machine}", "machine", "states and steps", []
        for owner, made in library["objects"].items():
            yield owner, f"{page}#{owner}", "kernel object", made["doc"], [
                made["number"],
                made["protocol_number"],
            ]
            yield from _methods(owner, made, made["protocol_number"], page)
    for name, component in whole["components"].items():
        yield name, f"{BOOK}/component-{name}.html", "component", component["doc"], [
            component["number"]
        ]
    for name, system in whole["systems"].items():
        yield f"system {name}", f"{BOOK}/system-{name}.html", "system", system["doc"], []

    for status in whole["statuses"]:
        place = f"{BOOK}/index.html#{status['name']}"
        yield status["name"], place, f"status {status['number']}", status["cause"], [
            status["number"]
        ]


def _types(name: str, library: dict[str, Any], page: str) -> Iterator[Entry]:
    for kind in (
        "types",
        "enums",
        "bits",
        "structs",
        "unions",
        "tables",
        "signals",
        "rings",
        "errors",
    ):
        for title, made in library[kind].items():
            yield title, f"{page}#{title}", "type", made["doc"], []
            for member in made.get("members", []):
                numbers = [member["number"]] if kind == "errors" else []
                yield member["name"], f"{page}#{title}", f"of {title}", member["doc"], numbers
    for title, made in library["consts"].items():
        yield title, f"{page}#{title}", "constant", made["doc"], []


def _methods(owner: str, made: dict[str, Any], protocol: int, page: str) -> Iterator[Entry]:
    """A method is found by its number, by protocol and number, and by the low half of its tag."""
    for name, method in made["methods"].items():
        number = method["number"]
        numbers = [number, (protocol & MASK) << 16 | number]
        words = f"{owner.lower()}_{name} {method['doc']}"
        yield f"{owner}.{name}", f"{page}#{owner}.{name}", f"method 0x{number:02x}", words, numbers
    for name, number in made["reserved"].items():
        yield f"{owner}.{name}", f"{page}#{owner}", f"reserved 0x{number:02x}", "always DENIED", [
            number
        ]
