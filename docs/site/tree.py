"""Which file of the tree is which page of the site.

Names are paths inside the tree with forward slashes. Reference and schemas are read from the build,
everything else from the tree, so that
the site shows the contracts as they are and not as they were when somebody refreshed the mirror.
"""

from __future__ import annotations

import posixpath
from pathlib import Path

REFERENCE = "generated/reference"
FRESH = (REFERENCE, "generated/capnp")
CONTENTS = "docs/README.md"
START = "README.md"
SOURCES = "source"
PICTURES = {".svg", ".png"}
DATA = {".json"}


class DeadLink(Exception):
    """A page leads to something that is not there."""


class Tree:
    """The files that the site is made of; remembers what was read."""

    def __init__(self, root: Path, generated: Path) -> None:
        self.root = root.resolve()
        self.generated = generated.resolve()
        self.read: set[Path] = set()

    def path(self, name: str) -> Path:
        if any(name == folder or name.startswith(folder + "/") for folder in FRESH):
            return self.generated / name.removeprefix("generated/")
        return self.root / name

    def text(self, name: str) -> str:
        path = self.path(name)
        self.read.add(path)
        return path.read_text(encoding="utf-8")

    def data(self, name: str) -> bytes:
        path = self.path(name)
        self.read.add(path)
        return path.read_bytes()

    def is_folder(self, name: str) -> bool:
        return self.path(name).is_dir()

    def exists(self, name: str) -> bool:
        return self.path(name).exists()

    def entries(self, name: str) -> list[str]:
        """What is in a folder, by name; hidden things and what only programs read are left out."""
        path = self.path(name)
        self.read.add(path)
        names = [entry.name + ("/" if entry.is_dir() else "") for entry in path.iterdir()]
        return sorted(n for n in names if not n.startswith((".", "__")))

    def target(self, page: str, link: str) -> str:
        """The name of what a link of a page leads to."""
        name = posixpath.normpath(posixpath.join(posixpath.dirname(page), link))
        if name.startswith("..") or not self.exists(name):
            raise DeadLink(f"{page}: leads nowhere: {link}")
        if self.is_folder(name) and self.exists(f"{name}/README.md"):
            return f"{name}/README.md"
        return name


def is_page(name: str) -> bool:
    """Whether a file is written to be read as a page; the others are shown as they are."""
    return name.endswith(".md")


def is_asset(name: str) -> bool:
    """Whether a file is copied as it is."""
    return posixpath.splitext(name)[1] in PICTURES | DATA


def site_path(name: str, is_folder: bool = False) -> str:
    """Where a file of the tree stands on the site."""
    if name == START:
        return "start.html"
    if name == CONTENTS:
        return "contents.html"
    if name.startswith(REFERENCE):
        name = name.removeprefix("generated/")
    elif name.startswith("docs/"):
        name = name.removeprefix("docs/")
    elif "/" not in name and is_page(name):
        name = name.lower()
    else:
        name = f"{SOURCES}/{name}"
    if is_folder:
        return f"{name}/index.html"
    if is_page(name):
        folder, last = posixpath.split(name)
        stem = "index" if last == "README.md" else last.removesuffix(".md")
        return posixpath.join(folder, f"{stem}.html")
    return name if is_asset(name) else f"{name}.html"


def relative(page: str, target: str) -> str:
    """The way from one place of the site to another."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")
