"""The rules on design and layout (2017 三、八至十、十三；AQ 3067 5.2)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from ..facts.design import (
    HazchemBuilding,
    HazchemFacility,
    HazchemOverheadLine,
    HazchemPipe,
    HazchemPump,
    HazchemRoom,
)
from ..standards import AQ3067, CRITERIA


@rule(
    HazchemFacility,
    cites=[CRITERIA.clause("external_distance"), AQ3067.clause("external_distance")],
    when=lambda p: p.two_key_one_major,
    en="external safety distance is insufficient",
    cases=[
        Case.hazard(two_key_one_major=True, external_distance_ok=False),
        Case.clear(two_key_one_major=True, external_distance_ok=True),
        Case.undetermined(two_key_one_major=True),
        Case.undetermined(external_distance_ok=False),
    ],
)
def external_distance_insufficient(p: type[HazchemFacility]) -> Condition:
    """外部安全防护距离不符合要求

    距离由评价报告确定，不在这里计算。2017 年的标准只看国家标准。
    """
    return ~p.external_distance_ok


@rule(
    HazchemFacility,
    cites=[CRITERIA.clause("design"), AQ3067.clause("design")],
    en="neither formally designed nor design-diagnosed",
    cases=[
        Case.hazard(formal_design=False, design_diagnosis=False),
        Case.clear(formal_design=True),
        Case.clear(design_diagnosis=True),
        Case.undetermined(formal_design=False),
    ],
)
def facility_undesigned(p: type[HazchemFacility]) -> Condition:
    """未经正规设计，也未做安全设计诊断

    设计单位的资质不在判定之内。
    """
    return ~p.formal_design & ~p.design_diagnosis


@rule(
    HazchemFacility,
    cites=AQ3067.clause("design"),
    en="major change without a new safety-facility design",
    cases=[
        Case.hazard(major_change=True, redesigned=False),
        Case.clear(major_change=True, redesigned=True),
        Case.clear(major_change=False),
        Case.undetermined(major_change=True),
    ],
)
def change_undesigned(p: type[HazchemFacility]) -> Condition:
    """重大变化后未重新进行安全设施设计

    何为重大变化由检查人判断。
    """
    return p.major_change & ~p.redesigned


@rule(
    HazchemPipe,
    cites=AQ3067.clause("pipe_over_unrelated_unit"),
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
def pipe_over_unrelated_unit(p: type[HazchemPipe]) -> Condition:
    """危险物料管道或全厂性公共管廊穿跨无关装置、罐组

    物料类别依设计文件填写。
    """
    hazardous = p.fire_class.is_in(["A", "B"]) | p.acute_toxicity.is_in(["1", "2"]) | p.common_rack
    return p.crosses_unrelated_unit & hazardous


@rule(
    HazchemPipe,
    cites=[CRITERIA.clause("toxic_gas_pipe"), AQ3067.clause("toxic_gas_pipe")],
    when=lambda p: p.medium.is_in(["phosgene", "chlorine", "hydrogen_sulfide"]),
    en="pipe with phosgene, chlorine or hydrogen sulfide crosses public land",
    cases=[
        Case.hazard(medium="chlorine", crosses_public_area=True),
        Case.clear(medium="phosgene", crosses_public_area=False),
        Case.undetermined(medium="hydrogen_sulfide"),
        Case.undetermined(crosses_public_area=True),
    ],
)
def toxic_gas_pipe_in_public_area(p: type[HazchemPipe]) -> Condition:
    """光气、氯气、硫化氢管道穿越厂区和园区以外的公共区域

    园区包括化工园区和工业园区。
    """
    return p.crosses_public_area


@rule(
    HazchemPipe,
    cites=CRITERIA.clause("toxic_gas_pipe"),
    when=lambda p: p.medium == "other_highly_toxic_gas",
    en="pipe with another highly toxic gas crosses public land",
    cases=[
        Case.hazard(medium="other_highly_toxic_gas", crosses_public_area=True),
        Case.clear(medium="other_highly_toxic_gas", crosses_public_area=False),
        Case.undetermined(medium="other_highly_toxic_gas"),
    ],
)
def highly_toxic_gas_pipe_in_public_area(p: type[HazchemPipe]) -> Condition:
    """其他剧毒气体管道穿越厂区和园区以外的公共区域

    只见于 2017 年的标准；2026 年的准则只列光气、氯气、硫化氢。
    """
    return p.crosses_public_area


@rule(
    HazchemOverheadLine,
    cites=[CRITERIA.clause("overhead_line"), AQ3067.clause("overhead_line")],
    en="overhead power line crosses the production area contrary to the standard",
    cases=[
        Case.hazard(crosses_production_area=True, compliant=False),
        Case.clear(crosses_production_area=True, compliant=True),
        Case.clear(crosses_production_area=False),
        Case.undetermined(crosses_production_area=True),
    ],
)
def overhead_line_crosses(p: type[HazchemOverheadLine]) -> Condition:
    """地区架空电力线路穿越生产区且不符合标准

    穿越而符合标准的不算。
    """
    return p.crosses_production_area & ~p.compliant


@rule(
    HazchemRoom,
    cites=CRITERIA.clause("control_room"),
    when=lambda p: p.kind.is_in(["control", "cabinet"]),
    en="side of a control or cabinet room that faces a hazard is not protected",
    cases=[
        Case.hazard(kind="control", faces_hazard=True, facing_side_compliant=False),
        Case.clear(kind="cabinet", faces_hazard=False),
        Case.clear(kind="control", facing_side_compliant=True),
        Case.undetermined(kind="control", faces_hazard=True),
        Case.undetermined(faces_hazard=True, facing_side_compliant=False),
    ],
)
def control_room_unprotected(p: type[HazchemRoom]) -> Condition:
    """控制室或机柜间面向危险装置的一侧不满足防火防爆要求

    2026 年的准则里没有找到对应的项。
    """
    return p.faces_hazard & ~p.facing_side_compliant


@rule(
    HazchemRoom,
    cites=AQ3067.clause("control_room_in_explosive_unit"),
    when=lambda p: p.kind.is_in(["control", "shift"]),
    en="control or shift room lies inside an explosive-chemical unit",
    cases=[
        Case.hazard(kind="shift", serves_explosives=True, inside_unit=True),
        Case.clear(kind="control", serves_explosives=True, inside_unit=False),
        Case.clear(kind="control", serves_explosives=False),
        Case.undetermined(kind="control", serves_explosives=True),
    ],
)
def control_room_in_explosive_unit(p: type[HazchemRoom]) -> Condition:
    """爆炸危险性化学品装置的控制室、交接班室设在装置区或厂房内

    只见到部分条文，可能还有其他情形。
    """
    return p.serves_explosives & p.inside_unit


@rule(
    HazchemBuilding,
    cites=AQ3067.clause("gathering_place"),
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
def gathering_place_in_building(p: type[HazchemBuilding]) -> Condition:
    """危险厂房、仓库内设人员聚集场所

    聚集场所的范围见条款的标题和说明，由检查人判断。
    """
    dangerous = p.fire_class.is_in(["A", "B"]) | p.acute_toxicity.is_in(["1", "2"])
    return p.gathering_room & (dangerous | p.explosives | p.explosive_dust)


@rule(
    HazchemPump,
    cites=AQ3067.clause("pump_under_rack"),
    en="pump of a hydrocarbon tank farm stands under a pipe rack",
    cases=[
        Case.hazard(under_rack=True, compliant=False),
        Case.clear(under_rack=True, compliant=True),
        Case.clear(under_rack=False),
        Case.undetermined(under_rack=True),
    ],
)
def pump_under_rack(p: type[HazchemPump]) -> Condition:
    """液化烃罐区专用泵设在管廊下方且不符合 AQ 3059

    是否符合 AQ 3059 由检查人判断。
    """
    return p.under_rack & ~p.compliant
