"""The rules on modified tractors (变型拖拉机): each tractor, and the account of a district."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .facts import ModifiedTractor, TractorAccount
from .standards import TRACTORS

_DAY = date(2022, 11, 21)


tractor_past_deadline = Rule(
    TRACTORS.clause("deadline"),
    hazard=~ModifiedTractor.cancelled & (ModifiedTractor.deadline < CHECK_DAY),
    title="变型拖拉机过了当地清零期限仍在册",
    en="modified tractor still registered after the deadline",
    note="期限各省不同，由填报人填写，没有填的不判；期限当日不算过期。",
    cases=[
        Case.hazard(cancelled=False, deadline="2010-12-31"),
        Case.clear(cancelled=True, deadline="2010-12-31"),
        Case.clear(cancelled=False, deadline="2099-12-31"),
        Case.undetermined(cancelled=False),
    ],
)


@rule(
    TRACTORS.clause("service_life"),
    title="变型拖拉机超过使用年限没有注销",
    en="modified tractor beyond its service life",
    cases=[
        Case.hazard(on=_DAY, cancelled=False, registered_on="2013-11-20"),
        Case.clear(on=_DAY, cancelled=False, registered_on="2013-11-21"),
        Case.clear(cancelled=True, registered_on="2000-01-01"),
        Case.undetermined(cancelled=False),
    ],
)
def tractor_past_service_life() -> Condition:
    """年限出自一个县的清零行动，别处未必相同；满年限的当日不算超过。"""
    life = TRACTORS.limit("service_life.service_life")
    return ~ModifiedTractor.cancelled & (ModifiedTractor.registered_on.plus(months=life) < CHECK_DAY)


tractors_remain = Rule(
    TRACTORS.clause("deadline"),
    hazard=(TractorAccount.remaining > 0) & (TractorAccount.deadline < CHECK_DAY),
    title="过了清零期限仍有在册的变型拖拉机",
    en="district still has modified tractors after the deadline",
    note="清零指在册为零；注销不等于已拆解。",
    cases=[
        Case.hazard(remaining=1, deadline="2010-12-31"),
        Case.clear(remaining=0, deadline="2010-12-31"),
        Case.clear(remaining=9, deadline="2099-12-31"),
        Case.undetermined(remaining=1),
    ],
)


@rule(
    TRACTORS.clause("balance"),
    title="变型拖拉机台账不平衡",
    en="account of modified tractors does not balance",
    given={"baseline": 319, "cancelled": 295},
    cases=[
        Case.hazard(transferred_in=0, transferred_out=0, remaining=23),
        Case.hazard(transferred_in=0, transferred_out=0, remaining=25),
        Case.clear(transferred_in=0, transferred_out=0, remaining=24),
        Case.clear(transferred_in=3, transferred_out=1, remaining=26),
        Case.undetermined(remaining=24),
    ],
)
def tractor_account_unbalanced() -> Condition:
    """基数加转入减转出应等于注销加在册；没有转入转出的填 0，不填不判。"""
    expected = TractorAccount.baseline + TractorAccount.transferred_in - TractorAccount.transferred_out
    stated = TractorAccount.cancelled + TractorAccount.remaining
    return (expected > stated) | (expected < stated)


tractors_caught_on_road = Rule(
    TRACTORS.clause("on_road"),
    hazard=TractorAccount.caught_after_deadline > 0,
    title="清零期限后路面仍查获变型拖拉机",
    en="modified tractors caught on the road after the deadline",
    note="与在册数分开统计：在册为零也可能有。",
    cases=[Case.hazard(caught_after_deadline=1), Case.clear(caught_after_deadline=0), Case.undetermined()],
)
