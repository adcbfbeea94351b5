"""The C that comes out: which files there are, and what each template is told. docs/generated-c.md describes them."""

from __future__ import annotations

from writ.emit import component, declarations, names, rings
from writ.emit.abi import abi_hash
from writ.emit.fake import FakeOwner
from writ.emit.kernel import ObjectC, entries
from writ.emit.owners import OwnerC
from writ.emit.render import comment, render
from writ.emit.server import ServedOwner
from writ.model import Library, Object, Protocol, World

__all__ = ["emit_component", "emit_fake", "emit_library", "emit_system"]

KERNEL_FILES = (
    ("calls.h", "c/calls.h.j2"),
    ("kernel.h", "c/kernel.h.j2"),
    ("kernel.c", "c/kernel.c.j2"),
)


def emit_library(world: World, name: str) -> dict[str, str]:
    """Types, layouts, stubs and dispatchers of one library; for kernel objects those of the kernel's side."""
    library = world.library(name)
    stem = names.stem(library)
    out = {f"{stem}_types.h": types_header(library), f"{stem}_wire.h": wire_header(library)}
    if library.protocols:
        out[f"{stem}_client.h"] = client_header(library)
        out[f"{stem}_server.h"] = server_header(library)
    if any(made.methods for made in library.objects):
        objects = [ObjectC(owner) for owner in library.objects if owner.methods]
        types = 1 + max(owner.number for owner in library.objects)
        for file, template in KERNEL_FILES:
            head = _head(library, file.removesuffix(".h"))
            head |= {"upper": names.upper(library.name), "types": types}
            head |= {"entries": entries(objects, types)}
            out[f"{stem}_{file}"] = render(template, **head, owners=objects)
    return out


def emit_fake(world: World, name: str) -> dict[str, str]:
    """Servers of one library for tests of its clients."""
    library = world.library(name)
    stem = names.stem(library)
    objects = [FakeOwner(owner) for owner in library.objects if owner.methods]
    owners = [FakeOwner(owner) for owner in library.protocols] + objects
    if not owners:
        return {}
    context = {"owners": owners, "objects": objects, "has_server": bool(library.protocols)}
    head = _head(library, "fake")
    return {
        f"{stem}_fake.h": render("c/fake.h.j2", **head, **context),
        f"{stem}_fake.c": render("c/fake.c.j2", **head, **context),
    }


def emit_component(world: World, name: str) -> dict[str, str]:
    """The stubs and the start-up slots of one component."""
    return component.emit(world, name)


def emit_system(world: World, name: str) -> dict[str, str]:
    """A closed world as a table, and the list of its programs in boot order."""
    return component.emit_system(world, name)


def _head(library: Library, file: str) -> dict[str, object]:
    return {
        "source": library.path,
        "library": library.name,
        "stem": names.stem(library),
        "guard": f"{names.upper(library.name)}_{file.upper()}_H",
    }


def about(library: Library) -> str:
    """The library's own words as the inside of a comment."""
    text = library.doc or f"Types of the library {library.name}."
    lines = comment(text).removeprefix("/* ").removesuffix(" */").split("\n")
    return "\n".join([f" * {lines[0]}", *lines[1:]])


def types_header(library: Library) -> str:
    consts = [
        declarations.const(c, library) for c in library.consts
    ] + declarations.protocol_numbers(library)
    consts += [declarations.table_mask(t) for t in library.tables]
    small = [c for c in consts if c.value.lstrip("-").isdigit() or c.value.startswith("0x")]
    enums = [declarations.enum(e) for e in library.enums] + [
        declarations.bits(b) for b in library.bits
    ]
    enums += [declarations.errors(e) for e in library.errors]
    enums += [declarations.signals(s) for s in library.signals]
    enums += [declarations.union_tags(u) for u in library.unions]
    enums += [declarations.table_members(t) for t in library.tables]
    for protocol in library.protocols:
        enums += [declarations.roles(protocol)] if protocol.roles else []
        enums += [declarations.classes(m) for m in protocol.machines if m.classes]
    enums += [declarations.rights(o) for o in library.objects if o.rights]
    enums += [rings.fault_enum(library)] if library.faults else []
    return render(
        "c/types.h.j2",
        **_head(library, "types"),
        about=about(library),
        includes=[f"{names.stem(name)}_types.h" for name in library.imports],
        small_consts=small,
        large_consts=[c for c in consts if c not in small],
        enums=[e for e in enums if e.members],
        structs=[declarations.RecordC(r) for r in declarations.records_of(library)],
    )


def wire_header(library: Library) -> str:
    stem = names.stem(library)
    return render(
        "c/wire.h.j2",
        **_head(library, "wire"),
        includes=[f"{stem}_types.h"] + [f"{names.stem(name)}_wire.h" for name in library.imports],
        abi={"name": f"{stem.upper()}_ABI", "value": abi_hash(library)},
        structs=[declarations.RecordC(r) for r in declarations.records_of(library)],
        owners=_owners(library),
        rings=[rings.RingC(ring) for ring in library.rings],
        faults=rings.fault_rows(library),
        upper=names.upper(names.stem(library)),
    )


def _owners(library: Library) -> list[OwnerC]:
    everything: list[Protocol | Object] = [*library.protocols, *library.objects]
    return [OwnerC(owner) for owner in everything]


def client_header(library: Library) -> str:
    owners = [OwnerC(owner) for owner in library.protocols]
    return render("c/client.h.j2", **_head(library, "client"), owners=owners)


def server_header(library: Library) -> str:
    owners = [ServedOwner(owner) for owner in library.protocols]
    return render("c/server.h.j2", **_head(library, "server"), owners=owners)
