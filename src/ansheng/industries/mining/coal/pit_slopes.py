"""The rules on slopes of open-pit coal mines (2020 art. 18(10); 2026 art. 14(8), 15; regulation art. 631 to 640)."""

from __future__ import annotations

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, rule

from .pit_slope_facts import CoalSlope, CoalSlopeGnss, CoalSlopeRadar
from .standards import CRITERIA, REGULATION


@rule(
    CoalSlope,
    cites=CRITERIA.clause("pit_slope"),
    en="open-pit slope steeper than designed",
    cases=[
        Case.hazard(angle=36, design_angle=35),
        Case.clear(angle=35, design_angle=35),
        Case.undetermined(angle=36),
    ],
)
def coal_slope_steep(p: type[CoalSlope]) -> Condition:
    """露天煤矿边坡角大于设计最大值

    恰为设计值的不构成。
    """
    return p.angle > p.design_angle


@rule(
    CoalSlope,
    cites=CRITERIA.clause("pit_slope"),
    en="severe deformation of a slope untreated",
    cases=[
        Case.hazard(deformed=True, treated=False),
        Case.clear(deformed=True, treated=True),
        Case.clear(deformed=False),
        Case.undetermined(deformed=True),
    ],
)
def coal_slope_deformed(p: type[CoalSlope]) -> Condition:
    """边坡严重变形没有及时治理

    何为严重变形由检查人判断；2026-07-01 起改为位移加速和滑坡征兆两条。
    """
    return p.deformed & ~p.treated


@rule(
    CoalSlope,
    cites=CRITERIA.clause("final_slope_angle"),
    replaces=["coal_slope_steep"],
    en="slope of final benches steeper than designed",
    cases=[
        Case.hazard(final_benches=2, angle=36, design_angle=35),
        Case.clear(final_benches=1, angle=36, design_angle=35),
        Case.clear(final_benches=2, angle=35, design_angle=35),
        Case.undetermined(final_benches=2, angle=36),
    ],
)
def coal_final_slope_steep(p: type[CoalSlope]) -> Condition:
    """多个到界台阶形成的边帮角大于设计最大值

    到界台阶恰为规定个数的要判；角度恰为设计值的不构成。
    """
    return (p.final_benches >= CRITERIA.limit("final_benches")) & (p.angle > p.design_angle)


@rule(
    CoalSlope,
    cites=CRITERIA.clause("bench_geometry"),
    en="bench too high or berm too narrow against the design",
    cases=[
        Case.hazard(bench_height="30.1 m", design_bench_height="15 m"),
        Case.hazard(berm_width="19.9 m", design_berm_width="40 m"),
        Case.clear(
            bench_height="30 m", design_bench_height="15 m", berm_width="20 m", design_berm_width="40 m"
        ),
        Case.undetermined(bench_height="30 m", design_bench_height="15 m", berm_width="20 m"),
    ],
)
def coal_bench_geometry(p: type[CoalSlope]) -> Condition:
    """工作台阶高于设计的规定倍数，或平盘窄于设计的规定份额

    恰为限值的不构成。
    """
    high = p.bench_height > p.design_bench_height * CRITERIA.limit("bench_multiple")
    return high | (p.berm_width < p.design_berm_width * CRITERIA.limit("berm_share"))


@rule(
    CoalSlope,
    cites=CRITERIA.clause("slope_acceleration"),
    en="displacement keeps accelerating and nothing is done",
    cases=[
        Case.hazard(accelerating_for="72 h", action_taken=False),
        Case.clear(accelerating_for="71 h", action_taken=False),
        Case.clear(accelerating_for="80 h", action_taken=True),
        Case.undetermined(accelerating_for="80 h"),
    ],
)
def coal_slope_accelerating(p: type[CoalSlope]) -> Condition:
    """边坡位移连续加速达到规定时间而没有采取措施

    恰满该时间的已构成；是否连续加速取自监测系统。
    """
    return (p.accelerating_for >= CRITERIA.limit("acceleration")) & ~p.action_taken


@rule(
    CoalSlope,
    cites=CRITERIA.clause("slope_signs"),
    replaces=["coal_slope_deformed"],
    en="signs of a slide without stop and evacuation",
    cases=[
        Case.hazard(slide_signs=True, stopped=False),
        Case.hazard(slide_signs=True, evacuated=False),
        Case.clear(slide_signs=True, stopped=True, evacuated=True),
        Case.clear(slide_signs=False),
        Case.undetermined(slide_signs=True, stopped=True),
    ],
)
def coal_slope_signs(p: type[CoalSlope]) -> Condition:
    """有滑坡征兆没有及时停工撤人

    何为征兆由检查人判断。
    """
    return p.slide_signs & ~(p.stopped & p.evacuated)


@rule(
    CoalSlope,
    cites=CRITERIA.clause("slope_coverage"),
    en="pit or dump slope not monitored",
    cases=[
        Case.hazard(affects_people=True, fully_monitored=False),
        Case.clear(affects_people=True, fully_monitored=True),
        Case.clear(affects_people=False),
        Case.undetermined(affects_people=True),
    ],
)
def coal_slope_coverage(p: type[CoalSlope]) -> Condition:
    """影响人员安全的采场、排土场边坡没有监测

    每处边坡一条，缺一处即没有全覆盖。
    """
    return p.affects_people & ~p.fully_monitored


@rule(
    CoalSlope,
    cites=REGULATION.clause("slide_identification"),
    en="slide hazards not identified in time",
    cases=[
        Case.hazard(on=date(2026, 7, 2), identified_on="2025-07-01"),
        Case.clear(on=date(2026, 7, 1), identified_on="2025-07-01"),
        Case.undetermined(),
    ],
)
def coal_slide_identification(p: type[CoalSlope]) -> Condition:
    """滑坡隐患没有按期识别

    属一般隐患；恰满期限的不构成；从未识别的没有日期，待定。
    """
    return p.identified_on.plus(months=REGULATION.limit("identification_period")) < CHECK_DAY


@rule(
    CoalSlope,
    cites=REGULATION.clause("warning_values"),
    en="slope warning values not renewed in time",
    cases=[
        Case.hazard(on=date(2026, 7, 2), warnings_renewed_on="2026-01-01"),
        Case.clear(on=date(2026, 7, 1), warnings_renewed_on="2026-01-01"),
        Case.undetermined(),
    ],
)
def coal_slope_warnings(p: type[CoalSlope]) -> Condition:
    """边坡预警值没有按期更新

    属一般隐患；恰满期限的不构成。
    """
    return p.warnings_renewed_on.plus(months=REGULATION.limit("warning_period")) < CHECK_DAY


@rule(
    CoalSlopeRadar,
    cites=REGULATION.clause("slope_radar"),
    en="slope radar too far, too wide, too coarse or too slow",
    cases=[
        Case.hazard(distance="4.1 km"),
        Case.hazard(angle=121),
        Case.hazard(accuracy="1 mm"),
        Case.hazard(cycle="11 min"),
        Case.clear(distance="4 km", angle=120, accuracy="0.9 mm", cycle="10 min"),
        Case.undetermined(distance="4 km", angle=120, accuracy="0.9 mm"),
    ],
)
def coal_slope_radar(p: type[CoalSlopeRadar]) -> Condition:
    """边坡雷达的距离、角度、精度或周期不符合规程

    属一般隐患；精度须优于限值，恰为限值的构成，其余恰为限值的不构成。
    """
    law = REGULATION.limit
    wide = (p.distance > law("radar_distance")) | (p.angle > law("radar_angle"))
    return wide | (p.accuracy >= law("radar_accuracy")) | (p.cycle > law("radar_cycle"))


@rule(
    CoalSlopeGnss,
    cites=REGULATION.clause("slope_gnss"),
    en="GNSS lines too few, badly spaced or with too few points",
    cases=[
        Case.hazard(nearest_spacing="199 m"),
        Case.hazard(farthest_spacing="401 m"),
        Case.hazard(lines=2),
        Case.hazard(fewest_points=2),
        Case.clear(nearest_spacing="200 m", farthest_spacing="400 m", lines=3, fewest_points=3),
        Case.undetermined(nearest_spacing="200 m", farthest_spacing="400 m", lines=3),
    ],
)
def coal_slope_gnss(p: type[CoalSlopeGnss]) -> Condition:
    """卫星定位监测线的间距、条数或测点数不符合规程

    属一般隐患；恰为限值的不构成。
    """
    law = REGULATION.limit
    spacing = (p.nearest_spacing < law("gnss_nearest")) | (p.farthest_spacing > law("gnss_farthest"))
    return spacing | (p.lines < law("gnss_lines")) | (p.fewest_points < law("gnss_points"))
