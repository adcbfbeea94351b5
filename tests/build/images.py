#!/usr/bin/python3
"""Builds the images once more elsewhere and compares or searches them.

usage: images.py same|release --build DIR --source DIR --meson MESON [--image PATH...]   (paths inside the build folder)
`same`: a copy of the tree under another name, built in a folder of another depth, gives the same bytes.
`release`: the release flavour holds none of the marks that the test flavour in DIR is shown to hold (marks.txt).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# As `./dev bench` configures the folder that it measures.
IMAGES_ONLY = ["-Ddocs=false", "-Dfuzz=replay"]
OPTIONS = ("profile", "flavour", "log", "buildtype")


def options_of(build: Path, meson: str) -> dict[str, str]:
    """What a build folder was configured with, as far as it may reach the images."""
    command = [meson, "introspect", "--buildoptions", str(build)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {o["name"]: str(o["value"]) for o in json.loads(answer) if o["name"] in OPTIONS}


def copy_tree(source: Path, target: Path) -> None:
    """The tree without its build folders and history."""

    def left_out(folder: str, names: list[str]) -> set[str]:
        top = Path(folder) == source
        return {n for n in names if n == "__pycache__" or top and (n == ".git" or n.startswith("build"))}

    shutil.copytree(source, target, ignore=left_out, symlinks=True)


def build(source: Path, folder: Path, options: dict[str, str], meson: str, images: list[str]) -> None:
    """Configures and builds the images only. On failure prints what the tools said and ends."""
    values = [f"-D{name}={value}" for name, value in options.items()] + IMAGES_ONLY
    for command in ([meson, "setup", str(folder), str(source), *values], ["ninja", "-C", str(folder), *images]):
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode:
            print(result.stdout[-4000:], result.stderr[-4000:], sep="\n")
            sys.exit(f"failed: {' '.join(command)}")


def same(arguments: argparse.Namespace, options: dict[str, str]) -> int:
    """Two folders, one image."""
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place, "another name", "for the tree")
        copy_tree(arguments.source, tree)
        other = Path(place, "out")
        build(tree, other, options, arguments.meson, arguments.image)
        differ = 0
        for image in arguments.image:
            ours, theirs = (arguments.build / image).read_bytes(), (other / image).read_bytes()
            equal = ours == theirs
            differ += not equal
            print(f"{'same' if equal else 'DIFFERS'}: {image} ({len(ours)} and {len(theirs)} bytes)")
            for word in (str(arguments.source), str(arguments.build), place):
                if word.encode() in ours + theirs:
                    differ += 1
                    print(f"a path is in it: {word}")
    return 1 if differ else 0


def marks() -> dict[str, list[str]]:
    """Words of the test flavour by image: lines `image: word`."""
    found: dict[str, list[str]] = {}
    for line in (HERE / "marks.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            image, _, word = line.partition(": ")
            found.setdefault(image, []).append(word)
    return found


def release(arguments: argparse.Namespace, options: dict[str, str]) -> int:
    """What the test flavour holds and the release flavour must not."""
    if options["flavour"] != "test":
        print("this build is no test flavour: nothing to compare the release with")
        return 77
    with tempfile.TemporaryDirectory() as place:
        other = Path(place, "release")
        wanted = {**options, "flavour": "release"}
        build(arguments.source, other, wanted, arguments.meson, list(marks()))
        bad = 0
        for image, words in marks().items():
            ours, theirs = (arguments.build / image).read_bytes(), (other / image).read_bytes()
            for word in words:
                shown, leaked = word.encode() in ours, word.encode() in theirs
                bad += leaked or not shown
                verdict = "IN THE RELEASE" if leaked else "gone" if shown else "NOT IN THE TEST FLAVOUR"
                print(f"{image}: {word!r}: {verdict}")
    return 1 if bad else 0


def main() -> int:
    parser = argparse.ArgumentParser(description="compares and searches images built elsewhere")
    parser.add_argument("what", choices=("same", "release"))
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--meson", default="/usr/bin/meson")
    parser.add_argument("--image", nargs="*", default=[], help="what is to be the same")
    arguments = parser.parse_args()
    os.environ.pop("DESTDIR", None)
    options = options_of(arguments.build, arguments.meson)
    return same(arguments, options) if arguments.what == "same" else release(arguments, options)


if __name__ == "__main__":
    sys.exit(main())
