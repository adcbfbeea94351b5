"""What the checks refuse, second half: a name, the contract, and what is found in it."""

from __future__ import annotations

from tests.check_contracts import KERNEL, MK, A, B, M, comp, lib, m, proto, world

SECOND: list[tuple[str, str | dict[str, str], list[str]]] = [
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
        "a driver that does not say what for",
        comp("a", 1, "autoload { class block; bus pci; }", kind="driver", imports=""),
        ["x.writ:3:5 E0636"],
    ),
    (
        "a driver of everything",
        comp(
            "a",
            1,
            "autoload { class block; bus pci; match { }; }",
            kind="driver",
            imports="",
        ),
        ["x.writ:3:38 E0636"],
    ),
    (
        "a setting twice",
        comp("a", 1, 'desktop { title "a"; title "b"; }', imports=""),
        ["x.writ:3:26 E0210"],
    ),
    ("a parameter called like a status", proto(m("WRIT_OK : u8")), ["x.writ:12:24 E0208"]),
    (
        "a constant that makes a limit of the headers",
        {"path.writ": "library path draft;\nconst MAX : u32 = 4;\n"},
        ["path.writ:2:7 E0219"],
    ),
    (
        "a library whose headers would hide the runtime's",
        {"writ.writ": "library writ draft;\nconst A : u32 = 4;\n"},
        ["writ.writ:1:9 E0219", "writ.writ:2:7 E0219"],
    ),
    (
        "members of two enums that meet",
        lib("strict enum Foo : u8 { BAR_BAZ = 1; }", "strict enum FooBar : u8 { BAZ = 1; }"),
        ["x.writ:3:27 E0219"],
    ),
    (
        "an enum called like the tag of a union",
        lib("strict enum UTag : u8 { A = 1; }", "strict union U reserve 8 { 1 x : u64; }"),
        ["x.writ:3:14 E0219"],
    ),
    (
        "a method called like a function of an enum",
        lib(
            "strict enum RoomState : u8 { OPEN = 1; }",
            "/// P.",
            "durable protocol Room = 1 {",
            m().replace(" m(", " state_name("),
            "}",
        ),
        ["x.writ:6:22 E0219"],
    ),
    (
        "a constant called like a protocol's number",
        {
            "t.writ": "library t draft;\nconst PROTOCOL : u32 = 4;\n/// T.\ndurable protocol T = 1 { }\n"
        },
        ["t.writ:4:18 E0219"],
    ),
    (
        "a machine called like an enum",
        lib(
            "type Id = u64;",
            "strict enum S : u8 { A = 1; B = 2; }",
            "strict enum Upload : u8 { A = 1; }",
            "/// P.",
            "durable protocol P = 1 {",
            M.replace("machine O", "machine Upload"),
            MK.replace("O[", "Upload["),
            "}",
        ),
        ["x.writ:7:13 E0219"],
    ),
    (
        "objects of two libraries",
        {
            "a.writ": "library a draft;\n/// F.\nobject File = 40 { rights { READ = 0; } }\n",
            "b.writ": "library b draft;\n/// F.\nobject File = 41 { rights { READ = 0; } }\n",
        },
        ["b.writ:3:8 E0219", "b.writ:3:29 E0219"],
    ),
    ("a parameter called like a type", proto(m("uint8_t : u8")), ["x.writ:12:24 E0208"]),
    ("a parameter called like a macro", proto(m("EOF : u8")), ["x.writ:12:24 E0208"]),
    ("a field called like a limit", lib("struct P { INT_MAX : u8; }"), ["x.writ:2:12 E0208"]),
    (
        "a comment that is read in another direction",
        lib("// \u202eabc", "type A = u8;"),
        ["x.writ:2:4 E0102"],
    ),
    (
        "an option of what is served twice",
        world(comp("a", 1, "serves P clients<=4 clients<=5", "admits r : b", kind="service"), B),
        ["0.writ:4:34 E0605"],
    ),
    (
        "a list that waits",
        proto(
            M,
            MK,
            "    /// L.\n    strict list 16 l(after : u64) -> items : u8[]<=4 "
            "requires any retry safe waits<=4 for O.e;",
        ),
        ["x.writ:15:20 E0424"],
    ),
    ("an enum of nothing", lib("strict enum S : u8 { }"), ["x.writ:2:13 E0308"]),
    (
        "a right that the object does not have",
        lib(
            "import kernel { Vmo };",
            "/// P.",
            "durable protocol P = 1 {",
            "    roles { r = 0; }",
            m("a : give handle<Vmo, WRITE>"),
            "}",
        ),
        ["x.writ:7:45 E0322"],
    ),
    (
        "a duration in sixteens",
        proto(m(clauses="requires any deadline 0x10ms retry safe")),
        ["x.writ:12:54 E0105"],
    ),
    (
        "two who mint",
        world(A, B, system="system s { memory 1Mi; a; b; mints a; mints b; }\n"),
        ["s.writ:1:45 E0635"],
    ),
    (
        "a call back of an unknown protocol",
        world(A, comp("b", 2, "uses P as r { m }", "calls_back Q")),
        ["1.writ:5:16 E0201"],
    ),
]
