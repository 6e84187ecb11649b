"""The rules on people in special operations and their certificates."""

from __future__ import annotations

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, rule

from .facts import SpecialOperator
from .standards import PEOPLE

_OLD, _NEW = date(2026, 5, 31), date(2026, 6, 1)


@rule(
    SpecialOperator,
    cites=PEOPLE.clause("uncertified"),
    en="does special operations without certificate",
    cases=[
        Case.hazard(working=True, certified=False),
        Case.clear(working=True, certified=True),
        Case.clear(working=False),
        Case.undetermined(working=True),
    ],
)
def uncertified_operator(p: type[SpecialOperator]) -> Condition:
    """没有证书就从事特种作业

    证书的真伪由检查人核验。
    """
    return p.working & ~p.certified


@rule(
    SpecialOperator,
    cites=PEOPLE.clause("valid_certificate"),
    en="works with a lapsed certificate",
    cases=[
        Case.hazard(on=_NEW, working=True, valid_to="2026-05-31"),
        Case.clear(on=_NEW, working=True, valid_to="2026-06-01"),
        Case.clear(working=False),
        Case.undetermined(working=True),
    ],
)
def lapsed_operator(p: type[SpecialOperator]) -> Condition:
    """证书失效后仍在岗

    有效期的最后一天仍有效。
    """
    return p.working & (p.valid_to < CHECK_DAY)


@rule(
    SpecialOperator,
    cites=PEOPLE.clause("review"),
    en="certificate not reviewed within three years",
    cases=[
        Case.hazard(on=_OLD, working=True, valid_from="2022-01-01", reviewed_on="2023-05-30"),
        Case.clear(on=_OLD, working=True, valid_from="2022-01-01", reviewed_on="2023-05-31"),
        Case.clear(on=_OLD, working=True, valid_from="2023-05-31"),
        Case.undetermined(on=_OLD, working=True, valid_from="2020-01-01"),
    ],
)
def unreviewed_operator(p: type[SpecialOperator]) -> Condition:
    """在岗人员的证书超过三年没有复审

    只适用于旧规定；新规定施行后不再复审。没有复审日期时无法判断，从未复审的请填发证日期。
    """
    span = PEOPLE.limit("review")
    return (
        p.working
        & (p.valid_from.plus(months=span) < CHECK_DAY)
        & (p.reviewed_on.plus(months=span) < CHECK_DAY)
    )


@rule(
    SpecialOperator,
    cites=PEOPLE.clause("validity"),
    en="certificate written for longer than six years",
    cases=[
        Case.hazard(valid_from="2026-07-01", valid_to="2032-07-02"),
        Case.clear(valid_from="2026-07-01", valid_to="2032-07-01"),
        Case.undetermined(valid_to="2032-07-01"),
    ],
)
def overlong_certificate(p: type[SpecialOperator]) -> Condition:
    """证书写明的有效期超过六年

    多半是台账填错，也可能是假证，须核对原件。
    """
    return p.valid_to > p.valid_from.plus(months=PEOPLE.limit("validity"))


@rule(
    SpecialOperator,
    cites=PEOPLE.clause("renewal"),
    when=lambda p: p.renewal_applied_on <= p.valid_to,
    en="renewal applied for before the window",
    cases=[
        Case.hazard(valid_to="2026-12-31", renewal_applied_on="2026-10-31"),
        Case.clear(valid_to="2026-12-31", renewal_applied_on="2026-11-01"),
        Case.undetermined(valid_to="2026-12-31"),
    ],
)
def early_renewal(p: type[SpecialOperator]) -> Condition:
    """换证申请早于规定的期限

    失效以后的申请另有规则。
    """
    return (p.valid_to - p.renewal_applied_on) > PEOPLE.limit("renewal")


@rule(
    SpecialOperator,
    cites=PEOPLE.clause("renewal_exam"),
    en="examination for renewal too long before the end",
    cases=[
        Case.hazard(valid_to="2026-12-30", renewal_examined_on="2026-06-29"),
        Case.clear(valid_to="2026-12-30", renewal_examined_on="2026-06-30"),
        Case.clear(valid_to="2026-12-31", renewal_examined_on="2026-06-30"),
        Case.hazard(valid_to="2026-12-31", renewal_examined_on="2026-06-29"),
        Case.undetermined(valid_to="2026-12-31"),
    ],
)
def stale_renewal_exam(p: type[SpecialOperator]) -> Condition:
    """换证的培训考核早于有效期届满前六个月

    从届满之日按月倒推，小月取月末:12月31日届满的，6月30日的考核仍算在内。
    """
    return p.renewal_examined_on < p.valid_to.plus(months=PEOPLE.limit("renewal_exam"))


@rule(
    SpecialOperator,
    cites=PEOPLE.clause("lapse"),
    en="renewed although lapsed for more than a year",
    cases=[
        Case.hazard(valid_to="2026-06-30", renewal_applied_on="2027-07-01", renewed_as_first=False),
        Case.clear(valid_to="2026-06-30", renewal_applied_on="2027-06-30", renewed_as_first=False),
        Case.clear(valid_to="2026-06-30", renewal_applied_on="2027-07-01", renewed_as_first=True),
        Case.undetermined(valid_to="2026-06-30", renewal_applied_on="2027-07-01"),
    ],
)
def late_renewal(p: type[SpecialOperator]) -> Condition:
    """失效超过一年仍按换证办理

    恰满一年仍按换证。
    """
    late = p.renewal_applied_on > p.valid_to.plus(months=PEOPLE.limit("lapse"))
    return late & ~p.renewed_as_first


@rule(
    SpecialOperator,
    cites=PEOPLE.clause("deferral"),
    when=lambda p: p.deferred,
    en="works while renewal is deferred, or deferred too long",
    cases=[
        Case.hazard(deferred=True, working=True),
        Case.hazard(deferred=True, working=False, valid_to="2026-06-30", deferred_until="2028-07-01"),
        Case.clear(deferred=True, working=False, valid_to="2026-06-30", deferred_until="2028-06-30"),
        Case.undetermined(deferred=True, working=False),
    ],
)
def deferred_operator(p: type[SpecialOperator]) -> Condition:
    """延期换证期间仍在岗，或延期超过两年

    从有效期届满之日起算，是我们的理解；恰满两年不算超过。
    """
    return p.working | (p.deferred_until > p.valid_to.plus(months=PEOPLE.limit("deferral")))


@rule(
    SpecialOperator,
    cites=PEOPLE.clause("age"),
    when=lambda p: p.working,
    en="too young or past the retirement age",
    cases=[
        Case.hazard(on=_NEW, working=True, born_on="2008-06-02"),
        Case.hazard(on=_NEW, working=True, past_retirement=True),
        Case.clear(on=_NEW, working=True, born_on="2008-06-01", past_retirement=False),
        Case.undetermined(on=_NEW, working=True, born_on="1990-01-01"),
    ],
)
def operator_age(p: type[SpecialOperator]) -> Condition:
    """在岗人员未满十八周岁或超过法定退休年龄

    法定退休年龄逐年调整，是否超过由检查人填写。
    """
    return (p.born_on.plus(months=PEOPLE.limit("least_age")) > CHECK_DAY) | p.past_retirement


@rule(
    SpecialOperator,
    cites=PEOPLE.clause("verification"),
    when=lambda p: p.working,
    en="certificate not verified and filed",
    cases=[
        Case.hazard(working=True, verified=False),
        Case.clear(working=True, verified=True),
        Case.undetermined(working=True),
    ],
)
def unverified_certificate(p: type[SpecialOperator]) -> Condition:
    """单位没有核验证书并建档

    核验指真伪和有效期两项。
    """
    return ~p.verified
