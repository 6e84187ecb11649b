"""The rules on the ventilation of mine and panels as major hazards (2020 article 8, 2026 article 8)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .mine_facts import CoalMine
from .place_facts import CoalPanel, CoalSeal
from .standards import CRITERIA

_GASSY = ("high", "outburst")
_DESIGN = CRITERIA.clause("ventilation_design_and_zones")
_RETURN = CRITERIA.clause("dedicated_return")


@rule(
    CoalMine,
    cites=[CRITERIA.clause("air_insufficient"), CRITERIA.clause("air_below_share")],
    when=lambda p: p.mine_type != "openpit",
    en="too little air for the mine",
    cases=[
        Case.hazard(mine_type="underground", total_air=9900, total_air_required=10000),
        Case.clear(mine_type="underground", total_air=10000, total_air_required=10000),
        Case.undetermined(mine_type="underground", total_air=9900),
    ],
)
def coal_mine_air(p: type[CoalMine]) -> Condition:
    """矿井总风量不足

    需要风量按矿井的计算填写；恰好相等不构成。
    """
    return p.total_air < p.total_air_required


@rule(
    CoalMine,
    cites=CRITERIA.clause("standby_main_fan"),
    when=lambda p: p.mine_type != "openpit",
    en="no standby main fan or the two not equal",
    cases=[
        Case.hazard(mine_type="underground", standby_main_fan=False),
        Case.hazard(mine_type="underground", standby_main_fan=True, main_fans_equal=False),
        Case.clear(mine_type="underground", standby_main_fan=True, main_fans_equal=True),
        Case.undetermined(mine_type="underground", standby_main_fan=True),
    ],
)
def coal_standby_fan(p: type[CoalMine]) -> Condition:
    """没有备用主要通风机，或两台能力不等

    每个回风井都要有；任一处没有即填否。
    """
    return ~(p.standby_main_fan & p.main_fans_equal)


@rule(
    CoalMine,
    cites=CRITERIA.clause("standby_main_fan_or_upgrade"),
    replaces=("coal_standby_fan",),
    when=lambda p: p.mine_type != "openpit",
    en="no equal standby main fan, other than during an upgrade",
    cases=[
        Case.hazard(mine_type="underground", standby_main_fan=False, fan_upgrade_with_measures=False),
        Case.hazard(
            mine_type="underground",
            standby_main_fan=True,
            main_fans_equal=False,
            fan_upgrade_with_measures=False,
        ),
        Case.clear(mine_type="underground", standby_main_fan=False, fan_upgrade_with_measures=True),
        Case.clear(mine_type="underground", standby_main_fan=True, main_fans_equal=True),
        Case.undetermined(mine_type="underground", standby_main_fan=False),
    ],
)
def coal_standby_fan_or_upgrade(p: type[CoalMine]) -> Condition:
    """没有备用主要通风机或两台能力不等，升级更换期间有措施的除外

    措施是否符合规定由检查人判断。
    """
    return ~(p.standby_main_fan & p.main_fans_equal) & ~p.fan_upgrade_with_measures


@rule(
    CoalMine,
    cites=[_DESIGN, CRITERIA.clause("ventilation_design")],
    when=lambda p: p.mine_type != "openpit",
    en="ventilation of the mine not as designed",
    cases=[
        Case.hazard(mine_type="underground", ventilation_as_designed=False),
        Case.clear(mine_type="underground", ventilation_as_designed=True),
        Case.undetermined(mine_type="underground"),
    ],
)
def coal_mine_ventilation_design(p: type[CoalMine]) -> Condition:
    """没有按设计形成矿井通风系统

    由检查人对照设计判断。
    """
    return ~p.ventilation_as_designed


@rule(
    CoalPanel,
    cites=[_DESIGN, CRITERIA.clause("ventilation_design")],
    en="ventilation of a panel not as designed",
    cases=[
        Case.hazard(ventilation_as_designed=False),
        Case.clear(ventilation_as_designed=True),
        Case.undetermined(),
    ],
)
def coal_panel_ventilation_design(p: type[CoalPanel]) -> Condition:
    """没有按设计形成采(盘)区通风系统

    由检查人对照设计判断。
    """
    return ~p.ventilation_as_designed


@rule(
    CoalMine,
    cites=[_DESIGN, CRITERIA.clause("zoned_ventilation")],
    when=lambda p: p.mine_type != "openpit",
    en="producing levels not ventilated separately",
    cases=[
        Case.hazard(mine_type="underground", levels_zoned=False),
        Case.clear(mine_type="underground", levels_zoned=True),
        Case.undetermined(mine_type="underground"),
    ],
)
def coal_levels_not_zoned(p: type[CoalMine]) -> Condition:
    """生产水平没有分区通风

    只有一个生产水平的填是。
    """
    return ~p.levels_zoned


@rule(
    CoalPanel,
    cites=_DESIGN,
    en="panel not ventilated separately",
    cases=[
        Case.hazard(zoned=False),
        Case.clear(zoned=True),
        Case.undetermined(),
    ],
)
def coal_panel_not_zoned(p: type[CoalPanel]) -> Condition:
    """采(盘)区没有分区通风

    不论采(盘)区是否在生产。
    """
    return ~p.zoned


@rule(
    CoalPanel,
    cites=CRITERIA.clause("zoned_ventilation"),
    replaces=("coal_panel_not_zoned",),
    when=lambda p: p.producing,
    en="producing panel not ventilated separately",
    cases=[
        Case.hazard(producing=True, zoned=False),
        Case.clear(producing=True, zoned=True),
        Case.undetermined(producing=True),
    ],
)
def coal_producing_panel_not_zoned(p: type[CoalPanel]) -> Condition:
    """生产采(盘)区没有分区通风

    准备采(盘)区不适用。
    """
    return ~p.zoned


@rule(
    CoalPanel,
    cites=[_RETURN, CRITERIA.clause("dedicated_return_gassy")],
    en="dedicated return missing in a gassy mine or an easily self-igniting seam",
    cases=[
        Case.hazard(gas_class="high", dedicated_return=False),
        Case.hazard(gas_class="outburst", dedicated_return=False),
        Case.hazard(gas_class="low", easily_self_igniting=True, dedicated_return=False),
        Case.clear(gas_class="low", easily_self_igniting=False, dedicated_return=False),
        Case.clear(dedicated_return=True),
        Case.undetermined(gas_class="low", dedicated_return=False),
    ],
)
def coal_no_dedicated_return(p: type[CoalPanel]) -> Condition:
    """高瓦斯、突出矿井或易自燃煤层的采(盘)区没有专用回风巷

    每个采(盘)区一条记录。
    """
    return (p.gas_class.is_in(_GASSY) | p.easily_self_igniting) & ~p.dedicated_return


@rule(
    CoalPanel,
    cites=[_RETURN, CRITERIA.clause("dedicated_return_joint")],
    when=lambda p: p.gas_class == "low",
    en="dedicated return missing in a jointly laid-out panel",
    cases=[
        Case.hazard(gas_class="low", joint_layout=True, dedicated_return=False),
        Case.clear(gas_class="low", joint_layout=False),
        Case.clear(gas_class="low", joint_layout=True, dedicated_return=True),
        Case.undetermined(gas_class="low", joint_layout=True),
    ],
)
def coal_no_joint_return(p: type[CoalPanel]) -> Condition:
    """低瓦斯矿井联合布置的采(盘)区没有专用回风巷

    煤层群和分层开采都算联合布置。
    """
    return p.joint_layout & ~p.dedicated_return


@rule(
    CoalSeal,
    cites=CRITERIA.clause("short_circuit"),
    en="defective stopping or door short-circuits the air",
    cases=[
        Case.hazard(compliant=False, short_circuit=True),
        Case.clear(compliant=True),
        Case.clear(short_circuit=False),
        Case.undetermined(compliant=False),
    ],
)
def coal_short_circuit(p: type[CoalSeal]) -> Condition:
    """风墙、风门不符合规程，造成风流短路

    两者都有才构成。
    """
    return ~p.compliant & p.short_circuit


@rule(
    CoalSeal,
    cites=CRITERIA.clause("permanent_seal"),
    when=lambda p: p.opened,
    en="permanent seal opened against the regulation",
    cases=[
        Case.hazard(opened=True, opening_rules_met=False),
        Case.clear(opened=True, opening_rules_met=True),
        Case.undetermined(opened=True),
    ],
)
def coal_permanent_seal(p: type[CoalSeal]) -> Condition:
    """没有按规程启封永久密闭墙

    启封的条件和步骤由检查人判断。
    """
    return ~p.opening_rules_met


@rule(
    CoalPanel,
    cites=CRITERIA.clause("panel_airways"),
    en="airways of a panel not through, or half intake half return",
    cases=[
        Case.hazard(airways_through=False),
        Case.hazard(airways_through=True, half_intake_half_return=True),
        Case.clear(airways_through=True, half_intake_half_return=False),
        Case.undetermined(airways_through=True),
    ],
)
def coal_panel_airways(p: type[CoalPanel]) -> Condition:
    """进、回风巷没有贯穿采区，或一段进风一段回风

    不论采区是否在生产。
    """
    return ~p.airways_through | p.half_intake_half_return


@rule(
    CoalPanel,
    cites=CRITERIA.clause("panel_airways_through"),
    replaces=("coal_panel_airways",),
    when=lambda p: p.producing,
    en="airways of a producing panel not through, or half intake half return",
    cases=[
        Case.hazard(producing=True, airways_through=False),
        Case.hazard(producing=True, airways_through=True, half_intake_half_return=True),
        Case.clear(producing=True, airways_through=True, half_intake_half_return=False),
        Case.undetermined(producing=True, airways_through=True),
    ],
)
def coal_producing_panel_airways(p: type[CoalPanel]) -> Condition:
    """生产采(盘)区的进、回风巷没有贯穿，或一段进风一段回风

    准备采(盘)区另有规则。
    """
    return ~p.airways_through | p.half_intake_half_return


@rule(
    CoalPanel,
    cites=CRITERIA.clause("panel_prepared"),
    when=lambda p: ~p.producing,
    en="gate roads driven before the panel is ventilated through",
    cases=[
        Case.hazard(producing=False, gate_roads_driven=True, through_ventilation_formed=False),
        Case.clear(producing=False, gate_roads_driven=False),
        Case.clear(producing=False, through_ventilation_formed=True),
        Case.undetermined(producing=False, gate_roads_driven=True),
    ],
)
def coal_panel_prepared(p: type[CoalPanel]) -> Condition:
    """准备采(盘)区没有形成贯穿的通风系统就掘进回采巷道

    不在生产的采(盘)区视为准备采(盘)区。
    """
    return p.gate_roads_driven & ~p.through_ventilation_formed


@rule(
    CoalPanel,
    cites=CRITERIA.clause("panel_airways"),
    when=lambda p: p.inclined_longwall,
    en="other roads driven before the main roads are far enough ahead",
    cases=[
        Case.hazard(inclined_longwall=True, other_roads_driven=True, sections_ahead=1),
        Case.clear(inclined_longwall=True, other_roads_driven=True, sections_ahead=2),
        Case.clear(inclined_longwall=True, other_roads_driven=False),
        Case.undetermined(inclined_longwall=True, sections_ahead=1),
    ],
)
def coal_main_roads_behind(p: type[CoalPanel]) -> Condition:
    """倾斜长壁大巷没有超前成通风系统就开掘其他巷道

    恰为规定的区段数不构成。
    """
    return p.other_roads_driven & (p.sections_ahead < CRITERIA.limit("panel_airways.sections_ahead"))


@rule(
    CoalPanel,
    cites=CRITERIA.clause("inclined_longwall"),
    replaces=("coal_main_roads_behind",),
    when=lambda p: p.inclined_longwall,
    en="gate roads driven before the main roads are far enough ahead",
    cases=[
        Case.hazard(inclined_longwall=True, gate_roads_driven=True, sections_ahead=1),
        Case.clear(inclined_longwall=True, gate_roads_driven=True, sections_ahead=2),
        Case.clear(inclined_longwall=True, gate_roads_driven=False),
        Case.undetermined(inclined_longwall=True, sections_ahead=1),
    ],
)
def coal_gate_roads_early(p: type[CoalPanel]) -> Condition:
    """倾斜长壁大巷没有超前成通风系统就掘进回采巷道

    恰为规定的区段数不构成。
    """
    return p.gate_roads_driven & (p.sections_ahead < CRITERIA.limit("inclined_longwall.sections_ahead"))


@rule(
    CoalMine,
    cites=CRITERIA.clause("construction_ventilation"),
    when=lambda p: p.mine_type != "openpit",
    en="mine under construction in the phase without surface main fans",
    cases=[
        Case.hazard(mine_type="underground", stage="phase2", gas_class="high", surface_fan_ventilation=False),
        Case.hazard(mine_type="underground", stage="phase3", gas_class="low", surface_fan_ventilation=False),
        Case.clear(mine_type="underground", stage="phase2", gas_class="low", surface_fan_ventilation=False),
        Case.clear(mine_type="underground", stage="phase1", surface_fan_ventilation=False),
        Case.clear(mine_type="underground", stage="producing"),
        Case.clear(mine_type="underground", stage="phase3", surface_fan_ventilation=True),
        Case.undetermined(mine_type="underground", stage="phase2", surface_fan_ventilation=False),
    ],
)
def coal_construction_ventilation(p: type[CoalMine]) -> Condition:
    """建设矿井进入规定的工期，没有形成地面主要通风机的全风压通风

    高瓦斯、突出矿井以二期为限，其他矿井以三期为限。
    """
    entered = (p.stage == "phase3") | ((p.stage == "phase2") & p.gas_class.is_in(_GASSY))
    return entered & ~p.surface_fan_ventilation
