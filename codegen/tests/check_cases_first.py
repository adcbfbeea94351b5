"""What the checks refuse, first half: a name, the contract, and what is found in it."""

from __future__ import annotations

from tests.check_contracts import M, MK, lib, m, proto

FIRST: list[tuple[str, str | dict[str, str], list[str]]] = [
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
        "a machine whose key has a sign",
        proto("    machine O[Below] : S { initial gone; bound 4; }").replace(
            "/// P.", "type Below = i32 in -9..-1;\n/// P.", 1
        ),
        ["x.writ:12:15 E0504"],
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
]
