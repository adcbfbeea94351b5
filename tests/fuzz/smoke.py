#!/usr/bin/python3
"""Runs the inputs that once broke something through a harness, then a fixed number of new ones;
from the vectors, if it is about messages.

usage: smoke.py --runs N --longest N --found DIR --library NAME [--dictionary FILE] PROGRAM
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(description="run a fuzz harness for a fixed while")
    parser.add_argument("--runs", type=int, required=True)
    parser.add_argument("--longest", type=int, required=True, help="bytes of an input")
    parser.add_argument("--dictionary", type=Path, help="of a harness of messages")
    parser.add_argument("--found", type=Path, required=True)
    parser.add_argument("--library", required=True)
    parser.add_argument("program", type=Path)
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    kept = sorted(arguments.found.glob(f"{arguments.library}-*.input"))
    print(f"{len(kept)} inputs that broke something once", flush=True)
    if kept and subprocess.run([program, *kept], check=False).returncode:
        return 1
    command = [str(program), f"-runs={arguments.runs}", "-seed=1", "-print_final_stats=1"]
    command += [f"-max_len={arguments.longest}", "-len_control=0"]
    with tempfile.TemporaryDirectory() as folder:
        if arguments.dictionary:
            seeded = {**os.environ, "MESSAGES_SEEDS": folder}
            subprocess.run([program], env=seeded, check=True)
            command.append(f"-dict={arguments.dictionary}")
        ended = subprocess.run([*command, folder], check=False).returncode
        return 1 if ended else 0  # what libFuzzer says of a crash means "skipped" to others


if __name__ == "__main__":
    sys.exit(main())
