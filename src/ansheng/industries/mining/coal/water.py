"""The rules on the water of a coal mine and of its places of work (2020 art. 9; 2026 art. 10 and 20(12))."""

from ansheng import Case, Condition, Rule, rule

from .standards import CRITERIA
from .water_facts import CoalMineWater, CoalWaterPlace

coal_water_unknown = Rule(
    CRITERIA.clause("water_unknown"),
    hazard=CoalMineWater.working & ~(CoalMineWater.hydrogeology_known & CoalMineWater.goaf_water_known),
    en="works before hydrogeology and goaf water are known",
    note="2026-07-01 起缩小为采(盘)区的充水水源和通道，另有规则。",
    cases=[
        Case.hazard(working=True, hydrogeology_known=False),
        Case.hazard(working=True, goaf_water_known=False),
        Case.clear(working=True, hydrogeology_known=True, goaf_water_known=True),
        Case.clear(working=False),
        Case.undetermined(working=True, hydrogeology_known=True),
    ],
)


coal_water_organisation = Rule(
    CRITERIA.clause("water_organisation"),
    when=CoalMineWater.hydro_type.is_in(["complex", "very_complex"]),
    hazard=~(CoalMineWater.water_unit & CoalMineWater.probe_crew & CoalMineWater.probe_equipment),
    title="水文复杂而没有防治水机构、探放水队伍或设备不齐",
    en="complex hydrogeology without unit, crew or equipment",
    note="水文地质类型取自类型划分报告，不推算。",
)


coal_flood_not_evacuated = Rule(
    CRITERIA.clause("flood_evacuation"),
    hazard=CoalMineWater.backflow_threat
    & (CoalMineWater.heavy_rain | CoalMineWater.upstream_flood)
    & ~CoalMineWater.stopped_and_evacuated,
    title="受倒灌威胁的煤矿，强降雨或上游洪水时没有停产撤人",
    en="coal mine not evacuated in heavy rain or upstream flood",
    note="何为强降雨由检查人依据预报和预案判断；2026 年修订后不再列为重大隐患。",
    cases=[
        Case.hazard(backflow_threat=True, heavy_rain=True, stopped_and_evacuated=False),
        Case.hazard(backflow_threat=True, upstream_flood=True, stopped_and_evacuated=False),
        Case.clear(backflow_threat=True, heavy_rain=False, upstream_flood=False),
        Case.clear(backflow_threat=False),
        Case.undetermined(backflow_threat=True, heavy_rain=False, stopped_and_evacuated=False),
    ],
)


@rule(
    CRITERIA.clause("permanent_drainage"),
    title="进三期没有永久排水系统，或延深水平没有防排水系统就开拓掘进",
    en="no permanent drainage at phase 3 or at a new level",
    cases=[
        Case.hazard(stage="phase3", permanent_drainage=False),
        Case.hazard(stage="producing", extended=True, driving_new_level=True, level_drainage=False),
        Case.clear(stage="phase2", permanent_drainage=False, extended=False),
        Case.clear(stage="phase3", permanent_drainage=True, extended=False),
        Case.undetermined(stage="phase3", extended=False),
    ],
)
def coal_no_permanent_drainage() -> Condition:
    """进三期以阶段填“建设三期”为准。"""
    building = (CoalMineWater.stage == "phase3") & ~CoalMineWater.permanent_drainage
    return building | (
        CoalMineWater.extended & CoalMineWater.driving_new_level & ~CoalMineWater.level_drainage
    )


coal_panel_roads_undrained = Rule(
    CRITERIA.clause("panel_roads_undrained"),
    hazard=CoalMineWater.driving_panel_roads
    & ((CoalMineWater.stage == "phase3") | CoalMineWater.extended)
    & ~CoalMineWater.permanent_drainage,
    title="建设三期或延深水平没有永久排水系统就掘采区巷道",
    en="panel roads driven before permanent drainage",
    replaces=["coal_no_permanent_drainage"],
    note="延深的生产矿井看延深水平有没有永久排水系统，临时的不算。",
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
    CRITERIA.clause("panel_water_unknown"),
    hazard=CoalWaterPlace.working & ~(CoalWaterPlace.sources_known & CoalWaterPlace.paths_known),
    title="没有查明采(盘)区的主要充水水源和通道就采掘",
    en="works before the water sources and paths of the panel are known",
    note="每个生产建设的采(盘)区各列一条。",
    cases=[
        Case.hazard(working=True, sources_known=False),
        Case.hazard(working=True, paths_known=False),
        Case.clear(working=True, sources_known=True, paths_known=True),
        Case.clear(working=False),
        Case.undetermined(working=True, sources_known=True),
    ],
)


coal_unprobed = Rule(
    CRITERIA.clause("water_probing"),
    hazard=CoalWaterPlace.probing_required & CoalWaterPlace.working & ~CoalWaterPlace.probed,
    title="需要探放水的区域没有探放水就采掘",
    en="works without the probing required",
    note="哪里需要探放水由检查人依据资料判断。",
)


coal_past_probing_line = Rule(
    CRITERIA.clause("probing_line"),
    hazard=CoalWaterPlace.past_probing_line
    & (CoalWaterPlace.water_hazard != "none")
    & ~CoalWaterPlace.probed,
    title="越过探水线接近七类水害而没有探放水",
    en="past the probing line near a listed water hazard without probing",
    replaces=["coal_unprobed"],
    note="一处接近几类水害的，填最危险的一类。",
    cases=[
        Case.hazard(past_probing_line=True, water_hazard="flowing_hole", probed=False),
        Case.clear(past_probing_line=True, water_hazard="none", probed=False),
        Case.clear(past_probing_line=False),
        Case.clear(past_probing_line=True, water_hazard="grouted_zone", probed=True),
        Case.undetermined(past_probing_line=True, probed=False),
    ],
)


coal_inrush_not_evacuated = Rule(
    CRITERIA.clause("inrush_evacuation"),
    hazard=CoalWaterPlace.inrush_signs & ~CoalWaterPlace.everybody_evacuated,
    en="signs of inrush and not everybody evacuated",
    note="何为透水征兆、哪些地点受威胁由检查人判断。",
)


coal_dip_panel_undrained = Rule(
    CRITERIA.clause("dip_panel_undrained"),
    when=CoalWaterPlace.dip_panel,
    hazard=CoalWaterPlace.driving_gate_roads & ~CoalWaterPlace.panel_drainage_complete,
    en="gate roads of a dip panel driven before its drainage is complete",
    note="排水系统是否完整由检查人对照设计判断。",
)


coal_steep_seam_water = Rule(
    CRITERIA.clause("steep_seam_water"),
    hazard=CoalWaterPlace.working
    & CoalWaterPlace.steep_seam
    & CoalWaterPlace.under_water
    & ~CoalWaterPlace.water_threat_removed,
    title="水体、老空水或强含水层下开采急倾斜煤层而没有消除水患",
    en="steep seam mined under water without removing the threat",
    note="倾角界限由检查人按规程的术语判断。",
)


coal_separation_water = Rule(
    CRITERIA.clause("separation_water"),
    hazard=CoalWaterPlace.separation_threat & ~CoalWaterPlace.separation_treated,
    title="受离层水威胁的采煤面没有处理离层水",
    en="bed-separation water over a face not treated",
    note="破坏封闭性、超前疏放、预放水源做到其一即可。",
)


coal_burnt_zone_water = Rule(
    CRITERIA.clause("burnt_zone_water"),
    hazard=CoalWaterPlace.burnt_zone_threat & ~CoalWaterPlace.burnt_zone_treated,
    en="burnt-zone water not probed or isolated",
    note="是否受威胁由检查人判断。",
)


coal_blind_driving = Rule(
    CRITERIA.clause("blind_driving"),
    hazard=CoalWaterPlace.driving & ~CoalWaterPlace.old_workings_ahead_known,
    title="前方老巷、老空情况不明而掘进",
    en="driving blind toward old workings",
    note="确认前方没有老巷老空的，也填已查明。",
)
