"""Times: spans of days and years that a text names by both ends and by length, and streaks without an accident."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from ansheng import numerals
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.text.passage import Passage, claim
from ansheng.dates import Period, day_label
from ansheng.words import NO_WORDS, Words

_DAY = r"(?:(?P<{0}y>(?:19|20)[0-9]{{2}})年)?(?P<{0}m>[0-9]{{1,2}})月(?:(?P<{0}d>[0-9]{{1,2}})[日号]|底|末)?"
_FROM_TO = re.compile(
    _DAY.format("a") + r"(?:起|开始)?，?(?:-|至|到|开展至|延续至|持续[到至]|一直到|截止到)" + _DAY.format("b")
)
_LENGTH = re.compile(
    r"(?:为期|历时|持续|利用|共计?|开展|总共|期限|集中(?:用|利用)?)(?:为|共|近)?(?P<n>[0-9]{1,4}|[一二两三四五六七八九十百]{1,6})(?P<unit>天|日|个月|年)(?!内)"
)
_NAME = re.compile(r"“?(?P<n>百)日")
_YEARS = re.compile(r"(?P<a>(?:19|20)[0-9]{2})年?[-至到](?P<b>(?:19|20)[0-9]{2})年?")
_YEAR_WORD = re.compile(
    r"(?P<n>[一二两三四五六七八九十]{1,2}|[0-9]{1,2})年(?P<what>行动|计划|规划|期间|间|来)"
)
_MOMENT = re.compile(
    r"(?:(?P<y>(?:19|20)[0-9]{2})年)?(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})[日号](?P<h>[0-9]{1,2})[时点](?:(?P<min>[0-9]{1,2})分)?"
)
_HOURS = re.compile(r"(?:历时|持续|共计?|用时|为期)(?P<n>[0-9]{1,4}|[一二两三四五六七八九十百]{1,6})个?小时")
_STREAK = re.compile(
    r"连续(?:安全(?:生产|运行)?|无事故|实现安全生产)?(?P<n>[0-9]{1,5}|[一二两三四五六七八九十百]{1,6})(?P<unit>个月|天|年|日)"
    r"(?P<window>（[^（）]{0,40}）)?(?P<what>[^，。；\n]{0,4}(?:未|没有|无|零|实现)[^，。；\n]{0,30})?"
)
_SAFE = re.compile(r"连续(?:安全|无事故|实现安全)")
_SINCE = re.compile(
    r"(?:自|从)(?P<y>(?:19|20)[0-9]{2})年(?:(?P<m>[0-9]{1,2})月(?:(?P<d>[0-9]{1,2})[日号])?)?(?:以来|起|至今)"
)
_UNTIL = re.compile(
    r"(?:(?P<y>(?:19|20)[0-9]{2})年|今年|本年)?(?:[0-9]{1,2}月?[-至到])?(?P<m>[0-9]{1,2})月(?:(?P<d>[0-9]{1,2})[日号])?"
)
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")


def spans(passage: Passage) -> Iterator[Claim]:
    """The claims about spans of one sentence."""
    text = passage.text
    if "月" not in text and "年" not in text:
        return
    found = _FROM_TO.search(text)
    if found:
        yield from _days(passage, text, found)
    yield from _hours(passage, text)
    years = _YEARS.search(text)
    named = _YEAR_WORD.search(text)
    if (
        years
        and named
        and abs(named.start() - years.start()) < 40
        and not re.search(
            r"[，。；]", text[min(named.end(), years.end()) : max(named.start(), years.start())]
        )
    ):
        count, stated = int(years["b"]) - int(years["a"]) + 1, _number(named["n"])
        if stated and count > 0:
            yield _span(
                passage,
                stated,
                (count, count - 1),
                min(named.start(), years.start()),
                max(named.end(), years.end()),
                "年",
            )


def _hours(passage: Passage, text: str) -> Iterator[Claim]:
    """The hours between two moments."""
    moments = list(_MOMENT.finditer(text))
    length = _HOURS.search(text)
    if len(moments) != 2 or not length or length.start() < moments[1].end():
        return
    year = moments[1]["y"] or moments[0]["y"] or _any_year(int(moments[0]["m"]), int(moments[1]["m"]))
    stated = _number(length["n"])
    first, last = (_moment(found, year) for found in moments)
    if first is None or last is None or stated is None or first >= last:
        return
    minutes = last - first
    yield _span(passage, stated, (minutes // 60, -(-minutes // 60)), moments[0].start(), length.end(), "小时")


def _moment(found: re.Match[str], year: str | None) -> int | None:
    """A moment in minutes."""
    day = _day(int(found["y"] or year or 0), int(found["m"]), found["d"], False)
    return None if day is None else (day.toordinal() * 24 + int(found["h"])) * 60 + int(found["min"] or 0)


def _days(passage: Passage, text: str, found: re.Match[str]) -> Iterator[Claim]:
    ends = _ends(passage, found)
    lengths = [*_LENGTH.finditer(text)]
    if not ends:
        return
    first, last = ends
    for length in lengths:
        stated = _number(length["n"])
        if stated is None or abs(length.start() - found.start()) > 120:
            continue
        start, end = min(found.start(), length.start()), max(found.end(), length.end())
        if length[0].startswith("集中") and not 0 <= length.start() - found.end() <= 3:
            continue
        if length["unit"] in ("天", "日"):
            days = (last - first).days + 1
            yield _span(passage, stated, (days, days - 1), start, end, "天", first if found["ay"] else None)
        elif length["unit"] == "个月":
            months = (last.year - first.year) * 12 + last.month - first.month
            yield _span(passage, stated, (months + 1, months), start, end, "个月")
        elif (last - first).days > 360:
            years = (last - first).days + 1
            yield _span(passage, stated, (round(years / 365.25), last.year - first.year), start, end, "年")
    named = _NAME.search(text)
    if (
        named
        and not any(length["unit"] in ("天", "日") for length in lengths)
        and abs(named.start() - found.start()) < 60
    ):
        days = (last - first).days + 1
        verdict = ClaimVerdict.CONSISTENT if days in (100, 101) else ClaimVerdict.SUSPICIOUS
        start, end = min(found.start(), named.start()), max(found.end(), named.end())
        note = Words(f"名为百日，起止日期实为{days}天", f"called a hundred days; the dates give {days}")
        yield claim(
            passage, "span", verdict, passage.start + start, passage.start + end, stated="100天", computed=f"{days}天",
            operands=[days], note=note if verdict is ClaimVerdict.SUSPICIOUS else NO_WORDS,
        )  # fmt: skip


def _span(
    passage: Passage,
    stated: int,
    right: tuple[int, int],
    start: int,
    end: int,
    unit: str,
    first: dt.date | None = None,
) -> Claim:
    verdict = ClaimVerdict.CONSISTENT if stated in right else ClaimVerdict.WRONG
    note = NO_WORDS
    if verdict is ClaimVerdict.WRONG and first is not None and stated < 100_000:
        until = first + dt.timedelta(days=stated - 1)
        note = Words(f"第{stated}天为{day_label(until)}", f"day {stated} is {until}")
    elif stated == right[1]:
        note = Words("不含首日", "the first day not counted")
    return claim(
        passage, "span", verdict, passage.start + start, passage.start + end, stated=f"{stated}{unit}",
        computed=f"{right[0]}{unit}", operands=[right[0]], note=note,
        distance=Decimal(stated - right[0]) if verdict is ClaimVerdict.WRONG else None,
    )  # fmt: skip


def _ends(passage: Passage, found: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    """The first and last day; a year that is not written is that of the other end."""
    year_a = found["ay"] or found["by"] or _any_year(int(found["am"]), int(found["bm"]))
    year_b = found["by"] or found["ay"] or year_a
    if not year_a or not year_b:
        return None
    first = _day(int(year_a), int(found["am"]), found["ad"], False)
    last = _day(int(year_b), int(found["bm"]), found["bd"], True)
    return (first, last) if first and last and first <= last else None


def _any_year(first: int, last: int) -> str | None:
    """A year for one that is not written: the span holds no end of February and no turn of the year."""
    return "2001" if first <= last and not first <= 2 <= last else None


def _day(year: int, month: int, day: str | None, end: bool) -> dt.date | None:
    try:
        if day:
            return dt.date(year, month, int(day))
        return Period.parse(f"{year}-{month:02d}").last if end else dt.date(year, month, 1)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else numerals.integer(text)


def streaks(passage: Passage, period: Period | None, year: int | None) -> Iterator[Claim]:
    """The claims about streaks of one sentence.

    :param period: what the text reports on, if the caller says
    :param year: the year that the text is about, as far as it says
    """
    text = passage.text
    if "连续" not in text:
        return
    for found in _STREAK.finditer(text):
        length = _number(found["n"])
        if not length or length > 40_000 or not (found["what"] or _SAFE.match(found[0])):
            continue
        last = period.last if period else _until(_SINCE.sub("", text[: found.start()]), year)
        start, end = passage.start + found.start(), passage.start + found.end()
        unit = "天" if found["unit"] == "日" else found["unit"]
        stated = f"{length}{unit}"
        since = _SINCE.search(text)
        begun = _day(int(since["y"]), int(since["m"] or 1), since["d"], False) if since else None
        stretch = _stretch(passage, text, found)
        if stretch is not None:
            made = _checked(passage, length, unit, *stretch, start, end, stated)
            if made.verdict is ClaimVerdict.CONSISTENT or (_both_years(text, found) and _close(made, length)):
                yield made
                continue
        if last is None:
            note = Words("未写明截止时间", "the end is not stated")
            yield claim(passage, "streak", ClaimVerdict.UNVERIFIABLE, start, end, stated=stated, note=note)
        elif begun is not None and begun <= last:
            yield _checked(passage, length, unit, begun, last, start, end, stated)
        else:
            first = _begin(last, length, unit)
            note = Words(
                f"{f'应自{_in_words(first)}起未发生此类事故，' if first else ''}须以事故台账核实",
                f"{f'none since {first}: ' if first else ''}only the records can tell",
            )
            yield claim(
                passage,
                "streak",
                ClaimVerdict.UNVERIFIABLE,
                start,
                end,
                stated=stated,
                computed=first,
                note=note,
            )


def _close(made: Claim, length: int) -> bool:
    """Whether a streak misses its ends by so little that no part of them can be meant."""
    right = int(made.operands[0])
    return abs(right - length) <= max(1, right // 8)


def _both_years(text: str, found: re.Match[str]) -> bool:
    """Whether a streak is told with both its ends, each with its year, right before it or in brackets behind it."""
    window = found["window"] or text[max(0, found.start() - 40) : found.start()]
    ends = [*_FROM_TO.finditer(window)]
    if ends:
        return bool(ends[-1]["ay"] and ends[-1]["by"]) and window[ends[-1].end() :].count("，") <= 1
    return bool(_YEARS.search(window)) and found["unit"] == "年"


def _stretch(passage: Passage, text: str, found: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    """The first and the last day that a text gives for a streak."""
    window = found["window"] or text[max(0, found.start() - 40) : found.start()]
    ends = [*_FROM_TO.finditer(window)]
    if ends:
        return _ends(passage, ends[-1])
    years = [*_YEARS.finditer(window)]
    if years and found["unit"] == "年" and years[-1]["a"] <= years[-1]["b"]:
        return dt.date(int(years[-1]["a"]), 1, 1), dt.date(int(years[-1]["b"]), 12, 31)
    return None


def _until(text: str, year: int | None) -> dt.date | None:
    every = list(_UNTIL.finditer(text))
    if not every:
        return None
    found = every[-1]
    in_year = int(found["y"]) if found["y"] else int(_YEAR.findall(text)[-1]) if _YEAR.search(text) else year
    return _day(in_year, int(found["m"]), found["d"], True) if in_year else None


def _begin(last: dt.date, length: int, unit: str) -> str | None:
    if unit == "个月":
        months = last.year * 12 + last.month - length
        return f"{months // 12}-{months % 12 + 1:02d}" if months > 12 else None
    if unit == "年":
        return str(last.year - length + 1)
    return str(last - dt.timedelta(days=length - 1))


def _in_words(begun: str) -> str:
    return Period.parse(begun).label()


def _checked(
    passage: Passage, length: int, unit: str, first: dt.date, last: dt.date, start: int, end: int, stated: str
) -> Claim:
    months = (last.year - first.year) * 12 + last.month - first.month
    right = {
        "个月": (months + 1, months),
        "年": (last.year - first.year + 1, last.year - first.year),
    }.get(unit, ((last - first).days + 1, (last - first).days))
    verdict = ClaimVerdict.CONSISTENT if length in right else ClaimVerdict.WRONG
    computed = stated if verdict.right else f"{right[0]}{unit}"
    return claim(
        passage, "streak", verdict, start, end, stated=stated, computed=computed, operands=[right[0]],
        distance=Decimal(length - right[0]) if verdict is ClaimVerdict.WRONG else None,
    )  # fmt: skip
