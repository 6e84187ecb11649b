"""The rules on slopes of open pits and dumps (二(四), 二(六) to 二(八), 二(十二))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .pit_facts import NoncoalSlope
from .standards import OPEN_PIT


@rule(
    NoncoalSlope,
    cites=OPEN_PIT.clause("slope_geometry"),
    when=lambda p: p.kind == "pit",
    en="working slope angle or final bench height above design",
    cases=[
        Case.hazard(kind="pit", working_angle=46, design_working_angle=45),
        Case.hazard(kind="pit", bench_height="16 m", design_bench_height="15 m"),
        Case.clear(
            kind="pit",
            working_angle=45,
            design_working_angle=45,
            bench_height="15 m",
            design_bench_height="15 m",
        ),
        Case.undetermined(kind="pit", working_angle=45, design_working_angle=45, bench_height="15 m"),
    ],
)
def noncoal_slope_geometry(p: type[NoncoalSlope]) -> Condition:
    """工作帮坡角或最终边坡台阶高度超过设计

    只适用于采场边坡；没有最终边坡的台阶高度填 0。
    """
    steep = p.working_angle > p.design_working_angle
    return steep | (p.bench_height > p.design_bench_height)


@rule(
    NoncoalSlope,
    cites=OPEN_PIT.clause("stability_analysis"),
    en="stability of a slope not analysed",
    cases=[Case.hazard(analysed=False), Case.clear(analysed=True), Case.undetermined()],
)
def noncoal_slope_unanalysed(p: type[NoncoalSlope]) -> Condition:
    """边坡没有按标准做稳定性分析

    采场边坡和排土场边坡各列一条；是否符合标准的周期和方法由检查人判断。
    """
    return ~p.analysed


@rule(
    NoncoalSlope,
    cites=OPEN_PIT.clause("pit_monitoring"),
    when=lambda p: p.kind == "pit",
    en="high pit slope without online monitoring",
    cases=[
        Case.hazard(kind="pit", height="200 m", online_monitoring=False),
        Case.clear(kind="pit", height="199 m", online_monitoring=False),
        Case.clear(kind="pit", online_monitoring=True),
        Case.undetermined(kind="pit", height="200 m"),
    ],
)
def noncoal_pit_slope_unmonitored(p: type[NoncoalSlope]) -> Condition:
    """达到限值高度的采场边坡没有在线监测

    恰为限值的高度已应监测。
    """
    return (p.height >= OPEN_PIT.limit("pit_slope_height")) & ~p.online_monitoring


@rule(
    NoncoalSlope,
    cites=OPEN_PIT.clause("dump_monitoring"),
    when=lambda p: p.kind == "dump",
    en="high dump slope without stability monitoring",
    cases=[
        Case.hazard(kind="dump", height="200 m", stability_monitoring=False),
        Case.clear(kind="dump", height="199 m", stability_monitoring=False),
        Case.clear(kind="dump", stability_monitoring=True),
        Case.undetermined(kind="dump", height="200 m"),
    ],
)
def noncoal_dump_slope_unmonitored(p: type[NoncoalSlope]) -> Condition:
    """达到限值高度的排土场边坡没有稳定性监测系统

    恰为限值的高度已应监测。
    """
    return (p.height >= OPEN_PIT.limit("dump_slope_height")) & ~p.stability_monitoring


@rule(
    NoncoalSlope,
    cites=OPEN_PIT.clause("monitoring_tampered"),
    en="slope monitoring shut, damaged or falsified",
    cases=[
        Case.hazard(monitoring_tampered=True),
        Case.clear(monitoring_tampered=False),
        Case.undetermined(),
    ],
)
def noncoal_slope_monitoring_tampered(p: type[NoncoalSlope]) -> Condition:
    """关闭、破坏边坡监测或数据造假

    没有监测系统的填“否”。
    """
    return p.monitoring_tampered


@rule(
    NoncoalSlope,
    cites=OPEN_PIT.clause("sliding"),
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
def noncoal_slope_sliding(p: type[NoncoalSlope]) -> Condition:
    """边坡出现滑移迹象

    前缘上隆与后缘裂缝扩展须同时出现；加速多久才算，由检查人判断。
    """
    heave = p.toe_heave & p.back_cracks_growing
    return p.radial_cracks | heave | p.displacement_accelerating


@rule(
    NoncoalSlope,
    cites=OPEN_PIT.clause("berms"),
    when=lambda p: p.kind == "pit",
    en="safety or cleaning berms not as designed",
    cases=[
        Case.hazard(kind="pit", safety_berm_as_design=False),
        Case.hazard(kind="pit", cleaning_berm_as_design=False),
        Case.clear(kind="pit", safety_berm_as_design=True, cleaning_berm_as_design=True),
        Case.undetermined(kind="pit", safety_berm_as_design=True),
    ],
)
def noncoal_pit_berms(p: type[NoncoalSlope]) -> Condition:
    """安全平台、清扫平台不符合设计

    只适用于采场边坡；设计没有的一种填“是”。
    """
    return ~(p.safety_berm_as_design & p.cleaning_berm_as_design)
