"""How names of a contract are spelt in C."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import cache

from writ.model import EnumType, ErrorSet, Library, Method, Object, Protocol

# Words that C, C++ or a compiler's own macros have taken; a contract may use them all the same.
TAKEN = frozenset(
    """
    alignas alignof and and_eq asm atomic_cancel auto bitand bitor bool break case catch char class compl const
    const_cast constexpr continue decltype default delete do double dynamic_cast else enum explicit export extern
    false float for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr operator or
    or_eq private protected public register reinterpret_cast restrict return short signed sizeof static
    static_assert static_cast struct switch template this thread_local throw true try typedef typeid typename
    typeof typeof_unqual union unsigned using virtual void volatile wchar_t while xor xor_eq
    linux unix i386 NULL
    """.split()
)


@cache
def snake(name: str) -> str:
    """RoomState -> room_state, HTTPServer -> http_server, already_snake as it is."""
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    return name.lower()


def upper(name: str) -> str:
    return snake(name.replace(".", "_")).upper()


def word(name: str) -> str:
    """A member or parameter name as a C identifier."""
    return name + "_" if name in TAKEN else name


def fresh(name: str, taken: Container[str]) -> str:
    """A name that the compiler chose, beside names of a contract. Those never end in `_`."""
    while name in taken:
        name += "_"
    return name


class Own:
    """What a function calls its own variables: as they are written, but for those that a parameter
    out of the contract is called like."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = frozenset(taken)

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        return fresh(name, self._taken)


def stem(library: Library | str) -> str:
    """What a library's files and constants start with."""
    name = library if isinstance(library, str) else library.name
    return name.replace(".", "_")


def prefix(owner: Protocol | Object) -> str:
    return snake(owner.name)


def method_name(owner: Protocol | Object, method: Method) -> str:
    return f"{prefix(owner)}_{snake(method.name)}"


def member(owner: EnumType | ErrorSet | str, name: str) -> str:
    """The constant of an enum or error member."""
    base = owner if isinstance(owner, str) else owner.name
    return f"{upper(base)}_{upper(name)}"
