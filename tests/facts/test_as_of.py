"""How a flag stood on a day: the same in a table and in a record, and listed where it contradicts its day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng import Day, FactError, Facts, Flag, open_dossier
from ansheng.facts.as_of import as_of, dated_flags, stood
from ansheng.facts.loading.load import load
from ansheng.hazards import Ledger


class Order(Facts, title="指令", en="order", table="orders"):
    done = Flag("是否办结", en="done", dated="ended")
    ended = Day("办结日期", en="ended")
    sent = Flag("是否送达", en="sent")
    sent_on = Day("送达日期", en="sent on")


TODAY = date(2026, 6, 30)
DAYS = st.none() | st.dates(date(2026, 6, 28), date(2026, 7, 2))


@given(st.lists(st.tuples(st.none() | st.booleans(), DAYS), max_size=8))
def test_a_table_and_a_flag_say_the_same(rows: list[tuple[bool | None, date | None]]) -> None:
    frame = pl.DataFrame(rows, schema={"done": pl.Boolean, "ended": pl.Date}, orient="row")
    known = as_of(frame.lazy(), Order, TODAY).collect()
    assert known["done"].to_list() == [stood(flag, day, TODAY) for flag, day in rows]
    assert known["ended"].to_list() == frame["ended"].to_list()


def test_only_a_flag_that_names_its_day_has_one() -> None:
    assert dated_flags(Order) == {"done": "ended"}


@pytest.mark.parametrize("day", ["over", "sent"])
def test_a_flag_whose_day_is_none_of_the_class_is_refused(day: str) -> None:
    with pytest.raises(FactError, match="dated="):
        type(
            "Wrong",
            (Facts,),
            {"sent": Flag("送达"), "done": Flag("办结", dated=day), "on": Day("日期")},
            title="错",
        )


def test_a_no_beside_its_day_is_listed_at_its_cell() -> None:
    frame = pl.DataFrame(
        {
            "是否办结": ["否", "是", "", "否"],
            "办结日期": ["2026-06-01", "2026-06-01", "2026-06-01", ""],
            "是否送达": ["否", "", "", ""],
            "送达日期": ["2026-06-01", "", "", ""],
        }
    )
    found = [p for p in load(frame, Order).problems if p.kind == "contradicts_day"]
    assert [(p.row, p.column, p.value) for p in found] == [(1, "是否办结", "2026-06-01")]


def test_dossier_and_ledger_list_it_alike(tmp_path: Path) -> None:
    path = tmp_path / "隐患台账.csv"
    path.write_text(
        "编号,隐患描述,发现日期,是否整改,整改完成日期\nH1,堵塞,2026-06-01,否,2026-06-09\nH2,漏电,2026-06-01,是,2026-06-09\n",
        encoding="utf-8",
    )
    with Ledger.open("sqlite://", create=True) as ledger:
        imported = ledger.import_table(path, by="检查组", on=TODAY)
    listed = [open_dossier(tmp_path).problems, imported.problems]
    places = [[(p.kind, p.row, p.column) for p in found if p.kind == "contradicts_day"] for found in listed]
    assert places == [[("contradicts_day", 2, "是否整改")]] * 2
    assert imported.registered == 2
