"""League table: order, ties, parties without a rate, and the line of all."""

from datetime import date
from decimal import Decimal

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from ansheng.dates import Period
from ansheng.indicators.figures.league import standings
from tests.indicators.ledger import hazards

YEAR, AS_OF = Period.parse("2020"), date(2021, 1, 20)
Score = tuple[str | None, bool | None]


def tables(scores: list[Score]) -> dict[str, pl.DataFrame]:
    """One hazard a score: its department, and whether it is rectified."""
    return hazards(
        *(
            {"found_on": date(2020, 7, 1), "department": department, "rectified": rectified}
            for department, rectified in scores
        )
    )


def test_equal_rates_share_a_rank_and_the_next_is_skipped() -> None:
    scores: list[Score] = [
        ("丁", False),
        ("甲", True),
        ("乙", True),
        ("乙", False),
        ("丙", True),
        ("丁", None),
        ("丙", None),
        ("戊", None),
    ]
    lines, whole = standings(tables(scores), by="department", period=YEAR, as_of=AS_OF)
    assert [(line.rank, line.title.zh, line.rate.value) for line in lines] == [
        (1, "甲", Decimal(100)),
        (1, "丙", Decimal(100)),
        (3, "乙", Decimal(50)),
        (4, "丁", Decimal(0)),
        (None, "戊", None),
    ]
    assert (whole.found.value, whole.rectified.value, whole.rate.unknown) == (8, 3, 3)


def test_ranks_follow_exact_rates_not_printed_ones() -> None:
    near: list[Score] = [("甲", at < 2000) for at in range(3000)]
    near += [("乙", at < 2001) for at in range(3001)]
    lines, _ = standings(tables(near), by="department", period=YEAR, as_of=AS_OF)
    assert [(line.rank, line.title.zh, line.rate.display) for line in lines] == [
        (1, "乙", "66.7%"),
        (2, "甲", "66.7%"),
    ]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from([None, "甲", "乙", "丙"]), st.none() | st.booleans()), max_size=20))
def test_the_lines_add_up_and_are_in_order(scores: list[Score]) -> None:
    lines, whole = standings(tables(scores), by="department", period=YEAR, as_of=AS_OF)
    for at in (0, 1, 3):
        assert sum(line.figures[at].value or 0 for line in lines) == (whole.figures[at].value or 0)
    named = [line for line in lines if line.rate.exact is not None and line.key != (None,)]
    rates = [line.rate.exact for line in named if line.rate.exact is not None]
    assert rates == sorted(rates, reverse=True)
    assert [line.rank for line in named] == [1 + sum(better > rate for better in rates) for rate in rates]
    assert all(line.rank is None for line in lines if line not in named)
