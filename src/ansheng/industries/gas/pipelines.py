"""The rules on pipelines and regulators (第六条)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .facts import GasPipeline, GasRegulator
from .standards import CRITERIA, GB55009


@rule(
    GasPipeline,
    cites=CRITERIA.clause("pipeline_occupation"),
    when=lambda p: p.underground & (p.max_operating_pressure >= GB55009.limit("medium_pressure")),
    en="underground gas line of medium pressure or higher is built over",
    cases=[
        Case.hazard(underground=True, max_operating_pressure="0.4 MPa", occupations=[{"distance": 0}]),
        Case.hazard(
            underground=True,
            max_operating_pressure="0.4 MPa",
            protection_range=1,
            occupations=[{"distance": 0.8}],
        ),
        Case.clear(underground=True, max_operating_pressure="0.4 MPa", occupations=[]),
        Case.clear(
            underground=True,
            max_operating_pressure="0.4 MPa",
            protection_range=1,
            occupations=[{"distance": 3}],
        ),
        Case.undetermined(underground=True, max_operating_pressure="0.4 MPa", occupations=[{"distance": 3}]),
        Case.undetermined(underground=True, max_operating_pressure="0.4 MPa", occupations=[{"distance": 1}]),
        Case.undetermined(max_operating_pressure="0.4 MPa", occupations=[{"distance": 0}]),
    ],
)
def pipeline_occupied(p: type[GasPipeline]) -> Condition:
    """中压及以上地下燃气管道保护范围内有占压

    在最小保护范围以内的占压物，不论当地公布的范围多大都是占压；在其外的，要知道当地公布的范围才能判定。
    管道分级按最高工作压力，不按设计压力；哪些设施算占压由检查人判断。
    """
    minimum = GB55009.limit("protection_range").at(p.max_operating_pressure)
    return p.occupations.any(lambda o: (o.distance <= p.protection_range) | (o.distance <= minimum))


@rule(
    GasPipeline,
    cites=CRITERIA.clause("pipeline_in_underground_structure"),
    en="pipe laid inside an underground conduit, tunnel or passage",
    cases=[
        Case.hazard(inside_structure="drain", crossing_necessary=False),
        Case.hazard(inside_structure="cable_trench", crossing_necessary=True, effective_protection=False),
        Case.clear(inside_structure="road_tunnel", crossing_necessary=True, effective_protection=True),
        Case.clear(inside_structure="outside"),
        Case.undetermined(inside_structure="drain", crossing_necessary=True),
    ],
)
def pipeline_in_underground_structure(p: type[GasPipeline]) -> Condition:
    """输配管道敷设在地下沟渠、隧道或通道内

    确需穿过且已采取有效防护的除外，两项都由检查人判断；条文凭记忆。
    """
    inside: Condition = p.inside_structure != "outside"
    return inside & ~(p.crossing_necessary & p.effective_protection)


@rule(
    GasRegulator,
    cites=CRITERIA.clause("regulator_outlet_protection"),
    en="regulator not protected against excess outlet pressure",
    cases=[
        Case.hazard(outlet_overpressure_protection=False),
        Case.clear(outlet_overpressure_protection=True),
        Case.undetermined(),
    ],
)
def regulator_outlet_unprotected(p: type[GasRegulator]) -> Condition:
    """调压装置无防止出口压力超过下游允许值的措施

    切断、放散、监控调压等何者算作措施，由检查人判断。
    """
    return ~p.outlet_overpressure_protection
