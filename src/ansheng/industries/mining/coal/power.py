"""The rules on power (2020 art. 14; 2026 art. 16; regulation art. 472 to 512)."""

from ansheng import Case, Condition, Rule, rule

from .power_facts import (
    CoalCircuit,
    CoalEarthing,
    CoalPanelSubstation,
    CoalPowerPoint,
    CoalPowerSupply,
    CoalTransformer,
)
from .standards import CRITERIA, REGULATION

coal_single_circuit = Rule(
    CRITERIA.clause("single_circuit"),
    when=CoalPowerSupply.stage == "producing",
    hazard=CoalPowerSupply.circuits < CRITERIA.limit("power_circuits"),
    en="single power circuit",
    note="建设矿井按工期另有规则，不在此判定。",
    given={"stage": "producing"},
    cases=[Case.hazard(circuits=1), Case.clear(circuits=2), Case.undetermined()],
)


coal_producing_single_circuit = Rule(
    CRITERIA.clause("producing_circuits"),
    when=CoalPowerSupply.stage == "producing",
    hazard=CoalPowerSupply.circuits < CRITERIA.limit("circuits_producing"),
    en="producing mine on a single circuit",
    replaces=["coal_single_circuit"],
    note="建设矿井另有规则。",
    given={"stage": "producing"},
    cases=[Case.hazard(circuits=1), Case.clear(circuits=2), Case.undetermined()],
)


coal_same_bus = Rule(
    CRITERIA.clause("same_bus"),
    hazard=(CoalPowerSupply.circuits >= CRITERIA.limit("power_circuits")) & CoalPowerSupply.same_bus,
    en="both circuits from one bus section of one substation",
    note="只有一个回路的由另一条判定。",
    cases=[
        Case.hazard(circuits=2, same_bus=True),
        Case.clear(circuits=2, same_bus=False),
        Case.clear(circuits=1, same_bus=True),
        Case.undetermined(circuits=2),
    ],
)


coal_circuits_unreliable = Rule(
    CRITERIA.clause("circuits_unreliable"),
    hazard=CoalPowerSupply.same_bus | (CoalPowerSupply.one_circuit_down & CoalPowerSupply.producing),
    en="both circuits from one bus section, or production with one circuit down",
    replaces=["coal_same_bus"],
    note="没有第二回路的由另一条判定。",
    cases=[
        Case.hazard(same_bus=True),
        Case.hazard(one_circuit_down=True, producing=True),
        Case.clear(same_bus=False, one_circuit_down=False),
        Case.clear(same_bus=False, one_circuit_down=True, producing=False),
        Case.undetermined(same_bus=False, one_circuit_down=True),
    ],
)


@rule(
    CRITERIA.clause("construction_circuits"),
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
def coal_construction_circuits() -> Condition:
    """高瓦斯、突出、水文复杂和极复杂的自二期起，其他的自三期起。"""
    risky = CoalPowerSupply.gas_class.is_in(["high", "outburst"]) | CoalPowerSupply.hydro_type.is_in(
        ["complex", "very_complex"]
    )
    due = (CoalPowerSupply.stage.is_in(["phase2", "phase3"]) & risky) | (CoalPowerSupply.stage == "phase3")
    return (CoalPowerSupply.circuits < CRITERIA.limit("circuits_at_phase")) & due


coal_shafts_joined_circuits = Rule(
    CRITERIA.clause("shafts_joined_circuits"),
    when=CoalPowerSupply.stage != "producing",
    hazard=CoalPowerSupply.shafts_joined
    & CoalPowerSupply.road_works
    & (CoalPowerSupply.circuits < CRITERIA.limit("circuits_joined")),
    title="建井短路贯通后进入巷道硐室施工，没有形成双回路",
    en="no two circuits after the shafts are joined",
    replaces=["coal_construction_circuits"],
    note="只判定建设矿井。",
    given={"stage": "phase2"},
    cases=[
        Case.hazard(shafts_joined=True, road_works=True, circuits=1),
        Case.clear(shafts_joined=True, road_works=True, circuits=2),
        Case.clear(shafts_joined=False),
        Case.clear(road_works=False),
        Case.undetermined(shafts_joined=True, circuits=1),
    ],
)


@rule(
    REGULATION.clause("mine_supply"),
    title="一回路担负不了全部一、二级负荷，线路分接负荷，或低电压线路同杆架设",
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
def coal_mine_supply() -> Condition:
    """属一般隐患；电压恰为限值的也不得同杆。"""
    shared = (
        CoalPowerSupply.voltage <= REGULATION.limit("shared_pole_voltage")
    ) & CoalPowerSupply.shared_poles
    return ~CoalPowerSupply.each_carries_load | CoalPowerSupply.tapped | shared


coal_double_feeding = Rule(
    REGULATION.clause("double_feeding"),
    hazard=(CoalPowerPoint.circuits < REGULATION.limit("feeding_circuits"))
    | ~CoalPowerPoint.separate_sources,
    title="规定的变电所或设备没有双回路供电",
    en="substation or vital equipment not fed twice",
    note="属一般隐患；只列规程要求双回路的地点和设备。",
    cases=[
        Case.hazard(circuits=1),
        Case.hazard(circuits=2, separate_sources=False),
        Case.clear(circuits=2, separate_sources=True),
        Case.undetermined(circuits=2),
    ],
)


coal_substations_in_series = Rule(
    REGULATION.clause("substations_in_series"),
    hazard=CoalPanelSubstation.in_series > REGULATION.limit("substations_in_series"),
    title="采区变电所串联过多",
    en="too many panel substations in series",
    note="属一般隐患；恰为限值的不构成。",
    cases=[Case.hazard(in_series=4), Case.clear(in_series=3), Case.undetermined()],
)


coal_neutral_earthed = Rule(
    REGULATION.clause("neutral_earthing"),
    when=CoalTransformer.feeds_underground,
    hazard=CoalTransformer.neutral_earthed,
    title="井下配电变压器中性点直接接地",
    en="neutral of an underground transformer directly earthed",
    note="属一般隐患。",
)


coal_voltage = Rule(
    REGULATION.clause("voltage_levels"),
    hazard=CoalCircuit.voltage > REGULATION.limit("highest_voltage").at(CoalCircuit.use),
    title="井下用电电压超过该用途的最高电压",
    en="voltage underground too high for its use",
    note="属一般隐患；恰为限值的不构成。",
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


coal_earth_resistance = Rule(
    REGULATION.clause("earth_resistance"),
    hazard=CoalEarthing.resistance > REGULATION.limit("earth_resistance").at(CoalEarthing.kind),
    title="接地电阻过大",
    en="earth resistance too high",
    note="属一般隐患；恰为限值的不构成。",
    cases=[
        Case.hazard(kind="network", resistance=2.1),
        Case.hazard(kind="mobile", resistance=1.1),
        Case.clear(kind="network", resistance=2),
        Case.undetermined(resistance=1.5),
    ],
)
