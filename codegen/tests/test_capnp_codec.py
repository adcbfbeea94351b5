"""Our Cap'n Proto codec and the real tool: the same places, the same bytes, the same values; and
what the tool lets pass, ours does not.

SEED in the environment chooses other random values; the seed is printed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import unittest
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "codegen"))

from twin.codec import BadValue, encode  # noqa: E402
from twin.judge import GOOD  # noqa: E402
from twin.manifest import Direction, directions  # noqa: E402
from twin.randoms import random_values  # noqa: E402
from writ.emit import capnp, capnp_c, vectors  # noqa: E402
from writ.emit.capnp_layout import layout_of, struct_layout  # noqa: E402
from writ.load import load_world  # noqa: E402
from writ.model import Library, StructType, TableType, UnionType, World  # noqa: E402

from tests import capnp_tool as tool  # noqa: E402
from tests import interp_world  # noqa: E402
from tests import twin_contract as zoo  # noqa: E402
from tests.golden_world import RUNTIME, contracts, world_of  # noqa: E402

SEED = int(os.environ.get("SEED", "1"))
RANDOM_MESSAGES = 3000


def declared(library: Library) -> Library:
    """The library with the types that its messages are made of in its lists, as a schema wants them."""
    known: dict[str, list[Any]] = {}
    todo = [f.type for p in library.protocols for m in p.methods for f in (*m.request, *m.reply)]
    while todo:
        kind: Any = todo.pop()
        todo += [f.type for f in getattr(kind, "fields", ())]
        todo += [v.field.type for v in getattr(kind, "variants", ())]
        todo += [kind.element] if hasattr(kind, "element") else []
        rows = known.setdefault(type(kind).__name__, [])
        if kind not in rows:
            rows.append(kind)
    words = {"enums": "EnumType", "bits": "BitsType", "structs": "StructType"}
    words |= {"unions": "UnionType", "tables": "TableType"}
    return replace(library, **{w: tuple(known.get(t, ())) for w, t in words.items()})


# Everything here is called as something that the schema language or the schema itself has.
MAIL = """library mail draft;
import void { Text };
struct SendRequest { to : u64; size : u64; }
struct Data { a : u32; b : u16; }
struct List { first : Data; rest : u32[2]; }
struct UInt32 { x : u32; }
strict union Mail_Kind reserve 16 { 1 x : u64; 65536 y : u64; 65537 z : u32; 4294967295 top : u8; }
/// Mail.
session protocol Mail = 0x102 {
    roles { owner = 0; }
    /// Sends.
    strict method 16 send(r : SendRequest, urgent : bool) -> (kind : Mail_Kind) requires owner deadline 1s retry safe;
    /// Fills.
    strict method 17 fill(b : bytes<=20, l : List, n : UInt32, t : Text, s : text<=20) -> (d : Data, list : Data[]<=3)
        requires owner deadline 1s retry safe;
}
"""
IDL = load_world([ROOT / "idl", ROOT / "services"])
WORLDS = {
    "town": world_of(contracts("town")),
    "zoo": World((declared(zoo.LIBRARY),), (), ()),
    "mail": world_of(
        {
            "mail.writ": MAIL,
            "void.writ": "library void draft;\nstruct Text { at : u32; size : u64; }\n",
        }
    ),
    "echo": IDL,
    "procd": IDL,
    "kernel": IDL,
}


def library_of(name: str) -> Library:
    return WORLDS[name].library(name)


@cache
def own_directions(name: str) -> tuple[Direction, ...]:
    return tuple(d for d in directions(library_of(name)) if not d.is_framework)


class Codec(unittest.TestCase):
    folder: Path

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        print(f"{tool.version()}, seed {SEED}")
        for name, world in WORLDS.items():
            place = cls.folder / name
            place.mkdir()
            for library in world.libraries:
                for path, text in capnp.emit_library(world, library.name).items():
                    (place / path).write_text(text)
            for path, text in capnp_c.emit_library(world, name).items():
                (place / path).write_text(text)
            (place / "any.capnp").write_text(tool.around(name, own_directions(name)))

    @classmethod
    @cache
    def program(cls, name: str) -> Path:
        made = RUNTIME / "capnp"
        count = len(directions(library_of(name)))
        sources = [made / f"{part}.c" for part in ("capnp_stream", "capnp_encode", "capnp_decode")]
        out = cls.folder / f"{name}_stream"
        command = [
            "gcc",
            *interp_world.STRICT,
            *interp_world.SANITIZED,
            f"-I{made}",
            f"-I{RUNTIME}",
        ]
        command += [f"-DWRIT_CAPNP={name}_capnp_messages", f"-DWRIT_CAPNP_COUNT={count}"]
        command += [*map(str, sources), str(cls.folder / name / f"{name}_capnp.c"), "-o", str(out)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode or done.stderr:
            raise AssertionError(done.stderr)
        return out

    def ask(self, name: str, lines: list[str]) -> list[bytes | None]:
        text = "\n".join(lines) + "\n"
        done = subprocess.run([self.program(name)], input=text, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        answers = done.stdout.splitlines()
        self.assertEqual(len(answers), len(lines))
        return [None if a == "no" else bytes.fromhex(a.replace("-", "")) for a in answers]

    @staticmethod
    def place(direction: Direction) -> str:
        number = direction.owner.protocol_number
        return f"{number:x} {direction.method.number:x} {int(direction.is_reply)}"

    def encoded(
        self, name: str, cases: list[tuple[Direction, bytes]], form: int
    ) -> list[bytes | None]:
        return self.ask(
            name, [f"encode {form} {self.place(d)} {body.hex() or '-'}" for d, body in cases]
        )

    def decoded(self, name: str, cases: list[tuple[Direction, bytes]]) -> list[bytes | None]:
        return self.ask(name, [f"decode {self.place(d)} {body.hex() or '-'}" for d, body in cases])

    # ------------------------------------------------------------ places

    def test_fields_are_where_the_tool_puts_them(self) -> None:
        libraries = [(name, library_of(name)) for name in ("town", "zoo")]
        for folder, library in libraries + [("echo", library) for library in IDL.libraries]:
            name = library.name
            printed = tool.printed_places(self.folder / folder, f"{name}.capnp")
            kinds: list[StructType | UnionType | TableType] = [*library.structs]
            for kind in [*kinds, *library.unions, *library.tables]:
                self.same_places(printed[capnp.type_name(kind.name)], layout_of(kind), kind.name)
            for d in (d for d in directions(library) if not d.is_framework):
                fields = d.method.reply if d.is_reply else d.method.request
                self.same_places(printed[tool.type_name(d)], struct_layout(fields), d.key)

    def same_places(self, printed, made, what: str) -> None:  # type: ignore[no-untyped-def]
        self.assertEqual(printed[""][1], 8 * made.data_words, what)
        self.assertEqual(printed[" "][1], made.pointers, what)
        if made.discriminant >= 0:
            self.assertEqual(printed["?"][1], made.discriminant, what)
        for place in made.places:
            word = "ptr" if place.is_pointer else "bits"
            where = printed[capnp.camel(place.field.name)]
            self.assertEqual(where, (word, place.at), f"{what}.{place.field.name}")

    # ------------------------------------------------------------ bytes

    def random_cases(self, name: str, count: int) -> list[tuple[int, Direction, bytes, str]]:
        """(index of the direction, direction, native body, the tool's text) of random messages."""
        numbers = Random(SEED)
        found: list[tuple[int, Direction, bytes, str]] = []
        choices = own_directions(name)
        while len(found) < count:
            index = numbers.randrange(len(choices))
            values = random_values(numbers, choices[index].plan)
            try:
                body = encode(choices[index].plan, values).body
            except BadValue:
                continue
            found.append((index, choices[index], body, tool.message_text(choices[index], values)))
        return found

    def test_random_messages_are_what_the_tool_writes_and_what_it_reads(self) -> None:
        for name in WORLDS:
            cases = self.random_cases(name, RANDOM_MESSAGES // len(WORLDS))
            folder = self.folder / name
            ours = self.encoded(name, [(d, body) for _, d, body, _ in cases], 1)
            fitting = [(case, mine) for case, mine in zip(cases, ours) if mine is not None]
            self.assertGreater(len(fitting), 0.9 * len(cases))
            theirs = tool.flat_of(folder, [(case[0], case[3]) for case, _ in fitting])
            for (case, mine), their in zip(fitting, theirs, strict=True):
                self.assertEqual(mine.hex(), their.hex(), f"{case[1].key}: {case[3]}")
            canonical = self.encoded(name, [(case[1], case[2]) for case, _ in fitting], 0)
            pairs = [(case[0], mine or b"") for (case, _), mine in zip(fitting, canonical)]
            read = tool.texts_of(folder, pairs)
            known = tool.texts_of(folder, [(case[0], mine) for case, mine in fitting])
            self.assertEqual(read, known)
            back = self.decoded(
                name, [(case[1], m or b"") for (case, _), m in zip(fitting, canonical)]
            )
            for (case, _), native in zip(fitting, back):
                self.assertEqual(native, case[2], f"{case[1].key}: {case[3]}")

    def test_the_canonical_form_is_the_tools(self) -> None:
        for name in ("town", "zoo"):
            seen: set[int] = set()
            for index, direction, body, text in self.random_cases(name, 300):
                if index in seen:
                    continue
                seen.add(index)
                (mine,) = self.encoded(name, [(direction, body)], 0)
                if mine is None:
                    continue
                kind = tool.type_name(direction)
                for form, number in (("canonical", 0), ("flat", 1)):
                    (mine,) = self.encoded(name, [(direction, body)], number)
                    place = self.folder / name
                    raw = text.encode("latin-1")
                    their = tool.convert(place, f"text:{form}", f"{name}.capnp", kind, raw)
                    self.assertEqual(mine, their, f"{form} {kind}: {text}")

    # ------------------------------------------------------------ vectors

    def test_every_vector_comes_back_from_capnp_as_it_was(self) -> None:
        for name in ("town", "zoo", "echo", "procd"):
            found = directions(library_of(name))
            cases = [
                (found[v.direction], v.message.seen(), v.name)
                for v in vectors.vectors_of(library_of(name))[1]
                if v.reject == GOOD
                and v.direction < len(found)
                and not (found[v.direction].is_reply and v.message.fields.method)
                and not v.name.startswith(("version ", "longer by"))
            ]
            segments = self.encoded(name, [(d, body) for d, body, _ in cases], 0)
            known = [(case, s) for case, s in zip(cases, segments) if s is not None]
            self.assertGreater(len(known), 0.95 * len(cases))
            back = self.decoded(name, [(case[0], s) for case, s in known])
            for (case, _), native in zip(known, back):
                self.assertEqual(native, case[1], f"{case[0].key}: {case[2]}")
            print(f"{name}: {len(known)} of {len(cases)} vectors fit a segment and came back")

    # ------------------------------------------------------------ what is refused

    def test_what_the_tool_lets_pass_is_refused(self) -> None:
        direction = next(d for d in own_directions("town") if d.method.number == 0x1A)
        values = {"name": b"abc", "coat": b"xy", "path": [], "tolls": [1], "song": b"la"}
        (good,) = self.encoded("town", [(direction, encode(direction.plan, values).body)], 0)
        assert good is not None
        name_at, song_at = good.index(b"abc\0"), good.index(b"la\0")
        bad = {
            "trailing bytes": good + bytes(8),
            "dirty padding": good[: name_at + 5] + b"x" + good[name_at + 6 :],
            "a text without its end": good[: song_at + 2] + b"x" + good[song_at + 3 :],
            "a root that points elsewhere": bytes([good[0] ^ 4]) + good[1:],
            "a far pointer": bytes([good[0] | 2]) + good[1:],
            "half of it": good[:16],
        }
        answers = self.decoded("town", [(direction, b) for b in bad.values()])
        self.assertEqual(dict(zip(bad, answers)), dict.fromkeys(bad))

    def test_changed_segments_are_refused_or_are_the_one_form_of_what_they_say(self) -> None:
        numbers = Random(SEED)
        for name in ("town", "zoo"):
            cases = self.random_cases(name, 400)
            segments = self.encoded(name, [(d, body) for _, d, body, _ in cases], 0)
            changed = []
            for (_, direction, _, _), segment in zip(cases, segments):
                for _ in range(5 if segment else 0):
                    data = bytearray(segment or b"")
                    for _ in range(numbers.randint(1, 3)):
                        data[numbers.randrange(len(data))] ^= 1 << numbers.randrange(8)
                    changed.append((direction, bytes(data)))
            natives = self.decoded(name, changed)
            read = [(c, n) for c, n in zip(changed, natives) if n is not None]
            self.assertGreater(len(changed), 2 * len(read) // 3)
            again = self.encoded(name, [(c[0], n) for c, n in read], 0)
            for ((direction, segment), _), same in zip(read, again):
                if not direction.plan.frame.strict:
                    continue
                self.assertEqual(segment, same, direction.key)


if __name__ == "__main__":
    unittest.main()
