"""The Cap'n Proto schemas: the real tool takes them, ids and ordinals follow the rules, and names survive."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CODEGEN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CODEGEN))

from writ.emit import capnp  # noqa: E402
from writ.load import load_texts, load_world  # noqa: E402
from writ.model import World  # noqa: E402

TREE = CODEGEN.parent
TYPES = """
/// Types that another library uses.
library org.example.base version 1;
/// A colour.
strict enum Colour : u8 { /// Like blood.
    RED = 1; BLUE = 5; }
/// A wide one.
flexible enum Tone : u16 { LOW = 1; HIGH = 0x1000; }
/// Where.
struct Place { x : i32; colours : Colour[2]; }
"""
ZOO = """
/// Everything that a schema can say.
library zoo version 2;
import org.example.base { Colour, Tone, Place };
/// The "longest" name.
const MAX_NAME : u32 = 12;
const ON : bool = true;
type AnimalId = u64;
strict bits Access : u8 { READ = 0; WRITE = 3; }
struct Cage { place : Place; id : AnimalId; }
strict union Choice reserve 24 { 1 cage : Cage; 2 number : u32; }
flexible union Single reserve 8 { 1 number : u32; }
strict table Settings reserve 32 { 1 loud : bool; 3 at : Place; }
strict error ZooError {
    /// Not awake.
    ASLEEP = 64;
}
/// Pages.
object Vmo = 4 { rights { READ = 0; TRANSFER = 15; } }
/// Animals.
durable protocol Zoo = 0x20 {
    roles { keeper = 0; }
    /// Does all of it.
    flexible method 0x10 every_thing(
        id : AnimalId, is_big : bool, size : i16 in -5..5, colour : Colour, tone : Tone, access : Access,
        name : name<=MAX_NAME, note : text<=40, raw : bytes<=8, cages : Cage[]<=4, row : u16[3],
        paper : give optional handle<Vmo, READ>, pair : lend handle<Vmo, READ>[2],
        late : u32 since 2, early : u16 since 1
    ) -> (choice : Choice, single : Single, settings : Settings, list : u8) error ZooError
        requires keeper deadline 100ms retry never;
    /// Does nothing.
    strict method 0x11 nothing() -> () requires any deadline 100ms retry safe;
    reserved 0x12 gone_for_good;
}
"""


def schemas(world: World) -> dict[str, str]:
    return capnp.emit(world)


def zoo() -> World:
    loaded = load_texts({"idl/base.writ": TYPES, "idl/zoo.writ": ZOO})
    assert loaded.world is not None, loaded.report()
    return loaded.world


def compiled(files: dict[str, str], form: str = "-") -> str:
    """What the tool makes of the schemas; raises with what it says if it refuses one."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        run = subprocess.run(
            ["capnp", "compile", f"-o{form}", *sorted(files)],
            cwd=folder,
            capture_output=True,
            check=False,
        )
        if run.returncode:
            raise AssertionError(f"capnp refuses a schema:\n{run.stderr.decode()}")
        return run.stdout.decode("utf-8", "replace")


def fields_of(schema: str, name: str) -> dict[str, tuple[int, str]]:
    """Ordinal and type of each field of a struct."""
    body = schema.split(f"struct {name} @")[1].split("struct ")[0]
    found = re.findall(r"^ +(\w+) @(\d+) :([\w.()]+);", body, re.MULTILINE)
    return {field: (int(ordinal), kind) for field, ordinal, kind in found}


class Schemas(unittest.TestCase):
    def test_the_tool_takes_the_schema_of_every_contract_of_the_tree(self) -> None:
        files = schemas(load_world([TREE / "idl", TREE / "services"]))
        self.assertIn("kernel.capnp", files)
        compiled(files)

    def test_the_tool_takes_a_schema_with_every_kind_of_type(self) -> None:
        compiled(schemas(zoo()))

    def test_names_are_camel_case_and_numbers_stay(self) -> None:
        schema = schemas(zoo())["zoo.capnp"]
        for line in (
            'const maxName :UInt32 = 12;\n# The "longest" name.',
            "const on :Bool = true;",
            "const everyThingMethod :UInt16 = 0x10;",
            "const keeperRole :UInt32 = 0x1;",
            "const protocolNumber :UInt16 = 0x0020;",
            "const asleep :UInt16 = 64;",
            "const write :UInt8 = 0x8;",
        ):
            self.assertIn(line, schema)
        self.assertNotRegex(re.sub(r"#.*", "", schema), r"\w_\w")
        self.assertNotIn("interface", re.sub(r"#.*", "", schema))

    def test_a_request_has_its_parameters_as_fields(self) -> None:
        fields = fields_of(schemas(zoo())["zoo.capnp"], "EveryThingRequest")
        kinds = {name: kind for name, (_, kind) in fields.items()}
        self.assertEqual(
            kinds,
            {
                "id": "UInt64",
                "isBig": "Bool",
                "size": "Int16",
                "colour": "OrgExampleBase.Colour",
                "tone": "UInt16",
                "access": "UInt8",
                "name": "Text",
                "note": "Text",
                "raw": "Data",
                "cages": "List(Cage)",
                "row": "List(UInt16)",
                "paper": "UInt16",
                "pair": "List(UInt16)",
                "late": "UInt32",
                "early": "UInt16",
            },
        )

    def test_ordinals_rise_with_the_version_that_brought_the_field(self) -> None:
        fields = fields_of(schemas(zoo())["zoo.capnp"], "EveryThingRequest")
        self.assertEqual(sorted(ordinal for ordinal, _ in fields.values()), list(range(15)))
        self.assertEqual((fields["paper"][0], fields["early"][0], fields["late"][0]), (11, 13, 14))

    def test_a_later_field_moves_no_earlier_one(self) -> None:
        before = ZOO.replace(",\n        late : u32 since 2, early : u16 since 1", "")
        old = load_texts({"idl/base.writ": TYPES, "idl/zoo.writ": before}).world
        assert old is not None
        known = fields_of(schemas(old)["zoo.capnp"], "EveryThingRequest")
        now = fields_of(schemas(zoo())["zoo.capnp"], "EveryThingRequest")
        self.assertEqual(known, {name: now[name] for name in known})

    def test_an_enum_over_a_byte_keeps_its_numbers_as_ordinals(self) -> None:
        schema = schemas(zoo())["org.example.base.capnp"]
        self.assertRegex(schema, r"enum Colour @0x[0-9a-f]{16} \{")
        self.assertIn("  red @1;  # Like blood.\n", schema)
        self.assertIn("  unused4 @4;  # no value\n  blue @5;", schema)
        self.assertIn("const high :UInt16 = 4096;", schema)

    def test_a_union_with_one_member_gets_a_second_one(self) -> None:
        shown = compiled(schemas(zoo()), "capnp")
        self.assertRegex(
            shown, r"struct Single @\w+ \{[^}]*number @0 :UInt32;[^}]*unused1 @1 :Void;"
        )

    def test_ids_follow_from_names_and_have_the_top_bit(self) -> None:
        self.assertEqual(capnp.node_id("echo"), "0x892c79e8f80e559e")
        self.assertEqual(capnp.node_id("echo.RoomState"), "0x852d5d91436efff5")
        ids = re.findall(r"@0x([0-9a-f]{16})", "".join(schemas(zoo()).values()))
        self.assertEqual(len(ids), len(set(ids)))
        self.assertTrue(all(int(found, 16) >> 63 for found in ids))

    def test_a_message_of_the_tool_reads_back_by_name(self) -> None:
        files = schemas(load_world([TREE / "idl", TREE / "services"]))
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                Path(folder, name).write_text(text, encoding="utf-8")
            said = b"(state = asked, heard = 3)"
            command = ["capnp", "convert", "text:text", "--short", "echo.capnp", "Echo.LookReply"]
            run = subprocess.run(command, cwd=folder, input=said, capture_output=True, check=False)
        self.assertEqual(run.stdout.strip(), said, run.stderr.decode())

    def test_the_same_contract_gives_the_same_bytes(self) -> None:
        self.assertEqual(schemas(zoo()), schemas(zoo()))


if __name__ == "__main__":
    unittest.main()
