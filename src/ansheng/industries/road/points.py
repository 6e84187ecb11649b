"""The points of speeding (超速), over-crowding (超员) and overload (超载): one rule for each clause and step."""

from ansheng import Case, Condition, Measure, Rule

from .facts.driving import FreightLoad, PeopleAboard
from .facts.driving import SpeedReading as Speed
from .standards import POINTS


def _scores(clause: str, share: Measure, points: int) -> Condition:
    return POINTS.limit(f"{clause}.points").at(share).between(points, points)


_speeding = (Speed.speed - Speed.speed_limit) / Speed.speed_limit
_HEAVY = Speed.vehicle.is_in(["school_bus", "large_passenger", "large_goods", "dangerous_goods"])
_FAST = Speed.road.is_in(["expressway", "urban_expressway"])


overspeed_heavy_expressway_12_points = Rule(
    POINTS.clause("overspeed_heavy_expressway"),
    when=_HEAVY & _FAST,
    hazard=_scores("overspeed_heavy_expressway", _speeding, 12),
    title="重点车辆在高速公路上超速达到20%",
    en="Heavy vehicle on an expressway: too fast by 20 percent or more, 12 points",
    given={"vehicle": "school_bus", "road": "expressway", "speed_limit": 100},
    cases=[
        Case.hazard(speed=120),
        Case.clear(speed=119),
        Case.undetermined(),
    ],
)

overspeed_heavy_expressway_6_points = Rule(
    POINTS.clause("overspeed_heavy_expressway"),
    when=_HEAVY & _FAST,
    hazard=_scores("overspeed_heavy_expressway", _speeding, 6),
    title="重点车辆在高速公路上超速未达到20%",
    en="Heavy vehicle on an expressway: too fast by less than 20 percent, 6 points",
    given={"vehicle": "school_bus", "road": "expressway", "speed_limit": 100},
    cases=[
        Case.hazard(speed=101),
        Case.clear(speed=100),
        Case.hazard(speed=119),
        Case.clear(speed=120),
        Case.undetermined(),
    ],
)

overspeed_heavy_elsewhere_9_points = Rule(
    POINTS.clause("overspeed_heavy_elsewhere"),
    when=_HEAVY & ~_FAST,
    hazard=_scores("overspeed_heavy_elsewhere", _speeding, 9),
    title="重点车辆在其他道路上超速达到50%",
    en="Heavy vehicle on another road: too fast by 50 percent or more, 9 points",
    given={"vehicle": "dangerous_goods", "road": "other", "speed_limit": 100},
    cases=[
        Case.hazard(speed=150),
        Case.clear(speed=149),
        Case.undetermined(),
    ],
)

overspeed_heavy_elsewhere_6_points = Rule(
    POINTS.clause("overspeed_heavy_elsewhere"),
    when=_HEAVY & ~_FAST,
    hazard=_scores("overspeed_heavy_elsewhere", _speeding, 6),
    title="重点车辆在其他道路上超速达到20%未达到50%",
    en="Heavy vehicle on another road: too fast by 20 percent or more, less than 50 percent, 6 points",
    given={"vehicle": "dangerous_goods", "road": "other", "speed_limit": 100},
    cases=[
        Case.hazard(speed=120),
        Case.clear(speed=119),
        Case.hazard(speed=149),
        Case.clear(speed=150),
        Case.undetermined(),
    ],
)

overspeed_heavy_elsewhere_1_point = Rule(
    POINTS.clause("overspeed_heavy_elsewhere"),
    when=_HEAVY & ~_FAST,
    hazard=_scores("overspeed_heavy_elsewhere", _speeding, 1),
    title="重点车辆在其他道路上超速达到10%未达到20%",
    en="Heavy vehicle on another road: too fast by 10 percent or more, less than 20 percent, 1 point",
    given={"vehicle": "dangerous_goods", "road": "other", "speed_limit": 100},
    cases=[
        Case.hazard(speed=110),
        Case.clear(speed=109),
        Case.hazard(speed=119),
        Case.clear(speed=120),
        Case.undetermined(),
    ],
)

overspeed_light_expressway_12_points = Rule(
    POINTS.clause("overspeed_light_expressway"),
    when=~_HEAVY & _FAST,
    hazard=_scores("overspeed_light_expressway", _speeding, 12),
    title="其他机动车在高速公路上超速达到50%",
    en="Other vehicle on an expressway: too fast by 50 percent or more, 12 points",
    given={"vehicle": "small_passenger", "road": "urban_expressway", "speed_limit": 100},
    cases=[
        Case.hazard(speed=150),
        Case.clear(speed=149),
        Case.undetermined(),
    ],
)

overspeed_light_expressway_6_points = Rule(
    POINTS.clause("overspeed_light_expressway"),
    when=~_HEAVY & _FAST,
    hazard=_scores("overspeed_light_expressway", _speeding, 6),
    title="其他机动车在高速公路上超速达到20%未达到50%",
    en="Other vehicle on an expressway: too fast by 20 percent or more, less than 50 percent, 6 points",
    given={"vehicle": "small_passenger", "road": "urban_expressway", "speed_limit": 100},
    cases=[
        Case.hazard(speed=120),
        Case.clear(speed=119),
        Case.hazard(speed=149),
        Case.clear(speed=150),
        Case.undetermined(),
    ],
)

overspeed_light_elsewhere_6_points = Rule(
    POINTS.clause("overspeed_light_elsewhere"),
    when=~_HEAVY & ~_FAST,
    hazard=_scores("overspeed_light_elsewhere", _speeding, 6),
    title="其他机动车在其他道路上超速达到50%",
    en="Other vehicle on another road: too fast by 50 percent or more, 6 points",
    given={"vehicle": "small_passenger", "road": "other", "speed_limit": 100},
    cases=[
        Case.hazard(speed=150),
        Case.clear(speed=149),
        Case.undetermined(),
    ],
)

overspeed_light_elsewhere_3_points = Rule(
    POINTS.clause("overspeed_light_elsewhere"),
    when=~_HEAVY & ~_FAST,
    hazard=_scores("overspeed_light_elsewhere", _speeding, 3),
    title="其他机动车在其他道路上超速达到20%未达到50%",
    en="Other vehicle on another road: too fast by 20 percent or more, less than 50 percent, 3 points",
    given={"vehicle": "small_passenger", "road": "other", "speed_limit": 100},
    cases=[
        Case.hazard(speed=120),
        Case.clear(speed=119),
        Case.hazard(speed=149),
        Case.clear(speed=150),
        Case.undetermined(),
    ],
)

_OTHER = PeopleAboard.vehicle == "other"
_MANY_SEATS = PeopleAboard.rated >= POINTS.limit("seats")
_crowding = (PeopleAboard.aboard - PeopleAboard.rated) / PeopleAboard.rated


overcrowding_coach_12_points = Rule(
    POINTS.clause("overcrowding_coach"),
    when=~_OTHER,
    hazard=_scores("overcrowding_coach", _crowding, 12),
    title="校车、公路或旅游客运汽车超员达到20%",
    en="School bus or coach: over-crowded by 20 percent or more, 12 points",
    given={"vehicle": "highway_coach", "rated": 50},
    cases=[
        Case.hazard(aboard=60),
        Case.clear(aboard=59),
        Case.undetermined(),
    ],
)

overcrowding_coach_6_points = Rule(
    POINTS.clause("overcrowding_coach"),
    when=~_OTHER,
    hazard=_scores("overcrowding_coach", _crowding, 6),
    title="校车、公路或旅游客运汽车超员未达到20%",
    en="School bus or coach: over-crowded by less than 20 percent, 6 points",
    given={"vehicle": "highway_coach", "rated": 50},
    cases=[
        Case.hazard(aboard=51),
        Case.clear(aboard=50),
        Case.hazard(aboard=59),
        Case.clear(aboard=60),
        Case.undetermined(),
    ],
)

overcrowding_large_12_points = Rule(
    POINTS.clause("overcrowding_large"),
    when=_OTHER & _MANY_SEATS,
    hazard=_scores("overcrowding_large", _crowding, 12),
    title="其他7座及以上载客汽车超员达到100%",
    en="Other vehicle of 7 seats or more: over-crowded by 100 percent or more, 12 points",
    given={"vehicle": "other", "rated": 10},
    cases=[
        Case.hazard(aboard=20),
        Case.hazard(rated=7, aboard=14),
        Case.out_of_scope(rated=6, aboard=12),
        Case.clear(aboard=19),
        Case.undetermined(),
    ],
)

overcrowding_large_9_points = Rule(
    POINTS.clause("overcrowding_large"),
    when=_OTHER & _MANY_SEATS,
    hazard=_scores("overcrowding_large", _crowding, 9),
    title="其他7座及以上载客汽车超员达到50%未达到100%",
    en="Other vehicle of 7 seats or more: over-crowded by 50 percent or more, less than 100 percent, 9 points",
    given={"vehicle": "other", "rated": 10},
    cases=[
        Case.hazard(aboard=15),
        Case.clear(aboard=14),
        Case.hazard(aboard=19),
        Case.clear(aboard=20),
        Case.undetermined(),
    ],
)

overcrowding_large_6_points = Rule(
    POINTS.clause("overcrowding_large"),
    when=_OTHER & _MANY_SEATS,
    hazard=_scores("overcrowding_large", _crowding, 6),
    title="其他7座及以上载客汽车超员达到20%未达到50%",
    en="Other vehicle of 7 seats or more: over-crowded by 20 percent or more, less than 50 percent, 6 points",
    given={"vehicle": "other", "rated": 10},
    cases=[
        Case.hazard(aboard=12),
        Case.clear(aboard=11),
        Case.hazard(aboard=14),
        Case.clear(aboard=15),
        Case.undetermined(),
    ],
)

overcrowding_small_12_points = Rule(
    POINTS.clause("overcrowding_small"),
    when=_OTHER & ~_MANY_SEATS,
    hazard=_scores("overcrowding_small", _crowding, 12),
    title="其他不足7座载客汽车超员达到100%",
    en="Other vehicle of fewer than 7 seats: over-crowded by 100 percent or more, 12 points",
    given={"vehicle": "other", "rated": 5},
    cases=[
        Case.hazard(aboard=10),
        Case.clear(aboard=9),
        Case.undetermined(),
    ],
)

overcrowding_small_6_points = Rule(
    POINTS.clause("overcrowding_small"),
    when=_OTHER & ~_MANY_SEATS,
    hazard=_scores("overcrowding_small", _crowding, 6),
    title="其他不足7座载客汽车超员达到50%未达到100%",
    en="Other vehicle of fewer than 7 seats: over-crowded by 50 percent or more, less than 100 percent, 6 points",
    given={"vehicle": "other", "rated": 5},
    cases=[
        Case.hazard(aboard=8),
        Case.clear(aboard=7),
        Case.hazard(aboard=9),
        Case.clear(aboard=10),
        Case.undetermined(),
    ],
)

overcrowding_small_3_points = Rule(
    POINTS.clause("overcrowding_small"),
    when=_OTHER & ~_MANY_SEATS,
    hazard=_scores("overcrowding_small", _crowding, 3),
    title="其他不足7座载客汽车超员达到20%未达到50%",
    en="Other vehicle of fewer than 7 seats: over-crowded by 20 percent or more, less than 50 percent, 3 points",
    given={"vehicle": "other", "rated": 5},
    cases=[
        Case.hazard(aboard=6),
        Case.clear(aboard=5),
        Case.hazard(aboard=7),
        Case.clear(aboard=8),
        Case.undetermined(),
    ],
)

_over_mass = (FreightLoad.total_mass - FreightLoad.permitted_mass) / FreightLoad.permitted_mass
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
