"""The year of a county: what the script says is what the ledger holds, and that is what the townships found."""

from __future__ import annotations

import json
import re
import runpy
import unicodedata
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import attrs
import polars as pl
import pytest

from ansheng import cli
from ansheng.hazards import Ledger

SCRIPT = Path(__file__).parents[2] / "examples" / "county_year.py"


@attrs.frozen
class Year:
    """The folder of a run, what it printed, and the names of the script."""

    folder: Path
    said: str
    script: dict[str, Any]

    @property
    def address(self) -> str:
        return f"sqlite:///{self.folder / '案卷' / '台账.db'}"

    def number(self, pattern: str) -> float:
        found = re.search(pattern, self.said)
        assert found is not None, (pattern, self.said)
        return float(found[1])

    def found(self) -> list[Any]:
        return [each for month in range(1, 13) for each in self.script["found_in"](month)]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    folder, said = tmp_path_factory.mktemp("县") / "示例县", StringIO()
    script = runpy.run_path(str(SCRIPT))
    with redirect_stdout(said):
        script["main"](folder)
    return Year(folder, said.getvalue(), script)


@pytest.fixture
def ledger(year: Year) -> Iterator[Ledger]:
    with Ledger.open(year.address) as opened:
        yield opened


def test_the_ledger_holds_what_the_townships_found_whatever_their_tables_looked_like(
    year: Year, ledger: Ledger
) -> None:
    hazards = {unicodedata.normalize("NFKC", row["id"]): row for row in ledger.frame().iter_rows(named=True)}
    assert {each.id for each in year.found()} == set(hazards) - {"补-01"}
    longer = year.script["LONGER"]
    for each in year.found():
        held = hazards[each.id]
        told = (each.unit, each.town, each.sector, each.what, each.department, each.on)
        names = ("unit", "region", "sector", "description", "department", "found_on")
        assert tuple(held[name] for name in names) == told
        assert (held["due_on"] == each.due) is (each.id != longer)
        assert (held["grade"] == "major") is (each.grade == "重大")


def test_the_summary_counts_what_is_in_the_ledger(year: Year, ledger: Ledger) -> None:
    frame, journal = ledger.frame(), ledger.journal()
    done, closed = frame["rectified"].fill_null(False).sum(), frame["closed"].fill_null(False).sum()
    end = pl.date(2025, 12, 31)
    late = frame.filter(~pl.col("rectified").fill_null(False), pl.col("due_on") < end).height
    acts = [json.loads(entry["data"])["event"] for entry in journal if entry["kind"] == "act"]
    assert year.number(r"登记隐患(\d+)条") == frame.height == len(year.found()) + 1
    assert year.number(r"完成整改(\d+)条") == done
    assert year.number(r"整改率([\d.]+)%；") == pytest.approx(100 * done / frame.height, abs=0.05)
    assert year.number(r"销号(\d+)条") == closed
    assert year.number(r"逾期未整改(\d+)条") == late > 0
    assert year.number(r"登记办理事项(\d+)项") == sum(event != "correct" for event in acts)
    assert year.number(r"更正、撤回(\d+)项") == acts.count("correct") == 2
    assert year.number(r"函件(\d+)份") == len(list((year.folder / "发出" / "函件").iterdir())) > 0
    assert year.number(r"日志(\d+)条") == len(journal)
    assert "台账核验：完好" in year.said
    assert ledger.verify().sound


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_the_bulletins_count_what_was_found_in_their_quarter(year: Year, quarter: int) -> None:
    path = year.folder / "发出" / "通报" / f"2025Q{quarter}" / "bulletin.json"
    figures = {each["id"]: each for each in json.loads(path.read_text(encoding="utf-8"))["figures"]}
    months = range(3 * quarter - 2, 3 * quarter + 1)
    found = sum(each.on.month in months for each in year.found())
    assert f"第{'一二三四'[quarter - 1]}季度通报：排查隐患{figures['hazards_found']['display']}" in year.said
    assert figures["hazards_found"]["value"] == found
    assert figures["hazards_found"]["unknown"] == (1 if quarter == 4 else 0)


def test_what_went_wrong_in_the_year_was_put_right_or_listed(year: Year, ledger: Ledger) -> None:
    names = year.script
    assert [event.title for event in ledger.history(names["TYPING"])].count("更正") == 1
    wrong = ledger.get(names["WRONG"])
    assert [event.title for event in ledger.history(names["WRONG"])].count("上报") == 1
    assert wrong.get("reported_on") is None
    assert ledger.get(names["LONGER"]).get("extensions") == 1
    major = ledger.get(names["MAJOR"])
    assert (major.state.title, major.listed, major.get("delisted_on") is not None) == ("已销号", False, True)
    assert year.number(r"未登记(\d+)条") == 1
    assert year.number(r"未登记(\d+)项") == 0


def test_each_month_has_its_list_of_what_is_due_and_the_tables_go_back(year: Year) -> None:
    out = year.folder / "发出"
    assert len(list((out / "到期").iterdir())) == 12
    assert (out / "退回" / "问题清单.xlsx").exists()
    assert (out / "未销号隐患清单.xlsx").exists()
    assert cli.run(["ledger", "restore", str(out / "台账备份"), f"sqlite:///{out / '还原.db'}"]) == 0


def test_it_writes_into_no_folder_that_is_there(year: Year) -> None:
    with pytest.raises(SystemExit, match="已存在"):
        year.script["main"](year.folder)


def test_the_page_on_the_ledger_shows_what_it_prints(year: Year) -> None:
    page = SCRIPT.parents[1].joinpath("docs", "ledger.md").read_text(encoding="utf-8")
    assert year.said in page
