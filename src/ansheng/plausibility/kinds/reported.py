"""Reported: the columns of numbers that parties report, and which of them are about the same thing."""

from __future__ import annotations

import re

import attrs
import polars as pl

from ansheng.campaigns.work_records import StatisticsRecord
from ansheng.plausibility.books import Books, stated
from ansheng.words import Words

FAMILIES = (
    ("units", "reporting_units", "units_checked", "inspections", "inspectors", "documents"),
    ("found", "rectified", "unrectified", "general", "listed", "found_to_date", "rectified_to_date"),
    ("major", "major_rectified"),
    ("trained",),
    ("penalties", "stopped", "closed_down"),
)
"""Columns of one family are parts of one another or follow from one another, and are rightly equal."""

COUNTED = tuple(name for family in FAMILIES for name in family if name not in ("units",))
"""The columns whose numbers are counted afresh for each report."""
_WHOLE = r"^\d{1,12}$"
_LOTS = r"资料|发放|印发|宣传|（份）|册|套|元|面积|率|%"
"""Headers of what comes in round lots by nature, or is no count."""
_COMMON = ("数", "次", "人次", "份", "家次", "个数", "总数", "件数")


@attrs.frozen(eq=False)
class Reports:
    """The reports of parties with their columns of whole numbers, those of the office's own headers too.

    :param columns: the columns that count something
    """

    frame: pl.DataFrame
    columns: tuple[str, ...]

    @staticmethod
    def of(books: Books) -> Reports | None:
        """The reports; None where there are none."""
        frame = books.frame("statistics")
        if frame is None:
            return None
        known = [name for name in COUNTED if name in frame.columns and frame[name].count()]
        other = books.other("statistics")
        own = [name for name in other.columns if name not in frame.columns and _counts(name, other[name])]
        numbers = [pl.col(name).str.strip_chars().cast(pl.Int64, strict=False) for name in own]
        return Reports(frame.hstack(other.select(numbers)), (*known, *own))

    @property
    def party(self) -> str | None:
        """The column that says whose numbers they are."""
        return stated(self.frame, ("party", "region", "sector"), apart=2)


def _counts(name: str, column: pl.Series) -> bool:
    """Whether a column holds whole numbers that were counted one by one."""
    if re.search(_LOTS, name):
        return False
    told = column.drop_nulls().str.strip_chars()
    return len(told) > 0 and bool(told.str.contains(_WHOLE).all())


def apart(one: str, other: str) -> bool:
    """Whether two columns are of different things, neither a part of the other nor what follows from it."""
    for family in FAMILIES:
        if one in family and other in family:
            return False
    first, second = title_of(one).zh, title_of(other).zh
    pairs = {first[at : at + 2] for at in range(len(first) - 1)} - {*_COMMON}
    return not any(pair in second for pair in pairs)


def title_of(column: str) -> Words:
    """What a column is called; a header of the office's own is its name."""
    if column not in StatisticsRecord.facts():
        return Words(column, column)
    fact = StatisticsRecord.fact(column)
    return Words(fact.title, fact.en)
