"""Nearby: the counts near a share that may be its part and its whole where the words bind none, or none that agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ansheng.auditing.relations.decide import WEAK, Reading
from ansheng.auditing.relations.parts.series import HEDGE, Series, holds, same_sort
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.sorts import fits_sort, key_of, names_sort
from ansheng.auditing.text.subjects import common

_SCOPE, _SOME = 30, 5
_REACHED, _AROUND, _MARKED = 400, 14, 2
_PARTS = re.compile(r"[、和与及]|以及")
_JOINED = re.compile(r"(?:合计|共计|共同|共|两者|三者|两项|三项|三市|四省|等)+$")
_TOLD = re.compile(r"，?(?:共?计|共|为)|（")
_UNIT_NAME = re.compile(rf"(?P<unit>{words.any_of(words.UNITS)})数?$")


def near(series: Series, at: int) -> Iterator[Reading]:
    """Any counts near by that may be part and whole, those that the words name first: right if hardly by chance."""
    own = [m for m in series.passage.before(series.run[0]) if m.said == "base" and m.start < series.place]
    known = [m for m in (*series.before, *own) if series.run[0].start - m.end < _REACHED][-_AROUND:]
    name, noun = series.name(at), HEDGE.sub("", series.lead).strip("的")
    wholes = sorted((*reversed(known), *series.behind[:2]), key=lambda m: -_likeness(name, m))
    for row in _rows(series, noun, known):
        for whole in wholes:
            fits = _named_by_unit(name, whole) or same_sort(whole, row[0])
            if fits and whole.value and whole not in row and holds(whole, sum(m.value for m in row)):
                yield Reading(row, (whole,), WEAK)


def _rows(series: Series, noun: str, known: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    """The counts that a share near them may be of: those named, that told behind it, several together, any."""
    named = _said_together(series, known)
    if named:
        yield named
    yield from (
        (m,)
        for m in series.behind[:1]
        if _TOLD.fullmatch(series.passage.between(series.run[-1].end, m.start))
    )
    if _JOINED.search(noun):
        rows = (tuple(known[end - size : end]) for end in range(len(known), 1, -1) for size in (2, 3))
        yield from (row for row in rows if row and all(same_sort(m, row[-1]) for m in row))
    fit = [
        m for m in (*reversed(known), *series.behind[:_SOME]) if not names_sort(noun) or fits_sort(noun, m)
    ]  # fmt: skip
    yield from ((m,) for m in sorted(fit, key=lambda m: -_likeness(noun, m)))


def _said_together(series: Series, known: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The counts that several names before 占 name, one each: 红色、橙色预警合计占."""
    start = 0
    for sign in "，。；：\n":
        start = max(start, series.passage.page.plain.rfind(sign, start, series.place) + 1)
    said = HEDGE.sub("", series.passage.between(start, series.place))
    names = [one for one in _PARTS.split(_JOINED.sub("", said)) if one]
    if len(names) < _MARKED:
        return ()
    short = [(name if len(name) > 1 else name + names[-1][1:])[:_MARKED] for name in names]
    found = [next((m for m in reversed(known) if name in m.before), None) for name in short]
    made = tuple(m for m in found if m is not None)
    return (
        made if len(made) == len(names) == len(set(made)) and all(same_sort(m, made[0]) for m in made) else ()
    )


def _likeness(name: str, m: Quantity) -> int:
    """How much of a name the words before a count share."""
    key = key_of(name)
    return common(key, m.scope[-_SCOPE:] + m.after) if len(key) > 1 else 0


def _named_by_unit(name: str, whole: Quantity) -> bool:
    """Whether the words behind 占 name the unit of a count: 占检查家次的."""
    said = _UNIT_NAME.search(name)
    return said is not None and whole.unit == said["unit"]
