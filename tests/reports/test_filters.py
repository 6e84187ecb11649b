"""Where a figure comes from: every figure of a bulletin, made again from its filter, gives what is printed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ansheng import Dossier, open_dossier
from ansheng.dates import Period
from ansheng.reports import bulletin
from ansheng.reports.writers.json_writer import to_dict
from ansheng.words import Lang
from tests.indicators.interpreter import measured, plain

from .conftest import made_up_year

YEAR = Period.parse("2020")
LAST_DAY = date(2020, 12, 31)


def example() -> Dossier:
    return open_dossier(Path(__file__).parents[2] / "examples" / "lingwu-2020")


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("made", "as_of", "lang"),
    [
        (made_up_year, date(2021, 1, 20), "zh"),
        (made_up_year, date(2020, 9, 15), "en"),
        (example, LAST_DAY, "zh"),
        (example, date(2020, 10, 15), "zh"),
    ],
)
def test_every_figure_of_a_bulletin_gives_what_is_printed(
    made: Callable[[], Dossier], as_of: date, lang: Lang
) -> None:
    dossier = made()
    figures = to_dict(bulletin(dossier, period=YEAR, as_of=as_of, lang=lang), lang=lang)["figures"]
    assert len(figures) > 100
    rows = {name: plain(table) for name, table in dossier.tables.items()}
    for figure in figures:
        if not figure["filter"] or figure["value"] is None:
            continue
        if figure["unit"] != "%":
            value = measured(figure["filter"], rows)
            if figure["value"] is None:
                assert (value, figure["unknown"] > 0) == (0, True)
                continue
            assert value == figure["value"]
            assert printed(value, figure["unit"], figure["display"])
            continue
        parts = [measured(figure["filter"][part], rows) for part in ("numerator", "denominator")]
        assert parts == [figure["numerator"], figure["denominator"]]
        assert abs(Fraction(100 * parts[0], parts[1]) - Fraction(str(figure["value"]))) <= Fraction(1, 20)
        assert figure["display"] == f"{Decimal(figure['value']):.1f}%"


def printed(value: Any, unit: str, display: str) -> bool:
    """Whether ``display`` shows ``value``: whole numbers with their unit, yuan in 万元 to two decimals."""
    if display.endswith("万元"):
        return abs(Fraction(display.removesuffix("万元")) * 10_000 - Fraction(value)) <= 50
    return display in (f"{value}{unit}", f"{value:,}", f"CNY {int(value):,}")
