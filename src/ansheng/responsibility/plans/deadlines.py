"""Deadlines: by when, or how often, a part of a plan is to be done, as plans write it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Literal

import attrs

from ansheng import days, numerals
from ansheng.dates import Period
from ansheng.errors import DayError, word
from ansheng.words import Lang, Words

Every = Literal["day", "week", "month", "quarter", "half_year", "year"]

EVERY: Mapping[Every, tuple[int, Words]] = {
    "day": (365, Words("每天", "a day")),
    "week": (52, Words("每周", "a week")),
    "month": (12, Words("每月", "a month")),
    "quarter": (4, Words("每季度", "a quarter")),
    "half_year": (2, Words("每半年", "a half-year")),
    "year": (1, Words("每年", "a year")),
}
"""How many there are of each span in a year, and what it is called."""

_WORDS: Mapping[str, Every] = {
    "日": "day", "天": "day", "周": "week", "月": "month", "个月": "month", "季": "quarter", "季度": "quarter",
    "半年": "half_year", "年": "year", "年度": "year",
}  # fmt: skip
_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_CADENCE = re.compile(
    r"(?:每|按|逐)(?P<every>半年|季度|季|个月|月|周|日|天|年度|年)(?![底末初内]|\d{1,2}月)"
    rf"(?:[^，。；,;、\n]{{0,12}}?(?P<least>{_NUMBER})次)?"
)
_WHEN = re.compile(
    r"(?<![\d一二两三四五六七八九十几每])(?P<year>\d{4}年|[今本当]年|明年)?"
    r"(?:(?P<month>\d{1,2})月份?(?:(?P<day>\d{1,2})[日号]|(?P<part>[上中下]旬|[初中底末]))?"
    r"|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<end>年?[底末内]))"
    r"(?P<tail>[底末])?(?P<before>之?前|以前|[以之]?内|完成|全面完成)?"
)
_STATED = re.compile(
    r"(?:完成|整改|办理|办结|推进|工作)?(?:时限|期限|时间节点|时间要求|时间安排|时间)\**\s*[:：]\**\s*(?P<value>[^。；;，,\n）)】］|]{1,40})"
)
_OPEN = re.compile(r"长期(?:坚持|推进)?|持续(?:推进|开展|坚持)?|常态化(?:推进|开展|坚持)?|全年(?:推进|坚持)?")
_WHOLE = re.compile(
    r"(?:前|完成|落实|到位|报送|整改|办结|实施|启动|并|全面|基本|力争|于|在|确保|务必|[\s。])*"
)
_DONE = re.compile(r"(?:[以之]?内|(?:全面)?完成)$")
_PARTS: Mapping[str, int] = {"初": 10, "上旬": 10, "中": 20, "中旬": 20}
_SPLIT = re.compile(r"[^，,；;、]+")


@attrs.frozen
class Cadence:
    """How often something is done: at least so many times in each span."""

    every: Every
    least: int = 1

    @property
    def per_year(self) -> int:
        """How many times in a year that is."""
        return EVERY[self.every][0] * self.least

    def text(self, lang: Lang = "zh") -> str:
        """The cadence in words."""
        said = EVERY[self.every][1]
        return word(lang, Words(f"{said.zh}至少{self.least}次", f"at least {self.least} {said.en}"))


@attrs.frozen
class Deadline:
    """By when, or how often, a part of a plan is to be done.

    :param text: as it is written
    :param span: where it stands in the plan's text
    :param day: the last day; None where there is none, where its year is not known, or where the words leave it open
    :param cadence: how often, where it comes again and again
    """

    text: str
    span: tuple[int, int]
    day: dt.date | None = None
    cadence: Cadence | None = None


def deadlines(text: str, *, start: int = 0, year: int | None = None) -> tuple[Deadline, ...]:
    """The deadlines that a text states, in their order.

    A day counts where the words make it a last one (前, 底, 内, 完成时限：). The end of a month, quarter or year is its
    last day; 6月前 may mean the end of May or of June, so that its day is not known.

    :param start: where the text stands in a larger one
    :param year: the year of days that state none

    >>> found = deadlines("6月底前完成摸底，每季度检查1次。", year=2024)
    >>> [(each.text, each.day and each.day.isoformat()) for each in found]
    [('6月底前', '2024-06-30'), ('每季度检查1次', None)]
    """
    stated = [_of_label(found, start, year) for found in _STATED.finditer(text)]
    taken = [each.span for each in stated]
    found = [*stated, *_days(text, start, year), *_cadences(text, start)]
    kept = [
        each
        for at, each in enumerate(found)
        if at < len(stated) or not any(a <= each.span[0] < b for a, b in taken)
    ]
    return tuple(sorted(kept, key=lambda each: each.span))


def of_cell(text: str, *, start: int = 0, year: int | None = None) -> tuple[Deadline, ...]:
    """The deadline that stands in a cell of a column of deadlines; its text, where it is not understood."""
    written = text.strip()
    if not written:
        return ()
    at = start + text.index(written)
    found = deadlines(written, start=at, year=year)
    return found or (Deadline(written, (at, at + len(written)), _last_day(written, year)),)


def is_deadline(part: str) -> bool:
    """Whether a part of a text says by when and nothing else."""
    part = part.strip()
    if not part:
        return False
    if _STATED.match(part) or _OPEN.fullmatch(part):
        return True
    rest = _CADENCE.sub("", _WHEN.sub("", part))
    return rest != part and _WHOLE.fullmatch(rest) is not None


def without(text: str) -> str:
    """The text with blanks in place of the parts that say by when and nothing else."""
    shown = list(text)
    for part in _SPLIT.finditer(text):
        if is_deadline(part.group()):
            shown[part.start() : part.end()] = " " * (part.end() - part.start())
    return "".join(shown)


def _of_label(found: re.Match[str], start: int, year: int | None) -> Deadline:
    value = found["value"].strip()
    span = start + found.start("value"), start + found.start("value") + len(found["value"].rstrip())
    cadence = next((each.cadence for each in _cadences(value, 0)), None)
    return Deadline(value, span, None if cadence else _last_day(value, year), cadence)


def _last_day(value: str, year: int | None) -> dt.date | None:
    """The last day of what a label or a cell says."""
    for found in _WHEN.finditer(value):
        if day := _day_of(found, year):
            return day
    try:
        return Period.parse(value, year=year).last
    except DayError:
        return None


def _days(text: str, start: int, year: int | None) -> Iterator[Deadline]:
    for found in _WHEN.finditer(text):
        last = found["before"] or found["tail"] or found["part"] in ("底", "末")
        end = found["end"] and (found["year"] or found["end"].startswith("年"))
        if end or (last and not found["end"]):
            span = start + found.start(), start + found.end()
            yield Deadline(found.group(), span, _day_of(found, year))


def _cadences(text: str, start: int) -> Iterator[Deadline]:
    for found in _CADENCE.finditer(text):
        least = found["least"]
        times = 1 if not least else int(least) if least.isdigit() else numerals.integer(least) or 1
        cadence = Cadence(_WORDS[found["every"]], times)
        yield Deadline(found.group(), (start + found.start(), start + found.end()), None, cadence)


def _day_of(found: re.Match[str], year: int | None) -> dt.date | None:
    """The last day that a match names, if it names one for certain."""
    stated = found["year"] or ""
    if stated[:4].isdigit():
        year = int(stated[:4])
    elif stated == "明年":
        year = None if year is None else year + 1
    if year is None:
        return None
    rest = _DONE.sub("", found.group().removeprefix(stated)).removeprefix("年")
    try:
        return days.read(f"{year}年{rest}", deadline=True) or _part_of_year(found, year)
    except DayError:
        return None


def _part_of_year(found: re.Match[str], year: int) -> dt.date | None:
    """The last day of a half-year, a quarter, a part of a month, or the year."""
    if found["half"] or found["quarter"]:
        part = f"{found['half']}半年" if found["half"] else f"第{found['quarter']}季度"
        return Period.parse(f"{year}年{part}").last
    if found["end"]:
        return days.day_of(year, 12, 31)
    day = _PARTS.get(found["part"] or "")
    return days.day_of(year, int(found["month"]), day) if day else None
