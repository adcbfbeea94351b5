"""A contract that has everything, built by hand, for the tests of the twin: they need no parser and no checker."""

from __future__ import annotations

from writ.model import (
    Alternative,
    ArrayType,
    BitsType,
    ClassGuard,
    ClientType,
    EnumType,
    ErrorSet,
    Field,
    HandleType,
    Library,
    Machine,
    MachineKind,
    Member,
    Method,
    Object,
    Pos,
    Protocol,
    Reservation,
    Role,
    Scalar,
    ServerType,
    Step,
    StructType,
    TableType,
    TextKind,
    TextType,
    Transfer,
    Type,
    UnionType,
    Variant,
    VectorType,
    scalar_limits,
)

POS = Pos("zoo.writ", 1, 1)


def scalar(name: str, low: int | None = None, high: int | None = None) -> Scalar:
    limits = scalar_limits(name)
    return Scalar(name, limits[0] if low is None else low, limits[1] if high is None else high)


U8, U16, U32, U64 = scalar("u8"), scalar("u16"), scalar("u32"), scalar("u64")
I8, I32, BOOL = scalar("i8"), scalar("i32"), scalar("bool")


def members(**numbers: int) -> tuple[Member, ...]:
    return tuple(Member(name, number, "", POS) for name, number in numbers.items())


def fields(**types: Type) -> tuple[Field, ...]:
    return tuple(Field(name, kind, "", POS) for name, kind in types.items())


def variants(**types: tuple[int, Type]) -> tuple[Variant, ...]:
    return tuple(Variant(n, Field(name, kind, "", POS)) for name, (n, kind) in types.items())


COLOUR = EnumType("Colour", "zoo", U8, True, members(RED=1, GREEN=2, BLUE=7), "", POS)
TONE = EnumType("Tone", "zoo", U16, False, members(LOW=1, HIGH=2), "", POS)
SIGN = EnumType("Sign", "zoo", I32, True, members(MINUS=-1, ZERO=0, ONE=1), "", POS)
FLAGS = BitsType("Flags", "zoo", U8, True, members(A=0, B=3), "", POS)
OPEN_FLAGS = BitsType("OpenFlags", "zoo", U16, False, members(A=0, B=3), "", POS)
LEAKY = StructType("Leaky", "zoo", fields(a=U32, b=U8), "", POS)
POINT = StructType("Point", "zoo", fields(flag=BOOL, at=I32, colour=COLOUR), "", POS)
SHAPE = UnionType(
    "Shape", "zoo", True, 24, variants(dot=(1, POINT), size=(2, U64), tiny=(5, U8)), "", POS
)
OPEN_SHAPE = UnionType("OpenShape", "zoo", False, 8, variants(on=(1, BOOL), far=(3, U32)), "", POS)
SETTINGS = TableType(
    "Settings",
    "zoo",
    True,
    24,
    variants(on=(1, BOOL), size=(2, scalar("u32", 10, 20)), tone=(4, TONE)),
    "",
    POS,
)
OPEN_SETTINGS = TableType(
    "OpenSettings", "zoo", False, 16, variants(id=(2, U16), at=(3, LEAKY)), "", POS
)
ERRORS = ErrorSet("ZooError", "zoo", True, members(CAGED=64, ASLEEP=70), "", POS)
KEEPER = Role("keeper", 0, "", POS)
VISITOR = Role("visitor", 3, "", POS)
LIFE = EnumType("Life", "zoo", U8, True, members(AWAKE=1, RESTING=2), "", POS)
VMO = Object("Vmo", "zoo", 4, members(READ=0, WRITE=1, TRANSFER=15), (), (), 0, "", POS)
ANIMAL = Machine(
    "Animal",
    MachineKind.KEYED,
    U64,
    LIFE,
    ("cat", "bird"),
    "gone",
    (),
    "",
    "",
    4,
    "",
    POS,
)


def vmo(optional: bool = False, count: int = 1, rights: int = 3) -> HandleType:
    held = tuple(m.name for m in VMO.rights if rights >> m.number & 1)
    return HandleType("Vmo", 4, rights, held, optional, count, "", Transfer.GIVE)


def method(
    name: str,
    number: int,
    request: tuple[Field, ...] = (),
    reply: tuple[Field, ...] = (),
    strict: bool = True,
    errors: ErrorSet | None = None,
    alternatives: tuple[Alternative, ...] = (),
    steps: tuple[Step, ...] = (),
) -> Method:
    return Method(
        name=name,
        number=number,
        strict=strict,
        request=request,
        reply=reply,
        errors=errors,
        any_role=not alternatives,
        alternatives=alternatives,
        needs=0,
        deadline_ms=100,
        retry_safe=True,
        waits=None,
        makes=(),
        steps=steps,
        ensures=(),
        unreachable="",
        promise_registers=(),
        doc="",
        pos=POS,
    )


def text(kind: str, limit: int) -> TextType:
    return TextType(TextKind(kind), limit)


SCALARS = method(
    "scalars",
    0x10,
    fields(a=U8, b=U64, c=BOOL, d=COLOUR, e=FLAGS, f=scalar("i8", -5, 5), g=TONE, h=SIGN),
    fields(small=U16),
    errors=ERRORS,
)
NESTED = method(
    "nested",
    0x11,
    fields(
        one=LEAKY,
        next=U64,
        many=ArrayType(POINT, 3),
        row=ArrayType(scalar("u16", 1, 9), 5),
        last=LEAKY,
    ),
    fields(open_flags=OPEN_FLAGS, i=I8, wide=ArrayType(U64, 7)),
)
CHOICES = method(
    "choices",
    0x12,
    fields(a=U8, shape=SHAPE, open_shape=OPEN_SHAPE),
    fields(settings=SETTINGS, open_settings=OPEN_SETTINGS),
    strict=False,
)
TAILS = method(
    "tails",
    0x13,
    fields(who=text("name", 12), id=U32, note=text("text", 40), raw=text("bytes", 17)),
    fields(points=VectorType(POINT, 4), longs=VectorType(U64, 3), note=text("text", 16)),
    errors=ERRORS,
)
HANDLES = method(
    "handles",
    0x14,
    fields(
        first=vmo(),
        some=vmo(optional=True, rights=0),
        pair=vmo(count=2, rights=0x8001),
        way=ClientType("Zoo", 0x77, (), False, Transfer.LEND),
        end=ServerType("Zoo", 0x77, True, Transfer.GIVE),
    ),
    fields(),
)
GROWN = method(
    "grown",
    0x15,
    (
        *fields(id=U16, name=text("name", 20)),
        Field("late", U32, "", POS, since=2),
        Field("early", BOOL, "", POS, since=1),
    ),
    (*fields(id=U16), Field("more", scalar("u16", 0, 7), "", POS, since=3)),
    strict=False,
)
GUARDED = method(
    "guarded",
    0x16,
    fields(animal=U64),
    fields(),
    alternatives=(
        Alternative(KEEPER, None),
        Alternative(VISITOR, ClassGuard("Animal", "bird")),
    ),
    steps=(Step("Animal", "animal", ("AWAKE",), "RESTING"),),
)
EMPTY = method("empty", 0x17)

ZOO = Protocol(
    "Zoo",
    "zoo",
    0x77,
    True,
    (KEEPER, VISITOR),
    (ANIMAL,),
    (SCALARS, NESTED, CHOICES, TAILS, HANDLES, GROWN, GUARDED, EMPTY),
    (Reservation(0x18, "feed"),),
    "",
    POS,
)
LIBRARY = Library(
    "zoo", 0, (), (), (), (), (), (), (), (), (ERRORS,), (ZOO,), (VMO,), "", "zoo.writ"
)
