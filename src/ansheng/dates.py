"""Days and periods: reading, shifting and naming them; the one door to dateutil and chinesecalendar.

Nothing but :func:`today` asks what day it is: every other day is given by the caller.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, Literal, TypeAlias, get_args

import attrs
from dateutil.relativedelta import relativedelta

from ansheng import days, spans, zones
from ansheng.errors import DayError, UnknownNameError, check_lang
from ansheng.spans import month_number, of_months
from ansheng.words import Lang, Words

AnyDay: TypeAlias = dt.date | str
"""A day as a caller may give it: a date, a time (see :func:`china_time`), or text such as ``"2026-07-01"``."""

AnyPeriod: TypeAlias = "Period | str"
"""A period as a caller may give it: a :class:`Period`, or text such as ``"2020-07"`` (see :meth:`Period.parse`)."""

Every = Literal["week", "month", "quarter", "half", "year"]
"""Into what a period is split; a week begins on Monday."""

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_WEEK = 7

_SHORTEST = len("2024-6-1 1:00Z")
_NO_SERIAL = 10**8
"""A number of more digits than 20200701 is no day; neither is an infinite one, or one too large to look at."""


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
        return None if _is_no_time(value) else (china_time(value) or value).date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return days.serial_day(value) if 0 < value < _NO_SERIAL else None
    if type(value).__name__ == "datetime64":
        return _of_numpy(value)
    return days.read(days.written(value), deadline=deadline) if isinstance(value, str) else None


def _is_no_time(value: dt.datetime) -> bool:
    """Whether it is the NaT of pandas, which is a time by its class and equals nothing."""
    return value != value


def _of_numpy(value: Any) -> dt.date | None:
    """The day of a time of numpy's, which states no zone; None for one outside the calendar, and for NaT."""
    at = value.astype("datetime64[us]").item()
    return at.date() if isinstance(at, dt.datetime) else None


def day_of(value: AnyDay, name: str = "") -> dt.date:
    """The day that a caller gives, as a day or as text; every function of the library that takes a day takes both.

    :param name: what the day is given for, such as ``"on"``; it stands in the message
    :raises DayError: it is not a day

    >>> day_of("2026-07-01"), day_of("2024-06-30T17:00:00Z")
    (datetime.date(2026, 7, 1), datetime.date(2024, 7, 1))
    """
    day = parse_day(value)
    if day is None:
        raise DayError(
            Words(
                f"{name} 应为日期（如 2026-07-01），收到“{value}”".lstrip(),
                f"{name}: {value!r} is not a day; write one such as 2026-07-01".lstrip(": "),
            )
        )
    return day


def maybe_day(value: AnyDay | None, name: str = "") -> dt.date | None:
    """:func:`day_of` where a day need not be given."""
    return None if value is None else day_of(value, name)


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


def shift(day: AnyDay, *, years: int = 0, months: int = 0, days: int = 0) -> dt.date:
    """The day so many years, months and days later; the end of a shorter month stands for its missing days.

    >>> shift(dt.date(2020, 2, 29), years=1)
    datetime.date(2021, 2, 28)

    :raises DayError: when the result is not a day of the calendar
    """
    try:
        return day_of(day) + relativedelta(years=years, months=months, days=days)
    except (ValueError, OverflowError) as error:
        raise DayError(
            Words(
                f"从{day_label(day)}推算的日期超出日历范围；请核对日期和期限",
                f"the day reckoned from {day} is outside the calendar; check the day and the term",
            )
        ) from error


def is_workday(day: AnyDay) -> bool:
    """Whether the day is a working day in mainland China, with its holidays and make-up days.

    :raises DayError: for a year whose holiday schedule is not known
    """
    import chinese_calendar  # type: ignore[import-untyped]

    day = day_of(day)
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


def add_workdays(day: AnyDay, n: int) -> dt.date:
    """The n-th working day after ``day``, or before it for a negative ``n``; ``day`` itself for 0.

    :raises DayError: when it passes a year whose holiday schedule is not known
    """
    step = dt.timedelta(days=1 if n > 0 else -1)
    day, left = day_of(day), abs(n)
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
    def parse(cls, text: str, *, year: int | None = None) -> Period:
        """Read a year, half-year, quarter, month, day, or a span between two of them.

        Accepted are "2020", "2020-07", "2020Q3", "2020H1", "2020-07..2020-12", "2020-07-01..2020-12-31",
        "2020年1-8月", "2020上半年", "2020年第三季度", "2020年前三季度", "2020年前10个月", "二〇二〇年八月", and what
        :meth:`label` prints in Chinese. "截至2020年6月" runs from the first day of that year. Words that depend on the
        day on which they are read, such as 去年, are refused.

        :param year: the year where the text states none, such as "前三季度"
        :raises DayError: for anything else; the message lists what is accepted

        >>> Period.parse("2024年前三季度").label(), Period.parse("下半年", year=2024).label()
        ('2024年1—9月', '2024年下半年')
        """
        written = days.written(text)
        found = spans.read(written, year)
        if not found:
            raise DayError(spans.unread(written))
        return cls(*found)

    @classmethod
    def of(cls, value: AnyPeriod) -> Period:
        """The period that a caller gives, as a period or as text; every function that takes a period takes both.

        :raises DayError: it is not a period

        >>> Period.of("2020") == Period.of(Period.of("2020"))
        True
        """
        return value if isinstance(value, cls) else cls.parse(str(value))

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.last - self.first).days + 1

    @property
    def whole_months(self) -> int | None:
        """How many calendar months the period is made of, or None where it cuts one."""
        if self.first.day != 1 or shift(self.last, days=1).day != 1:
            return None
        return month_number(self.last) - month_number(self.first) + 1

    def contains(self, day: AnyDay) -> bool:
        """Whether the day lies in the period."""
        return self.first <= day_of(day) <= self.last

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

    def split(self, every: Every) -> tuple[Period, ...]:
        """The weeks, months, quarters, half-years or years of the period in order; those that it cuts are cut.

        :raises UnknownNameError: ``every`` is none of these; they are listed

        >>> [part.label() for part in Period.parse("2020").split("half")]
        ['2020年上半年', '2020年下半年']
        """
        if every not in get_args(Every):
            raise UnknownNameError.of(Words("统计周期", "span"), str(every), get_args(Every))
        return tuple(self._weeks() if every == "week" else self._parts(_MONTHS[every]))

    def label(self, lang: Lang = "zh") -> str:
        """The name of the period in Chinese, or in English with ``lang="en"``.

        >>> Period.parse("2020-01..2020-08").label(), Period.parse("2020-07-03").label("en")
        ('2020年1—8月', '3 July 2020')
        """
        name = spans.label_en if check_lang(lang) == "en" else spans.label_zh
        return name(self.first, self.last, self.whole_months)

    def _moved(self, months: int) -> Period:
        last = shift(shift(self.last, days=1), months=months)
        return Period(shift(self.first, months=months), shift(last, days=-1))

    def _parts(self, size: int) -> Iterator[Period]:
        day = self.first
        while day <= self.last:
            start = month_number(day) // size * size
            end = of_months(start // 12, start % 12 + 1, start % 12 + size)[1]
            yield Period(day, min(end, self.last))
            day = shift(end, days=1)

    def _weeks(self) -> Iterator[Period]:
        day = self.first
        while day <= self.last:
            end = shift(day, days=_WEEK - 1 - day.weekday())
            yield Period(day, min(end, self.last))
            day = shift(end, days=1)


def _stated(value: object) -> zones.Stated | None:
    if isinstance(value, dt.datetime):
        offset = None if _is_no_time(value) else value.utcoffset()
        return None if offset is None else (value.replace(tzinfo=None), offset)
    if not isinstance(value, str) or len(value) < _SHORTEST:
        return None
    return days.stated_time(days.written(value))


def day_label(day: AnyDay, lang: Lang = "zh") -> str:
    """A day as a sentence writes it.

    >>> day_label(dt.date(2026, 7, 1)), day_label(dt.date(2026, 7, 1), "en")
    ('2026年7月1日', '1 July 2026')
    """
    return Period(day_of(day), day_of(day)).label(lang)
