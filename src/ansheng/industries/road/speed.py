"""The rules on speeding (超速): points, the general limits, night, dangerous goods."""

from functools import reduce
from operator import or_

from ansheng import Case, Condition, Rule

from .facts.driving import SpeedReading as Speed
from .standards import DANGEROUS, MONITORING, POINTS, REGULATION, TRAFFIC_LAW

_EXCESS = (Speed.speed - Speed.speed_limit) / Speed.speed_limit
_HEAVY = Speed.vehicle.is_in(["school_bus", "large_passenger", "large_goods", "dangerous_goods"])
_FAST = Speed.road.is_in(["expressway", "urban_expressway"])
_CELLS = {
    "overspeed_heavy_expressway": _HEAVY & _FAST,
    "overspeed_heavy_elsewhere": _HEAVY & ~_FAST,
    "overspeed_light_expressway": ~_HEAVY & _FAST,
    "overspeed_light_elsewhere": ~_HEAVY & ~_FAST,
}


def _scores(points: int) -> Condition:
    return reduce(
        or_,
        (
            inside & POINTS.limit(f"{cell}.points").at(_EXCESS).between(points, points)
            for cell, inside in _CELLS.items()
        ),
    )


overspeed_12_points = Rule(
    POINTS.clause("overspeed_heavy_expressway"),
    POINTS.clause("overspeed_light_expressway"),
    hazard=_scores(12),
    title="超速，一次记12分",
    en="Speeding that scores 12 points",
    given={"vehicle": "large_passenger", "road": "expressway", "speed": 120, "speed_limit": 100},
    cases=[
        Case.hazard(),
        Case.hazard(vehicle="small_passenger", road="urban_expressway", speed_limit=80),
        Case.clear(speed=119),
        Case.clear(road="other", speed_limit=60),
        Case.undetermined(vehicle=None),
    ],
)

overspeed_9_points = Rule(
    POINTS.clause("overspeed_heavy_elsewhere"),
    hazard=_scores(9),
    title="超速，一次记9分",
    en="Speeding that scores 9 points",
    given={"vehicle": "dangerous_goods", "road": "other", "speed": 90, "speed_limit": 60},
    cases=[
        Case.hazard(),
        Case.clear(speed=89),
        Case.clear(vehicle="small_passenger"),
        Case.undetermined(road=None),
    ],
)

overspeed_6_points = Rule(
    *map(POINTS.clause, _CELLS),
    hazard=_scores(6),
    title="超速，一次记6分",
    en="Speeding that scores 6 points",
    given={"vehicle": "small_passenger", "road": "expressway", "speed_limit": 120},
    cases=[
        Case.hazard(vehicle="school_bus", speed=121),
        Case.clear(vehicle="school_bus", speed=120),
        Case.hazard(vehicle="large_goods", road="other", speed=72, speed_limit=60),
        Case.hazard(speed=144),
        Case.clear(speed=143),
        Case.hazard(road="other", speed=90, speed_limit=60),
        Case.undetermined(vehicle="school_bus", speed=81, speed_limit=None),
    ],
)

overspeed_3_points = Rule(
    POINTS.clause("overspeed_light_elsewhere"),
    hazard=_scores(3),
    title="超速，一次记3分",
    en="Speeding that scores 3 points",
    given={"vehicle": "small_passenger", "road": "other", "speed": 72, "speed_limit": 60},
    cases=[
        Case.hazard(),
        Case.clear(speed=71),
        Case.clear(vehicle="large_goods"),
        Case.undetermined(road=None),
    ],
)

overspeed_1_point = Rule(
    POINTS.clause("overspeed_heavy_elsewhere"),
    hazard=_scores(1),
    title="超速，一次记1分",
    en="Speeding that scores 1 point",
    given={"vehicle": "large_passenger", "road": "other", "speed": 66, "speed_limit": 60},
    cases=[
        Case.hazard(),
        Case.clear(speed=65),
        Case.clear(vehicle="small_passenger"),
        Case.undetermined(road=None),
    ],
)

gross_speeding = Rule(
    TRAFFIC_LAW.clause("gross_speeding"),
    hazard=TRAFFIC_LAW.limit("gross_speeding.excess") < _EXCESS,
    given={"speed_limit": 60},
    cases=[Case.hazard(speed=91), Case.clear(speed=90), Case.undetermined()],
)

too_fast_without_centre_line = Rule(
    REGULATION.clause("no_centre_line"),
    when=~Speed.signed & (Speed.layout == "no_centre_line"),
    hazard=Speed.speed > REGULATION.limit("no_centre_line.speed").at(Speed.setting),
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
    when=~Speed.signed & (Speed.layout == "one_lane"),
    hazard=Speed.speed > REGULATION.limit("one_lane.speed").at(Speed.setting),
    given={"signed": False, "layout": "one_lane"},
    cases=[
        Case.hazard(setting="highway", speed=71),
        Case.clear(setting="highway", speed=70),
        Case.clear(setting="urban", speed=50),
        Case.undetermined(setting="urban"),
    ],
)

_SMALL = Speed.vehicle == "small_passenger"

too_fast_for_expressway = Rule(
    REGULATION.clause("expressway_speed"),
    when=(Speed.road == "expressway") & (Speed.vehicle != "motorcycle"),
    hazard=(_SMALL & (Speed.speed > REGULATION.limit("small_passenger_speed")))
    | (~_SMALL & (Speed.speed > REGULATION.limit("other_speed"))),
    given={"road": "expressway"},
    cases=[
        Case.hazard(vehicle="small_passenger", speed=121),
        Case.clear(vehicle="small_passenger", speed=120),
        Case.hazard(vehicle="large_goods", speed=101),
        Case.clear(vehicle="large_passenger", speed=100),
        Case.undetermined(vehicle="large_goods"),
    ],
)

passenger_night_speeding = Rule(
    MONITORING.clause("night_speed"),
    MONITORING.clause("night"),
    when=Speed.passenger_service,
    hazard=((Speed.clock >= MONITORING.limit("night_from")) | (Speed.clock < MONITORING.limit("night_to")))
    & (Speed.speed / Speed.speed_limit > MONITORING.limit("night_share")),
    given={"passenger_service": True, "speed": 81, "speed_limit": 100},
    cases=[
        Case.hazard(clock=22),
        Case.hazard(clock=23),
        Case.clear(clock=6),
        Case.clear(clock=2, speed=80),
        Case.undetermined(),
    ],
)

dangerous_goods_speeding = Rule(
    DANGEROUS.clause("speed"),
    when=Speed.vehicle == "dangerous_goods",
    hazard=(Speed.speed > DANGEROUS.limit("speed").at(Speed.road)) | (Speed.speed > Speed.speed_limit),
    given={"vehicle": "dangerous_goods", "road": "expressway", "speed_limit": 100},
    cases=[
        Case.hazard(speed=81),
        Case.clear(speed=80),
        Case.hazard(road="other", speed=45, speed_limit=40),
        Case.clear(road="urban_expressway", speed=60, speed_limit=80),
        Case.undetermined(speed=70, speed_limit=None),
    ],
)
