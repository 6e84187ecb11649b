"""The rules on slopes of open-pit coal mines (2020 art. 18(10); 2026 art. 14(8), 15; regulation art. 631 to 640)."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .pit_slope_facts import CoalSlope as Slope
from .pit_slope_facts import CoalSlopeGnss as Gnss
from .pit_slope_facts import CoalSlopeRadar as Radar
from .standards import CRITERIA as LAW
from .standards import REGULATION

coal_slope_steep = Rule(
    LAW.clause("pit_slope"),
    hazard=Slope.angle > Slope.design_angle,
    title="露天煤矿边坡角大于设计最大值",
    en="Open-pit slope steeper than designed",
    cases=[
        Case.hazard(angle=36, design_angle=35),
        Case.clear(angle=35, design_angle=35),
        Case.undetermined(angle=36),
    ],
)


coal_slope_deformed = Rule(
    LAW.clause("pit_slope"),
    hazard=Slope.deformed & ~Slope.treated,
    title="露天煤矿边坡严重变形未及时治理",
    en="Severe deformation of a slope untreated",
)


coal_final_slope_steep = Rule(
    LAW.clause("final_slope_angle"),
    hazard=(Slope.final_benches >= LAW.limit("final_benches")) & (Slope.angle > Slope.design_angle),
    replaces=["coal_slope_steep"],
    cases=[
        Case.hazard(final_benches=2, angle=36, design_angle=35),
        Case.clear(final_benches=1, angle=36, design_angle=35),
        Case.clear(final_benches=2, angle=35, design_angle=35),
        Case.undetermined(final_benches=2, angle=36),
    ],
)


coal_bench_geometry = Rule(
    LAW.clause("bench_geometry"),
    hazard=(Slope.bench_height > Slope.design_bench_height * LAW.limit("bench_multiple"))
    | (Slope.berm_width < Slope.design_berm_width * LAW.limit("berm_share")),
    cases=[
        Case.hazard(bench_height="30.1 m", design_bench_height="15 m"),
        Case.hazard(berm_width="19.9 m", design_berm_width="40 m"),
        Case.clear(
            bench_height="30 m", design_bench_height="15 m", berm_width="20 m", design_berm_width="40 m"
        ),
        Case.undetermined(bench_height="30 m", design_bench_height="15 m", berm_width="20 m"),
    ],
)


coal_slope_accelerating = Rule(
    LAW.clause("slope_acceleration"),
    hazard=(Slope.accelerating_for >= LAW.limit("acceleration")) & ~Slope.action_taken,
    cases=[
        Case.hazard(accelerating_for="72 h", action_taken=False),
        Case.clear(accelerating_for="71 h", action_taken=False),
        Case.clear(accelerating_for="80 h", action_taken=True),
        Case.undetermined(accelerating_for="80 h"),
    ],
)


coal_slope_signs = Rule(
    LAW.clause("slope_signs"),
    hazard=Slope.slide_signs & ~(Slope.stopped & Slope.evacuated),
    replaces=["coal_slope_deformed"],
)


coal_slope_coverage = Rule(LAW.clause("slope_coverage"), hazard=Slope.affects_people & ~Slope.fully_monitored)


coal_slide_identification = Rule(
    REGULATION.clause("slide_identification"),
    hazard=Slope.identified_on.plus(months=REGULATION.limit("identification_period")) < CHECK_DAY,
    note="从未识别的无日期，待定。",
    cases=[
        Case.hazard(on=date(2026, 7, 2), identified_on="2025-07-01"),
        Case.clear(on=date(2026, 7, 1), identified_on="2025-07-01"),
        Case.undetermined(),
    ],
)


coal_slope_warnings = Rule(
    REGULATION.clause("warning_values"),
    hazard=Slope.warnings_renewed_on.plus(months=REGULATION.limit("warning_period")) < CHECK_DAY,
    cases=[
        Case.hazard(on=date(2026, 7, 2), warnings_renewed_on="2026-01-01"),
        Case.clear(on=date(2026, 7, 1), warnings_renewed_on="2026-01-01"),
        Case.undetermined(),
    ],
)


@rule(
    REGULATION.clause("slope_radar"),
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
    """精度须优于限值，恰为限值的构成。"""
    law = REGULATION.limit
    wide = (Radar.distance > law("radar_distance")) | (Radar.angle > law("radar_angle"))
    return wide | (Radar.accuracy >= law("radar_accuracy")) | (Radar.cycle > law("radar_cycle"))


@rule(
    REGULATION.clause("slope_gnss"),
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
    law = REGULATION.limit
    spacing = (Gnss.nearest_spacing < law("gnss_nearest")) | (Gnss.farthest_spacing > law("gnss_farthest"))
    return spacing | (Gnss.lines < law("gnss_lines")) | (Gnss.fewest_points < law("gnss_points"))
