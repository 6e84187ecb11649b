"""The rules on design and layout (2017 三、八至十、十三；AQ 3067 5.2)."""

from ansheng import Case, Condition, Rule, rule

from ..facts.design import (
    HazchemBuilding,
    HazchemFacility,
    HazchemOverheadLine,
    HazchemPipe,
    HazchemPump,
    HazchemRoom,
)
from ..standards import AQ3067, CRITERIA

external_distance_insufficient = Rule(
    CRITERIA.clause("external_distance"),
    AQ3067.clause("external_distance"),
    when=HazchemFacility.two_key_one_major,
    hazard=~HazchemFacility.external_distance_ok,
    title="外部安全防护距离不符合要求",
    en="external safety distance is insufficient",
    note="距离由评价报告确定，不在这里计算。2017 年的标准只看国家标准。",
)


facility_undesigned = Rule(
    CRITERIA.clause("design"),
    AQ3067.clause("design"),
    hazard=~HazchemFacility.formal_design & ~HazchemFacility.design_diagnosis,
    title="未经正规设计，也未做安全设计诊断",
    en="neither formally designed nor design-diagnosed",
    note="设计单位的资质不在判定之内。",
)


change_undesigned = Rule(
    AQ3067.clause("design"),
    hazard=HazchemFacility.major_change & ~HazchemFacility.redesigned,
    title="重大变化后未重新进行安全设施设计",
    en="major change without a new safety-facility design",
    note="何为重大变化由检查人判断。",
)


@rule(
    AQ3067.clause("pipe_over_unrelated_unit"),
    title="危险物料管道或全厂性公共管廊穿跨无关装置、罐组",
    en="hazardous pipe or common rack crosses an unrelated unit",
    cases=[
        Case.hazard(crosses_unrelated_unit=True, fire_class="A"),
        Case.hazard(crosses_unrelated_unit=True, acute_toxicity="2"),
        Case.hazard(crosses_unrelated_unit=True, common_rack=True),
        Case.clear(crosses_unrelated_unit=True, fire_class="C", acute_toxicity="3", common_rack=False),
        Case.clear(crosses_unrelated_unit=False),
        Case.undetermined(crosses_unrelated_unit=True, fire_class="C", acute_toxicity="3"),
    ],
)
def pipe_over_unrelated_unit() -> Condition:
    """物料类别依设计文件填写。"""
    hazardous = (
        HazchemPipe.fire_class.is_in(["A", "B"])
        | HazchemPipe.acute_toxicity.is_in(["1", "2"])
        | HazchemPipe.common_rack
    )
    return HazchemPipe.crosses_unrelated_unit & hazardous


toxic_gas_pipe_in_public_area = Rule(
    CRITERIA.clause("toxic_gas_pipe"),
    AQ3067.clause("toxic_gas_pipe"),
    when=HazchemPipe.medium.is_in(["phosgene", "chlorine", "hydrogen_sulfide"]),
    hazard=HazchemPipe.crosses_public_area,
    title="光气、氯气、硫化氢管道穿越厂区和园区以外的公共区域",
    en="pipe with phosgene, chlorine or hydrogen sulfide crosses public land",
    note="园区包括化工园区和工业园区。",
)


highly_toxic_gas_pipe_in_public_area = Rule(
    CRITERIA.clause("toxic_gas_pipe"),
    when=HazchemPipe.medium == "other_highly_toxic_gas",
    hazard=HazchemPipe.crosses_public_area,
    title="其他剧毒气体管道穿越厂区和园区以外的公共区域",
    en="pipe with another highly toxic gas crosses public land",
    note="只见于 2017 年的标准；2026 年的准则只列光气、氯气、硫化氢。",
)


overhead_line_crosses = Rule(
    CRITERIA.clause("overhead_line"),
    AQ3067.clause("overhead_line"),
    hazard=HazchemOverheadLine.crosses_production_area & ~HazchemOverheadLine.compliant,
    title="地区架空电力线路穿越生产区且不符合标准",
    en="overhead power line crosses the production area contrary to the standard",
    note="穿越而符合标准的不算。",
)


control_room_unprotected = Rule(
    CRITERIA.clause("control_room"),
    when=HazchemRoom.kind.is_in(["control", "cabinet"]),
    hazard=HazchemRoom.faces_hazard & ~HazchemRoom.facing_side_compliant,
    title="控制室或机柜间面向危险装置的一侧不满足防火防爆要求",
    en="side of a control or cabinet room that faces a hazard is not protected",
    note="2026 年的准则里没有找到对应的项。",
)


control_room_in_explosive_unit = Rule(
    AQ3067.clause("control_room_in_explosive_unit"),
    when=HazchemRoom.kind.is_in(["control", "shift"]),
    hazard=HazchemRoom.serves_explosives & HazchemRoom.inside_unit,
    en="control or shift room lies inside an explosive-chemical unit",
    note="只见到部分条文，可能还有其他情形。",
)


@rule(
    AQ3067.clause("gathering_place"),
    title="危险厂房、仓库内设人员聚集场所",
    en="people gather inside a hazardous building",
    cases=[
        Case.hazard(gathering_room=True, fire_class="B"),
        Case.hazard(gathering_room=True, explosives=True),
        Case.hazard(gathering_room=True, acute_toxicity="1"),
        Case.hazard(gathering_room=True, explosive_dust=True),
        Case.clear(gathering_room=False),
        Case.clear(
            gathering_room=True, fire_class="C", explosives=False, acute_toxicity="3", explosive_dust=False
        ),
        Case.undetermined(gathering_room=True, fire_class="C", explosives=False, acute_toxicity="3"),
    ],
)
def gathering_place_in_building() -> Condition:
    """聚集场所的范围见条款的标题和说明，由检查人判断。"""
    dangerous = HazchemBuilding.fire_class.is_in(["A", "B"]) | HazchemBuilding.acute_toxicity.is_in(
        ["1", "2"]
    )
    return HazchemBuilding.gathering_room & (
        dangerous | HazchemBuilding.explosives | HazchemBuilding.explosive_dust
    )


pump_under_rack = Rule(
    AQ3067.clause("pump_under_rack"),
    hazard=HazchemPump.under_rack & ~HazchemPump.compliant,
    en="pump of a hydrocarbon tank farm stands under a pipe rack",
    note="是否符合 AQ 3059 由检查人判断。",
)
