"""The rules on power (2020 art. 14; 2026 art. 16; regulation art. 472 to 512)."""

from ansheng import Case, Condition, Rule, rule

from .power_facts import CoalCircuit as Circuit
from .power_facts import CoalEarthing as Earthing
from .power_facts import CoalPanelSubstation as Substation
from .power_facts import CoalPowerPoint as Point
from .power_facts import CoalPowerSupply as Supply
from .power_facts import CoalTransformer as Transformer
from .standards import CRITERIA as LAW
from .standards import REGULATION

_PRODUCING = Supply.stage == "producing"


coal_single_circuit = Rule(
    LAW.clause("single_circuit"),
    when=_PRODUCING,
    hazard=Supply.circuits < LAW.limit("power_circuits"),
    given={"stage": "producing"},
    cases=[Case.hazard(circuits=1), Case.clear(circuits=2), Case.undetermined()],
)


coal_producing_single_circuit = Rule(
    LAW.clause("producing_circuits"),
    when=_PRODUCING,
    hazard=Supply.circuits < LAW.limit("circuits_producing"),
    replaces=["coal_single_circuit"],
    given={"stage": "producing"},
    cases=[Case.hazard(circuits=1), Case.clear(circuits=2), Case.undetermined()],
)


coal_same_bus = Rule(
    LAW.clause("same_bus"),
    hazard=(Supply.circuits >= LAW.limit("power_circuits")) & Supply.same_bus,
    cases=[
        Case.hazard(circuits=2, same_bus=True),
        Case.clear(circuits=2, same_bus=False),
        Case.clear(circuits=1, same_bus=True),
        Case.undetermined(circuits=2),
    ],
)


coal_circuits_unreliable = Rule(
    LAW.clause("circuits_unreliable"),
    hazard=Supply.same_bus | (Supply.one_circuit_down & Supply.producing),
    replaces=["coal_same_bus"],
)


@rule(
    LAW.clause("construction_circuits"),
    cases=[
        Case.hazard(stage="phase2", gas_class="high", circuits=1),
        Case.hazard(stage="phase2", gas_class="low", hydro_type="complex", circuits=1),
        Case.hazard(stage="phase3", gas_class="low", hydro_type="simple", circuits=1),
        Case.clear(stage="phase2", gas_class="low", hydro_type="simple", circuits=1),
        Case.clear(stage="phase1", gas_class="outburst", circuits=1),
        Case.clear(stage="phase3", circuits=2),
        Case.undetermined(stage="phase2", gas_class="low", circuits=1),
        Case.clear(stage="phase2", gas_class="low", hydro_type="medium", circuits=1),
    ],
)
def coal_construction_circuits() -> Condition:
    risky = Supply.gas_class.is_in(["high", "outburst"]) | Supply.hydro_type.is_in(
        ["complex", "very_complex"]
    )
    due = (Supply.stage.is_in(["phase2", "phase3"]) & risky) | (Supply.stage == "phase3")
    return (Supply.circuits < LAW.limit("circuits_at_phase")) & due


coal_shafts_joined_circuits = Rule(
    LAW.clause("shafts_joined_circuits"),
    when=Supply.stage != "producing",
    hazard=Supply.shafts_joined & Supply.road_works & (Supply.circuits < LAW.limit("circuits_joined")),
    replaces=["coal_construction_circuits"],
    given={"stage": "phase2"},
    cases=[
        Case.hazard(shafts_joined=True, road_works=True, circuits=1),
        Case.clear(shafts_joined=True, road_works=True, circuits=2),
        Case.clear(shafts_joined=False),
        Case.clear(road_works=False),
        Case.undetermined(shafts_joined=True, circuits=1),
    ],
)


coal_mine_supply = Rule(
    REGULATION.clause("mine_supply"),
    hazard=~Supply.each_carries_load
    | Supply.tapped
    | ((Supply.voltage <= REGULATION.limit("shared_pole_voltage")) & Supply.shared_poles),
    note="电压恰为限值的也不得同杆。",
    cases=[
        Case.hazard(each_carries_load=False),
        Case.hazard(tapped=True),
        Case.hazard(voltage="10 kV", shared_poles=True),
        Case.clear(each_carries_load=True, tapped=False, voltage="35 kV", shared_poles=True),
        Case.clear(each_carries_load=True, tapped=False, shared_poles=False),
        Case.undetermined(each_carries_load=True, tapped=False, shared_poles=True),
    ],
)


coal_double_feeding = Rule(
    REGULATION.clause("double_feeding"),
    hazard=(Point.circuits < REGULATION.limit("feeding_circuits")) | ~Point.separate_sources,
    cases=[
        Case.hazard(circuits=1),
        Case.hazard(circuits=2, separate_sources=False),
        Case.clear(circuits=2, separate_sources=True),
        Case.undetermined(circuits=2),
    ],
)


coal_substations_in_series = Rule(
    REGULATION.clause("substations_in_series"),
    hazard=Substation.in_series > REGULATION.limit("substations_in_series"),
    cases=[Case.hazard(in_series=4), Case.clear(in_series=3), Case.undetermined()],
)


coal_neutral_earthed = Rule(
    REGULATION.clause("neutral_earthing"),
    when=Transformer.feeds_underground,
    hazard=Transformer.neutral_earthed,
)


coal_voltage = Rule(
    REGULATION.clause("voltage_levels"),
    hazard=Circuit.voltage > REGULATION.limit("highest_voltage").at(Circuit.use),
    cases=[
        Case.hazard(use="high", voltage="35 kV"),
        Case.hazard(use="low", voltage="1141 V"),
        Case.clear(use="low", voltage="1140 V"),
        Case.hazard(use="lighting", voltage="220 V"),
        Case.clear(use="lighting", voltage="127 V"),
        Case.hazard(use="control", voltage="37 V"),
        Case.clear(use="high", voltage="10 kV"),
        Case.clear(use="control", voltage="36 V"),
        Case.undetermined(voltage="127 V"),
    ],
)


coal_earth_resistance = Rule(
    REGULATION.clause("earth_resistance"),
    hazard=Earthing.resistance > REGULATION.limit("earth_resistance").at(Earthing.kind),
    cases=[
        Case.hazard(kind="network", resistance=2.1),
        Case.hazard(kind="mobile", resistance=1.1),
        Case.clear(kind="mobile", resistance=1),
        Case.clear(kind="network", resistance=2),
        Case.undetermined(resistance=1.5),
    ],
)
