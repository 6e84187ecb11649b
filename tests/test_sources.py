"""Plugins of installed distributions: one that is at fault is named with its file and with what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.distributions import environment, register

LAW = """
id = "lamps.criteria"
title = "示例灯具判据"
en = "demo criteria for lamps"

[[edition]]
label = "2024"
number = "示例〔2024〕1号"
issuer = "示例机构"
issued = 2024-05-01
effective = 2024-07-01
verified = 2026-10-01
source = "made up for the tests"

[edition.clause.dark]
number = "3"
title = "无照明"
en = "no light"
seen = "text"
"""

FACTS = '''
from pathlib import Path

from ansheng import Facts, Flag, Standard

LAW = Standard.read(Path(__file__).with_name("lamps.toml"))


class Spot(Facts, title="点位", en="spot"):
    """One spot."""

    lit = Flag("有照明")
'''

RULE = '''
from ansheng import Condition, rule

from ansheng_lamps.facts import LAW, Spot


@rule(Spot, cites=LAW.clause("dark"))
def dark(p: type[Spot]) -> Condition:
    """无照明"""
    return ~p.lit
'''

HOOKS = """
from ansheng import hookimpl, rules_in

from ansheng_lamps import {modules}


@hookimpl
def ansheng_rules():
    return [rule for module in ({modules},) for rule in rules_in(module)]
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of installed distributions, with one plugin, ``lamps``, that is in order."""
    write(
        tmp_path,
        {
            "facts.py": FACTS,
            "lamps.toml": LAW,
            "rules.py": RULE,
            "__init__.py": HOOKS.format(modules="rules"),
        },
    )
    register(tmp_path, "ansheng-lamps", "1.2", {"lamps": "ansheng_lamps"})
    return tmp_path


def write(site: Path, files: dict[str, str]) -> None:
    package = site / "ansheng_lamps"
    package.mkdir(exist_ok=True)
    for name, text in files.items():
        package.joinpath(name).write_text(text, encoding="utf-8")


def ansheng(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ansheng", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment(site),
        timeout=120,
    )


FAULTS = {
    "raises": ({"rules.py": RULE + "\n1 / 0\n"}, ["ZeroDivisionError", "rules.py:12"]),
    "syntax": ({"rules.py": "def (:\n"}, ["SyntaxError", "rules.py:1"]),
    "import": ({"rules.py": "import nothing_of_this_name\n"}, ["nothing_of_this_name", "rules.py:1"]),
    "exit": ({"facts.py": "raise SystemExit(3)\n"}, ["SystemExit", "facts.py:1"]),
    "aborts": ({"facts.py": "class Abort(BaseException): pass\nraise Abort\n"}, ["Abort", "facts.py:2"]),
    "mute": (
        {"facts.py": "class Mute(Exception):\n    def __str__(self): 1 / 0\nraise Mute\n"},
        ["Mute", "facts.py:3"],
    ),
    "clause": ({"rules.py": RULE.replace('"dark"', '"drak"')}, ["drak", "dark", "rules.py:7"]),
    "limit": ({"rules.py": RULE.replace("~p.lit", 'LAW.limit("lux") > 3')}, ["lux", "rules.py:10"]),
    "law": ({"lamps.toml": LAW.replace("issuer", "isuer")}, ["lamps.toml", "isuer", "facts.py:6"]),
    "twice": (
        {"more.py": RULE, "__init__.py": HOOKS.format(modules="rules, more")},
        ["dark", "rules.py:7", "more.py:7"],
    ),
    "empty": ({"__init__.py": ""}, ["ansheng_lamps"]),
}


@pytest.mark.parametrize(("fault", "lang"), [*((fault, "zh") for fault in FAULTS), ("twice", "en")])
def test_a_faulty_plugin_is_one_line_that_names_it_its_file_and_what_to_do(
    fault: str, lang: str, site: Path
) -> None:
    files, words = FAULTS[fault]
    write(site, files)
    done = ansheng(site, "rules", "--lang", lang)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    for word in ["lamps", *words, "pip uninstall ansheng-lamps"]:
        assert word in done.stderr


def test_the_others_are_listed_and_the_faulty_one_is_named_among_them(site: Path) -> None:
    write(site, FAULTS["raises"][0])
    done = ansheng(site, "plugins")
    assert (done.returncode, done.stderr) == (2, "")
    assert "ansheng.industries.gas" in done.stdout
    assert "ZeroDivisionError" in done.stdout.partition("无法加载")[2]


def test_a_plugin_that_is_in_order_is_listed_with_its_version_and_module(site: Path) -> None:
    done = ansheng(site, "plugins")
    assert (done.returncode, done.stderr) == (0, "")
    assert ["lamps", "1.2", "ansheng_lamps", "1", "1"] in [line.split() for line in done.stdout.splitlines()]


def test_two_distributions_cannot_bring_a_plugin_of_one_name(site: Path) -> None:
    register(site, "lamps-again", "0.1", {"lamps": "ansheng_lamps.rules"})
    done = ansheng(site, "rules")
    assert done.returncode == 2
    assert "ansheng_lamps、ansheng_lamps.rules" in done.stderr


def test_an_entry_point_must_name_a_module(site: Path) -> None:
    register(site, "lamps-odd", "0.1", {"odd": "ansheng_lamps.rules:dark"})
    done = ansheng(site, "rules", "--lang", "en")
    assert done.returncode == 2
    assert "plugin odd" in done.stderr
    assert "write ansheng_lamps.rules" in done.stderr
