"""The rules on speeding (超速), over-crowding (超员) and overload (超载): points, fines, general limits."""

from functools import reduce
from operator import or_

from ansheng import Case, Condition, Measure, Rule

from .facts.driving import FreightLoad, PeopleAboard
from .facts.driving import SpeedReading as Speed
from .standards import DANGEROUS, MONITORING, POINTS, REGULATION, TRAFFIC_LAW


def _scored(cell: str, share: Measure, points: int) -> Condition:
    return POINTS.limit(f"{cell}.points").at(share).between(points, points)


def _scores(cells: dict[str, Condition], share: Measure, points: int) -> Condition:
    return reduce(or_, (inside & _scored(cell, share, points) for cell, inside in cells.items()))


_speeding = (Speed.speed - Speed.speed_limit) / Speed.speed_limit
_HEAVY = Speed.vehicle.is_in(["school_bus", "large_passenger", "large_goods", "dangerous_goods"])
_FAST = Speed.road.is_in(["expressway", "urban_expressway"])
_CELLS = {
    "overspeed_heavy_expressway": _HEAVY & _FAST,
    "overspeed_heavy_elsewhere": _HEAVY & ~_FAST,
    "overspeed_light_expressway": ~_HEAVY & _FAST,
    "overspeed_light_elsewhere": ~_HEAVY & ~_FAST,
}


overspeed_12_points = Rule(
    POINTS.clause("overspeed_heavy_expressway"),
    POINTS.clause("overspeed_light_expressway"),
    hazard=_scores(_CELLS, _speeding, 12),
    title="机动车超速的幅度符合一次记12分的规定",
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
    hazard=_scores(_CELLS, _speeding, 9),
    title="校车等重点车辆在高速公路、城市快速路以外的道路超速50%以上",
    en="Speeding that scores 9 points",
    given={"vehicle": "dangerous_goods", "road": "other", "speed": 90, "speed_limit": 60},
    cases=[Case.hazard(), Case.clear(speed=89), Case.clear(vehicle="other"), Case.undetermined(road=None)],
)

overspeed_6_points = Rule(
    *map(POINTS.clause, _CELLS),
    hazard=_scores(_CELLS, _speeding, 6),
    title="机动车超速的幅度符合一次记6分的规定",
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
    hazard=_scores(_CELLS, _speeding, 3),
    title="机动车超速的幅度符合一次记3分的规定",
    en="Speeding that scores 3 points",
    given={"vehicle": "small_passenger", "road": "other", "speed": 72, "speed_limit": 60},
    cases=[
        Case.hazard(),
        Case.clear(speed=71),
        Case.clear(vehicle="school_bus"),
        Case.undetermined(road=None),
    ],
)

overspeed_1_point = Rule(
    POINTS.clause("overspeed_heavy_elsewhere"),
    hazard=_scores(_CELLS, _speeding, 1),
    title="机动车超速的幅度符合一次记1分的规定",
    en="Speeding that scores 1 point",
    given={"vehicle": "large_passenger", "road": "other", "speed": 66, "speed_limit": 60},
    cases=[Case.hazard(), Case.clear(speed=65), Case.clear(vehicle="other"), Case.undetermined(road=None)],
)

gross_speeding = Rule(
    TRAFFIC_LAW.clause("gross_speeding"),
    hazard=_speeding > TRAFFIC_LAW.limit("gross_speeding.excess"),
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

_OTHER = PeopleAboard.vehicle == "other"
_MANY_SEATS = PeopleAboard.rated >= POINTS.limit("seats")
_CROWDS = {
    "overcrowding_coach": ~_OTHER,
    "overcrowding_large": _OTHER & _MANY_SEATS,
    "overcrowding_small": _OTHER & ~_MANY_SEATS,
}
_crowding = (PeopleAboard.aboard - PeopleAboard.rated) / PeopleAboard.rated

overcrowding_12_points = Rule(
    *map(POINTS.clause, _CROWDS),
    hazard=_scores(_CROWDS, _crowding, 12),
    title="载客汽车超员的幅度符合一次记12分的规定",
    en="Over-crowding that scores 12 points",
    given={"vehicle": "other", "rated": 7},
    cases=[
        Case.hazard(vehicle="highway_coach", rated=50, aboard=60),
        Case.clear(vehicle="highway_coach", rated=50, aboard=59),
        Case.hazard(aboard=14),
        Case.clear(aboard=13),
        Case.hazard(rated=5, aboard=10),
        Case.undetermined(rated=None, aboard=60),
    ],
)

overcrowding_9_points = Rule(
    POINTS.clause("overcrowding_large"),
    when=_OTHER & _MANY_SEATS,
    hazard=_scored("overcrowding_large", _crowding, 9),
    title="载客汽车超员的幅度符合一次记9分的规定",
    en="Over-crowding that scores 9 points",
    given={"vehicle": "other", "rated": 10},
    cases=[
        Case.hazard(aboard=15),
        Case.hazard(rated=7, aboard=11),
        Case.clear(aboard=14),
        Case.clear(aboard=20),
        Case.undetermined(),
    ],
)

overcrowding_6_points = Rule(
    *map(POINTS.clause, _CROWDS),
    hazard=_scores(_CROWDS, _crowding, 6),
    title="载客汽车超员的幅度符合一次记6分的规定",
    en="Over-crowding that scores 6 points",
    given={"vehicle": "other", "rated": 50},
    cases=[
        Case.hazard(vehicle="tourist_coach", aboard=51),
        Case.clear(vehicle="tourist_coach", aboard=50),
        Case.clear(vehicle="tourist_coach", aboard=60),
        Case.hazard(rated=10, aboard=12),
        Case.hazard(rated=7, aboard=9),
        Case.hazard(rated=6, aboard=9),
        Case.clear(rated=6, aboard=8),
        Case.undetermined(vehicle=None, aboard=51),
    ],
)

overcrowding_3_points = Rule(
    POINTS.clause("overcrowding_small"),
    when=_OTHER & (PeopleAboard.rated < POINTS.limit("seats")),
    hazard=_scored("overcrowding_small", _crowding, 3),
    title="载客汽车超员的幅度符合一次记3分的规定",
    en="Over-crowding that scores 3 points",
    given={"vehicle": "other", "rated": 6},
    cases=[
        Case.hazard(rated=5, aboard=6),
        Case.hazard(aboard=8),
        Case.clear(aboard=7),
        Case.clear(aboard=9),
        Case.undetermined(),
    ],
)

_COACH_SERIOUS = TRAFFIC_LAW.limit("coach_crowding_serious.excess")

coach_crowded = Rule(
    TRAFFIC_LAW.clause("coach_crowding"),
    when=PeopleAboard.vehicle == "highway_coach",
    hazard=(_crowding > TRAFFIC_LAW.limit("coach_crowding.excess")) & (_crowding <= _COACH_SERIOUS),
    given={"vehicle": "highway_coach", "rated": 50},
    cases=[
        Case.hazard(aboard=51),
        Case.hazard(aboard=60),
        Case.clear(aboard=50),
        Case.clear(aboard=61),
        Case.undetermined(),
    ],
)

coach_seriously_crowded = Rule(
    TRAFFIC_LAW.clause("coach_crowding_serious"),
    when=PeopleAboard.vehicle == "highway_coach",
    hazard=_crowding > _COACH_SERIOUS,
    given={"vehicle": "highway_coach", "rated": 50},
    cases=[Case.hazard(aboard=61), Case.clear(aboard=60), Case.undetermined()],
)

_over_mass = (FreightLoad.total_mass - FreightLoad.permitted_mass) / FreightLoad.permitted_mass
_over_load = (FreightLoad.cargo_mass - FreightLoad.approved_load) / FreightLoad.approved_load
_overload_points = POINTS.limit("overload.points").at(_over_mass)

overload_6_points = Rule(
    POINTS.clause("overload"),
    hazard=_overload_points.between(6, 6),
    title="载货汽车载物超过最大允许总质量，幅度达到50%",
    en="Overload that scores 6 points",
    given={"permitted_mass": "20 t"},
    cases=[Case.hazard(total_mass="30 t"), Case.clear(total_mass="29.9 t"), Case.undetermined()],
)

overload_3_points = Rule(
    POINTS.clause("overload"),
    hazard=_overload_points.between(3, 3),
    title="载货汽车载物超过最大允许总质量，幅度达到30%未达到50%",
    en="Overload that scores 3 points",
    given={"permitted_mass": "20 t"},
    cases=[
        Case.hazard(total_mass="26 t"),
        Case.clear(total_mass="25.9 t"),
        Case.clear(total_mass="30 t"),
        Case.undetermined(),
    ],
)

overload_1_point = Rule(
    POINTS.clause("overload"),
    hazard=_overload_points.between(1, 1),
    title="载货汽车载物超过最大允许总质量，幅度未达到30%",
    en="Overload that scores 1 point",
    given={"permitted_mass": "20 t"},
    cases=[
        Case.hazard(total_mass="20.1 t"),
        Case.clear(total_mass="20 t"),
        Case.clear(total_mass="26 t"),
        Case.undetermined(cargo_mass="12 t", approved_load="10 t"),
    ],
)

_LOAD_SERIOUS = TRAFFIC_LAW.limit("goods_overload_serious.excess")

load_exceeded = Rule(
    TRAFFIC_LAW.clause("goods_overload"),
    hazard=(_over_load > TRAFFIC_LAW.limit("goods_overload.excess")) & (_over_load <= _LOAD_SERIOUS),
    given={"approved_load": "10 t"},
    cases=[
        Case.hazard(cargo_mass="10.1 t"),
        Case.hazard(cargo_mass="13 t"),
        Case.clear(cargo_mass="10 t"),
        Case.clear(cargo_mass="13.1 t"),
        Case.undetermined(permitted_mass="20 t", total_mass="26 t"),
    ],
)

load_seriously_exceeded = Rule(
    TRAFFIC_LAW.clause("goods_overload_serious"),
    hazard=_over_load > _LOAD_SERIOUS,
    given={"approved_load": "10 t"},
    cases=[Case.hazard(cargo_mass="13.1 t"), Case.clear(cargo_mass="13 t"), Case.undetermined()],
)
