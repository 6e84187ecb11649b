"""The rules on open pits, their slopes, haul roads and waste dumps (二(一) to 二(十三))."""

from ansheng import Case, Rule

from .pit_facts import NoncoalDump as Dump
from .pit_facts import NoncoalHaulRoad as Road
from .pit_facts import NoncoalOpenPit as Pit
from .pit_facts import NoncoalSlope as Slope
from .standards import OPEN_PIT as LAW

noncoal_pit_goaf = Rule(
    LAW.clause("goaf_before_pit"), when=Pit.after_underground, hazard=~(Pit.goaf_explored & Pit.goaf_treated)
)

noncoal_banned_items_open_pit = Rule(LAW.clause("banned_items"), hazard=Pit.banned_items_in_use)

noncoal_pit_not_top_down = Rule(LAW.clause("top_down"), hazard=~Pit.top_down_benched)

noncoal_slope_geometry = Rule(
    LAW.clause("slope_geometry"),
    when=Slope.kind == "pit",
    hazard=(Slope.working_angle > Slope.design_working_angle)
    | (Slope.bench_height > Slope.design_bench_height),
    given={"kind": "pit", "working_angle": 45, "design_working_angle": 45, "design_bench_height": "15 m"},
    cases=[
        Case.hazard(working_angle=46),
        Case.hazard(bench_height="16 m"),
        Case.clear(bench_height="15 m"),
        Case.undetermined(),
    ],
)

noncoal_pit_pillars = Rule(LAW.clause("retained_pillars"), hazard=Pit.retained_pillar_damaged)

noncoal_slope_unanalysed = Rule(LAW.clause("stability_analysis"), hazard=~Slope.analysed)

noncoal_pit_slope_unmonitored = Rule(
    LAW.clause("pit_monitoring"),
    when=Slope.kind == "pit",
    hazard=(Slope.height >= LAW.limit("pit_slope_height")) & ~Slope.online_monitoring,
    given={"kind": "pit", "height": "200 m"},
    cases=[
        Case.hazard(online_monitoring=False),
        Case.clear(height="199 m", online_monitoring=False),
        Case.clear(online_monitoring=True),
        Case.undetermined(),
    ],
)

noncoal_dump_slope_unmonitored = Rule(
    LAW.clause("dump_monitoring"),
    when=Slope.kind == "dump",
    hazard=(Slope.height >= LAW.limit("dump_slope_height")) & ~Slope.stability_monitoring,
    given={"kind": "dump", "height": "200 m"},
    cases=[
        Case.hazard(stability_monitoring=False),
        Case.clear(height="199 m", stability_monitoring=False),
        Case.clear(stability_monitoring=True),
        Case.undetermined(),
    ],
)

noncoal_slope_monitoring_tampered = Rule(LAW.clause("monitoring_tampered"), hazard=Slope.monitoring_tampered)

noncoal_slope_sliding = Rule(
    LAW.clause("sliding"),
    hazard=Slope.radial_cracks
    | (Slope.toe_heave & Slope.back_cracks_growing)
    | Slope.displacement_accelerating,
)

noncoal_road_gradient = Rule(
    LAW.clause("road_gradient"),
    hazard=(Road.gradient - Road.design_gradient) / Road.design_gradient >= LAW.limit("gradient_excess"),
    note="设计坡度为零时待定。",
    given={"design_gradient": "8 %"},
    cases=[Case.hazard(gradient="8.8 %"), Case.clear(gradient="8.7 %"), Case.undetermined()],
)

noncoal_pit_flood_works = Rule(
    LAW.clause("pit_flood_works"), when=Pit.sunken, hazard=~Pit.flood_works_as_design
)

noncoal_dump_foundation = Rule(
    LAW.clause("dump_foundation"),
    hazard=(Dump.foundation_slope > LAW.limit("foundation_slope"))
    & Dump.downslope
    & ~Dump.foundation_measures,
    given={"foundation_slope": "21 %", "downslope": True},
    cases=[
        Case.hazard(foundation_measures=False),
        Case.clear(foundation_slope="20 %", foundation_measures=False),
        Case.clear(downslope=False),
        Case.clear(foundation_measures=True),
        Case.undetermined(),
    ],
)

noncoal_dump_neighbours = Rule(
    LAW.clause("dump_neighbours"),
    hazard=(Dump.crowded_distance <= Dump.total_height * LAW.limit("crowded_range"))
    & ~Dump.neighbour_measures,
    given={"total_height": "100 m", "crowded_distance": "200 m"},
    cases=[
        Case.hazard(neighbour_measures=False),
        Case.clear(crowded_distance="201 m", neighbour_measures=False),
        Case.clear(neighbour_measures=True),
        Case.undetermined(),
    ],
)

noncoal_dump_drainage = Rule(LAW.clause("dump_drainage"), when=Dump.hillside, hazard=~Dump.drainage_as_design)

noncoal_pit_berms = Rule(
    LAW.clause("berms"),
    when=Slope.kind == "pit",
    hazard=~(Slope.safety_berm_as_design & Slope.cleaning_berm_as_design),
)

noncoal_dump_remined = Rule(
    LAW.clause("dump_remined"), hazard=Dump.in_use & Dump.remined & ~Dump.remining_approved
)
