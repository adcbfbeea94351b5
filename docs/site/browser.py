"""A browser driven over two pipes: Chromium's own debugging protocol, JSON messages with a zero
byte between them. No port, no network."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = """--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync
    --disable-extensions --no-first-run --hide-scrollbars --remote-debugging-pipe""".split()
TO_BROWSER, FROM_BROWSER = 3, 4
CHUNK = 1 << 16
ATTEMPTS = 50_000


def program() -> str | None:
    """Where Chromium is, None if it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


class Browser:
    """One tab. Use it in a `with`."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._last = 0
        self._buffer = b""
        self._session = ""
        self.complaints: list[str] = []

    def __enter__(self) -> "Browser":
        self._profile = tempfile.TemporaryDirectory(prefix="writ-browser-")
        there, self._out = os.pipe()
        self._in, back = os.pipe()
        self._process = self._started(there, back)
        os.close(there)
        os.close(back)
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Runtime", "Log"):
            self.ask(f"{domain}.enable")
        return self

    def _started(self, there: int, back: int) -> subprocess.Popen[bytes]:
        """The browser reads file descriptor 3 and writes 4; the shell puts our pipes there."""
        script = f'exec "$0" "$@" {TO_BROWSER}<&{there} {FROM_BROWSER}>&{back}'
        command = [
            "sh",
            "-c",
            script,
            self._path,
            *ARGUMENTS,
            f"--user-data-dir={self._profile.name}",
        ]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, pass_fds=(there, back), stdout=quiet, stderr=quiet)

    def __exit__(self, *_: object) -> None:
        os.close(self._out)
        self._process.terminate()
        self._process.wait()
        os.close(self._in)
        self._profile.cleanup()

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Calls a method and gives its result; what pages complain of meanwhile is kept."""
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            data = os.read(self._in, CHUNK)
            if not data:
                raise RuntimeError("the browser ended")
            self._buffer += data
        text, self._buffer = self._buffer.split(b"\0", 1)
        message: dict[str, Any] = json.loads(text)
        self._note(message)
        return message

    def _note(self, message: dict[str, Any]) -> None:
        params = message.get("params", {})
        match message.get("method"):
            case "Runtime.exceptionThrown":
                self.complaints.append(str(params["exceptionDetails"]["text"]))
            case "Runtime.consoleAPICalled" if params["type"] in ("error", "assert", "warning"):
                self.complaints.append(str(params["args"]))
            case "Log.entryAdded" if params["entry"]["level"] in ("error", "warning"):
                self.complaints.append(str(params["entry"]["text"]))

    def open(self, page: Path, anchor: str = "") -> None:
        """Shows a page from the disk and waits until it has loaded."""
        url = page.resolve().as_uri() + (f"#{anchor}" if anchor else "")
        self.ask("Page.navigate", url=url)
        self.wait_for(f"document.readyState === 'complete' && location.href === {json.dumps(url)}")

    def wait_for(self, expression: str) -> None:
        """Asks until it is so; every answer is a round trip, so a page that never gets there ends the wait."""
        for _ in range(ATTEMPTS):
            if self.value(expression):
                return
        raise RuntimeError(f"the page never came to: {expression}")

    def value(self, expression: str) -> Any:
        """What an expression is on the page."""
        answer = self.ask(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']['text']}")
        return answer["result"].get("value")

    def key(self, name: str, text: str = "") -> None:
        """Presses a key."""
        self.ask("Input.dispatchKeyEvent", type="keyDown", key=name, code=name, text=text)
        self.ask("Input.dispatchKeyEvent", type="keyUp", key=name, code=name)

    def type(self, text: str) -> None:
        self.ask("Input.insertText", text=text)

    def size(self, width: int, height: int) -> None:
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def scheme(self, name: str) -> None:
        """light or dark, as if the system said so."""
        features = [{"name": "prefers-color-scheme", "value": name}]
        self.ask("Emulation.setEmulatedMedia", features=features)

    def picture(self, path: Path) -> None:
        """What is on the screen, as PNG."""
        path.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"]))
