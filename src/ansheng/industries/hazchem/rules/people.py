"""The rules on key staff: assessment, qualification, certificates, responsible persons (2017 一、二；AQ 3067 5.1)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from ..facts.people import HazchemManager, HazchemOperator, HazchemResponsiblePerson, HazchemSpecialWorker
from ..standards import AQ3067, CRITERIA


@rule(
    HazchemManager,
    cites=CRITERIA.clause("manager_assessment"),
    when=lambda p: (
        p.enterprise_kind.is_in(["production", "trading_with_storage", "trading_without_storage"])
        & p.role.is_in(["principal", "full_time_safety_manager", "other_safety_manager"])
    ),
    en="principal or safety manager has not passed the statutory assessment",
    cases=[
        Case.hazard(enterprise_kind="production", role="principal", assessment_passed=False),
        Case.hazard(
            enterprise_kind="trading_without_storage", role="other_safety_manager", assessment_passed=False
        ),
        Case.clear(enterprise_kind="production", role="principal", assessment_passed=True),
        Case.undetermined(enterprise_kind="production", role="principal"),
        Case.undetermined(role="principal", assessment_passed=False),
    ],
)
def manager_unassessed(p: type[HazchemManager]) -> Condition:
    """主要负责人或安全生产管理人员未依法考核合格

    只适用于危险化学品生产、经营单位。任职后的宽限期是执法中的做法，条文没有，不计。
    """
    return ~p.assessment_passed


@rule(
    HazchemManager,
    cites=AQ3067.clause("manager_assessment"),
    when=lambda p: (
        p.enterprise_kind.is_in(["production", "trading_with_storage"])
        & p.role.is_in(["principal", "full_time_safety_manager"])
    ),
    en="principal or full-time safety manager has not passed the statutory assessment",
    cases=[
        Case.hazard(
            enterprise_kind="trading_with_storage", role="full_time_safety_manager", assessment_passed=False
        ),
        Case.clear(enterprise_kind="production", role="principal", assessment_passed=True),
        Case.undetermined(enterprise_kind="production", role="principal"),
        Case.undetermined(role="principal", assessment_passed=False),
    ],
)
def key_person_unassessed(p: type[HazchemManager]) -> Condition:
    """主要负责人或专职安全生产管理人员未依法考核合格

    与 2017 年的标准相比，只看专职安全生产管理人员，经营企业只看有储存的。
    """
    return ~p.assessment_passed


@rule(
    HazchemManager,
    cites=AQ3067.clause("key_person_qualification"),
    when=lambda p: (
        ~(p.enterprise_kind == "trading_without_storage")
        & ~(p.role == "other")
        & ~(p.role == "other_safety_manager")
    ),
    en="key person lacks the degree and the title required",
    cases=[
        Case.hazard(
            enterprise_kind="production",
            role="principal",
            two_key_one_major=True,
            petrol_station=False,
            related_degree=False,
            related_title=False,
        ),
        Case.clear(role="technology_head", two_key_one_major=True, petrol_station=False, related_title=True),
        Case.clear(role="safety_head", two_key_one_major=True, petrol_station=True),
        Case.clear(role="equipment_head", two_key_one_major=False),
        Case.undetermined(
            enterprise_kind="production",
            role="production_head",
            two_key_one_major=True,
            petrol_station=False,
            related_degree=False,
        ),
        Case.undetermined(
            enterprise_kind="production",
            two_key_one_major=True,
            petrol_station=False,
            related_degree=False,
            related_title=False,
        ),
        Case.undetermined(
            role="principal",
            two_key_one_major=True,
            petrol_station=False,
            related_degree=False,
            related_title=False,
        ),
    ],
)
def key_person_unqualified(p: type[HazchemManager]) -> Condition:
    """涉及两重点一重大的企业，关键岗位负责人既无规定学历也无规定职称

    加油站除外，无储存的经营企业不在准则之内。条文的学历与职称是“或”还是“和”未能确定，这里只在两者都没有时判为隐患；只缺一项的请依正式文本核对。
    """
    return p.two_key_one_major & ~p.petrol_station & ~p.related_degree & ~p.related_title


@rule(
    HazchemOperator,
    cites=AQ3067.clause("operator_education"),
    en="operator lacks the schooling required",
    cases=[
        Case.hazard(handles_explosives=True, chemical_college=False),
        Case.hazard(major_hazard_unit=True, high_school=False, vocational_level=False),
        Case.clear(handles_explosives=False, major_hazard_unit=True, vocational_level=True),
        Case.clear(handles_explosives=True, chemical_college=True, major_hazard_unit=False),
        Case.undetermined(handles_explosives=False, major_hazard_unit=True, high_school=False),
    ],
)
def operator_unqualified(p: type[HazchemOperator]) -> Condition:
    """操作人员学历不符合要求

    除重大危险源外还有哪些装置设施，引文省略了，由检查人判断。
    """
    explosives = p.handles_explosives & ~p.chemical_college
    return explosives | (p.major_hazard_unit & ~p.high_school & ~p.vocational_level)


@rule(
    HazchemSpecialWorker,
    cites=[CRITERIA.clause("special_worker_certificate"), AQ3067.clause("special_worker_certificate")],
    when=lambda p: p.special_operation,
    en="special-operation worker works without a certificate",
    cases=[
        Case.hazard(special_operation=True, certificate_valid=False),
        Case.clear(special_operation=True, certificate_valid=True),
        Case.undetermined(special_operation=True),
        Case.undetermined(certificate_valid=False),
    ],
)
def special_worker_uncertified(p: type[HazchemSpecialWorker]) -> Condition:
    """特种作业人员无证上岗

    证书的类别和有效期由检查人核对；过期视同无证是我们的理解。
    """
    return ~p.certificate_valid


@rule(
    HazchemResponsiblePerson,
    cites=AQ3067.clause("responsible_persons"),
    en="responsible person of a major hazard does not perform his duties",
    cases=[
        Case.hazard(performs_duties=False),
        Case.clear(performs_duties=True),
        Case.undetermined(role="technical"),
    ],
)
def responsible_person_inactive(p: type[HazchemResponsiblePerson]) -> Condition:
    """重大危险源包保责任人未按 AQ 3072 履责

    只由人判断；主要、技术、操作三类负责人各填一条。
    """
    return ~p.performs_duties
