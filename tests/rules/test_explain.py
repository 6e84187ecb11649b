"""The evidence of a finding: each value with the unit that is its own."""

from __future__ import annotations

import pytest

from ansheng import CHECK_DAY, Condition, Facts, Number, Rule, choose
from ansheng.checking.check import Check
from tests.rules.engine import LAW, TODAY, Thing


class Shaft(Facts, title="井筒", en="shaft"):
    output = Number("产量", unit="t")
    width = Number("宽度", unit="m")


LIMIT = LAW.limit("right").at(Shaft.output)
SHAFT = Shaft(output=900, width=3)
THING = Thing(x=2, y=3, k="p", d="2024-01-01", parts=[{"q": 4}, {"q": 5}])


@pytest.mark.parametrize(
    ("record", "condition", "value", "unit"),
    [
        (SHAFT, LIMIT > 6, 8.0, "m"),
        (SHAFT, LIMIT + Shaft.width > 6, 11.0, "m"),
        (SHAFT, LAW.limit("left").at(Shaft.output) > 1, 30.0, "percent"),
        (SHAFT, Shaft.output * Shaft.width > 6, 2700.0, None),
        (SHAFT, choose(Shaft.output > 5, Shaft.width, LIMIT) > 2, 3.0, "m"),
        (THING, Thing.x + Thing.y > 1, 5.0, "m"),
        (THING, Thing.parts.count(lambda p: p.q > 4) > 0, 1, None),
        (THING, Thing.parts.sum(lambda p: p.q) > 0, 9.0, "m"),
        (THING, (CHECK_DAY - Thing.d) > "30 day", 90, None),
    ],
)
def test_evidence_has_the_unit_of_its_value(
    record: Facts, condition: Condition, value: float, unit: str | None
) -> None:
    judged = Rule(LAW.clause("table"), hazard=condition, title="所述条件", en="as stated")
    (finding,) = Check((judged,), TODAY).run([record])
    (evidence,) = finding.evidence
    assert (evidence.value, evidence.unit) == (value, unit)
