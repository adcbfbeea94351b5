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
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    _lock(folder)
    return path


def _lock(folder: Path) -> None:
    lines = []
    for path in sorted(folder.rglob("*.json")):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    (folder / LOCK).write_text("".join(lines), "utf-8")
