#!/usr/bin/python3
"""Sits at the shell of a machine, types, and judges what it answers.

usage: session.py --build DIR [--smp N] [--show] [--readme FILE [--write]]
The system is booted with a socket for its console. The next line is typed when the prompt came behind the
answer to the one before: nothing waits for a time. With --readme the transcript in the file must be the one of
this session, but for times; --write puts it there.
"""

from __future__ import annotations

import argparse
import re
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from machine import Machine

LIMIT_SECONDS = 180
PROMPT = "writ> "
TIMES = re.compile(
    r"\d+\.\d{3}|^(echo_client|probed).*$", re.MULTILINE
)  # and who may have ended by then
BEGIN, END = "<!-- session -->", "<!-- end of session -->"

# What is typed, what the answer must hold (expressions, in any order), and whether README shows it.
STEPS: tuple[tuple[str, tuple[str, ...], bool], ...] = (
    ("call Echo.double value=21", (r"^doubled=42$",), True),
    ("help Echo.double", (r"takes  value=", r"gives  doubled="), True),
    (
        "explain shell procd",
        (r"^observer: shell may speak Procd", r"^launcher: shell may not"),
        False,
    ),
    ("explain echo procd | head 1", (r"may not speak",), True),
    ("services | grep -v STOPPED", (r"^procd +READY", r"^logd +READY", r"^echo +READY"), False),
    ("ps | grep echo", (r"^\d+ +echo +RUNNING",), False),
    ("names | grep echo", (r"^echo +Echo +UP +echo +0$",), True),
    ("kill echo", (), True),
    ("call Echo.double value=4", (r"^doubled=8$",), True),
    ("log rootd | grep 'rootd: services=' | count", (r"^1$",), False),
    ("stop echo", (), False),
    ("services | grep echo", (r"^echo +STOPPED",), False),
    ("restart echo", (), False),
    ("services | grep echo", (r"^echo +READY +\S+ +3 ",), False),
    ("call Echo.double value=5", (r"^doubled=10$",), False),
    ("stop procd", (r"^stop: CANNOT_STOP: ",), True),
    ("log level echo warn", (), False),
    ("log levels | grep echo", (r"^echo +WARN$",), False),
    ("devices | grep serial", (r"SERIAL .* DRIVEN +serial$",), False),
    ("drivers", (r"^serial +RUNNING +0 ",), False),
    ("mem | grep shell", (r"^shell ",), False),
    ("caps | grep procd", (r"^\d+ +procd +\d+ +1$",), False),
    ("stats", (r"^Logd\.read_counters +records=", r"^Console\.read_counters +output="), False),
    ("policy shell | grep supervisord", (r"^shell +supervisord +Supervisor",), False),
    ("call Echo.open", (r"^room=\d+$",), False),
    ('call Echo.say room=999 text="hi" paper=vmo:"x"', (r"^call: NOT_FOUND: ",), False),
    ("call Samgrd.connect name=1 wanted_roles=0", (r"connection=cap:\d+|^call: [A-Z_]+: ",), False),
    ("call Echo.duble value=1", (r"did you mean `double`\?$",), True),
    ("frobnicate", (r"^frobnicate: There is no such command; `help` lists them\.$",), False),
    ("call | count", (r"^1\d$",), False),
)


class Failed(Exception):
    """The shell did not say what it had to."""


class Line:
    """The console's other end."""

    def __init__(self, path: Path, show: bool) -> None:
        self.end = time.monotonic() + LIMIT_SECONDS
        self.show = show
        self.wire = socket.socket(socket.AF_UNIX)
        while True:
            try:
                self.wire.connect(str(path))
                break
            except OSError:
                if time.monotonic() > self.end:
                    raise
                time.sleep(0.05)

    def until_prompt(self) -> str:
        """What came up to the next prompt, without it."""
        return self.until(PROMPT)

    def until(self, words: str) -> str:
        """What came up to these words, without them."""
        came = b""
        while not came.endswith(words.encode()):
            self.wire.settimeout(max(0.1, self.end - time.monotonic()))
            try:
                chunk = self.wire.recv(4096)
            except TimeoutError as late:
                raise Failed(f"no '{words}'; the last that came: {came[-300:]!r}") from late
            if not chunk:
                raise Failed(f"the line ended: {came[-300:]!r}")
            came += chunk
        text = came.decode("utf-8", "replace").replace("\r\n", "\n")
        if self.show:
            print(text, end="", flush=True)
        return text.removesuffix(words)

    def type(self, line: str) -> str:
        """What the shell says to a line, without the line."""
        self.wire.sendall(line.encode() + b"\r")
        echo, _, answer = self.until_prompt().partition("\n")
        if echo != line:
            raise Failed(f"typed was '{line}', shown was '{echo}'")
        return answer


def talk(line: Line) -> str:
    """All of it; the transcript for README."""
    shown = line.until_prompt().strip("\n") + "\n\n"
    if "procd          READY" not in shown:
        raise Failed(f"it begins without the services: {shown}")
    for typed, wanted, in_readme in STEPS:
        answer = line.type(typed)
        for pattern in wanted:
            if not re.search(pattern, answer, re.MULTILINE):
                raise Failed(f"'{typed}' lacks /{pattern}/:\n{answer}")
        if not wanted and answer:
            raise Failed(f"'{typed}' should say nothing:\n{answer}")
        shown += f"{PROMPT}{typed}\n{answer}" if in_readme else ""
    line.wire.sendall(b"kill serial\r")  # the driver of this very line: what was not sent is lost
    line.until_prompt()
    line.wire.sendall(b"echo back\r")
    line.until("back\r\n" + PROMPT)
    line.wire.sendall(b"log -f\r")
    came = b""
    while b"[echo]" not in came:
        came += line.wire.recv(4096)
    line.wire.sendall(b"\x03")
    line.until_prompt()
    return shown


def readme(path: Path, shown: str, write: bool) -> str:
    """What is wrong with the transcript in the file, or nothing."""
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    old, _, tail = rest.partition(END)
    new = f"\n```\n{shown}```\n"
    if write:
        path.write_text(head + BEGIN + new + END + tail, encoding="utf-8")
    elif TIMES.sub("T", old) != TIMES.sub("T", new):
        return f"the transcript in {path} is another one: session.py --readme {path} --write"
    return ""


def run(arguments: argparse.Namespace) -> str:
    """Boots once and types; what is wrong, or nothing."""
    problem = ""
    with tempfile.TemporaryDirectory() as name:
        wire = Path(name) / "wire"
        log = Path(name) / "log"
        kernel, boot = (arguments.build / name for name in ("kernel/writ.elf", "console.boot"))
        extra = ("-nic", "none", "-vga", "none")
        serial = f"unix:{wire},server=on,wait=on"  # nothing is said before somebody listens
        machine = Machine(kernel, boot, smp=arguments.smp, extra=extra, serial=serial)
        with log.open("wb") as out:
            child = subprocess.Popen(machine.command(), stdin=subprocess.DEVNULL, stdout=out)
            try:
                line = Line(wire, arguments.show)
                shown = talk(line)
                if arguments.readme:
                    problem = readme(arguments.readme, shown, arguments.write)
                line.wire.sendall(b"shutdown\r")
                child.wait(timeout=LIMIT_SECONDS)
            except (Failed, OSError, subprocess.TimeoutExpired) as failure:
                problem = str(failure)
            finally:
                child.kill()
                child.wait()
        if problem:
            lines = log.read_text("utf-8", "replace").splitlines()
            print(*lines[-30:], f"FAILED: {problem}", sep="\n")
    return problem


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--smp", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="what the shell says")
    parser.add_argument("--readme", type=Path, help="the file with the transcript")
    parser.add_argument("--write", action="store_true", help="write it there")
    return 1 if run(parser.parse_args()) else 0


if __name__ == "__main__":
    sys.exit(main())
