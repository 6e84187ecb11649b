"""The rules on hoists, inclined shafts and trackless man-carriers (一(二十二), 一(二十三))."""

from ansheng import Case, Rule

from .hoisting_facts import NoncoalHoist as Hoist
from .hoisting_facts import NoncoalIncline as Incline
from .hoisting_facts import NoncoalManCarrier as Carrier
from .standards import UNDERGROUND as LAW

noncoal_man_hoist = Rule(
    LAW.clause("man_hoist"),
    when=Hoist.carries_people,
    hazard=~(Hoist.tested_in_time & Hoist.protections_work),
)

noncoal_hoist_interlock = Rule(
    LAW.clause("hoist_interlock"),
    when=Hoist.carries_people,
    hazard=~(Hoist.gates_interlocked & Hoist.platforms_interlocked),
)

noncoal_overwind = Rule(
    LAW.clause("overwind"),
    when=Hoist.carries_people,
    hazard=~(Hoist.overwind_devices_work & Hoist.cage_catch_works),
)

noncoal_incline_runaway = Rule(
    LAW.clause("incline_runaway"),
    when=Incline.train,
    hazard=~(Incline.runaway_devices & Incline.couplings_fit),
)

noncoal_incline_signal = Rule(LAW.clause("incline_signal"), hazard=~Incline.signal_interlocked)

noncoal_vehicle_unmarked = Rule(LAW.clause("vehicle_mark"), hazard=~Carrier.marked)

noncoal_vehicle_overloaded = Rule(
    LAW.clause("vehicle_load"),
    hazard=(Carrier.persons > LAW.limit("vehicle_persons")) | (Carrier.persons > Carrier.rated_persons),
    cases=[
        Case.hazard(persons=26),
        Case.hazard(persons=20, rated_persons=19),
        Case.clear(persons=25, rated_persons=25),
        Case.undetermined(persons=25),
    ],
)

noncoal_vehicle_brakes = Rule(
    LAW.clause("vehicle_brakes"),
    hazard=(Carrier.brakes == "dry")
    | ~(Carrier.service_brake & Carrier.parking_brake & Carrier.emergency_brake),
    given={"brakes": "wet", "service_brake": True, "parking_brake": True, "emergency_brake": True},
    cases=[
        Case.clear(),
        Case.hazard(brakes="dry"),
        Case.hazard(parking_brake=False),
        Case.undetermined(emergency_brake=None),
    ],
)

noncoal_vehicle_uninspected = Rule(LAW.clause("vehicle_inspection"), hazard=~Carrier.inspected_in_time)
