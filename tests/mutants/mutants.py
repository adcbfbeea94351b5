#!/usr/bin/python3
"""How many mutants of the generated checks and dispatchers die. Each that lives must be in
equivalent.txt, with the reason why.

usage: mutants.py runtime|checks|server --stubs DIR --tests DIR [--library NAME] [--importer
NAME...] [--source FILE... --include DIR...] [--share N] [--seed N]

DIRs hold the generated stubs and the generated test code. `runtime`: the checks that every library
calls. `checks`: those of a library, against its
vectors and those of its importers. `server`: its dispatcher, against its suite; the FILEs are its
adapter, its logic and the hooks.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "codegen"))

from tests import twin_contract as zoo  # noqa: E402
from mutate import (  # noqa: E402
    Mutant,
    Mutants,
    mutate_functions,
    mutate_members,
    mutate_tails,
    reached_from,
)
from writ.emit import c, vectors  # noqa: E402
from writ.model import World  # noqa: E402

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RUNTIME = ROOT / "codegen" / "runtime" / "c"
SUITE = RUNTIME / "suite"
ENGINE = [
    "suite",
    "suite_step",
    "suite_text",
    "suite_wait",
    "suite_world",
    "suite_plan",
    "suite_host",
    "suite_wrong",
]
FLAGS = [
    "-std=gnu2x",
    "-O1",
    "-w",
    "-DWRIT_CHECKING=0",
    "-DWRIT_ENCODINGS=1",
    "-DWRIT_LOG_LEVEL=0",
    "-include",
    "mutant.h",
]

CHECKS = re.compile(r"\w+_(check|check_body|judge|may_say|request_check)")
MESSAGES = re.compile(r"\w+_(request_check|reply_check|judge)")
RUNTIME_CHECKS = re.compile(
    r"writ_(size_is_good|shape_check|judge|reply_tag_check|tail_check|tail_end|text_check|handle_check"
    r"|name_has|name_is_good|utf8_step|text_is_good)"
)
DISPATCH = re.compile(r"\w+_(serve_\w+|wake_\w+|gone_\w+|event|dispatch)")

MUTANT_H = """#include <stdint.h>
extern uint32_t writ_mutant;
#define MUTANT(number, good, bad) (writ_mutant == (number) ? (bad) : (good))
"""


def start(folder: Path, arguments: argparse.Namespace) -> Path:
    """A folder with copies of everything generated: an include finds what stands beside the file first."""
    folder.mkdir()
    for source in (arguments.stubs, arguments.tests):
        for path in [*source.glob("*.h"), *source.glob("*.c")]:
            shutil.copy(path, folder)
    (folder / "mutant.h").write_text(MUTANT_H)
    return folder


def build(
    folder: Path, out: str, sources: list[Path], defines: dict[str, str], includes: list[Path]
) -> Path:
    """A program of the mutated headers in `folder`."""
    command = ["gcc", *FLAGS, *(f"-D{name}={value}" for name, value in defines.items())]
    command += [f"-I{path}" for path in [folder, HERE, *includes, RUNTIME, SUITE]]
    command += [*map(str, sources), "-o", str(folder / out)]
    subprocess.run(command, check=True)
    return folder / out


def survivors(program: Path, mutants: Mutants, tried: list[Mutant]) -> list[Mutant]:
    """Those of the mutants tried that the program cannot tell from the real thing."""
    numbers = [str(mutant.number) for mutant in tried]
    done = subprocess.run([program, *numbers], check=True, capture_output=True, text=True)
    made = {mutant.number: mutant for mutant in mutants.made}
    return [made[int(line)] for line in done.stdout.split()]


def killed_by_vectors(
    library: str, folder: Path, mutants: Mutants, tried: list[Mutant]
) -> list[Mutant]:
    """The mutants of what is in the folder that live through the vectors of the library."""
    if not tried:
        return []
    numbers = {mutant.number for mutant in tried}
    patches = [p for p in mutants.patches if p.number in numbers]
    lines = [f"{{{p.number}, &{p.target}, {p.change}}},\n" for p in patches]
    (folder / "patches.h").write_text("".join(lines))
    defines = {
        "MUTANT_VECTORS": f'"{library}_vectors.c"',
        "MUTANT_TABLE": f"{library}_vectors",
        "MUTANT_PATCHES": '"patches.h"',
    }
    program = build(folder, "checks", [HERE / "checks.c"], defines, [RUNTIME / "fake"])
    return survivors(program, mutants, tried)


def mutants_of_checks(
    library: str, importers: list[str], folder: Path
) -> tuple[Mutants, list[Mutant]]:
    """The checks of a library, against its vectors, then those of who imports it: a type may be in
    no message of its own library."""
    mutants = Mutants()
    wire, types = f"{library}_wire.h", f"{library}_types.h"
    names = [types, wire, *(f"{importer}_wire.h" for importer in importers)]
    reached = reached_from([(folder / name).read_text() for name in names], MESSAGES)
    text = mutate_tails((folder / wire).read_text(), wire, mutants)
    (folder / wire).write_text(mutate_functions(text, wire, CHECKS, mutants, reached=reached))
    text = (folder / types).read_text()
    (folder / types).write_text(mutate_members(text, types, mutants, reached))
    alive = killed_by_vectors(library, folder, mutants, mutants.made)
    known = equivalents()
    own = {patch.number for patch in mutants.patches}  # tables of tails, which nobody imports
    for importer in importers:
        unknown = [m for m in alive if m.key not in known and m.number not in own]
        dead = set(unknown) - set(killed_by_vectors(importer, folder, mutants, unknown))
        alive = [mutant for mutant in alive if mutant not in dead]
    return mutants, alive


def mutants_of_runtime(folder: Path) -> tuple[Mutants, list[Mutant]]:
    """The checks that every library calls, against the vectors of a contract that has everything."""
    mutants, world = Mutants(), whole_world()
    library = world.libraries[0].name
    for texts in (c.emit_library(world, library), vectors.emit_library(world, library)):
        for name, text in texts.items():
            (folder / name).write_text(text)
    (folder / "writ").mkdir()
    text = (RUNTIME / "writ" / "wire.h").read_text()
    text = mutate_functions(text, "writ/wire.h", RUNTIME_CHECKS, mutants)
    (folder / "writ" / "wire.h").write_text(text)
    return mutants, killed_by_vectors(library, folder, mutants, mutants.made)


def whole_world() -> World:
    """The contract of the twin's tests, without what no C is emitted for."""
    emitted = tuple(m for m in zoo.ZOO.methods if m is not zoo.CHOICES)
    protocol = dataclasses.replace(zoo.ZOO, methods=emitted)
    library = dataclasses.replace(
        zoo.LIBRARY,
        protocols=(protocol,),
        enums=(zoo.COLOUR, zoo.TONE, zoo.SIGN, zoo.LIFE),
        bits=(zoo.FLAGS, zoo.OPEN_FLAGS),
        structs=(zoo.LEAKY, zoo.POINT),
    )
    return World((library,), (), ())


def states_of(types: str) -> dict[str, list[str]]:
    """The members of every enum by its prefix."""
    found: dict[str, list[str]] = {}
    for tag, members in re.findall(r"enum (\w+_state) \{\n(.*?)\n\};", types, re.S):
        prefix = tag.upper()
        found[prefix] = re.findall(rf"{prefix}_(\w+) =", members)
    return found


def mutants_of_server(
    library: str, folder: Path, arguments: argparse.Namespace
) -> tuple[Mutants, list[Mutant]]:
    """The dispatcher, against the suite."""
    mutants = Mutants()
    server = f"{library}_server.h"
    text = (arguments.stubs / server).read_text()
    states = states_of((arguments.stubs / f"{library}_types.h").read_text())
    (folder / server).write_text(mutate_functions(text, server, DISPATCH, mutants, states))
    sources = [SUITE / f"{part}.c" for part in ENGINE]
    sources += [folder / f"{library}_conformance.c", folder / f"{library}_vectors.c"]
    includes = [SUITE / "host", *arguments.include]
    program = build(
        folder, "server", [HERE / "server.c", *sources, *arguments.source], {}, includes
    )
    tried = mutants.made
    if 0 < arguments.share < len(tried):
        chosen = random.Random(arguments.seed).sample(tried, arguments.share)
        tried = sorted(chosen, key=lambda mutant: mutant.number)
        print(f"{len(tried)} of {len(mutants.made)} mutants, chosen with --seed {arguments.seed}")
    return Mutants(tried), survivors(program, mutants, tried)


def equivalents() -> dict[str, str]:
    """Mutants that are no change, with the reason: two lines each."""
    lines = [line.rstrip() for line in (HERE / "equivalent.txt").read_text().splitlines()]
    kept = [line for line in lines if line and not line.startswith("#")]
    return dict(zip(kept[0::2], (reason.strip() for reason in kept[1::2])))


def report(what: str, mutants: Mutants, alive: list[Mutant], whole: bool = True) -> bool:
    """Prints the score; true if those that live are exactly those that are known to be no change.
    `whole` unless only a share was tried."""
    known = equivalents()
    files = {mutant.place.split()[0] for mutant in mutants.made}
    unknown = [m.key for m in alive if m.key not in known]
    living = {m.key for m in alive}
    tried = {m.key for m in mutants.made}
    stale = [
        key
        for key in known
        if key.split()[0] in files and key not in living and (whole or key in tried)
    ]
    for key in unknown:
        print(f"ALIVE {key}")
    for key in stale:
        print(f"DEAD, but in equivalent.txt: {key}")
    total = len(mutants.made) - (len(alive) - len(unknown))
    print(
        f"[mutants] {what}: {total - len(unknown)} of {total} killed, "
        f"{len(alive) - len(unknown)} more are no change (equivalent.txt)"
    )
    return not unknown and not stale


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="how many mutants of the generated code die")
    parser.add_argument("what", choices=["runtime", "checks", "server"])
    parser.add_argument("--library", default="", help="whose checks or dispatcher")
    parser.add_argument("--stubs", type=Path, required=True, help="generated stubs")
    parser.add_argument("--tests", type=Path, required=True, help="generated vectors and suites")
    parser.add_argument("--importer", nargs="*", default=[], help="libraries that import it")
    parser.add_argument("--source", type=Path, nargs="*", default=[], help="of the server")
    parser.add_argument("--share", type=int, default=0, help="so many mutants of all; 0 for all")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**6, help="of the share")
    parser.add_argument("--include", type=Path, nargs="*", default=[], help="of the server")
    return parser.parse_args()


def main() -> int:
    arguments = options()
    library = arguments.library
    with tempfile.TemporaryDirectory() as name:
        folder = start(Path(name) / "mutated", arguments)
        if arguments.what == "runtime":
            good = report("checks of the runtime", *mutants_of_runtime(folder))
        elif arguments.what == "checks":
            found = mutants_of_checks(library, arguments.importer, folder)
            good = report(f"checks of {library}", *found)
        else:
            found = mutants_of_server(library, folder, arguments)
            good = report(f"dispatcher of {library}", *found, whole=arguments.share == 0)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
