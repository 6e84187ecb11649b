"""The rules on the ventilation of faces and headings as major hazards (2020 article 8, 2026 article 8)."""

from ansheng import Case, Condition, Rule, choose, rule

from .place_facts import CoalBreakthrough, CoalFace
from .standards import CRITERIA

_GASSY = ("high", "outburst")


coal_face_air = Rule(
    CRITERIA.clause("air_insufficient"),
    hazard=CoalFace.air < CoalFace.air_required,
    title="采掘工作面等主要用风地点风量不足",
    en="too little air at a main place that uses air",
    note="恰好相等不构成。",
    cases=[
        Case.hazard(air=399, air_required=400),
        Case.clear(air=400, air_required=400),
        Case.undetermined(air=399),
    ],
)


coal_face_air_share = Rule(
    CRITERIA.clause("air_below_share"),
    when=CoalFace.kind.is_in(["coal_face", "heading"]),
    hazard=CoalFace.air / CoalFace.air_required < CRITERIA.limit("face_air_share"),
    title="采掘工作面供风小于需风量的限定比例",
    en="air of a face below the share of its need",
    replaces=("coal_face_air",),
    note="恰为限值不构成；其他用风地点不适用。",
    cases=[
        Case.hazard(kind="coal_face", air=299, air_required=400),
        Case.clear(kind="coal_face", air=300, air_required=400),
        Case.undetermined(kind="heading", air=299),
    ],
)


coal_series_ventilation = Rule(
    CRITERIA.clause("series_ventilation"),
    hazard=CoalFace.series & ~CoalFace.series_allowed,
    en="series ventilation against the regulation",
    note="规程允许的情形由检查人判断。",
)


coal_no_own_return = Rule(
    CRITERIA.clause("dedicated_return"),
    when=CoalFace.outburst_seam,
    hazard=~CoalFace.own_return,
    title="突出煤层工作面没有独立的回风系统",
    en="outburst-seam face without a return of its own",
    note="采(盘)区的专用回风巷另有规则。",
)


coal_return_not_direct = Rule(
    CRITERIA.clause("direct_return"),
    when=CoalFace.outburst_seam,
    hazard=~CoalFace.direct_return,
    en="return of an outburst-seam face not direct",
    replaces=("coal_no_own_return",),
    note="中间经过其他作业地点的不算直接。",
)


coal_face_short_circuit = Rule(
    CRITERIA.clause("face_short_circuit"),
    when=CoalFace.kind == "coal_face",
    hazard=CoalFace.short_circuited & CoalFace.gas_built_up,
    en="air of a coal face short-circuited so that gas builds up",
    note="两者都有才构成。",
)


coal_heading_interlocks = Rule(
    CRITERIA.clause("heading_interlocks"),
    when=(CoalFace.kind == "heading") & CoalFace.gassy_road,
    hazard=~CoalFace.methane_interlock | ~CoalFace.fan_interlock,
    title="掘进面没有甲烷电、风电闭锁，或不能正常使用",
    en="heading without working methane and fan interlocks",
    note="适用于煤巷、半煤岩巷和有瓦斯涌出的岩巷。",
)


coal_local_fans = Rule(
    CRITERIA.clause("local_fans"),
    when=(CoalFace.kind == "heading") & CoalFace.gassy_road & CoalFace.gas_class.is_in(_GASSY),
    hazard=~(CoalFace.dual_fan & CoalFace.dual_supply & CoalFace.automatic_switch),
    title="高瓦斯、突出矿井掘进面不能双风机、双电源并自动切换",
    en="local fans of a gassy heading without standby, second supply or change-over",
    note="适用于煤巷、半煤岩巷和有瓦斯涌出的岩巷。",
)


coal_local_fans_recirculate = Rule(
    CRITERIA.clause("local_fans_or_recirculation"),
    when=(CoalFace.kind == "heading") & CoalFace.gas_class.is_in(_GASSY),
    hazard=~(CoalFace.dual_fan & CoalFace.dual_supply & CoalFace.automatic_switch) | CoalFace.recirculation,
    title="高瓦斯、突出矿井掘进面局部通风机不合规定，或循环风",
    en="local fans of a gassy mine not doubled, or recirculating",
    replaces=("coal_local_fans",),
    note="双风机、双电源、自动切换缺一即构成。",
    given={"kind": "heading"},
    cases=[
        Case.hazard(gas_class="high", dual_fan=False),
        Case.hazard(gas_class="high", dual_supply=False),
        Case.hazard(gas_class="outburst", automatic_switch=False),
        Case.hazard(gas_class="high", recirculation=True),
        Case.clear(
            gas_class="high", dual_fan=True, dual_supply=True, automatic_switch=True, recirculation=False
        ),
        Case.undetermined(gas_class="high", dual_fan=True, dual_supply=True, automatic_switch=True),
    ],
)


@rule(
    CRITERIA.clause("breakthrough"),
    en="stopped heading not ventilated before a breakthrough",
    cases=[
        Case.hazard(distance="50 m", mechanised=True, stopped_heading_ventilated=False),
        Case.hazard(distance="20 m", mechanised=False, stopped_heading_ventilated=False),
        Case.clear(distance="51 m", mechanised=True, stopped_heading_ventilated=False),
        Case.clear(distance="21 m", mechanised=False, stopped_heading_ventilated=False),
        Case.clear(stopped_heading_ventilated=True),
        Case.undetermined(distance="30 m", stopped_heading_ventilated=False),
    ],
)
def coal_breakthrough() -> Condition:
    """距离恰为规定值即应通风；综掘与其他掘进的距离不同。"""
    mechanised, other = CRITERIA.limit("breakthrough_mechanised"), CRITERIA.limit("breakthrough_other")
    near = CoalBreakthrough.distance <= choose(CoalBreakthrough.mechanised, mechanised, other)
    return near & ~CoalBreakthrough.stopped_heading_ventilated
