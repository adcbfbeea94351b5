"""Vectors come out of every contract by rule, reach every check, and are the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "codegen"))

from twin import tag  # noqa: E402
from twin.judge import GOOD  # noqa: E402
from twin.manifest import directions  # noqa: E402
from twin.requests import Receiver, judge_reply  # noqa: E402
from writ.emit.vectors import emit_library, vectors_of  # noqa: E402
from writ.load import load_texts, load_world  # noqa: E402
from writ.model import Library, Object, Protocol, World  # noqa: E402

from tests import twin_contract as zoo  # noqa: E402

WORLD = load_world([ROOT / "idl", ROOT / "services"])
LIBRARIES = [*WORLD.libraries, zoo.LIBRARY]
VECTORS = {library.name: vectors_of(library) for library in LIBRARIES}

DIGEST = """
import hashlib, sys
sys.path.insert(0, sys.argv[1] + "/codegen")
from writ.emit.vectors import emit_library
from writ.load import load_world
texts = emit_library(load_world([sys.argv[1] + "/idl", sys.argv[1] + "/services"]), "echo")
print(hashlib.sha256("".join(texts.values()).encode()).hexdigest())
"""


def digest(seed: str) -> str:
    command = [sys.executable, "-B", "-c", DIGEST, str(ROOT)]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stdout


class Vectors(unittest.TestCase):
    def test_every_check_that_a_message_can_fail_has_a_vector(self) -> None:
        for library in LIBRARIES:
            rows, vectors = VECTORS[library.name]
            reached = {(v.direction, v.reject.check) for v in vectors}
            for index, row in enumerate(rows):
                for number, check in enumerate(row.checks, 1):
                    if check.unfailing == "false":
                        self.assertIn(
                            (index, number), reached, f"{row.title}: {check.kind} {check.name}"
                        )

    def test_the_highest_numbers_that_the_language_has_have_vectors(self) -> None:
        text = """library top draft;
strict union U reserve 16 { 1 x : u32; 4294967295 y : u64; }
/// P.
session protocol Top = 0x7ff0 {
    roles { owner = 0; }
    /// M.
    strict method 65535 send(u : U) -> () requires owner deadline 100ms retry never;
}
"""
        loaded = load_texts({"top.writ": text})
        assert loaded.world is not None, loaded.report()
        _, vectors = vectors_of(loaded.world.library("top"))
        good = [v for v in vectors if v.reject == GOOD]
        self.assertLess(2 * len(good), len(vectors))

    def test_at_least_half_of_the_vectors_are_bad(self) -> None:
        for library in LIBRARIES:
            _, vectors = VECTORS[library.name]
            bad = sum(v.reject != GOOD for v in vectors)
            self.assertGreaterEqual(2 * bad, len(vectors), library.name)

    def test_a_receiver_of_the_whole_protocol_gives_the_same_answers(self) -> None:
        for library in LIBRARIES:
            self.judge_all(library)

    def judge_all(self, library: Library) -> None:
        rows, vectors = VECTORS[library.name]
        found = directions(library)
        owners: list[Protocol | Object] = [*library.protocols, *library.objects]
        receivers = {o.name: Receiver(o, found) for o in owners}
        for vector in vectors:
            row = rows[vector.direction]
            if row.is_reply:
                answer = judge_reply(found[vector.direction], vector.message)
            else:
                owner = row.title.split(".")[0].removesuffix(" numbers")
                answer = receivers[owner].judge(vector.message, vector.roles)
            self.assertEqual(
                (answer.reject, answer.status), (vector.reject, vector.status), vector.name
            )

    def test_replies_that_break_a_rule_are_bad_replies_to_the_caller(self) -> None:
        rows, vectors = VECTORS["echo"]
        statuses = {v.status for v in vectors if rows[v.direction].is_reply}
        self.assertEqual(statuses, {tag.OK, tag.LOCAL_BAD_REPLY})

    def test_the_text_does_not_depend_on_hash_seeds(self) -> None:
        self.assertEqual(digest("1"), digest("4711"))

    def test_the_files_are_named_after_the_library(self) -> None:
        texts = emit_library(World((zoo.LIBRARY,), (), ()), "zoo")
        self.assertEqual(sorted(texts), ["zoo_vectors.c", "zoo_vectors.h"])
        self.assertTrue(texts["zoo_vectors.c"].startswith("/* Generated from zoo.writ"))


if __name__ == "__main__":
    unittest.main()
