"""The rules on speeding (超速): points, the general limits, night, dangerous goods."""

from ansheng import Case, Condition, Measure, Rule, rule

from .facts import SpeedReading
from .standards import DANGEROUS, MONITORING, POINTS, REGULATION, TRAFFIC_LAW

_CELLS = (
    "overspeed_heavy_expressway",
    "overspeed_heavy_elsewhere",
    "overspeed_light_expressway",
    "overspeed_light_elsewhere",
)


def _excess(p: type[SpeedReading]) -> Measure:
    return (p.speed - p.speed_limit) / p.speed_limit


def _in_cell(p: type[SpeedReading], cell: str) -> Condition:
    heavy = p.vehicle.is_in(["school_bus", "large_passenger", "large_goods", "dangerous_goods"])
    fast = p.road.is_in(["expressway", "urban_expressway"])
    return (heavy if "heavy" in cell else ~heavy) & (fast if "expressway" in cell else ~fast)


def _scores(p: type[SpeedReading], points: int) -> Condition:
    first, *rest = (
        _in_cell(p, cell) & POINTS.limit(f"{cell}.points").at(_excess(p)).between(points, points)
        for cell in _CELLS
    )
    for cell in rest:
        first = first | cell
    return first


overspeed_12_points = Rule(
    POINTS.clause("overspeed_heavy_expressway"),
    POINTS.clause("overspeed_light_expressway"),
    hazard=_scores(SpeedReading, 12),
    title="超速，一次记 12 分",
    en="speeding that scores 12 points",
    note="超过的比例按规定时速计算；一次违法只记一档，故各档互不重叠。",
    cases=[
        Case.hazard(vehicle="large_passenger", road="expressway", speed=120, speed_limit=100),
        Case.hazard(vehicle="small_passenger", road="urban_expressway", speed=120, speed_limit=80),
        Case.clear(vehicle="large_passenger", road="expressway", speed=119, speed_limit=100),
        Case.clear(vehicle="large_passenger", road="other", speed=120, speed_limit=60),
        Case.undetermined(road="expressway", speed=120, speed_limit=100),
    ],
)


overspeed_9_points = Rule(
    POINTS.clause("overspeed_heavy_elsewhere"),
    hazard=_scores(SpeedReading, 9),
    title="超速，一次记 9 分",
    en="speeding that scores 9 points",
    note="超过的比例按规定时速计算。",
    given={"speed_limit": 60},
    cases=[
        Case.hazard(vehicle="dangerous_goods", road="other", speed=90),
        Case.clear(vehicle="dangerous_goods", road="other", speed=89),
        Case.clear(vehicle="small_passenger", road="other", speed=90),
        Case.undetermined(vehicle="dangerous_goods", speed=90),
    ],
)


overspeed_6_points = Rule(
    *[POINTS.clause(cell) for cell in _CELLS],
    hazard=_scores(SpeedReading, 6),
    title="超速，一次记 6 分",
    en="speeding that scores 6 points",
    note="重点车在高速公路上只要超速就记分；超过的比例按规定时速计算。",
    cases=[
        Case.hazard(vehicle="school_bus", road="expressway", speed=81, speed_limit=80),
        Case.hazard(vehicle="large_goods", road="other", speed=72, speed_limit=60),
        Case.hazard(vehicle="small_passenger", road="expressway", speed=144, speed_limit=120),
        Case.hazard(vehicle="small_passenger", road="other", speed=90, speed_limit=60),
        Case.clear(vehicle="school_bus", road="expressway", speed=80, speed_limit=80),
        Case.clear(vehicle="small_passenger", road="expressway", speed=143, speed_limit=120),
        Case.undetermined(vehicle="school_bus", road="expressway", speed=81),
    ],
)


overspeed_3_points = Rule(
    POINTS.clause("overspeed_light_elsewhere"),
    hazard=_scores(SpeedReading, 3),
    title="超速，一次记 3 分",
    en="speeding that scores 3 points",
    note="超过的比例按规定时速计算。",
    given={"speed_limit": 60},
    cases=[
        Case.hazard(vehicle="small_passenger", road="other", speed=72),
        Case.clear(vehicle="small_passenger", road="other", speed=71),
        Case.clear(vehicle="large_goods", road="other", speed=72),
        Case.undetermined(vehicle="small_passenger", speed=72),
    ],
)


overspeed_1_point = Rule(
    POINTS.clause("overspeed_heavy_elsewhere"),
    hazard=_scores(SpeedReading, 1),
    title="超速，一次记 1 分",
    en="speeding that scores 1 point",
    note="超过的比例按规定时速计算。",
    given={"speed_limit": 60},
    cases=[
        Case.hazard(vehicle="large_passenger", road="other", speed=66),
        Case.clear(vehicle="large_passenger", road="other", speed=65),
        Case.clear(vehicle="small_passenger", road="other", speed=66),
        Case.undetermined(vehicle="large_passenger", speed=66),
    ],
)


gross_speeding = Rule(
    TRAFFIC_LAW.clause("gross_speeding"),
    hazard=_excess(SpeedReading) > TRAFFIC_LAW.limit("gross_speeding.excess"),
    en="speed more than half above the limit",
    note="不含正好过半；各类车相同。",
    cases=[
        Case.hazard(speed=91, speed_limit=60),
        Case.clear(speed=90, speed_limit=60),
        Case.undetermined(speed=91),
    ],
)


too_fast_without_centre_line = Rule(
    REGULATION.clause("no_centre_line"),
    when=~SpeedReading.signed & (SpeedReading.layout == "no_centre_line"),
    hazard=SpeedReading.speed > REGULATION.limit("no_centre_line.speed").at(SpeedReading.setting),
    title="在没有标志标线和道路中心线的路上超过法定车速",
    en="too fast on an unsigned road without a centre line",
    note="有限速标志、标线的从其规定。",
    given={"signed": False, "layout": "no_centre_line"},
    cases=[
        Case.hazard(setting="urban", speed=31),
        Case.clear(setting="urban", speed=30),
        Case.clear(setting="highway", speed=40),
        Case.undetermined(speed=35),
    ],
)


too_fast_on_one_lane = Rule(
    REGULATION.clause("one_lane"),
    when=~SpeedReading.signed & (SpeedReading.layout == "one_lane"),
    hazard=SpeedReading.speed > REGULATION.limit("one_lane.speed").at(SpeedReading.setting),
    title="在没有标志标线、同方向一条机动车道的路上超过法定车速",
    en="too fast on an unsigned road with one lane in each direction",
    note="有限速标志、标线的从其规定。",
    given={"signed": False, "layout": "one_lane"},
    cases=[
        Case.hazard(setting="highway", speed=71),
        Case.clear(setting="highway", speed=70),
        Case.clear(setting="urban", speed=50),
        Case.undetermined(setting="urban"),
    ],
)


@rule(
    REGULATION.clause("expressway_speed"),
    when=(SpeedReading.road == "expressway") & (SpeedReading.vehicle != "motorcycle"),
    title="在高速公路上超过法定最高车速",
    en="above the highest speed of expressways",
    given={"road": "expressway"},
    cases=[
        Case.hazard(vehicle="small_passenger", speed=121),
        Case.hazard(vehicle="large_goods", speed=101),
        Case.clear(vehicle="small_passenger", speed=120),
        Case.clear(vehicle="large_passenger", speed=100),
        Case.undetermined(vehicle="large_goods"),
    ],
)
def too_fast_for_expressway() -> Condition:
    """不含城市快速路和摩托车；危险货物车另有更低的限值。"""
    small = SpeedReading.vehicle == "small_passenger"
    fastest_small = SpeedReading.speed > REGULATION.limit("small_passenger_speed")
    return (small & fastest_small) | (~small & (SpeedReading.speed > REGULATION.limit("other_speed")))


@rule(
    MONITORING.clause("night_speed"),
    MONITORING.clause("night"),
    when=SpeedReading.passenger_service,
    title="客运车辆夜间车速超过日间限速的规定比例",
    en="passenger vehicle too fast at night",
    given={"passenger_service": True, "speed_limit": 100},
    cases=[
        Case.hazard(clock=23, speed=81),
        Case.hazard(clock=22, speed=81),
        Case.clear(clock=6, speed=100),
        Case.clear(clock=2, speed=80),
        Case.undetermined(speed=81),
    ],
)
def passenger_night_speeding() -> Condition:
    """规定时速填日间限速；夜间起点算在内，终点不算，时刻为当地时间。"""
    night = (SpeedReading.clock >= MONITORING.limit("night_from")) | (
        SpeedReading.clock < MONITORING.limit("night_to")
    )
    return night & (SpeedReading.speed / SpeedReading.speed_limit > MONITORING.limit("night_share"))


dangerous_goods_speeding = Rule(
    DANGEROUS.clause("speed"),
    when=SpeedReading.vehicle == "dangerous_goods",
    hazard=(SpeedReading.speed > DANGEROUS.limit("speed").at(SpeedReading.road))
    | (SpeedReading.speed > SpeedReading.speed_limit),
    title="危险货物车超过最高车速，或超过更低的标志限速",
    en="dangerous goods vehicle too fast",
    note="城市快速路按其他道路。",
    given={"vehicle": "dangerous_goods"},
    cases=[
        Case.hazard(road="expressway", speed=81, speed_limit=100),
        Case.hazard(road="other", speed=45, speed_limit=40),
        Case.clear(road="expressway", speed=80, speed_limit=100),
        Case.clear(road="urban_expressway", speed=60, speed_limit=80),
        Case.undetermined(road="expressway", speed=70),
    ],
)
