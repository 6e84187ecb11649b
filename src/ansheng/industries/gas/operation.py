"""The rules on how an operator trades: notice of interruptions, closing, customers, premises, visits to users."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .facts_network import GasClosure, GasDelivery, GasInterruption, GasPremises
from .facts_premises import GasUser
from .standards import CJJ51, REGULATION

DAY = date(2026, 7, 1)
"""The day of the dated examples."""


interruption_without_notice = Rule(
    REGULATION.clause("interruption_notice"),
    when=GasInterruption.planned,
    hazard=~GasInterruption.notified
    | (GasInterruption.notice < REGULATION.limit("interruption_notice.notice")),
    title="计划停气或降压没有按时通知用户",
    en="planned interruption without timely notice",
    note="突发停气不适用；突发停气的及时通知没有数字，不判。",
    cases=[
        Case.hazard(planned=True, notified=False),
        Case.hazard(planned=True, notified=True, notice="24 h"),
        Case.clear(planned=True, notified=True, notice="48 h"),
        Case.undetermined(planned=True, notified=True),
        Case.undetermined(notified=False),
    ],
)


closure_without_report = Rule(
    REGULATION.clause("closure_report"),
    hazard=~GasClosure.reported | (GasClosure.reported_ahead < REGULATION.limit("closure_notice")),
    title="停业、歇业没有按时报告",
    en="gas business closed without timely report",
    note="按工作日数，节假日由填报人扣除；对用户的安置不在判定之内。",
    cases=[
        Case.hazard(reported=False),
        Case.hazard(reported=True, reported_ahead=60),
        Case.clear(reported=True, reported_ahead=90),
        Case.undetermined(reported=True),
    ],
)


gas_to_unlicensed_trader = Rule(
    REGULATION.clause("gas_to_unlicensed"),
    when=GasDelivery.for_trade,
    hazard=~GasDelivery.customer_licensed,
    title="向没有经营许可的单位或个人提供用于经营的燃气",
    en="gas for trade supplied to an unlicensed customer",
    note="受供方自用的不适用；许可证的期限和范围由检查人核对。",
)


stored_in_unsafe_premises = Rule(
    REGULATION.clause("unsafe_storage"),
    when=GasPremises.stores_gas,
    hazard=~GasPremises.safe_for_storage,
    title="在不具备安全条件的场所储存燃气",
    en="gas stored in unsafe premises",
    note="是否具备安全条件由检查人判断。",
)


@rule(
    CJJ51.clause("check_interval"),
    title="用户设施超过规程的周期没有安检",
    en="user's facilities not checked within the national interval",
    cases=[
        Case.hazard(on=DAY, kind="non_residential", last_checked_on="2025-06-30"),
        Case.clear(on=DAY, kind="residential", last_checked_on="2025-06-30"),
        Case.clear(on=DAY, kind="non_residential", last_checked_on="2025-07-01"),
        Case.hazard(on=DAY, kind="residential", last_checked_on="2024-06-30"),
        Case.clear(on=DAY, kind="residential", last_checked_on="2024-07-01"),
        Case.undetermined(kind="residential"),
        Case.undetermined(on=DAY, last_checked_on="2025-01-01"),
    ],
)
def user_check_overdue() -> Condition:
    """地方规定往往更短，按应检日期另行判定。迟检是一般隐患；没有安检制度才是重大隐患第四条(五)。周年的当日不算逾期。"""
    yearly = GasUser.last_checked_on.plus(months=CJJ51.limit("non_residential")) < CHECK_DAY
    slower = GasUser.last_checked_on.plus(months=CJJ51.limit("residential")) < CHECK_DAY
    return (yearly & (GasUser.kind == "non_residential")) | slower


user_check_past_due_day = Rule(
    REGULATION.clause("user_check"),
    hazard=GasUser.check_due_on < CHECK_DAY,
    title="用户设施过了地方规定的应检日期没有安检",
    en="user's facilities not checked by the day due locally",
    note="条例只说定期；应检日期由填报人按地方规定或经营者的制度算出，完成安检后应随之更新。",
    cases=[
        Case.hazard(on=DAY, check_due_on="2026-06-30"),
        Case.clear(on=DAY, check_due_on="2026-07-01"),
        Case.undetermined(),
    ],
)
