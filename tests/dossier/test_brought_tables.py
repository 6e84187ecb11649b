"""Tables that installed plugins bring: which plugins a dossier loads for them, and one that is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.distributions import register
from tests.lamps import ansheng, install, python, write

TABLE = """
from ansheng import Count, Facts, RecordTable, Text, hookimpl


class Lamp(Facts, title="灯具检查", en="lamp", table="lamp_checks"):
    place = Text("位置", en="place")
    broken = Count("损坏数", en="broken")


@hookimpl
def ansheng_tables():
    return [RecordTable(Lamp, ["照明"])]
"""
OPENED = """
found = ansheng.open_dossier("案卷")
answer = [
    sorted(found.tables), [[p.kind, p.value] for p in found.problems], sorted(m for m in sys.modules if "." not in m),
    sorted(m for m in sys.modules if m.startswith("ansheng.industries.")),
]
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed distributions, ``lamps`` and one that brings a table; beside it a dossier of theirs."""
    install(tmp_path)
    bring(tmp_path)
    folder = tmp_path / "案卷"
    folder.mkdir()
    folder.joinpath("campaign.toml").write_text('[campaign]\ntitle = "示例"\n', encoding="utf-8")
    folder.joinpath("照明.csv").write_text("位置,损坏数\n一层,2\n", encoding="utf-8")
    folder.joinpath("隐患.csv").write_text("隐患描述,发现日期\n漏电,2020-05-01\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def bring(site: Path, text: str = TABLE, name: str = "shine", brings: str = "tables") -> None:
    """Install a plugin of one module."""
    write(site, {"__init__.py": text}, name)
    register(site, name, "1", {name: name}, brings={name: brings} if brings else {})


def test_a_dossier_loads_the_plugins_that_bring_tables_and_no_others(site: Path) -> None:
    tables, problems, modules, industries = python(site, OPENED)
    assert (tables, problems) == (["hazards", "lamp_checks"], [])
    assert "shine" in modules
    assert "ansheng_lamps" not in modules
    assert industries == []


def test_one_that_is_broken_is_listed_and_stops_nobody(site: Path) -> None:
    bring(site, "1 / 0", "dim")
    tables, problems, _, _ = python(site, OPENED)
    assert (tables, problems) == (["hazards", "lamp_checks"], [["plugin", "dim"]])
    done = ansheng(site, "problems", "案卷", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "ZeroDivisionError" in " ".join(done.stdout.split())
    assert "ZeroDivisionError" in ansheng(site, "columns", "案卷").stderr


def test_two_that_bring_one_table_are_told_apart_by_their_names(site: Path) -> None:
    bring(site, TABLE, "twin")
    tables, problems, _, _ = python(site, OPENED)
    assert (tables, problems) == (["hazards", "lamp_checks"], [["plugin", "twin"]])
    done = ansheng(site, "plugins")
    assert done.returncode == 2
    assert "插件 twin 的数据表 lamp_checks 与 shine 的数据表名称重复" in " ".join(done.stdout.split())


def test_one_that_does_not_declare_its_tables_is_refused_with_the_line_to_write(site: Path) -> None:
    other = TABLE.replace("lamp_checks", "others").replace("灯具检查", "别的").replace("照明", "别的")
    bring(site, other.replace('"lamp"', '"other"'), "mute", "")
    assert python(site, OPENED)[1] == []
    done = ansheng(site, "plugins", "--lang", "en")
    assert done.returncode == 2
    line = '[project.entry-points."ansheng.brings"] "mute.tables" = "tables"'
    assert line in " ".join(done.stdout.split())


def test_one_that_is_declared_and_not_installed_is_listed(site: Path) -> None:
    register(site, "gone", "1", {}, brings={"ghost": "tables"})
    assert python(site, OPENED)[1] == [["plugin", "ghost"]]
