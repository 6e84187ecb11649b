"""Proposals: what a column may be that no fact is for, by its header and by what it holds; never used unasked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Any

import attrs
import polars as pl

from ansheng import days
from ansheng.dates import parse_day
from ansheng.errors import Problem
from ansheng.facts.headers import Headers, either, unused
from ansheng.facts.kinds import Fact, Invalid
from ansheng.facts.record import Facts
from ansheng.sheets.cells import is_blank, parse_number, split_unit, title_key

LOOKED_AT, DIFFERENT = 1000, 50
"""So many rows of a column, and so many different texts in them, show what it holds."""

EXAMPLES = 3
MOST = 3

_FILLING = re.compile(r"[的之及和与或、/()（）\s]|主要|具体|相关|有关")
_OF_TIME = re.compile(r"[日时期限]")
_TIME = re.compile(r"(?:日期|时间|日)$")
_LONGEST = 200
"""So many characters of a header are compared with titles, which are shorter."""
_PART = 0.85
"""What the last part of a header, under its group, says less than the whole of it."""
_FAR, _NEAR, _SAME = 0.3, 0.6, 0.95
_HALF, _ALMOST_ALL = 0.5, 0.9


@attrs.frozen
class Proposal:
    """A fact that a column may be.

    :param near: how near the header is to a title of the fact, from 0 to 1
    :param holds: whether almost all that stands in the column is what the fact takes, where not every text is
    """

    fact: str
    title: str
    near: float
    holds: bool


@attrs.frozen
class Unknown:
    """A column that no fact is for.

    :param examples: some of the texts that stand in it
    :param proposals: what it may be, the likeliest first
    """

    header: str
    examples: tuple[str, ...]
    proposals: tuple[Proposal, ...]

    @property
    def sure(self) -> Proposal | None:
        """The first proposal, where the header says the same as a title of it and of no other."""
        same = [each for each in self.proposals if each.near >= _SAME]
        return same[0] if len(same) == 1 else None


def unknown(facts: type[Facts], headers: Headers, found: pl.DataFrame) -> tuple[Unknown, ...]:
    """The columns of a table that no fact is for, each with what it may be.

    :param headers: the headers of the table against the facts
    :param found: the table as it was found
    """
    kinds = {problem.column: problem.kind for problem in headers.problems}
    names = [n for n in found.columns if kinds.get(n) in ("unknown_column", "ambiguous_column")]
    return tuple(_unknown(facts, headers, found[name]) for name in names)


def proposed(facts: type[Facts], headers: Headers, found: pl.DataFrame, problem: Problem) -> Problem:
    """The problem of an unknown column with the line that says what it may be by its header; any other as it is."""
    header = problem.column
    if problem.kind != "unknown_column" or header not in found.columns:
        return problem
    near = {name: each for name, each in _nearness(facts, header).items() if each >= _NEAR}
    free = [facts.fact(name) for name in near if name not in headers.matched]
    texts = _texts(found[header]) if free else []
    fit = [each for fact in free if (each := _proposal(fact, header, near[fact.name], texts))]
    best = max(fit, key=lambda each: each.near, default=None)
    return unused(facts, header, best.title if best else None)


def _unknown(facts: type[Facts], headers: Headers, column: pl.Series) -> Unknown:
    header, texts, near = column.name, _texts(column), _nearness(facts, column.name)
    if pair := either(facts, header):
        found = [Proposal(fact.name, fact.title, _NEAR, holds=True) for fact in pair]
    else:
        free = [facts.fact(name) for name in near if name not in headers.matched]
        found = [each for fact in free if (each := _proposal(fact, header, near[fact.name], texts))]
        found = [each for each in found if _likely(each, found, facts)]
    ranked = sorted(found, key=lambda each: -each.near - 0.1 * each.holds)
    return Unknown(header, tuple(texts[:EXAMPLES]), tuple(ranked[:MOST]))


def _likely(each: Proposal, among: Sequence[Proposal], facts: type[Facts]) -> bool:
    """Whether the header says so, or what stands there: days, or answers and options that are of one fact alone."""
    if each.near >= _NEAR or (each.holds and each.near >= _FAR):
        return True
    kind = facts.fact(each.fact).kind
    alike = [other for other in among if other.holds and facts.fact(other.fact).kind == kind]
    told = kind == "day" or (kind in ("flag", "choice") and len(alike) == 1)
    return each.holds and told and each.fact not in Facts.facts()


def _texts(column: pl.Series) -> list[str]:
    """Some of the different texts that stand in a column."""
    cells = column.head(LOOKED_AT).drop_nulls()
    different = cells if cells.dtype.is_nested() else cells.unique(maintain_order=True)
    return [text for cell in different.head(DIFFERENT) if not is_blank(text := str(cell))]


def _proposal(fact: Fact[Any], header: str, near: float, texts: Sequence[str]) -> Proposal | None:
    """How likely a fact is that of a column; None where half of what stands there is not for it."""
    share = sum(_takes(fact, header, text) for text in texts) / len(texts) if texts else 0.0
    if fact.kind == "text":
        only_days = texts and all(parse_day(text) is not None for text in texts)
        return None if only_days else Proposal(fact.name, fact.title, near, holds=False)
    holds = share >= _ALMOST_ALL and (
        _measures(fact, header) if fact.kind in ("number", "count") else fact.kind != "flag" or len(texts) > 1
    )
    if (texts and share < _HALF) or (fact.kind == "day" and not holds and not _OF_TIME.search(header)):
        return None
    return Proposal(fact.name, fact.title, near, holds)


def _takes(fact: Fact[Any], header: str, text: str) -> bool:
    """Whether a fact takes a text; under a header of time a number may be a day, and a day may lack its year."""
    if fact.kind != "day" or _OF_TIME.search(header):
        lacking = fact.kind == "day" and days.lacks_year(days.written(text), deadline=fact.deadline)
        return lacking or not isinstance(fact.parse(text), Invalid)
    return parse_number(text) is None and not isinstance(fact.parse(text), Invalid)


def _measures(fact: Fact[Any], header: str) -> bool:
    """Whether a header states a unit of the fact's own kind, as 万元 is of 元."""
    unit = split_unit(header)[1]
    return bool(fact.unit and unit) and fact.kind == "number" and fact.scale(str(unit)) is not None


@lru_cache(maxsize=4096)
def _nearness(facts: type[Facts], header: str) -> Mapping[str, float]:
    """How near a header is to the titles of each fact: what they share, in its order."""
    plain = split_unit(header[:_LONGEST])[0]
    whole, last = _core(plain), _core(plain.rpartition("/")[2])
    return {
        fact.name: max(
            (max(_likeness(whole, word), _PART * _likeness(last, word)) for word in _cores(fact)), default=0.0
        )
        for fact in facts.facts().values()
        if fact.kind != "many"
    }


def _likeness(form: str, word: str) -> float:
    if form == word:
        return _SAME
    if set(form).isdisjoint(word):
        return 0.0
    ratio = SequenceMatcher(None, form, word, autojunk=False).ratio()
    if fixed := min(len(form), len(word)) >= 3:
        short, long = sorted((form, word), key=len)
        ratio = max(ratio, 0.8 * (short in long), 0.7 * _in_order(short, long))
    return ratio if fixed or ratio < _NEAR else ratio * len(form) / (len(form) + 1)


def _in_order(short: str, long: str) -> bool:
    """Whether the signs of the one stand in the other in the same order, others between them."""
    rest = iter(long)
    return len(long) <= 3 * len(short) and all(sign in rest for sign in short)


@cache
def _cores(fact: Fact[Any]) -> frozenset[str]:
    words = (header for header in fact.headers if header not in (fact.name, fact.en))
    return frozenset(core for word in words if (core := _core(word)))


def _core(text: str) -> str:
    """What is said in a title: without words that say nothing, and 日期 or 时间 at its end."""
    whole = _FILLING.sub("", title_key(text))
    return _TIME.sub("", whole) or whole
