"""Receipts: two rules that differ in one thing have different ones, and two that state the same have the same."""

from __future__ import annotations

from collections.abc import Mapping

from ansheng import Choice, Condition, Day, Facts, Flag, Many, Number, Rule
from ansheng.checking.check import Check
from tests.rules.engine import LAW, TODAY


class Part(Facts, title="件", en="part"):
    worn = Flag("磨损")
    weight = Number("重量", unit="kg")


class Stand(Facts, title="架", en="stand"):
    height = Number("高度", unit="m")
    width = Number("宽度", unit="m")
    old = Flag("老旧")
    bent = Flag("变形")
    colour = Choice("颜色", options={"red": "红", "blue": "蓝"})
    built = Day("建成日期")
    parts = Many("部件", Part)


CONDITIONS: Mapping[str, Condition] = {
    "a fact": Stand.old,
    "another fact": Stand.bent,
    "the opposite": ~Stand.old,
    "both": Stand.old & Stand.bent,
    "either": Stand.old | Stand.bent,
    "above": Stand.height > 2,
    "above another number": Stand.height > 3,
    "above in another unit": Stand.width > 2,
    "at or above": Stand.height >= 2,
    "below": Stand.height < 2,
    "above another fact": Stand.height > Stand.width,
    "one option": Stand.colour == "red",
    "another option": Stand.colour == "blue",
    "before a day": Stand.built < "2020-01-01",
    "before another day": Stand.built < "2020-01-02",
    "any part": Stand.parts.any(lambda part: part.worn),
    "all parts": Stand.parts.all(lambda part: part.worn),
    "the sum of the parts": Stand.parts.sum(lambda part: part.weight) > 2,
    "the heaviest part": Stand.parts.max(lambda part: part.weight) > 2,
}


def receipt(condition: Condition, name: str = "stated") -> str | None:
    rule = Rule(LAW.clause("leak"), hazard=condition, name=name, title="测试规则", en="stated")
    return Check((rule,), TODAY).run([Stand(old=True)]).manifest.receipt["law_and_rules"]


def test_conditions_that_differ_in_one_thing_have_different_receipts() -> None:
    found = {said: receipt(condition) for said, condition in CONDITIONS.items()}
    assert len(set(found.values())) == len(CONDITIONS)
    assert found == {said: receipt(condition) for said, condition in CONDITIONS.items()}


def test_rules_of_different_names_have_different_receipts() -> None:
    assert receipt(Stand.old, "one") != receipt(Stand.old, "two")


def test_the_order_in_which_facts_are_stated_changes_no_receipt() -> None:
    rule = Rule(LAW.clause("leak"), hazard=Stand.old, name="stated", title="测试规则", en="stated")
    facts = {"old": True, "height": 2.0, "bent": False}
    receipts = [
        Check((rule,), TODAY).run([Stand(**dict(each))]).manifest.receipt
        for each in (facts.items(), [*facts.items()][::-1])
    ]
    assert receipts[0] == receipts[1]
