"""规则：写法与其他规则相同，严于、代替哪一条写在标准文件里 (ordinary rules)."""

from __future__ import annotations

from ansheng import Case, Rule
from ansheng.industries.general.facts import SafetyStaffing

from ..shandong.facts import ShandongStaffing
from .standards import RULES as LAW

staffing_short = Rule(
    LAW.clause("staffing"),
    hazard=~SafetyStaffing.body
    & (SafetyStaffing.full_time < 1)
    & (SafetyStaffing.staff > LAW.limit("staff")),
    given={"body": False, "full_time": 0},
    cases=[
        Case.hazard(staff=51),
        Case.clear(staff=50),
        Case.clear(staff=51, full_time=1),
        Case.clear(staff=51, body=True),
        Case.undetermined(),
    ],
)

no_director = Rule(
    LAW.clause("director"),
    when=ShandongStaffing.high_risk,
    hazard=~ShandongStaffing.director & (ShandongStaffing.staff >= LAW.limit("director")),
    given={"high_risk": True, "director": False},
    cases=[
        Case.hazard(staff=50),
        Case.clear(staff=49),
        Case.clear(staff=50, director=True),
        Case.undetermined(),
        Case.out_of_scope(staff=50, high_risk=False),
    ],
)

no_committee = Rule(
    LAW.clause("committee"),
    hazard=~ShandongStaffing.committee & (ShandongStaffing.staff >= LAW.limit("committee")),
    given={"committee": False},
    cases=[
        Case.hazard(staff=200),
        Case.clear(staff=199),
        Case.clear(staff=200, committee=True),
        Case.undetermined(),
    ],
)
