"""The rules on managers, safety fund and honest records (2020 18(1), (2), (5); 2026 20(6); regulation art. 4)."""

from typing import Any

from ansheng import Case, Condition, Rule, rule

from .management_facts import CoalManagement as Mine
from .standards import CRITERIA as LAW
from .standards import REGULATION

_POSTS = (
    "mine_manager", "chief_engineer", "safety_deputy", "production_deputy", "electromechanical_deputy",
    "mining_engineer", "driving_engineer", "transport_engineer", "ventilation_engineer", "survey_engineer",
    "water_engineer",
)  # fmt: skip
_FILLED: dict[str, Any] = dict.fromkeys(_POSTS, True)
_VACANT: list[dict[str, Any]] = [{post: False} for post in _POSTS]
_DEPUTIES = Mine.safety_deputy & Mine.production_deputy & Mine.electromechanical_deputy
_FIVE_MANAGERS = Mine.mine_manager & Mine.chief_engineer & _DEPUTIES


@rule(
    LAW.clause("managers"),
    cases=[
        Case.clear(**_FILLED),
        *(Case.hazard(**vacant) for vacant in _VACANT),
        Case.undetermined(mine_manager=True, chief_engineer=True),
    ],
)
def coal_managers() -> Condition:
    engineers = (
        Mine.mining_engineer & Mine.driving_engineer & Mine.transport_engineer & Mine.ventilation_engineer
    )
    return ~(_FIVE_MANAGERS & engineers & Mine.survey_engineer & Mine.water_engineer)


coal_five_managers = Rule(REGULATION.clause("managers"), hazard=~_FIVE_MANAGERS)


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
    LAW.clause("hidden_work"),
    hazard=Mine.hidden_faces | Mine.hidden_headcount,
    replaces=["coal_false_records"],
)


coal_false_records = Rule(
    LAW.clause("falsification"),
    hazard=Mine.maps_falsified
    | Mine.hidden_faces
    | Mine.false_information
    | Mine.hidden_headcount
    | Mine.duty_records_faked,
)
