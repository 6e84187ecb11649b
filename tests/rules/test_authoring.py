"""What an author writes wrongly fails when the module is imported, and says what to write instead."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ansheng import (
    CHECK_DAY,
    AnshengError,
    Case,
    Choice,
    Condition,
    Facts,
    Flag,
    PluginError,
    Rule,
    Verdict,
    load,
    rule,
)
from ansheng.words import LANGS
from tests.rules.engine import LAW, Thing

HEADER = """
from __future__ import annotations

from ansheng import Case, Facts, Flag, Number, Rule, Standard

LAW = Standard.read({law!r})


class Point(Facts, title="用气点", en="gas point"):
    leak = Number("泄漏浓度", unit="percent")
    depth = Number("埋深", unit="m")
    alarm = Flag("有报警器")
    fan = Flag("有通风")


leaking = Rule(
    LAW.clause("leak"),
    hazard={condition},
    title="泄漏超限且无报警器",
    en="leak without alarm",
    cases=[Case.hazard(leak="25 %", alarm=False)],
)
"""

MISTAKES = {
    "a misspelt fact": ("Point.leek >= 20", ["leek", "leak"]),
    "and": ("(Point.leak >= 20) and Point.alarm", ["and", "&"]),
    "or": ("Point.alarm or Point.fan", ["or", "|"]),
    "not": ("not Point.alarm", ["not", "~"]),
    "a chained comparison": ("5 < Point.leak < 20", ["between"]),
    "== on a measure": ("Point.leak == 20", [">=", "between"]),
    "!= on a measure": ("Point.leak != 20", [">=", "between"]),
    "ordering a flag": ("Point.alarm > 0", ["p.flag"]),
    "a limit of another dimension": ("Point.depth >= LAW.limit('leak')", ["量纲|dimension"]),
    "a quantity of another dimension": ("Point.depth >= '20 %'", ["量纲|dimension", "%|percent"]),
    "a comparison without parentheses": ("Point.alarm & Point.leak >= 20", ["("]),
    "== on a flag": ("Point.alarm == True", ["~p.flag"]),
    "a number for a condition": ("Point.leak", ["LAW.limit"]),
    "an unknown limit": ("Point.leak >= LAW.limit('leek')", ["leek", "leak"]),
    "a table without a key": ("Point.depth >= LAW.limit('right')", [".at("]),
    "text for a number": ("Point.leak >= 'much'", ["20"]),
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
    file = write(
        tmp_path,
        "(Point.leak >= LAW.limit('leak.leak')) & ~(Point.alarm | Point.fan) & (Point.depth < '0.5 m')",
    )
    assert list(load(plugins=[], files=[file]).rules) == ["strange.leaking"]
    command = [sys.executable, "-m", "mypy", "--strict", checked, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout


@pytest.mark.types
def test_a_static_checker_sees_a_misspelt_fact_too(tmp_path: Path, checked: str) -> None:
    file = write(tmp_path, "Point.leek >= 20")
    command = [sys.executable, "-m", "mypy", "--strict", checked, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "leek" in done.stdout


class Other(Facts, title="别的", en="other"):
    a = Flag("甲")
    c = Flag("丙")


CLAUSE = LAW.clause("leak")
WRONG: dict[str, tuple[Callable[[], object], list[str]]] = {
    "facts of two things": (lambda: Rule(CLAUSE, hazard=Thing.a & Other.c, name="r"), ["Thing", "Other"]),
    "one name in two things": (lambda: Rule(CLAUSE, hazard=Thing.a & Other.a, name="r"), ["Thing", "Other"]),
    "no fact at all": (lambda: Rule(CLAUSE, hazard=CHECK_DAY > "2024-01-01", name="r"), ["采集项|no fact"]),
    "no clause": (lambda: Rule(hazard=Thing.a, name="r"), ["Rule(LAW.clause("]),
    "a text for a clause": (lambda: Rule("leak", hazard=Thing.a, name="r"), ["LAW.clause("]),  # type: ignore[arg-type]
    "cites=": (lambda: Rule(CLAUSE, cites="leak", hazard=Thing.a, name="r"), ["LAW.clause("]),  # type: ignore[arg-type]
    "an unknown part": (lambda: Rule(CLAUSE, hazrad=1, hazard=Thing.a, name="r"), ["hazrad", "hazard"]),  # type: ignore[arg-type]
    "no name": (lambda: Rule(CLAUSE, hazard=Thing.a), ["name="]),
    "a name in capitals": (lambda: Rule(CLAUSE, hazard=Thing.a, name="Leak"), ["Leak"]),
    "a hazard that is a number": (lambda: Rule(CLAUSE, hazard=Thing.x, name="r"), ["LAW.limit"]),  # type: ignore[arg-type]
    "a scope that is a function": (lambda: Rule(CLAUSE, when=len, hazard=Thing.a, name="r"), ["when="]),  # type: ignore[arg-type]
    "options in a row": (lambda: Choice("类别", options=("a", "b")), ['options={"a": "']),  # type: ignore[arg-type]
    "judged in words": (lambda: Flag("合格", judged="text"), ["judged=True"]),  # type: ignore[arg-type]
    "a function with a parameter": (lambda: rule(CLAUSE)(lambda p: p.a), ["参数|no parameter"]),  # type: ignore[arg-type, misc]
}


@pytest.mark.parametrize("mistake", WRONG)
def test_what_is_no_rule_is_refused_with_what_to_write(mistake: str) -> None:
    write_it, words = WRONG[mistake]
    with pytest.raises(AnshengError) as caught:
        write_it()
    for word in words:
        for lang in LANGS:
            assert any(w in caught.value.text(lang) for w in word.split("|")), caught.value.text(lang)


def test_an_unknown_clause_is_named_with_the_near_ones() -> None:
    with pytest.raises(AnshengError, match="leak"):
        LAW.clause("leek")


def test_a_rule_takes_its_name_from_the_statement_and_its_titles_from_the_clause() -> None:
    leaking = Rule(CLAUSE, hazard=Thing.a)

    assert (leaking.name, leaking.facts) == ("leaking", Thing)
    assert (leaking.title, leaking.en) == (CLAUSE.newest().title, CLAUSE.newest().en)
    assert leaking.place.startswith(__file__)


def test_a_rule_with_steps_is_a_function_whose_docstring_is_its_note() -> None:
    @rule(CLAUSE, when=Thing.b, title="读数之差过大")
    def far_apart() -> Condition:
        """负差同样计算。"""
        gap = Thing.x - Thing.y
        return (gap > 1) | (gap < -1)

    assert (far_apart.name, far_apart.title, far_apart.note) == (
        "far_apart",
        "读数之差过大",
        "负差同样计算。",
    )


def test_what_cases_share_is_given_once_and_may_be_taken_back() -> None:
    cases = [
        Case.hazard(a=True),
        Case.clear(a=False),
        Case.undetermined(),
        Case.out_of_scope(b=False),
        Case.undetermined(b=None, a=True),
    ]
    shared = Rule(CLAUSE, when=Thing.b, hazard=Thing.a, given={"b": True}, cases=cases)

    assert [dict(case.values) for case in shared.examples] == [
        {"b": True, "a": True}, {"b": True, "a": False}, {"b": True}, {"b": False}, {"a": True},
    ]  # fmt: skip
    assert [case.verdict for case in shared.examples] == [case.verdict for case in cases]


def test_the_cases_of_flags_alone_follow_from_the_condition() -> None:
    unsafe = Rule(CLAUSE, when=Thing.k == "p", hazard=Thing.a & ~Thing.b)

    assert [(case.verdict, dict(case.values)) for case in unsafe.examples] == [
        (Verdict.HAZARD, {"k": "p", "a": True, "b": False}),
        (Verdict.CLEAR, {"k": "p", "a": False}),
        (Verdict.CLEAR, {"k": "p", "b": True}),
        (Verdict.UNDETERMINED, {"k": "p", "b": False}),
        (Verdict.UNDETERMINED, {"k": "p", "a": True}),
        (Verdict.UNDETERMINED, {"a": True, "b": False}),
        (None, {"k": "q", "a": True, "b": False}),
    ]


def test_the_cases_of_a_choice_follow_from_the_condition_and_from_what_it_shares_with_the_scope() -> None:
    unsafe = Rule(CLAUSE, when=Thing.b | (Thing.k == "q"), hazard=Thing.a & (Thing.k != "p"))

    assert [(case.verdict, dict(case.values)) for case in unsafe.examples] == [
        (Verdict.HAZARD, {"b": True, "a": True, "k": "q"}),
        (Verdict.CLEAR, {"b": True, "a": False}),
        (Verdict.CLEAR, {"b": True, "k": "p"}),
        (Verdict.UNDETERMINED, {"b": True, "k": "q"}),
        (Verdict.UNDETERMINED, {"b": True, "a": True}),
        (None, {"b": False, "a": True, "k": "p"}),
    ]


def test_a_record_leaves_the_scope_by_each_of_its_facts() -> None:
    unsafe = Rule(CLAUSE, when=Thing.b & (Thing.k == "p"), hazard=Thing.a)

    assert [dict(case.values) for case in unsafe.examples if case.verdict is None] == [
        {"b": False, "k": "p", "a": True},
        {"b": True, "k": "q", "a": True},
    ]


def test_cases_that_lack_a_verdict_come_after_those_that_follow() -> None:
    exception = Case.out_of_scope(k="q", b=True)
    unsafe = Rule(CLAUSE, when=Thing.k == "p", hazard=Thing.a, cases=[exception])

    assert unsafe.examples[-1] == exception
    assert {case.verdict for case in unsafe.examples} == {*Verdict, None}


def test_cases_that_show_all_three_verdicts_stand_alone() -> None:
    cases = (Case.hazard(a=True), Case.clear(a=False), Case.undetermined())

    assert Rule(CLAUSE, hazard=Thing.a, name="stated", cases=cases).examples == cases


def test_a_number_is_not_derived_from() -> None:
    assert Rule(CLAUSE, hazard=Thing.x > 1, name="high").examples == ()


def test_two_rules_of_one_name_in_a_module_are_refused(tmp_path: Path) -> None:
    file = write(tmp_path, "Point.alarm")
    file.write_text(
        file.read_text("utf-8") + "\nleaking = Rule(LAW.clause('leak'), hazard=Point.fan)\n", "utf-8"
    )
    with pytest.raises(PluginError, match="leaking 重复") as caught:
        load(plugins=[], files=[file])
    assert "lines 16, 24" in caught.value.text("en")


def test_an_unknown_option_is_named_with_the_known_ones() -> None:
    with pytest.raises(AnshengError, match="类别"):
        _ = Thing.k == "r"
