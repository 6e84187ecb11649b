"""The rules on probing for water (2026 art. 10(2), 10(4) and 10(5); regulation art. 323)."""

from ansheng import Case, Condition, Rule, rule

from .standards import CRITERIA, REGULATION
from .water_facts import CoalProbing

coal_probing_drill = Rule(
    CRITERIA.clause("probing_drill"),
    hazard=~CoalProbing.dedicated_drill & ~CoalProbing.pressure_limited,
    title="用非专用钻机探放水",
    en="probing with a drill not made for it",
    note="限压循环放水除外。",
)


coal_probing_design = Rule(
    CRITERIA.clause("probing_design"),
    when=CoalProbing.target == "goaf_or_hole",
    hazard=(CoalProbing.position_known & ~CoalProbing.design_approved)
    | (~CoalProbing.position_known & ~CoalProbing.fan_layout),
    title="老空、钻孔位置清楚而没有批准的专门设计，或不清楚而没有成组扇形布孔",
    en="probing of goaf or hole water without design or fan layout",
    note="位置是否清楚由检查人依据资料判断。",
    given={"target": "goaf_or_hole"},
    cases=[
        Case.hazard(position_known=True, design_approved=False),
        Case.hazard(position_known=False, fan_layout=False),
        Case.clear(position_known=True, design_approved=True),
        Case.clear(position_known=False, fan_layout=True),
        Case.undetermined(fan_layout=False),
    ],
)


@rule(
    CRITERIA.clause("probing_casing"),
    when=CoalProbing.target == "goaf_or_hole",
    title="积水情况不清时止水套管过短，或清楚时套管没有设计并经批准",
    en="casing of a probe hole too short or not approved",
    given={"target": "goaf_or_hole"},
    cases=[
        Case.hazard(goaf_water_clear=False, casing_length="9.9 m"),
        Case.clear(goaf_water_clear=False, casing_length="10 m"),
        Case.hazard(goaf_water_clear=True, casing_design_approved=False),
        Case.clear(goaf_water_clear=True, casing_design_approved=True),
        Case.undetermined(goaf_water_clear=False),
    ],
)
def coal_probing_casing() -> Condition:
    """恰为限值的不构成。"""
    short = CoalProbing.casing_length < CRITERIA.limit("casing_length")
    return (~CoalProbing.goaf_water_clear & short) | (
        CoalProbing.goaf_water_clear & ~CoalProbing.casing_design_approved
    )


@rule(
    CRITERIA.clause("collapse_column"),
    when=CoalProbing.target == "collapse_column",
    en="collapse column not probed as laid down",
    given={"target": "collapse_column"},
    cases=[
        Case.hazard(geophysics_done=False),
        Case.hazard(drilling_done=False),
        Case.hazard(floor_holes=2),
        Case.hazard(design_approved=False),
        Case.clear(geophysics_done=True, drilling_done=True, floor_holes=3, design_approved=True),
        Case.undetermined(geophysics_done=True, drilling_done=True, floor_holes=3),
    ],
)
def coal_collapse_column() -> Condition:
    """恰为规定的孔数不构成。"""
    few = CoalProbing.floor_holes < CRITERIA.limit("floor_holes")
    return ~(CoalProbing.geophysics_done & CoalProbing.drilling_done & CoalProbing.design_approved) | few


coal_exploration_faked = Rule(
    CRITERIA.clause("exploration_faked"),
    hazard=CoalProbing.data_faked,
    en="drilling or geophysical data faked",
    note="是否造假由检查人认定。",
)


coal_probe_lead = Rule(
    REGULATION.clause("probe_lead"),
    when=~CoalProbing.goaf_water_clear,
    hazard=CoalProbing.lead < REGULATION.limit("probe_lead"),
    title="积水情况不清时，探放水钻孔超前距不足",
    en="lead of probe holes too small where goaf water is unclear",
    note="属一般隐患；恰为限值的不构成。",
    given={"goaf_water_clear": False},
    cases=[Case.hazard(lead="29 m"), Case.clear(lead="30 m"), Case.undetermined()],
)
