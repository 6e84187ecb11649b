"""Indicators over tables: windows, as-of days, missing facts, groups, and filters that anybody can apply."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansheng.campaigns import SubmissionRecord
from ansheng.dates import Period
from ansheng.dossier import Campaign, Dossier
from ansheng.errors import DayError, FactError, InputError, RuleError, UnknownNameError
from ansheng.facts.handles import CHECK_DAY
from ansheng.facts.record import Facts
from ansheng.hazards.enforcement import InspectionRecord, PenaltyRecord
from ansheng.hazards.records import HazardRecord
from ansheng.indicators import (
    AccidentRecord,
    Against,
    Indicator,
    core,
    count,
    distinct,
    evaluate,
    groups,
    total,
)
from ansheng.indicators.core import (
    ACCIDENTS,
    DEATHS,
    FINES,
    HAZARDS_FOUND,
    HAZARDS_OPEN,
    HAZARDS_OVERDUE,
    HAZARDS_RECTIFIED,
    RECTIFICATION_RATE,
    VISITS,
)
from ansheng.responsibility.records import EnterpriseRecord
from tests.indicators.ledger import HAZARDS, TABLES, frame, hazards
from tests.rules.engine import LAW, Thing

YEAR = Period.parse("2020")
AS_OF = date(2021, 1, 20)


class Tabled(Thing, title="列表之物", en="tabled thing", table="things"):
    """A record with items that has a table."""


def accidents(*rows: Mapping[str, Any]) -> dict[str, pl.DataFrame]:
    return {
        "accidents": frame(
            AccidentRecord, [{"production": True, "deaths": 0, "injured": 0, **row} for row in rows]
        )
    }


def test_only_days_of_the_window_count() -> None:
    tables = hazards(
        {"found_on": date(2019, 12, 31)},
        {"found_on": date(2020, 1, 1)},
        {"found_on": date(2020, 12, 31)},
        {"found_on": date(2021, 1, 1)},
    )
    assert evaluate(HAZARDS_FOUND, tables, period=YEAR, as_of=AS_OF).value == 2


def test_periods_and_days_may_be_text() -> None:
    tables = hazards({"found_on": date(2020, 3, 1), "region": "甲镇"})
    told = evaluate(
        HAZARDS_FOUND, tables, period="2020", as_of="2021年1月20日", against=Against.BASE, base="2020Q1"
    )
    assert told == evaluate(
        HAZARDS_FOUND, tables, period=YEAR, as_of=AS_OF, against=Against.BASE, base=Period.parse("2020Q1")
    )
    assert groups(HAZARDS_FOUND, tables, period="2020", as_of="2021-01-20", by="region") == [("甲镇",)]
    with pytest.raises(DayError):
        evaluate(HAZARDS_FOUND, tables, period="某年", as_of="2020-12-31")
    with pytest.raises(DayError):
        evaluate(HAZARDS_FOUND, tables, period="2020", as_of="年底")


def test_days_after_the_as_of_day_do_not_count() -> None:
    tables = hazards({"found_on": date(2020, 3, 1)}, {"found_on": date(2020, 3, 2)})
    figure = evaluate(HAZARDS_FOUND, tables, period=YEAR, as_of=date(2020, 3, 1))
    assert figure.value == 1
    assert figure.window == Period(date(2020, 1, 1), date(2020, 3, 1))
    with pytest.raises(DayError, match="早于"):
        evaluate(HAZARDS_FOUND, tables, period=YEAR, as_of=date(2019, 12, 31))


def test_states_are_those_of_the_as_of_day() -> None:
    tables = hazards(
        {"found_on": date(2020, 3, 1), "rectified": True, "rectified_on": date(2020, 4, 1)},
        {"found_on": date(2020, 3, 1), "rectified": True, "rectified_on": date(2020, 6, 1)},
        {"found_on": date(2020, 3, 1), "rectified": True},
        {"found_on": date(2020, 3, 1), "rectified": False, "due_on": date(2020, 4, 30)},
        {"found_on": date(2020, 3, 1), "rectified": False, "due_on": date(2020, 5, 1)},
    )
    day = date(2020, 5, 1)
    values = [
        evaluate(i, tables, period=YEAR, as_of=day).value
        for i in (HAZARDS_FOUND, HAZARDS_RECTIFIED, HAZARDS_OPEN)
    ]
    assert values == [5, 2, 3]
    rate = evaluate(RECTIFICATION_RATE, tables, period=YEAR, as_of=day)
    assert (rate.value, rate.numerator, rate.denominator) == (Decimal("40.0"), 2, 5)
    overdue = evaluate(HAZARDS_OVERDUE, tables, period=YEAR, as_of=day)
    assert (overdue.value, overdue.unknown) == (1, 1)


def test_a_missing_fact_is_unknown_and_never_zero() -> None:
    tables = hazards(
        {"found_on": date(2020, 3, 1), "rectified": True},
        {"found_on": date(2020, 3, 1)},
        {"found_on": None, "rectified": True},
        {"found_on": None, "rectified": False},
    )
    rectified = evaluate(HAZARDS_RECTIFIED, tables, period=YEAR, as_of=AS_OF)
    assert (rectified.value, rectified.unknown) == (1, 2)
    rate = evaluate(RECTIFICATION_RATE, tables, period=YEAR, as_of=AS_OF)
    assert (rate.display, rate.numerator, rate.denominator, rate.unknown) == ("100.0%", 1, 1, 3)
    assert rate.caveat() == "另有3条有缺项的记录，分子、分母均未计入"


def test_a_rate_does_not_take_unknown_for_no() -> None:
    rows = [{"found_on": date(2020, 3, 1), "rectified": flag} for flag in (True, False, *[None] * 8)]
    rate = evaluate(RECTIFICATION_RATE, hazards(*rows), period=YEAR, as_of=AS_OF)
    assert (rate.display, rate.numerator, rate.denominator, rate.unknown) == ("50.0%", 1, 2, 8)
    assert "不计入分子、分母" in RECTIFICATION_RATE.definition
    found = evaluate(HAZARDS_FOUND, hazards(*rows), period=YEAR, as_of=AS_OF)
    assert (found.value, found.unknown) == (10, 0)


def test_where_nothing_is_known_there_is_no_value() -> None:
    tables = hazards({"found_on": date(2020, 3, 1)}, {"found_on": date(2020, 4, 1)})
    rectified = evaluate(HAZARDS_RECTIFIED, tables, period=YEAR, as_of=AS_OF)
    assert (rectified.value, rectified.unknown, rectified.display) == (None, 2, "无法统计")
    rate = evaluate(RECTIFICATION_RATE, tables, period=YEAR, as_of=AS_OF)
    assert (rate.value, rate.numerator, rate.denominator, rate.unknown) == (None, None, None, 2)


def test_a_table_without_rows_is_zero_and_a_rate_of_nothing_is_none() -> None:
    assert evaluate(HAZARDS_FOUND, hazards(), period=YEAR, as_of=AS_OF).value == 0
    rate = evaluate(RECTIFICATION_RATE, hazards(), period=YEAR, as_of=AS_OF)
    assert (rate.value, rate.numerator, rate.denominator) == (None, 0, 0)


def test_a_table_that_is_not_there_is_no_zero() -> None:
    with pytest.raises(InputError, match="缺少“隐患”表"):
        evaluate(HAZARDS_FOUND, {}, period=YEAR, as_of=AS_OF)


UNITS_COVERED = Indicator(
    "cover",
    "检查覆盖率",
    "coverage",
    "%",
    distinct(InspectionRecord.unit, on=InspectionRecord.inspected_on),
    distinct(EnterpriseRecord.name),
)


def test_a_rate_of_two_tables_leaves_out_what_each_lacks() -> None:
    visits: list[dict[str, Any]] = [
        {"inspected_on": date(2020, 1, 1), "unit": unit} for unit in ("甲", "甲", None)
    ]
    units: list[dict[str, Any]] = [{"name": name} for name in ("甲", "乙", None)]
    tables = {"inspections": frame(InspectionRecord, visits), "enterprises": frame(EnterpriseRecord, units)}
    cover = evaluate(UNITS_COVERED, tables, period=YEAR, as_of=AS_OF)
    assert (cover.display, cover.numerator, cover.denominator, cover.unknown) == ("50.0%", 1, 2, 2)


@pytest.mark.parametrize("lacking", ["inspector", "risk_class"])
def test_a_group_must_be_a_fact_of_both_tables_of_a_rate(lacking: str) -> None:
    tables = {"inspections": frame(InspectionRecord, ()), "enterprises": frame(EnterpriseRecord, ())}
    with pytest.raises(UnknownNameError, match=lacking):
        evaluate(UNITS_COVERED, tables, by=lacking, period=YEAR, as_of=AS_OF)
    assert groups(UNITS_COVERED, tables, by="sector", period=YEAR, as_of=AS_OF) == []


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (hazards()["hazards"].drop("due_on"), "due_on"),
        (
            hazards()["hazards"].with_columns(pl.lit("2020-01-01").alias("found_on")),
            "found_on 应为 Date，实为 String",
        ),
        (hazards()["hazards"].lazy().drop("due_on"), "due_on"),
        (hazards()["hazards"].to_pandas(), "pandas.DataFrame"),
        ([{"found_on": date(2020, 1, 1)}], "list"),
    ],
)
def test_a_table_that_is_not_typed_is_refused(table: Any, said: str) -> None:
    with pytest.raises(InputError, match=r"Dossier\.of") as caught:
        evaluate(HAZARDS_FOUND, {"hazards": table}, period=YEAR, as_of=AS_OF)
    assert said in str(caught.value)


def test_deaths_not_reported_are_unknown() -> None:
    tables = accidents(
        {"occurred_on": date(2020, 2, 1), "deaths": 2},
        {"occurred_on": date(2020, 2, 1), "deaths": None},
        {"occurred_on": date(2020, 2, 1), "deaths": 9, "production": False},
    )
    deaths = evaluate(DEATHS, tables, period=YEAR, as_of=AS_OF)
    assert (deaths.value, deaths.unknown) == (2, 1)
    nowhere = {"accidents": tables["accidents"].with_columns(deaths=pl.lit(None, pl.Int64))}
    deaths = evaluate(DEATHS, nowhere, period=YEAR, as_of=AS_OF)
    assert (deaths.value, deaths.unknown) == (None, 2)


def test_fines_add_up_exactly_and_a_warning_needs_no_amount() -> None:
    rows = [
        {"penalised_on": date(2020, 2, 1), "kind": "fine", "amount": amount}
        for amount in (0.1, 0.2, 155299.7)
    ]
    warning = {"penalised_on": date(2020, 2, 1), "kind": "warning"}
    forgotten = {"penalised_on": date(2020, 2, 1), "kind": "fine"}
    fines = evaluate(FINES, {"penalties": frame(PenaltyRecord, [*rows, warning])}, period=YEAR, as_of=AS_OF)
    assert (fines.value, fines.unknown, fines.display) == (155300, 0, "15.53万元")
    fines = evaluate(FINES, {"penalties": frame(PenaltyRecord, [*rows, forgotten])}, period=YEAR, as_of=AS_OF)
    assert (fines.value, fines.unknown) == (155300, 1)
    fines = evaluate(FINES, {"penalties": frame(PenaltyRecord, rows[:2])}, period=YEAR, as_of=AS_OF)
    assert (fines.value, fines.display) == (Decimal("0.3"), "0.3元")


def test_year_on_year() -> None:
    tables = accidents(
        {"occurred_on": date(2019, 5, 1)},
        {"occurred_on": date(2019, 11, 1)},
        {"occurred_on": date(2020, 5, 1)},
        {"occurred_on": date(2020, 6, 1)},
        {"occurred_on": date(2020, 11, 1)},
    )
    whole = evaluate(ACCIDENTS, tables, period=YEAR, as_of=AS_OF, against=Against.YEAR_BEFORE)
    assert whole.comparison is not None
    assert whole.comparison.text() == "同比上升50.0%"
    begun = evaluate(ACCIDENTS, tables, period=YEAR, as_of=date(2020, 8, 31), against=Against.YEAR_BEFORE)
    assert begun.comparison is not None
    assert begun.comparison.base_window == Period.parse("2019-01..2019-08")
    assert begun.comparison.text() == "同比上升100.0%"


@pytest.mark.parametrize(
    ("as_of", "then", "base"),
    [
        (date(2020, 3, 20), date(2019, 3, 20), 1),
        (date(2020, 3, 19), date(2019, 3, 19), 0),
        (date(2021, 1, 20), date(2020, 1, 20), 3),
        (date(2021, 1, 19), date(2020, 1, 19), 2),
    ],
)
def test_the_base_is_what_was_known_a_year_before(as_of: date, then: date, base: int) -> None:
    """What was rectified after the matching day of the year before was open on it, though it is not today."""
    done = (date(2019, 3, 20), date(2019, 12, 31), date(2020, 1, 20), date(2020, 6, 1))
    tables = hazards(
        *({"found_on": date(2019, 1, 1), "rectified": True, "rectified_on": day} for day in done),
        {"found_on": date(2020, 2, 1), "rectified": True, "rectified_on": date(2020, 2, 2)},
    )
    figure = evaluate(HAZARDS_RECTIFIED, tables, period=YEAR, as_of=as_of, against=Against.YEAR_BEFORE)
    assert figure.comparison is not None
    assert (figure.value, figure.comparison.base) == (1, base)
    assert evaluate(HAZARDS_RECTIFIED, tables, period=Period.parse("2019"), as_of=then).value == base


def test_other_bases() -> None:
    tables = accidents(*({"occurred_on": date(2020, month, 5)} for month in (1, 2, 2, 3, 3, 3)))
    march = Period.parse("2020-03")
    before = evaluate(ACCIDENTS, tables, period=march, as_of=AS_OF, against=Against.PREVIOUS).comparison
    assert before is not None
    assert before.text() == "环比上升50.0%"
    january = Period.parse("2020-01")
    fixed = evaluate(
        ACCIDENTS, tables, period=march, as_of=AS_OF, against=Against.BASE, base=january
    ).comparison
    assert fixed is not None
    assert fixed.text() == "较基期上升200.0%"


def test_without_records_that_reach_back_there_is_no_comparison() -> None:
    new = evaluate(
        ACCIDENTS,
        accidents({"occurred_on": date(2020, 5, 1)}),
        period=YEAR,
        as_of=AS_OF,
        against=Against.YEAR_BEFORE,
    )
    assert new.comparison is not None
    assert new.comparison.base is None
    assert new.comparison.text() == "缺少上年同期数据，无法同比"
    quiet = accidents({"occurred_on": date(2020, 5, 1)}, {"occurred_on": date(2018, 5, 1)})
    older = evaluate(ACCIDENTS, quiet, period=YEAR, as_of=AS_OF, against=Against.YEAR_BEFORE)
    assert older.comparison is not None
    assert older.comparison.text() == "同比增加1起（上年同期为0）"


def test_groups_are_named_and_one_that_is_not_stated_is_one_too() -> None:
    tables = hazards(
        {"found_on": date(2020, 3, 1), "sector": "煤矿"},
        {"found_on": date(2020, 3, 1)},
        {"found_on": date(2019, 3, 1), "sector": "消防"},
        {"found_on": date(2020, 3, 1), "sector": "煤矿"},
    )
    found = evaluate(HAZARDS_FOUND, tables, by="sector", period=YEAR, as_of=AS_OF)
    assert [(f.id, f.label, f.value) for f in found] == [
        ("hazards_found[sector=煤矿]", "排查隐患（煤矿）", 2),
        ("hazards_found[sector=]", "排查隐患（未填）", 1),
    ]
    assert groups(HAZARDS_FOUND, tables, by=("sector",), period=YEAR, as_of=AS_OF) == [("煤矿",), (None,)]
    (fire,) = evaluate(HAZARDS_FOUND, tables, by="sector", among=[("消防",)], period=YEAR, as_of=AS_OF)
    assert fire.value == 0


def test_a_misspelt_group_has_near_names() -> None:
    with pytest.raises(UnknownNameError, match="sector"):
        evaluate(HAZARDS_FOUND, hazards(), by="sectr", period=YEAR, as_of=AS_OF)


def test_a_choice_is_named_by_its_title() -> None:
    tables = hazards({"found_on": date(2020, 3, 1), "grade": "major"})
    (figure,) = evaluate(HAZARDS_FOUND, tables, by="grade", period=YEAR, as_of=AS_OF)
    assert (figure.label, figure.label_en) == ("排查隐患（重大）", "hazards found (major)")


def test_an_indicator_reads_one_record_and_facts_that_stand_in_its_table() -> None:
    with pytest.raises(RuleError, match="统计的是“隐患”"):
        count(HazardRecord, where=AccidentRecord.production)
    with pytest.raises(RuleError):
        count(HazardRecord, on=AccidentRecord.occurred_on)
    with pytest.raises(RuleError):
        total(PenaltyRecord.amount + PenaltyRecord.amount)
    with pytest.raises(FactError):
        count(Facts)
    limit = LAW.limit("single")
    for condition in (Tabled.parts.any(lambda i: i.ok), Tabled.parts.count() > 1, Tabled.x > limit):
        with pytest.raises(RuleError, match="一对多的条目或法规限值"):
            count(Tabled, where=condition)
    with pytest.raises(RuleError, match="统计的是"):
        total(PenaltyRecord.amount, expected=HazardRecord.rectified)


def test_a_condition_may_compute() -> None:
    long_ago = (CHECK_DAY - HazardRecord.due_on) > 30
    late = Indicator("late", "逾期三十日", "late", "条", count(HazardRecord, where=long_ago))
    tables = hazards({"due_on": date(2020, 3, 1)}, {"due_on": date(2020, 3, 2)}, {"due_on": None})
    figure = evaluate(late, tables, period=YEAR, as_of=date(2020, 4, 1))
    assert (figure.value, figure.unknown) == (1, 1)
    assert figure.filter["where"] == {
        "all": [
            {
                "compare": [
                    {"compute": [{"check_day": True}, "-", {"fact": "due_on"}]},
                    ">",
                    {"number": 30.0, "unit": "day"},
                ],
                "exact": True,
            }
        ]
    }


def test_core_indicators_have_distinct_ids_and_say_what_they_count() -> None:
    indicators = [thing for thing in vars(core).values() if isinstance(thing, Indicator)]
    assert len({indicator.id for indicator in indicators}) == len(indicators) > 30
    assert all(indicator.definition and indicator.definition_en for indicator in indicators)


COUNTS = (HAZARDS_FOUND, HAZARDS_RECTIFIED, HAZARDS_OPEN, HAZARDS_OVERDUE)


@settings(deadline=None, max_examples=60)
@given(
    TABLES,
    st.sampled_from(COUNTS),
    st.sampled_from(["sector", "region", "grade"]),
    st.dates(date(2020, 1, 1), AS_OF),
)
def test_parts_add_up_to_the_total(
    tables: dict[str, pl.DataFrame], indicator: Indicator, by: str, as_of: date
) -> None:
    whole = evaluate(indicator, tables, period=YEAR, as_of=as_of)
    parts = evaluate(indicator, tables, period=YEAR, as_of=as_of, by=by)
    assert sum(part.value or 0 for part in parts) == (whole.value or 0)
    assert sum(part.unknown for part in parts) == whole.unknown


@settings(deadline=None, max_examples=60)
@given(TABLES, st.sampled_from(COUNTS), st.data())
def test_filling_missing_facts_keeps_the_value_within_its_bounds(
    tables: dict[str, pl.DataFrame], indicator: Indicator, data: st.DataObject
) -> None:
    """Rows that are certain stay certain; only the unknown ones may come in.

    The day of a set flag is no gap, and a day settles a blank flag, so that only the flag it means may fill that gap.
    """
    figure = evaluate(indicator, tables, period=YEAR, as_of=AS_OF)
    filled = [_filled(row, data.draw(HAZARDS)) for row in tables["hazards"].to_dicts()]
    known = figure.value or 0
    after = evaluate(indicator, {"hazards": frame(HazardRecord, filled)}, period=YEAR, as_of=AS_OF)
    assert known <= (after.value or 0) + 0 <= known + figure.unknown
    assert after.unknown <= figure.unknown


def _filled(row: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    known = {name: value for name, value in more.items() if row[name] is None and value is not None}
    if row["rectified"] is not None:
        known.pop("rectified_on", None)
    elif row["rectified_on"] is not None:
        known.pop("rectified", None)
    return {**row, **known}


@settings(deadline=None, max_examples=60)
@given(TABLES)
def test_found_is_rectified_and_open_and_unknown(tables: dict[str, pl.DataFrame]) -> None:
    dated = {"hazards": tables["hazards"].filter(pl.col("found_on").is_not_null())}
    found, rectified, still = (
        evaluate(i, dated, period=YEAR, as_of=AS_OF) for i in (HAZARDS_FOUND, HAZARDS_RECTIFIED, HAZARDS_OPEN)
    )
    assert rectified.unknown == still.unknown
    assert (rectified.value or 0) + (still.value or 0) + rectified.unknown == found.value


def test_visits_need_only_their_day() -> None:
    rows = [{"inspected_on": date(2020, 1, 1) + timedelta(days=at)} for at in range(400)]
    assert (
        evaluate(VISITS, {"inspections": frame(InspectionRecord, rows)}, period=YEAR, as_of=AS_OF).value
        == 366
    )


def test_a_flag_parts_records_in_words() -> None:
    rows = [
        {"id": name, "found_on": date(2020, 7, 1), "rectified": done}
        for name, done in zip("abc", (True, False, None), strict=True)
    ]
    tables = Dossier.of({"hazards": pl.DataFrame(rows)}, Campaign("整治")).tables
    found = evaluate(
        HAZARDS_FOUND, tables, period=Period.parse("2020"), as_of=date(2020, 12, 31), by="rectified"
    )
    assert [figure.label for figure in found] == ["排查隐患（是）", "排查隐患（否）", "排查隐患（未填）"]


REPORTS: list[dict[str, Any]] = [
    {"party": "甲镇", "period": "2020年1月", "due_on": date(2020, 2, 5), "submitted": True},
    {"party": "甲镇", "period": "2020-02", "submitted": True},
    {"party": "甲镇", "period": "2020年3月份", "submitted": False},
    {"party": "甲镇", "period": "2020年一季度", "submitted": None},
    {"party": "乙镇", "period": "2019年12月", "submitted": True},
    {"party": "乙镇", "period": "上周", "submitted": False},
    {"party": "乙镇", "period": "2020年3月", "due_on": date(2020, 4, 5), "submitted": True},
]


@pytest.mark.parametrize(
    ("period", "as_of", "due", "received", "missing"),
    [
        ("2020Q1", "2020-03-31", (4, 2), (2, 2), (1, 2)),
        ("2020Q1", "2020-03-30", (2, 4), (2, 2), (0, 3)),
        ("2020-02", "2020-03-31", (2, 4), (2, 2), (0, 3)),
        ("2020-04", "2020-04-30", (1, 5), (1, 3), (0, 3)),
    ],
)
def test_a_report_without_a_due_day_counts_where_its_period_lies_in_the_window(
    period: str, as_of: str, due: tuple[int, int], received: tuple[int, int], missing: tuple[int, int]
) -> None:
    """Each pair is the figure and how many reports are unknown: those of other periods may be due in the window."""
    tables = {"submissions": frame(SubmissionRecord, REPORTS)}
    found = [
        evaluate(indicator, tables, period=Period.parse(period), as_of=date.fromisoformat(as_of))
        for indicator in (core.SUBMISSIONS_DUE, core.SUBMISSIONS_RECEIVED, core.SUBMISSIONS_MISSING)
    ]
    assert [(figure.value, figure.unknown) for figure in found] == [due, received, missing]


def test_the_rows_of_a_figure_are_found_by_period_too() -> None:
    tables = {"submissions": frame(SubmissionRecord, REPORTS)}
    figure = evaluate(
        core.SUBMISSIONS_RECEIVED, tables, period=Period.parse("2020Q1"), as_of=date(2020, 3, 31)
    )
    assert Dossier.of(tables, Campaign("行动")).rows(figure)["period"].to_list() == ["2020年1月", "2020-02"]
