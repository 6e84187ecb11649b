"""The rules on outburst mines: staff, prediction, measures, uncovering, signs, protection (article 6)."""

from ansheng import Case, Condition, Rule, choose, rule

from .mine_facts import CoalMine
from .outburst_facts import CoalOutburstWork, CoalUncovering
from .standards import CRITERIA

coal_no_outburst_unit = Rule(
    CRITERIA.clause("outburst_unit"),
    when=CoalMine.gas_class == "outburst",
    hazard=~(CoalMine.outburst_unit & CoalMine.specialists_sufficient),
    title="突出矿井没有防突机构，或没有配备专业人员",
    en="outburst mine without unit or specialists against outbursts",
    note="专业人员是否足够由检查人判断。",
)


coal_trolley_locomotive = Rule(
    CRITERIA.clause("trolley_locomotive"),
    when=CoalMine.gas_class == "outburst",
    hazard=CoalMine.trolley_locomotive,
    en="trolley locomotive in an outburst mine",
    note="低瓦斯、高瓦斯矿井的架线式电机车不在此判定。",
)


coal_outburst_unpredicted = Rule(
    CRITERIA.clause("outburst_prediction"),
    when=CoalOutburstWork.gas_class == "outburst",
    hazard=~CoalOutburstWork.deemed_dangerous
    & ~(CoalOutburstWork.region_predicted & CoalOutburstWork.face_predicted),
    en="outburst hazard of region or face not predicted",
    note="直接认定为突出危险的除外。",
    given={"gas_class": "outburst"},
    cases=[
        Case.hazard(deemed_dangerous=False, region_predicted=False),
        Case.hazard(deemed_dangerous=False, face_predicted=False),
        Case.clear(deemed_dangerous=True),
        Case.clear(region_predicted=True, face_predicted=True),
        Case.undetermined(region_predicted=False),
    ],
)


@rule(
    CRITERIA.clause("prediction_rules"),
    when=CoalOutburstWork.gas_class == "outburst",
    title="采掘作业没有按规定做突出危险性预测",
    en="work without prediction by the rules",
    replaces=("coal_outburst_unpredicted",),
    given={"gas_class": "outburst"},
    cases=[
        Case.hazard(working=True, deemed_dangerous=False, region_predicted=False),
        Case.hazard(working=True, deemed_dangerous=False, face_predicted=False),
        Case.hazard(working=True, deemed_dangerous=False, predicted_panels=2),
        Case.hazard(working=True, deemed_dangerous=False, reliable_data=False, qualified_body=False),
        Case.hazard(working=True, deemed_dangerous=False, found_safe=True, safe_result_approved=False),
        Case.clear(working=False),
        Case.clear(deemed_dangerous=True),
        Case.clear(
            region_predicted=True,
            face_predicted=True,
            predicted_panels=1,
            reliable_data=True,
            found_safe=False,
        ),
        Case.undetermined(working=True, region_predicted=True, face_predicted=True),
    ],
)
def coal_prediction_rules() -> Condition:
    """一次预测“一般不小于一个区段”没有编码；直接认定为危险区或直接采取措施的除外。"""
    undone = ~(CoalOutburstWork.region_predicted & CoalOutburstWork.face_predicted)
    wide = CoalOutburstWork.predicted_panels > CRITERIA.limit("predicted_panels")
    baseless = ~CoalOutburstWork.reliable_data & ~CoalOutburstWork.qualified_body
    unapproved = CoalOutburstWork.found_safe & ~CoalOutburstWork.safe_result_approved
    return (
        CoalOutburstWork.working
        & ~CoalOutburstWork.deemed_dangerous
        & (undone | wide | baseless | unapproved)
    )


coal_no_outburst_measures = Rule(
    CRITERIA.clause("outburst_measures"),
    when=CoalOutburstWork.gas_class == "outburst",
    hazard=~CoalOutburstWork.measures_as_required,
    en="no measures against outbursts as laid down",
    note="措施是否符合规定由检查人判断。",
)


coal_no_protective_seam = Rule(
    CRITERIA.clause("protective_seam"),
    when=CoalOutburstWork.gas_class == "outburst",
    hazard=CoalOutburstWork.protective_seam_feasible & ~CoalOutburstWork.protective_seam_mined,
    en="protective seam not mined though it can be",
    replaces=("coal_no_outburst_measures",),
    note="是否具备条件由检查人判断。",
)


coal_relief_gas = Rule(
    CRITERIA.clause("relief_gas"),
    when=(CoalOutburstWork.gas_class == "outburst") & CoalOutburstWork.protective_seam_mined,
    hazard=~CoalOutburstWork.relief_gas_drained
    | (CoalOutburstWork.in_unprotected_area & ~CoalOutburstWork.further_measures),
    title="开采保护层没有同时抽采卸压瓦斯，或在未受保护的范围没有补充措施",
    en="relief gas not drained or unprotected ground worked",
    note="没有开采保护层的不适用。",
    given={"gas_class": "outburst", "protective_seam_mined": True},
    cases=[
        Case.hazard(relief_gas_drained=False),
        Case.hazard(relief_gas_drained=True, in_unprotected_area=True, further_measures=False),
        Case.clear(relief_gas_drained=True, in_unprotected_area=False),
        Case.clear(relief_gas_drained=True, in_unprotected_area=True, further_measures=True),
        Case.undetermined(relief_gas_drained=True),
    ],
)


coal_dangerous_face = Rule(
    CRITERIA.clause("dangerous_face"),
    when=CoalOutburstWork.gas_class == "outburst",
    hazard=CoalOutburstWork.predicted_dangerous & ~CoalOutburstWork.face_measures,
    en="no measures at a face predicted to be dangerous",
    note="措施是否合格由检验的规则判定。",
)


@rule(
    CRITERIA.clause("uncovering"),
    when=CoalUncovering.gas_class == "outburst",
    en="seam uncovered without measures, remote blasting, design or procedure",
    given={"gas_class": "outburst"},
    cases=[
        Case.hazard(local_measures=False),
        Case.hazard(normal_distance="5 m", remote_blasting=False),
        Case.hazard(normal_distance="2 m", remote_blasting=False),
        Case.hazard(design_approved=False),
        Case.hazard(procedure_complete=False),
        Case.clear(
            normal_distance="5.1 m", local_measures=True, design_approved=True, procedure_complete=True
        ),
        Case.clear(
            normal_distance="1.9 m", local_measures=True, design_approved=True, procedure_complete=True
        ),
        Case.clear(
            normal_distance="3 m",
            remote_blasting=True,
            local_measures=True,
            design_approved=True,
            procedure_complete=True,
        ),
        Case.undetermined(
            normal_distance="3 m", local_measures=True, design_approved=True, procedure_complete=True
        ),
    ],
)
def coal_uncovering() -> Condition:
    """突出矿井揭突出煤层的作业，一次一条；规定程序是否完整由检查人判断。"""
    last, first = CRITERIA.limit("remote_blasting_to"), CRITERIA.limit("remote_blasting_from")
    blasted_near = CoalUncovering.normal_distance.between(last, first) & ~CoalUncovering.remote_blasting
    return (
        ~CoalUncovering.local_measures
        | blasted_near
        | ~CoalUncovering.design_approved
        | ~CoalUncovering.procedure_complete
    )


@rule(
    CRITERIA.clause("lead_distance"),
    when=CoalOutburstWork.gas_class == "outburst",
    en="work went on into the least lead distance",
    given={"gas_class": "outburst"},
    cases=[
        Case.hazard(kind="heading", broken_structure=False, remaining_lead="4.9 m"),
        Case.hazard(kind="heading", broken_structure=True, remaining_lead="6.9 m"),
        Case.hazard(kind="coal_face", broken_structure=True, remaining_lead="4.9 m"),
        Case.clear(kind="heading", broken_structure=False, remaining_lead="5 m"),
        Case.clear(kind="coal_face", broken_structure=False, remaining_lead="3 m"),
        Case.clear(kind="coal_face", broken_structure=True, remaining_lead="5 m"),
        Case.undetermined(kind="heading", remaining_lead="6 m"),
    ],
)
def coal_lead_distance() -> Condition:
    """剩余超前距恰为最小值不构成。"""
    broken = CRITERIA.limit("lead_in_structure").at(CoalOutburstWork.kind)
    return CoalOutburstWork.remaining_lead < choose(
        CoalOutburstWork.broken_structure, broken, CRITERIA.limit("lead").at(CoalOutburstWork.kind)
    )


coal_outburst_signs = Rule(
    CRITERIA.clause("outburst_signs"),
    when=CoalOutburstWork.gas_class == "outburst",
    hazard=CoalOutburstWork.signs & ~CoalOutburstWork.further_measures & CoalOutburstWork.working,
    title="出现明显预兆，没有补充措施仍作业",
    en="plain outburst signs ignored",
    note="预兆是否明显由检查人判断。",
)


coal_outburst_protection = Rule(
    CRITERIA.clause("outburst_protection"),
    when=CoalOutburstWork.gas_class == "outburst",
    hazard=~CoalOutburstWork.protection_as_required,
    en="no protective measures as laid down",
    note="由检查人判断；2026 年版列出五种防护措施，另有规则。",
)


coal_outburst_protection_means = Rule(
    CRITERIA.clause("outburst_protection_means"),
    when=CoalOutburstWork.gas_class == "outburst",
    hazard=~(
        CoalOutburstWork.refuge
        & CoalOutburstWork.reverse_doors
        & CoalOutburstWork.air_rescue
        & CoalOutburstWork.self_rescuers
        & CoalOutburstWork.remote_blasting
    ),
    title="避难硐室、反向风门、压风自救、自救器、远距离爆破没有全部落实",
    en="one of the five protective means missing",
    replaces=("coal_outburst_protection",),
    note="没有爆破作业的，远距离爆破填是。",
    given={"gas_class": "outburst"},
    cases=[
        Case.hazard(refuge=False),
        Case.hazard(reverse_doors=False),
        Case.hazard(air_rescue=False),
        Case.hazard(self_rescuers=False),
        Case.hazard(remote_blasting=False),
        Case.clear(
            refuge=True, reverse_doors=True, air_rescue=True, self_rescuers=True, remote_blasting=True
        ),
        Case.undetermined(refuge=True, reverse_doors=True),
    ],
)
