"""Same day: hazards of many units found and closed on one day."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from ansheng.plausibility.books import AT, BODY, Books, lacking, with_body
from ansheng.plausibility.kinds.peers import ENOUGH, of_shares
from ansheng.plausibility.trial import Kind, Look, Trial
from ansheng.words import Words

UNITS = 8
"""A day of fewer units says nothing."""
MOST = 0.8
"""A day stands out where so great a share of its units had all hazards closed on the day."""
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
    days = (
        frame.group_by(BODY, "found_on", "unit", maintain_order=True)
        .agg((pl.col(done) == pl.col("found_on")).fill_null(value=False).all().alias("all"), pl.col(AT))
        .group_by(BODY, "found_on", maintain_order=True)
        .agg(pl.col("all").sum().alias("seen"), pl.len().alias("of"), pl.col(AT).filter(pl.col("all")))
    )
    groups = list(zip(days["seen"].to_list(), days["of"].to_list(), strict=True))
    tested = sum(of >= UNITS for _, of in groups) if len(groups) > ENOUGH else 0
    trials = []
    if tested:
        for place, expected, p in of_shares(groups, lambda seen, of: of >= UNITS and seen >= MOST * of):
            row = days.row(place, named=True)
            where = ((body, row[BODY]),) if body else ()
            trials.append(
                Trial(
                    (*where, ("found_on", row["found_on"])),
                    row["of"],
                    row["seen"],
                    expected,
                    p,
                    days[AT][place].explode(),
                    _asks(row["seen"], row["of"], row["found_on"], row[BODY]),
                )
            )
    yield Look("hazards", tested, len(groups) - tested, UNITS, tuple(trials))


def _asks(seen: int, of: int, day: object, body: str) -> Words:
    whose = Words(f"{body}" if body else "", f" by {body}" if body else "")
    return Words(
        f"{whose.zh}{day:%Y年%-m月%-d日}发现隐患的{of}家单位中，{seen}家当日全部销号；是否均为现场整改并经复查？"
        if hasattr(day, "year")
        else "",
        f"of {of} units with hazards found on {day}{whose.en}, {seen} had all of them closed that day; "
        "was each put right on the spot and re-checked?",
    )


KINDS = (
    Kind(
        "closed_same_day",
        Words("成批当日发现当日销号", "found and closed on one day in bulk"),
        Words(
            "当日销号的单位所占的比例，逐日的差别与其他各日（同一检查人员或部门）相同（贝塔二项分布，按其他各日拟合）",
            "the share of units whose hazards are closed the day they are found differs from day to day "
            "as it does on the "
            "other days (beta-binomial, fitted to those)",
        ),
        Words(
            "现场即可整改的隐患（如清理通道）当日销号是正常的；集中“立查立改”的一天也会如此",
            "what can be put right on the spot is rightly closed that day; a day given to such hazards looks the same",
        ),
        _look,
    ),
)
