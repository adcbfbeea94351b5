#!/usr/bin/python3
"""Types and points at a machine, and judges what its drivers make of it.

usage: typed.py --build DIR [--smp N] [--show]
`system board` is booted with a socket at its serial line. Keyboard and mouse are driven by QEMU's
monitor. The next thing is typed when the log has told of the one before: nothing waits for a time.

The last machine has no debug port: there the kernel shows its log on the line until the driver has
it, and from then on the line is the driver's alone.
"""

from __future__ import annotations

import argparse
import json
import selectors
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from machine import EXIT_SUCCESS, Machine

LIMIT_SECONDS = 120
GREETING = b"here is a person\n"
LISTENING = "[person] listens to the console"
INPUT_FOUND = "[person] reset"
# What is typed, and the usage numbers of the keys (HID, page 7).
KEYS = {"w": 0x1A, "r": 0x15, "i": 0x0C, "t": 0x17, "up": 0x52, "shift_r": 0xE5, "f12": 0x45}
LINES = ("hello over the wire", "a second line, " + "x" * 80)
BUTTONS = {"left": 1, "right": 2, "middle": 3}


class Failed(Exception):
    """The machine did not say what it had to."""


class Monitor:
    """QEMU's monitor, by its machine protocol."""

    def __init__(self, path: Path) -> None:
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(LIMIT_SECONDS)
        self.socket.connect(str(path))
        self.file = self.socket.makefile("rw", encoding="utf-8")
        self.events: list[str] = []  # that came and nobody has waited for yet
        json.loads(self.file.readline())
        self.ask("qmp_capabilities")

    def ask(self, command: str, **arguments: object) -> None:
        self.file.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self.file.flush()
        while True:
            answer = json.loads(self.file.readline())
            if "error" in answer:
                raise Failed(f"{command}: {answer['error']['desc']}")
            if "return" in answer:
                return
            self.events.append(answer["event"])

    def expect(self, event: str) -> None:
        """Waits for an event, and forgets those before it."""
        while event not in self.events:
            self.events.append(json.loads(self.file.readline())["event"])
        del self.events[: self.events.index(event) + 1]

    def send(self, kind: str, **data: object) -> None:
        """One event of a key, a button or a motion."""
        self.ask("input-send-event", events=[{"type": kind, "data": data}])

    def key(self, name: str, down: bool) -> None:
        self.send("key", down=down, key={"type": "qcode", "data": name})


class Console:
    """The log of the machine, line by line."""

    def __init__(self, child: subprocess.Popen[bytes], show: bool) -> None:
        assert child.stdout is not None
        self.out = child.stdout
        self.show = show
        self.pending = b""
        self.lines: list[str] = []
        self.at = 0  # the first line that nobody has waited for yet
        self.end = time.monotonic() + LIMIT_SECONDS
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.out, selectors.EVENT_READ)

    def read(self) -> bool:
        """More lines; false where the machine has ended."""
        if not self.selector.select(max(0, self.end - time.monotonic())):
            raise Failed("not finished in time")
        chunk = self.out.read1(65536)  # type: ignore[attr-defined]
        *whole, self.pending = (self.pending + chunk).split(b"\n")
        for raw in whole:
            line = raw.decode("utf-8", "replace").rstrip("\r")
            self.lines.append(line)
            if self.show:
                print(line)
            if "panic:" in line or "fault:" in line or "FATAL" in line:
                raise Failed(line)
        return bool(chunk)

    def expect(self, text: str) -> str:
        """The next line with this text, behind the one that was expected before."""
        while True:
            while self.at < len(self.lines):
                self.at += 1
                if text in self.lines[self.at - 1]:
                    return self.lines[self.at - 1]
            if not self.read():
                raise Failed(f"ended without: {text}")

    def events(self, count: int) -> list[str]:
        """So many next events."""
        return [self.expect("[person] ").partition("[person] ")[2] for _ in range(count)]


def check(came: list[str], expected: list[str]) -> None:
    for got, want in zip(came, expected, strict=True):
        if not got.startswith(want) or not got.endswith("lost=0"):
            raise Failed(f"expected '{want} ... lost=0', came '{got}'")


def type_keys(monitor: Monitor, console: Console) -> None:
    """All keys down, then all up, in their order; a keyboard remembers no more than 16 bytes."""
    for down, how in ((True, "down"), (False, "up")):
        for name in KEYS:
            monitor.key(name, down)
        check(console.events(len(KEYS)), [f"key {how} code={code:x} " for code in KEYS.values()])


def point(monitor: Monitor, console: Console) -> None:
    for name, number in BUTTONS.items():
        for down, how in ((True, "down"), (False, "up")):
            monitor.send("btn", down=down, button=name)
            check(console.events(1), [f"button {how} code={number:x} "])
    for axis, value, told in (("x", 7, "x=7 y=0"), ("y", -9, "x=0 y=-9")):
        monitor.send("rel", axis=axis, value=value)
        monitor.send("btn", down=True, button="left")
        monitor.send("btn", down=False, button="left")
        came = console.events(3)
        check(came, [f"motion code=0 {told} ", "button down code=1 ", "button up code=1 "])


def receive(wire: socket.socket, count: int) -> bytes:
    """So many bytes of the line."""
    came = b""
    while len(came) < count:
        chunk = wire.recv(count - len(came))
        if not chunk:
            raise Failed(f"the line ended behind {came!r}")
        came += chunk
    return came


def talk(wire: socket.socket, console: Console) -> None:
    for line in LINES:
        data = line.encode() + b"\n"
        wire.sendall(data)
        console.expect(f"[person] line {line}")
        back = receive(wire, len(data))
        if back != data:
            raise Failed(f"sent back was {back!r} for {data!r}")


def drive(folder: Path, door: socket.socket, console: Console, random: str) -> None:
    """All of it, once both drivers are there and random bytes are as they must be."""
    wire, _ = door.accept()
    wire.settimeout(LIMIT_SECONDS)
    found = {LISTENING, INPUT_FOUND, random}
    while found:
        line = console.expect("[")
        found -= {text for text in found if text in line}
    monitor = Monitor(folder / "monitor")
    if receive(wire, len(GREETING)) != GREETING:
        raise Failed("something else than a greeting came on the line")
    type_keys(monitor, console)
    point(monitor, console)
    talk(wire, console)
    type_keys(monitor, console)
    wire.sendall(b"end\n")
    console.expect("[person] line end")
    while console.read():
        pass


def door_at(path: Path) -> socket.socket:
    """Where the machine's serial line is connected to, so that none of its bytes is lost."""
    door = socket.socket(socket.AF_UNIX)
    door.settimeout(LIMIT_SECONDS)
    door.bind(str(path))
    door.listen(1)
    return door


def machine_at(
    door: socket.socket, build: Path, smp: int, extra: tuple[str, ...], log: str = "stdio"
) -> Machine:
    kernel, boot = build / "kernel/writ.elf", build / "board.boot"
    devices = ("-nic", "none", "-vga", "none", *extra)
    serial = f"unix:{door.getsockname()}"
    return Machine(kernel, boot, smp=smp, extra=devices, serial=serial, log=log)


def hand_over(wire: socket.socket) -> None:
    """What comes on a line that the kernel begins with and the driver goes on with."""
    text = b""
    while not text.endswith(GREETING):
        chunk = wire.recv(4096)
        if not chunk:
            raise Failed(f"nobody greets: {text[-500:]!r}")
        text += chunk
    if b"[kernel] up" not in text or b"name=serial starts" in text:
        raise Failed("the kernel does not show its log up to the claim of the line")
    for line in LINES:
        data = line.encode() + b"\n"
        wire.sendall(data)
        back = receive(wire, len(data))
        if back != data:
            raise Failed(f"sent back was {back!r} for {data!r}")
    wire.sendall(b"end\n")
    rest = b""
    while chunk := wire.recv(4096):
        rest += chunk
    if not rest.startswith(b"end\n") or b"[kernel] rootd exited code=16" not in rest:
        raise Failed(f"at the end came {rest!r}")


def run_without_debug_port(build: Path, smp: int) -> str:
    """What is wrong, or nothing."""
    null = subprocess.DEVNULL
    with tempfile.TemporaryDirectory() as name:
        door = door_at(Path(name) / "wire")
        words = machine_at(door, build, smp, (), log="").command()
        with subprocess.Popen(words, stdin=null, stdout=null) as child:
            try:
                wire, _ = door.accept()
                wire.settimeout(LIMIT_SECONDS)
                hand_over(wire)
                return "" if child.wait() == EXIT_SUCCESS else f"exit code {child.returncode}"
            except (Failed, OSError) as failure:
                return str(failure)
            finally:
                child.kill()


def run(build: Path, smp: int, show: bool, devices: tuple[str, ...], random: str) -> str:
    """Boots once and drives it; what is wrong, or nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        door = door_at(folder / "wire")
        monitor = ("-qmp", f"unix:{folder / 'monitor'},server=on,wait=off")
        machine = machine_at(door, build, smp, (*monitor, *devices))
        pipe = subprocess.PIPE
        with subprocess.Popen(machine.command(), stdin=subprocess.DEVNULL, stdout=pipe) as child:
            console = Console(child, show)
            try:
                drive(folder, door, console, random)
                problem = "" if child.wait() == EXIT_SUCCESS else f"exit code {child.returncode}"
            except (Failed, OSError) as failure:
                problem = str(failure)
            finally:
                child.kill()
    if problem:
        print(*console.lines[-30:], f"FAILED: {problem}", sep="\n")
    return problem


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--smp", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="the whole console")
    arguments = parser.parse_args()
    # Where random bytes come from: the processor, nowhere, a device.
    deaf = ("-cpu", "max,rdrand=off")
    for devices, random in (
        ((), "[person] random bytes: OK"),
        (deaf, "[person] random bytes: BAD_STATE"),
        ((*deaf, "-device", "virtio-rng-pci"), "[rngd] healthy sources: device=1 processor=0"),
    ):
        if run(arguments.build, arguments.smp, arguments.show, devices, random):
            return 1
        print(f"{' '.join(devices) or 'as it is'}: {random}")
    problem = run_without_debug_port(arguments.build, arguments.smp)
    print(f"FAILED: {problem}" if problem else "the line is handed over")
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
