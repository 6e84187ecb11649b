"""The rules on the ventilation of faces and headings as major hazards (2020 article 8, 2026 article 8)."""

from __future__ import annotations

from ansheng import Case, Condition, choose, rule

from .place_facts import CoalBreakthrough, CoalFace
from .standards import CRITERIA

_GASSY = ("high", "outburst")


@rule(
    CoalFace,
    cites=CRITERIA.clause("air_insufficient"),
    en="too little air at a main place that uses air",
    cases=[
        Case.hazard(air=399, air_required=400),
        Case.clear(air=400, air_required=400),
        Case.undetermined(air=399),
    ],
)
def coal_face_air(p: type[CoalFace]) -> Condition:
    """采掘工作面等主要用风地点风量不足

    恰好相等不构成。
    """
    return p.air < p.air_required


@rule(
    CoalFace,
    cites=CRITERIA.clause("air_below_share"),
    replaces=("coal_face_air",),
    when=lambda p: p.kind.is_in(["coal_face", "heading"]),
    en="air of a face below the share of its need",
    cases=[
        Case.hazard(kind="coal_face", air=299, air_required=400),
        Case.clear(kind="coal_face", air=300, air_required=400),
        Case.undetermined(kind="heading", air=299),
    ],
)
def coal_face_air_share(p: type[CoalFace]) -> Condition:
    """采掘工作面供风小于需风量的限定比例

    恰为限值不构成；其他用风地点不适用。
    """
    return p.air / p.air_required < CRITERIA.limit("face_air_share")


@rule(
    CoalFace,
    cites=CRITERIA.clause("series_ventilation"),
    en="series ventilation against the regulation",
    cases=[
        Case.hazard(series=True, series_allowed=False),
        Case.clear(series=False),
        Case.clear(series=True, series_allowed=True),
        Case.undetermined(series=True),
    ],
)
def coal_series_ventilation(p: type[CoalFace]) -> Condition:
    """违反规程采用串联通风

    规程允许的情形由检查人判断。
    """
    return p.series & ~p.series_allowed


@rule(
    CoalFace,
    cites=CRITERIA.clause("dedicated_return"),
    when=lambda p: p.outburst_seam,
    en="outburst-seam face without a return of its own",
    cases=[
        Case.hazard(outburst_seam=True, own_return=False),
        Case.clear(outburst_seam=True, own_return=True),
        Case.undetermined(outburst_seam=True),
    ],
)
def coal_no_own_return(p: type[CoalFace]) -> Condition:
    """突出煤层工作面没有独立的回风系统

    采(盘)区的专用回风巷另有规则。
    """
    return ~p.own_return


@rule(
    CoalFace,
    cites=CRITERIA.clause("direct_return"),
    replaces=("coal_no_own_return",),
    when=lambda p: p.outburst_seam,
    en="return of an outburst-seam face not direct",
    cases=[
        Case.hazard(outburst_seam=True, direct_return=False),
        Case.clear(outburst_seam=True, direct_return=True),
        Case.undetermined(outburst_seam=True),
    ],
)
def coal_return_not_direct(p: type[CoalFace]) -> Condition:
    """突出煤层采掘面的回风没有直接进入专用回风巷或总回风巷

    中间经过其他作业地点的不算直接。
    """
    return ~p.direct_return


@rule(
    CoalFace,
    cites=CRITERIA.clause("face_short_circuit"),
    when=lambda p: p.kind == "coal_face",
    en="air of a coal face short-circuited so that gas builds up",
    cases=[
        Case.hazard(kind="coal_face", short_circuited=True, gas_built_up=True),
        Case.clear(kind="coal_face", short_circuited=False),
        Case.clear(kind="coal_face", gas_built_up=False),
        Case.undetermined(kind="coal_face", short_circuited=True),
    ],
)
def coal_face_short_circuit(p: type[CoalFace]) -> Condition:
    """采煤面风流短路，造成瓦斯积聚或超限

    两者都有才构成。
    """
    return p.short_circuited & p.gas_built_up


@rule(
    CoalFace,
    cites=CRITERIA.clause("heading_interlocks"),
    when=lambda p: (p.kind == "heading") & p.gassy_road,
    en="heading without working methane and fan interlocks",
    cases=[
        Case.hazard(kind="heading", gassy_road=True, methane_interlock=False),
        Case.hazard(kind="heading", gassy_road=True, fan_interlock=False),
        Case.clear(kind="heading", gassy_road=True, methane_interlock=True, fan_interlock=True),
        Case.undetermined(kind="heading", gassy_road=True, methane_interlock=True),
    ],
)
def coal_heading_interlocks(p: type[CoalFace]) -> Condition:
    """掘进面没有甲烷电、风电闭锁，或不能正常使用

    适用于煤巷、半煤岩巷和有瓦斯涌出的岩巷。
    """
    return ~p.methane_interlock | ~p.fan_interlock


@rule(
    CoalFace,
    cites=CRITERIA.clause("local_fans"),
    when=lambda p: (p.kind == "heading") & p.gassy_road & p.gas_class.is_in(_GASSY),
    en="local fans of a gassy heading without standby, second supply or change-over",
    cases=[
        Case.hazard(kind="heading", gassy_road=True, gas_class="high", dual_fan=False),
        Case.hazard(kind="heading", gassy_road=True, gas_class="outburst", dual_supply=False),
        Case.hazard(kind="heading", gassy_road=True, gas_class="high", automatic_switch=False),
        Case.clear(
            kind="heading",
            gassy_road=True,
            gas_class="high",
            dual_fan=True,
            dual_supply=True,
            automatic_switch=True,
        ),
        Case.undetermined(kind="heading", gassy_road=True, gas_class="high", dual_fan=True),
    ],
)
def coal_local_fans(p: type[CoalFace]) -> Condition:
    """高瓦斯、突出矿井掘进面不能双风机、双电源并自动切换

    适用于煤巷、半煤岩巷和有瓦斯涌出的岩巷。
    """
    return ~(p.dual_fan & p.dual_supply & p.automatic_switch)


@rule(
    CoalFace,
    cites=CRITERIA.clause("local_fans_or_recirculation"),
    replaces=("coal_local_fans",),
    when=lambda p: (p.kind == "heading") & p.gas_class.is_in(_GASSY),
    en="local fans of a gassy mine not doubled, or recirculating",
    cases=[
        Case.hazard(kind="heading", gas_class="high", dual_fan=False),
        Case.hazard(kind="heading", gas_class="high", dual_supply=False),
        Case.hazard(kind="heading", gas_class="outburst", automatic_switch=False),
        Case.hazard(kind="heading", gas_class="high", recirculation=True),
        Case.clear(
            kind="heading",
            gas_class="high",
            dual_fan=True,
            dual_supply=True,
            automatic_switch=True,
            recirculation=False,
        ),
        Case.undetermined(
            kind="heading", gas_class="high", dual_fan=True, dual_supply=True, automatic_switch=True
        ),
    ],
)
def coal_local_fans_recirculate(p: type[CoalFace]) -> Condition:
    """高瓦斯、突出矿井掘进面局部通风机不合规定，或循环风

    双风机、双电源、自动切换缺一即构成。
    """
    return ~(p.dual_fan & p.dual_supply & p.automatic_switch) | p.recirculation


@rule(
    CoalBreakthrough,
    cites=CRITERIA.clause("breakthrough"),
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
def coal_breakthrough(p: type[CoalBreakthrough]) -> Condition:
    """贯通前到规定距离，停掘的工作面没有保持正常通风

    距离恰为规定值即应通风；综掘与其他掘进的距离不同。
    """
    mechanised, other = CRITERIA.limit("breakthrough_mechanised"), CRITERIA.limit("breakthrough_other")
    near = p.distance <= choose(p.mechanised, mechanised, other)
    return near & ~p.stopped_heading_ventilated
