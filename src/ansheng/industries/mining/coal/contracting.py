"""The rules on contracting of coal mines (2020 art. 16; 2026 art. 18, 20(1), 20(2))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .project_facts import CoalContract, CoalOutsourcedWork, CoalStripping
from .standards import CRITERIA


@rule(
    CoalContract,
    cites=[CRITERIA.clause("contract_form"), CRITERIA.clause("contract_whole")],
    en="coal mine not contracted as a whole",
    cases=[Case.hazard(whole_mine=False), Case.clear(whole_mine=True), Case.undetermined()],
)
def coal_contract_in_part(p: type[CoalContract]) -> Condition:
    """没有以整体承包的形式发包

    只列煤矿的承包；单项工程列入外包工程。
    """
    return ~p.whole_mine


@rule(
    CoalContract,
    cites=[CRITERIA.clause("contract_form"), CRITERIA.clause("contractor_status")],
    en="contractor of a coal mine without legal status or licence",
    cases=[
        Case.hazard(legal_person=False),
        Case.hazard(licence_valid=False),
        Case.clear(legal_person=True, licence_valid=True),
        Case.undetermined(legal_person=True),
    ],
)
def coal_contractor_status(p: type[CoalContract]) -> Condition:
    """承包给没有法人资格或有效营业执照的

    一个承包方一条。
    """
    return ~(p.legal_person & p.licence_valid)


@rule(
    CoalContract,
    cites=CRITERIA.clause("contract_agreement"),
    when=lambda p: p.whole_mine & p.producing,
    en="production under a contract without safety agreement or agreed duties",
    cases=[
        Case.hazard(whole_mine=True, producing=True, agreement_signed=False),
        Case.hazard(whole_mine=True, producing=True, duties_agreed=False),
        Case.clear(whole_mine=True, producing=True, agreement_signed=True, duties_agreed=True),
        Case.undetermined(whole_mine=True, producing=True, agreement_signed=True),
    ],
)
def coal_contract_agreement(p: type[CoalContract]) -> Condition:
    """整体承包没有签订安全管理协议或约定职责就生产

    2026 年修订后不再列为重大隐患。
    """
    return ~(p.agreement_signed & p.duties_agreed)


@rule(
    CoalContract,
    cites=CRITERIA.clause("contract_licence"),
    when=lambda p: p.whole_mine & p.producing,
    en="production under a contract without a renewed safety licence",
    cases=[
        Case.hazard(whole_mine=True, producing=True, safety_licence_updated=False),
        Case.clear(whole_mine=True, producing=True, safety_licence_updated=True),
        Case.undetermined(whole_mine=True, producing=True),
    ],
)
def coal_contract_licence(p: type[CoalContract]) -> Condition:
    """整体承包没有重新取得或变更安全生产许可证就生产

    只判定整体承包并已生产的。
    """
    return ~p.safety_licence_updated


@rule(
    CoalContract,
    cites=[CRITERIA.clause("contract_relet"), CRITERIA.clause("contract_passed_on")],
    en="contractor re-lets the coal mine",
    cases=[Case.hazard(relet=True), Case.clear(relet=False), Case.undetermined()],
)
def coal_contract_relet(p: type[CoalContract]) -> Condition:
    """承包方再次转包

    是否转包由检查人认定。
    """
    return p.relet


@rule(
    CoalContract,
    cites=CRITERIA.clause("contract_passed_on"),
    en="contractor sub-lets the coal mine",
    cases=[Case.hazard(sublet=True), Case.clear(sublet=False), Case.undetermined()],
)
def coal_contract_sublet(p: type[CoalContract]) -> Condition:
    """承包方分包

    自 2026-07-01 起；与转包同项，分开判定。
    """
    return p.sublet


@rule(
    CoalOutsourcedWork,
    cites=CRITERIA.clause("outsourced_work"),
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
def coal_outsourced_work(p: type[CoalOutsourcedWork]) -> Condition:
    """井下采掘或维修作为独立工程发包，或转包新水平延深开拓

    列举的井筒和新水平延深工程除外。
    """
    separate = p.kind.is_in(["extraction", "driving", "repair"]) & p.separate & ~p.listed_works
    return separate | p.new_level_relet


@rule(
    CoalOutsourcedWork,
    cites=CRITERIA.clause("outsourced_extraction"),
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
def coal_outsourced_extraction(p: type[CoalOutsourcedWork]) -> Condition:
    """采煤工程独立发包

    露天煤矿的全无人驾驶运输承包除外，井下没有这项例外。
    """
    pit = (p.kind == "pit_extraction") & ~p.driverless
    return p.separate & ((p.kind == "extraction") | pit)


@rule(
    CoalOutsourcedWork,
    cites=CRITERIA.clause("outsourced_driving"),
    replaces=["coal_outsourced_work"],
    en="driving or repair let as separate work outside the exemptions",
    cases=[
        Case.hazard(kind="driving", separate=True, listed_rock_works=False, same_company=False),
        Case.hazard(kind="repair", separate=True, listed_rock_works=False, same_company=False),
        Case.clear(kind="driving", separate=True, listed_rock_works=True),
        Case.clear(kind="repair", separate=True, same_company=True),
        Case.clear(kind="extraction", separate=True),
        Case.undetermined(kind="driving", separate=True, listed_rock_works=False),
    ],
)
def coal_outsourced_driving(p: type[CoalOutsourcedWork]) -> Condition:
    """井下掘进或维修独立发包

    井筒、煤仓、新水平延深岩石开拓，以及同一煤矿企业内的单位除外。
    """
    exempt = p.listed_rock_works | p.same_company
    return p.kind.is_in(["driving", "repair"]) & p.separate & ~exempt


@rule(
    CoalOutsourcedWork,
    cites=CRITERIA.clause("contractor_affiliation"),
    en="affiliated contractor, or exempt works re-let",
    cases=[
        Case.hazard(affiliated=True),
        Case.hazard(listed_works_relet=True),
        Case.clear(affiliated=False, listed_works_relet=False),
        Case.undetermined(affiliated=False),
    ],
)
def coal_contractor_affiliated(p: type[CoalOutsourcedWork]) -> Condition:
    """承包方挂靠，或把井筒、煤仓、新水平岩石开拓转包

    是否挂靠由检查人认定。
    """
    return p.affiliated | p.listed_works_relet


@rule(
    CoalStripping,
    cites=CRITERIA.clause("stripping_contracts"),
    en="stripping let to a person or to several firms, or re-let",
    cases=[
        Case.hazard(firms=2),
        Case.hazard(let_to_person=True),
        Case.hazard(relet=True),
        Case.clear(firms=1, let_to_person=False, relet=False),
        Case.undetermined(firms=1, let_to_person=False),
    ],
)
def coal_stripping_contracts(p: type[CoalStripping]) -> Condition:
    """露天剥离发包给个人或多家单位，或转包分包

    “以上”按通例含本数，恰为规定家数的已构成，请人工确认。
    """
    return (p.firms >= CRITERIA.limit("stripping_firms")) | p.let_to_person | p.relet


@rule(
    CoalStripping,
    cites=CRITERIA.clause("stripping_management"),
    en="no unified safety management of stripping contractors",
    cases=[Case.hazard(unified_management=False), Case.clear(unified_management=True), Case.undetermined()],
)
def coal_stripping_unmanaged(p: type[CoalStripping]) -> Condition:
    """没有统一协调管理剥离承包单位的安全

    没有剥离承包单位的不列。
    """
    return ~p.unified_management
