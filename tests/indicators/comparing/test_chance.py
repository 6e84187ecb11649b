"""Chance: the exact tests against another library's, what was published, and what cannot be tested."""

import random
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import comb

import attrs
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, fisher_exact
from scipy.stats.contingency import odds_ratio

from ansheng import Dossier
from ansheng.dates import Period
from ansheng.dossier import Campaign
from ansheng.errors import InputError
from ansheng.indicators import Against, Comparison, Figure, evaluate
from ansheng.indicators.comparing.chance import Chance, counts, shares
from ansheng.indicators.core import ACCIDENTS, DEATHS, FINES, RECTIFICATION_RATE
from ansheng.indicators.definitions.outcomes import DEATHS_PER_GDP

SMALL, LARGE = st.integers(0, 60), st.integers(0, 10**5)


def pairs(number: int, largest: int, seed: int) -> list[tuple[int, int]]:
    """Pairs of counts of every size, half of them near each other, zeros among them."""
    chosen = random.Random(seed)  # noqa: S311  no secret
    found = []
    for _ in range(number):
        mean = largest ** chosen.random()
        near = int(max(0, chosen.gauss(mean, 2 * mean**0.5)))
        found.append((int(mean) if chosen.random() < 0.9 else 0, chosen.choice((near, int(mean)))))
    return found


@pytest.mark.thorough
def test_two_counts_as_another_library_has_them() -> None:
    edges = [(0, 1), (1, 0), (0, 40), (40, 0), (1, 1), (10**6, 10**6), (10**7, 10**7 + 9000), (0, 10**6)]
    for at, (one, other) in enumerate([*edges, *pairs(7000, 10**4, seed=1)]):
        over = (1, 1) if at % 2 else (1 + at % 400, 365)
        found = counts(one, other, over=over)
        if not one + other:
            assert (found.p, found.low, found.high) == (1.0, None, None)
            continue
        theirs = binomtest(one, one + other, over[0] / sum(over))
        assert found.p == pytest.approx(theirs.pvalue, rel=1e-8, abs=1e-250), (one, other, over)
        if at % 10:
            continue
        interval = theirs.proportion_ci(0.95)
        odds = over[1] / over[0]
        assert found.low == pytest.approx(interval.low / (1 - interval.low) * odds, rel=1e-6)
        if found.high is None:
            assert (other, interval.high) == (0, 1.0)
        else:
            assert found.high == pytest.approx(interval.high / (1 - interval.high) * odds, rel=1e-6)


@pytest.mark.thorough
def test_two_shares_as_another_library_has_them() -> None:
    edges = [((0, 1), (0, 1)), ((1, 1), (0, 1)), ((5, 5), (9, 9)), ((10**5, 2 * 10**5), (99_000, 2 * 10**5))]
    chosen = random.Random(2)  # noqa: S311  no secret
    drawn = []
    for one, other in pairs(3000, 2000, seed=3):
        rate = chosen.choice((0.02, 0.3, 0.5, 0.95, 1.0))
        first, second = one + 1, other + 1
        drawn.append(
            ((int(rate * first), first), (min(second, round(chosen.gauss(rate, 0.05) ** 2 * second)), second))
        )
    for at, ((part, whole), (base, base_whole)) in enumerate([*edges, *drawn]):
        found = shares((part, whole), (base, base_whole))
        table = [[part, whole - part], [base, base_whole - base]]
        assert found.p == pytest.approx(fisher_exact(table).pvalue, rel=1e-8, abs=1e-250), table
        if at % 30 or found.low is None:
            continue
        interval = odds_ratio(table).confidence_interval(0.95)
        assert found.low == pytest.approx(interval.low, rel=1e-5, abs=1e-12), table
        assert (found.high is None) == (interval.high == float("inf"))
        assert found.high is None or found.high == pytest.approx(interval.high, rel=1e-5), table


@pytest.mark.parametrize(("one", "other"), [(1685, 2407), (0, 30), (300, 900)])
def test_probabilities_however_small_are_those_of_whole_numbers(one: int, other: int) -> None:
    weights = [comb(one + other, k) * 74**k * 361 ** (one + other - k) for k in range(one + other + 1)]
    exact = Fraction(sum(w for w in weights if w <= weights[one]), sum(weights))
    assert counts(one, other, over=(74, 361)).p == pytest.approx(float(exact), rel=1e-11)


@pytest.mark.parametrize(
    ("now", "before", "p", "low", "high"),
    [
        (4, 3, "1.0000", "0.23", "9.10"),
        (59, 68, "0.4779", "0.60", "1.25"),
        (59, 73, "0.2578", "0.56", "1.15"),
        (2, 7, "0.1797", "0.03", "1.50"),
        (23, 39, "0.0559", "0.34", "1.01"),
    ],
)
def test_changes_that_were_published_are_within_chance(
    now: int, before: int, p: str, low: str, high: str
) -> None:
    found = Comparison(now, before).chance
    assert found.difference == "within chance"
    assert (f"{found.p:.4f}", f"{found.low:.2f}", f"{found.high:.2f}") == (p, low, high)


@pytest.mark.parametrize(
    ("now", "before", "difference"),
    [(0, 5, "within chance"), (0, 6, "beyond chance"), (17, 6, "beyond chance"), (16, 6, "within chance")],
)
def test_the_threshold(now: int, before: int, difference: str) -> None:
    """2 of 2**5 results are as rare as 0 after 5, 2 of 2**6 as 0 after 6: 0.0625 and 0.03125."""
    found = counts(now, before)
    assert found.difference == difference
    assert found.p is not None
    assert (found.p <= 0.05) == (difference == "beyond chance")


@given(LARGE, LARGE, st.integers(1, 400), st.integers(1, 400))
def test_two_counts_may_change_places(one: int, other: int, first: int, second: int) -> None:
    there, back = counts(one, other, over=(first, second)), counts(other, one, over=(second, first))
    assert there.difference == back.difference
    assert there.p == pytest.approx(back.p, rel=1e-6)
    if there.low:
        assert back.high == pytest.approx(1 / there.low)
    assert there.low is None or there.high is None or there.low <= there.high


@given(SMALL, SMALL, SMALL, SMALL)
def test_two_shares_may_change_places_and_be_told_by_what_is_missing(a: int, b: int, c: int, d: int) -> None:
    there = shares((a, a + b), (c, c + d))
    back, missing = shares((c, c + d), (a, a + b)), shares((b, a + b), (d, c + d))
    assert there.difference == back.difference == missing.difference
    assert there.p == pytest.approx(back.p) == pytest.approx(missing.p)


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_further_apart_the_rarer(base: int, more: int) -> None:
    near, far = counts(base + more, base).p, counts(base + more + 1, base).p
    assert near is not None
    assert far is not None
    assert far <= near * (1 + 1e-9)


@given(SMALL, SMALL)
def test_what_is_beyond_chance_one_way_is_not_so_when_equal(one: int, other: int) -> None:
    assert counts(one, one).p == 1.0
    assert shares((one, one + other + 1), (one, one + other + 1)).p == 1.0


def test_nothing_after_nothing_is_within_chance() -> None:
    assert counts(0, 0) == Chance("within chance", 1.0, "binomial")
    assert shares((0, 3), (0, 5)) == Chance("within chance", 1.0, "fisher")


@pytest.mark.parametrize(
    ("comparison", "reason"),
    [
        (Comparison(4, None), "基期数值不明"),
        (Comparison(None, 3), "数值不明"),
        (Comparison(155_300, 98_000, unit="元"), "金额不是计数"),
        (Comparison(12, 15, unit="万元/起"), "金额不是计数"),
        (Comparison(Fraction(7, 3), Fraction(5, 2), unit="人/起"), "不是计数"),
        (Comparison(Decimal("4.0"), 3), "不是计数"),
        (Comparison(-4, 3), "不是计数"),
        (Comparison(Decimal("76.4"), Decimal("70.2"), rate=True), "比率的分子、分母不明"),
        (Comparison(10**8, 1), "总数超过1亿"),
    ],
)
def test_what_cannot_be_tested_says_why(comparison: Comparison, reason: str) -> None:
    found = comparison.chance
    assert (found.difference, found.p, found.low, found.high) == ("not tested", None, None, None)
    assert found.text() == f"差异未作检验：{reason}"
    assert found.text("en").startswith("the difference is not tested: ")
    assert "随机" not in comparison.text(chance=True)


def test_what_is_no_count_is_refused() -> None:
    with pytest.raises(InputError, match="不应为负数"):
        counts(-1, 3)
    with pytest.raises(InputError, match="不应为负数"):
        counts(1, 1, over=(-1, 2))
    with pytest.raises(InputError, match="不应大于总数"):
        shares((4, 3), (1, 2))
    assert counts(1, 1, over=(0, 2)).text() == "差异未作检验：分母为0"
    assert shares((0, 0), (1, 2)).difference == "not tested"


def test_the_words_come_only_when_asked_for() -> None:
    comparison = Comparison(4, 3, base_unknown=2)
    assert comparison.text() == "同比上升33.3%（上年同期另有2条有缺项的记录，未计入）"
    assert comparison.text(chance=True).startswith("同比上升33.3%（差异在随机波动范围内）（上年同期")
    assert (
        Comparison(4, 3).text("en", chance=True) == "up 33.3% year on year (the difference is within chance)"
    )
    assert Comparison(40, 4).text(chance=True) == "同比上升900.0%"
    assert Comparison(4, 4).text(chance=True) == "同比持平"


def test_as_data() -> None:
    data = Comparison(0, 5).to_dict()["chance"]
    assert {**data, "high": round(data["high"], 3)} == {
        "difference": "within chance",
        "p": 0.0625,
        "test": "binomial",
        "low": 0.0,
        "high": 1.091,
        "text": "差异在随机波动范围内",
    }


ACCIDENT_ROWS = {
    "发生日期": ["2019-02-01", "2019-03-01", "2019-11-05", "2020-03-01"],
    "死亡人数": [1, 2, 1, 9],
    "是否生产安全事故": ["是"] * 4,
}
HAZARD_ROWS = {
    "编号": [f"H{at}" for at in range(40)],
    "排查时间": ["2019-05-01"] * 20 + ["2020-05-01"] * 20,
    "是否整改": ["是"] * 18 + ["否"] * 2 + ["是"] * 9 + ["否"] * 11,
    "整改完成日期": ["2019-05-09"] * 18 + [None] * 2 + ["2020-05-09"] * 9 + [None] * 11,
}
FINE_ROWS = {
    "处罚日期": ["2019-05-01", "2020-05-01"],
    "处罚种类": ["罚款", "罚款"],
    "罚款金额": [20000, 90000],
}
GDP_ROWS = {
    "指标": ["地区生产总值"] * 2,
    "统计期": ["2019年", "2020年"],
    "数值": [441, 463],
    "计量单位": ["亿元"] * 2,
}


@pytest.fixture(scope="module")
def made() -> Dossier:
    rows = {"事故": ACCIDENT_ROWS, "隐患": HAZARD_ROWS, "处罚": FINE_ROWS, "基准数据": GDP_ROWS}
    return Dossier.of({name: pl.DataFrame(columns) for name, columns in rows.items()}, Campaign("示例"))


def test_figures_are_tested_by_what_they_count(made: Dossier) -> None:
    year, end = Period.parse("2020"), date(2020, 12, 31)

    def tested(indicator: object, **base: object) -> Chance:
        figure = evaluate(indicator, made.tables, period=year, as_of=end, **base)  # type: ignore[call-overload]
        assert isinstance(figure, Figure)
        assert figure.comparison is not None
        return figure.comparison.chance

    before = {"against": Against.YEAR_BEFORE}
    assert tested(DEATHS, **before) == counts(9, 4, over=(366, 365))
    assert tested(RECTIFICATION_RATE, **before) == shares((9, 20), (18, 20))
    assert tested(RECTIFICATION_RATE, **before).difference == "beyond chance"
    assert tested(DEATHS_PER_GDP, **before) == counts(9, 4, over=(463, 441))
    assert tested(FINES, **before).reason.zh == "金额不是计数"
    quarter = {"against": Against.BASE, "base": Period.parse("2019Q1")}
    assert tested(ACCIDENTS, **quarter) == counts(1, 2, over=(366, 90))


def test_a_figure_made_by_hand_is_a_count_unless_it_says_otherwise(made: Dossier) -> None:
    figure = evaluate(DEATHS, made.tables, period=Period.parse("2020"), as_of=date(2020, 12, 31))
    assert figure.counted.count == 9  # type: ignore[union-attr]
    assert attrs.evolve(figure, things=False).counted.zh == "不是计数"  # type: ignore[union-attr]
    assert attrs.evolve(figure, unit="%").counted.zh == "比率的分子、分母不明"  # type: ignore[union-attr]
    assert attrs.evolve(figure, denominator=0).counted.zh == "分母为0"  # type: ignore[union-attr]
