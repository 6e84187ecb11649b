"""The rules on grids (第五条): protection, units on the grid, substations, transformers and overhead lines."""

from ansheng import Case, Condition, Rule

from .grid_facts import PowerCorridor as Corridor
from .grid_facts import PowerFoundation as Base
from .grid_facts import PowerGridControl as Control
from .grid_facts import PowerRenewable as Station
from .grid_facts import PowerSwitchgear as Gear
from .grid_facts import PowerTower, PowerTransformer
from .grid_facts import PowerTower as Tower
from .grid_facts import PowerTransformer as Transformer
from .grid_facts import PowerUnit as Unit
from .standards import LAW

control_settings = Rule(
    LAW.clause("settings"),
    when=(Control.kind == "dc")
    | ((Control.kind == "stability") & (Control.voltage >= LAW.limit("stability_voltage"))),
    hazard=~(Control.settings_adjusted & Control.settings_as_issued),
    given={"kind": "stability", "voltage": "330 kV", "settings_adjusted": True},
    cases=[
        Case.hazard(settings_as_issued=False),
        Case.hazard(kind="dc", voltage=None, settings_adjusted=False),
        Case.clear(settings_as_issued=True),
        Case.undetermined(),
        Case.out_of_scope(voltage="220 kV", settings_as_issued=False),
        Case.out_of_scope(kind="plant", settings_as_issued=False),
    ],
)

control_not_redundant = Rule(
    LAW.clause("redundancy"),
    hazard=(
        (
            (Control.kind == "dc")
            | ((Control.kind == "stability") & (Control.voltage >= LAW.limit("doubling_voltage")))
        )
        & ~Control.doubled
    )
    | ((Control.kind == "plant") & (Control.voltage >= LAW.limit("plant_voltage")) & ~Control.redundant),
    given={"doubled": False, "redundant": False},
    cases=[
        Case.hazard(kind="dc"),
        Case.hazard(kind="stability", voltage="330 kV"),
        Case.hazard(kind="plant", voltage="220 kV"),
        Case.clear(kind="stability", voltage="329 kV"),
        Case.clear(kind="plant", voltage="219 kV"),
        Case.clear(kind="plant", voltage="500 kV", redundant=True),
        Case.clear(kind="dc", doubled=True),
        Case.undetermined(kind="plant"),
    ],
)

stabiliser_missing = Rule(
    LAW.clause("stabiliser"),
    when=(Unit.kind.is_in(["thermal", "nuclear"]) & (Unit.capacity >= LAW.limit("thermal_capacity")))
    | ((Unit.kind == "hydro") & (Unit.capacity >= LAW.limit("hydro_capacity"))),
    hazard=~Unit.stabiliser_fitted | (Unit.on_grid & ~Unit.stabiliser_in_service),
    given={"kind": "thermal", "capacity": "100 MW", "stabiliser_fitted": True, "on_grid": True},
    cases=[
        Case.hazard(stabiliser_fitted=False),
        Case.hazard(kind="hydro", capacity="40 MW", stabiliser_in_service=False),
        Case.hazard(kind="nuclear", stabiliser_in_service=False),
        Case.clear(stabiliser_in_service=True),
        Case.clear(on_grid=False, stabiliser_in_service=False),
        Case.undetermined(),
        Case.out_of_scope(capacity="99 MW", stabiliser_fitted=False),
        Case.out_of_scope(kind="hydro", capacity="39 MW", stabiliser_fitted=False),
        Case.out_of_scope(kind="other", stabiliser_fitted=False),
    ],
)

leading_phase_untested = Rule(
    LAW.clause("leading_phase"),
    when=(Unit.voltage >= LAW.limit("phase_voltage")) & (Unit.capacity >= LAW.limit("phase_capacity")),
    hazard=~Unit.leading_phase_tested,
    given={"voltage": "500 kV", "capacity": "200 MW"},
    cases=[
        Case.hazard(leading_phase_tested=False),
        Case.clear(leading_phase_tested=True),
        Case.undetermined(),
        Case.out_of_scope(voltage="499 kV", leading_phase_tested=False),
        Case.out_of_scope(capacity="199 MW", leading_phase_tested=False),
    ],
)

_ABLE = (
    Station.ride_through & Station.voltage_control & Station.dynamic_reactive & Station.frequency_adaptable
)

renewable_unfit = Rule(
    LAW.clause("renewables"),
    when=Station.voltage >= LAW.limit("renewable_voltage"),
    hazard=~(
        _ABLE & Station.active_control_in_service & Station.reactive_control_in_service & Station.grid_tested
    ),
    given={
        "voltage": "220 kV", "ride_through": True, "voltage_control": True, "dynamic_reactive": True,
        "frequency_adaptable": True, "active_control_in_service": True, "reactive_control_in_service": True,
    },
    cases=[
        Case.hazard(grid_tested=False),
        Case.hazard(frequency_adaptable=False),
        Case.hazard(reactive_control_in_service=False),
        Case.clear(grid_tested=True),
        Case.undetermined(),
        Case.out_of_scope(voltage="219 kV", grid_tested=False),
    ],
)  # fmt: skip


def _voltage(p: type[PowerTransformer] | type[PowerTower], ac: str, dc: str) -> Condition:
    """At least the limit for DC, or at least that for AC, which is the higher one."""
    high: Condition = p.voltage >= LAW.limit(ac)
    return high | ((p.current == "dc") & (p.voltage >= LAW.limit(dc)))


dissolved_gas_at_limit = Rule(
    LAW.clause("dissolved_gas"),
    when=_voltage(Transformer, "transformer_ac", "transformer_dc"),
    hazard=(Transformer.acetylene >= LAW.limit("acetylene"))
    | (Transformer.acetylene_rise >= LAW.limit("acetylene_rise"))
    | (Transformer.hydrogen >= LAW.limit("hydrogen"))
    | (Transformer.hydrocarbons >= LAW.limit("hydrocarbons")),
    given={
        "current": "ac", "voltage": "1000 kV",
        "acetylene": 4.9, "acetylene_rise": 1.9, "hydrogen": 449, "hydrocarbons": 449,
    },
    cases=[
        Case.clear(),
        Case.hazard(acetylene=5),
        Case.hazard(acetylene_rise=2),
        Case.hazard(hydrogen=450),
        Case.hazard(hydrocarbons=450),
        Case.hazard(current="dc", voltage="800 kV", acetylene=6),
        Case.undetermined(hydrogen=None),
        Case.out_of_scope(voltage="999 kV", acetylene=6),
        Case.out_of_scope(current="dc", voltage="799 kV", acetylene=6),
    ],
)  # fmt: skip

foundation_settled = Rule(
    LAW.clause("foundation"),
    when=Base.voltage >= LAW.limit("station_voltage"),
    hazard=(
        Base.kind.is_in(["transformer", "frame"])
        & (Base.difference >= Base.length * LAW.limit("transformer_frame_ratio"))
    )
    | (
        Base.kind.is_in(["support", "gis"])
        & (Base.difference >= Base.length * LAW.limit("support_gis_ratio"))
    )
    | ((Base.kind == "frame") & (Base.settlement >= LAW.limit("frame_settlement")))
    | ((Base.kind == "gis") & (Base.settlement >= LAW.limit("gis_settlement"))),
    given={"voltage": "500 kV", "length": "10 m", "difference": "19 mm"},
    cases=[
        Case.hazard(kind="transformer", difference="30 mm"),
        Case.hazard(kind="support", difference="20 mm"),
        Case.hazard(kind="frame", difference="30 mm"),
        Case.hazard(kind="frame", settlement="150 mm"),
        Case.hazard(kind="gis", settlement="200 mm"),
        Case.hazard(kind="gis", difference="20 mm"),
        Case.clear(kind="transformer", difference="29 mm", settlement="500 mm"),
        Case.clear(kind="support"),
        Case.clear(kind="frame", difference="29 mm", settlement="149 mm"),
        Case.clear(kind="gis", settlement="199 mm"),
        Case.undetermined(kind="gis"),
        Case.out_of_scope(voltage="499 kV", kind="support", difference="20 mm"),
    ],
)

switchgear_unlike_drawings = Rule(
    LAW.clause("drawings"),
    when=Gear.voltage >= LAW.limit("substation_voltage"),
    hazard=~(Gear.drawing_matches & Gear.position_right),
    given={"voltage": "110 kV", "drawing_matches": True},
    cases=[
        Case.hazard(drawing_matches=False),
        Case.hazard(position_right=False),
        Case.clear(position_right=True),
        Case.undetermined(),
        Case.out_of_scope(voltage="109 kV", position_right=False),
    ],
)

tower_tilted = Rule(
    LAW.clause("tower_tilt"),
    hazard=(_voltage(Tower, "uhv_ac", "uhv_dc") & (Tower.tilt >= LAW.limit("uhv_tilt").at(Tower.height)))
    | (_voltage(Tower, "ehv_ac", "ehv_dc") & (Tower.tilt >= LAW.limit("ehv_tilt").at(Tower.height))),
    note="特高压杆塔的限值严于另一档，两档并列不影响结论。",
    given={"current": "ac", "height": "50 m"},
    cases=[
        Case.hazard(voltage="1000 kV", tilt="10 ‰"),
        Case.clear(voltage="1000 kV", tilt="9.9 ‰"),
        Case.hazard(voltage="1000 kV", height="49.9 m", tilt="15 ‰"),
        Case.clear(voltage="1000 kV", height="49.9 m", tilt="14.9 ‰"),
        Case.hazard(current="dc", voltage="800 kV", tilt="12 ‰"),
        Case.hazard(voltage="750 kV", tilt="15 ‰"),
        Case.clear(voltage="750 kV", tilt="14.9 ‰"),
        Case.hazard(current="dc", voltage="660 kV", height="49.9 m", tilt="20 ‰"),
        Case.clear(current="dc", voltage="660 kV", height="49.9 m", tilt="19.9 ‰"),
        Case.clear(voltage="500 kV", tilt="30 ‰"),
        Case.undetermined(voltage="1000 kV", height=None, tilt="12 ‰"),
    ],
)

corridor_untreated = Rule(
    LAW.clause("corridor"),
    when=Corridor.national,
    hazard=(Corridor.danger != "none") & Corridor.may_stop_all & ~Corridor.treated,
)
