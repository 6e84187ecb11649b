"""Frames of your own: a dossier made of them, typed like files, good for figures and a bulletin."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from ansheng import Dossier, InputError, UnknownNameError
from ansheng.dates import Period
from ansheng.dossier import Campaign
from ansheng.indicators import evaluate
from ansheng.indicators.core import RECTIFICATION_RATE
from ansheng.reports import bulletin, render

YEAR, AS_OF = Period.parse("2020"), date(2020, 12, 31)
CAMPAIGN = Campaign("百日整治", issuer="某市安委办")
FRAME = pl.DataFrame(
    {
        "编号": ["A1", "A2", "A2"],
        "发现日期": ["2020年7月1日", "2020-07-02", "2020-02-30"],
        "是否整改": ["是", "否", None],
        "整改完成日期": [None, None, date(2020, 8, 1)],
        "备用": ["x", None, None],
    }
)


@pytest.mark.parametrize(
    "given", [lambda frame: frame, pl.DataFrame.lazy, pl.DataFrame.to_pandas, pl.DataFrame.to_arrow]
)
def test_a_frame_of_any_library_is_typed_and_what_does_not_fit_is_listed(
    given: Callable[[pl.DataFrame], Any],
) -> None:
    dossier = Dossier.of({"隐患台账": given(FRAME)}, CAMPAIGN)
    assert dossier.tables["hazards"].select(
        "id", "found_on", "rectified", "rectified_on", "_row", "_file"
    ).rows() == [
        ("A1", date(2020, 7, 1), True, None, 1, "隐患台账"),
        ("A2", date(2020, 7, 2), False, None, 2, "隐患台账"),
        ("A2", None, None, date(2020, 8, 1), 3, "隐患台账"),
    ]
    assert {(p.kind, p.file, p.row, p.column) for p in dossier.problems} == {
        ("unknown_column", "隐患台账", None, "备用"),
        ("invalid", "隐患台账", 3, "发现日期"),
        ("duplicate_id", "隐患台账", 3, "编号"),
    }
    assert (dossier.path, dossier.name) == (None, "百日整治")


def test_figures_and_a_bulletin_are_made_of_it() -> None:
    dossier = Dossier.of({"hazards": FRAME}, CAMPAIGN)
    rate = evaluate(RECTIFICATION_RATE, dossier.tables, period=YEAR, as_of=AS_OF)
    assert (rate.display, rate.unknown) == ("50.0%", 1)
    assert dossier.rows(rate)["id"].to_list() == ["A1"]
    text = "".join(render(bulletin(dossier, period=YEAR, as_of=AS_OF)).split())
    assert "百日整治情况通报（2020年）" in text
    assert "整改率50.0%" in text


def test_two_names_of_one_table_are_put_together_and_typed_tables_stay_as_they_are() -> None:
    dossier = Dossier.of({"隐患": FRAME.head(1), "hazards": FRAME.slice(1, 1)}, CAMPAIGN)
    assert dossier.tables["hazards"]["id"].to_list() == ["A1", "A2"]
    again = Dossier.of(dossier.tables, CAMPAIGN)
    facts = [name for name in again.tables["hazards"].columns if not name.startswith("_")]
    assert again.tables["hazards"].select(facts).equals(dossier.tables["hazards"].select(facts))
    assert again.problems == ()


def test_a_table_that_is_not_known_or_no_frame_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="hazards"):
        Dossier.of({"hazzards": FRAME}, CAMPAIGN)
    with pytest.raises(InputError, match="int"):
        Dossier.of({"hazards": 3}, CAMPAIGN)


def test_a_table_gives_its_rows_as_records() -> None:
    dossier = Dossier.of({"hazards": FRAME}, CAMPAIGN)
    first, *_, last = dossier.records("隐患")
    assert first.to_dict() == {"id": "A1", "found_on": "2020-07-01", "rectified": True}
    assert (last.values()["rectified_on"], dossier.records("tasks")) == (date(2020, 8, 1), [])
    with pytest.raises(UnknownNameError, match="tasks"):
        dossier.records("taskz")
