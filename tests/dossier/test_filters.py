"""Filters: the rows of a figure, found again as anybody would find them by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng import Dossier, InputError, UnknownNameError
from ansheng.dossier import Campaign
from tests.indicators.interpreter import plain, taken

DAYS = [date(2020, 7, 1), date(2020, 7, 2), date(2020, 8, 1)]
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "unit": st.sampled_from(["甲", "乙", None]),
            "found_on": st.sampled_from([*DAYS, None]),
            "due_on": st.sampled_from([*DAYS, None]),
            "rectified": st.sampled_from([True, False, None]),
            "amount": st.sampled_from([0.0, 1.5, 3.0, None]),
        }
    ),
    max_size=8,
)
SCHEMA = {
    "unit": pl.String, "found_on": pl.Date, "due_on": pl.Date, "rectified": pl.Boolean, "amount": pl.Float64,
}  # fmt: skip
ORDERED = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
DAY = st.sampled_from(DAYS).map(lambda day: day.isoformat())
PLAIN: st.SearchStrategy[list[Any]] = st.one_of(
    st.tuples(st.sampled_from(["found_on", "due_on"]), ORDERED, DAY).map(list),
    st.tuples(st.just("found_on"), ORDERED, st.just({"fact": "due_on"})).map(list),
    st.tuples(st.just("rectified"), st.sampled_from(["==", "!="]), st.booleans()).map(list),
    st.tuples(st.just("amount"), ORDERED, st.sampled_from([0.0, 1.5, 2])).map(list),
    st.tuples(st.just("unit"), st.just("in"), st.lists(st.sampled_from(["甲", "丙"]), max_size=2)).map(list),
    st.tuples(st.sampled_from(list(SCHEMA)), st.sampled_from(["is null", "not null"])).map(list),
)
WHERE = st.lists(
    st.one_of(
        PLAIN,
        st.lists(st.lists(PLAIN, max_size=2), min_size=1, max_size=3).map(lambda groups: {"any": groups}),
    ),
    max_size=3,
)


def dossier(rows: list[dict[str, Any]]) -> Dossier:
    frame = pl.DataFrame(rows, schema=SCHEMA)
    return Dossier(Path("案卷"), Campaign("甲"), {"hazards": frame}, (), ())


@given(rows=ROWS, where=WHERE)
def test_a_row_is_taken_when_it_meets_every_condition(rows: list[dict[str, Any]], where: list[Any]) -> None:
    found = dossier(rows).rows({"table": "hazards", "measure": "count", "fact": None, "where": where})
    assert plain(found) == taken(plain(pl.DataFrame(rows, schema=SCHEMA)), where)


def test_a_rate_has_the_rows_of_its_two_parts() -> None:
    rows = [{**dict.fromkeys(SCHEMA), "rectified": flag} for flag in (True, False, None)]
    part = {"table": "hazards", "measure": "count", "fact": None}
    rate = {
        "numerator": {**part, "where": [["rectified", "==", True]]},
        "denominator": {**part, "where": []},
    }
    assert dossier(rows).rows(rate).height == 1
    assert dossier(rows).rows(rate, "denominator").height == 3


def test_what_a_filter_names_must_be_there() -> None:
    whole = dossier([])
    with pytest.raises(InputError, match="penalties"):
        whole.rows({"table": "penalties", "where": []})
    with pytest.raises(UnknownNameError, match="rectified"):
        whole.rows({"table": "hazards", "where": [["rectifed", "==", True]]})
    with pytest.raises(UnknownNameError, match="not null"):
        whole.rows({"table": "hazards", "where": [["unit", "is not null"]]})
