"""The rules on formwork, scaffolds, work at height and demolition (articles 6, 7, 9 and 12)."""

from ansheng import Case, Condition, Rule

from .facts_structures import ConstructionBasket as Basket
from .facts_structures import ConstructionDemolition as Demolition
from .facts_structures import ConstructionErectionSupport as Support
from .facts_structures import ConstructionFormwork as Form
from .facts_structures import ConstructionFounded as Founded
from .facts_structures import ConstructionMember as Member
from .facts_structures import ConstructionPlatform as Platform
from .facts_structures import ConstructionScaffold as Scaffold
from .facts_structures import ConstructionShaft as Shaft
from .standards import CRITERIA as LAW


def weak_base(p: type[Founded]) -> Condition:
    """Whether bearing capacity or deformation of the base is not as designed."""
    return ~(p.bearing_as_designed & p.deformation_as_designed)


formwork_base_weak = Rule(LAW.clause("formwork_foundation"), hazard=weak_base(Form))

formwork_overloaded = Rule(
    LAW.clause("load"),
    hazard=Form.load > Form.design_load,
    given={"design_load": 3},
    cases=[Case.hazard(load=3.1), Case.clear(load=3), Case.clear(load=2.9), Case.undetermined()],
)

concrete_too_weak = Rule(
    LAW.clause("concrete_strength"),
    when=Form.action != "none",
    hazard=Form.strength < Form.required_strength,
    given={"action": "strike", "required_strength": 30},
    cases=[Case.hazard(strength=29.9), Case.clear(strength=30), Case.undetermined()],
)

pouring_off_plan = Rule(
    LAW.clause("pouring"), when=Form.high_risk, hazard=~(Form.order_as_planned & Form.layers_as_planned)
)

scaffold_base_weak = Rule(LAW.clause("scaffold_foundation"), hazard=weak_base(Scaffold))

wall_ties_missing = Rule(LAW.clause("wall_ties"), hazard=Scaffold.wall_ties.is_in(["lift_missing", "none"]))

lifting_scaffold_devices = Rule(
    LAW.clause("lifting_scaffold"),
    when=Scaffold.kind == "attached_lifting",
    hazard=(Scaffold.anti_tilt != "intact")
    | (Scaffold.anti_fall != "intact")
    | (Scaffold.synchroniser != "intact"),
)

erection_support_unfit = Rule(
    LAW.clause("erection_support"),
    hazard=weak_base(Support)
    | ~((Support.load <= Support.design_capacity) & Support.anti_overturning_as_designed),
    given={"load": 100, "design_capacity": 100, "bearing_as_designed": True, "deformation_as_designed": True},
    cases=[
        Case.clear(anti_overturning_as_designed=True),
        Case.hazard(load=101),
        Case.hazard(anti_overturning_as_designed=False),
        Case.undetermined(),
    ],
)

single_member_unstable = Rule(LAW.clause("single_member"), when=Member.single, hazard=~Member.stabilised)

platform_unsupported = Rule(
    LAW.clause("platform"),
    hazard=~(Platform.bearing_points_stable & Platform.tie_points_stable & Platform.prop_points_stable)
    & ~Platform.reliably_connected,
)

opening_unprotected = Rule(
    LAW.clause("openings"),
    hazard=Shaft.through
    & ~Shaft.horizontal_protection
    & ((Shaft.kind == "scaffold_gap") | ((Shaft.kind == "lift_shaft") & ~Shaft.gate)),
)

basket_unsafe = Rule(
    LAW.clause("basket"),
    hazard=(Basket.load > Basket.rated_load) | ~(Basket.safety_lock_works & Basket.lifeline_independent),
    given={"rated_load": 630, "safety_lock_works": True, "lifeline_independent": True},
    cases=[
        Case.hazard(load=631),
        Case.clear(load=630),
        Case.hazard(load=100, lifeline_independent=False),
        Case.undetermined(),
    ],
)

load_bearing_removed_unchecked = Rule(
    LAW.clause("load_bearing"),
    when=Demolition.fit_out,
    hazard=Demolition.load_bearing_removed & Demolition.checked_by.is_in(["unqualified", "nobody"]),
)

demolition_out_of_order = Rule(
    LAW.clause("order"), hazard=~(Demolition.order_as_code & Demolition.order_as_plan)
)
