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
    """One machine and what is booted on it. The serial console is QEMU's standard input and output."""

    kernel: Path
    boot: Path
    profile: str = "default"
    smp: int = 1
    kvm: bool = False
    qemu: str = QEMU
    extra: tuple[str, ...] = ()
    options: str = ""  # for the kernel: boot-trace

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
            *("-display", "none", "-serial", "stdio", "-no-reboot"),
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
