"""What an author writes wrongly fails when the module is imported, and says what to write instead."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ansheng import AnshengError, Condition, PluginError, load
from tests.rules.engine import LAW, Thing

HEADER = """
from __future__ import annotations

from ansheng import Case, Condition, Facts, Flag, Number, Standard, rule

LAW = Standard.read({law!r})


class Point(Facts, title="用气点", en="gas point"):
    leak = Number("泄漏浓度", unit="percent")
    depth = Number("埋深", unit="m")
    alarm = Flag("有报警器")
    fan = Flag("有通风")


@rule(Point, cites=LAW.clause("leak"), cases=[Case.hazard(leak="25 %", alarm=False)])
def leaking(p: type[Point]) -> Condition:
    \"\"\"泄漏超限且无报警器\"\"\"
    return {condition}
"""

MISTAKES = {
    "a misspelt fact": ("p.leek >= 20", ["leek", "leak"]),
    "and": ("(p.leak >= 20) and p.alarm", ["and", "&"]),
    "or": ("p.alarm or p.fan", ["or", "|"]),
    "not": ("not p.alarm", ["not", "~"]),
    "a chained comparison": ("5 < p.leak < 20", ["between"]),
    "== on a measure": ("p.leak == 20", [">=", "between"]),
    "!= on a measure": ("p.leak != 20", [">=", "between"]),
    "ordering a flag": ("p.alarm > 0", ["p.flag"]),
    "a limit of another dimension": ("p.depth >= LAW.limit('leak')", ["量纲|dimension"]),
    "a quantity of another dimension": ("p.depth >= '20 %'", ["量纲|dimension", "%|percent"]),
    "a comparison without parentheses": ("p.alarm & p.leak >= 20", ["("]),
    "== on a flag": ("p.alarm == True", ["~p.flag"]),
    "a number for a condition": ("p.leak", ["LAW.limit"]),
    "an unknown limit": ("p.leak >= LAW.limit('leek')", ["leek", "leak"]),
    "a table without a key": ("p.depth >= LAW.limit('right')", [".at("]),
    "text for a number": ("p.leak >= 'much'", ["20"]),
}


def write(folder: Path, condition: str) -> Path:
    law = str(Path(__file__).with_name("engine_law.toml"))
    file = folder / "strange.py"
    file.write_text(HEADER.format(law=law, condition=condition), encoding="utf-8")
    return file


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_fail_at_import_and_say_what_to_write(mistake: str, tmp_path: Path) -> None:
    condition, words = MISTAKES[mistake]
    with pytest.raises(PluginError) as caught:
        load(plugins=[], files=[write(tmp_path, condition)])
    assert "strange" in str(caught.value)
    for word in words:
        for lang in ("zh", "en"):
            assert any(w in caught.value.text(lang) for w in word.split("|")), word


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The option for one folder of what the type checker has found out, which all its runs share."""
    return f"--cache-dir={tmp_path_factory.mktemp('mypy')}"


@pytest.mark.types
def test_a_right_rule_loads_and_type_checks_under_strict(tmp_path: Path, checked: str) -> None:
    file = write(tmp_path, "(p.leak >= LAW.limit('leak.leak')) & ~(p.alarm | p.fan) & (p.depth < '0.5 m')")
    assert list(load(plugins=[], files=[file]).rules) == ["strange.leaking"]
    command = [sys.executable, "-m", "mypy", "--strict", checked, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout


@pytest.mark.types
def test_a_static_checker_sees_a_misspelt_fact_too(tmp_path: Path, checked: str) -> None:
    file = write(tmp_path, "p.leek >= 20")
    command = [sys.executable, "-m", "mypy", "--strict", checked, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "leek" in done.stdout


def test_a_rule_needs_a_clause_a_title_and_its_own_facts() -> None:
    from ansheng import Facts, Flag, rule

    class Other(Facts, title="别的", en="other"):
        c = Flag("丙")

    def untitled(p: type[Thing]) -> Condition:
        return p.a

    def foreign(p: type[Thing]) -> Condition:
        """读了别的事实"""
        return p.a & Other.c

    with pytest.raises(AnshengError, match="说明"):
        rule(Thing, cites=LAW.clause("leak"))(untitled)
    with pytest.raises(AnshengError, match="Other"):
        rule(Thing, cites=LAW.clause("leak"))(foreign)
    with pytest.raises(AnshengError, match="条款"):
        rule(Thing, cites=())(foreign)
    with pytest.raises(AnshengError, match="leak"):
        LAW.clause("leek")


def test_an_unknown_option_is_named_with_the_known_ones() -> None:
    with pytest.raises(AnshengError, match="类别"):
        _ = Thing.k == "r"
