"""Same day: hazards of many units found and closed on one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import polars as pl

from ansheng.dates import day_label
from ansheng.plausibility import laws
from ansheng.plausibility.books import AT, BODY, Books, lacking, with_body
from ansheng.plausibility.kinds.peers import ENOUGH, of_shares
from ansheng.plausibility.laws import binomial
from ansheng.plausibility.trial import Kind, Look, Trial
from ansheng.words import Words

UNITS = 8
"""A day of fewer units says nothing."""
MONTHS = 4
"""So many other months are needed to say how months differ."""
MOST = 0.8
"""A day stands out where so great a share of its units had all hazards closed on the day."""
USUAL = 0.5
"""The same for a month."""
LOOSE = 0.02
"""The least correlation of two visits of one month; a month has days of every kind."""
EVER = 0.7
"""So many visits of a table may have everything closed the day it was found, whatever the months are like."""
VISITS = 30
"""A table of fewer visits says nothing of all of them."""
_BODIES = ("finder", "found_by", "department", "region")


def _look(books: Books) -> Iterator[Look]:
    frame = books.frame("hazards")
    if frame is None:
        return
    done = "closed_on" if not lacking(frame, ["closed_on"]) else "rectified_on"
    if lacks := lacking(frame, ["unit", "found_on", done]):
        yield Look("hazards", lacking=lacks)
        return
    frame, body = with_body(
        frame.filter(pl.col("unit").is_not_null(), pl.col("found_on").is_not_null()), _BODIES
    )
    visits = frame.group_by(BODY, "found_on", "unit", maintain_order=True).agg(
        (pl.col(done) == pl.col("found_on")).fill_null(value=False).all().alias("all"), pl.col(AT)
    )
    month = pl.col("found_on").dt.truncate("1mo")
    yield _whole(visits)
    yield _looked(visits, body, pl.col("found_on"), ENOUGH, robust=False)
    yield _looked(visits, body, month, ENOUGH, robust=True)
    yield _looked(visits.with_columns(pl.lit("").alias(BODY)), None, month, MONTHS, robust=True, loose=LOOSE)


def _whole(visits: pl.DataFrame) -> Look:
    """All visits of the table, where most had everything closed the day it was found."""
    of, seen = visits.height, int(visits["all"].sum())
    if of < VISITS or seen <= EVER * of:
        return Look("hazards", int(of >= VISITS), int(of < VISITS), VISITS)
    asks = Words(
        f"发现隐患的{of}家次单位中，{seen}家次在发现当日全部完成；是否均为现场整改并经复查？",
        f"of {of} visits that found hazards, in {seen} all of them were done the day they were found; was "
        "each put right "
        "on the spot and re-checked?",
    )
    rows = visits.filter(pl.col("all"))[AT].explode()
    trial = Trial((), of, seen, EVER * of, binomial(seen, of, EVER), rows, asks)
    return Look("hazards", 1, 0, VISITS, (trial,))


def _looked(
    visits: pl.DataFrame,
    body: str | None,
    span: pl.Expr,
    peers: int,
    *,
    robust: bool,
    loose: float = laws.LOOSE,
) -> Look:
    """The days, or months, on which most units had everything closed the day it was found."""
    spans = visits.group_by(BODY, span.alias("found_on"), maintain_order=True).agg(
        pl.col("all").sum().alias("seen"), pl.len().alias("of"), pl.col(AT).filter(pl.col("all"))
    )
    groups = list(zip(spans["seen"].to_list(), spans["of"].to_list(), strict=True))
    tested = sum(of >= UNITS for _, of in groups) if len(groups) > peers else 0
    trials = []
    if tested:
        found = of_shares(
            groups,
            lambda seen, of: of >= UNITS and seen >= (USUAL if robust else MOST) * of,
            robust=robust,
            loose=loose,
        )
        for place, expected, p in found:
            row = spans.row(place, named=True)
            where = (*(((body, row[BODY]),) if body else ()), ("found_on", row["found_on"]))
            asks = _asks(row["seen"], row["of"], row["found_on"], row[BODY], month=robust)
            trials.append(Trial(where, row["of"], row["seen"], expected, p, spans[AT][place].explode(), asks))
    return Look("hazards", tested, len(groups) - tested, UNITS, tuple(trials))


def _asks(seen: int, of: int, day: dt.date, body: str, *, month: bool) -> Words:
    whose = Words(f"{body}" if body else "", f" by {body}" if body else "")
    when = (
        Words(f"{day.year}年{day.month}月", f"in {day:%Y-%m}")
        if month
        else Words(day_label(day), f"on {day}")
    )
    return Words(
        f"{whose.zh}{when.zh}发现隐患的{of}家次单位中，{seen}家次在发现当日全部完成；是否均为现场整改并经复查？",
        f"of {of} units with hazards found {when.en}{whose.en}, {seen} had all of them done the day they "
        "were found; was "
        "each put right on the spot and re-checked?",
    )


KINDS = (
    Kind(
        "closed_same_day",
        Words("成批当日发现当日销号", "found and closed on one day in bulk"),
        Words(
            "当日销号的单位所占的比例，逐日（逐月）的差别与其他各日（月）相同（贝塔二项分布，按其他各日、"
            "月拟合）；全表当日完成的不超过七成（二项分布）",
            "the share of units whose hazards are closed the day they are found differs from day to day "
            "as it does on the "
            "others (beta-binomial, fitted to those); of the whole table at most 7 in 10 are (binomial)",
        ),
        Words(
            "现场即可整改的隐患（如清理通道）当日销号是正常的；集中“立查立改”的一天也会如此",
            "what can be put right on the spot is rightly closed that day; a day given to such hazards looks the same",
        ),
        _look,
    ),
)
