"""The rules on managers, safety fund and honest records (2020 18(1), (2), (5); 2026 20(6); regulation art. 4)."""

from ansheng import Case, Condition, Rule, rule

from .management_facts import CoalManagement
from .standards import CRITERIA, REGULATION


@rule(
    CRITERIA.clause("managers"),
    en="one of the five managers or of the listed engineers of a coal mine missing",
    cases=[
        Case.hazard(mine_manager=False),
        Case.hazard(chief_engineer=False),
        Case.hazard(safety_deputy=False),
        Case.hazard(production_deputy=False),
        Case.hazard(electromechanical_deputy=False),
        Case.hazard(mining_engineer=False),
        Case.hazard(driving_engineer=False),
        Case.hazard(transport_engineer=False),
        Case.hazard(ventilation_engineer=False),
        Case.hazard(survey_engineer=False),
        Case.hazard(water_engineer=False),
        Case.clear(
            mine_manager=True,
            chief_engineer=True,
            safety_deputy=True,
            production_deputy=True,
            electromechanical_deputy=True,
            mining_engineer=True,
            driving_engineer=True,
            transport_engineer=True,
            ventilation_engineer=True,
            survey_engineer=True,
            water_engineer=True,
        ),
        Case.undetermined(mine_manager=True, chief_engineer=True),
    ],
)
def coal_managers() -> Condition:
    """只看有无，不看人数；2026 年修订后不再列为重大隐患。"""
    heads = CoalManagement.mine_manager & CoalManagement.chief_engineer
    deputies = (
        CoalManagement.safety_deputy
        & CoalManagement.production_deputy
        & CoalManagement.electromechanical_deputy
    )
    works = (
        CoalManagement.mining_engineer & CoalManagement.driving_engineer & CoalManagement.transport_engineer
    )
    return ~(
        heads
        & deputies
        & works
        & CoalManagement.ventilation_engineer
        & CoalManagement.survey_engineer
        & CoalManagement.water_engineer
    )


@rule(
    REGULATION.clause("managers"),
    title="五职矿长没有配齐",
    en="one of the five full-time managers of a coal mine missing",
    cases=[
        Case.hazard(mine_manager=False),
        Case.hazard(chief_engineer=False),
        Case.hazard(safety_deputy=False),
        Case.hazard(production_deputy=False),
        Case.hazard(electromechanical_deputy=False),
        Case.clear(
            mine_manager=True,
            chief_engineer=True,
            safety_deputy=True,
            production_deputy=True,
            electromechanical_deputy=True,
        ),
        Case.undetermined(mine_manager=True, chief_engineer=True),
    ],
)
def coal_five_managers() -> Condition:
    """属一般隐患；到 2026-06-30 同一事实另按判定标准认定为重大隐患。"""
    heads = CoalManagement.mine_manager & CoalManagement.chief_engineer
    return ~(
        heads
        & CoalManagement.safety_deputy
        & CoalManagement.production_deputy
        & CoalManagement.electromechanical_deputy
    )


coal_safety_fund = Rule(
    CRITERIA.clause("safety_fund"),
    hazard=(CoalManagement.fund_drawn < CoalManagement.fund_required) | ~CoalManagement.fund_in_scope,
    en="safety fund drawn short or used outside its scope",
    note="应提取额由检查人按有关办法算出。",
    cases=[
        Case.hazard(fund_drawn=99, fund_required=100),
        Case.hazard(fund_in_scope=False),
        Case.clear(fund_drawn=100, fund_required=100, fund_in_scope=True),
        Case.undetermined(fund_drawn=100, fund_in_scope=True),
    ],
)


coal_hidden_work = Rule(
    CRITERIA.clause("falsification"),
    CRITERIA.clause("hidden_work"),
    hazard=CoalManagement.hidden_faces | CoalManagement.hidden_headcount,
    title="隐瞒采掘工作面或下井人数",
    en="faces or headcount hidden",
    note="由检查人认定。",
)


coal_false_records = Rule(
    CRITERIA.clause("falsification"),
    hazard=CoalManagement.maps_falsified
    | CoalManagement.false_information
    | CoalManagement.duty_records_faked,
    title="图纸作假，提供虚假信息，或履职记录造假",
    en="false maps, information or duty records",
    note="2026 年修订后不再列为重大隐患；隐瞒采掘面和人数的仍列。",
)
