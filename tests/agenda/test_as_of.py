"""A flag beside its day says the same to the rate, the agenda, the life cycle and the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import product
from pathlib import Path

import polars as pl
import pytest

from ansheng import open_dossier
from ansheng.agenda import agenda
from ansheng.dates import Period
from ansheng.hazards import Hazard, Ledger, event
from ansheng.indicators import core, evaluate

DAY = date(2026, 6, 30)
BEFORE, AFTER = date(2026, 6, 20), date(2026, 7, 10)
UNREADABLE = "大部分"

STOOD: Mapping[tuple[str, date | None], bool | None] = {
    ("是", BEFORE): True,
    ("是", DAY): True,
    ("是", AFTER): False,
    ("是", None): True,
    ("否", BEFORE): False,
    ("否", DAY): False,
    ("否", AFTER): False,
    ("否", None): False,
    ("", BEFORE): True,
    ("", DAY): True,
    ("", AFTER): False,
    ("", None): None,
    (UNREADABLE, BEFORE): True,
    (UNREADABLE, DAY): True,
    (UNREADABLE, AFTER): False,
    (UNREADABLE, None): None,
}
"""是否整改 and 整改完成日期 as a table writes them, and whether the hazard was rectified at the end of ``DAY``."""

COMBINATIONS = pytest.mark.parametrize(("written", "day"), list(STOOD))


@pytest.fixture
def file(tmp_path: Path, written: str, day: date | None) -> Path:
    """A table of an office with one hazard that was due before the day."""
    cells = ("H1", "消防通道堵塞", "一般", "2026-06-01", "2026-06-15", written, str(day or ""))
    path = tmp_path / "隐患台账.csv"
    path.write_text(
        "编号,隐患描述,隐患等级,发现日期,整改期限,是否整改,整改完成日期\n" + ",".join(cells) + "\n",
        encoding="utf-8",
    )
    return path


def rate(tables: Mapping[str, pl.DataFrame]) -> bool | None:
    """Whether the one hazard counts as rectified."""
    figure = evaluate(core.RECTIFICATION_RATE, tables, period=Period.parse("2026-06"), as_of=DAY)
    if figure.unknown:
        assert figure.value is None
        return None
    assert figure.denominator == 1
    return figure.numerator == 1


def matter(tables: Mapping[str, pl.DataFrame]) -> bool | None:
    """The same by what the agenda asks for: nothing, a late matter, or one of which nobody knows."""
    states = [found.state for found in agenda(tables, DAY).matters]
    return {(): True, ("late",): False, ("unknown",): None}[tuple(states)]


def test_all_sixteen_are_told_apart() -> None:
    assert set(STOOD) == set(product(("是", "否", "", UNREADABLE), (BEFORE, DAY, AFTER, None)))


@COMBINATIONS
def test_rate_and_agenda_of_a_dossier(file: Path, written: str, day: date | None) -> None:
    tables = open_dossier(file.parent).tables
    assert (rate(tables), matter(tables)) == (STOOD[written, day],) * 2


@COMBINATIONS
def test_a_ledger_takes_what_nobody_tells_for_not_done(file: Path, written: str, day: date | None) -> None:
    wanted = bool(STOOD[written, day])
    with Ledger.open("sqlite://", create=True) as ledger:
        assert ledger.import_table(file, by="检查组", on=DAY).registered == 1
        for tables in (ledger.tables(), ledger.tables(as_of=DAY), ledger.tables(open_on=DAY)):
            assert (rate(tables), matter(tables)) == (wanted, wanted)
        known = ledger.get("H1", as_of=DAY)
        assert (known.record.rectified, known.values["rectified"]) == (wanted, wanted)
        assert (known.state.value == "rectified") is wanted
        assert ledger.verify().sound


@COMBINATIONS
def test_the_life_cycle_alone(written: str, day: date | None) -> None:
    facts = {"rectified": {"是": True, "否": False}.get(written), "rectified_on": day}
    told = event(
        "register", "2026-06-01", "检查组", id="H1", description="堵塞", found_on="2026-06-01", **facts
    )
    assert Hazard.of([told], on=DAY).record.rectified is bool(STOOD[written, day])
