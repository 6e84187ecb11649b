"""Filters: the rows of a figure, found again as anybody would find them by hand."""

import operator
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng import Dossier, InputError, UnknownNameError
from ansheng.dossier import Campaign

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
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


def dossier(rows: list[dict[str, Any]]) -> Dossier:
    frame = pl.DataFrame(rows, schema=SCHEMA)
    return Dossier(Path("案卷"), Campaign("甲"), {"hazards": frame}, (), ())


def meets(row: Mapping[str, Any], condition: Any) -> bool:
    if isinstance(condition, dict):
        return any(all(meets(row, part) for part in group) for group in condition["any"])
    name, op, *given_value = condition
    value = row[name]
    if op in ("is null", "not null"):
        return (value is None) is (op == "is null")
    other = given_value[0]
    if isinstance(other, dict):
        other = row[other["fact"]]
    elif isinstance(value, date):
        other = date.fromisoformat(other)
    if value is None or other is None:
        return False
    return value in other if op == "in" else COMPARE[op](value, other)


@given(rows=ROWS, where=WHERE)
def test_a_row_is_taken_when_it_meets_every_condition(rows: list[dict[str, Any]], where: list[Any]) -> None:
    taken = dossier(rows).rows({"table": "hazards", "measure": "count", "fact": None, "where": where})
    assert taken.to_dicts() == [row for row in rows if all(meets(row, condition) for condition in where)]


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
