"""The rules on outburst mines: staff, prediction, measures, uncovering, signs, protection (article 6)."""

from __future__ import annotations

from ansheng import Case, Condition, choose, rule

from .mine_facts import CoalMine
from .outburst_facts import CoalOutburstWork, CoalUncovering
from .standards import CRITERIA


@rule(
    CoalMine,
    cites=CRITERIA.clause("outburst_unit"),
    when=lambda p: p.gas_class == "outburst",
    en="outburst mine without unit or specialists against outbursts",
    cases=[
        Case.hazard(gas_class="outburst", outburst_unit=False),
        Case.hazard(gas_class="outburst", outburst_unit=True, specialists_sufficient=False),
        Case.clear(gas_class="outburst", outburst_unit=True, specialists_sufficient=True),
        Case.undetermined(gas_class="outburst", outburst_unit=True),
    ],
)
def coal_no_outburst_unit(p: type[CoalMine]) -> Condition:
    """突出矿井没有防突机构，或没有配备专业人员

    专业人员是否足够由检查人判断。
    """
    return ~(p.outburst_unit & p.specialists_sufficient)


@rule(
    CoalMine,
    cites=CRITERIA.clause("trolley_locomotive"),
    when=lambda p: p.gas_class == "outburst",
    en="trolley locomotive in an outburst mine",
    cases=[
        Case.hazard(gas_class="outburst", trolley_locomotive=True),
        Case.clear(gas_class="outburst", trolley_locomotive=False),
        Case.undetermined(gas_class="outburst"),
    ],
)
def coal_trolley_locomotive(p: type[CoalMine]) -> Condition:
    """突出矿井使用架线式电机车

    低瓦斯、高瓦斯矿井的架线式电机车不在此判定。
    """
    return p.trolley_locomotive


@rule(
    CoalOutburstWork,
    cites=CRITERIA.clause("outburst_prediction"),
    when=lambda p: p.gas_class == "outburst",
    en="outburst hazard of region or face not predicted",
    cases=[
        Case.hazard(gas_class="outburst", deemed_dangerous=False, region_predicted=False),
        Case.hazard(gas_class="outburst", deemed_dangerous=False, face_predicted=False),
        Case.clear(gas_class="outburst", deemed_dangerous=True),
        Case.clear(gas_class="outburst", region_predicted=True, face_predicted=True),
        Case.undetermined(gas_class="outburst", region_predicted=False),
    ],
)
def coal_outburst_unpredicted(p: type[CoalOutburstWork]) -> Condition:
    """没有做区域或工作面突出危险性预测

    直接认定为突出危险的除外。
    """
    return ~p.deemed_dangerous & ~(p.region_predicted & p.face_predicted)


@rule(
    CoalOutburstWork,
    cites=CRITERIA.clause("prediction_rules"),
    replaces=("coal_outburst_unpredicted",),
    when=lambda p: p.gas_class == "outburst",
    en="work without prediction by the rules",
    cases=[
        Case.hazard(gas_class="outburst", working=True, deemed_dangerous=False, region_predicted=False),
        Case.hazard(gas_class="outburst", working=True, deemed_dangerous=False, face_predicted=False),
        Case.hazard(gas_class="outburst", working=True, deemed_dangerous=False, predicted_panels=2),
        Case.hazard(
            gas_class="outburst",
            working=True,
            deemed_dangerous=False,
            reliable_data=False,
            qualified_body=False,
        ),
        Case.hazard(
            gas_class="outburst",
            working=True,
            deemed_dangerous=False,
            found_safe=True,
            safe_result_approved=False,
        ),
        Case.clear(gas_class="outburst", working=False),
        Case.clear(gas_class="outburst", deemed_dangerous=True),
        Case.clear(
            gas_class="outburst",
            region_predicted=True,
            face_predicted=True,
            predicted_panels=1,
            reliable_data=True,
            found_safe=False,
        ),
        Case.undetermined(gas_class="outburst", working=True, region_predicted=True, face_predicted=True),
    ],
)
def coal_prediction_rules(p: type[CoalOutburstWork]) -> Condition:
    """采掘作业没有按规定做突出危险性预测

    一次预测“一般不小于一个区段”没有编码；直接认定为危险区或直接采取措施的除外。
    """
    undone = ~(p.region_predicted & p.face_predicted)
    wide = p.predicted_panels > CRITERIA.limit("predicted_panels")
    baseless = ~p.reliable_data & ~p.qualified_body
    unapproved = p.found_safe & ~p.safe_result_approved
    return p.working & ~p.deemed_dangerous & (undone | wide | baseless | unapproved)


@rule(
    CoalOutburstWork,
    cites=CRITERIA.clause("outburst_measures"),
    when=lambda p: p.gas_class == "outburst",
    en="no measures against outbursts as laid down",
    cases=[
        Case.hazard(gas_class="outburst", measures_as_required=False),
        Case.clear(gas_class="outburst", measures_as_required=True),
        Case.undetermined(gas_class="outburst"),
    ],
)
def coal_no_outburst_measures(p: type[CoalOutburstWork]) -> Condition:
    """没有按规定采取防治突出的措施

    措施是否符合规定由检查人判断。
    """
    return ~p.measures_as_required


@rule(
    CoalOutburstWork,
    cites=CRITERIA.clause("protective_seam"),
    replaces=("coal_no_outburst_measures",),
    when=lambda p: p.gas_class == "outburst",
    en="protective seam not mined though it can be",
    cases=[
        Case.hazard(gas_class="outburst", protective_seam_feasible=True, protective_seam_mined=False),
        Case.clear(gas_class="outburst", protective_seam_feasible=False),
        Case.clear(gas_class="outburst", protective_seam_feasible=True, protective_seam_mined=True),
        Case.undetermined(gas_class="outburst", protective_seam_feasible=True),
    ],
)
def coal_no_protective_seam(p: type[CoalOutburstWork]) -> Condition:
    """具备条件的突出危险区没有开采保护层

    是否具备条件由检查人判断。
    """
    return p.protective_seam_feasible & ~p.protective_seam_mined


@rule(
    CoalOutburstWork,
    cites=CRITERIA.clause("relief_gas"),
    when=lambda p: (p.gas_class == "outburst") & p.protective_seam_mined,
    en="relief gas not drained or unprotected ground worked",
    cases=[
        Case.hazard(gas_class="outburst", protective_seam_mined=True, relief_gas_drained=False),
        Case.hazard(
            gas_class="outburst",
            protective_seam_mined=True,
            relief_gas_drained=True,
            in_unprotected_area=True,
            further_measures=False,
        ),
        Case.clear(
            gas_class="outburst",
            protective_seam_mined=True,
            relief_gas_drained=True,
            in_unprotected_area=False,
        ),
        Case.clear(
            gas_class="outburst",
            protective_seam_mined=True,
            relief_gas_drained=True,
            in_unprotected_area=True,
            further_measures=True,
        ),
        Case.undetermined(gas_class="outburst", protective_seam_mined=True, relief_gas_drained=True),
    ],
)
def coal_relief_gas(p: type[CoalOutburstWork]) -> Condition:
    """开采保护层没有同时抽采卸压瓦斯，或在未受保护的范围没有补充措施

    没有开采保护层的不适用。
    """
    return ~p.relief_gas_drained | (p.in_unprotected_area & ~p.further_measures)


@rule(
    CoalOutburstWork,
    cites=CRITERIA.clause("dangerous_face"),
    when=lambda p: p.gas_class == "outburst",
    en="no measures at a face predicted to be dangerous",
    cases=[
        Case.hazard(gas_class="outburst", predicted_dangerous=True, face_measures=False),
        Case.clear(gas_class="outburst", predicted_dangerous=False),
        Case.clear(gas_class="outburst", predicted_dangerous=True, face_measures=True),
        Case.undetermined(gas_class="outburst", predicted_dangerous=True),
    ],
)
def coal_dangerous_face(p: type[CoalOutburstWork]) -> Condition:
    """预测有突出危险的工作面没有采取工作面措施

    措施是否合格由检验的规则判定。
    """
    return p.predicted_dangerous & ~p.face_measures


@rule(
    CoalUncovering,
    cites=CRITERIA.clause("uncovering"),
    when=lambda p: p.gas_class == "outburst",
    en="seam uncovered without measures, remote blasting, design or procedure",
    cases=[
        Case.hazard(gas_class="outburst", local_measures=False),
        Case.hazard(gas_class="outburst", normal_distance="5 m", remote_blasting=False),
        Case.hazard(gas_class="outburst", normal_distance="2 m", remote_blasting=False),
        Case.hazard(gas_class="outburst", design_approved=False),
        Case.hazard(gas_class="outburst", procedure_complete=False),
        Case.clear(
            gas_class="outburst",
            normal_distance="5.1 m",
            local_measures=True,
            design_approved=True,
            procedure_complete=True,
        ),
        Case.clear(
            gas_class="outburst",
            normal_distance="1.9 m",
            local_measures=True,
            design_approved=True,
            procedure_complete=True,
        ),
        Case.clear(
            gas_class="outburst",
            normal_distance="3 m",
            remote_blasting=True,
            local_measures=True,
            design_approved=True,
            procedure_complete=True,
        ),
        Case.undetermined(
            gas_class="outburst",
            normal_distance="3 m",
            local_measures=True,
            design_approved=True,
            procedure_complete=True,
        ),
    ],
)
def coal_uncovering(p: type[CoalUncovering]) -> Condition:
    """揭煤没有局部综合措施、远距离爆破、批准的专项设计，或不按程序

    突出矿井揭突出煤层的作业，一次一条；规定程序是否完整由检查人判断。
    """
    last, first = CRITERIA.limit("remote_blasting_to"), CRITERIA.limit("remote_blasting_from")
    blasted_near = p.normal_distance.between(last, first) & ~p.remote_blasting
    return ~p.local_measures | blasted_near | ~p.design_approved | ~p.procedure_complete


@rule(
    CoalOutburstWork,
    cites=CRITERIA.clause("lead_distance"),
    when=lambda p: p.gas_class == "outburst",
    en="work went on into the least lead distance",
    cases=[
        Case.hazard(gas_class="outburst", kind="heading", broken_structure=False, remaining_lead="4.9 m"),
        Case.hazard(gas_class="outburst", kind="heading", broken_structure=True, remaining_lead="6.9 m"),
        Case.hazard(gas_class="outburst", kind="coal_face", broken_structure=True, remaining_lead="4.9 m"),
        Case.clear(gas_class="outburst", kind="heading", broken_structure=False, remaining_lead="5 m"),
        Case.clear(gas_class="outburst", kind="coal_face", broken_structure=False, remaining_lead="3 m"),
        Case.clear(gas_class="outburst", kind="coal_face", broken_structure=True, remaining_lead="5 m"),
        Case.undetermined(gas_class="outburst", kind="heading", remaining_lead="6 m"),
    ],
)
def coal_lead_distance(p: type[CoalOutburstWork]) -> Condition:
    """采掘进入最小超前距

    剩余超前距恰为最小值不构成。
    """
    broken = CRITERIA.limit("lead_in_structure").at(p.kind)
    return p.remaining_lead < choose(p.broken_structure, broken, CRITERIA.limit("lead").at(p.kind))


@rule(
    CoalOutburstWork,
    cites=CRITERIA.clause("outburst_signs"),
    when=lambda p: p.gas_class == "outburst",
    en="plain outburst signs ignored",
    cases=[
        Case.hazard(gas_class="outburst", signs=True, further_measures=False, working=True),
        Case.clear(gas_class="outburst", signs=False),
        Case.clear(gas_class="outburst", signs=True, further_measures=True),
        Case.clear(gas_class="outburst", signs=True, working=False),
        Case.undetermined(gas_class="outburst", signs=True, working=True),
    ],
)
def coal_outburst_signs(p: type[CoalOutburstWork]) -> Condition:
    """出现明显预兆，没有补充措施仍作业

    预兆是否明显由检查人判断。
    """
    return p.signs & ~p.further_measures & p.working


@rule(
    CoalOutburstWork,
    cites=CRITERIA.clause("outburst_protection"),
    when=lambda p: p.gas_class == "outburst",
    en="no protective measures as laid down",
    cases=[
        Case.hazard(gas_class="outburst", protection_as_required=False),
        Case.clear(gas_class="outburst", protection_as_required=True),
        Case.undetermined(gas_class="outburst"),
    ],
)
def coal_outburst_protection(p: type[CoalOutburstWork]) -> Condition:
    """没有采取规定的安全防护措施

    由检查人判断；2026 年版列出五种防护措施，另有规则。
    """
    return ~p.protection_as_required


@rule(
    CoalOutburstWork,
    cites=CRITERIA.clause("outburst_protection_means"),
    replaces=("coal_outburst_protection",),
    when=lambda p: p.gas_class == "outburst",
    en="one of the five protective means missing",
    cases=[
        Case.hazard(gas_class="outburst", refuge=False),
        Case.hazard(gas_class="outburst", reverse_doors=False),
        Case.hazard(gas_class="outburst", air_rescue=False),
        Case.hazard(gas_class="outburst", self_rescuers=False),
        Case.hazard(gas_class="outburst", remote_blasting=False),
        Case.clear(
            gas_class="outburst",
            refuge=True,
            reverse_doors=True,
            air_rescue=True,
            self_rescuers=True,
            remote_blasting=True,
        ),
        Case.undetermined(gas_class="outburst", refuge=True, reverse_doors=True),
    ],
)
def coal_outburst_protection_means(p: type[CoalOutburstWork]) -> Condition:
    """避难硐室、反向风门、压风自救、自救器、远距离爆破没有全部落实

    没有爆破作业的，远距离爆破填是。
    """
    return ~(p.refuge & p.reverse_doors & p.air_rescue & p.self_rescuers & p.remote_blasting)
