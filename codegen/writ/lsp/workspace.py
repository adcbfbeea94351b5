"""What the contracts say at the moment: the files of the workspace with what is typed but not saved yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from writ import sources
from writ.check.scope import Names
from writ.diagnostics import Diagnostic, Sink, Source
from writ.load import loaded
from writ.lsp.places import Places
from writ.model import World
from writ.syntax import tree
from writ.syntax.parser import parse

USUAL = ("idl", "services")


@dataclass(frozen=True)
class File:
    """A contract file as it is now."""

    name: str  # what diagnostics call it
    path: Path
    text: str
    lines: tuple[str, ...]
    tree: tree.File | None


@dataclass(frozen=True)
class State:
    """Files that are checked together. `world` is the newest one that had no error."""

    files: dict[str, File]
    diagnostics: tuple[Diagnostic, ...]
    places: Places
    world: World | None

    def file_at(self, path: Path) -> File | None:
        return next((f for f in self.files.values() if f.path == path), None)


class Workspace:
    """The roots that were given and the files that are open. A file outside of the roots is read by itself."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self.roots = list(roots)
        self.open: dict[Path, str] = {}
        self._trees: dict[str, tuple[str, tree.File | None, list[Diagnostic]]] = {}
        self._world: World | None = None

    def states(self) -> list[State]:
        """The workspace, then each open file that does not belong to it."""
        inside = self._inside()
        outside = sorted(p for p in self.open if p not in inside.values())
        states = [self._state(inside, True)]
        states += [self._state({str(path): path}, False) for path in outside]
        return states

    def _inside(self) -> dict[str, Path]:
        found = sources.find([r for r in self.roots if r.exists()], Sink())
        inside = {f.name: f.path.resolve() for f in found}
        for path in self.open:
            root = next((r for r in self.roots if path.is_relative_to(r.resolve())), None)
            if root is not None and path not in inside.values() and path.suffix == sources.SUFFIX:
                inside[f"{root.resolve().name}/{path.relative_to(root.resolve())}"] = path
        return dict(sorted(inside.items()))

    def _state(self, paths: dict[str, Path], whole: bool) -> State:
        sink = Sink()
        texts = {name: self._source(name, path, sink) for name, path in paths.items()}
        found = loaded(texts, dict(paths), sink, self._tree)
        files = {
            name: File(
                name, paths[name], s.text, tuple(s.text.split("\n")), self._tree(name, s.text)
            )
            for name, s in texts.items()
        }
        trees = [f.tree for f in files.values() if f.tree is not None]
        if whole:
            self._world = found.world or self._world
            self._trees = {n: kept for n, kept in self._trees.items() if n in files or n[0] == "/"}
        world = self._world if whole else found.world
        return State(files, found.diagnostics, Places(trees, Names(trees, Sink())), world)

    def _source(self, name: str, path: Path, sink: Sink) -> Source:
        if path in self.open:
            return Source(str(path), self.open[path])
        return sources.read(sources.Found(name, path), sink)

    def _tree(self, name: str, text: str, sink: Sink | None = None) -> tree.File | None:
        """The tree of a text, read once for as long as the text is the same."""
        kept = self._trees.get(name)
        if kept is None or kept[0] != text:
            own = Sink()
            made = parse(name, text, own)
            kept = self._trees[name] = (text, made, own.sorted())
        if sink is not None:
            sink.take(kept[2])
        return kept[1]


def usual_roots(folder: Path) -> list[Path]:
    """Where contracts are if nobody says: `idl` and `services`, or else everywhere below."""
    found = [folder / name for name in USUAL if (folder / name).is_dir()]
    return found or [folder]
