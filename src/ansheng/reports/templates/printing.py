"""Printing: a figure as the forms of a template say: its decimals, 1200余, 75万, or another measure word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import attrs
from immutabledict import immutabledict

from ansheng.errors import InputError
from ansheng.indicators.approximate import Word, approximated, exchangeable, in_measure, in_scale
from ansheng.indicators.figure import Figure, Print
from ansheng.indicators.printing import half_up, number
from ansheng.reports.desk import Desk
from ansheng.reports.model import Part
from ansheng.words import Lang, Words

_WORDS: Mapping[str, Word] = immutabledict(
    {"近": "近", "超": "超", "逾": "逾", "余": "余", "多": "多", "over": "余", "nearly": "近"}
)
_STEPS: Mapping[str, int] = immutabledict(
    {"十": 1, "百": 2, "千": 3, "万": 4, "tens": 1, "hundreds": 2, "thousands": 3}
)
Scale = Literal["", "万", "亿"]
SCALES: Mapping[str, Scale] = immutabledict({"万": "万", "亿": "亿"})
_ROUND = re.compile(r"^(?P<before>近|超|逾)?(?P<step>[十百千万])(?P<after>余|多)?$")
_ENGLISH = re.compile(r"^(?P<before>over|nearly) (?P<step>tens|hundreds|thousands)$")


@attrs.frozen
class Rounded:
    """A round number with its word: ``百余`` prints 1208 as 1200余.

    :param places: how many digits before the decimal point give way to zeros
    """

    word: Word
    places: int


@attrs.frozen
class Shape:
    """What a number looks like, its value apart.

    :param places: decimals; None for those that suit the figure
    :param rounded: the round number that is printed for it
    :param scale: 万 or 亿, in which it is printed
    :param measure: the measure word that stands for its own
    :param bare: whether its unit is left out
    """

    places: int | None = None
    rounded: Rounded | None = None
    scale: Scale = ""
    measure: str = ""
    bare: bool = False


PLAIN = Shape()


def rounded(form: str) -> Rounded | None:
    """The round number that a form such as ``百余``, ``近千`` or ``over hundreds`` asks for."""
    if found := _ENGLISH.match(form):
        return Rounded(_WORDS[found["before"]], _STEPS[found["step"]])
    found = _ROUND.match(form)
    if found is None or bool(found["before"]) == bool(found["after"]):
        return None
    return Rounded(_WORDS[found["before"] or found["after"]], _STEPS[found["step"]])


def check(shape: Shape, unit: str) -> None:
    """Check that a number with this unit can look so.

    :raises UnknownNameError: a measure word is not known
    :raises InputError: the measure word is none for what the unit counts, or a rate is to be a round number
    """
    if shape.measure:
        exchangeable(unit, shape.measure)
    if unit == "%" and (shape.rounded or shape.scale):
        raise InputError(
            Words(
                "比率不取约数，也不以万、亿为单位；请改为小数位数",
                "a rate is no round number; ask for its decimals",
            )
        )


def styled(figure: Figure, shape: Shape) -> Figure:
    """The figure rounded to the decimals asked for, all of which are printed."""
    if shape.places is None or shape.scale:
        return figure
    exact = figure.exact
    value = figure.value if exact is None else half_up(exact, shape.places)
    return attrs.evolve(figure, value=value, style=Print(shape.places, "keep"))


def worded(figure: Figure, shape: Shape) -> Figure:
    """The figure with the decimals and the measure word asked for."""
    return styled(in_measure(figure, shape.measure) if shape.measure else figure, shape)


def printed(desk: Desk, figure: Figure, shape: Shape) -> tuple[Part, ...]:
    """A figure in a sentence, with the records that it had to leave out."""
    return (desk.quoted(figure, _text(worded(figure, shape), shape, desk.lang)), *desk.lacks(figure))


def _text(figure: Figure, shape: Shape, lang: Lang) -> str:
    unit = "" if shape.bare else figure.unit if lang == "zh" else f" {figure.unit_en}".rstrip()
    exact = figure.exact or Fraction(0)
    if shape.rounded and (text := _round(exact, shape.rounded, lang)):
        return text + unit
    if shape.scale and lang == "zh":
        return in_scale(exact, shape.scale, 2 if shape.places is None else shape.places) + unit
    if not shape.bare:
        return figure.shown(lang)
    if isinstance(figure.value, Decimal) and figure.style.places is not None:
        return number(figure.value, figure.style.places, zeros="keep")
    return number(figure.value or 0, group=lang == "en")


def _round(exact: Fraction, shape: Rounded, lang: Lang) -> str:
    """A value as a round number; empty where it is itself so round, too small to be one, or not near to the next."""
    step = 10**shape.places
    far = shape.word == "近" and exact % step * 2 < step
    if exact < step or exact % step == 0 or far:
        return ""
    found = approximated(exact, shape.word, len(str(int(exact))) - shape.places)
    if lang == "zh":
        return found.text()
    return f"{'nearly' if shape.word == '近' else 'over'} {number(found.shown, group=True)}"
