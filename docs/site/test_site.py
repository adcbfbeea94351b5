#!/usr/bin/python3
"""The site as it was built: no dead end, every page found, every name and number in the index, the
same bytes each time, readable colours.

usage: test_site.py SOURCE GENERATED SITE
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import check
from highlight import Highlighter
from pages import slug_of
from tree import REFERENCE, site_path

HERE = Path(__file__).resolve().parent
SOURCE, GENERATED, SITE = (Path(argument).resolve() for argument in sys.argv[1:4])
READABLE = 4.5  # contrast that WCAG AA asks of text
HIDDEN = (".", "__", "build")
TEXT_ON = {
    "paper": ("ink", "soft", "link", "seal", "event", "error"),
    "panel": ("ink", "soft", "link"),
    "code": ("ink", "k", "t", "s", "n", "c", "d", "p", "link"),
    "field": ("ink", "soft"),
    "descriptor": ("ink", "soft"),
    "tail": ("ink", "soft"),
    "handle": ("ink", "soft"),
    "tag": ("ink", "soft"),
    "gold": ("ink", "soft", "link"),
    "app": ("ink", "soft", "link"),
    "driver": ("ink", "soft", "link"),
}


def pages() -> dict[str, str]:
    return {
        path.relative_to(SITE).as_posix(): path.read_text("utf-8")
        for path in sorted(SITE.rglob("*.html"))
    }


def is_shown(path: Path) -> bool:
    return not any(part.startswith(HIDDEN) for part in path.relative_to(SOURCE).parts)


class Links(unittest.TestCase):
    def test_every_link_and_every_anchor_leads_somewhere(self) -> None:
        self.assertEqual(check.faults(SITE), [])

    def test_every_page_of_docs_is_on_the_site(self) -> None:
        for path in sorted((SOURCE / "docs").rglob("*.md")):
            name = path.relative_to(SOURCE).as_posix()
            self.assertTrue(
                (SITE / site_path(name)).is_file(),
                f"{name} is linked from no page: add it to docs/README.md",
            )

    def test_every_page_of_the_reference_is_on_the_site(self) -> None:
        for path in sorted((GENERATED / "reference").glob("*.md")):
            self.assertTrue((SITE / site_path(f"{REFERENCE}/{path.name}")).is_file(), path.name)

    def test_every_folder_of_the_tree_says_what_it_is_for(self) -> None:
        folders = [path for path in sorted(SOURCE.iterdir()) if path.is_dir()]
        folders += [
            path
            for name in ("services", "tests")
            for path in sorted((SOURCE / name).iterdir())
            if path.is_dir()
        ]
        silent = [f.name for f in folders if is_shown(f) and not (f / "README.md").is_file()]
        self.assertEqual(silent, [])

    def test_nothing_is_fetched_from_elsewhere(self) -> None:
        for name, text in pages().items():
            fetched = re.findall(r'<(?:link|script|img)[^>]*(?:href|src)="(https?:[^"]+)"', text)
            self.assertEqual(fetched, [], name)
        self.assertNotIn("http", (SITE / "style.css").read_text("utf-8"))

    def test_a_dead_link_and_a_dead_anchor_are_named(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder)
            (site / "index.html").write_text(
                '<a href="a.html#x">x</a><a href="b.html">b</a>', encoding="utf-8"
            )
            (site / "a.html").write_text('<h1 id="y">y</h1><b id="y"></b>', encoding="utf-8")
            (site / "alone.html").write_text("", encoding="utf-8")
            self.assertEqual(
                check.faults(site),
                [
                    "a.html: two anchors are called y",
                    "index.html: leads nowhere: b.html",
                    "index.html: there is no such anchor: a.html#x",
                    "no page leads to alone.html",
                ],
            )


class Search(unittest.TestCase):
    def setUp(self) -> None:
        text = (SITE / "search-index.js").read_text("utf-8")
        self.entries = json.loads(text.removeprefix("window.writIndex=").rstrip(";\n"))
        self.reference = json.loads((GENERATED / "reference/reference.json").read_text("utf-8"))

    def test_every_method_is_found_by_name_by_number_and_by_tag(self) -> None:
        found = {entry[0]: entry for entry in self.entries}
        for library in self.reference["libraries"].values():
            for kind, number in (("protocols", "number"), ("objects", "protocol_number")):
                for owner, made in library[kind].items():
                    for name, method in made["methods"].items():
                        entry = found[f"{owner}.{name}"]
                        self.assertIn(method["number"], entry[4])
                        self.assertIn(made[number] << 16 | method["number"], entry[4])

    def test_every_status_component_and_decision_is_found(self) -> None:
        titles = {entry[0] for entry in self.entries}
        self.assertTrue({status["name"] for status in self.reference["statuses"]} <= titles)
        self.assertTrue(set(self.reference["components"]) <= titles)
        for path in (SOURCE / "docs/decisions").glob("0*.md"):
            self.assertTrue(any(title.startswith(path.name[:4]) for title in titles), path.name)

    def test_every_place_in_the_index_exists(self) -> None:
        anchors = {name: set(re.findall(r' id="([^"]+)"', text)) for name, text in pages().items()}
        for title, place, *_ in self.entries:
            page, _, anchor = place.partition("#")
            self.assertIn(page, anchors, title)
            self.assertTrue(not anchor or anchor in anchors[page], f"{title}: {place}")


class Pages(unittest.TestCase):
    def test_every_page_can_be_read_by_machines_for_people(self) -> None:
        for name, text in pages().items():
            for part in (
                '<html lang="en">',
                'name="viewport"',
                'class="skip"',
                'id="content"',
                "<title>",
            ):
                self.assertIn(part, text, name)
            self.assertEqual(text.count("<h1"), 1, f"{name} needs one heading of the first level")
            self.assertNotRegex(text, r"<img(?![^>]*alt=)", name)

    def test_the_same_tree_gives_the_same_bytes(self) -> None:
        made = []
        for seed in ("1", "77"):
            with tempfile.TemporaryDirectory() as folder:
                paths = ["--source", str(SOURCE), "--generated", str(GENERATED), "--out", folder]
                command = [sys.executable, "-B", str(HERE / "build.py"), *paths]
                environment = {**os.environ, "PYTHONHASHSEED": seed}
                subprocess.run(
                    command, env=environment, cwd=folder, capture_output=True, check=True
                )
                made.append(
                    {
                        p.relative_to(folder): p.read_bytes()
                        for p in Path(folder).rglob("*")
                        if p.is_file()
                    }
                )
        self.assertEqual(sorted(made[0]), sorted(made[1]))
        self.assertEqual([name for name in made[0] if made[0][name] != made[1][name]], [])

    def test_anchors_are_those_of_other_readers_of_markdown(self) -> None:
        self.assertEqual(slug_of("3. Checks"), "3-checks")
        self.assertEqual(slug_of("The seam: writ/port.h"), "the-seam-writporth")
        self.assertEqual(slug_of("A `word` and_more"), "a-word-and_more")

    def test_code_keeps_every_letter(self) -> None:
        colours = Highlighter(frozenset({"method", "text"}))
        for language in ("writ", "c", "python", "hexdump", "ebnf", "no such language"):
            code = 'a < b && "c\\"d" // e\n0000  00 ff  text : text<=4 /* x\n y */ # z'
            shown = re.sub(r"<[^>]+>", "", colours.html(code, language))
            self.assertEqual(
                shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), code
            )


class Colours(unittest.TestCase):
    def test_text_is_readable_on_what_it_stands_on(self) -> None:
        style = (SITE / "style.css").read_text("utf-8")
        themes = re.findall(r":root[^{]*\{([^{}]*--paper[^{}]*)\}", style)
        self.assertEqual(len(themes), 3)
        for theme in themes:
            colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", theme))
            for ground, inks in TEXT_ON.items():
                for ink in inks:
                    self.assertGreaterEqual(
                        contrast(colours[ink], colours[ground]), READABLE, f"{ink} on {ground}"
                    )

    def test_the_system_and_the_reader_choose_the_same_dark(self) -> None:
        style = (SITE / "style.css").read_text("utf-8")
        themes = re.findall(r":root[^{]*\{([^{}]*--paper[^{}]*)\}", style)
        chosen = [sorted(re.findall(r"--([\w-]+): ([^;]+);", theme)) for theme in themes[1:]]
        self.assertEqual(chosen[0], chosen[1])


def contrast(one: str, other: str) -> float:
    """How far apart two colours are in brightness, as WCAG 2 counts it."""
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def brightness(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (linear(part) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
