#!/usr/bin/python3
"""Makes what is booted: flat images out of linked programs, and the boot file out of images.

The formats are those of kernel/include/writ/image.h. The same input gives the same bytes, whatever
the day and the folder.
"""

from __future__ import annotations

import argparse
import struct
import sys
from dataclasses import dataclass
from pathlib import Path

PAGE = 4096
IMAGE_MAGIC = b"WRITIMG1"
IMAGE_VERSION = 1
IMAGE_SEGMENTS = 8
IMAGE_HEADER = struct.Struct("<8sIIQQ")
IMAGE_SEGMENT = struct.Struct("<QQQQII")
ARCHIVE_MAGIC = b"WRITARC1"
ARCHIVE_VERSION = 1
ARCHIVE_ENTRIES = 63
ARCHIVE_NAME = 48
ARCHIVE_HEADER = struct.Struct("<8sIIQ40x")
ARCHIVE_ENTRY = struct.Struct(f"<{ARCHIVE_NAME}sQQ")
READ, WRITE, EXECUTE = 1, 2, 4

ELF_HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
ELF_SEGMENT = struct.Struct("<IIQQQQQQ")
ELF_X86_64, ELF_EXEC, ELF_LOAD = 62, 2, 1
USER_LOW, USER_HIGH = 0x1_0000, 0x7FFF_FFFF_F000


class Refused(Exception):
    """The input cannot become an image; the text says why."""


@dataclass(frozen=True)
class Segment:
    """A run of pages with the same access."""

    va: int
    data: bytes
    memory: int
    access: int


def pages(size: int) -> int:
    """The size in bytes, rounded up to whole pages."""
    return -(-size // PAGE) * PAGE


def elf_access(flags: int) -> int:
    """ELF's execute 1, write 2, read 4 in the order of the image."""
    return (READ if flags & 4 else 0) | (WRITE if flags & 2 else 0) | (EXECUTE if flags & 1 else 0)


def read_segment(elf: bytes, at: int) -> Segment | None:
    """The loadable segment described at `at`, None if it is of another kind or empty."""
    kind, flags, offset, va, _, file_bytes, memory, _ = ELF_SEGMENT.unpack_from(elf, at)
    if kind != ELF_LOAD or memory == 0:
        return None
    where = f"segment at {va:#x}"
    if va % PAGE:
        raise Refused(f"{where} does not start at a page: align it in the linker script")
    if file_bytes > memory or offset + file_bytes > len(elf):
        raise Refused(f"{where} reaches past the end of the file")
    if va < USER_LOW or va + memory > USER_HIGH:
        raise Refused(f"{where} is outside user space")
    access = elf_access(flags)
    if not access & READ or (access & WRITE and access & EXECUTE):
        raise Refused(f"{where} must be readable, and never both writable and executable")
    return Segment(va, elf[offset : offset + file_bytes], pages(memory), access)


def read_elf(elf: bytes) -> tuple[int, list[Segment]]:
    """Entry and segments of a static x86-64 program."""
    if len(elf) < ELF_HEADER.size or elf[:6] != b"\x7fELF\x02\x01":
        raise Refused("not a 64-bit little-endian ELF file")
    _, kind, machine, _, entry, table, _, _, _, size, count, *_ = ELF_HEADER.unpack_from(elf)
    if kind != ELF_EXEC or machine != ELF_X86_64:
        raise Refused("not a static x86-64 program: link with -static -no-pie")
    if size != ELF_SEGMENT.size or table + size * count > len(elf):
        raise Refused("the program header table is damaged")
    found = (read_segment(elf, table + size * i) for i in range(count))
    segments = sorted((s for s in found if s is not None), key=lambda s: s.va)
    if not 1 <= len(segments) <= IMAGE_SEGMENTS:
        raise Refused(f"{len(segments)} segments, an image has 1 to {IMAGE_SEGMENTS}")
    for low, high in zip(segments, segments[1:]):
        if low.va + low.memory > high.va:
            raise Refused(f"segments at {low.va:#x} and {high.va:#x} share a page")
    if not any(s.access & EXECUTE and s.va <= entry < s.va + s.memory for s in segments):
        raise Refused(f"the entry {entry:#x} is in no executable segment")
    return entry, segments


def flatten(elf: bytes) -> bytes:
    """The flat image of a linked program."""
    entry, segments = read_elf(elf)
    table = b""
    body = b""
    for s in segments:
        table += IMAGE_SEGMENT.pack(s.va, PAGE + len(body), len(s.data), s.memory, s.access, 0)
        body += s.data.ljust(pages(len(s.data)), b"\0")
    head = IMAGE_HEADER.pack(IMAGE_MAGIC, IMAGE_VERSION, len(segments), entry, PAGE + len(body))
    return (head + table).ljust(PAGE, b"\0") + body


def check_image(name: str, image: bytes) -> None:
    """Refuses what `flatten` did not make."""
    if len(image) < PAGE or image[:8] != IMAGE_MAGIC:
        raise Refused(f"{name} is not a flat image: make it with `flatten`")
    _, version, _, _, total = IMAGE_HEADER.unpack_from(image)
    if version != IMAGE_VERSION or total != len(image):
        raise Refused(f"{name} is damaged or of another version")


def archive(entries: list[tuple[str, bytes]]) -> bytes:
    """The archive of named images, in this order."""
    if len(entries) > ARCHIVE_ENTRIES:
        raise Refused(f"{len(entries)} programs, an archive holds {ARCHIVE_ENTRIES}")
    table = b""
    body = b""
    for name, image in entries:
        check_image(name, image)
        raw = name.encode("ascii", "strict")
        if not 1 <= len(raw) < ARCHIVE_NAME:
            raise Refused(f"the name {name!r} does not fit: 1 to {ARCHIVE_NAME - 1} characters")
        table += ARCHIVE_ENTRY.pack(raw, PAGE + len(body), len(image))
        body += image.ljust(pages(len(image)), b"\0")
    head = ARCHIVE_HEADER.pack(ARCHIVE_MAGIC, ARCHIVE_VERSION, len(entries), PAGE + len(body))
    return (head + table).ljust(PAGE, b"\0") + body


def pack(root: bytes, entries: list[tuple[str, bytes]]) -> bytes:
    """The boot file: the root's image, then the archive."""
    check_image("the root's image", root)
    return root + archive(entries)


def listed(names: Path, images: list[Path], system: str) -> list[tuple[str, bytes]]:
    """The images that a list names, one a line, in its order; `x` is found as `x.img`, or as
    `x_SYSTEM.img`. `x optional` may be missing."""
    known = {path.stem.removesuffix(f"_{system}"): path for path in images}
    lines = [line.split() for line in names.read_text(encoding="ascii").splitlines()]
    wanted = [line[0] for line in lines if line and (line[1:] != ["optional"] or line[0] in known)]
    missing = [name for name in wanted if name not in known]
    if missing:
        raise Refused(f"no image given for: {', '.join(missing)}")
    if len(set(wanted)) != len(wanted):
        raise Refused(f"{names} names a program twice")
    return [(name, known[name].read_bytes()) for name in wanted]


def embed(data: bytes) -> bytes:
    """An assembler source that has `embedded`, the bytes, and `embedded_bytes`, how many."""
    words = struct.unpack(f"<{-(-len(data) // 8)}Q", data.ljust(-(-len(data) // 8) * 8, b"\0"))
    rows = [
        ".quad " + ", ".join(f"{w:#x}" for w in words[i : i + 8]) for i in range(0, len(words), 8)
    ]
    head = [".section .rodata", ".balign 16", ".globl embedded, embedded_bytes", "embedded:"]
    tail = ["embedded_bytes:", f".quad {len(data)}", '.section .note.GNU-stack, "", @progbits', ""]
    return "\n".join(head + rows + tail).encode("ascii")


USAGE = """usage: image.py flatten ELF OUT
       image.py embed FILE OUT
       image.py pack OUT ROOT [--list NAMES] IMAGE ...
       image.py COMMAND --help
"""


def arguments(words: list[str]) -> argparse.Namespace:
    """The command line, by a parser per command: subcommands refuse options between files."""
    if not words or words[0] not in ("flatten", "embed", "pack"):
        if words[:1] in (["--help"], ["-h"]):
            print(f"{__doc__}\n{USAGE}", end="")
            sys.exit(0)
        print(USAGE, end="", file=sys.stderr)
        sys.exit(2)
    parser = argparse.ArgumentParser(prog=f"image.py {words[0]}")
    if words[0] == "flatten":
        parser.description = "turns a linked program (ELF) into a flat image"
        parser.add_argument("elf", type=Path)
        parser.add_argument("out", type=Path)
    elif words[0] == "embed":
        parser.description = "turns any file into an assembler source that has its bytes"
        parser.add_argument("file", type=Path)
        parser.add_argument("out", type=Path)
    else:
        parser.description = "puts the root's image and an archive of others into one file"
        parser.add_argument("out", type=Path)
        parser.add_argument("root", type=Path, help="flat image of the root")
        parser.add_argument("--list", type=Path, help="names the programs to pack, one a line")
        parser.add_argument("--system", default="", help="NAME_SYSTEM.img is the program NAME, too")
        parser.add_argument("images", type=Path, nargs="*", help="NAME.img is the program NAME")
    parser.set_defaults(command=words[0])
    return parser.parse_intermixed_args(words[1:])


def run(options: argparse.Namespace) -> bytes:
    """What the command makes."""
    if options.command == "flatten":
        return flatten(options.elf.read_bytes())
    if options.command == "embed":
        return embed(options.file.read_bytes())
    if options.list is not None:
        entries = listed(options.list, options.images, options.system)
    else:
        entries = [(path.stem, path.read_bytes()) for path in options.images]
    return pack(options.root.read_bytes(), entries)


def main() -> int:
    """Writes the output, or says why not and writes nothing."""
    options = arguments(sys.argv[1:])
    subject = options.elf if options.command == "flatten" else options.out
    try:
        options.out.write_bytes(run(options))
    except (Refused, OSError, UnicodeError) as error:
        print(f"image.py: {subject}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
