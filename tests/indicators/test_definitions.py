"""All definitions of the core: what they say, and that each adds up and can be recounted from its filter."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansheng import Choice, Count, Facts, Number, Text
from ansheng.accidents.records import AccidentRecord, ReferenceRecord
from ansheng.dates import Period
from ansheng.errors import InputError, RuleError, UnknownNameError
from ansheng.facts.kinds import Fact
from ansheng.hazards import HazardRecord
from ansheng.indicators import Against, Figure, Indicator, count, distinct, evaluate, total
from ansheng.indicators.core import ACCIDENTS
from ansheng.indicators.definitions import indicator, indicators
from ansheng.indicators.definitions.coverage import COVERAGE_RATE, INSURANCE_RATE
from ansheng.indicators.definitions.outcomes import (
    COAL_DEATHS_PER_MT,
    DEATHS_PER_100K,
    DEATHS_PER_GDP,
    LARGER_ACCIDENTS,
    at_least,
)
from ansheng.indicators.definitions.rectification import (
    AT_ONCE_RATE,
    DYNAMIC_RATE,
    MAJOR_RATE_DEPARTMENTS,
    ON_TIME_RATE,
)
from ansheng.indicators.evaluation.quantity import Quantity
from ansheng.indicators.evaluation.rows import selected
from ansheng.responsibility import EnterpriseRecord
from ansheng.tables.core import TABLES
from tests.indicators.interpreter import measured, plain
from tests.indicators.ledger import frame, hazards

YEAR, AS_OF = Period.parse("2020"), date(2020, 12, 31)
ALL = list(indicators().values())


def test_ids_and_titles_are_distinct_and_definitions_speak_both_languages() -> None:
    assert len({i.id for i in ALL}) == len({i.title for i in ALL}) == len({i.en for i in ALL}) == len(ALL)
    assert all(i.definition and i.definition_en and (i.unit or i.id == "activities") for i in ALL)
    assert all(i.style.places is not None for i in ALL if i.denominator and i.unit != "%")


def test_an_indicator_is_found_by_id_and_by_title() -> None:
    assert indicator("整改率") is indicator("rectification_rate")
    with pytest.raises(UnknownNameError, match="rectification_rate"):
        indicator("rectification_rat")


def values(fact: Fact[Any]) -> st.SearchStrategy[Any]:
    """Some values that a column can hold, and none."""
    match fact.kind:
        case "flag":
            held = st.booleans()
        case "day":
            return st.none() | st.dates(date(2019, 12, 1), date(2021, 1, 31))
        case "count":
            return st.none() | st.integers(0, 12)
        case "number":
            return st.none() | st.sampled_from([0.0, 0.1, 2.5, 1000.0])
        case "text" if fact.name in ("unit", "name"):
            return st.sampled_from([None, "甲", "乙", "亿元", "万人", "辆"])
        case "text" if fact.name == "period":
            return st.sampled_from([None, "2020", "2020年", "2019"])
        case "choice":
            return st.sampled_from([None, *fact.options])
        case _:
            return st.sampled_from([None, "甲", "乙"])
    return st.none() | held


def rows(record: type[Facts]) -> st.SearchStrategy[list[dict[str, Any]]]:
    facts = {name: values(fact) for name, fact in record.facts().items()}
    return st.lists(st.fixed_dictionaries(facts), max_size=6)


def needed(quantity: Quantity) -> set[type[Facts]]:
    return {quantity.record} | ({quantity.found_in.record} if quantity.found_in else set())


@st.composite
def cases(draw: st.DrawFn) -> tuple[Indicator, dict[str, pl.DataFrame]]:
    chosen = draw(st.sampled_from(ALL))
    records = sorted({r for q in chosen.quantities for r in needed(q)}, key=lambda r: r.table)
    return chosen, {record.table: frame(record, draw(rows(record))) for record in records}


def parts(figure: Figure) -> list[tuple[Any, Any]]:
    """The parts of a figure with their filters."""
    if figure.denominator is None and "where" in figure.filter:
        return [(figure.value, figure.filter)]
    return [(getattr(figure, part), figure.filter[part]) for part in ("numerator", "denominator")]


@settings(deadline=None, max_examples=150)
@given(cases())
def test_every_part_can_be_recounted_from_its_filter(case: tuple[Indicator, dict[str, pl.DataFrame]]) -> None:
    chosen, tables = case
    figure = evaluate(chosen, tables, period=YEAR, as_of=AS_OF)
    told = {name: plain(table) for name, table in tables.items()}
    for value, found in parts(figure):
        if value is not None:
            assert measured(found, told) == value
            if found["measure"] == "count":
                assert selected(found, tables, TABLES).height == value
            if found["measure"] == "distinct":
                assert selected(found, tables, TABLES)[found["fact"]].drop_nulls().n_unique() == value
    if figure.value is None:
        assert figure.unknown or (figure.filter.get("denominator") and not figure.denominator)


@settings(deadline=None, max_examples=150)
@given(cases(), st.data())
def test_every_total_is_the_sum_of_its_parts(
    case: tuple[Indicator, dict[str, pl.DataFrame]], data: st.DataObject
) -> None:
    chosen, tables = case
    shared = set.intersection(*({*q.record.facts()} for q in chosen.quantities))
    kinds = (Choice, Text)
    columns = [n for n in sorted(shared) if isinstance(chosen.numerator.record.facts()[n], kinds)]
    by = data.draw(st.sampled_from(columns))
    whole = evaluate(chosen, tables, period=YEAR, as_of=AS_OF)
    groups = evaluate(chosen, tables, period=YEAR, as_of=AS_OF, by=by)
    for at, quantity in enumerate(chosen.quantities):
        if quantity.kind != "distinct" and quantity.found_in is None:
            values = [parts(group)[at][0] or 0 for group in groups]
            assert sum(values) == (parts(whole)[at][0] or 0)


@settings(deadline=None, max_examples=60)
@given(cases())
def test_a_year_is_the_sum_of_its_months(case: tuple[Indicator, dict[str, pl.DataFrame]]) -> None:
    """Of what has no day and counts in the span that it is for, a year has more: spans longer than a month."""
    chosen, tables = case
    year = evaluate(chosen, tables, period=YEAR, as_of=AS_OF)
    months = [evaluate(chosen, tables, period=month, as_of=AS_OF) for month in YEAR.months()]
    for at, quantity in enumerate(chosen.quantities):
        if quantity.kind != "distinct" and quantity.day is not None:
            told, whole = sum(parts(month)[at][0] or 0 for month in months), parts(year)[at][0] or 0
            assert told <= whole if quantity.period is not None else told == whole


def test_a_mean_moves_in_percent_with_one_decimal_and_absolutely_with_its_own() -> None:
    rows = [(date(2019, 5, 1), 0, 0, 0.0, None), *[(date(2020, 5, 1), n, 0, 0.0, None) for n in (1, 0, 0)]]
    mean = indicator("平均每起死亡")
    found = evaluate(mean, accidents(*rows), period=YEAR, as_of=AS_OF, against=Against.YEAR_BEFORE)
    assert (found.display, found.shown("en")) == ("0.33人/起", "0.33 per accident")
    assert found.comparison is not None
    assert found.comparison.text() == "同比增加0.33人/起（上年同期为0）"
    rows[0] = (date(2019, 5, 1), 1, 0, 0.0, None)
    fallen = evaluate(mean, accidents(*rows), period=YEAR, as_of=AS_OF, against=Against.YEAR_BEFORE)
    assert fallen.comparison is not None
    assert fallen.comparison.text() == "同比下降66.7%"


def accidents(*numbers: tuple[Any, ...]) -> dict[str, pl.DataFrame]:
    facts = ("occurred_on", "deaths", "serious", "loss", "domain")
    told = [{"production": True, **dict(zip(facts, row, strict=True))} for row in numbers]
    return {"accidents": frame(AccidentRecord, told)}


def test_a_grade_that_is_not_known_leaves_an_accident_open() -> None:
    day = date(2020, 5, 1)
    tables = accidents(
        (day, 3, None, None, None), (day, 1, None, 0.0, None), (day, 0, 10, 0.0, None), (day, 0, 0, 0.0, None)
    )
    figure = evaluate(LARGER_ACCIDENTS, tables, period=YEAR, as_of=AS_OF)
    assert (figure.value, figure.unknown) == (2, 1)
    with pytest.raises(UnknownNameError, match="larger"):
        at_least("large")


def references(*numbers: tuple[Any, ...]) -> dict[str, pl.DataFrame]:
    told = [dict(zip(("quantity", "period", "value", "unit"), row, strict=True)) for row in numbers]
    return {"references": frame(ReferenceRecord, told)}


@pytest.mark.parametrize(
    ("row", "display"),
    [
        (("gdp", "2020", 100.0, "亿元"), "0.030人/亿元"),
        (("gdp", "2020年", 1_000_000.0, "万元"), "0.030人/亿元"),
        (("gdp", "2020年度", 100.0, "亿美元"), "无法统计"),
        (("gdp", "2020", 100.0, None), "无法统计"),
        (("gdp", "2020", 0.0, "亿元"), "无法统计"),
        (("gdp", "2019", 100.0, "亿元"), "无法统计"),
        (("gdp", "2020-01..2020-06", 100.0, "亿元"), "无法统计"),
        (("employed", "2020", 100.0, "万人"), "无法统计"),
    ],
)
def test_a_rate_needs_its_denominator_for_the_same_period(row: tuple[Any, ...], display: str) -> None:
    tables = {**accidents((date(2020, 5, 1), 3, 0, 0.0, "coal")), **references(row)}
    assert evaluate(DEATHS_PER_GDP, tables, period=YEAR, as_of=AS_OF).display == display


def test_a_year_that_is_not_over_has_no_rate_of_the_year() -> None:
    tables = {
        **accidents((date(2020, 5, 1), 3, 0, 0.0, "coal")),
        **references(("gdp", "2020", 100.0, "亿元")),
    }
    assert evaluate(DEATHS_PER_GDP, tables, period=YEAR, as_of=date(2020, 6, 30)).value is None
    half = {**tables, **references(("gdp", "2020年上半年", 40.0, "亿元"))}
    figure = evaluate(DEATHS_PER_GDP, half, period=Period.parse("2020H1"), as_of=date(2020, 6, 30))
    assert figure.display == "0.075人/亿元"


def test_relative_rates_take_their_own_domain_of_deaths() -> None:
    day = date(2020, 5, 1)
    tables = {
        **accidents((day, 3, 0, 0.0, "coal"), (day, 1, 0, 0.0, "industrial"), (day, 5, 0, 0.0, "road")),
        **references(("employed", "2020", 50.0, "万人"), ("coal_output", "2020", 150.0, "万吨")),
    }
    assert evaluate(DEATHS_PER_100K, tables, period=YEAR, as_of=AS_OF).display == "0.800人/10万人"
    assert evaluate(COAL_DEATHS_PER_MT, tables, period=YEAR, as_of=AS_OF).display == "2.000人/百万吨"


def test_four_rates_of_rectification_are_four_different_questions() -> None:
    def row(found: str, due: str | None, done: str | None) -> dict[str, Any]:
        days = {"found_on": found, "due_on": due, "rectified_on": done}
        told: dict[str, Any] = {k: date.fromisoformat(v) if v else None for k, v in days.items()}
        return {**told, "rectified": done is not None}

    tables = hazards(
        row("2019-06-01", "2020-02-01", "2020-03-01"),
        row("2020-03-01", "2020-03-31", "2020-03-01"),
        row("2020-03-01", "2020-03-31", "2020-03-31"),
        row("2020-03-01", "2021-03-31", None),
        row("2020-03-01", "2020-03-31", None),
    )
    told = {
        i.id: evaluate(i, tables, period=YEAR, as_of=AS_OF)
        for i in (indicator("整改率"), ON_TIME_RATE, AT_ONCE_RATE, DYNAMIC_RATE)
    }
    assert {name: (f.numerator, f.denominator) for name, f in told.items()} == {
        "rectification_rate": (2, 4),
        "on_time_rate": (2, 4),
        "at_once_rate": (1, 4),
        "dynamic_rate": (3, 5),
    }
    assert evaluate(indicator("期内完成整改"), tables, period=YEAR, as_of=AS_OF).value == 3


def test_major_hazards_of_unknown_source_are_in_neither_series() -> None:
    rows = [
        {"found_on": date(2020, 1, 1), "grade": "major", "source": s, "rectified": True}
        for s in ("self", "covert", None)
    ]
    figure = evaluate(MAJOR_RATE_DEPARTMENTS, hazards(*rows), period=YEAR, as_of=AS_OF)
    assert (figure.numerator, figure.denominator, figure.unknown) == (1, 1, 1)
    assert "部门查出" in figure.definition


def covered(*visits: dict[str, Any]) -> Figure:
    units = [{"name": "甲"}, {"name": "乙"}]
    tables = {
        "enterprises": frame(EnterpriseRecord, units),
        "inspections": frame(indicator("visits").numerator.record, visits),
    }
    return evaluate(COVERAGE_RATE, tables, period=YEAR, as_of=AS_OF)


def test_coverage_counts_units_of_the_list_and_never_more_than_all() -> None:
    day = date(2020, 2, 1)
    figure = covered(*({"unit": unit, "inspected_on": day} for unit in ("甲", "甲", "甲", "丙")))
    assert (figure.display, figure.numerator, figure.denominator) == ("50.0%", 1, 2)
    assert covered({"unit": "甲", "inspected_on": date(2019, 2, 1)}).display == "0.0%"


def test_a_visit_that_names_no_unit_is_counted_as_unknown() -> None:
    day = date(2020, 2, 1)
    figure = covered({"unit": "甲", "inspected_on": day}, {"unit": None, "inspected_on": day})
    assert (figure.display, figure.unknown) == ("50.0%", 1)
    alone = covered({"unit": None, "inspected_on": day}, {"unit": "甲", "inspected_on": None})
    assert (alone.value, alone.unknown) == (None, 2)


def test_a_table_that_a_rate_looks_into_must_be_there() -> None:
    with pytest.raises(InputError, match="缺少“安责险保单”表"):
        evaluate(INSURANCE_RATE, {"enterprises": frame(EnterpriseRecord, ())}, period=YEAR, as_of=AS_OF)


def test_what_a_definition_refuses() -> None:
    with pytest.raises(RuleError, match="found_in"):
        distinct(EnterpriseRecord.name, found_in=count(HazardRecord))
    with pytest.raises(RuleError, match="期间"):
        total(AccidentRecord.deaths, of=ReferenceRecord.period)
    with pytest.raises(RuleError, match="隐患"):
        ACCIDENTS.narrowed("x", "某", "x", HazardRecord.rectified)


def test_the_kinds_of_facts_that_can_be_summed_are_numbers_and_counts() -> None:
    summed = [q for i in ALL for q in i.quantities if q.kind == "sum"]
    assert all(isinstance(q.record.fact(q.fact or ""), Number | Count) for q in summed)


def test_two_values_of_one_quantity_are_not_added() -> None:
    death = accidents((date(2020, 5, 1), 3, 0, 0.0, "coal"))
    twice = references(("gdp", "2020", 100.0, "亿元"), ("gdp", "2020年", 1_100_000.0, "万元"))
    figure = evaluate(DEATHS_PER_GDP, {**death, **twice}, period=YEAR, as_of=AS_OF)
    assert (figure.display, figure.unknown, figure.exact) == ("无法统计", 2, None)
    apart = twice["references"].with_columns(region=pl.Series(["甲县", "乙县"]))
    both = evaluate(DEATHS_PER_GDP, {**death, "references": apart}, period=YEAR, as_of=AS_OF)
    assert (both.display, both.unknown) == ("0.014人/亿元", 0)


def test_a_loss_a_cent_short_of_a_grade_is_below_it() -> None:
    day = date(2020, 5, 1)
    tables = accidents((day, 0, 0, 9_999_999.99, None), (day, 0, 0, 10_000_000.0, None))
    assert evaluate(LARGER_ACCIDENTS, tables, period=YEAR, as_of=AS_OF).value == 1


def test_a_hazard_that_is_not_marked_is_neither_one_that_came_back_nor_one_that_did_not() -> None:
    table = hazards(
        *({"found_on": date(2020, 5, 1), "recurred": marked} for marked in (True, False, False, None))
    )
    told = evaluate(indicator("repeat_rate"), table, period=YEAR, as_of=AS_OF)
    assert (told.numerator, told.denominator, told.unknown) == (1, 3, 1)
    assert evaluate(indicator("复发隐患"), table, period=YEAR, as_of=AS_OF).unknown == 1
