"""The rules on licence and management systems (第四条), and the situations left to judgement (第十条)."""

from __future__ import annotations

from ansheng import CHECK_DAY, Case, Condition, rule

from .facts import GasOperator, GasSituation
from .standards import CRITERIA


@rule(
    GasOperator,
    cites=CRITERIA.clause("licence"),
    when=lambda p: p.trading,
    en="trades in gas without a valid licence",
    cases=[
        Case.hazard(trading=True, licence_held=False),
        Case.hazard(trading=True, licence_held=True, licence_valid_to="2023-09-20"),
        Case.clear(trading=True, licence_held=True, licence_valid_to="2099-12-31"),
        Case.undetermined(trading=True, licence_held=True),
    ],
)
def unlicensed(p: type[GasOperator]) -> Condition:
    """无有效燃气经营许可证而经营燃气

    条文只说未取得许可证；过期视同未取得是我们的理解。许可证在有效期的最后一天仍有效。不看许可的类别和区域。
    """
    return ~p.licence_held | (p.licence_valid_to < CHECK_DAY)


@rule(
    GasOperator,
    cites=CRITERIA.clause("risk_grading_system"),
    en="no risk grading and control system",
    cases=[
        Case.hazard(risk_grading_system=False),
        Case.clear(risk_grading_system=True),
        Case.undetermined(),
    ],
)
def no_risk_grading_system(p: type[GasOperator]) -> Condition:
    """未建立安全风险分级管控制度

    只看制度有无；制度执行得不好不能当作没有制度。
    """
    return ~p.risk_grading_system


@rule(
    GasOperator,
    cites=CRITERIA.clause("hazard_management_system"),
    en="no hazard inspection and rectification system",
    cases=[
        Case.hazard(hazard_management_system=False),
        Case.clear(hazard_management_system=True),
        Case.undetermined(),
    ],
)
def no_hazard_management_system(p: type[GasOperator]) -> Condition:
    """未建立事故隐患排查治理制度

    只看制度有无；漏查某处隐患不能当作没有制度。
    """
    return ~p.hazard_management_system


@rule(
    GasOperator,
    cites=CRITERIA.clause("emergency_plan"),
    en="no accident emergency plan",
    cases=[
        Case.hazard(emergency_plan=False),
        Case.clear(emergency_plan=True),
        Case.undetermined(),
    ],
)
def no_emergency_plan(p: type[GasOperator]) -> Condition:
    """未制定生产安全事故应急预案

    只看预案有无；有预案而未演练是违规，不是本条的重大隐患。
    """
    return ~p.emergency_plan


@rule(
    GasOperator,
    cites=CRITERIA.clause("user_inspection_system"),
    en="no system of periodic checks of users' facilities",
    cases=[
        Case.hazard(user_inspection_system=False),
        Case.clear(user_inspection_system=True),
        Case.undetermined(),
    ],
)
def no_user_inspection_system(p: type[GasOperator]) -> Condition:
    """未建立对用户燃气设施的定期安全检查制度

    只看制度有无；个别用户逾期未检是违规，不是本条的重大隐患。
    """
    return ~p.user_inspection_system


@rule(
    GasSituation,
    cites=CRITERIA.clause("other_serious_breach"),
    en="other serious breach with real danger of mass casualties or major loss",
    cases=[
        Case.hazard(serious_breach=True, mass_casualty_danger=True, assessor="张三", basis="现场核查"),
        Case.clear(serious_breach=True, mass_casualty_danger=False),
        Case.clear(serious_breach=False),
        Case.undetermined(serious_breach=True),
    ],
)
def other_serious_breach(p: type[GasSituation]) -> Condition:
    """其他严重违法违规且可能群死群伤或造成重大损失的情形

    只由人判断，从不由其他数据推算；判断人和依据应填明，但不影响结论。条文凭记忆。
    """
    return p.serious_breach & p.mass_casualty_danger
