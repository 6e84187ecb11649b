"""The rules on rock burst: tests, assessments, warnings and relief (2020 art. 11; 2026 art. 11(1) to (6))."""

from ansheng import Case, Condition, Rule, rule

from .rock_burst_facts import CoalBurstMine as Mine
from .rock_burst_facts import CoalBurstPlace as Place
from .rock_burst_facts import CoalBurstSeam as Seam
from .standards import CRITERIA as LAW
from .standards import REGULATION

_QUIET = {"dynamic_signs": False, "neighbour_burst": False, "new_level": False, "magnitude": 1.9}


coal_burst_untested = Rule(
    LAW.clause("burst_appraisal"),
    hazard=Seam.test_required & ~Seam.tested,
    title="应做冲击倾向性鉴定而未做",
    en="Burst-proneness not tested",
)


@rule(
    REGULATION.clause("burst_test_trigger"),
    title="有规定情形未做冲击倾向性鉴定",
    en="Burst-proneness not tested in a listed situation",
    given={"depth": 401, "roof_layer": 11, "roof_strength": 61, "roof_distance": 100, "tested": False},
    cases=[
        Case.hazard(),
        Case.hazard(depth=400, dynamic_signs=True),
        Case.hazard(depth=400, neighbour_burst=True),
        Case.hazard(depth=400, new_level=True),
        Case.hazard(depth=400, magnitude=2.0),
        Case.clear(depth=400, **_QUIET),
        Case.clear(roof_layer=10, **_QUIET),
        Case.clear(roof_strength=60, **_QUIET),
        Case.clear(roof_distance=101, **_QUIET),
        Case.clear(tested=True),
        Case.undetermined(depth=None),
    ],
)
def coal_burst_test_due() -> Condition:
    """埋深、厚度、强度须超过限值，距离和震级含限值。"""
    law = REGULATION.limit
    layer = (Seam.roof_layer > law("roof_layer")) & (Seam.roof_strength > law("roof_strength"))
    hard_roof = layer & (Seam.depth > law("test_depth")) & (Seam.roof_distance <= law("roof_distance"))
    seen = Seam.dynamic_signs | Seam.neighbour_burst | Seam.new_level
    return (hard_roof | seen | (Seam.magnitude >= law("test_magnitude"))) & ~Seam.tested


coal_burst_grade = Rule(
    LAW.clause("burst_grade"),
    hazard=(Seam.grade_required & ~Seam.grade_identified) | Seam.grade_faked,
    replaces=["coal_burst_untested"],
)


coal_burst_seam_unassessed = Rule(
    LAW.clause("burst_appraisal"),
    hazard=Seam.prone & ~Seam.assessed,
    title="有冲击倾向性的煤层未做危险性评价",
    en="Prone seam not assessed",
)


coal_burst_seam_mined_unassessed = Rule(
    LAW.clause("burst_seam_assessment"),
    hazard=Seam.mining & Seam.prone & ~Seam.assessed,
    replaces=["coal_burst_seam_unassessed"],
)


coal_burst_place_unassessed = Rule(
    LAW.clause("burst_place_assessment"),
    LAW.clause("burst_appraisal"),
    hazard=Place.burst_seam & ~(Place.panel_assessed & Place.face_assessed),
)


coal_burst_seam_assessment_faked = Rule(
    LAW.clause("burst_assessment_faked"),
    hazard=Seam.assessment_faked,
    title="煤层冲击危险性评价造假",
    en="Hazard assessment of a seam faked",
)


coal_burst_place_assessment_faked = Rule(
    LAW.clause("burst_assessment_faked"),
    hazard=Place.assessment_faked,
    title="采（盘）区或采掘工作面冲击危险性评价造假",
    en="Hazard assessment of a panel or face faked",
)


coal_burst_organisation = Rule(
    LAW.clause("burst_organisation"),
    when=Mine.burst_mine,
    hazard=~(Mine.burst_unit & Mine.burst_specialists & Mine.burst_design),
)


coal_burst_access = Rule(
    LAW.clause("burst_access"), when=Mine.burst_mine, hazard=~(Mine.access_system & Mine.access_enforced)
)


coal_burst_unpredicted = Rule(
    LAW.clause("burst_prediction"),
    when=Place.burst_seam,
    hazard=~Place.predicted | ~Place.effect_tested | (~Place.effect_passed & Place.working),
)


@rule(LAW.clause("burst_warning"))
def coal_burst_warning_ignored() -> Condition:
    sign = Place.alarm | Place.dynamic_signs
    stay = sign & ~(Place.stopped & Place.evacuated)
    return Place.judged_dangerous & (stay | (~Place.relieved & Place.working))


coal_burst_relief_untested = Rule(
    LAW.clause("burst_relief_test"),
    hazard=Place.relieved & Place.working & (~Place.relief_tested | Place.index_over),
    replaces=["coal_burst_unpredicted"],
)
