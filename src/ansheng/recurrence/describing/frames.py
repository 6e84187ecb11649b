"""Frames: a description in one form: without words of reports and orders, its place in front, its numbers alike.

经现场核实：【一车间】配电箱（03号）未接地（见照片） becomes 1车间:配电箱(3#)未接地. Which further phrases before a
colon or at the end say nothing of the hazard is learnt from the table: those that stand beside many different things,
and nowhere but there.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

_MARKS = ("，", "；", "：", "。", "（", "）", "[", "]", "〔", "〕", "——", "—", "–", "~")
_PLAIN = (",", ";", ":", ".", "(", ")", "【", "】", "【", "】", "-", "-", "-", "-")
_ITEM = r"^(?:[(]?[一二三四五六七八九十\d]{1,2}[)、]+|\d{1,2}\.(?P<next>[^\d])|[一二三四五六七八九十]是)"
_LOOKED = (
    r"检查|排查|抽查|巡查|巡检|督查|暗访|核查|督导|执法|核实|查看|踏勘|复查|查验|走访|摸排|"
    r"查实|检视|巡视|普查|回头看"
)
_SEEN = r"发现|查见|查出|查明|查实|核实|看到|显示|指出|反映|查获|见到|见有"
_HEADS = (
    r"^[\u4e00-\u9fff]{0,5}(?:检查组|督查组|督导组|工作组|专家组|专家|执法人员|检查人员|我局|我队|我办)"
    rf"[^,:;]{{0,8}}?(?:{_SEEN})[了:,]*",
    rf"^(?:经|在|通过|依法|对)?(?:现场|实地|本次|此次|日常|联合|专项|随机|当日|再次)*(?:{_LOOKED})"
    rf"(?:组|人员)?(?:时|中|期间|过程中|后)?[,:]?(?:{_SEEN})?[了:,]*",
    rf"^(?:经查|(?:该|本|你|贵|此)(?:单位|企业|公司|厂|店|矿|项目|场所|院|校|站)|单位|企业|现场|{_SEEN}|查|存在)[,:]*",
    r"^(?:主要|一般|重大)?(?:问题|隐患|情况|事故隐患)?(?:描述|内容|问题|隐患|事项|情况|明细|简述):",
)
_ORDERED = (
    r"整改|整治|改正|处理|处置|照片|拍照|附图|见图|存档|隐患|责任人|负责人|责成|专人|措施|违反|不符合|不满足|依据|依照|根据|"
    r"按照|《|建议|限期|责令|"
    r"指令书|通知书|交办|移送|立即|尽快|督促|告知|复查|罚款|予以|gb ?\d|存在[^,;]{0,6}(?:风险|危险)|规范要求|标准要求"
)
_TAILS = (
    rf"[,;.、(]+[^,;.()]{{0,14}}(?:{_ORDERED})[^,;()]{{0,28}}[)]*[,;.、]*$",
    r"[,;.、(]+(?:违反|不符合|不满足|依据|依照|根据|按照)[^,;]*$",
    r"[,;.、]*(?:不符合[^,;.]{0,8}(?:要求|规定|规范|标准)|存在[^,;.]{0,6}(?:隐患|风险)|"
    r"(?:责令|要求|限期|立即|尽快|督促)[^,;.]{0,8}(?:整改|改正)|[未已待]整改)$",
)
_WHERE = r"(?:具体)?(?:地点|部位|位置|场所|区域)(?:[:为是在]+)|位于|位置在"
_FORMS = (
    (r"^(.{4,}?)的(?:问题|现象|情形|情况|隐患|行为)$", "${1}"),
    (r"^(.{4,}?)(?:现象|行为)$", "${1}"),
    (r"^(.{4,}?[^\d])一[项处]$", "${1}"),
    (r"^([^:,;]{2,12}?)(?:存在)?(?:的|以下)?(?:问题|隐患|情况):", "${1}:"),
    (
        rf"^(?:{_WHERE})([^;,:]{{1,12}})[;,:](?:(?:问题|隐患|情况|描述|内容|问题描述|隐患描述):)?(.+)$",
        "${1}:${2}",
    ),
    (rf"^(.+?)[,;.、(]*(?:{_WHERE})([^,;:.()]{{2,12}})[)]?$", "${2}:${1}"),
    (r"^(.*?)【([^】]{1,12})】[:,]?(.*)$", "${2}:${1}${3}"),
    (r"^在([^,:;()]{2,10}),", "${1}:"),
    (r"^([\u4e00-\u9fff\d#]{1,8}[\u4e00-\u9fff])-+", "${1}:"),
    (r"^(.+?)-+([\u4e00-\u9fff\d#]{1,8}[\u4e00-\u9fff])$", "${2}:${1}"),
)
_MANY, _KINDS, _ELSEWHERE = 20, 10, 0.03
"""A phrase says nothing that stands at one end of so many texts beside so many things, and seldom elsewhere."""


def bare(texts: pl.Series) -> pl.Series:
    """The texts in one form.

    >>> import polars as pl
    >>> said = ["经现场核实：【一车间】配电箱（03号）未接地（见照片）", "（二）#3配电箱未接地，地点：第一车间"]
    >>> bare(pl.Series(said)).to_list()
    ['1车间:配电箱(3#)未接地', '1车间:3#配电箱未接地']
    """
    low = texts.str.normalize("NFKC").str.to_lowercase().str.replace_many(list(_MARKS), list(_PLAIN))
    low = low.str.replace_all(r"\s+", "").str.replace(_ITEM, "${next}")
    for _ in range(2):
        low = _cut(low)
    for pattern, form in _FORMS:
        low = low.str.replace(pattern, form)
    low = _numbered(_cut(low))
    return _without_phrases(low).str.strip_chars(" ,;:.、")


def _cut(texts: pl.Series) -> pl.Series:
    """The texts without words of reports in front and of orders at the end; what has nothing else is left as it is."""
    import polars as pl

    found = texts
    for pattern in (*_HEADS, *_TAILS, _TAILS[0]):
        found = found.str.replace(pattern, "")
    found = found.str.strip_chars(" ,;:.、")
    return pl.select(pl.when(found.str.len_chars() > 1).then(found).otherwise(texts)).to_series()


def _numbered(texts: pl.Series) -> pl.Series:
    """The texts with their numbers in one form."""
    words, digits = _numerals()
    return (
        texts.str.replace_all("一机一闸", "单机单闸")  # in these words nothing is counted
        .str.replace_all("七[八零]", "")
        .str.replace_many(words, digits, leftmost=True)
        .str.replace_all(r"(\d+)\s*#", "${1}号")
        .str.replace_all(r"(?:no\.?|编号[为是:]?|№|#)\s*(\d+)(?:号)?", "${1}号")
        .str.replace_all(r"第?0*(\d+)号", "${1}#")
        .str.replace_all(r"第0*(\d+)", "${1}")
        .str.replace_all(r"(\d+)#?(车间|库|楼|层|线|仓)", "${1}${2}")
        .str.replace_all(r"(\d+)(?:f|楼)", "${1}层")
        .str.replace_all(r"([a-z])[·.\- ]+(\d)", "${1}${2}")
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


def _without_phrases(texts: pl.Series) -> pl.Series:
    """The texts without the phrases before a colon, and those at the end, that the table shows to say nothing."""
    import polars as pl

    head = texts.str.extract(r"^([^:,;.()]{1,12})[:,]")
    tail = texts.str.extract(r"(?:[,;、]([^:,;.()]{2,16})|\(([^()]{2,16})\))$")
    tail = pl.select(tail.fill_null(texts.str.extract(r"\(([^()]{2,16})\)$"))).to_series()
    frame = pl.DataFrame([texts.alias("text"), head.alias("head"), tail.alias("tail")])
    idle_heads = _idle(frame, "head", r"^[^:,;.()]{1,12}[:,](.{0,2})", anywhere=r"\(([^():,;.]{1,12})\)$")
    idle_tails = _idle(frame, "tail", r"(.{2})[,;、(][^,;、(]*$", anywhere="")
    found = frame.with_columns(
        text=pl.when(pl.col("head").is_in(idle_heads))
        .then(pl.col("text").str.replace(r"^[^:,;.()]{1,12}[:,]", ""))
        .otherwise("text")
    )
    return found.select(
        pl.when(pl.col("tail").is_in(idle_tails))
        .then(pl.col("text").str.replace(r"[,;、(][^,;、(]*$", ""))
        .otherwise("text")
        .alias(texts.name)
    ).to_series()


def _idle(frame: pl.DataFrame, name: str, beside: str, *, anywhere: str) -> list[str]:
    """The phrases of a column that stand beside many different things, and hardly ever where places stand."""
    import polars as pl

    counted = (
        frame.lazy()
        .filter(pl.col(name).is_not_null())
        .group_by(name)
        .agg(pl.len().alias("count"), pl.col("text").str.extract(beside).n_unique().alias("kinds"))
        .filter((pl.col("count") >= _MANY) & (pl.col("kinds") >= _KINDS))
        .collect()
    )
    found = list[str]()
    for phrase, count in counted.select(name, "count").sort(name).iter_rows():
        first = int(frame["text"].str.starts_with(phrase).sum())
        other = first - count if name == "head" else first
        if name == "head":
            other += int((frame["tail"] == phrase).sum())
        if other <= _ELSEWHERE * count:
            found.append(phrase)
    return found
