"""The rules on how an enterprise identified, divided and graded its units (GB 18218); a major hazard breaks none."""

from ansheng import Case, Rule

from ..facts.units import HazchemUnit as Unit
from ..standards import GB18218 as LAW

_IS_MAJOR_HAZARD = Unit.substances.sum(lambda s: s.ratio) >= LAW.limit("index")
_INDEX = Unit.substances.sum(lambda s: s.weighted) * LAW.limit("alpha").at(Unit.residents)
_LEVEL = LAW.limit("level").at(_INDEX)

major_hazard_undeclared = Rule(
    LAW.clause("identification"),
    LAW.clause("critical_quantity"),
    hazard=(Unit.declared_level == "none") & _IS_MAJOR_HAZARD,
    given={"declared_level": "none"},
    cases=[
        Case.hazard(substances=[{"ratio": 0.1}] * 10),
        Case.clear(substances=[{"ratio": 0.98}]),
        Case.clear(substances=[]),
        Case.clear(declared_level="4"),
        Case.undetermined(substances=[{"ratio": 0.5}, {"name": "二甲苯"}]),
    ],
)

major_hazard_underrated = Rule(
    LAW.clause("level"),
    LAW.clause("population_factor"),
    LAW.clause("substance_factor"),
    hazard=_IS_MAJOR_HAZARD
    & (
        ((_LEVEL <= 1) & Unit.declared_level.is_in(["2", "3", "4"]))
        | ((_LEVEL <= 2) & Unit.declared_level.is_in(["3", "4"]))
        | ((_LEVEL <= 3) & (Unit.declared_level == "4"))
    ),
    cases=[
        Case.hazard(declared_level="2", residents=100, substances=[{"ratio": 50, "weighted": 50}]),
        Case.hazard(declared_level="3", residents=100, substances=[{"ratio": 25, "weighted": 25}]),
        Case.clear(declared_level="2", residents=100, substances=[{"ratio": 25, "weighted": 49}]),
        Case.clear(declared_level="4", residents=0, substances=[{"ratio": 5, "weighted": 15}]),
        Case.hazard(declared_level="4", residents=1, substances=[{"ratio": 5, "weighted": 15}]),
        Case.clear(declared_level="4", residents=29, substances=[{"ratio": 5, "weighted": 9}]),
        Case.hazard(declared_level="4", residents=30, substances=[{"ratio": 5, "weighted": 9}]),
        Case.clear(declared_level="4", residents=49, substances=[{"ratio": 5, "weighted": 7}]),
        Case.hazard(declared_level="4", residents=50, substances=[{"ratio": 5, "weighted": 7}]),
        Case.clear(declared_level="4", residents=99, substances=[{"ratio": 5, "weighted": 6}]),
        Case.hazard(declared_level="4", residents=100, substances=[{"ratio": 5, "weighted": 6}]),
        Case.clear(declared_level="3", residents=30, substances=[{"ratio": 0.8, "weighted": 16}]),
        Case.undetermined(declared_level="4", residents=0, substances=[{"ratio": 20}]),
    ],
)

production_unit_misdivided = Rule(
    LAW.clause("production_unit"), when=Unit.kind == "production", hazard=~Unit.bounded_by_valves
)

storage_unit_misdivided = Rule(
    LAW.clause("storage_unit"), when=Unit.kind == "storage", hazard=~Unit.one_dike_or_building
)

quantity_below_design_maximum = Rule(
    LAW.clause("quantity"),
    hazard=Unit.substances.any(lambda s: s.declared_quantity < s.quantity),
    cases=[
        Case.hazard(substances=[{"quantity": "10 t", "declared_quantity": "8 t"}]),
        Case.clear(substances=[{"quantity": "10 t", "declared_quantity": "10000 kg"}]),
        Case.undetermined(substances=[{"quantity": "10 t"}]),
    ],
)

mixture_miscounted = Rule(
    LAW.clause("mixture"),
    hazard=Unit.substances.any(lambda s: s.mixture & (s.prorated | (s.class_differs & ~s.own_class_used))),
    cases=[
        Case.hazard(substances=[{"mixture": True, "prorated": True}]),
        Case.hazard(substances=[{"mixture": True, "class_differs": True, "own_class_used": False}]),
        Case.clear(substances=[{"mixture": True, "prorated": False, "class_differs": False}]),
        Case.clear(substances=[{"mixture": True, "prorated": False, "own_class_used": True}]),
        Case.clear(substances=[{"mixture": False}]),
        Case.undetermined(substances=[{"mixture": True, "prorated": False}]),
    ],
)
