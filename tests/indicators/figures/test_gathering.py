"""Figures as a table: each is what its indicator has by itself, and a table says nothing of the time before it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansheng.accidents.records import AccidentRecord, ReferenceRecord
from ansheng.campaigns import SubmissionRecord
from ansheng.dates import Every, Period
from ansheng.errors import DayError, InputError, UnknownNameError
from ansheng.facts.handles import CHECK_DAY
from ansheng.facts.record import Facts
from ansheng.hazards.enforcement import InspectionRecord, PenaltyRecord
from ansheng.hazards.records import HazardRecord
from ansheng.indicators import Against, Figure, Indicator, count, distinct, evaluate, groups
from ansheng.indicators.core import (
    DEATHS,
    FINES,
    HAZARDS_FOUND,
    HAZARDS_OPEN,
    RECTIFICATION_RATE,
    SUBMISSIONS_DUE,
    SUBMISSIONS_MISSING,
    VISITS,
)
from ansheng.indicators.definitions import indicators
from ansheng.indicators.definitions.coverage import COVERAGE_RATE
from ansheng.indicators.definitions.outcomes import DEATHS_PER_GDP
from ansheng.indicators.definitions.rectification import DYNAMIC_RATE
from ansheng.indicators.figures.gathering import figures
from ansheng.indicators.figures.table import Figures
from ansheng.responsibility.records import EnterpriseRecord
from tests.indicators.ledger import DAYS, TABLES, frame, hazards

H = HazardRecord
OF_HAZARDS = [
    one for one in indicators().values() if {t for q in one.quantities for t in q.tables} == {"hazards"}
]
UNEVEN = Indicator(
    "uneven", "某", "some", "%", count(H, on=H.rectified_on, where=H.rectified), count(H, on=H.found_on)
)
STOCK_SHARE = Indicator(
    "stock_share", "某", "some", "%", count(H, where=(H.due_on < CHECK_DAY) & ~H.rectified), count(H)
)
UNITS = Indicator("units", "某", "some", "家", distinct(H.unit, on=H.found_on, where=H.grade == "major"))
PERIODS = st.sampled_from(["2020", "2020-02..2020-07", "2019-12-20..2020-03-10", "2020Q3"])
EVERY = st.sampled_from([None, "month", "quarter", "half", "year"])
BY = st.sampled_from([None, "region", "rectified", ("region", "sector"), "unit"])
AGAINST = st.sampled_from([None, Against.YEAR_BEFORE, Against.PREVIOUS, Against.BASE])
AS_OF = st.dates(date(2020, 7, 5), date(2021, 4, 1))
BASE = "2019-11..2020-01"
MONEY = st.none() | st.sampled_from([0.1, 0.2, 5000.0, 1234.56])

PENALTIES = st.lists(
    st.fixed_dictionaries(
        {
            "penalised_on": DAYS,
            "kind": st.sampled_from([None, "fine", "warning"]),
            "amount": MONEY,
            "region": st.sampled_from([None, "甲镇", "乙镇"]),
        }
    ),
    max_size=12,
)
SUBMISSIONS = st.lists(
    st.fixed_dictionaries(
        {
            "due_on": DAYS,
            "period": st.sampled_from([None, "2020-03", "2020年二季度", "2020"]),
            "submitted": st.none() | st.booleans(),
            "submitted_on": DAYS,
            "party": st.sampled_from([None, "甲镇", "乙镇"]),
        }
    ),
    max_size=12,
)
INSPECTIONS = st.lists(
    st.fixed_dictionaries(
        {"inspected_on": DAYS, "unit": st.sampled_from([None, "一厂", "二厂"]), "region": st.just("甲镇")}
    ),
    max_size=8,
)
ENTERPRISES = st.lists(
    st.fixed_dictionaries(
        {"name": st.sampled_from([None, "一厂", "二厂", "三厂"]), "region": st.just("甲镇")}
    ),
    max_size=4,
)
REFERENCES = st.lists(
    st.fixed_dictionaries(
        {
            "indicator": st.just("地区生产总值"),
            "period": st.sampled_from(["2020", "2020年", "2020年3月"]),
            "value": MONEY,
            "unit": st.sampled_from([None, "万元", "亿元"]),
        }
    ),
    max_size=3,
)


def same(tables: Mapping[str, pl.DataFrame], found: Figures, chosen: list[Indicator], **how: Any) -> None:
    """Every figure is the one that its indicator has by itself; the groups are those of the whole period."""
    against, by, period = how.get("against"), how.get("by"), Period.parse(how["period"])
    told = iter(found)
    for indicator in chosen:
        keys = groups(indicator, tables, by=by, period=period, as_of=how["as_of"]) if by else [()]
        windows = period.split(how["every"]) if how["every"] else (period,)
        for key in keys:
            for window in windows:
                figure = next(told)
                if figure.value is None and figure.reason is not None and figure.window.first > how["as_of"]:
                    assert figure.window == window
                    continue
                more = {"by": by, "among": [key]} if by else {}
                one = evaluate(
                    indicator,
                    tables,
                    period=window,
                    as_of=figure.as_of,
                    against=against,
                    base=BASE if against is Against.BASE else None,
                    **more,
                )
                alone: Figure = one[0] if by else one
                begun = reached(indicator, tables, alone.window)
                assert (figure.reason is not None) == (figure.value is None)
                if begun:
                    assert attrs.evolve(figure, reason=None) == alone
                else:
                    assert (figure.value, figure.numerator, figure.denominator) == (None, None, None)
                    assert figure.comparison is None or figure.comparison.change is None
    assert next(told, None) is None


def reached(indicator: Indicator, tables: Mapping[str, pl.DataFrame], window: Period) -> bool:
    """Whether every table that an indicator counts by a day has a record so early."""
    for quantity in indicator.quantities:
        if quantity.day is None:
            continue
        days = tables[quantity.table][quantity.day].drop_nulls().to_list()
        if not days and quantity.period is not None:
            continue
        if not days or min(days) > window.last:
            return False
    return True


def asked(tables: Mapping[str, pl.DataFrame], chosen: list[Indicator], **how: Any) -> Figures:
    """The figures asked for, which are compared one by one with those of each indicator."""
    base = BASE if how.get("against") is Against.BASE else None
    found = figures(tables, chosen, **how, base=base)
    same(tables, found, chosen, **how)
    assert found.to_polars().height == len(found)
    return found


@settings(max_examples=60)
@given(
    TABLES,
    st.lists(st.sampled_from([*OF_HAZARDS, UNEVEN, STOCK_SHARE, UNITS]), max_size=3),
    PERIODS,
    AS_OF,
    BY,
    EVERY,
    AGAINST,
)
def test_figures_of_hazards_are_those_of_each_indicator(
    tables: dict[str, pl.DataFrame],
    chosen: list[Indicator],
    period: str,
    as_of: date,
    by: str | tuple[str, ...] | None,
    every: Every | None,
    against: Against | None,
) -> None:
    asked(tables, chosen, period=period, as_of=as_of, by=by, every=every, against=against)


@settings(max_examples=30)
@given(PENALTIES, SUBMISSIONS, INSPECTIONS, ENTERPRISES, REFERENCES, PERIODS, AS_OF, EVERY, AGAINST)
def test_figures_of_sums_periods_and_other_tables_are_those_of_each_indicator(
    penalties: list[Any],
    submissions: list[Any],
    inspections: list[Any],
    enterprises: list[Any],
    references: list[Any],
    period: str,
    as_of: date,
    every: Every | None,
    against: Against | None,
) -> None:
    accidents = [
        {"occurred_on": row["penalised_on"], "deaths": n, "production": n % 3 > 0}
        for n, row in enumerate(penalties)
    ]
    rows: list[tuple[type[Facts], list[Any]]] = [
        (PenaltyRecord, penalties),
        (SubmissionRecord, submissions),
        (InspectionRecord, inspections),
        (EnterpriseRecord, enterprises),
        (ReferenceRecord, references),
        (AccidentRecord, accidents),
    ]
    tables = {record.table: frame(record, each) for record, each in rows}
    chosen = [FINES, SUBMISSIONS_DUE, SUBMISSIONS_MISSING, COVERAGE_RATE, DEATHS, DEATHS_PER_GDP, VISITS]
    asked(tables, chosen, period=period, as_of=as_of, by=None, every=every, against=against)
    asked(tables, [FINES], period=period, as_of=as_of, by="region", every=every, against=against)
    asked(tables, [SUBMISSIONS_DUE], period=period, as_of=as_of, by="party", every=every, against=against)


def test_months_before_the_records_begin_and_after_the_as_of_day_have_no_value_and_say_why() -> None:
    tables = hazards({"found_on": date(2020, 3, 5), "rectified": True}, {"found_on": date(2020, 5, 1)})
    found = figures(tables, [HAZARDS_FOUND], period="2020", as_of="2020-06-15", every="month")
    rows = found.to_dicts()
    assert [row["value"] for row in rows] == [None, None, 1, 0, 1, 0, *[None] * 6]
    assert rows[1]["reason"] == "“隐患”表自2020年3月5日起才有记录"
    assert rows[2]["reason"] is None
    assert rows[5]["last"] == "2020-06-15"
    assert rows[6]["reason"] == "统计截止日（2020年6月15日）时该期间尚未开始"
    assert rows[6]["unknown"] is None
    assert [figure.reason is None for figure in found] == [row["value"] is not None for row in rows]


@pytest.mark.parametrize(("day", "value"), [(date(2020, 3, 31), 0), (date(2020, 4, 1), None)])
def test_a_month_is_reached_where_the_first_record_is_of_its_last_day(day: date, value: int | None) -> None:
    tables = hazards({"found_on": day})
    march = figures(
        tables, [RECTIFICATION_RATE, HAZARDS_FOUND], period="2020-03", as_of="2020-12-31"
    ).to_dicts()
    assert march[1]["value"] == (None if value is None else 1)
    empty = figures(hazards(), [HAZARDS_FOUND], period="2020-03", as_of="2020-12-31").to_dicts()
    assert (empty[0]["value"], empty[0]["reason"]) == (None, "“隐患”表无填写“发现日期”的记录")


def test_a_stock_is_taken_at_the_end_of_each_period_and_a_cohort_on_the_as_of_day() -> None:
    tables = hazards(
        {"found_on": date(2020, 1, 10), "rectified": True, "rectified_on": date(2020, 2, 10)},
        {"found_on": date(2020, 1, 20), "rectified": False},
    )
    found = figures(tables, [DYNAMIC_RATE, HAZARDS_OPEN], period="2020Q1", as_of="2020-06-30", every="month")
    rows = found.to_dicts()
    assert [(row["display"], row["as_of"]) for row in rows[:3]] == [
        ("0.0%", "2020-01-31"),
        ("50.0%", "2020-02-29"),
        ("50.0%", "2020-03-31"),
    ]
    assert [(row["value"], row["as_of"]) for row in rows[3:]] == [
        (1, "2020-06-30"),
        (0, "2020-06-30"),
        (0, "2020-06-30"),
    ]
    whole = figures(tables, [DYNAMIC_RATE], period="2020Q1", as_of="2020-06-30")
    assert whole[0].as_of == date(2020, 6, 30)


def test_columns_are_those_that_are_promised() -> None:
    tables = hazards({"found_on": date(2020, 1, 10), "unit": "一厂", "region": "甲镇", "rectified": True})
    plain = [
        "first",
        "last",
        "value",
        "unit",
        "numerator",
        "denominator",
        "unknown",
        "reason",
        "display",
        "as_of",
    ]
    for against, more in ((None, []), ("同比", ["base", "change", "difference"])):
        found = figures(
            tables,
            [RECTIFICATION_RATE],
            period="2020",
            as_of="2020-12-31",
            by=("地区", "unit"),
            against=against,
        )
        frame = found.to_polars()
        assert frame.columns == ["indicator", "region", "by_unit", *plain, *more]
        assert figures(
            tables, [], period="2020", as_of="2020-12-31", against=against
        ).to_polars().columns == ["indicator", *plain, *more]
    assert frame.select("value", "unit", "by_unit", "difference").rows() == [
        (100.0, "%", "一厂", "not tested")
    ]
    assert frame.schema["value"] == pl.Float64
    assert json.loads(json.dumps(found.to_dicts("en")))[0]["numerator"] == 1
    assert found[0].group == {"region": "甲镇", "unit": "一厂"}
    assert repr(found) == "<Figures: 1 of rectification_rate by region, unit>"


def test_a_fact_named_twice_tells_figures_apart_once() -> None:
    tables = hazards({"region": "甲镇"}, {"region": "乙镇"})
    how: dict[str, Any] = {"period": "2020", "as_of": "2020-12-31"}
    found = figures(tables, [RECTIFICATION_RATE], by=["region", "地区"], **how)
    assert found.to_polars().equals(figures(tables, [RECTIFICATION_RATE], by="region", **how).to_polars())


def test_a_table_of_figures_shows_fifty_of_them_and_says_how_many_there_are() -> None:
    found = figures(
        hazards({}), [RECTIFICATION_RATE], period="2020", as_of="2020-12-31", every="week", against="同比"
    )
    html = found._repr_html_()
    assert "数据表：共53个数值" in html
    assert "另有3行未显示" in html
    assert html.count("<tr") == 51
    assert len(repr(found)) < 200


def test_a_lazy_table_is_as_good_as_one_in_memory() -> None:
    tables = hazards({"found_on": date(2020, 1, 10), "rectified": True})
    lazy = {name: table.lazy() for name, table in tables.items()}
    how: dict[str, Any] = {"period": "2020", "as_of": "2020-12-31"}
    assert figures(lazy, OF_HAZARDS, **how).to_dicts() == figures(tables, OF_HAZARDS, **how).to_dicts()
    assert evaluate(HAZARDS_FOUND, lazy, **how) == evaluate(HAZARDS_FOUND, tables, **how)
    with pytest.raises(InputError, match="缺少列"):
        figures({"hazards": pl.LazyFrame({"a": [1]})}, [HAZARDS_FOUND], **how)


def test_what_is_not_known_is_refused_with_near_names() -> None:
    tables = hazards()
    how: dict[str, Any] = {"period": "2020", "as_of": "2020-12-31"}
    with pytest.raises(UnknownNameError, match="region"):
        figures(tables, [HAZARDS_FOUND], by="regoin", **how)
    with pytest.raises(UnknownNameError, match="month"):
        figures(tables, [HAZARDS_FOUND], every="mnth", **how)  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="year_before"):
        figures(tables, [HAZARDS_FOUND], against="year", **how)
    with pytest.raises(InputError, match="base="):
        figures(tables, [HAZARDS_FOUND], against="base", **how)
    with pytest.raises(InputError, match="缺少"):
        figures({}, [HAZARDS_FOUND], **how)
    with pytest.raises(DayError):
        figures(tables, [HAZARDS_FOUND], period="2021", as_of="2020-12-31")
    with pytest.raises(DayError):
        figures(tables, [HAZARDS_FOUND], period="2020", as_of="某日")


def test_records_without_a_day_are_unknown_in_every_month() -> None:
    tables = hazards(
        {"found_on": date(2020, 1, 1), "region": "甲镇"},
        {"found_on": None, "region": "甲镇"},
        {"found_on": None, "region": "乙镇"},
    )
    found = figures(
        tables, [HAZARDS_FOUND], period="2020-01..2020-02", as_of="2020-12-31", by="region", every="month"
    )
    told = [(row["region"], row["value"], row["unknown"]) for row in found.to_dicts()]
    assert told == [("甲镇", 1, 1), ("甲镇", None, 1), ("乙镇", None, 1), ("乙镇", None, 1)]
