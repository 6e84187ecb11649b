"""Totals: numbers of different things that are equal, and reports that repeat one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import polars as pl

from ansheng.plausibility.books import AT, Books, lacking, stated
from ansheng.plausibility.kinds.reported import Reports, apart, title_of
from ansheng.plausibility.laws import binomial
from ansheng.plausibility.trial import Kind, Look, Trial
from ansheng.words import Words

FROM = 10
"""Smaller numbers are equal by chance."""
NEAR = 3
"""Numbers that differ by so little are near one another."""
MOST = 0.3
"""So many of those that are near one another are equal at most: 1 in 7 were all differences as likely."""
LEAST = 6
"""Fewer pairs near one another say nothing."""
_COUNTS = (
    ("hazards", "found_on", Words("每月隐患数", "hazards a month")),
    ("inspections", "inspected_on", Words("每月检查数", "visits a month")),
)
_BODIES = ("region", "department", "found_by", "inspector", "finder")


def _look(books: Books) -> Iterator[Look]:
    reports = Reports.of(books)
    if reports is None:
        return
    tests, small, trials = 0, 0, []
    for one, other in combinations(reports.columns, 2):
        if not apart(one, other):
            continue
        near = _near(reports.frame, one, other)
        if near.height < LEAST:
            small += near.height > 0
            continue
        tests += 1
        equal = near.filter(pl.col("apart") == 0)
        if equal.height > MOST * near.height:
            p = binomial(equal.height, near.height, MOST)
            asks = _asks(one, other, near, equal)
            where = (("columns", f"{title_of(one).zh}、{title_of(other).zh}"),)
            trials.append(Trial(where, near.height, equal.height, MOST * near.height, p, equal[AT], asks))
    yield Look("statistics", tests, small, LEAST, tuple(trials))


def _near(frame: pl.DataFrame, one: str, other: str) -> pl.DataFrame:
    difference = (pl.col(one) - pl.col(other)).abs()
    return frame.with_columns(difference.alias("apart")).filter(
        pl.col(one) >= FROM, pl.col(other) >= FROM, pl.col("apart") <= NEAR
    )


def _asks(one: str, other: str, near: pl.DataFrame, equal: pl.DataFrame) -> Words:
    first, second = title_of(one), title_of(other)
    return Words(
        f"{near.height}份报表中“{first.zh}”与“{second.zh}”相近，其中{equal.height}份完全相等；两数是否分别统计？",
        f"in {near.height} reports {first.en} and {second.en} are near one another, in {equal.height} they "
        "are equal; was "
        "each counted by itself?",
    )


def _look_ones(books: Books) -> Iterator[Look]:
    """One number that many parties tell, in reports and as a month's count of records."""
    reports = Reports.of(books)
    if reports is not None and (party := reports.party):
        frame = reports.frame
        found = [
            _one_number(
                frame.select(pl.col(party).alias("whose"), pl.col(name).alias("value"), AT), title_of(name)
            )
            for name in reports.columns
        ]
        yield _together("statistics", found)
    for table, day, title in _COUNTS:
        counted = books.frame(table)
        if counted is None or lacking(counted, [day]):
            continue
        bodies = [name for name in _BODIES if stated(counted, [name], apart=LEAST)]
        yield _together(table, [_one_number(_monthly(counted, name, day), title) for name in bodies])


def _monthly(frame: pl.DataFrame, body: str, day: str) -> pl.DataFrame:
    """How many records each body has in each month."""
    return (
        frame.filter(pl.col(body).is_not_null(), pl.col(day).is_not_null())
        .group_by(
            pl.col(body).alias("whose"), pl.col(day).dt.truncate("1mo").alias("month"), maintain_order=True
        )
        .agg(pl.len().cast(pl.Int64).alias("value"), pl.col(AT))
    )


def _one_number(told: pl.DataFrame, title: Words) -> Look:
    """Whether one number is told by more parties than those near it lead to expect."""
    each = (
        told.filter(pl.col("value") >= FROM)
        .group_by("value", "whose", maintain_order=True)
        .agg(pl.col(AT).explode() if told[AT].dtype == pl.List else pl.col(AT))
    )
    counts = dict(each.group_by("value", maintain_order=True).len().iter_rows())
    tests, trials = 0, []
    for value, seen in counts.items():
        near = sum(counts.get(value + step, 0) for step in range(-NEAR, NEAR + 1))
        if near < LEAST:
            continue
        tests += 1
        if seen > MOST * near:
            p = binomial(seen, near, MOST)
            rows = each.filter(pl.col("value") == value)[AT].explode()
            asks = Words(
                f"{near}个单位的“{title.zh}”在{value - NEAR}至{value + NEAR}之间，其中{seen}个恰为{value}；"
                "是否按指标填报？",
                f"{near} parties tell {title.en} of {value - NEAR} to {value + NEAR}, {seen} of them "
                f"{value}; was it told to "
                "meet a target?",
            )
            trials.append(Trial((("value", value),), near, seen, MOST * near, p, rows, asks))
    return Look("", tests, len(counts) - tests, LEAST, tuple(trials))


def _together(table: str, found: Sequence[Look]) -> Look:
    trials = tuple(trial for look in found for trial in look.trials)
    return Look(table, sum(look.tests for look in found), sum(look.small for look in found), LEAST, trials)


def _look_rows(books: Books) -> Iterator[Look]:
    """Reports that have the same numbers of different things."""
    reports = Reports.of(books)
    if reports is None:
        return
    frame, heads = reports.frame, list[str]()
    for name in reports.columns:
        if all(apart(name, head) for head in heads):
            heads.append(name)
    if len(heads) < 2:
        yield Look("statistics", lacking=("found", "units_checked"))
        return
    told = frame.filter(*(pl.col(name) >= FROM for name in heads))
    if told.height < LEAST:
        yield Look("statistics", small=1, least=LEAST)
        return
    same = (
        told.group_by(heads, maintain_order=True)
        .agg(pl.len().alias("seen"), pl.col(AT))
        .filter(pl.col("seen") > 1)
    )
    trials = []
    for row in same.iter_rows(named=True):
        share = 1.0
        for name in heads:
            close = told.filter((pl.col(name) - row[name]).abs() <= NEAR).height
            share *= min(1.0, max(MOST * close, 1.0) / told.height)
        p = binomial(row["seen"] - 1, told.height - 1, share)
        trials.append(
            Trial(
                tuple((name, row[name]) for name in heads),
                told.height,
                row["seen"],
                1 + share * (told.height - 1),
                p,
                pl.Series(row[AT]),
                Words(
                    f"{row['seen']}份报表的{'、'.join(f'“{title_of(name).zh}”' for name in heads)}均相同"
                    f"（{'、'.join(str(row[name]) for name in heads)}）；是否沿用了别的报表？",
                    f"{row['seen']} reports have the same {', '.join(title_of(name).en for name in heads)} "
                    f"({', '.join(str(row[name]) for name in heads)}); was one copied from another?",
                ),
            )
        )
    yield Look("statistics", told.height, 0, LEAST, tuple(trials))


KINDS = (
    Kind(
        "equal_numbers",
        Words("不同事项的数相等", "equal totals of different things"),
        Words(
            f"两个互不相干的数（均在{FROM}及以上）相差不超过{NEAR}时，恰好相等的不超过30%（二项分布）",
            f"of two numbers of different things, each {FROM} or more, that differ by at most {NEAR}, at "
            "most 30 % are equal "
            "(binomial)",
        ),
        Words(
            "一次检查对应一份文书、一人一训等一一对应的事项，两数本应相等",
            "things that come one for one, such as a document a visit, are rightly equal",
        ),
        _look,
    ),
    Kind(
        "one_number",
        Words("多个单位数字相同", "one number told by many parties"),
        Words(
            f"相差不超过{NEAR}的各数（均在{FROM}及以上，同一单位相同的数计1次）中，恰为某数的不超过30%（二项分布）",
            f"of numbers that differ by at most {NEAR} ({FROM} or more, equal ones of one party count "
            "once) at most 30 % are "
            "any one number (binomial)",
        ),
        Words(
            "按计划逐月均分的检查家数、按固定班额的培训人数，各单位本可相同",
            "visits planned alike for each month, or classes of a fixed size, are rightly the same",
        ),
        _look_ones,
    ),
    Kind(
        "repeated_reports",
        Words("报表数字整行相同", "reports with the same numbers"),
        Words(
            "各数分别取自全部报表中相近的数，互不相干；整行相同的份数服从二项分布",
            "each number is drawn by itself from those near it in all reports; how many reports agree in "
            "all is binomial",
        ),
        Words(
            "累计数未变动的两期、由同一机构代报的两个单位，整行相同属正常",
            "two periods of totals in which nothing changed, or two parties reported by one office, rightly agree",
        ),
        _look_rows,
    ),
)
