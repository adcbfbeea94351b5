"""Contracts for the tests of the checks: what stands around the few lines that a test is about."""

from __future__ import annotations

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
