#!/usr/bin/python3
"""Boots the scenarios it is given and judges them: one report per machine, exit 0 only if every one is good.

usage: run.py --kernel ELF --images DIR --flavour test|release SCENARIO.toml...
Exit 77 (skipped) if no scenario is meant for this flavour, 2 if a file is no scenario.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from machine import QEMU, Machine
from scenario import FLAVOURS, BadScenario, Scenario, load
from watch import Judge, Outcome, watch

SKIPPED = 77
BOOT_FILES = {"writ": "writ.boot", "test": "test.boot"}


# One processor's time is the instructions that it executed: what a scenario sees does not depend on
# how busy the host is.
GUEST_CLOCK = ("-icount", "shift=0,sleep=off")


def clock(scenario: Scenario, smp: int) -> tuple[str, ...]:
    return GUEST_CLOCK if smp == 1 and "-icount" not in scenario.qemu else ()


def machines(scenario: Scenario, kernel: Path, images: Path, qemu: str) -> list[Machine]:
    """Every machine that the scenario names."""
    boot = images / BOOT_FILES.get(scenario.system, f"{scenario.system}.boot")
    return [
        Machine(
            kernel, boot, profile, smp, qemu=qemu, extra=(*clock(scenario, smp), *scenario.qemu)
        )
        for profile in scenario.profiles
        for smp in scenario.smp
    ]


def report(scenario: Scenario, machine: Machine, outcome: Outcome, alone: str) -> str:
    """What a reader needs: good in one line; bad with every problem, the last lines and two commands."""
    where = f"{scenario.name} [{machine.profile}, {machine.smp} CPU]"
    if not outcome.problems:
        return f"ok    {where} ({outcome.seconds:.1f} s, {outcome.lines} lines)"
    return "\n".join(
        [
            f"FAIL  {where} ({outcome.seconds:.1f} s, {outcome.lines} lines)",
            *(f"      {problem}" for problem in outcome.problems),
            "      the last lines:",
            *(f"      | {line}" for line in outcome.tail),
            f"      alone: {alone}",
            f"      boot:  {shlex.join(machine.command())}",
        ]
    )


def run(scenario: Scenario, machine: Machine) -> Outcome:
    """Boots one machine and judges its console."""
    judge = Judge(expect=scenario.expect, forbid=scenario.forbid)
    return watch(
        machine.command(),
        judge,
        timeout=scenario.timeout,
        exit_code=scenario.exit,
        stop_when_complete=scenario.exit is None,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="boots scenarios and judges their console")
    parser.add_argument("--kernel", type=Path, required=True, help="the kernel's ELF file")
    parser.add_argument("--images", type=Path, required=True, help="folder of the .boot files")
    parser.add_argument("--flavour", choices=FLAVOURS, required=True, help="what was built")
    parser.add_argument("--qemu", default=QEMU, help="the emulator")
    parser.add_argument("scenarios", nargs="+", type=Path)
    arguments = parser.parse_args()
    ran = failed = 0
    for path in arguments.scenarios:
        try:
            scenario = load(path)
        except BadScenario as error:
            print(error, file=sys.stderr)
            return 2
        if arguments.flavour not in scenario.flavours:
            print(f"skip  {scenario.name}: not for flavour {arguments.flavour}")
            continue
        for machine in machines(scenario, arguments.kernel, arguments.images, arguments.qemu):
            outcome = run(scenario, machine)
            ran += 1
            failed += bool(outcome.problems)
            alone = f"./dev test {shlex.quote(scenario.name)}"
            print(report(scenario, machine, outcome, alone), flush=True)
    return 1 if failed else 0 if ran else SKIPPED


if __name__ == "__main__":
    sys.exit(main())
