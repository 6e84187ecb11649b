"""The rules on gas over the limit as major hazards (2020 article 5, 2026 article 5(1) to (8))."""

from ansheng import Case, Condition, Rule, rule

from .gas_facts import CoalGasAccumulation as Space
from .gas_facts import CoalGasChecks as Checks
from .gas_facts import CoalGasReading as Reading
from .gas_facts import CoalStagnantZone as Zone
from .standards import CRITERIA as LAW

coal_gas_checks = Rule(LAW.clause("gas_checks"), hazard=(Checks.missed | Checks.faked) & Checks.working)


coal_gas_over_limit = Rule(
    LAW.clause("gas_over_limit"),
    hazard=Reading.over_limit
    & (Reading.work_continued | (Reading.work_resumed & ~Reading.handled_as_required)),
)


coal_gas_discharge = Rule(
    LAW.clause("gas_discharge"), when=Zone.discharging, hazard=~(Zone.measures_made & Zone.measures_done)
)


coal_return_gas = Rule(
    LAW.clause("return_gas"),
    when=Reading.place.is_in(["panel_return", "face_return"]),
    hazard=((Reading.ch4 >= LAW.limit("return_ch4")) | (Reading.co2 >= LAW.limit("return_co2")))
    & ~(Reading.work_stopped & Reading.evacuated & Reading.handled),
    replaces=["coal_gas_over_limit"],
    cases=[
        Case.hazard(place="panel_return", ch4="1.0 %", work_stopped=False),
        Case.hazard(place="face_return", co2="1.5 %", work_stopped=True, evacuated=False),
        Case.hazard(place="face_return", ch4="1.2 %", work_stopped=True, evacuated=True, handled=False),
        Case.clear(place="face_return", ch4="0.9 %", co2="1.4 %"),
        Case.clear(place="face_return", ch4="1.2 %", work_stopped=True, evacuated=True, handled=True),
        Case.undetermined(place="face_return", ch4="1.0 %", work_stopped=True),
        Case.undetermined(ch4="1.0 %", work_stopped=False),
    ],
)


coal_powered_work = Rule(
    LAW.clause("powered_work"),
    when=Reading.place.is_in(["face", "workplace"]),
    hazard=(Reading.ch4 >= LAW.limit("power_ch4")) & ~Reading.powered_work_stopped,
    cases=[
        Case.hazard(place="face", ch4="1.0 %", powered_work_stopped=False),
        Case.clear(place="face", ch4="0.99 %", powered_work_stopped=False),
        Case.clear(place="workplace", ch4="1.0 %", powered_work_stopped=True),
        Case.undetermined(place="face", ch4="1.0 %"),
    ],
)


coal_blasting_gas = Rule(
    LAW.clause("blasting_gas"),
    when=Reading.place == "blasting",
    hazard=(Reading.ch4 >= LAW.limit("blasting_ch4")) & Reading.blasted,
    given={"place": "blasting"},
    cases=[
        Case.hazard(ch4="1.0 %", blasted=True),
        Case.clear(ch4="0.99 %", blasted=True),
        Case.clear(ch4="1.0 %", blasted=False),
        Case.undetermined(ch4="1.0 %"),
    ],
)


coal_stop_and_evacuate = Rule(
    LAW.clause("stop_and_evacuate"),
    when=Reading.place.is_in(["face", "workplace", "motor"]),
    hazard=(Reading.ch4 >= LAW.limit("evacuation_ch4"))
    & ~(Reading.work_stopped & Reading.power_cut & Reading.evacuated & Reading.handled),
    cases=[
        Case.hazard(place="motor", ch4="1.5 %", power_cut=False),
        Case.hazard(place="face", ch4="1.5 %", work_stopped=True, power_cut=True, evacuated=False),
        Case.clear(place="face", ch4="1.49 %", work_stopped=False),
        Case.clear(
            place="face", ch4="1.5 %", work_stopped=True, power_cut=True, evacuated=True, handled=True
        ),
        Case.undetermined(place="face", ch4="1.5 %", work_stopped=True, power_cut=True, evacuated=True),
    ],
)


coal_accumulation = Rule(
    LAW.clause("accumulation"),
    hazard=(Space.volume > LAW.limit("accumulation_volume"))
    & (Space.ch4 >= LAW.limit("accumulation_ch4"))
    & ~(Space.work_stopped & Space.evacuated & Space.power_cut & Space.handled),
    cases=[
        Case.hazard(volume="0.6 m3", ch4="2.0 %", work_stopped=False),
        Case.hazard(volume=1, ch4=3, work_stopped=True, evacuated=True, power_cut=True, handled=False),
        Case.clear(volume="0.5 m3", ch4="2.0 %", work_stopped=False),
        Case.clear(volume="0.6 m3", ch4="1.9 %", work_stopped=False),
        Case.clear(volume=1, ch4=3, work_stopped=True, evacuated=True, power_cut=True, handled=True),
        Case.undetermined(volume="0.6 m3", ch4="2.0 %", work_stopped=True),
    ],
)


@rule(
    LAW.clause("restoring_air"),
    when=Zone.restoring,
    given={"restoring": True},
    cases=[
        Case.hazard(zone_ch4="3.1 %", plan_approved=False),
        Case.hazard(zone_co2="3.1 %", plan_approved=False),
        Case.clear(zone_ch4="3.0 %", zone_co2="3.0 %", plan_approved=False),
        Case.clear(plan_approved=True),
        Case.undetermined(zone_ch4="3.0 %", plan_approved=False),
    ],
)
def coal_restoring_air() -> Condition:
    limit = LAW.limit("stagnant_gas")
    return ((Zone.zone_ch4 > limit) | (Zone.zone_co2 > limit)) & ~Zone.plan_approved


@rule(
    LAW.clause("discharge_route"),
    when=Zone.discharging,
    replaces=["coal_gas_discharge"],
    given={"discharging": True},
    cases=[
        Case.hazard(route_power_cut=False),
        Case.hazard(route_evacuated=False),
        Case.hazard(mixing_ch4="1.6 %"),
        Case.hazard(mixing_co2="1.6 %"),
        Case.clear(route_power_cut=True, route_evacuated=True, mixing_ch4="1.5 %", mixing_co2="1.5 %"),
        Case.undetermined(route_power_cut=True, route_evacuated=True, mixing_ch4="1.5 %"),
    ],
)
def coal_discharge_route() -> Condition:
    limit = LAW.limit("mixing_gas")
    mixed = (Zone.mixing_ch4 > limit) | (Zone.mixing_co2 > limit)
    return ~Zone.route_power_cut | ~Zone.route_evacuated | mixed


coal_lasting_gas = Rule(
    LAW.clause("lasting_gas"),
    when=Reading.place == "face",
    hazard=(Reading.ch4 >= LAW.limit("severe_ch4"))
    & (Reading.lasted > LAW.limit("severe_time"))
    & ~Reading.cause.is_in(["power_or_fan", "drilling"]),
    given={"place": "face"},
    cases=[
        Case.hazard(ch4="3.0 %", lasted="11 min", cause="control"),
        Case.hazard(ch4="3.0 %", lasted="11 min", cause="other"),
        Case.clear(ch4="2.9 %", lasted="20 min", cause="control"),
        Case.clear(ch4="3.0 %", lasted="10 min", cause="control"),
        Case.clear(ch4="3.0 %", lasted="11 min", cause="power_or_fan"),
        Case.clear(ch4="3.0 %", lasted="11 min", cause="drilling"),
        Case.undetermined(ch4="3.0 %", lasted="11 min"),
    ],
)
