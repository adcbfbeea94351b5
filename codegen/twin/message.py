"""A message as it travels: its tag, its body, its handle records."""

from __future__ import annotations

from dataclasses import dataclass, replace

from twin.tag import Tag, unpack

NO_RECORDS = bytes(64)


@dataclass(frozen=True)
class HandleRecord:
    """One handle record."""

    slot: int
    rights: int
    type: int
    flags: int = 0
    protocol: int = 0

    def pack(self) -> bytes:
        return (
            self.slot.to_bytes(2, "little")
            + self.rights.to_bytes(2, "little")
            + bytes((self.type, self.flags))
            + self.protocol.to_bytes(2, "little")
        )


def unpack_record(data: bytes) -> HandleRecord:
    """The record in eight bytes."""
    return HandleRecord(
        slot=int.from_bytes(data[0:2], "little"),
        rights=int.from_bytes(data[2:4], "little"),
        type=data[4],
        flags=data[5],
        protocol=int.from_bytes(data[6:8], "little"),
    )


@dataclass(frozen=True)
class Message:
    """`body` is what the sender put there; a reader goes by the length in the tag and sees zeros
    behind what was put."""

    tag: int
    body: bytes = b""
    records: bytes = NO_RECORDS

    @property
    def fields(self) -> Tag:
        return unpack(self.tag)

    def seen(self) -> bytes:
        """The body as long as the tag says."""
        size = self.fields.size
        return self.body[:size].ljust(size, b"\0")

    def record(self, position: int) -> HandleRecord:
        return unpack_record(self.records[8 * position : 8 * position + 8])

    def with_tag(self, **changes: int) -> "Message":
        """The same message with some fields of its tag changed."""
        return replace(self, tag=replace(self.fields, **changes).pack())

    def with_bytes(self, offset: int, data: bytes) -> "Message":
        """The same message with some bytes of its body overwritten."""
        return replace(self, body=self.body[:offset] + data + self.body[offset + len(data) :])

    def with_record(self, position: int, data: bytes) -> "Message":
        """The same message with one handle record replaced."""
        start = 8 * position
        return replace(self, records=self.records[:start] + data + self.records[start + 8 :])
