"""The rules on the criteria for major hazards of special equipment, in the order of its clauses."""

from collections.abc import Sequence
from functools import reduce
from typing import Any

from ansheng import Case, Condition, Label, Rule

from .facts import SpecialBoiler as Boiler
from .facts import SpecialCrane as Crane
from .facts import SpecialEquipment as Equipment
from .facts import SpecialFilling as Filling
from .facts import SpecialLift as Lift
from .facts import SpecialPipe as Pipe
from .facts import SpecialRide as Ride
from .facts import SpecialRopeway as Ropeway
from .facts import SpecialVehicle as Vehicle
from .facts import SpecialVessel as Vessel
from .standards import LAW

_USED: dict[str, Any] = {"still_in_use": True}
_GONE = ("missing", "failed")
_DEFECTS = ("crack", "serious_deformation")
_UNQUALIFIED = ("unqualified", "reinspection_unqualified")
_FINE = ("working", "not_required")


def _any(*facts: Label, answers: Sequence[str] = _GONE) -> Condition:
    """One of the facts has one of the answers; as a rule, a safety device is missing or has failed."""
    return reduce(Condition.__or__, [fact.is_in(answers) for fact in facts])


def _cases(*names: str, bad: Sequence[str] = _GONE, good: Sequence[str] = _FINE) -> list[Case]:
    """Each bad answer alone and each good one beside good ones, in use; nothing known; a bad one where use is not."""
    fine, worst = dict.fromkeys(names, good[0]), {names[0]: bad[0]}
    return [
        *(Case.hazard(**{**_USED, name: answer}) for name in names for answer in bad),
        *(Case.clear(**{**_USED, **fine, name: answer}) for name in names for answer in good),
        Case.undetermined(**_USED),
        Case.undetermined(still_in_use=None, **worst),
        Case.out_of_scope(still_in_use=False, **worst),
    ]


_MEETS = _cases("periodic", bad=["not_meeting"], good=["meets", "mostly_meets", "none"])
_QUALIFIED = _cases("periodic", bad=["unqualified"], good=["qualified", "none"])

unfit_equipment_used = Rule(
    LAW.clause("unfit_for_use"),
    when=Equipment.still_in_use,
    hazard=~Equipment.licensed_make | Equipment.obsolete | Equipment.scrapped | Equipment.scrapping_due,
)

used_after_accident_uncleared = Rule(
    LAW.clause("accident_uncleared"),
    when=Equipment.still_in_use,
    hazard=Equipment.had_accident & ~(Equipment.full_check_done & Equipment.hazards_removed),
)

supervision_inspection_lacking = Rule(
    LAW.clause("supervision_inspection"),
    when=Equipment.still_in_use,
    hazard=Equipment.supervision_inspection.is_in(["failed", "none"]),
    cases=_cases("supervision_inspection", bad=["failed", "none"], good=["passed", "not_required"]),
)

boiler_inspection_not_meeting = Rule(
    LAW.clause("boiler_periodic"),
    when=Boiler.still_in_use,
    hazard=Boiler.periodic == "not_meeting",
    cases=_MEETS,
)

boiler_parameters_lost = Rule(
    LAW.clause("boiler_parameters"),
    when=Boiler.still_in_use,
    hazard=(Boiler.instruments_failed | Boiler.control_supply_lost) & Boiler.parameters_unwatchable,
)

boiler_relief_device_gone = Rule(
    LAW.clause("boiler_relief_device"),
    when=Boiler.still_in_use,
    hazard=_any(Boiler.relief_device),
    cases=_cases("relief_device"),
)

boiler_alarm_gone = Rule(
    LAW.clause("boiler_alarm"),
    when=Boiler.still_in_use,
    hazard=_any(Boiler.alarm),
    cases=_cases("alarm"),
)

boiler_interlock_gone = Rule(
    LAW.clause("boiler_interlock"),
    when=Boiler.still_in_use,
    hazard=_any(Boiler.interlock),
    cases=_cases("interlock"),
)

boiler_flame_protection_gone = Rule(
    LAW.clause("boiler_flame_protection"),
    when=Boiler.still_in_use,
    hazard=_any(Boiler.flame_protection),
    cases=_cases("flame_protection"),
)

power_station_pipe_broken = Rule(
    LAW.clause("power_station_pipes"),
    when=Boiler.still_in_use & Boiler.power_station,
    hazard=Boiler.main_pipe_leak | Boiler.pipe_burst,
)

vessel_inspection_not_meeting = Rule(
    LAW.clause("vessel_periodic"),
    when=Vessel.still_in_use,
    hazard=Vessel.periodic == "not_meeting",
    cases=_MEETS,
)

fixed_vessel_used_as_mobile = Rule(
    LAW.clause("fixed_used_as_mobile"),
    when=Vessel.still_in_use & (Vessel.kind == "fixed"),
    hazard=Vessel.used_as == "mobile",
    given={**_USED, "kind": "fixed"},
    cases=[
        *_cases("used_as", bad=["mobile"], good=["fixed"]),
        Case.out_of_scope(kind="mobile", used_as="mobile"),
        Case.out_of_scope(kind="cylinder", used_as="mobile"),
    ],
)

vessel_device_gone = Rule(
    LAW.clause("vessel_devices"),
    when=Vessel.still_in_use & Vessel.kind.is_in(["fixed", "mobile"]),
    hazard=_any(Vessel.safety_valve, Vessel.rupture_disc, Vessel.emergency_shutoff),
    given={**_USED, "kind": "fixed"},
    cases=[
        *_cases("safety_valve", "rupture_disc", "emergency_shutoff"),
        Case.hazard(kind="mobile", emergency_shutoff="missing"),
        Case.out_of_scope(kind="cylinder", safety_valve="missing"),
        Case.out_of_scope(kind="chamber", safety_valve="missing"),
    ],
)

quick_opening_interlock_gone = Rule(
    LAW.clause("quick_opening_interlock"),
    when=Vessel.still_in_use & Vessel.quick_opening,
    hazard=_any(Vessel.quick_opening_interlock),
    given={**_USED, "quick_opening": True},
    cases=[
        *_cases("quick_opening_interlock"),
        Case.out_of_scope(quick_opening=False, quick_opening_interlock="missing"),
    ],
)

chamber_earthing_gone = Rule(
    LAW.clause("chamber_earthing"),
    when=Vessel.still_in_use & (Vessel.kind == "chamber"),
    hazard=_any(Vessel.earthing),
    given={**_USED, "kind": "chamber"},
    cases=[*_cases("earthing"), Case.out_of_scope(kind="fixed", earthing="missing")],
)

chamber_interlock_failed = Rule(
    LAW.clause("chamber_interlock"),
    when=Vessel.still_in_use & (Vessel.kind == "chamber"),
    hazard=Vessel.chamber_interlock == "failed",
    given={**_USED, "kind": "chamber"},
    cases=[
        *_cases("chamber_interlock", bad=["failed"], good=[*_FINE, "missing"]),
        Case.out_of_scope(kind="fixed", chamber_interlock="failed"),
    ],
)

pipe_inspection_not_meeting = Rule(
    LAW.clause("pipe_periodic"),
    when=Pipe.still_in_use,
    hazard=Pipe.periodic.is_in(["not_meeting", "not_allowed"]),
    cases=_cases("periodic", bad=["not_meeting", "not_allowed"], good=["meets", "mostly_meets", "none"]),
)

pipe_device_gone = Rule(
    LAW.clause("pipe_devices"),
    when=Pipe.still_in_use,
    hazard=_any(Pipe.safety_valve, Pipe.rupture_disc, Pipe.emergency_shutoff),
    cases=_cases("safety_valve", "rupture_disc", "emergency_shutoff"),
)

filled_without_permit = Rule(LAW.clause("filling_permit"), hazard=~Filling.permit)

wrong_medium_filled = Rule(LAW.clause("wrong_medium"), hazard=Filling.wrong_medium)

filling_shutoff_gone = Rule(
    LAW.clause("filling_shutoff"),
    when=Filling.still_in_use,
    hazard=_any(Filling.emergency_shutoff),
    cases=_cases("emergency_shutoff"),
)

lift_unqualified = Rule(
    LAW.clause("lift_periodic"),
    when=Lift.still_in_use,
    hazard=Lift.periodic == "unqualified",
    cases=_QUALIFIED,
)

lift_door_lock_bridged = Rule(
    LAW.clause("door_lock_bridged"),
    when=Lift.still_in_use & Lift.kind.is_in(["passenger", "goods"]),
    hazard=Lift.door_lock_bridged,
)

lift_linkage_test_failed = Rule(
    LAW.clause("linkage_test"),
    when=Lift.still_in_use,
    hazard=Lift.linkage_test == "failed",
    cases=_cases("linkage_test", bad=["failed"], good=["effective", "not_required"]),
)

_ESCALATOR = Lift.still_in_use & Lift.kind.is_in(["escalator", "walk"])

escalator_stop_gone = Rule(
    LAW.clause("escalator_stop"),
    when=_ESCALATOR,
    hazard=_any(Lift.emergency_stop),
    given={**_USED, "kind": "escalator"},
    cases=[
        *_cases("emergency_stop"),
        Case.hazard(kind="walk", emergency_stop="failed"),
        Case.out_of_scope(kind="passenger", emergency_stop="failed"),
    ],
)

handrail_too_near = Rule(
    LAW.clause("handrail_gap"),
    when=_ESCALATOR,
    hazard=(Lift.handrail_gap < LAW.limit("handrail_gap")) & ~Lift.guard,
    given={**_USED, "kind": "walk", "guard": False},
    cases=[
        Case.hazard(handrail_gap=399),
        Case.hazard(handrail_gap="39.9 cm", kind="escalator"),
        Case.clear(handrail_gap=400),
        Case.clear(handrail_gap=399, guard=True),
        Case.undetermined(handrail_gap=399, guard=None),
        Case.undetermined(),
        Case.out_of_scope(handrail_gap=399, kind="goods"),
        Case.out_of_scope(handrail_gap=399, still_in_use=False),
    ],
)

crane_uninspected = Rule(
    LAW.clause("first_inspection"),
    when=Crane.still_in_use,
    hazard=Crane.first_inspection == "none",
    cases=_cases("first_inspection", bad=["none"], good=["done", "not_required"]),
)

crane_unqualified = Rule(
    LAW.clause("crane_periodic"),
    when=Crane.still_in_use,
    hazard=Crane.periodic == "unqualified",
    cases=_QUALIFIED,
)

crane_stop_gone = Rule(
    LAW.clause("crane_stop"),
    when=Crane.still_in_use,
    hazard=_any(Crane.emergency_stop),
    cases=_cases("emergency_stop"),
)

crane_device_gone = Rule(
    LAW.clause("crane_devices"),
    when=Crane.still_in_use,
    hazard=_any(Crane.load_limiter, Crane.moment_limiter, Crane.fall_protector),
    cases=_cases("load_limiter", "moment_limiter", "fall_protector"),
)

crane_wind_protection_gone = Rule(
    LAW.clause("crane_wind"),
    when=Crane.still_in_use & Crane.outdoor_rail,
    hazard=_any(Crane.wind_protection),
    given={**_USED, "outdoor_rail": True},
    cases=[*_cases("wind_protection"), Case.out_of_scope(outdoor_rail=False, wind_protection="missing")],
)

ropeway_unqualified = Rule(
    LAW.clause("ropeway_periodic"),
    when=Ropeway.still_in_use,
    hazard=Ropeway.periodic.is_in(_UNQUALIFIED),
    cases=_cases("periodic", bad=_UNQUALIFIED, good=["qualified", "requalified", "none"]),
)

ropeway_stop_gone = Rule(
    LAW.clause("ropeway_stop"),
    when=Ropeway.still_in_use,
    hazard=_any(Ropeway.control_room_stop, Ropeway.platform_stop, Ropeway.machine_room_stop),
    cases=_cases("control_room_stop", "platform_stop", "machine_room_stop"),
)

ropeway_door_unlocked = Rule(
    LAW.clause("carrier_door"),
    when=Ropeway.still_in_use,
    hazard=~Ropeway.door_locks & ~Ropeway.carrier_stopped,
)

ropeway_standby_fails = Rule(
    LAW.clause("standby_drive"),
    when=Ropeway.still_in_use,
    hazard=~Ropeway.auxiliary_starts | ~Ropeway.standby_power_starts,
)

ropeway_circuit_bridged = Rule(
    LAW.clause("circuit_bridged"), when=Ropeway.still_in_use, hazard=Ropeway.circuit_bridged
)

ride_unqualified = Rule(
    LAW.clause("ride_periodic"),
    when=Ride.still_in_use,
    hazard=Ride.periodic == "unqualified",
    cases=_QUALIFIED,
)

ride_restraint_gone = Rule(
    LAW.clause("restraint"),
    when=Ride.still_in_use,
    hazard=_any(Ride.restraint),
    cases=_cases("restraint"),
)

ride_door_lock_gone = Rule(
    LAW.clause("cabin_door_lock"),
    when=Ride.still_in_use,
    hazard=_any(Ride.cabin_door_lock),
    cases=_cases("cabin_door_lock"),
)

ride_device_gone = Rule(
    LAW.clause("ride_devices"),
    when=Ride.still_in_use,
    hazard=_any(Ride.brake, Ride.limit_device, Ride.anti_collision, Ride.anti_rollback, Ride.speed_limiter),
    cases=_cases("brake", "limit_device", "anti_collision", "anti_rollback", "speed_limiter"),
)

ride_part_defective = Rule(
    LAW.clause("load_bearing_defect"),
    when=Ride.still_in_use,
    hazard=_any(Ride.load_part, Ride.weld, Ride.bolt, answers=_DEFECTS),
    cases=_cases("load_part", "weld", "bolt", bad=_DEFECTS, good=["none", "other"]),
)

vehicle_unqualified = Rule(
    LAW.clause("vehicle_periodic"),
    when=Vehicle.still_in_use,
    hazard=Vehicle.periodic == "unqualified",
    cases=_QUALIFIED,
)

vehicle_power_cutoff_gone = Rule(
    LAW.clause("power_cutoff"),
    when=Vehicle.still_in_use & Vehicle.electric,
    hazard=_any(Vehicle.power_cutoff),
    given={**_USED, "electric": True},
    cases=[*_cases("power_cutoff"), Case.out_of_scope(electric=False, power_cutoff="missing")],
)

vehicle_brake_gone = Rule(
    LAW.clause("brakes"),
    when=Vehicle.still_in_use,
    hazard=_any(Vehicle.service_brake, Vehicle.parking_brake),
    cases=_cases("service_brake", "parking_brake"),
)

train_coupling_gone = Rule(
    LAW.clause("train_coupling"),
    when=Vehicle.still_in_use & (Vehicle.kind == "train"),
    hazard=_any(Vehicle.coupling, Vehicle.secondary_protection),
    given={**_USED, "kind": "train"},
    cases=[
        *_cases("coupling", "secondary_protection"),
        Case.out_of_scope(kind="sightseeing", coupling="missing"),
    ],
)

sightseeing_gradient_exceeded = Rule(
    LAW.clause("gradient"),
    when=Vehicle.still_in_use & (Vehicle.kind == "sightseeing"),
    hazard=Vehicle.gradient > Vehicle.max_gradient,
    given={**_USED, "kind": "sightseeing", "max_gradient": 10},
    cases=[
        Case.hazard(gradient="10.1 %"),
        Case.clear(gradient="10 %"),
        Case.clear(gradient="9.9 %"),
        Case.undetermined(),
        Case.undetermined(gradient="10.1 %", max_gradient=None),
        Case.out_of_scope(gradient="10.1 %", kind="train"),
        Case.out_of_scope(gradient="10.1 %", still_in_use=False),
    ],
)
