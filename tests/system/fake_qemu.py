#!/usr/bin/python3
"""Stands in for QEMU in the tests of the runner: plays a script of console lines, then ends as the script says.

The script is the file given as -kernel. Each line is printed as it is, but `!exit N` ends with that
code, `!hang` never ends,
`!deaf` ignores SIGTERM, `!raw TEXT` prints without a line end, `!arguments` prints the command line.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path


def main() -> int:
    script = Path(sys.argv[sys.argv.index("-kernel") + 1])
    for line in script.read_text(encoding="utf-8").splitlines():
        word, _, rest = line.partition(" ")
        if word == "!exit":
            return int(rest)
        if word == "!hang":
            while True:
                signal.pause()
        elif word == "!deaf":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        elif word == "!raw":
            print(end=rest, flush=True)
        elif word == "!arguments":
            print(" ".join(sys.argv[1:]), flush=True)
        else:
            print(line, end="\r\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
