"""The rules on licence and management systems (第四条), and the situations left to judgement (第十条)."""

from ansheng import CHECK_DAY, Case, Rule

from .facts import GasOperator, GasSituation
from .standards import CRITERIA

unlicensed = Rule(
    CRITERIA.clause("licence"),
    when=GasOperator.trading,
    hazard=~GasOperator.licence_held | (GasOperator.licence_valid_to < CHECK_DAY),
    title="无有效燃气经营许可证而经营燃气",
    en="trades in gas without a valid licence",
    note=(
        "条文只说未取得许可证；过期视同未取得是我们的理解。许可证在有效期的最后一天仍有效。不看许可的类别和"
        "区域。"
    ),
    given={"trading": True},
    cases=[
        Case.hazard(licence_held=False),
        Case.hazard(licence_held=True, licence_valid_to="2023-09-20"),
        Case.clear(licence_held=True, licence_valid_to="2099-12-31"),
        Case.undetermined(licence_held=True),
    ],
)


no_risk_grading_system = Rule(
    CRITERIA.clause("risk_grading_system"),
    hazard=~GasOperator.risk_grading_system,
    title="未建立安全风险分级管控制度",
    en="no risk grading and control system",
    note="只看制度有无；制度执行得不好不能当作没有制度。",
)


no_hazard_management_system = Rule(
    CRITERIA.clause("hazard_management_system"),
    hazard=~GasOperator.hazard_management_system,
    title="未建立事故隐患排查治理制度",
    en="no hazard inspection and rectification system",
    note="只看制度有无；漏查某处隐患不能当作没有制度。",
)


no_emergency_plan = Rule(
    CRITERIA.clause("emergency_plan"),
    hazard=~GasOperator.emergency_plan,
    title="未制定生产安全事故应急预案",
    en="no accident emergency plan",
    note="只看预案有无；有预案而未演练是违规，不是本条的重大隐患。",
)


no_user_inspection_system = Rule(
    CRITERIA.clause("user_inspection_system"),
    hazard=~GasOperator.user_inspection_system,
    title="未建立对用户燃气设施的定期安全检查制度",
    en="no system of periodic checks of users' facilities",
    note="只看制度有无；个别用户逾期未检是违规，不是本条的重大隐患。",
)


other_serious_breach = Rule(
    CRITERIA.clause("other_serious_breach"),
    hazard=GasSituation.serious_breach & GasSituation.mass_casualty_danger,
    title="其他严重违法违规且可能群死群伤或造成重大损失的情形",
    en="other serious breach with real danger of mass casualties or major loss",
    note="只由人判断，从不由其他数据推算；判断人和依据应填明，但不影响结论。条文凭记忆。",
)
