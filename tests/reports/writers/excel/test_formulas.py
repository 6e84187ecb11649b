"""Formulas: totals and rates that give what is printed, and a plain value where they do not."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

from ansheng.reports import Table
from ansheng.reports.model import Cell
from ansheng.reports.writers.excel.formulas import Formula, formulas, is_number, letters, places
from tests.reports.writers.excel.conftest import counted, rate

TABLE, FIGURES = counted()
BY_ID = {one.id: one for one in FIGURES}


def table(*rows: tuple[Cell, ...], total: bool = True) -> Table:
    heads = tuple(f"列{at}" for at in range(len(rows[0])))
    return Table("表", heads, rows, total=total)


def test_totals_and_rates_of_a_table() -> None:
    found = formulas(TABLE, BY_ID, 4)
    assert found == {
        (3, 1): Formula("=SUM(B4:B6)", 799),
        (3, 2): Formula("=SUM(C4:C6)", 649),
        (0, 3): Formula('=IF(B4=0,"—",ROUND(C4*100/B4,1))', Decimal("83.7")),
        (1, 3): Formula('=IF(B5=0,"—",ROUND(C5*100/B5,1))', Decimal("79.9")),
        (2, 3): Formula('=IF(B6=0,"—",ROUND(C6*100/B6,1))', "—"),
        (3, 3): Formula('=IF(B7=0,"—",ROUND(C7*100/B7,1))', Decimal("81.2")),
    }


@pytest.mark.parametrize(
    "rows",
    [
        [("甲", 1), ("乙", 2), ("合计", 4)],
        [("甲", 1), ("乙", None), ("合计", 1)],
        [("甲", 1), ("乙", "不明"), ("合计", 1)],
        [("甲", 1), ("乙", 2), ("合计", None)],
        [("甲", 10**15), ("合计", 10**15)],
        [("甲", Decimal("NaN")), ("合计", Decimal("NaN"))],
        [("合计", 0)],
    ],
)
def test_what_does_not_add_up_stays_a_value(rows: list[tuple[Cell, ...]]) -> None:
    assert formulas(table(*rows), {}, 4) == {}


def test_a_table_without_a_total_has_none() -> None:
    assert formulas(table(("甲", 1), ("乙", 1), total=False), {}, 4) == {}
    assert formulas(Table("空", ("a",), (), total=True), {}, 4) == {}


def test_amounts_with_decimals_are_rounded_as_printed() -> None:
    found = formulas(table(("甲", Decimal("0.10")), ("乙", Decimal("0.20")), ("计", Decimal("0.30"))), {}, 4)
    assert found == {(2, 1): Formula("=ROUND(SUM(B4:B5),2)", Decimal("0.30"))}


def test_a_column_of_rates_is_never_added_up() -> None:
    one = rate("r", 1, 2, Decimal("50.0"))
    shares = Table(
        "表",
        ("a", "b"),
        (("甲", Decimal("50.0")), ("计", Decimal("50.0"))),
        (),
        ((None, "r"),) * 2,
        total=True,
    )
    assert formulas(shares, {"r": one}, 4) == {}


def test_a_rate_whose_parts_could_be_two_columns_stays_a_value() -> None:
    one = rate("r", 6, 6, Decimal("100.0"))
    row: tuple[Cell, ...] = ("甲", 6, 6, 6, Decimal("100.0"))
    assert (
        formulas(Table("表", tuple("abcde"), (row,), (), ((None, None, None, None, "r"),)), {"r": one}, 4)
        == {}
    )


def test_a_row_whose_cells_are_not_the_parts_stays_a_value() -> None:
    rows = tuple((*row[:2], 1, *row[3:]) if at == 0 else row for at, row in enumerate(TABLE.rows))
    found = formulas(attrs.evolve(TABLE, rows=rows), BY_ID, 4)
    assert (0, 3) not in found
    assert (1, 3) in found
    assert (3, 2) not in found


def test_a_rate_that_is_printed_otherwise_stays_a_value() -> None:
    rows = tuple(
        (*row[:3], Decimal("83.8"), *row[4:]) if at == 0 else row for at, row in enumerate(TABLE.rows)
    )
    assert (0, 3) not in formulas(attrs.evolve(TABLE, rows=rows), BY_ID, 4)


@pytest.mark.parametrize(
    ("value", "kept", "decimals"),
    [
        (10**15 - 1, True, 0),
        (10**15, False, 0),
        (Decimal("76.40"), True, 2),
        (Decimal("1E+3"), True, 0),
        (Decimal("1E+20"), False, 0),
        (Decimal("1E-15"), True, 15),
        (Decimal("1E-16"), False, 16),
        (Decimal("Infinity"), False, 0),
    ],
)
def test_what_a_spreadsheet_keeps_exactly(value: int | Decimal, kept: bool, decimals: int) -> None:
    assert (is_number(value), places(value)) == (kept, decimals)


def test_columns_by_letters() -> None:
    assert [letters(at) for at in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
