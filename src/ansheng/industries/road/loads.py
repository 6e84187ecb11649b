"""The rules on over-crowding (超员) and overload (超载): points and fines, each with its own denominator."""

from ansheng import Case, Condition, Rule

from .facts.driving import FreightLoad as Load
from .facts.driving import PeopleAboard as People
from .standards import POINTS, TRAFFIC_LAW

_COACH, _LARGE, _SMALL = "overcrowding_coach", "overcrowding_large", "overcrowding_small"
_EXCESS = (People.aboard - People.rated) / People.rated
_OTHER = People.vehicle == "other"
_SEATED = People.rated >= POINTS.limit("seats")


def _crowding(cell: str, points: int) -> Condition:
    return POINTS.limit(f"{cell}.points").at(_EXCESS).between(points, points)


def _crowding_scores(points: int) -> Condition:
    return (
        (~_OTHER & _crowding(_COACH, points))
        | (_OTHER & _SEATED & _crowding(_LARGE, points))
        | (_OTHER & ~_SEATED & _crowding(_SMALL, points))
    )


overcrowding_12_points = Rule(
    *map(POINTS.clause, (_COACH, _LARGE, _SMALL)),
    hazard=_crowding_scores(12),
    title="超员，一次记12分",
    en="Over-crowding that scores 12 points",
    given={"vehicle": "other", "rated": 7},
    cases=[
        Case.hazard(vehicle="highway_coach", rated=50, aboard=60),
        Case.clear(vehicle="highway_coach", rated=50, aboard=59),
        Case.hazard(aboard=14),
        Case.clear(aboard=13),
        Case.clear(aboard=7),
        Case.hazard(rated=5, aboard=10),
        Case.clear(rated=6, aboard=7),
        Case.clear(rated=8, aboard=12),
        Case.undetermined(rated=None, aboard=60),
    ],
)

overcrowding_9_points = Rule(
    POINTS.clause(_LARGE),
    when=_OTHER & _SEATED,
    hazard=_crowding(_LARGE, 9),
    title="超员，一次记9分",
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
    *map(POINTS.clause, (_COACH, _LARGE, _SMALL)),
    hazard=_crowding_scores(6),
    title="超员，一次记6分",
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
    POINTS.clause(_SMALL),
    when=_OTHER & (People.rated < POINTS.limit("seats")),
    hazard=_crowding(_SMALL, 3),
    title="超员，一次记3分",
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
    when=People.vehicle == "highway_coach",
    hazard=(TRAFFIC_LAW.limit("coach_crowding.excess") < _EXCESS) & (_EXCESS <= _COACH_SERIOUS),
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
    when=People.vehicle == "highway_coach",
    hazard=_EXCESS > _COACH_SERIOUS,
    given={"vehicle": "highway_coach", "rated": 50},
    cases=[Case.hazard(aboard=61), Case.clear(aboard=60), Case.undetermined()],
)

_OVER_MASS = (Load.total_mass - Load.permitted_mass) / Load.permitted_mass
_OVER_LOAD = (Load.cargo_mass - Load.approved_load) / Load.approved_load
_OVERLOAD_POINTS = POINTS.limit("overload.points").at(_OVER_MASS)

overload_6_points = Rule(
    POINTS.clause("overload"),
    hazard=_OVERLOAD_POINTS.between(6, 6),
    title="超载，一次记6分",
    en="Overload that scores 6 points",
    given={"permitted_mass": "20 t"},
    cases=[Case.hazard(total_mass="30 t"), Case.clear(total_mass="29.9 t"), Case.undetermined()],
)

overload_3_points = Rule(
    POINTS.clause("overload"),
    hazard=_OVERLOAD_POINTS.between(3, 3),
    title="超载，一次记3分",
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
    hazard=_OVERLOAD_POINTS.between(1, 1),
    title="超载，一次记1分",
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
    hazard=(TRAFFIC_LAW.limit("goods_overload.excess") < _OVER_LOAD) & (_OVER_LOAD <= _LOAD_SERIOUS),
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
    hazard=_OVER_LOAD > _LOAD_SERIOUS,
    given={"approved_load": "10 t"},
    cases=[Case.hazard(cargo_mass="13.1 t"), Case.clear(cargo_mass="13 t"), Case.undetermined()],
)
