#!/usr/bin/python3
"""Proves that a breach of the layers does not compile, with the include paths that the build really uses.

usage: layering.py --build DIR --source DIR. Reads cases.toml and the build's compile_commands.json; writes nothing.
A refused case counts only if the compiler says that it cannot find the header; its control must compile.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDERS = ("kernel", "services", "codegen", "tests")
ESCAPE = re.compile(r'^\s*#\s*include\s*["<](/|(?:[^">]*/)?\.\./)')


@dataclass(frozen=True)
class Case:
    """One #include and the two sources whose compile commands it is tried with."""

    name: str
    include: str
    refused_like: str
    allowed_like: str
    before: str = ""


def compile_commands(build: Path, source: Path) -> dict[str, list[list[str]]]:
    """The commands of each source, by its path in the tree; a source may be compiled for more than one target."""
    commands: dict[str, list[list[str]]] = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        path = os.path.relpath(os.path.join(entry["directory"], entry["file"]), source)
        commands.setdefault(path, []).append(shlex.split(entry["command"]))
    return commands


def check_only(command: list[str]) -> list[str]:
    """The command reading standard input instead of its source, and writing no file. Warnings are
    not what is looked for."""
    kept: list[str] = []
    words = iter(command)
    for word in words:
        if word in ("-MQ", "-MF", "-o", "-c"):
            next(words)
        elif word != "-MD":
            kept.append(word)
    return [*kept, "-fsyntax-only", "-w", "-x", "c", "-"]


def compiles(command: list[str], build: Path, case: Case) -> tuple[bool, str]:
    """Whether the include compiles this way, and what the compiler said."""
    text = f'{case.before}\n#include "{case.include}"\n'
    result = subprocess.run(
        check_only(command), cwd=build, input=text, capture_output=True, text=True, check=False
    )
    return result.returncode == 0, result.stderr.strip()


def problems(case: Case, commands: dict[str, list[list[str]]], build: Path) -> list[str]:
    """What is wrong with a case; nothing if it holds."""
    found: list[str] = []
    for like in (case.refused_like, case.allowed_like):
        if like not in commands:
            found.append(f"{like} is no source of this build")
    for command in commands.get(case.refused_like, []):
        good, said = compiles(command, build, case)
        if good:
            found.append(f"{case.refused_like} can include {case.include}")
        elif (
            f"{case.include}: No such file" not in said and f"'{case.include}' file not" not in said
        ):
            found.append(f"refused for another reason: {said}")
    tries = [compiles(command, build, case) for command in commands.get(case.allowed_like, [])]
    if tries and not any(good for good, _ in tries):
        found.append(f"control: {case.allowed_like} cannot include {case.include}: {tries[0][1]}")
    return found


def escapes(source: Path) -> list[str]:
    """Includes that leave their folder by the path itself, which no include path could stop."""
    found = []
    for folder in FOLDERS:
        for path in sorted((source / folder).rglob("*.[chS]")):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if ESCAPE.match(line):
                    found.append(f"{path.relative_to(source)}:{number}: {line.strip()}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description="proves that breaches of the layers do not compile"
    )
    parser.add_argument("--build", type=Path, required=True, help="a build folder, built")
    parser.add_argument("--source", type=Path, required=True, help="the root of the tree")
    arguments = parser.parse_args()
    raw = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))["case"]
    commands = compile_commands(arguments.build, arguments.source)
    results = {
        case.name: problems(case, commands, arguments.build)
        for case in (Case(**entry) for entry in raw)
    }
    results["no include leaves its folder by its path"] = escapes(arguments.source)
    print(f"1..{len(results)}")
    for number, (name, found) in enumerate(results.items(), start=1):
        for line in "\n".join(found).splitlines():
            print(f"# {line}")
        print(f"{'not ok' if found else 'ok'} {number} {name}")
    return 1 if any(results.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
