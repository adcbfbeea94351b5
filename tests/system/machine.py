"""The machines that Writ boots on, as QEMU command lines. Starts nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

QEMU = "qemu-system-x86_64"
MEMORY = "256M"
MAX_PROCESSORS = 64  # that the kernel uses
EXIT_SUCCESS = 33  # rootd ends with 16; the debug-exit device makes (16 << 1) | 1 of it
EXIT_PANIC = 35

PROFILES = {
    "default": "q35",
    "microvm": "microvm,acpi=on,pcie=on,rtc=on,pit=on,pic=on,isa-serial=on",
}


@dataclass(frozen=True)
class Machine:
    """One machine and what is booted on it.

    The kernel's log goes to QEMU's debug port, and from there by default to standard output: every
    line of it, whoever has the serial line. Without a debug port the kernel shows its log on the
    serial line, until a driver has that.
    """

    kernel: Path
    boot: Path
    profile: str = "default"
    smp: int = 1
    kvm: bool = False
    qemu: str = QEMU
    extra: tuple[str, ...] = ()
    options: str = ""  # for the kernel: boot-trace
    serial: str = "null"  # what is at the other end of the first serial line
    log: str = "stdio"  # where the debug port leads; "": there is none

    def loaded(self) -> list[str]:
        """How kernel and boot file come into memory."""
        options = ["-append", self.options] if self.options else []
        return ["-kernel", str(self.kernel), "-initrd", str(self.boot), *options]

    def command(self) -> list[str]:
        accel = ["-accel", "kvm", "-cpu", "host"] if self.kvm else ["-accel", "tcg", "-cpu", "max"]
        return [
            self.qemu,
            *("-M", PROFILES[self.profile]),
            *accel,
            *("-m", MEMORY, "-smp", str(self.smp)),
            *(
                "-rtc",
                "clock=vm",
            ),  # its clock goes with the guest's time, also where that is counted
            *("-display", "none", "-no-reboot", "-serial", self.serial),
            *(("-debugcon", self.log) if self.log else ()),
            *("-device", "isa-debug-exit,iobase=0xf4,iosize=4"),
            *self.loaded(),
            *self.extra,
        ]


@dataclass(frozen=True)
class DiscMachine(Machine):
    """One whose firmware starts the loader on a disc, which has kernel and boot file."""

    disc: Path = Path("writ.iso")

    def loaded(self) -> list[str]:
        return ["-cdrom", str(self.disc)]
