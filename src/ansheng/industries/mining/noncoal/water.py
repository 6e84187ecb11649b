"""The rules on water in underground mines (一(五) to 一(十二), 补一(二))."""

from ansheng import Case, Condition, Rule, rule

from .mine_facts import NoncoalMine
from .standards import SUPPLEMENT, UNDERGROUND
from .water_facts import NoncoalDrainage, NoncoalInrushWork, NoncoalMineWater, NoncoalPortal

noncoal_under_open_pit = Rule(
    UNDERGROUND.clause("open_pit_to_underground"),
    when=NoncoalMine.open_pit_related,
    hazard=~(
        NoncoalMine.pit_drainage_as_design
        & NoncoalMine.sequence_as_design
        & NoncoalMine.crown_or_cushion_as_design
    ),
    title="露天转地下或联合开采，防排水、回采顺序、顶柱或垫层不按设计",
    en="under or beside an open pit without the designed measures",
    note="设计没有要求的一项填“是”。",
)


noncoal_surface_water = Rule(
    UNDERGROUND.clause("surface_water"),
    hazard=NoncoalMineWater.surface_water_threat & ~NoncoalMineWater.water_measures_as_design,
    title="地表水或降水危及井下，没有按设计防治",
    en="surface water threatens the mine without the designed measures",
    note="是否危及井下由检查人判断。",
)


@rule(
    UNDERGROUND.clause("main_pumps"),
    title="主排水泵不足，或工作、备用水泵的额定能力低于设计",
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
def noncoal_main_pumps() -> Condition:
    """能力按额定值与设计值比较，不按实测值。"""
    few = NoncoalDrainage.main_pumps < UNDERGROUND.limit("main_pumps")
    weak = NoncoalDrainage.working_capacity < NoncoalDrainage.design_working_capacity
    return few | weak | (NoncoalDrainage.standby_capacity < NoncoalDrainage.design_standby_capacity)


noncoal_drain_pipes = Rule(
    UNDERGROUND.clause("drain_pipes"),
    hazard=~(NoncoalDrainage.working_pipe & NoncoalDrainage.standby_pipe & NoncoalDrainage.pipes_connected),
    en="drain pipes missing or not connected",
    note="连接是否有效由检查人判断。",
)


noncoal_pump_room = Rule(
    UNDERGROUND.clause("pump_room"),
    when=NoncoalDrainage.at_lowest_level,
    hazard=~NoncoalDrainage.water_door
    | (NoncoalDrainage.other_exit_height < UNDERGROUND.limit("pump_room_exit")),
    title="最低中段主泵房没有防水门，或另一出口不够高",
    en="lowest pump room without water door or high exit",
    note="恰为限值的算够高。",
    given={"at_lowest_level": True},
    cases=[
        Case.hazard(water_door=False),
        Case.hazard(water_door=True, other_exit_height="6.9 m"),
        Case.clear(water_door=True, other_exit_height="7 m"),
        Case.undetermined(water_door=True),
    ],
)


noncoal_sump_in_goaf = Rule(
    UNDERGROUND.clause("sump_in_goaf"),
    hazard=NoncoalDrainage.sump_in_goaf,
    title="用采空区或废弃巷道作水仓",
    en="goaf or abandoned road used as sump",
    note="不看设计是否同意。",
)


@rule(
    UNDERGROUND.clause("collar_elevation"),
    title="井口标高高出历史最高洪水位不足，又未按设计防护",
    en="collar too low above the highest flood level",
    cases=[
        Case.hazard(collar_elevation=100.9, flood_elevation=100, flood_protection_as_design=False),
        Case.clear(collar_elevation=101, flood_elevation=100, flood_protection_as_design=False),
        Case.clear(flood_protection_as_design=True),
        Case.undetermined(collar_elevation=100.9, flood_elevation=100),
    ],
)
def noncoal_collar_floods() -> Condition:
    """两个标高须为同一高程基准；恰高出限值的不构成。"""
    low = NoncoalPortal.collar_elevation - NoncoalPortal.flood_elevation < UNDERGROUND.limit(
        "collar_above_flood"
    )
    return low & ~NoncoalPortal.flood_protection_as_design


@rule(
    UNDERGROUND.clause("water_staff"),
    when=NoncoalMineWater.hydrogeology.is_in(["medium", "complex"]),
    title="水文中等或复杂而防治水人员、机构、队伍、设备或探放水不到位",
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
def noncoal_water_staff() -> Condition:
    """水文地质类型取自设计或勘查报告，不推算。"""
    staff = NoncoalMineWater.water_specialist & NoncoalMineWater.water_unit & NoncoalMineWater.probe_crew
    return ~(staff & NoncoalMineWater.probe_equipment & NoncoalMineWater.probing_as_design)


noncoal_water_doors = Rule(
    UNDERGROUND.clause("water_doors"),
    when=NoncoalMineWater.hydrogeology == "complex",
    hazard=~(NoncoalMineWater.water_doors_as_design & NoncoalMineWater.sump_walls_as_design),
    title="水文复杂而防水门、隔墙或配水阀不按设计",
    en="water doors or sump walls not as designed",
    note="哪些巷道属关键巷道由设计确定。",
)


@rule(
    UNDERGROUND.clause("inrush_area"),
    when=NoncoalInrushWork.inrush_threat & NoncoalInrushWork.working,
    title="突水威胁区采掘，无方案措施或超前探放水不足",
    en="work under threat of inrush without plan or probing",
    given={"inrush_threat": True, "working": True},
    cases=[
        Case.hazard(water_plan=False),
        Case.hazard(measures_before_work=False),
        Case.hazard(advance_probing=False),
        Case.hazard(holes=2, design_holes=3),
        Case.hazard(hole_depth="29 m", design_hole_depth="30 m"),
        Case.hazard(azimuth_as_design=False),
        Case.clear(
            water_plan=True,
            measures_before_work=True,
            advance_probing=True,
            holes=3,
            design_holes=3,
            hole_depth=30,
            design_hole_depth=30,
            azimuth_as_design=True,
        ),
        Case.undetermined(water_plan=True, advance_probing=True),
    ],
)
def noncoal_inrush_work() -> Condition:
    """哪里属突水威胁区由检查人依据资料判断；深度比较最浅的一个孔。"""
    short = (
        (NoncoalInrushWork.holes < NoncoalInrushWork.design_holes)
        | (NoncoalInrushWork.hole_depth < NoncoalInrushWork.design_hole_depth)
        | ~NoncoalInrushWork.azimuth_as_design
    )
    return (
        ~(
            NoncoalInrushWork.water_plan
            & NoncoalInrushWork.measures_before_work
            & NoncoalInrushWork.advance_probing
        )
        | short
    )


noncoal_flood_not_evacuated = Rule(
    UNDERGROUND.clause("flood_evacuation"),
    hazard=NoncoalMineWater.backflow_threat
    & (NoncoalMineWater.heavy_rain | NoncoalMineWater.upstream_flood)
    & ~NoncoalMineWater.stopped_and_evacuated,
    title="受倒灌威胁，强降雨或上游洪水时没有停产撤人",
    en="no evacuation in heavy rain or upstream flood",
    note="何为强降雨由检查人依据预报和预案判断。",
    cases=[
        Case.hazard(backflow_threat=True, heavy_rain=True, stopped_and_evacuated=False),
        Case.hazard(backflow_threat=True, upstream_flood=True, stopped_and_evacuated=False),
        Case.clear(backflow_threat=True, heavy_rain=False, upstream_flood=False),
        Case.clear(backflow_threat=False),
        Case.clear(stopped_and_evacuated=True),
        Case.undetermined(backflow_threat=True, heavy_rain=False, stopped_and_evacuated=False),
    ],
)


@rule(
    SUPPLEMENT.clause("hidden_water"),
    title="受地表水威胁，未查清或治理水力通道而在受威胁区生产建设",
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
def noncoal_hidden_water() -> Condition:
    """查清的范围按官方解读，由检查人划定。"""
    done = NoncoalMineWater.hidden_factors_surveyed & NoncoalMineWater.hidden_factors_treated
    return NoncoalMineWater.surface_water_threat & NoncoalMineWater.working_in_threatened_zone & ~done
