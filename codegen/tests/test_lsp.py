"""The language server, spoken to as an editor does: through its standard input and output."""

from __future__ import annotations

import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any, BinaryIO, cast

CODEGEN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CODEGEN))

from writ.load import load_texts  # noqa: E402
from writ.lsp import text, wire  # noqa: E402
from writ.lsp.hover import hover  # noqa: E402
from writ.lsp.places import Key  # noqa: E402
from writ.lsp.server import renamed  # noqa: E402
from writ.lsp.workspace import State, Workspace  # noqa: E402
from writ.syntax.tables import tables  # noqa: E402

ROOT = CODEGEN.parent
REAL = [ROOT / "idl", ROOT / "services"]
SEED = int(os.environ.get("WRIT_SEED", "20"))

CONTRACT = """/// Letters.
library mail draft;

/// The longest text.
const MAX_TEXT : u32 = 64;
/// How a letter goes.
strict enum Way : u32 {
    /// On land.
    LAND = 1;
    /// By air.
    AIR = 2;
}
/// Where it goes.
struct Place {
    /// The street.
    street : u32;
    /// The house.
    house : u64;
}
/// A post office.
durable protocol Mail = 0x102 {
    roles {
        /// Writes.
        writer = 0;
    }
    /// Sends a letter 𝔸.
    strict method 16 send(to : Place, way : Way, words : text<=MAX_TEXT) -> (number : u64)
        requires writer
        deadline 100ms
        retry never;
}
"""


class Client:
    """An editor: a server as a process, and every message that came from it."""

    def __init__(self, folder: Path, *paths: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-B", str(CODEGEN / "writc"), "lsp", *paths],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=folder,
        )
        self.number = 0
        self.told: dict[str, list[Any]] = {}

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def raw(self, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, method: str, params: Any, number: int | None = None) -> None:
        message = {"method": method, "params": params}
        assert self.process.stdin is not None
        wire.write(
            cast(BinaryIO, self.process.stdin),
            message if number is None else {**message, "id": number},
        )

    def next(self) -> wire.Message:
        assert self.process.stdout is not None
        message = wire.read(self.process.stdout)
        assert message is not None, "the server went away"
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            self.told[Path(text.path_of(params["uri"])).name] = params["diagnostics"]
        return message

    def ask(self, method: str, params: Any) -> wire.Message:
        self.number += 1
        self.send(method, params, self.number)
        while (message := self.next()).get("id") != self.number:
            pass
        return message

    def result(self, method: str, params: Any) -> Any:
        message = self.ask(method, params)
        assert "error" not in message, message
        return message["result"]

    def begin(self) -> Any:
        found = self.result("initialize", {"rootUri": text.uri_of(self.folder)})
        self.send("initialized", {})
        return found

    def uri(self, name: str) -> str:
        return text.uri_of((self.folder / name).resolve())

    def at(self, name: str, line: int, character: int) -> dict[str, Any]:
        return {
            "textDocument": {"uri": self.uri(name)},
            "position": {"line": line, "character": character},
        }

    def open(self, name: str, content: str) -> None:
        document = {"uri": self.uri(name), "languageId": "writ", "version": 1, "text": content}
        self.send("textDocument/didOpen", {"textDocument": document})

    def change(self, name: str, content: str) -> None:
        document = {"uri": self.uri(name), "version": 2}
        params = {"textDocument": document, "contentChanges": [{"text": content}]}
        self.send("textDocument/didChange", params)

    def diagnostics(self, name: str) -> list[Any]:
        """The next that come for a file."""
        while True:
            message = self.next()
            params: Any = message.get("params")
            if message.get("method") == "textDocument/publishDiagnostics":
                if text.path_of(params["uri"]).name == name:
                    found: list[Any] = params["diagnostics"]
                    return found


def spot(content: str, word: str, nth: int = 0) -> tuple[int, int]:
    """Line and column, as an editor counts them, of a word."""
    at = -1
    for _ in range(nth + 1):
        at = content.index(word, at + 1)
    line = content.count("\n", 0, at)
    return line, text.units(content[content.rfind("\n", 0, at) + 1 : at])


class Session(unittest.TestCase):
    """A workspace with one contract, and an editor."""

    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        (self.folder / "idl").mkdir()
        (self.folder / "idl" / "mail.writ").write_text(CONTRACT, encoding="utf-8")
        self.client = Client(self.folder)
        self.addCleanup(self.client.__exit__)
        self.capabilities = self.client.begin()["capabilities"]

    def here(self, word: str, nth: int = 0, offset: int = 0) -> dict[str, Any]:
        line, column = spot(CONTRACT, word, nth)
        return self.client.at("idl/mail.writ", line, column + offset)

    def test_what_is_typed_is_checked_before_it_is_saved(self) -> None:
        self.client.open("idl/mail.writ", CONTRACT)
        self.client.change("idl/mail.writ", CONTRACT.replace("to : Place", "to : Plce"))
        (found,) = self.client.diagnostics("mail.writ")
        line, column = spot(CONTRACT, "Place", 1)
        self.assertEqual(found["code"], "E0201")
        self.assertEqual(found["range"]["start"], {"line": line, "character": column})
        self.assertEqual(found["range"]["end"], {"line": line, "character": column + 4})
        self.assertIn("did you mean `Place`?", found["message"])
        self.client.change("idl/mail.writ", CONTRACT)
        self.assertEqual(self.client.diagnostics("mail.writ"), [])

    def test_a_file_that_is_closed_is_again_what_the_disk_says(self) -> None:
        self.client.open("idl/mail.writ", "library mail draft; struct")
        self.assertTrue(self.client.diagnostics("mail.writ"))
        document = {"textDocument": {"uri": self.client.uri("idl/mail.writ")}}
        self.client.send("textDocument/didClose", document)
        self.assertEqual(self.client.diagnostics("mail.writ"), [])

    def test_a_file_that_is_new_belongs_to_its_folder(self) -> None:
        new = "/// More.\nlibrary more draft;\nimport mail { Place };\n/// Two.\nstruct Two { /// One.\n one : Place; other : Plac; }\n"
        self.client.open("idl/more.writ", new)
        (found,) = self.client.diagnostics("more.writ")
        self.assertEqual(found["code"], "E0201")

    def test_a_file_outside_of_the_folders_is_checked_by_itself(self) -> None:
        self.client.open("other/mail.writ", CONTRACT.replace("u64;", "u65;"))
        (found,) = self.client.diagnostics("mail.writ")
        self.assertEqual(found["code"], "E0201")
        self.assertIn("u65", found["message"])

    def test_hovering_over_a_method_shows_its_messages(self) -> None:
        found = self.client.result("textDocument/hover", self.here("send"))
        value = found["contents"]["value"]
        self.assertIn("strict method 0x10 send(to : Place, way : Way, words : text<=64)", value)
        self.assertIn("Sends a letter", value)
        self.assertIn("Request: buffer, 24 to 88 bytes", value)
        self.assertIn("Reply: registers, 1 word", value)

    def test_hovering_over_a_struct_shows_where_its_fields_are(self) -> None:
        found = self.client.result("textDocument/hover", self.here("Place", 1))
        self.assertIn("house : u64;  // at 8", found["contents"]["value"])
        self.assertIn("16 bytes", found["contents"]["value"])

    def test_hovering_over_nothing_shows_nothing(self) -> None:
        self.assertIsNone(self.client.result("textDocument/hover", self.here("library")))
        self.assertIsNone(
            self.client.result("textDocument/hover", self.client.at("idl/mail.writ", 900, 3))
        )

    def test_a_use_leads_to_the_declaration(self) -> None:
        found = self.client.result("textDocument/definition", self.here("writer", 1, 3))
        line, column = spot(CONTRACT, "writer")
        self.assertEqual(found["range"]["start"], {"line": line, "character": column})
        self.assertEqual(found["uri"], self.client.uri("idl/mail.writ"))

    def test_columns_count_as_the_editor_counts(self) -> None:
        two = 'const A : text<=16 = "𝔸𝔸"; const B : u32 = MAX_TEXT;'
        both = CONTRACT.replace("/// The longest", f"{two}\n/// The longest")
        self.client.open("idl/mail.writ", both)
        row, column = spot(both, "MAX_TEXT")
        self.assertEqual(column, both.split("\n")[row].index("MAX_TEXT") + 2)
        asked = self.client.at("idl/mail.writ", row, column)
        found = self.client.result("textDocument/definition", asked)
        start = dict(zip(("line", "character"), spot(both, "MAX_TEXT", 1)))
        self.assertEqual(found["range"]["start"], start)
        back: dict[str, Any] = {
            **self.client.at("idl/mail.writ", *spot(both, "MAX_TEXT", 1)),
            "context": {},
        }
        uses = self.client.result("textDocument/references", back)
        self.assertEqual(uses[0]["range"]["start"], {"line": row, "character": column})

    def test_every_use_is_found(self) -> None:
        asked = {**self.here("MAX_TEXT"), "context": {"includeDeclaration": True}}
        found = self.client.result("textDocument/references", asked)
        starts = [(f["range"]["start"]["line"], f["range"]["start"]["character"]) for f in found]
        self.assertEqual(starts, [spot(CONTRACT, "MAX_TEXT"), spot(CONTRACT, "MAX_TEXT", 1)])
        marked = self.client.result("textDocument/documentHighlight", self.here("MAX_TEXT"))
        self.assertEqual([m["range"] for m in marked], [f["range"] for f in found])

    def test_a_name_is_changed_wherever_it_stands(self) -> None:
        asked = {**self.here("Place", 1), "newName": "Address"}
        found = self.client.result("textDocument/rename", asked)["changes"]
        (edits,) = found.values()
        lines = CONTRACT.split("\n")
        for edit in sorted(edits, key=lambda e: -int(e["range"]["start"]["line"])):
            start, end = edit["range"]["start"], edit["range"]["end"]
            line = lines[start["line"]]
            lines[start["line"]] = line[: start["character"]] + "Address" + line[end["character"] :]
        self.assertEqual("\n".join(lines), CONTRACT.replace("Place", "Address"))

    def test_a_name_that_breaks_something_is_refused(self) -> None:
        for wanted, why in (
            ("Way", "declared twice"),
            ("9lives", "is no name"),
            ("struct", "word of the language"),
            ("u64", "taken by the language"),
        ):
            answer = self.client.ask(
                "textDocument/rename", {**self.here("Place"), "newName": wanted}
            )
            self.assertIn(why, answer["error"]["message"])
        answer = self.client.ask("textDocument/rename", {**self.here("library"), "newName": "fine"})
        self.assertIn("no name here", answer["error"]["message"])

    def test_the_contents_are_a_tree(self) -> None:
        document = {"textDocument": {"uri": self.client.uri("idl/mail.writ")}}
        found = self.client.result("textDocument/documentSymbol", document)
        shape = [(f["name"], f["detail"], [c["name"] for c in f["children"]]) for f in found]
        self.assertEqual(
            shape,
            [
                ("MAX_TEXT", "constant", []),
                ("Way", "enum", ["LAND", "AIR"]),
                ("Place", "struct", ["street", "house"]),
                ("Mail", "protocol", ["writer", "send"]),
            ],
        )
        named = self.client.result("workspace/symbol", {"query": "SEN"})
        self.assertEqual([n["name"] for n in named], ["send"])

    def completions(self, content: str, before: str) -> list[str]:
        """What is offered right behind a piece of the contract."""
        self.client.open("idl/mail.writ", content)
        line, column = spot(content, before)
        lines = before.count("\n")
        where = (line + lines, len(before.rsplit("\n", 1)[-1]) + (0 if lines else column))
        found = self.client.result(
            "textDocument/completion", self.client.at("idl/mail.writ", *where)
        )
        return [item["label"] for item in found["items"]]

    def test_a_type_completes_to_types_and_nothing_else(self) -> None:
        found = self.completions(CONTRACT.replace("to : Place", "to : Pl"), "to : Pl")
        self.assertLessEqual({"Place", "Way", "u32", "text", "handle"}, set(found))
        self.assertFalse({"MAX_TEXT", "Mail", "writer", "requires"} & set(found))

    def test_requires_completes_to_roles(self) -> None:
        found = self.completions(CONTRACT.replace("requires writer", "requires "), "requires ")
        self.assertEqual(set(found), {"writer", "any"})

    def test_a_clause_completes_to_clauses(self) -> None:
        found = self.completions(
            CONTRACT.replace("deadline 100ms\n        retry never;", "d"),
            "requires writer\n        d",
        )
        self.assertLessEqual({"deadline", "retry", "when", "makes"}, set(found))
        self.assertNotIn("struct", found)

    def test_the_end_of_a_file_completes_to_declarations(self) -> None:
        self.client.open("idl/mail.writ", CONTRACT)
        end = self.client.at("idl/mail.writ", CONTRACT.count("\n"), 0)
        found = self.client.result("textDocument/completion", end)
        labels = {item["label"] for item in found["items"]}
        self.assertLessEqual({"struct", "strict", "durable", "const"}, labels)
        self.assertNotIn("requires", labels)

    def test_formatting_is_what_writ_fmt_does(self) -> None:
        self.client.open("idl/mail.writ", CONTRACT.replace("    street : u32;", "street:u32 ;"))
        document = {"textDocument": {"uri": self.client.uri("idl/mail.writ")}}
        (edit,) = self.client.result("textDocument/formatting", document)
        self.assertEqual(edit["newText"], CONTRACT)
        self.client.change("idl/mail.writ", CONTRACT)
        self.assertEqual(self.client.result("textDocument/formatting", document), [])
        self.client.change("idl/mail.writ", CONTRACT.replace("street", "street street"))
        answer = self.client.ask("textDocument/formatting", document)
        self.assertIn("cannot be read", answer["error"]["message"])

    def test_every_promised_capability_is_kept(self) -> None:
        names = {
            "hoverProvider": "textDocument/hover",
            "definitionProvider": "textDocument/definition",
            "referencesProvider": "textDocument/references",
            "documentHighlightProvider": "textDocument/documentHighlight",
            "documentSymbolProvider": "textDocument/documentSymbol",
            "workspaceSymbolProvider": "workspace/symbol",
            "documentFormattingProvider": "textDocument/formatting",
            "completionProvider": "textDocument/completion",
            "renameProvider": "textDocument/prepareRename",
        }
        self.assertEqual(set(self.capabilities) - {"textDocumentSync"}, set(names))
        for method in names.values():
            self.client.result(method, self.here("Place"))

    def test_what_is_malformed_is_refused_and_the_next_request_is_answered(self) -> None:
        malformed: tuple[tuple[str, Any], ...] = (
            ("textDocument/hover", None),
            ("textDocument/hover", {"textDocument": 7}),
            ("textDocument/hover", self.here("Place") | {"position": {"line": "x"}}),
            ("textDocument/definition", {"textDocument": {"uri": "http://x/y"}}),
            ("textDocument/rename", self.here("Place")),
            ("textDocument/completion", {"textDocument": {"uri": "file:///a%00b"}}),
            ("initialize", {}),
            ("textDocument/noSuchThing", {}),
        )
        for method, params in malformed:
            answer = self.client.ask(method, params)
            self.assertIn(answer["error"]["code"], (-32602, -32601, -32600), answer)
        self.client.raw(b"Content-Length: 3\r\n\r\n{]}")
        self.assertEqual(self.client.next()["error"]["code"], wire.BAD_JSON)
        self.assertIsNotNone(self.client.result("textDocument/hover", self.here("Place")))

    def test_an_end_that_was_announced_is_a_good_one(self) -> None:
        self.assertIsNone(self.client.result("shutdown", None))
        answer = self.client.ask("textDocument/hover", self.here("Place"))
        self.assertEqual(answer["error"]["code"], wire.BAD_REQUEST)
        self.client.send("exit", None)
        self.assertEqual(self.client.process.wait(), 0)

    def test_an_end_that_was_not_announced_is_no_good_one(self) -> None:
        self.client.send("exit", None)
        self.assertEqual(self.client.process.wait(), 1)


class Framing(unittest.TestCase):
    def test_what_is_no_message_ends_the_reading(self) -> None:
        for data in (
            b"Content-Length: -1\r\n\r\n",
            b"Content-Length: 99999999999999\r\n\r\n",
            b"Content-Length: 5\r\n\r\n{}",
            b"nonsense\r\n\r\n",
            b"\r\n",
            b"X" * 10000,
        ):
            with self.assertRaises(wire.Broken, msg=data[:40]):
                wire.read(io.BytesIO(data))

    def test_nesting_without_end_is_refused(self) -> None:
        body = b"[" * 200_000
        with self.assertRaises(wire.BadMessage):
            wire.read(io.BytesIO(b"Content-Length: %d\r\n\r\n" % len(body) + body))

    def test_columns_go_there_and_back(self) -> None:
        line = "a𝔸b\tüc"
        for column in range(1, len(line) + 2):
            self.assertEqual(text.from_units(line, text.to_units(line, column)), column)


class Colours(unittest.TestCase):
    """The files for editors know the words of the grammar, and no others."""

    NO_KEYWORDS = {
        "bool",
        "any",
        "same",
        "gone",
        *(f"{s}{n}" for s in "ui" for n in (8, 16, 32, 64)),
    }

    def compare(self, words: set[str]) -> None:
        self.assertEqual(words - self.NO_KEYWORDS, set(tables().keywords))

    def test_vim_knows_every_word_of_the_language(self) -> None:
        text = (CODEGEN / "editors" / "vim" / "syntax" / "writ.vim").read_text(encoding="utf-8")
        lines = [x.split()[3:] for x in text.split("\n") if x.startswith("syntax keyword")]
        self.compare({word for words in lines for word in words})

    def test_vs_code_knows_every_word_of_the_language(self) -> None:
        folder = CODEGEN / "editors" / "vscode"
        package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        (grammar,) = package["contributes"]["grammars"]
        found = json.loads((folder / grammar["path"]).read_text(encoding="utf-8"))
        lists = [
            re.fullmatch(r"\\b\(([a-z0-9_|]+)\)\\b", p.get("match", "")) for p in found["patterns"]
        ]
        self.compare({word for m in lists if m for word in m[1].split("|")})
        for pattern in found["patterns"]:
            re.compile(pattern.get("match", pattern.get("begin", "")))


class RealContracts(unittest.TestCase):
    """The contracts of the system, where there are any beside the compiler."""

    state: State

    @classmethod
    def setUpClass(cls) -> None:
        if not all(folder.is_dir() for folder in REAL):
            raise unittest.SkipTest("the compiler stands alone")
        cls.state = Workspace(REAL).states()[0]

    def fixed(self, key: Key) -> bool:
        """Names that the language itself knows."""
        return key[0] == "library" or key[-1] in ("Notification", "closed")

    def test_all_names_can_be_changed_at_once_and_mean_the_same(self) -> None:
        state = self.state
        texts = {name: file.text for name, file in state.files.items()}
        places = [
            p for key, found in state.places.of_key.items() if not self.fixed(key) for p in found
        ]
        self.assertGreater(len(places), 3000)
        for name, file in state.files.items():
            lines = list(file.lines)
            here = [p for p in places if p.pos.path == name]
            for place in sorted(here, key=lambda p: p.pos.column, reverse=True):
                line, start = lines[place.pos.line - 1], place.pos.column - 1
                after = line[start + len(place.text) :]
                lines[place.pos.line - 1] = f"{line[:start]}{place.text}Z9{after}"
            texts[name] = "\n".join(lines)
        self.assertEqual(load_texts(texts).report(), "")

    def test_one_name_changed_everywhere_leaves_the_contracts_good(self) -> None:
        random.seed(SEED)
        print(f"seed {SEED}")
        keys = sorted(k for k in self.state.places.of_key if not self.fixed(k))
        for key in random.sample(keys, 12):
            places = self.state.places.of_key[key]
            texts = renamed(self.state, places, f"{places[0].text}Z9")
            self.assertEqual(load_texts(texts).report(), "", key)

    def test_every_word_has_one_declaration_and_something_to_show(self) -> None:
        for key, found in self.state.places.of_key.items():
            declared = [p for p in found if p.declares]
            self.assertEqual(len(declared) == 1 or key[0] == "library", True, key)
            self.assertIn("```writ", hover(key, self.state.places, self.state.world))

    def test_whatever_is_typed_nothing_is_a_fault_of_the_server(self) -> None:
        random.seed(SEED)
        file = self.state.files["idl/echo.writ"]
        words = [*sorted(tables().keywords), *"{}()[]<>;:,=|@.", "\n", "𝔸", "\x00", "room", "64"]
        with tempfile.TemporaryDirectory() as folder, Client(Path(folder)) as client:
            client.begin()
            for _ in range(40):
                at = random.randrange(len(file.text))
                cut = at + random.choice((0, 0, 1, 20, 400))
                typed = file.text[:at] + random.choice(words) + file.text[cut:]
                client.open("echo.writ", typed)
                line = random.randrange(typed.count("\n") + 2)
                where = client.at("echo.writ", line, random.randrange(60))
                for method in (
                    "textDocument/completion",
                    "textDocument/hover",
                    "textDocument/definition",
                    "textDocument/documentSymbol",
                    "textDocument/rename",
                    "textDocument/formatting",
                ):
                    answer = client.ask(method, {**where, "newName": "other"})
                    shown = json.dumps(answer.get("error", ""))
                    self.assertNotIn("fault of the server", shown, typed[max(0, at - 40) : at + 40])


if __name__ == "__main__":
    unittest.main()
