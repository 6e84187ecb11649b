"""Numbers of clauses: what an edition leaves out without saying so, and what stands in it twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ansheng.law.numbers import Place, places, spanned
from ansheng.law.standard import Edition
from ansheng.words import Words

LEAST, MOST_HOLES = 4, 4
"""So many numbers make a row; where one in so many of it, or fewer, is not there, it is looked for."""


def missing(edition: Edition) -> Iterator[Words]:
    """What is wrong with the numbers of an edition's clauses, a sentence each.

    A row of numbers, such as 6.1, 6.2, 6.3, has no hole but those that ``left_out`` names: each row of which it names
    something, and each that is nearly whole. What it names is not there, and no number of a whole row stands twice.
    """
    numbers = [number for clause in edition.clause.values() for number in _each(clause.number)]
    rows = _rows(place for number in numbers for place in places(number))
    own = _rows(next(places(number)) for number in numbers if any(places(number)))
    stated = _rows(place for text in edition.left_out for place in spanned(text))
    for stem, there in rows.items():
        left_out = stated.get(stem, set())
        holes = set(range(min(there | left_out), max(there | left_out))) - there - left_out
        few = len(own.get(stem, ())) >= LEAST and len(holes) * MOST_HOLES <= len(there)
        if left_out or few:
            yield from (_hole(edition, _written(stem, last)) for last in sorted(holes))
            yield from (_both(edition, _written(stem, last)) for last in sorted(there & left_out))
            yield from _twice(edition, numbers, stem)


def _each(number: str) -> list[str]:
    """The numbers that one names: several have blanks between them."""
    several = number.split()
    return several if len(several) > 1 and all(any(places(each)) for each in several) else [number]


def _rows(found: Iterable[Place]) -> dict[str, set[int]]:
    rows: dict[str, set[int]] = {}
    for stem, last in found:
        rows.setdefault(stem, set()).add(last)
    return rows


def _written(stem: str, last: int) -> str:
    return f"{stem}{last}{')' if stem.endswith('(') else ''}"


def _hole(edition: Edition, number: str) -> Words:
    return Words(
        f"{edition.words.zh}无条款 {number}；请核对相邻条款的 number，补写该条（未收录的写明 reason），"
        "或写入 left_out",
        f"{edition.words.en} has no clause {number}; see whether a number beside it is off, write the clause (with a "
        "reason where no rule decides it), or name it in left_out",
    )


def _both(edition: Edition, number: str) -> Words:
    return Words(
        f"{edition.words.zh}的 left_out 写有 {number}，但该条存在；请核对条款的 number，或从 left_out 删去",
        f"{edition.words.en} names {number} in left_out and has it; see whether the clause's number is off, or delete "
        "it from left_out",
    )


def _twice(edition: Edition, numbers: list[str], stem: str) -> Iterator[Words]:
    counts = Counter(number for number in numbers if next(places(number), ("?", 0))[0] == stem)
    for number in (number for number, times in counts.items() if times > 1):
        keys = "、".join(key for key, clause in edition.clause.items() if clause.number == number)
        yield Words(
            f"{edition.words.zh}有几个条款的 number 均为 {number}（{keys}）；请核对，"
            f"同一条的写成“{number}（某项）”以便区分",
            f"{edition.words.en} has several clauses numbered {number} ({keys.replace('、', ', ')}); correct one, or "
            f"tell those of one clause apart as {number}(what of it)",
        )
