"""规则：受限空间内的气体 (the air inside)."""

from __future__ import annotations

from ansheng import Case, Condition, Rule, rule

from .facts import GasTest
from .law import GB30871


@rule(
    GB30871.clause("atmosphere"),
    title="氧含量低于或高于限值",
    en="oxygen outside its limits",
    cases=[
        Case.hazard(oxygen=19.4),
        Case.hazard(oxygen=21.1, oxygen_rich=False),
        Case.hazard(oxygen=23.6, oxygen_rich=True),
        Case.hazard(oxygen=23.6),
        Case.clear(oxygen=19.5),
        Case.clear(oxygen=20.9),
        Case.clear(oxygen=21),
        Case.clear(oxygen=23.5, oxygen_rich=True),
        Case.undetermined(oxygen=22),
        Case.undetermined(oxygen_rich=False),
    ],
)
def oxygen_out_of_range() -> Condition:
    """氧含量高于富氧环境的限值时，不论是否富氧环境均构成隐患。"""
    too_little = GasTest.oxygen < GB30871.limit("oxygen_lowest")
    too_much = ~GasTest.oxygen_rich & (GasTest.oxygen > GB30871.limit("oxygen_highest"))
    return too_little | too_much | (GasTest.oxygen > GB30871.limit("oxygen_highest_rich"))


toxic_over_limit = Rule(
    GB30871.clause("atmosphere"),
    hazard=GasTest.toxics.any(lambda s: s.concentration > s.limit),
    title="有毒物质浓度超过接触限值",
    en="toxic substance above its exposure limit",
    note="限值由检测人员按 GBZ 2.1 填写；几种物质的联合作用不在判定之内。",
    cases=[
        Case.hazard(toxics=[{"concentration": 0.2, "limit": 1}, {"concentration": 12, "limit": 10}]),
        Case.clear(toxics=[{"concentration": 10, "limit": 10}]),
        Case.clear(toxics=[]),
        Case.undetermined(toxics=[{"concentration": 12}]),
        Case.undetermined(),
    ],
)


combustible_over_limit = Rule(
    GB30871.clause("atmosphere"),
    GB30871.clause("combustible_gas"),
    hazard=GasTest.combustible > GB30871.limit("combustible").at(GasTest.explosive_limit),
    title="可燃气体浓度超过限值",
    en="combustible gas above its limit",
    note="按检测人员填写的爆炸下限取限值；混合气体的爆炸下限不推算。",
    cases=[
        Case.hazard(combustible=0.51, explosive_limit=5),
        Case.hazard(combustible=0.3, explosive_limit=1.2),
        Case.clear(combustible=0.5, explosive_limit=4),
        Case.clear(combustible=0.2, explosive_limit=3.9),
        Case.clear(combustible=0.3, explosive_limit=4),
        Case.undetermined(combustible=0.3),
        Case.undetermined(explosive_limit=5),
    ],
)
