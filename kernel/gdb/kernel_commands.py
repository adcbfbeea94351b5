"""Commands for gdb on a running kernel: who is there, who waits for whom, who may do what, and what is mapped how.

    (gdb) source kernel/gdb/kernel_commands.py
    (gdb) writ threads            every thread: its process, what it does, where it stands
    (gdb) writ waits              who waits for whom or what
    (gdb) writ caps PROCESS       what is in the table of a process, by its kernel number
    (gdb) writ pages              how much is mapped, and every page that is both writable and executable

They read the kernel's own structures and change nothing.
"""

# mypy: disable-error-code="attr-defined,name-defined"
# (the module gdb exists in gdb alone)

from __future__ import annotations

import struct
from collections.abc import Iterator

import gdb

PRESENT, WRITABLE, USER, LARGE = 1, 2, 4, 0x80
NO_EXECUTE = 1 << 63
ADDRESS = 0x000FFFFFFFFFF000
DIRECT_BASE = 0xFFFF800000000000
ENTRIES = 512
ALL_ENTRIES = range(ENTRIES)
LEAF_SLOTS = 128
KERNEL_ENTRIES = range(256, 512)
USER_ENTRIES = range(256)


def kernel() -> gdb.Value:
    return gdb.parse_and_eval("kernel")


def container(member: gdb.Value, kind: str, name: str) -> gdb.Value:
    """The struct that a pointer to one of its members points into."""
    whole = gdb.lookup_type(f"struct {kind}")
    offset = next(field.bitpos // 8 for field in whole.fields() if field.name == name)
    return gdb.Value(int(member) - offset).cast(whole.pointer()).dereference()


def in_list(head: gdb.Value, kind: str, name: str) -> Iterator[gdb.Value]:
    link = head["next"]
    while int(link) != int(head.address):
        yield container(link, kind, name)
        link = link["next"]


def in_tree(node: gdb.Value, kind: str, name: str) -> Iterator[gdb.Value]:
    if int(node) != 0:
        yield from in_tree(node["left"], kind, name)
        yield container(node, kind, name)
        yield from in_tree(node["right"], kind, name)


def name_of(enum: str, value: gdb.Value | int) -> str:
    """The member of an enum, without what all members begin with."""
    for field in gdb.lookup_type(f"enum {enum}").fields():
        if field.enumval == int(value):
            return str(field.name).removeprefix(enum.upper() + "_")
    return str(int(value))


def processes() -> Iterator[gdb.Value]:
    yield from in_tree(kernel()["processes"]["all"]["root"], "process", "place")


def threads() -> Iterator[gdb.Value]:
    for process in processes():
        yield from in_list(process["threads"], "thread", "sibling")


def principal(number: gdb.Value) -> str:
    return f"{int(number) & 0xFFFF}.{int(number) >> 16}"


def title(thread: gdb.Value) -> str:
    process = thread["process"]
    owner = principal(process["principal"])
    return f"thread {int(thread['object']['koid'])} of {owner} ({int(process['object']['koid'])})"


def what_it_does(thread: gdb.Value) -> str:
    return name_of("activity", thread["state"])


def tell_threads() -> None:
    for thread in threads():
        band = name_of("band", thread["run"]["band"])
        where = f"rip {int(thread['frame']['rip']):#x}"
        print(f"{title(thread)}: {what_it_does(thread)}, {band}, cpu {int(thread['cpu'])}, {where}")


def awaited(thread: gdb.Value) -> str:
    """What a thread waits for; "" if it does not."""
    state = what_it_does(thread)
    if state == "CALLING":
        return f"in line at endpoint {int(thread['at']['object']['koid'])}"
    if state == "CALLED" and int(thread["server"]) != 0:
        return f"for the reply of {title(thread['server'])}"
    if state == "CALLED":
        return f"for reply {int(thread['kept']['object']['koid'])}"
    if state == "RECEIVING":
        return f"for calls at endpoint {int(thread['bound']['object']['koid'])}"
    if state == "WAITING":
        return f"for notification {int(thread['waits']['object']['koid'])}"
    return ""


def tell_waits() -> None:
    for thread in threads():
        what = awaited(thread)
        if what:
            late = "" if int(thread["deadline"]) == 0 else ", not for ever"
            print(f"{title(thread)} waits {what}{late}")


def tell_caps(koid: int) -> None:
    process = next((p for p in processes() if int(p["object"]["koid"]) == koid), None)
    if process is None:
        raise gdb.GdbError(f"there is no process {koid}")
    leaves = process["table"]["leaves"]
    empty = int(gdb.parse_and_eval("&table_empty_leaf[0]"))
    for index in ALL_ENTRIES if int(leaves) else ():
        leaf = leaves[index]
        for slot in range(LEAF_SLOTS) if int(leaf) != empty else ():
            cap = leaf[slot]
            if int(cap["object"]) != 0:
                kind = name_of("object_type", cap["type"]) if int(cap["type"]) else "void"
                rights, number = int(cap["rights"]), int(cap["object"]["koid"])
                print(f"{index * LEAF_SLOTS + slot}: {kind} {number}, rights {rights:#x}")


def pages(
    table_pa: int, entries: range, level: int = 3, va: int = 0, allowed: int = -1
) -> Iterator[tuple[int, int]]:
    """Address and flags of all that is mapped below a table; a flag is there if every level has it."""
    memory = gdb.selected_inferior().read_memory(DIRECT_BASE + table_pa, 8 * ENTRIES)
    words = struct.unpack(f"<{ENTRIES}Q", memory)
    for index in entries:
        entry = words[index]
        if not entry & PRESENT:
            continue
        here = va | index << (12 + 9 * level)
        flags = allowed & (entry ^ NO_EXECUTE)  # so that executable is a flag like the others
        if level == 0 or (level < 3 and entry & LARGE):
            yield here, flags
        else:
            yield from pages(entry & ADDRESS, ALL_ENTRIES, level - 1, here, flags)


def canonical(va: int) -> int:
    return va | 0xFFFF << 48 if va >> 47 else va


def tell_pages() -> None:
    spaces = [("the kernel", int(kernel()["tables_pa"]), KERNEL_ENTRIES)]
    for process in processes():
        root_pa = int(process["space"]["root_pa"])
        if root_pa:
            owner = principal(process["principal"])
            spaces.append((owner, root_pa, USER_ENTRIES))
    for owner, root_pa, entries in spaces:
        found = list(pages(root_pa, entries))
        writable = [page for page in found if page[1] & WRITABLE]
        executable = [page for page in found if page[1] & NO_EXECUTE]
        counts = f"{len(found)} mapped, {len(writable)} writable, {len(executable)} executable"
        print(f"{owner}: {counts}, {sum(1 for _, flags in found if flags & USER)} for users")
        for va, flags in executable:
            if flags & WRITABLE:
                print(f"{owner}: {canonical(va):#x} is WRITABLE AND EXECUTABLE")


class Writ(gdb.Command):  # type: ignore[misc]
    """writ threads | waits | caps PROCESS | pages"""

    def __init__(self) -> None:
        super().__init__("writ", gdb.COMMAND_DATA)

    def invoke(self, argument: str, from_tty: bool) -> None:
        del from_tty
        words = argument.split()
        plain = {"threads": tell_threads, "waits": tell_waits, "pages": tell_pages}
        if len(words) == 1 and words[0] in plain:
            plain[words[0]]()
        elif len(words) == 2 and words[0] == "caps" and words[1].isdigit():
            tell_caps(int(words[1]))
        else:
            raise gdb.GdbError(str(self.__doc__))


Writ()
