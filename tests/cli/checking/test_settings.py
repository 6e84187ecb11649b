"""``check --settings``: a table that is checked is read by the words of its office, as the tables of a dossier are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run

TABLE = "炉号,压力表读数(kPa),烧什么\n一号,1200,散煤\n二号,300,散煤\n"
WORDS = """
[columns."锅炉"]
"炉号" = "编号"
"压力表读数(kPa)" = "工作压力"
"烧什么" = "燃料"

[values."锅炉"."燃料"]
"散煤" = "煤"

[defaults."锅炉"]
"=有安全阀" = "否"

[defaults]
"地区" = "某县"
"""


@pytest.fixture
def table(folder: Path) -> str:
    (folder / "炉.csv").write_text(TABLE, encoding="utf-8")
    (folder / "用词.toml").write_text(WORDS, encoding="utf-8")
    return "炉.csv"


def judged(run: Run, table: str, *more: str) -> Done:
    line = ("check", table, "--as", "锅炉", "--on", "2023-01-01", "--plugin-file", "boiler.py")
    return run(*line, "--format", "json", *more)


def test_headers_words_and_defaults_of_an_office_hold_in_a_check(run: Run, table: str) -> None:
    assert judged(run, table).code == 2
    done = judged(run, table, "--settings", "用词.toml")
    found = {(f["record"], f["rule"], f["verdict"]) for f in json.loads(done.out)["findings"]}
    assert done.code == 1
    assert found == {
        ("一号", "boiler.overpressure", "hazard"),
        ("一号", "boiler.no_valve", "hazard"),
        ("二号", "boiler.no_valve", "hazard"),
    }


def test_the_settings_say_which_rules_apply(run: Run, table: str, folder: Path) -> None:
    (folder / "用词.toml").write_text(WORDS + '[check]\nrules = "-boiler.no_valve"\n', encoding="utf-8")
    done = judged(run, table, "--settings", "用词.toml")
    assert [f["rule"] for f in json.loads(done.out)["findings"]] == ["boiler.overpressure"]
    named = judged(run, table, "--settings", "用词.toml", "--rules", "boiler")
    assert [f["rule"] for f in json.loads(named.out)["findings"]] == ["boiler.overpressure"]
    (folder / "用词.toml").write_text("[check]\nrules = 1\n", encoding="utf-8")
    assert "check.rules" in judged(run, table, "--settings", "用词.toml").complaint


def test_the_settings_of_a_dossier_do_as_well(run: Run, table: str, folder: Path) -> None:
    settings = '[campaign]\ntitle = "专项整治"\nstarts = 2023-01-01\nends = 2023-06-30\n'
    settings += '[columns."隐患"]\n"毛病" = "隐患描述"\n'
    (folder / "campaign.toml").write_text(settings + WORDS.replace("地区", "炉膛颜色"), encoding="utf-8")
    assert "炉膛颜色" in judged(run, table, "--settings", "campaign.toml").complaint
    (folder / "campaign.toml").write_text(settings + WORDS, encoding="utf-8")
    assert judged(run, table, "--settings", "campaign.toml").code == 1


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ('[columns."锅炉房"]\n"炉号" = "编号"\n', "锅炉房"),
        ('[columns."锅炉"]\n"炉号" = "炉子编号"\n', "炉子编号"),
        ('[values."锅炉"."燃料"]\n"散煤" = "柴"\n', "柴"),
        ('[campaing]\ntitle = "专项整治"\n', "campaing"),
        ("炉号 = \n", "用词.toml"),
    ],
)
def test_settings_that_are_not_understood_are_one_line(
    run: Run, table: str, folder: Path, settings: str, named: str
) -> None:
    (folder / "用词.toml").write_text(settings, encoding="utf-8")
    complaint = judged(run, table, "--settings", "用词.toml").complaint
    assert named in complaint
    assert "没有.toml" in judged(run, table, "--settings", "没有.toml").complaint


def test_a_class_of_another_plugin_may_be_spoken_of(run: Run, table: str, folder: Path) -> None:
    more = WORDS + '[columns."gas.GasTank"]\n"罐号" = "编号"\n[columns."燃气储罐"]\n"罐名" = "编号"\n'
    (folder / "用词.toml").write_text(more, encoding="utf-8")
    assert judged(run, table, "--settings", "用词.toml").code == 1
