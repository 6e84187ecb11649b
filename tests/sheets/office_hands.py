"""The hands in which values are written into cells: days, flags, options and texts, each in the ways of offices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

import attrs

from ansheng.facts.kinds import Choice, Day, Flag, Number
from tests.sheets.office_words import FACTS


@attrs.frozen
class Cell:
    """A cell as an office fills it: ``shown`` with a format, by a formula, in two fonts or struck through.

    :param void: how many of its first characters are struck through
    :param means: the value that whoever reads the cell understands
    """

    shown: str | float | bool | dt.datetime | None = None
    format: str = ""
    formula: str = ""
    fonts: bool = False
    struck: bool = False
    void: int = 0
    means: Any = attrs.field(default=None, kw_only=True)

    @property
    def printed(self) -> str:
        """What a text holds of it that a spreadsheet saves."""
        if isinstance(self.shown, dt.datetime):
            return on(self.shown.date(), dict(DAY_FORMATS)[self.format])
        if isinstance(self.shown, bool):
            return str(self.shown).upper()
        return f"{self.shown:g}" if isinstance(self.shown, int | float) else self.shown or ""


EMPTY = Cell()
BLANKS = ("", "", "", "", "-", "—", "——", "/", "　", "不详")
UNSEEN = ("\u200b{}", "\ufeff{}", "{}\u00a0", "　{}", "  {}  ", "\t{}", "{}\n", "\u202d{}\u202c")
FULL_WIDTH = str.maketrans("0123456789-./:", "０１２３４５６７８９－．／：")
DIGITS = "〇一二三四五六七八九"

DAYS = (
    "{y}-{m:02}-{d:02}", "{y}-{m}-{d}", "{y}年{m}月{d}日", "{y}年{m:02}月{d:02}日", "{y}.{m}.{d}", "{y}.{m:02}.{d:02}",
    "{y}/{m}/{d}", "{y}/{m:02}/{d:02}", "{y}{m:02}{d:02}",
)  # fmt: skip
ODD_DAYS = (
    "{y}-{m:02}-{d:02} 10:30", "{y}-{m:02}-{d:02} 10:30:00", "{y}/{m}/{d} 9:05", "{y}年{m}月{d}日 10:30",
    "{y}年{m}月{d}日10时30分", "{y}-{m:02}-{d:02}T10:30:00", "{y}年{m}月{d}号", "{y} 年 {m} 月 {d} 日", "{y}. {m}. {d}",
    "{y}、{m}、{d}", "{y}-{m}.{d}", "{y}年{m}月{d}", "{y}.{m}.{d}日", "{y}年{m}月{d}日上午", "{y}年{m}月{d}日（周二）",
    "{yy}年{m}月{d}日", "{yy}.{m}.{d}", "{y}．{m}．{d}", "{y}—{m}—{d}", "{y}\\{m}\\{d}",
    "{y}年{m}月\n{d}日", " {y}-{m}-{d}",
)  # fmt: skip
DEADLINES = ("{y}年{m}月{d}日前", "{y}-{m:02}-{d:02}前完成", "{y}.{m}.{d}前")
YEARLESS = ("{m}月{d}日", "{m}.{d}", "{m}/{d}", "{m}-{d}", "{m}月{d}号")
DAY_FORMATS = (
    ("yyyy-mm-dd", "{y}-{m:02}-{d:02}"),
    ("yyyy/m/d", "{y}/{m}/{d}"),
    ('yyyy"年"m"月"d"日"', "{y}年{m}月{d}日"),
    ('yyyy"年"m"月"d"日";@', "{y}年{m}月{d}日"),
    ("yyyy.m.d", "{y}.{m}.{d}"),
    ("yyyy/m/d h:mm", "{y}/{m}/{d} 0:00"),
    ("yyyy-mm-dd hh:mm:ss", "{y}-{m:02}-{d:02} 00:00:00"),
)
"""Formats of days in cells, and what stands in the text that a spreadsheet saves of them."""
SHEET_FORMATS = (
    "m/d/yy", "[$-804]yyyy年m月d日", "[DBNum1][$-804]yyyy年m月d日;@", "m月d日", 'm"月"d"日"', "d-mmm-yy", "yy/m/d",
    "General", "0", "@",
)  # fmt: skip
NO_DAYS = ("立即整改", "长期坚持", "未完成", "立行立改", "待定", "2024年2月30日", "无")

Pair = tuple[Any, Any]
"""What says yes and what says no."""
FLAGS: Sequence[Pair] = (
    ("是", "否"), ("是", "否"), ("√", "×"), ("✓", "✗"), ("✔", "✘"), (1, 0), ("1", "0"), (True, False),
    ("TRUE", "FALSE"), ("Y", "N"), ("已完成", "未完成"), ("完成", "未完成"), ("已", "未"),
)  # fmt: skip
OWN_FLAGS: Mapping[str, Sequence[Pair]] = {
    "rectified": (
        ("已整改", "未整改"), ("整改完成", "未整改"), ("已整改到位", "整改中"), ("已整改", "正在整改"),
    ),
    "closed": (("已销号", "未销号"), ("已闭环", "未闭环")),
}  # fmt: skip
ODD_FLAGS: Mapping[str, Sequence[Pair]] = {
    "rectified": (
        ("整改完毕", "未整改完毕"), ("已整改完成", "部分整改"), ("已按要求整改", "未按要求整改"),
        ("是（已整改）", "否（整改中）"), ("已整改。", "未整改。"), ("已完成整改", "未完成整改"),
        ("☑", "□"), ("√ ", "X"), ("已改", "未改"), ("对", "错"),
    ),
    "closed": (
        ("已销", "未销"), ("已销号。", "暂未销号"), ("同意销号", "不同意销号"), ("闭环", "未闭环"), ("√ ", "X"),
    ),
}  # fmt: skip


@attrs.frozen
class Hand:
    """How one clerk fills a column: mostly in one way.

    :param sheet: whether the cells are those of a spreadsheet and not text
    """

    sheet: bool
    odd: frozenset[str]
    way: int
    """Which of the ways the clerk is used to."""
    scale: float = 1
    """How much of the fact's unit one of the column's is."""

    def cell(self, rng: Random, name: str, value: Any, *, year_told: bool) -> Cell:
        """The cell that says a value of a fact, or that nothing is known.

        :param year_told: whether the year of a day goes without saying
        """
        fact, kind = FACTS[name], type(FACTS[name])
        if value is None:
            if "formulas" in self.odd and rng.random() < 0.2:
                return Cell("#N/A", formula="=NA()")
            words = NO_DAYS if kind is Day and "words_for_days" in self.odd and rng.random() < 0.5 else BLANKS
            return Cell(rng.choice(words))
        way = rng.randrange(1000) if rng.random() < 0.1 else self.way
        if isinstance(fact, Day):
            return self._day(rng, name, way, value, year_told=year_told)
        if isinstance(fact, Flag):
            return self._flag(name, way, value)
        if isinstance(fact, Number):
            return self._number(way, fact.unit, value)
        if isinstance(fact, Choice):
            written = [fact.options[value], *(word for word, of in fact.other_names.items() if of == value)]
            return Cell(written[way % len(written)] if way % 3 else written[0], means=value)
        return self._text(rng, value)

    def _day(self, rng: Random, name: str, way: int, day: dt.date, *, year_told: bool) -> Cell:
        if "odd_days" in self.odd and rng.random() < 0.5:
            ways = (*ODD_DAYS, *DEADLINES) if name == "due_on" else ODD_DAYS
            return Cell(on(day, ways[way % len(ways)]), means=day)
        if "yearless_days" in self.odd and year_told and rng.random() < 0.6:
            return Cell(on(day, YEARLESS[way % len(YEARLESS)]), means=day)
        if "written_numbers" in self.odd and rng.random() < 0.5:
            return Cell(_in_words(day), means=day)
        if "serial_text" in self.odd and "day_1904" not in self.odd and rng.random() < 0.5:
            return Cell(str((day - dt.date(1899, 12, 30)).days), means=day)
        if "full_width" in self.odd and rng.random() < 0.5:
            return Cell(on(day, DAYS[way % len(DAYS)]).translate(FULL_WIDTH), means=day)
        if way % 2:
            return Cell(on(day, DAYS[way % len(DAYS)]), means=day)
        form, printed = DAY_FORMATS[way % len(DAY_FORMATS)]
        if not self.sheet:
            return Cell(on(day, printed), means=day)
        if "odd_formats" in self.odd:
            form = SHEET_FORMATS[way % len(SHEET_FORMATS)]
        hours = way % 24 if "h" in form else 0
        return Cell(dt.datetime(day.year, day.month, day.day, hours), form, means=day)  # noqa: DTZ001

    def _flag(self, name: str, way: int, value: bool) -> Cell:
        odd = "odd_flags" in self.odd
        pairs = ODD_FLAGS.get(name, FLAGS) if odd else (*OWN_FLAGS.get(name, ()), *FLAGS)
        return Cell(pairs[way % len(pairs)][0 if value else 1], means=value)

    def _number(self, way: int, unit: str, value: float) -> Cell:
        """An amount in the unit of the column, or with its own behind it."""
        bare = f"{value / self.scale:g}"
        texts = [bare, bare, f" {bare} ", bare.translate(FULL_WIDTH), f"{value / self.scale:,g}"]
        if unit == "yuan":
            texts += [
                f"{value:g}元",
                f"{value / 10_000:g}万元",
                f"￥{value:,.2f}" if self.scale == 1 else bare,
            ]
        if self.sheet and way % 2:
            return Cell(float(bare), means=value)
        return Cell(texts[way % len(texts)], means=value)

    def _text(self, rng: Random, text: str) -> Cell:
        if "number_cells" in self.odd and self.sheet and text.isdigit() and not text.startswith("0"):
            return Cell(float(text), means=text)
        shown = text
        if "invisible" in self.odd and rng.random() < 0.5:
            shown = rng.choice(
                ("\u200b{}", "\ufeff{}", "{}\u00a0", "　{}", "  {}  ", "\t{}", "{}\n", "\u202d{}\u202c")
            ).format(text)
        elif "line_breaks" in self.odd and len(text) > 4 and rng.random() < 0.5:
            shown = f"{text[:3]}\n{text[3:]}"
        return Cell(shown, fonts="fonts" in self.odd and rng.random() < 0.5, means=text)


def on(day: dt.date, form: str) -> str:
    """A day written in a form.

    >>> on(dt.date(2024, 3, 5), "{y}年{m:02}月{d}日")
    '2024年03月5日'
    """
    return form.format(y=day.year, yy=f"{day.year % 100:02}", m=day.month, d=day.day)


def _in_words(day: dt.date) -> str:
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_tens(day.month)}月{_tens(day.day)}日"


def _tens(number: int) -> str:
    """
    >>> _tens(5), _tens(10), _tens(31)
    ('五', '十', '三十一')
    """
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")
