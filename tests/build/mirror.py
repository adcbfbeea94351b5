#!/usr/bin/python3
"""Compares generated/ with what the compiler made in the build folder, or refreshes it.

usage: mirror.py check|refresh --build BUILD/generated --mirror generated FOLDER... [-- JUDGE...]
`check` fails and names each file that differs and the command that mends it. `refresh` copies, and
removes what is no longer made, but only if
the command JUDGE has nothing against it. What stands in generated/ by hand (README.md, meson.build,
frozen versions in folders) is not looked at.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

BY_HAND = {"README.md", "meson.build", "LOCK"}
COMMAND = "ninja -C build regenerate"


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder by name; dependency files of the build are no output."""
    files = (path for path in sorted(folder.glob("*")) if path.is_file())
    return {p.name: p.read_bytes() for p in files if p.name not in BY_HAND and p.suffix != ".d"}


def differences(made: dict[str, bytes], mirror: dict[str, bytes]) -> dict[str, str]:
    """Each file that is not the same on both sides, and how."""
    found = {name: "is missing" for name in made.keys() - mirror.keys()}
    found |= {name: "is no longer made" for name in mirror.keys() - made.keys()}
    found |= {name: "differs" for name in made.keys() & mirror.keys() if made[name] != mirror[name]}
    return dict(sorted(found.items()))


def refresh(mirror: Path, made: dict[str, bytes], found: dict[str, str]) -> None:
    """Makes the mirror equal, touching only what is not."""
    mirror.mkdir(parents=True, exist_ok=True)
    for name in found:
        if name in made:
            (mirror / name).write_bytes(made[name])
        else:
            (mirror / name).unlink()


def main() -> int:
    split = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    parser = argparse.ArgumentParser(description="keeps generated/ equal to what the build makes")
    parser.add_argument("what", choices=("check", "refresh"))
    parser.add_argument("--build", type=Path, required=True, help="generated/ of the build folder")
    parser.add_argument("--mirror", type=Path, required=True, help="generated/ of the tree")
    parser.add_argument("folders", nargs="+", metavar="FOLDER", help="folders of both")
    arguments = parser.parse_args(sys.argv[1:split])
    judge = sys.argv[split + 1 :]
    if judge and subprocess.run(judge, check=False).returncode:
        print("nothing was refreshed: see above")
        return 1
    total = count = 0
    for folder in arguments.folders:
        made = contents(arguments.build / folder)
        found = differences(made, contents(arguments.mirror / folder))
        total += len(made)
        count += len(found)
        for name, how in found.items():
            print(f"generated/{folder}/{name} {how}")
        if arguments.what == "refresh":
            refresh(arguments.mirror / folder, made, found)
    if not total:
        print("the build made nothing: nothing to compare with")
        return 1
    print(f"{total} files, {count} {'refreshed' if arguments.what == 'refresh' else 'differ'}")
    if arguments.what == "check" and count:
        print(f"refresh with: {COMMAND}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
