"""Colours for code: comments, strings, numbers, words of the language. One regular expression a
language, nothing cleverer."""

from __future__ import annotations

import html
import re

C_WORDS = """auto bool break case char const continue default do double else enum extern false float for goto if inline int long
    nullptr register restrict return short signed sizeof static struct switch true typedef typeof union unsigned void volatile while
    uint8_t uint16_t uint32_t uint64_t int8_t int16_t int32_t int64_t size_t uintptr_t""".split()
PYTHON_WORDS = """False None True and as assert async await break case class continue def del elif else except finally for from
    global if import in is lambda match nonlocal not or pass raise return try while with yield""".split()
SHELL_WORDS = "case do done elif else esac export fi for function if in set then while".split()
MESON_WORDS = "and elif else endforeach endif false foreach if in not or true".split()
CAPNP_WORDS = (
    "annotation const enum import interface struct union using Bool Data List Text Void".split()
)

C_COMMENT = r"/\*.*?\*/|//[^\n]*"
HASH_COMMENT = r"\#[^\n]*"
DOUBLE = r'"(?:\\.|[^"\\\n])*"'
SINGLE = r"'(?:\\.|[^'\\\n])*'"
TRIPLE = r'"""(?:.*?)"""'
NUMBER = r"\b(?:0x[0-9A-Fa-f_]+|\d[\d_]*(?:\.\d+)?)(?:Ki|Mi|Gi|ms|us|s|[uUlL]+)?\b"
WORD = r"[A-Za-z_]\w*"
DIRECTIVE = r"^[ \t]*\#[ \t]*\w+"

NAMED = re.compile(r" *[:.]")

SUFFIXES = {
    ".writ": "writ",
    ".c": "c",
    ".h": "c",
    ".S": "asm",
    ".py": "python",
    ".sh": "sh",
    ".json": "json",
    ".capnp": "capnp",
    ".build": "meson",
    ".toml": "toml",
    ".yml": "yaml",
}


class Highlighter:
    """`contract_words` are the keywords of contracts, as the grammar lists them."""

    def __init__(self, contract_words: frozenset[str]) -> None:
        c = (C_COMMENT, f"{DOUBLE}|{SINGLE}")
        hashed = (HASH_COMMENT, f"{TRIPLE}|{DOUBLE}|{SINGLE}")
        self._languages = {
            "writ": _Language(r"//[^\n]*", DOUBLE, contract_words, names_are_free=True),
            "c": _Language(*c, frozenset(C_WORDS), DIRECTIVE),
            "asm": _Language(*c, frozenset(), DIRECTIVE),
            "python": _Language(*hashed, frozenset(PYTHON_WORDS)),
            "sh": _Language(*hashed, frozenset(SHELL_WORDS)),
            "meson": _Language(*hashed, frozenset(MESON_WORDS)),
            "toml": _Language(*hashed, frozenset({"true", "false"})),
            "capnp": _Language(HASH_COMMENT, DOUBLE, frozenset(CAPNP_WORDS)),
            "json": _Language(r"(?!)", DOUBLE, frozenset({"true", "false", "null"})),
            "ebnf": _Language(r"\(\*.*?\*\)", DOUBLE, frozenset()),
        }

    def html(self, code: str, language: str) -> str:
        """Escaped, with a span around everything that has a colour; an unknown language has none."""
        if language == "hexdump":
            return "\n".join(_dump_line(line) for line in code.split("\n"))
        known = self._languages.get(language)
        return known.html(code) if known else html.escape(code, quote=False)


class _Language:
    """`names_are_free`: a keyword that a colon or a dot follows is a name."""

    def __init__(
        self,
        comment: str,
        string: str,
        words: frozenset[str],
        directive: str = r"(?!)",
        names_are_free: bool = False,
    ) -> None:
        self._names_are_free = names_are_free
        parts = (("c", comment), ("s", string), ("p", directive), ("n", NUMBER), ("w", WORD))
        pattern = "|".join(f"(?P<{name}>{text})" for name, text in parts)
        self._pattern = re.compile(pattern, re.DOTALL | re.MULTILINE)
        self._words = words

    def html(self, code: str) -> str:
        out: list[str] = []
        end = 0
        for found in self._pattern.finditer(code):
            out.append(html.escape(code[end : found.start()], quote=False))
            is_name = self._names_are_free and NAMED.match(code, found.end()) is not None
            out.append(self._span(found.lastgroup or "", found.group(), is_name))
            end = found.end()
        out.append(html.escape(code[end:], quote=False))
        return "".join(out)

    def _span(self, kind: str, text: str, is_name: bool) -> str:
        escaped = html.escape(text, quote=False)
        if kind == "w":
            if text in self._words and not is_name:
                return f'<span class="k">{escaped}</span>'
            return (
                f'<span class="t">{escaped}</span>'
                if text[0].isupper() and not text.isupper()
                else escaped
            )
        if kind == "c" and text.startswith("///"):
            return f'<span class="d">{escaped}</span>'
        return f'<span class="{kind}">{escaped}</span>'


def _dump_line(line: str) -> str:
    """An offset, bytes, and what they mean."""
    parts = re.fullmatch(r"(\S+ +)((?:[0-9a-f]{2} ?)+)( *)(.*)", line)
    if not parts:
        return html.escape(line, quote=False)
    offset, data, gap, meaning = parts.groups()
    kind = "z" if meaning == "padding" else "n"
    shown = f'<span class="{kind}">{data}</span>{gap}'
    return f'<span class="p">{offset}</span>{shown}<span class="c">{html.escape(meaning, quote=False)}</span>'


def language_of(name: str) -> str:
    """The language of a file, "" if none is known."""
    last = name.rsplit("/", 1)[-1]
    if last in ("dev", "writc"):
        return "python"
    return next((language for suffix, language in SUFFIXES.items() if last.endswith(suffix)), "")


def contract_words(grammar: str) -> frozenset[str]:
    """The keywords of contracts: what stands in quotes in the grammar on docs/language.md."""
    block = re.search(r"```ebnf\n(.*?)```", grammar, re.DOTALL)
    return frozenset(re.findall(r'"([a-z_]+)"', block.group(1))) if block else frozenset()
