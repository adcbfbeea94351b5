"""A scenario: what is booted, which lines must and must not appear, and how it ends. Reads files, runs nothing.

Every key is checked; an unknown, missing or ill-typed one is an error, never a default that nobody wrote.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from machine import PROFILES

FLAVOURS = ("test", "release")
STOPPED = "stopped"


class BadScenario(Exception):
    """The file is no scenario; the text says where and why."""


@dataclass(frozen=True)
class Scenario:
    """`exit` is the code with which QEMU must end by itself; None: it is stopped after the last expected line."""

    name: str
    system: str
    profiles: tuple[str, ...]
    smp: tuple[int, ...]
    flavours: tuple[str, ...]
    timeout: int
    exit: int | None
    expect: tuple[str, ...]
    forbid: tuple[str, ...]
    qemu: tuple[str, ...]


def load(path: Path) -> Scenario:
    """Reads one file. The name must be the file's name with spaces, so that a failure leads to its file."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadScenario(f"{path}: {error}") from error
    reader = _Reader(path, raw)
    exit_code = reader.exit()
    scenario = Scenario(
        name=reader.text("name"),
        system=reader.text("system"),
        profiles=reader.texts("profiles", allowed=tuple(PROFILES)),
        smp=reader.numbers("smp"),
        flavours=reader.texts("flavours", allowed=FLAVOURS),
        timeout=reader.number("timeout"),
        exit=exit_code,
        expect=reader.texts("expect"),
        forbid=reader.texts("forbid", may_be_empty=True),
        qemu=reader.texts("qemu", may_be_empty=True),
    )
    reader.no_more_keys()
    if scenario.name != path.stem.replace("_", " "):
        raise BadScenario(f"{path}: name is '{scenario.name}', the file's name says otherwise")
    return scenario


class _Reader:
    def __init__(self, path: Path, raw: dict[str, object]) -> None:
        self._path = path
        self._raw = raw
        self._left = set(raw)

    def _take(self, key: str) -> object:
        if key not in self._raw:
            raise BadScenario(f"{self._path}: '{key}' is missing")
        self._left.discard(key)
        return self._raw[key]

    def _wrong(self, key: str, wanted: str) -> BadScenario:
        return BadScenario(f"{self._path}: '{key}' must be {wanted}")

    def text(self, key: str) -> str:
        value = self._take(key)
        if not isinstance(value, str) or not value:
            raise self._wrong(key, "a text")
        return value

    def number(self, key: str) -> int:
        value = self._take(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self._wrong(key, "a number from 1 up")
        return value

    def numbers(self, key: str) -> tuple[int, ...]:
        value = self._take(key)
        if (
            not isinstance(value, list)
            or not value
            or not all(type(n) is int and n > 0 for n in value)
        ):
            raise self._wrong(key, "a list of numbers from 1 up")
        return tuple(value)

    def texts(
        self, key: str, allowed: tuple[str, ...] = (), may_be_empty: bool = False
    ) -> tuple[str, ...]:
        value = self._take(key)
        if not isinstance(value, list) or not all(isinstance(t, str) and t for t in value):
            raise self._wrong(key, "a list of texts")
        if not value and not may_be_empty:
            raise self._wrong(key, "a list of at least one text")
        if allowed and not set(value) <= set(allowed):
            raise self._wrong(key, "a list of " + ", ".join(allowed))
        return tuple(value)

    def exit(self) -> int | None:
        value = self._take("exit")
        if value == STOPPED:
            return None
        if type(value) is not int or not 0 <= value <= 255:
            raise self._wrong("exit", f"0 to 255, or '{STOPPED}'")
        return value

    def no_more_keys(self) -> None:
        if self._left:
            raise BadScenario(f"{self._path}: unknown key '{sorted(self._left)[0]}'")
