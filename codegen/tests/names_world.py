"""Contracts that use every word of the C that comes out as a name, and what becomes of them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

CODEGEN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CODEGEN))

from tests.golden_world import RUNTIME, contracts, emit_all, world_of  # noqa: E402
from writ.emit import capnp_c, conformance, fuzz, messages, standin, vectors  # noqa: E402
from writ.load import load_texts  # noqa: E402
from writ.model import World  # noqa: E402

# Words that headers, C++ and old compilers have, and names that people give.
OTHERS = """
    major minor makedev assert stdin signal index time read write main i386 y0 j1 gamma abs exit complex I
    st_mtime sa_handler si_pid h_addr environ div log exp pow round sin and or not xor class new delete this template
    typename bitand compl Big own hand union group interface using import annotation const enum struct text data list
    record length offset padding_0 padding_2 padding_4 mask tag as reserve version
    """
NOT_CODE = re.compile(r'/\*.*?\*/|"[^"]*"|//[^\n]*', re.DOTALL)
HEAD = """library t {version};
/// A file.
object File = 40 {{ rights {{ READ = 0; }} }}
type Id = u64;
strict table V reserve 32 {{ 1 aa : u32; }}
strict union W reserve 32 {{ 1 aa : u32; 2 bb : u64; }}
struct Pair {{ left : u32; right : u64; }}
{more}
/// P.
session protocol Tt = 0x102 {{
    roles {{ a = 0; }}
{items}
}}
"""


@cache
def words() -> tuple[str, ...]:
    """All that is said in generated C and in the headers that it includes, and more."""
    texts = list(emit_all(world_of(contracts("town", "harbor"))).values())
    texts += [path.read_text() for path in sorted(RUNTIME.rglob("*.h"))]
    found = set(OTHERS.split())
    for text in texts:
        found |= set(re.findall(r"\b[A-Za-z][A-Za-z0-9_]*\b", NOT_CODE.sub("", text)))
    starts: tuple[str, ...] = (
        "writ_",
        "echo_",
        "town_",
        "harbor_",
        "kernel_",
        "fake_",
        "suite_",
        "capnp_",
        "fuzz_",
    )
    starts += ("messages_", "reflect_", "interp_", "standin_", "wire_")
    chosen = {w for w in found if w[0].islower() or w in OTHERS.split()}
    return tuple(sorted(w for w in chosen if not w.startswith(starts)))


def _method(number: int, params: str, reply: str, what: str = "strict method") -> str:
    tail = "requires a deadline 100ms retry safe;"
    return f"    /// M.\n    {what} {16 + number} m{number}({params}) -> {reply} {tail}"


def _rows(names: list[str], size: int) -> Iterable[tuple[int, list[str]]]:
    return enumerate(names[i : i + size] for i in range(0, len(names), size))


def _each(row: list[str], kind: str) -> str:
    return ", ".join(f"{name} : {kind}" for name in row)


def _protocol(
    size: int, method: Callable[[int, list[str]], str], version: str = "draft"
) -> Callable[[list[str]], str]:
    def made(names: list[str]) -> str:
        items = "\n".join(method(number, row) for number, row in _rows(names, size))
        return HEAD.format(version=version, more="", items=items)

    return made


def _types(line: Callable[[int, list[str]], str], size: int) -> Callable[[list[str]], str]:
    def made(names: list[str]) -> str:
        more = "\n".join(line(number, row) for number, row in _rows(names, size))
        return HEAD.format(version="draft", more=more, items=_method(0, "", "()"))

    return made


def _named(name: str, number: int, params: str, reply: str) -> str:
    return _method(number, params, reply).replace(f" m{number}(", f" {name}(")


def _struct(k: int, row: list[str]) -> str:
    fields = "".join(f"{name} : {'u8' if i % 2 else 'u32'}; " for i, name in enumerate(row))
    return f"struct Q{k} {{ {fields}}}"


def _variants(k: int, row: list[str]) -> str:
    found = [(i + 1, name) for i, name in enumerate(row)]
    table = "".join(f"{i} {name} : {'u8' if i % 2 else 'u64'}; " for i, name in found)
    return (
        f"strict table Q{k} reserve 200 {{ {table}}}\nstrict union R{k} reserve 32 {{ {table}}}"
        f"\nstruct S{k} {{ q : Q{k}; r : R{k}; }}"
    )


HANDLE = "give handle<File, READ>"
# What a word can be the name of: how many in one place, and the contract that has them there.
KINDS: dict[str, Callable[[list[str]], str]] = {
    "parameters in registers": _protocol(
        10, lambda k, row: _method(k, _each(row, "u32"), "(out : u32)")
    ),
    "results in registers": _protocol(
        10, lambda k, row: _method(k, "inn : u32", f"({_each(row, 'u32')})")
    ),
    "parameters and results": _protocol(
        3,
        lambda k, row: _method(
            k,
            f"{_each(row, 'u32')}, {_each(['ret_' + name for name in row], 'u32')}",
            f"({_each(row, 'u32')})",
        ),
    ),
    "parameters beside a reply in a buffer": _protocol(
        10, lambda k, row: _method(k, _each(row, "u32"), "(note : text<=20)")
    ),
    "texts": _protocol(
        5,
        lambda k, row: _method(k, _each(row, "text<=20"), f"({_each(row, 'text<=20')})"),
    ),
    "lists": _protocol(
        3,
        lambda k, row: _method(
            k, f"q : u32, {_each(row, 'Pair[]<=3')}", f"({_each(row, 'u32[]<=3')})"
        ),
    ),
    "handles": _protocol(
        2, lambda k, row: _method(k, _each(row, HANDLE), f"(zz : u32, {_each(row, HANDLE)})")
    ),
    "handles by twos": _protocol(
        1,
        lambda k, row: _method(
            k, f"q : u32, {_each(row, HANDLE + '[2]')}", f"({_each(row, HANDLE)})"
        ),
    ),
    "parameters of a list": _protocol(
        6,
        lambda k, row: _method(
            k, f"q : Id, {_each(row, 'u32')}", "items : u32[]<=4", "strict list"
        ),
    ),
    "the key and the items of a list": _protocol(
        1, lambda k, row: _method(k, f"{row[0]} : Id", f"{row[0]} : u32[]<=4", "strict list")
    ),
    "tables and unions": _protocol(
        1, lambda k, row: _method(k, f"q : u32, {row[0]} : V", f"({row[0]} : V, z : W)")
    ),
    "later fields": _protocol(
        2,
        lambda k, row: _method(
            k,
            f"q : u32, {_each(row, 'u32 since 2')}",
            f"(z : u32, {_each(row, 'u32 since 2')})",
            "flexible method",
        ),
        "version 2",
    ),
    "methods": _protocol(1, lambda k, row: _named(row[0], k, "q : u32", "(zz : u32)")),
    "fields": _types(_struct, 6),
    "variants": _types(_variants, 5),
}


def loaded(kind: str, names: Iterable[str]) -> tuple[World, list[str], list[str]]:
    """The world with these words as such names, those that were taken, and what was said of others."""
    left = list(names)
    said: list[str] = []
    while True:
        text = KINDS[kind](left)
        found = load_texts({"t.writ": text})
        if found.world is not None:
            return found.world, left, said
        lines = text.split("\n")
        refused = set()
        for d in found.diagnostics:
            word = re.match(r"\w+", lines[d.pos.line - 1][d.pos.column - 1 :])
            own = [
                w
                for w in (word[0] if word else "", (word[0] if word else "").removeprefix("ret_"))
                if w in left
            ]
            if not own:
                raise AssertionError(found.report()[:2000])
            refused.add(own[0])
            said.append(f"{d.number} {own[0]}: {d.message}")
        left = [name for name in left if name not in refused]


def texts(world: World) -> dict[str, str]:
    """All C of the library, tests and harnesses, too."""
    out = emit_all(world)
    for emitter in (capnp_c, vectors, messages, conformance, standin, fuzz):
        out |= {k: v for k, v in emitter.emit_library(world, "t").items() if isinstance(v, str)}
    return out
