"""The rules on the criteria for major hazards of makers and traders of fireworks, in the order of its clauses."""

from ansheng import Case, Rule

from .facts import FireworksFactory as Factory
from .facts import FireworksJob as Job
from .facts import FireworksMachine as Machine
from .facts import FireworksPerson as Person
from .facts import FireworksRoom as Room
from .facts import FireworksShop as Shop
from .facts import FireworksUnit as Unit
from .standards import LAW

_GONE = ("missing", "failed")

manager_unassessed = Rule(
    LAW.clause("managers_assessed"),
    when=Person.role.is_in(["principal", "safety_manager"]),
    hazard=~Person.assessed,
)

special_worker_uncertified = Rule(
    LAW.clause("certificates_and_repair"),
    title="特种作业人员未持有效证件上岗",
    en="special-operation worker on duty without a valid certificate",
    when=Person.on_duty & (Person.role == "special_worker"),
    hazard=~Person.certificate_valid,
)

repaired_with_charge = Rule(
    LAW.clause("certificates_and_repair"),
    title="设备设施带药检修、维修",
    en="equipment repaired with charge in it",
    hazard=Job.repair & Job.charge_present,
)

own_equipment_with_charge = Rule(LAW.clause("own_equipment"), hazard=Job.own_equipment & Job.with_charge)

too_many_people = Rule(
    LAW.clause("people"),
    hazard=Room.people > Room.rated_people,
    given={"rated_people": 2},
    cases=[
        Case.hazard(people=3),
        Case.clear(people=2),
        Case.clear(people=0),
        Case.undetermined(),
        Case.undetermined(people=3, rated_people=None),
    ],
)

too_much_charge = Rule(
    LAW.clause("charge"),
    hazard=Room.charge > Room.rated_charge,
    given={"rated_charge": 5},
    cases=[
        Case.hazard(charge="5.1 kg"),
        Case.clear(charge="5 kg"),
        Case.clear(charge="4900 g"),
        Case.undetermined(),
        Case.undetermined(charge="5.1 kg", rated_charge=None),
    ],
)

distance_short_or_no_barrier = Rule(
    LAW.clause("distances_and_barriers"),
    hazard=(Room.internal_distance < Room.required_internal_distance)
    | (Room.external_distance < Room.required_external_distance)
    | Room.barrier.is_in(["missing", "noncompliant"]),
    given={
        "internal_distance": 20, "required_internal_distance": 20,
        "external_distance": 100, "required_external_distance": 100, "barrier": "compliant",
    },
    cases=[
        Case.clear(),
        Case.clear(internal_distance=21, external_distance=101, barrier="not_required"),
        Case.hazard(internal_distance=19.9),
        Case.hazard(external_distance=99.9),
        Case.hazard(barrier="missing"),
        Case.hazard(barrier="noncompliant", external_distance=None),
        Case.undetermined(barrier=None),
        Case.undetermined(required_external_distance=None),
    ],
)  # fmt: skip

protective_equipment_gone = Rule(
    LAW.clause("protective_equipment"),
    hazard=Room.antistatic.is_in(_GONE)
    | Room.fire_protection.is_in(_GONE)
    | Room.lightning_protection.is_in(_GONE),
)

use_changed_or_illegal_building = Rule(
    LAW.clause("use_and_building"), hazard=Room.use_changed | Room.illegal_building
)

wall_missing_or_zoning_wrong = Rule(
    LAW.clause("wall_and_zoning"), hazard=~Factory.wall | ~Factory.zoning_as_standard
)

oxidiser_with_reducer = Rule(
    LAW.clause("oxidiser_and_reducer"), hazard=Room.stored_together | Room.premixed | Room.processed_together
)

machine_unproved_or_altered = Rule(
    LAW.clause("charge_machines"), hazard=~Machine.proved_safe | Machine.rebuilt | Machine.use_changed
)

stores_unmatched = Rule(
    LAW.clause("store_capacity"),
    hazard=~Factory.transit_stores_match | ~Factory.charge_stores_match | ~Factory.product_stores_match,
)

systems_lacking = Rule(
    LAW.clause("responsibility_and_hazard_system"),
    hazard=~Unit.responsibility_matched | ~Unit.hazard_system_made | ~Unit.hazard_system_implemented,
)

licence_misused = Rule(LAW.clause("licence_misuse"), hazard=Unit.licence_misuse != "none")

licence_exceeded = Rule(
    LAW.clause("licence_scope"),
    hazard=~Unit.kinds_within_licence | ~Unit.class_within_licence | Unit.banned_chemicals,
)

subcontracted = Rule(LAW.clause("subcontracting"), hazard=Unit.subcontracted != "none")

production_divided = Rule(
    LAW.clause("divided_production"), hazard=Unit.several_factories | Unit.shareholders_separate
)

operating_when_stopped = Rule(
    LAW.clause("operating_when_stopped"), hazard=(Unit.stop_reason != "none") & Unit.operating
)

foreign_goods_stored = Rule(
    LAW.clause("foreign_goods"), hazard=Room.other_dangerous_goods | Room.banned_products
)

retail_point_unsafe = Rule(LAW.clause("retail_points"), hazard=Shop.dwelling_in_building | Shop.open_fire)
