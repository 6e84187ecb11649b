"""The rules on rock burst: tests, assessments, warnings and relief (2020 art. 11; 2026 art. 11(1) to (6))."""

from ansheng import Case, Condition, Rule, rule

from .rock_burst_facts import CoalBurstMine, CoalBurstPlace, CoalBurstSeam
from .standards import CRITERIA, REGULATION

coal_burst_untested = Rule(
    CRITERIA.clause("burst_appraisal"),
    hazard=CoalBurstSeam.test_required & ~CoalBurstSeam.tested,
    title="应做冲击倾向性鉴定而没有做",
    en="burst-proneness not tested",
    note="是否应做由检查人依据规程判断；2026-02-01 起规程的几种情形另按数值判定。",
)


@rule(
    REGULATION.clause("burst_test_trigger"),
    title="有规定的情形而没有做冲击倾向性鉴定",
    en="burst-proneness not tested in a listed situation",
    cases=[
        Case.hazard(
            depth="401 m", roof_layer="11 m", roof_strength="61 MPa", roof_distance="99 m", tested=False
        ),
        Case.hazard(
            depth="401 m", roof_layer="11 m", roof_strength="61 MPa", roof_distance="100 m", tested=False
        ),
        Case.hazard(dynamic_signs=True, tested=False),
        Case.hazard(neighbour_burst=True, tested=False),
        Case.hazard(new_level=True, tested=False),
        Case.hazard(magnitude=2.0, tested=False),
        Case.clear(
            depth="400 m",
            dynamic_signs=False,
            neighbour_burst=False,
            new_level=False,
            magnitude=1.9,
            tested=False,
        ),
        Case.clear(
            roof_layer="10 m",
            dynamic_signs=False,
            neighbour_burst=False,
            new_level=False,
            magnitude=0,
            tested=False,
        ),
        Case.clear(tested=True),
        Case.clear(
            depth="500 m",
            roof_layer="11 m",
            roof_strength="60 MPa",
            roof_distance="50 m",
            dynamic_signs=False,
            neighbour_burst=False,
            new_level=False,
            magnitude=1,
            tested=False,
        ),
        Case.undetermined(depth="401 m", roof_layer="11 m", tested=False),
    ],
)
def coal_burst_test_due() -> Condition:
    """属一般隐患；同一事实达到判定标准的另由重大隐患规则认定。埋深、厚度、强度须超过限值，距离和震级含限值。"""
    law = REGULATION.limit
    layer = (CoalBurstSeam.roof_layer > law("roof_layer")) & (
        CoalBurstSeam.roof_strength > law("roof_strength")
    )
    hard_roof = (
        (CoalBurstSeam.depth > law("test_depth"))
        & layer
        & (CoalBurstSeam.roof_distance <= law("roof_distance"))
    )
    seen = (
        CoalBurstSeam.dynamic_signs
        | CoalBurstSeam.neighbour_burst
        | CoalBurstSeam.new_level
        | (CoalBurstSeam.magnitude >= law("test_magnitude"))
    )
    return (hard_roof | seen) & ~CoalBurstSeam.tested


coal_burst_grade = Rule(
    CRITERIA.clause("burst_grade"),
    hazard=(CoalBurstSeam.grade_required & ~CoalBurstSeam.grade_identified) | CoalBurstSeam.grade_faked,
    en="burst hazard grade not identified or faked",
    replaces=["coal_burst_untested"],
    note="是否应鉴定由检查人依据规程判断。",
    cases=[
        Case.hazard(grade_required=True, grade_identified=False),
        Case.hazard(grade_faked=True),
        Case.clear(grade_required=True, grade_identified=True, grade_faked=False),
        Case.clear(grade_required=False, grade_faked=False),
        Case.undetermined(grade_required=True, grade_faked=False),
    ],
)


coal_burst_seam_unassessed = Rule(
    CRITERIA.clause("burst_appraisal"),
    hazard=CoalBurstSeam.prone & ~CoalBurstSeam.assessed,
    title="有冲击倾向性的煤层没有做危险性评价",
    en="prone seam not assessed",
    note="2026-07-01 起只看正在开采的煤层。",
)


coal_burst_seam_mined_unassessed = Rule(
    CRITERIA.clause("burst_seam_assessment"),
    hazard=CoalBurstSeam.mining & CoalBurstSeam.prone & ~CoalBurstSeam.assessed,
    title="开采有冲击倾向性的煤层而没有做危险性评价",
    en="prone seam mined without assessment",
    replaces=["coal_burst_seam_unassessed"],
    note="还没有开采的不构成。",
)


coal_burst_place_unassessed = Rule(
    CRITERIA.clause("burst_appraisal"),
    CRITERIA.clause("burst_place_assessment"),
    hazard=CoalBurstPlace.burst_seam & ~(CoalBurstPlace.panel_assessed & CoalBurstPlace.face_assessed),
    title="冲击煤层的采(盘)区或采掘面没有做危险性评价",
    en="panel or face in a burst seam not assessed",
    note="两个层次都要有。",
    cases=[
        Case.hazard(burst_seam=True, panel_assessed=False),
        Case.hazard(burst_seam=True, face_assessed=False),
        Case.clear(burst_seam=True, panel_assessed=True, face_assessed=True),
        Case.clear(burst_seam=False),
        Case.undetermined(burst_seam=True, panel_assessed=True),
    ],
)


coal_burst_seam_assessment_faked = Rule(
    CRITERIA.clause("burst_assessment_faked"),
    hazard=CoalBurstSeam.assessment_faked,
    title="煤层的冲击危险性评价造假",
    en="hazard assessment of a seam faked",
    note="是否造假由检查人认定。",
)


coal_burst_place_assessment_faked = Rule(
    CRITERIA.clause("burst_assessment_faked"),
    hazard=CoalBurstPlace.assessment_faked,
    title="采(盘)区或采掘面的冲击危险性评价造假",
    en="hazard assessment of a panel or face faked",
    note="是否造假由检查人认定。",
)


coal_burst_organisation = Rule(
    CRITERIA.clause("burst_organisation"),
    when=CoalBurstMine.burst_mine,
    hazard=~(CoalBurstMine.burst_unit & CoalBurstMine.burst_specialists & CoalBurstMine.burst_design),
    title="冲击地压矿井没有防冲机构、专业人员或专门设计",
    en="rock-burst mine without unit, specialists or design",
    note="只看有无，不看人数。",
)


coal_burst_access = Rule(
    CRITERIA.clause("burst_access"),
    when=CoalBurstMine.burst_mine,
    hazard=~(CoalBurstMine.access_system & CoalBurstMine.access_enforced),
    en="no access system for burst-danger zones",
    note="是否严格执行由检查人判断。",
)


coal_burst_unpredicted = Rule(
    CRITERIA.clause("burst_prediction"),
    when=CoalBurstPlace.burst_seam,
    hazard=~CoalBurstPlace.predicted
    | ~CoalBurstPlace.effect_tested
    | (~CoalBurstPlace.effect_passed & CoalBurstPlace.working),
    title="没有预测冲击危险或检验防冲效果，或检验不达标仍采掘",
    en="no burst prediction or effect test, or work after a failed test",
    note="只判定冲击地压煤层的采掘地点。",
    given={"burst_seam": True},
    cases=[
        Case.hazard(predicted=False),
        Case.hazard(effect_tested=False),
        Case.hazard(effect_passed=False, working=True),
        Case.clear(predicted=True, effect_tested=True, effect_passed=True),
        Case.clear(predicted=True, effect_tested=True, effect_passed=False, working=False),
        Case.undetermined(predicted=True, effect_tested=True, effect_passed=False),
    ],
)


@rule(
    CRITERIA.clause("burst_warning"),
    title="判定有冲击危险而没有停工撤人，或没有卸压解危仍采掘",
    en="burst danger without stop, evacuation or relief",
    cases=[
        Case.hazard(judged_dangerous=True, alarm=True, stopped=False),
        Case.hazard(judged_dangerous=True, dynamic_signs=True, evacuated=False),
        Case.hazard(judged_dangerous=True, relieved=False, working=True),
        Case.clear(judged_dangerous=False),
        Case.clear(judged_dangerous=True, stopped=True, evacuated=True, working=False),
        Case.undetermined(judged_dangerous=True, alarm=True, stopped=True, relieved=True),
    ],
)
def coal_burst_warning_ignored() -> Condition:
    """是否有危险由矿井判定或检查人研判。"""
    sign = CoalBurstPlace.alarm | CoalBurstPlace.dynamic_signs
    stay = sign & ~(CoalBurstPlace.stopped & CoalBurstPlace.evacuated)
    return CoalBurstPlace.judged_dangerous & (stay | (~CoalBurstPlace.relieved & CoalBurstPlace.working))


coal_burst_relief_untested = Rule(
    CRITERIA.clause("burst_relief_test"),
    hazard=CoalBurstPlace.relieved
    & CoalBurstPlace.working
    & (~CoalBurstPlace.relief_tested | CoalBurstPlace.index_over),
    en="work after relief without a passed test",
    replaces=["coal_burst_unpredicted"],
    note="临界值由矿井确定，不推算。",
    cases=[
        Case.hazard(relieved=True, working=True, relief_tested=False),
        Case.hazard(relieved=True, working=True, index_over=True),
        Case.clear(relieved=True, working=True, relief_tested=True, index_over=False),
        Case.clear(working=False),
        Case.undetermined(relieved=True, working=True, relief_tested=True),
    ],
)
