"""League table: parties ranked by how much of what was found with them is put right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

import attrs

from ansheng.dates import Period
from ansheng.indicators.core import (
    HAZARDS_FOUND,
    HAZARDS_OPEN,
    HAZARDS_OVERDUE,
    HAZARDS_RECTIFIED,
    RECTIFICATION_RATE,
)
from ansheng.indicators.evaluation.making import key_title
from ansheng.indicators.evaluation.subtotals import Key
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Tables, evaluate, groups
from ansheng.words import Words

COLUMNS = (HAZARDS_FOUND, HAZARDS_RECTIFIED, RECTIFICATION_RATE, HAZARDS_OPEN, HAZARDS_OVERDUE)


@attrs.frozen
class Standing:
    """One line of a league table.

    :param rank: 1 for the best; equal rates share a rank, and the next one is skipped; None without a rate
    :param key: the values that the line stands for; empty for the line of all
    """

    rank: int | None
    key: Key
    title: Words
    found: Figure
    rectified: Figure
    rate: Figure
    open: Figure
    overdue: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the line, in the order of the table."""
        return self.found, self.rectified, self.rate, self.open, self.overdue


def standings(
    tables: Tables, *, by: str | Sequence[str], period: Period, as_of: dt.date
) -> tuple[tuple[Standing, ...], Standing]:
    """The parties ranked by rectification rate, best first, and the line of all of them together.

    Parties without a rate come last and have no rank. So do the records that name no party; they have a line of
    their own, so that the lines add up.

    :raises InputError: there is no table of hazards
    """
    names = (by,) if isinstance(by, str) else tuple(by)
    keys = groups(HAZARDS_FOUND, tables, by=names, period=period, as_of=as_of)
    columns = [
        evaluate(indicator, tables, period=period, as_of=as_of, by=names, among=keys) for indicator in COLUMNS
    ]
    lines = [
        Standing(
            None,
            key,
            Words(key_title(HAZARDS_FOUND, names, key), key_title(HAZARDS_FOUND, names, key, "en")),
            *figures,
        )
        for key, *figures in zip(keys, *columns, strict=True)
    ]
    whole = [evaluate(indicator, tables, period=period, as_of=as_of) for indicator in COLUMNS]
    return ranked(lines), Standing(None, (), Words("合计", "all"), *whole)


def ranked(lines: Sequence[Standing]) -> tuple[Standing, ...]:
    """The lines in order of their exact rates, with ranks; ties keep the order in which they came."""
    rated = sorted((line for line in lines if _ranks(line)), key=_rate, reverse=True)
    rates = [_rate(line) for line in rated]
    placed = [attrs.evolve(line, rank=rates.index(_rate(line)) + 1) for line in rated]
    return (*placed, *(line for line in lines if not _ranks(line)))


def _ranks(line: Standing) -> bool:
    return line.rate.exact is not None and any(value is not None for value in line.key)


def _rate(line: Standing) -> Fraction:
    assert line.rate.exact is not None
    return line.rate.exact
