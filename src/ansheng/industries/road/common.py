"""The rules on what is common to all enterprises (重大隐患第三条), and on city buses."""

from ansheng import CHECK_DAY, Case, Rule

from .facts.driving import DriverConduct, RoadDriver
from .facts.enterprise import RoadEnterprise as Enterprise
from .facts.enterprise import RoadSituation, WeatherDispatch
from .facts.vehicle import CityBus, RoadVehicle
from .standards import CRITERIA

unlicensed = Rule(
    CRITERIA.clause("licence"),
    when=Enterprise.operating,
    hazard=(
        Enterprise.licence_required & (~Enterprise.licence_held | (Enterprise.licence_valid_to < CHECK_DAY))
    )
    | (Enterprise.filing_required & ~Enterprise.filed)
    | ~Enterprise.within_scope,
    given={"operating": True, "licence_required": True, "filing_required": False, "within_scope": True},
    cases=[
        Case.hazard(licence_held=False),
        Case.hazard(licence_held=True, licence_valid_to="2010-01-01"),
        Case.hazard(filing_required=True, filed=False),
        Case.hazard(within_scope=False),
        Case.clear(licence_held=True, licence_valid_to="2099-12-31"),
        Case.clear(licence_required=False, filing_required=True, filed=True),
        Case.undetermined(licence_held=True),
    ],
)

_SOUND = {"scrapped": False, "altered": False, "assembled": False, "other_noncompliance": False}

unfit_vehicle = Rule(
    CRITERIA.clause("vehicle"),
    when=RoadVehicle.in_service,
    hazard=RoadVehicle.scrapped
    | RoadVehicle.altered
    | RoadVehicle.assembled
    | RoadVehicle.inspection_result.is_in(["failed", "none"])
    | (RoadVehicle.inspection_valid_to < CHECK_DAY)
    | RoadVehicle.other_noncompliance,
    given={"in_service": True, "inspection_result": "passed", **_SOUND},
    cases=[
        Case.hazard(scrapped=True),
        Case.hazard(altered=True),
        Case.hazard(assembled=True),
        Case.hazard(inspection_result="failed"),
        Case.hazard(inspection_valid_to="2010-01-01"),
        Case.hazard(other_noncompliance=True),
        Case.clear(inspection_valid_to="2099-12-31"),
        Case.undetermined(),
    ],
)

_DEADLINE = DriverConduct.trip_ended_on.plus(months=CRITERIA.limit("handling_period"))

long_term_offences_tolerated = Rule(
    CRITERIA.clause("long_term_offences"),
    when=DriverConduct.offence != "other",
    hazard=DriverConduct.long_term
    & ~DriverConduct.corrected
    & (
        (~DriverConduct.dealt_with & (_DEADLINE < CHECK_DAY))
        | (DriverConduct.dealt_with & (DriverConduct.dealt_on > _DEADLINE))
    ),
    given={"offence": "fatigue", "long_term": True, "corrected": False, "trip_ended_on": "2020-01-15"},
    cases=[
        Case.hazard(offence="overload", trip_ended_on="2020-01-31", dealt_with=False),
        Case.hazard(dealt_with=True, dealt_on="2020-02-16"),
        Case.clear(dealt_with=True, dealt_on="2020-02-15"),
        Case.clear(offence="overspeed", trip_ended_on="2099-01-01", dealt_with=False),
        Case.clear(corrected=True),
        Case.clear(long_term=False),
        Case.undetermined(offence="overcrowding", long_term=None, dealt_with=False),
    ],
)

grave_integrity_event_tolerated = Rule(
    CRITERIA.clause("integrity_points"),
    hazard=(RoadDriver.single_event_points >= CRITERIA.limit("single_event_points"))
    & ~RoadDriver.dealt_with
    & RoadDriver.still_assigned,
    given={"single_event_points": 10, "dealt_with": False},
    cases=[
        Case.hazard(still_assigned=True),
        Case.clear(single_event_points=9, still_assigned=True),
        Case.clear(dealt_with=True),
        Case.clear(still_assigned=False),
        Case.undetermined(),
    ],
)

_SEVERE = (
    ((WeatherDispatch.hazard == "typhoon") & WeatherDispatch.level.is_in(["orange", "red"]))
    | (~WeatherDispatch.hazard.is_in(["typhoon", "other"]) & (WeatherDispatch.level == "red"))
    | ((WeatherDispatch.hazard == "other") & WeatherDispatch.unlisted_impassable)
)

dispatched_in_severe_weather = Rule(
    CRITERIA.clause("severe_weather"),
    hazard=_SEVERE
    & WeatherDispatch.covers_route
    & (WeatherDispatch.stop_order | WeatherDispatch.plan_requires_stop)
    & WeatherDispatch.dispatched,
    given={"hazard": "typhoon", "covers_route": True, "stop_order": True, "dispatched": True},
    cases=[
        Case.hazard(level="orange"),
        Case.hazard(hazard="fog", level="red", stop_order=None, plan_requires_stop=True),
        Case.hazard(hazard="other", unlisted_impassable=True),
        Case.clear(hazard="fog", level="orange"),
        Case.clear(level="yellow"),
        Case.clear(level="red", stop_order=False, plan_requires_stop=False),
        Case.clear(level="red", dispatched=False),
        Case.undetermined(hazard="fog", level="red", stop_order=False),
        Case.clear(hazard="typhoon", covers_route=True, stop_order=True, dispatched=True, level="blue"),
    ],
)

other_major_case = Rule(CRITERIA.clause("other_cases"), hazard=RoadSituation.made_major_by_law)

bus_battery_out_of_warranty = Rule(
    CRITERIA.clause("bus_battery"),
    when=CityBus.in_service & CityBus.new_energy,
    hazard=(CityBus.battery_warranty_to < CHECK_DAY) & CityBus.exceptions_ruled_out,
    given={"in_service": True, "new_energy": True, "battery_warranty_to": "2010-01-01"},
    cases=[
        Case.hazard(exceptions_ruled_out=True),
        Case.clear(battery_warranty_to="2099-12-31"),
        Case.clear(exceptions_ruled_out=False),
        Case.undetermined(),
    ],
)
