"""The rules on pits and slopes, tunnels and temporary loads (articles 5, 13 and 14)."""

from ansheng import Case, Condition, Rule

from .facts_ground import ConstructionNeighbours as Neighbours
from .facts_ground import ConstructionPit as Pit
from .facts_ground import ConstructionRailZoneWork as RailWork
from .facts_ground import ConstructionShield as Shield
from .facts_ground import ConstructionStack as Stack
from .facts_ground import ConstructionTunnel as Tunnel
from .standards import CRITERIA as LAW


def _neighbours_unprotected(p: type[Neighbours]) -> Condition:
    """Whether neighbours that may be damaged are not specially protected."""
    return p.may_damage_neighbours & ~p.special_protection


pit_neighbours_unprotected = Rule(LAW.clause("pit_neighbours"), hazard=_neighbours_unprotected(Pit))

pit_over_excavated = Rule(
    LAW.clause("over_excavation"), hazard=Pit.over_excavated & ~Pit.over_excavation_measures
)

pit_not_monitored = Rule(
    LAW.clause("third_party_monitoring"),
    when=(Pit.kind == "deep_pit") | ((Pit.kind == "high_slope") & (Pit.slope_grade != "3")),
    hazard=~Pit.third_party_monitoring,
    cases=[
        Case.hazard(kind="high_slope", slope_grade="1", third_party_monitoring=False),
        Case.hazard(kind="high_slope", slope_grade="2", third_party_monitoring=False),
        Case.out_of_scope(kind="high_slope", slope_grade="3"),
    ],
)

pit_collapse_sign_unhandled = Rule(
    LAW.clause("signs_of_collapse"),
    hazard=~Pit.handled_in_time
    & (
        (Pit.deformation > Pit.deformation_limit)
        | Pit.heavy_leakage
        | Pit.bottom_piping
        | (Pit.soil_lost_between_piles & (Pit.cavity_depth > Pit.pile_diameter))
    ),
    given={
        "handled_in_time": False, "deformation": 30, "deformation_limit": 30, "heavy_leakage": False,
        "bottom_piping": False, "soil_lost_between_piles": False,
    },
    cases=[
        Case.clear(),
        Case.hazard(deformation=30.1),
        Case.clear(deformation=30.1, handled_in_time=True),
        Case.hazard(deformation=29, heavy_leakage=True),
        Case.hazard(soil_lost_between_piles=True, cavity_depth="81 cm", pile_diameter=0.8),
        Case.clear(soil_lost_between_piles=True, cavity_depth="80 cm", pile_diameter=0.8),
        Case.undetermined(soil_lost_between_piles=True, cavity_depth=1),
        Case.undetermined(deformation=None),
    ],
)  # fmt: skip

tunnel_water = Rule(
    LAW.clause("water"),
    hazard=(Tunnel.work_in_water & ~Tunnel.water_measures)
    | (Tunnel.groundwater_control_failed & Tunnel.work_continues),
)

tunnel_danger_unhandled = Rule(
    LAW.clause("signs_of_danger"), when=Tunnel.sign != "none", hazard=~Tunnel.sign_handled_in_time
)

tunnel_method_or_monitoring = Rule(
    LAW.clause("method_and_monitoring"),
    hazard=~(
        Tunnel.excavation_as_prescribed
        & Tunnel.support_as_prescribed
        & Tunnel.forecast_done
        & Tunnel.monitoring_done
    )
    | ((Tunnel.monitored_value > Tunnel.control_value) & ~Tunnel.excess_handled_in_time),
    given={
        "excavation_as_prescribed": True, "support_as_prescribed": True, "forecast_done": True,
        "monitoring_done": True, "monitored_value": 20, "control_value": 20, "excess_handled_in_time": False,
    },
    cases=[
        Case.clear(),
        Case.hazard(monitored_value=19, forecast_done=False),
        Case.hazard(monitored_value=20.1),
        Case.clear(monitored_value=20.1, excess_handled_in_time=True),
        Case.undetermined(control_value=None),
    ],
)  # fmt: skip

tunnel_neighbours_unprotected = Rule(LAW.clause("tunnel_neighbours"), hazard=_neighbours_unprotected(Tunnel))

shield_end_weak = Rule(
    LAW.clause("shield_ends"),
    hazard=~Shield.end_reinforced_as_designed
    | (~Shield.reinforcement_effective & ~Shield.reinforcement_measures & Shield.started),
)

shield_driven_or_entered = Rule(
    LAW.clause("shield_driving"),
    hazard=(Shield.driving & (Shield.tail_seal_failed | Shield.articulation_leaks))
    | (Shield.pressurised_entry & ~Shield.entry_as_prescribed),
)

rail_zone_unapproved = Rule(LAW.clause("rail_zone"), when=RailWork.in_rail_zone, hazard=~RailWork.approved)

_AT_PIT = Stack.place == "pit_edge"
_OVERLOADED = Stack.load > Stack.allowed_load
_LOADS = [Case.hazard(load=20.1), Case.clear(load=20), Case.clear(load="19.9 kN/m2"), Case.undetermined()]

pit_edge_overloaded = Rule(
    LAW.clause("pit_edge"),
    when=_AT_PIT,
    hazard=_OVERLOADED,
    given={"place": "pit_edge", "allowed_load": 20},
    cases=[*_LOADS, Case.out_of_scope(place="floor", load=21)],
)

unsupported_pit_loaded = Rule(
    LAW.clause("unsupported_pit"),
    when=_AT_PIT & ~Stack.pit_supported,
    hazard=Stack.distance_to_bottom_edge <= Stack.pit_depth,
    given={"place": "pit_edge", "pit_supported": False, "pit_depth": 3},
    cases=[
        Case.hazard(distance_to_bottom_edge=3),
        Case.clear(distance_to_bottom_edge=3.1),
        Case.undetermined(),
    ],
)

structure_overloaded = Rule(
    LAW.clause("structure"),
    when=Stack.place.is_in(["floor", "roof", "basement_roof", "other_member", "scaffold"]),
    hazard=_OVERLOADED,
    given={"place": "floor", "allowed_load": 20},
    cases=[*_LOADS, Case.hazard(place="scaffold", load=21), Case.out_of_scope(place="pit_edge", load=21)],
)
