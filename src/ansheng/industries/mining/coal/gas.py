"""The rules on gas over the limit and on drainage (2020 art. 5, 6(2), 7(1); 2026 art. 5, 7)."""

from ansheng import Case, Condition, Rule, rule

from .gas_drainage_facts import CoalDrainageStation as Station
from .gas_drainage_facts import CoalFaceDrainage as Face
from .gas_drainage_facts import CoalMineGas as Mine
from .gas_facts import CoalGasAccumulation as Space
from .gas_facts import CoalGasChecks as Checks
from .gas_facts import CoalGasReading as Reading
from .gas_facts import CoalStagnantZone as Zone
from .standards import CRITERIA as LAW

_GASSY = ("high", "outburst")
_STATION = Station.gas_class.is_in(_GASSY)
_TABLE_1 = [(2500, 7), (4000, 6), (6000, 5.5), (8000, 5), (10000, 4.5)]
_TABLE_2 = [(10, 25), (20, 35), (40, 45), (70, 55), (100, 65)]
_TABLE_3 = [(20, 30), (40, 37), (80, 42), (160, 47), (300, 52), (500, 57)]


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
    when=Reading.place.is_in(["face", "face_return"]),
    hazard=(Reading.ch4 >= LAW.limit("severe_ch4"))
    & (Reading.lasted > LAW.limit("severe_time"))
    & (Reading.cause == "control"),
    given={"place": "face"},
    cases=[
        Case.hazard(ch4="3.0 %", lasted="11 min", cause="control"),
        Case.hazard(place="face_return", ch4="3.0 %", lasted="11 min", cause="control"),
        Case.clear(ch4="2.9 %", lasted="20 min", cause="control"),
        Case.clear(ch4="3.0 %", lasted="10 min", cause="control"),
        Case.clear(ch4="3.0 %", lasted="11 min", cause="power_or_fan"),
        Case.clear(ch4="3.0 %", lasted="11 min", cause="drilling"),
        Case.clear(ch4="3.0 %", lasted="11 min", cause="other"),
        Case.undetermined(ch4="3.0 %", lasted="11 min"),
    ],
)


coal_no_surface_drainage = Rule(
    LAW.clause("surface_drainage"),
    when=Mine.gas_class == "outburst",
    hazard=~Mine.surface_system | ~Mine.drainage_normal,
)


coal_drainage_system = Rule(
    LAW.clause("drainage_system"),
    when=Mine.gas_class == "high",
    hazard=Mine.drainage_required & (~Mine.drainage_built | ~Mine.drainage_normal),
)


coal_drainage_missing = Rule(
    LAW.clause("drainage_system_missing"),
    when=Mine.gas_class.is_in(_GASSY),
    hazard=Mine.drainage_required & ~Mine.drainage_built,
    replaces=["coal_drainage_system", "coal_no_surface_drainage"],
)


coal_drainage_down = Rule(
    LAW.clause("drainage_system_down"),
    when=Mine.gas_class.is_in(_GASSY),
    hazard=Mine.drainage_built & ~Mine.drainage_normal,
)


coal_desorbable_gas = Rule(
    LAW.clause("desorbable_gas"),
    when=Face.main_source == "mined_seam",
    hazard=Face.desorbable_gas > LAW.limit("desorbable_gas").at(Face.daily_output),
    given={"main_source": "mined_seam", "desorbable_gas": 8},
    cases=[
        Case.clear(daily_output=1000),
        Case.hazard(daily_output=1001),
        *(Case.clear(daily_output=output, desorbable_gas=gas) for output, gas in _TABLE_1),
        Case.hazard(daily_output=10001, desorbable_gas=4.1),
        Case.undetermined(),
    ],
)


coal_face_drainage_rate = Rule(
    LAW.clause("face_drainage_rate"),
    when=Face.main_source == "adjacent",
    hazard=(Face.emission >= LAW.limit("least_emission"))
    & (Face.drainage_rate < LAW.limit("face_drainage_rate").at(Face.emission)),
    given={"main_source": "adjacent"},
    cases=[
        Case.clear(emission=4.9),
        Case.clear(emission=4.9, drainage_rate=0),
        Case.hazard(emission=5, drainage_rate=19),
        Case.clear(emission=5, drainage_rate=20),
        *(Case.hazard(emission=emission, drainage_rate=rate) for emission, rate in _TABLE_2),
        Case.clear(emission=100, drainage_rate=70),
        Case.undetermined(emission=100),
    ],
)


coal_mine_drainage_rate = Rule(
    LAW.clause("mine_drainage_rate"),
    when=Mine.drainage_built,
    hazard=Mine.drainage_rate < LAW.limit("mine_drainage_rate").at(Mine.absolute_emission),
    given={"drainage_built": True},
    cases=[
        Case.hazard(absolute_emission=19, drainage_rate=24),
        Case.clear(absolute_emission=19, drainage_rate=25),
        *(Case.hazard(absolute_emission=emission, drainage_rate=rate) for emission, rate in _TABLE_3),
        Case.clear(absolute_emission=500, drainage_rate=60),
        Case.undetermined(absolute_emission=500),
    ],
)


coal_standby_pump = Rule(
    LAW.clause("standby_pump"),
    when=_STATION,
    hazard=(Station.standby_capacity <= 0) | (Station.standby_capacity < Station.largest_running),
    given={"gas_class": "high"},
    cases=[
        Case.hazard(standby_capacity=0),
        Case.hazard(standby_capacity=0, largest_running=0),
        Case.hazard(standby_capacity=0, largest_running=400),
        Case.hazard(standby_capacity=399, largest_running=400),
        Case.clear(standby_capacity=400, largest_running=400),
        Case.undetermined(standby_capacity=400),
    ],
)


coal_pump_capacity = Rule(
    LAW.clause("pump_capacity"),
    when=_STATION,
    hazard=Station.running_capacity < Station.required_flow * LAW.limit("pump_multiple"),
    given={"gas_class": "outburst"},
    cases=[
        Case.hazard(running_capacity=399, required_flow=200),
        Case.clear(running_capacity=400, required_flow=200),
        Case.undetermined(running_capacity=400),
    ],
)


coal_dry_pump = Rule(
    LAW.clause("dry_pump_devices"),
    when=_STATION & Station.dry_pump,
    hazard=~(Station.flashback_device & Station.backflow_device & Station.explosion_device),
)
