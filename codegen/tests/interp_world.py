"""Builds and drives the interpreter in C, for the tests that compare it with the twin."""

from __future__ import annotations

import subprocess
from pathlib import Path

from twin.manifest import Direction
from twin.message import Message
from writ.model import World
from writ.reflect.write import image_of

RUNTIME = Path(__file__).resolve().parent.parent / "runtime" / "c"
READER = ["reflect", "reflect_check"]
INTERPRETER = [
    "interp_find",
    "interp_check",
    "interp_print",
    "interp_name",
    "interp_scan",
    "interp_build",
]
STRICT = ["-std=gnu2x", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Wundef", "-Werror", "-g"]
SANITIZED = ["-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover"]


def build(out: Path, main: str, options: list[str], compiler: str = "gcc") -> Path:
    """A program of the reflection runtime: `main` with the reader and the interpreter."""
    folder = RUNTIME / "reflect"
    sources = [folder / f"{name}.c" for name in (main, *READER, *INTERPRETER)]
    includes = [f"-I{folder}", f"-I{RUNTIME}"]
    command = [compiler, *STRICT, *options, *includes, *map(str, sources), "-o", str(out)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode or done.stderr:
        raise AssertionError(done.stderr)
    return out


def check_line(direction: Direction, message: Message, roles: int) -> str:
    """What the filter is told about one message."""
    body, records = message.seen()[:4032].hex() or "-", message.records.rstrip(b"\0").hex() or "-"
    place = (
        f"{direction.owner.protocol_number:x} {direction.method.number:x} {int(direction.is_reply)}"
    )
    return f"check {place} {message.tag:x} {roles:x} {body} {records}"


def run(program: Path, world: World, folder: Path, lines: list[str]) -> list[str]:
    """What the filter answers, line by line."""
    image = folder / "reflect.bin"
    image.write_bytes(image_of(world))
    text = "\n".join(lines) + "\n"
    done = subprocess.run([program, image], input=text, capture_output=True, text=True)
    if done.returncode or done.stderr:
        raise AssertionError(done.stderr[-2000:])
    return done.stdout.split("\n")[:-1]
