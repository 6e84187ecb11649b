"""规则：安全总监和安委会；适用地区由标准文件写明，规则里不写 (the region stands in the law file)."""

from __future__ import annotations

from ansheng import Case, Rule

from .facts import ShandongStaffing as Staffing
from .standards import REGULATION as LAW

no_director = Rule(
    LAW.clause("director"),
    hazard=~Staffing.director
    & (
        (Staffing.high_risk & (Staffing.staff >= LAW.limit("director_high_risk")))
        | (Staffing.staff >= LAW.limit("director_other"))
    ),
    formerly=["general.no_director"],
    given={"director": False},
    cases=[
        Case.hazard(high_risk=True, staff=100),
        Case.hazard(high_risk=False, staff=300),
        Case.clear(high_risk=True, staff=99),
        Case.clear(high_risk=False, staff=299),
        Case.clear(high_risk=True, staff=100, director=True),
        Case.undetermined(staff=200),
        Case.undetermined(high_risk=True, staff=100, region=None),
        Case.out_of_scope(high_risk=True, staff=100, region="河北省"),
    ],
)

no_committee = Rule(
    LAW.clause("committee"),
    hazard=~Staffing.committee
    & (
        (Staffing.high_risk & (Staffing.staff >= LAW.limit("committee_high_risk")))
        | (Staffing.staff >= LAW.limit("committee_other"))
    ),
    formerly=["general.no_committee"],
    given={"committee": False},
    cases=[
        Case.hazard(high_risk=True, staff=300),
        Case.hazard(high_risk=False, staff=1000),
        Case.clear(high_risk=True, staff=299),
        Case.clear(high_risk=False, staff=999),
        Case.clear(high_risk=True, staff=300, committee=True),
        Case.undetermined(staff=500),
    ],
)
