"""Which names mean what, and where: libraries, their files and imports. Resolves names to
declarations, not yet to meanings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from writ.diagnostics import Note, Sink, did_you_mean
from writ.model import Pos
from writ.syntax import tree
from writ.syntax.tokens import Token

SCALARS = ("bool", "u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64")

CONST = "constant"
TYPE = "number type"
ENUM = "enum"
BITS = "bits"
ERROR = "error set"
STRUCT = "struct"
UNION = "union"
TABLE = "table"
PROTOCOL = "protocol"
OBJECT = "object"
RING = "ring"
SIGNALS = "signal set"
FAULT = "fault point"
VALUE_KINDS = (TYPE, ENUM, BITS, STRUCT, UNION, TABLE)
PROMISED_KINDS = (
    *VALUE_KINDS,
    CONST,
    ERROR,
    SIGNALS,
)  # what bytes and bounds of messages come from

_INTEGERS = re.compile(r"(u?)int(8|16|32|64)_t")
_OTHERS = {
    "int": "write the width: `i32`",
    "unsigned": "write the width: `u32`",
    "short": "write the width: `i16`",
    "long": "write the width: `i64`",
    "char": "write `u8` for a number, `name<=64` or `text<=64` for characters",
    "size_t": "write the width: `u64`",
    "string": "characters have a bound: `text<=64`, or `name<=64` for letters, digits and marks",
    "str": "characters have a bound: `text<=64`, or `name<=64` for letters, digits and marks",
    "byte": "write `u8`, or `bytes<=64`",
}
_OTHERS |= dict.fromkeys(
    ("float", "double", "f32", "f64"), "there are no floats: say a whole number and its unit"
)


def _of_other_languages(name: str) -> str:
    """What somebody meant who knows another language."""
    fixed = _INTEGERS.fullmatch(name)
    return f"write `{'u' if fixed[1] else 'i'}{fixed[2]}`" if fixed else _OTHERS.get(name, "")


_ARTICLES = {ENUM: "an", ERROR: "an", OBJECT: "an", BITS: ""}


def a(kind: str) -> str:
    """The kind with its article."""
    return f"{_ARTICLES.get(kind, 'a')} {kind}".strip()


@dataclass(frozen=True)
class Symbol:
    name: str
    kind: str
    node: Any
    scope: "Scope"  # where the names inside the declaration are looked up

    @property
    def pos(self) -> Pos:
        pos: Pos = self.node.name.pos
        return pos

    @property
    def library(self) -> str:
        assert self.scope.library is not None
        return self.scope.library.name


@dataclass
class LibraryNames:
    """One library: its files and everything they declare together."""

    name: str
    version: int
    files: list[tree.File]
    own: dict[str, Symbol] = field(default_factory=dict)

    @property
    def pos(self) -> Pos:
        first = self.files[0].library
        assert first is not None
        return first.name.pos


@dataclass
class Scope:
    """What can be named in one file: its library's own names and what it imports."""

    file: tree.File
    library: LibraryNames | None
    names: "Names"
    imported: dict[str, Symbol] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def get(self, name: str) -> Symbol | None:
        if name in self.imported:
            self.used.add(name)
            return self.imported[name]
        return self.library.own.get(name) if self.library else None

    def visible(self, kinds: Iterable[str]) -> list[str]:
        own = self.library.own if self.library else {}
        wanted = set(kinds)
        return [s.name for s in (*own.values(), *self.imported.values()) if s.kind in wanted]

    def find(self, token: Token, *kinds: str, more: tuple[str, ...] = ()) -> Symbol | None:
        """The declaration that a name stands for; reports if there is none or it is of another
        kind. `more` are words that would be
        good here too, for the hint."""
        symbol = self.get(token.text)
        sink = self.names.sink
        if symbol is None:
            hint = (
                self.names.import_hint(token.text, kinds)
                or (_of_other_languages(token.text) if "u32" in more else "")
                or did_you_mean(token.text, [*self.visible(kinds), *more])
            )
            sink.error(
                "E0201",
                token.pos,
                f"nothing here is called `{token.text}`",
                hint=hint,
                width=len(token.text),
            )
        elif symbol.kind not in kinds:
            sink.error(
                "E0203",
                token.pos,
                f"`{token.text}` is {a(symbol.kind)}, not {_or(kinds)}",
                notes=[Note(symbol.pos, "declared here")],
                width=len(token.text),
            )
            return None
        return symbol


def _or(kinds: tuple[str, ...]) -> str:
    if kinds == VALUE_KINDS:
        return "a type"
    named = [a(k) for k in kinds]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} or {named[-1]}"


class Names:
    """All libraries and file scopes of a run."""

    def __init__(self, files: list[tree.File], sink: Sink) -> None:
        self.sink = sink
        self.libraries: dict[str, LibraryNames] = {}
        self.scopes: list[Scope] = []
        for file in files:
            self._add_file(file)
        for scope in self.scopes:
            self._declare(scope)
        for scope in self.scopes:
            self._import(scope)
        self._refuse_cycles()

    def import_hint(self, name: str, kinds: Iterable[str]) -> str:
        for library in sorted(self.libraries):
            symbol = self.libraries[library].own.get(name)
            if symbol is not None and symbol.kind in kinds:
                return f"write `import {library} {{ {name} }};` at the top of the file"
        return ""

    def unused_imports(self) -> None:
        """Warns; called when everything else has looked its names up, and only if all could be."""
        for scope in self.scopes if not self.sink.failed else ():
            for imported in scope.file.imports:
                for token in imported.names:
                    if token.text in scope.imported and token.text not in scope.used:
                        self.sink.warning(
                            "E0216",
                            token.pos,
                            f"`{token.text}` is imported and not used",
                            width=len(token.text),
                        )

    def _add_file(self, file: tree.File) -> None:
        library = None
        if file.library is not None:
            name = file.library.name.text
            version = int(file.library.version.value) if file.library.version else 0
            library = self.libraries.get(name)
            if library is None:
                library = self.libraries[name] = LibraryNames(name, version, [])
            elif version != library.version:
                self.sink.error(
                    "E0211",
                    file.library.name.pos,
                    f"this file of library `{name}` has another version than the others",
                    notes=[Note(library.pos, "the other says")],
                    width=len(name),
                )
            elif _folder(library.files[0].path) != _folder(file.path):
                self.sink.error(
                    "E0211",
                    file.library.name.pos,
                    f"library `{name}` is in two folders; a library is one file or one folder",
                    notes=[Note(library.pos, "the other file")],
                    width=len(name),
                )
            if file.library.version is not None and version < 1:
                self.sink.error(
                    "E0211",
                    file.library.version.pos,
                    "versions count from 1; before that a library is a `draft`",
                )
            library.files.append(file)
        self.scopes.append(Scope(file, library, self))

    def _declare(self, scope: Scope) -> None:
        for node in scope.file.declarations:
            program = isinstance(node, (tree.ComponentDecl, tree.SystemDecl))
            if program and scope.library is not None:
                self.sink.error(
                    "E0213",
                    node.name.pos,
                    "a library holds contracts; a component or a system stands in a file of its own",
                    width=len(node.name.text),
                )
            if program:
                continue
            if scope.library is None:
                self.sink.error(
                    "E0212",
                    node.name.pos,
                    f"`{node.name.text}` belongs to no library",
                    hint="begin the file with `library NAME draft;`",
                    width=len(node.name.text),
                )
                continue
            self._declare_in(scope.library, Symbol(node.name.text, _kind_of(node), node, scope))

    def _declare_in(self, library: LibraryNames, symbol: Symbol) -> None:
        before = library.own.get(symbol.name)
        if before is not None:
            self.sink.error(
                "E0202",
                symbol.pos,
                f"`{symbol.name}` is declared twice in library `{library.name}`",
                notes=[Note(before.pos, "first here")],
                width=len(symbol.name),
            )
        elif symbol.name in SCALARS or symbol.name == "any":
            self.sink.error(
                "E0202",
                symbol.pos,
                f"`{symbol.name}` is taken by the language",
                width=len(symbol.name),
            )
        else:
            library.own[symbol.name] = symbol

    def _import(self, scope: Scope) -> None:
        for imported in scope.file.imports:
            library = self.libraries.get(imported.library.text)
            if library is None:
                self.sink.error(
                    "E0204",
                    imported.library.pos,
                    f"there is no library `{imported.library.text}`",
                    hint=did_you_mean(imported.library.text, self.libraries),
                    width=len(imported.library.text),
                )
                continue
            if library is scope.library:
                self.sink.error(
                    "E0207",
                    imported.library.pos,
                    f"library `{library.name}` imports from itself",
                    hint="the files of one library see each other's names",
                    width=len(library.name),
                )
                continue
            for token in imported.names:
                self._import_one(scope, library, token)

    def _import_one(self, scope: Scope, library: LibraryNames, token: Token) -> None:
        symbol = library.own.get(token.text)
        if symbol is None:
            self.sink.error(
                "E0205",
                token.pos,
                f"library `{library.name}` has no `{token.text}`",
                hint=did_you_mean(token.text, library.own),
                width=len(token.text),
            )
            return
        before = scope.imported.get(token.text) or (
            scope.library.own.get(token.text) if scope.library else None
        )
        if before is not None:
            self.sink.error(
                "E0206",
                token.pos,
                f"`{token.text}` means something here already",
                notes=[Note(before.pos, "this")],
                width=len(token.text),
            )
            return
        if scope.library and scope.library.version and not library.version:
            if symbol.kind in PROMISED_KINDS:
                self.sink.error(
                    "E0220",
                    token.pos,
                    f"{a(symbol.kind)} of a draft in library `{scope.library.name}`, which has a version",
                    hint=f"give `{library.name}` a version, or declare `{token.text}` here",
                    notes=[Note(library.pos, "the draft")],
                    width=len(token.text),
                )
        scope.imported[token.text] = symbol

    def _refuse_cycles(self) -> None:
        for name in sorted(self.libraries):
            path = self._way_back(name)
            if path:
                at = self._import_of(name, path[1])
                self.sink.error(
                    "E0207",
                    at.pos,
                    f"imports form a cycle: {' -> '.join(path)}",
                    width=len(at.text),
                )
                return

    def _way_back(self, start: str) -> list[str]:
        """The shortest path of imports from a library to itself, or nothing."""
        paths, seen = [[start]], set()
        while paths:
            path = paths.pop(0)
            for after in self.imports_of(path[-1]):
                if after == start and len(path) > 1:
                    return [*path, start]
                if after not in seen and after != start:
                    seen.add(after)
                    paths.append([*path, after])
        return []

    def imports_of(self, name: str) -> list[str]:
        wanted = {i.library.text for f in self.libraries[name].files for i in f.imports}
        return sorted(w for w in wanted if w in self.libraries)

    def _import_of(self, name: str, after: str) -> tree.Dotted:
        return next(
            i.library
            for f in self.libraries[name].files
            for i in f.imports
            if i.library.text == after
        )


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _kind_of(node: Any) -> str:
    if isinstance(node, (tree.NumberedDecl, tree.VariantDecl)):
        return {"enum": ENUM, "bits": BITS, "error": ERROR, "union": UNION, "table": TABLE}[
            node.what
        ]
    kinds = {
        tree.ConstDecl: CONST,
        tree.TypeDecl: TYPE,
        tree.StructDecl: STRUCT,
        tree.ProtocolDecl: PROTOCOL,
        tree.ObjectDecl: OBJECT,
        tree.RingDecl: RING,
        tree.SignalsDecl: SIGNALS,
        tree.FaultDecl: FAULT,
    }
    return kinds[type(node)]
