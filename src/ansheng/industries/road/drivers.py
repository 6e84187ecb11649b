"""The rules on drivers: certificates, integrity assessment, and fatigue (疲劳驾驶)."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Measure, Rule

from .facts.driving import DriverHours as Hours
from .facts.driving import DrivingSpell as Spell
from .facts.driving import RoadDriver as Driver
from .standards import DRIVERS, MONITORING, PASSENGER, POINTS, REGULATION

_DAY = date(2022, 11, 10)
_NEEDS_CERTIFICATE = ~((Driver.service == "freight") & (Driver.vehicle_mass <= DRIVERS.limit("light_goods")))
_HEAVY = {"service": "freight", "vehicle_mass": "5 t"}

certificate_expired = Rule(
    DRIVERS.clause("validity"),
    when=_NEEDS_CERTIFICATE,
    hazard=Driver.certificate_valid_to < CHECK_DAY,
    given=_HEAVY,
    cases=[
        Case.hazard(certificate_valid_to="2010-01-01"),
        Case.out_of_scope(vehicle_mass="4.5 t", certificate_valid_to="2010-01-01"),
        Case.clear(service="passenger", certificate_valid_to="2099-12-31"),
        Case.undetermined(),
        Case.hazard(service="dangerous_goods", vehicle_mass="5 t", certificate_valid_to="2010-01-01"),
    ],
)

certificate_overlong = Rule(
    DRIVERS.clause("validity"),
    hazard=Driver.certificate_valid_to
    > Driver.certificate_issued_on.plus(months=DRIVERS.limit("validity.validity")),
    title="驾驶员从业资格证所载有效期超过6年",
    en="Certificate written for longer than six years",
    note="可能是台账有误，也可能是假证，须核对原件。",
    given={"certificate_issued_on": "2022-03-01"},
    cases=[
        Case.hazard(certificate_valid_to="2028-03-02"),
        Case.clear(certificate_valid_to="2028-03-01"),
        Case.undetermined(),
    ],
)

renewal_late = Rule(
    DRIVERS.clause("renewal"),
    when=_NEEDS_CERTIFICATE,
    hazard=(Driver.certificate_valid_to >= CHECK_DAY)
    & ((Driver.certificate_valid_to - CHECK_DAY) < DRIVERS.limit("renewal.renewal"))
    & ~Driver.renewal_applied,
    given={**_HEAVY, "certificate_valid_to": "2022-12-09"},
    cases=[
        Case.hazard(on=_DAY, renewal_applied=False),
        Case.hazard(on=_DAY, service="passenger", certificate_valid_to="2022-11-10", renewal_applied=False),
        Case.clear(on=_DAY, certificate_valid_to="2022-12-10", renewal_applied=False),
        Case.clear(on=_DAY, renewal_applied=True),
        Case.undetermined(on=_DAY),
    ],
)

certificate_void = Rule(
    DRIVERS.clause("void"),
    when=_NEEDS_CERTIFICATE,
    hazard=((CHECK_DAY - Driver.certificate_valid_to) > DRIVERS.limit("overdue")) & ~Driver.renewal_applied,
    given={**_HEAVY, "certificate_valid_to": "2022-05-13"},
    cases=[
        Case.hazard(on=_DAY, renewal_applied=False),
        Case.clear(on=_DAY, certificate_valid_to="2022-05-14", renewal_applied=False),
        Case.clear(on=_DAY, renewal_applied=True),
        Case.undetermined(on=_DAY),
    ],
)

assessment_overdue = Rule(
    DRIVERS.clause("assessment"),
    when=_NEEDS_CERTIFICATE,
    hazard=Driver.assessed_on.plus(months=DRIVERS.limit("assessment_cycle")) < CHECK_DAY,
    given=_HEAVY,
    cases=[
        Case.hazard(on=_DAY, assessed_on="2021-11-09"),
        Case.clear(on=_DAY, assessed_on="2021-11-10"),
        Case.undetermined(),
    ],
)


def _without_rest(
    most: Measure, rest: Measure, before: Measure = Spell.driving, after: Measure = Spell.driving_after
) -> Condition:
    return (before > most) | (~(Spell.rest >= rest) & (before + after > most))


_SPELLS = [
    Case.hazard(driving=4.5),
    Case.hazard(driving=3, rest=10, driving_after=1.5),
    Case.clear(driving=4, rest=20, driving_after=2),
    Case.undetermined(driving=4),
]

fatigue_driving = Rule(
    REGULATION.clause("fatigue"),
    hazard=_without_rest(REGULATION.limit("fatigue.driving"), REGULATION.limit("fatigue.rest")),
    cases=[*_SPELLS, Case.clear(driving=2, rest=10, driving_after=2)],
)

fatigue_9_points = Rule(
    POINTS.clause("fatigue_passenger"),
    when=Spell.vehicle.is_in(["large_passenger", "dangerous_goods"]),
    hazard=_without_rest(POINTS.limit("fatigue_passenger.driving"), POINTS.limit("fatigue_passenger.rest")),
    given={"vehicle": "dangerous_goods"},
    cases=[*_SPELLS, Case.hazard(vehicle="large_passenger", driving=4.5)],
)

fatigue_3_points = Rule(
    POINTS.clause("fatigue_goods"),
    when=Spell.vehicle == "goods",
    hazard=_without_rest(POINTS.limit("fatigue_goods.driving"), POINTS.limit("fatigue_goods.rest")),
    given={"vehicle": "goods"},
    cases=_SPELLS,
)

passenger_driving_too_long = Rule(
    MONITORING.clause("day_driving"),
    PASSENGER.clause("continuous_driving"),
    when=Spell.passenger_service,
    hazard=_without_rest(MONITORING.limit("day_driving.driving"), MONITORING.limit("day_driving.rest")),
    given={"passenger_service": True},
    cases=_SPELLS,
)

passenger_night_driving_too_long = Rule(
    MONITORING.clause("night_driving"),
    PASSENGER.clause("continuous_driving"),
    when=Spell.passenger_service,
    hazard=_without_rest(
        MONITORING.limit("night_driving.night_driving"),
        MONITORING.limit("day_driving.rest"),
        Spell.night_driving,
        Spell.night_driving_after,
    ),
    given={"passenger_service": True, "night_driving": 2, "night_driving_after": 1},
    cases=[
        Case.hazard(night_driving=2.5),
        Case.hazard(night_driving=1.5, rest=10),
        Case.clear(rest=20),
        Case.undetermined(),
    ],
)

passenger_driving_24h = Rule(
    PASSENGER.clause("driving_24h"),
    MONITORING.clause("driving_24h"),
    when=Hours.service == "passenger",
    hazard=Hours.driving_24h > PASSENGER.limit("driving_24h.driving_24h"),
    given={"service": "passenger"},
    cases=[Case.hazard(driving_24h=8.5), Case.clear(driving_24h=8), Case.undetermined()],
)

passenger_driving_7d = Rule(
    PASSENGER.clause("driving_7d"),
    when=Hours.service == "passenger",
    hazard=Hours.driving_7d > PASSENGER.limit("driving_7d.driving_7d"),
    given={"service": "passenger"},
    cases=[Case.hazard(driving_7d=45), Case.clear(driving_7d=44), Case.undetermined()],
)
