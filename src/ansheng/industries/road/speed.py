"""The rules on speeding (超速): points, the general limits, night, dangerous goods."""

from __future__ import annotations

from ansheng import Case, Condition, Measure, rule

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


@rule(
    SpeedReading,
    cites=[POINTS.clause("overspeed_heavy_expressway"), POINTS.clause("overspeed_light_expressway")],
    en="speeding that scores 12 points",
    cases=[
        Case.hazard(vehicle="large_passenger", road="expressway", speed=120, speed_limit=100),
        Case.hazard(vehicle="small_passenger", road="urban_expressway", speed=120, speed_limit=80),
        Case.clear(vehicle="large_passenger", road="expressway", speed=119, speed_limit=100),
        Case.clear(vehicle="large_passenger", road="other", speed=120, speed_limit=60),
        Case.undetermined(road="expressway", speed=120, speed_limit=100),
    ],
)
def overspeed_12_points(p: type[SpeedReading]) -> Condition:
    """超速，一次记 12 分

    超过的比例按规定时速计算；一次违法只记一档，故各档互不重叠。
    """
    return _scores(p, 12)


@rule(
    SpeedReading,
    cites=POINTS.clause("overspeed_heavy_elsewhere"),
    en="speeding that scores 9 points",
    cases=[
        Case.hazard(vehicle="dangerous_goods", road="other", speed=90, speed_limit=60),
        Case.clear(vehicle="dangerous_goods", road="other", speed=89, speed_limit=60),
        Case.clear(vehicle="small_passenger", road="other", speed=90, speed_limit=60),
        Case.undetermined(vehicle="dangerous_goods", speed=90, speed_limit=60),
    ],
)
def overspeed_9_points(p: type[SpeedReading]) -> Condition:
    """超速，一次记 9 分

    超过的比例按规定时速计算。
    """
    return _scores(p, 9)


@rule(
    SpeedReading,
    cites=[POINTS.clause(cell) for cell in _CELLS],
    en="speeding that scores 6 points",
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
def overspeed_6_points(p: type[SpeedReading]) -> Condition:
    """超速，一次记 6 分

    重点车在高速公路上只要超速就记分；超过的比例按规定时速计算。
    """
    return _scores(p, 6)


@rule(
    SpeedReading,
    cites=POINTS.clause("overspeed_light_elsewhere"),
    en="speeding that scores 3 points",
    cases=[
        Case.hazard(vehicle="small_passenger", road="other", speed=72, speed_limit=60),
        Case.clear(vehicle="small_passenger", road="other", speed=71, speed_limit=60),
        Case.clear(vehicle="large_goods", road="other", speed=72, speed_limit=60),
        Case.undetermined(vehicle="small_passenger", speed=72, speed_limit=60),
    ],
)
def overspeed_3_points(p: type[SpeedReading]) -> Condition:
    """超速，一次记 3 分

    超过的比例按规定时速计算。
    """
    return _scores(p, 3)


@rule(
    SpeedReading,
    cites=POINTS.clause("overspeed_heavy_elsewhere"),
    en="speeding that scores 1 point",
    cases=[
        Case.hazard(vehicle="large_passenger", road="other", speed=66, speed_limit=60),
        Case.clear(vehicle="large_passenger", road="other", speed=65, speed_limit=60),
        Case.clear(vehicle="small_passenger", road="other", speed=66, speed_limit=60),
        Case.undetermined(vehicle="large_passenger", speed=66, speed_limit=60),
    ],
)
def overspeed_1_point(p: type[SpeedReading]) -> Condition:
    """超速，一次记 1 分

    超过的比例按规定时速计算。
    """
    return _scores(p, 1)


@rule(
    SpeedReading,
    cites=TRAFFIC_LAW.clause("gross_speeding"),
    en="speed more than half above the limit",
    cases=[
        Case.hazard(speed=91, speed_limit=60),
        Case.clear(speed=90, speed_limit=60),
        Case.undetermined(speed=91),
    ],
)
def gross_speeding(p: type[SpeedReading]) -> Condition:
    """车速超过规定时速过半

    不含正好过半；各类车相同。
    """
    return _excess(p) > TRAFFIC_LAW.limit("gross_speeding.excess")


@rule(
    SpeedReading,
    cites=REGULATION.clause("no_centre_line"),
    when=lambda p: ~p.signed & (p.layout == "no_centre_line"),
    en="too fast on an unsigned road without a centre line",
    cases=[
        Case.hazard(signed=False, layout="no_centre_line", setting="urban", speed=31),
        Case.clear(signed=False, layout="no_centre_line", setting="urban", speed=30),
        Case.clear(signed=False, layout="no_centre_line", setting="highway", speed=40),
        Case.undetermined(signed=False, layout="no_centre_line", speed=35),
    ],
)
def too_fast_without_centre_line(p: type[SpeedReading]) -> Condition:
    """在没有标志标线和道路中心线的路上超过法定车速

    有限速标志、标线的从其规定。
    """
    return p.speed > REGULATION.limit("no_centre_line.speed").at(p.setting)


@rule(
    SpeedReading,
    cites=REGULATION.clause("one_lane"),
    when=lambda p: ~p.signed & (p.layout == "one_lane"),
    en="too fast on an unsigned road with one lane in each direction",
    cases=[
        Case.hazard(signed=False, layout="one_lane", setting="highway", speed=71),
        Case.clear(signed=False, layout="one_lane", setting="highway", speed=70),
        Case.clear(signed=False, layout="one_lane", setting="urban", speed=50),
        Case.undetermined(signed=False, layout="one_lane", setting="urban"),
    ],
)
def too_fast_on_one_lane(p: type[SpeedReading]) -> Condition:
    """在没有标志标线、同方向一条机动车道的路上超过法定车速

    有限速标志、标线的从其规定。
    """
    return p.speed > REGULATION.limit("one_lane.speed").at(p.setting)


@rule(
    SpeedReading,
    cites=REGULATION.clause("expressway_speed"),
    when=lambda p: (p.road == "expressway") & (p.vehicle != "motorcycle"),
    en="above the highest speed of expressways",
    cases=[
        Case.hazard(road="expressway", vehicle="small_passenger", speed=121),
        Case.hazard(road="expressway", vehicle="large_goods", speed=101),
        Case.clear(road="expressway", vehicle="small_passenger", speed=120),
        Case.clear(road="expressway", vehicle="large_passenger", speed=100),
        Case.undetermined(road="expressway", vehicle="large_goods"),
    ],
)
def too_fast_for_expressway(p: type[SpeedReading]) -> Condition:
    """在高速公路上超过法定最高车速

    不含城市快速路和摩托车；危险货物车另有更低的限值。
    """
    small = p.vehicle == "small_passenger"
    fastest_small = p.speed > REGULATION.limit("small_passenger_speed")
    return (small & fastest_small) | (~small & (p.speed > REGULATION.limit("other_speed")))


@rule(
    SpeedReading,
    cites=[MONITORING.clause("night_speed"), MONITORING.clause("night")],
    when=lambda p: p.passenger_service,
    en="passenger vehicle too fast at night",
    cases=[
        Case.hazard(passenger_service=True, clock=23, speed=81, speed_limit=100),
        Case.hazard(passenger_service=True, clock=22, speed=81, speed_limit=100),
        Case.clear(passenger_service=True, clock=6, speed=100, speed_limit=100),
        Case.clear(passenger_service=True, clock=2, speed=80, speed_limit=100),
        Case.undetermined(passenger_service=True, speed=81, speed_limit=100),
    ],
)
def passenger_night_speeding(p: type[SpeedReading]) -> Condition:
    """客运车辆夜间车速超过日间限速的规定比例

    规定时速填日间限速；夜间起点算在内，终点不算，时刻为当地时间。
    """
    night = (p.clock >= MONITORING.limit("night_from")) | (p.clock < MONITORING.limit("night_to"))
    return night & (p.speed / p.speed_limit > MONITORING.limit("night_share"))


@rule(
    SpeedReading,
    cites=DANGEROUS.clause("speed"),
    when=lambda p: p.vehicle == "dangerous_goods",
    en="dangerous goods vehicle too fast",
    cases=[
        Case.hazard(vehicle="dangerous_goods", road="expressway", speed=81, speed_limit=100),
        Case.hazard(vehicle="dangerous_goods", road="other", speed=45, speed_limit=40),
        Case.clear(vehicle="dangerous_goods", road="expressway", speed=80, speed_limit=100),
        Case.clear(vehicle="dangerous_goods", road="urban_expressway", speed=60, speed_limit=80),
        Case.undetermined(vehicle="dangerous_goods", road="expressway", speed=70),
    ],
)
def dangerous_goods_speeding(p: type[SpeedReading]) -> Condition:
    """危险货物车超过最高车速，或超过更低的标志限速

    城市快速路按其他道路。
    """
    return (p.speed > DANGEROUS.limit("speed").at(p.road)) | (p.speed > p.speed_limit)
