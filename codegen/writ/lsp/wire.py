"""The framing of the language server protocol: JSON with a header that says how long it is."""

from __future__ import annotations

import json
import os
import select
from collections.abc import Mapping
from typing import Any, BinaryIO, Protocol

LARGEST_HEADER = 4096
LARGEST_MESSAGE = 64 << 20

Message = dict[str, Any]

BAD_JSON, BAD_REQUEST, NO_METHOD, BAD_PARAMETERS, FAULT = -32700, -32600, -32601, -32602, -32603
NOT_INITIALIZED = -32002


class Broken(Exception):
    """What came is no message and nothing after it can be found."""


class BadMessage(Exception):
    """A whole message that says nothing; the next one can be read."""


class Fault(Exception):
    """The answer to a request that cannot be answered."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


class Stream(Protocol):
    def read(self, size: int, /) -> bytes:
        ...

    def readline(self, limit: int, /) -> bytes:
        ...


class Input:
    """What comes from the editor; tells also whether more of it is there already."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.held = b""

    def waits(self) -> bool:
        return bool(self.held) or bool(select.select([self.descriptor], [], [], 0)[0])

    def read(self, size: int, /) -> bytes:
        while len(self.held) < size and self._more():
            pass
        return self._take(size)

    def readline(self, limit: int, /) -> bytes:
        while b"\n" not in self.held and len(self.held) < limit and self._more():
            pass
        end = self.held.find(b"\n") + 1
        return self._take(min(end or limit, limit))

    def _more(self) -> bool:
        data = os.read(self.descriptor, 1 << 16)
        self.held += data
        return bool(data)

    def _take(self, size: int) -> bytes:
        taken, self.held = self.held[:size], self.held[size:]
        return taken


def read(stream: Stream) -> Message | None:
    """The next message, or None at the end."""
    length = _length(stream)
    if length is None:
        return None
    data = stream.read(length)
    if len(data) < length:
        raise Broken(f"the input ends {length - len(data)} bytes before its message does")
    try:
        message = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadMessage(f"no JSON: {error}") from error
    if not isinstance(message, dict):
        raise BadMessage("a message is an object")
    return message


def _length(stream: Stream) -> int | None:
    length, size = None, 0
    while True:
        line = stream.readline(LARGEST_HEADER)
        size += len(line)
        if not line and size == 0:
            return None
        if not line.endswith(b"\n") or size > LARGEST_HEADER:
            raise Broken("a message begins with `Content-Length: N` and an empty line")
        name, colon, value = line.strip().partition(b":")
        if not line.strip():
            break
        if name.lower() == b"content-length":
            length = int(value) if value.strip().isdigit() and len(value) < 20 else -1
        elif not colon:
            raise Broken("a line of the header has no `:`")
    if length is None or not 0 <= length <= LARGEST_MESSAGE:
        raise Broken(f"a message has at most {LARGEST_MESSAGE} bytes, and says how many")
    return length


def write(stream: BinaryIO, message: Mapping[str, Any]) -> None:
    data = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False, separators=(",", ":"))
    body = data.encode("utf-8", "surrogatepass")
    stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    stream.flush()
