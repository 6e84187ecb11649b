"""The rules on drainage: systems, targets of the three tables, pumping stations (2020 6(2), 7(1); 2026 5(9), 7)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .gas_drainage_facts import CoalDrainageStation, CoalFaceDrainage, CoalMineGas
from .standards import CRITERIA

_GASSY = ("high", "outburst")


@rule(
    CoalMineGas,
    cites=CRITERIA.clause("surface_drainage"),
    when=lambda p: p.gas_class == "outburst",
    en="outburst mine without surface drainage in normal running",
    cases=[
        Case.hazard(gas_class="outburst", surface_system=False),
        Case.hazard(gas_class="outburst", surface_system=True, drainage_normal=False),
        Case.clear(gas_class="outburst", surface_system=True, drainage_normal=True),
        Case.undetermined(gas_class="outburst", surface_system=True),
    ],
)
def coal_no_surface_drainage(p: type[CoalMineGas]) -> Condition:
    """突出矿井没有地面永久抽采系统，或系统不能正常运行

    是否正常运行由检查人判断。
    """
    return ~p.surface_system | ~p.drainage_normal


@rule(
    CoalMineGas,
    cites=CRITERIA.clause("drainage_system"),
    when=lambda p: p.gas_class == "high",
    en="required drainage system missing or not in normal use",
    cases=[
        Case.hazard(gas_class="high", drainage_required=True, drainage_built=False),
        Case.hazard(gas_class="high", drainage_required=True, drainage_normal=False),
        Case.clear(gas_class="high", drainage_required=False),
        Case.clear(gas_class="high", drainage_built=True, drainage_normal=True),
        Case.undetermined(gas_class="high", drainage_required=True, drainage_built=True),
    ],
)
def coal_drainage_system(p: type[CoalMineGas]) -> Condition:
    """高瓦斯矿井应建抽采系统而没有建，或没有正常使用

    是否应建由检查人对照当时的规程判断。
    """
    return p.drainage_required & (~p.drainage_built | ~p.drainage_normal)


@rule(
    CoalMineGas,
    cites=CRITERIA.clause("drainage_system_missing"),
    replaces=("coal_drainage_system", "coal_no_surface_drainage"),
    when=lambda p: p.gas_class.is_in(_GASSY),
    en="drainage system that the regulation requires not built",
    cases=[
        Case.hazard(gas_class="high", drainage_required=True, drainage_built=False),
        Case.hazard(gas_class="outburst", drainage_required=True, drainage_built=False),
        Case.clear(gas_class="high", drainage_required=False),
        Case.clear(gas_class="high", drainage_built=True),
        Case.undetermined(gas_class="high", drainage_built=False),
    ],
)
def coal_drainage_missing(p: type[CoalMineGas]) -> Condition:
    """高瓦斯、突出矿井没有按规程建立抽采系统

    是否应建由检查人判断；规程的涌出量条件另有规则对照。
    """
    return p.drainage_required & ~p.drainage_built


@rule(
    CoalMineGas,
    cites=CRITERIA.clause("drainage_system_down"),
    when=lambda p: p.gas_class.is_in(_GASSY),
    en="drainage system does not run normally",
    cases=[
        Case.hazard(gas_class="high", drainage_built=True, drainage_normal=False),
        Case.clear(gas_class="high", drainage_normal=True),
        Case.clear(gas_class="high", drainage_built=False),
        Case.undetermined(gas_class="high", drainage_built=True),
    ],
)
def coal_drainage_down(p: type[CoalMineGas]) -> Condition:
    """抽采系统不能正常运行

    没有建立的由上一项判定。
    """
    return p.drainage_built & ~p.drainage_normal


@rule(
    CoalFaceDrainage,
    cites=CRITERIA.clause("desorbable_gas"),
    when=lambda p: p.main_source == "mined_seam",
    en="desorbable gas ahead of the face above table 1",
    cases=[
        Case.hazard(main_source="mined_seam", daily_output=1000, desorbable_gas=8.1),
        Case.clear(main_source="mined_seam", daily_output=1000, desorbable_gas=8),
        Case.hazard(main_source="mined_seam", daily_output=2500, desorbable_gas=7.5),
        Case.clear(main_source="mined_seam", daily_output=1000, desorbable_gas=7.5),
        Case.clear(main_source="mined_seam", daily_output=2500, desorbable_gas=6.5),
        Case.clear(main_source="mined_seam", daily_output=4000, desorbable_gas=5.7),
        Case.clear(main_source="mined_seam", daily_output=6000, desorbable_gas=5.2),
        Case.clear(main_source="mined_seam", daily_output=8000, desorbable_gas=4.7),
        Case.clear(main_source="mined_seam", daily_output=10000, desorbable_gas=4.2),
        Case.hazard(main_source="mined_seam", daily_output=10001, desorbable_gas=4.2),
        Case.undetermined(main_source="mined_seam", desorbable_gas=5),
    ],
)
def coal_desorbable_gas(p: type[CoalFaceDrainage]) -> Condition:
    """采煤面前方煤体的可解吸瓦斯量高于表 1

    只适用于瓦斯主要来自开采层的采煤面；恰为限值不构成。
    """
    return p.desorbable_gas > CRITERIA.limit("desorbable_gas").at(p.daily_output)


@rule(
    CoalFaceDrainage,
    cites=CRITERIA.clause("face_drainage_rate"),
    when=lambda p: p.main_source == "adjacent",
    en="drainage rate of the face below table 2",
    cases=[
        Case.hazard(main_source="adjacent", emission=5, drainage_rate="19 %"),
        Case.clear(main_source="adjacent", emission=4.9, drainage_rate="0 %"),
        Case.clear(main_source="adjacent", emission=5, drainage_rate="20 %"),
        Case.hazard(main_source="adjacent", emission=10, drainage_rate="25 %"),
        Case.hazard(main_source="adjacent", emission=20, drainage_rate="35 %"),
        Case.hazard(main_source="adjacent", emission=40, drainage_rate="45 %"),
        Case.hazard(main_source="adjacent", emission=70, drainage_rate="55 %"),
        Case.hazard(main_source="adjacent", emission=100, drainage_rate="65 %"),
        Case.clear(main_source="adjacent", emission=100, drainage_rate="70 %"),
        Case.undetermined(main_source="adjacent", emission=100),
    ],
)
def coal_face_drainage_rate(p: type[CoalFaceDrainage]) -> Condition:
    """采煤面瓦斯抽采率低于表 2

    只适用于瓦斯主要来自邻近层或围岩的采煤面；恰为限值不构成。
    """
    return p.drainage_rate < CRITERIA.limit("face_drainage_rate").at(p.emission)


@rule(
    CoalMineGas,
    cites=CRITERIA.clause("mine_drainage_rate"),
    when=lambda p: p.drainage_built,
    en="drainage rate of the mine below table 3",
    cases=[
        Case.hazard(drainage_built=True, absolute_emission=19, drainage_rate="24 %"),
        Case.clear(drainage_built=True, absolute_emission=19, drainage_rate="25 %"),
        Case.hazard(drainage_built=True, absolute_emission=20, drainage_rate="30 %"),
        Case.hazard(drainage_built=True, absolute_emission=40, drainage_rate="37 %"),
        Case.hazard(drainage_built=True, absolute_emission=80, drainage_rate="42 %"),
        Case.hazard(drainage_built=True, absolute_emission=160, drainage_rate="47 %"),
        Case.hazard(drainage_built=True, absolute_emission=300, drainage_rate="52 %"),
        Case.hazard(drainage_built=True, absolute_emission=500, drainage_rate="57 %"),
        Case.clear(drainage_built=True, absolute_emission=500, drainage_rate="60 %"),
        Case.undetermined(drainage_built=True, absolute_emission=500),
    ],
)
def coal_mine_drainage_rate(p: type[CoalMineGas]) -> Condition:
    """矿井瓦斯抽采率低于表 3

    只判已建抽采系统的矿井；应建而没有建的由抽采系统的条款判定。
    """
    return p.drainage_rate < CRITERIA.limit("mine_drainage_rate").at(p.absolute_emission)


@rule(
    CoalDrainageStation,
    cites=CRITERIA.clause("standby_pump"),
    when=lambda p: p.gas_class.is_in(_GASSY),
    en="no standby drainage pump, or smaller than the largest running",
    cases=[
        Case.hazard(gas_class="high", standby_capacity=0, largest_running=400),
        Case.hazard(gas_class="high", standby_capacity=399, largest_running=400),
        Case.clear(gas_class="high", standby_capacity=400, largest_running=400),
        Case.undetermined(gas_class="high", standby_capacity=400),
    ],
)
def coal_standby_pump(p: type[CoalDrainageStation]) -> Condition:
    """地面抽采泵没有备用，或备用能力小于最大一台运行泵

    没有备用泵的填 0。
    """
    return p.standby_capacity < p.largest_running


@rule(
    CoalDrainageStation,
    cites=CRITERIA.clause("pump_capacity"),
    when=lambda p: p.gas_class.is_in(_GASSY),
    en="running pumps below the multiple of the flow needed",
    cases=[
        Case.hazard(gas_class="outburst", running_capacity=399, required_flow=200),
        Case.clear(gas_class="outburst", running_capacity=400, required_flow=200),
        Case.undetermined(gas_class="outburst", running_capacity=400),
    ],
)
def coal_pump_capacity(p: type[CoalDrainageStation]) -> Condition:
    """运行泵的装机能力小于达标应抽量的限定倍数

    恰为限定倍数不构成。
    """
    return p.running_capacity < p.required_flow * CRITERIA.limit("pump_multiple")


@rule(
    CoalDrainageStation,
    cites=CRITERIA.clause("dry_pump_devices"),
    when=lambda p: p.gas_class.is_in(_GASSY) & p.dry_pump,
    en="dry pump without the three devices on its suction side",
    cases=[
        Case.hazard(gas_class="high", dry_pump=True, flashback_device=False),
        Case.hazard(gas_class="high", dry_pump=True, backflow_device=False),
        Case.hazard(gas_class="high", dry_pump=True, explosion_device=False),
        Case.clear(
            gas_class="high",
            dry_pump=True,
            flashback_device=True,
            backflow_device=True,
            explosion_device=True,
        ),
        Case.undetermined(gas_class="high", dry_pump=True, flashback_device=True),
    ],
)
def coal_dry_pump(p: type[CoalDrainageStation]) -> Condition:
    """干式抽采泵吸气侧缺防回火、防回流、防爆炸装置

    三种装置都要有。
    """
    return ~(p.flashback_device & p.backflow_device & p.explosion_device)
