"""The language server: one request after the other, over standard input and output."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from writ.diagnostics import Diagnostic
from writ.load import load_texts
from writ.lsp import text, wire
from writ.lsp.completion import complete
from writ.lsp.hover import hover
from writ.lsp.places import Outline, Place, outline
from writ.lsp.wire import Fault
from writ.lsp.workspace import File, State, Workspace, usual_roots
from writ.syntax.format import formatted
from writ.syntax.tables import tables

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
MOST_SYMBOLS = 500
# Numbers that the protocol gives to kinds of completions and of symbols.
ITEM_KINDS = {
    "keyword": 14,
    "method": 2,
    "field": 5,
    "parameter": 6,
    "protocol": 8,
    "enum": 13,
    "member": 20,
    "constant": 21,
    "struct": 22,
    "event": 23,
    "component": 9,
    "library": 9,
}
SYMBOL_KINDS = {
    "protocol": 11,
    "object": 11,
    "method": 6,
    "field": 8,
    "enum": 10,
    "bits": 10,
    "error": 10,
    "member": 22,
    "right": 22,
    "role": 22,
    "constant": 14,
    "struct": 23,
    "union": 23,
    "table": 23,
    "machine": 5,
    "component": 4,
    "system": 2,
}
CAPABILITIES: dict[str, Any] = {
    "textDocumentSync": {"openClose": True, "change": 1, "save": True},
    "hoverProvider": True,
    "definitionProvider": True,
    "referencesProvider": True,
    "documentHighlightProvider": True,
    "renameProvider": {"prepareProvider": True},
    "documentSymbolProvider": True,
    "workspaceSymbolProvider": True,
    "documentFormattingProvider": True,
    "completionProvider": {"triggerCharacters": ["<", "[", "."]},
}

Spot = tuple[State, File, int, int]


class Server:
    def __init__(self, roots: Sequence[Path], output: BinaryIO) -> None:
        self.workspace = Workspace(roots)
        self.given_roots = bool(roots)
        self.output = output
        self.stage = "new"  # then running, then stopping
        self.stale = False
        self.states: list[State] = []
        self.published: dict[Path, list[Any]] = {}

    # ---------------------------------------------------------------- messages

    def take(self, message: wire.Message) -> bool:
        """Does what a message asks for. False at the end."""
        method, number = message.get("method"), message.get("id")
        if not isinstance(method, str):
            return True  # an answer: nothing is ever asked of the editor
        if method == "exit":
            return False
        try:
            result = self.answer(method, message.get("params"), number is not None)
        except Fault as fault:
            self.refuse(number, fault.code, str(fault))
        except Exception as error:  # one request is lost, the editor's session is not
            frame = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(frame.filename).name}:{frame.lineno}"
            self.refuse(number, wire.FAULT, f"a fault of the server: {error!r} ({where})")
        else:
            if number is not None:
                wire.write(self.output, {"id": number, "result": result})
        return True

    def refuse(self, number: Any, code: int, words: str) -> None:
        if number is not None:
            error = {"code": code, "message": words}
            wire.write(self.output, {"id": number, "error": error})

    def answer(self, method: str, given: Any, wanted: bool) -> Any:
        if self.stage == "new" and method != "initialize":
            raise Fault(wire.NOT_INITIALIZED, "`initialize` comes first")
        if self.stage == "stopping" and wanted:
            raise Fault(wire.BAD_REQUEST, "nothing is answered after `shutdown`")
        do = self.methods().get(method)
        if do is None:
            if wanted:
                raise Fault(wire.NO_METHOD, f"there is no `{method[:100]}`")
            return None
        try:
            return do(given if isinstance(given, dict) else {})
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            if isinstance(given, dict) and _is_whole(method, given):
                raise
            raise Fault(wire.BAD_PARAMETERS, f"`{method}` needs more: {error!r}") from error

    def methods(self) -> dict[str, Callable[[dict[str, Any]], Any]]:
        return {
            "initialize": self.initialize,
            "initialized": lambda _: self.changed(),
            "shutdown": self.shutdown,
            "textDocument/didOpen": self.opened,
            "textDocument/didChange": self.edited,
            "textDocument/didClose": self.closed,
            "textDocument/didSave": lambda _: self.changed(),
            "workspace/didChangeWatchedFiles": lambda _: self.changed(),
            "textDocument/hover": self.hover,
            "textDocument/definition": self.definition,
            "textDocument/references": self.references,
            "textDocument/documentHighlight": self.highlights,
            "textDocument/prepareRename": self.prepare_rename,
            "textDocument/rename": self.rename,
            "textDocument/documentSymbol": self.contents,
            "workspace/symbol": self.symbols,
            "textDocument/completion": self.completion,
            "textDocument/formatting": self.formatting,
        }

    # ---------------------------------------------------------------- life

    def initialize(self, given: dict[str, Any]) -> Any:
        if self.stage != "new":
            raise Fault(wire.BAD_REQUEST, "`initialize` comes once")
        if not self.given_roots:
            folders = given.get("workspaceFolders") or []
            uris = [f["uri"] for f in folders] or [given.get("rootUri")]
            paths = [text.path_of(uri) for uri in uris if uri]
            self.workspace.roots = [root for path in paths for root in usual_roots(path)]
        self.stage = "running"
        return {"capabilities": CAPABILITIES, "serverInfo": {"name": "writ"}}

    def shutdown(self, _: dict[str, Any]) -> None:
        self.stage = "stopping"

    def changed(self) -> None:
        self.stale = True

    def opened(self, given: dict[str, Any]) -> None:
        document = given["textDocument"]
        self.workspace.open[text.path_of(document["uri"]).resolve()] = str(document["text"])
        self.changed()

    def edited(self, given: dict[str, Any]) -> None:
        path = text.path_of(given["textDocument"]["uri"]).resolve()
        changes = given["contentChanges"]
        if path not in self.workspace.open:
            raise Fault(wire.BAD_PARAMETERS, "a file that is not open was changed")
        if changes:
            self.workspace.open[path] = str(changes[-1]["text"])
        self.changed()

    def closed(self, given: dict[str, Any]) -> None:
        self.workspace.open.pop(text.path_of(given["textDocument"]["uri"]).resolve(), None)
        self.changed()

    # ---------------------------------------------------------------- diagnostics

    def settle(self) -> None:
        """Reads everything again if something has changed, and tells the editor what is wrong now."""
        if not self.stale or self.stage != "running":
            return
        self.stale = False
        self.states = self.workspace.states()
        now: dict[Path, list[Any]] = {}
        for state in self.states:
            for found in state.diagnostics:
                file = state.files.get(found.pos.path)
                if file is not None:
                    now.setdefault(file.path, []).append(_told(found, file, state))
        for path in sorted(now.keys() | self.published.keys()):
            if now.get(path, []) != self.published.get(path, []):
                told = {"uri": text.uri_of(path), "diagnostics": now.get(path, [])}
                message = {"method": "textDocument/publishDiagnostics", "params": told}
                wire.write(self.output, message)
        self.published = now

    # ---------------------------------------------------------------- what is asked about a place

    def file(self, given: dict[str, Any]) -> tuple[State, File]:
        self.settle()
        path = text.path_of(given["textDocument"]["uri"]).resolve()
        for state in self.states:
            file = state.file_at(path)
            if file is not None:
                return state, file
        raise Fault(wire.BAD_PARAMETERS, f"{path.name} is no contract of this workspace")

    def spot(self, given: dict[str, Any]) -> Spot:
        state, file = self.file(given)
        line = int(given["position"]["line"]) + 1
        column = text.from_units(
            text.line_of(file.lines, line), int(given["position"]["character"])
        )
        return state, file, line, column

    def place(self, given: dict[str, Any]) -> tuple[State, File, Place | None]:
        state, file, line, column = self.spot(given)
        found = state.places.at(file.name, line, column)
        return state, file, found if found is not None and found.key is not None else None

    def hover(self, given: dict[str, Any]) -> Any:
        state, file, place = self.place(given)
        if place is None or place.key is None:
            return None
        value = hover(place.key, state.places, state.world)
        return {"contents": {"kind": "markdown", "value": value}, "range": _span(file, place)}

    def definition(self, given: dict[str, Any]) -> Any:
        state, _, place = self.place(given)
        found = state.places.declaration(place.key) if place and place.key else None
        return _location(state, found) if found else None

    def references(self, given: dict[str, Any]) -> Any:
        state, _, place = self.place(given)
        every = state.places.of_key[place.key] if place and place.key else []
        too = given.get("context", {}).get("includeDeclaration", True)
        return [_location(state, p) for p in every if too or not p.declares]

    def highlights(self, given: dict[str, Any]) -> Any:
        state, file, place = self.place(given)
        every = state.places.of_key[place.key] if place and place.key else []
        return [{"range": _span(file, p), "kind": 1} for p in every if p.pos.path == file.name]

    # ---------------------------------------------------------------- names

    def prepare_rename(self, given: dict[str, Any]) -> Any:
        _, file, place = self.place(given)
        if place is None:
            return None
        return {"range": _span(file, place), "placeholder": place.text}

    def rename(self, given: dict[str, Any]) -> Any:
        state, _, place = self.place(given)
        if place is None or place.key is None:
            raise Fault(wire.BAD_PARAMETERS, "there is no name here that is known")
        wanted = str(given["newName"])
        if place.key[0] == "library":
            fits = all(NAME.fullmatch(part) for part in wanted.split("."))
        else:
            fits = NAME.fullmatch(wanted) is not None
        if not fits:
            hint = "it begins with a letter and has letters, digits and `_`"
            raise Fault(wire.BAD_PARAMETERS, f"`{wanted[:100]}` is no name: {hint}")
        if wanted in tables().keywords:
            raise Fault(wire.BAD_PARAMETERS, f"`{wanted}` is a word of the language")
        places = state.places.of_key[place.key]
        self.keeps_meaning(state, places, wanted)
        changes: dict[str, list[Any]] = {}
        for one in places:
            file = state.files[one.pos.path]
            edit = {"range": _span(file, one), "newText": wanted}
            changes.setdefault(text.uri_of(file.path), []).append(edit)
        return {"changes": changes}

    def keeps_meaning(self, state: State, places: Sequence[Place], wanted: str) -> None:
        """Refuses a name with which the contracts would not be good any more."""
        texts = renamed(state, places, wanted)
        found = load_texts(texts)
        before = {(d.pos.path, d.pos.line, d.number) for d in state.diagnostics if not d.warning}
        for d in found.diagnostics:
            if not d.warning and (d.pos.path, d.pos.line, d.number) not in before:
                where = f"{d.pos.path}:{d.pos.line}"
                raise Fault(wire.BAD_PARAMETERS, f"with this name: {d.message} ({where})")

    def contents(self, given: dict[str, Any]) -> Any:
        _, file = self.file(given)
        return [_symbol(file, o) for o in outline(file.tree)] if file.tree is not None else []

    def symbols(self, given: dict[str, Any]) -> Any:
        self.settle()
        wanted = str(given.get("query", "")).lower()
        found = []
        for state in self.states:
            for key in state.places.nodes:
                place = state.places.declaration(key)
                if place is not None and wanted in key[-1].lower() and len(key) <= 4:
                    found.append(
                        {
                            "name": key[-1],
                            "kind": SYMBOL_KINDS.get(key[0], 13),
                            "location": _location(state, place),
                            "containerName": ".".join(key[1:-1]),
                        }
                    )
        return sorted(found, key=lambda s: (len(str(s["name"])), str(s["name"])))[:MOST_SYMBOLS]

    def completion(self, given: dict[str, Any]) -> Any:
        state, file, line, column = self.spot(given)
        begun, offers = complete(state, file, line, column)
        span = text.span(file.lines, line, column - len(begun), len(begun))
        return {
            "isIncomplete": False,
            "items": [
                {
                    "label": offer.text,
                    "kind": ITEM_KINDS.get(offer.kind, 12),
                    "detail": offer.kind,
                    "sortText": f"{offer.kind == 'keyword':d}{offer.text}",
                    "textEdit": {"range": span, "newText": offer.text},
                }
                for offer in offers
            ],
        }

    def formatting(self, given: dict[str, Any]) -> Any:
        state, file = self.file(given)
        faulty = any(
            d.pos.path == file.name and d.number.startswith("E01") and not d.warning
            for d in state.diagnostics
        )
        if file.tree is None or faulty:
            raise Fault(
                wire.FAULT, f"{file.path.name} cannot be read as it is: see its diagnostics"
            )
        after = formatted(file.tree, file.text)
        return [] if after == file.text else [{"range": text.whole(file.lines), "newText": after}]


# ---------------------------------------------------------------- answers


def renamed(state: State, places: Sequence[Place], wanted: str) -> dict[str, str]:
    """The texts with another word at these places."""
    texts = {name: file.text for name, file in state.files.items()}
    for name in {place.pos.path for place in places}:
        lines = list(state.files[name].lines)
        here = [place for place in places if place.pos.path == name]
        for place in sorted(here, key=lambda p: p.pos.column, reverse=True):
            line, start = lines[place.pos.line - 1], place.pos.column - 1
            lines[place.pos.line - 1] = line[:start] + wanted + line[start + len(place.text) :]
        texts[name] = "\n".join(lines)
    return texts


def _is_whole(method: str, given: dict[str, Any]) -> bool:
    """True if a request has what its kind always has, so that a fault in answering it is ours."""
    document = given.get("textDocument")
    if not method.startswith("textDocument/"):
        return method != "initialize"
    if not isinstance(document, dict) or not isinstance(document.get("uri"), str):
        return False
    if method == "textDocument/didOpen":
        return isinstance(document.get("text"), str)
    if method == "textDocument/didChange":
        changes = given.get("contentChanges")
        return isinstance(changes, list) and all(
            isinstance(c, dict) and isinstance(c.get("text"), str) for c in changes
        )
    if method in ("textDocument/documentSymbol", "textDocument/formatting"):
        return True
    position = given.get("position")
    numbers = (
        [position.get("line"), position.get("character")] if isinstance(position, dict) else []
    )
    named = method != "textDocument/rename" or isinstance(given.get("newName"), str)
    return bool(numbers) and all(isinstance(n, int) for n in numbers) and named


def _span(file: File, place: Place) -> dict[str, Any]:
    return text.span(file.lines, place.pos.line, place.pos.column, len(place.text))


def _location(state: State, place: Place) -> dict[str, Any]:
    file = state.files[place.pos.path]
    return {"uri": text.uri_of(file.path), "range": _span(file, place)}


def _told(found: Diagnostic, file: File, state: State) -> dict[str, Any]:
    words = found.message + (f"\nhint: {found.hint}" if found.hint else "")
    related = [
        {
            "location": {
                "uri": text.uri_of(other.path),
                "range": text.span(other.lines, note.pos.line, note.pos.column, 1),
            },
            "message": note.text,
        }
        for note in found.notes
        if (other := state.files.get(note.pos.path)) is not None
    ]
    return {
        "range": text.span(file.lines, found.pos.line, found.pos.column, found.width),
        "severity": 2 if found.warning else 1,
        "code": found.number,
        "source": "writ",
        "message": words,
        "relatedInformation": related,
    }


def _symbol(file: File, one: Outline) -> dict[str, Any]:
    span = text.span(file.lines, one.name.pos.line, one.name.pos.column, len(one.name.text))
    inside = [_symbol(file, part) for part in one.inside]
    last = inside[-1]["range"]["end"] if inside else span["end"]
    return {
        "name": one.name.text,
        "detail": one.kind,
        "kind": SYMBOL_KINDS.get(one.kind, 13),
        "range": {"start": span["start"], "end": last},
        "selectionRange": span,
        "children": inside,
    }


# ---------------------------------------------------------------- the loop


def serve(roots: Sequence[Path], source: wire.Input, output: BinaryIO) -> int:
    """Serves until the editor says `exit` or goes away. 0 if it had said `shutdown` before."""
    server = Server(roots, output)
    while True:
        if not source.waits():
            server.settle()  # nothing more has been typed: what stands there now is worth checking
        try:
            message = wire.read(source)
        except wire.BadMessage as bad:
            error = {"code": wire.BAD_JSON, "message": str(bad)}
            wire.write(output, {"id": None, "error": error})
            continue
        except wire.Broken as broken:
            print(f"writc lsp: {broken}", file=sys.stderr)
            return 1
        if message is None or not server.take(message):
            return 0 if server.stage == "stopping" else 1
