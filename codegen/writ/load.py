"""Contracts in, world out: the one way from files to the model, used by the commands and by the tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from writ import sources, warm
from writ.check.cnames import check_names
from writ.check.components import Programs
from writ.check.context import Context
from writ.check.libraries import distinct_over_libraries, make_library
from writ.check.scope import Names
from writ.check.symbols import check_symbols
from writ.check.systems import make_systems
from writ.diagnostics import Diagnostic, Sink, Source, render
from writ.model import Pos, World
from writ.syntax import tree
from writ.syntax.parser import parse


@dataclass(frozen=True)
class Loaded:
    """What a run read and found. `world` is None if there was any error; warnings do not matter.
    `paths` is where each file is."""

    world: World | None
    names: Names | None
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, Source]
    paths: dict[str, Path]

    def report(self) -> str:
        return render(self.diagnostics, self.sources)


Reader = Callable[[str, str, Sink], "tree.File | None"]


class Refused(Exception):
    """The contracts have errors; the text is the whole report."""


def load(roots: Iterable[str | os.PathLike[str]]) -> Loaded:
    """Reads the files and folders given and checks all of it together."""
    sink = Sink()
    found = sources.find(roots, sink)
    texts = {f.name: sources.read(f, sink) for f in found}
    return loaded(texts, {f.name: f.path for f in found}, sink)


def load_texts(texts: Mapping[str, str]) -> Loaded:
    """The same from memory: name of the file to its text."""
    return loaded({name: Source(name, texts[name]) for name in sorted(texts)}, {}, Sink())


def load_world(roots: Iterable[str | os.PathLike[str]]) -> World:
    """The world of contracts that must be good; raises Refused if they are not."""
    loaded = load(roots)
    if loaded.world is None:
        raise Refused(loaded.report())
    return loaded.world


def loaded(
    texts: dict[str, Source], paths: dict[str, Path], sink: Sink, read: Reader | None = None
) -> Loaded:
    """What these texts say; `read` makes a text's tree, where somebody keeps trees."""
    read = read or _tree
    files = [read(name, source.text, sink) for name, source in texts.items()]
    for name, file in zip(texts, files, strict=True):
        if file is not None and file.library is None and not file.declarations:
            if not any(d.pos.path == name for d in sink.sorted()):
                sink.error("E0115", Pos(name, 1, 1), "the contract says nothing")
    if sink.failed:
        return Loaded(None, None, tuple(sink.sorted()), texts, paths)
    names = Names([f for f in files if f is not None], sink)
    world = check(names, sink)
    return Loaded(None if sink.failed else world, names, tuple(sink.sorted()), texts, paths)


def _tree(name: str, text: str, sink: Sink) -> tree.File | None:
    """What a text says; of one that an earlier run found nothing wrong with, as that run read it."""
    store = warm.store()
    if store is None:
        return parse(name, text, sink)
    key = warm.compiler() + f"{name}\0{text}".encode("utf-8", "surrogatepass")
    kept: tree.File | None = store.thing_of(f"contract {name}", key)
    if kept is not None:
        return kept
    before = len(sink.sorted())
    file = parse(name, text, sink)
    if file is not None and len(sink.sorted()) == before:
        store.keep_thing(f"contract {name}", key, file)
    return file


def check(names: Names, sink: Sink) -> World:
    """The world that the names stand for. It is whole only if nothing was reported."""
    cx = Context(names, sink)
    libraries = [make_library(cx, names.libraries[name]) for name in sorted(names.libraries)]
    distinct_over_libraries(cx)
    programs = Programs(cx)
    systems = make_systems(cx, programs)
    check_names(names, sink)
    if not sink.failed:
        check_symbols(names, sink)
    names.unused_imports()
    return World(tuple(libraries), programs.components(), systems)
