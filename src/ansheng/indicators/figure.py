"""Figure: one printed value with everything needed to ask where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs

from ansheng import looking
from ansheng.errors import check_lang, word
from ansheng.indicators.comparing import chance
from ansheng.indicators.comparing.chance import Counted
from ansheng.indicators.comparing.comparison import Comparison
from ansheng.indicators.printing import Zeros, days, money, number
from ansheng.plain import as_data
from ansheng.words import NO_WORDS, Lang, Words

if TYPE_CHECKING:
    from ansheng.dates import Period

NOT_KNOWN = Words("无法统计", "not known")

_ENGLISH = {"元": "CNY", "%": "%"}


@attrs.frozen
class Print:
    """How a value is printed.

    :param places: decimals of a percentage or of an amount of money; whole counts have none
    :param zeros: whether trailing zeros stay (``8.0``) or go (``8``); where it is not said, they stay in percentages
        and 万元 and go elsewhere
    """

    places: int | None = None
    zeros: Zeros | None = None


PLAIN = Print()
"""Whole numbers as they are, percentages and money to the decimals that suit them."""


@attrs.frozen
class Figure:
    """A value of an indicator for a window, as known on a day.

    :param value: a whole number, yuan, or a percentage rounded as printed; None when it cannot be told
    :param unit: 起, 人, 条, 元 or %
    :param per: of a rate, for how many of the denominator it is; 100 for percent
    :param paired: of a rate, whether records left out are left out of both parts
    :param numerator: of a rate; None for a count or a sum
    :param denominator: of a rate; None for a count or a sum
    :param window: the days that are counted
    :param as_of: the day to whose end events are known
    :param definition: what is counted, in words
    :param filter: the same for a machine: the table and its day, the condition of its rows, and what is measured
    :param unknown: records left out because they lack a fact that decides whether or how much they count
    :param group: the facts by which it is told apart and their values; empty for all records
    :param reason: why there is no value, where a table of figures says so
    :param things: whether records, persons or other things are counted, as in the numerator of a rate; False where a
        measure or money is added up
    """

    id: str
    label: str
    value: int | Decimal | None
    unit: str
    window: Period
    as_of: date
    definition: str
    filter: dict[str, Any] = attrs.field(hash=False)
    numerator: int | Decimal | None = None
    denominator: int | Decimal | None = None
    unknown: int = 0
    comparison: Comparison | None = None
    label_en: str = ""
    unit_en: str = ""
    definition_en: str = ""
    style: Print = PLAIN
    per: int = 100
    paired: bool = True
    group: Mapping[str, Any] = attrs.field(factory=dict, hash=False)
    reason: Words | None = None
    things: bool = True

    def __repr__(self) -> str:
        name, shown = looking.short(self.id, 80), looking.short(self.display)
        return f"<Figure {name}: {shown}, {self.window.label()}>"

    def _repr_html_(self) -> str:
        rate = self.numerator is not None and self.denominator is not None
        return looking.block(
            f"{self.label}：{self.display}",
            looking.pairs(
                (
                    ("统计期间", self.window.label()),
                    ("统计截止日", self.as_of),
                    ("分子、分母", f"{self.numerator}、{self.denominator}" if rate else None),
                    ("缺项", self.caveat()),
                    ("比较", self.comparison.text() if self.comparison else None),
                    ("波动", self.comparison.chance.text() if self.comparison else None),
                    ("含义", self.definition),
                    ("编号", self.id),
                )
            ),
        )

    @property
    def display(self) -> str:
        """The value as the Chinese text prints it: ``2072条``, ``76.4%``, ``15.53万元``."""
        return self.shown()

    @property
    def exact(self) -> Fraction | None:
        """The value before any rounding; None when it cannot be told."""
        if self.value is None:
            return None
        if self.numerator is not None and self.denominator:
            return Fraction(self.numerator) * self.per / Fraction(self.denominator)
        return Fraction(self.value)

    @property
    def counted(self) -> Counted | Words:
        """How many were counted, over how many days or of how many; where that is no count, why.

        What is counted in one group or window and what in another can be told apart from chance by it.
        """
        part = self.value if self.denominator is None else self.numerator
        if self.denominator == 0:
            return chance.NO_WHOLE
        if self.value is None or part is None:
            return chance.NO_VALUE
        if chance.is_money(self.unit):
            return chance.MONEY
        if self.denominator is None and self.unit == "%":
            return chance.NO_PARTS
        if not self.things or part < 0 or part != int(part):
            return chance.NO_COUNT
        if self.denominator is None:
            return Counted(int(part), self.window.days)
        whole = self.denominator
        share = self.unit == "%" and isinstance(whole, int) and part <= whole
        return Counted(int(part), whole, share)

    def shown(self, lang: Lang = "zh") -> str:
        """The value with its unit in the language asked for; 无法统计 when it cannot be told."""
        english = check_lang(lang) == "en"
        if self.value is None:
            return word(lang, NOT_KNOWN)
        if self.unit == "元" and not english:
            return money(self.value, self._money_places, zeros=self.style.zeros or "keep")
        digits = number(self.value, self.style.places, zeros=self._zeros, group=english and self.unit != "%")
        if self.unit in ("%", "元"):
            return digits + "%" if self.unit == "%" else f"CNY {digits}"
        return f"{digits} {self.unit_en}".strip() if english else digits + self.unit

    def number(self, lang: Lang = "zh") -> int | Decimal | None:
        """The value with the digits that a text prints, for a cell whose header says the unit; None if it is not known.

        Chinese has yuan in 万元, and an amount that would vanish in rounding with as many decimals as it needs.
        """
        value, places, chinese = self.value, self.style.places, check_lang(lang) == "zh"
        if value is None or (isinstance(value, int) and not places and not (chinese and self.unit == "元")):
            return value
        if self.unit != "元" or not chinese:
            return Decimal(number(value, places, zeros=self._zeros))
        amount, places = Fraction(value) / 10_000, self._money_places
        shown = Decimal(number(amount, places, zeros=self.style.zeros or "keep"))
        return shown if shown or not value else Decimal(number(amount, places + 4))

    def name(self, lang: Lang = "zh") -> str:
        """The label in the language asked for."""
        return word(lang, Words(self.label, self.label_en or self.label))

    def measure(self, lang: Lang = "zh") -> str:
        """The unit in the language asked for; empty in English where Chinese has a word for what is counted alone."""
        return self.unit if check_lang(lang) == "zh" else self.unit_en or _ENGLISH.get(self.unit, "")

    def meaning(self, lang: Lang = "zh") -> str:
        """The definition in the language asked for."""
        return word(lang, Words(self.definition, self.definition_en or self.definition))

    def caveat(self, lang: Lang = "zh") -> str:
        """How many records lack the facts for this figure; empty when none does."""
        if not self.unknown:
            return word(lang, NO_WORDS)
        rate = self.paired and (self.unit == "%" or self.denominator is not None)
        if check_lang(lang) == "en":
            return f"{self.unknown} records lack a fact and are left out" + (" of both parts" if rate else "")
        return f"另有{self.unknown}条有缺项的记录，{'分子、分母均' if rate else ''}未计入"

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The figure as plain data that JSON takes, words in the language asked for.

        ``display`` is the value as it is printed, with the decimals that a number does not keep.
        """
        data = {
            "id": self.id,
            "label": self.name(lang),
            "value": self.value,
            "unit": self.measure(lang),
            "display": self.shown(lang),
            "numerator": self.numerator,
            "denominator": self.denominator,
            "window": days(self.window, lang),
            "as_of": self.as_of.isoformat(),
            "definition": self.meaning(lang),
            "filter": self.filter,
            "unknown": self.unknown,
            "comparison": self.comparison.to_dict(lang) if self.comparison else None,
        }
        return {name: as_data(value) for name, value in data.items()}

    @property
    def _zeros(self) -> Zeros:
        return self.style.zeros or ("keep" if self.unit == "%" else "drop")

    @property
    def _money_places(self) -> int:
        return 2 if self.style.places is None else self.style.places
