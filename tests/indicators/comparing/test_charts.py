"""Control charts: limits against another library's, the two rules at their thresholds, and what is not judged."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, poisson

from ansheng.dates import Period
from ansheng.errors import InputError
from ansheng.indicators import Figure
from ansheng.indicators.comparing.charts import THREE_SIGMA, control_chart, funnel

MONTHS = (*Period.parse("2019").months(), *Period.parse("2020").months())
DEATHS = Figure("deaths", "死亡人数", 0, "人", MONTHS[0], date(2021, 1, 1), "", {}, label_en="deaths")


def series(*values: int | None) -> list[Figure]:
    """A monthly series of deaths, all windows taken to be equally long."""
    return [attrs.evolve(DEATHS, value=value, window=MONTHS[0]) for value in values]


def rates(*parts: tuple[int, int]) -> list[Figure]:
    made = attrs.evolve(DEATHS, unit="%", label="整改率")
    return [
        attrs.evolve(
            made, value=Decimal(100 * part) / whole if whole else None, numerator=part, denominator=whole
        )
        for part, whole in parts
    ]


def test_a_point_beyond_a_limit_breaks_the_first_rule() -> None:
    """At a mean of 2 the exact upper limit is 7: 8 or more has a probability of 0.0011."""
    quiet = control_chart(series(2, 1, 2, 1, 2, 1, 1, 1, 1, 7, 2, 3))
    assert quiet.points[0].centre == 2
    assert quiet.points[0].lower == 0
    assert quiet.points[0].upper == 7
    assert not quiet.signals
    loud = control_chart(series(2, 1, 2, 1, 2, 1, 1, 1, 1, 8, 1, 3))
    assert [(p.figure.value, p.rules, p.text()) for p in loud.signals] == [(8, ("nelson-1",), "高于控制上限")]
    assert loud.signals[0].text("en") == "above the upper limit"


@pytest.mark.parametrize(("below", "broken"), [(8, []), (9, [8]), (10, [8, 9])])
def test_nine_in_a_row_on_one_side_break_the_second_rule(below: int, broken: list[int]) -> None:
    chart = control_chart(series(*[10] * below, *[14] * 5))
    found = [at for at, point in enumerate(chart.points) if "nelson-2" in point.rules]
    assert found == broken
    if found:
        assert chart.points[8].text() == "连续9点在中心线以下"


def test_a_month_that_is_not_known_ends_a_run_and_is_in_no_centre() -> None:
    chart = control_chart(series(*[10] * 5, None, *[10] * 5, *[14] * 5))
    assert [point.rules for point in chart.points] == [()] * 16
    assert chart.points[5].text() == "未判断：数值不明"
    assert chart.points[5].to_dict()["value"] is None
    assert chart.points[0].centre == Fraction(10 * 10 + 5 * 14, 15)


def test_points_on_the_centre_are_on_no_side() -> None:
    assert control_chart(series(*[5] * 12)).signals == ()


def test_months_are_as_long_as_they_are() -> None:
    january, february = MONTHS[:2]
    figures = [
        attrs.evolve(DEATHS, value=31, window=january),
        attrs.evolve(DEATHS, value=28, window=february),
    ]
    assert [point.centre for point in control_chart(figures).points] == [31, 28]


def test_a_funnel_asks_no_rule_of_order() -> None:
    figures = rates(*[(90, 100)] * 10, (70, 100), (3, 4), (9900, 10_000))
    assert [p.rules for p in funnel(figures).points[:10]] == [("nelson-1",)] * 10
    groups = rates((90, 100), (93, 100), (60, 100), (1, 2), (0, 1), (91, 100), (880, 1000))
    found = funnel(groups)
    assert [point.figure.numerator for point in found.signals] == [60]
    assert found.signals[0].text() == "低于控制下限"
    assert found.points[3].lower == 0
    assert found.points[0].upper is not None
    assert found.points[0].upper <= 100


def test_all_or_nothing_has_no_limits_to_break() -> None:
    assert funnel(rates((5, 5), (9, 9))).signals == ()
    assert funnel(rates((0, 5), (0, 9))).signals == ()
    assert control_chart(series(0, 0, 0)).signals == ()
    assert funnel(rates((0, 0), (3, 9))).points[0].text() == "未判断：分母为0"
    assert control_chart([]).points == ()
    assert control_chart(series(None)).to_polars().height == 1


def test_money_is_not_judged() -> None:
    chart = control_chart([attrs.evolve(DEATHS, value=3000, unit="元")])
    assert chart.points[0].text() == "未判断：金额不是计数"
    assert chart.points[0].text("en") == "not judged: an amount of money is no count"


def test_a_chart_shows_its_signals() -> None:
    chart = control_chart(series(2, 1, 2, 1, 2, 1, 1, 1, 1, 8, 1, None))
    html = chart._repr_html_()
    assert "控制图：12点，其中异常1点" in html
    assert '<tr class="bad"><td>高于控制上限</td>' in html
    assert '<tr class="quiet"><td>未判断：数值不明</td>' in html
    assert "<td>8人</td><td>1.9</td><td>0</td><td>7</td>" in html
    assert repr(chart) == "<Chart: 12 points, 1 signals>"


def test_figures_of_two_units_make_no_chart() -> None:
    with pytest.raises(InputError, match="单位应一致"):
        control_chart([*series(1), *rates((1, 2))])


def test_as_data() -> None:
    chart = control_chart(series(2, 9, 1))
    rows = chart.to_dicts("en")
    assert json.loads(json.dumps(rows)) == rows
    assert rows[1] == {
        "id": "deaths",
        "label": "deaths",
        "first": "2019-01-01",
        "last": "2019-01-31",
        "value": 9.0,
        "centre": 4.0,
        "lower": 0.0,
        "upper": 11.0,
        "rules": [],
        "unknown": 0,
        "text": "",
    }
    frame = chart.to_polars()
    assert frame.columns == list(rows[0])
    assert frame["first"].to_list() == [date(2019, 1, 1)] * 3


@given(st.lists(st.integers(0, 400), min_size=2, max_size=12).filter(any))
def test_the_limits_are_those_of_another_library(counts: list[int]) -> None:
    point = control_chart(series(*counts)).points[0]
    assert point.centre is not None
    law = poisson(float(point.centre))
    assert point.upper is not None
    assert point.lower is not None
    assert law.sf(float(point.upper)) < THREE_SIGMA <= law.sf(float(point.upper) - 1)
    assert law.cdf(float(point.lower) - 1) < THREE_SIGMA <= law.cdf(float(point.lower))


@given(st.integers(1, 400), st.integers(1, 400), st.integers(1, 2000))
def test_the_limits_of_shares_are_those_of_another_library(part: int, rest: int, whole: int) -> None:
    first = funnel(rates((part, part + rest), (0, whole))).points[1]
    law = binom(whole, part / (part + rest + whole))
    assert first.lower is not None
    assert first.upper is not None
    least, most = round(first.lower * whole / 100), round(first.upper * whole / 100)
    assert law.sf(most) < THREE_SIGMA * (1 + 1e-9)
    assert law.sf(most - 1) > THREE_SIGMA * (1 - 1e-9) or most == round(law.mean() - 0.5)
    assert law.cdf(least - 1) < THREE_SIGMA * (1 + 1e-9)
