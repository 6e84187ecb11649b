"""Spans: how offices write a span of days, and the name of one; the text of :class:`ansheng.dates.Period`.

A word that depends on the day on which it is read, such as 去年, says nothing here.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from ansheng import days, numerals
from ansheng.days import FIRST_YEAR, LAST_YEAR, Span
from ansheng.words import Words

_FORMS = "2020", "2020-07", "2020Q3", "2020H1", "2020-07..2020-12", "2020-07-01..2020-12-31"
_CHINESE_FORMS = "2020年1—8月", "2020年上半年", "2020年前三季度", "截至2020年6月"
_DASH = re.compile(r"\s*(?:\.\.|[-~—–]+|至|到)\s*")
_QUARTER = r"(?:-?[Qq]([1-4])|年[Qq]([1-4])|(?:年第?|第)?([一二三四])季度|(?:年第?|第)([1-4])季度)"
_HALF = r"(?:-?[Hh]([12])|年?([上下])半年)"
_FROM_START = re.compile(
    r"(\d{4})年?前(?:(\d{1,2}|[一二两三四五六七八九十]{1,3})个?月|([一二两三四1-4])个?季度)"
)
_UNTIL = re.compile(r"(?:截至|截止到?)(.+?)[底末]?")
_CHINESE_YEAR = re.compile(r"^([〇零○一二三四五六七八九]{4})(?=年)")
_CHINESE_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}(?=[月日号])")
_RELATIVE = re.compile(
    r"[去今明前上本当同]年|[上本下当]个?月|[上本下当]个?季度|[上本下当]一?周|目前|今[天日]|近|同期"
)
_SOME_YEAR = 2020


def read(text: str, year: int | None = None) -> Span | None:
    """The first and the last day that a text names, or None where it names none.

    :param text: without full-width figures, and without blanks beside 年 and 月
    :param year: the year of a text that states none, such as 前三季度
    """
    written = _CHINESE_NUMBER.sub(_arabic, _CHINESE_YEAR.sub(_arabic, text))
    until = _UNTIL.fullmatch(written)
    stated = until[1] if until else written
    forms = [stated] if year is None or not stated else [stated, f"{year}年{stated}"]
    found = next((span for form in forms if (span := _single(form) or _span(form))), None)
    return (dt.date(found[1].year, 1, 1), found[1]) if found and until else found


def unread(text: str) -> Words:
    """Why a text that names no span names none, and what is accepted."""
    shown = text[:40]
    if _RELATIVE.search(text):
        return Words(
            f"统计期间“{shown}”随读取的日期而变，无法确定；请写明起止时间，例如2020年、{_CHINESE_FORMS[0]}或2020Q3",
            f"not a period: {shown!r} depends on the day on which it is read; state the year, "
            f"e.g. 2020, 2020Q3 or {_CHINESE_FORMS[0]}",
        )
    if read(text, _SOME_YEAR):
        return Words(
            f"统计期间“{shown}”未写年份；请写明，例如{_CHINESE_FORMS[0]}、2020Q3",
            f"not a period: {shown!r} states no year; write e.g. {_CHINESE_FORMS[0]} or 2020Q3",
        )
    forms = _FORMS + _CHINESE_FORMS
    return Words(
        f"无法识别统计期间“{shown}”；请写作 {'、'.join(forms[:-1])}或{forms[-1]}",
        f"not a period: {shown!r}; accepted are {', '.join(forms)}",
    )


def month_number(day: dt.date) -> int:
    """The number of a day's month, counted through the years."""
    return day.year * 12 + day.month - 1


def of_months(year: int, first: int, last: int) -> Span:
    """The days from the first to the last of these months of a year."""
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _arabic(found: re.Match[str]) -> str:
    value = numerals.digits(found[0]) if len(found[0]) == 4 else numerals.integer(found[0])
    return found[0] if value is None else str(value)


def _months(year: str, first: int, last: int) -> Span | None:
    sensible = FIRST_YEAR <= int(year) <= LAST_YEAR and 1 <= first <= last <= 12
    return of_months(int(year), first, last) if sensible else None


def _single(text: str) -> Span | None:
    if found := re.fullmatch(r"(\d{4})(?:年度?|年?全年)?", text):
        return _months(found[1], 1, 12)
    if found := re.fullmatch(r"(\d{4})" + _QUARTER, text):
        quarter = _ordinal(found[2] or found[3] or found[4] or found[5])
        return _months(found[1], quarter * 3 - 2, quarter * 3)
    if found := re.fullmatch(r"(\d{4})" + _HALF, text):
        half = 1 if (found[2] or found[3]) in "1上" else 2
        return _months(found[1], half * 6 - 5, half * 6)
    if found := _FROM_START.fullmatch(text):
        return _months(found[1], 1, _ordinal(found[2]) if found[2] else _ordinal(found[3]) * 3)
    if found := re.fullmatch(r"(\d{4})(?:[-/.](\d{1,2})|年(\d{1,2})月份?|(0[1-9]|1[0-2]))", text):
        month = int(found[2] or found[3] or found[4])
        return _months(found[1], month, month)
    day = days.read(text) if not days.is_serial(text) else None
    return (day, day) if day else None


def _ordinal(text: str) -> int:
    return numerals.integer(text) or int(text)


def _span(text: str) -> Span | None:
    for dash in _DASH.finditer(text):
        left, right = text[: dash.start()], text[dash.end() :]
        unit = next((unit for unit in ("季度", "月", "日", "年") if right.endswith(unit)), None)
        first = _single(left) or (_single(left + unit) if unit else None)
        last = _single(right) or (_continued(left, right) if first else None)
        if first and last and first[0] <= last[1]:
            return first[0], last[1]
    return None


def _continued(left: str, right: str) -> Span | None:
    found = re.fullmatch(r"(\d{4}年)(\d{1,2}月)?.*", left)
    if not found:
        return None
    within = _single(found[1] + right)
    return within or (_single(found[1] + found[2] + right) if found[2] else None)


def label_zh(first: dt.date, last: dt.date, months: int | None) -> str:
    """The name of a span in Chinese; ``months`` is how many whole months it has, None where it cuts one."""
    year = f"{first.year}年"
    same_year, same_month = first.year == last.year, month_number(first) == month_number(last)
    if months and (first.month, last.month) == (1, 12):
        return year if same_year else f"{first.year}—{last.year}年"
    if months == 6 and first.month in (1, 7):
        return year + ("上半年" if first.month == 1 else "下半年")
    if months == 3 and first.month % 3 == 1:
        return f"{year}{'一二三四'[first.month // 3]}季度"
    if months:
        end = f"{last.month}月" if same_year else f"{last.year}年{last.month}月"
        start = f"{first.month}月" if not same_year else str(first.month)
        return year + end if same_month else f"{year}{start}—{end}"
    start = f"{year}{first.month}月{first.day}日"
    if first == last:
        return start
    if same_month:
        return f"{year}{first.month}月{first.day}—{last.day}日"
    return f"{start}—{'' if same_year else f'{last.year}年'}{last.month}月{last.day}日"


def label_en(first: dt.date, last: dt.date, months: int | None) -> str:
    """The name of a span in English; ``months`` as for :func:`label_zh`."""
    same_year, same_month = first.year == last.year, month_number(first) == month_number(last)
    names = calendar.month_name
    if months and (first.month, last.month) == (1, 12):
        return str(first.year) if same_year else f"{first.year}–{last.year}"
    if months and same_month:
        return f"{names[first.month]} {first.year}"
    if months:
        start = names[first.month] if same_year else f"{names[first.month]} {first.year}"
        return f"{start} – {names[last.month]} {last.year}"
    end = f"{last.day} {names[last.month]} {last.year}"
    if first == last:
        return end
    if same_month:
        return f"{first.day}–{end}"
    return f"{first.day} {names[first.month]}{'' if same_year else f' {first.year}'} – {end}"
