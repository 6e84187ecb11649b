"""The rules on drainage: systems, targets of the three tables, pumping stations (2020 6(2), 7(1); 2026 5(9), 7)."""

from ansheng import Case, Rule

from .gas_drainage_facts import CoalDrainageStation, CoalFaceDrainage, CoalMineGas
from .standards import CRITERIA

_GASSY = ("high", "outburst")


coal_no_surface_drainage = Rule(
    CRITERIA.clause("surface_drainage"),
    when=CoalMineGas.gas_class == "outburst",
    hazard=~CoalMineGas.surface_system | ~CoalMineGas.drainage_normal,
    title="突出矿井没有地面永久抽采系统，或系统不能正常运行",
    en="outburst mine without surface drainage in normal running",
    note="是否正常运行由检查人判断。",
)


coal_drainage_system = Rule(
    CRITERIA.clause("drainage_system"),
    when=CoalMineGas.gas_class == "high",
    hazard=CoalMineGas.drainage_required & (~CoalMineGas.drainage_built | ~CoalMineGas.drainage_normal),
    title="高瓦斯矿井应建抽采系统而没有建，或没有正常使用",
    en="required drainage system missing or not in normal use",
    note="是否应建由检查人对照当时的规程判断。",
    given={"gas_class": "high"},
    cases=[
        Case.hazard(drainage_required=True, drainage_built=False),
        Case.hazard(drainage_required=True, drainage_normal=False),
        Case.clear(drainage_required=False),
        Case.clear(drainage_built=True, drainage_normal=True),
        Case.undetermined(drainage_required=True, drainage_built=True),
    ],
)


coal_drainage_missing = Rule(
    CRITERIA.clause("drainage_system_missing"),
    when=CoalMineGas.gas_class.is_in(_GASSY),
    hazard=CoalMineGas.drainage_required & ~CoalMineGas.drainage_built,
    title="高瓦斯、突出矿井没有按规程建立抽采系统",
    en="drainage system that the regulation requires not built",
    replaces=("coal_drainage_system", "coal_no_surface_drainage"),
    note="是否应建由检查人判断；规程的涌出量条件另有规则对照。",
)


coal_drainage_down = Rule(
    CRITERIA.clause("drainage_system_down"),
    when=CoalMineGas.gas_class.is_in(_GASSY),
    hazard=CoalMineGas.drainage_built & ~CoalMineGas.drainage_normal,
    en="drainage system does not run normally",
    note="没有建立的由上一项判定。",
)


coal_desorbable_gas = Rule(
    CRITERIA.clause("desorbable_gas"),
    when=CoalFaceDrainage.main_source == "mined_seam",
    hazard=CoalFaceDrainage.desorbable_gas
    > CRITERIA.limit("desorbable_gas").at(CoalFaceDrainage.daily_output),
    title="采煤面前方煤体的可解吸瓦斯量高于表 1",
    en="desorbable gas ahead of the face above table 1",
    note="只适用于瓦斯主要来自开采层的采煤面；恰为限值不构成。",
    given={"main_source": "mined_seam"},
    cases=[
        Case.hazard(daily_output=1000, desorbable_gas=8.1),
        Case.clear(daily_output=1000, desorbable_gas=8),
        Case.hazard(daily_output=2500, desorbable_gas=7.5),
        Case.clear(daily_output=1000, desorbable_gas=7.5),
        Case.clear(daily_output=2500, desorbable_gas=6.5),
        Case.clear(daily_output=4000, desorbable_gas=5.7),
        Case.clear(daily_output=6000, desorbable_gas=5.2),
        Case.clear(daily_output=8000, desorbable_gas=4.7),
        Case.clear(daily_output=10000, desorbable_gas=4.2),
        Case.hazard(daily_output=10001, desorbable_gas=4.2),
        Case.undetermined(desorbable_gas=5),
    ],
)


coal_face_drainage_rate = Rule(
    CRITERIA.clause("face_drainage_rate"),
    when=CoalFaceDrainage.main_source == "adjacent",
    hazard=CoalFaceDrainage.drainage_rate
    < CRITERIA.limit("face_drainage_rate").at(CoalFaceDrainage.emission),
    title="采煤面瓦斯抽采率低于表 2",
    en="drainage rate of the face below table 2",
    note="只适用于瓦斯主要来自邻近层或围岩的采煤面；恰为限值不构成。",
    given={"main_source": "adjacent"},
    cases=[
        Case.hazard(emission=5, drainage_rate="19 %"),
        Case.clear(emission=4.9, drainage_rate="0 %"),
        Case.clear(emission=5, drainage_rate="20 %"),
        Case.hazard(emission=10, drainage_rate="25 %"),
        Case.hazard(emission=20, drainage_rate="35 %"),
        Case.hazard(emission=40, drainage_rate="45 %"),
        Case.hazard(emission=70, drainage_rate="55 %"),
        Case.hazard(emission=100, drainage_rate="65 %"),
        Case.clear(emission=100, drainage_rate="70 %"),
        Case.undetermined(emission=100),
    ],
)


coal_mine_drainage_rate = Rule(
    CRITERIA.clause("mine_drainage_rate"),
    when=CoalMineGas.drainage_built,
    hazard=CoalMineGas.drainage_rate < CRITERIA.limit("mine_drainage_rate").at(CoalMineGas.absolute_emission),
    title="矿井瓦斯抽采率低于表 3",
    en="drainage rate of the mine below table 3",
    note="只判已建抽采系统的矿井；应建而没有建的由抽采系统的条款判定。",
    given={"drainage_built": True},
    cases=[
        Case.hazard(absolute_emission=19, drainage_rate="24 %"),
        Case.clear(absolute_emission=19, drainage_rate="25 %"),
        Case.hazard(absolute_emission=20, drainage_rate="30 %"),
        Case.hazard(absolute_emission=40, drainage_rate="37 %"),
        Case.hazard(absolute_emission=80, drainage_rate="42 %"),
        Case.hazard(absolute_emission=160, drainage_rate="47 %"),
        Case.hazard(absolute_emission=300, drainage_rate="52 %"),
        Case.hazard(absolute_emission=500, drainage_rate="57 %"),
        Case.clear(absolute_emission=500, drainage_rate="60 %"),
        Case.undetermined(absolute_emission=500),
    ],
)


coal_standby_pump = Rule(
    CRITERIA.clause("standby_pump"),
    when=CoalDrainageStation.gas_class.is_in(_GASSY),
    hazard=CoalDrainageStation.standby_capacity < CoalDrainageStation.largest_running,
    en="no standby drainage pump, or smaller than the largest running",
    note="没有备用泵的填 0。",
    given={"gas_class": "high"},
    cases=[
        Case.hazard(standby_capacity=0, largest_running=400),
        Case.hazard(standby_capacity=399, largest_running=400),
        Case.clear(standby_capacity=400, largest_running=400),
        Case.undetermined(standby_capacity=400),
    ],
)


coal_pump_capacity = Rule(
    CRITERIA.clause("pump_capacity"),
    when=CoalDrainageStation.gas_class.is_in(_GASSY),
    hazard=CoalDrainageStation.running_capacity
    < CoalDrainageStation.required_flow * CRITERIA.limit("pump_multiple"),
    en="running pumps below the multiple of the flow needed",
    note="恰为限定倍数不构成。",
    given={"gas_class": "outburst"},
    cases=[
        Case.hazard(running_capacity=399, required_flow=200),
        Case.clear(running_capacity=400, required_flow=200),
        Case.undetermined(running_capacity=400),
    ],
)


coal_dry_pump = Rule(
    CRITERIA.clause("dry_pump_devices"),
    when=CoalDrainageStation.gas_class.is_in(_GASSY) & CoalDrainageStation.dry_pump,
    hazard=~(
        CoalDrainageStation.flashback_device
        & CoalDrainageStation.backflow_device
        & CoalDrainageStation.explosion_device
    ),
    title="干式抽采泵吸气侧缺防回火、防回流、防爆炸装置",
    en="dry pump without the three devices on its suction side",
    note="三种装置都要有。",
)
