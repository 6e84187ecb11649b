"""The rules on managers, safety fund and honest records (2020 18(1), (2), (5); 2026 20(6); regulation art. 4)."""

from ansheng import Case, Condition, Rule, rule

from .management_facts import CoalManagement as Mine
from .standards import CRITERIA as LAW
from .standards import REGULATION


@rule(
    LAW.clause("managers"),
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
    heads = Mine.mine_manager & Mine.chief_engineer
    deputies = Mine.safety_deputy & Mine.production_deputy & Mine.electromechanical_deputy
    works = Mine.mining_engineer & Mine.driving_engineer & Mine.transport_engineer
    return ~(
        heads & deputies & works & Mine.ventilation_engineer & Mine.survey_engineer & Mine.water_engineer
    )


@rule(
    REGULATION.clause("managers"),
    title="五职矿长未配齐",
    en="One of the five full-time managers of a coal mine missing",
)
def coal_five_managers() -> Condition:
    heads = Mine.mine_manager & Mine.chief_engineer
    return ~(heads & Mine.safety_deputy & Mine.production_deputy & Mine.electromechanical_deputy)


coal_safety_fund = Rule(
    LAW.clause("safety_fund"),
    hazard=(Mine.fund_drawn < Mine.fund_required) | ~Mine.fund_in_scope,
    cases=[
        Case.hazard(fund_drawn=99, fund_required=100),
        Case.hazard(fund_in_scope=False),
        Case.clear(fund_drawn=100, fund_required=100, fund_in_scope=True),
        Case.undetermined(fund_drawn=100, fund_in_scope=True),
    ],
)


coal_hidden_work = Rule(
    LAW.clause("hidden_work"), LAW.clause("falsification"), hazard=Mine.hidden_faces | Mine.hidden_headcount
)


coal_false_records = Rule(
    LAW.clause("falsification"),
    hazard=Mine.maps_falsified | Mine.false_information | Mine.duty_records_faked,
    title="图纸、信息或履职记录造假",
    en="False maps, information or duty records",
)
