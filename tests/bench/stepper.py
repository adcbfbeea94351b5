"""Single steps through a machine, by QEMU's gdb server: which instructions one round trip executes. Judges nothing.

What counts as expensive is read off the bytes that are executed, never off a listing.
"""

from __future__ import annotations

import bisect
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

KERNEL_HALF = 1 << 63
REGISTERS = "rax rbx rcx rdx rsi rdi rbp rsp r8 r9 r10 r11 r12 r13 r14 r15 rip".split()
PREFIXES = bytes([0x66, 0x67, 0x2E, 0x36, 0x3E, 0x26, 0x64, 0x65, 0xF0, 0xF2, 0xF3])
OPERATIONS = ("cr3", "swapgs", "fs/gs", "fx", "locked", "invlpg")
SYSCALL = bytes([0x0F, 0x05])


def operation_of(code: bytes) -> str:
    """The expensive operation that an instruction is, or an empty text."""
    at, prefixes = 0, set()
    while code[at] in PREFIXES:
        prefixes.add(code[at])
        at += 1
    at += 0x40 <= code[at] <= 0x4F
    opcode, follows = code[at], code[at + 1 : at + 3]
    if opcode == 0x0F:
        return _two_byte(follows[0], follows[1], prefixes)
    in_memory = follows[0] < 0xC0
    if opcode == 0x8E and follows[0] >> 3 & 7 in (4, 5):
        return "fs/gs"
    exchanges = opcode in (0x86, 0x87) and in_memory
    return "locked" if exchanges or 0xF0 in prefixes else ""


def _two_byte(opcode: int, modrm: int, prefixes: set[int]) -> str:
    extension, in_memory = modrm >> 3 & 7, modrm < 0xC0
    if opcode == 0x22 and extension == 3:
        return "cr3"
    if opcode == 0x01:
        return "swapgs" if modrm == 0xF8 else "invlpg" if in_memory and extension == 7 else ""
    if (
        opcode == 0x30
        or opcode == 0xAE
        and 0xF3 in prefixes
        and not in_memory
        and extension in (2, 3)
    ):
        return "fs/gs"
    saves = (
        opcode == 0xAE and extension in (0, 1, 4, 5) or opcode == 0xC7 and extension in (3, 4, 5)
    )
    if saves and in_memory:
        return "fx"
    return "locked" if 0xF0 in prefixes else ""


@dataclass
class Round:
    """What one round trip executed: instructions, expensive operations, and instructions by function."""

    instructions: int = 0
    operations: Counter[str] = field(default_factory=Counter)
    functions: Counter[str] = field(default_factory=Counter)


class Symbols:
    """Functions of an ELF file by address."""

    def __init__(self, elf: Path) -> None:
        listed = subprocess.run(
            ["nm", "-n", elf], capture_output=True, text=True, check=True
        ).stdout
        rows = [line.split() for line in listed.splitlines()]
        pairs = [(int(row[0], 16), row[2]) for row in rows if len(row) == 3 and row[1] in "tTwW"]
        self.addresses = [address for address, _ in pairs]
        self.names = [name for _, name in pairs]

    def at(self, address: int) -> str:
        index = bisect.bisect_right(self.addresses, address) - 1
        return self.names[index] if index >= 0 else f"{address:#x}"

    def address(self, name: str) -> int:
        return self.addresses[self.names.index(name)]


class Stepper:
    """One stopped machine. `path` is the socket of its gdb server."""

    def __init__(self, path: Path, patience: float = 60.0) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.settimeout(patience)
        self.pending = b""
        end = time.monotonic() + patience
        while True:
            try:
                self.socket.connect(str(path))
                return
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def ask(self, text: str) -> str:
        """One packet and its answer."""
        body = text.encode()
        self.socket.sendall(b"$%s#%02x" % (body, sum(body) & 0xFF))
        while True:
            start, end = self.pending.find(b"$"), self.pending.find(b"#")
            if 0 <= start < end and len(self.pending) >= end + 3:
                answer = self.pending[start + 1 : end].decode()
                self.pending = self.pending[end + 3 :]
                self.socket.sendall(b"+")
                return answer
            data = self.socket.recv(65536)
            if not data:
                raise ConnectionError("the machine ended")
            self.pending += data

    def registers(self) -> dict[str, int]:
        raw = bytes.fromhex(self.ask("g")[: len(REGISTERS) * 16])
        values = [int.from_bytes(raw[i : i + 8], "little") for i in range(0, len(raw), 8)]
        return dict(zip(REGISTERS, values))

    def memory(self, address: int, size: int) -> bytes:
        """Up to `size` bytes, not across the end of the page."""
        size = min(size, 4096 - address % 4096)
        return bytes.fromhex(self.ask(f"m{address:x},{size:x}"))

    def run_to(self, address: int, code: bytes) -> dict[str, int]:
        """Runs until this instruction is next, in the address space where `code` stands there."""
        self.ask(f"Z1,{address:x},1")
        while True:
            self.ask("c")
            if self.memory(address, len(code)) == code:
                self.ask(f"z1,{address:x},1")
                return self.registers()
            self.ask(f"z1,{address:x},1")
            self.ask("s")
            self.ask(f"Z1,{address:x},1")

    def steps(self) -> Iterator[tuple[dict[str, int], bytes]]:
        """Registers before each instruction, and its bytes."""
        while True:
            registers = self.registers()
            yield registers, self.memory(registers["rip"], 15) + bytes(15)
            self.ask("s")


def round_trip(
    stepper: Stepper, kernel: Symbols, warm: int = 1, most: int = 200000
) -> Round | None:
    """The round between two executions of the first system call that is seen, after `warm` rounds."""
    place, seen = None, 0
    found = Round()
    for count, (registers, code) in enumerate(stepper.steps()):
        here = (registers["rip"], registers["rsp"])
        if place is None and code[:2] == SYSCALL and here[0] < KERNEL_HALF:
            place = here
        if here == place:
            seen += 1
            if seen == warm + 2:
                return found
        if seen == warm + 1:
            found.instructions += 1
            found.operations[operation_of(code)] += 1
            in_kernel = here[0] >= KERNEL_HALF
            found.functions[kernel.at(here[0]) if in_kernel else "user"] += 1
        if count > most:
            return None
    return None
