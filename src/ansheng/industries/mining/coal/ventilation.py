"""The rules on the ventilation of mine, panels, faces and headings (2020 article 8, 2026 article 8)."""

from ansheng import Case, Condition, Rule, choose, rule

from .mine_facts import CoalMine as Mine
from .place_facts import CoalBreakthrough as Pair
from .place_facts import CoalFace as Face
from .place_facts import CoalPanel as Panel
from .place_facts import CoalSeal as Seal
from .standards import CRITERIA as LAW

_GASSY = ("high", "outburst")
_DESIGN = LAW.clause("ventilation_design_and_zones")
_UNDERGROUND = Mine.mine_type != "openpit"
_HEADING = Face.kind == "heading"


coal_mine_air = Rule(
    LAW.clause("air_insufficient"),
    LAW.clause("air_below_share"),
    when=_UNDERGROUND,
    hazard=(Mine.total_air <= 0) | (Mine.total_air < Mine.total_air_required),
    title="矿井总风量不足",
    en="Too little air for the mine",
    given={"mine_type": "underground"},
    cases=[
        Case.hazard(total_air=9900, total_air_required=10000),
        Case.clear(total_air=10000, total_air_required=10000),
        Case.hazard(total_air=0),
        Case.undetermined(total_air=9900),
    ],
)


coal_standby_fan = Rule(
    LAW.clause("standby_main_fan"), when=_UNDERGROUND, hazard=~(Mine.standby_main_fan & Mine.main_fans_equal)
)


coal_standby_fan_or_upgrade = Rule(
    LAW.clause("standby_main_fan_or_upgrade"),
    when=_UNDERGROUND,
    hazard=~(Mine.standby_main_fan & Mine.main_fans_equal) & ~Mine.fan_upgrade_with_measures,
    replaces=["coal_standby_fan"],
)


coal_mine_ventilation_design = Rule(
    _DESIGN,
    LAW.clause("ventilation_design"),
    when=_UNDERGROUND,
    hazard=~Mine.ventilation_as_designed,
    title="矿井未按设计形成通风系统",
    en="Ventilation of the mine not as designed",
)


coal_panel_ventilation_design = Rule(
    _DESIGN,
    LAW.clause("ventilation_design"),
    hazard=~Panel.ventilation_as_designed,
    title="采（盘）区未按设计形成通风系统",
    en="Ventilation of a panel not as designed",
)


coal_levels_not_zoned = Rule(
    _DESIGN,
    LAW.clause("zoned_ventilation"),
    when=_UNDERGROUND,
    hazard=~Mine.levels_zoned,
    title="生产水平未分区通风",
    en="Producing levels not ventilated separately",
)


coal_panel_not_zoned = Rule(
    _DESIGN, hazard=~Panel.zoned, title="采（盘）区未分区通风", en="Panel not ventilated separately"
)


coal_producing_panel_not_zoned = Rule(
    LAW.clause("zoned_ventilation"),
    when=Panel.producing,
    hazard=~Panel.zoned,
    title="生产采（盘）区未分区通风",
    en="Producing panel not ventilated separately",
    replaces=["coal_panel_not_zoned"],
)


coal_no_dedicated_return = Rule(
    LAW.clause("dedicated_return"),
    hazard=(Panel.gas_class.is_in(_GASSY) | Panel.easily_self_igniting | Panel.joint_layout)
    & ~Panel.dedicated_return,
    title="采（盘）区应设专用回风巷而未设",
    en="Panel without its dedicated return airway",
    cases=[
        Case.hazard(gas_class="high", dedicated_return=False),
        Case.hazard(gas_class="low", easily_self_igniting=True, dedicated_return=False),
        Case.hazard(joint_layout=True, dedicated_return=False),
        Case.clear(gas_class="low", easily_self_igniting=False, joint_layout=False, dedicated_return=False),
        Case.clear(dedicated_return=True),
        Case.undetermined(easily_self_igniting=False, joint_layout=False, dedicated_return=False),
    ],
)


coal_gassy_panel_without_return = Rule(
    LAW.clause("dedicated_return_gassy"),
    hazard=(Panel.gas_class.is_in(_GASSY) | Panel.easily_self_igniting) & ~Panel.dedicated_return,
    replaces=["coal_no_dedicated_return"],
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
    LAW.clause("dedicated_return_joint"),
    when=Panel.gas_class == "low",
    hazard=Panel.joint_layout & ~Panel.dedicated_return,
    replaces=["coal_no_dedicated_return"],
)


coal_short_circuit = Rule(LAW.clause("short_circuit"), hazard=~Seal.compliant & Seal.short_circuit)


coal_permanent_seal = Rule(LAW.clause("permanent_seal"), when=Seal.opened, hazard=~Seal.opening_rules_met)


coal_panel_airways = Rule(
    LAW.clause("panel_airways"),
    hazard=~Panel.airways_through | Panel.half_intake_half_return,
    title="进、回风巷未贯穿整个采区，或一段进风、一段回风",
    en="Airways of a panel not through, or half intake half return",
)


coal_producing_panel_airways = Rule(
    LAW.clause("panel_airways_through"),
    when=Panel.producing,
    hazard=~Panel.airways_through | Panel.half_intake_half_return,
    replaces=["coal_panel_airways"],
)


coal_panel_prepared = Rule(
    LAW.clause("panel_prepared"),
    when=~Panel.producing,
    hazard=Panel.gate_roads_driven & ~Panel.through_ventilation_formed,
)


coal_main_roads_behind = Rule(
    LAW.clause("panel_airways"),
    when=Panel.inclined_longwall,
    hazard=Panel.other_roads_driven & (Panel.sections_ahead < LAW.limit("panel_airways.sections_ahead")),
    title="倾斜长壁布置的大巷超前少于2个区段即开掘其他巷道",
    en="Other roads driven before the main roads are two sections ahead",
    given={"inclined_longwall": True},
    cases=[
        Case.hazard(other_roads_driven=True, sections_ahead=1),
        Case.clear(other_roads_driven=True, sections_ahead=2),
        Case.clear(other_roads_driven=False),
        Case.undetermined(sections_ahead=1),
    ],
)


coal_gate_roads_early = Rule(
    LAW.clause("inclined_longwall"),
    when=Panel.inclined_longwall,
    hazard=Panel.gate_roads_driven & (Panel.sections_ahead < LAW.limit("inclined_longwall.sections_ahead")),
    replaces=["coal_main_roads_behind"],
    given={"inclined_longwall": True},
    cases=[
        Case.hazard(gate_roads_driven=True, sections_ahead=1),
        Case.clear(gate_roads_driven=True, sections_ahead=2),
        Case.clear(gate_roads_driven=False),
        Case.undetermined(sections_ahead=1),
    ],
)


coal_construction_ventilation = Rule(
    LAW.clause("construction_ventilation"),
    when=_UNDERGROUND,
    hazard=((Mine.stage == "phase3") | ((Mine.stage == "phase2") & Mine.gas_class.is_in(_GASSY)))
    & ~Mine.surface_fan_ventilation,
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


coal_face_air = Rule(
    LAW.clause("air_insufficient"),
    hazard=(Face.air <= 0) | (Face.air < Face.air_required),
    title="主要用风地点风量不足",
    en="Too little air at a main place that uses air",
    cases=[
        Case.hazard(air=399, air_required=400),
        Case.clear(air=400, air_required=400),
        Case.hazard(air=0),
        Case.undetermined(air=399),
    ],
)


coal_face_air_share = Rule(
    LAW.clause("air_below_share"),
    when=Face.kind.is_in(["coal_face", "heading"]),
    hazard=(Face.air <= 0) | (Face.air < Face.air_required * LAW.limit("face_air_share")),
    title="采掘工作面供风量低于需风量的75%",
    en="Air of a face below 75% of its need",
    replaces=["coal_face_air"],
    cases=[
        Case.hazard(kind="coal_face", air=299, air_required=400),
        Case.clear(kind="coal_face", air=300, air_required=400),
        Case.hazard(kind="heading", air=0),
        Case.undetermined(kind="heading", air=299),
    ],
)


coal_series_ventilation = Rule(LAW.clause("series_ventilation"), hazard=Face.series & ~Face.series_allowed)


coal_no_own_return = Rule(
    LAW.clause("dedicated_return"),
    when=Face.outburst_seam,
    hazard=~Face.own_return,
    title="突出煤层采掘工作面无独立的回风系统",
    en="Outburst-seam face without a return of its own",
)


coal_return_not_direct = Rule(
    LAW.clause("direct_return"),
    when=Face.outburst_seam,
    hazard=~Face.direct_return,
    replaces=["coal_no_own_return"],
)


coal_face_short_circuit = Rule(
    LAW.clause("face_short_circuit"),
    when=Face.kind == "coal_face",
    hazard=Face.short_circuited & Face.gas_built_up,
)


coal_heading_interlocks = Rule(
    LAW.clause("heading_interlocks"),
    when=_HEADING & Face.gassy_road,
    hazard=~Face.methane_interlock | ~Face.fan_interlock,
)


coal_local_fans = Rule(
    LAW.clause("local_fans"),
    when=_HEADING & Face.gassy_road & Face.gas_class.is_in(_GASSY),
    hazard=~(Face.dual_fan & Face.dual_supply & Face.automatic_switch),
)


coal_local_fans_recirculate = Rule(
    LAW.clause("local_fans_or_recirculation"),
    when=_HEADING & Face.gassy_road & Face.gas_class.is_in(_GASSY),
    hazard=~(Face.dual_fan & Face.dual_supply & Face.automatic_switch) | Face.recirculation,
    replaces=["coal_local_fans"],
)


@rule(
    LAW.clause("breakthrough"),
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
    mechanised, other = (LAW.limit("breakthrough_mechanised"), LAW.limit("breakthrough_other"))
    near = Pair.distance <= choose(Pair.mechanised, mechanised, other)
    return near & ~Pair.stopped_heading_ventilated
