"""Copied: the same descriptions over units that have nothing to do with one another."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from ansheng.dates import day_label
from ansheng.plausibility.books import AT, BODY, Books, lacking, stated, with_body
from ansheng.plausibility.kinds.peers import ENOUGH, of_shares
from ansheng.plausibility.laws import Phrases, binomial
from ansheng.plausibility.trial import Kind, Look, Trial
from ansheng.words import Words

LIST = 2
"""A list of fewer descriptions is no list."""
COPIES = 3
"""Fewer units with the same list say nothing."""
UNITS = 8
"""Fewer units with the same text say nothing."""
COMMON = 0.05
"""So large a share of the units may have the same text, whatever the other texts are."""
ORDINARY = 15
"""Fewer different texts below that share say nothing of how texts are used again."""
MANY = 5
"""So many of them are needed for each text above it: a table of a few set phrases says nothing."""
TEXTS = 30
"""A sector of fewer descriptions says nothing."""
_BODIES = ("finder", "found_by", "department", "region")
_NEEDS = ("unit", "description", "found_on")
_SHOWN = 30
"""So many characters of a description stand in a question."""


def _prepared(books: Books) -> tuple[pl.DataFrame, str | None] | Look | None:
    """The hazards with a normalised text, a sector and who found them."""
    frame = books.frame("hazards")
    if frame is None:
        return None
    if lacks := lacking(frame, _NEEDS):
        return Look("hazards", lacking=lacks)
    text = pl.col("description").str.replace_all(r"[\s，。；、,.;:：！!（）()]+", "")
    frame = frame.filter(pl.col(name).is_not_null() for name in _NEEDS).with_columns(text.alias("text"))
    sector = stated(frame, ["sector"])
    told = pl.lit("") if sector is None else pl.col("sector").fill_null("")
    return with_body(frame.filter(pl.col("text") != "").with_columns(told.alias("_sector")), _BODIES)


def _lists(books: Books) -> Iterator[Look]:
    """Visits with the same list of hazards."""
    ready = _prepared(books)
    if not isinstance(ready, tuple):
        yield from () if ready is None else (ready,)
        return
    frame, _ = ready
    share: dict[str, Counter[str]] = defaultdict(Counter)
    for sector, text, count in frame.group_by("_sector", "text").len().iter_rows():
        share[sector][text] += count
    visits = (
        frame.group_by("_sector", "unit", "found_on", maintain_order=True)
        .agg(pl.col("text").sort(), pl.len().alias("size"), pl.col(AT))
        .filter(pl.col("size") >= LIST)
    )
    sizes = Counter(zip(visits["_sector"].to_list(), visits["size"].to_list(), strict=True))
    lists = visits.group_by("_sector", "text", maintain_order=True).agg(
        pl.col("unit").n_unique().alias("units"), pl.col("unit").first(), pl.col(AT).explode()
    )
    tests = sum(count >= COPIES for count in sizes.values()) and lists.height
    trials = []
    for row in lists.filter(pl.col("units") >= COPIES).iter_rows(named=True):
        texts, of = row["text"], sizes[row["_sector"], len(row["text"])]
        alike = _alike(texts, share[row["_sector"]])
        trials.append(
            Trial(
                (("sector", row["_sector"]),) if row["_sector"] else (),
                of,
                row["units"],
                1 + alike * (of - 1),
                binomial(row["units"] - 1, of - 1, alike),
                pl.Series(row[AT]),
                Words(
                    f"{row['units']}家单位（{row['unit']}等）各查出{len(texts)}条隐患，内容完全相同；"
                    "是否逐家检查、逐条记录？",
                    f"{row['units']} units ({row['unit']} and others) have the same list of {len(texts)} "
                    "hazards, word for "
                    "word; was each looked at and written down by itself?",
                ),
            )
        )
    yield Look("hazards", tests, 0 if tests else lists.height, LIST, tuple(trials))


def _alike(texts: Sequence[str], share: Mapping[str, int]) -> float:
    """How likely another list of the same length is the same, where every second description brings one along."""
    whole = sum(share.values())
    counted = sorted((share[text] / whole for text in texts), reverse=True)[: math.ceil(len(texts) / 2)]
    return min(1.0, math.prod(counted) * math.perm(len(texts), len(counted)))


def _texts(books: Books) -> Iterator[Look]:
    """One text over more units than set phrases reach."""
    ready = _prepared(books)
    if not isinstance(ready, tuple):
        return
    tests, small, trials = 0, 0, []
    for sector, rows in _strata(ready[0]):
        uses = (
            rows.group_by("text", maintain_order=True)
            .agg(pl.col("unit").n_unique().alias("units"), pl.col(AT))
            .sort("units", descending=True, maintain_order=True)
        )
        whole = int(uses["units"].sum())
        usual = uses.filter(pl.col("units") <= max(COMMON * whole, COPIES))
        if whole < TEXTS or usual.height < max(ORDINARY, MANY * (uses.height - usual.height)):
            small += 1
            continue
        tests += max(1, uses.filter(pl.col("units") >= UNITS).height)
        above = uses.filter(pl.col("units") >= UNITS, pl.col("units") > COMMON * whole)
        if not above.height:
            continue
        law, of = Phrases.of(usual["units"].to_list()), int(usual["units"].sum())
        for row in above.iter_rows(named=True):
            seen = row["units"]
            p = max(min(1.0, law.expected(seen, of + seen)), binomial(seen, whole, COMMON))
            where = (("sector", sector),) if sector else ()
            rows_seen = pl.Series(row[AT])
            trials.append(
                Trial(where, whole, seen, COMMON * whole, p, rows_seen, _asks(row["text"], seen, whole))
            )
    yield Look("hazards", tests, small, TEXTS, tuple(trials))


def _strata(frame: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    """The descriptions of all sectors, and of each where several are."""
    yield "", frame
    if frame["_sector"].n_unique() > 1:
        for (sector,), rows in frame.group_by("_sector", maintain_order=True):
            yield str(sector), rows


def _days(books: Books) -> Iterator[Look]:
    """One text at most units of a day."""
    ready = _prepared(books)
    if not isinstance(ready, tuple):
        return
    frame, body = ready
    days = (
        frame.group_by(BODY, "found_on", "text", maintain_order=True)
        .agg(pl.col("unit").n_unique().alias("seen"), pl.col(AT))
        .sort("seen", descending=True, maintain_order=True)
        .group_by(BODY, "found_on", maintain_order=True)
        .first()
        .join(
            frame.group_by(BODY, "found_on").agg(pl.col("unit").n_unique().alias("of")),
            on=[BODY, "found_on"],
            maintain_order="left",
        )
    )
    groups = list(zip((days["seen"] - 1).to_list(), (days["of"] - 1).to_list(), strict=True))
    tested = sum(of >= UNITS - 1 for _, of in groups) if len(groups) > ENOUGH else 0
    trials = []
    if tested:
        for place, expected, p in of_shares(groups, lambda seen, of: of >= UNITS - 1 and seen >= 0.6 * of):
            row = days.row(place, named=True)
            where = ((body, row[BODY]),) if body else ()
            asks = Words(
                f"{row[BODY]}{day_label(row['found_on'])}检查的{row['of']}家单位中，{row['seen']}家的隐患描述相同"
                f"（“{row['text'][:_SHOWN]}”）；是否逐家检查、逐条记录？",
                f"of {row['of']} units looked at on {row['found_on']}{f' by {row[BODY]}' if row[BODY] else ''}, "
                f"{row['seen']} have the same description ({row['text'][:_SHOWN]}); was each looked at by itself?",
            )
            trials.append(
                Trial(
                    (*where, ("found_on", row["found_on"])),
                    row["of"],
                    row["seen"],
                    expected + 1,
                    p,
                    days[AT][place],
                    asks,
                )
            )
    yield Look("hazards", tested, len(groups) - tested, UNITS, tuple(trials))


def _asks(text: str, seen: int, of: int) -> Words:
    return Words(
        f"{of}条次隐患中，{seen}家单位的描述相同（“{text[:_SHOWN]}”），远多于其他描述；是否逐家检查、逐条记录？",
        f"of {of} descriptions {seen} units have the same ({text[:_SHOWN]}), far more than any other; was each "
        "looked at by itself?",
    )


KINDS = (
    Kind(
        "copied_lists",
        Words("整单隐患雷同", "the same list of hazards at several units"),
        Words(
            "每次检查的各条隐患按本行业各描述的使用频次抽取，每两条中一条由另一条带出；整单相同的单位数服从二项分布",
            "the hazards of a visit are drawn as often as each text is used in the sector, every second "
            "brought along by "
            "another; how many units have the same list is binomial",
        ),
        Words(
            "同一整治方案下的同类小单位（如同一市场的商户），隐患确可整单相同",
            "small units of one kind under one programme, such as stalls of a market, may rightly have the same list",
        ),
        _lists,
    ),
    Kind(
        "copied_texts",
        Words("隐患描述雷同", "identical descriptions over units"),
        Words(
            "描述的重复使用符合套话的规律：用得越多越常用，新描述渐少（皮特曼—约尔过程，按其余描述拟合）；"
            "概率为期望个数的上界",
            "no text has more than 5 % of the units (binomial), and texts are used again as set phrases "
            "are, the oftener the "
            "likelier (the process of Pitman and Yor, fitted to the other texts); the larger of the two probabilities",
        ),
        Words(
            "下拉菜单、标准用语、专项检查统一口径，都会使描述相同；相同的描述不等于未检查",
            "a list to choose from, set phrases and one wording for a campaign make texts the same; the "
            "same text does not "
            "mean no visit",
        ),
        _texts,
    ),
    Kind(
        "copied_days",
        Words("同日各单位描述相同", "one description at most units of a day"),
        Words(
            "同一日内描述相同的单位所占的比例，逐日的差别与其他各日相同（贝塔二项分布，按其他各日拟合）",
            "the share of a day's units with the same description differs from day to day as on the other days "
            "(beta-binomial, fitted to those)",
        ),
        Words(
            "一天只查一项内容的专项检查，各单位描述可以相同",
            "on a day given to one thing alone the descriptions of all units may be the same",
        ),
        _days,
    ),
)
