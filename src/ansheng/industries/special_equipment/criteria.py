"""The rules on the criteria for major hazards of special equipment, in the order of its clauses."""

from collections.abc import Sequence
from functools import reduce

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

_GONE = ("missing", "failed")
_DEFECTS = ("crack", "serious_deformation")
_UNQUALIFIED = ("unqualified", "reinspection_unqualified")


def _any(*facts: Label, answers: Sequence[str] = _GONE) -> Condition:
    """One of the facts has one of the answers; as a rule, a safety device is missing or has failed."""
    return reduce(Condition.__or__, [fact.is_in(answers) for fact in facts])


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
)

boiler_inspection_not_meeting = Rule(
    LAW.clause("boiler_periodic"), when=Boiler.still_in_use, hazard=Boiler.periodic == "not_meeting"
)

boiler_parameters_lost = Rule(
    LAW.clause("boiler_parameters"),
    when=Boiler.still_in_use,
    hazard=(Boiler.instruments_failed | Boiler.control_supply_lost) & Boiler.parameters_unwatchable,
)

boiler_relief_device_gone = Rule(
    LAW.clause("boiler_relief_device"), when=Boiler.still_in_use, hazard=_any(Boiler.relief_device)
)

boiler_alarm_gone = Rule(LAW.clause("boiler_alarm"), when=Boiler.still_in_use, hazard=_any(Boiler.alarm))

boiler_interlock_gone = Rule(
    LAW.clause("boiler_interlock"), when=Boiler.still_in_use, hazard=_any(Boiler.interlock)
)

boiler_flame_protection_gone = Rule(
    LAW.clause("boiler_flame_protection"), when=Boiler.still_in_use, hazard=_any(Boiler.flame_protection)
)

power_station_pipe_broken = Rule(
    LAW.clause("power_station_pipes"),
    when=Boiler.still_in_use & Boiler.power_station,
    hazard=Boiler.main_pipe_leak | Boiler.pipe_burst,
)

vessel_inspection_not_meeting = Rule(
    LAW.clause("vessel_periodic"), when=Vessel.still_in_use, hazard=Vessel.periodic == "not_meeting"
)

fixed_vessel_used_as_mobile = Rule(
    LAW.clause("fixed_used_as_mobile"),
    when=Vessel.still_in_use & (Vessel.kind == "fixed"),
    hazard=Vessel.used_as == "mobile",
)

vessel_device_gone = Rule(
    LAW.clause("vessel_devices"),
    when=Vessel.still_in_use & Vessel.kind.is_in(["fixed", "mobile"]),
    hazard=_any(Vessel.safety_valve, Vessel.rupture_disc, Vessel.emergency_shutoff),
)

quick_opening_interlock_gone = Rule(
    LAW.clause("quick_opening_interlock"),
    when=Vessel.still_in_use & Vessel.quick_opening,
    hazard=_any(Vessel.quick_opening_interlock),
)

chamber_earthing_gone = Rule(
    LAW.clause("chamber_earthing"),
    when=Vessel.still_in_use & (Vessel.kind == "chamber"),
    hazard=_any(Vessel.earthing),
)

chamber_interlock_failed = Rule(
    LAW.clause("chamber_interlock"),
    when=Vessel.still_in_use & (Vessel.kind == "chamber"),
    hazard=Vessel.chamber_interlock == "failed",
)

pipe_inspection_not_meeting = Rule(
    LAW.clause("pipe_periodic"),
    when=Pipe.still_in_use,
    hazard=Pipe.periodic.is_in(["not_meeting", "not_allowed"]),
)

pipe_device_gone = Rule(
    LAW.clause("pipe_devices"),
    when=Pipe.still_in_use,
    hazard=_any(Pipe.safety_valve, Pipe.rupture_disc, Pipe.emergency_shutoff),
)

filled_without_permit = Rule(LAW.clause("filling_permit"), hazard=~Filling.permit)

wrong_medium_filled = Rule(LAW.clause("wrong_medium"), hazard=Filling.wrong_medium)

filling_shutoff_gone = Rule(
    LAW.clause("filling_shutoff"), when=Filling.still_in_use, hazard=_any(Filling.emergency_shutoff)
)

lift_unqualified = Rule(
    LAW.clause("lift_periodic"), when=Lift.still_in_use, hazard=Lift.periodic == "unqualified"
)

lift_door_lock_bridged = Rule(
    LAW.clause("door_lock_bridged"),
    when=Lift.still_in_use & Lift.kind.is_in(["passenger", "goods"]),
    hazard=Lift.door_lock_bridged,
)

lift_linkage_test_failed = Rule(
    LAW.clause("linkage_test"), when=Lift.still_in_use, hazard=Lift.linkage_test == "failed"
)

_ESCALATOR = Lift.still_in_use & Lift.kind.is_in(["escalator", "walk"])

escalator_stop_gone = Rule(LAW.clause("escalator_stop"), when=_ESCALATOR, hazard=_any(Lift.emergency_stop))

handrail_too_near = Rule(
    LAW.clause("handrail_gap"),
    when=_ESCALATOR,
    hazard=(Lift.handrail_gap < LAW.limit("handrail_gap")) & ~Lift.guard,
    given={"still_in_use": True, "kind": "walk", "guard": False},
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
    LAW.clause("first_inspection"), when=Crane.still_in_use, hazard=Crane.first_inspection == "none"
)

crane_unqualified = Rule(
    LAW.clause("crane_periodic"), when=Crane.still_in_use, hazard=Crane.periodic == "unqualified"
)

crane_stop_gone = Rule(LAW.clause("crane_stop"), when=Crane.still_in_use, hazard=_any(Crane.emergency_stop))

crane_device_gone = Rule(
    LAW.clause("crane_devices"),
    when=Crane.still_in_use,
    hazard=_any(Crane.load_limiter, Crane.moment_limiter, Crane.fall_protector),
)

crane_wind_protection_gone = Rule(
    LAW.clause("crane_wind"), when=Crane.still_in_use & Crane.outdoor_rail, hazard=_any(Crane.wind_protection)
)

ropeway_unqualified = Rule(
    LAW.clause("ropeway_periodic"), when=Ropeway.still_in_use, hazard=Ropeway.periodic.is_in(_UNQUALIFIED)
)

ropeway_stop_gone = Rule(
    LAW.clause("ropeway_stop"),
    when=Ropeway.still_in_use,
    hazard=_any(Ropeway.control_room_stop, Ropeway.platform_stop, Ropeway.machine_room_stop),
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
    LAW.clause("ride_periodic"), when=Ride.still_in_use, hazard=Ride.periodic == "unqualified"
)

ride_restraint_gone = Rule(LAW.clause("restraint"), when=Ride.still_in_use, hazard=_any(Ride.restraint))

ride_door_lock_gone = Rule(
    LAW.clause("cabin_door_lock"), when=Ride.still_in_use, hazard=_any(Ride.cabin_door_lock)
)

ride_device_gone = Rule(
    LAW.clause("ride_devices"),
    when=Ride.still_in_use,
    hazard=_any(Ride.brake, Ride.limit_device, Ride.anti_collision, Ride.anti_rollback, Ride.speed_limiter),
)

ride_part_defective = Rule(
    LAW.clause("load_bearing_defect"),
    when=Ride.still_in_use,
    hazard=_any(Ride.load_part, Ride.weld, Ride.bolt, answers=_DEFECTS),
)

vehicle_unqualified = Rule(
    LAW.clause("vehicle_periodic"), when=Vehicle.still_in_use, hazard=Vehicle.periodic == "unqualified"
)

vehicle_power_cutoff_gone = Rule(
    LAW.clause("power_cutoff"),
    when=Vehicle.still_in_use & Vehicle.electric,
    hazard=_any(Vehicle.power_cutoff),
)

vehicle_brake_gone = Rule(
    LAW.clause("brakes"), when=Vehicle.still_in_use, hazard=_any(Vehicle.service_brake, Vehicle.parking_brake)
)

train_coupling_gone = Rule(
    LAW.clause("train_coupling"),
    when=Vehicle.still_in_use & (Vehicle.kind == "train"),
    hazard=_any(Vehicle.coupling, Vehicle.secondary_protection),
)

sightseeing_gradient_exceeded = Rule(
    LAW.clause("gradient"),
    when=Vehicle.still_in_use & (Vehicle.kind == "sightseeing"),
    hazard=Vehicle.gradient > Vehicle.max_gradient,
    given={"still_in_use": True, "kind": "sightseeing", "max_gradient": 10},
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
