"""The example plugin on fire safety: its own tests, and its table, indicators, ladder and duty in every command."""

from __future__ import annotations

import ast
import importlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from ansheng import Campaign, Catalogue, Dossier, UnknownNameError, load, open_dossier
from tests.distributions import install

PROJECT = Path(__file__).parents[2] / "examples" / "ansheng-fire-safety"
DATA = PROJECT / "data"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(PROJECT / "src")
        return load([], modules={"fire_safety": importlib.import_module("ansheng_fire_safety")})


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where the plugin is installed."""
    return install(PROJECT, tmp_path_factory.mktemp("site"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the dossier."""
    return shutil.copytree(DATA, tmp_path / "案卷")


def ansheng(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ansheng", *arguments],
        env=environment, capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip


@pytest.mark.process
def test_its_own_tests_pass_where_it_is_installed(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_it_imports_of_ansheng_only_what_a_stranger_may() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in PROJECT.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    imported = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    assert {name for name in imported if name and name.startswith("ansheng")} == {
        "ansheng", "ansheng.indicators", "ansheng.reports", "ansheng.responsibility",
    }  # fmt: skip


def test_it_states_no_law(catalogue: Catalogue) -> None:
    assert (catalogue.rules, catalogue.standards) == ({}, {})
    [rung] = catalogue.ladder("消防").rung
    assert [(ground.source, ground.chosen) for ground in rung.ground] == [("默认设定", True)]
    assert [duty.source for duty in catalogue.duties] == ["示例设定"]


@pytest.mark.process
def test_a_report_tells_its_indicators(environment: dict[str, str]) -> None:
    done = ansheng(environment, "report", str(DATA))
    assert (done.returncode, done.stderr) == (0, "")
    assert "消防检查单位5家" in done.stdout
    assert "消防隐患整改率60.0%" in done.stdout
    town = ansheng(environment, "report", str(DATA), "--for", "示例一镇", "--format", "json")
    figures = {each["id"]: each for each in json.loads(town.stdout)["figures"]}
    assert figures["fire_safety.units[region=示例一镇]"]["value"] == 2


@pytest.mark.process
def test_its_block_and_its_template_stand_in_a_bulletin(environment: dict[str, str], tmp_path: Path) -> None:
    done = ansheng(environment, "report", str(DATA), "--template", "消防专报")
    assert (done.returncode, done.stderr) == (0, "")
    assert "消防检查单位5家，消防隐患整改率60.0%" in done.stdout
    assert "占用消防通道。" in done.stdout
    listed = json.loads(ansheng(environment, "template", "list", "--format", "json").stdout)
    assert "fire_safety.report" in [each["id"] for each in listed["templates"]]
    assert "fire_safety.checks" in [each["id"] for each in listed["blocks"]]
    own = tmp_path / "模板.txt"
    own.write_text("# 简报\n## 消防\n[[fire_safety.checks]]\n{消防检查单位}。\n", encoding="utf-8")
    assert ansheng(environment, "template", "check", str(own)).returncode == 0
    english = ansheng(environment, "report", str(DATA), "--template", "fire report", "--lang", "en")
    assert "5 inspected for fire safety; 60.0% of the hazards rectified." in english.stdout


@pytest.mark.process
def test_figures_are_told_by_its_facts(environment: dict[str, str]) -> None:
    done = ansheng(environment, "figures", str(DATA), "消防检查单位", "--by", "地区", "--format", "json")
    told = {each["region"]: each["value"] for each in json.loads(done.stdout)["figures"]}
    assert told == {"示例一镇": 2, "示例二镇": 2, "示例三镇": 1}


@pytest.mark.process
def test_listings_have_its_table_and_its_indicators(environment: dict[str, str], tmp_path: Path) -> None:
    listed = ansheng(environment, "indicators", "消防隐患整改率", "--format", "json")
    assert [each["tables"] for each in json.loads(listed.stdout)] == ["fire_inspections"]
    assert "消防检查" in ansheng(environment, "indicators", "消防隐患整改率").stdout
    names = [each["name"] for each in json.loads(ansheng(environment, "facts", "--format", "json").stdout)]
    assert "fire_inspections" in names
    file = tmp_path / "消防检查.csv"
    assert ansheng(environment, "facts", "消防监督检查台账", "--template", str(file)).returncode == 0
    assert "消防通道占用" in file.read_text(encoding="utf-8-sig")


@pytest.mark.process
def test_a_column_that_is_not_known_is_taught(environment: dict[str, str], folder: Path) -> None:
    table = folder / "消防检查.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("消防通道占用", "车道占用"), encoding="utf-8")
    done = ansheng(environment, "columns", str(folder), "--format", "json")
    assert [(each["table"], each["header"]) for each in json.loads(done.stdout)] == [
        ("fire_inspections", "车道占用")
    ]
    settings = folder / "campaign.toml"
    said = settings.read_text(encoding="utf-8")
    settings.write_text(f'{said}\n[columns."消防检查"]\n"车道占用" = "消防通道占用"\n', encoding="utf-8")
    assert json.loads(ansheng(environment, "columns", str(folder), "--format", "json").stdout) == []


@pytest.mark.process
def test_a_file_that_cannot_be_used_costs_its_figures(environment: dict[str, str], folder: Path) -> None:
    folder.joinpath("消防检查.csv").write_text("甲,乙\n一,二\n", encoding="utf-8")
    done = ansheng(environment, "problems", str(folder), "--format", "json")
    [problem] = json.loads(done.stdout)["problems"]
    assert problem["costs"] == ["fire_safety.units", "fire_safety.rectification_rate"]
    assert "无“消防检查”表，2项数字无法统计（消防检查单位、消防隐患整改率）" in problem["message"]


@pytest.mark.process
def test_its_ladder_and_its_duty_stand_in_the_agenda(environment: dict[str, str]) -> None:
    asked = ("due", str(DATA), "--on", "2026-03-31", "--format", "json")
    found = json.loads(ansheng(environment, *asked, "--ladder", "消防").stdout)
    assert [(each["step"], each["concerning"]) for each in found["proposals"]] == [("fire_call", "Y-01")]
    duties = [each for each in found["matters"] if each["kind"] == "duty"]
    assert [(each["state"], each["party"], each["rule"]) for each in duties] == [
        ("unknown", "消防救援大队", "无“履职记录”表（来自插件“消防安全”）"),
        ("due", "消防救援大队", "示例设定（来自插件“消防安全”）"),
    ]
    done = ansheng(environment, "due", str(DATA), "--on", "2026-03-31", "--ladder", "消房", "--lang", "en")
    assert (done.returncode, "did you mean 消防" in done.stderr) == (2, True), done.stderr


def test_the_settings_may_speak_of_its_table(catalogue: Catalogue, folder: Path) -> None:
    folder.joinpath("消防检查.csv").rename(folder / "表一.csv")
    said = folder.joinpath("campaign.toml").read_text(encoding="utf-8")
    lines = (
        '[tables]\n"消防检查" = "表一.csv"\n'
        '[columns."消防检查"]\n"检查人员" = "登记日期"\n'
        '[values."消防检查"."消防通道占用"]\n"是" = "否"\n'
    )
    folder.joinpath("campaign.toml").write_text(f"{said}\n{lines}", encoding="utf-8")
    found = open_dossier(folder, catalogue=catalogue)
    assert {source.file for source in found.sources if source.table == "fire_inspections"} == {"表一.csv"}
    assert not found.tables["fire_inspections"]["passage_blocked"].any()
    assert found.tables["fire_inspections"]["inspector"].is_null().all()


def test_without_the_plugin_its_table_is_none_that_is_known(folder: Path) -> None:
    found = open_dossier(folder)
    assert "fire_inspections" not in found.tables
    with pytest.raises(UnknownNameError):
        found.records("消防检查")


def test_frames_of_your_own_make_its_table(catalogue: Catalogue) -> None:
    frame = pl.DataFrame({"单位名称": ["甲"], "检查日期": ["2026-01-02"], "隐患数": ["3"], "备注": ["急"]})
    found = Dossier.of({"消防检查": frame}, Campaign("示例"), catalogue=catalogue)
    [record] = found.records("fire_inspections")
    assert (type(record).__name__, record.values()["found"]) == ("FireInspectionRecord", 3)
    assert found.unknown_columns("消防检查")["备注"].to_list() == ["急"]
