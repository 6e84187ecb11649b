"""The rules on water in underground mines (一(五) to 一(十二), 补一(二))."""

from ansheng import Case, Rule

from .mine_facts import NoncoalMine as Mine
from .standards import SUPPLEMENT
from .standards import UNDERGROUND as LAW
from .water_facts import NoncoalDrainage as Drainage
from .water_facts import NoncoalInrushWork as Work
from .water_facts import NoncoalMineWater as Water
from .water_facts import NoncoalPortal as Portal

noncoal_under_open_pit = Rule(
    LAW.clause("open_pit_to_underground"),
    when=Mine.open_pit_related,
    hazard=~(Mine.pit_drainage_as_design & Mine.sequence_as_design & Mine.crown_or_cushion_as_design),
)

noncoal_surface_water = Rule(
    LAW.clause("surface_water"), hazard=Water.surface_water_threat & ~Water.water_measures_as_design
)

noncoal_main_pumps = Rule(
    LAW.clause("main_pumps"),
    hazard=(Drainage.main_pumps < LAW.limit("main_pumps"))
    | (Drainage.working_capacity < Drainage.design_working_capacity)
    | (Drainage.standby_capacity < Drainage.design_standby_capacity),
    given={
        "main_pumps": 3, "working_capacity": "200 m3/h", "design_working_capacity": "200 m3/h",
        "standby_capacity": "150 m3/h", "design_standby_capacity": "150 m3/h",
    },
    cases=[
        Case.clear(),
        Case.hazard(main_pumps=2),
        Case.hazard(working_capacity="180 m3/h"),
        Case.hazard(standby_capacity="100 m3/h"),
        Case.undetermined(standby_capacity=None),
    ],
)  # fmt: skip

noncoal_drain_pipes = Rule(
    LAW.clause("drain_pipes"),
    hazard=~(Drainage.working_pipe & Drainage.standby_pipe & Drainage.pipes_connected),
)

noncoal_pump_room = Rule(
    LAW.clause("pump_room"),
    when=Drainage.at_lowest_level,
    hazard=~Drainage.water_door | (Drainage.other_exit_height < LAW.limit("pump_room_exit")),
    given={"at_lowest_level": True, "water_door": True},
    cases=[
        Case.hazard(water_door=False),
        Case.hazard(other_exit_height="6.9 m"),
        Case.clear(other_exit_height="7 m"),
        Case.undetermined(),
    ],
)

noncoal_sump_in_goaf = Rule(LAW.clause("sump_in_goaf"), hazard=Drainage.sump_in_goaf)

noncoal_collar_floods = Rule(
    LAW.clause("collar_elevation"),
    hazard=(Portal.collar_elevation - Portal.flood_elevation < LAW.limit("collar_above_flood"))
    & ~Portal.flood_protection_as_design,
    given={"collar_elevation": 100.9, "flood_elevation": 100},
    cases=[
        Case.hazard(flood_protection_as_design=False),
        Case.clear(collar_elevation=101, flood_protection_as_design=False),
        Case.clear(flood_protection_as_design=True),
        Case.undetermined(),
    ],
)

noncoal_water_staff = Rule(
    LAW.clause("water_staff"),
    when=Water.hydrogeology.is_in(["medium", "complex"]),
    hazard=~(
        Water.water_specialist
        & Water.water_unit
        & Water.probe_crew
        & Water.probe_equipment
        & Water.probing_as_design
    ),
)

noncoal_water_doors = Rule(
    LAW.clause("water_doors"),
    when=Water.hydrogeology == "complex",
    hazard=~(Water.water_doors_as_design & Water.sump_walls_as_design),
)

noncoal_inrush_work = Rule(
    LAW.clause("inrush_area"),
    when=Work.inrush_threat & Work.working,
    hazard=~(Work.water_plan & Work.measures_before_work & Work.advance_probing)
    | (Work.holes < Work.design_holes)
    | (Work.hole_depth < Work.design_hole_depth)
    | ~Work.azimuth_as_design,
    given={
        "inrush_threat": True, "working": True, "water_plan": True, "measures_before_work": True,
        "advance_probing": True, "holes": 3, "design_holes": 3, "hole_depth": 30, "design_hole_depth": 30,
        "azimuth_as_design": True,
    },
    cases=[
        Case.clear(),
        Case.hazard(measures_before_work=False),
        Case.hazard(holes=2),
        Case.hazard(hole_depth="29 m"),
        Case.undetermined(hole_depth=None),
    ],
)  # fmt: skip

noncoal_flood_not_evacuated = Rule(
    LAW.clause("flood_evacuation"),
    hazard=Water.backflow_threat & (Water.heavy_rain | Water.upstream_flood) & ~Water.stopped_and_evacuated,
)

noncoal_hidden_water = Rule(
    SUPPLEMENT.clause("hidden_water"),
    hazard=Water.surface_water_threat
    & Water.working_in_threatened_zone
    & ~(Water.hidden_factors_surveyed & Water.hidden_factors_treated),
)
