"""Plugins: what is loaded, what is refused, and that the message names the one at fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import polars as pl
import pytest

from ansheng import (
    Campaign,
    Count,
    Dossier,
    FactError,
    Facts,
    PluginError,
    RecordTable,
    Standard,
    Text,
    UnknownNameError,
    Words,
    hookimpl,
    load,
)
from ansheng.agenda import Ladder
from ansheng.indicators.core import HAZARDS_FOUND
from ansheng.plugins import Hooks
from ansheng.reports import Block, Desk, Options, Paragraph, Report, Writer, bulletin, render, shelved, write
from ansheng.responsibility import Duty
from ansheng.words import Lang
from tests.rules.engine import LAW, Thing, made

LANGS: tuple[Lang, ...] = ("zh", "en")
RULES = """
from ansheng import Facts, Flag, Rule, Standard

LAW = Standard.read({law!r})

class Spot(Facts, title="点位", en="spot"):
    lit = Flag("有照明")
dark = Rule(LAW.clause("leak"), hazard=~Spot.lit, title="无照明", en="no light")
"""


def local(folder: Path, text: str, name: str = "local.py") -> Path:
    file = folder / name
    file.write_text(
        text.format(law=str(Path(__file__).parent / "rules" / "engine_law.toml")), encoding="utf-8"
    )
    return file


def module(name: str, *rule_names: str) -> ModuleType:
    made_up = ModuleType(name)
    for rule_name in rule_names:
        setattr(made_up, f"at_{rule_name}_{len(vars(made_up))}", made(Thing.a, name=rule_name))
    return made_up


def test_installed_plugins_are_found_by_entry_point() -> None:
    (gas,) = [p for p in load().plugins if p.name == "gas"]
    assert gas.version
    assert gas.source == "ansheng.industries.gas"
    assert load() is load()


def test_a_single_local_file_of_rules_works(tmp_path: Path) -> None:
    catalogue = load(plugins=[], files=[local(tmp_path, RULES)])
    assert list(catalogue.rules) == ["local.dark"]
    assert list(catalogue.facts) == ["local.Spot"]
    assert list(catalogue.standards) == ["test.engine"]
    found = catalogue.check({"有照明": "否"}, on="2024-03-31", as_="Spot")
    assert [f.rule for f in found.hazards()] == ["local.dark"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("raise ValueError('broken')", ["broken"]),
        ("import nothing_of_this_name", ["nothing_of_this_name"]),
        ("import sys; sys.exit(3)", ["SystemExit"]),
        ("def f(:", ["SyntaxError"]),
        ("x = 1", ["规则"]),
        (RULES.replace('"leak"', '"leek"'), ["leek", "leak"]),
    ],
)
def test_a_plugin_that_fails_is_named(text: str, words: list[str], tmp_path: Path) -> None:
    file = local(tmp_path, text, "broken_one.py")
    with pytest.raises(PluginError) as caught:
        load(plugins=[], files=[file])
    for word in ["broken_one", *words]:
        assert word in str(caught.value)
    reported = load(plugins=["gas"], files=[file], on_error="report")
    assert [p.name for p in reported.plugins] == ["gas"]
    assert [p.value for p in reported.problems] == ["broken_one"]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="nowhere"):
        load(plugins=[], files=[tmp_path / "nowhere.py"])


def test_names_must_be_unique() -> None:
    with pytest.raises(PluginError, match="twice"):
        load(plugins=[], modules={"one": module("one", "twice", "twice")})
    both = {"one": module("one", "same"), "two": module("two", "same")}
    assert list(load(plugins=[], modules=both).rules) == ["one.same", "two.same"]


def test_two_plugins_cannot_both_define_a_standard(tmp_path: Path) -> None:
    again = ModuleType("again")
    law = Standard.read(Path(__file__).parent / "rules" / "engine_law.toml")
    assert law is not LAW

    @hookimpl
    def ansheng_standards() -> list[Standard]:
        return [law]

    vars(again)["ansheng_standards"] = ansheng_standards
    with pytest.raises(PluginError, match=r"test\.engine"):
        load(plugins=[], modules={"one": module("one", "r"), "again": again})


def answering(name: str, answer: Callable[[], object]) -> ModuleType:
    """A plugin with one more function."""
    wrong = module("wrong", "r")
    vars(wrong)[name] = answer
    return wrong


@pytest.mark.parametrize("mark", [hookimpl, lambda function: function])
def test_a_misspelt_hook_is_an_error_that_names_the_near_one(mark: Callable[..., Any]) -> None:
    @mark
    def ansheng_rulez() -> list[object]:
        return []

    with pytest.raises(PluginError) as caught:
        load(plugins=[], modules={"wrong": answering("ansheng_rulez", ansheng_rulez)})
    assert "是否指 ansheng_rules？" in str(caught.value)
    assert all(hook in str(caught.value) for hook in vars(Hooks) if hook.startswith("ansheng_"))


def test_a_hook_that_is_not_marked_is_an_error_that_says_how() -> None:
    with pytest.raises(PluginError, match=r"ansheng_rules.*@hookimpl"):
        load(plugins=[], modules={"wrong": answering("ansheng_rules", list)})


def test_an_unknown_plugin_lists_the_near_ones() -> None:
    with pytest.raises(UnknownNameError, match="gas"):
        load(["gsa", "gas"])


class Lamp(Facts, title="灯具检查", en="lamp", table="lamps"):
    """A record of a table that a plugin brings."""

    place = Text("位置", en="place")
    broken = Count("损坏数", en="broken")


class Torch(Facts, title="手电", en="torch", table="torches"):
    """A record of another table."""

    place = Text("位置", en="place")


def bringing(name: str, **answers: object) -> ModuleType:
    """A plugin that answers hooks with what is given."""
    made_up = ModuleType(name)
    for hook, answer in answers.items():

        def function(answer: object = answer) -> object:
            return answer

        function.__name__ = hook
        vars(made_up)[hook] = hookimpl(function)
    return made_up


def test_a_plugin_may_bring_nothing_but_tables() -> None:
    table = RecordTable(Lamp, ["照明"])
    catalogue = load([], modules={"lamps": bringing("lamps", ansheng_tables=[table])})
    assert dict(catalogue.tables) == {"lamps": table}
    assert (catalogue.rules, catalogue.plugins[0].tables) == ({}, (table,))


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (RecordTable(Torch, ["照明台账"]), ["one", "two", "torches", "照明"]),
        (RecordTable(Lamp, []), ["one", "two", "lamps"]),
        (RecordTable(Torch, ["隐患台账"]), ["two", "ansheng", "torches", "隐患"]),
        (RecordTable(type("Hazard", (Torch,), {}, table="hazards"), []), ["two", "ansheng", "hazards"]),
    ],
    ids=["name", "class", "name of the core", "table of the core"],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_tables_of_one_name_are_refused_with_both_that_bring_them(
    table: RecordTable, words: list[str], lang: str
) -> None:
    first = bringing("one", ansheng_tables=[RecordTable(Lamp, ["照明"])])
    both = {"one": first, "two": bringing("two", ansheng_tables=[table])}
    with pytest.raises(PluginError) as caught:
        load([], modules=both)
    for word in words:
        assert word in caught.value.text("en" if lang == "en" else "zh")
    reported = load([], modules=both, on_error="report")
    assert ([p.name for p in reported.plugins], [p.value for p in reported.problems]) == (["one"], ["two"])


def test_one_plugin_cannot_bring_two_tables_of_one_name() -> None:
    tables = [RecordTable(Lamp, ["照明"]), RecordTable(Torch, ["照明"])]
    with pytest.raises(PluginError, match="torches"):
        load([], modules={"one": bringing("one", ansheng_tables=tables)})


@pytest.mark.parametrize(
    ("hook", "answer", "words"),
    [
        ("ansheng_tables", [Lamp], ["RecordTable", "Lamp"]),
        ("ansheng_duties", ["每月检查"], ["Duty", "每月检查"]),
        ("ansheng_duties", [Duty("d", "检查", "month")], ["检查", "party"]),
        ("ansheng_duties", [Duty("d", "检查", "week", party="甲局")], ["检查", "every"]),  # type: ignore[arg-type]
        ("ansheng_ladders", {"甲": Path("nowhere.toml")}, ["nowhere.toml"]),
        ("ansheng_blocks", ["检查"], ["ansheng_blocks", "ansheng.reports.Block"]),
        ("ansheng_templates", [Path("a.txt")], ["ansheng_templates", "ansheng.reports.Shelved"]),
        ("ansheng_writers", [print], ["ansheng_writers", "ansheng.reports.Writer"]),
    ],
)
def test_an_answer_of_another_kind_is_an_error_that_names_the_plugin(
    hook: str, answer: object, words: list[str]
) -> None:
    with pytest.raises(PluginError) as caught:
        load([], modules={"odd": bringing("odd", **{hook: answer})})
    for word in ["odd", *words]:
        assert word in str(caught.value)


def test_ladders_and_duties_are_those_of_their_plugin(tmp_path: Path) -> None:
    file = tmp_path / "ladder.toml"
    rung = '[[rung]]\nid = "call"\ntitle = "电话"\nen = "a call"\nletter = ""\nground = []\n'
    file.write_text(rung, encoding="utf-8")
    duty = Duty("d", "检查", "month", party="甲局")
    made_up = bringing(
        "one",
        ansheng_ladders={"甲": file, "乙": Ladder(())},
        ansheng_duties=[duty],
        ansheng_title=Words("壹", "one"),
    )
    other = bringing("two", ansheng_ladders={"乙": Ladder(())})
    catalogue = load([], modules={"one": made_up, "two": other})
    assert list(catalogue.ladders) == ["one.甲", "one.乙", "two.乙"]
    assert catalogue.ladder("甲") is catalogue.ladder("one.甲")
    assert [rung.id for rung in catalogue.ladder("甲").rung] == ["call"]
    with pytest.raises(UnknownNameError, match=r"one\.乙"):
        catalogue.ladder("乙")
    assert [(each.title, each.origin) for each in catalogue.duties] == [("检查", Words("壹", "one"))]


def test_a_table_is_of_records_that_have_one() -> None:
    for wrong in (Facts, str, type("Bare", (Facts,), {})):
        with pytest.raises(FactError, match="table="):
            RecordTable(wrong)
    with pytest.raises(FactError, match="names="):
        RecordTable(Lamp, "照明")
    with pytest.raises(UnknownNameError, match="broken"):
        RecordTable(Lamp, about=["brokn"])


def test_a_block_a_template_and_a_format_of_a_plugin_make_a_report(tmp_path: Path) -> None:
    def count(desk: Desk, _: Options) -> Iterator[Paragraph]:
        yield desk.paragraph(desk.say(Words("共{0}。", "{0} in all."), desk.figure(HAZARDS_FOUND)))

    def shout(report: Report, lang: Lang) -> dict[str, str]:
        return {"shout.txt": f"{report.title}！" if lang == "zh" else f"{report.title}!"}

    for lang in ("zh", "en"):
        text = "# 简报\n## 隐患\n[[计数]]\n" if lang == "zh" else "# Brief\n## Hazards\n[[own.count]]\n"
        (tmp_path / f"brief.{lang}.txt").write_text(text, encoding="utf-8")
    module = bringing(
        "own",
        ansheng_blocks=[Block("count", Words("计数", "count"), Words("条数", "how many"), count)],
        ansheng_templates=[shelved("brief", Words("简报", "brief"), Words("一句话", "a line"), tmp_path)],
        ansheng_writers=[Writer("shout", Words("口号", "a shout"), shout)],
    )
    catalogue = load([], modules={"own": module})
    (template,) = catalogue.brought("templates")
    assert template.id == "own.brief"
    dossier = Dossier.of(
        {"隐患": pl.DataFrame({"发现日期": ["2020-01-02"], "是否整改": ["是"]})}, Campaign("整治")
    )
    told = {
        lang: bulletin(
            dossier, period="2020", as_of="2020-12-31", lang=lang,
            template=template.template(lang), blocks=catalogue.brought("blocks"),
        )
        for lang in LANGS
    }  # fmt: skip
    assert "共1条。" in render(told["zh"])
    assert "1 in all." in render(told["en"], lang="en")
    (file,) = write(told["zh"], tmp_path / "out", ["own.shout"], writers=catalogue.brought("writers"))
    assert (file.name, file.read_text(encoding="utf-8")) == ("shout.txt", "简报！")
    with pytest.raises(UnknownNameError, match=r"own\.shout"):
        write(told["zh"], tmp_path / "out", ["own.shuot"], writers=catalogue.brought("writers"))
