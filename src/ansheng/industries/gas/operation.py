"""The rules on how an operator trades: notice of interruptions, closing, customers, premises, visits to users."""

from __future__ import annotations

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, rule

from .facts_network import GasClosure, GasDelivery, GasInterruption, GasPremises
from .facts_premises import GasUser
from .standards import CJJ51, REGULATION

DAY = date(2026, 7, 1)
"""The day of the dated examples."""


@rule(
    GasInterruption,
    cites=REGULATION.clause("interruption_notice"),
    when=lambda p: p.planned,
    en="planned interruption without timely notice",
    cases=[
        Case.hazard(planned=True, notified=False),
        Case.hazard(planned=True, notified=True, notice="24 h"),
        Case.clear(planned=True, notified=True, notice="48 h"),
        Case.undetermined(planned=True, notified=True),
        Case.undetermined(notified=False),
    ],
)
def interruption_without_notice(p: type[GasInterruption]) -> Condition:
    """计划停气或降压没有按时通知用户

    突发停气不适用；突发停气的及时通知没有数字，不判。
    """
    return ~p.notified | (p.notice < REGULATION.limit("interruption_notice.notice"))


@rule(
    GasClosure,
    cites=REGULATION.clause("closure_report"),
    en="gas business closed without timely report",
    cases=[
        Case.hazard(reported=False),
        Case.hazard(reported=True, reported_ahead=60),
        Case.clear(reported=True, reported_ahead=90),
        Case.undetermined(reported=True),
    ],
)
def closure_without_report(p: type[GasClosure]) -> Condition:
    """停业、歇业没有按时报告

    按工作日数，节假日由填报人扣除；对用户的安置不在判定之内。
    """
    return ~p.reported | (p.reported_ahead < REGULATION.limit("closure_notice"))


@rule(
    GasDelivery,
    cites=REGULATION.clause("gas_to_unlicensed"),
    when=lambda p: p.for_trade,
    en="gas for trade supplied to an unlicensed customer",
    cases=[
        Case.hazard(for_trade=True, customer_licensed=False),
        Case.clear(for_trade=True, customer_licensed=True),
        Case.undetermined(for_trade=True),
    ],
)
def gas_to_unlicensed_trader(p: type[GasDelivery]) -> Condition:
    """向没有经营许可的单位或个人提供用于经营的燃气

    受供方自用的不适用；许可证的期限和范围由检查人核对。
    """
    return ~p.customer_licensed


@rule(
    GasPremises,
    cites=REGULATION.clause("unsafe_storage"),
    when=lambda p: p.stores_gas,
    en="gas stored in unsafe premises",
    cases=[
        Case.hazard(stores_gas=True, safe_for_storage=False),
        Case.clear(stores_gas=True, safe_for_storage=True),
        Case.undetermined(stores_gas=True),
    ],
)
def stored_in_unsafe_premises(p: type[GasPremises]) -> Condition:
    """在不具备安全条件的场所储存燃气

    是否具备安全条件由检查人判断。
    """
    return ~p.safe_for_storage


@rule(
    GasUser,
    cites=CJJ51.clause("check_interval"),
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
def user_check_overdue(p: type[GasUser]) -> Condition:
    """用户设施超过规程的周期没有安检

    地方规定往往更短，按应检日期另行判定。迟检是一般隐患；没有安检制度才是重大隐患第四条(五)。周年的当日不算逾期。
    """
    yearly = p.last_checked_on.plus(months=CJJ51.limit("non_residential")) < CHECK_DAY
    slower = p.last_checked_on.plus(months=CJJ51.limit("residential")) < CHECK_DAY
    return (yearly & (p.kind == "non_residential")) | slower


@rule(
    GasUser,
    cites=REGULATION.clause("user_check"),
    en="user's facilities not checked by the day due locally",
    cases=[
        Case.hazard(on=DAY, check_due_on="2026-06-30"),
        Case.clear(on=DAY, check_due_on="2026-07-01"),
        Case.undetermined(),
    ],
)
def user_check_past_due_day(p: type[GasUser]) -> Condition:
    """用户设施过了地方规定的应检日期没有安检

    条例只说定期；应检日期由填报人按地方规定或经营者的制度算出，完成安检后应随之更新。
    """
    return p.check_due_on < CHECK_DAY
