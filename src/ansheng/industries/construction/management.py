"""The rules on firms, people, special plans, reckless work and banned techniques (articles 4, 15, 16 and 17)."""

from ansheng import CHECK_DAY, Case, Condition, Rule

from .facts_management import ConstructionCertified as Certified
from .facts_management import ConstructionExposedWork as Exposed
from .facts_management import ConstructionFirm as Firm
from .facts_management import ConstructionMachineWork as Machine
from .facts_management import ConstructionPeopleLift as Lift
from .facts_management import ConstructionSituation as Situation
from .facts_management import ConstructionSubproject as Subproject
from .facts_management import ConstructionTechnique as Technique
from .facts_management import ConstructionWorker as Worker
from .standards import CRITERIA as LAW


def _uncertified(p: type[Certified]) -> Condition:
    """Whether a person has no certificate that is valid on the day."""
    return ~p.certificate_held | (p.certificate_valid_to < CHECK_DAY)


unlicensed_or_unqualified = Rule(
    LAW.clause("licence"),
    hazard=(Firm.building & (~Firm.licence_held | (Firm.licence_valid_to < CHECK_DAY)))
    | (Firm.qualification != "within"),
    given={
        "building": True,
        "licence_held": True,
        "licence_valid_to": "2099-12-31",
        "qualification": "within",
    },
    cases=[
        Case.clear(),
        Case.hazard(licence_held=False),
        Case.hazard(licence_valid_to="2024-12-12"),
        Case.clear(building=False, licence_held=False),
        Case.hazard(building=False, qualification="beyond"),
        Case.undetermined(licence_valid_to=None),
    ],
)

_MANAGER = {"role": "head", "in_post": True, "certificate_held": True, "certificate_valid_to": "2099-12-31"}

safety_staff_short_or_uncertified = Rule(
    LAW.clause("safety_staff"),
    hazard=(Firm.safety_staff < Firm.safety_staff_required)
    | Firm.managers.any(lambda m: (m.role != "other") & m.in_post & _uncertified(m)),
    given={"safety_staff": 3, "safety_staff_required": 3, "managers": [_MANAGER]},
    cases=[
        Case.clear(),
        Case.hazard(safety_staff=2),
        Case.clear(safety_staff=4),
        Case.hazard(managers=[_MANAGER, {**_MANAGER, "certificate_held": False}]),
        Case.clear(managers=[{**_MANAGER, "role": "other", "certificate_held": False}]),
        Case.clear(managers=[{**_MANAGER, "in_post": False, "certificate_held": False}]),
        Case.undetermined(safety_staff_required=None),
    ],
)

special_operator_uncertified = Rule(
    LAW.clause("special_operators"),
    when=Worker.special_operation & Worker.on_duty,
    hazard=_uncertified(Worker),
    given={"special_operation": True, "on_duty": True, "certificate_held": True},
    cases=[
        Case.hazard(certificate_held=False),
        Case.hazard(certificate_valid_to="2024-12-12"),
        Case.clear(certificate_valid_to="2099-12-31"),
        Case.undetermined(),
    ],
)

special_plan_unfit = Rule(
    LAW.clause("special_plan"),
    when=Subproject.scale != "ordinary",
    hazard=~(Subproject.plan_made & Subproject.plan_reviewed)
    | Subproject.plan_seriously_defective
    | ((Subproject.scale == "over_scale") & ~Subproject.plan_argued_by_experts),
)

subproject_not_accepted = Rule(
    LAW.clause("subproject_acceptance"),
    when=(Subproject.scale != "ordinary") & Subproject.acceptance_required,
    hazard=Subproject.next_step_or_use & ~Subproject.accepted,
)

large_machine_ground_unchecked = Rule(
    LAW.clause("large_machines"),
    when=Machine.machine != "not_large",
    hazard=~(Machine.route_checked & Machine.position_checked),
)

severe_weather_work = Rule(
    LAW.clause("severe_weather"),
    when=(Exposed.weather != "calm") & (Exposed.kind != "other"),
    hazard=Exposed.against_rules,
)

people_lifted = Rule(
    LAW.clause("people_lifted"), when=Lift.device != "for_people", hazard=Lift.carries_people
)

banned_technique = Rule(
    LAW.clause("banned_techniques"),
    when=(Technique.listing != "none") & Technique.in_use,
    hazard=((Technique.listing == "banned") | Technique.within_restriction) & Technique.gravely_harmful,
)

other_serious_breach = Rule(
    LAW.clause("other_serious_breach"), hazard=Situation.serious_breach & Situation.real_danger
)
