"""Saying: a description taken apart in columns: where it is, which numbers it names, and what is wrong there.

检查发现：一车间3#配电箱未接地，责令限期整改 says 1车间, 3 and 配电箱未接地. Words of reports and orders are set
aside. The places are learnt from the table itself: what stands before a colon, before 内, or in brackets at the end of
several descriptions is one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import attrs

from ansheng.classifying.wording.text import level, plain, stripped
from ansheng.classifying.wording.thesaurus import thesaurus

if TYPE_CHECKING:
    import polars as pl

_BEFORE = (
    r"^(?:经?(?:现场)?(?:检查|排查|抽查|巡查|督查|暗访|核查|督导|执法)(?:时|中)?,?发现|经(?:现场)?(?:检查|排查|核查)|经查|(?:现场)?发现|现场|"
    r"该(?:单位|企业|公司|厂|店|矿|项目)|企业|单位|存在)[,:、.]*"
)
_BEHIND = (
    r"[,;.]*(?:不符合[^,;.]{0,8}(?:要求|规定|规范|标准)|存在[^,;.]{0,6}(?:隐患|风险)|(?:责令|要求|需|须|应|限期|立即|尽快|督促)[^,;.]{0,8}"
    r"(?:整改|改正)|[未已待]整改)[,;.]*$"
)
_FORM = (
    r"^(?:部位|地点|位置|场所|区域):([^;,:]{1,12})[;,](?:问题|隐患|情况|描述|内容|问题描述|隐患描述):(.+)$"
)
_LAW = r"《|罚款|依据|依照|违反"
_COUNTED = (
    r"(?:\d+(?:\.\d+)?|两)(?:处|个|具|盏|只|台套|家|辆|名|人|次|瓶|箱|桶|块|根|条|张|份|支|把|套|件|组|"
    r"米|厘米|毫米|cm|mm|m|公斤|吨|kg|天|日|月|年|小时|分钟|多|余)"
)
_NUMBERS = r"[a-z]-?\d{2,}|\d+#|[a-z](?:区|座|栋|厅|库)|\d{2,}"
_ENDS = "库房室区楼厅站间层棚场院廊线仓井面巷炉罐"
_GENERIC = r"车间|仓库|库房|机房|现场|加工|走廊|[库房室区楼厅站间层棚廊仓内处#]"
_IDLE = r"[\s的了着过在于对其该等为是有将被及和与并且或均、,。;:.!?\"'“”‘’()\[\]【】<>/\\—\-_~·…]+"
SAID = "没"
_SEEN = 3
"""So often a phrase stands where places stand, for it to be one."""


@attrs.frozen(eq=False)
class Sayings:
    """Texts taken apart, a row each.

    :param where: the place that it names, without words that all places have; blank for none
    :param numbers: the numbers by which it names a thing, sorted, with a blank between; blank for none
    :param what: the rest, levelled
    """

    where: pl.Series
    numbers: pl.Series
    what: pl.Series


def taken_apart(texts: pl.Series, places: pl.Series | None = None) -> Sayings:
    """The texts taken apart.

    :param places: the places that stand in a column of their own; null where there is none

    >>> import polars as pl
    >>> said = taken_apart(pl.Series(["检查发现：一车间3#配电箱未接地，责令限期整改", "第一车间三号配电箱没有接地"]))
    >>> said.where.to_list(), said.numbers.to_list(), said.what.to_list()
    (['1', '1'], ['3#', '3#'], ['配电箱没接地', '配电箱没接地'])
    """
    import polars as pl

    bare = _bare(texts)
    known = _places(bare)
    found = _located(bare, known)
    if places is not None:
        own = _bare(places.fill_null(""))
        found = pl.select(where=pl.when(own != "").then(own).otherwise(found))["where"]
    frame = pl.DataFrame({"bare": bare, "where": found.fill_null("")})
    rest = pl.Series([text.replace(place, "", 1) for text, place in frame.iter_rows()], dtype=pl.String)
    numbers = (
        rest.str.replace_all(_COUNTED, "").str.extract_all(_NUMBERS).list.unique().list.sort().list.join(" ")
    )
    core = frame["where"].str.replace_all(_IDLE, "").str.replace_all(_GENERIC, "")
    where = pl.select(pl.when(core == "").then(frame["where"]).otherwise(core)).to_series()
    what = rest.str.replace_all(_COUNTED, "").str.replace_all(_NUMBERS, "")
    return Sayings(where.alias("where"), numbers.alias("numbers"), _levelled(what))


def _bare(texts: pl.Series) -> pl.Series:
    """The texts without the words of reports and orders, in one width and case, numbers written in one way."""
    import polars as pl

    cited = texts.str.contains(_LAW).fill_null(False)
    if cited.any():
        kept = pl.Series([stripped(text) or text for text in texts.filter(cited)], dtype=pl.String)
        texts = texts.scatter(cited.arg_true(), kept)
    low = (
        texts.str.normalize("NFKC")
        .str.to_lowercase()
        .str.replace_many(["，", "；", "：", "。", "（", "）"], list(",;:.()"))
    )
    words, digits = _numerals()
    low = low.str.replace(_FORM, "${1}:${2}")
    for pattern in (_BEFORE, _BEFORE, _BEHIND, _BEHIND):
        low = low.str.replace(pattern, "")
    return (
        low.str.replace_all("[一-十]机[一-十]闸", "单机单闸")
        .str.replace_many(words, digits, leftmost=True)
        .str.replace_all(r"(?:no\.?|编号[为是:]?|№)\s*(\d+)(?:号|#)?", "${1}#")
        .str.replace_all(r"第?0*(\d+)(?:号|#)", "${1}#")
        .str.replace_all(r"第0*(\d+)", "${1}")
        .str.replace_all(r"(\d+)#?(车间|库|楼|层|线|仓)", "${1}${2}")
        .str.replace_all(r"(\d+)(?:f|楼)\b?", "${1}层")
        .str.replace_all(r"([a-z])[·.\- ]+(\d)", "${1}${2}")
        .str.strip_chars(" ,;:.")
    )


@cache
def _numerals() -> tuple[list[str], list[str]]:
    """Chinese numerals up to ninety-nine, the longest first, and what they are in figures."""
    signs = "一二三四五六七八九"
    found = {sign: str(n) for n, sign in enumerate(signs, 1)} | {"十": "10"}
    for n, sign in enumerate(("", *signs)):
        found |= {f"{sign}十{one}": str((n or 1) * 10 + k) for k, one in enumerate(signs, 1)}
        if sign:
            found[f"{sign}十"] = str(n * 10)
    words = sorted(found, key=len, reverse=True)
    return words, [found[word] for word in words]


_BY_RULE = re.compile(f"{SAID}(?:按规定|按要求|按标准)")
_FITTED = re.compile(f"{SAID}(?:设置|安装|配备|配置|装设|配齐|设立)")
_INSIDE = re.compile(f"^([^:,;.()]{{1,8}}?[{_ENDS}])内")


def _places(bare: pl.Series) -> list[str]:
    """The phrases that stand where places stand, in several of the texts."""
    import polars as pl

    frames = (r"^([^:,;.()]{2,9}):", r"\(([^():,;.]{2,9})\)$", r"\(([^():,;.]{2,9})\)", _INSIDE.pattern)
    found = pl.concat([bare.str.extract(pattern).drop_nulls() for pattern in frames])
    counted = found.value_counts().filter(pl.col("count") >= _SEEN)
    names = counted.get_column(found.name)
    return names.filter(~names.str.contains(rf"^(?:{_COUNTED}|\d+#?)$")).to_list()


def _located(bare: pl.Series, known: list[str]) -> pl.Series:
    """The place that each text names: a known one, in brackets or first; or what ends like a place and comes first."""
    import polars as pl

    bracketed = bare.str.extract(r"\(([^():,;.]{2,9})\)$")
    if known:
        first = bare.str.extract_many(known, leftmost=True).list.first() if known else None
        bracketed = pl.select(pl.when(bracketed.is_in(known)).then(bracketed)).to_series()
    else:
        first, bracketed = (
            None,
            pl.select(pl.lit(None, pl.String).repeat_by(bare.len()).explode()).to_series(),
        )
    by_end = bare.str.extract(
        rf"^((?:\d+|[\u4e00-\u9fff]{{1,5}}?)(?:车间|仓库|机房|[{_ENDS}])(?:[东西南北]侧)?)"
    )
    choices = [bracketed, *([first] if first is not None else []), by_end]
    frame = pl.DataFrame([series.alias(str(at)) for at, series in enumerate(choices)])
    return frame.select(pl.coalesce(pl.all()).alias("where"))["where"]


def _levelled(texts: pl.Series) -> pl.Series:
    found, meant = _groups()
    return (
        texts.str.replace_all(r"没有|未曾|不曾|未能|未见|不见|尚未|缺少|缺失|缺乏|欠缺|[未無无缺]", SAID)
        .str.replace_all(_BY_RULE.pattern, SAID)
        .str.replace_all(_FITTED.pattern, f"{SAID}装")
        .str.replace_many(found, meant, leftmost=True)
        .str.replace_all(_IDLE, "")
        .alias("what")
    )


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
