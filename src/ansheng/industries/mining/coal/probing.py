"""The rules on probing for water (2026 art. 10(2), 10(4) and 10(5); regulation art. 323)."""

from ansheng import Case, Rule

from .standards import CRITERIA as LAW
from .standards import REGULATION
from .water_facts import CoalProbing as Probing

_OLD_WATER = Probing.target == "goaf_or_hole"


coal_probing_drill = Rule(
    LAW.clause("probing_drill"), hazard=~Probing.dedicated_drill & ~Probing.pressure_limited
)


coal_probing_design = Rule(
    LAW.clause("probing_design"),
    when=_OLD_WATER,
    hazard=(Probing.position_known & ~Probing.design_approved)
    | (~Probing.position_known & ~Probing.fan_layout),
)


coal_probing_casing = Rule(
    LAW.clause("probing_casing"),
    when=_OLD_WATER,
    hazard=(~Probing.goaf_water_clear & (Probing.casing_length < LAW.limit("casing_length")))
    | (Probing.goaf_water_clear & ~Probing.casing_design_approved),
    given={"target": "goaf_or_hole"},
    cases=[
        Case.hazard(goaf_water_clear=False, casing_length="9.9 m"),
        Case.clear(goaf_water_clear=False, casing_length="10 m"),
        Case.hazard(goaf_water_clear=True, casing_design_approved=False),
        Case.clear(goaf_water_clear=True, casing_design_approved=True),
        Case.undetermined(goaf_water_clear=False),
    ],
)


coal_collapse_column = Rule(
    LAW.clause("collapse_column"),
    when=Probing.target == "collapse_column",
    hazard=~(Probing.geophysics_done & Probing.drilling_done & Probing.design_approved)
    | (Probing.floor_holes < LAW.limit("floor_holes")),
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


coal_exploration_faked = Rule(LAW.clause("exploration_faked"), hazard=Probing.data_faked)


coal_probe_lead = Rule(
    REGULATION.clause("probe_lead"),
    when=~Probing.goaf_water_clear,
    hazard=Probing.lead < REGULATION.limit("probe_lead"),
    title="积水情况不清，探放水钻孔超前距不足",
    en="Lead of probe holes too small where goaf water is unclear",
    given={"goaf_water_clear": False},
    cases=[Case.hazard(lead="29 m"), Case.clear(lead="30 m"), Case.undetermined()],
)
