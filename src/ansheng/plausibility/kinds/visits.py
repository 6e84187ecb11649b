"""Visits: the same number found at each of them, and two at far places within minutes."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from ansheng.plausibility.books import AT, Books, first_visits, lacking, stated
from ansheng.plausibility.laws import binomial
from ansheng.plausibility.trial import Kind, Look, Trial
from ansheng.words import Words

VISITS = 20
"""Fewer visits say nothing."""
MOST = 0.5
"""Of the visits that found a number or one more or less, so many found the number itself at most, from 2 on."""
MINUTES = 40
"""Fewer minutes from the begin of one visit to that of the next, in another town, are little."""
SHARE = 0.02
"""So many ways from town to town take so little at most: 20 minutes for the visit and 20 for the way."""
CHANGES = 20
"""Fewer ways from town to town say nothing."""
_TIME = "^([01]?[0-9]|2[0-3]):[0-5][0-9]"


def _same(books: Books) -> Iterator[Look]:
    """Visits that found the same number of hazards."""
    table = "inspections"
    frame = books.frame(table)
    if frame is not None and not lacking(frame, ["hazards"]):
        told = first_visits(frame).select(pl.col("hazards").alias("value"), pl.col(AT))
    else:
        table, frame = "hazards", books.frame("hazards")
        if frame is None:
            return
        if lacks := lacking(frame, ["unit", "found_on"]):
            yield Look(table, lacking=lacks)
            return
        told = (
            frame.drop_nulls(["unit", "found_on"])
            .group_by("unit", "found_on", maintain_order=True)
            .agg(pl.len().cast(pl.Int64).alias("value"), pl.col(AT))
        )
    counts = dict(told.drop_nulls("value").group_by("value").len().iter_rows())
    tests, small, trials = 0, 0, []
    for value in sorted(value for value in counts if value >= 2):
        near, seen = sum(counts.get(value + step, 0) for step in (-1, 0, 1)), counts[value]
        if near < VISITS:
            small += 1
            continue
        tests += 1
        if seen > MOST * near:
            rows = told.filter(pl.col("value") == value)[AT]
            trials.append(
                Trial(
                    (("value", value),),
                    near,
                    seen,
                    MOST * near,
                    binomial(seen, near, MOST),
                    rows.explode() if rows.dtype == pl.List else rows,
                    Words(
                        f"查出{value - 1}至{value + 1}条隐患的{near}次检查中，{seen}次恰为{value}条；"
                        "是否按数量要求填报？",
                        f"of {near} visits that found {value - 1} to {value + 1} hazards, {seen} found "
                        f"{value}; was a number "
                        "asked for?",
                    ),
                )
            )
    yield Look(table, tests, small, VISITS, tuple(trials))


def _far(books: Books) -> Iterator[Look]:
    """Two visits of one team in different towns within minutes."""
    frame = books.frame("inspections")
    if frame is None:
        return
    other = books.other("inspections")
    clock = next((name for name in other.columns if _is_time(other[name])), None)
    team = stated(frame, ("inspector", "department"), apart=1)
    if clock is None or team is None or lacking(frame, ["region", "inspected_on"]):
        yield Look("inspections", lacking=("检查时间",) if clock is None else ("inspector", "region"))
        return
    pair = _clock(other[clock]).str.extract_groups("^(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})")
    minute = pair.struct.field("hour").cast(pl.Int64) * 60 + pair.struct.field("minute").cast(pl.Int64)
    ways = (
        frame.with_columns(minute.alias("minute"))
        .drop_nulls(["minute", "region", "inspected_on", team])
        .sort(team, "inspected_on", "minute", maintain_order=True)
        .with_columns(
            pl.col(AT, "minute", "region", "unit").shift(1).over(team, "inspected_on").name.prefix("before_")
        )
        .filter(pl.col("before_region") != pl.col("region"))
        .with_columns((pl.col("minute") - pl.col("before_minute")).alias("gap"))
    )
    if ways.height < CHANGES:
        yield Look("inspections", small=1, least=CHANGES)
        return
    soon = ways.filter(pl.col("gap") < MINUTES)
    trials = []
    if soon.height:
        first = soon.row(0, named=True)
        rows = pl.concat([soon[AT], soon[f"before_{AT}"]])
        trials.append(
            Trial(
                (),
                ways.height,
                soon.height,
                SHARE * ways.height,
                binomial(soon.height, ways.height, SHARE),
                rows,
                Words(
                    f"同组人员跨乡镇的{ways.height}次转场中，"
                    f"{soon.height}次前后两家开始检查的时间相隔不到{MINUTES}分钟"
                    f"（如{first['inspected_on']}的{first['before_unit']}和{first['unit']}）；路途时间是否足够？",
                    f"of {ways.height} ways of a team from town to town, {soon.height} took it less than "
                    f"{MINUTES} minutes "
                    f"from the begin of one visit to the next (such as {first['before_unit']} and {first['unit']} on "
                    f"{first['inspected_on']}); was there time for the way?",
                ),
            )
        )
    yield Look("inspections", 1, 0, CHANGES, tuple(trials))


def _is_time(column: pl.Series) -> bool:
    told = _clock(column.drop_nulls())
    return len(told) > 0 and float(told.str.contains(_TIME).mean() or 0) > 0.8  # type: ignore[arg-type]


def _clock(column: pl.Series) -> pl.Series:
    """Times as they are compared: half-width, without blanks around them."""
    return column.cast(pl.String).str.normalize("NFKC").str.strip_chars()


KINDS = (
    Kind(
        "same_per_visit",
        Words("每次检查查出的隐患数相同", "the same number found at each visit"),
        Words(
            "查出某数（2条及以上）或多一条、少一条的检查中，恰为某数的不超过一半（二项分布）",
            "of the visits that found a number, from 2 on, or one more or less, no more than half found "
            "the number itself "
            "(binomial)",
        ),
        Words(
            "检查表项目固定、每项各记一条的检查，查出的数可以相同",
            "a sheet of fixed items, each of which gives one entry, may give the same number at each visit",
        ),
        _same,
    ),
    Kind(
        "far_visits",
        Words("跨乡镇转场时间过短", "two towns within minutes"),
        Words(
            f"同组人员跨乡镇转场，前后两家开始检查的时间相隔不到{MINUTES}分钟的不超过2%（二项分布）",
            f"of a team's ways from town to town at most 2 % take less than {MINUTES} minutes from the "
            "begin of one visit to that of the next (binomial)",
        ),
        Words(
            "分组同时检查而合写一组姓名、相邻乡镇交界处的两家、时间为登记时间的，间隔也会很短",
            "a team that parted but signed as one, two units on either side of a border, or times of "
            "writing give the same",
        ),
        _far,
    ),
)
