"""The rules on building, contracting and restructuring (2020 art. 15 to 17; 2026 art. 17 to 19, 20(1), (2))."""

from ansheng import Case, Rule

from .project_facts import CoalContract as Contract
from .project_facts import CoalOutsourcedWork as Work
from .project_facts import CoalProject as Project
from .project_facts import CoalRestructuring as Change
from .project_facts import CoalStripping as Stripping
from .standards import CRITERIA as LAW

_DURING = Change.in_progress & Change.working
_AFTER = Change.done & Change.working
_NEW = Project.new_mine & Project.constructing


coal_design_unapproved = Rule(
    LAW.clause("design_approval"),
    when=Project.constructing,
    hazard=~Project.design_approved | (Project.major_change & ~Project.change_approved),
)


coal_mining_while_building = Rule(
    LAW.clause("mining_while_building"), when=_NEW, hazard=Project.mining & ~Project.approved_trial_run
)


coal_mining_in_construction = Rule(
    LAW.clause("mining_in_construction"),
    when=_NEW,
    hazard=Project.mining & ~Project.filed_trial_run,
    replaces=["coal_mining_while_building"],
)


coal_expansion_production = Rule(
    LAW.clause("expansion_production"), when=Project.expansion, hazard=Project.producing_in_expansion
)


coal_mining_in_expansion = Rule(
    LAW.clause("mining_in_expansion"),
    when=Project.expansion,
    hazard=Project.producing_in_expansion & ~Project.filed_trial_run,
    replaces=["coal_expansion_production"],
)


coal_expansion_beyond_design = Rule(
    LAW.clause("expansion_beyond_design"), when=Project.expansion, hazard=Project.beyond_design
)


coal_restructuring_headless = Rule(
    LAW.clause("restructuring_head"), when=_DURING, hazard=~Change.responsible_named
)


coal_restructuring_subject = Rule(
    LAW.clause("restructuring_subject"),
    when=_DURING,
    hazard=~(Change.subject_named & Change.first_responsible_named),
    replaces=["coal_restructuring_headless"],
)


coal_restructuring_unstaffed = Rule(
    LAW.clause("restructuring_staff"), when=_DURING, hazard=~(Change.unit_ok & Change.staff_ok)
)


coal_restructuring_licences = Rule(
    LAW.clause("restructuring_licences"),
    when=_AFTER,
    hazard=~(Change.mining_licence & Change.safety_licence & Change.business_licence),
)


coal_restructuring_safety_licence = Rule(
    LAW.clause("restructuring_safety_licence"),
    when=_AFTER,
    hazard=~Change.safety_licence,
    replaces=["coal_restructuring_licences"],
)


coal_contract_in_part = Rule(
    LAW.clause("contract_whole"), LAW.clause("contract_form"), hazard=~Contract.whole_mine
)


coal_contractor_status = Rule(
    LAW.clause("contractor_status"),
    LAW.clause("contract_form"),
    hazard=~(Contract.legal_person & Contract.licence_valid),
)


coal_contract_agreement = Rule(
    LAW.clause("contract_agreement"),
    when=Contract.whole_mine & Contract.producing,
    hazard=~(Contract.agreement_signed & Contract.duties_agreed),
)


coal_contract_licence = Rule(
    LAW.clause("contract_licence"),
    when=Contract.whole_mine & Contract.producing,
    hazard=~Contract.safety_licence_updated,
)


coal_contract_relet = Rule(
    LAW.clause("contract_relet"), LAW.clause("contract_passed_on"), hazard=Contract.relet
)


coal_contract_sublet = Rule(
    LAW.clause("contract_passed_on"),
    hazard=Contract.sublet,
    title="承包方将承包的煤矿分包",
    en="Contractor sub-lets the mine",
)


coal_outsourced_work = Rule(
    LAW.clause("outsourced_work"),
    hazard=(Work.kind.is_in(["extraction", "driving", "repair"]) & Work.separate & ~Work.listed_works)
    | Work.new_level_relet,
    given={"separate": True, "new_level_relet": False},
    cases=[
        Case.hazard(kind="extraction", listed_works=False),
        Case.hazard(kind="driving", listed_works=False),
        Case.hazard(kind="repair", listed_works=False),
        Case.hazard(new_level_relet=True),
        Case.clear(kind="driving", listed_works=True),
        Case.clear(kind="other"),
        Case.undetermined(kind="driving"),
    ],
)


coal_outsourced_extraction = Rule(
    LAW.clause("outsourced_extraction"),
    hazard=Work.separate
    & ((Work.kind == "extraction") | ((Work.kind == "pit_extraction") & ~Work.driverless)),
    cases=[
        Case.hazard(kind="extraction", separate=True),
        Case.hazard(kind="pit_extraction", separate=True, driverless=False),
        Case.clear(kind="pit_extraction", separate=True, driverless=True),
        Case.clear(kind="driving", separate=True),
        Case.clear(separate=False),
        Case.undetermined(kind="pit_extraction", separate=True),
    ],
)


coal_outsourced_driving = Rule(
    LAW.clause("outsourced_driving"),
    hazard=Work.kind.is_in(["driving", "repair"])
    & Work.separate
    & ~(Work.listed_rock_works | Work.same_company),
    replaces=["coal_outsourced_work"],
    given={"separate": True, "listed_rock_works": False},
    cases=[
        Case.hazard(kind="driving", same_company=False),
        Case.hazard(kind="repair", same_company=False),
        Case.clear(kind="driving", listed_rock_works=True),
        Case.clear(kind="repair", same_company=True),
        Case.clear(kind="extraction"),
        Case.undetermined(kind="driving"),
    ],
)


coal_contractor_affiliated = Rule(
    LAW.clause("contractor_affiliation"), hazard=Work.affiliated | Work.listed_works_relet
)


coal_stripping_contracts = Rule(
    LAW.clause("stripping_contracts"),
    hazard=(Stripping.firms >= LAW.limit("stripping_firms")) | Stripping.let_to_person | Stripping.relet,
    cases=[
        Case.hazard(firms=2),
        Case.hazard(let_to_person=True),
        Case.hazard(relet=True),
        Case.clear(firms=1, let_to_person=False, relet=False),
        Case.undetermined(firms=1, let_to_person=False),
    ],
)


coal_stripping_unmanaged = Rule(LAW.clause("stripping_management"), hazard=~Stripping.unified_management)
