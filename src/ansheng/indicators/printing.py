"""Printing of counted numbers: exact decimals, half-up percentages, money in 万元.

Nothing here uses binary floating point: 13 of 32 is 40.625 % and prints as 40.63 %, while ``round`` gives
40.62. Rounding is half away from zero, as offices and statistics bureaus round. A measured value, which is binary
and must not be rounded but only freed of its noise, is printed by :func:`ansheng.facts.render.number`.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from ansheng.words import Lang

if TYPE_CHECKING:
    from ansheng.dates import Period

Exact = int | Decimal | Fraction
Zeros = Literal["drop", "keep"]


def half_up(value: Exact, places: int) -> Decimal:
    """``value`` rounded to ``places`` decimals, a half away from zero; exact for any size.

    >>> half_up(Fraction(1300, 32), 2)
    Decimal('40.63')
    """
    exact = value if isinstance(value, int | Fraction) else Fraction(value)
    above, below = abs(exact.numerator) * 10**places, exact.denominator
    whole = (2 * above + below) // (2 * below)
    return Decimal(f"{'-' if value < 0 and whole else ''}{whole}E-{places}")


def share(part: Exact, whole: Exact) -> Fraction | None:
    """``part`` in percent of ``whole``, exact; None when ``whole`` is zero, for then there is no rate."""
    return Fraction(part) * 100 / Fraction(whole) if whole else None


def ratio(part: Exact, whole: Exact, per: int) -> Fraction | None:
    """``part`` for so many ``per`` of ``whole``, exact; None when ``whole`` is zero, for then there is no rate."""
    return Fraction(part) * per / Fraction(whole) if whole else None


def number(value: Exact, places: int | None = None, *, zeros: Zeros = "drop", group: bool = False) -> str:
    """``value`` in digits, rounded half-up to ``places`` decimals; None leaves an int or Decimal as it is.

    ``zeros="keep"`` keeps trailing zeros (``8.0``); ``group=True`` parts thousands with commas.

    >>> number(Decimal("8.04"), 1), number(Decimal("8.04"), 1, zeros="keep"), number(2072, group=True)
    ('8', '8.0', '2,072')
    """
    if places is not None:
        value = half_up(value, places)
    elif isinstance(value, Fraction):
        raise TypeError("a Fraction needs the number of decimals to print")
    text = f"{Decimal(value):,f}" if group else f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if zeros == "drop" and "." in text else text


def money(yuan: Exact, places: int = 2, *, zeros: Zeros = "drop") -> str:
    """An amount in yuan printed in 万元; an amount that would vanish in rounding is printed in 元.

    >>> money(155300), money(20)
    ('15.53万元', '20元')
    """
    shown = half_up(Fraction(yuan) / 10_000, places)
    if yuan and not shown:
        return number(yuan, places) + "元"
    return number(shown, zeros=zeros) + "万元"


def days(window: Period, lang: Lang = "zh") -> dict[str, str]:
    """A window as plain data: first day, last day (both included) and the label that a text prints."""
    return {"first": window.first.isoformat(), "last": window.last.isoformat(), "label": window.label(lang)}
