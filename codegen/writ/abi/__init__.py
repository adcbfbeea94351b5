"""Snapshots: what two versions of a library have to agree on, and what a change between them breaks."""


class BadSnapshot(Exception):
    """A file is no snapshot that this compiler can read."""
