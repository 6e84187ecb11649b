"""The rules on water in underground mines (一(五) to 一(十二), 补一(二))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .mine_facts import NoncoalMine
from .standards import SUPPLEMENT, UNDERGROUND
from .water_facts import NoncoalDrainage, NoncoalInrushWork, NoncoalMineWater, NoncoalPortal


@rule(
    NoncoalMine,
    cites=UNDERGROUND.clause("open_pit_to_underground"),
    when=lambda p: p.open_pit_related,
    en="under or beside an open pit without the designed measures",
    cases=[
        Case.hazard(open_pit_related=True, pit_drainage_as_design=False),
        Case.hazard(open_pit_related=True, sequence_as_design=False),
        Case.hazard(open_pit_related=True, crown_or_cushion_as_design=False),
        Case.clear(
            open_pit_related=True,
            pit_drainage_as_design=True,
            sequence_as_design=True,
            crown_or_cushion_as_design=True,
        ),
        Case.undetermined(open_pit_related=True, pit_drainage_as_design=True, sequence_as_design=True),
    ],
)
def noncoal_under_open_pit(p: type[NoncoalMine]) -> Condition:
    """露天转地下或联合开采，防排水、回采顺序、顶柱或垫层不按设计

    设计没有要求的一项填“是”。
    """
    return ~(p.pit_drainage_as_design & p.sequence_as_design & p.crown_or_cushion_as_design)


@rule(
    NoncoalMineWater,
    cites=UNDERGROUND.clause("surface_water"),
    en="surface water threatens the mine without the designed measures",
    cases=[
        Case.hazard(surface_water_threat=True, water_measures_as_design=False),
        Case.clear(surface_water_threat=True, water_measures_as_design=True),
        Case.clear(surface_water_threat=False),
        Case.undetermined(surface_water_threat=True),
    ],
)
def noncoal_surface_water(p: type[NoncoalMineWater]) -> Condition:
    """地表水或降水危及井下，没有按设计防治

    是否危及井下由检查人判断。
    """
    return p.surface_water_threat & ~p.water_measures_as_design


@rule(
    NoncoalDrainage,
    cites=UNDERGROUND.clause("main_pumps"),
    en="too few main pumps or capacity below design",
    cases=[
        Case.hazard(main_pumps=2),
        Case.hazard(main_pumps=3, working_capacity="180 m3/h", design_working_capacity="200 m3/h"),
        Case.hazard(standby_capacity="100 m3/h", design_standby_capacity="150 m3/h"),
        Case.clear(
            main_pumps=3,
            working_capacity=200,
            design_working_capacity=200,
            standby_capacity=150,
            design_standby_capacity=150,
        ),
        Case.undetermined(main_pumps=3, working_capacity=200, design_working_capacity=200),
    ],
)
def noncoal_main_pumps(p: type[NoncoalDrainage]) -> Condition:
    """主排水泵不足，或工作、备用水泵的额定能力低于设计

    能力按额定值与设计值比较，不按实测值。
    """
    few = p.main_pumps < UNDERGROUND.limit("main_pumps")
    weak = p.working_capacity < p.design_working_capacity
    return few | weak | (p.standby_capacity < p.design_standby_capacity)


@rule(
    NoncoalDrainage,
    cites=UNDERGROUND.clause("drain_pipes"),
    en="drain pipes missing or not connected",
    cases=[
        Case.hazard(working_pipe=False),
        Case.hazard(standby_pipe=False),
        Case.hazard(pipes_connected=False),
        Case.clear(working_pipe=True, standby_pipe=True, pipes_connected=True),
        Case.undetermined(working_pipe=True, standby_pipe=True),
    ],
)
def noncoal_drain_pipes(p: type[NoncoalDrainage]) -> Condition:
    """没有工作和备用排水管路，或管路没有与水泵有效连接

    连接是否有效由检查人判断。
    """
    return ~(p.working_pipe & p.standby_pipe & p.pipes_connected)


@rule(
    NoncoalDrainage,
    cites=UNDERGROUND.clause("pump_room"),
    when=lambda p: p.at_lowest_level,
    en="lowest pump room without water door or high exit",
    cases=[
        Case.hazard(at_lowest_level=True, water_door=False),
        Case.hazard(at_lowest_level=True, water_door=True, other_exit_height="6.9 m"),
        Case.clear(at_lowest_level=True, water_door=True, other_exit_height="7 m"),
        Case.undetermined(at_lowest_level=True, water_door=True),
    ],
)
def noncoal_pump_room(p: type[NoncoalDrainage]) -> Condition:
    """最低中段主泵房没有防水门，或另一出口不够高

    恰为限值的算够高。
    """
    return ~p.water_door | (p.other_exit_height < UNDERGROUND.limit("pump_room_exit"))


@rule(
    NoncoalDrainage,
    cites=UNDERGROUND.clause("sump_in_goaf"),
    en="goaf or abandoned road used as sump",
    cases=[Case.hazard(sump_in_goaf=True), Case.clear(sump_in_goaf=False), Case.undetermined()],
)
def noncoal_sump_in_goaf(p: type[NoncoalDrainage]) -> Condition:
    """用采空区或废弃巷道作水仓

    不看设计是否同意。
    """
    return p.sump_in_goaf


@rule(
    NoncoalPortal,
    cites=UNDERGROUND.clause("collar_elevation"),
    en="collar too low above the highest flood level",
    cases=[
        Case.hazard(collar_elevation=100.9, flood_elevation=100, flood_protection_as_design=False),
        Case.clear(collar_elevation=101, flood_elevation=100, flood_protection_as_design=False),
        Case.clear(flood_protection_as_design=True),
        Case.undetermined(collar_elevation=100.9, flood_elevation=100),
    ],
)
def noncoal_collar_floods(p: type[NoncoalPortal]) -> Condition:
    """井口标高高出历史最高洪水位不足，又未按设计防护

    两个标高须为同一高程基准；恰高出限值的不构成。
    """
    low = p.collar_elevation - p.flood_elevation < UNDERGROUND.limit("collar_above_flood")
    return low & ~p.flood_protection_as_design


@rule(
    NoncoalMineWater,
    cites=UNDERGROUND.clause("water_staff"),
    when=lambda p: p.hydrogeology.is_in(["medium", "complex"]),
    en="water staff, crew, equipment or probing deficient",
    cases=[
        Case.hazard(hydrogeology="medium", water_specialist=False),
        Case.hazard(hydrogeology="complex", water_unit=False),
        Case.hazard(hydrogeology="complex", probe_crew=False),
        Case.hazard(hydrogeology="complex", probe_equipment=False),
        Case.hazard(hydrogeology="medium", probing_as_design=False),
        Case.clear(
            hydrogeology="medium",
            water_specialist=True,
            water_unit=True,
            probe_crew=True,
            probe_equipment=True,
            probing_as_design=True,
        ),
        Case.undetermined(hydrogeology="medium", water_specialist=True),
    ],
)
def noncoal_water_staff(p: type[NoncoalMineWater]) -> Condition:
    """水文中等或复杂而防治水人员、机构、队伍、设备或探放水不到位

    水文地质类型取自设计或勘查报告，不推算。
    """
    staff = p.water_specialist & p.water_unit & p.probe_crew
    return ~(staff & p.probe_equipment & p.probing_as_design)


@rule(
    NoncoalMineWater,
    cites=UNDERGROUND.clause("water_doors"),
    when=lambda p: p.hydrogeology == "complex",
    en="water doors or sump walls not as designed",
    cases=[
        Case.hazard(hydrogeology="complex", water_doors_as_design=False),
        Case.hazard(hydrogeology="complex", sump_walls_as_design=False),
        Case.clear(hydrogeology="complex", water_doors_as_design=True, sump_walls_as_design=True),
        Case.undetermined(hydrogeology="complex", water_doors_as_design=True),
    ],
)
def noncoal_water_doors(p: type[NoncoalMineWater]) -> Condition:
    """水文复杂而防水门、隔墙或配水阀不按设计

    哪些巷道属关键巷道由设计确定。
    """
    return ~(p.water_doors_as_design & p.sump_walls_as_design)


@rule(
    NoncoalInrushWork,
    cites=UNDERGROUND.clause("inrush_area"),
    when=lambda p: p.inrush_threat & p.working,
    en="work under threat of inrush without plan or probing",
    cases=[
        Case.hazard(inrush_threat=True, working=True, water_plan=False),
        Case.hazard(inrush_threat=True, working=True, measures_before_work=False),
        Case.hazard(inrush_threat=True, working=True, advance_probing=False),
        Case.hazard(inrush_threat=True, working=True, holes=2, design_holes=3),
        Case.hazard(inrush_threat=True, working=True, hole_depth="29 m", design_hole_depth="30 m"),
        Case.hazard(inrush_threat=True, working=True, azimuth_as_design=False),
        Case.clear(
            inrush_threat=True,
            working=True,
            water_plan=True,
            measures_before_work=True,
            advance_probing=True,
            holes=3,
            design_holes=3,
            hole_depth=30,
            design_hole_depth=30,
            azimuth_as_design=True,
        ),
        Case.undetermined(inrush_threat=True, working=True, water_plan=True, advance_probing=True),
    ],
)
def noncoal_inrush_work(p: type[NoncoalInrushWork]) -> Condition:
    """突水威胁区采掘，无方案措施或超前探放水不足

    哪里属突水威胁区由检查人依据资料判断；深度比较最浅的一个孔。
    """
    short = (p.holes < p.design_holes) | (p.hole_depth < p.design_hole_depth) | ~p.azimuth_as_design
    return ~(p.water_plan & p.measures_before_work & p.advance_probing) | short


@rule(
    NoncoalMineWater,
    cites=UNDERGROUND.clause("flood_evacuation"),
    en="no evacuation in heavy rain or upstream flood",
    cases=[
        Case.hazard(backflow_threat=True, heavy_rain=True, stopped_and_evacuated=False),
        Case.hazard(backflow_threat=True, upstream_flood=True, stopped_and_evacuated=False),
        Case.clear(backflow_threat=True, heavy_rain=False, upstream_flood=False),
        Case.clear(backflow_threat=False),
        Case.clear(stopped_and_evacuated=True),
        Case.undetermined(backflow_threat=True, heavy_rain=False, stopped_and_evacuated=False),
    ],
)
def noncoal_flood_not_evacuated(p: type[NoncoalMineWater]) -> Condition:
    """受倒灌威胁，强降雨或上游洪水时没有停产撤人

    何为强降雨由检查人依据预报和预案判断。
    """
    return p.backflow_threat & (p.heavy_rain | p.upstream_flood) & ~p.stopped_and_evacuated


@rule(
    NoncoalMineWater,
    cites=SUPPLEMENT.clause("hidden_water"),
    en="hidden paths for water not surveyed or treated",
    cases=[
        Case.hazard(
            surface_water_threat=True, working_in_threatened_zone=True, hidden_factors_surveyed=False
        ),
        Case.hazard(surface_water_threat=True, working_in_threatened_zone=True, hidden_factors_treated=False),
        Case.clear(surface_water_threat=True, working_in_threatened_zone=False),
        Case.clear(hidden_factors_surveyed=True, hidden_factors_treated=True),
        Case.undetermined(surface_water_threat=True, hidden_factors_surveyed=False),
    ],
)
def noncoal_hidden_water(p: type[NoncoalMineWater]) -> Condition:
    """受地表水威胁，未查清或治理水力通道而在受威胁区生产建设

    查清的范围按官方解读，由检查人划定。
    """
    done = p.hidden_factors_surveyed & p.hidden_factors_treated
    return p.surface_water_threat & p.working_in_threatened_zone & ~done
