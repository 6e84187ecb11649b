"""Commands ``sectors``, ``standards --missing`` and ``checklist --unit``: what each sector and unit goes by."""

from __future__ import annotations

import json

from tests.cli.conftest import Run


def test_a_sector_is_listed_with_its_criteria_and_departments(run: Run) -> None:
    text = run("sectors", "危化品", "--on", "2026-10-01").out
    assert "AQ 3067-2026" in text
    assert "应急管理、工业和信息化、公安" in text


def test_sectors_without_criteria_say_so(run: Run) -> None:
    text = run("sectors", "消防").out
    assert "无，须人工判断" in text
    assert "GB 35181-2025" in text


def test_criteria_depend_on_the_day(run: Run) -> None:
    before, on = (
        json.loads(run("sectors", "煤矿", "--on", day, "--format", "json").out)[0]["criteria"]
        for day in ("2026-06-30", "2026-07-01")
    )
    assert (before, on) == (["应急管理部令第4号"], ["应急管理部令第21号"])


def test_what_must_be_looked_up_is_listed_with_its_state(run: Run) -> None:
    listed = json.loads(run("standards", "--missing", "--format", "json").out)
    known = {one["number"]: one for one in listed if one["number"]}
    assert {"GB 35181-2025", "交办安监〔2025〕28号", "交办海〔2024〕67号", "农渔发〔2022〕11号"} <= set(known)
    assert known["交办海〔2024〕67号"]["status"] == "not_obtained"
    assert {one["sector"] for one in listed} >= {"水利", "铁路", "学校", "港口", "养殖基地"}
    assert "煤矿" not in {one["sector"] for one in listed}


def test_one_unit_needs_sheets_of_several_plugins(run: Run) -> None:
    made = json.loads(run("checklist", "--unit", "化工厂", "--on", "2026-10-01", "--format", "json").out)
    names = {one["name"].partition(".")[0] for one in made}
    assert {"hazchem", "general"} <= names


def test_a_dining_place_is_told_what_its_sheets_leave_out(run: Run) -> None:
    done = run("checklist", "--unit", "饭店")
    assert "只列用气部分；消防判定标准未收录" in done.err
    assert "gas.GasDiningPlace" not in done.out


def test_an_unknown_kind_of_unit_lists_near_names(run: Run) -> None:
    done = run("checklist", "--unit", "化工厂房")
    assert done.code == 2
    assert "化工厂" in done.err
