#!/usr/bin/python3
"""Boots one machine for a person: the console on standard output, an exit code that tells whether
what was asked for came.

The console is the machine's first serial line: the kernel's log, until the driver of the line has it. With
--log it is the kernel's log alone, to its end; --expect looks for its markers there.

Without --expect the run is good if the system ends with success by itself. With it, once every marker appeared.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from disk import Disk, Part, make
from machine import EXIT_SUCCESS, MAX_PROCESSORS, PROFILES, QEMU, Machine
from watch import Judge, Outcome, watch

INTERRUPTED = 130
DISK = Disk(65536, (Part("data", 2048, 63487),))


def processors(word: str) -> int:
    """A number of processors that a machine can have."""
    if not word.isascii() or not word.isdigit() or not 1 <= int(word) <= MAX_PROCESSORS:
        raise argparse.ArgumentTypeError(
            f"a machine has 1 to {MAX_PROCESSORS} processors, not {word}"
        )
    return int(word)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./dev run",
        description="boots Writ in QEMU",
        usage="%(prog)s [options] [-- RAW...]",
        allow_abbrev=False,
    )
    parser.add_argument("--kernel", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--boot", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--profile", choices=PROFILES, default="default", help="the machine")
    parser.add_argument("--smp", type=processors, default=1, metavar="N", help="processors")
    parser.add_argument("--kvm", action="store_true", help="use KVM instead of emulation")
    parser.add_argument("--timeout", type=float, metavar="S", help="fail and end after S seconds")
    parser.add_argument(
        "--expect",
        action="append",
        default=[],
        metavar="MARKER",
        help="success once a line of the log holds MARKER; repeatable, any order, all must come; with it comes --log",
    )
    parser.add_argument(
        "--log", action="store_true", help="the kernel's log here, and nobody at the console"
    )
    parser.add_argument("--summarize", action="store_true", help="close with what was seen")
    parser.add_argument("--qemu-log", metavar="ITEMS", help="what QEMU logs (int, in_asm, ...)")
    parser.add_argument(
        "--serial",
        choices=("stdio", "file"),
        default="stdio",
        help="console here, or in serial.log beside the boot file",
    )
    parser.add_argument("--boot-trace", action="store_true", help="the kernel tells every step")
    parser.add_argument("--bare", action="store_true", help="no disk and no source of randomness")
    parser.add_argument(
        "--sit",
        action="store_true",
        help="sit at the shell: what is typed goes to it; all that is shown goes to serial.log, too",
    )
    parser.add_argument("--gdb", action="store_true", help="wait for gdb on port 1234")
    parser.add_argument("--qemu", default=QEMU, help=argparse.SUPPRESS)
    parser.add_argument("raw", nargs="*", metavar="RAW", help="after --: more arguments for QEMU")
    return parser.parse_args()


def devices(arguments: argparse.Namespace) -> list[str]:
    """A disk that stays from boot to boot, and randomness."""
    image = arguments.boot.with_name("disk.img")
    if not image.exists():
        make(image, DISK.blocks, DISK.table())
    drive = f"file={image},format=raw,if=none,id=disk,cache=writeback"
    disk = ["-drive", drive, "-device", "virtio-blk-pci,drive=disk"]
    return [*disk, "-device", "virtio-rng-pci"]


def extra_arguments(arguments: argparse.Namespace) -> tuple[str, ...]:
    """What the options add to QEMU's command line."""
    extra = [] if arguments.bare else devices(arguments)
    if arguments.qemu_log:
        log = arguments.boot.with_name("qemu.log")
        extra += ["-d", arguments.qemu_log, "-D", str(log)]
        print(f"QEMU logs to {log}", file=sys.stderr)
    if arguments.gdb:
        extra += ["-s", "-S"]
        helpers = "-x kernel/gdb/kernel_commands.py -ex 'target remote :1234'"
        print(f"waiting for: gdb {arguments.kernel} {helpers}", file=sys.stderr)
    return (*extra, *arguments.raw)


def sit(arguments: argparse.Namespace, command: list[str]) -> NoReturn:
    """Becomes QEMU: the serial line is here, with the kernel's log until its driver has it. The
    machine may start itself again."""
    words = [word for word in command if word != "-no-reboot"]
    at = words.index("-serial")
    log = arguments.boot.with_name("serial.log")
    words[at : at + 2] = ["-serial", "chardev:console", "-mon", "chardev=console"]
    words += ["-chardev", f"stdio,id=console,mux=on,signal=off,logfile={log}"]
    print("^A x ends QEMU, `shutdown` the machine", file=sys.stderr, flush=True)
    os.execvp(words[0], words)


def run(arguments: argparse.Namespace, command: list[str]) -> Outcome:
    """Boots and watches. The console goes to serial.log, where `./dev decode` looks, and as asked
    for to standard output."""
    here = arguments.serial == "stdio"
    judge = Judge(expect=tuple(arguments.expect), ordered=False)
    path = arguments.boot.with_name("serial.log")
    if not here:
        print(f"the console goes to {path}", file=sys.stderr)
    with path.open("wb") as log:

        def echo(chunk: bytes) -> None:
            log.write(chunk)
            if here:
                sys.stdout.buffer.write(chunk)
                sys.stdout.buffer.flush()

        return watch(
            command,
            judge,
            timeout=arguments.timeout,
            exit_code=None if arguments.expect else EXIT_SUCCESS,
            stop_when_complete=bool(arguments.expect),
            echo=echo,
            keyboard=here and sys.stdin is not None and sys.stdin.isatty(),
        )


def summary(outcome: Outcome, arguments: argparse.Namespace) -> str:
    """One line of facts."""
    ended = "stopped" if outcome.exit_code is None else f"exit code {outcome.exit_code}"
    markers = f"{len(arguments.expect)} markers, " if arguments.expect else ""
    verdict = "good" if not outcome.problems else f"{len(outcome.problems)} problems"
    return f"{verdict}: {markers}{outcome.lines} lines, {ended}, {outcome.seconds:.1f} s"


def main() -> int:
    arguments = parse()
    shows_log = arguments.log or bool(arguments.expect)
    machine = Machine(
        arguments.kernel,
        arguments.boot,
        arguments.profile,
        arguments.smp,
        arguments.kvm,
        arguments.qemu,
        extra_arguments(arguments),
        "boot-trace" if arguments.boot_trace else "",
        **({} if shows_log else {"serial": "stdio", "log": ""}),
    )
    try:
        if arguments.sit:
            sit(arguments, machine.command())
        outcome = run(arguments, machine.command())
    except KeyboardInterrupt:
        return INTERRUPTED
    except FileNotFoundError:
        print(f"{arguments.qemu} is not installed: ./dev setup", file=sys.stderr)
        return 1
    sys.stdout.flush()
    for problem in outcome.problems:
        print(f"run: {problem}", file=sys.stderr)
    if outcome.problems:
        print("run: the last lines:", *outcome.tail, sep="\n  | ", file=sys.stderr)
    if arguments.summarize:
        print(f"run: {summary(outcome, arguments)}")
    return 1 if outcome.problems else 0


if __name__ == "__main__":
    sys.exit(main())
