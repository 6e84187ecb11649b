"""The rules on fire, ground movement, pillars, goaf and support in underground mines (一(十三) to 一(十九))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .mine_facts import NoncoalMine
from .standards import UNDERGROUND
from .workings_facts import NoncoalGoaf, NoncoalPillar, NoncoalWorkplace


@rule(
    NoncoalMine,
    cites=UNDERGROUND.clause("spontaneous_fire"),
    when=lambda p: p.spontaneous_fire,
    en="spontaneous fire not monitored, prevented or treated",
    cases=[
        Case.hazard(spontaneous_fire=True, fire_monitoring=False),
        Case.hazard(spontaneous_fire=True, fire_measures=False),
        Case.hazard(spontaneous_fire=True, fire_signs=True, fire_signs_treated=False),
        Case.clear(spontaneous_fire=True, fire_monitoring=True, fire_measures=True, fire_signs=False),
        Case.clear(spontaneous_fire=True, fire_monitoring=True, fire_measures=True, fire_signs_treated=True),
        Case.undetermined(spontaneous_fire=True, fire_monitoring=True, fire_measures=True, fire_signs=True),
    ],
)
def noncoal_spontaneous_fire(p: type[NoncoalMine]) -> Condition:
    """有自然发火危险而监测、防灭火或预兆处理不到位

    只适用于有自然发火危险的矿山。
    """
    return ~p.fire_monitoring | ~p.fire_measures | (p.fire_signs & ~p.fire_signs_treated)


@rule(
    NoncoalMine,
    cites=UNDERGROUND.clause("movement_overlap"),
    en="overlapping movement zones without pillar or measures",
    cases=[
        Case.hazard(movement_overlap=True, overlap_measures=False),
        Case.clear(movement_overlap=True, overlap_measures=True),
        Case.clear(movement_overlap=False),
        Case.undetermined(movement_overlap=True),
    ],
)
def noncoal_movement_overlap(p: type[NoncoalMine]) -> Condition:
    """相邻矿山移动范围重叠，没有按设计留矿柱或采取措施

    移动范围取自设计，不推算。
    """
    return p.movement_overlap & ~p.overlap_measures


@rule(
    NoncoalMine,
    cites=UNDERGROUND.clause("movement_zone"),
    en="facility in movement zone or portal under geohazard, unprotected",
    cases=[
        Case.hazard(facility_in_movement_zone=True, protection_as_design=False),
        Case.hazard(portal_under_geohazard=True, protection_as_design=False),
        Case.clear(facility_in_movement_zone=False, portal_under_geohazard=False),
        Case.clear(protection_as_design=True),
        Case.undetermined(facility_in_movement_zone=False, protection_as_design=False),
    ],
)
def noncoal_movement_zone(p: type[NoncoalMine]) -> Condition:
    """移动范围内有村庄、重要设施或主要出入口受地灾影响，未按设计采取措施

    哪些设施属重要设施由检查人判断。
    """
    return (p.facility_in_movement_zone | p.portal_under_geohazard) & ~p.protection_as_design


@rule(
    NoncoalPillar,
    cites=UNDERGROUND.clause("pillars"),
    en="pillars not as designed or mined without permission",
    cases=[
        Case.hazard(left_as_design=False),
        Case.hazard(recovered_as_design=False),
        Case.hazard(damaged_unapproved=True),
        Case.clear(left_as_design=True, recovered_as_design=True, damaged_unapproved=False),
        Case.undetermined(left_as_design=True, recovered_as_design=True),
    ],
)
def noncoal_pillars(p: type[NoncoalPillar]) -> Condition:
    """不按设计留设、回采矿柱，或擅自开采损毁

    由检查人对照设计判断。
    """
    return ~p.left_as_design | ~p.recovered_as_design | p.damaged_unapproved


@rule(
    NoncoalGoaf,
    cites=UNDERGROUND.clause("goaf_treatment"),
    en="goaf not treated in the manner or time designed",
    cases=[
        Case.hazard(treated_as_design=False),
        Case.hazard(treated_in_time=False),
        Case.clear(treated_as_design=True, treated_in_time=True),
        Case.undetermined(treated_as_design=True),
    ],
)
def noncoal_goaf_untreated(p: type[NoncoalGoaf]) -> Condition:
    """采空区处理方式或时间不符合设计

    由检查人对照设计判断。
    """
    return ~(p.treated_as_design & p.treated_in_time)


@rule(
    NoncoalMine,
    cites=UNDERGROUND.clause("ground_pressure"),
    when=lambda p: p.severe_ground_pressure,
    en="severe ground pressure without unit, measures or evacuation",
    cases=[
        Case.hazard(severe_ground_pressure=True, pressure_unit=False),
        Case.hazard(severe_ground_pressure=True, pressure_measures=False),
        Case.hazard(severe_ground_pressure=True, pressure_signs=True, stopped_and_evacuated=False),
        Case.clear(
            severe_ground_pressure=True, pressure_unit=True, pressure_measures=True, pressure_signs=False
        ),
        Case.undetermined(severe_ground_pressure=True, pressure_unit=True, pressure_measures=True),
    ],
)
def noncoal_ground_pressure(p: type[NoncoalMine]) -> Condition:
    """严重地压而没有机构人员、专门措施，或有预兆不停工撤人

    是否属严重地压取自设计或专项研究。
    """
    ignored = p.pressure_signs & ~p.stopped_and_evacuated
    return ~p.pressure_unit | ~p.pressure_measures | ignored


@rule(
    NoncoalWorkplace,
    cites=UNDERGROUND.clause("roof_support"),
    en="roof not supported as designed",
    cases=[
        Case.hazard(support_as_design=False),
        Case.clear(support_as_design=True),
        Case.undetermined(),
    ],
)
def noncoal_roof_unsupported(p: type[NoncoalWorkplace]) -> Condition:
    """巷道或采场顶板没有按设计支护

    设计不要求支护的填“是”。
    """
    return ~p.support_as_design
