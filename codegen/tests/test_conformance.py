"""The planner of conformance suites finds the shortest ways, and asks for exactly the hooks that no
contract can give."""

from __future__ import annotations

import re
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "codegen"))

from twin.manifest import directions  # noqa: E402
from writ.emit import standin  # noqa: E402
from writ.emit.conformance import Graph, Suite, emit_library, role_sets, unsupported  # noqa: E402
from writ.load import load_texts, load_world  # noqa: E402
from writ.model import World  # noqa: E402

WORLD = load_world([ROOT / "idl", ROOT / "services"])
LIBRARY = WORLD.library("echo")
ECHO = LIBRARY.protocols[0]
METHODS = [d.method for d in directions(LIBRARY) if not d.is_reply]

LAMP = """
library lamp draft;
type LampId = u32;
strict enum LampState : u8 { OFF = 1; ON = 2; BROKEN = 3; }
/// Lamps.
durable protocol Lamp = 0x30 {
    roles { user = 0; smith = 1; guest = 2; }
    machine Lamp[LampId] : LampState {
        initial gone;
        event lit : OFF -> ON by light;
        observed by look.state;
        bound 3;
    }
    /// Makes one.
    strict method 0x10 make() -> (lamp : LampId) requires smith deadline 1s retry never makes Lamp[reply.lamp] OFF;
    /// Turns it on.
    strict method 0x11 light(lamp : LampId) -> () requires user deadline 1s retry never when Lamp[lamp] OFF -> ON;
    /// Waits for light.
    strict method 0x12 wait(lamp : LampId) -> () requires any retry safe waits<=2 for Lamp.lit when Lamp[lamp] OFF -> same;
    /// Drops it.
    strict method 0x13 drop(lamp : LampId) -> () requires user | smith deadline 1s retry never when Lamp[lamp] any -> gone;
    /// What is with it.
    strict method 0x14 look(lamp : LampId) -> (state : LampState) requires any deadline 1s retry safe when Lamp[lamp] any -> same;
}
"""


def lamp_world() -> World:
    loaded = load_texts({"idl/lamp.writ": LAMP})
    assert loaded.world is not None, loaded.report()
    return loaded.world


LAMP_METHODS = [d.method for d in directions(lamp_world().library("lamp")) if not d.is_reply]


class Graphs(unittest.TestCase):
    def test_every_state_of_every_contract_is_led_to(self) -> None:
        for library in WORLD.libraries:
            for protocol in library.protocols:
                graph = Graph(protocol, list(protocol.methods))
                for index, machine in enumerate(protocol.machines):
                    states = {m.name for m in machine.states.members}
                    self.assertEqual(
                        graph.reached(index), states, f"{protocol.name}.{machine.name}"
                    )

    def test_a_state_that_nothing_leads_to_is_found(self) -> None:
        graph = Graph(lamp_world().library("lamp").protocols[0], LAMP_METHODS)
        self.assertEqual(graph.reached(0), {"OFF", "ON"})

    def test_an_event_made_by_a_method_wakes_who_waits_for_it(self) -> None:
        graph = Graph(ECHO, METHODS)
        names = [m.name for m in METHODS]
        self.assertEqual(graph.woken(names.index("listen")), [names.index("wait_heard")])
        self.assertEqual(graph.woken(names.index("look")), [])


class Roles(unittest.TestCase):
    def test_role_sets_are_all_each_all_but_each_and_none(self) -> None:
        self.assertEqual([n for n, _ in role_sets(ECHO)], ["all", "speaker", "listener", "nobody"])
        lamp = lamp_world().library("lamp").protocols[0]
        self.assertEqual(
            role_sets(lamp),
            [
                ("all", 7),
                ("user", 1),
                ("smith", 2),
                ("guest", 4),
                ("all_but_user", 6),
                ("all_but_smith", 5),
                ("all_but_guest", 3),
                ("nobody", 0),
            ],
        )


class Hooks(unittest.TestCase):
    def test_there_are_exactly_those_that_cannot_be_derived(self) -> None:
        found = [hook.name for hook in Suite(LIBRARY, ECHO).hooks]
        self.assertEqual(
            found,
            [
                "echo_given_reset",
                "echo_given_digest",
                "echo_given_error_double_nothing_said",
                "echo_given_error_double_too_large",
                "echo_ensures_no_room_left_over",
                "echo_given_arg_say_paper",
                "echo_given_error_say_nothing_said",
                "echo_given_error_say_too_large",
            ],
        )

    def test_every_hook_is_written_for_the_host_and_for_the_booted_system(self) -> None:
        folder = ROOT / "tests" / "conformance" / "echo"
        shared = (folder / "errors.c").read_text()
        for place in ("host.c", "booted.c"):
            text = (folder / place).read_text() + shared
            for hook in Suite(LIBRARY, ECHO).hooks:
                self.assertIn(hook.declaration, text, place)

    def test_what_no_contract_says_of_classes_and_events_is_asked_for(self) -> None:
        library = WORLD.library("procd")
        procd = next(p for p in library.protocols if p.name == "Procd")
        told = [h.declaration for h in Suite(library, procd).hooks]
        self.assertIn(
            "const char *procd_given_event_process_exits(struct suite_world *world, uint64_t key)",
            told,
        )
        self.assertIn(
            "const char *procd_given_class_spawn"
            "(struct suite_world *world, struct suite_call *c, uint32_t index)",
            told,
        )
        self.assertEqual([d for d in told if "_given_class_begin_image_transfer" in d], [])

    def test_a_stand_in_has_every_hook(self) -> None:
        for library in WORLD.libraries:
            for protocol in library.protocols:
                text = standin.emit_library(WORLD, library.name)[f"{library.name}_standin.c"]
                found = set(re.findall(r"(\w+_(?:given|ensures)_\w+)\(struct", text))
                wanted = {hook.name for hook in Suite(library, protocol).hooks}
                self.assertEqual(wanted - found, set())

    def test_what_no_suite_is_made_for_is_told(self) -> None:
        self.assertEqual(unsupported(WORLD), [])
        session = LAMP.replace(
            "durable protocol Lamp",
            "strict enum VisitState : u8 { AWAY = 1; HERE = 2; }\n/// Lamps, too.\ndurable protocol Lamp",
        ).replace(
            "    /// Makes one.",
            "    /// A visit.\n    machine Visit per session : VisitState { initial AWAY; event closed : any -> gone; }\n    /// Makes one.",
        )
        loaded = load_texts({"idl/lamp.writ": session})
        assert loaded.world is not None, loaded.report()
        self.assertEqual(
            [what for _, what in unsupported(loaded.world)],
            ["a machine per session has no conformance suite"],
        )


class Texts(unittest.TestCase):
    def test_a_library_has_three_files_and_one_without_protocols_none(self) -> None:
        self.assertEqual(
            sorted(emit_library(WORLD, "echo")),
            ["echo_conformance.c", "echo_conformance.h", "echo_given.h"],
        )
        self.assertEqual(emit_library(WORLD, "kernel"), {})

    def test_every_method_of_the_contract_is_in_the_table(self) -> None:
        text = emit_library(WORLD, "echo")["echo_conformance.c"]
        for method in METHODS:
            self.assertIn(f'.name = "{method.name}"', text)


if __name__ == "__main__":
    unittest.main()
