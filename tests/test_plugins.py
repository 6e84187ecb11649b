"""Plugins: what is loaded, what is refused, and that the message names the one at fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ansheng import PluginError, Standard, UnknownNameError, hookimpl, load
from tests.rules.engine import LAW, Thing, made

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

    with pytest.raises(PluginError, match=r"ansheng_rulez.*ansheng_rules"):
        load(plugins=[], modules={"wrong": answering("ansheng_rulez", ansheng_rulez)})


def test_a_hook_that_is_not_marked_is_an_error_that_says_how() -> None:
    with pytest.raises(PluginError, match=r"ansheng_rules.*@hookimpl"):
        load(plugins=[], modules={"wrong": answering("ansheng_rules", list)})


def test_an_unknown_plugin_lists_the_near_ones() -> None:
    with pytest.raises(UnknownNameError, match="gas"):
        load(["gsa", "gas"])
