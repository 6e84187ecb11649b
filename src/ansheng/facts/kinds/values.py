"""The kinds of facts: typed descriptors, each an expression on the class and a value on the instance.

A kind knows how a value is written by hand and parses it to the form that the evaluators read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from immutabledict import immutabledict

from ansheng import dates, days, units
from ansheng.errors import FactError
from ansheng.facts.handles import Condition, DayValue, Items, Label, Measure, Tally
from ansheng.facts.kinds.declared import check_item, meanings, number, text, titled
from ansheng.facts.kinds.fact import Attribute, Implications, Invalid, answer, is_missing
from ansheng.sheets import cells
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.facts.record import Facts

DIGITS_LOST = r"\d{13,}000|\d(?:\.\d+)?[eE]\+?\d{2}"
"""What a spreadsheet makes of a code of more than fifteen digits that it takes for a number."""
_LOST = Words(
    "应为完整的编码；该格按数值保存，末几位已丢失，请设为文本格式后重新填写",
    "a whole code; kept as a number, its last digits are lost: format the column as text and enter it again",
)


_THINGS = ("个", "条", "项", "处", "件", "起", "宗")
"""Labels of things of any kind: two offices count the same hazards in different ones."""
_EACH_TIME = {"人": ("人次",)}
"""Labels that count a thing each time that it comes: at one meeting or training they are the same."""
_YES_OR_NO = Words("应为“是”或“否”", "yes or no")
_A_DAY = Words("应为日期（如 2020-07-01）", "a day such as 2020-07-01")
_A_DAY_OR_NEVER = Words("应为日期（如 2020-07-01）或“从未”", "a day such as 2020-07-01, or 'never'")


class Number(Attribute[Measure, float]):
    """A measured number in ``unit``; text such as ``"10 kPa"`` is converted.

    :param estimated: whether an estimate such as 约24万元 is an answer: it is read as the amount, and listed
    :param product: the facts of the class that it is the product of; where it is not, the row is listed
    """

    kind = "number"

    def __init__(
        self,
        title: str,
        *,
        unit: str,
        en: str = "",
        aliases: Sequence[str] = (),
        note: str = "",
        minimum: float | None = None,
        estimated: bool = False,
        product: Sequence[str] = (),
    ) -> None:
        super().__init__(title, en=en, aliases=aliases, note=note)
        self.unit = units.canonical(text(title, "unit", unit))
        self.minimum = None if minimum is None else number(title, "minimum", minimum)
        self.estimated = estimated
        self.product = tuple(product)

    def _expression(self, owner: type[Facts]) -> Measure:
        return Measure(self._ref(owner), self.unit)

    def scale(self, unit: str) -> tuple[float, float] | None:
        """What turns a bare number in ``unit`` into one of this fact; ``None`` where the unit measures otherwise."""
        own = "" if unit in cells.SCALES else self.unit
        return units.factor(unit or own, own) if units.same_dimension(unit or own, own) else None

    def parse_in(self, unit: str, value: object) -> float | Invalid | None:
        """The number, a bare one being in ``unit``; of an estimate, where that is an answer, its amount."""
        return super().parse_in(unit, self._amount(value))

    def _amount(self, value: object) -> object:
        return cells.estimate(value) or value if self.estimated and isinstance(value, str) else value

    def _parse(self, value: object) -> float | Invalid:
        number = cells.number_in(self._amount(value), self.unit)
        if number is None:
            wanted = Words(f"应为数字{_in_unit(self.unit)}", f"a number{_in_unit_en(self.unit)}")
            return Invalid(value, wanted)
        if self.minimum is not None and number < self.minimum:
            least = Words(f"不应小于{self.minimum:g}", f"a number not below {self.minimum:g}")
            return Invalid(value, least)
        return number


class Count(Attribute[Tally, int]):
    """A whole number of things, never negative; ``unit`` is a label such as 人, 台 or, for want of those, 榀.

    :param parts: the counts of the class that it is the sum of; where a table leaves it blank and states them all, it
        is that
    """

    kind = "count"

    def __init__(
        self,
        title: str,
        *,
        unit: str = "",
        en: str = "",
        aliases: Sequence[str] = (),
        note: str = "",
        parts: Sequence[str] = (),
    ) -> None:
        super().__init__(title, en=en, aliases=aliases, note=note)
        if not units.is_own_label(unit) and not units.same_dimension(unit, ""):
            raise FactError(
                Words(
                    f"“{title}”为计数采集项，单位应为人、起、台等，收到“{unit}”",
                    f"{title!r} is a count; its unit is a label such as 人, not {unit!r}",
                )
            )
        self.unit = unit
        self.minimum = 0
        self.parts = tuple(parts)
        self._labels = _THINGS if unit in _THINGS else (unit, *_EACH_TIME.get(unit, ()))

    def scale(self, unit: str) -> tuple[float, float] | None:
        """What turns a bare number in ``unit``, such as 万人, into a count; ``None`` where the unit is no count."""
        if unit in ("", *self._labels):
            return 1.0, 0.0
        own = "" if unit in cells.SCALES else self.unit
        if units.is_own_label(own):
            return None
        return units.factor(unit, own) if units.same_dimension(unit, own) else None

    def counts_each_time(self, unit: str) -> bool:
        """Whether ``unit`` counts the things of this fact each time that they come, as 人次 does 人."""
        return unit in _EACH_TIME.get(self.unit, ())

    def _expression(self, owner: type[Facts]) -> Tally:
        return Tally(self._ref(owner))

    def parse_in(self, unit: str, value: object) -> int | Invalid | None:
        """The count, a bare number being in ``unit``; one label of the same things is as good as another."""
        return super().parse_in("" if unit in self._labels else unit, value)

    def _parse(self, value: object) -> int | Invalid:
        labels = "|".join(map(re.escape, sorted(self._labels, key=len, reverse=True)))
        own = re.sub(rf"(?<!\s)\s*+(?:{labels})\s*+$", "", value) if isinstance(value, str) else value
        number = cells.number_in(own, self.unit)
        if number is None or not number.is_integer() or number < 0 or number > 2**53:
            return Invalid(value, Words("应为不小于0的整数", "a whole number not below 0"))
        return int(number)


class Flag(Attribute[Condition, bool]):
    """Yes or no.

    :param dated: the day fact of the class that says since when the flag is set; see :mod:`ansheng.facts.as_of`
    :param titled: words in the title or the name of a table that set the flag for all its rows, where it has no column
    :param other_names: what words mean as answers to this question, such as 待复查 where it is asked whether something
        was put right; a word that means the same everywhere, such as 是, is read anyway
    :raises FactError: a word means the contrary everywhere, or is given neither True nor False
    """

    kind = "flag"

    def __init__(
        self,
        title: str,
        *,
        en: str = "",
        aliases: Sequence[str] = (),
        note: str = "",
        judged: bool = False,
        dated: str = "",
        titled: str = "",
        beside: Mapping[str, Sequence[str]] | None = None,
        other_names: Mapping[str, bool] | None = None,
        implies: Implications | None = None,
    ) -> None:
        super().__init__(
            title, en=en, aliases=aliases, note=note, judged=judged, beside=beside, implies=implies
        )
        self.dated = dated
        self.titled = titled
        self.other_names = immutabledict(meanings(title, "other_names", other_names or {}))
        stated: Mapping[str, object] = self.other_names
        for name, meaning in stated.items():
            if not isinstance(meaning, bool) or cells.parse_flag(name) not in (None, meaning):
                raise FactError(
                    Words(
                        f"“{title}”的其他名称“{name}”应取值 True 或 False，且不得与通常的含义相反，收到“{meaning}”",
                        f"{title!r}: the other name {name!r} is True or False, and not what it is not elsewhere; "
                        f"got {meaning!r}",
                    )
                )
        self._named = {cells.title_key(name): meaning for name, meaning in self.other_names.items()}

    def _expression(self, owner: type[Facts]) -> Condition:
        return Condition(self._ref(owner))

    def _parse(self, value: object) -> bool | Invalid:
        if isinstance(value, bool):
            return value
        text = cells.as_text(value)
        flag = self._answer(text)
        if flag is None:
            said = {self._answer(part) for part in cells.clauses(text)}
            flag = said.pop() if len(said) == 1 else None
        return Invalid(value, _YES_OR_NO) if flag is None else flag

    def _answer(self, text: str) -> bool | None:
        return self._named.get(cells.title_key(text), cells.parse_flag(text))


class Choice(Attribute[Label, str]):
    """One of several values; ``options`` maps each value to its Chinese title, and both are read."""

    kind = "choice"

    def __init__(
        self,
        title: str,
        *,
        options: Mapping[str, str],
        en: str = "",
        aliases: Sequence[str] = (),
        note: str = "",
        other_names: Mapping[str, str] | None = None,
        beside: Mapping[str, Sequence[str]] | None = None,
        implies: Implications | None = None,
    ) -> None:
        super().__init__(title, en=en, aliases=aliases, note=note, beside=beside, implies=implies)
        self.options = immutabledict(titled(title, options))
        self.other_names = immutabledict(meanings(title, "other_names", other_names or {}, options))
        words = {**{o: o for o in options}, **{t: o for o, t in options.items()}, **self.other_names}
        self.written = {cells.normalise(w).casefold(): o for w, o in words.items()}

    def _expression(self, owner: type[Facts]) -> Label:
        return Label(self._ref(owner))

    def parse(self, value: object) -> str | Invalid | None:
        """The option that the value names; an option may be called what would otherwise read as blank."""
        return (self._option(value) if isinstance(value, str) else None) or super().parse(value)

    def _aside(self, text: str) -> bool:
        return answer(text) in self.implies or super()._aside(text)

    def _option(self, value: object) -> str | None:
        return self.written.get(cells.normalise(cells.as_text(value)).casefold())

    def _parse(self, value: object) -> str | Invalid:
        option = self._option(value)
        if option is not None:
            return option
        titles = "、".join([*self.options.values()][:12]) + ("等" if len(self.options) > 12 else "")
        return Invalid(value, Words(f"应为{titles}之一", "one of " + ", ".join(self.options)))


class Day(Attribute[DayValue, date]):
    """A calendar day; a time that states its zone is its day in China, as :func:`ansheng.dates.parse_day` has it.

    :param after: the day fact of the class that this one does not come before; where it does, the row is listed
    :param past: whether it is the day of what has happened; one after today is listed
    :param deadline: whether something is due until it; then a month alone is its last day
    :param never: of the day on which something was last done, the verbs that say so; then 从未 is an answer, and
        never 检测过 where the verb is 检测: the fact is :data:`ansheng.NEVER`, a day before all others
    :raises FactError: a day that may be never is a deadline too, or comes after another
    """

    kind = "day"

    def __init__(
        self,
        title: str,
        *,
        en: str = "",
        aliases: Sequence[str] = (),
        note: str = "",
        judged: bool = False,
        after: str = "",
        past: bool = False,
        deadline: bool = False,
        never: Sequence[str] = (),
        beside: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        super().__init__(title, en=en, aliases=aliases, note=note, judged=judged, beside=beside)
        self.after = after
        self.past = past
        self.deadline = deadline
        if isinstance(never, str) or (never and (deadline or after)):
            zh = f"“{title}”的 never= 应逐个写明动词，不得与 deadline=、after= 并用，收到“{never}”"
            en = f"{title!r}: never= lists verbs, and has neither deadline= nor after= beside it; got {never!r}"
            raise FactError(Words(zh, en))
        self.never = tuple(never)
        self.options = immutabledict({str(days.NEVER): "从未"} if never else {})

    def _expression(self, owner: type[Facts]) -> DayValue:
        return DayValue(self._ref(owner))

    def _parse(self, value: object) -> date | Invalid:
        told = value is days.NEVER or (isinstance(value, str) and days.is_never(value, self.never))
        if self.never and told:
            return days.NEVER
        day = dates.parse_day(value, deadline=self.deadline)
        if day is not None and day != days.NEVER:
            return day
        return Invalid(value, self._expected(value if isinstance(value, str) else ""))

    def _expected(self, text: str) -> Words:
        written = days.written(text)
        if days.lacks_year(written, deadline=self.deadline):
            return Words("应为写明年份的日期", "a day with its year")
        return (
            Words("应为一个日期，而非起止日期", "one day, not from one to another")
            if days.is_span(written)
            else _A_DAY_OR_NEVER
            if self.never
            else _A_DAY
        )


class Text(Attribute[Label, str]):
    """Any text: a name, a number of a document, a description."""

    kind = "text"

    def _expression(self, owner: type[Facts]) -> Label:
        return Label(self._ref(owner))

    def _aside(self, text: str) -> bool:
        return False

    def _parse(self, value: object) -> str | Invalid:
        text = cells.as_text(value).strip()
        if re.fullmatch(DIGITS_LOST, text):
            return Invalid(text, _LOST)
        return text


Item = TypeVar("Item", bound="Facts")


class Many(Attribute[Items[Item], tuple[Item, ...]], Generic[Item]):
    """Several items of another Facts class: the substances of a unit, the cylinders of a shop.

    Missing (``None``) means that nobody looked; an empty list means that there are none.
    """

    kind = "many"

    def __init__(
        self, title: str, item: type[Item], *, en: str = "", aliases: Sequence[str] = (), note: str = ""
    ) -> None:
        super().__init__(title, en=en, aliases=aliases, note=note)
        check_item(title, item)
        if any(fact.kind == "many" for fact in item.facts().values()):
            raise FactError(
                Words(
                    f"“{title}”的条目内又有一对多的采集项；请拆分为两级检查",
                    f"{title!r}: an item cannot have items of its own",
                )
            )
        self.item = item
        self._item = item

    def _expression(self, owner: type[Facts]) -> Items[Item]:
        return Items(self._ref(owner), self._item)

    def _parse(self, value: object) -> tuple[Item, ...] | Invalid:
        items = value
        if isinstance(value, str):
            try:
                items = json.loads(value)
            except (ValueError, RecursionError):
                items = None
        if isinstance(items, Iterable) and not isinstance(items, str | bytes | Mapping):
            entries = [{} if is_missing(entry) else entry for entry in items]
            if all(isinstance(entry, Mapping | self._item) for entry in entries):
                return tuple(e if isinstance(e, self._item) else self._item.read(e) for e in entries)
        return Invalid(value, Words("应为条目列表", "a list of items"))


def _in_unit(unit: str) -> str:
    return f"（{units.label(unit, 'zh')}）" if unit else ""


def _in_unit_en(unit: str) -> str:
    return f" in {units.label(unit, 'en')}" if unit else ""
