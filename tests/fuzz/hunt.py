#!/usr/bin/python3
"""Lets fuzz harnesses search, keeps what they learned, and turns an input that broke something into a vector.

usage: hunt.py --build DIR --list | --all | NAME... [--minutes N] [--engine libfuzzer|afl] [--found DIR]

NAME is a library or a protocol. What a harness learned stays in DIR/fuzz/ for the next time. A
message that broke something becomes
FOUND/NAME.message, which the next build makes a vector of; a program of calls becomes
FOUND/NAME.input, which the suite runs again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "codegen"))

from twin.found import SUFFIX, Found, Judge, text_of, unhex  # noqa: E402
from twin.message import Message  # noqa: E402
from writ.load import load_world  # noqa: E402
from writ.model import Library, World  # noqa: E402

CONTRACTS = [ROOT / "idl", ROOT / "services"]
MESSAGES, CALLS = "_messages_fuzz", "_fuzz"
AFL = "afl-clang-fast"
LONGEST = 4200  # a message with everything around it
SHARED = ["messages_input", "messages_port", "mutate"]  # of the mutator for AFL++


@dataclass(frozen=True)
class Harness:
    """One program that searches."""

    name: str
    library: str
    program: Path

    @property
    def has_messages(self) -> bool:
        return self.name.endswith(MESSAGES)

    @property
    def what(self) -> str:
        return "messages" if self.has_messages else "calls"


@dataclass(frozen=True)
class Hunt:
    """How and for how long."""

    build: Path
    found: Path
    seconds: int
    world: World

    def folder(self, harness: Harness, part: str) -> Path:
        folder = self.build / "fuzz" / harness.name / part
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "REFLECT_IMAGE": str(self.build / "tests/generated/reflect.bin")}


# ---------------------------------------------------------------- what there is


def harnesses_in(build: Path) -> list[Harness]:
    """Every harness that this build can make."""
    asked = subprocess.run(
        ["meson", "introspect", "--targets", str(build)], capture_output=True, text=True, check=True
    )
    made = []
    for target in json.loads(asked.stdout):
        name = target["name"]
        if target["type"] == "custom" and name.endswith(CALLS):
            library = name.removesuffix(MESSAGES).removesuffix(CALLS)
            made.append(Harness(name, library, Path(target["filename"][0])))
    return sorted(made, key=lambda h: h.name)


def protocols_of(world: World) -> dict[str, str]:
    """The library of each protocol, by its name in lower case; a library is called by its own, too."""
    found = {p.name.lower(): library.name for library in world.libraries for p in library.protocols}
    return {**found, **{library.name: library.name for library in world.libraries}}


def listing(made: list[Harness], world: World) -> str:
    """What can be named, and what is searched by each."""
    libraries = {library.name: library for library in world.libraries}
    lines = []
    for name in sorted({h.library for h in made}):
        whats = " and ".join(sorted((h.what for h in made if h.library == name), reverse=True))
        known = [p.name for p in libraries[name].protocols] if name in libraries else []
        lines.append(f"{name:14}{whats:20}{' '.join(known)}".rstrip())
    return "\n".join(lines)


# ---------------------------------------------------------------- searching


def seeds_of(hunt: Hunt, harness: Harness) -> Path:
    """A folder with every vector as an input; empty where inputs are programs of calls."""
    folder = hunt.folder(harness, "seeds")
    if harness.has_messages:
        environment = {**os.environ, "MESSAGES_SEEDS": str(folder)}
        subprocess.run([harness.program], env=environment, check=True, stderr=subprocess.DEVNULL)
    return folder


def dictionary_of(hunt: Hunt, harness: Harness) -> list[Path]:
    path = hunt.build / "tests/generated" / f"{harness.library}_messages.dict"
    return [path] if harness.has_messages and path.exists() else []


def search(hunt: Hunt, harness: Harness, more: Sequence[str] = ()) -> list[Path]:
    """The inputs that broke something, by libFuzzer, with `more` options."""
    crashes, corpus = hunt.folder(harness, "crashes"), hunt.folder(harness, "corpus")
    known = set(crashes.iterdir())
    command = [str(harness.program), f"-max_total_time={hunt.seconds}", "-print_final_stats=1"]
    command += [f"-max_len={LONGEST}", "-len_control=0", f"-artifact_prefix={crashes}/"]
    command += [f"-dict={path}" for path in dictionary_of(hunt, harness)]
    command += [*more, str(corpus), str(seeds_of(hunt, harness))]
    result = subprocess.run(command, env=hunt.environment, check=False)
    broken = sorted(set(crashes.iterdir()) - known)
    if result.returncode and not broken:
        sys.exit(f"{harness.name} ended with {result.returncode}")
    return broken


def search_with_afl(hunt: Hunt, harness: Harness) -> list[Path]:
    """The same, by AFL++."""
    if not shutil.which(AFL) or not shutil.which("afl-fuzz"):
        sys.exit("AFL++ is not installed: ./dev setup fuzz")
    program = compiled_by_afl(hunt, harness)
    folder, seeds = hunt.folder(harness, "afl"), seeds_of(hunt, harness)
    if not any(seeds.iterdir()):
        (seeds / "empty").write_bytes(b"\0")
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    command = ["afl-fuzz", "-i", seeds, "-o", out, "-V", hunt.seconds, "-m", "none", "-t", "1000"]
    for path in dictionary_of(hunt, harness):
        command += ["-x", path]
    environment = {
        **hunt.environment,
        "AFL_SKIP_CPUFREQ": "1",
        "AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES": "1",
        "AFL_NO_UI": "1",
        "AFL_FAST_CAL": "1",
        "AFL_NO_AFFINITY": "1",
        "AFL_IGNORE_SEED_PROBLEMS": "1",
    }
    if harness.has_messages:
        environment["AFL_CUSTOM_MUTATOR_LIBRARY"] = str(mutator(hunt, harness))
    words = [str(word) for word in [*command, "--", program]]
    subprocess.run(words, env=environment, check=True, stdout=(folder / "log").open("w"))
    stats = (out / "default" / "fuzzer_stats").read_text(encoding="utf-8")
    kept = ("execs_done", "corpus_count", "saved_crashes", "edges_found")
    print(*(s for s in stats.splitlines() if s.startswith(kept)), sep="\n")
    return sorted((out / "default" / "crashes").glob("id:*"))


def compiled_by_afl(hunt: Hunt, harness: Harness) -> Path:
    """The harness again, by AFL++'s compiler: the commands that made it, with another compiler and
    in another folder."""
    asked = ["ninja", "-C", str(hunt.build), "-t", "commands", relative(hunt, harness.program)]
    lines = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    folder = hunt.folder(harness, "afl")
    environment = {**os.environ, "AFL_QUIET": "1"}
    for line in lines:
        words = shlex.split(line)
        if not words or Path(words[0]).name != "clang":
            continue
        words = [str(folder / Path(w).name) if w.endswith(".o") else w for w in words[1:]]
        if "-MF" in words:
            words[words.index("-MF") + 1] = "/dev/null"
        out = words.index("-o") + 1
        words[out] = str(folder / Path(words[out]).name)
        done = subprocess.run([AFL, *words], cwd=hunt.build, env=environment, check=False)
        if done.returncode:
            sys.exit(f"{harness.name} does not build with {AFL}")
    return folder / harness.program.name


def mutator(hunt: Hunt, harness: Harness) -> Path:
    """The harness's own mutator, as AFL++ loads it."""
    runtime = ROOT / "codegen/runtime/c"
    generated = hunt.build / "tests/generated"
    made = hunt.folder(harness, "afl") / "mutator.so"
    sources = [generated / f"{harness.library}_{part}.c" for part in ("messages", "vectors")]
    sources += [hunt.build / "services" / f"{harness.library}_capnp.c"]
    sources += [runtime / "suite" / f"{part}.c" for part in SHARED]
    paths = [
        generated,
        hunt.build / "generated/c",
        hunt.build / "services",
        runtime,
        *(runtime / p for p in ("suite", "suite/host", "capnp")),
    ]
    command = ["clang", "-std=gnu2x", "-O2", "-shared", "-fPIC", *(f"-I{path}" for path in paths)]
    subprocess.run([str(w) for w in [*command, *sources, "-o", made]], check=True)
    return made


def relative(hunt: Hunt, path: Path) -> str:
    return str(path.relative_to(hunt.build))


# ---------------------------------------------------------------- what broke something


def printed(hunt: Hunt, harness: Harness, inputs: list[Path]) -> list[str]:
    """The messages that inputs say, with the verdicts of the checks; of an input that breaks the harness, too."""
    environment = {**hunt.environment, "MESSAGES_PRINT": "1"}
    command = [str(harness.program), "-runs=1", *map(str, inputs)]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    lines = [
        s.removeprefix("message ") for s in done.stdout.splitlines() if s.startswith("message ")
    ]
    return list(dict.fromkeys(lines))


def direction_of(library: Library, index: int, tag: int) -> str:
    """What a message is about: a request says itself of which method it is."""
    judge = Judge(library)
    direction = judge.direction(index)
    if direction is not None and not direction.is_reply:
        for other, title in zip(judge.directions, judge.titles()):
            same = other.owner is direction.owner and not other.is_reply
            if same and other.method.number == tag & 0xFFFF:
                return title
    return judge.titles()[index]


def keep(hunt: Hunt, harness: Harness, broken: Path) -> Path:
    """The file that an input becomes."""
    name = f"{harness.library}-{hashlib.sha256(broken.read_bytes()).hexdigest()[:8]}"
    hunt.found.mkdir(parents=True, exist_ok=True)
    lines = printed(hunt, harness, [broken]) if harness.has_messages else []
    if not lines:
        kept = hunt.found / f"{name}.input"
        shutil.copyfile(broken, kept)
        return kept
    words = lines[0].split()
    direction = direction_of(hunt.world.library(harness.library), int(words[0]), int(words[1], 16))
    records = unhex(words[7]).ljust(64, b"\0")
    message = Message(int(words[1], 16), unhex(words[6]), records)
    found = Found(name, harness.library, direction, int(words[2], 16), message)
    kept = hunt.found / f"{name}{SUFFIX}"
    kept.write_text(text_of(found), encoding="utf-8")
    return kept


def differing(hunt: Hunt, harness: Harness) -> list[str]:
    """Messages out of the corpus about which the twin says something else."""
    corpus = sorted(hunt.folder(harness, "corpus").iterdir())
    twin = Judge(hunt.world.library(harness.library))
    lines = [
        s
        for at in range(0, len(corpus), 500)
        for s in printed(hunt, harness, corpus[at : at + 500])
    ]
    if corpus and not lines:
        sys.exit(f"{harness.name}: said nothing of any message of its corpus")
    different = []
    for line in lines:
        words = line.split()
        message = Message(int(words[1], 16), unhex(words[6]), unhex(words[7]).ljust(64, b"\0"))
        answer = twin.answer(int(words[0]), message, int(words[2], 16))
        if [str(n) for n in (answer.reject.check, answer.reject.offset, answer.status)] != words[
            3:6
        ]:
            different.append(line)
    print(
        f"{harness.name}: {len(lines)} messages of the corpus judged by the twin, too; {len(different)} differ"
    )
    return different


def hunt_with(hunt: Hunt, harness: Harness, engine: str) -> int:
    """Searches with one harness; returns how many inputs broke something."""
    print(f"{harness.name}: {hunt.seconds} s by {engine}", flush=True)
    broken = search(hunt, harness) if engine == "libfuzzer" else search_with_afl(hunt, harness)
    for path in broken:
        kept = keep(hunt, harness, path)
        shown = kept.relative_to(ROOT) if ROOT in kept.parents else kept
        print(f"broken by {path}\n  kept as {shown}: from the next build on it is tried every time")
    differ = differing(hunt, harness) if harness.has_messages and engine == "libfuzzer" else []
    for line in differ:
        print(f"the twin differs: {line}")
    return len(broken) + len(differ)


# ---------------------------------------------------------------- the command


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="fuzz", description="lets fuzz harnesses search")
    parser.add_argument("names", nargs="*", metavar="NAME", help="a library or a protocol")
    parser.add_argument("--build", type=Path, default=ROOT / "build", help="the build folder")
    parser.add_argument("--list", action="store_true", help="say what can be named")
    parser.add_argument("--all", action="store_true", help="every harness, one after the other")
    parser.add_argument("--minutes", type=float, default=1, help="for each name; 1 unless said")
    parser.add_argument("--engine", choices=["libfuzzer", "afl"], default="libfuzzer")
    parser.add_argument(
        "--found", type=Path, default=ROOT / "tests/fuzz/found", help="for what broke something"
    )
    return parser.parse_args()


def chosen(arguments: argparse.Namespace, made: list[Harness], world: World) -> list[Harness]:
    """The harnesses that were named."""
    if arguments.all:
        return made
    known = {**protocols_of(world), **{h.library: h.library for h in made}}
    picked: list[Harness] = []
    for name in arguments.names:
        library = known.get(name.lower(), known.get(name))
        own = [h for h in made if h.library == library]
        if not own:
            sys.exit(f"nothing to fuzz is called '{name}'; there is:\n{listing(made, world)}")
        picked += [h for h in own if h not in picked]
    return picked


def main() -> int:
    arguments = options()
    build = arguments.build.resolve()
    if not arguments.list and not arguments.all and not arguments.names:
        sys.exit("name a protocol, or say --all or --list")
    if arguments.minutes <= 0:
        sys.exit("--minutes is how long to search: more than 0")
    if arguments.engine == "afl" and not (shutil.which(AFL) and shutil.which("afl-fuzz")):
        sys.exit(f"no {AFL} here: AFL++ is not needed, and not installed (apt-get install afl++)")
    made, world = harnesses_in(build), load_world(CONTRACTS)
    if not made:
        sys.exit("no harness that searches in this build: it was set up with fuzz=replay")
    if arguments.list:
        print(listing(made, world))
        return 0
    picked = chosen(arguments, made, world)
    image = ["tests/generated/reflect.bin"]
    targets = [str(h.program.relative_to(build)) for h in picked] + image
    if subprocess.run(["ninja", "-C", build, "--quiet", *targets], check=False).returncode:
        sys.exit("the harnesses do not build")
    broken = 0
    for harness in picked:
        sharing = sum(h.library == harness.library for h in picked)
        seconds = max(1, int(arguments.minutes * 60 / sharing))
        broken += hunt_with(Hunt(build, arguments.found, seconds, world), harness, arguments.engine)
    print(f"{len(picked)} harnesses, {broken} inputs broke something")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
