#!/usr/bin/python3
"""How long the compiler takes for the C of all contracts: from scratch, and after a change of one
library. Prints; judges nothing but that it succeeds.

usage: contracts.py --idl FOLDER --services FOLDER -- COMMAND...   (COMMAND is that of the build, without the folders)

Two figures each, of the best of three: seconds by the clock, and seconds of one processor, which a
busy machine does not change as much.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 3
WANTED = "wanted: from scratch at most 2 s, after a change at most 0.5 s"


class Figure:
    """The least time of several runs."""

    def __init__(self) -> None:
        self.clock = self.processor = float("inf")

    def run(self, command: list[str]) -> None:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.monotonic()
        subprocess.run(command, check=True)
        self.clock = min(self.clock, time.monotonic() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.processor = min(self.processor, used)

    def __str__(self) -> str:
        return f"{self.clock:8.3f} s {self.processor:8.3f} s"


def main(arguments: list[str]) -> int:
    split = arguments.index("--")
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--idl", type=Path, required=True)
    parser.add_argument("--services", type=Path, required=True)
    options = parser.parse_args(arguments[:split])
    print(f"{'the C of all contracts':28}{'clock':>10}{'processor':>11}   {WANTED}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        idl = shutil.copytree(options.idl, folder / "idl")
        services = shutil.copytree(options.services, folder / "services")
        command = [*arguments[split + 1 :], "--idl", str(idl), "--services", str(services)]
        command += ["--out", str(folder / "out"), "--kept", str(folder / "kept.json")]
        command += ["--warm", str(folder / "warm")]
        scratch = Figure()
        for _ in range(ROUNDS):
            for made in ("out", "warm"):
                shutil.rmtree(folder / made, ignore_errors=True)
            (folder / "kept.json").unlink(missing_ok=True)
            scratch.run(command)
        print(f"{'from scratch':26}{scratch}")
        for contract in sorted(idl.glob("*.writ")) + [idl / "kernel" / "types.writ"]:
            if "\nlibrary " in "\n" + contract.read_text():
                changed = Figure()
                for i in range(ROUNDS):
                    with contract.open("a") as file:
                        file.write(f"\n/// Not there before.\nconst ADDED_{i} : u32 = {i};\n")
                    changed.run(command)
                print(f"{f'{contract.stem} changed':26}{changed}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
