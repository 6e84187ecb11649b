"""The rules on power (2020 art. 14; 2026 art. 16; regulation art. 472 to 512)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .power_facts import (
    CoalCircuit,
    CoalEarthing,
    CoalPanelSubstation,
    CoalPowerPoint,
    CoalPowerSupply,
    CoalTransformer,
)
from .standards import CRITERIA, REGULATION


@rule(
    CoalPowerSupply,
    cites=CRITERIA.clause("single_circuit"),
    when=lambda p: p.stage == "producing",
    en="single power circuit",
    cases=[
        Case.hazard(stage="producing", circuits=1),
        Case.clear(stage="producing", circuits=2),
        Case.undetermined(stage="producing"),
    ],
)
def coal_single_circuit(p: type[CoalPowerSupply]) -> Condition:
    """单回路供电

    建设矿井按工期另有规则，不在此判定。
    """
    return p.circuits < CRITERIA.limit("power_circuits")


@rule(
    CoalPowerSupply,
    cites=CRITERIA.clause("producing_circuits"),
    when=lambda p: p.stage == "producing",
    replaces=["coal_single_circuit"],
    en="producing mine on a single circuit",
    cases=[
        Case.hazard(stage="producing", circuits=1),
        Case.clear(stage="producing", circuits=2),
        Case.undetermined(stage="producing"),
    ],
)
def coal_producing_single_circuit(p: type[CoalPowerSupply]) -> Condition:
    """生产矿井单回路供电

    建设矿井另有规则。
    """
    return p.circuits < CRITERIA.limit("circuits_producing")


@rule(
    CoalPowerSupply,
    cites=CRITERIA.clause("same_bus"),
    en="both circuits from one bus section of one substation",
    cases=[
        Case.hazard(circuits=2, same_bus=True),
        Case.clear(circuits=2, same_bus=False),
        Case.clear(circuits=1, same_bus=True),
        Case.undetermined(circuits=2),
    ],
)
def coal_same_bus(p: type[CoalPowerSupply]) -> Condition:
    """两个回路取自同一变电所的同一母线段

    只有一个回路的由另一条判定。
    """
    return (p.circuits >= CRITERIA.limit("power_circuits")) & p.same_bus


@rule(
    CoalPowerSupply,
    cites=CRITERIA.clause("circuits_unreliable"),
    replaces=["coal_same_bus"],
    en="both circuits from one bus section, or production with one circuit down",
    cases=[
        Case.hazard(same_bus=True),
        Case.hazard(one_circuit_down=True, producing=True),
        Case.clear(same_bus=False, one_circuit_down=False),
        Case.clear(same_bus=False, one_circuit_down=True, producing=False),
        Case.undetermined(same_bus=False, one_circuit_down=True),
    ],
)
def coal_circuits_unreliable(p: type[CoalPowerSupply]) -> Condition:
    """两回路取自同一母线段，或一回路不能运行仍生产

    没有第二回路的由另一条判定。
    """
    return p.same_bus | (p.one_circuit_down & p.producing)


@rule(
    CoalPowerSupply,
    cites=CRITERIA.clause("construction_circuits"),
    en="construction mine without two circuits at the phase laid down",
    cases=[
        Case.hazard(stage="phase2", gas_class="high", circuits=1),
        Case.hazard(stage="phase2", gas_class="low", hydro_type="complex", circuits=1),
        Case.hazard(stage="phase3", gas_class="low", hydro_type="simple", circuits=1),
        Case.clear(stage="phase2", gas_class="low", hydro_type="simple", circuits=1),
        Case.clear(stage="phase1", gas_class="outburst", circuits=1),
        Case.clear(stage="phase3", circuits=2),
        Case.undetermined(stage="phase2", gas_class="low", circuits=1),
    ],
)
def coal_construction_circuits(p: type[CoalPowerSupply]) -> Condition:
    """建设矿井到规定的工期没有形成两回路供电

    高瓦斯、突出、水文复杂和极复杂的自二期起，其他的自三期起。
    """
    risky = p.gas_class.is_in(["high", "outburst"]) | p.hydro_type.is_in(["complex", "very_complex"])
    due = (p.stage.is_in(["phase2", "phase3"]) & risky) | (p.stage == "phase3")
    return (p.circuits < CRITERIA.limit("circuits_at_phase")) & due


@rule(
    CoalPowerSupply,
    cites=CRITERIA.clause("shafts_joined_circuits"),
    when=lambda p: p.stage != "producing",
    replaces=["coal_construction_circuits"],
    en="no two circuits after the shafts are joined",
    cases=[
        Case.hazard(stage="phase2", shafts_joined=True, road_works=True, circuits=1),
        Case.clear(stage="phase2", shafts_joined=True, road_works=True, circuits=2),
        Case.clear(stage="phase2", shafts_joined=False),
        Case.clear(stage="phase2", road_works=False),
        Case.undetermined(stage="phase2", shafts_joined=True, circuits=1),
    ],
)
def coal_shafts_joined_circuits(p: type[CoalPowerSupply]) -> Condition:
    """建井短路贯通后进入巷道硐室施工，没有形成双回路

    只判定建设矿井。
    """
    return p.shafts_joined & p.road_works & (p.circuits < CRITERIA.limit("circuits_joined"))


@rule(
    CoalPowerSupply,
    cites=REGULATION.clause("mine_supply"),
    en="circuit cannot carry the load, is tapped, or shares poles",
    cases=[
        Case.hazard(each_carries_load=False),
        Case.hazard(tapped=True),
        Case.hazard(voltage="10 kV", shared_poles=True),
        Case.clear(each_carries_load=True, tapped=False, voltage="35 kV", shared_poles=True),
        Case.clear(each_carries_load=True, tapped=False, shared_poles=False),
        Case.undetermined(each_carries_load=True, tapped=False, shared_poles=True),
    ],
)
def coal_mine_supply(p: type[CoalPowerSupply]) -> Condition:
    """一回路担负不了全部一、二级负荷，线路分接负荷，或低电压线路同杆架设

    属一般隐患；电压恰为限值的也不得同杆。
    """
    shared = (p.voltage <= REGULATION.limit("shared_pole_voltage")) & p.shared_poles
    return ~p.each_carries_load | p.tapped | shared


@rule(
    CoalPowerPoint,
    cites=REGULATION.clause("double_feeding"),
    en="substation or vital equipment not fed twice",
    cases=[
        Case.hazard(circuits=1),
        Case.hazard(circuits=2, separate_sources=False),
        Case.clear(circuits=2, separate_sources=True),
        Case.undetermined(circuits=2),
    ],
)
def coal_double_feeding(p: type[CoalPowerPoint]) -> Condition:
    """规定的变电所或设备没有双回路供电

    属一般隐患；只列规程要求双回路的地点和设备。
    """
    return (p.circuits < REGULATION.limit("feeding_circuits")) | ~p.separate_sources


@rule(
    CoalPanelSubstation,
    cites=REGULATION.clause("substations_in_series"),
    en="too many panel substations in series",
    cases=[Case.hazard(in_series=4), Case.clear(in_series=3), Case.undetermined()],
)
def coal_substations_in_series(p: type[CoalPanelSubstation]) -> Condition:
    """采区变电所串联过多

    属一般隐患；恰为限值的不构成。
    """
    return p.in_series > REGULATION.limit("substations_in_series")


@rule(
    CoalTransformer,
    cites=REGULATION.clause("neutral_earthing"),
    when=lambda p: p.feeds_underground,
    en="neutral of an underground transformer directly earthed",
    cases=[
        Case.hazard(feeds_underground=True, neutral_earthed=True),
        Case.clear(feeds_underground=True, neutral_earthed=False),
        Case.undetermined(feeds_underground=True),
    ],
)
def coal_neutral_earthed(p: type[CoalTransformer]) -> Condition:
    """井下配电变压器中性点直接接地

    属一般隐患。
    """
    return p.neutral_earthed


@rule(
    CoalCircuit,
    cites=REGULATION.clause("voltage_levels"),
    en="voltage underground too high for its use",
    cases=[
        Case.hazard(use="high", voltage="35 kV"),
        Case.hazard(use="low", voltage="1141 V"),
        Case.hazard(use="lighting", voltage="220 V"),
        Case.hazard(use="control", voltage="37 V"),
        Case.clear(use="high", voltage="10 kV"),
        Case.clear(use="control", voltage="36 V"),
        Case.undetermined(voltage="127 V"),
    ],
)
def coal_voltage(p: type[CoalCircuit]) -> Condition:
    """井下用电电压超过该用途的最高电压

    属一般隐患；恰为限值的不构成。
    """
    return p.voltage > REGULATION.limit("highest_voltage").at(p.use)


@rule(
    CoalEarthing,
    cites=REGULATION.clause("earth_resistance"),
    en="earth resistance too high",
    cases=[
        Case.hazard(kind="network", resistance=2.1),
        Case.hazard(kind="mobile", resistance=1.1),
        Case.clear(kind="network", resistance=2),
        Case.undetermined(resistance=1.5),
    ],
)
def coal_earth_resistance(p: type[CoalEarthing]) -> Condition:
    """接地电阻过大

    属一般隐患；恰为限值的不构成。
    """
    return p.resistance > REGULATION.limit("earth_resistance").at(p.kind)
