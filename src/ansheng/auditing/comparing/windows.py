"""Windows: the spans of days that a text names, with the year that it leaves out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import attrs

from ansheng.auditing.comparing.book import Book
from ansheng.dates import Period
from ansheng.errors import DayError

_YEAR = r"(?:(?:19|20)[0-9]{2}年度?|今年|本年度?|去年|上年)"
_MONTHS = r"[0-9]{1,2}(?:月份?)?[-至到][0-9]{1,2}月份?"
_DAYS = r"[0-9]{1,2}月[0-9]{1,2}日"
TOKEN = re.compile(
    rf"(?P<until>(?:截至|截止到?){_YEAR}?(?:{_DAYS}|[0-9]{{1,2}}月份?)[底末]?|(?:截至|截止到?)(?:{_YEAR}|年)[底末])"
    rf"|(?P<since>{_YEAR}?[0-9]{{1,2}}月份?(?:以来|起(?![0-9])))"
    rf"|(?P<span>{_YEAR}?{_DAYS}[-至到]{_YEAR}?(?:{_DAYS}|[0-9]{{1,2}}日))"
    rf"|(?P<day>{_YEAR}?{_DAYS})"
    rf"|(?P<months>{_YEAR}?{_MONTHS})"
    rf"|(?P<part>{_YEAR}?(?:第?[一二三四1-4]季度|[上下]半年|前[一二三两1-3]个?季度|前(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})个?月))"
    rf"|(?P<month>{_YEAR}?[0-9]{{1,2}}月份?(?:当月)?)"
    rf"|(?P<so_far>(?:{_YEAR}|年初)以来|{_YEAR}?(?:截至)?目前|截至目前|截至(?:今|日前))"
    r"|(?P<campaign>(?:专项)?(?:行动|整治|活动|工作)?(?:开展|启动|实施|部署)?以来)"
    rf"|(?P<same>(?:去年|上年|(?:19|20)[0-9]{{2}}年)?同期(?!报)|[较比与同]{_YEAR}(?:全年|[0-9]{{1,2}}月份?|{_MONTHS}|[上下]半年|[一二三四]季度)?(?!同期)"
    r"|[较比](?:[0-9]{1,2}月份?(?![0-9])|第?[一二三四]季度|上半年)(?!同期))"
    rf"|(?P<year>{_YEAR}全年|{_YEAR}|全年)"
    r"|(?P<refers>[本当]月(?!日))|(?P<unclear>上月|[本当上]季度?|[本当上]周|“?十[一二三四五]+五”?(?:时期|期间|以来)?|近[一二三两0-9]+年|昨日|今日|[\u4e00-\u9fff]{2}期间|前期|此前)"
)
_PAGE_DAY = re.compile(r"(?:时间|日期|发布)：?\s?((?:19|20)[0-9]{2})[-年.][0-9]{1,2}")
_SIGNED = re.compile(r"((?:19|20)[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日$")
_FIRST_LINES, _TITLE, _MONTH = 400, 40, 31


@attrs.frozen
class Windows:
    """The windows that a text may mean.

    :param book: what the text is compared with
    :param year: the year that 今年 is
    :param default: the windows where a sentence names none; empty where the text leaves it open
    """

    book: Book
    year: int | None
    default: tuple[Period, ...]

    @classmethod
    def of(cls, text: str, book: Book, *, given: bool) -> Windows:
        """The windows of a text.

        :param given: whether the caller said which period the text is about
        """
        first = cls(book, _year(text, book, given=given), ())
        stated = [w for found in TOKEN.finditer(text) if (w := first.read(found)) and w != OPEN]
        title = [w for found in TOKEN.finditer(_heading(text)) if (w := first.read(found))]
        own: tuple[Period, ...] = (book.window,) if book.window else ()
        if given or not stated:
            default = own
        elif title:
            default = title[-1]
        else:
            default = own if all(w == own for w in stated) else ()
        return cls(book, first.year, default)

    def read(self, found: re.Match[str]) -> tuple[Period, ...] | None:
        """The windows that a token may mean: none where it says nothing of a window, empty where that is open."""
        kind, text = found.lastgroup, found[0]
        if kind == "same":
            return None
        if kind in ("day", "refers", "unclear") or self.year is None:
            return OPEN
        if kind == "so_far":
            return tuple(self._since(dt.date(self._year_of(text), 1, 1)))
        if kind == "since":
            month = self._parsed(re.sub("以来|起", "", text))
            return tuple(self._since(month.first)) if month else OPEN
        if kind == "campaign":
            return tuple(self._since(self.book.starts)) if self.book.starts else OPEN
        window = self._parsed(text)
        return OPEN if window is None else (window,)

    def _parsed(self, text: str) -> Period | None:
        year = self._year_of(text)
        if re.search(r"年[底末]", text):
            return Period(dt.date(year, 1, 1), dt.date(year, 12, 31))
        written = re.sub(r"今年|本年度?|去年|上年", f"{year}年", text).replace("全年", "").replace("当月", "")
        written = written.replace("月份", "月")
        try:
            return Period.parse(written or f"{year}年", year=year)
        except DayError:
            return None

    @property
    def month(self) -> tuple[Period, ...]:
        """The month of the title, which 本月 is; none where it names none."""
        return tuple(one for one in self.default if is_month(one))

    def _year_of(self, text: str) -> int:
        assert self.year is not None
        stated = re.search(r"(?:19|20)[0-9]{2}(?=年)", text)
        if stated:
            return int(stated[0])
        return self.year - 1 if re.search("去年|上年", text) else self.year

    def _since(self, first: dt.date) -> Iterator[Period]:
        """From a day on, to the end of the period and to the as-of day, which are mostly the same."""
        ends = (self.book.window.last if self.book.window else None, self.book.as_of)
        for last in dict.fromkeys(end for end in ends if end and end >= first):
            yield Period(first, last)


OPEN: tuple[Period, ...] = ()
"""What a token means that names a window which nobody can tell."""


def is_month(window: Period) -> bool:
    """Whether a window is one month of the calendar."""
    after = window.last + dt.timedelta(days=1)
    return window.first.day == after.day == 1 and window.first.month == window.last.month and _short(window)


def _short(window: Period) -> bool:
    return (window.last - window.first).days < _MONTH


def _heading(text: str) -> str:
    """The title: the first line that says something, if it is no sentence."""
    line = next((line for line in text[:_FIRST_LINES].split("\n") if line.strip(" #")), "")
    return line if len(line) <= _TITLE and not line.endswith(("。", "；")) else ""


def _year(text: str, book: Book, *, given: bool) -> int | None:
    """The year that a text is written for: of the period given, else of its date, its title or the dossier."""
    own = book.window.last.year if book.window else None
    if given:
        return own
    dated = _PAGE_DAY.search(text[:5000]) or _SIGNED.fullmatch(text.rstrip().rpartition("\n")[2].strip())
    if dated:
        return int(dated[1])
    titled = re.search(r"(?<![0-9])((?:19|20)[0-9]{2})年", _heading(text))
    return int(titled[1]) if titled else own
