"""The page on the house names what there is, and its walks call what they name."""

from __future__ import annotations

import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import duckdb
import polars as pl
import pytest
import xlsxwriter

import ansheng
from ansheng import api, shelf
from ansheng.cli import run
from ansheng.dates import Period
from ansheng.hazards import Ledger
from ansheng.indicators import core, evaluate
from docs import house

PAGE = house.PAGE.read_text(encoding="utf-8")
NAME = re.compile(r"`(ansheng(?:\.\w+)+)`")
WALKS = dict(re.findall(r"(?ms)^### (.*?)\n(.*?)(?=^##)", PAGE))

DAY = "2031-03-07"
"""A day that no other test asks for, so that nothing of it is remembered and passed by."""
HAZARDS = "编号,隐患描述,责任部门,发现日期,整改时限,是否整改\nH1,消防通道堵塞,甲局,2031-02-01,2031-03-01,否\n"
CAMPAIGN = '[campaign]\ntitle = "示例行动"\n[report]\nperiod = "2031Q1"\nas_of = 2031-03-07\n'
TEXT = """排查隐患200条，已整改150条，整改率75%。事故5起，同比下降50%，占总数的20%。

| 地区 | 隐患 |
|---|---|
| 甲 | 1 |
| 合计 | 1 |
"""


@contextmanager
def calls() -> Iterator[set[CodeType]]:
    """The functions that are called inside the block."""
    called: set[CodeType] = set()

    def note(frame: FrameType, event: str, _argument: Any) -> None:
        if event == "call":
            called.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield called
    finally:
        sys.setprofile(before)


def functions(text: str) -> dict[str, CodeType]:
    """The functions and methods among the names of a text."""
    named = {name: pkgutil.resolve_name(name) for name in NAME.findall(text)}
    plain = {name: inspect.unwrap(getattr(thing, "__func__", thing)) for name, thing in named.items()}
    return {name: thing.__code__ for name, thing in plain.items() if inspect.isfunction(thing)}


def one_record(_folder: Path) -> None:
    general = ansheng.load(["general"])
    operator = {"id": "P1", "working": True, "valid_from": "2022-01-01", "valid_to": "2028-01-01"}
    found = ansheng.check(operator, on=DAY, as_="general.SpecialOperator", catalogue=general)
    assert [finding.to_hazard().found_on for finding in found.hazards()] == [date.fromisoformat(DAY)]


def one_table(folder: Path) -> None:
    book = xlsxwriter.Workbook(folder / "people.xlsx")
    book.add_worksheet().write_row(0, 0, ["编号", "working"])
    book.close()
    for name in ("people.csv", "people.xlsx"):
        folder.joinpath("people.csv").write_text("编号,working\nP1,是\n", encoding="utf-8")
        run(["check", str(folder / name), "--as", "general.SpecialOperator", "--on", DAY])
    frame = pl.DataFrame({"id": ["P1"]})
    for table in (duckdb.sql("select id from frame"), frame.to_pandas()):
        ansheng.check(table, on=DAY, as_="general.SpecialOperator")


def one_dossier(folder: Path) -> None:
    for listed, name in (
        ("", "隐患台账.csv"),
        ("", "one.csv"),
        ('[tables]\nhazards = "one.csv"\n', "one.csv"),
    ):
        own = folder / f"{len(listed)}{name}"
        own.mkdir()
        own.joinpath("campaign.toml").write_text(CAMPAIGN + listed, encoding="utf-8")
        own.joinpath(name).write_text(HAZARDS, encoding="utf-8")
        assert run(["report", str(own), "--out", str(own / "out")]) == 0
        dossier = ansheng.open_dossier(own)
        figure = evaluate(
            core.HAZARDS_FOUND, dossier.tables, period=Period.parse("2031Q1"), as_of=date(2031, 3, 7)
        )
        assert dossier.rows(figure.filter).height == figure.value


def one_text(folder: Path) -> None:
    folder.joinpath("a.txt").write_text(TEXT, encoding="utf-8")
    folder.joinpath("campaign.toml").write_text(CAMPAIGN, encoding="utf-8")
    folder.joinpath("隐患台账.csv").write_text(HAZARDS, encoding="utf-8")
    assert run(["audit", str(folder / "a.txt"), "--dossier", str(folder)]) in (0, 1)


def one_event(_folder: Path) -> None:
    with Ledger.open("sqlite://", create=True) as ledger:
        ledger.record({"编号": "H1", "隐患描述": "消防通道堵塞", "发现日期": "2026-07-01"}, by="检查组")
        ledger.act("H1", "grade", by="检查组", on="2026-07-01", grade="一般")
        assert ledger.verify().sound
        assert ledger.tables()["hazards"].height == 1


def one_day(folder: Path) -> None:
    folder.joinpath("隐患台账.csv").write_text(HAZARDS, encoding="utf-8")
    duties = "职责名称,责任主体,周期\n检查,甲局,每月\n"
    folder.joinpath("定期职责.csv").write_text(duties, encoding="utf-8")
    tasks = "编号,任务名称,牵头单位,完成时限\nT1,整治,甲局,2031-03-01\n"
    folder.joinpath("任务清单.csv").write_text(tasks, encoding="utf-8")
    reports = "报送单位,报送月份,报送时限,报送情况\n甲局,2031-02,2031-03-01,未报送\n"
    folder.joinpath("报送情况.csv").write_text(reports, encoding="utf-8")
    letters = ["--letters", str(folder / "letters"), "--issuer", "安委办"]
    assert run(["due", str(folder), "--on", DAY, *letters]) == 0


WALKERS = (one_record, one_table, one_dossier, one_text, one_event, one_day)


def test_what_the_page_names_exists() -> None:
    for name in NAME.findall(PAGE):
        assert pkgutil.resolve_name(name), name


def test_files_that_the_page_names_are_there() -> None:
    named = set(re.findall(r"`([\w*/]+/(?:[\w*]+\.\w+)?)`", PAGE)) - {"reports/blocks"}
    assert {
        name for name in named if not list(house.PACKAGE.glob(name)) and not (house.ROOT / name).exists()
    } == set()


@pytest.mark.parametrize(("walk", "walker"), list(zip(WALKS, WALKERS, strict=True)), ids=list(WALKS))
def test_a_walk_calls_what_it_names(walk: str, walker: Callable[[Path], None], tmp_path: Path) -> None:
    for remembered in (
        api._needed,
        shelf._kept,
        shelf._plugin,
    ):  # what other tests have loaded would be passed by
        remembered.cache_clear()
    with calls() as called:
        walker(tmp_path)
    assert [name for name, code in functions(WALKS[walk]).items() if code not in called] == []
