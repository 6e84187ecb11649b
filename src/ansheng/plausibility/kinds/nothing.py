"""Nothing: visits to a unit of high risk that found nothing, month after month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import polars as pl

from ansheng.plausibility.books import AT, Books, first_visits, lacking
from ansheng.plausibility.kinds.peers import ENOUGH
from ansheng.plausibility.laws import Shares, hypergeometric, longest_run, poisson
from ansheng.plausibility.trial import Kind, Look, Trial
from ansheng.sheets import names
from ansheng.words import Words

_KEY = "_key"
ENDS = ("A", "D")
"""Either may be the class of high risk: some offices call it A, others D."""
LEAST = 5
"""A unit of fewer visits says nothing by itself."""
MOST = 0.8
"""A unit stands out where so many of its visits found nothing."""
FEWEST = 3
"""A unit of fewer visits says nothing among others either."""
DAYS = 90
"""Visits within fewer days are left out."""


def _look(books: Books) -> Iterator[Look]:
    units = books.frame("enterprises")
    if units is None:
        return
    if lacks := lacking(units, ["name", "risk_class"]):
        yield Look("enterprises", lacking=lacks)
        return
    visits = books.frame("inspections")
    visits = None if visits is None else first_visits(visits)
    told = None if visits is None or lacking(visits, ["unit", "inspected_on"]) else _empty(visits, books)
    if told is not None:
        each = _each(told).join(_classes(units), on=_KEY, how="inner", maintain_order="left")
        yield _judged(each, _high(units, each))
    elif (hazards := books.frame("hazards")) is not None:
        yield _unheard(units, hazards)


def _each(visits: pl.DataFrame) -> pl.DataFrame:
    """The visits to each unit: how many, how many of them found nothing, and over how many days."""
    return (
        visits.with_columns(_keys(visits["unit"]))
        .sort("inspected_on", maintain_order=True)
        .group_by(_KEY, maintain_order=True)
        .agg(
            pl.col("unit").first(),
            pl.col("empty").sum().alias("seen"),
            pl.len().alias("of"),
            (pl.col("inspected_on").max() - pl.col("inspected_on").min()).dt.total_days().alias("days"),
            pl.col("empty"),
            pl.col("inspected_on"),
            pl.col(AT),
        )
    )


def _unheard(units: pl.DataFrame, hazards: pl.DataFrame) -> Look:
    """Units of high risk without a hazard, where nothing tells of the visits, against the others of the register."""
    if lacks := lacking(hazards, ["unit", "found_on"]):
        return Look("hazards", lacking=lacks)
    if (hazards["found_on"].max() - hazards["found_on"].min()).days < DAYS:  # type: ignore[operator, union-attr]
        return Look("enterprises", small=1, least=ENOUGH)
    heard = _keys(hazards["unit"]).to_frame().unique().with_columns(pl.lit(value=True).alias("heard"))
    told = units.with_columns(_keys(units["name"])).join(heard, on=_KEY, how="left", maintain_order="left")
    told = told.with_columns(
        pl.col("heard").is_null().alias("silent"),
        (pl.col("risk_class") == pl.col("risk_class").max()).alias("risky"),
    )
    risky = told.filter(pl.col("risky"))
    if risky.height < ENOUGH or told.height - risky.height < ENOUGH:
        return Look("enterprises", small=1, least=ENOUGH)
    silent, seen = int(told["silent"].sum()), int(risky["silent"].sum())
    trial = Trial(
        (),
        risky.height,
        seen,
        silent * risky.height / told.height,
        hypergeometric(seen, risky.height, silent, told.height),
        risky.filter(pl.col("silent"))[AT],
        Words(
            f"{risky.height}家高风险企业中，{seen}家在台账中无隐患，比例高于其他企业；是否检查过？",
            f"of {risky.height} units of high risk {seen} have no hazard in the table, a larger share than "
            "of the others; "
            "were they visited?",
        ),
    )
    return Look("enterprises", 1, 0, ENOUGH, (trial,) if seen else ())


def _classes(units: pl.DataFrame) -> pl.DataFrame:
    """The class of risk of each unit."""
    classes = units.select(_keys(units["name"]), "risk_class").drop_nulls()
    return classes.unique(_KEY, keep="first", maintain_order=True)


def _keys(told: pl.Series) -> pl.Series:
    """The names of units as they are compared: brackets, width, blanks and case tell no two apart."""
    keys = {name: names.key(name) for name in told.drop_nulls().unique().to_list()}
    return told.cast(pl.String).replace_strict(keys, default=None, return_dtype=pl.String).alias(_KEY)


def _high(units: pl.DataFrame, each: pl.DataFrame) -> str:
    """The class of high risk: of A and D the one whose units are visited more often."""
    whole = dict(units.group_by("risk_class").len().iter_rows())
    made = dict(each.group_by("risk_class").agg(pl.col("of").sum()).iter_rows())
    return max(ENDS, key=lambda name: (made.get(name, 0) / whole.get(name, 1), name))


def _empty(visits: pl.DataFrame, books: Books) -> pl.DataFrame | None:
    """The visits of which it is told whether they found anything."""
    for name, nothing in (
        ("hazards", pl.col("hazards") == 0),
        ("found", ~pl.col("found")),
        ("conforms", pl.col("conforms")),
    ):
        if not lacking(visits, [name]):
            told = visits.with_columns(nothing.alias("empty"))
            return told.filter(pl.col(name).is_not_null() for name in ("empty", "unit", "inspected_on"))
    hazards = books.frame("hazards")
    if hazards is None or lacking(hazards, ["unit", "found_on"]):
        return None
    there = hazards.select(
        "unit", pl.col("found_on").alias("inspected_on"), pl.lit(value=False).alias("empty")
    ).unique()
    told = visits.filter(pl.col("unit").is_not_null(), pl.col("inspected_on").is_not_null())
    return told.join(there, on=["unit", "inspected_on"], how="left", maintain_order="left").with_columns(
        pl.col("empty").fill_null(value=True)
    )


def _judged(each: pl.DataFrame, name: str) -> Look:
    others = each.filter(pl.col("risk_class") != name)
    law = Shares.of(list(zip(others["seen"].to_list(), others["of"].to_list(), strict=True)))
    risky = each.filter(pl.col("risk_class") == name)
    long = risky.filter(pl.col("of") >= FEWEST, pl.col("days") >= DAYS)
    alone = long.filter(pl.col("of") >= LEAST)
    if others.height < ENOUGH or not long.height:
        return Look("inspections", small=risky.height, least=LEAST)
    trials, expected, silent = [], 0.0, []
    for row in long.iter_rows(named=True):
        expected += law.at_least(row["of"], row["of"])
        if row["seen"] == row["of"]:
            silent.append(row)
        if row["of"] >= LEAST and row["seen"] >= MOST * row["of"]:
            trials.append(_one(row, name, law.mean * row["of"], law.at_least(row["seen"], row["of"])))
        elif row["of"] >= LEAST:
            trials += _run(row, name)
    if len(silent) > 1:
        trials.append(_all(silent, name, long.height, expected))
    return Look("inspections", alone.height + 1, risky.height - alone.height, LEAST, tuple(trials))


def _run(row: Mapping[str, Any], name: str) -> Iterator[Trial]:
    """The longest run of visits that found nothing, where it lasted for months."""
    runs = [
        (empty, list(places)) for empty, places in groupby(range(row["of"]), key=row["empty"].__getitem__)
    ]
    longest = max((places for empty, places in runs if empty), key=len, default=[])
    if not longest:
        return
    days, places = row["inspected_on"], row[AT]
    lasted = (days[longest[-1]] - days[longest[0]]).days
    if lasted >= DAYS:
        of, marked = row["of"], row["of"] - row["seen"]
        yield Trial(
            (("unit", row["unit"]),),
            of,
            len(longest),
            row["seen"] / (marked + 1),
            longest_run(len(longest), of, marked),
            pl.Series([places[place] for place in longest]),
            Words(
                f"{name}级企业{row['unit']}的{of}次检查中，连续{len(longest)}次（{lasted}天）未发现隐患；"
                "检查是否到位？",
                f"of {of} visits to {row['unit']}, a unit of class {name}, {len(longest)} in a row "
                f"({lasted} days) found "
                "nothing; how thorough were they?",
            ),
        )


def _one(row: Mapping[str, Any], name: str, expected: float, p: float) -> Trial:
    return Trial(
        (("unit", row["unit"]),),
        row["of"],
        row["seen"],
        expected,
        p,
        pl.Series(row[AT]),
        Words(
            f"{name}级企业{row['unit']}在{row['days']}天内检查{row['of']}次，{row['seen']}次未发现隐患；"
            "检查是否到位？",
            f"{row['of']} visits in {row['days']} days to {row['unit']}, a unit of class {name}, "
            f"found nothing {row['seen']} times; how thorough were they?",
        ),
    )


def _all(silent: Sequence[Mapping[str, Any]], name: str, of: int, expected: float) -> Trial:
    rows = pl.concat([pl.Series(row[AT]) for row in silent])
    return Trial(
        (),
        of,
        len(silent),
        expected,
        poisson(len(silent), expected),
        rows,
        Words(
            f"{of}家{name}级企业中，{len(silent)}家历次检查均未发现隐患；检查是否到位？",
            f"of {of} units of class {name}, in {len(silent)} no visit found anything; how thorough were the visits?",
        ),
    )


KINDS = (
    Kind(
        "nothing_found",
        Words("高风险企业长期零隐患", "nothing found for months in a unit of high risk"),
        Words(
            "检查未发现隐患的比例，高风险企业不高于其他等级，各企业之间的差别亦相同（贝塔二项分布，"
            "按其他等级拟合）；A、D两级中检查较频繁的为高风险；"
            "一家企业的各次检查顺序均等可能",
            "the share of visits that find nothing is no larger in units of high risk, and differs from unit to "
            "unit as it does in the other classes (beta-binomial, fitted to those; of A and D the class that is "
            "visited more often is that of high risk); every order of one unit's visits is as likely",
        ),
        Words(
            "管理好的企业确可多次检查无隐患；风险等级高说的是后果，不是管理差",
            "a well-run unit may have nothing to be found; a high class of risk tells of consequences, "
            "not of bad work",
        ),
        _look,
    ),
)
