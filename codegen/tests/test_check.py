"""What the checks refuse beyond the one example per number, and what they make of what they accept."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

CODEGEN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CODEGEN))

from writ.load import load_texts, load_world  # noqa: E402
from writ.model import (  # noqa: E402
    ClassGuard,
    EventRef,
    HandleType,
    MachineKind,
    Make,
    Scalar,
    Step,
    Transfer,
    ValueGuard,
    VectorType,
    World,
)

IDL = CODEGEN.parent / "idl"
SERVICES = CODEGEN.parent / "services"

KERNEL = """library kernel draft;
/// Pages.
object Vmo = 4 { rights { READ = 0; } }
/// Bits.
object Notification = 8 { rights { SIGNAL = 0; } }
/// The log.
control Log = 9 slot 4 {
    rights { WRITE = 0; }
    /// Adds a line.
    strict method 16 write(text : text<=100) -> () needs WRITE deadline 1s retry never;
}
"""


def lib(*lines: str) -> str:
    """A library `x` of these lines; the first is line 2."""
    return "library x draft;\n" + "\n".join(lines) + "\n"


def proto(*lines: str) -> str:
    """A protocol with one role, an enum and an error set; the first line is line 11."""
    before = ["type Id = u64;", "strict enum S : u8 { A = 1; B = 2; }"]
    before += ["strict error E {", "    /// Full.", "    FULL = 64;", "}"]
    return lib(*before, "/// P.", "durable protocol P = 1 {", "    roles { r = 0; }", *lines, "}")


def m(
    params: str = "",
    reply: str = "",
    clauses: str = "requires any deadline 1s retry safe",
    error: str = "",
) -> str:
    return f"    /// M.\n    strict method 16 m({params}) -> ({reply}){error} {clauses};"


M = "    machine O[Id] : S { initial gone; event e : any -> A; event f : A -> B; event g : B -> gone; bound 4; }"
MK = "    /// N.\n    strict method 17 n() -> (id : Id) requires any deadline 1s retry never makes O[reply.id] A;"


def comp(
    name: str, number: int, *clauses: str, kind: str = "app", imports: str = "import x { P };\n"
) -> str:
    head = f"component {name} = {number} {{\n    kind {kind}; startup boot; profiles default; "
    head += "restart never; memory 4Ki; stack 4Ki; priority fair;\n"
    return imports + head + "".join(f"    {c};\n" for c in clauses) + "}\n"


PX = lib(
    "/// P.",
    "durable protocol P = 1 {",
    "    roles { r = 0; }",
    m(clauses="requires r deadline 1s retry safe"),
    "    /// N.\n    strict method 17 n() -> () requires any deadline 1s retry safe;",
    "}",
)
A = comp("a", 1, "serves P clients<=4", "admits r : b", kind="service")
B = comp("b", 2, "uses P as r { m }")


def world(*components: str, system: str = "system s { memory 1Mi; a; b; }\n") -> dict[str, str]:
    """Protocol, kernel and system, and the components as 0.writ, 1.writ and so on."""
    files = {f"{i}.writ": text for i, text in enumerate(components)}
    return {"x.writ": PX, "kernel.writ": KERNEL, "s.writ": system, **files}


# What is refused: a name, the contract, and what is found in it.
BAD: list[tuple[str, str | dict[str, str], list[str]]] = [
    ("a range of a bool", lib("type A = bool in 0..1;"), ["x.writ:2:18 E0303"]),
    (
        "a const of a struct type",
        lib("struct A { x : u8; }", "const B : A = 1;"),
        ["x.writ:3:11 E0203"],
    ),
    ("a const of an array", lib("const B : u8[4] = 1;"), ["x.writ:2:11 E0323"]),
    (
        "a const that is a string where a number is due",
        lib('const B : u8 = "1";'),
        ["x.writ:2:16 E0304"],
    ),
    (
        "an enum const that is no member",
        lib("strict enum C : u8 { RED = 1; }", "const B : C = BLUE;"),
        ["x.writ:3:15 E0304"],
    ),
    ("a text const that is a number", lib("const B : text<=4 = 4;"), ["x.writ:2:21 E0304"]),
    ("constants in a circle", lib("const A : u8 = B;", "const B : u8 = A;"), ["x.writ:2:7 E0310"]),
    ("a type in a circle", lib("type A = A;"), ["x.writ:2:6 E0310"]),
    ("a negative range of an unsigned type", lib("type A = u8 in -1..4;"), ["x.writ:2:16 E0302"]),
    ("a list of zero", proto(m("a : u8[]<=0")), ["x.writ:12:34 E0311"]),
    ("a text beyond a message", proto(m("a : text<=5000")), ["x.writ:12:34 E0311"]),
    ("an array beyond a message", lib("struct A { x : u64[4032]; }"), ["x.writ:2:8 E0316"]),
    ("a list of handles", proto(m("a : give client<P>[2]")), ["x.writ:12:42 E0107"]),
    (
        "a struct with a slot",
        lib("import kernel { Vmo };", "struct A { x : slot<Vmo, READ>; }"),
        ["x.writ:3:12 E0309"],
    ),
    (
        "a union that is too small",
        lib("strict union U reserve 8 { 1 x : u64; 2 y : u8[9]; }"),
        ["x.writ:2:41 E0314"],
    ),
    ("a reserve of nothing", lib("strict table T reserve 0 { 1 x : u8; }"), ["x.writ:2:24 E0313"]),
    ("an empty union", lib("strict union U reserve 8 { }"), ["x.writ:2:14 E0308"]),
    (
        "a table with number 65",
        lib("strict table T reserve 8 { 65 x : u8; }"),
        ["x.writ:2:28 E0315"],
    ),
    (
        "variants with one number",
        lib("strict table T reserve 8 { 1 x : u8; 1 y : u8; }"),
        ["x.writ:2:38 E0307"],
    ),
    ("signals beyond 63", lib("signals G { a = 64; }"), ["x.writ:2:17 E0306"]),
    (
        "an unknown signal set",
        lib(
            "import kernel { Notification };",
            "/// P.",
            "durable protocol P = 1 {",
            m("a : give handle<Notification, SIGNAL> for Nothing"),
            "}",
        ),
        ["x.writ:6:66 E0201"],
    ),
    (
        "signals of something else",
        lib(
            "import kernel { Vmo };",
            "signals G { a = 1; }",
            "/// P.",
            "durable protocol P = 1 {",
            m("a : give handle<Vmo, READ> for G"),
            "}",
        ),
        ["x.writ:7:55 E0323"],
    ),
    (
        "a handle in an object",
        lib(
            "import kernel { Vmo };",
            "/// O.",
            "object O = 1 {",
            "    rights { USE = 0; }",
            m("a : give handle<Vmo, READ>", clauses="needs USE deadline 1s retry safe"),
            "}",
        ),
        ["x.writ:7:24 E0321"],
    ),
    ("a range on an enum parameter", proto(m("a : S in 0..1")), ["x.writ:12:33 E0303"]),
    ("an annotation with arguments", proto(m("@secret(request) a : u8")), ["x.writ:12:32 E0328"]),
    ("an annotation twice", proto(m("@secret @secret a : u8")), ["x.writ:12:33 E0210"]),
    (
        "an annotation of a method that does not exist",
        proto(
            "    /// M.\n    @fast\n    strict method 16 m() -> () requires any deadline 1s retry safe;"
        ),
        ["x.writ:12:6 E0328"],
    ),
    (
        "registers of nothing",
        proto(
            "    /// M.\n    @registers\n    strict method 16 m() -> () requires any deadline 1s retry safe;"
        ),
        ["x.writ:12:6 E0328"],
    ),
    (
        "registers of something else",
        proto(
            "    /// M.\n    @registers(answer)\n    strict method 16 m() -> () requires any deadline 1s retry safe;"
        ),
        ["x.writ:12:16 E0328"],
    ),
    (
        "registers that are too few",
        proto(
            "    /// M.\n    @registers(request)\n    strict method 16 m(a : u64[7]) -> () requires any deadline 1s retry safe;"
        ),
        ["x.writ:12:16 E0318"],
    ),
    (
        "a handle in registers",
        lib(
            "import kernel { Vmo };",
            "/// P.",
            "durable protocol P = 1 {",
            "    /// M.\n    @registers(reply)",
            "    strict method 16 m() -> (a : give handle<Vmo, READ>) requires any deadline 1s retry safe;",
            "}",
        ),
        ["x.writ:6:16 E0318"],
    ),
    ("since in a draft", proto(m("a : u8, b : u8 since 2")), ["x.writ:12:45 E0327"]),
    (
        "until before since",
        'library x version 3;\nstrict enum C : u8 { RED = 1; BLUE = 2 since 3 until 2 "x"; }\n',
        ["x.writ:2:54 E0327"],
    ),
    (
        "a method called ping",
        proto("    /// M.\n    strict method 16 ping() -> () requires any deadline 1s retry safe;"),
        ["x.writ:12:22 E0402"],
    ),
    (
        "two methods of one number",
        proto(
            m(), "    /// N.\n    strict method 16 n() -> () requires any deadline 1s retry safe;"
        ),
        ["x.writ:14:19 E0402"],
    ),
    ("a reservation below 16", proto("    reserved 3 x;"), ["x.writ:11:14 E0401"]),
    (
        "a needs in a protocol",
        proto(m(clauses="requires any needs USE deadline 1s retry safe")),
        ["x.writ:12:45 E0407"],
    ),
    (
        "any with a condition",
        proto(m("s : S", clauses="requires any if s in { A } deadline 1s retry safe")),
        ["x.writ:12:46 E0414"],
    ),
    (
        "a role twice",
        proto(m(clauses="requires r | r deadline 1s retry safe")),
        ["x.writ:12:45 E0210"],
    ),
    (
        "a class without a machine",
        proto(m(clauses="requires r if class c deadline 1s retry safe")),
        ["x.writ:12:52 E0415"],
    ),
    (
        "a condition on no parameter",
        proto(m(clauses="requires r if s in { A } deadline 1s retry safe")),
        ["x.writ:12:46 E0416"],
    ),
    (
        "a condition on a number",
        proto(m("s : u8", clauses="requires r if s in { A } deadline 1s retry safe")),
        ["x.writ:12:52 E0416"],
    ),
    (
        "a deadline of zero",
        proto(m(clauses="requires any deadline 0ms retry safe")),
        ["x.writ:12:54 E0410"],
    ),
    (
        "a deadline of hours",
        proto(m(clauses="requires any deadline 7200s retry safe")),
        ["x.writ:12:54 E0410"],
    ),
    (
        "a deadline beside a wait",
        proto(
            M,
            MK,
            m(
                "id : Id",
                clauses="requires any deadline 1s retry safe waits<=4 for O.e when O[id] any -> same",
            ),
        ),
        ["x.writ:15:61 E0409"],
    ),
    (
        "no waiters",
        proto(
            M,
            MK,
            m("id : Id", clauses="requires any retry safe waits<=0 for O.e when O[id] any -> same"),
        ),
        ["x.writ:15:70 E0311"],
    ),
    (
        "a wait twice for one event",
        proto(
            M,
            MK,
            m(
                "id : Id",
                clauses="requires any retry safe waits<=4 for O.e | O.e when O[id] any -> same",
            ),
        ),
        ["x.writ:15:84 E0210"],
    ),
    (
        "a list of a fixed array",
        proto(
            "    /// L.\n    strict list 16 l(after : u64) -> items : u8[4] requires any deadline 1s retry safe;"
        ),
        ["x.writ:12:38 E0424"],
    ),
    (
        "an object called like a word of C",
        lib("/// R.", "object Register = 1 {", "    rights { USE = 0; }", "}"),
        ["x.writ:3:8 E0208"],
    ),
    (
        "signals called like a macro",
        lib("signals Errno {", "    /// A.", "    A = 0;", "}"),
        ["x.writ:2:9 E0208"],
    ),
    (
        "nine slots in one parameter",
        {
            "x.writ": lib(
                "/// R.",
                "object Thing = 77 {",
                "    rights { USE = 0; }",
                "    /// M.\n    strict method 16 m(a : slot<Thing, USE>[9]) -> () needs USE deadline 1s retry safe;",
                "}",
            ),
        },
        ["x.writ:6:45 E0329"],
    ),
    (
        "a ring of more than 2 GiB",
        lib(
            "struct E { a : u8[256]; }",
            "ring R {",
            *(f"    q{i} : E depth 65536;" for i in range(130)),
            "}",
        ),
        ["x.writ:3:6 E0331"],
    ),
    (
        "a list whose request is not in registers",
        proto(
            "    /// L.\n    strict list 16 l(after : u64, of : name<=8) -> items : u8[]<=4 requires any deadline 1s retry safe;"
        ),
        ["x.writ:12:20 E0424"],
    ),
    (
        "a list called next",
        proto(
            "    /// L.\n    strict list 16 l(after : u64) -> next : u8[]<=4 requires any deadline 1s retry safe;"
        ),
        ["x.writ:12:38 E0210"],
    ),
    (
        "a list of pages too large",
        proto(
            "    /// L.\n    strict list 16 l(after : u64) -> items : u64[]<=504 requires any deadline 1s retry safe;"
        ),
        ["x.writ:12:20 E0316"],
    ),
    (
        "a machine of a struct",
        proto("    machine O[Id] : P { initial gone; bound 4; }"),
        ["x.writ:11:21 E0203"],
    ),
    (
        "a machine whose key is an enum",
        proto("    machine O[S] : S { initial gone; bound 4; }"),
        ["x.writ:11:15 E0504"],
    ),
    (
        "a machine that does not say where it begins",
        proto("    machine O[Id] : S { bound 4; }"),
        ["x.writ:11:13 E0503"],
    ),
    (
        "a singleton that begins at gone",
        proto("    machine O : S { initial gone; }"),
        ["x.writ:11:29 E0503"],
    ),
    (
        "a singleton that goes",
        proto("    machine O : S { initial A; event e : A -> gone; }"),
        ["x.writ:11:47 E0502"],
    ),
    (
        "a singleton with a bound",
        proto("    machine O : S { initial A; event e : A -> B; bound 3; }"),
        ["x.writ:11:56 E0512"],
    ),
    (
        "a singleton with classes",
        proto("    machine O : S { class c; initial A; event e : A -> B; }"),
        ["x.writ:11:27 E0515"],
    ),
    (
        "an event that leads nowhere",
        proto("    machine O : S { initial A; event e : A -> same; }"),
        ["x.writ:11:47 E0502"],
    ),
    (
        "an event from gone to gone",
        proto(
            "    machine O[Id] : S { initial gone; event e : gone -> gone; event f : gone | A -> B; "
            "event g : gone -> A; bound 4; }"
        ),
        ["x.writ:11:49 E0502"],
    ),
    (
        "an event from gone that a call makes",
        proto(
            "    machine O[Id] : S { initial gone; event e : gone -> A by n; event f : A -> B; bound 4; }",
            m(clauses="requires any deadline 1s retry safe"),
            "    /// N.\n    strict method 17 n(id : Id) -> () requires any deadline 1s retry safe when O[id] A -> B;",
        ),
        ["x.writ:11:49 E0502", "x.writ:11:62 E0510"],
    ),
    (
        "an event of the whole server from gone",
        proto("    machine O : S { initial A; event e : gone -> B; }"),
        ["x.writ:11:42 E0502"],
    ),
    (
        "a session closed from one state only",
        proto(
            "    machine O per session : S { initial A; event e : A -> B; event closed : A -> gone; }"
        ),
        ["x.writ:11:77 E0508"],
    ),
    (
        "an event by an unknown method",
        proto("    machine O : S { initial A; event e : A -> B by listen; }"),
        ["x.writ:11:52 E0510"],
    ),
    (
        "observed by an unknown method",
        proto("    machine O : S { initial A; event e : A -> B; observed by look.state; }"),
        ["x.writ:11:62 E0511"],
    ),
    (
        "observed by a field of another type",
        proto(
            "    machine O : S { initial A; event e : A -> B; observed by m.a; }", m(reply="a : u8")
        ),
        ["x.writ:11:64 E0511"],
    ),
    (
        "observed by a method about no object",
        proto(
            "    machine O[Id] : S { initial gone; event e : A -> B; observed by m.a; bound 4; }",
            MK,
            m(reply="a : S"),
        ),
        ["x.writ:11:69 E0511"],
    ),
    (
        "a step without a key",
        proto(M, MK, m("id : Id", clauses="requires any deadline 1s retry safe when O A -> B")),
        ["x.writ:15:80 E0506"],
    ),
    (
        "a step with a key of the reply",
        proto(
            M,
            MK,
            m(
                reply="id : Id",
                clauses="requires any deadline 1s retry safe when O[reply.id] A -> B",
            ),
        ),
        ["x.writ:15:88 E0506"],
    ),
    (
        "a step whose key does not exist",
        proto(M, MK, m(clauses="requires any deadline 1s retry safe when O[id] A -> B")),
        ["x.writ:15:75 E0507"],
    ),
    (
        "a key for a machine without one",
        proto(
            "    machine O : S { initial A; event e : A -> B; }",
            m("id : Id", clauses="requires any deadline 1s retry safe when O[id] A -> B"),
        ),
        ["x.writ:13:82 E0506"],
    ),
    (
        "an error that keeps the state",
        proto(
            M,
            MK,
            m(
                "id : Id",
                clauses="requires any deadline 1s retry safe when O[id] A -> B, on FULL -> same",
                error=" error E",
            ),
        ),
        ["x.writ:15:113 E0502"],
    ),
    (
        "something made twice",
        proto(
            M,
            "    /// N.\n    strict method 17 n() -> (id : Id) requires any deadline 1s retry never",
            "        makes O[reply.id] A makes O[reply.id] A;",
        ),
        ["x.writ:14:35 E0516"],
    ),
    (
        "made as gone",
        proto(
            M,
            "    /// N.\n    strict method 17 n() -> (id : Id) requires any deadline 1s retry never makes O[reply.id] gone;",
        ),
        ["x.writ:13:94 E0502"],
    ),
    ("a protocol of number 0", lib("/// P.", "durable protocol P = 0 { }"), ["x.writ:3:22 E0417"]),
    (
        "an object of number 300",
        lib("/// P.", "object P = 300 { rights { } }"),
        ["x.writ:3:12 E0419"],
    ),
    (
        "two controls in one slot",
        lib(
            "/// P.",
            "control A = 1 slot 5 { rights { } }",
            "/// Q.",
            "control B = 2 slot 5 { rights { } }",
        ),
        ["x.writ:5:20 E0418"],
    ),
    ("a fault point of number 0", lib("fault f = 0;"), ["x.writ:2:11 E0306"]),
    ("two fault points of one number", lib("fault f = 1;", "fault g = 1;"), ["x.writ:3:11 E0418"]),
    (
        "a role called any",
        lib("/// P.", "durable protocol P = 1 { roles { any = 1; } }"),
        ["x.writ:3:34 E0202"],
    ),
    ("a type called u8", lib("type u8 = u16;"), ["x.writ:2:6 E0202"]),
    ("a ring without a queue", lib("ring R { data region 4Ki; }"), ["x.writ:2:6 E0308"]),
    (
        "a ring with two regions",
        lib("struct A { x : u8; }", "ring R { s : A depth 8; data region 4Ki; data region 4Ki; }"),
        ["x.writ:3:42 E0404"],
    ),
    (
        "a ring of large entries",
        lib("struct A { x : u8[257]; }", "ring R { s : A depth 8; }"),
        ["x.writ:3:14 E0331"],
    ),
    ("a ring of numbers", lib("type A = u8;", "ring R { s : A depth 8; }"), ["x.writ:3:14 E0203"]),
    (
        "a version that differs between files",
        {"x/a.writ": "library x draft;\n", "x/b.writ": "library x version 1;\n"},
        ["x/b.writ:1:9 E0211"],
    ),
    (
        "a library in two folders",
        {"a/a.writ": "library x draft;\n", "b/b.writ": "library x draft;\n"},
        ["b/b.writ:1:9 E0211"],
    ),
    ("an import from oneself", lib("import x { A };", "type A = u8;"), ["x.writ:2:8 E0207"]),
    (
        "an import twice",
        {
            "x.writ": lib("import y { A };", "import y { A };", "struct S { a : A; }"),
            "y.writ": "library y draft;\ntype A = u8;\n",
        },
        ["x.writ:3:12 E0206"],
    ),
    (
        "a machine with the name of a type elsewhere",
        {"x.writ": proto(M, MK), "a.writ": "library a draft;\nstruct O { x : u8; }\n"},
        ["x.writ:11:13 E0214"],
    ),
    (
        "two components of one number",
        world(A, comp("b", 1, "uses P as r { m }")),
        ["1.writ:2:15 E0603"],
    ),
    (
        "two components of one name",
        world(A, A),
        ["0.writ:5:16 E0601", "1.writ:2:11 E0202", "s.writ:1:27 E0601"],
    ),
    (
        "two systems of one name",
        world(A, B, system="system s { memory 1Mi; a; b; }\nsystem s { memory 1Mi; a; b; }\n"),
        ["s.writ:2:8 E0202"],
    ),
    ("a component called any", comp("any", 1, imports=""), ["x.writ:1:11 E0202"]),
    (
        "a system that extends itself",
        world(A, B, system="system s extends s { memory 1Mi; a; b; }\n"),
        ["s.writ:1:8 E0616"],
    ),
    (
        "a component twice in a system",
        world(A, B, system="system s { memory 1Mi; a; b; a; }\n"),
        ["s.writ:1:30 E0616"],
    ),
    (
        "an empty system",
        world(A, B, system="system s { memory 1Mi; a; b; }\nsystem t { memory 1Mi; }\n"),
        ["s.writ:2:8 E0616"],
    ),
    ("a system without memory", world(A, B, system="system s { a; b; }\n"), ["s.writ:1:8 E0604"]),
    (
        "a system with memory twice",
        world(A, B, system="system s { memory 1Mi; memory 2Mi; a; b; }\n"),
        ["s.writ:1:31 E0605"],
    ),
    ("a role beside any", world(A, comp("b", 2, "uses P as r, any { m }")), ["1.writ:4:18 E0413"]),
    (
        "an admission of nobody",
        world(comp("a", 1, "serves P clients<=4", "admits r : c", kind="service"), B),
        ["0.writ:5:16 E0601", "1.writ:4:15 E0607"],
    ),
    (
        "an admission in a system of tests only",
        world(
            comp("a", 1, "serves P clients<=4", "admits r : b in t", kind="service"),
            B,
            system="system s { memory 1Mi; a; b; }\nsystem t extends s { }\n",
        ),
        ["1.writ:4:15 E0607"],
    ),
    (
        "an admission without a server",
        world(A, comp("b", 2, "admits r : a", imports="")),
        ["1.writ:3:12 E0622"],
    ),
    (
        "a use of an unknown protocol",
        world(A, comp("b", 2, "uses Q as r { m }")),
        ["1.writ:4:10 E0201"],
    ),
    (
        "a use in a system that is not there",
        world(A, comp("b", 2, "uses P as r { m } in t")),
        ["1.writ:4:26 E0623"],
    ),
    (
        "a use for an unknown method",
        world(A, comp("b", 2, "uses P as r { m } for z")),
        ["1.writ:4:27 E0608"],
    ),
    (
        "a server of an unknown number of clients",
        world(comp("a", 1, "serves P clients<=0", "admits r : b", kind="service"), B),
        ["0.writ:4:23 E0311"],
    ),
    (
        "a protocol served twice by one",
        world(
            comp(
                "a", 1, "serves P clients<=4", "serves P clients<=5", "admits r : b", kind="service"
            ),
            B,
        ),
        ["0.writ:5:12 E0210"],
    ),
    (
        "replies kept for nothing",
        world(
            comp("a", 1, "serves P clients<=4", "admits r : b", "keeps_replies 4", kind="service"),
            B,
        ),
        ["0.writ:6:19 E0625"],
    ),
    (
        "a user of what it serves",
        world(
            comp(
                "a", 1, "serves P clients<=4", "admits r : any", "uses P as r { m }", kind="service"
            ),
            B,
        ),
        ["0.writ:6:10 E0620"],
    ),
    (
        "a backoff that falls",
        comp("a", 1, imports="").replace(
            "restart never", "restart always backoff 5s..1s budget 5 per 60s"
        ),
        ["x.writ:2:70 E0628"],
    ),
    (
        "a restart without budget",
        comp("a", 1, imports="").replace(
            "restart never", "restart always backoff 1s..5s budget 0 per 60s"
        ),
        ["x.writ:2:84 E0628"],
    ),
    (
        "a backoff of microseconds",
        comp("a", 1, imports="").replace(
            "restart never", "restart always backoff 1us..5s budget 1 per 60s"
        ),
        ["x.writ:2:70 E0628"],
    ),
    ("a weight of zero", comp("a", 1, "weight 0", imports=""), ["x.writ:3:12 E0628"]),
    (
        "a state of one byte",
        comp("a", 1, "state 1 keeps 4 handles", imports=""),
        ["x.writ:3:11 E0628"],
    ),
    (
        "kept handles below zero",
        comp("a", 1, "state 4Ki keeps -1 handles", imports=""),
        ["x.writ:3:21 E0628"],
    ),
    (
        "negative memory",
        comp("a", 1, imports="").replace("memory 4Ki", "memory -4096"),
        ["x.writ:2:69 E0628"],
    ),
    (
        "a profile that does not exist",
        comp("a", 1, imports="").replace("profiles default", "profiles default, micro"),
        ["x.writ:2:47 E0606"],
    ),
    (
        "a held method that does not exist",
        {
            "kernel.writ": KERNEL,
            "a.writ": comp("a", 1, "holds Log { writ }", imports="import kernel { Log };\n"),
        },
        ["a.writ:4:17 E0608"],
    ),
    (
        "a control held twice",
        {
            "kernel.writ": KERNEL,
            "a.writ": comp(
                "a",
                1,
                "holds Log { write }",
                "holds Log { write }",
                imports="import kernel { Log };\n",
            ),
        },
        ["a.writ:5:11 E0210"],
    ),
    (
        "a circle by way of creation",
        world(comp("a", 1, "serves P clients<=4", "admits r : b", "creates b", kind="service"), B),
        ["1.writ:4:10 E0613"],
    ),
    (
        "a circle by way of what the root creates",
        world(
            comp("a", 1, "serves P clients<=4", "admits r : b", kind="service").replace(
                "startup boot", "startup none"
            ),
            B,
        ),
        ["1.writ:4:10 E0613"],
    ),
    (
        "a circle by way of paging",
        world(
            comp("a", 1, "serves P clients<=4", "admits r : b", kind="service"),
            comp("b", 2, "uses P as r { m }", "pinned", "pages a"),
        ),
        ["1.writ:4:10 E0613", "1.writ:6:11 E0629"],
    ),
    (
        "a circle by way of a fault",
        world(
            comp("a", 1, "serves P clients<=4", "admits r : b", "faults to b", kind="service"), B
        ),
        ["1.writ:4:10 E0613"],
    ),
    (
        "a page of an unpinned server",
        world(
            A,
            comp("b", 2, "uses P as r { m }", "pinned", "pages c"),
            comp("c", 3, imports=""),
            system="system s { memory 1Mi; a; b; c; }\n",
        ),
        ["1.writ:6:11 E0629"],
    ),
    (
        "an autoload of an app",
        comp("a", 1, "autoload { bus pci; }", imports=""),
        ["x.writ:3:5 E0633"],
    ),
    (
        "a setting twice",
        comp("a", 1, 'desktop { title "a"; title "b"; }', imports=""),
        ["x.writ:3:26 E0210"],
    ),
    (
        "a call back of an unknown protocol",
        world(A, comp("b", 2, "uses P as r { m }", "calls_back Q")),
        ["1.writ:5:16 E0201"],
    ),
]


def files(contract: str | dict[str, str]) -> dict[str, str]:
    if isinstance(contract, dict):
        return contract
    return {
        "x.writ": contract,
        **({"kernel.writ": KERNEL} if contract.startswith("library x") else {}),
    }


def good(contract: str | dict[str, str]) -> World:
    loaded = load_texts(files(contract))
    assert loaded.world is not None, loaded.report()
    return loaded.world


class WhatIsRefused(unittest.TestCase):
    def test_each_fault_is_found_where_it_is_and_nothing_else_is_said(self) -> None:
        for name, contract, expected in BAD:
            with self.subTest(name):
                loaded = load_texts(files(contract))
                found = [
                    f"{d.pos.path}:{d.pos.line}:{d.pos.column} {d.number}"
                    for d in loaded.diagnostics
                ]
                self.assertEqual(found, expected)

    def test_a_world_with_an_error_is_no_world(self) -> None:
        self.assertIsNone(load_texts({"x.writ": "library x draft;\ntype A = u9;\n"}).world)


class WhatComesOut(unittest.TestCase):
    def test_the_contracts_of_the_tree_are_good(self) -> None:
        names = [s.name for s in load_world([IDL, SERVICES]).systems]
        self.assertEqual(names, ["bench", "kills", "smp", "test", "writ"])

    def test_numbers_ranges_and_types_of_types_are_resolved(self) -> None:
        library = good(
            lib("const MAX : u32 = 0x1_0;", "type A = u32 in 1..MAX;", "type B = A in 2..3;")
        ).library("x")
        self.assertEqual(library.consts[0].value, 16)
        self.assertEqual(
            [t[1] for t in library.newtypes], [Scalar("u32", 1, 16, "A"), Scalar("u32", 2, 3, "B")]
        )

    def test_units_and_durations_are_worked_out(self) -> None:
        method = (
            good(proto(m("a : u64 in 4Ki..1Gi", clauses="requires any deadline 2s retry safe")))
            .libraries[1]
            .protocols[0]
            .methods[0]
        )
        self.assertEqual(method.request[0].type, Scalar("u64", 4096, 1 << 30))
        self.assertEqual(method.deadline_ms, 2000)

    def test_handles_carry_rights_transfer_and_object(self) -> None:
        text = lib(
            "import kernel { Vmo };",
            "/// P.",
            "durable protocol P = 1 {",
            m("a : lend optional handle<Vmo, READ>[2]"),
            "}",
        )
        kind = good(text).library("x").protocols[0].methods[0].request[0].type
        self.assertEqual(kind, HandleType("Vmo", 4, 1, ("READ",), True, 2, "", Transfer.LEND))

    def test_any_is_spelled_out_and_same_is_no_state(self) -> None:
        step = "requires any deadline 1s retry safe when O[id] any -> same"
        protocol = good(proto(M, MK, m("id : Id", clauses=step))).library("x").protocols[0]
        self.assertEqual(protocol.method("m").steps, (Step("O", "id", ("A", "B"), ""),))
        self.assertEqual(protocol.method("n").makes, (Make("O", "id", "A"),))
        self.assertEqual(protocol.machine("O").events[0].sources, ("A", "B"))
        self.assertIs(protocol.machine("O").kind, MachineKind.KEYED)

    def test_guards_know_their_machine_and_members(self) -> None:
        machine = M.replace("initial", "class c; initial")
        clauses = "requires r if class c deadline 1s retry safe when O[id] any -> same"
        protocol = good(proto(machine, MK, m("id : Id", clauses=clauses))).library("x").protocols[0]
        self.assertEqual(protocol.method("m").alternatives[0].guard, ClassGuard("O", "c"))
        clauses = "requires r if s in { B } deadline 1s retry safe"
        guard = (
            good(proto(m("s : S", clauses=clauses)))
            .library("x")
            .protocols[0]
            .methods[0]
            .alternatives[0]
            .guard
        )
        assert isinstance(guard, ValueGuard)
        self.assertEqual([member.number for member in guard.members], [2])

    def test_a_list_method_pages(self) -> None:
        text = "    /// L.\n    strict list 16 l(after : Id) -> items : S[]<=4 requires any deadline 1s retry safe;"
        method = good(proto(text)).library("x").protocols[0].methods[0]
        self.assertTrue(method.paged)
        self.assertEqual([f.name for f in method.reply], ["items", "next", "generation"])
        self.assertIsInstance(method.reply[0].type, VectorType)
        self.assertEqual(method.reply[1].type, method.request[0].type)

    def test_waits_name_their_events(self) -> None:
        clauses = "requires any retry safe waits<=4 for O.e | O.g when O[id] any -> same"
        waits = (
            good(proto(M, MK, m("id : Id", clauses=clauses)))
            .library("x")
            .protocols[0]
            .method("m")
            .waits
        )
        assert waits is not None
        self.assertEqual((waits.limit, waits.events), (4, (EventRef("O", "e"), EventRef("O", "g"))))

    def test_servers_start_before_their_users_and_the_root_first(self) -> None:
        made = good(
            world(
                A, B, comp("root", 3, imports=""), system="system s { memory 1Mi; root; b; a; }\n"
            )
        )
        self.assertEqual(
            [w.component.name for w in made.system("s").components], ["root", "a", "b"]
        )

    def test_a_connection_has_the_same_slot_in_every_system(self) -> None:
        a = comp("a", 1, "serves P clients<=4", "admits r : b", kind="service")
        b = comp("b", 2, "uses P as r named first { m } in t", "uses P as any named second { n }")
        made = good(world(a, b, system="system s { memory 1Mi; a; b; }\nsystem t extends s { }\n"))
        slots = {
            s.name: [(u.index, u.name, u.roles) for u in s.components[1].slots]
            for s in made.systems
        }
        self.assertEqual(
            slots, {"s": [(17, "second", 0)], "t": [(16, "first", 1), (17, "second", 0)]}
        )

    def test_a_grant_to_tests_counts_only_where_tests_are(self) -> None:
        a = comp("a", 1, "serves P clients<=4", "admits r : b in t", kind="service")
        b = comp("b", 2, "uses P as r { m } in t")
        made = good(world(a, b, system="system s { memory 1Mi; a; b; }\nsystem t extends s { }\n"))
        self.assertEqual([len(s.components[1].slots) for s in made.systems], [0, 1])

    def test_the_order_of_files_changes_nothing(self) -> None:
        files_there = world(A, B)
        turned = dict(reversed(list(files_there.items())))
        self.assertEqual(good(files_there), good(turned))


if __name__ == "__main__":
    unittest.main()
