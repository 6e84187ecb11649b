"""Comparison of a value with a base: 同比, 环比 and 较基期, and the words an office prints for them.

The rules of wording: no change is 持平 without a percentage; a base of zero gives the absolute change only;
a base that is not known gives no comparison and says so; two rates differ by percentage points (个百分点),
never by percent. A change that would vanish in rounding is 不足 one of the last decimal, never 0.
"""

from __future__ import annotations

import enum
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from ansheng.called import called
from ansheng.dates import Period
from ansheng.errors import InputError, check_lang, word
from ansheng.indicators.comparing import chance
from ansheng.indicators.comparing.chance import Chance, Counted
from ansheng.indicators.printing import Exact, Zeros, days, half_up, number, share
from ansheng.plain import as_data
from ansheng.words import NO_WORDS, Lang, Words


class Against(enum.Enum):
    """What a value is compared with.

    The year before (同比), the adjoining period before (环比), a fixed base period (较基期), or, for a five-year plan,
    the plan before it.
    """

    YEAR_BEFORE = "year_before"
    PREVIOUS = "previous"
    BASE = "base"
    PLAN = "plan"

    @classmethod
    def of(cls, value: Against | str) -> Against:
        """What a caller names: itself, its value such as ``"year_before"``, or its Chinese title such as 同比.

        :raises UnknownNameError: it is none of these; they are listed

        >>> Against.of("环比")
        <Against.PREVIOUS: 'previous'>
        """
        if isinstance(value, cls):
            return value
        known = {one.value: one for one in cls}
        return called(
            Words("比较对象", "base of comparison"), str(value), known, lambda _, one: [one.title()]
        )

    def title(self, lang: Lang = "zh") -> str:
        """同比, 环比, 较基期 or 较上一规划期; in English the phrase that follows the change."""
        return word(lang, _TITLES[self])

    def base_title(self, lang: Lang = "zh") -> str:
        """The base as a sentence names it."""
        return word(lang, _BASES[self])


_TITLES = {
    Against.YEAR_BEFORE: Words("同比", "year on year"),
    Against.PREVIOUS: Words("环比", "on the previous period"),
    Against.BASE: Words("较基期", "against the base period"),
    Against.PLAN: Words("较上一规划期", "on the plan before"),
}
_BASES = {
    Against.YEAR_BEFORE: Words("上年同期", "the same period of the year before"),
    Against.PREVIOUS: Words("上期", "the previous period"),
    Against.BASE: Words("基期", "the base period"),
    Against.PLAN: Words("上一规划期", "the plan before"),
}


_COUNTED_BACK = (Against.YEAR_BEFORE, Against.PREVIOUS)


@attrs.frozen
class Comparison:
    """A current value beside its base.

    :param current: the value now; None when it is not known
    :param base: the value it is compared with; None when it is not known, which is not zero
    :param base_window: the days that the base covers
    :param unit: the unit of an absolute change (起, 人), with its English form in ``unit_en``
    :param rate: both values are percentages, so that they differ by percentage points
    :param base_unknown: records of the base whose facts are missing and which it therefore leaves out
    :param places: decimals of a printed percentage
    :param unit_places: decimals of an absolute change of values that are not whole, such as deaths per yuan
    :param sides: what was counted behind the value and its base, or why that cannot be tested; where nothing is given,
        two whole numbers that are no money are counts over equal spans
    """

    current: Exact | None
    base: Exact | None
    base_window: Period | None = None
    against: Against = Against.YEAR_BEFORE
    unit: str = ""
    unit_en: str = ""
    rate: bool = False
    base_unknown: int = 0
    places: int = 1
    zeros: Zeros = "keep"
    unit_places: int | None = None
    sides: tuple[Counted | Words, Counted | Words] | None = None

    @property
    def chance(self) -> Chance:
        """Whether chance alone may have made the two differ, computed on each call.

        >>> Comparison(4, 3).chance.difference, Comparison(4, None).chance.reason.zh
        ('within chance', '基期数值不明')
        """
        return chance.chance(*(self.sides or (self._side(self.current), self._side(self.base))))

    @property
    def change(self) -> Decimal | None:
        """Current less base, in the unit of both; for rates in percentage points, rounded as printed."""
        difference = self._difference
        if difference is None:
            return None
        return half_up(difference, self.places) if self.rate else _decimal(difference)

    @property
    def direction(self) -> int | None:
        """1 for a rise, -1 for a fall, 0 for no change at all, however small; None where it is not known."""
        difference = self._difference
        return None if difference is None else (difference > 0) - (difference < 0)

    @property
    def percent(self) -> Decimal | None:
        """The change in percent of the base, rounded as printed; None for rates and without a base."""
        difference = self._difference
        if self.rate or difference is None or self.base is None:
            return None
        moved = share(difference, abs(Fraction(self.base)))
        return None if moved is None else half_up(moved, self.places)

    def text(self, lang: Lang = "zh", *, chance: bool = False) -> str:
        """The comparison in words; with ``chance`` it says where the difference is within chance.

        >>> Comparison(4, 3).text(), Comparison(59, 68, places=2).text(), Comparison(4, 4).text()
        ('同比上升33.3%', '同比下降13.24%', '同比持平')
        >>> Comparison(16, 0, unit="人").text()
        '同比增加16人（上年同期为0）'
        >>> Comparison(16, None).text()
        '缺少上年同期数据，无法同比'
        >>> Comparison(4, 3).text(chance=True)
        '同比上升33.3%（差异在随机波动范围内）'
        """
        caveat = self.caveat(lang)
        if self._difference is None:
            return self._not_known(lang)
        said = self._said_by_chance(lang) if chance and self._difference else ""
        return self._change_text(self._difference, lang) + said + caveat

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The comparison as plain data that JSON takes; the text has the numbers as they are printed."""
        return {
            "against": self.against.value,
            "base": as_data(
                half_up(self.base, self.places) if isinstance(self.base, Fraction) else self.base
            ),
            "base_window": days(self.base_window, lang) if self.base_window else None,
            "base_unknown": self.base_unknown,
            "change": as_data(self.change),
            "percent": as_data(self.percent),
            "chance": self.chance.to_dict(lang),
            "text": self.text(lang),
        }

    def _side(self, value: Exact | None) -> Counted | Words:
        """What is counted behind a value of which nothing more is known."""
        if value is None:
            return chance.NO_VALUE
        if self.rate:
            return chance.NO_PARTS
        if chance.is_money(self.unit):
            return chance.MONEY
        return Counted(value) if isinstance(value, int) and value >= 0 else chance.NO_COUNT

    def _said_by_chance(self, lang: Lang) -> str:
        found = self.chance
        if found.difference != "within chance":
            return ""
        return word(lang, Words(f"（{found.text()}）", f" ({found.text('en')})"))

    @property
    def _difference(self) -> Fraction | None:
        if self.current is None or self.base is None:
            return None
        return Fraction(self.current) - Fraction(self.base)

    def size(self, lang: Lang = "zh") -> str:
        """How large the change is, without a sign: ``33.3%``, ``6.2个百分点``; empty where there is none in percent."""
        unit = word(lang, Words("个百分点", " percentage points") if self.rate else Words("%", "%"))
        moved = self._difference if self.rate else self.percent
        if not moved:
            return ""
        return _shown(abs(Fraction(moved)), self.places, self.zeros, lang) + unit

    def moved(self, lang: Lang = "zh") -> str:
        """The change in its own unit without the base: ``减少9起``, ``提高6.2个百分点``; empty where it is not known.

        >>> Comparison(59, 68, unit="起").moved()
        '减少9起'
        """
        english, difference = check_lang(lang) == "en", self._difference
        if difference is None:
            return ""
        if not difference:
            return word(lang, Words("持平", "unchanged"))
        size = self.size(lang) if self.rate else self._absolute_size(abs(difference), lang)
        if english:
            unit = f" {self.unit_en}" if self.unit_en and not self.rate else ""
            return f"{'up' if difference > 0 else 'down'} by {size}{unit}"
        verbs = ("提高", "降低") if self.rate else ("增加", "减少")
        return verbs[difference < 0] + size + ("" if self.rate else self.unit)

    def caveat(self, lang: Lang = "zh") -> str:
        """How many records the base leaves out; empty where none."""
        if not self.base_unknown:
            return word(lang, NO_WORDS)
        if check_lang(lang) == "en":
            return f" ({self.base_unknown} records of {self.against.base_title('en')} lack facts, left out)"
        return f"（{self.against.base_title()}另有{self.base_unknown}条有缺项的记录，未计入）"

    def _absolute_size(self, difference: Fraction, lang: Lang) -> str:
        if isinstance(self.current, Fraction) or isinstance(self.base, Fraction):
            places = self.places if self.unit_places is None else self.unit_places
            return _shown(difference, places, "drop", lang)
        return number(_decimal(difference))

    def _not_known(self, lang: Lang) -> str:
        if check_lang(lang) == "en":
            lacking = self.against.base_title("en") if self.current is not None else "the current period"
            return f"no comparison {self.against.title('en')}: the figure for {lacking} is not known"
        lacking = self.against.base_title() if self.current is not None else "本期"
        compared = self.against.title() if self.against in _COUNTED_BACK else f"与{lacking}比较"
        return f"缺少{lacking}数据，无法{compared}"

    def _change_text(self, difference: Fraction, lang: Lang) -> str:
        if not difference:
            return word(
                lang, Words(f"{self.against.title('zh')}持平", f"unchanged {self.against.title('en')}")
            )
        if self.size():
            return self._worded(("提高", "降低") if self.rate else ("上升", "下降"), lang)
        moved = self._absolute(difference, lang)
        zero = word(
            lang, Words(f"（{self.against.base_title()}为0）", f" ({self.against.base_title('en')}: 0)")
        )
        return moved if self.base else moved + zero

    def _worded(self, verbs: tuple[str, str], lang: Lang) -> str:
        risen = self.direction == 1
        if check_lang(lang) == "en":
            return f"{'up' if risen else 'down'} {self.size('en')} {self.against.title('en')}"
        return f"{self.against.title()}{verbs[0] if risen else verbs[1]}{self.size()}"

    def _absolute(self, difference: Fraction, lang: Lang) -> str:
        size = self._absolute_size(abs(difference), lang)
        if check_lang(lang) == "en":
            unit = f" {self.unit_en}" if self.unit_en else ""
            return f"{'up' if difference > 0 else 'down'} by {size}{unit} {self.against.title('en')}"
        return f"{self.against.title()}{'增加' if difference > 0 else '减少'}{size}{self.unit}"


def plan_period(number: int) -> Period:
    """The years of a five-year plan, from the third (1966) on.

    >>> plan_period(12).label()
    '2011—2015年'

    :raises InputError: there is no such plan, or its years did not follow on the plan before
    """
    if number < _FIRST_PLAN:
        raise InputError(
            Words(
                f"第{number}个五年规划期不存在，或其年份不连续；请用第3个及以后的五年规划期",
                f"plan {number} is none, or its years do not follow on; the third and later are known; use one of them",
            )
        )
    return Period.parse(f"{_PLAN_ZERO + 5 * number}..{_PLAN_ZERO + 5 * number + 4}")


def plan_before(window: Period) -> Period:
    """The five-year plan before one; both are whole years.

    >>> plan_before(plan_period(12)).label()
    '2006—2010年'

    :raises InputError: the window is no five-year plan
    """
    number, rest = divmod(window.first.year - _PLAN_ZERO, 5)
    if rest or window != plan_period(number):
        raise InputError(
            Words(
                f"{window.label()}不是完整的五年规划期；请更正",
                f"{window.label('en')} is no whole five-year plan; correct it",
            )
        )
    return plan_period(number - 1)


_FIRST_PLAN, _PLAN_ZERO = 3, 1951


def _shown(size: Fraction, places: int, zeros: Zeros, lang: Lang) -> str:
    """A size above zero, never printed as zero: one that would vanish is less than one of the last decimal."""
    if half_up(size, places):
        return number(size, places, zeros=zeros)
    return f"{word(lang, Words('不足', 'less than '))}{number(Fraction(1, 10**places), places)}"


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
