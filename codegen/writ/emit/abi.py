"""The number that two builds of one contract share, as the C constant that the framework's method
`abi` answers with."""

from __future__ import annotations

from writ.abi.snapshot import snapshot_hash
from writ.emit.values import hex64
from writ.model import Library


def abi_hash(library: Library) -> str:
    return hex64(snapshot_hash(library))
