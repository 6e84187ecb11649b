"""The rules on steam sets (第六条), hydropower houses (第七条), dams (第八条) and ash yards (第九条)."""

from collections.abc import Mapping
from typing import Any

from ansheng import Case, Condition, Rule

from .generation_facts import PowerAshYard as Yard
from .generation_facts import PowerDam as Dam
from .generation_facts import PowerHydroHouse as House
from .generation_facts import PowerSteamLeak as Leak
from .generation_facts import PowerSteamSet
from .generation_facts import PowerTurbine as Turbine
from .standards import LAW


def _large(p: type[PowerSteamSet]) -> Condition:
    """Article 6 applies to the set."""
    combined: Condition = (p.kind == "gas_steam") & (p.capacity >= LAW.limit("combined_capacity"))
    steam = p.kind.is_in(["coal", "solar_thermal", "nuclear"]) & (p.capacity >= LAW.limit("steam_capacity"))
    return combined | steam


_SET = {"kind": "coal", "capacity": "300 MW"}


def _cases(fault: Mapping[str, Any], sound: Mapping[str, Any]) -> list[Case]:
    """The cases of a fault of a set, at the bounds of Article 6; a set is large by itself in the rules' `given`."""
    return [
        Case.hazard(**fault),
        Case.hazard(**{"kind": "gas_steam", "capacity": "200 MW", **fault}),
        Case.out_of_scope(**{"kind": "gas_steam", "capacity": "199 MW", **fault}),
        Case.out_of_scope(**{"kind": "nuclear", "capacity": "299 MW", **fault}),
        Case.out_of_scope(**{"kind": "other", **fault}),
        Case.clear(**sound),
        Case.undetermined(),
    ]


turbine_unfit_to_start = Rule(
    LAW.clause("governing"),
    when=_large(Turbine) & Turbine.to_start,
    hazard=Turbine.governing_stuck
    | ~(Turbine.main_valves_tight | Turbine.governing_valves_tight)
    | (Turbine.overspeed_test != "passed"),
    given={
        **_SET, "to_start": True,
        "governing_stuck": False, "main_valves_tight": False, "governing_valves_tight": True,
    },
    cases=[
        *_cases({"overspeed_test": "failed"}, {"overspeed_test": "passed"}),
        Case.hazard(governing_stuck=True),
        Case.hazard(governing_valves_tight=False),
        Case.hazard(overspeed_test="not_done"),
        Case.out_of_scope(to_start=False, overspeed_test="failed"),
    ],
)  # fmt: skip

runaway_unprepared = Rule(
    LAW.clause("runaway"),
    when=_large(Turbine),
    hazard=~(Turbine.runaway_measure & Turbine.runaway_drilled),
    given={**_SET, "runaway_measure": True},
    cases=_cases({"runaway_drilled": False}, {"runaway_drilled": True}),
)

steam_leak_unisolated = Rule(
    LAW.clause("steam_leak"),
    when=_large(Leak),
    hazard=Leak.near_people & Leak.leaking & (Leak.sealed_under_pressure | ~(Leak.isolated & Leak.shut_down)),
    given={**_SET, "near_people": True, "leaking": True, "sealed_under_pressure": False, "isolated": True},
    cases=[
        *_cases({"shut_down": False}, {"shut_down": True}),
        Case.hazard(sealed_under_pressure=True),
        Case.hazard(isolated=False, shut_down=True),
        Case.clear(near_people=False, shut_down=False),
        Case.clear(leaking=False, isolated=False),
    ],
)

shaft_material = Rule(
    LAW.clause("shaft"),
    when=_large(Turbine),
    hazard=~(Turbine.shaft_material_qualified & Turbine.metal_inspected),
    given={**_SET, "shaft_material_qualified": True},
    cases=_cases({"metal_inspected": False}, {"metal_inspected": True}),
)

boiler_steel_weak = Rule(
    LAW.clause("boiler_steel"),
    when=(Turbine.kind == "coal") & (Turbine.capacity >= LAW.limit("steam_capacity")),
    hazard=~Turbine.boiler_steel_strong,
    given=_SET,
    cases=[
        Case.hazard(boiler_steel_strong=False),
        Case.clear(boiler_steel_strong=True),
        Case.undetermined(),
        Case.out_of_scope(capacity="299 MW", boiler_steel_strong=False),
        Case.out_of_scope(kind="nuclear", boiler_steel_strong=False),
    ],
)

powerhouse_flood_design = Rule(
    LAW.clause("flood_design"), when=House.nea_supervised, hazard=House.flood_design != "sound"
)

no_gallery_alarm = Rule(LAW.clause("gallery_alarm"), when=House.nea_supervised, hazard=~House.gallery_alarm)

no_direct_stop = Rule(
    LAW.clause("direct_stop"),
    when=House.nea_supervised,
    hazard=~(House.stops_units & House.closes_gate & House.closes_valve),
)

powerhouse_drainage = Rule(
    LAW.clause("drainage"),
    when=House.nea_supervised,
    hazard=~(House.leakage_drained & House.maintenance_drained),
)

station_likely_to_fail = Rule(
    LAW.clause("slope_and_structure"),
    when=House.nea_supervised,
    hazard=(~House.slope_meets_code & House.slope_likely_to_fail)
    | (House.serious_defect & House.defect_likely_to_destroy),
)

dam_unregistered = Rule(LAW.clause("registration"), when=Dam.nea_supervised, hazard=~Dam.registered)

dam_level_unapproved = Rule(
    LAW.clause("water_level"),
    when=Dam.nea_supervised,
    hazard=(Dam.in_use & ~Dam.impounding_accepted) | (Dam.level_raised & ~Dam.raising_approved),
)

dam_to_be_lowered = Rule(
    LAW.clause("lowering"), when=Dam.nea_supervised, hazard=(Dam.problem != "none") & Dam.level_to_be_lowered
)

spillway_gates_without_power = Rule(
    LAW.clause("gate_power"), when=Dam.nea_supervised, hazard=~Dam.gate_power_works & ~Dam.emergency_power
)

ash_yard_unassessed = Rule(LAW.clause("assessment"), hazard=~Yard.assessed)

ash_yard_dangerous = Rule(LAW.clause("grade"), hazard=Yard.grade == "dangerous")

ash_dam_abnormal = Rule(
    LAW.clause("abnormality"), hazard=(Yard.abnormality != "none") & ~Yard.abnormality_treated
)

ash_yard_disturbed = Rule(LAW.clause("activities"), hazard=Yard.activity != "none")
