"""The rules on slopes of open pits and dumps (二(四), 二(六) to 二(八), 二(十二))."""

from ansheng import Case, Condition, Rule, rule

from .pit_facts import NoncoalSlope
from .standards import OPEN_PIT


@rule(
    OPEN_PIT.clause("slope_geometry"),
    when=NoncoalSlope.kind == "pit",
    title="工作帮坡角或最终边坡台阶高度超过设计",
    en="working slope angle or final bench height above design",
    given={"kind": "pit"},
    cases=[
        Case.hazard(working_angle=46, design_working_angle=45),
        Case.hazard(bench_height="16 m", design_bench_height="15 m"),
        Case.clear(
            working_angle=45, design_working_angle=45, bench_height="15 m", design_bench_height="15 m"
        ),
        Case.undetermined(working_angle=45, design_working_angle=45, bench_height="15 m"),
    ],
)
def noncoal_slope_geometry() -> Condition:
    """只适用于采场边坡；没有最终边坡的台阶高度填 0。"""
    steep = NoncoalSlope.working_angle > NoncoalSlope.design_working_angle
    return steep | (NoncoalSlope.bench_height > NoncoalSlope.design_bench_height)


noncoal_slope_unanalysed = Rule(
    OPEN_PIT.clause("stability_analysis"),
    hazard=~NoncoalSlope.analysed,
    title="边坡没有按标准做稳定性分析",
    en="stability of a slope not analysed",
    note="采场边坡和排土场边坡各列一条；是否符合标准的周期和方法由检查人判断。",
)


noncoal_pit_slope_unmonitored = Rule(
    OPEN_PIT.clause("pit_monitoring"),
    when=NoncoalSlope.kind == "pit",
    hazard=(NoncoalSlope.height >= OPEN_PIT.limit("pit_slope_height")) & ~NoncoalSlope.online_monitoring,
    title="达到限值高度的采场边坡没有在线监测",
    en="high pit slope without online monitoring",
    note="恰为限值的高度已应监测。",
    given={"kind": "pit"},
    cases=[
        Case.hazard(height="200 m", online_monitoring=False),
        Case.clear(height="199 m", online_monitoring=False),
        Case.clear(online_monitoring=True),
        Case.undetermined(height="200 m"),
    ],
)


noncoal_dump_slope_unmonitored = Rule(
    OPEN_PIT.clause("dump_monitoring"),
    when=NoncoalSlope.kind == "dump",
    hazard=(NoncoalSlope.height >= OPEN_PIT.limit("dump_slope_height")) & ~NoncoalSlope.stability_monitoring,
    title="达到限值高度的排土场边坡没有稳定性监测系统",
    en="high dump slope without stability monitoring",
    note="恰为限值的高度已应监测。",
    given={"kind": "dump"},
    cases=[
        Case.hazard(height="200 m", stability_monitoring=False),
        Case.clear(height="199 m", stability_monitoring=False),
        Case.clear(stability_monitoring=True),
        Case.undetermined(height="200 m"),
    ],
)


noncoal_slope_monitoring_tampered = Rule(
    OPEN_PIT.clause("monitoring_tampered"),
    hazard=NoncoalSlope.monitoring_tampered,
    title="关闭、破坏边坡监测或数据造假",
    en="slope monitoring shut, damaged or falsified",
    note="没有监测系统的填“否”。",
)


@rule(
    OPEN_PIT.clause("sliding"),
    title="边坡出现滑移迹象",
    en="signs of sliding on a slope",
    cases=[
        Case.hazard(radial_cracks=True),
        Case.hazard(toe_heave=True, back_cracks_growing=True),
        Case.hazard(displacement_accelerating=True),
        Case.clear(radial_cracks=False, toe_heave=False, displacement_accelerating=False),
        Case.clear(radial_cracks=False, back_cracks_growing=False, displacement_accelerating=False),
        Case.undetermined(radial_cracks=False, toe_heave=True, displacement_accelerating=False),
    ],
)
def noncoal_slope_sliding() -> Condition:
    """前缘上隆与后缘裂缝扩展须同时出现；加速多久才算，由检查人判断。"""
    heave = NoncoalSlope.toe_heave & NoncoalSlope.back_cracks_growing
    return NoncoalSlope.radial_cracks | heave | NoncoalSlope.displacement_accelerating


noncoal_pit_berms = Rule(
    OPEN_PIT.clause("berms"),
    when=NoncoalSlope.kind == "pit",
    hazard=~(NoncoalSlope.safety_berm_as_design & NoncoalSlope.cleaning_berm_as_design),
    title="安全平台、清扫平台不符合设计",
    en="safety or cleaning berms not as designed",
    note="只适用于采场边坡；设计没有的一种填“是”。",
)
