"""Methods of kernel objects as data: what a program needs to know to call them at random and to judge the answers."""

from __future__ import annotations

from dataclasses import dataclass

from writ.emit import names
from writ.emit.kernel import CallC, ObjectC
from writ.emit.render import render
from writ.layout import Placed
from writ.model import (
    BitsType,
    EnumType,
    Field,
    HandleType,
    Library,
    Scalar,
    SlotType,
    TextType,
    World,
)

BITS = {"u8": 1, "i8": 1, "bool": 1, "u16": 2, "i16": 2, "u32": 4, "i32": 4, "u64": 8, "i64": 8}
WIDE = (1 << 64) - 1


@dataclass(frozen=True)
class ParamC:
    """A parameter or, of a reply, the place of a slot. `low` and `high` are what is legal; of
    choices and bits `high` is a mask."""

    name: str
    kind: str
    offset: int
    size: int
    type: int = 0
    rights: int = 0
    low: int = 0
    high: int = WIDE


@dataclass(frozen=True)
class MethodRow:
    """A method as the table says it."""

    title: str
    variable: str
    type: int
    number: int
    needs: int
    tag: str
    fixed: int
    params: list[ParamC]
    slots: list[ParamC]
    errors: list[int]


def emit_library(world: World, name: str) -> dict[str, str]:
    """The table of one library; nothing of one without objects."""
    library = world.library(name)
    owners = [ObjectC(owner) for owner in library.objects if owner.methods]
    if not owners:
        return {}
    stem = names.stem(library)
    rows = [_row(owner, call) for owner in owners for call in owner.calls]
    return {f"{stem}_methods.{suffix}": _file(library, suffix, rows) for suffix in ("h", "c")}


def _file(library: Library, suffix: str, rows: list[MethodRow]) -> str:
    return render(
        f"tests/methods.{suffix}.j2",
        source=library.path,
        library=library.name,
        stem=names.stem(library),
        guard=f"{names.upper(library.name)}_METHODS_H",
        rows=rows,
    )


def _row(owner: ObjectC, call: CallC) -> MethodRow:
    layout = call.request.layout
    params = [_param(placed) for placed in layout.fixed]
    params += [_record(record.field, record.first) for record in layout.records]
    slots = [p for p in map(_param, call.reply.layout.fixed) if p.kind == "INDEX"]
    errors = call.method.errors
    return MethodRow(
        title=f"{names.snake(owner.name)}.{call.method.name}",
        variable=f"{owner.prefix}_{call.base}",
        type=getattr(owner.owner, "number"),
        number=call.method.number,
        needs=call.method.needs,
        tag=call.request.upper,
        fixed=call.request.size,
        params=params,
        slots=slots if call.reply.registers else [],
        errors=[member.number for member in errors.members] if errors else [],
    )


def _record(field: Field, index: int) -> ParamC:
    kind = field.type
    if isinstance(kind, HandleType):
        return ParamC(field.name, "HANDLE", index, 8, kind.object_number, kind.rights)
    return ParamC(field.name, "HANDLE", index, 8)


def _param(placed: Placed) -> ParamC:
    name, offset, kind = placed.field.name, placed.offset, placed.field.type
    match kind:
        case SlotType():
            return ParamC(name, "SLOT", offset, 4, kind.object_number, kind.rights)
        case Scalar():
            known = {
                "SlotIndex": "INDEX",
                "NewSlot": "INDEX",
                "UserAddress": "ADDRESS",
                "Koid": "KOID",
            }
            found = known.get(kind.newtype, "NUMBER")
            size = BITS[kind.name]
            return ParamC(name, found, offset, size, low=kind.low & WIDE, high=kind.high & WIDE)
        case EnumType():
            mask = sum(1 << m.number for m in kind.members if m.number < 64)
            return ParamC(name, "CHOICE", offset, BITS[kind.base.name], high=mask)
        case BitsType():
            return ParamC(name, "BITS", offset, BITS[kind.base.name], high=kind.mask)
        case TextType():
            return ParamC(name, "TAIL", offset, 4, low=0, high=kind.limit)
        case _:
            return ParamC(name, "NUMBER", offset, 8)
