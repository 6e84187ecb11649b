"""The rules on key staff: assessment, qualification, certificates, responsible persons (2017 一、二；AQ 3067 5.1)."""

from ansheng import Rule

from ..facts.people import HazchemManager as Manager
from ..facts.people import HazchemOperator as Operator
from ..facts.people import HazchemResponsiblePerson, HazchemSpecialWorker
from ..standards import AQ3067, CRITERIA, both

manager_unassessed = Rule(
    CRITERIA.clause("manager_assessment"),
    when=Manager.enterprise_kind.is_in(["production", "trading_with_storage", "trading_without_storage"])
    & Manager.role.is_in(["principal", "full_time_safety_manager", "other_safety_manager"]),
    hazard=~Manager.assessment_passed,
    same_as="key_person_unassessed",
)

key_person_unassessed = Rule(
    AQ3067.clause("manager_assessment"),
    when=Manager.enterprise_kind.is_in(["production", "trading_with_storage"])
    & Manager.role.is_in(["principal", "full_time_safety_manager"]),
    hazard=~Manager.assessment_passed,
)

key_person_unqualified = Rule(
    AQ3067.clause("key_person_qualification"),
    when=~(Manager.enterprise_kind == "trading_without_storage")
    & ~(Manager.role == "other")
    & ~(Manager.role == "other_safety_manager"),
    hazard=Manager.two_key_one_major
    & ~Manager.petrol_station
    & ~Manager.related_degree
    & ~Manager.related_title,
)

operator_unqualified = Rule(
    AQ3067.clause("operator_education"),
    hazard=(Operator.handles_explosives & ~Operator.chemical_college)
    | (Operator.major_hazard_unit & ~Operator.high_school & ~Operator.vocational_level),
)

special_worker_uncertified = Rule(
    *both("special_worker_certificate"),
    when=HazchemSpecialWorker.special_operation,
    hazard=~HazchemSpecialWorker.certificate_valid,
)

responsible_person_inactive = Rule(
    AQ3067.clause("responsible_persons"), hazard=~HazchemResponsiblePerson.performs_duties
)
