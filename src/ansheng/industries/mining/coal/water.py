"""The rules on the water of a coal mine and of its places of work (2020 art. 9; 2026 art. 10 and 20(12))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .standards import CRITERIA
from .water_facts import CoalMineWater, CoalWaterPlace


@rule(
    CoalMineWater,
    cites=CRITERIA.clause("water_unknown"),
    en="works before hydrogeology and goaf water are known",
    cases=[
        Case.hazard(working=True, hydrogeology_known=False),
        Case.hazard(working=True, goaf_water_known=False),
        Case.clear(working=True, hydrogeology_known=True, goaf_water_known=True),
        Case.clear(working=False),
        Case.undetermined(working=True, hydrogeology_known=True),
    ],
)
def coal_water_unknown(p: type[CoalMineWater]) -> Condition:
    """没有查明水文地质条件和采空区、老窑积水就生产建设

    2026-07-01 起缩小为采(盘)区的充水水源和通道，另有规则。
    """
    return p.working & ~(p.hydrogeology_known & p.goaf_water_known)


@rule(
    CoalMineWater,
    cites=CRITERIA.clause("water_organisation"),
    when=lambda p: p.hydro_type.is_in(["complex", "very_complex"]),
    en="complex hydrogeology without unit, crew or equipment",
    cases=[
        Case.hazard(hydro_type="complex", water_unit=False),
        Case.hazard(hydro_type="very_complex", probe_crew=False),
        Case.hazard(hydro_type="complex", probe_equipment=False),
        Case.clear(hydro_type="complex", water_unit=True, probe_crew=True, probe_equipment=True),
        Case.undetermined(hydro_type="complex", water_unit=True, probe_crew=True),
    ],
)
def coal_water_organisation(p: type[CoalMineWater]) -> Condition:
    """水文复杂而没有防治水机构、探放水队伍或设备不齐

    水文地质类型取自类型划分报告，不推算。
    """
    return ~(p.water_unit & p.probe_crew & p.probe_equipment)


@rule(
    CoalMineWater,
    cites=CRITERIA.clause("flood_evacuation"),
    en="coal mine not evacuated in heavy rain or upstream flood",
    cases=[
        Case.hazard(backflow_threat=True, heavy_rain=True, stopped_and_evacuated=False),
        Case.hazard(backflow_threat=True, upstream_flood=True, stopped_and_evacuated=False),
        Case.clear(backflow_threat=True, heavy_rain=False, upstream_flood=False),
        Case.clear(backflow_threat=False),
        Case.undetermined(backflow_threat=True, heavy_rain=False, stopped_and_evacuated=False),
    ],
)
def coal_flood_not_evacuated(p: type[CoalMineWater]) -> Condition:
    """受倒灌威胁的煤矿，强降雨或上游洪水时没有停产撤人

    何为强降雨由检查人依据预报和预案判断；2026 年修订后不再列为重大隐患。
    """
    return p.backflow_threat & (p.heavy_rain | p.upstream_flood) & ~p.stopped_and_evacuated


@rule(
    CoalMineWater,
    cites=CRITERIA.clause("permanent_drainage"),
    en="no permanent drainage at phase 3 or at a new level",
    cases=[
        Case.hazard(stage="phase3", permanent_drainage=False),
        Case.hazard(stage="producing", extended=True, driving_new_level=True, level_drainage=False),
        Case.clear(stage="phase2", permanent_drainage=False, extended=False),
        Case.clear(stage="phase3", permanent_drainage=True, extended=False),
        Case.undetermined(stage="phase3", extended=False),
    ],
)
def coal_no_permanent_drainage(p: type[CoalMineWater]) -> Condition:
    """进三期没有永久排水系统，或延深水平没有防排水系统就开拓掘进

    进三期以阶段填“建设三期”为准。
    """
    building = (p.stage == "phase3") & ~p.permanent_drainage
    return building | (p.extended & p.driving_new_level & ~p.level_drainage)


@rule(
    CoalMineWater,
    cites=CRITERIA.clause("panel_roads_undrained"),
    replaces=["coal_no_permanent_drainage"],
    en="panel roads driven before permanent drainage",
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
def coal_panel_roads_undrained(p: type[CoalMineWater]) -> Condition:
    """建设三期或延深水平没有永久排水系统就掘采区巷道

    延深的生产矿井看延深水平有没有永久排水系统，临时的不算。
    """
    return p.driving_panel_roads & ((p.stage == "phase3") | p.extended) & ~p.permanent_drainage


@rule(
    CoalWaterPlace,
    cites=CRITERIA.clause("panel_water_unknown"),
    en="works before the water sources and paths of the panel are known",
    cases=[
        Case.hazard(working=True, sources_known=False),
        Case.hazard(working=True, paths_known=False),
        Case.clear(working=True, sources_known=True, paths_known=True),
        Case.clear(working=False),
        Case.undetermined(working=True, sources_known=True),
    ],
)
def coal_panel_water_unknown(p: type[CoalWaterPlace]) -> Condition:
    """没有查明采(盘)区的主要充水水源和通道就采掘

    每个生产建设的采(盘)区各列一条。
    """
    return p.working & ~(p.sources_known & p.paths_known)


@rule(
    CoalWaterPlace,
    cites=CRITERIA.clause("water_probing"),
    en="works without the probing required",
    cases=[
        Case.hazard(probing_required=True, working=True, probed=False),
        Case.clear(probing_required=True, working=True, probed=True),
        Case.clear(probing_required=False),
        Case.undetermined(probing_required=True, working=True),
    ],
)
def coal_unprobed(p: type[CoalWaterPlace]) -> Condition:
    """需要探放水的区域没有探放水就采掘

    哪里需要探放水由检查人依据资料判断。
    """
    return p.probing_required & p.working & ~p.probed


@rule(
    CoalWaterPlace,
    cites=CRITERIA.clause("probing_line"),
    replaces=["coal_unprobed"],
    en="past the probing line near a listed water hazard without probing",
    cases=[
        Case.hazard(past_probing_line=True, water_hazard="flowing_hole", probed=False),
        Case.clear(past_probing_line=True, water_hazard="none", probed=False),
        Case.clear(past_probing_line=False),
        Case.clear(past_probing_line=True, water_hazard="grouted_zone", probed=True),
        Case.undetermined(past_probing_line=True, probed=False),
    ],
)
def coal_past_probing_line(p: type[CoalWaterPlace]) -> Condition:
    """越过探水线接近七类水害而没有探放水

    一处接近几类水害的，填最危险的一类。
    """
    return p.past_probing_line & (p.water_hazard != "none") & ~p.probed


@rule(
    CoalWaterPlace,
    cites=CRITERIA.clause("inrush_evacuation"),
    en="signs of inrush and not everybody evacuated",
    cases=[
        Case.hazard(inrush_signs=True, everybody_evacuated=False),
        Case.clear(inrush_signs=True, everybody_evacuated=True),
        Case.clear(inrush_signs=False),
        Case.undetermined(inrush_signs=True),
    ],
)
def coal_inrush_not_evacuated(p: type[CoalWaterPlace]) -> Condition:
    """有透水征兆而没有撤出受威胁地点的全部人员

    何为透水征兆、哪些地点受威胁由检查人判断。
    """
    return p.inrush_signs & ~p.everybody_evacuated


@rule(
    CoalWaterPlace,
    cites=CRITERIA.clause("dip_panel_undrained"),
    when=lambda p: p.dip_panel,
    en="gate roads of a dip panel driven before its drainage is complete",
    cases=[
        Case.hazard(dip_panel=True, driving_gate_roads=True, panel_drainage_complete=False),
        Case.clear(dip_panel=True, driving_gate_roads=True, panel_drainage_complete=True),
        Case.clear(dip_panel=True, driving_gate_roads=False),
        Case.undetermined(dip_panel=True, driving_gate_roads=True),
    ],
)
def coal_dip_panel_undrained(p: type[CoalWaterPlace]) -> Condition:
    """下山采区排水系统不完整就掘回采巷道

    排水系统是否完整由检查人对照设计判断。
    """
    return p.driving_gate_roads & ~p.panel_drainage_complete


@rule(
    CoalWaterPlace,
    cites=CRITERIA.clause("steep_seam_water"),
    en="steep seam mined under water without removing the threat",
    cases=[
        Case.hazard(working=True, steep_seam=True, under_water=True, water_threat_removed=False),
        Case.clear(working=True, steep_seam=True, under_water=True, water_threat_removed=True),
        Case.clear(steep_seam=False),
        Case.undetermined(working=True, steep_seam=True, water_threat_removed=False),
    ],
)
def coal_steep_seam_water(p: type[CoalWaterPlace]) -> Condition:
    """水体、老空水或强含水层下开采急倾斜煤层而没有消除水患

    倾角界限由检查人按规程的术语判断。
    """
    return p.working & p.steep_seam & p.under_water & ~p.water_threat_removed


@rule(
    CoalWaterPlace,
    cites=CRITERIA.clause("separation_water"),
    en="bed-separation water over a face not treated",
    cases=[
        Case.hazard(separation_threat=True, separation_treated=False),
        Case.clear(separation_threat=True, separation_treated=True),
        Case.clear(separation_threat=False),
        Case.undetermined(separation_threat=True),
    ],
)
def coal_separation_water(p: type[CoalWaterPlace]) -> Condition:
    """受离层水威胁的采煤面没有处理离层水

    破坏封闭性、超前疏放、预放水源做到其一即可。
    """
    return p.separation_threat & ~p.separation_treated


@rule(
    CoalWaterPlace,
    cites=CRITERIA.clause("burnt_zone_water"),
    en="burnt-zone water not probed or isolated",
    cases=[
        Case.hazard(burnt_zone_threat=True, burnt_zone_treated=False),
        Case.clear(burnt_zone_threat=True, burnt_zone_treated=True),
        Case.clear(burnt_zone_threat=False),
        Case.undetermined(burnt_zone_threat=True),
    ],
)
def coal_burnt_zone_water(p: type[CoalWaterPlace]) -> Condition:
    """受火烧区水威胁的采掘面没有探放或隔离

    是否受威胁由检查人判断。
    """
    return p.burnt_zone_threat & ~p.burnt_zone_treated


@rule(
    CoalWaterPlace,
    cites=CRITERIA.clause("blind_driving"),
    en="driving blind toward old workings",
    cases=[
        Case.hazard(driving=True, old_workings_ahead_known=False),
        Case.clear(driving=True, old_workings_ahead_known=True),
        Case.clear(driving=False),
        Case.undetermined(driving=True),
    ],
)
def coal_blind_driving(p: type[CoalWaterPlace]) -> Condition:
    """前方老巷、老空情况不明而掘进

    确认前方没有老巷老空的，也填已查明。
    """
    return p.driving & ~p.old_workings_ahead_known
