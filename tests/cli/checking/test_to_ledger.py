"""Option ``--to-ledger`` of ``check``: what was found goes into a ledger, and the page and the JSON say how much."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ansheng.hazards.ledger import Ledger
from tests.cli.conftest import Done, Run
from tests.reports.sheets import answer, opened, saved

ADDRESS = "sqlite:///台账.db"
TABLE = "编号,单位名称,监测能超限报警\nT-01,甲公司,否\nT-02,乙公司,否\n"


@pytest.fixture
def ledger(run: Run, folder: Path) -> Path:
    """A table to check, and an empty ledger."""
    folder.joinpath("储罐.csv").write_text(TABLE, encoding="utf-8")
    assert run("ledger", "init", ADDRESS).code == 0
    return folder / "台账.db"


def checked(run: Run, *more: str, on: str = "2026-07-01", address: str = ADDRESS) -> Done:
    return run("check", "储罐.csv", "--as", "燃气储罐", "--on", on, "--to-ledger", address, *more)


def told(run: Run, *more: str, **options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(checked(run, *more, "--format", "json", **options).out)["ledger"]
    return found


def test_the_page_says_what_became_of_the_hazards(run: Run, ledger: Path) -> None:
    first, again = checked(run), checked(run, on="2026-07-20")
    assert (first.code, again.code) == (1, 1)
    assert "登记2条，更新0条，无变化0条，未登记0条。" in first.out
    assert "登记0条，更新0条，无变化2条，未登记0条。" in again.out
    assert "registered 0, amended 0, unchanged 0, refused 0" not in checked(run, "--lang", "en").out
    shown = run("ledger", "show", ADDRESS, "gas.tank_unmonitored/甲公司/T-01").out
    assert "办理人" in shown
    assert "检查" in shown


def test_the_json_counts_them_and_lists_what_was_not_recorded(run: Run, ledger: Path, folder: Path) -> None:
    assert told(run, "--by", "张三") == {
        "registered": 2,
        "amended": 0,
        "unchanged": 0,
        "refused": 0,
        "problems": [],
    }
    folder.joinpath("储罐.csv").write_text(TABLE + "T-02,乙公司,否\n", encoding="utf-8")
    again = told(run, "--by", "张三")
    assert (again["unchanged"], again["refused"]) == (2, 1)
    assert [problem["kind"] for problem in again["problems"]] == ["duplicate_id"]
    assert "T-02" in checked(run).out.partition("台账")[2]
    with Ledger.open(ADDRESS) as made:
        assert {made.history(name)[0].by for name in made.frame()["id"]} == {"张三"}


def test_without_the_option_the_json_has_no_ledger(run: Run, ledger: Path) -> None:
    done = run("check", "储罐.csv", "--as", "燃气储罐", "--on", "2026-07-01", "--format", "json")
    assert sorted(json.loads(done.out)) == ["findings", "manifest", "schema"]


@pytest.mark.parametrize(
    ("address", "text"), [("sqlite:///无.db", "ledger init"), ("台账.db", "台账地址"), ("", "台账地址")]
)
def test_a_ledger_that_is_not_there_is_wrong_use_and_nothing_is_made(
    run: Run, ledger: Path, folder: Path, address: str, text: str
) -> None:
    before = sorted(folder.iterdir())
    done = checked(run, address=address)
    assert (done.code, done.out) == (2, "")
    assert text in done.err
    assert sorted(folder.iterdir()) == before


def test_who_may_not_record_is_wrong_use_and_not_a_hazard(run: Run, ledger: Path) -> None:
    with Ledger.open(ADDRESS) as made:
        chief = made.grant("局长", "admin", by="局长")
        token = made.grant("张三", "record", by="局长", token=chief)
    done = checked(run, "--by", "张三")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("错误：隐患未登记到台账：")
    assert told(run, "--by", "张三", "--token", str(token))["registered"] == 2


def test_a_filled_workbook_goes_into_the_ledger_with_the_unit_of_its_cover(
    run: Run, ledger: Path, folder: Path
) -> None:
    assert run("checklist", "--plugin", "gas", "--on", "2026-07-01", "--out", "燃气.xlsx").code == 0
    for name in ("甲燃气公司", "乙燃气公司"):
        sheets = opened(folder.joinpath("燃气.xlsx").read_bytes())
        [unit] = [row for row in sheets["目录"] if row[0] == "被检查单位"]
        unit[2] = name
        answer(sheets["燃气储罐检查表"], {"id": "1号", "monitored": "否"})
        saved(folder / "已填.xlsx", sheets)
        for counts in ("登记1条，更新0条，无变化0条", "登记0条，更新0条，无变化1条"):
            done = run("check", "已填.xlsx", "--on", "2026-07-01", "--to-ledger", ADDRESS)
            assert counts in done.out
    with Ledger.open(ADDRESS) as made:
        assert sorted(made.frame()["unit"]) == ["乙燃气公司", "甲燃气公司"]
