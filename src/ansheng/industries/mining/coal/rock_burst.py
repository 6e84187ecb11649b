"""The rules on rock burst: tests, assessments, warnings and relief (2020 art. 11; 2026 art. 11(1) to (6))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .rock_burst_facts import CoalBurstMine, CoalBurstPlace, CoalBurstSeam
from .standards import CRITERIA, REGULATION


@rule(
    CoalBurstSeam,
    cites=CRITERIA.clause("burst_appraisal"),
    en="burst-proneness not tested",
    cases=[
        Case.hazard(test_required=True, tested=False),
        Case.clear(test_required=True, tested=True),
        Case.clear(test_required=False),
        Case.undetermined(test_required=True),
    ],
)
def coal_burst_untested(p: type[CoalBurstSeam]) -> Condition:
    """应做冲击倾向性鉴定而没有做

    是否应做由检查人依据规程判断；2026-02-01 起规程的几种情形另按数值判定。
    """
    return p.test_required & ~p.tested


@rule(
    CoalBurstSeam,
    cites=REGULATION.clause("burst_test_trigger"),
    en="burst-proneness not tested in a listed situation",
    cases=[
        Case.hazard(depth="401 m", roof_layer="11 m", roof_strength="61 MPa", roof_distance="99 m", tested=False),
        Case.hazard(depth="401 m", roof_layer="11 m", roof_strength="61 MPa", roof_distance="100 m", tested=False),
        Case.hazard(dynamic_signs=True, tested=False),
        Case.hazard(neighbour_burst=True, tested=False),
        Case.hazard(new_level=True, tested=False),
        Case.hazard(magnitude=2.0, tested=False),
        Case.clear(
            depth="400 m", dynamic_signs=False, neighbour_burst=False, new_level=False, magnitude=1.9, tested=False
        ),
        Case.clear(
            roof_layer="10 m", dynamic_signs=False, neighbour_burst=False, new_level=False, magnitude=0, tested=False
        ),
        Case.clear(tested=True),
        Case.clear(
            depth="500 m", roof_layer="11 m", roof_strength="60 MPa", roof_distance="50 m",
            dynamic_signs=False, neighbour_burst=False, new_level=False, magnitude=1, tested=False,
        ),
        Case.undetermined(depth="401 m", roof_layer="11 m", tested=False),
    ],
)  # fmt: skip
def coal_burst_test_due(p: type[CoalBurstSeam]) -> Condition:
    """有规定的情形而没有做冲击倾向性鉴定

    属一般隐患；同一事实达到判定标准的另由重大隐患规则认定。埋深、厚度、强度须超过限值，距离和震级含限值。
    """
    law = REGULATION.limit
    layer = (p.roof_layer > law("roof_layer")) & (p.roof_strength > law("roof_strength"))
    hard_roof = (p.depth > law("test_depth")) & layer & (p.roof_distance <= law("roof_distance"))
    seen = p.dynamic_signs | p.neighbour_burst | p.new_level | (p.magnitude >= law("test_magnitude"))
    return (hard_roof | seen) & ~p.tested


@rule(
    CoalBurstSeam,
    cites=CRITERIA.clause("burst_grade"),
    replaces=["coal_burst_untested"],
    en="burst hazard grade not identified or faked",
    cases=[
        Case.hazard(grade_required=True, grade_identified=False),
        Case.hazard(grade_faked=True),
        Case.clear(grade_required=True, grade_identified=True, grade_faked=False),
        Case.clear(grade_required=False, grade_faked=False),
        Case.undetermined(grade_required=True, grade_faked=False),
    ],
)
def coal_burst_grade(p: type[CoalBurstSeam]) -> Condition:
    """没有按规程鉴定冲击地压灾害等级，或鉴定造假

    是否应鉴定由检查人依据规程判断。
    """
    return (p.grade_required & ~p.grade_identified) | p.grade_faked


@rule(
    CoalBurstSeam,
    cites=CRITERIA.clause("burst_appraisal"),
    en="prone seam not assessed",
    cases=[
        Case.hazard(prone=True, assessed=False),
        Case.clear(prone=True, assessed=True),
        Case.clear(prone=False),
        Case.undetermined(prone=True),
    ],
)
def coal_burst_seam_unassessed(p: type[CoalBurstSeam]) -> Condition:
    """有冲击倾向性的煤层没有做危险性评价

    2026-07-01 起只看正在开采的煤层。
    """
    return p.prone & ~p.assessed


@rule(
    CoalBurstSeam,
    cites=CRITERIA.clause("burst_seam_assessment"),
    replaces=["coal_burst_seam_unassessed"],
    en="prone seam mined without assessment",
    cases=[
        Case.hazard(mining=True, prone=True, assessed=False),
        Case.clear(mining=False, prone=True, assessed=False),
        Case.clear(mining=True, prone=True, assessed=True),
        Case.undetermined(prone=True, assessed=False),
    ],
)
def coal_burst_seam_mined_unassessed(p: type[CoalBurstSeam]) -> Condition:
    """开采有冲击倾向性的煤层而没有做危险性评价

    还没有开采的不构成。
    """
    return p.mining & p.prone & ~p.assessed


@rule(
    CoalBurstPlace,
    cites=[CRITERIA.clause("burst_appraisal"), CRITERIA.clause("burst_place_assessment")],
    en="panel or face in a burst seam not assessed",
    cases=[
        Case.hazard(burst_seam=True, panel_assessed=False),
        Case.hazard(burst_seam=True, face_assessed=False),
        Case.clear(burst_seam=True, panel_assessed=True, face_assessed=True),
        Case.clear(burst_seam=False),
        Case.undetermined(burst_seam=True, panel_assessed=True),
    ],
)
def coal_burst_place_unassessed(p: type[CoalBurstPlace]) -> Condition:
    """冲击煤层的采(盘)区或采掘面没有做危险性评价

    两个层次都要有。
    """
    return p.burst_seam & ~(p.panel_assessed & p.face_assessed)


@rule(
    CoalBurstSeam,
    cites=CRITERIA.clause("burst_assessment_faked"),
    en="hazard assessment of a seam faked",
    cases=[Case.hazard(assessment_faked=True), Case.clear(assessment_faked=False), Case.undetermined()],
)
def coal_burst_seam_assessment_faked(p: type[CoalBurstSeam]) -> Condition:
    """煤层的冲击危险性评价造假

    是否造假由检查人认定。
    """
    return p.assessment_faked


@rule(
    CoalBurstPlace,
    cites=CRITERIA.clause("burst_assessment_faked"),
    en="hazard assessment of a panel or face faked",
    cases=[Case.hazard(assessment_faked=True), Case.clear(assessment_faked=False), Case.undetermined()],
)
def coal_burst_place_assessment_faked(p: type[CoalBurstPlace]) -> Condition:
    """采(盘)区或采掘面的冲击危险性评价造假

    是否造假由检查人认定。
    """
    return p.assessment_faked


@rule(
    CoalBurstMine,
    cites=CRITERIA.clause("burst_organisation"),
    when=lambda p: p.burst_mine,
    en="rock-burst mine without unit, specialists or design",
    cases=[
        Case.hazard(burst_mine=True, burst_unit=False),
        Case.hazard(burst_mine=True, burst_specialists=False),
        Case.hazard(burst_mine=True, burst_design=False),
        Case.clear(burst_mine=True, burst_unit=True, burst_specialists=True, burst_design=True),
        Case.undetermined(burst_mine=True, burst_unit=True, burst_specialists=True),
    ],
)
def coal_burst_organisation(p: type[CoalBurstMine]) -> Condition:
    """冲击地压矿井没有防冲机构、专业人员或专门设计

    只看有无，不看人数。
    """
    return ~(p.burst_unit & p.burst_specialists & p.burst_design)


@rule(
    CoalBurstMine,
    cites=CRITERIA.clause("burst_access"),
    when=lambda p: p.burst_mine,
    en="no access system for burst-danger zones",
    cases=[
        Case.hazard(burst_mine=True, access_system=False),
        Case.hazard(burst_mine=True, access_enforced=False),
        Case.clear(burst_mine=True, access_system=True, access_enforced=True),
        Case.undetermined(burst_mine=True, access_system=True),
    ],
)
def coal_burst_access(p: type[CoalBurstMine]) -> Condition:
    """冲击危险区没有人员准入制度或不严格执行

    是否严格执行由检查人判断。
    """
    return ~(p.access_system & p.access_enforced)


@rule(
    CoalBurstPlace,
    cites=CRITERIA.clause("burst_prediction"),
    when=lambda p: p.burst_seam,
    en="no burst prediction or effect test, or work after a failed test",
    cases=[
        Case.hazard(burst_seam=True, predicted=False),
        Case.hazard(burst_seam=True, effect_tested=False),
        Case.hazard(burst_seam=True, effect_passed=False, working=True),
        Case.clear(burst_seam=True, predicted=True, effect_tested=True, effect_passed=True),
        Case.clear(burst_seam=True, predicted=True, effect_tested=True, effect_passed=False, working=False),
        Case.undetermined(burst_seam=True, predicted=True, effect_tested=True, effect_passed=False),
    ],
)
def coal_burst_unpredicted(p: type[CoalBurstPlace]) -> Condition:
    """没有预测冲击危险或检验防冲效果，或检验不达标仍采掘

    只判定冲击地压煤层的采掘地点。
    """
    return ~p.predicted | ~p.effect_tested | (~p.effect_passed & p.working)


@rule(
    CoalBurstPlace,
    cites=CRITERIA.clause("burst_warning"),
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
def coal_burst_warning_ignored(p: type[CoalBurstPlace]) -> Condition:
    """判定有冲击危险而没有停工撤人，或没有卸压解危仍采掘

    是否有危险由矿井判定或检查人研判。
    """
    sign = p.alarm | p.dynamic_signs
    stay = sign & ~(p.stopped & p.evacuated)
    return p.judged_dangerous & (stay | (~p.relieved & p.working))


@rule(
    CoalBurstPlace,
    cites=CRITERIA.clause("burst_relief_test"),
    replaces=["coal_burst_unpredicted"],
    en="work after relief without a passed test",
    cases=[
        Case.hazard(relieved=True, working=True, relief_tested=False),
        Case.hazard(relieved=True, working=True, index_over=True),
        Case.clear(relieved=True, working=True, relief_tested=True, index_over=False),
        Case.clear(working=False),
        Case.undetermined(relieved=True, working=True, relief_tested=True),
    ],
)
def coal_burst_relief_untested(p: type[CoalBurstPlace]) -> Condition:
    """解危后没有检验，或检验超临界仍采掘

    临界值由矿井确定，不推算。
    """
    return p.relieved & p.working & (~p.relief_tested | p.index_over)
