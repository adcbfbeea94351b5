#!/usr/bin/python3
"""The site in Chromium: every page opens without complaint, on a desk and on a phone, and can be used without a mouse.

usage: test_browser.py SITE
Skipped where Chromium is not installed.
"""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

from browser import Browser, program

SITE = Path(sys.argv[1]).resolve()
SKIPPED = 77
DESK = (1440, 900)
PHONE = (360, 740)
FIRST_FOUND = "document.querySelector('#found [aria-selected=true] b')?.textContent ?? ''"


def shown() -> list[Path]:
    """Every page; of files that are shown as they are, the longest of each folder, because they
    differ in nothing else."""
    sources = SITE / "source"
    pages = {
        page
        for page in SITE.rglob("*.html")
        if not page.is_relative_to(sources) or page.name == "index.html"
    }
    for folder in {page.parent for page in sources.rglob("*.html")}:
        pages.add(max(folder.glob("*.html"), key=lambda page: (page.stat().st_size, page.name)))
    return sorted(pages)


class InChromium(unittest.TestCase):
    browser: Browser

    @classmethod
    def setUpClass(cls) -> None:
        found = program()
        assert found is not None
        cls.browser = Browser(found)
        cls.browser.__enter__()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.browser.__exit__()

    def setUp(self) -> None:
        self.browser.complaints.clear()
        self.browser.scheme("light")
        self.browser.size(*DESK)

    def search(self, text: str) -> str:
        self.browser.open(SITE / "index.html")
        self.browser.key("/", "/")
        self.browser.type(text)
        return str(self.browser.value(FIRST_FOUND))

    def test_every_page_opens_without_complaint_and_fits_a_phone(self) -> None:
        self.browser.size(*PHONE)
        for page in shown():
            with self.subTest(page=page.relative_to(SITE).as_posix()):
                self.browser.open(page)
                width = self.browser.value("document.documentElement.scrollWidth")
                self.assertLessEqual(width, PHONE[0], "wider than the phone")
        self.assertEqual(self.browser.complaints, [])

    def test_a_method_is_found_by_name_and_by_number(self) -> None:
        self.assertEqual(self.search("say"), "Echo.say")
        self.assertEqual(self.search("echo.say"), "Echo.say")
        self.assertEqual(self.search("0x00100012"), "Echo.say")
        self.assertEqual(self.search("bad_state"), "BAD_STATE")
        self.assertIn(
            "Echo.say", self.browser.value("document.body.innerText") + self.search("0x12")
        )
        self.assertEqual(self.search("no such thing at all"), "")

    def test_search_works_without_a_mouse(self) -> None:
        self.search("echo.say")
        self.browser.key("Enter", "\r")
        self.browser.wait_for("location.hash === '#Echo.say' && document.readyState === 'complete'")
        self.assertTrue(self.browser.value("location.pathname").endswith("/reference/echo.html"))
        self.browser.key("/", "/")
        self.browser.type("vmo")
        self.browser.key("ArrowDown")
        self.assertNotEqual(self.browser.value(FIRST_FOUND), "")
        self.browser.key("Escape")
        self.assertTrue(self.browser.value("document.getElementById('found').hidden"))

    def test_the_first_key_stop_skips_to_the_content(self) -> None:
        self.browser.open(SITE / "language.html")
        self.browser.key("Tab")
        self.assertEqual(self.browser.value("document.activeElement.className"), "skip")

    def test_the_system_says_dark_and_the_reader_may_differ(self) -> None:
        ground = "getComputedStyle(document.body).backgroundColor"
        self.browser.open(SITE / "wire.html")
        light = self.browser.value(ground)
        self.browser.scheme("dark")
        self.assertNotEqual(self.browser.value(ground), light)
        self.browser.value("document.querySelector('button.theme').click()")
        self.assertEqual(self.browser.value(ground), light)
        self.browser.value("localStorage.clear()")

    def test_a_phone_has_a_menu(self) -> None:
        self.browser.size(*PHONE)
        self.browser.open(SITE / "wire.html")
        shown = "getComputedStyle(document.getElementById('pages')).display"
        self.assertEqual(self.browser.value(shown), "none")
        self.browser.value("document.querySelector('a.menu').click()")
        self.assertEqual(self.browser.value(shown), "block")
        self.browser.key("Escape")
        self.browser.wait_for(f"{shown} === 'none'")


if __name__ == "__main__":
    if program() is None:
        print("skipped: chromium is not installed")
        sys.exit(SKIPPED)
    unittest.main(argv=sys.argv[:1])
