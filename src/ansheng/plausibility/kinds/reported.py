"""Reported: the columns of numbers that parties report, and which of them are about the same thing."""

from __future__ import annotations

import polars as pl

from ansheng.campaigns.work_records import StatisticsRecord
from ansheng.plausibility.books import stated
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


def parties(frame: pl.DataFrame) -> str | None:
    """The column that says whose numbers they are."""
    return stated(frame, ("party", "region", "sector"), apart=2)


def title_of(column: str) -> Words:
    """What a column is called."""
    fact = StatisticsRecord.fact(column)
    return Words(fact.title, fact.en)
