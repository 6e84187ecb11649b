"""What an author writes wrongly is an error of ours, which says what was expected and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import ansheng
from ansheng import Case, Choice, Count, Facts, Flag, Many, Number, PluginError, Rule, Standard
from ansheng.errors import AnshengError
from tests.rules.engine import LAW, Thing

F: Any = Flag
C: Any = Choice
N: Any = Number
M: Any = Many
R: Any = Rule
S: Any = Standard
A: Any = Thing
K: Any = Case
L: Any = LAW
META: Any = type(Facts)
LEAK = LAW.clause("leak")

WRONG: dict[str, tuple[Callable[[], Any], str]] = {
    "options as a tuple": (lambda: C("选", options=("a", "b")), 'options={"a": "甲"'),
    "no options": (lambda: C("选"), "缺少 options"),
    "a title that is no text": (lambda: C("选", options={"a": 1}), "应为文字，收到“1”"),
    "an unknown option": (lambda: C("选", options={"blue": "蓝"}, other_names={"青": "bleu"}), "可选：blue"),
    "other names as a list": (lambda: C("选", options={"a": "甲"}, other_names=["甲"]), "应逐项写明含义"),
    "no unit": (lambda: N("数"), "缺少 unit"),
    "a unit that is no text": (lambda: N("数", unit=5), "unit 应为文字"),
    "a minimum that is no number": (lambda: N("数", unit="m", minimum="a"), "minimum= 应为数字"),
    "a unit of a flag": (lambda: F("旗", unit="m"), "的参数“unit”"),
    "a misspelt word": (lambda: F("旗", alias=("a",)), "是否指 aliases？"),
    "a text for a list": (lambda: F("旗", aliases="abc"), "aliases 应为文字的列表"),
    "no title": (lambda: F(), "缺少 title"),
    "judged as a text": (lambda: F("旗", judged="text"), "judged= 应为 True 或 False"),
    "items by name": (lambda: M("项", "Item"), "应为检查对象的类"),
    "a misspelt word of a class": (lambda: META("B", (Facts,), {}, titel="甲"), "不接受 titel=；可写：title"),
    "a rule without condition": (lambda: R(LEAK, name="r"), "hazard 应为条件"),
    "clauses by a word": (lambda: R(cites="a", hazard=A.a, name="r"), "应先写所依据的条款"),
    "one case for a list": (lambda: R(LEAK, hazard=A.a, name="r", cases=Case.hazard(a=True)), "cases 应为示例的列表"),
    "cases as mappings": (lambda: R(LEAK, hazard=A.a, name="r", cases=[{"a": True}]), "cases 应为示例的列表"),
    "given as a list": (lambda: R(LEAK, hazard=A.a, name="r", given=["a"]), "given 应为采集项及其值"),
    "a title that is a number": (lambda: R(LEAK, hazard=A.a, name="r", title=5), "title 应为文字"),
    "a case without names": (lambda: K.hazard(True), "请写作“Case.hazard(fact=value)”"),
    "options as a text": (lambda: A.k.is_in("b"), "is_in 应列出选项"),
    "a clause by number": (lambda: LAW.clause(5), "的条款“5”"),  # type: ignore[arg-type]
    "a misspelt method": (lambda: L.clauze("leak"), "是否指 clause"),
    "a law file that is none": (lambda: S.read(None), "应给出法规文件的路径"),
    "a rule over no function": (lambda: ansheng.rule(LEAK)(5), "应写在函数上一行"),  # type: ignore[arg-type]
}  # fmt: skip


@pytest.mark.parametrize("mistake", WRONG)
def test_a_mistake_of_an_author_is_ours_in_both_languages(mistake: str) -> None:
    wrong, said = WRONG[mistake]
    with pytest.raises(AnshengError) as error:
        wrong()
    assert said in str(error.value)
    assert error.value.text("en").isascii() or "“" not in error.value.text("en")


LINES = {
    "DayValue.plus 不接受 month=": "Store.day.plus(month=3)",
    "lacks": "Store.size.between(1)",
    "找不到键 'leek'": "{}['leek']",
    "Measure 无 foo": "Store.size.foo",
    "不能这样使用": "LAW['leak']",
}


@pytest.mark.parametrize("said", LINES)
def test_other_mistakes_are_said_with_file_and_line(said: str, tmp_path: Path) -> None:
    file = tmp_path / "store.py"
    head = (
        "from ansheng import Day, Facts, Number, Standard\n"
        f"LAW = Standard.read({str(Path(__file__).with_name('engine_law.toml'))!r})\n"
        'class Store(Facts, title="库", en="store"):\n'
        '    size = Number("面积", unit="m2")\n    day = Day("日期")\n'
    )
    file.write_text(f"{head}{LINES[said]}\n", encoding="utf-8")
    with pytest.raises(PluginError) as error:
        ansheng.load([], files=[file])
    both = f"{error.value} {error.value.text('en')}"
    assert said in both
    assert f"{file}:6" in both


def test_a_count_takes_no_condition_for_its_unit() -> None:
    with pytest.raises(AnshengError, match="单位应为人、起、台等"):
        Count("人数", unit="kg")
