"""The rules on people in special operations and their certificates."""

from datetime import date

from ansheng import CHECK_DAY, Case, Rule

from .facts import SpecialOperator as Person
from .standards import PEOPLE

_OLD, _NEW = date(2026, 5, 31), date(2026, 6, 1)
_REVIEW = PEOPLE.limit("review")

uncertified_operator = Rule(PEOPLE.clause("uncertified"), hazard=Person.working & ~Person.certified)

lapsed_operator = Rule(
    PEOPLE.clause("valid_certificate"),
    hazard=Person.working & (Person.valid_to < CHECK_DAY),
    cases=[
        Case.hazard(on=_NEW, working=True, valid_to="2026-05-31"),
        Case.clear(on=_NEW, working=True, valid_to="2026-06-01"),
        Case.clear(working=False),
        Case.undetermined(working=True),
    ],
)

unreviewed_operator = Rule(
    PEOPLE.clause("review"),
    hazard=Person.working
    & (Person.valid_from.plus(months=_REVIEW) < CHECK_DAY)
    & (Person.reviewed_on.plus(months=_REVIEW) < CHECK_DAY),
    given={"working": True},
    cases=[
        Case.hazard(on=_OLD, valid_from="2022-01-01", reviewed_on="2023-05-30"),
        Case.clear(on=_OLD, valid_from="2022-01-01", reviewed_on="2023-05-31"),
        Case.clear(on=_OLD, valid_from="2023-05-31"),
        Case.undetermined(on=_OLD, valid_from="2020-01-01"),
    ],
)

overlong_certificate = Rule(
    PEOPLE.clause("validity"),
    hazard=Person.valid_to > Person.valid_from.plus(months=PEOPLE.limit("validity")),
    note="可能是台账有误，也可能是假证，须核对原件。",
    given={"valid_from": "2026-07-01"},
    cases=[Case.hazard(valid_to="2032-07-02"), Case.clear(valid_to="2032-07-01"), Case.undetermined()],
)

early_renewal = Rule(
    PEOPLE.clause("renewal"),
    when=Person.renewal_applied_on <= Person.valid_to,
    hazard=(Person.valid_to - Person.renewal_applied_on) > PEOPLE.limit("renewal"),
    given={"valid_to": "2026-12-31"},
    cases=[
        Case.hazard(renewal_applied_on="2026-10-31"),
        Case.clear(renewal_applied_on="2026-11-01"),
        Case.undetermined(),
    ],
)

stale_renewal_exam = Rule(
    PEOPLE.clause("renewal_exam"),
    hazard=Person.renewal_examined_on < Person.valid_to.plus(months=PEOPLE.limit("renewal_exam")),
    cases=[
        Case.hazard(valid_to="2026-12-30", renewal_examined_on="2026-06-29"),
        Case.clear(valid_to="2026-12-30", renewal_examined_on="2026-06-30"),
        Case.clear(valid_to="2026-12-31", renewal_examined_on="2026-06-30"),
        Case.undetermined(valid_to="2026-12-31"),
    ],
)

late_renewal = Rule(
    PEOPLE.clause("lapse"),
    hazard=(Person.renewal_applied_on > Person.valid_to.plus(months=PEOPLE.limit("lapse")))
    & ~Person.renewed_as_first,
    given={"valid_to": "2026-06-30"},
    cases=[
        Case.hazard(renewal_applied_on="2027-07-01", renewed_as_first=False),
        Case.clear(renewal_applied_on="2027-06-30", renewed_as_first=False),
        Case.clear(renewal_applied_on="2027-07-01", renewed_as_first=True),
        Case.undetermined(renewal_applied_on="2027-07-01"),
    ],
)

deferred_operator = Rule(
    PEOPLE.clause("deferral"),
    when=Person.deferred,
    hazard=Person.working | (Person.deferred_until > Person.valid_to.plus(months=PEOPLE.limit("deferral"))),
    given={"deferred": True, "working": False, "valid_to": "2026-06-30"},
    cases=[
        Case.hazard(working=True),
        Case.hazard(deferred_until="2028-07-01"),
        Case.clear(deferred_until="2028-06-30"),
        Case.undetermined(),
    ],
)

operator_age = Rule(
    PEOPLE.clause("age"),
    when=Person.working,
    hazard=(Person.born_on.plus(months=PEOPLE.limit("least_age")) > CHECK_DAY) | Person.past_retirement,
    given={"working": True},
    cases=[
        Case.hazard(on=_NEW, born_on="2008-06-02"),
        Case.hazard(on=_NEW, past_retirement=True),
        Case.clear(on=_NEW, born_on="2008-06-01", past_retirement=False),
        Case.undetermined(on=_NEW, born_on="1990-01-01"),
    ],
)

unverified_certificate = Rule(PEOPLE.clause("verification"), when=Person.working, hazard=~Person.verified)
