"""The rules on fire, ground movement, pillars, goaf and support in underground mines (一(十三) to 一(十九))."""

from ansheng import Case, Condition, Rule, rule

from .mine_facts import NoncoalMine
from .standards import UNDERGROUND
from .workings_facts import NoncoalGoaf, NoncoalPillar, NoncoalWorkplace

noncoal_spontaneous_fire = Rule(
    UNDERGROUND.clause("spontaneous_fire"),
    when=NoncoalMine.spontaneous_fire,
    hazard=~NoncoalMine.fire_monitoring
    | ~NoncoalMine.fire_measures
    | (NoncoalMine.fire_signs & ~NoncoalMine.fire_signs_treated),
    title="有自然发火危险而监测、防灭火或预兆处理不到位",
    en="spontaneous fire not monitored, prevented or treated",
    note="只适用于有自然发火危险的矿山。",
    given={"spontaneous_fire": True},
    cases=[
        Case.hazard(fire_monitoring=False),
        Case.hazard(fire_measures=False),
        Case.hazard(fire_signs=True, fire_signs_treated=False),
        Case.clear(fire_monitoring=True, fire_measures=True, fire_signs=False),
        Case.clear(fire_monitoring=True, fire_measures=True, fire_signs_treated=True),
        Case.undetermined(fire_monitoring=True, fire_measures=True, fire_signs=True),
    ],
)


noncoal_movement_overlap = Rule(
    UNDERGROUND.clause("movement_overlap"),
    hazard=NoncoalMine.movement_overlap & ~NoncoalMine.overlap_measures,
    title="相邻矿山移动范围重叠，没有按设计留矿柱或采取措施",
    en="overlapping movement zones without pillar or measures",
    note="移动范围取自设计，不推算。",
)


noncoal_movement_zone = Rule(
    UNDERGROUND.clause("movement_zone"),
    hazard=(NoncoalMine.facility_in_movement_zone | NoncoalMine.portal_under_geohazard)
    & ~NoncoalMine.protection_as_design,
    title="移动范围内有村庄、重要设施或主要出入口受地灾影响，未按设计采取措施",
    en="facility in movement zone or portal under geohazard, unprotected",
    note="哪些设施属重要设施由检查人判断。",
    cases=[
        Case.hazard(facility_in_movement_zone=True, protection_as_design=False),
        Case.hazard(portal_under_geohazard=True, protection_as_design=False),
        Case.clear(facility_in_movement_zone=False, portal_under_geohazard=False),
        Case.clear(protection_as_design=True),
        Case.undetermined(facility_in_movement_zone=False, protection_as_design=False),
    ],
)


noncoal_pillars = Rule(
    UNDERGROUND.clause("pillars"),
    hazard=~NoncoalPillar.left_as_design
    | ~NoncoalPillar.recovered_as_design
    | NoncoalPillar.damaged_unapproved,
    title="不按设计留设、回采矿柱，或擅自开采损毁",
    en="pillars not as designed or mined without permission",
    note="由检查人对照设计判断。",
)


noncoal_goaf_untreated = Rule(
    UNDERGROUND.clause("goaf_treatment"),
    hazard=~(NoncoalGoaf.treated_as_design & NoncoalGoaf.treated_in_time),
    title="采空区处理方式或时间不符合设计",
    en="goaf not treated in the manner or time designed",
    note="由检查人对照设计判断。",
)


@rule(
    UNDERGROUND.clause("ground_pressure"),
    when=NoncoalMine.severe_ground_pressure,
    title="严重地压而没有机构人员、专门措施，或有预兆不停工撤人",
    en="severe ground pressure without unit, measures or evacuation",
    given={"severe_ground_pressure": True},
    cases=[
        Case.hazard(pressure_unit=False),
        Case.hazard(pressure_measures=False),
        Case.hazard(pressure_signs=True, stopped_and_evacuated=False),
        Case.clear(pressure_unit=True, pressure_measures=True, pressure_signs=False),
        Case.undetermined(pressure_unit=True, pressure_measures=True),
    ],
)
def noncoal_ground_pressure() -> Condition:
    """是否属严重地压取自设计或专项研究。"""
    ignored = NoncoalMine.pressure_signs & ~NoncoalMine.stopped_and_evacuated
    return ~NoncoalMine.pressure_unit | ~NoncoalMine.pressure_measures | ignored


noncoal_roof_unsupported = Rule(
    UNDERGROUND.clause("roof_support"),
    hazard=~NoncoalWorkplace.support_as_design,
    en="roof not supported as designed",
    note="设计不要求支护的填“是”。",
)
