"""Words of plugins: data beside a plugin, which no code reads but the classifier."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import ansheng
from ansheng.classifying.wording.thesaurus import thesaurus
from ansheng.sectors import sectors
from tests.classify.score import catalogue

PLUGINS = [plugin for plugin in catalogue().plugins if plugin.words_file is not None]

LAW = """
id = "farm.demo"
title = "示范标准"
en = "Demo"
sectors = ["农业机械"]

[[edition]]
label = "2026"
number = "示范〔2026〕1号"
issuer = "示范"
effective = 2026-01-01
verified = 2026-01-01
source = "示范"

[edition.clause.guard]
number = "3"
title = "传动部位无防护装置"
en = "A drive has no guard"
judged = "human"
"""
CODE = """
from pathlib import Path
from ansheng import Standard, hookimpl

LAW = Standard.read(Path(__file__).with_name("law.toml"))

@hookimpl
def ansheng_standards():
    return [LAW]
"""


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda plugin: plugin.name)
def test_the_words_of_a_plugin_are_for_clauses_that_it_has(plugin: object) -> None:
    file = getattr(plugin, "words_file")  # noqa: B009 - a plugin of any kind
    read = tomllib.loads(file.read_text(encoding="utf-8"))
    assert list(read) == ["clauses"]
    for standard, clauses in read["clauses"].items():
        known = {key for edition in catalogue().standards[standard].editions for key in edition.clause}
        assert set(clauses) <= known
        assert all(words.split() for words in clauses.values())


def test_every_industry_that_comes_along_has_words() -> None:
    brought = {plugin.name for plugin in catalogue().plugins if "ansheng.industries" in plugin.source}
    assert {plugin.name for plugin in PLUGINS} == brought


def test_the_thesaurus_speaks_of_sectors_that_there_are() -> None:
    known = {sector.name for sector in sectors()}
    said = {name for names in thesaurus().sectors.meaning.values() for name in names}
    assert said | set(thesaurus().near) | {o for others in thesaurus().near.values() for o in others} <= known


def test_a_plugin_adds_words_without_code(tmp_path: Path) -> None:
    (tmp_path / "law.toml").write_text(LAW, encoding="utf-8")
    (tmp_path / "farm.py").write_text(CODE, encoding="utf-8")
    bare = ansheng.load(plugins=[], files=[tmp_path / "farm.py"])
    asked = ansheng.classify("皮带轮光着转", on="2026-07-01", catalogue=bare)
    assert not asked.mapped
    (tmp_path / "farm.words.toml").write_text(
        '[clauses."farm.demo"]\nguard = "皮带轮 光着 没罩 绞手"\n', encoding="utf-8"
    )
    told = ansheng.load(plugins=[], files=[tmp_path / "farm.py"])
    [found] = ansheng.classify("皮带轮光着转", on="2026-07-01", catalogue=told)
    assert (found.standard, found.clause) == ("farm.demo", "3")
    assert found.score > asked.score
