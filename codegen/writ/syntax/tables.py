"""The LALR(1) tables of the grammar, built by PLY when the compiler starts, if no earlier run left them (warm.py)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from writ import warm
from writ.model import Pos
from writ.syntax import ebnf, grammar

WORD_TOKENS = ("NAME", "INT", "DURATION", "STRING", "DOC")
ANY_KEYWORD = "KEYWORD"

Reduce = Callable[[Pos, list[Any]], Any]


@dataclass(frozen=True)
class Tables:
    """`action[state][terminal]`: shift to n > 0, reduce by -n < 0, accept at 0. `rules[n]` is
    (symbol, length, reduction)."""

    action: list[dict[str, int]]
    goto: list[dict[str, int]]
    rules: list[tuple[str, int, Reduce]]
    keywords: frozenset[str]
    conflicts: int
    unused: tuple[str, ...]


@lru_cache(maxsize=None)
def tables(every_keyword_a_word: bool = False) -> Tables:
    """The tables. A keyword stands for a word where it is not expected as itself, by the terminal
    KEYWORD; only the clashing ones are
    listed. `every_keyword_a_word` lists them all, as the grammar says it: slower, and only for the
    proof that there is no conflict.
    """
    productions = ebnf.read(grammar.GRAMMAR)
    plain = ebnf.Expansion(productions).plain
    literals = sorted({s for rule in plain for s in rule.symbols if s[0] == '"'})
    keywords = frozenset(s.strip('"') for s in literals if s[1].isalpha())
    as_words = sorted(keywords) if every_keyword_a_word else grammar.CLASHING
    choices = {p.name for p in productions if len(p.alternatives) > 1}
    elements = {p.name: p.alternatives for p in productions}

    terminals = [*literals, *WORD_TOKENS] + ([] if every_keyword_a_word else [ANY_KEYWORD])
    rules: list[tuple[str, int, Reduce]] = [("", 1, _pass_on)]
    shapes: list[tuple[str, tuple[str, ...]]] = []
    for rule in plain:
        if every_keyword_a_word and ANY_KEYWORD in rule.symbols:
            continue
        shapes.append((rule.name, tuple(rule.symbols)))
        reduction = _reduction(rule, elements, choices)
        rules.append((rule.name, len(rule.symbols), reduction))
    for keyword in as_words:
        shapes.append(("word", (f'"{keyword}"',)))
        rules.append(("word", 1, _pass_on))
    made = _automaton(terminals, shapes)
    return Tables(made.action, made.goto, rules, keywords, made.conflicts, made.unused)


@dataclass(frozen=True)
class _Automaton:
    action: list[dict[str, int]]
    goto: list[dict[str, int]]
    conflicts: int
    unused: tuple[str, ...]


def _automaton(terminals: list[str], shapes: list[tuple[str, tuple[str, ...]]]) -> _Automaton:
    """The states of productions, as an earlier run left them or from PLY."""
    store = warm.store()
    if store is None:
        return _built(terminals, shapes)
    key = warm.compiler() + repr((terminals, shapes)).encode()
    kept: _Automaton | None = store.thing_of("grammar", key)
    if kept is None:
        kept = _built(terminals, shapes)
        store.keep_thing("grammar", key, kept)
    return kept


def _built(terminals: list[str], shapes: list[tuple[str, tuple[str, ...]]]) -> _Automaton:
    from ply import yacc  # only where it is needed: it takes as long to load as a contract to read

    numbers = {symbol: f"t{i}" for i, symbol in enumerate(terminals)}
    for name, _ in shapes:
        numbers.setdefault(name, f"n{len(numbers)}")
    lalr = yacc.Grammar(list(numbers[t] for t in terminals))
    for name, symbols in shapes:
        lalr.add_production(numbers[name], [numbers[s] for s in symbols])
    lalr.set_start(numbers["file"])
    unused = (
        tuple(lalr.undefined_symbols())
        + tuple(lalr.find_unreachable())
        + tuple(lalr.unused_terminals())
    )
    made = yacc.LRGeneratedTable(lalr, "LALR")
    names = {number: symbol for symbol, number in numbers.items()} | {"$end": "END"}
    return _Automaton(
        [{names[t]: n for t, n in made.lr_action[s].items()} for s in range(len(made.lr_action))],
        [
            {names[t]: n for t, n in made.lr_goto.get(s, {}).items()}
            for s in range(len(made.lr_action))
        ],
        len(made.sr_conflicts) + len(made.rr_conflicts),
        tuple(str(names.get(u, u)) for u in unused),
    )


def _pass_on(pos: Pos, values: list[Any]) -> Any:
    return values[0]


def _reduction(rule: ebnf.Plain, elements: Any, choices: set[str]) -> Reduce:
    """What to do when a plain production is complete."""
    if rule.name not in elements:
        return _list_of_one if rule.alternative == 0 else _list_and_one(rule.values[1].index)
    sequence = elements[rule.name][rule.alternative]
    wanted = [
        v for v, e in zip(rule.values, sequence, strict=True) if not isinstance(e, ebnf.Literal)
    ]
    if rule.name in grammar.CHOICES:
        chosen, which = grammar.CHOICES[rule.name], rule.alternative
        return lambda pos, values: chosen(pos, which, *[_pick(w, values) for w in wanted])
    if rule.name in grammar.ACTIONS and rule.name not in choices:
        done = grammar.ACTIONS[rule.name]
        return lambda pos, values: done(pos, *[_pick(w, values) for w in wanted])
    if len(sequence) == 1:  # a choice of keywords passes the keyword on
        wanted = list(rule.values)
    if len(wanted) != 1:
        raise ebnf.NotationError(f"production {rule.name} needs an action")
    only = wanted[0]
    return lambda pos, values: _pick(only, values)


def _list_of_one(pos: Pos, values: list[Any]) -> Any:
    return [values[0]]


def _list_and_one(index: int) -> Reduce:
    def grown(pos: Pos, values: list[Any]) -> Any:
        values[0].append(values[index])
        return values[0]

    return grown


def _pick(value: ebnf.Value, values: list[Any]) -> Any:
    if value.several is not None:
        several = [_pick(v, values) for v in value.several]
        return tuple(several)
    if value.index >= 0:
        return values[value.index]
    return [] if value == ebnf.EMPTY else None
