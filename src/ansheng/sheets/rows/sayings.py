"""Sayings: what the text of a cell says of its row: that it is a total, a note, a group, nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from ansheng.sheets.cells import normalise, parse_number

HAN = "[㐀-鿿]"
_LABEL = r"(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|平\s*均(?:\s*[值数])?|承\s*前\s*页|过\s*次\s*页)"
_AMOUNT = rf"[\d.,，]+\s*(?:{HAN}{{0,3}}|[%％])"
_WITHIN = rf"(?:[本全]{HAN}{{1,2}}|以\s*上)?"
_LEVEL = r"[一二三四五六七八九十]{1,3}"

Saying = Literal["total", "total_of", "counted", "note", "example", "dash", "zero"]

SAYINGS: dict[Saying, str] = {
    "total": (
        rf"^\s*{_WITHIN}\s*{_LABEL}\s*(?:[:：(（].*)?$|^\s*(?i:(?:sub|grand )?total:?|sum)\s*$"
        r"|^\s*以\s*上\s*共(?:\s*有)?\s*[:：]?\s*$"
    ),
    "counted": (
        rf"^\s*{_WITHIN}\s*(?:{_LABEL}|共)\s*{HAN}{{0,8}}\s*[:：]?\s*{_AMOUNT}"
        rf"(?:\s*[，,、；;。]\s*{HAN}{{0,10}}\s*[:：]?\s*{_AMOUNT})*\s*[。.]?\s*$"
    ),
    "total_of": r"^\s*[\d、.．（）()㐀-鿿\s]{1,14}?(?:合\s*计|总\s*计|小\s*计|累\s*计)\s*(?:[:：(（].*)?$",
    "note": (
        r"^\s*(?:备\s*注|注|附注|说\s*明|填表说明|数据来源|资料来源|填表|制表|审核|电话|日期|盖章|单位\s*[(（]盖章[)）]"
        r"|(?:填表|填报|制表|审核|审批|复核|负责|单位负责|主要负责|统计负责|统计|经办|报送|签发|联系)人|联系电话"
        r"|(?:填报|填表)单位|(?:填报|填表|制表|报送)(?:日期|时间)"
        rf"|{HAN}{{0,10}}签\s*[字名章]|{HAN}{{1,12}}[(（]\s*(?:签\s*[字名章]|盖\s*章)\s*[)）])\s*\d{{0,2}}\s*[:：]"
        r"|^\s*[(（]?\s*(?:以\s*下\s*(?:空\s*白|无\s*正\s*文)|续\s*表|[接转][上下][页表]|未完待续"
        r"|第\s*\d+\s*页(?:\s*[,，、/]?\s*共\s*\d+\s*页)?)\s*[)）]?\s*$"
    ),
    "example": (
        r"^\s*[(（【]?\s*(?:填写|填报|填表)?(?:例|举例|例如|示\s*例|样\s*例|范\s*例)\s*\d{0,2}\s*[)）】]?\s*[:：]?\s*$"
    ),
    "dash": r"^\s*[-－—–/／\\＼╱~～*…._]{1,6}\s*$",
    "zero": (
        r"^\s*[(（]?(?:[本当该](?:周|月|季度?|年度?|旬|期|次|日|阶段))?内?(?:暂|均)?"
        r"(?:无|零报告|零报送|无(?:检查|处罚|案件)"
        rf"|(?:无|未(?:发现|查出|排查出|发生)){HAN}{{0,6}}(?:隐患|问题|事故|案件|违法行为|异常)|未(?:发现|发生|开展|组织|召开))[)）]?[。.]?\s*$"
    ),
}
"""How the text that stands first in a row tells that the row is no record, in the words of Polars and of Python."""

QUIET = rf"^\s*$|{SAYINGS['dash']}|{SAYINGS['zero']}"
"""Cells that add nothing to a row in which nothing was found."""

AMOUNTS = r"^\s*[+－-]?[\d.,，\s]*[%％]?(?:元|万元|亿元|条|项|件|家|起|人|次|处|个|份)?\s*$"
"""Cells that hold an amount or nothing."""

DATES = r"\d{4}\s*[-/.年]\s*\d{1,2}"

QUARTER = r"^\s*(?:\d{4}\s*年\s*)?(?:第?[一二三四1-4]\s*季\s*度|[上下]\s*半\s*年)\s*$"
"""Parts of a year, as the rows below them are of."""

LEVEL = rf"^\s*[(（]?{_LEVEL}[)）]?\s*[、.．]?\s*$"
"""Numerals that stand alone, as those of groups do."""

SERIAL = r"^\s*\d{1,6}(?:[.-]\d{1,3}){0,3}\s*[、.．]?\s*$"
"""Running numbers in digits."""

NESTED = r"^\s*\d{1,6}[.-]\d{1,3}"
"""Running numbers below others, as 1.1 is below 1."""

TOTALS = ("合计", "小计", "总计", "共计", "本页小计", "本页合计")
LABELS = rf"^\s*{_WITHIN}\s*(?:合\s*计|小\s*计|总\s*计|共\s*计)\s*[:：]?\s*$"
"""The labels of totals that stand behind a number or a name."""

_MONTH = re.compile(rf"(?:\d{{4}}\s*年)?\s*(?:\d{{1,2}}|{_LEVEL})\s*月份?")
_COMPILED = {saying: re.compile(pattern) for saying, pattern in SAYINGS.items()}
_QUIET, _NOTE = re.compile(QUIET), _COMPILED["note"]
_CLOSING = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|.*(?:盖\s*章|签\s*[字名章])\s*[)）]?\s*[:：]?"
    r"|[※★▲*].*|\d{0,2}[.、]?\s*(?:本|此|上)表.*"
)
_SECTION = re.compile(
    rf"\s*(?:[(（]?{_LEVEL}(?:[)）]|\s*[、.．])|第{_LEVEL}(?:部分|类|章|项)|[Ⅰ-Ⅻ][、.．\s])"
)
_SERIAL_TITLE = re.compile(r"序号?|编号|项次|no\.?", re.IGNORECASE)
_HEADING = re.compile(
    rf"(?:附?表|附件)\s*(?:\d|{_LEVEL}|[:：])|.*(?:台账|清单|一览|明细|情况|汇总|统计|登记|名单|表)\s*(?:[(（].*)?$"
    r"|(?:填报|填表|报送|制表|统计)?(?:单位|部门|日期|时间)\s*[:：]"
)
_STEM, _FORMULA = "甲乙丙丁戊己庚辛", re.compile(r"\(?(\d{1,3})\)?(?:\s*=.*)?")


@lru_cache(maxsize=4096)
def saying(text: str) -> Saying | None:
    """What the first text of a row says, if it tells that the row is no record."""
    return next((name for name, pattern in _COMPILED.items() if pattern.search(text)), None)


def is_quiet(text: str) -> bool:
    """Whether a cell adds nothing: it is empty, crossed out, or says that nothing was found."""
    return bool(_QUIET.search(text))


def is_note(text: str) -> bool:
    """Whether a text is one of those that stand below a table, such as 制表人：张三."""
    return bool(_NOTE.search(text))


def is_day(text: str) -> bool:
    """Whether a text is a day, as it stands under the name of an office."""
    return bool(re.fullmatch(rf"\s*{DATES}\s*[-/.月]\s*\d{{1,2}}\s*日?\s*", text))


def is_closing(text: str) -> bool:
    """Whether a text that stands alone signs or dates a table."""
    return bool(_CLOSING.fullmatch(normalise(text)))


def is_section(text: str) -> bool:
    """Whether a text heads a group of rows by its number, such as 一、煤矿."""
    return bool(_SECTION.match(text) or re.search(LEVEL, text))


def is_serial(text: str) -> bool:
    """Whether a text is a running number in digits."""
    return bool(re.search(SERIAL, text))


def is_month(text: str) -> bool:
    """Whether a text is a month, as a row that reports for it begins."""
    return bool(_MONTH.fullmatch(text.strip()))


def is_serial_title(title: str) -> bool:
    """Whether a column of this title holds running numbers, or may."""
    return bool(_SERIAL_TITLE.fullmatch(normalise(title)))


def is_heading(text: str) -> bool:
    """Whether a text is the title of a table, such as 表二 行政处罚情况."""
    return bool(_HEADING.match(normalise(text)))


def has_words(text: str) -> bool:
    """Whether a text holds Chinese words and is neither a number nor a day."""
    return bool(re.search(HAN, text)) and not parse_number(text) and not re.match(rf"\s*{DATES}", text)


def is_plain(text: str) -> bool:
    """Whether a text holds nothing but Chinese words, as a heading does and a name with a number does not."""
    return bool(re.fullmatch(rf"(?:{HAN}|[、（）()\s])+", text)) and not parse_number(text)


def are_amounts(texts: Iterable[str]) -> bool:
    """Whether each of the texts is an amount."""
    return all(re.search(AMOUNTS, text) and not re.search(DATES, text) for text in texts)


def number_columns(texts: Sequence[str], most: int) -> bool:
    """Whether a row numbers its columns: 1, 2, 3, 4 or 甲, 乙, 1, 2, 3=1+2; merged and blank ones may lack theirs.

    :param most: how many columns there are
    """
    cells = [(place, normalise(text)) for place, text in enumerate(texts) if text]
    stems = sum(text == stem for (_, text), stem in zip(cells, _STEM, strict=False))
    numbers = [(place, _FORMULA.fullmatch(text)) for place, text in cells[stems:]]
    if len(cells) < 3 or 4 * len(cells) < 3 * most or not numbers or not all(number for _, number in numbers):
        return False
    counted = [(place, order, int(number[1])) for order, (place, number) in enumerate(numbers) if number]
    by_place, by_order = {n - place for place, _, n in counted}, {n - order for _, order, n in counted}
    return 1 in (len(by_place), len(by_order)) and 1 <= counted[0][2] <= 5
