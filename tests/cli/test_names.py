"""Names: things found by what people call them, in the library and on the command line."""

from __future__ import annotations

import pytest

import ansheng
from ansheng import UnknownNameError, Words
from ansheng.called import called
from ansheng.indicators.definitions import indicator
from tests.cli.conftest import Run

FILE = ("--plugin-file", "boiler.py")
BOXES = {"a.box": ("箱子", "box"), "b.crate": ("板条箱", "crate"), "c.box": ("纸箱（大）", "Box")}


def find(name: str) -> tuple[str, str]:
    return called(Words("容器", "container"), name, BOXES, lambda _, titles: titles)


@pytest.mark.parametrize(
    ("name", "id_"),
    [("a.box", "a.box"), ("箱子", "a.box"), ("crate", "b.crate"), ("CRATE", "b.crate"), ("纸箱(大)", "c.box"),
     ("箱 子", "a.box")],
)  # fmt: skip
def test_an_id_or_a_title_finds_the_thing(name: str, id_: str) -> None:
    assert find(name) is BOXES[id_]


def test_a_title_of_two_lists_both_ids() -> None:
    with pytest.raises(UnknownNameError, match=r"a\.box、c\.box") as caught:
        find("box")
    assert "a.box, c.box" in caught.value.text("en")


def test_a_misspelt_title_lists_near_ones() -> None:
    many = {f"id{n}": (f"第{n}种容器", f"kind {n}") for n in range(20)} | BOXES
    with pytest.raises(UnknownNameError, match="板条箱"):
        called(Words("容器", "container"), "板条相", many, lambda _, titles: titles)


def test_the_library_takes_titles_where_it_takes_names() -> None:
    tank = {"编号": "T1", "monitored": "否"}
    by_title = ansheng.check(tank, on="2026-07-01", as_="燃气储罐", rules="燃气")
    by_id = ansheng.check(tank, on="2026-07-01", as_="gas.GasTank", rules="gas")
    assert [f.to_dict() for f in by_title] == [f.to_dict() for f in by_id]
    assert ansheng.load(["矿山"]).plugins == ansheng.load(["mining"]).plugins
    catalogue = ansheng.load()
    assert catalogue.rule(catalogue.rule("gas.tank_unmonitored").title).id == "gas.tank_unmonitored"
    assert catalogue.facts_class("通用.特种作业人员") is catalogue.facts_class("general.SpecialOperator")
    assert indicator("整改率") is indicator("rectification_rate")


def test_a_rule_or_a_plugin_is_left_out_by_title() -> None:
    tank = {"编号": "T1", "monitored": "否"}
    title = ansheng.load().rule("gas.tank_unmonitored").title
    for left_out in ("-gas.tank_unmonitored", f"-{title}"):
        findings = ansheng.check(tank, on="2026-07-01", as_="燃气储罐", rules=f"燃气,{left_out}")
        assert "gas.tank_unmonitored" not in dict(findings.manifest.rules)
    kept = ansheng.check(tank, on="2026-07-01", as_="gas.GasTank", rules="-矿山")
    assert "gas.tank_unmonitored" in dict(kept.manifest.rules)


@pytest.mark.parametrize(
    ("line", "same"),
    [
        (("facts", "隐患"), ("facts", "hazards")),
        (("facts", "隐患台账"), ("facts", "hazards")),
        (("facts", "燃气储罐"), ("facts", "gas.GasTank")),
        (("checklist", "燃气储罐", "--on", "2026-07-01"), ("checklist", "gas.GasTank", "--on", "2026-07-01")),
        (("rules", "--as", "锅炉", *FILE), ("rules", "--as", "Boiler", *FILE)),
        (("explain", "工作压力超过限值", *FILE), ("explain", "boiler.overpressure", *FILE)),
        (("indicators", "整改率"), ("indicators", "rectification_rate")),
        (
            ("check", "boilers.csv", "--as", "锅炉", "--on", "2025-01-01", *FILE),
            ("check", "boilers.csv", "--as", "Boiler", "--on", "2025-01-01", *FILE),
        ),
    ],
    ids=lambda line: line[0] + line[1],
)  # fmt: skip
def test_a_command_takes_titles_where_it_takes_ids(
    run: Run, line: tuple[str, ...], same: tuple[str, ...]
) -> None:
    for form in ("table", "json"):
        told, expected = (run(*words, "--format", form) for words in (line, same))
        assert (told.code, told.out) == (expected.code, expected.out)
        assert told.out


@pytest.mark.parametrize(
    ("line", "near"),
    [
        (("facts", "燃气储灌"), "燃气储罐"),
        (("checklist", "燃气储灌"), "燃气储罐"),
        (("rules", "--as", "燃气储灌"), "燃气储罐"),
        (("indicators", "整改绿"), "整改率"),
        (("facts", "特种作业人员"), "general.SpecialOperator"),
        (
            ("check", "boilers.csv", "--as", "锅驴", "--on", "2025-01-01", *FILE),
            "锅炉",
        ),
        (("reference", "--out", "pages", "--plugin", "矿上"), "矿山"),
        (("ledger", "import", "sqlite:///a.db", "boilers.csv", "--table", "隐换"), "隐患"),
    ],
)
def test_a_misspelt_title_is_one_line_with_near_names(run: Run, line: tuple[str, ...], near: str) -> None:
    assert near in run(*line).complaint
    assert near in run(*line, "--lang", "en").complaint


def test_pages_of_a_plugin_are_asked_for_by_its_title(run: Run) -> None:
    assert run("reference", "--out", "a", "--plugin", "通用").code == 0
    assert (
        run("reference", "--out", "b", "--plugin", "general").out.replace("b", "a")
        == run("reference", "--out", "a", "--plugin", "通用").out
    )
