"""The rules on contracting of coal mines (2020 art. 16; 2026 art. 18, 20(1), 20(2))."""

from ansheng import Case, Condition, Rule, rule

from .project_facts import CoalContract, CoalOutsourcedWork, CoalStripping
from .standards import CRITERIA

coal_contract_in_part = Rule(
    CRITERIA.clause("contract_form"),
    CRITERIA.clause("contract_whole"),
    hazard=~CoalContract.whole_mine,
    title="没有以整体承包的形式发包",
    en="coal mine not contracted as a whole",
    note="只列煤矿的承包；单项工程列入外包工程。",
)


coal_contractor_status = Rule(
    CRITERIA.clause("contract_form"),
    CRITERIA.clause("contractor_status"),
    hazard=~(CoalContract.legal_person & CoalContract.licence_valid),
    title="承包给没有法人资格或有效营业执照的",
    en="contractor of a coal mine without legal status or licence",
    note="一个承包方一条。",
)


coal_contract_agreement = Rule(
    CRITERIA.clause("contract_agreement"),
    when=CoalContract.whole_mine & CoalContract.producing,
    hazard=~(CoalContract.agreement_signed & CoalContract.duties_agreed),
    en="production under a contract without safety agreement or agreed duties",
    note="2026 年修订后不再列为重大隐患。",
)


coal_contract_licence = Rule(
    CRITERIA.clause("contract_licence"),
    when=CoalContract.whole_mine & CoalContract.producing,
    hazard=~CoalContract.safety_licence_updated,
    en="production under a contract without a renewed safety licence",
    note="只判定整体承包并已生产的。",
)


coal_contract_relet = Rule(
    CRITERIA.clause("contract_relet"),
    CRITERIA.clause("contract_passed_on"),
    hazard=CoalContract.relet,
    en="contractor re-lets the coal mine",
    note="是否转包由检查人认定。",
)


coal_contract_sublet = Rule(
    CRITERIA.clause("contract_passed_on"),
    hazard=CoalContract.sublet,
    title="承包方分包",
    en="contractor sub-lets the coal mine",
    note="自 2026-07-01 起；与转包同项，分开判定。",
)


@rule(
    CRITERIA.clause("outsourced_work"),
    title="井下采掘或维修作为独立工程发包，或转包新水平延深开拓",
    en="extraction, driving or repair let as separate work, or new-level works re-let",
    cases=[
        Case.hazard(kind="extraction", separate=True, listed_works=False),
        Case.hazard(kind="driving", separate=True, listed_works=False),
        Case.hazard(kind="repair", separate=True, listed_works=False),
        Case.hazard(new_level_relet=True),
        Case.clear(kind="driving", separate=True, listed_works=True, new_level_relet=False),
        Case.clear(kind="other", separate=True, new_level_relet=False),
        Case.undetermined(kind="driving", separate=True, new_level_relet=False),
    ],
)
def coal_outsourced_work() -> Condition:
    """列举的井筒和新水平延深工程除外。"""
    separate = (
        CoalOutsourcedWork.kind.is_in(["extraction", "driving", "repair"])
        & CoalOutsourcedWork.separate
        & ~CoalOutsourcedWork.listed_works
    )
    return separate | CoalOutsourcedWork.new_level_relet


@rule(
    CRITERIA.clause("outsourced_extraction"),
    title="采煤工程独立发包",
    en="coal extraction let as separate work",
    cases=[
        Case.hazard(kind="extraction", separate=True),
        Case.hazard(kind="pit_extraction", separate=True, driverless=False),
        Case.clear(kind="pit_extraction", separate=True, driverless=True),
        Case.clear(kind="driving", separate=True),
        Case.clear(separate=False),
        Case.undetermined(kind="pit_extraction", separate=True),
    ],
)
def coal_outsourced_extraction() -> Condition:
    """露天煤矿的全无人驾驶运输承包除外，井下没有这项例外。"""
    pit = (CoalOutsourcedWork.kind == "pit_extraction") & ~CoalOutsourcedWork.driverless
    return CoalOutsourcedWork.separate & ((CoalOutsourcedWork.kind == "extraction") | pit)


@rule(
    CRITERIA.clause("outsourced_driving"),
    title="井下掘进或维修独立发包",
    en="driving or repair let as separate work outside the exemptions",
    replaces=["coal_outsourced_work"],
    given={"separate": True},
    cases=[
        Case.hazard(kind="driving", listed_rock_works=False, same_company=False),
        Case.hazard(kind="repair", listed_rock_works=False, same_company=False),
        Case.clear(kind="driving", listed_rock_works=True),
        Case.clear(kind="repair", same_company=True),
        Case.clear(kind="extraction"),
        Case.undetermined(kind="driving", listed_rock_works=False),
    ],
)
def coal_outsourced_driving() -> Condition:
    """井筒、煤仓、新水平延深岩石开拓，以及同一煤矿企业内的单位除外。"""
    exempt = CoalOutsourcedWork.listed_rock_works | CoalOutsourcedWork.same_company
    return CoalOutsourcedWork.kind.is_in(["driving", "repair"]) & CoalOutsourcedWork.separate & ~exempt


coal_contractor_affiliated = Rule(
    CRITERIA.clause("contractor_affiliation"),
    hazard=CoalOutsourcedWork.affiliated | CoalOutsourcedWork.listed_works_relet,
    en="affiliated contractor, or exempt works re-let",
    note="是否挂靠由检查人认定。",
)


coal_stripping_contracts = Rule(
    CRITERIA.clause("stripping_contracts"),
    hazard=(CoalStripping.firms >= CRITERIA.limit("stripping_firms"))
    | CoalStripping.let_to_person
    | CoalStripping.relet,
    en="stripping let to a person or to several firms, or re-let",
    note="“以上”按通例含本数，恰为规定家数的已构成，请人工确认。",
    cases=[
        Case.hazard(firms=2),
        Case.hazard(let_to_person=True),
        Case.hazard(relet=True),
        Case.clear(firms=1, let_to_person=False, relet=False),
        Case.undetermined(firms=1, let_to_person=False),
    ],
)


coal_stripping_unmanaged = Rule(
    CRITERIA.clause("stripping_management"),
    hazard=~CoalStripping.unified_management,
    title="没有统一协调管理剥离承包单位的安全",
    en="no unified safety management of stripping contractors",
    note="没有剥离承包单位的不列。",
)
