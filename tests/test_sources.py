"""Plugins of installed distributions: one that is at fault is named with its file and with what to do."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest

from ansheng import sources
from tests.distributions import register
from tests.lamps import HOOKS, LAW, RULE, ansheng, install, write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of installed distributions, with one plugin, ``lamps``, that is in order."""
    install(tmp_path)
    return tmp_path


FAULTS = {
    "raises": ({"rules.py": RULE + "\n1 / 0\n"}, ["ZeroDivisionError", "rules.py:8"]),
    "syntax": ({"rules.py": "def (:\n"}, ["SyntaxError", "rules.py:1"]),
    "import": ({"rules.py": "import nothing_of_this_name\n"}, ["nothing_of_this_name", "rules.py:1"]),
    "exit": ({"facts.py": "raise SystemExit(3)\n"}, ["SystemExit", "facts.py:1"]),
    "aborts": ({"facts.py": "class Abort(BaseException): pass\nraise Abort\n"}, ["Abort", "facts.py:2"]),
    "mute": (
        {"facts.py": "class Mute(Exception):\n    def __str__(self): 1 / 0\nraise Mute\n"},
        ["Mute", "facts.py:3"],
    ),
    "clause": ({"rules.py": RULE.replace('"dark"', '"drak"')}, ["drak", "dark", "rules.py:6"]),
    "limit": ({"rules.py": RULE.replace("~Spot.lit", 'LAW.limit("lux") > 3')}, ["lux", "rules.py:6"]),
    "law": ({"lamps.toml": LAW.replace("issuer", "isuer")}, ["lamps.toml", "isuer", "facts.py:6"]),
    "twice": (
        {"more.py": RULE, "__init__.py": HOOKS.format(modules="rules, more")},
        ["dark", "rules.py:6", "more.py:6"],
    ),
    "empty": ({"__init__.py": ""}, ["ansheng_lamps"]),
    "recursion": ({"facts.py": "def again(): again()\nagain()\n"}, ["RecursionError", "facts.py:1"]),
}


@pytest.mark.parametrize(("fault", "lang"), [*((fault, "zh") for fault in FAULTS), ("twice", "en")])
def test_a_faulty_plugin_is_one_line_that_names_it_its_file_and_what_to_do(
    fault: str, lang: str, site: Path
) -> None:
    files, words = FAULTS[fault]
    write(site, files)
    done = ansheng(site, "rules", "--as", "lamps.Spot", "--lang", lang)
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
    done = ansheng(site, "plugins", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    [lamps] = [one for one in json.loads(done.stdout)["plugins"] if one["name"] == "lamps"]
    assert (lamps["version"], lamps["source"], lamps["rules"], len(lamps["standards"])) == (
        "1.2",
        "ansheng_lamps",
        1,
        1,
    )


@pytest.mark.parametrize("command", ["rules", "standards", "facts", "indicators"])
def test_a_listing_goes_on_without_a_faulty_plugin_and_says_so(command: str, site: Path) -> None:
    write(site, FAULTS["raises"][0])
    done = ansheng(site, command, "--lang", "en")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert done.stdout
    assert "note: plugin lamps cannot be loaded" in done.stderr
    assert "ZeroDivisionError" in done.stderr


def test_two_distributions_cannot_bring_a_plugin_of_one_name(site: Path) -> None:
    register(site, "lamps-again", "0.1", {"lamps": "ansheng_lamps.rules"})
    done = ansheng(site, "rules", "--as", "lamps.Spot")
    assert (done.returncode, done.stdout) == (2, "")
    assert "ansheng_lamps、ansheng_lamps.rules" in done.stderr


def test_an_entry_point_must_name_a_module(site: Path) -> None:
    register(site, "lamps-odd", "0.1", {"odd": "ansheng_lamps.rules:dark", "worse": "???"})
    done = ansheng(site, "rules", "--as", "odd.Spot", "--lang", "en")
    assert done.returncode == 2
    assert "plugin odd" in done.stderr
    assert "write ansheng_lamps.rules" in done.stderr
    assert ansheng(site, "rules", "--as", "lamps.Spot").returncode == 0
    assert "worse" in ansheng(site, "rules", "--as", "worse.Spot").stderr


def test_a_class_belongs_to_the_plugin_whose_module_is_nearest() -> None:
    known = sources.installed()
    assert sources.owners("ansheng.industries.gas.facts", known) == ["gas"]
    assert sources.owners("ansheng.industries.gas", known) == ["gas"]
    assert sources.owners("ansheng.industries.gasworks", known) == []
    assert sources.owners("ansheng.hazards.records", known) == []
    assert sources.owners("__main__", known) == []
    near = [
        sources.Imported(name, ModuleType(module)) for name, module in {"a": "site.a", "b": "site.b"}.items()
    ]
    assert sources.owners("site.a.facts", near) == ["a"]
    assert sources.owners("site.common", near) == ["a", "b"]
