"""Runs one machine and judges its console: expected lines, forbidden lines, an exit code, a limit in seconds.

Nothing is retried, and no time is measured except for the limit, past which the machine is ended
and the run has failed.
"""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
import termios
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

ALARMS = ("panic:", "fault:")  # fail every run that does not expect the line
TAIL_LINES = 20
LINE_BYTES = 4096  # a longer line is judged in pieces of this size
END_GRACE_SECONDS = 3

Echo = Callable[[bytes], None]


@dataclass
class Judge:
    """Holds the expectations of a run and looks at each console line once."""

    expect: Sequence[str] = ()
    forbid: Sequence[str] = ()
    ordered: bool = True
    missing: list[str] = field(init=False)
    broken: list[str] = field(default_factory=list)
    last_progress: str = ""
    tail: deque[str] = field(default_factory=lambda: deque(maxlen=TAIL_LINES))
    lines: int = 0

    def __post_init__(self) -> None:
        self.missing = list(self.expect)

    @property
    def complete(self) -> bool:
        return bool(self.expect) and not self.missing

    def line(self, text: str) -> None:
        self.lines += 1
        self.tail.append(text)
        candidates = self.missing[:1] if self.ordered else list(self.missing)
        met = [marker for marker in candidates if marker in text]
        for marker in met:
            self.missing.remove(marker)
            self.last_progress = marker
        self.broken += [f"forbidden '{word}' in: {text}" for word in self.forbid if word in text]
        for alarm in ALARMS:
            meant = any(alarm in marker and marker in text for marker in self.expect)
            if alarm in text and not meant:
                self.broken.append(f"unexpected {alarm} in: {text}")


@dataclass(frozen=True)
class Outcome:
    """What a run came to. `problems` is empty exactly if the run is good."""

    problems: list[str]
    exit_code: int | None  # None if the machine was ended from outside
    seconds: float
    lines: int
    tail: list[str]


def watch(
    command: Sequence[str],
    judge: Judge,
    *,
    timeout: float | None = None,
    exit_code: int | None = None,
    stop_when_complete: bool = False,
    echo: Echo | None = None,
    keyboard: bool = False,
) -> Outcome:
    """Runs the command to its end, to the limit, or to the last expected line if `stop_when_complete`.

    With `exit_code` the machine must end by itself with that code.
    """
    start = time.monotonic()
    stdin = None if keyboard else subprocess.DEVNULL
    with _terminal_kept(), subprocess.Popen(
        command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as child:
        reason = ""
        try:
            reason = _read(child, judge, start, timeout, stop_when_complete, echo)
        finally:
            ended_by_itself = _end(child, patient=reason == "closed")
    code = child.returncode if ended_by_itself else None
    problems = list(judge.broken)
    if reason == "timeout":
        problems.append(f"not finished after {timeout:g} s")
    problems += [f"missing: {marker}" for marker in judge.missing]
    stopped = reason == "complete"
    if exit_code is not None and not stopped and reason != "timeout" and code != exit_code:
        problems.append(f"exit code {code}, expected {exit_code}")
    if problems and judge.last_progress:
        problems.append(f"last progress: {judge.last_progress}")
    return Outcome(problems, code, time.monotonic() - start, judge.lines, list(judge.tail))


def _read(
    child: subprocess.Popen[bytes],
    judge: Judge,
    start: float,
    timeout: float | None,
    stop_when_complete: bool,
    echo: Echo | None,
) -> str:
    """Feeds the judge until the console closes; says why it stopped: closed, timeout or complete."""
    assert child.stdout is not None
    pending = b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            left = None if timeout is None else start + timeout - time.monotonic()
            if left is not None and left <= 0 or not selector.select(left):
                _lines(pending + b"\n", judge)
                return "timeout"
            chunk = os.read(child.stdout.fileno(), 65536)
            if echo and chunk:
                echo(chunk)
            pending = _lines(pending + (chunk or b"\n"), judge)
            if not chunk:
                return "closed"
            if stop_when_complete and (judge.complete or judge.broken):
                return "complete"


def _lines(data: bytes, judge: Judge) -> bytes:
    """Gives every whole line to the judge and returns the rest."""
    *whole, rest = data.split(b"\n")
    while len(rest) > LINE_BYTES:
        whole.append(rest[:LINE_BYTES])
        rest = rest[LINE_BYTES:]
    for raw in whole:
        text = raw.decode("utf-8", "replace").rstrip("\r")
        if text:
            judge.line(text)
    return rest


def _end(child: subprocess.Popen[bytes], patient: bool) -> bool:
    """Makes sure that the machine is gone; true if it went by itself, for which only the patient wait."""
    if patient:
        try:
            child.wait(END_GRACE_SECONDS)
            return True
        except subprocess.TimeoutExpired:
            pass
    child.terminate()
    try:
        child.wait(END_GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    return False


@contextmanager
def _terminal_kept() -> Iterator[None]:
    """QEMU changes the terminal and cannot change it back if it is killed; a SIGTERM ends the run in order."""
    saved = termios.tcgetattr(sys.stdin) if sys.stdin and sys.stdin.isatty() else None
    previous = signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)
        if saved:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, saved)
