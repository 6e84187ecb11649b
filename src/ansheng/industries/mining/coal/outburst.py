"""The rules on outburst mines: staff, prediction, measures, uncovering, signs, protection (article 6)."""

from ansheng import Case, Condition, Rule, choose, rule

from .mine_facts import CoalMine as Mine
from .outburst_facts import CoalOutburstWork as Work
from .outburst_facts import CoalUncovering as Uncovering
from .standards import CRITERIA as LAW

_OUTBURST = Work.gas_class == "outburst"


coal_no_outburst_unit = Rule(
    LAW.clause("outburst_unit"),
    when=Mine.gas_class == "outburst",
    hazard=~(Mine.outburst_unit & Mine.specialists_sufficient),
)


coal_trolley_locomotive = Rule(
    LAW.clause("trolley_locomotive"), when=Mine.gas_class == "outburst", hazard=Mine.trolley_locomotive
)


coal_outburst_unpredicted = Rule(
    LAW.clause("outburst_prediction"),
    when=_OUTBURST,
    hazard=~Work.deemed_dangerous & ~(Work.region_predicted & Work.face_predicted),
)


@rule(
    LAW.clause("prediction_rules"),
    when=_OUTBURST,
    replaces=["coal_outburst_unpredicted"],
    given={"gas_class": "outburst", "working": True, "deemed_dangerous": False, "region_predicted": True},
    cases=[
        Case.hazard(region_predicted=False),
        Case.hazard(face_predicted=False),
        Case.hazard(predicted_panels=2),
        Case.hazard(reliable_data=False, qualified_body=False),
        Case.hazard(found_safe=True, safe_result_approved=False),
        Case.clear(working=False),
        Case.clear(deemed_dangerous=True),
        Case.clear(face_predicted=True, predicted_panels=1, reliable_data=True, found_safe=False),
        Case.undetermined(face_predicted=True),
    ],
)
def coal_prediction_rules() -> Condition:
    wide = Work.predicted_panels > LAW.limit("predicted_panels")
    baseless = ~Work.reliable_data & ~Work.qualified_body
    unapproved = Work.found_safe & ~Work.safe_result_approved
    undone = ~(Work.region_predicted & Work.face_predicted)
    return Work.working & ~Work.deemed_dangerous & (undone | wide | baseless | unapproved)


coal_no_outburst_measures = Rule(
    LAW.clause("outburst_measures"), when=_OUTBURST, hazard=~Work.measures_as_required
)


coal_no_protective_seam = Rule(
    LAW.clause("protective_seam"),
    when=_OUTBURST,
    hazard=Work.protective_seam_feasible & ~Work.protective_seam_mined,
    replaces=["coal_no_outburst_measures"],
)


coal_relief_gas = Rule(
    LAW.clause("relief_gas"),
    when=_OUTBURST & Work.protective_seam_mined,
    hazard=~Work.relief_gas_drained | (Work.in_unprotected_area & ~Work.further_measures),
)


coal_dangerous_face = Rule(
    LAW.clause("dangerous_face"), when=_OUTBURST, hazard=Work.predicted_dangerous & ~Work.face_measures
)


@rule(
    LAW.clause("uncovering"),
    when=Uncovering.gas_class == "outburst",
    given={
        "gas_class": "outburst",
        "local_measures": True,
        "design_approved": True,
        "procedure_complete": True,
    },
    cases=[
        Case.hazard(local_measures=False),
        Case.hazard(normal_distance="5 m", remote_blasting=False),
        Case.hazard(normal_distance="2 m", remote_blasting=False),
        Case.hazard(design_approved=False),
        Case.hazard(procedure_complete=False),
        Case.clear(normal_distance="5.1 m"),
        Case.clear(normal_distance="1.9 m"),
        Case.clear(normal_distance="3 m", remote_blasting=True),
        Case.undetermined(normal_distance="3 m"),
    ],
)
def coal_uncovering() -> Condition:
    near = Uncovering.normal_distance.between(
        LAW.limit("remote_blasting_to"), LAW.limit("remote_blasting_from")
    )
    prepared = Uncovering.local_measures & Uncovering.design_approved & Uncovering.procedure_complete
    return ~prepared | (near & ~Uncovering.remote_blasting)


@rule(
    LAW.clause("lead_distance"),
    when=_OUTBURST,
    given={"gas_class": "outburst", "kind": "heading"},
    cases=[
        Case.hazard(broken_structure=False, remaining_lead="4.9 m"),
        Case.clear(broken_structure=False, remaining_lead="5 m"),
        Case.hazard(broken_structure=True, remaining_lead="6.9 m"),
        Case.clear(kind="coal_face", broken_structure=False, remaining_lead="3 m"),
        Case.hazard(kind="coal_face", broken_structure=True, remaining_lead="4.9 m"),
        Case.clear(kind="coal_face", broken_structure=True, remaining_lead="5 m"),
        Case.undetermined(remaining_lead="6 m"),
    ],
)
def coal_lead_distance() -> Condition:
    lead, broken = LAW.limit("lead").at(Work.kind), LAW.limit("lead_in_structure").at(Work.kind)
    return Work.remaining_lead < choose(Work.broken_structure, broken, lead)


coal_outburst_signs = Rule(
    LAW.clause("outburst_signs"), when=_OUTBURST, hazard=Work.signs & ~Work.further_measures & Work.working
)


coal_outburst_protection = Rule(
    LAW.clause("outburst_protection"), when=_OUTBURST, hazard=~Work.protection_as_required
)


coal_outburst_protection_means = Rule(
    LAW.clause("outburst_protection_means"),
    when=_OUTBURST,
    hazard=~(Work.refuge & Work.reverse_doors & Work.air_rescue & Work.self_rescuers & Work.remote_blasting),
    replaces=["coal_outburst_protection"],
)
