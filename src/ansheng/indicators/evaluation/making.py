"""Making: the figure that the parts of an indicator give, its group, and its comparison with another."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.errors import word
from ansheng.facts.kinds import Fact
from ansheng.indicators.comparing.chance import NO_VALUE
from ansheng.indicators.comparing.comparison import Against, Comparison
from ansheng.indicators.evaluation.selection import filter_of
from ansheng.indicators.figure import Figure
from ansheng.indicators.printing import Exact, half_up, ratio
from ansheng.sheets.cells import as_text
from ansheng.words import Lang, Words
from ansheng.wrapping import bounded

if TYPE_CHECKING:
    from ansheng.dates import Period
    from ansheng.indicators.evaluation.subtotals import Key
    from ansheng.indicators.indicator import Indicator

NOT_STATED = Words("未填", "not stated")

_LONGEST = 300
"""So many characters of a value name a group; no name of an office is longer, and a cell may hold a million."""


def bare_figure(
    indicator: Indicator,
    values: Sequence[int | Decimal | None],
    unknown: int,
    twice: bool,
    window: Period,
    as_of: dt.date,
) -> Figure:
    """The figure that the parts of an indicator give, without its group and its filter.

    :param twice: whether a quantity of a period is stated more than once, so that there is no rate
    """
    rate = indicator.denominator is not None
    return Figure(
        id=indicator.id,
        label=indicator.title,
        label_en=indicator.en,
        value=(None if twice else _rate(indicator, values)) if rate else values[0],
        unit=indicator.unit,
        unit_en=indicator.unit_en,
        window=window,
        as_of=as_of,
        definition=indicator.definition,
        definition_en=indicator.definition_en,
        filter={},
        numerator=values[0] if rate else None,
        denominator=values[1] if rate else None,
        unknown=unknown,
        style=indicator.style,
        per=indicator.per,
        paired=not rate or indicator.paired,
        things=indicator.numerator.things,
    )


def of_group(figure: Figure, indicator: Indicator, by: Sequence[str], key: Key) -> Figure:
    """A bare figure with the name and the filter of its group."""
    group = dict(zip(by, key, strict=True))
    beside = reversed(indicator.quantities) if indicator.paired else (None,) * len(indicator.quantities)
    filters = [
        filter_of(quantity, figure.window, figure.as_of, group, other)
        for quantity, other in zip(indicator.quantities, beside, strict=True)
    ]
    named = Words(*(f"（{key_title(indicator, by, key)}）", f" ({key_title(indicator, by, key, 'en')})"))
    return attrs.evolve(
        figure,
        id=figure.id + _suffix(group),
        label=figure.label + (named.zh if group else ""),
        label_en=figure.label_en + (named.en if group else ""),
        filter=filters[0] if len(filters) == 1 else {"numerator": filters[0], "denominator": filters[1]},
        group=group,
    )


def compared(figure: Figure, base: Figure | None, against: Against, window: Period) -> Comparison:
    """A figure beside its base; without one, the base of that window is not known."""
    mean = figure.denominator is not None and figure.unit != "%"
    return Comparison(
        current=_compared(figure),
        base=None if base is None else _compared(base),
        base_window=window,
        against=against,
        unit=figure.unit,
        unit_en=figure.unit_en,
        rate=figure.unit == "%",
        base_unknown=0 if base is None else base.unknown,
        places=1 if figure.style.places is None or mean else figure.style.places,
        zeros=figure.style.zeros or "keep",
        unit_places=figure.style.places,
        sides=(figure.counted, NO_VALUE if base is None else base.counted),
    )


def _compared(figure: Figure) -> Exact | None:
    return figure.value if figure.denominator is None else figure.exact


def _suffix(group: Mapping[str, str | None]) -> str:
    return f"[{','.join(f'{name}={id_of(value)}' for name, value in group.items())}]" if group else ""


def id_of(value: Any) -> str:
    """A value as a part of an id; one too long as its beginning and a hash, so that ids differ where values do."""
    text = "" if value is None else str(value)
    if len(text) <= _LONGEST:
        return text
    return (
        text[:_LONGEST]
        + "…"
        + hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    )


def key_title(indicator: Indicator, by: Sequence[str], key: Key, lang: Lang = "zh") -> str:
    """The name of a group: the values of its facts, a choice by its title; one too long is cut and says so."""
    known = [(name, value) for name, value in zip(by, key, strict=True) if value is not None]
    stated = [
        bounded(_written(indicator.numerator.record.fact(name), value, lang), _LONGEST)
        for name, value in known
    ]
    return word(lang, Words("、", ", ")).join(stated) or word(lang, NOT_STATED)


def _written(fact: Fact[Any], value: Any, lang: Lang) -> str:
    if isinstance(value, bool):
        return word(lang, Words("是", "yes") if value else Words("否", "no"))
    return word(lang, Words(fact.options.get(value) or as_text(value), as_text(value)))


def _rate(indicator: Indicator, values: Sequence[int | Decimal | None]) -> Decimal | None:
    part, whole = values
    rate = None if part is None or whole is None else ratio(part, whole, indicator.per)
    if rate is None:
        return None
    return half_up(rate, 1 if indicator.style.places is None else indicator.style.places)
