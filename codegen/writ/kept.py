"""What an earlier run made, so that a later one makes again only what follows from what changed since.

A file beside the output says of each job what its texts were made of: the contracts that it depends
on and the compiler itself, as one hash. What is
in the output folder is believed only if it is what was written then.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from writ.load import Loaded
from writ.warm import compiler

Content = str | bytes


class Kept:
    def __init__(self, path: Path, out: Path, loaded: Loaded) -> None:
        self.path = path
        self.out = out
        self.loaded = loaded
        self.compiler = compiler()
        self.before = _read(path)
        self.now: dict[str, Any] = {}

    def texts(self, job: str, inputs: list[str]) -> dict[str, Content] | None:
        """The texts of a job if they need not be made again."""
        entry = self.before.get(job)
        if entry is None or entry["of"] != self._of(inputs):
            return None
        found: dict[str, Content] = {}
        for name, digest in entry["files"].items():
            try:
                found[name] = (self.out / name).read_bytes()
            except OSError:
                return None
            if _hash(found[name]) != digest:
                return None
        self.now[job] = entry
        return found

    def keep(self, job: str, inputs: list[str], texts: Mapping[str, Content]) -> None:
        files = {name: _hash(text) for name, text in texts.items()}
        self.now[job] = {"of": self._of(inputs), "files": files}

    def close(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(self.now, sort_keys=True), "utf-8")

    def _of(self, inputs: list[str]) -> str:
        whole = hashlib.sha256(self.compiler)
        for name in sorted(inputs):
            text = self.loaded.sources[name].text.encode("utf-8")
            whole.update(f"{name} {len(text)}\n".encode() + text)
        return whole.hexdigest()


def _hash(text: Content) -> str:
    data = text.encode("utf-8") if isinstance(text, str) else text
    return hashlib.sha256(data).hexdigest()


def _read(path: Path) -> dict[str, Any]:
    """What is no such file says nothing."""
    try:
        data = json.loads(path.read_text("utf-8"))
        return {
            str(job): {"of": str(entry["of"]), "files": dict(entry["files"])}
            for job, entry in data.items()
        }
    except (OSError, ValueError, AttributeError, KeyError, TypeError, RecursionError):
        return {}
