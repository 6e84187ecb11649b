"""The rules on modified tractors (变型拖拉机): each tractor, and the account of a district."""

from __future__ import annotations

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, rule

from .facts import ModifiedTractor, TractorAccount
from .standards import TRACTORS

_DAY = date(2022, 11, 21)


@rule(
    ModifiedTractor,
    cites=TRACTORS.clause("deadline"),
    en="modified tractor still registered after the deadline",
    cases=[
        Case.hazard(cancelled=False, deadline="2010-12-31"),
        Case.clear(cancelled=True, deadline="2010-12-31"),
        Case.clear(cancelled=False, deadline="2099-12-31"),
        Case.undetermined(cancelled=False),
    ],
)
def tractor_past_deadline(p: type[ModifiedTractor]) -> Condition:
    """变型拖拉机过了当地清零期限仍在册

    期限各省不同，由填报人填写，没有填的不判；期限当日不算过期。
    """
    return ~p.cancelled & (p.deadline < CHECK_DAY)


@rule(
    ModifiedTractor,
    cites=TRACTORS.clause("service_life"),
    en="modified tractor beyond its service life",
    cases=[
        Case.hazard(on=_DAY, cancelled=False, registered_on="2013-11-20"),
        Case.clear(on=_DAY, cancelled=False, registered_on="2013-11-21"),
        Case.clear(cancelled=True, registered_on="2000-01-01"),
        Case.undetermined(cancelled=False),
    ],
)
def tractor_past_service_life(p: type[ModifiedTractor]) -> Condition:
    """变型拖拉机超过使用年限没有注销

    年限出自一个县的清零行动，别处未必相同；满年限的当日不算超过。
    """
    life = TRACTORS.limit("service_life.service_life")
    return ~p.cancelled & (p.registered_on.plus(months=life) < CHECK_DAY)


@rule(
    TractorAccount,
    cites=TRACTORS.clause("deadline"),
    en="district still has modified tractors after the deadline",
    cases=[
        Case.hazard(remaining=1, deadline="2010-12-31"),
        Case.clear(remaining=0, deadline="2010-12-31"),
        Case.clear(remaining=9, deadline="2099-12-31"),
        Case.undetermined(remaining=1),
    ],
)
def tractors_remain(p: type[TractorAccount]) -> Condition:
    """过了清零期限仍有在册的变型拖拉机

    清零指在册为零；注销不等于已拆解。
    """
    return (p.remaining > 0) & (p.deadline < CHECK_DAY)


@rule(
    TractorAccount,
    cites=TRACTORS.clause("balance"),
    en="account of modified tractors does not balance",
    cases=[
        Case.hazard(baseline=319, transferred_in=0, transferred_out=0, cancelled=295, remaining=23),
        Case.hazard(baseline=319, transferred_in=0, transferred_out=0, cancelled=295, remaining=25),
        Case.clear(baseline=319, transferred_in=0, transferred_out=0, cancelled=295, remaining=24),
        Case.clear(baseline=319, transferred_in=3, transferred_out=1, cancelled=295, remaining=26),
        Case.undetermined(baseline=319, cancelled=295, remaining=24),
    ],
)
def tractor_account_unbalanced(p: type[TractorAccount]) -> Condition:
    """变型拖拉机台账不平衡

    基数加转入减转出应等于注销加在册；没有转入转出的填 0，不填不判。
    """
    expected = p.baseline + p.transferred_in - p.transferred_out
    stated = p.cancelled + p.remaining
    return (expected > stated) | (expected < stated)


@rule(
    TractorAccount,
    cites=TRACTORS.clause("on_road"),
    en="modified tractors caught on the road after the deadline",
    cases=[
        Case.hazard(caught_after_deadline=1),
        Case.clear(caught_after_deadline=0),
        Case.undetermined(),
    ],
)
def tractors_caught_on_road(p: type[TractorAccount]) -> Condition:
    """清零期限后路面仍查获变型拖拉机

    与在册数分开统计：在册为零也可能有。
    """
    return p.caught_after_deadline > 0
