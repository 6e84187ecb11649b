"""The rules on speeding (超速), over-crowding (超员) and overload (超载): fines and general limits."""

from ansheng import Case, Rule

from .facts.driving import FreightLoad, PeopleAboard
from .facts.driving import SpeedReading as Speed
from .standards import DANGEROUS, MONITORING, REGULATION, TRAFFIC_LAW

_speeding = (Speed.speed - Speed.speed_limit) / Speed.speed_limit

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

too_fast_for_expressway = Rule(
    REGULATION.clause("expressway_speed"),
    when=Speed.road == "expressway",
    hazard=(Speed.speed > REGULATION.limit("small_passenger_speed"))
    | ((Speed.vehicle != "small_passenger") & (Speed.speed > REGULATION.limit("other_speed")))
    | ((Speed.vehicle == "motorcycle") & (Speed.speed > REGULATION.limit("motorcycle_speed"))),
    given={"road": "expressway"},
    cases=[
        Case.hazard(vehicle="small_passenger", speed=121),
        Case.clear(vehicle="small_passenger", speed=120),
        Case.hazard(vehicle="large_goods", speed=101),
        Case.clear(vehicle="large_passenger", speed=100),
        Case.hazard(vehicle="motorcycle", speed=81),
        Case.clear(vehicle="motorcycle", speed=80),
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
        Case.hazard(road="other", speed=61, speed_limit=80),
        Case.clear(road="other", speed=60, speed_limit=80),
        Case.undetermined(speed=70, speed_limit=None),
    ],
)

_crowding = (PeopleAboard.aboard - PeopleAboard.rated) / PeopleAboard.rated
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

_over_load = (FreightLoad.cargo_mass - FreightLoad.approved_load) / FreightLoad.approved_load
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
