"""The rules on slopes of open-pit coal mines (2020 art. 18(10); 2026 art. 14(8), 15; regulation art. 631 to 640)."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .pit_slope_facts import CoalSlope, CoalSlopeGnss, CoalSlopeRadar
from .standards import CRITERIA, REGULATION

coal_slope_steep = Rule(
    CRITERIA.clause("pit_slope"),
    hazard=CoalSlope.angle > CoalSlope.design_angle,
    title="露天煤矿边坡角大于设计最大值",
    en="open-pit slope steeper than designed",
    note="恰为设计值的不构成。",
    cases=[
        Case.hazard(angle=36, design_angle=35),
        Case.clear(angle=35, design_angle=35),
        Case.undetermined(angle=36),
    ],
)


coal_slope_deformed = Rule(
    CRITERIA.clause("pit_slope"),
    hazard=CoalSlope.deformed & ~CoalSlope.treated,
    title="边坡严重变形没有及时治理",
    en="severe deformation of a slope untreated",
    note="何为严重变形由检查人判断；2026-07-01 起改为位移加速和滑坡征兆两条。",
)


coal_final_slope_steep = Rule(
    CRITERIA.clause("final_slope_angle"),
    hazard=(CoalSlope.final_benches >= CRITERIA.limit("final_benches"))
    & (CoalSlope.angle > CoalSlope.design_angle),
    en="slope of final benches steeper than designed",
    replaces=["coal_slope_steep"],
    note="到界台阶恰为规定个数的要判；角度恰为设计值的不构成。",
    cases=[
        Case.hazard(final_benches=2, angle=36, design_angle=35),
        Case.clear(final_benches=1, angle=36, design_angle=35),
        Case.clear(final_benches=2, angle=35, design_angle=35),
        Case.undetermined(final_benches=2, angle=36),
    ],
)


@rule(
    CRITERIA.clause("bench_geometry"),
    title="工作台阶高于设计的规定倍数，或平盘窄于设计的规定份额",
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
def coal_bench_geometry() -> Condition:
    """恰为限值的不构成。"""
    high = CoalSlope.bench_height > CoalSlope.design_bench_height * CRITERIA.limit("bench_multiple")
    return high | (CoalSlope.berm_width < CoalSlope.design_berm_width * CRITERIA.limit("berm_share"))


coal_slope_accelerating = Rule(
    CRITERIA.clause("slope_acceleration"),
    hazard=(CoalSlope.accelerating_for >= CRITERIA.limit("acceleration")) & ~CoalSlope.action_taken,
    title="边坡位移连续加速达到规定时间而没有采取措施",
    en="displacement keeps accelerating and nothing is done",
    note="恰满该时间的已构成；是否连续加速取自监测系统。",
    cases=[
        Case.hazard(accelerating_for="72 h", action_taken=False),
        Case.clear(accelerating_for="71 h", action_taken=False),
        Case.clear(accelerating_for="80 h", action_taken=True),
        Case.undetermined(accelerating_for="80 h"),
    ],
)


coal_slope_signs = Rule(
    CRITERIA.clause("slope_signs"),
    hazard=CoalSlope.slide_signs & ~(CoalSlope.stopped & CoalSlope.evacuated),
    en="signs of a slide without stop and evacuation",
    replaces=["coal_slope_deformed"],
    note="何为征兆由检查人判断。",
    cases=[
        Case.hazard(slide_signs=True, stopped=False),
        Case.hazard(slide_signs=True, evacuated=False),
        Case.clear(slide_signs=True, stopped=True, evacuated=True),
        Case.clear(slide_signs=False),
        Case.undetermined(slide_signs=True, stopped=True),
    ],
)


coal_slope_coverage = Rule(
    CRITERIA.clause("slope_coverage"),
    hazard=CoalSlope.affects_people & ~CoalSlope.fully_monitored,
    title="影响人员安全的采场、排土场边坡没有监测",
    en="pit or dump slope not monitored",
    note="每处边坡一条，缺一处即没有全覆盖。",
)


coal_slide_identification = Rule(
    REGULATION.clause("slide_identification"),
    hazard=CoalSlope.identified_on.plus(months=REGULATION.limit("identification_period")) < CHECK_DAY,
    title="滑坡隐患没有按期识别",
    en="slide hazards not identified in time",
    note="属一般隐患；恰满期限的不构成；从未识别的没有日期，待定。",
    cases=[
        Case.hazard(on=date(2026, 7, 2), identified_on="2025-07-01"),
        Case.clear(on=date(2026, 7, 1), identified_on="2025-07-01"),
        Case.undetermined(),
    ],
)


coal_slope_warnings = Rule(
    REGULATION.clause("warning_values"),
    hazard=CoalSlope.warnings_renewed_on.plus(months=REGULATION.limit("warning_period")) < CHECK_DAY,
    title="边坡预警值没有按期更新",
    en="slope warning values not renewed in time",
    note="属一般隐患；恰满期限的不构成。",
    cases=[
        Case.hazard(on=date(2026, 7, 2), warnings_renewed_on="2026-01-01"),
        Case.clear(on=date(2026, 7, 1), warnings_renewed_on="2026-01-01"),
        Case.undetermined(),
    ],
)


@rule(
    REGULATION.clause("slope_radar"),
    title="边坡雷达的距离、角度、精度或周期不符合规程",
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
def coal_slope_radar() -> Condition:
    """属一般隐患；精度须优于限值，恰为限值的构成，其余恰为限值的不构成。"""
    law = REGULATION.limit
    wide = (CoalSlopeRadar.distance > law("radar_distance")) | (CoalSlopeRadar.angle > law("radar_angle"))
    return (
        wide
        | (CoalSlopeRadar.accuracy >= law("radar_accuracy"))
        | (CoalSlopeRadar.cycle > law("radar_cycle"))
    )


@rule(
    REGULATION.clause("slope_gnss"),
    title="卫星定位监测线的间距、条数或测点数不符合规程",
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
def coal_slope_gnss() -> Condition:
    """属一般隐患；恰为限值的不构成。"""
    law = REGULATION.limit
    spacing = (CoalSlopeGnss.nearest_spacing < law("gnss_nearest")) | (
        CoalSlopeGnss.farthest_spacing > law("gnss_farthest")
    )
    return (
        spacing
        | (CoalSlopeGnss.lines < law("gnss_lines"))
        | (CoalSlopeGnss.fewest_points < law("gnss_points"))
    )
