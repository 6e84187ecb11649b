"""Windows: how many days, months or years the stretch of time has that a text names last before a place."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from ansheng import numerals
from ansheng.auditing.text import words

_PLAN = re.compile(r"“(?P<plan>十[一二三四五]?五)”?(?:期间|时期|以来)?")
_TO = r"(?:-|至|到|起至|起到)"
_WINDOW = re.compile(
    rf"(?P<days>(?:(?P<y>(?:19|20)[0-9]{{2}})年)?(?P<m>[0-9]{{1,2}})月(?P<d>[0-9]{{1,2}})[日号]?{_TO}"
    r"(?:(?:(?:19|20)[0-9]{2})年)?(?:(?P<n>[0-9]{1,2})月)?(?P<e>[0-9]{1,2})[日号])"
    rf"|(?P<years>(?P<first>(?:19|20)[0-9]{{2}})年?{_TO}(?P<last>(?:19|20)[0-9]{{2}})年?)"
    rf"|(?P<months>(?:(?P<of>(?:19|20)[0-9]{{2}})年)?(?P<from>[0-9]{{1,2}})月?份?{_TO}(?P<to>[0-9]{{1,2}})月)"
    r"|(?P<named>上半年|下半年|前三季度|前两季度|[一二三四]季度|全年)"
    r"|(?:(?P<in>(?:19|20)[0-9]{2})年)?(?<![0-9])(?P<month>[0-9]{1,2})月份?(?![0-9末底])"
    r"|(?P<year>(?:19|20)[0-9]{2})年(?![初末底])"
    r"|(?P<length>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?P<unit>天|个月|年)(?:间|来|内|期间|共|累计|里)"
    r"|(?:假期|期间|为期|历时|时长|季度|半年)(?P<told>[0-9]{1,3})天"
)  # fmt: skip
_NAMED = {
    "上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "前两季度": (1, 6), "一季度": (1, 3), "二季度": (4, 6),
    "三季度": (7, 9), "四季度": (10, 12), "全年": (1, 12),
}  # fmt: skip
_LOOK, _LAST = 400, 3


def lengths(text: str, unit: str) -> tuple[int, ...]:
    """The lengths in ``日``, ``月`` or ``年`` of the last windows that a text names, the last first.

    >>> lengths("2024年7月8日-7月14日，", "日"), lengths("2009年1-9月，", "日"), lengths("今年2月，", "日")
    ((7,), (273,), (28, 29))
    >>> lengths("2019年至2023年，", "年"), lengths("上半年，", "月")
    ((5,), (6,))
    """
    found = list(_WINDOW.finditer(text[-_LOOK:]))[::-1]
    made = [length for window in found[:_LAST] for length in _LENGTHS[unit](window)]
    return tuple(dict.fromkeys(made))


def _days(window: re.Match[str]) -> Iterator[int]:
    if window["days"]:
        year, first = window["y"], int(window["m"])
        last = int(window["n"] or first)
        ends = (
            _day(year, last, window["e"], leap) - _day(year, first, window["d"], leap)
            for leap in (False, True)
        )
        yield from (days + 1 for days in ends if days >= 0)
    elif window["told"] or (window["length"] and window["unit"] == "天"):
        yield _number(window["told"] or window["length"])
    elif window["months"] or window["named"] or window["month"]:
        first, last = _ends(window)
        year = window["of"] or window["in"]
        if 1 <= first <= last <= 12:
            yield from (
                _day(year, last + 1, "1", leap) - _day(year, first, "1", leap) for leap in (False, True)
            )
    elif window["year"]:
        yield 365 + calendar.isleap(int(window["year"]))


def _months(window: re.Match[str]) -> Iterator[int]:
    if window["months"] or window["named"]:
        first, last = _ends(window)
        if first <= last:
            yield last - first + 1
    elif window["length"] and window["unit"] == "个月":
        yield _number(window["length"])
    elif window["year"]:
        yield 12


def _years(window: re.Match[str]) -> Iterator[int]:
    if window["years"] and window["first"] < window["last"]:
        yield int(window["last"]) - int(window["first"]) + 1
    elif window["length"] and window["unit"] == "年":
        yield _number(window["length"])


_LENGTHS = {"日": _days, "月": _months, "年": _years}


def _ends(window: re.Match[str]) -> tuple[int, int]:
    """The first and the last month of a window."""
    if window["named"]:
        return _NAMED[window["named"]]
    if window["months"]:
        return int(window["from"]), int(window["to"])
    return int(window["month"]), int(window["month"])


def _day(year: str | None, month: int, day: str, leap: bool) -> int:
    """The number of a day in its year, which is a leap year as the year says or, without one, as asked."""
    leap = calendar.isleap(int(year)) if year else leap
    return sum(calendar.monthrange(2024 if leap else 2023, one)[1] for one in range(1, month)) + int(day)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else numerals.integer(text) or 0


def years_of(text: str) -> tuple[int, int] | None:
    """The first and last year of the span that a text names, if it names one only."""
    spans = {words.PLANS[name] for found in _PLAN.finditer(text) if (name := found["plan"]) in words.PLANS}
    spans |= {(int(found["first"]), int(found["last"])) for found in _WINDOW.finditer(text) if found["years"]}
    return spans.pop() if len(spans) == 1 else None
