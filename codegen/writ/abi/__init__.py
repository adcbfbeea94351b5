"""Snapshots: what two versions of a library have to agree on, and what a change between them breaks."""
