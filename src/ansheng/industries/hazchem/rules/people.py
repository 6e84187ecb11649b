"""The rules on key staff: assessment, qualification, certificates, responsible persons (2017 一、二；AQ 3067 5.1)."""

from ansheng import Case, Condition, Rule, rule

from ..facts.people import HazchemManager, HazchemOperator, HazchemResponsiblePerson, HazchemSpecialWorker
from ..standards import AQ3067, CRITERIA

manager_unassessed = Rule(
    CRITERIA.clause("manager_assessment"),
    when=HazchemManager.enterprise_kind.is_in(
        ["production", "trading_with_storage", "trading_without_storage"]
    )
    & HazchemManager.role.is_in(["principal", "full_time_safety_manager", "other_safety_manager"]),
    hazard=~HazchemManager.assessment_passed,
    title="主要负责人或安全生产管理人员未依法考核合格",
    en="principal or safety manager has not passed the statutory assessment",
    note="只适用于危险化学品生产、经营单位。任职后的宽限期是执法中的做法，条文没有，不计。",
)


key_person_unassessed = Rule(
    AQ3067.clause("manager_assessment"),
    when=HazchemManager.enterprise_kind.is_in(["production", "trading_with_storage"])
    & HazchemManager.role.is_in(["principal", "full_time_safety_manager"]),
    hazard=~HazchemManager.assessment_passed,
    title="主要负责人或专职安全生产管理人员未依法考核合格",
    en="principal or full-time safety manager has not passed the statutory assessment",
    note="与 2017 年的标准相比，只看专职安全生产管理人员，经营企业只看有储存的。",
)


key_person_unqualified = Rule(
    AQ3067.clause("key_person_qualification"),
    when=~(HazchemManager.enterprise_kind == "trading_without_storage")
    & ~(HazchemManager.role == "other")
    & ~(HazchemManager.role == "other_safety_manager"),
    hazard=HazchemManager.two_key_one_major
    & ~HazchemManager.petrol_station
    & ~HazchemManager.related_degree
    & ~HazchemManager.related_title,
    title="涉及两重点一重大的企业，关键岗位负责人既无规定学历也无规定职称",
    en="key person lacks the degree and the title required",
    note=(
        "加油站除外，无储存的经营企业不在准则之内。条文的学历与职称是“或”还是“和”未能确定，这里只在两者都没"
        "有时判为隐患；只缺一项的请依正式文本核对。"
    ),
)


@rule(
    AQ3067.clause("operator_education"),
    title="操作人员学历不符合要求",
    en="operator lacks the schooling required",
    cases=[
        Case.hazard(handles_explosives=True, chemical_college=False),
        Case.hazard(major_hazard_unit=True, high_school=False, vocational_level=False),
        Case.clear(handles_explosives=False, major_hazard_unit=True, vocational_level=True),
        Case.clear(handles_explosives=True, chemical_college=True, major_hazard_unit=False),
        Case.undetermined(handles_explosives=False, major_hazard_unit=True, high_school=False),
    ],
)
def operator_unqualified() -> Condition:
    """除重大危险源外还有哪些装置设施，引文省略了，由检查人判断。"""
    explosives = HazchemOperator.handles_explosives & ~HazchemOperator.chemical_college
    return explosives | (
        HazchemOperator.major_hazard_unit & ~HazchemOperator.high_school & ~HazchemOperator.vocational_level
    )


special_worker_uncertified = Rule(
    CRITERIA.clause("special_worker_certificate"),
    AQ3067.clause("special_worker_certificate"),
    when=HazchemSpecialWorker.special_operation,
    hazard=~HazchemSpecialWorker.certificate_valid,
    title="特种作业人员无证上岗",
    en="special-operation worker works without a certificate",
    note="证书的类别和有效期由检查人核对；过期视同无证是我们的理解。",
)


responsible_person_inactive = Rule(
    AQ3067.clause("responsible_persons"),
    hazard=~HazchemResponsiblePerson.performs_duties,
    title="重大危险源包保责任人未按 AQ 3072 履责",
    en="responsible person of a major hazard does not perform his duties",
    note="只由人判断；主要、技术、操作三类负责人各填一条。",
)
