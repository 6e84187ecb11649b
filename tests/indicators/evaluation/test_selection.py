"""Selection: the filter of a figure, applied by a stranger to the raw rows, gives the figure."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansheng.dates import Period
from ansheng.dossier import Campaign, Dossier
from ansheng.facts.as_of import dated_flags
from ansheng.hazards.enforcement import PenaltyRecord
from ansheng.hazards.records import HazardRecord
from ansheng.indicators import Figure, Indicator, Quantity, count, distinct, evaluate, total
from ansheng.indicators.core import (
    HAZARDS_FOUND,
    HAZARDS_OPEN,
    HAZARDS_OVERDUE,
    HAZARDS_RECTIFIED,
    RECTIFICATION_RATE,
)
from ansheng.indicators.printing import half_up
from ansheng.tables.core import TABLES as TABLES_OF_A_DOSSIER
from tests.indicators.interpreter import DATED, measured, plain
from tests.indicators.ledger import DAYS, TABLES, frame, hazards

YEAR, AS_OF = Period.parse("2020"), date(2021, 1, 20)
AS_OFS = st.dates(date(2020, 1, 1), date(2021, 2, 1))
H, P = HazardRecord, PenaltyRecord
LATE_OR_MINOR = ~(
    (H.grade == "major") & ~H.sector.is_in(["煤矿", "消防"]) | (H.rectified_on > H.due_on) & H.rectified
)


def rate(numerator: Quantity, denominator: Quantity) -> Indicator:
    return Indicator("rate", "比率", "rate", "%", numerator, denominator)


def counted(quantity: Quantity) -> Indicator:
    return Indicator("counted", "计数", "counted", "条", quantity)


COUNTS = (
    HAZARDS_FOUND,
    HAZARDS_RECTIFIED,
    HAZARDS_OPEN,
    HAZARDS_OVERDUE,
    counted(count(H, on=H.found_on, where=LATE_OR_MINOR)),
    counted(distinct(H.unit, on=H.found_on, where=H.rectified)),
)
RATES = (
    RECTIFICATION_RATE,
    rate(count(H, on=H.found_on, where=LATE_OR_MINOR), count(H, on=H.found_on, where=H.grade == "major")),
    rate(count(H, on=H.rectified_on, where=H.rectified), count(H, on=H.found_on)),
    rate(distinct(H.unit, on=H.found_on, where=H.rectified), distinct(H.unit, on=H.found_on)),
    rate(distinct(H.unit, on=H.found_on, where=~H.rectified), count(H, on=H.found_on)),
)


def agrees(figure: Figure, tables: dict[str, pl.DataFrame]) -> bool:
    """Whether the filters of a figure give its parts, and its parts its value."""
    rows = {name: plain(table) for name, table in tables.items()}
    if figure.unit != "%":
        return bool(measured(figure.filter, rows) == (figure.value or 0))
    parts = [measured(figure.filter[part], rows) for part in ("numerator", "denominator")]
    if parts != [figure.numerator or 0, figure.denominator or 0]:
        return False
    if figure.value is None:
        return not parts[1] or figure.numerator is None
    return figure.value == half_up(figure.exact or 0, 1)


def test_the_flags_that_have_a_day_are_those_that_are_published() -> None:
    declared = {name: dated_flags(record) for name, record in TABLES_OF_A_DOSSIER.items()}
    assert {name: flags for name, flags in declared.items() if flags} == DATED


@settings(deadline=None, max_examples=60)
@given(TABLES, st.sampled_from([*COUNTS, *RATES]), AS_OFS)
def test_a_filter_applied_by_a_stranger_gives_the_value(
    tables: dict[str, pl.DataFrame], indicator: Indicator, as_of: date
) -> None:
    assert agrees(evaluate(indicator, tables, period=YEAR, as_of=as_of), tables)
    for figure in evaluate(indicator, tables, period=YEAR, as_of=as_of, by=("sector", "region")):
        assert agrees(figure, tables)


def test_a_group_that_is_not_stated_is_that_of_the_rows_where_it_is_not_known() -> None:
    tables = hazards(
        {"found_on": date(2020, 3, 1)}, {"found_on": date(2020, 3, 1), "sector": "消防", "rectified": True}
    )
    figures = evaluate(HAZARDS_FOUND, tables, period=YEAR, as_of=AS_OF, by=("sector", "rectified"))
    assert [figure.filter["where"]["all"][2:] for figure in figures] == [
        [{"not": {"known": {"fact": "sector"}}}, {"not": {"known": {"fact": "rectified"}}}],
        [{"compare": [{"fact": "sector"}, "==", {"text": "消防"}]}, {"fact": "rectified"}],
    ]
    assert all(agrees(figure, tables) for figure in figures)


def test_groups_may_be_days_and_flags() -> None:
    tables = hazards(
        {"found_on": date(2020, 3, 1), "rectified": False}, {"found_on": date(2020, 3, 2), "rectified": True}
    )
    figures = evaluate(HAZARDS_FOUND, tables, period=YEAR, as_of=AS_OF, by=("found_on", "rectified"))
    assert [figure.value for figure in figures] == [1, 1]
    assert all(agrees(figure, tables) for figure in figures)


def test_a_part_of_a_rate_is_of_those_that_the_other_part_can_decide() -> None:
    money = evaluate(MONEY[0], {"penalties": frame(P, [])}, period=YEAR, as_of=AS_OF)
    fine = {"compare": [{"fact": "kind"}, "==", {"text": "fine"}]}
    assert money.filter["denominator"]["where"]["all"][2:] == [
        {"known": fine},
        {"any": [{"known": {"fact": "amount"}}, {"not": fine}]},
    ]


@settings(deadline=None, max_examples=60)
@given(TABLES, st.sampled_from([*COUNTS[:5], *RATES[:3]]), AS_OFS)
def test_the_rows_of_a_figure_are_as_many_as_it_counts(
    tables: dict[str, pl.DataFrame], indicator: Indicator, as_of: date
) -> None:
    dossier = Dossier(None, Campaign("甲"), tables, (), ())
    for figure in evaluate(indicator, tables, period=YEAR, as_of=as_of, by="grade"):
        parts = [figure.value] if figure.denominator is None else [figure.numerator, figure.denominator]
        for part, name in zip(parts, ("numerator", "denominator"), strict=False):
            if part is not None:
                assert (
                    dossier.rows(figure, "numerator" if name == "numerator" else "denominator").height == part
                )


PENALTIES = st.fixed_dictionaries(
    {
        "penalised_on": DAYS,
        "amount": st.sampled_from([None, 0.1, 0.2, 155299.7]),
        "kind": st.sampled_from([None, "fine", "warning"]),
    }
)
MONEY = (
    rate(
        total(P.amount, on=P.penalised_on, where=P.kind == "fine", expected=P.kind == "fine"),
        total(P.amount, on=P.penalised_on, expected=P.kind == "fine"),
    ),
    rate(total(P.amount, on=P.penalised_on, expected=P.kind == "fine"), count(P, on=P.penalised_on)),
    rate(total(P.amount, on=P.penalised_on, where=P.kind == "fine"), count(P, on=P.penalised_on)),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PENALTIES, max_size=8), st.sampled_from(MONEY))
def test_a_rate_of_sums_leaves_out_what_lacks_its_amount(
    rows: list[dict[str, Any]], indicator: Indicator
) -> None:
    tables = {"penalties": frame(P, rows)}
    assert agrees(evaluate(indicator, tables, period=YEAR, as_of=AS_OF), tables)


@settings(deadline=None, max_examples=60)
@given(TABLES, st.sampled_from(RATES), st.sampled_from(["sector", "region", "grade"]), AS_OFS)
def test_the_parts_of_rates_add_up(
    tables: dict[str, pl.DataFrame], indicator: Indicator, by: str, as_of: date
) -> None:
    whole = evaluate(indicator, tables, period=YEAR, as_of=as_of)
    groups = evaluate(indicator, tables, period=YEAR, as_of=as_of, by=by)
    assert sum(group.unknown for group in groups) == whole.unknown
    for part, quantity in zip(("numerator", "denominator"), indicator.quantities, strict=True):
        if quantity.kind == "count":
            assert sum(getattr(group, part) or 0 for group in groups) == (getattr(whole, part) or 0)


@settings(deadline=None, max_examples=60)
@given(TABLES, AS_OFS)
def test_a_rectification_rate_is_the_rectified_of_those_that_are_rectified_or_open(
    tables: dict[str, pl.DataFrame], as_of: date
) -> None:
    rectified, still, share = (
        evaluate(indicator, tables, period=YEAR, as_of=as_of)
        for indicator in (HAZARDS_RECTIFIED, HAZARDS_OPEN, RECTIFICATION_RATE)
    )
    assert (share.numerator or 0) == (rectified.value or 0)
    assert (share.denominator or 0) == (rectified.value or 0) + (still.value or 0)


@pytest.mark.parametrize(
    ("flag", "day", "known"),
    [
        (None, date(2020, 5, 1), True),
        (None, date(2020, 5, 2), False),
        (None, None, None),
        (True, None, True),
        (True, date(2020, 5, 1), True),
        (True, date(2020, 5, 2), False),
        (False, None, False),
        (False, date(2020, 5, 1), False),
    ],
)
def test_a_blank_flag_is_told_by_its_own_day(flag: bool | None, day: date | None, known: bool | None) -> None:
    tables = hazards({"found_on": date(2020, 3, 1), "rectified": flag, "rectified_on": day})
    values = [
        evaluate(indicator, tables, period=YEAR, as_of=date(2020, 5, 1)).value
        for indicator in (HAZARDS_RECTIFIED, HAZARDS_OPEN)
    ]
    assert values == {True: [1, 0], False: [0, 1], None: [None, None]}[known]
