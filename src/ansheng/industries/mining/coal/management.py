"""The rules on managers, safety fund and honest records (2020 18(1), (2), (5); 2026 20(6); regulation art. 4)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .management_facts import CoalManagement
from .standards import CRITERIA, REGULATION


@rule(
    CoalManagement,
    cites=CRITERIA.clause("managers"),
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
            mine_manager=True, chief_engineer=True, safety_deputy=True, production_deputy=True,
            electromechanical_deputy=True, mining_engineer=True, driving_engineer=True, transport_engineer=True,
            ventilation_engineer=True, survey_engineer=True, water_engineer=True,
        ),
        Case.undetermined(mine_manager=True, chief_engineer=True),
    ],
)  # fmt: skip
def coal_managers(p: type[CoalManagement]) -> Condition:
    """五职矿长或规定的技术人员没有配齐

    只看有无，不看人数；2026 年修订后不再列为重大隐患。
    """
    heads = p.mine_manager & p.chief_engineer
    deputies = p.safety_deputy & p.production_deputy & p.electromechanical_deputy
    works = p.mining_engineer & p.driving_engineer & p.transport_engineer
    return ~(heads & deputies & works & p.ventilation_engineer & p.survey_engineer & p.water_engineer)


@rule(
    CoalManagement,
    cites=REGULATION.clause("managers"),
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
def coal_five_managers(p: type[CoalManagement]) -> Condition:
    """五职矿长没有配齐

    属一般隐患；到 2026-06-30 同一事实另按判定标准认定为重大隐患。
    """
    heads = p.mine_manager & p.chief_engineer
    return ~(heads & p.safety_deputy & p.production_deputy & p.electromechanical_deputy)


@rule(
    CoalManagement,
    cites=CRITERIA.clause("safety_fund"),
    en="safety fund drawn short or used outside its scope",
    cases=[
        Case.hazard(fund_drawn=99, fund_required=100),
        Case.hazard(fund_in_scope=False),
        Case.clear(fund_drawn=100, fund_required=100, fund_in_scope=True),
        Case.undetermined(fund_drawn=100, fund_in_scope=True),
    ],
)
def coal_safety_fund(p: type[CoalManagement]) -> Condition:
    """安全费用没有足额提取或超范围使用

    应提取额由检查人按有关办法算出。
    """
    return (p.fund_drawn < p.fund_required) | ~p.fund_in_scope


@rule(
    CoalManagement,
    cites=[CRITERIA.clause("falsification"), CRITERIA.clause("hidden_work")],
    en="faces or headcount hidden",
    cases=[
        Case.hazard(hidden_faces=True),
        Case.hazard(hidden_headcount=True),
        Case.clear(hidden_faces=False, hidden_headcount=False),
        Case.undetermined(hidden_faces=False),
    ],
)
def coal_hidden_work(p: type[CoalManagement]) -> Condition:
    """隐瞒采掘工作面或下井人数

    由检查人认定。
    """
    return p.hidden_faces | p.hidden_headcount


@rule(
    CoalManagement,
    cites=CRITERIA.clause("falsification"),
    en="false maps, information or duty records",
    cases=[
        Case.hazard(maps_falsified=True),
        Case.hazard(false_information=True),
        Case.hazard(duty_records_faked=True),
        Case.clear(maps_falsified=False, false_information=False, duty_records_faked=False),
        Case.undetermined(maps_falsified=False, false_information=False),
    ],
)
def coal_false_records(p: type[CoalManagement]) -> Condition:
    """图纸作假，提供虚假信息，或履职记录造假

    2026 年修订后不再列为重大隐患；隐瞒采掘面和人数的仍列。
    """
    return p.maps_falsified | p.false_information | p.duty_records_faked
