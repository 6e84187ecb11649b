"""The rules on makers and sellers of civil explosives, in the order of the criteria."""

from ansheng import CHECK_DAY, Case, Rule

from .facts import ExplosivesBuilding as Building
from .facts import ExplosivesControl as Control
from .facts import ExplosivesDistance as Distance
from .facts import ExplosivesEquipment as Equipment
from .facts import ExplosivesExternalFactor as Factor
from .facts import ExplosivesLicence as Licence
from .facts import ExplosivesPerson as Person
from .facts import ExplosivesProject as Project
from .facts import ExplosivesScrap as Scrap
from .facts import ExplosivesSite as Site
from .facts import ExplosivesSituation as Situation
from .facts import ExplosivesUnit as Unit
from .standards import LAW

unlicensed = Rule(
    LAW.clause("licences"),
    hazard=~Licence.held | (Licence.valid_to < CHECK_DAY),
    given={"held": True},
    cases=[
        Case.hazard(held=False),
        Case.hazard(valid_to="2024-12-02"),
        Case.clear(valid_to="2024-12-03"),
        Case.undetermined(),
    ],
)

no_safety_staff = Rule(LAW.clause("safety_staff"), hazard=~(Unit.safety_body & Unit.safety_staff))

people_unassessed = Rule(
    LAW.clause("people"),
    hazard=(
        Person.role.is_in(["head", "safety_manager"])
        & ~Person.assessed
        & (Person.appointed_on.plus(months=LAW.limit("grace")) < CHECK_DAY)
    )
    | ((Person.role == "special_worker") & ~Person.certificate_valid),
    given={"role": "head", "assessed": False, "appointed_on": "2024-06-02"},
    cases=[
        Case.hazard(),
        Case.hazard(role="safety_manager"),
        Case.clear(appointed_on="2024-06-03"),
        Case.clear(assessed=True),
        Case.hazard(role="special_worker", appointed_on="2024-12-03", certificate_valid=False),
        Case.clear(role="special_worker", certificate_valid=True),
        Case.clear(role="other", certificate_valid=False),
        Case.undetermined(appointed_on=None),
    ],
)

production_beyond_licence = Rule(
    LAW.clause("beyond_licence"),
    hazard=Unit.over_quantity | Unit.beyond_variety | Unit.overtime,
    title="超许可产量、超许可品种或超时生产",
    en="production beyond the licensed quantity, variety or hours",
)

building_over_limits = Rule(
    LAW.clause("beyond_licence"),
    hazard=(Building.stored > Building.storage_limit) | (Building.people > Building.people_limit),
    title="工房或库房存药量或人数超过核定数",
    en="more explosives or people in a building than allowed",
    given={"stored": "500 kg", "storage_limit": "500 kg", "people": 5},
    cases=[
        Case.hazard(stored="501 kg"),
        Case.hazard(people_limit=4),
        Case.clear(people_limit=5),
        Case.undetermined(),
    ],
)

loss_of_control = Rule(
    LAW.clause("loss_of_control"),
    hazard=(Control.management_gap | Control.protection_failed) & Control.may_lose_control,
)

external_factor = Rule(LAW.clause("external_factor"), hazard=~Factor.removable & Factor.major_risk)

building_changed = Rule(
    LAW.clause("change_of_use"),
    hazard=(Building.use_changed & ~Building.change_designed)
    | (Building.materials_added & ~Building.materials_assessed),
)

building_unprotected = Rule(
    LAW.clause("protection"),
    hazard=~(Building.explosion_protected & Building.fire_equipped & Building.lightning_protected),
)

equipment_banned_or_changed = Rule(
    LAW.clause("equipment"),
    hazard=Equipment.banned
    | (Equipment.use_changed & ~Equipment.change_proven)
    | (Equipment.new & ~Equipment.procedure_done),
)

distance_too_small = Rule(
    LAW.clause("distances"),
    hazard=Distance.distance < Distance.required_distance,
    given={"required_distance": "50 m"},
    cases=[Case.hazard(distance="49.9 m"), Case.clear(distance="50 m"), Case.undetermined()],
)

storage_forbidden = Rule(LAW.clause("storage"), hazard=Building.unknown_goods | Building.forbidden_together)

mixing_station_packages = Rule(
    LAW.clause("mixing_station"), when=Site.kind == "mixing_station", hazard=Site.makes_packaged
)

designer_class_too_low = Rule(
    LAW.clause("designer"),
    hazard=((Site.kind == "production") & Site.designer_class.is_in(["b", "lower"]))
    | ((Site.kind == "main_store") & (Site.designer_class == "lower")),
)

project_steps_missing = Rule(
    LAW.clause("project_steps"),
    when=~Project.class2_change,
    hazard=Project.producing & ~(Project.design_reviewed & Project.trial_done & Project.accepted),
)

scrap_not_desensitised = Rule(
    LAW.clause("scrapped"),
    hazard=~Scrap.desensitised & (Scrap.scrapped_on.plus(months=LAW.limit("scrapped")) < CHECK_DAY),
    given={"desensitised": False},
    cases=[
        Case.hazard(scrapped_on="2024-06-02"),
        Case.clear(scrapped_on="2024-06-03"),
        Case.clear(scrapped_on="2020-01-01", desensitised=True),
        Case.undetermined(),
    ],
)

no_dual_prevention = Rule(LAW.clause("dual_prevention"), hazard=~(Unit.risk_grading & Unit.hazard_screening))

other_named_situation = Rule(LAW.clause("other"), hazard=Situation.named_by_law)
