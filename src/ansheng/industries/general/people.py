"""The rules on people in special operations and their certificates."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .facts import SpecialOperator
from .standards import PEOPLE

_OLD, _NEW = date(2026, 5, 31), date(2026, 6, 1)


uncertified_operator = Rule(
    PEOPLE.clause("uncertified"),
    hazard=SpecialOperator.working & ~SpecialOperator.certified,
    title="没有证书就从事特种作业",
    en="does special operations without certificate",
    note="证书的真伪由检查人核验。",
)


lapsed_operator = Rule(
    PEOPLE.clause("valid_certificate"),
    hazard=SpecialOperator.working & (SpecialOperator.valid_to < CHECK_DAY),
    title="证书失效后仍在岗",
    en="works with a lapsed certificate",
    note="有效期的最后一天仍有效。",
    cases=[
        Case.hazard(on=_NEW, working=True, valid_to="2026-05-31"),
        Case.clear(on=_NEW, working=True, valid_to="2026-06-01"),
        Case.clear(working=False),
        Case.undetermined(working=True),
    ],
)


@rule(
    PEOPLE.clause("review"),
    title="在岗人员的证书超过三年没有复审",
    en="certificate not reviewed within three years",
    given={"working": True},
    cases=[
        Case.hazard(on=_OLD, valid_from="2022-01-01", reviewed_on="2023-05-30"),
        Case.clear(on=_OLD, valid_from="2022-01-01", reviewed_on="2023-05-31"),
        Case.clear(on=_OLD, valid_from="2023-05-31"),
        Case.undetermined(on=_OLD, valid_from="2020-01-01"),
    ],
)
def unreviewed_operator() -> Condition:
    """只适用于旧规定；新规定施行后不再复审。没有复审日期时无法判断，从未复审的请填发证日期。"""
    span = PEOPLE.limit("review")
    return (
        SpecialOperator.working
        & (SpecialOperator.valid_from.plus(months=span) < CHECK_DAY)
        & (SpecialOperator.reviewed_on.plus(months=span) < CHECK_DAY)
    )


overlong_certificate = Rule(
    PEOPLE.clause("validity"),
    hazard=SpecialOperator.valid_to > SpecialOperator.valid_from.plus(months=PEOPLE.limit("validity")),
    title="证书写明的有效期超过六年",
    en="certificate written for longer than six years",
    note="多半是台账填错，也可能是假证，须核对原件。",
    cases=[
        Case.hazard(valid_from="2026-07-01", valid_to="2032-07-02"),
        Case.clear(valid_from="2026-07-01", valid_to="2032-07-01"),
        Case.undetermined(valid_to="2032-07-01"),
    ],
)


early_renewal = Rule(
    PEOPLE.clause("renewal"),
    when=SpecialOperator.renewal_applied_on <= SpecialOperator.valid_to,
    hazard=(SpecialOperator.valid_to - SpecialOperator.renewal_applied_on) > PEOPLE.limit("renewal"),
    title="换证申请早于规定的期限",
    en="renewal applied for before the window",
    note="失效以后的申请另有规则。",
    given={"valid_to": "2026-12-31"},
    cases=[
        Case.hazard(renewal_applied_on="2026-10-31"),
        Case.clear(renewal_applied_on="2026-11-01"),
        Case.undetermined(),
    ],
)


stale_renewal_exam = Rule(
    PEOPLE.clause("renewal_exam"),
    hazard=SpecialOperator.renewal_examined_on
    < SpecialOperator.valid_to.plus(months=PEOPLE.limit("renewal_exam")),
    title="换证的培训考核早于有效期届满前六个月",
    en="examination for renewal too long before the end",
    note="从届满之日按月倒推，小月取月末:12月31日届满的，6月30日的考核仍算在内。",
    cases=[
        Case.hazard(valid_to="2026-12-30", renewal_examined_on="2026-06-29"),
        Case.clear(valid_to="2026-12-30", renewal_examined_on="2026-06-30"),
        Case.clear(valid_to="2026-12-31", renewal_examined_on="2026-06-30"),
        Case.hazard(valid_to="2026-12-31", renewal_examined_on="2026-06-29"),
        Case.undetermined(valid_to="2026-12-31"),
    ],
)


@rule(
    PEOPLE.clause("lapse"),
    title="失效超过一年仍按换证办理",
    en="renewed although lapsed for more than a year",
    given={"valid_to": "2026-06-30"},
    cases=[
        Case.hazard(renewal_applied_on="2027-07-01", renewed_as_first=False),
        Case.clear(renewal_applied_on="2027-06-30", renewed_as_first=False),
        Case.clear(renewal_applied_on="2027-07-01", renewed_as_first=True),
        Case.undetermined(renewal_applied_on="2027-07-01"),
    ],
)
def late_renewal() -> Condition:
    """恰满一年仍按换证。"""
    late = SpecialOperator.renewal_applied_on > SpecialOperator.valid_to.plus(months=PEOPLE.limit("lapse"))
    return late & ~SpecialOperator.renewed_as_first


deferred_operator = Rule(
    PEOPLE.clause("deferral"),
    when=SpecialOperator.deferred,
    hazard=SpecialOperator.working
    | (SpecialOperator.deferred_until > SpecialOperator.valid_to.plus(months=PEOPLE.limit("deferral"))),
    title="延期换证期间仍在岗，或延期超过两年",
    en="works while renewal is deferred, or deferred too long",
    note="从有效期届满之日起算，是我们的理解；恰满两年不算超过。",
    given={"deferred": True},
    cases=[
        Case.hazard(working=True),
        Case.hazard(working=False, valid_to="2026-06-30", deferred_until="2028-07-01"),
        Case.clear(working=False, valid_to="2026-06-30", deferred_until="2028-06-30"),
        Case.undetermined(working=False),
    ],
)


operator_age = Rule(
    PEOPLE.clause("age"),
    when=SpecialOperator.working,
    hazard=(SpecialOperator.born_on.plus(months=PEOPLE.limit("least_age")) > CHECK_DAY)
    | SpecialOperator.past_retirement,
    title="在岗人员未满十八周岁或超过法定退休年龄",
    en="too young or past the retirement age",
    note="法定退休年龄逐年调整，是否超过由检查人填写。",
    given={"working": True},
    cases=[
        Case.hazard(on=_NEW, born_on="2008-06-02"),
        Case.hazard(on=_NEW, past_retirement=True),
        Case.clear(on=_NEW, born_on="2008-06-01", past_retirement=False),
        Case.undetermined(on=_NEW, born_on="1990-01-01"),
    ],
)


unverified_certificate = Rule(
    PEOPLE.clause("verification"),
    when=SpecialOperator.working,
    hazard=~SpecialOperator.verified,
    title="单位没有核验证书并建档",
    en="certificate not verified and filed",
    note="核验指真伪和有效期两项。",
)
