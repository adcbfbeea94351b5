"""What `writ diff` calls compatible interoperates between old and new, both ways; what it calls
breaking is shown to break.

Thousands of random pairs of contracts a run: SEED in the environment chooses others, PAIRS how
many; both are printed. Old and new peers are the
interpreter in C over the two images, and for a sample the generated C.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import unittest
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "codegen"))

from twin.codec import BadValue, decode, encode, error_reply  # noqa: E402
from twin.judge import GOOD, judge  # noqa: E402
from twin.manifest import Direction, directions  # noqa: E402
from twin.message import Message  # noqa: E402
from twin.randoms import random_values  # noqa: E402
from twin.samples import extended, extended_size  # noqa: E402
from twin.tag import OK  # noqa: E402
from twin.text import text_of  # noqa: E402
from writ.abi.compare import compare  # noqa: E402
from writ.abi.rules import BREAKS  # noqa: E402
from writ.abi.snapshot import snapshot  # noqa: E402
from writ.emit import c as emit_c  # noqa: E402
from writ.emit import vectors  # noqa: E402
from writ.emit.capnp_layout import box_layout  # noqa: E402
from writ.load import load_texts  # noqa: E402
from writ.model import (  # noqa: E402
    ArrayType,
    Library,
    StructType,
    TableType,
    Type,
    UnionType,
    VectorType,
    World,
)

from tests import evolution_schemas as schemas  # noqa: E402
from tests import interp_world  # noqa: E402

SEED = int(os.environ.get("SEED", "1"))
PAIRS = int(os.environ.get("PAIRS", "2000"))
MESSAGES = 3  # of each direction of each method, each way
SEARCH = 60  # messages tried for a break, each way
BATCH = 250
IN_C = 12  # pairs of which the generated C is compiled, too


def agree(sent: Type, read: Type, value: Any, got: Any) -> bool:
    """Whether a value that was sent by one contract is the one that another reads, as far as both know it."""
    if type(sent) is not type(read):
        return False
    match sent:
        case StructType():
            pairs = list(zip(sent.fields, read.fields))  # type: ignore[union-attr]
            same = len(sent.fields) == len(read.fields)  # type: ignore[union-attr]
            return same and all(agree(a.type, b.type, value[a.name], got[b.name]) for a, b in pairs)
        case ArrayType() | VectorType():
            both = zip(value, got)
            inner = read.element  # type: ignore[union-attr]
            same = len(value) == len(got)
            return same and all(agree(sent.element, inner, a, b) for a, b in both)
        case UnionType():
            return agree_variants(sent, read, dict([value]), dict([got] if got[0] else []))
        case TableType():
            return agree_variants(sent, read, value, got)
    return bool(value == got)


def agree_variants(sent: Any, read: Any, value: dict[str, Any], got: dict[str, Any]) -> bool:
    fields = {v.number: v.field for v in read.variants}
    for variant in sent.variants:
        other = fields.get(variant.number)
        if other is None:
            continue
        if (variant.field.name in value) != (other.name in got):
            return False
        if other.name in got:
            pair = value[variant.field.name], got[other.name]
            if not agree(variant.field.type, other.type, *pair):
                return False
    return True


@dataclass(frozen=True)
class Pair:
    """Two states of one contract, and what the comparison says."""

    index: int
    old: Library
    new: Library

    @property
    def rules(self) -> list[Any]:
        return [change.rule for change in compare(snapshot(self.old), snapshot(self.new))]

    @property
    def breaks(self) -> bool:
        return any(rule.wire == BREAKS for rule in self.rules)


@dataclass(frozen=True)
class Sent:
    """A message that one side sends and the other gets; `to` is None if the other has no such method."""

    pair: Pair
    made: Direction
    to: Direction | None
    values: dict[str, Any]
    message: Message
    forward: bool  # from old to new

    @property
    def where(self) -> str:
        return f"{'old to new' if self.forward else 'new to old'}, {self.made.key}: {self.values}"


def own(library: Library) -> dict[tuple[int, int, bool], Direction]:
    number = library.protocols[0].number
    return {
        (number, d.method.number, d.is_reply): d for d in directions(library) if not d.is_framework
    }


def messages(
    numbers: Random, pair: Pair, forward: bool, count: int, unknown: bool = False
) -> list[Sent]:
    """What a sender of one state may say to a receiver of the other, of the methods that the sender
    knows; with `unknown`, also what it hands on
    and has no name for.

    A request of a method that only the sender has is no question of the wire; a reply to one is never sent.
    """
    one, other = (pair.old, pair.new) if forward else (pair.new, pair.old)
    there = own(other)
    found = []
    for key, made in own(one).items():
        to = there.get(key)
        if to is None and not forward:
            continue
        for _ in range(count):
            values = random_values(numbers, made.plan, unknown)
            try:
                found.append(Sent(pair, made, to, values, encode(made.plan, values), forward))
            except BadValue:
                continue
        if made.is_reply and made.method.errors and to:
            more = [9999] if unknown and not made.method.errors.strict else []
            for status in [m.number for m in made.method.errors.members] + more:
                message = error_reply(made.plan.frame, status)
                found.append(Sent(pair, made, to, {}, message, forward))
    return found


def is_understood(sent: Sent) -> bool:
    """By the twin: the receiver takes it, and reads what was said."""
    if sent.to is None or judge(sent.to.plan, sent.message) != GOOD:
        return False
    if sent.made.is_reply and sent.message.fields.method != OK:
        return True
    got = decode(sent.to.plan, sent.message).values
    one = sent.made.method.reply if sent.made.is_reply else sent.made.method.request
    other = sent.to.method.reply if sent.to.is_reply else sent.to.method.request
    return all(agree(a.type, b.type, sent.values[a.name], got[b.name]) for a, b in zip(one, other))


def world(libraries: list[Library]) -> World:
    return World(tuple(libraries), (), ())


def load_pairs(numbers: Random, first: int, count: int) -> list[Pair]:
    """Pairs whose two states are both good contracts."""
    olds = [schemas.contract(numbers, first + i) for i in range(count)]
    news = [schemas.changed(numbers, old) for old in olds]
    sides = []
    for contracts in (olds, news):
        texts = {f"e{c.index}.writ": schemas.text(c) for c in contracts}
        while True:
            loaded = load_texts(texts)
            bad = {d.pos.path for d in loaded.diagnostics if not d.warning}
            if not bad:
                break
            texts = {name: text for name, text in texts.items() if name not in bad}
        assert loaded.world is not None
        sides.append({library.name: library for library in loaded.world.libraries})
    both = sorted(sides[0].keys() & sides[1].keys(), key=lambda name: int(name[1:]))
    return [Pair(int(name[1:]), sides[0][name], sides[1][name]) for name in both]


def moves_in_capnp(pair: Pair) -> bool:
    """Whether the codec of the second encoding reads a member where the other one wrote another, or nothing."""

    def boxes(library: Library) -> list[UnionType | TableType]:
        return [*library.unions, *library.tables]

    for old in boxes(pair.old):
        for new in boxes(pair.new):
            if old.name == new.name:
                before, after = box_layout(old).places, box_layout(new).places
                if any(
                    a.number != b.number or a.at != b.at or a.is_pointer != b.is_pointer
                    for a, b in zip(before, after)
                ):
                    return True
    return False


def is_shown_to_break(numbers: Random, pair: Pair) -> bool:
    for forward in (True, False):
        if not all(map(is_understood, messages(numbers, pair, forward, SEARCH, True))):
            return True
    return moves_in_capnp(pair) or any(
        judge(to.plan, extended(made.plan)) != GOOD
        for key, made in own(pair.old).items()
        if not made.plan.frame.strict and extended_size(made.plan) <= 48
        for to in (own(pair.new)[key],)
    )


class Evolution(unittest.TestCase):
    folder: Path
    pairs: list[Pair]

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        numbers = Random(SEED)
        cls.pairs = []
        made = 0
        while len(cls.pairs) < PAIRS:
            cls.pairs += load_pairs(numbers, made, BATCH)[: PAIRS - len(cls.pairs)]
            made += BATCH
        breaking = sum(pair.breaks for pair in cls.pairs)
        print(
            f"seed {SEED}: {len(cls.pairs)} pairs, {len(cls.pairs) - breaking} compatible, {breaking} breaking"
        )

    def test_what_is_called_compatible_is_understood_both_ways(self) -> None:
        numbers = Random(SEED)
        program = interp_world.build(
            self.folder / "stream", "interp_stream", interp_world.SANITIZED
        )
        count = 0
        rules: Counter[str] = Counter()
        for start in range(0, len(self.pairs), BATCH):
            pairs = [p for p in self.pairs[start : start + BATCH] if not p.breaks]
            rules.update(name for p in pairs for name in {rule.id for rule in p.rules})
            for forward in (True, False):
                sent = [s for p in pairs for s in messages(numbers, p, forward, MESSAGES)]
                count += len(sent)
                self.all_understood(program, pairs, sent, forward)
        print(f"{count} messages; rules seen: {dict(sorted(rules.items()))}")

    def all_understood(
        self, program: Path, pairs: list[Pair], sent: list[Sent], forward: bool
    ) -> None:
        receivers = world([p.new if forward else p.old for p in pairs])
        known = [s for s in sent if s.to is not None]
        lines = [interp_world.check_line(s.to, s.message, 0) for s in known if s.to]
        answers = interp_world.run(program, receivers, self.folder, lines)
        for s, answer in zip(known, answers, strict=True):
            self.assertTrue(is_understood(s), s.where)
            assert s.to is not None
            said = answer.split(" ", 3)
            self.assertEqual(said[:3], ["0", "0", "0"], s.where)
            if not (s.to.is_reply and s.message.fields.method):
                fields = s.to.method.reply if s.to.is_reply else s.to.method.request
                text = text_of(fields, decode(s.to.plan, s.message).values)
                self.assertEqual(said[3], text, s.where)

    def test_what_is_called_breaking_breaks(self) -> None:
        numbers = Random(SEED)
        shown: Counter[str] = Counter()
        missed: Counter[str] = Counter()
        for pair in [p for p in self.pairs if p.breaks][:400]:
            ids = {rule.id for rule in pair.rules if rule.wire == BREAKS}
            if len(ids) == 1:
                (shown if is_shown_to_break(numbers, pair) else missed).update(ids)
        print(
            f"shown to break: {dict(sorted(shown.items()))}; not by random values: {dict(missed)}"
        )
        self.assertGreater(len(shown), 8)
        self.assertGreater(sum(shown.values()), 9 * sum(missed.values()))

    def test_the_generated_c_of_the_receiver_takes_what_the_sender_says(self) -> None:
        numbers = Random(SEED)
        grown = [p for p in self.pairs if not p.breaks and p.rules][:IN_C]
        for forward in (True, False):
            for pair in grown:
                self.c_accepts(numbers, pair, forward)

    def c_accepts(self, numbers: Random, pair: Pair, forward: bool) -> None:
        receiver = pair.new if forward else pair.old
        place = self.folder / f"{receiver.name}-{forward}"
        place.mkdir()
        rows, _ = vectors.vectors_of(receiver)
        index = {(d.method.number, d.is_reply): i for i, d in enumerate(directions(receiver))}
        sent = [s for s in messages(numbers, pair, forward, 20) if s.to is not None]
        known = [
            vectors.Vector(
                index[(s.made.method.number, s.made.is_reply)],
                "sent",
                s.message,
                0,
                GOOD,
                0,
            )
            for s in sent
        ]
        texts = emit_c.emit_library(world([receiver]), receiver.name)
        texts |= vectors.table_of(receiver, rows, known)
        for name, text in texts.items():
            (place / name).write_text(text)
        suite = interp_world.RUNTIME / "suite"
        out = place / "accept"
        command = [
            "gcc",
            "-std=gnu2x",
            "-O1",
            f"-DWRIT_VECTORS={receiver.name}_vectors",
            f"-I{place}",
        ]
        command += [
            f"-I{interp_world.RUNTIME / 'fake'}",
            f"-I{interp_world.RUNTIME}",
            f"-I{suite}",
            str(suite / "accept_main.c"),
        ]
        command += [str(place / f"{receiver.name}_vectors.c"), "-o", str(out)]
        done = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        ran = subprocess.run([out], capture_output=True, text=True)
        self.assertEqual(ran.returncode, 0, ran.stdout)


if __name__ == "__main__":
    unittest.main()
