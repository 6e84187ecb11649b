"""Saying: a description taken apart in columns: where it is, which numbers it names, how many, and what is wrong there.

检查发现：一车间3#配电箱未接地，责令限期整改 says 1车间, 3 and 配电箱未接地. Words of reports and orders are set aside
(:mod:`ansheng.recurrence.describing.frames`). The places are learnt from the table itself: what stands before a colon,
before 内, in brackets or behind 地点 in several descriptions is one.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from ansheng.classifying.wording.text import level, plain
from ansheng.classifying.wording.thesaurus import thesaurus
from ansheng.recurrence.describing.frames import bare
from ansheng.sheets.door import read_toml

if TYPE_CHECKING:
    import polars as pl

_UNITS = (
    "处|个|具|盏|只|台套|台|家|辆|名|人|次|瓶|箱|桶|块|根|条|张|份|支|把|套|件|组|项|枚|扇|顶|副|双|床|间|"
    "米|厘米|毫米|cm|mm|m|公斤|吨|kg|天|日|月|年|小时|分钟|多|余"
)
_COUNTED = rf"(?:(?:\d+(?:\.\d+)?|[两几数多]|若干)(?:{_UNITS})|部分|若干)"
_COUNT = rf"(\d+|两)(?:{_UNITS})"
_NUMBERS = r"[a-z]-?\d{3,}|[a-z]?\d+#|[a-z](?:区|座|栋|厅|库)|\d+(?:库|仓|线|车间)|\d{2,}"
_STRONG = "车间|仓库|库房|机房|工段|平台|泵房|场地|大厅|走廊|[库房室区楼厅站层棚院廊仓间场塔炉台坑坝堂园]"
_GENERIC = r"车间|工段|仓库|库房|机房|现场|加工|走廊|场所|[库房室区楼厅站间层棚廊仓内处#]"
_IDLE = r"[\s的了着过在于对其该等为是有将被及和与并且或均共、,。;:.!?\"'“”‘’()\[\]【】<>/\\—\-_~·…]+"
_CLAUSE = r"[没未缺已被坏损不]|^[无有]|^\d+#?$"
SAID = "没"
_LEAST, _KINDS = 3, 2
"""So often a phrase stands where places stand, and beside so many things, for it to be one."""
_COMMON, _MORE = 10, 3
"""A phrase that holds another, so many times commoner, and so many signs more is that place with words around it."""
_WELL = 8
"""A table that tells so many places is believed where it tells none."""
_BY_RULE = re.compile(f"{SAID}(?:按规定|按要求|按标准)")
_FITTED = re.compile(f"{SAID}(?:设置|安装|配备|配置|装设|配齐|设立)")
_FRAMES = (
    (r"^([^:,;.()]{1,10}):", r":(.{2})"),
    (r"^([^:,;.()]{1,10}),", r",(.{2})"),
    (r"\(([^():,;.]{2,10})\)$", r"(.{2})\([^()]*\)$"),
    (r"\(([^():,;.]{2,10})\)", r"(.{2})\("),
    (rf"^([^:,;.()]{{1,9}}?(?:{_STRONG}))[内里]", r"[内里](.{2})"),
)


@attrs.frozen(eq=False)
class Sayings:
    """Texts taken apart, a row each.

    :param where: the place that it names, without words that all places have; blank for none
    :param numbers: the numbers by which it names a thing, sorted, with a blank between; blank for none
    :param count: how many there are; blank where it does not say
    :param what: the rest, levelled
    :param rest: the text without the place that it names, for others that it may speak of
    """

    where: pl.Series
    numbers: pl.Series
    count: pl.Series
    what: pl.Series
    rest: pl.Series


def taken_apart(texts: pl.Series, places: pl.Series | None = None) -> Sayings:
    """The texts taken apart.

    :param places: the places that stand in a column of their own; null where there is none

    >>> import polars as pl
    >>> said = taken_apart(pl.Series(["检查发现：一车间3#配电箱未接地，责令限期整改", "第一车间三号配电箱没有接地"]))
    >>> said.where.to_list(), said.numbers.to_list(), said.what.to_list()
    (['1', '1'], ['3#', '3#'], ['配电箱没接地', '配电箱没接地'])
    """
    import polars as pl

    plain_ = bare(texts)
    found = _located(plain_, _places(plain_))
    if places is not None:
        own = bare(places.fill_null(""))
        found = pl.select(where=pl.when(own != "").then(own).otherwise(found))["where"]
    frame = pl.DataFrame({"bare": plain_, "where": found.fill_null("")})
    rest = pl.Series([_behind(text, place) for text, place in frame.iter_rows()], dtype=pl.String)
    numbers = (
        rest.str.replace_all(_COUNTED, "").str.extract_all(_NUMBERS).list.unique().list.sort().list.join(" ")
    )
    count = rest.str.replace_all(_NUMBERS, "").str.extract(_COUNT).str.replace("两", "2").fill_null("")
    what = rest.str.replace_all(_NUMBERS, "").str.replace_all(_COUNTED, "")
    return Sayings(
        _core(frame["where"]).alias("where"),
        numbers.alias("numbers"),
        count.alias("count"),
        _levelled(what).alias("what"),
        rest.str.replace_all(_IDLE, "").str.replace_all("#", "").alias("rest"),
    )


def _behind(text: str, place: str) -> str:
    """A text without the place that it names."""
    return text.replace(place, "", 1) if place else text


def _core(where: pl.Series) -> pl.Series:
    """Places without words that all places have."""
    import polars as pl

    core = where.str.replace_all(_IDLE, "").str.replace_all(_GENERIC, "")
    return pl.select(pl.when(core == "").then(where).otherwise(core)).to_series()


def _places(bare_: pl.Series) -> list[str]:
    """The phrases that stand where places stand, in several of the texts and beside different things."""
    import polars as pl

    found = [
        pl.DataFrame({"place": bare_.str.extract(frame), "beside": bare_.str.extract(beside)})
        for frame, beside in _FRAMES
    ]
    counted = (
        pl.concat(found)
        .lazy()
        .filter(pl.col("place").is_not_null() & ~pl.col("place").str.contains(_CLAUSE))
        .filter(~pl.col("place").str.contains(f"^{_COUNTED}$"))
        .group_by("place")
        .agg(pl.len().alias("count"), pl.col("beside").n_unique().alias("kinds"))
        .filter((pl.col("count") >= _LEAST) & (pl.col("kinds") >= _KINDS))
        .sort("place")
        .collect()
    )
    return _plain_places(dict(counted.select("place", "count").iter_rows()))


def _plain_places(counts: dict[str, int]) -> list[str]:
    """The places without those that are a commoner one with much around it, as 电动车推进仓库充电."""
    common = [place for place, count in counts.items() if count >= _COMMON]
    return [
        place
        for place, count in counts.items()
        if not any(
            len(place) - len(one) >= _MORE and counts[one] >= _COMMON * count and one in place
            for one in common
        )
    ]


def _located(bare_: pl.Series, known: list[str]) -> pl.Series:
    """The place that each text names: a known one, before a colon, in brackets or first; or what ends like a place."""
    import polars as pl

    colon = bare_.str.extract(_FRAMES[0][0])
    bracket = bare_.str.extract(_FRAMES[2][0])
    inner = bare_.str.extract(_FRAMES[3][0])
    comma = bare_.str.extract(_FRAMES[1][0])
    first = bare_.str.extract_many(known, leftmost=True).list.first() if known else None
    framed = [
        pl.select(pl.when(part.is_in(known)).then(part)).to_series()
        for part in (colon, bracket, inner, comma)
    ]
    by_end = bare_.str.extract(rf"^((?:\d+#?|[\u4e00-\u9fff]{{1,5}}?)(?:{_STRONG})(?:[东西南北]侧)?)")
    ends = pl.select(pl.when(colon.str.contains(f"(?:{_STRONG})$")).then(colon)).to_series()
    guessed = [ends] if len(known) >= _WELL else [ends, by_end]
    choices = [*framed, *([first] if first is not None else []), *guessed]
    frame = pl.DataFrame([series.alias(str(at)) for at, series in enumerate(choices)])
    return frame.select(pl.coalesce(pl.all()).alias("where"))["where"]


def _levelled(texts: pl.Series) -> pl.Series:
    found, meant = _groups()
    others, firsts = _synonyms()
    return (
        texts.str.replace_many(others, firsts, leftmost=True)
        .str.replace_all(r"没有|未曾|不曾|未能|未见|不见|尚未|缺少|缺失|缺乏|欠缺|[未無无缺]", SAID)
        .str.replace_all(_BY_RULE.pattern, SAID)
        .str.replace_all(_FITTED.pattern, f"{SAID}装")
        .str.replace_many(found, meant, leftmost=True)
        .str.replace_all(_IDLE, "")
        .alias("what")
    )


@cache
def _synonyms() -> tuple[list[str], list[str]]:
    """The words of things and faults that have another name, the longest first, and that name."""
    groups = [group.split() for group in read_toml(Path(__file__).with_name("synonyms.toml"))["groups"]]
    meant = {word: group[0] for group in groups for word in group}
    words = sorted(meant, key=lambda word: (-len(word), word))
    return words, [meant[word] for word in words]


@cache
def _groups() -> tuple[list[str], list[str]]:
    """The words of the thesaurus that are levelled, and the sign of the group of each; the longest first."""
    pairs = {
        word: chr(0xE000 + int(groups[0][1:]))
        for word, groups in thesaurus().groups.meaning.items()
        if len(groups) == 1 and len(word) > 1 and word == level(plain(word))
    }
    words = sorted(pairs, key=len, reverse=True)
    return words, [pairs[word] for word in words]
