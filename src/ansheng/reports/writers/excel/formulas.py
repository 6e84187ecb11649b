"""Formulas of a table: totals that add up and rates whose parts stand beside them, each equal to what is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice

import attrs

from ansheng.indicators.figure import Figure
from ansheng.indicators.printing import half_up, ratio
from ansheng.reports.model import Cell, Table
from ansheng.reports.writers.text_tables import EMPTY

Number = int | Decimal


@attrs.frozen
class Formula:
    """A formula and the value that it gives, which is the one that is printed."""

    text: str
    value: Number | str


Formulas = Mapping[tuple[int, int], Formula]
"""Formulas by the row and column of the table, from 0."""


def formulas(table: Table, figures: Mapping[str, Figure], first: int) -> Formulas:
    """The formulas of a table whose first row stands in the row ``first`` of the sheet, counted from 1."""
    rated = [_rated(table, figures, column) for column in range(len(table.columns))]
    found = {
        (len(table.rows) - 1, column): formula
        for column, rates in enumerate(rated)
        if not rates and (formula := _total(table, column, first)) is not None
    }
    for column, rates in enumerate(rated):
        found.update(_rates(table, column, rates, first))
    return found


def places(value: Number) -> int:
    """The decimals with which a number is printed."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number that a spreadsheet keeps exactly: at most 15 digits."""
    if isinstance(cell, int):
        return abs(cell) < 10**15
    return isinstance(cell, Decimal) and cell.is_finite() and _digits(cell) <= 15


def letters(column: int) -> str:
    """What a spreadsheet calls a column, counted from 0.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    above, here = divmod(column, 26)
    return (letters(above - 1) if above else "") + chr(ord("A") + here)


def _digits(value: Decimal) -> int:
    parts = value.as_tuple()
    exponent = parts.exponent if isinstance(parts.exponent, int) else 0
    return max(len(parts.digits) + max(exponent, 0), -exponent)


def _total(table: Table, column: int, first: int) -> Formula | None:
    """The sum of a column, where its values add up to the one below them."""
    *above, last = [row[column] for row in table.rows] or [None]
    numbers = [cell for cell in above if isinstance(cell, int | Decimal) and is_number(cell)]
    if not table.total or not above or len(numbers) < len(above):
        return None
    if not isinstance(last, int | Decimal) or not is_number(last) or sum(numbers) != last:
        return None
    name, decimals = letters(column), max(map(places, numbers))
    added = f"SUM({name}{first}:{name}{first + len(above) - 1})"
    return Formula(f"=ROUND({added},{decimals})" if decimals else f"={added}", last)


def _rated(table: Table, figures: Mapping[str, Figure], column: int) -> dict[int, Figure]:
    """The figures of a column that are rates, by row."""
    given = {row: figures[name] for row, names in enumerate(table.sources) if (name := names[column])}
    return {row: one for row, one in given.items() if None not in (one.numerator, one.denominator)}


def _rates(
    table: Table, column: int, rates: Mapping[int, Figure], first: int
) -> Iterator[tuple[tuple[int, int], Formula]]:
    """The rates of a column, where both parts stand in their row and give what is printed."""
    parts = [_standing(table, {row: _parts(one)[at] for row, one in rates.items()}, column) for at in (0, 1)]
    part, whole = parts
    if part is None or whole is None:
        return
    for row, one in rates.items():
        cells = table.rows[row]
        if (cells[part], cells[whole]) != _parts(one):
            continue
        above, below = (f"{letters(at)}{first + row}" for at in (part, whole))
        decimals = _decimals(one, cells[column])
        if decimals is not None:
            value = cells[column]
            divided = f"ROUND({above}*{one.per}/{below},{decimals})"
            shown = value if isinstance(value, int | Decimal) else EMPTY
            yield (row, column), Formula(f'=IF({below}=0,"{EMPTY}",{divided})', shown)


def _parts(rate: Figure) -> tuple[Number | None, Number | None]:
    return rate.numerator, rate.denominator


def _decimals(rate: Figure, cell: Cell) -> int | None:
    """The decimals of a rate, where its parts give just what the cell prints."""
    exact = ratio(rate.numerator or 0, rate.denominator or 0, rate.per)
    if exact is None:
        return (rate.style.places or 0) if cell is None else None
    if not isinstance(cell, int | Decimal) or not is_number(cell):
        return None
    decimals = places(cell)
    return decimals if half_up(exact, decimals) == cell else None


def _standing(table: Table, values: Mapping[int, Number | None], apart: int) -> int | None:
    """The column in which these values stand in most of their rows; None where that is none, or not one alone."""
    matches = Counter(
        {
            column: sum(_same(table.rows[row][column], value) for row, value in values.items())
            for column in range(len(table.columns))
            if column != apart
        }
    )
    best = list(islice(matches.most_common(), 2))
    if not best or best[0][1] * 2 < max(len(values), 1):
        return None
    return best[0][0] if len(best) == 1 or best[0][1] > best[1][1] else None


def _same(cell: Cell, value: Number | None) -> bool:
    return isinstance(cell, int | Decimal) and is_number(cell) and cell == value
