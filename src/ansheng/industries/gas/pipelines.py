"""The rules on pipelines and regulators (第六条)."""

from ansheng import Case, Condition, Rule, rule

from .facts import GasPipeline, GasRegulator
from .standards import CRITERIA, GB55009


@rule(
    CRITERIA.clause("pipeline_occupation"),
    when=GasPipeline.underground & (GasPipeline.max_operating_pressure >= GB55009.limit("medium_pressure")),
    title="中压及以上地下燃气管道保护范围内有占压",
    en="underground gas line of medium pressure or higher is built over",
    given={"max_operating_pressure": "0.4 MPa"},
    cases=[
        Case.hazard(underground=True, occupations=[{"distance": 0}]),
        Case.hazard(underground=True, protection_range=1, occupations=[{"distance": 0.8}]),
        Case.clear(underground=True, occupations=[]),
        Case.clear(underground=True, protection_range=1, occupations=[{"distance": 3}]),
        Case.undetermined(underground=True, occupations=[{"distance": 3}]),
        Case.undetermined(underground=True, occupations=[{"distance": 1}]),
        Case.undetermined(occupations=[{"distance": 0}]),
    ],
)
def pipeline_occupied() -> Condition:
    """在最小保护范围以内的占压物，不论当地公布的范围多大都是占压；在其外的，要知道当地公布的范围才能判定。
    管道分级按最高工作压力，不按设计压力；哪些设施算占压由检查人判断。
    """
    minimum = GB55009.limit("protection_range").at(GasPipeline.max_operating_pressure)
    return GasPipeline.occupations.any(
        lambda o: (o.distance <= GasPipeline.protection_range) | (o.distance <= minimum)
    )


@rule(
    CRITERIA.clause("pipeline_in_underground_structure"),
    title="输配管道敷设在地下沟渠、隧道或通道内",
    en="pipe laid inside an underground conduit, tunnel or passage",
    cases=[
        Case.hazard(inside_structure="drain", crossing_necessary=False),
        Case.hazard(inside_structure="cable_trench", crossing_necessary=True, effective_protection=False),
        Case.clear(inside_structure="road_tunnel", crossing_necessary=True, effective_protection=True),
        Case.clear(inside_structure="outside"),
        Case.undetermined(inside_structure="drain", crossing_necessary=True),
    ],
)
def pipeline_in_underground_structure() -> Condition:
    """确需穿过且已采取有效防护的除外，两项都由检查人判断；条文凭记忆。"""
    inside: Condition = GasPipeline.inside_structure != "outside"
    return inside & ~(GasPipeline.crossing_necessary & GasPipeline.effective_protection)


regulator_outlet_unprotected = Rule(
    CRITERIA.clause("regulator_outlet_protection"),
    hazard=~GasRegulator.outlet_overpressure_protection,
    title="调压装置无防止出口压力超过下游允许值的措施",
    en="regulator not protected against excess outlet pressure",
    note="切断、放散、监控调压等何者算作措施，由检查人判断。",
)
