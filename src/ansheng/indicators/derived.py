"""Derived figures: shares, means over years, sums of parts and differences, each knowing the figures it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs

from ansheng.errors import InputError
from ansheng.indicators.figure import Figure, Print
from ansheng.indicators.printing import half_up, ratio
from ansheng.words import Words

_SHARE = Print(places=1)


def share_of(part: Figure, whole: Figure, *, style: Print = _SHARE) -> Figure:
    """The share of one figure in another, in percent; not known where one of them is not, or the whole is zero.

    :raises InputError: the figures are of different units or windows, so that one is no part of the other
    """
    _same(part, whole)
    label = Words(f"{part.label}占{whole.label}比重", f"{part.name('en')} as a share of {whole.name('en')}")
    return _quotient(part, whole, 100, "%", "", style, (label.zh, label.en))


def mean_of(total: Figure, parts: Figure, *, unit: str, unit_en: str, style: Print = _SHARE) -> Figure:
    """How much of one figure falls on one of another: deaths per accident, yuan per case."""
    label = Words(f"平均{total.label}", f"mean of {total.name('en')}")
    return _quotient(total, parts, 1, unit, unit_en, style, (label.zh, label.en))


def yearly(total: Figure, *, style: Print = _SHARE) -> Figure:
    """The mean of a figure over the years of its window (年均).

    :raises InputError: the window is not made of whole years, or the figure is a rate, which does not add up over them
    """
    if total.denominator is not None or total.unit == "%":
        raise InputError(
            Words(
                f"“{total.label}”是比率，不能计算年均值；请改用总数",
                f"{total.name('en')} is a rate, not a total; use a total",
            )
        )
    months = total.window.whole_months
    if not months or months % 12:
        raise InputError(
            Words(
                f"{total.window.label()}不是整年，不能计算年均值；请改用整年的统计期间",
                f"{total.window.label('en')} is not made of whole years; use whole years",
            )
        )
    years = months // 12
    value = None if total.value is None else half_up(ratio(total.value, years, 1) or 0, style.places or 0)
    return attrs.evolve(
        total,
        id=f"{total.id}/year",
        label=f"年均{total.label}",
        label_en=f"{total.name('en')} a year",
        value=value,
        numerator=total.value,
        denominator=years,
        per=1,
        paired=False,
        definition=f"{total.definition}；除以{years}年",
        definition_en=f"{total.definition_en}; divided by {years} years",
        comparison=None,
        style=style,
    )


def summed(parts: Sequence[Figure], id: str, label: str, label_en: str) -> Figure:  # noqa: A002  as the field
    """The sum of figures of one unit; where one is not known, neither is the sum.

    :raises InputError: there are none, or they are of different units or windows, or rates, which do not add up
    """
    if not parts or any(part.denominator is not None for part in parts):
        raise InputError(
            Words(
                "无可相加的数字，或其中有比率；请给出总数",
                "there is nothing to add, or a rate among it; give totals",
            )
        )
    for part in parts[1:]:
        _same(part, parts[0])
    values = [part.value for part in parts]
    known = [value for value in values if value is not None]
    return attrs.evolve(
        parts[0],
        id=id,
        label=label,
        label_en=label_en,
        value=sum(known) if len(known) == len(values) else None,
        unknown=sum(part.unknown for part in parts),
        definition="、".join(part.label for part in parts) + "之和",
        definition_en="the sum of " + ", ".join(part.name("en") for part in parts),
        filter={"sum": [part.filter for part in parts]},
        comparison=None,
    )


def rest(whole: Figure, parts: Sequence[Figure]) -> int | Decimal | None:
    """What a total has beyond its parts; not known where one of them is not.

    :raises InputError: a part is of another unit or window
    """
    for part in parts:
        _same(part, whole)
    values = [part.value for part in parts if part.value is not None]
    return None if whole.value is None or len(values) < len(parts) else whole.value - sum(values)


def _same(part: Figure, whole: Figure) -> None:
    if part.unit != whole.unit or part.window != whole.window:
        raise InputError(
            Words(
                f"“{part.label}”（{part.unit}，{part.window.label()}）与“{whole.label}”（{whole.unit}，"
                f"{whole.window.label()}）的单位或统计期间不同；请使两者一致",
                f"{part.name('en')} and {whole.name('en')} differ in unit or window; make them agree",
            )
        )


def _quotient(
    part: Figure, whole: Figure, per: int, unit: str, unit_en: str, style: Print, labels: tuple[str, str]
) -> Figure:
    exact = None
    if part.value is not None and whole.value is not None:
        exact = ratio(part.value, whole.value, per)
    return Figure(
        id=f"{part.id}/{whole.id}",
        label=labels[0],
        label_en=labels[1],
        value=None if exact is None else half_up(exact, style.places or 0),
        unit=unit,
        unit_en=unit_en,
        window=part.window,
        as_of=part.as_of,
        definition=f"{part.label}除以{whole.label}",
        definition_en=f"{part.name('en')} divided by {whole.name('en')}",
        filter={"numerator": part.filter, "denominator": whole.filter},
        numerator=part.value,
        denominator=whole.value,
        unknown=part.unknown + whole.unknown,
        style=style,
        per=per,
        paired=False,
        things=part.things,
    )
