"""Images of disks with a table of parts (GPT; UEFI 2.10, 5.3). Starts nothing."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

BLOCK = 512
HEADER = struct.Struct("<8sIIIIQQQQ16sQIII")
ENTRY = struct.Struct("<16s16sQQQ72s")
ENTRY_COUNT, ENTRY_BLOCKS = 128, 32


@dataclass(frozen=True)
class Part:
    """What a table says of one part."""

    name: str
    first: int
    last: int  # block


@dataclass(frozen=True)
class Disk:
    """A disk and what it is divided into: a header in block 1, entries behind it, copies at the end."""

    blocks: int
    parts: tuple[Part, ...]

    def entries(self) -> bytes:
        made = b""
        for number, part in enumerate(self.parts, 1):
            ids = bytes([number]) * 16
            made += ENTRY.pack(ids, ids, part.first, part.last, 0, part.name.encode("utf-16-le"))
        return made.ljust(ENTRY_COUNT * ENTRY.size, b"\0")

    def header(self, place: int, other: int, table: int) -> bytes:
        """A header that stands in one block, whose copy stands in another, with its entries."""

        def packed(own_sum: int) -> bytes:
            usable = (2 + ENTRY_BLOCKS, self.blocks - 2 - ENTRY_BLOCKS)
            sizes = (ENTRY_COUNT, ENTRY.size, zlib.crc32(self.entries()))
            fields = (own_sum, 0, place, other, *usable, b"\7" * 16, table, *sizes)
            return HEADER.pack(b"EFI PART", 0x10000, HEADER.size, *fields)

        return packed(zlib.crc32(packed(0)))

    def table(self) -> dict[int, bytes]:
        """What stands in which block."""
        protective = struct.pack("<446xB3xB3xII48xH", 0, 0xEE, 1, self.blocks - 1, 0xAA55)
        last = self.blocks - 1
        copy = last - ENTRY_BLOCKS
        head = {0: protective, 1: self.header(1, last, 2), 2: self.entries()}
        return head | {copy: self.entries(), last: self.header(last, 1, copy)}


def make(path: Path, blocks: int, pieces: dict[int, bytes]) -> None:
    """An image that holds these bytes at these blocks, and nothing elsewhere."""
    with path.open("wb") as image:
        image.truncate(blocks * BLOCK)
        for block, data in pieces.items():
            image.seek(block * BLOCK)
            image.write(data)
