"""The rules on drainage: systems, targets of the three tables, pumping stations (2020 6(2), 7(1); 2026 5(9), 7)."""

from ansheng import Case, Rule

from .gas_drainage_facts import CoalDrainageStation as Station
from .gas_drainage_facts import CoalFaceDrainage as Face
from .gas_drainage_facts import CoalMineGas as Mine
from .standards import CRITERIA as LAW

_GASSY = ("high", "outburst")
_STATION = Station.gas_class.is_in(_GASSY)

_TABLE_1 = [(2500, 7), (4000, 6), (6000, 5.5), (8000, 5), (10000, 4.5)]
_TABLE_2 = [(10, 25), (20, 35), (40, 45), (70, 55), (100, 65)]
_TABLE_3 = [(20, 30), (40, 37), (80, 42), (160, 47), (300, 52), (500, 57)]


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
    hazard=Face.drainage_rate < LAW.limit("face_drainage_rate").at(Face.emission),
    given={"main_source": "adjacent"},
    cases=[
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
    hazard=Station.standby_capacity < Station.largest_running,
    given={"gas_class": "high"},
    cases=[
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
