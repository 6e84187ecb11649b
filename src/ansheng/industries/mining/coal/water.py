"""The rules on water: mine, places, probing, barriers (2020 art. 9; 2026 art. 10, 20(12); regulation art. 323)."""

from ansheng import Case, Rule

from .standards import CRITERIA as LAW
from .standards import REGULATION
from .water_facts import CoalBarrier as Barrier
from .water_facts import CoalMineWater as Mine
from .water_facts import CoalProbing as Probing
from .water_facts import CoalWaterPlace as Place

_OLD_WATER = Probing.target == "goaf_or_hole"


coal_water_unknown = Rule(
    LAW.clause("water_unknown"), hazard=Mine.working & ~(Mine.hydrogeology_known & Mine.goaf_water_known)
)


coal_water_organisation = Rule(
    LAW.clause("water_organisation"),
    when=Mine.hydro_type.is_in(["complex", "very_complex"]),
    hazard=~(Mine.water_unit & Mine.probe_crew & Mine.probe_equipment),
)


coal_flood_not_evacuated = Rule(
    LAW.clause("flood_evacuation"),
    hazard=Mine.backflow_threat & (Mine.heavy_rain | Mine.upstream_flood) & ~Mine.stopped_and_evacuated,
)


coal_no_permanent_drainage = Rule(
    LAW.clause("permanent_drainage"),
    hazard=((Mine.stage == "phase3") & ~Mine.permanent_drainage)
    | (Mine.extended & Mine.driving_new_level & ~Mine.level_drainage),
    cases=[
        Case.hazard(stage="phase3", permanent_drainage=False),
        Case.hazard(stage="producing", extended=True, driving_new_level=True, level_drainage=False),
        Case.clear(stage="phase2", permanent_drainage=False, extended=False),
        Case.clear(stage="phase3", permanent_drainage=True, extended=False),
        Case.undetermined(stage="phase3", extended=False),
        Case.undetermined(stage="phase1", permanent_drainage=False),
    ],
)


coal_panel_roads_undrained = Rule(
    LAW.clause("panel_roads_undrained"),
    hazard=Mine.driving_panel_roads & ((Mine.stage == "phase3") | Mine.extended) & ~Mine.permanent_drainage,
    replaces=["coal_no_permanent_drainage"],
    cases=[
        Case.hazard(driving_panel_roads=True, stage="phase3", permanent_drainage=False),
        Case.hazard(driving_panel_roads=True, extended=True, permanent_drainage=False),
        Case.hazard(driving_panel_roads=True, extended=True, permanent_drainage=False, level_drainage=True),
        Case.clear(driving_panel_roads=False),
        Case.clear(driving_panel_roads=True, stage="phase2", extended=False),
        Case.clear(driving_panel_roads=True, stage="phase3", permanent_drainage=True, extended=False),
        Case.undetermined(driving_panel_roads=True, stage="phase3", extended=False),
    ],
)


coal_panel_water_unknown = Rule(
    LAW.clause("panel_water_unknown"), hazard=Place.working & ~(Place.sources_known & Place.paths_known)
)


coal_unprobed = Rule(
    LAW.clause("water_probing"), hazard=Place.probing_required & Place.working & ~Place.probed
)


coal_past_probing_line = Rule(
    LAW.clause("probing_line"),
    hazard=Place.past_probing_line & (Place.water_hazard != "none") & ~Place.probed,
    replaces=["coal_unprobed"],
    cases=[
        Case.hazard(past_probing_line=True, water_hazard="flowing_hole", probed=False),
        Case.clear(past_probing_line=True, water_hazard="none", probed=False),
        Case.clear(past_probing_line=False),
        Case.clear(past_probing_line=True, water_hazard="grouted_zone", probed=True),
        Case.undetermined(past_probing_line=True, probed=False),
    ],
)


coal_inrush_not_evacuated = Rule(
    LAW.clause("inrush_evacuation"), hazard=Place.inrush_signs & ~Place.everybody_evacuated
)


coal_dip_panel_undrained = Rule(
    LAW.clause("dip_panel_undrained"),
    when=Place.dip_panel,
    hazard=Place.driving_gate_roads & ~Place.panel_drainage_complete,
)


coal_steep_seam_water = Rule(
    LAW.clause("steep_seam_water"),
    hazard=Place.working & Place.steep_seam & Place.under_water & ~Place.water_threat_removed,
)


coal_separation_water = Rule(
    LAW.clause("separation_water"), hazard=Place.separation_threat & ~Place.separation_treated
)


coal_burnt_zone_water = Rule(
    LAW.clause("burnt_zone_water"), hazard=Place.burnt_zone_threat & ~Place.burnt_zone_treated
)


coal_blind_driving = Rule(LAW.clause("blind_driving"), hazard=Place.driving & ~Place.old_workings_ahead_known)


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
    given={"goaf_water_clear": False},
    cases=[Case.hazard(lead="29 m"), Case.clear(lead="30 m"), Case.undetermined()],
)


coal_barrier_not_left = Rule(
    LAW.clause("water_barrier"),
    hazard=Barrier.required & ~Barrier.left,
    title="煤矿未按规定留设防隔水煤（岩）柱",
    en="Water barrier not left as laid down",
)


coal_barrier_mined = Rule(
    LAW.clause("water_barrier"),
    hazard=Barrier.mined,
    title="煤矿擅自开采或破坏防隔水煤（岩）柱",
    en="Water barrier mined or damaged",
)


coal_barrier_places = Rule(
    LAW.clause("barrier_places"),
    hazard=(Barrier.place != "other") & ~Barrier.left,
    replaces=["coal_barrier_not_left"],
    cases=[
        Case.hazard(place="outcrop", left=False),
        Case.clear(place="outcrop", left=True),
        Case.clear(place="other", left=False),
        Case.undetermined(left=False),
    ],
)


coal_barrier_narrow = Rule(
    LAW.clause("barrier_width"),
    hazard=Barrier.width < LAW.limit("barrier_width"),
    cases=[
        Case.hazard(width="19.9 m"),
        Case.hazard(left=False, width="15 m"),
        Case.clear(width="20 m"),
        Case.undetermined(),
    ],
)


coal_barrier_over_road = Rule(
    LAW.clause("barrier_over_road"),
    when=Barrier.work_below == "driving",
    hazard=Barrier.thickness < Barrier.road_height * LAW.limit("road_heights"),
    given={"work_below": "driving"},
    cases=[
        Case.hazard(thickness="39.9 m", road_height="4 m"),
        Case.clear(thickness="40 m", road_height="4 m"),
        Case.undetermined(thickness="39 m"),
    ],
)


coal_barrier_over_stope = Rule(
    LAW.clause("barrier_over_stope"),
    when=Barrier.work_below == "mining",
    hazard=Barrier.thickness < Barrier.fractured_zone,
    given={"work_below": "mining"},
    cases=[
        Case.hazard(thickness="59 m", fractured_zone="60 m"),
        Case.clear(thickness="60 m", fractured_zone="60 m"),
        Case.undetermined(thickness="59 m"),
    ],
)


coal_barrier_changed = Rule(
    LAW.clause("barrier_changed"),
    hazard=(Barrier.changed & ~Barrier.change_approved) | Barrier.worked_in,
    replaces=["coal_barrier_mined"],
)


coal_barrier_entered = Rule(LAW.clause("barrier_entered"), hazard=Barrier.entered)


coal_barrier_reduced = Rule(
    LAW.clause("reduced_barrier"),
    when=Barrier.reduced,
    hazard=(Barrier.hole_spacing > LAW.limit("hole_spacing"))
    | (Barrier.control_holes < LAW.limit("control_holes")),
    given={"reduced": True},
    cases=[
        Case.hazard(hole_spacing="501 m"),
        Case.hazard(hole_spacing="500 m", control_holes=1),
        Case.clear(hole_spacing="500 m", control_holes=2),
        Case.undetermined(hole_spacing="500 m"),
    ],
)
