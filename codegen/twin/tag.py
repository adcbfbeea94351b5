"""The tag (docs/wire.md, section 1): one number that says what a message is."""

from __future__ import annotations

from dataclasses import dataclass

NATIVE = 0x57
CAPNP = 0x43

REPLY = 1
BUFFER = 2
EVENT = 4
FLAG_ZERO = 8

OK = 0
BAD_MESSAGE = 32
UNKNOWN_METHOD = 33
DENIED = 34
NOT_FOUND = 35
BAD_STATE = 36
LIMIT = 38
FIRST_OWN = 64
LOCAL_BAD_REPLY = 16


@dataclass(frozen=True)
class Tag:
    """The fields of a tag. `method` is the status in a reply."""

    method: int
    protocol: int
    size: int
    handles: int
    flags: int
    format: int = NATIVE

    def pack(self) -> int:
        """The tag as a 64-bit number; a field that does not fit is the caller's mistake."""
        fields = (
            (self.method, 16),
            (self.protocol, 16),
            (self.size, 16),
            (self.handles, 4),
            (self.flags, 4),
            (self.format, 8),
        )
        value = shift = 0
        for field, bits in fields:
            if not 0 <= field < 1 << bits:
                raise ValueError(f"{field} does not fit {bits} bits of a tag")
            value |= field << shift
            shift += bits
        return value


def unpack(value: int) -> Tag:
    """The fields of a 64-bit tag."""
    return Tag(
        method=value & 0xFFFF,
        protocol=value >> 16 & 0xFFFF,
        size=value >> 32 & 0xFFFF,
        handles=value >> 48 & 0xF,
        flags=value >> 52 & 0xF,
        format=value >> 56 & 0xFF,
    )
