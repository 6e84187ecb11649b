"""What a hazard takes from the record that it was found on: texts of the same name, and nothing else."""

from __future__ import annotations

import pytest

from ansheng import Choice, Facts, Flag, Number, Rule, Text
from ansheng.checking.check import Check
from tests.rules.engine import LAW, TODAY


class Texts(Facts, title="站", en="station"):
    broken = Flag("损坏")
    sector = Text("行业领域")


class Options(Facts, title="站", en="post"):
    broken = Flag("损坏")
    sector = Choice("行业领域", options={"gas": "城镇燃气", "road": "道路运输"})


class Numbers(Facts, title="站", en="stop"):
    broken = Flag("损坏")
    sector = Number("行业领域", unit="m")


class Neither(Facts, title="站", en="spot"):
    broken = Flag("损坏")


@pytest.mark.parametrize(
    ("record", "zh", "en"),
    [
        (Texts(broken=True, sector="城镇燃气"), "城镇燃气", "城镇燃气"),
        (Texts(broken=True), None, None),
        (Options(broken=True, sector="gas"), "城镇燃气", "gas"),
        (Numbers(broken=True, sector=5.0), None, None),
        (Neither(broken=True), None, None),
    ],
)
def test_the_sector_of_a_hazard_is_a_text_of_its_record(
    record: Facts, zh: str | None, en: str | None
) -> None:
    kind = type(record)
    rule = Rule(LAW.clause("leak"), hazard=kind.broken, name="broken", title="损坏", en="broken")  # type: ignore[attr-defined]
    [finding] = Check((rule,), TODAY).run([record])
    assert finding.to_hazard().sector == zh
    assert finding.to_hazard(lang="en").sector == en
    assert finding.to_hazard(sector="其他").sector == "其他"
