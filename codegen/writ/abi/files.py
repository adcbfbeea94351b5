"""Where snapshots are kept: `<folder>/<library>/<version>.json`, written once by `writ freeze`,
with their hashes in `<folder>/LOCK`."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from writ.abi import BadSnapshot
from writ.abi.snapshot import READABLE, Json, snapshot, text_of
from writ.model import Library

LOCK = "LOCK"


def read(path: Path) -> Json:
    """A snapshot; of a frozen one every byte is what was frozen."""
    _unchanged(path.parent.parent, path.relative_to(path.parent.parent).as_posix())
    try:
        data: Any = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadSnapshot(f"{path}: {error}") from error
    if (
        not isinstance(data, dict)
        or data.get("schema") not in READABLE
        or not isinstance(data.get("library"), str)
        or not isinstance(data.get("version"), int)
    ):
        raise BadSnapshot(f"{path}: no snapshot of schema {' or '.join(map(str, READABLE))}")
    return data


def frozen(folder: Path, library: str) -> list[Path]:
    """The frozen versions of a library, oldest first."""
    found = [p for p in (folder / library).glob("*.json") if p.stem.isdigit()]
    return sorted(found, key=lambda p: int(p.stem))


def newest(folder: Path) -> dict[str, Json]:
    """The newest snapshot of each library in a folder, as `emit` and as `freeze` write them:
    <library>.json, <library>/<version>.json, or the folder of one library itself."""
    found: dict[str, tuple[Path, Json]] = {}
    versions = [path for path in folder.glob("*/*.json") if path.stem.isdigit()]
    for path in sorted([*folder.glob("*.json"), *versions]):
        data = read(path)
        other, before = found.get(data["library"], (path, data))
        if data["version"] == before["version"] and data != before:
            raise BadSnapshot(f"{other} and {path} are of one version and differ")
        if data["version"] >= before["version"]:
            found[data["library"]] = path, data
    return {name: data for name, (_, data) in found.items()}


def freeze(folder: Path, library: Library) -> Path:
    """Writes the snapshot of a library's version. What is frozen never changes: a second freeze
    must be the same bytes."""
    path = folder / library.name / f"{library.version}.json"
    text = text_of(snapshot(library))
    if path.exists():
        if path.read_text("utf-8") != text:
            raise BadSnapshot(
                f"{path} is frozen and the contract differs: raise the library's version"
            )
        return path
    locked = _locked(folder)
    for name in locked:
        _unchanged(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    locked[path.relative_to(folder).as_posix()] = _digest(path)
    lines = [f"{digest}  {name}\n" for name, digest in sorted(locked.items())]
    (folder / LOCK).write_text("".join(lines), "utf-8")
    return path


def _locked(folder: Path) -> dict[str, str]:
    """What is frozen in a folder: the name of each file, and its hash."""
    lock = folder / LOCK
    if not lock.is_file():
        return {}
    words = [line.split() for line in lock.read_text("utf-8").splitlines()]
    if any(len(pair) != 2 for pair in words):
        raise BadSnapshot(f"{lock}: a line is a hash and a name")
    return {name: digest for digest, name in words}


def _unchanged(folder: Path, name: str) -> None:
    """Refuses a file that is frozen and is not what it was."""
    digest, path = _locked(folder).get(name), folder / name
    if digest is not None and not path.is_file():
        raise BadSnapshot(f"{path} is frozen and gone")
    if digest is not None and _digest(path) != digest:
        raise BadSnapshot(f"{path} is frozen and was changed: its hash is not that in {LOCK}")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
