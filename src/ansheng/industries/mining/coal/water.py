"""The rules on the water of a coal mine and of its places of work (2020 art. 9; 2026 art. 10 and 20(12))."""

from ansheng import Case, Rule

from .standards import CRITERIA as LAW
from .water_facts import CoalMineWater as Mine
from .water_facts import CoalWaterPlace as Place

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
