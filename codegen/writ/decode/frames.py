"""Bytes to frames: hexadecimal or binary, bare messages or those of the socket transport."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from twin.message import NO_RECORDS, Message
from twin.tag import unpack
from writ.decode.fault import Fault
from writ.model import MAX_BODY, MAX_HANDLES

TAG_BYTES = 8
SOCKET_BYTES = 16
RECORD_BYTES = 8
COMMENT = re.compile(rb"#[^\n]*")
HEX = re.compile(rb"[0-9A-Fa-f\s]*")


@dataclass(frozen=True)
class Frame:
    """One message as it stood in the input. `id` is the socket transport's, 0 in the bare form."""

    at: int
    message: Message
    id: int = 0


def bytes_of(data: bytes) -> bytes:
    """Hexadecimal text becomes what it says (white space and `#` comments aside); anything that is no text stays."""
    if not data.strip():
        raise Fault("D09", "there is nothing to decode")
    bare = COMMENT.sub(b"", data)
    if not all(byte < 0x80 and (byte >= 0x20 or byte in b"\t\r\n") for byte in data):
        return data
    digits = b"".join(bare.split())
    if not HEX.fullmatch(bare):
        wrong = next(i for i, byte in enumerate(bare) if not HEX.fullmatch(bytes([byte])))
        raise Fault("D01", f"`{chr(bare[wrong])}` is no hexadecimal digit")
    if len(digits) % 2:
        raise Fault("D01", f"{len(digits)} digits make no whole bytes")
    return bytes.fromhex(digits.decode("ascii"))


def frames(data: bytes, is_socket: bool) -> Iterator[Frame]:
    """Frame after frame to the end: the tag, the body, and (in the bare form) the handle records."""
    at = 0
    while at < len(data):
        head = SOCKET_BYTES if is_socket else TAG_BYTES
        if len(data) - at < head:
            raise Fault("D02", f"{len(data) - at} bytes at {at} where {head} of a head belong")
        number, _ = struct.unpack_from("<II", data, at) if is_socket else (0, 0)
        (tag,) = struct.unpack_from("<Q", data, at + head - TAG_BYTES)
        fields = unpack(tag)
        if fields.size > MAX_BODY or fields.handles > MAX_HANDLES:
            what = f"{fields.size} bytes and {fields.handles} handles in the tag at {at}"
            raise Fault("D03", what)
        records = 0 if is_socket else RECORD_BYTES * fields.handles
        end = at + head + fields.size + records
        if end > len(data):
            raise Fault("D02", f"the one at {at} says {end - at} bytes, {len(data) - at} are there")
        body = data[at + head : at + head + fields.size]
        packed = data[end - records : end] if records else NO_RECORDS
        yield Frame(at, Message(tag, body, packed.ljust(len(NO_RECORDS), b"\0")), number)
        at = end
