"""The reference: every fact of the model in words, tables and pictures, and once more as JSON for programs.

Markdown that can be read as it is, that a review can compare, and that the site dresses up. Nothing
is decided here; what the wire looks
like comes from writ.layout, the example messages from the twin.
"""

from __future__ import annotations

import re
from typing import Any

from writ.emit.reference.book import (
    Book,
    component_file,
    library_file,
    machine_picture,
    system_file,
    system_picture,
)
from writ.emit.reference.facts import reference_json
from writ.emit.reference.index import index_page
from writ.emit.reference.library import library_page
from writ.emit.reference.machine import machine_svg
from writ.emit.reference.programs import component_page, system_page
from writ.emit.reference.wiring import system_svg
from writ.model import World
from writ.sources import BadFile


def emit(world: World, options: Any = None) -> dict[str, str]:
    """{file name: text} of all pages, pictures and reference.json; every name is flat."""
    book = Book(world)
    objects = [thing.name for thing in book.objects]
    files = {"index.md": index_page(book), "reference.json": reference_json(book)}
    for library in world.libraries:
        if library_file(library) in files:
            text = f"{library_file(library)} is the page of all libraries: library `{library.name}` wants another name"
            raise BadFile(text)
        files[library_file(library)] = library_page(book, library)
        for protocol in library.protocols:
            for machine in protocol.machines:
                files[machine_picture(protocol, machine)] = machine_svg(protocol, machine)
    for component in world.components:
        files[component_file(component)] = component_page(book, component)
    for system in world.systems:
        files[system_file(system)] = system_page(book, system)
        files[system_picture(system)] = system_svg(system, objects)
    return {
        name: _tidy(text) if name.endswith(".md") else text for name, text in sorted(files.items())
    }


def _tidy(text: str) -> str:
    """One blank line at most, one newline at the end, no blanks at line ends."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip() + "\n"
