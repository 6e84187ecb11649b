"""The rules on the ventilation of mine and panels as major hazards (2020 article 8, 2026 article 8)."""

from ansheng import Case, Condition, Rule, rule

from .mine_facts import CoalMine
from .place_facts import CoalPanel, CoalSeal
from .standards import CRITERIA

_GASSY = ("high", "outburst")
_DESIGN = CRITERIA.clause("ventilation_design_and_zones")
_RETURN = CRITERIA.clause("dedicated_return")


coal_mine_air = Rule(
    CRITERIA.clause("air_insufficient"),
    CRITERIA.clause("air_below_share"),
    when=CoalMine.mine_type != "openpit",
    hazard=CoalMine.total_air < CoalMine.total_air_required,
    title="矿井总风量不足",
    en="too little air for the mine",
    note="需要风量按矿井的计算填写；恰好相等不构成。",
    given={"mine_type": "underground"},
    cases=[
        Case.hazard(total_air=9900, total_air_required=10000),
        Case.clear(total_air=10000, total_air_required=10000),
        Case.undetermined(total_air=9900),
    ],
)


coal_standby_fan = Rule(
    CRITERIA.clause("standby_main_fan"),
    when=CoalMine.mine_type != "openpit",
    hazard=~(CoalMine.standby_main_fan & CoalMine.main_fans_equal),
    en="no standby main fan or the two not equal",
    note="每个回风井都要有；任一处没有即填否。",
)


coal_standby_fan_or_upgrade = Rule(
    CRITERIA.clause("standby_main_fan_or_upgrade"),
    when=CoalMine.mine_type != "openpit",
    hazard=~(CoalMine.standby_main_fan & CoalMine.main_fans_equal) & ~CoalMine.fan_upgrade_with_measures,
    title="没有备用主要通风机或两台能力不等，升级更换期间有措施的除外",
    en="no equal standby main fan, other than during an upgrade",
    replaces=("coal_standby_fan",),
    note="措施是否符合规定由检查人判断。",
    given={"mine_type": "underground"},
    cases=[
        Case.hazard(standby_main_fan=False, fan_upgrade_with_measures=False),
        Case.hazard(standby_main_fan=True, main_fans_equal=False, fan_upgrade_with_measures=False),
        Case.clear(standby_main_fan=False, fan_upgrade_with_measures=True),
        Case.clear(standby_main_fan=True, main_fans_equal=True),
        Case.undetermined(standby_main_fan=False),
    ],
)


coal_mine_ventilation_design = Rule(
    _DESIGN,
    CRITERIA.clause("ventilation_design"),
    when=CoalMine.mine_type != "openpit",
    hazard=~CoalMine.ventilation_as_designed,
    title="没有按设计形成矿井通风系统",
    en="ventilation of the mine not as designed",
    note="由检查人对照设计判断。",
)


coal_panel_ventilation_design = Rule(
    _DESIGN,
    CRITERIA.clause("ventilation_design"),
    hazard=~CoalPanel.ventilation_as_designed,
    title="没有按设计形成采(盘)区通风系统",
    en="ventilation of a panel not as designed",
    note="由检查人对照设计判断。",
)


coal_levels_not_zoned = Rule(
    _DESIGN,
    CRITERIA.clause("zoned_ventilation"),
    when=CoalMine.mine_type != "openpit",
    hazard=~CoalMine.levels_zoned,
    title="生产水平没有分区通风",
    en="producing levels not ventilated separately",
    note="只有一个生产水平的填是。",
)


coal_panel_not_zoned = Rule(
    _DESIGN,
    hazard=~CoalPanel.zoned,
    title="采(盘)区没有分区通风",
    en="panel not ventilated separately",
    note="不论采(盘)区是否在生产。",
)


coal_producing_panel_not_zoned = Rule(
    CRITERIA.clause("zoned_ventilation"),
    when=CoalPanel.producing,
    hazard=~CoalPanel.zoned,
    title="生产采(盘)区没有分区通风",
    en="producing panel not ventilated separately",
    replaces=("coal_panel_not_zoned",),
    note="准备采(盘)区不适用。",
)


coal_no_dedicated_return = Rule(
    _RETURN,
    CRITERIA.clause("dedicated_return_gassy"),
    hazard=(CoalPanel.gas_class.is_in(_GASSY) | CoalPanel.easily_self_igniting) & ~CoalPanel.dedicated_return,
    title="高瓦斯、突出矿井或易自燃煤层的采(盘)区没有专用回风巷",
    en="dedicated return missing in a gassy mine or an easily self-igniting seam",
    note="每个采(盘)区一条记录。",
    cases=[
        Case.hazard(gas_class="high", dedicated_return=False),
        Case.hazard(gas_class="outburst", dedicated_return=False),
        Case.hazard(gas_class="low", easily_self_igniting=True, dedicated_return=False),
        Case.clear(gas_class="low", easily_self_igniting=False, dedicated_return=False),
        Case.clear(dedicated_return=True),
        Case.undetermined(gas_class="low", dedicated_return=False),
    ],
)


coal_no_joint_return = Rule(
    _RETURN,
    CRITERIA.clause("dedicated_return_joint"),
    when=CoalPanel.gas_class == "low",
    hazard=CoalPanel.joint_layout & ~CoalPanel.dedicated_return,
    title="低瓦斯矿井联合布置的采(盘)区没有专用回风巷",
    en="dedicated return missing in a jointly laid-out panel",
    note="煤层群和分层开采都算联合布置。",
)


coal_short_circuit = Rule(
    CRITERIA.clause("short_circuit"),
    hazard=~CoalSeal.compliant & CoalSeal.short_circuit,
    title="风墙、风门不符合规程，造成风流短路",
    en="defective stopping or door short-circuits the air",
    note="两者都有才构成。",
)


coal_permanent_seal = Rule(
    CRITERIA.clause("permanent_seal"),
    when=CoalSeal.opened,
    hazard=~CoalSeal.opening_rules_met,
    en="permanent seal opened against the regulation",
    note="启封的条件和步骤由检查人判断。",
)


coal_panel_airways = Rule(
    CRITERIA.clause("panel_airways"),
    hazard=~CoalPanel.airways_through | CoalPanel.half_intake_half_return,
    title="进、回风巷没有贯穿采区，或一段进风一段回风",
    en="airways of a panel not through, or half intake half return",
    note="不论采区是否在生产。",
)


coal_producing_panel_airways = Rule(
    CRITERIA.clause("panel_airways_through"),
    when=CoalPanel.producing,
    hazard=~CoalPanel.airways_through | CoalPanel.half_intake_half_return,
    title="生产采(盘)区的进、回风巷没有贯穿，或一段进风一段回风",
    en="airways of a producing panel not through, or half intake half return",
    replaces=("coal_panel_airways",),
    note="准备采(盘)区另有规则。",
)


coal_panel_prepared = Rule(
    CRITERIA.clause("panel_prepared"),
    when=~CoalPanel.producing,
    hazard=CoalPanel.gate_roads_driven & ~CoalPanel.through_ventilation_formed,
    en="gate roads driven before the panel is ventilated through",
    note="不在生产的采(盘)区视为准备采(盘)区。",
)


coal_main_roads_behind = Rule(
    CRITERIA.clause("panel_airways"),
    when=CoalPanel.inclined_longwall,
    hazard=CoalPanel.other_roads_driven
    & (CoalPanel.sections_ahead < CRITERIA.limit("panel_airways.sections_ahead")),
    title="倾斜长壁大巷没有超前成通风系统就开掘其他巷道",
    en="other roads driven before the main roads are far enough ahead",
    note="恰为规定的区段数不构成。",
    given={"inclined_longwall": True},
    cases=[
        Case.hazard(other_roads_driven=True, sections_ahead=1),
        Case.clear(other_roads_driven=True, sections_ahead=2),
        Case.clear(other_roads_driven=False),
        Case.undetermined(sections_ahead=1),
    ],
)


coal_gate_roads_early = Rule(
    CRITERIA.clause("inclined_longwall"),
    when=CoalPanel.inclined_longwall,
    hazard=CoalPanel.gate_roads_driven
    & (CoalPanel.sections_ahead < CRITERIA.limit("inclined_longwall.sections_ahead")),
    en="gate roads driven before the main roads are far enough ahead",
    replaces=("coal_main_roads_behind",),
    note="恰为规定的区段数不构成。",
    given={"inclined_longwall": True},
    cases=[
        Case.hazard(gate_roads_driven=True, sections_ahead=1),
        Case.clear(gate_roads_driven=True, sections_ahead=2),
        Case.clear(gate_roads_driven=False),
        Case.undetermined(sections_ahead=1),
    ],
)


@rule(
    CRITERIA.clause("construction_ventilation"),
    when=CoalMine.mine_type != "openpit",
    title="建设矿井进入规定的工期，没有形成地面主要通风机的全风压通风",
    en="mine under construction in the phase without surface main fans",
    given={"mine_type": "underground"},
    cases=[
        Case.hazard(stage="phase2", gas_class="high", surface_fan_ventilation=False),
        Case.hazard(stage="phase3", gas_class="low", surface_fan_ventilation=False),
        Case.clear(stage="phase2", gas_class="low", surface_fan_ventilation=False),
        Case.clear(stage="phase1", surface_fan_ventilation=False),
        Case.clear(stage="producing"),
        Case.clear(stage="phase3", surface_fan_ventilation=True),
        Case.undetermined(stage="phase2", surface_fan_ventilation=False),
    ],
)
def coal_construction_ventilation() -> Condition:
    """高瓦斯、突出矿井以二期为限，其他矿井以三期为限。"""
    entered = (CoalMine.stage == "phase3") | ((CoalMine.stage == "phase2") & CoalMine.gas_class.is_in(_GASSY))
    return entered & ~CoalMine.surface_fan_ventilation
