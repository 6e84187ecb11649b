"""The rules on how an operator trades: notice of interruptions, closing, customers, premises, visits to users."""

from datetime import date

from ansheng import CHECK_DAY, Case, Rule

from .facts_network import GasClosure, GasDelivery, GasInterruption, GasPremises
from .facts_premises import GasUser
from .standards import CJJ51, REGULATION

_DAY = date(2026, 7, 1)

interruption_without_notice = Rule(
    REGULATION.clause("interruption_notice"),
    when=GasInterruption.planned,
    hazard=~GasInterruption.notified
    | (GasInterruption.notice < REGULATION.limit("interruption_notice.notice")),
    given={"planned": True, "notified": True},
    cases=[
        Case.hazard(notified=False),
        Case.hazard(notice="47 h"),
        Case.clear(notice="48 h"),
        Case.undetermined(),
    ],
)

closure_without_report = Rule(
    REGULATION.clause("closure_report"),
    hazard=~GasClosure.reported | (GasClosure.reported_ahead < REGULATION.limit("closure_notice")),
    given={"reported": True},
    cases=[
        Case.hazard(reported=False),
        Case.hazard(reported_ahead=89),
        Case.clear(reported_ahead=90),
        Case.undetermined(),
    ],
)

gas_to_unlicensed_trader = Rule(
    REGULATION.clause("gas_to_unlicensed"), when=GasDelivery.for_trade, hazard=~GasDelivery.customer_licensed
)

stored_in_unsafe_premises = Rule(
    REGULATION.clause("unsafe_storage"), when=GasPremises.stores_gas, hazard=~GasPremises.safe_for_storage
)

user_check_overdue = Rule(
    CJJ51.clause("check_interval"),
    hazard=(
        (GasUser.last_checked_on.plus(months=CJJ51.limit("non_residential")) < CHECK_DAY)
        & (GasUser.kind == "non_residential")
    )
    | (GasUser.last_checked_on.plus(months=CJJ51.limit("residential")) < CHECK_DAY),
    cases=[
        Case.hazard(on=_DAY, kind="non_residential", last_checked_on="2025-06-30"),
        Case.clear(on=_DAY, kind="non_residential", last_checked_on="2025-07-01"),
        Case.hazard(on=_DAY, kind="residential", last_checked_on="2024-06-30"),
        Case.clear(on=_DAY, kind="residential", last_checked_on="2024-07-01"),
        Case.undetermined(kind="residential"),
        Case.undetermined(on=_DAY, last_checked_on="2025-01-01"),
    ],
)

user_check_past_due_day = Rule(
    REGULATION.clause("user_check"),
    hazard=GasUser.check_due_on < CHECK_DAY,
    cases=[
        Case.hazard(on=_DAY, check_due_on="2026-06-30"),
        Case.clear(on=_DAY, check_due_on="2026-07-01"),
        Case.undetermined(),
    ],
)
