"""The rules on vehicles: grades, inspection, road-side checks, modified tractors, monitoring (动态监控)."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, choose, rule

from .facts.enterprise import MonitoringDuty as Duty
from .facts.vehicle import ModifiedTractor, TractorAccount
from .facts.vehicle import RoadsideCheck as Check
from .facts.vehicle import RoadVehicle as Vehicle
from .standards import CARRIERS, DRIVERS, FREIGHT, MONITORING, POINTS, TECHNOLOGY, TRACTORS, TRAFFIC_LAW

_COACHES = ["class_1_line", "class_2_line", "class_3_line", "class_4_line", "charter"]
_LIGHT_GOODS = (Vehicle.service == "freight") & (Vehicle.gross_mass <= TECHNOLOGY.limit("light_goods"))
_technical, _type = Vehicle.technical_grade, Vehicle.type_grade
_grade = choose(_technical == "1", 1, choose(_technical == "2", 2, choose(_technical == "3", 3, 4)))
_rank = choose(_type == "none", 0, choose(_type == "ordinary", 1, choose(_type == "intermediate", 2, 3)))
_BELOW_FIRST = _grade > TECHNOLOGY.limit("worst_grade_higher")
_FIRST_GRADE = ["class_1_line", "class_2_line", "charter", "dangerous_goods"]

technical_grade_low = Rule(
    TECHNOLOGY.clause("technical_grade"),
    when=Vehicle.in_service & ~Vehicle.trailer & ~_LIGHT_GOODS,
    hazard=(_grade > TECHNOLOGY.limit("worst_grade"))
    | ((Vehicle.service.is_in(_FIRST_GRADE) | Vehicle.international) & _BELOW_FIRST),
    given={"in_service": True, "trailer": False, "international": False},
    cases=[
        Case.hazard(service="class_1_line", technical_grade="2"),
        Case.hazard(service="class_3_line", technical_grade="3"),
        Case.hazard(service="freight", gross_mass="4.6 t", technical_grade="none"),
        Case.out_of_scope(service="freight", gross_mass="4.5 t", technical_grade="none"),
        Case.hazard(service="other", international=True, technical_grade="2"),
        Case.clear(service="charter", technical_grade="1"),
        Case.clear(service="freight", gross_mass="20 t", technical_grade="2"),
        Case.undetermined(service="class_1_line"),
    ],
)

dangerous_goods_grade_low = Rule(
    CARRIERS.clause("vehicle_grade"),
    when=Vehicle.in_service & ~Vehicle.trailer & (Vehicle.service == "dangerous_goods"),
    hazard=_BELOW_FIRST,
    given={"in_service": True, "trailer": False, "service": "dangerous_goods"},
    cases=[Case.hazard(technical_grade="2"), Case.clear(technical_grade="1"), Case.undetermined()],
)

type_grade_low = Rule(
    TECHNOLOGY.clause("coach_type_grade"),
    when=Vehicle.in_service & Vehicle.service.is_in(_COACHES),
    hazard=(_rank < TECHNOLOGY.limit("least_type_grade"))
    | (
        (Vehicle.service.is_in(["class_1_line", "class_2_line", "charter"]) | Vehicle.international)
        & (_rank < TECHNOLOGY.limit("higher_type_grade"))
    ),
    given={"in_service": True, "international": False},
    cases=[
        Case.hazard(service="charter", type_grade="ordinary"),
        Case.hazard(service="class_3_line", international=True, type_grade="ordinary"),
        Case.hazard(service="class_4_line", type_grade="none"),
        Case.clear(service="class_1_line", type_grade="intermediate"),
        Case.clear(service="class_4_line", type_grade="ordinary"),
        Case.undetermined(service="class_1_line"),
    ],
)

forbidden_vehicle = Rule(
    TECHNOLOGY.clause("forbidden_vehicles"),
    when=Vehicle.in_service & ~_LIGHT_GOODS,
    hazard=Vehicle.scrapped | Vehicle.altered | Vehicle.assembled | (Vehicle.inspection_result == "failed"),
    given={"in_service": True, "service": "charter", "scrapped": False, "altered": False, "assembled": False},
    cases=[
        Case.hazard(service="freight", gross_mass="4.6 t", scrapped=True),
        Case.hazard(altered=True),
        Case.hazard(assembled=True),
        Case.hazard(inspection_result="failed"),
        Case.clear(inspection_result="passed"),
        Case.undetermined(),
    ],
)


def _overdue(clause: str) -> Condition:
    """Not inspected for the interval of young vehicles, or for that of old ones if old at the last inspection."""
    young_age, young, old = (
        TECHNOLOGY.limit(f"{clause}.{name}") for name in ("young_age", "young_interval", "old_interval")
    )
    was_old = Vehicle.registered_on.plus(months=young_age) <= Vehicle.tested_on
    return (Vehicle.tested_on.plus(months=young) < CHECK_DAY) | (
        was_old & (Vehicle.tested_on.plus(months=old) < CHECK_DAY)
    )


_DAY = date(2024, 6, 1)

_GOODS_OR_OTHER = Vehicle.service.is_in(["freight", "other"])
_COACH_OR_DANGEROUS = Vehicle.service.is_in([*_COACHES, "dangerous_goods"])

inspection_overdue = Rule(
    TECHNOLOGY.clause("inspection"),
    when=Vehicle.in_service & _GOODS_OR_OTHER & ~_LIGHT_GOODS,
    hazard=_overdue("inspection"),
    given={"in_service": True, "service": "other", "tested_on": "2023-11-30"},
    cases=[
        Case.hazard(service="freight", gross_mass="4.6 t", tested_on="2010-01-01"),
        Case.hazard(on=_DAY, registered_on="2013-11-30"),
        Case.clear(on=_DAY, registered_on="2013-12-01"),
        Case.clear(on=_DAY, registered_on="2013-11-30", tested_on="2023-12-01"),
        Case.undetermined(on=_DAY),
    ],
)

coach_inspection_overdue = Rule(
    TECHNOLOGY.clause("inspection_coach"),
    when=Vehicle.in_service & _COACH_OR_DANGEROUS,
    hazard=_overdue("inspection_coach"),
    given={"in_service": True, "service": "charter", "tested_on": "2023-11-30"},
    cases=[
        Case.hazard(service="dangerous_goods", tested_on="2010-01-01"),
        Case.hazard(on=_DAY, registered_on="2018-11-30"),
        Case.clear(on=_DAY, registered_on="2018-12-01"),
        Case.undetermined(on=_DAY),
    ],
)

not_maintained = Rule(
    TECHNOLOGY.clause("maintenance"),
    when=Vehicle.in_service & ~_LIGHT_GOODS,
    hazard=~Vehicle.maintained
    | (Vehicle.inspection_result == "none")
    | (_GOODS_OR_OTHER & _overdue("inspection"))
    | (_COACH_OR_DANGEROUS & _overdue("inspection_coach")),
    given={"in_service": True, "service": "charter", "maintained": True, "inspection_result": "passed"},
    cases=[
        Case.hazard(service="freight", gross_mass="4.6 t", maintained=False),
        Case.hazard(inspection_result="none"),
        Case.hazard(on=_DAY, tested_on="2023-05-31"),
        Case.hazard(on=_DAY, registered_on="2018-11-30", tested_on="2023-11-30"),
        Case.hazard(on=_DAY, service="other", tested_on="2023-05-31"),
        Case.clear(on=_DAY, registered_on="2018-12-01", tested_on="2023-11-30"),
        Case.clear(on=_DAY, service="other", registered_on="2018-11-30", tested_on="2023-11-30"),
        Case.undetermined(),
    ],
)

_REVIEW_DAY = date(2023, 11, 10)

annual_review_overdue = Rule(
    FREIGHT.clause("annual_review"),
    when=Vehicle.in_service
    & (Vehicle.service == "freight")
    & ~(Vehicle.gross_mass <= DRIVERS.limit("light_freight.light_goods")),
    hazard=Vehicle.reviewed_on.plus(months=FREIGHT.limit("review_cycle")) < CHECK_DAY,
    given={"in_service": True, "service": "freight", "gross_mass": "5 t"},
    cases=[
        Case.hazard(on=_REVIEW_DAY, reviewed_on="2022-11-09"),
        Case.out_of_scope(on=_REVIEW_DAY, gross_mass="4.5 t", reviewed_on="2022-11-09"),
        Case.clear(on=_REVIEW_DAY, reviewed_on="2022-11-10"),
        Case.undetermined(on=_REVIEW_DAY),
    ],
)

scrapped_on_road = Rule(
    TRAFFIC_LAW.clause("scrapped_on_road"), hazard=(Vehicle.scrapped | Vehicle.assembled) & Vehicle.on_road
)

uninspected_on_road = Rule(
    POINTS.clause("uninspected"),
    when=Check.vehicle.is_in(["highway_coach", "tourist_coach", "dangerous_goods"]),
    hazard=~Check.inspected,
)

_GOODS_VEHICLE = Check.vehicle == "goods"

people_in_goods_vehicle = Rule(
    POINTS.clause("people_in_goods_vehicle"), when=_GOODS_VEHICLE, hazard=Check.carries_people
)

altered_goods_vehicle = Rule(
    POINTS.clause("altered_goods_vehicle"), when=_GOODS_VEHICLE, hazard=Check.altered
)

no_helmet = Rule(POINTS.clause("helmet"), when=Check.vehicle == "motorcycle", hazard=~Check.helmet)

_CLEARED = date(2022, 11, 21)

tractor_past_deadline = Rule(
    TRACTORS.clause("deadline"),
    hazard=~ModifiedTractor.cancelled & (ModifiedTractor.deadline < CHECK_DAY),
    given={"cancelled": False},
    cases=[
        Case.hazard(on=_CLEARED, deadline="2022-11-20"),
        Case.clear(on=_CLEARED, deadline="2022-11-21"),
        Case.clear(cancelled=True, deadline="2010-12-31"),
        Case.undetermined(),
    ],
)

tractor_past_service_life = Rule(
    TRACTORS.clause("service_life"),
    hazard=~ModifiedTractor.cancelled
    & (ModifiedTractor.registered_on.plus(months=TRACTORS.limit("service_life.service_life")) < CHECK_DAY),
    given={"cancelled": False},
    cases=[
        Case.hazard(on=_CLEARED, registered_on="2013-11-20"),
        Case.clear(on=_CLEARED, registered_on="2013-11-21"),
        Case.clear(cancelled=True, registered_on="2000-01-01"),
        Case.undetermined(),
    ],
)

tractors_remain = Rule(
    TRACTORS.clause("deadline"),
    hazard=(TractorAccount.remaining > 0) & (TractorAccount.deadline < CHECK_DAY),
    title="清零期限后仍有在册的变型拖拉机",
    en="District still has modified tractors after the deadline",
    note="清零指在册为零；注销不等于已拆解。",
    cases=[
        Case.hazard(remaining=1, deadline="2010-12-31"),
        Case.clear(remaining=0, deadline="2010-12-31"),
        Case.clear(remaining=9, deadline="2099-12-31"),
        Case.undetermined(remaining=1),
    ],
)


@rule(
    TRACTORS.clause("balance"),
    given={"baseline": 319, "cancelled": 295, "transferred_in": 0, "transferred_out": 0},
    cases=[
        Case.hazard(remaining=23),
        Case.hazard(remaining=25),
        Case.clear(remaining=24),
        Case.clear(transferred_in=3, transferred_out=1, remaining=26),
        Case.undetermined(transferred_in=None, remaining=24),
    ],
)
def tractor_account_unbalanced() -> Condition:
    expected = TractorAccount.baseline + TractorAccount.transferred_in - TractorAccount.transferred_out
    stated = TractorAccount.cancelled + TractorAccount.remaining
    return (expected > stated) | (expected < stated)


tractors_caught_on_road = Rule(
    TRACTORS.clause("on_road"),
    hazard=TractorAccount.caught_after_deadline > 0,
    cases=[Case.hazard(caught_after_deadline=1), Case.clear(caught_after_deadline=0), Case.undetermined()],
)

_HEAVY_TRUCKS = MONITORING.limit("heavy_trucks")
_NEEDS_OWN_PLATFORM = Duty.service.is_in(["passenger", "dangerous_goods"]) | (
    Duty.heavy_trucks >= _HEAVY_TRUCKS
)

no_own_platform = Rule(
    MONITORING.clause("own_platform"),
    when=_NEEDS_OWN_PLATFORM,
    hazard=~Duty.own_platform,
    cases=[
        Case.hazard(service="passenger", own_platform=False),
        Case.hazard(service="freight", heavy_trucks=50, own_platform=False),
        Case.clear(service="dangerous_goods", own_platform=True),
        Case.hazard(heavy_trucks=60, own_platform=False),
        Case.undetermined(service="freight", heavy_trucks=60),
    ],
)

not_on_public_platform = Rule(
    MONITORING.clause("public_platform"),
    when=(Duty.service == "freight") & (Duty.heavy_trucks > 0) & (Duty.heavy_trucks < _HEAVY_TRUCKS),
    hazard=~Duty.on_public_platform,
    given={"service": "freight", "heavy_trucks": 49, "on_public_platform": False},
    cases=[
        Case.hazard(),
        Case.hazard(heavy_trucks=1),
        Case.clear(on_public_platform=True),
        Case.undetermined(on_public_platform=None),
    ],
)

too_few_monitors = Rule(
    MONITORING.clause("monitors"),
    when=_NEEDS_OWN_PLATFORM,
    hazard=(Duty.monitors < MONITORING.limit("least_monitors"))
    | (Duty.monitors * MONITORING.limit("vehicles_per_monitor") < Duty.vehicles_online),
    given={"service": "passenger", "monitors": 2},
    cases=[
        Case.hazard(vehicles_online=20, monitors=1),
        Case.hazard(vehicles_online=201),
        Case.hazard(service="freight", heavy_trucks=50, vehicles_online=60, monitors=1),
        Case.clear(vehicles_online=200),
        Case.undetermined(),
    ],
)

positioning_not_kept = Rule(
    MONITORING.clause("positioning_records"),
    hazard=Duty.positioning_kept < MONITORING.limit("positioning_kept"),
    cases=[Case.hazard(positioning_kept=5), Case.clear(positioning_kept=6), Case.undetermined()],
)

violations_not_kept = Rule(
    MONITORING.clause("violation_records"),
    hazard=Duty.violations_kept < MONITORING.limit("violations_kept"),
    cases=[Case.hazard(violations_kept=2), Case.clear(violations_kept=3), Case.undetermined()],
)

platform_deficient = Rule(
    MONITORING.clause("platform"),
    when=_NEEDS_OWN_PLATFORM,
    hazard=~Duty.platform_compliant,
    given={"service": "freight", "heavy_trucks": 50},
    cases=[
        Case.hazard(platform_compliant=False),
        Case.hazard(service="passenger", platform_compliant=False),
        Case.clear(platform_compliant=True),
        Case.undetermined(),
    ],
)

violations_unhandled = Rule(
    MONITORING.clause("handling"),
    hazard=~Duty.handling_system
    | ((Duty.detected > 0) & (Duty.handled / Duty.detected < MONITORING.limit("handling_rate"))),
    given={"handling_system": True, "detected": 100},
    cases=[
        Case.hazard(handling_system=False),
        Case.hazard(handled=89),
        Case.clear(handled=90),
        Case.clear(detected=0),
        Case.undetermined(),
    ],
)

monitors_idle = Rule(
    MONITORING.clause("idle_monitors"),
    when=_NEEDS_OWN_PLATFORM,
    hazard=(Duty.monitors == 0) | ~Duty.monitors_working,
    given={"service": "dangerous_goods", "monitors": 3},
    cases=[
        Case.hazard(monitors=0),
        Case.hazard(monitors_working=False),
        Case.hazard(service="freight", heavy_trucks=50, monitors=0),
        Case.clear(monitors_working=True),
        Case.undetermined(),
    ],
)

monitoring_data_forged = Rule(MONITORING.clause("forged_data"), hazard=Duty.data_forged)

_COVERED = (
    _COACH_OR_DANGEROUS
    | Vehicle.tractor
    | ((Vehicle.service == "freight") & (Vehicle.gross_mass >= MONITORING.limit("heavy_goods")))
)

vehicle_not_monitored = Rule(
    MONITORING.clause("no_terminal"),
    MONITORING.clause("covered_vehicles"),
    when=_COVERED,
    hazard=~Vehicle.terminal_fitted | ~Vehicle.shown_on_platform,
    given={"terminal_fitted": True},
    cases=[
        Case.hazard(service="charter", terminal_fitted=False),
        Case.hazard(service="freight", tractor=False, gross_mass="12 t", terminal_fitted=False),
        Case.hazard(service="freight", tractor=True, shown_on_platform=False),
        Case.clear(service="dangerous_goods", shown_on_platform=True),
        Case.undetermined(service="charter"),
    ],
)

broken_terminal_dispatched = Rule(
    MONITORING.clause("broken_terminal"),
    when=_COVERED,
    hazard=Vehicle.terminal_broken & Vehicle.dispatched,
    given={"service": "charter", "terminal_broken": True},
    cases=[
        Case.hazard(dispatched=True),
        Case.hazard(service="freight", gross_mass="12 t", dispatched=True),
        Case.clear(dispatched=False),
        Case.undetermined(),
    ],
)

offline_after_instruction = Rule(
    MONITORING.clause("not_online"),
    when=_COVERED,
    hazard=Vehicle.instructed,
    given={"service": "charter"},
    cases=[
        Case.hazard(instructed=True),
        Case.hazard(service="freight", gross_mass="12 t", instructed=True),
        Case.clear(instructed=False),
        Case.undetermined(),
    ],
)
