"""What an earlier run worked out and a later one need not: the compiler's own code, its grammar's
tables, templates, and what unchanged contracts say. A folder holds it, which belongs to one build;
without the folder everything is worked out.

An entry is believed only if it was made of exactly the same (its key) and is whole (its hash), so
that a damaged or outdated one is as good as none. What stands in for a run of the parser says which
modules that was, because a depfile names them all the same.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import pickle
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.abc import MetaPathFinder
from importlib.machinery import FileFinder, ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

CODEGEN = Path(__file__).resolve().parent.parent
COMPILER = ("writ", "twin", "templates")  # folders; what runs them is the interpreter
OPTION = "--warm"
DIGEST = 32
_RUNNER = sys.version.encode()


def own_files() -> set[str]:
    """The compiler's own modules that are loaded."""
    files = [getattr(module, "__file__", None) for module in list(sys.modules.values())]
    inside = str(CODEGEN) + os.sep
    return {os.path.abspath(file) for file in files if file and file.startswith(inside)}


@cache
def compiler() -> bytes:
    """The whole compiler as a hash."""
    whole = hashlib.sha256(_RUNNER)
    for folder in COMPILER:
        for path in sorted((CODEGEN / folder).rglob("*")):
            if path.suffix in (".py", ".j2", ".md"):
                data = path.read_bytes()
                whole.update(f"{path.relative_to(CODEGEN)} {len(data)}\n".encode() + data)
    return whole.digest()


class Store:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stood_in: set[str] = set()  # files of modules that would have run

    def bytes_of(self, name: str, key: bytes) -> bytes | None:
        """What was kept by this name, if it was made of the same."""
        try:
            data = self._path(name).read_bytes()
        except OSError:
            return None
        digest, rest = data[:DIGEST], data[DIGEST:]
        if hashlib.sha256(rest).digest() != digest or rest[:DIGEST] != _hash(key):
            return None
        return rest[DIGEST:]

    def keep_bytes(self, name: str, key: bytes, data: bytes) -> None:
        """Keeps it; where that is impossible, the next run works it out again."""
        rest = _hash(key) + data
        path = self._path(name)
        temporary = path.with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(hashlib.sha256(rest).digest() + rest)
            os.replace(temporary, path)
        except OSError:
            with suppress(OSError):
                temporary.unlink()

    def thing_of(self, name: str, key: bytes) -> Any:
        """What `keep_thing` kept, or None."""
        data = self.bytes_of(name, key)
        if data is None:
            return None
        files, thing = pickle.loads(data)
        self.stood_in |= set(files)
        return thing

    def keep_thing(self, name: str, key: bytes, thing: Any) -> None:
        self.keep_bytes(name, key, pickle.dumps((sorted(own_files()), thing), 5))

    def _path(self, name: str) -> Path:
        return self.folder / hashlib.sha256(name.encode()).hexdigest()[:24]


def _hash(key: bytes) -> bytes:
    return hashlib.sha256(_RUNNER + key).digest()


class _Loader(SourceFileLoader):
    """Loads a module of the compiler from its text, which is compiled once."""

    store: Store

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        source = self.get_data(path)
        key = path.encode() + b"\0" + source
        data = self.store.bytes_of(f"module {path}", key)
        if data is None:
            code: CodeType = self.source_to_code(source, path)
            self.store.keep_bytes(f"module {path}", key, marshal.dumps(code))
            return code
        found: CodeType = marshal.loads(data)
        return found


class _Finder(MetaPathFinder):
    def __init__(self, store: Store) -> None:
        self.loader = type("_StoreLoader", (_Loader,), {"store": store})
        self.finders: dict[str, FileFinder] = {}

    def find_spec(self, name: str, path: Any, target: Any = None) -> ModuleSpec | None:
        if name.partition(".")[0] not in ("writ", "twin"):
            return None
        for folder in path or [str(CODEGEN)]:
            finder = self.finders.get(folder) or FileFinder(folder, (self.loader, [".py"]))
            self.finders[folder] = finder
            found = finder.find_spec(name, target)
            if found is not None:
                return found
        return None


@dataclass
class _Used:
    store: Store | None = None


_used = _Used()


def store() -> Store | None:
    """What this run looks into."""
    return _used.store


def use(folder: Path | None) -> None:
    if folder is None or _used.store is None or _used.store.folder != folder:
        _used.store = None if folder is None else Store(folder)


def begin(arguments: Iterable[str]) -> None:
    """Has the compiler's modules loaded from the folder that the command line names, if it names one."""
    words = list(arguments)
    if OPTION in words[:-1]:
        use(Path(words[words.index(OPTION) + 1]))
        assert _used.store is not None
        sys.meta_path.insert(0, _Finder(_used.store))
