"""The reference: complete, true to the wire, without dead ends, and the same bytes every time."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import Any, Iterator

CODEGEN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CODEGEN))

from twin.checks import plan  # noqa: E402
from twin.judge import GOOD, judge_content  # noqa: E402
from twin.message import Message  # noqa: E402
from writ.emit import reference  # noqa: E402
from writ.emit.reference import spelling, statuses  # noqa: E402
from writ.emit.reference.drawing import lanes  # noqa: E402
from writ.emit.reference.machine import machine_svg  # noqa: E402
from writ.load import load_texts, load_world  # noqa: E402
from writ.model import Method, Object, Protocol, World  # noqa: E402

TREE = CODEGEN.parent
SVG = "{http://www.w3.org/2000/svg}"
ROW = 8
CELLS = re.compile(r'<td class="(\w+)" colspan="(\d)">')


@cache
def world() -> World:
    return load_world([TREE / "idl", TREE / "services"])


@cache
def book() -> dict[str, str]:
    return reference.emit(world())


def methods() -> Iterator[tuple[Protocol | Object, Method]]:
    for library in world().libraries:
        for owner in spelling.owners_of(library):
            for method in owner.methods:
                yield owner, method


def chapter(owner: Protocol | Object, method: Method) -> str:
    page = book()[f"{owner.library}.md"]
    start = page.index(f'<a id="{owner.name}.{method.name}"></a>\n')
    return page[start : page.find('\n<a id="', start + 1)]


def unplaced(value: Any) -> Any:
    """The model without source positions and prose."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [f.name for f in dataclasses.fields(value) if f.name not in ("pos", "doc", "path")]
        return (type(value).__name__, *(unplaced(getattr(value, name)) for name in names))
    return tuple(unplaced(item) for item in value) if isinstance(value, tuple) else value


class Pages(unittest.TestCase):
    def test_every_method_has_a_chapter_with_all_its_parts(self) -> None:
        for owner, method in methods():
            with self.subTest(method=f"{owner.name}.{method.name}"):
                text = chapter(owner, method)
                for part in (
                    "```writ",
                    "Who may call",
                    "Deadline",
                    "#### Request",
                    "#### Reply",
                    "What can come back",
                ):
                    self.assertIn(part, text)
                self.assertEqual(text.count('<table class="wire">'), 2)
                self.assertEqual(text.count("```hexdump"), 2)

    def test_every_library_component_and_system_has_a_page(self) -> None:
        wanted = {"index.md", "reference.json"}
        wanted |= {f"{lib.name}.md" for lib in world().libraries}
        wanted |= {f"component-{c.name}.md" for c in world().components}
        wanted |= {f"system-{s.name}.{kind}" for s in world().systems for kind in ("md", "svg")}
        wanted |= {
            f"machine-{p.name}-{m.name}.svg"
            for lib in world().libraries
            for p in lib.protocols
            for m in p.machines
        }
        self.assertEqual(set(book()), wanted)

    def test_every_link_inside_the_book_leads_somewhere(self) -> None:
        anchors = {
            name: set(re.findall(r'<a id="([^"]+)"></a>', text)) for name, text in book().items()
        }
        anchors["index.md"] |= {"statuses", "checks"}  # headings
        for name, text in book().items():
            for link in re.findall(r"\]\(([^)]+)\)", text):
                file, _, anchor = link.partition("#")
                if not file.startswith("../"):
                    self.assertIn(file or name, book(), f"{name}: {link}")
                    self.assertIn(
                        anchor or "statuses",
                        anchors[file or name] | {"statuses"},
                        f"{name}: {link}",
                    )

    def test_a_signature_is_the_contract_again(self) -> None:
        texts = {
            f"idl/{path.name}": path.read_text()
            for path in (TREE / "idl").glob("*.writ")
            if path.stem != "system"
        }
        texts |= {
            f"idl/kernel/{path.name}": path.read_text()
            for path in (TREE / "idl/kernel").glob("*.writ")
        }
        for owner, method in methods():
            spelt = re.sub(r"^@.*\n", "", spelling.method_text(owner, method))
            pattern = re.compile(
                rf"(?:strict|flexible) method 0x{method.number:02X} {method.name}\(.*?;", re.DOTALL
            )
            where = [
                name
                for name, text in texts.items()
                if f"{owner.name} = " in text and pattern.search(text)
            ]
            self.assertEqual(len(where), 1, f"{owner.name}.{method.name}")
            head, body = re.split(
                rf"(?=(?:protocol|object|control) {owner.name} = )", texts[where[0]]
            )
            texts[where[0]] = head + pattern.sub(lambda _: spelt, body, count=1)
        loaded = load_texts(texts)
        assert loaded.world is not None, loaded.report()
        self.assertEqual(unplaced(loaded.world.libraries), unplaced(world().libraries))

    def test_the_framework_statuses_are_those_of_the_wire(self) -> None:
        wire = (TREE / "docs/wire.md").read_text(encoding="utf-8")
        section = wire.split("## 4. Status")[1].split("## 5.")[0]
        said = {
            int(number): name for name, number in re.findall(r"\b([A-Z_]+) (\d+)\b", section)
        } | {0: "OK"}
        self.assertEqual({s.number: s.name for s in statuses.FRAMEWORK}, said)

    def test_what_can_come_back_holds_every_declared_error(self) -> None:
        for owner, method in methods():
            text = chapter(owner, method).split("What can come back")[1]
            for error in method.errors.members if method.errors else ():
                self.assertIn(f"| {error.number} | `{error.name}` |", text)


class Bytes(unittest.TestCase):
    def test_every_row_of_a_wire_diagram_is_eight_bytes(self) -> None:
        for name, text in book().items():
            for line in text.split("\n"):
                if line.startswith('<tr><th scope="row">'):
                    self.assertEqual(
                        sum(int(span) for _, span in CELLS.findall(line)), ROW, f"{name}: {line}"
                    )

    def test_every_hexdump_is_a_message_that_the_twin_accepts(self) -> None:
        for owner, method in methods():
            dumps = re.findall(r"```hexdump\n(.*?)\n```", chapter(owner, method), re.DOTALL)
            for dump, is_reply in zip(dumps, (False, True)):
                with self.subTest(method=f"{owner.name}.{method.name}", is_reply=is_reply):
                    message = message_of(dump)
                    self.assertEqual(message.fields.size, len(message.body))
                    self.assertEqual(judge_content(plan(owner, method, is_reply), message), GOOD)

    def test_the_checks_are_those_of_the_twin(self) -> None:
        whole = json.loads(book()["reference.json"])
        for owner, method in methods():
            library = whole["libraries"][owner.library]
            made = library["protocols" if isinstance(owner, Protocol) else "objects"][owner.name][
                "methods"
            ][method.name]
            for is_reply, side in ((False, "request"), (True, "reply")):
                known = [(c.id, c.kind) for c in plan(owner, method, is_reply).checks]
                said = [(c["id"], c["kind"]) for c in made[side]["checks"]]
                self.assertEqual(said, known, f"{owner.name}.{method.name} {side}")


def message_of(dump: str) -> Message:
    """The message that a hexdump shows."""
    tag, body, records = 0, bytearray(), bytearray(64)
    for line in dump.split("\n"):
        place, data = line[:5].strip(), bytes.fromhex(line[6:30])
        if place == "tag":
            tag = int.from_bytes(data, "little")
        elif int(place, 16) >= 4032:
            at = int(place, 16) - 4032
            records[at : at + len(data)] = data
        else:
            assert int(place, 16) == len(body), f"a gap before {place}"
            body += data
    return Message(tag, bytes(body), bytes(records))


HARD = """
/// A contract whose machine has everything that a picture can have.
library hard version 1;
type JobId = u64;
strict enum JobState : u8 { A = 1; B = 2; C = 3; D = 4; E = 5; F = 6; G = 7; H = 8; I = 9; J = 10; K = 11; }
/// What can go wrong.
strict error HardError {
    /// It broke.
    BROKEN = 64;
}
/// Jobs.
durable protocol Hard = 0x30 {
    roles { worker = 0; }
    machine Job[JobId] : JobState {
        initial gone;
        event stops : B | C | D -> K;
        event retires : K -> gone;
        observed by look.state;
        bound 4;
    }
    /// Makes one.
    strict method 0x10 make() -> (job : JobId) requires worker deadline 1s retry never makes Job[reply.job] A;
    /// Looks.
    strict method 0x11 look(job : JobId) -> (state : JobState) requires any deadline 1s retry safe when Job[job] any -> same;
    /// Goes on.
    strict method 0x12 step(job : JobId) -> () error HardError requires worker deadline 1s retry never
        when Job[job] A | C | E | G -> I, on BROKEN -> B;
    /// Goes back.
    strict method 0x13 back(job : JobId) -> () requires worker deadline 1s retry never when Job[job] I | H | K -> A;
    /// Goes round.
    strict method 0x14 round(job : JobId) -> () requires worker deadline 1s retry never when Job[job] A | B -> B;
}
"""


def hard_machine() -> tuple[Protocol, str]:
    loaded = load_texts({"idl/hard.writ": HARD})
    assert loaded.world is not None, loaded.report()
    protocol = loaded.world.library("hard").protocols[0]
    return protocol, machine_svg(protocol, protocol.machines[0])


class Pictures(unittest.TestCase):
    def test_every_picture_is_well_formed_and_says_what_it_shows(self) -> None:
        pictures = [text for name, text in book().items() if name.endswith(".svg")] + [
            hard_machine()[1]
        ]
        self.assertGreaterEqual(len(pictures), 4)
        for text in pictures:
            root = ET.fromstring(text)
            self.assertTrue(root.findtext(f"{SVG}title") and root.findtext(f"{SVG}desc"))
            self.assertNotRegex(text, r"\bid=|\d\.\d+[ \"]\w*=|NaN")
            self.assertIn("prefers-color-scheme:dark", text)

    def test_boxes_do_not_touch_and_lie_inside_the_picture(self) -> None:
        for text in [text for name, text in book().items() if name.endswith(".svg")] + [
            hard_machine()[1]
        ]:
            root = ET.fromstring(text)
            boxes = [
                tuple(int(box.get(k, "")) for k in ("x", "y", "width", "height"))
                for box in root.iter(f"{SVG}rect")
            ]
            for i, (x, y, width, height) in enumerate(boxes):
                self.assertTrue(0 <= x and 0 <= y)
                self.assertLessEqual(x + width, int(root.get("width", "")))
                self.assertLessEqual(y + height, int(root.get("height", "")))
                for ox, oy, owidth, oheight in boxes[:i]:
                    self.assertTrue(
                        x >= ox + owidth or ox >= x + width or y >= oy + oheight or oy >= y + height
                    )

    def test_a_machine_shows_every_state_and_every_step(self) -> None:
        protocol, text = hard_machine()
        words = [word.text or "" for word in ET.fromstring(text).iter(f"{SVG}text")]
        for state in protocol.machines[0].states.members:
            self.assertIn(state.name, words)
        for word in ("make", "step", "back", "stops", "retires", "step: BROKEN", "look, round"):
            self.assertIn(word, words)

    def test_arrows_of_one_lane_do_not_touch(self) -> None:
        spans = [(0, 9), (1, 4), (2, 3), (4, 8), (5, 6), (0, 2), (9, 11)]
        chosen = lanes(spans)
        for i, (low, high) in enumerate(spans):
            for other in range(i):
                if chosen[i] == chosen[other]:
                    self.assertTrue(low > spans[other][1] or spans[other][0] > high)

    def test_a_call_points_from_client_to_server_and_names_its_roles(self) -> None:
        words = [w.text for w in ET.fromstring(book()["system-writ.svg"]).iter(f"{SVG}text")]
        for word in ("rootd", "echo", "echo_client", "kernel", "speaker, listener", "serves Echo"):
            self.assertIn(word, words)


class Facts(unittest.TestCase):
    def test_the_json_knows_every_method_with_its_layout(self) -> None:
        whole = json.loads(book()["reference.json"])
        say = whole["libraries"]["echo"]["protocols"]["Echo"]["methods"]["say"]
        self.assertEqual(
            (say["number"], say["request"]["class"], say["request"]["size"]), (0x12, "buffer", 16)
        )
        places = {p["name"]: p.get("offset", p.get("record")) for p in say["request"]["parameters"]}
        self.assertEqual(places, {"room": 0, "text": 8, "paper": 0})

    def test_no_source_position_is_in_the_json(self) -> None:
        self.assertNotIn(".writ", book()["reference.json"])


class Determinism(unittest.TestCase):
    def test_hash_seeds_and_folders_change_nothing(self) -> None:
        program = (
            "import hashlib, sys; sys.path.insert(0, sys.argv[1]);"
            "from writ.load import load_world; from writ.emit import capnp, reference;"
            "world = load_world([sys.argv[2] + '/services', sys.argv[2] + '/idl']);"
            "made = sorted({**reference.emit(world), **capnp.emit(world)}.items());"
            "print(hashlib.sha256(repr(made).encode()).hexdigest())"
        )
        found = set()
        for seed, folder in (("1", "/"), ("77", str(CODEGEN))):
            command = [sys.executable, "-B", "-c", program, str(CODEGEN), str(TREE)]
            environment = {**os.environ, "PYTHONHASHSEED": seed}
            run = subprocess.run(
                command, cwd=folder, env=environment, capture_output=True, check=True
            )
            found.add(run.stdout)
        self.assertEqual(len(found), 1)


if __name__ == "__main__":
    unittest.main()
