"""Made-up ledgers of hazards, typed as a dossier hands them out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
from hypothesis import strategies as st

from ansheng.facts.loading.columns import DTYPES
from ansheng.facts.record import Facts
from ansheng.hazards.records import HazardRecord

Rows = Sequence[Mapping[str, Any]]

DAYS = st.none() | st.dates(date(2019, 11, 1), date(2021, 3, 1))
HAZARDS = st.fixed_dictionaries(
    {
        "sector": st.sampled_from([None, "煤矿", "消防", "危险化学品"]),
        "region": st.sampled_from([None, "甲镇", "乙镇"]),
        "unit": st.sampled_from([None, "一厂", "二厂"]),
        "grade": st.sampled_from([None, "general", "major"]),
        "found_on": DAYS,
        "due_on": DAYS,
        "rectified": st.none() | st.booleans(),
        "rectified_on": DAYS,
    }
)


def frame(record: type[Facts], rows: Rows) -> pl.DataFrame:
    """A typed table as a dossier hands it out."""
    schema = {name: DTYPES[fact.kind] for name, fact in record.facts().items()}
    return pl.DataFrame([{**dict.fromkeys(schema), **row} for row in rows], schema=schema, orient="row")


def hazards(*rows: Mapping[str, Any]) -> dict[str, pl.DataFrame]:
    """A table of hazards."""
    return {"hazards": frame(HazardRecord, rows)}


TABLES = st.lists(HAZARDS, max_size=12).map(lambda rows: hazards(*rows))
