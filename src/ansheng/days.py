"""Days as they are written: what text, a cell or a serial number of a spreadsheet states, and what it leaves open.

A day without a year is read only where somebody says between which days it lies; a month, or 月底, only where it is a
deadline. Nothing is rolled over or guessed.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from ansheng import numerals, zones

FIRST_YEAR, LAST_YEAR = 1900, 2100
NO_END = dt.date.max
"""9999-12-31, which offices write for "without end"."""


class _Never(dt.date):
    """The type of :data:`NEVER`: a day in comparisons, and a word wherever it is written."""

    def isoformat(self) -> str:
        return "never"

    def __str__(self) -> str:
        return "never"

    def __repr__(self) -> str:
        return "NEVER"

    def __reduce__(self) -> str:
        return "NEVER"


NEVER: dt.date = _Never(1, 1, 1)
"""What was never done has this day: before every other, so that no period since then is too long to have passed.

It is written 从未, or ``"never"`` in data. A column holds it as 0001-01-01, which is no day that anybody may state.
"""

Span = tuple[dt.date, dt.date]
"""The first and the last day."""

_EXCEL_ZERO = dt.date(1899, 12, 30)
_EXCEL_SPAN = (dt.date(1990, 1, 1) - _EXCEL_ZERO).days, (dt.date(LAST_YEAR, 12, 31) - _EXCEL_ZERO).days
_TO_1904 = (dt.date(1904, 1, 1) - _EXCEL_ZERO).days
_SERIAL = re.compile(r"\d{5}(?:\.0*)?")

_MARK = r"\s*[-/.]\s*"
_PART_OF_DAY = r"(?:上午|下午|中午|早上|早晨|晚上|凌晨|夜间|全天)"
_TAIL = (
    r"(?:\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?"
    rf"(?:\s*{_PART_OF_DAY}(?:\s*\d{{1,2}}(?::\d{{1,2}}(?::\d{{1,2}})?|[时点](?:\d{{1,2}}分?|半)?)?)?|{zones.CLOCK})"
)
_WITH_YEAR = (
    rf"(?P<year>\d{{4}}|1[3-9]|[2-4]\d){_MARK}(?P<month>\d{{1,2}}){_MARK}(?P<day>\d{{1,2}})(?!\d)",
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
    r"(?P<year>\d{4}|[0-4]\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})(?:[日号]|(?!\d))",
)
_WITHOUT_YEAR = (
    rf"(?P<month>\d{{1,2}}){_MARK}(?P<day>\d{{1,2}})(?!\d)",
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})(?:[日号]|(?!\d))",
)
_DAY = tuple(form + _TAIL for form in _WITH_YEAR)
_YEARLESS = tuple(form + _TAIL for form in _WITHOUT_YEAR)
_CHINESE_DAY = (
    r"(?:([〇零○一二三四五六七八九]{4})年)?"
    r"([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]?"
)
_BEFORE = re.compile(r"(?<=[日号\d底末])(?:之前|以前|前)(?:完成)?$")
_MONTH = (
    r"(?P<year>\d{4})[-/](?P<month>\d{1,2})|(?:(?P<year_>\d{4})年)?(?P<month_>\d{1,2})月份?(?P<end>[底末])?"
)
_YEAR_END = r"(?:(?P<year>\d{4})年|年)[底末]"
_BLANKS = re.compile(r"(?<!\s)\s++(?=[年月日号])|(?<=[年月])\s++")
_DASH = re.compile(r"\s*(?:[-~—–]+|至|到)\s*")
_NEVER = r"(?:从未|从来未|从没有?|从来没有?|未曾|不曾)(?:{did}|过)?"
_NOT_YET = r"(?:未|没有?|尚未|还未|还没有?|至今未|一直未|一次(?:也|都)(?:未|没有?))(?=.*过)(?:{did})"
_DID = r"(?:进行|开展|组织|实施|做)?过?(?:{done})?过?"
_SOME_YEAR = dt.date(2020, 1, 1), dt.date(2020, 12, 31)


@cache
def _form(pattern: str) -> re.Pattern[str]:
    """A form of days, compiled when the first text is looked at that no form before it fits."""
    return re.compile(pattern)


def written(text: str) -> str:
    """A text as days are looked for in it: half-width, without blanks beside 年, 月 and 日."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).strip()


def read(text: str, within: Span | None = None, *, deadline: bool = False) -> dt.date | None:
    """The day that a text states, or None where it states none.

    :param text: as :func:`written` gives it
    :param within: the days between which one without a year lies; where it lies there twice or not at all, it is None
    :param deadline: whether a month stands for its last day, and what ends in 前 for the day before that word

    >>> read("24.3.5"), read("3月5日"), read("3月5日", (dt.date(2024, 1, 1), dt.date(2024, 12, 31)))
    (datetime.date(2024, 3, 5), None, datetime.date(2024, 3, 5))
    >>> read("2024年6月底前", deadline=True), read("2024年6月底前")
    (datetime.date(2024, 6, 30), None)
    """
    stated = _BEFORE.sub("", text) if deadline else text
    found = _day_in(stated, within)
    if found is None and deadline:
        found = _end_in(stated, within, before=stated != text)
    return found


def is_never(text: str, done: Sequence[str]) -> bool:
    """Whether a text says that a thing was never done.

    :param done: the verbs that say what was to be done; what was never anything else is not meant

    >>> is_never("从未", ["检测"]), is_never("从未检测过", ["检测"]), is_never("未进行过检测。", ["检测"])
    (True, True, True)
    >>> is_never("从未逾期", ["检测"]), is_never("未检测", ["检测"]), is_never("never", ["检测"])
    (False, False, True)
    """
    said = re.sub(r"\s|[。.!]$", "", unicodedata.normalize("NFKC", text)).casefold()
    did = _DID.format(done="|".join(map(re.escape, done)))
    return said == "never" or any(re.fullmatch(form.format(did=did), said) for form in (_NEVER, _NOT_YET))


def lacks_year(text: str, *, deadline: bool = False) -> bool:
    """Whether a text states a day, but for its year.

    >>> lacks_year("7/1"), lacks_year("2024-07-01"), lacks_year("不详")
    (True, False, False)
    """
    return read(text, deadline=deadline) is None and read(text, _SOME_YEAR, deadline=deadline) is not None


def is_span(text: str) -> bool:
    """Whether a text states two days, from one to the other.

    >>> is_span("20200410-20200425"), is_span("2024年3月5日-7日"), is_span("2024-03-05")
    (True, True, False)
    """
    cuts = [(text[: dash.start()], text[dash.end() :]) for dash in _DASH.finditer(text)]
    return any(
        read(first, _SOME_YEAR) and (read(last, _SOME_YEAR) or re.fullmatch(r"\d{1,2}[日号]", last))
        for first, last in cuts
    )


def serial_day(value: float) -> dt.date | None:
    """The day of a serial number of a spreadsheet from 1990 to 2100, or of eight digits such as 20200701."""
    if not _EXCEL_SPAN[0] <= value < _EXCEL_SPAN[1] + 1:
        return read(str(int(value))) if value == value // 1 and len(str(int(value))) == 8 else None
    return _EXCEL_ZERO + dt.timedelta(days=int(value))


def from_1904(text: str) -> str:
    """A serial number that counts from 1904 as one that counts from 1900; any other text as it is.

    >>> from_1904("43657"), from_1904("2023-07-12")
    ('45119', '2023-07-12')
    """
    return str(int(float(text)) + _TO_1904) if is_serial(text) else text


def is_serial(text: str) -> bool:
    """Whether a text has the form of a serial number of a spreadsheet."""
    return _SERIAL.fullmatch(text) is not None


def stated_time(text: str) -> zones.Stated | None:
    """The time and zone of a text that states both."""
    found = next((f for form in _DAY if (f := _form(form).fullmatch(text))), None)
    return zones.stated(_of(found), found) if found and zones.is_named(found) else None


def _day_in(text: str, within: Span | None) -> dt.date | None:
    for form in _DAY:
        if found := _form(form).fullmatch(text):
            return _zoned(found) if zones.is_named(found) else _of(found)
    if found := _form(_CHINESE_DAY).fullmatch(text):
        month, day = numerals.integer(found[2]), numerals.integer(found[3])
        return (
            _only(month, day, within) if found[1] is None else day_of(numerals.digits(found[1]), month, day)
        )
    if _SERIAL.fullmatch(text):
        return serial_day(float(text))
    found = next((f for form in _YEARLESS if (f := _form(form).fullmatch(text))), None)
    return _only(int(found["month"]), int(found["day"]), within) if found else None


def _end_in(text: str, within: Span | None, *, before: bool) -> dt.date | None:
    """The last day of the month or year that a text states; 6月前 may end with May, so it states none."""
    if found := _form(_YEAR_END).fullmatch(text):
        return day_of(int(found["year"]), 12, 31) if found["year"] else _only(12, 31, within)
    found = _form(_MONTH).fullmatch(text)
    if not found or (before and not found["end"]):
        return None
    year, month = int(found["year"] or found["year_"] or 0), int(found["month"] or found["month_"])
    if year and not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return _only(month, None, (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else within)


def _only(month: int | None, day: int | None, within: Span | None) -> dt.date | None:
    """The one day of that month and day, or the one last day of that month, between two days."""
    if within is None or month is None:
        return None
    found = []
    for year in range(within[0].year, within[1].year + 1):
        end = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
        found.append(day_of(year, month, end if day is None else day))
    lying = [each for each in found if each is not None and within[0] <= each <= within[1]]
    return lying[0] if len(lying) == 1 else None


def _of(found: re.Match[str]) -> dt.date | None:
    year = int(found["year"])
    return day_of(year if len(found["year"]) == 4 else 2000 + year, int(found["month"]), int(found["day"]))


def _zoned(found: re.Match[str]) -> dt.date | None:
    stated = zones.stated(_of(found), found)
    if stated is None:
        return None
    at = zones.in_china(*stated)
    return day_of(at.year, at.month, at.day)


def day_of(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    """The day of the calendar with these numbers, from 1900 to 2100 or without end; None where there is none."""
    if (year, month, day) == (9999, 12, 31):
        return NO_END
    if not year or not month or not day or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
