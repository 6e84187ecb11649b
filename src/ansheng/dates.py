"""Days and periods: reading, shifting and naming them; the one door to dateutil and chinesecalendar.

Nothing but :func:`today` asks what day it is: every other day is given by the caller.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
import re
from collections.abc import Iterator

import attrs
from dateutil.relativedelta import relativedelta

from ansheng import days, numerals, zones
from ansheng.days import FIRST_YEAR, LAST_YEAR, Span
from ansheng.errors import DayError, check_lang
from ansheng.words import Lang, Words

_SHORTEST = len("2024-6-1 1:00Z")
_FORMS = "2020", "2020-07", "2020Q3", "2020H1", "2020-07..2020-12", "2020-07-01..2020-12-31"
_CHINESE_FORMS = "2020年1—8月", "2020年上半年", "2020年三季度"
_DASH = re.compile(r"\s*(?:\.\.|[-~—–]+|至|到)\s*")
_QUARTER = r"(?:-?[Qq]([1-4])|年第?([一二三四1-4])季度)"
_HALF = r"(?:-?[Hh]([12])|年([上下])半年)"


def parse_day(value: object, *, deadline: bool = False) -> dt.date | None:
    """The day that a cell or a field states, or None where it states none.

    Read are dates and datetimes, text such as 2020-07-01, 2020/7/1, 2020.7.1, 20200701, 2020年7月1日, 20年7月1日,
    20.7.1 and 二〇二〇年七月一日 (full-width digits, a day of the week and a time of day are allowed), and the serial
    numbers of spreadsheets from 1990 to 2100, given as a number or as five digits. A day that is not in the calendar,
    one without a year, a span of days and a year outside 1900 to 2100 are None: nothing is rolled over or guessed.

    A time that states its zone is taken to China's time (see :func:`china_time`) and its day there is the day; a time
    without a zone is taken as it stands.

    :param deadline: whether the day is one until which something is due; then 2020年6月 and 2020年6月底前 are its last
        day, and 2020年7月1日前 that day

    >>> parse_day("2020年7月1日"), parse_day("44013"), parse_day("2020-02-30")
    (datetime.date(2020, 7, 1), datetime.date(2020, 7, 1), None)
    >>> parse_day("2024-06-30T17:00:00Z"), parse_day("2024-06-30T17:00:00")
    (datetime.date(2024, 7, 1), datetime.date(2024, 6, 30))
    """
    if isinstance(value, dt.datetime):
        return (china_time(value) or value).date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return days.serial_day(value) if math.isfinite(value) else None
    return days.read(days.written(value), deadline=deadline) if isinstance(value, str) else None


def china_time(value: object) -> dt.datetime | None:
    """The time in China, written without a zone, of a time that states its zone; None for everything else.

    Read are datetimes with a zone, and text such as 2024-06-30T17:00:00Z and 2024-06-30 17:00:00+00:00. In ``2024-06-30
    08:00-12:00`` no zone is stated: that is from eight to twelve.

    >>> china_time("2024-06-30T17:00:00Z"), china_time("2024-06-30 08:00-12:00")
    (datetime.datetime(2024, 7, 1, 1, 0), None)
    """
    stated = _stated(value)
    return stated and zones.in_china(*stated)


def is_foreign(value: object) -> bool:
    """Whether a value is a time of a zone other than China's, so that it is converted; such a column is listed.

    >>> is_foreign("2024-06-30T17:00:00Z"), is_foreign("2024-06-30T17:00:00+08:00"), is_foreign("2024-06-30")
    (True, False, False)
    """
    stated = _stated(value)
    return stated is not None and stated[1] != zones.EAST


def today() -> dt.date:
    """The day that it is in China."""
    return dt.datetime.now(dt.timezone(zones.EAST)).date()


def shift(day: dt.date, *, years: int = 0, months: int = 0, days: int = 0) -> dt.date:
    """The day so many years, months and days later; the end of a shorter month stands for its missing days.

    >>> shift(dt.date(2020, 2, 29), years=1)
    datetime.date(2021, 2, 28)

    :raises DayError: when the result is not a day of the calendar
    """
    try:
        return day + relativedelta(years=years, months=months, days=days)
    except (ValueError, OverflowError) as error:
        raise DayError(
            Words(
                f"从{_label_zh(Period(day, day))}推算的日期超出日历范围；请核对日期和期限",
                f"the day reckoned from {day} is outside the calendar; check the day and the term",
            )
        ) from error


def is_workday(day: dt.date) -> bool:
    """Whether the day is a working day in mainland China, with its holidays and make-up days.

    :raises DayError: for a year whose holiday schedule is not known
    """
    import chinese_calendar  # type: ignore[import-untyped]

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError as error:
        known = sorted(chinese_calendar.holidays)
        first, last = known[0].year, known[-1].year
        raise DayError(
            Words(
                f"无{day.year}年的放假安排，无法推算工作日；现有{first}—{last}年的安排；请更新 chinesecalendar",
                f"the holidays of {day.year} are not known, so its working days cannot be counted; "
                f"known are {first} to {last}; update chinesecalendar",
            )
        ) from error


def add_workdays(day: dt.date, n: int) -> dt.date:
    """The n-th working day after ``day``, or before it for a negative ``n``; ``day`` itself for 0.

    :raises DayError: when it passes a year whose holiday schedule is not known
    """
    step = dt.timedelta(days=1 if n > 0 else -1)
    left = abs(n)
    while left:
        day += step
        left -= is_workday(day)
    return day


@attrs.frozen(order=True)
class Period:
    """A span of whole days, both ends included.

    >>> Period.parse("2020年三季度")
    Period(first=datetime.date(2020, 7, 1), last=datetime.date(2020, 9, 30))
    """

    first: dt.date
    last: dt.date

    def __attrs_post_init__(self) -> None:
        if self.first > self.last:
            zh = f"统计期间的起日（{day_label(self.first)}）晚于止日（{day_label(self.last)}）；请更正"
            raise DayError(
                Words(zh, f"the period begins on {self.first}, after its end {self.last}; correct one")
            )

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a year, half-year, quarter, month, day, or a span between two of them.

        Accepted are "2020", "2020-07", "2020Q3", "2020H1", "2020-07..2020-12", "2020-07-01..2020-12-31",
        "2020年1-8月", "2020年上半年", "2020年三季度", and what :meth:`label` prints in Chinese.

        :raises DayError: for anything else; the message lists what is accepted
        """
        written = days.written(text)
        found = _single(written) or _span(written)
        if not found:
            forms = _FORMS + _CHINESE_FORMS
            zh = f"无法识别统计期间“{text[:40]}”；请写作 {'、'.join(forms[:-1])}或{forms[-1]}"
            raise DayError(Words(zh, f"not a period: {text[:40]!r}; accepted are {', '.join(forms)}"))
        return cls(*found)

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.last - self.first).days + 1

    @property
    def whole_months(self) -> int | None:
        """How many calendar months the period is made of, or None where it cuts one."""
        if self.first.day != 1 or shift(self.last, days=1).day != 1:
            return None
        return _month_number(self.last) - _month_number(self.first) + 1

    def contains(self, day: dt.date) -> bool:
        """Whether the day lies in the period."""
        return self.first <= day <= self.last

    def year_before(self) -> Period:
        """The same months or days one year before; 29 February becomes the 28th."""
        if self.whole_months:
            return self._moved(-12)
        return Period(shift(self.first, years=-1), shift(self.last, years=-1))

    def previous(self) -> Period:
        """The adjoining period before this one and as long: as many whole months, else as many days."""
        if self.whole_months:
            return self._moved(-self.whole_months)
        return Period(shift(self.first, days=-self.days), shift(self.first, days=-1))

    def months(self) -> tuple[Period, ...]:
        """The calendar months of the period in order; those that it cuts are cut."""
        return tuple(self._parts(1))

    def quarters(self) -> tuple[Period, ...]:
        """The calendar quarters of the period in order; those that it cuts are cut."""
        return tuple(self._parts(3))

    def halves(self) -> tuple[Period, ...]:
        """The half-years of the period in order; those that it cuts are cut."""
        return tuple(self._parts(6))

    def label(self, lang: Lang = "zh") -> str:
        """The name of the period in Chinese, or in English with ``lang="en"``.

        >>> Period.parse("2020-01..2020-08").label(), Period.parse("2020-07-03").label("en")
        ('2020年1—8月', '3 July 2020')
        """
        return _label_en(self) if check_lang(lang) == "en" else _label_zh(self)

    def _moved(self, months: int) -> Period:
        last = shift(shift(self.last, days=1), months=months)
        return Period(shift(self.first, months=months), shift(last, days=-1))

    def _parts(self, size: int) -> Iterator[Period]:
        day = self.first
        while day <= self.last:
            start = _month_number(day) // size * size
            end = _month_span(start // 12, start % 12 + 1, start % 12 + size)[1]
            yield Period(day, min(end, self.last))
            day = shift(end, days=1)


def _stated(value: object) -> zones.Stated | None:
    if isinstance(value, dt.datetime):
        offset = value.utcoffset()
        return None if offset is None else (value.replace(tzinfo=None), offset)
    if not isinstance(value, str) or len(value) < _SHORTEST:
        return None
    return days.stated_time(days.written(value))


def day_label(day: dt.date, lang: Lang = "zh") -> str:
    """A day as a sentence writes it.

    >>> day_label(dt.date(2026, 7, 1)), day_label(dt.date(2026, 7, 1), "en")
    ('2026年7月1日', '1 July 2026')
    """
    return Period(day, day).label(lang)


def _month_number(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _month_span(year: int, first: int, last: int) -> Span:
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _months(year: str, first: int, last: int) -> Span | None:
    sensible = FIRST_YEAR <= int(year) <= LAST_YEAR and 1 <= first <= last <= 12
    return _month_span(int(year), first, last) if sensible else None


def _single(text: str) -> Span | None:
    if found := re.fullmatch(r"(\d{4})(?:年度?|年?全年)?", text):
        return _months(found[1], 1, 12)
    if found := re.fullmatch(r"(\d{4})" + _QUARTER, text):
        quarter = _ordinal(found[2] or found[3])
        return _months(found[1], quarter * 3 - 2, quarter * 3)
    if found := re.fullmatch(r"(\d{4})" + _HALF, text):
        half = 1 if (found[2] or found[3]) in "1上" else 2
        return _months(found[1], half * 6 - 5, half * 6)
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
        first = _single(left) or (_single(left + right[-1:]) if right[-1:] in ("月", "日", "年") else None)
        last = _single(right) or (_continued(left, right) if first else None)
        if first and last and first[0] <= last[1]:
            return first[0], last[1]
    return None


def _continued(left: str, right: str) -> Span | None:
    found = re.fullmatch(r"(\d{4}年)(\d{1,2}月)?.*", left)
    if not found:
        return None
    return _single(found[1] + right) or (_single(found[1] + found[2] + right) if found[2] else None)


def _label_zh(period: Period) -> str:
    first, last, months = period.first, period.last, period.whole_months
    year = f"{first.year}年"
    same_year, same_month = first.year == last.year, _month_number(first) == _month_number(last)
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


def _label_en(period: Period) -> str:
    first, last, months = period.first, period.last, period.whole_months
    same_year, same_month = first.year == last.year, _month_number(first) == _month_number(last)
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
