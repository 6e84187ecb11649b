"""Years: the year of days that are written without one, taken from what stands around them, or said to be unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import attrs

from ansheng import days
from ansheng.dates import Period
from ansheng.errors import DayError, Problem
from ansheng.facts.kinds import Fact, Invalid
from ansheng.words import Words

_FULL_DAY = re.compile(
    r"(?<!\d)(?:20\d\d|19\d\d)(?:\s*[-/._年]\s*\d{1,2}\s*[-/._月]\s*\d{1,2}(?!\d)|[01]\d[0-3]\d(?!\d))"
)
_NUMBER_OF_DOCUMENT = re.compile(r"[〔\[(（]\s*\d{4}\s*[〕\])）]\s*第?\s*\d+\s*号")
_YEAR = re.compile(r"(?<!\d)((?:20|19)\d\d)\s*年")
_BARE_YEAR = re.compile(r"(?<!\d)((?:20|19)\d\d)(?:(?:0[1-9]|1[0-2])(?!\d)|(?!\d|\s*[版号届式条项起]))")
_PART = re.compile(
    r"(?<!\d)(?:20|19)\d\d(?:年(?:\d{1,2}月|第?[一二三四]季度|[上下]半年)|[-.]?(?:0[1-9]|1[0-2])(?!\d))"
)
_SHORT = re.compile(r"(\d{1,2}\.[123])")
_MONTH = re.compile(r"(?<![\d\-—–~～至到、,.])(1[0-2]|0?[1-9])月(?!\s*[\d\-—–~～至到、])")
_DAY = re.compile(r"\d{1,2}[日号]")


def year_in(text: str, *, bare: bool = False) -> int | None:
    """The year that a text says it is of; None where it says none, or several.

    The day of a report and the number of a document say when they were written, not of which year they are.

    :param bare: whether a number alone, as in 隐患台账2024, is a year too

    >>> year_in("2024年一季度隐患台账"), year_in("填报日期：2024年4月2日"), year_in("2024—2026年三年行动")
    (2024, None, None)
    >>> year_in("台账2024"), year_in("台账2024", bare=True), year_in("台账202403", bare=True)
    (None, 2024, 2024)
    """
    rest = _NUMBER_OF_DOCUMENT.sub(" ", _FULL_DAY.sub(" ", days.written(text)))
    found = {int(year) for year in (_BARE_YEAR if bare or "年" in rest else _YEAR).findall(rest)}
    return found.pop() if len(found) == 1 else None


def part_in(text: str) -> Period | None:
    """The one part of a year, such as a month, that a text says it is of.

    >>> part_in("隐患台账（2024年3月）"), part_in("2024年隐患台账")
    (Period(first=datetime.date(2024, 3, 1), last=datetime.date(2024, 3, 31)), None)
    """
    found = set(_PART.findall(_FULL_DAY.sub(" ", days.written(text))))
    try:
        return Period.parse(found.pop()) if len(found) == 1 else None
    except DayError:
        return None


def month_in(text: str) -> int | None:
    """The one month, without a year or with it, that a text says it is of.

    >>> month_in("3月"), month_in("某镇3月份安全隐患清单"), month_in("1-6月"), month_in("3月5日")
    (3, 3, None, None)
    """
    found = set(_MONTH.findall(days.written(text)))
    return int(found.pop()) if len(found) == 1 else None


@attrs.frozen
class Said:
    """The days among which one without a year lies, and who says so.

    :param part: the part of the year that the table is of; no deadline lies before it, and nothing happened after it
    """

    period: Period
    by: Words
    part: Period | None = None

    def day(self, text: str, fact: Fact[Any]) -> date | None:
        """The day that a text states without its year, where that is certain."""
        span = (self.period.first, self.period.last)
        day = days.read(days.written(text), span, deadline=fact.deadline)
        if day is None or self.part is None:
            return day
        early, late = day < self.part.first, day > self.part.last
        return None if (fact.deadline and early) or (fact.past and late) else day


@attrs.frozen
class Years:
    """What is known of the year of days without one in a column.

    :param said: the first that says it; None where nobody does, or two disagree
    :param doubt: why it is not known
    :param month: the month of days that state neither year nor month, such as 7日, where the table is of one
    """

    said: Said | None
    doubt: Words
    month: int | None = None

    @staticmethod
    def of(table: Sequence[Said], others: Sequence[Said], month: int | None = None) -> Years:
        """The year that is said in a table, or by others where it says none.

        :param table: what the header of the column, the names and the titles of the table say, nearest first
        :param others: what holds where a table says nothing
        """
        said = table or others
        if not said:
            return Years(None, _UNSAID)
        if len({each.period for each in said}) == 1:
            return Years(said[0], _UNSAID, month)
        zh = "，".join(f"{each.by.zh}为{each.period.label()}" for each in said)
        en = ", ".join(f"{each.by.en} says {each.period.label('en')}" for each in said)
        return Years(None, Words(zh, en))

    def read(self, texts: Iterable[str], fact: Fact[Any]) -> dict[str, date | Invalid]:
        """The days without a year among some texts that do not parse; invalid where the year is not certain."""
        full = {text: self._with_month(text, fact) for text in texts}
        yearless = {
            t: day for t, day in full.items() if days.lacks_year(days.written(day), deadline=fact.deadline)
        }
        cut = _cut(list(yearless))
        return {text: self._read(day, fact, cut=text in cut) for text, day in yearless.items()}

    def _with_month(self, text: str, fact: Fact[Any]) -> str:
        """A day of what happened, such as 7日, with the month that its table is of."""
        bare = self.month is not None and fact.past and _DAY.fullmatch(days.written(text))
        return f"{self.month}月{days.written(text)}" if bare else text

    def _read(self, text: str, fact: Fact[Any], *, cut: bool) -> date | Invalid:
        if cut:
            month, _, day = days.written(text).partition(".")
            zh = f"应为写全的日期（“{text}”可能是{month}月{day}日，也可能是{month}月{day}0日）"
            en = f"a day in full ({text!r} may be month {month}, day {day} or {day}0)"
            return Invalid(text, Words(zh, en))
        if self.said is None:
            return _undated(text, self.doubt)
        return self.said.day(text, fact) or _undated(text, _outside(self.said))

    def note(self, header: str, count: int) -> Problem:
        """What is said once of a column whose days took their year from elsewhere."""
        assert self.said is not None
        by, period = self.said.by, self.said.period
        one = period.first.year == period.last.year
        label = Words(
            period.label() if one else f"{period.label()}内的年份",
            period.label("en") if one else f"the year in {period.label('en')}",
        )
        words = Words(
            f"有{count}个日期未写年份，按{by.zh}取{label.zh}",
            f"{count} days without a year, taken as {by.en} says: {label.en}",
        )
        return Problem("from_context", words, column=header, value=period.label())

    def disordered(self, text: str, other: Words) -> Invalid:
        """A day that would come before one that it follows, or after one that follows it."""
        assert self.said is not None
        by, period = self.said.by, self.said.period
        why = Words(
            f"按{by.zh}取{period.label()}，则与“{other.zh}”先后颠倒",
            f"in {period.label('en')}, which {by.en} says, it is out of order with {other.en!r}",
        )
        return _undated(text, why)


_UNSAID = Words(
    "表头、工作表名、文件名、标题和设置均未写明年份",
    "no header, name, title or setting says the year",
)


def _undated(text: str, why: Words) -> Invalid:
    return Invalid(text, Words(f"应为写明年份的日期（{why.zh}）", f"a day with its year ({why.en})"))


def _outside(said: Said) -> Words:
    period = said.part or said.period
    return Words(
        f"{said.by.zh}为{period.label()}，无法由此确定年份",
        f"{said.by.en} says {period.label('en')}, which does not tell its year",
    )


def _cut(texts: Sequence[str]) -> frozenset[str]:
    """Texts such as 4.1 that a spreadsheet makes of 4.10 when it takes it for a number; none where 4.10 stands too."""
    written = {days.written(text): text for text in texts}
    short = {text: found[1] for text in written if (found := _SHORT.fullmatch(text))}
    kept = any(re.fullmatch(r"\d{1,2}\.[123]0", text) for text in written)
    return frozenset() if kept else frozenset(written[text] for text in short)
