"""The command line: which commands there are and what they print. Everything else is done elsewhere."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from writ import gen, sources, warm
from writ.abi import BadSnapshot
from writ.decode import options as reading
from writ.decode.fault import FAULTS
from writ.diagnostics import Sink, render
from writ.kept import Kept
from writ.load import Loaded, load
from writ.model import World
from writ.syntax.format import formatted
from writ.syntax.parser import parse

GOOD, BAD_CONTRACT, BAD_USE = 0, 1, 2

ABOUT = """Contracts in; code, tests and reference out.

A contract is a `.writ` file; its language is described in docs/language.md. A command reads the
files and folders it is given, checks all of them together, and either does its work or says what is
wrong and does nothing."""

PACKAGES = ("ply", "jinja2")
INSTALL = (
    "The compiler needs PLY and Jinja2: `apt install python3-ply python3-jinja2`, "
    "or `pip install ply jinja2` for this Python."
)
STATUS = "exit status: 0 good, 1 the contracts have errors, 2 the command was not understood or could not be done"


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except OSError as error:
        print(f"writc: {error.filename or 'output'}: {error.strerror or error}", file=sys.stderr)
        return BAD_USE
    except BadSnapshot as error:
        print(f"writc: {error}", file=sys.stderr)
        return BAD_USE
    except ModuleNotFoundError as error:
        if error.name not in PACKAGES:
            raise
        print(f"writc: {sys.executable} has no module `{error.name}`. {INSTALL}", file=sys.stderr)
        return BAD_USE
    except (
        Exception
    ) as error:  # a fault of ours is told in one line; nothing has been written by then
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(frame.filename).name}:{frame.lineno}"
        text = f"{type(error).__name__}: {error} ({where})"
        print(f"writc: a fault of the compiler, not of the contract: {text}", file=sys.stderr)
        return BAD_USE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="writc",
        description=ABOUT,
        epilog=STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser(
        "check", help="read and check contracts, write nothing", epilog=STATUS
    )
    _paths(check)
    check.set_defaults(command=_check)

    generate = commands.add_parser(
        "gen", help="check contracts and write what follows from them", epilog=STATUS
    )
    generate.add_argument(
        "--idl",
        action="append",
        metavar="DIR",
        default=[],
        help="contracts (folder or file, repeatable)",
    )
    generate.add_argument(
        "--components",
        "--services",
        action="append",
        metavar="DIR",
        default=[],
        help="component files (the same)",
    )
    generate.add_argument("--out", required=True, metavar="DIR", help="where the files go")
    emitters = "; ".join(f"{name}: {e.about}" for name, e in gen.EMITTERS.items())
    generate.add_argument(
        "--emit", default="c", metavar="LIST", help=f"what to make, with commas between. {emitters}"
    )
    generate.add_argument(
        "--found",
        type=Path,
        metavar="DIR",
        help="messages that once broke something, which become vectors (*.message)",
    )
    generate.add_argument("--library", default="", metavar="NAME", help="only of this library")
    generate.add_argument("--component", default="", metavar="NAME", help="only of this component")
    generate.add_argument("--system", default="", metavar="NAME", help="only of this system")
    generate.add_argument(
        "--depfile",
        metavar="FILE",
        help="write a make rule that says what the output was made from",
    )
    generate.add_argument(
        "--listed",
        action="store_true",
        help="the build lists its contracts itself: the rule names no folder for the sake of new ones",
    )
    generate.add_argument(
        "--kept",
        type=Path,
        metavar="FILE",
        help="remember there what was made of what, and make again only what follows from a change",
    )
    generate.add_argument(
        "--warm",
        type=Path,
        metavar="DIR",
        help="keep there what this run worked out, of the contracts and of itself, for the next one",
    )
    generate.set_defaults(command=_gen)

    fmt = commands.add_parser(
        "fmt", help="put space and the order of clauses in order, in place", epilog=STATUS
    )
    fmt.add_argument(
        "--check",
        action="store_true",
        help="change nothing; name the files that are not in order, and end with 1",
    )
    _paths(fmt)
    fmt.set_defaults(command=_fmt)

    diff = commands.add_parser(
        "diff", help="say what changed between two states of contracts, and what that breaks"
    )
    either = "a snapshot (.json), a folder of them (of each library the newest), or a contract or folder of contracts"
    diff.add_argument("old", metavar="OLD", help=either)
    diff.add_argument("new", metavar="NEW", help="the same")
    diff.add_argument("--library", default="", metavar="NAME", help="only of this library")
    diff.set_defaults(command=_diff)

    freeze = commands.add_parser("freeze", help="keep the snapshot of a version for ever")
    freeze.add_argument("library", metavar="LIBRARY", help="a library with a version")
    freeze.add_argument(
        "paths", nargs="+", metavar="PATH", help="its contract, or a folder of contracts"
    )
    freeze.add_argument("--abi", required=True, metavar="DIR", help="where snapshots are kept")
    freeze.set_defaults(command=_freeze)

    reading.add_to(commands)

    lsp = commands.add_parser(
        "lsp",
        help="serve an editor over standard input and output (the language server protocol)",
    )
    lsp.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="contracts, or folders of them, that are checked together; without any, `idl` and"
        " `services` of the editor's workspace, or all of it",
    )
    lsp.set_defaults(command=_lsp)

    explain = commands.add_parser(
        "explain", help="say more about a diagnostic, with a bad and a good example"
    )
    explain.add_argument(
        "number", nargs="?", metavar="E0301", help="all of them in one line each if left away"
    )
    explain.set_defaults(command=_explain)
    return parser


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a contract, or a folder of contracts"
    )


def _checked(paths: Sequence[str]) -> tuple[Loaded, World | None]:
    """Loads and says on stderr what was found."""
    loaded = load(paths)
    sys.stderr.write(loaded.report())
    return loaded, loaded.world


def _check(options: argparse.Namespace) -> int:
    loaded, world = _checked(options.paths)
    if world is None:
        return _failed(loaded)
    if not loaded.sources:
        print("writc: no contracts there", file=sys.stderr)
        return BAD_USE
    print(f"{_count(len(loaded.sources), 'file')} good: {_summary(world)}")
    return GOOD


def _summary(world: World) -> str:
    parts = (
        (len(world.libraries), "library", "libraries"),
        (sum(len(lib.protocols) for lib in world.libraries), "protocol", "protocols"),
        (len(world.components), "component", "components"),
        (len(world.systems), "system", "systems"),
    )
    return ", ".join(f"{n} {one if n == 1 else more}" for n, one, more in parts)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _failed(loaded: Loaded) -> int:
    errors = sum(not d.warning for d in loaded.diagnostics)
    print(f"{_count(errors, 'error')}; nothing was written", file=sys.stderr)
    return BAD_CONTRACT


def _gen(options: argparse.Namespace) -> int:
    emit = options.emit.split(",")
    for name in emit:
        if name not in gen.EMITTERS:
            print(
                f"writc: nothing called `{name}` can be made; there is {', '.join(gen.EMITTERS)}",
                file=sys.stderr,
            )
            return BAD_USE
    if options.found and not options.found.is_dir():
        print(f"writc: {options.found} is no folder", file=sys.stderr)
        return BAD_USE
    warm.use(options.warm)
    loaded, world = _checked([*options.idl, *options.components])
    if world is None:
        return _failed(loaded)
    if not loaded.sources:
        print("writc: no contracts there", file=sys.stderr)
        return BAD_USE
    named = (
        ("library", options.library, [x.name for x in world.libraries]),
        ("component", options.component, [x.name for x in world.components]),
        ("system", options.system, [x.name for x in world.systems]),
    )
    for what, name, known in named:
        if name and name not in known:
            print(
                f"writc: there is no {what} `{name}`; there is {', '.join(known) or 'none'}",
                file=sys.stderr,
            )
            return BAD_USE
    wanted = gen.jobs(world, emit, options.library, options.component, options.system)
    sink = Sink()
    gen.unsupported(wanted, loaded, sink)
    if sink.failed:
        sys.stderr.write(render(sink.sorted(), loaded.sources))
        return BAD_CONTRACT
    out = Path(options.out)
    kept = Kept(options.kept, out, loaded) if options.kept else None
    try:
        texts = gen.emit_all(wanted, world, options.found, kept)
    except sources.BadFile as error:
        print(f"writc: {error}", file=sys.stderr)
        return BAD_CONTRACT
    gen.write(out, texts)
    if kept:
        kept.close()
    if options.depfile:
        roots = () if options.listed else (*options.idl, *options.components)
        rule = gen.depfile(options.out, texts, loaded, wanted, options.found, roots)
        gen.write_if_changed(Path(options.depfile), rule)
    return GOOD


def _lsp(options: argparse.Namespace) -> int:
    from writ.lsp.server import serve
    from writ.lsp.wire import Input

    return serve([Path(p) for p in options.paths], Input(sys.stdin.fileno()), sys.stdout.buffer)


def _explain(options: argparse.Namespace) -> int:
    from writ.explain import pages

    known = pages()
    if options.number in FAULTS:
        print(f"{options.number}: {FAULTS[options.number]} (a fault of what is decoded)")
        return GOOD
    if options.number is None:
        for page in known.values():
            print(f"{page.number}  {page.title}")
        return GOOD
    number = options.number.upper()
    found = known.get(f"E{number}" if number.isdigit() else number)
    if found is None:
        print(f"writc: there is no diagnostic {options.number}", file=sys.stderr)
        return BAD_USE
    print(found.text)
    return GOOD


def _fmt(options: argparse.Namespace) -> int:
    sink = Sink()
    found = sources.find(options.paths, sink)
    texts = {one.name: sources.read(one, sink) for one in found}
    trees = {name: parse(name, source.text, sink) for name, source in texts.items()}
    if sink.failed:
        sys.stderr.write(render(sink.sorted(), texts))
        return BAD_CONTRACT
    out_of_order = False
    for one in found:
        tree = trees[one.name]
        assert tree is not None
        after = formatted(tree, texts[one.name].text)
        if after != texts[one.name].text:
            print(texts[one.name].shown)
            out_of_order = True
            if not options.check:
                gen.write_if_changed(one.path.resolve(), after)
    return BAD_CONTRACT if options.check and out_of_order else GOOD


def _diff(options: argparse.Namespace) -> int:
    from writ.abi import report

    old, new = _snapshots(options.old), _snapshots(options.new)
    if old is None or new is None:
        return BAD_CONTRACT
    names = sorted(old.keys() | new.keys()) if not options.library else [options.library]
    breaking = False
    for name in names:
        if name not in old and name not in new:
            print(f"writc: there is no library `{name}`", file=sys.stderr)
            return BAD_USE
        text, bad = report.diff(name, old.get(name), new.get(name))
        sys.stdout.write(text)
        breaking |= bad
    return BAD_CONTRACT if breaking else GOOD


def _snapshots(path: str) -> dict[str, Any] | None:
    """The snapshots that a path stands for, by library; None after a report."""
    from writ.abi import files
    from writ.abi.snapshot import snapshot

    place = Path(path)
    if place.suffix == ".json" and not place.is_dir():
        one = files.read(place)
        return {one["library"]: one}
    found = files.newest(place) if place.is_dir() else {}
    if found:
        return found
    _, world = _checked([path])
    if world is not None and not world.libraries:
        raise BadSnapshot(f"{path}: neither contracts nor snapshots there")
    return {lib.name: snapshot(lib) for lib in world.libraries} if world else None


def _freeze(options: argparse.Namespace) -> int:
    from writ.abi import files, report
    from writ.abi.snapshot import snapshot

    loaded, world = _checked(options.paths)
    if world is None:
        return _failed(loaded)
    library = next((lib for lib in world.libraries if lib.name == options.library), None)
    if library is None or library.version == 0:
        why = "has no version: a draft is not frozen" if library else "is not there"
        print(f"writc: library `{options.library}` {why}", file=sys.stderr)
        return BAD_USE
    folder = Path(options.abi)
    before = files.frozen(folder, library.name)
    older = [p for p in before if int(p.stem) < library.version]
    if before and int(before[-1].stem) > library.version:
        newest = f"version {before[-1].stem} is frozen"
        print(f"writc: {newest}; `{library.name}` says {library.version}", file=sys.stderr)
        return BAD_CONTRACT
    if older:
        frozen, new = [files.read(path) for path in older], snapshot(library)
        text, bad = report.diff(library.name, frozen[-1], new)
        earlier, reused = report.reused(library.name, frozen, new)
        sys.stdout.write(text + earlier)
        if bad or reused:
            return BAD_CONTRACT
    print(f"frozen: {files.freeze(folder, library)}")
    return GOOD
