"""`writ gen`: calls an emitter and puts its texts into a folder, each only if it changed, with a
depfile that says what they
were made from."""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from writ import sources, warm
from writ.check.scope import Names
from writ.device import peers_of
from writ.diagnostics import Sink
from writ.kept import Kept
from writ.load import Loaded
from writ.model import Pos, World

Content = str | bytes
CODEGEN = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Emitter:
    """`function(world, name)` in `module` gives the texts of one library, component or system, or
    of the whole world (`per`)."""

    module: str
    function: str
    per: str
    about: str
    takes_found: bool = False  # also the folder of messages that once broke something

    def texts(self, world: World, name: str, found: Path | None = None) -> Mapping[str, Content]:
        given = {"found": found} if self.takes_found else {}
        made: Mapping[str, Content] = self._call(self.function)(world, name, **given)
        return made

    def unsupported(self, world: World) -> list[tuple[Pos, str]]:
        """What the contracts hold and this emitter has no code for."""
        module = importlib.import_module(self.module)
        if not hasattr(module, "unsupported"):
            return []
        found: list[tuple[Pos, str]] = module.unsupported(world)
        return found

    def _call(self, function: str) -> Callable[..., Mapping[str, Content]]:
        found: Callable[..., Mapping[str, Content]] = getattr(
            importlib.import_module(self.module), function
        )
        return found


EMITTERS = {
    "c": Emitter(
        "writ.emit.c", "emit_library", "library", "types, layouts, stubs and dispatchers in C"
    ),
    "component": Emitter(
        "writ.emit.c",
        "emit_component",
        "component",
        "the stubs and start-up slots of one component",
    ),
    "system": Emitter(
        "writ.emit.c", "emit_system", "system", "the table of a system's components and connections"
    ),
    "fake": Emitter(
        "writ.emit.c", "emit_fake", "library", "a scriptable server for tests on the host"
    ),
    "vectors": Emitter(
        "writ.emit.vectors",
        "emit_library",
        "library",
        "good and bad messages with their answers",
        takes_found=True,
    ),
    "methods": Emitter(
        "writ.emit.calls", "emit_library", "library", "the methods of objects, as a table of data"
    ),
    "conformance": Emitter(
        "writ.emit.conformance",
        "emit_library",
        "library",
        "the suite that a server must pass (wants vectors)",
    ),
    "standin": Emitter(
        "writ.emit.standin",
        "emit_library",
        "library",
        "a server that does nothing but keep its contract",
    ),
    "fuzz": Emitter("writ.emit.fuzz", "emit_library", "library", "a fuzz harness for a server"),
    "messages": Emitter(
        "writ.emit.messages",
        "emit_library",
        "library",
        "a fuzz harness for checks and codec (wants vectors and capnp-c)",
    ),
    "capnp": Emitter("writ.emit.capnp", "emit_library", "library", "the Cap'n Proto schema"),
    "capnp-c": Emitter(
        "writ.emit.capnp_c", "emit_library", "library", "the Cap'n Proto codec in C"
    ),
    "reference": Emitter(
        "writ.emit.reference", "emit", "world", "the reference pages, with their pictures"
    ),
    "reflect": Emitter(
        "writ.reflect.write", "emit_world", "world", "the reflection image of everything"
    ),
    "reflect-system": Emitter(
        "writ.reflect.write", "emit_system", "system", "the reflection image of one system"
    ),
    "abi": Emitter(
        "writ.abi.snapshot", "emit_library", "library", "the snapshot that versions are compared by"
    ),
}


@dataclass(frozen=True)
class Job:
    """One emitter and what it is asked for."""

    emitter: Emitter
    name: str

    @property
    def key(self) -> str:
        return f"{self.emitter.module}.{self.emitter.function} {self.name}"


def jobs(world: World, emit: Iterable[str], library: str, component: str, system: str) -> list[Job]:
    """What is to be made: of the one library, component or system that was named, or of each."""
    every = {
        "library": [library] if library else [item.name for item in world.libraries],
        "component": [component] if component else [item.name for item in world.components],
        "system": [system] if system else [item.name for item in world.systems],
        "world": [""],
    }
    return [Job(EMITTERS[e], name) for e in emit for name in every[EMITTERS[e].per]]


def emit_all(
    wanted: list[Job], world: World, found: Path | None = None, kept: Kept | None = None
) -> dict[str, Content]:
    """All texts, by the path under the output folder. Two emitters never write one file."""
    texts: dict[str, Content] = {}
    makers: dict[str, str] = {}
    for job in wanted:
        what = f"{job.emitter.per} `{job.name}`" if job.name else "the reference"
        for path, text in _texts_of(job, world, found, kept).items():
            pure = PurePosixPath(path)
            if pure.is_absolute() or ".." in pure.parts:
                raise ValueError(f"emitter {job.emitter.module} must not write {path}")
            if texts.get(path, text) != text:
                why = f"is what comes of {makers[path]} and of {what}, and cannot be both"
                raise sources.BadFile(f"{path} {why}: one of them wants another name")
            texts[path], makers[path] = text, what
    return dict(sorted(texts.items()))


def _texts_of(
    job: Job, world: World, found: Path | None, kept: Kept | None
) -> Mapping[str, Content]:
    if kept is None or job.emitter.takes_found:
        return job.emitter.texts(world, job.name, found)
    inputs = files_of(kept.loaded, job)
    texts: Mapping[str, Content] | None = kept.texts(job.key, inputs)
    if texts is None:
        made = job.emitter.texts(world, job.name)
        texts = {p: t.encode("utf-8") if isinstance(t, str) else t for p, t in made.items()}
        kept.keep(job.key, inputs, texts)
    return texts


def unsupported(wanted: list[Job], loaded: Loaded, sink: Sink) -> None:
    """Reports what is asked for and cannot be emitted."""
    assert loaded.world is not None
    for job in wanted:
        inputs = set(files_of(loaded, job))
        for pos, what in job.emitter.unsupported(loaded.world):
            if pos.path in inputs:
                sink.error("E0901", pos, f"{what}: read and checked, but no code is made for it")


# ---------------------------------------------------------------- files


def files_of(loaded: Loaded, job: Job) -> list[str]:
    """The contract files that a job's texts depend on, by their names."""
    if job.emitter.per in ("system", "world"):
        return sorted(loaded.sources)
    names = loaded.names
    assert names is not None and loaded.world is not None
    if job.emitter.per == "library":
        return sorted(_library_files(names, [job.name]))
    programs = {c.name: c for c in loaded.world.components}
    component = programs[job.name]
    scope = next(s for s in names.scopes if s.file.path == component.pos.path)
    libraries = _library_files(names, [i.library.text for i in scope.file.imports])
    peers = {programs[name].pos.path for name in peers_of(component)}  # their numbers are told
    return sorted({component.pos.path} | peers | libraries)


def _library_files(names: Names, todo: list[str]) -> set[str]:
    seen: set[str] = set()
    while todo:
        library = todo.pop()
        if library not in seen:
            seen.add(library)
            todo += names.imports_of(library)
    return {file.path for library in seen for file in names.libraries[library].files}


def write(out: Path, texts: Mapping[str, Content]) -> int:
    """Writes what changed; returns how many files that were."""
    return sum(write_if_changed(out / path, text) for path, text in texts.items())


def write_if_changed(path: Path, text: Content) -> bool:
    data = text.encode("utf-8") if isinstance(text, str) else text
    try:
        if path.read_bytes() == data:
            return False
    except OSError:
        pass
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a device or a pipe is written to, never replaced
        return True
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except OSError:
        os.unlink(temporary)
        raise
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def depfile(
    out: str,
    texts: Mapping[str, Content],
    loaded: Loaded,
    wanted: list[Job],
    found: Path | None = None,
    roots: Iterable[str] = (),
) -> str:
    """A make rule: the first file depends on the contracts it was made from, on the folders where
    another one of them would stand, on messages that are kept, and on the compiler itself."""
    contracts = {loaded.paths[name] for job in wanted for name in files_of(loaded, job)}
    contracts |= _folders(wanted, loaded, roots)
    kept: set[Path] = set()
    if found and any(job.emitter.takes_found for job in wanted):
        kept = {found, *found.glob("*.message")}  # the folder, so that a new one is seen
    inputs = sorted(_escaped(str(p)) for p in contracts | kept | _compiler())
    target = _escaped(os.path.join(out, next(iter(texts), "")))
    return f"{target}: \\\n  " + " \\\n  ".join(inputs) + "\n"


def _folders(wanted: list[Job], loaded: Loaded, roots: Iterable[str]) -> set[Path]:
    """The folders among the roots and under them in which a new contract changes what is made: any of
    them for a world or a system; for a library those of its files."""
    inside = {p for root in roots if os.path.isdir(root) for p in sources.folders(Path(root))}
    if any(job.emitter.per in ("system", "world") for job in wanted):
        return inside
    return inside & {loaded.paths[name].parent for job in wanted for name in files_of(loaded, job)}


def _compiler() -> set[Path]:
    store = warm.store()
    own = {Path(file) for file in warm.own_files() | (store.stood_in if store else set())}
    return own | {t for t in (CODEGEN / "templates").rglob("*") if t.is_file()}


def _escaped(path: str) -> str:
    return path.replace("\\", "\\\\").replace(" ", "\\ ").replace("#", "\\#").replace("$", "$$")
