"""Where a figure comes from: its filter, applied by a stranger to the raw tables, gives what is printed."""

import operator
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
import polars.selectors as selectors
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansheng.dates import Period
from ansheng.dossier import open_dossier
from ansheng.hazards.records import HazardRecord
from ansheng.indicators import Indicator, count, distinct, evaluate
from ansheng.indicators.standard import HAZARDS_FOUND, HAZARDS_OPEN, HAZARDS_OVERDUE, HAZARDS_RECTIFIED
from ansheng.reports import bulletin
from ansheng.reports.bulletin import DossierLike
from ansheng.reports.json_writer import to_dict
from ansheng.rules.columns import DTYPES

YEAR = Period.parse("2020")
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda value, options: value in options,
}
COUNTS = (HAZARDS_FOUND, HAZARDS_RECTIFIED, HAZARDS_OPEN, HAZARDS_OVERDUE)


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
SCHEMA = {name: DTYPES[fact.kind] for name, fact in HazardRecord.facts().items()}
TABLES = st.lists(HAZARDS, max_size=12).map(
    lambda rows: {
        "hazards": pl.DataFrame(
            [{**dict.fromkeys(SCHEMA), **row} for row in rows], schema=SCHEMA, orient="row"
        )
    }
)
ODD = Indicator(
    "odd",
    "杂项",
    "odd",
    "条",
    count(
        HazardRecord,
        on=HazardRecord.found_on,
        where=~(
            (HazardRecord.grade == "major") & ~HazardRecord.sector.is_in(["煤矿", "消防"])
            | (HazardRecord.rectified_on > HazardRecord.due_on) & HazardRecord.rectified
        ),
    ),
)
UNITS = Indicator(
    "units",
    "单位",
    "units",
    "家",
    distinct(HazardRecord.unit, on=HazardRecord.found_on, where=HazardRecord.rectified),
)


def plain(table: pl.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, days as text."""
    return table.with_columns(selectors.date().cast(pl.String)).to_dicts()


def meets(row: Mapping[str, Any], condition: Any) -> bool:
    """Whether a row meets one condition of a filter; written from the published description of filters alone."""
    if isinstance(condition, dict):
        return any(all(meets(row, part) for part in group) for group in condition["any"])
    fact, op, *rest = condition
    value = row[fact]
    if op in ("is null", "not null"):
        return bool((value is None) == (op == "is null"))
    other = row[rest[0]["fact"]] if isinstance(rest[0], dict) else rest[0]
    return value is not None and other is not None and bool(COMPARE[op](value, other))


def applied(selection: Mapping[str, Any], tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Any:
    """What a filter gives on raw rows."""
    taken = [
        row
        for row in tables[selection["table"]]
        if all(meets(row, condition) for condition in selection["where"])
    ]
    values = [
        row[selection["fact"]] for row in taken if selection["fact"] and row[selection["fact"]] is not None
    ]
    match selection["measure"]:
        case "count":
            return len(taken)
        case "distinct":
            return len(set(values))
    return sum(Decimal(str(value)) for value in values)


@settings(deadline=None, max_examples=60)
@given(TABLES, st.sampled_from([*COUNTS, ODD, UNITS]), st.dates(date(2020, 1, 1), date(2021, 2, 1)))
def test_a_filter_applied_by_a_stranger_gives_the_value(
    tables: dict[str, pl.DataFrame], indicator: Indicator, as_of: date
) -> None:
    rows = {name: plain(table) for name, table in tables.items()}
    for figure in [
        evaluate(indicator, tables, period=YEAR, as_of=as_of),
        *evaluate(indicator, tables, period=YEAR, as_of=as_of, by=("sector", "region")),
    ]:
        assert applied(figure.filter, rows) == (figure.value or 0)


@pytest.mark.parametrize("as_of", [date(2021, 1, 20), date(2020, 9, 15)])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_figure_of_a_bulletin_gives_what_is_printed(
    dossier: DossierLike, as_of: date, lang: str
) -> None:
    recompute(dossier, as_of, lang)


def test_every_figure_of_the_example_gives_what_is_printed() -> None:
    recompute(open_dossier(Path(__file__).parents[2] / "examples" / "lingwu-2020"), date(2020, 12, 31), "zh")


def recompute(dossier: DossierLike, as_of: date, lang: str) -> None:
    """Every figure of a bulletin again, from its own filter."""
    figures = to_dict(bulletin(dossier, period=YEAR, as_of=as_of, lang=lang), lang=lang)["figures"]
    assert len(figures) > 100
    rows = {name: plain(table) for name, table in dossier.tables.items()}
    for figure in figures:
        if figure["unit"] != "%":
            value = applied(figure["filter"], rows)
            assert value == figure["value"]
            assert printed(value, figure["unit"], figure["display"])
            continue
        parts = [applied(figure["filter"][part], rows) for part in ("numerator", "denominator")]
        assert parts == [figure["numerator"], figure["denominator"]]
        assert abs(Fraction(100 * parts[0], parts[1]) - Fraction(str(figure["value"]))) <= Fraction(1, 20)
        assert figure["display"] == f"{figure['value']}%"


def printed(value: Any, unit: str, display: str) -> bool:
    """Whether ``display`` shows ``value``: whole numbers with their unit, yuan in 万元 to two decimals."""
    if display.endswith("万元"):
        return abs(Fraction(display.removesuffix("万元")) * 10_000 - Fraction(value)) <= 50
    return display in (f"{value}{unit}", f"{value:,}", f"CNY {int(value):,}")
