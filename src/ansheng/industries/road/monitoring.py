"""The rules on dynamic monitoring (动态监控): platforms, monitors, records, terminals."""

from ansheng import Case, Rule

from .facts.enterprise import MonitoringDuty as Duty
from .facts.vehicle import RoadVehicle as Vehicle
from .standards import MONITORING

_HEAVY_TRUCKS = MONITORING.limit("heavy_trucks")
_NEEDS_OWN_PLATFORM = Duty.service.is_in(["passenger", "dangerous_goods"]) | (
    (Duty.service == "freight") & (Duty.heavy_trucks >= _HEAVY_TRUCKS)
)

no_own_platform = Rule(
    MONITORING.clause("own_platform"),
    when=_NEEDS_OWN_PLATFORM,
    hazard=~Duty.own_platform,
    cases=[
        Case.hazard(service="passenger", own_platform=False),
        Case.hazard(service="freight", heavy_trucks=50, own_platform=False),
        Case.clear(service="dangerous_goods", own_platform=True),
        Case.undetermined(service="freight", heavy_trucks=60),
    ],
)

not_on_public_platform = Rule(
    MONITORING.clause("public_platform"),
    when=(Duty.service == "freight") & (Duty.heavy_trucks < _HEAVY_TRUCKS),
    hazard=~Duty.on_public_platform,
    given={"service": "freight", "heavy_trucks": 49},
    cases=[Case.hazard(on_public_platform=False), Case.clear(on_public_platform=True), Case.undetermined()],
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

platform_deficient = Rule(MONITORING.clause("platform"), hazard=~Duty.platform_compliant)

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
    hazard=(Duty.monitors == 0) | ~Duty.monitors_working,
    given={"monitors": 3},
    cases=[
        Case.hazard(monitors=0),
        Case.hazard(monitors_working=False),
        Case.clear(monitors_working=True),
        Case.undetermined(),
    ],
)

monitoring_data_forged = Rule(MONITORING.clause("forged_data"), hazard=Duty.data_forged)

vehicle_not_monitored = Rule(
    MONITORING.clause("no_terminal"),
    MONITORING.clause("covered_vehicles"),
    when=Vehicle.service.is_in(
        ["class_1_line", "class_2_line", "class_3_line", "class_4_line", "charter", "dangerous_goods"]
    )
    | Vehicle.tractor
    | ((Vehicle.service == "freight") & (Vehicle.gross_mass >= MONITORING.limit("heavy_goods"))),
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
    MONITORING.clause("broken_terminal"), hazard=Vehicle.terminal_broken & Vehicle.dispatched
)

offline_after_instruction = Rule(MONITORING.clause("not_online"), hazard=Vehicle.instructed)
