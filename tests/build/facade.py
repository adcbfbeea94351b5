#!/usr/bin/python3
"""Nothing bypasses the log facade: outside of it no program calls what writes to the log or to the console.

usage: facade.py SERVICES
Programs that try the kernel's calls themselves are named below; whoever ships is not among them.
"""

import re
import sys
from pathlib import Path

FACADE = Path("runtime/log.c")
TRIES_THE_KERNEL = {"conformance", "contracts", "kernel_fuzz", "pester", "scheduling"}
WRITES = re.compile(r"\b(log_write(_begin|_within|_console\w*)?|log_control_log_string\w*|console_control_write\w*)\s*\(")


def bypasses(services: Path) -> list[str]:
    found = []
    for path in sorted(services.rglob("*.[ch]")):
        inside = path.relative_to(services)
        if inside == FACADE or inside.parts[0] in TRIES_THE_KERNEL:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if WRITES.search(line):
                found.append(f"{path}:{number}: writes without writ/log.h: {line.strip()}")
    return found


def main() -> int:
    services = Path(sys.argv[1])
    facade = services / FACADE
    if not WRITES.search(facade.read_text(encoding="utf-8")):
        print(f"{facade}: the facade does not write, so this looks for the wrong calls")
        return 1
    found = bypasses(services)
    print("\n".join(found) or "nothing bypasses the log facade")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
