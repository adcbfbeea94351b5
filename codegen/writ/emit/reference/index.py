"""The first page of the reference: what there is, by name and by number, and what holds for every call."""

from __future__ import annotations

from dataclasses import dataclass

from writ.emit.reference import spelling
from writ.emit.reference.book import Book, component_link, library_file, system_file
from writ.emit.reference.library import status_words
from writ.emit.reference.markdown import code, counted, first_sentence, joined, linked_code, render
from writ.emit.reference.statuses import FRAMEWORK
from writ.model import Library, Object, Protocol


@dataclass(frozen=True)
class Entry:
    number: str
    link: str
    note: str
    doc: str


@dataclass(frozen=True)
class Call:
    """A method by the two numbers that stand in its tag."""

    protocol: str
    method: str
    link: str


def index_page(book: Book) -> str:
    world = book.world
    return (
        render(
            "index.md",
            libraries=[_library(lib) for lib in world.libraries],
            systems=[
                Entry(
                    "",
                    linked_code(s.name, system_file(s)),
                    counted(len(s.components), "component"),
                    first_sentence(s.doc),
                )
                for s in world.systems
            ],
            protocols=[_protocol(book, p) for p in book.protocols],
            objects=[_object(book, o) for o in book.objects],
            components=[
                Entry(f"0x{c.number:02x}", component_link(c), c.kind, first_sentence(c.doc))
                for c in sorted(world.components, key=lambda c: c.number)
            ],
            calls=[call for p in book.protocols for call in _calls(book, p)]
            + [call for o in book.objects for call in _calls(book, o)],
            statuses=FRAMEWORK,
        )
        + "\n"
    )


def _library(library: Library) -> Entry:
    methods = sum(len(owner.methods) for owner in spelling.owners_of(library))
    note = f"{status_words(library)}, {counted(methods, 'method')}"
    return Entry(
        "", linked_code(library.name, library_file(library)), note, first_sentence(library.doc)
    )


def _protocol(book: Book, protocol: Protocol) -> Entry:
    link = linked_code(protocol.name, book.href(protocol.name, "index.md"))
    served = joined([component_link(c) for c in book.serving(protocol)]) or "nobody"
    return Entry(f"0x{protocol.number:04x}", link, served, first_sentence(protocol.doc))


def _object(book: Book, thing: Object) -> Entry:
    link = linked_code(thing.name, book.href(thing.name, "index.md"))
    slot = f"slot {thing.slot}" if thing.slot else ""
    return Entry(f"{thing.number}", link, slot, first_sentence(thing.doc))


def _calls(book: Book, owner: Protocol | Object) -> list[Call]:
    number = owner.protocol_number
    href = book.href(owner.name, "index.md")
    found = [
        Call(
            f"0x{number:04x}",
            f"0x{m.number:02x}",
            linked_code(f"{owner.name}.{m.name}", f"{href}.{m.name}"),
        )
        for m in owner.methods
    ]
    return found + [
        Call(f"0x{number:04x}", f"0x{r.number:02x}", f"{code(f'{owner.name}.{r.name}')}, reserved")
        for r in owner.reserved
    ]
