"""The rules on safety bodies, officers and their examination."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .facts import SafetyStaffing
from .standards import SHANDONG, WORK_SAFETY

_STRICT = ("mine", "smelting", "construction", "transport", "hazardous")


@rule(
    SafetyStaffing,
    cites=WORK_SAFETY.clause("staffing"),
    en="no safety body or officers as sector and size ask",
    cases=[
        Case.hazard(sector="mine", staff=20, body=False, full_time=0),
        Case.hazard(sector="other", staff=101, body=False, full_time=0, part_time=3),
        Case.hazard(sector="other", staff=100, body=False, full_time=0, part_time=0),
        Case.clear(sector="other", staff=100, part_time=1),
        Case.clear(sector="other", full_time=1),
        Case.clear(body=True),
        Case.undetermined(sector="other", body=False, full_time=0, part_time=1),
    ],
)
def staffing_short(p: type[SafetyStaffing]) -> Condition:
    """没有按行业和人数设机构或配人员

    一百人整按一百人以下对待；不足一百人的可以只配兼职。
    """
    strict = p.sector.is_in(list(_STRICT)) | (p.staff > WORK_SAFETY.limit("staff"))
    without = ~p.body & (p.full_time < 1)
    return without & (strict | (p.part_time < 1))


@rule(
    SafetyStaffing,
    cites=WORK_SAFETY.clause("examination"),
    when=lambda p: p.high_risk,
    en="head or officers have not passed the examination",
    cases=[
        Case.hazard(high_risk=True, head_examined=False),
        Case.hazard(high_risk=True, officers_examined=False),
        Case.clear(high_risk=True, head_examined=True, officers_examined=True),
        Case.undetermined(high_risk=True, head_examined=True),
    ],
)
def unexamined_people(p: type[SafetyStaffing]) -> Condition:
    """高危单位的主要负责人或安全管理人员没有考核合格

    哪些单位须考核由法条列举，是否高危由检查人填写。
    """
    return ~(p.head_examined & p.officers_examined)


@rule(
    SafetyStaffing,
    cites=WORK_SAFETY.clause("engineer"),
    when=lambda p: p.sector.is_in(["mine", "smelting"]) | p.hazardous_makes,
    en="no certified safety engineer",
    cases=[
        Case.hazard(sector="mine", engineers=0),
        Case.hazard(sector="hazardous", hazardous_makes=True, engineers=0),
        Case.clear(sector="smelting", engineers=1),
        Case.undetermined(sector="mine"),
    ],
)
def no_engineer(p: type[SafetyStaffing]) -> Condition:
    """规定的单位没有注册安全工程师

    只经营危险物品的单位不在此列。
    """
    return p.engineers < 1


@rule(
    SafetyStaffing,
    cites=WORK_SAFETY.clause("post_duties"),
    en="posts without person, scope or standard",
    cases=[Case.hazard(posts_complete=False), Case.clear(posts_complete=True), Case.undetermined()],
)
def post_duties_incomplete(p: type[SafetyStaffing]) -> Condition:
    """全员责任制没有覆盖全部岗位，或缺责任人员、范围、考核标准

    是否齐全由检查人逐岗核对。
    """
    return ~p.posts_complete


@rule(
    SafetyStaffing,
    cites=SHANDONG.clause("director"),
    when=lambda p: p.in_shandong,
    en="no safety director (Shandong)",
    cases=[
        Case.hazard(in_shandong=True, high_risk=True, staff=100, director=False),
        Case.hazard(in_shandong=True, high_risk=False, staff=300, director=False),
        Case.clear(in_shandong=True, high_risk=True, staff=99, director=False),
        Case.clear(in_shandong=True, high_risk=False, staff=299, director=False),
        Case.undetermined(in_shandong=True, staff=200, director=False),
    ],
)
def no_director(p: type[SafetyStaffing]) -> Condition:
    """山东省的单位达到人数没有设安全总监

    “以上”含本数。
    """
    high_risk = p.high_risk & (p.staff >= SHANDONG.limit("director_high_risk"))
    return (high_risk | (p.staff >= SHANDONG.limit("director_other"))) & ~p.director


@rule(
    SafetyStaffing,
    cites=SHANDONG.clause("committee"),
    when=lambda p: p.in_shandong,
    en="no safety committee (Shandong)",
    cases=[
        Case.hazard(in_shandong=True, high_risk=True, staff=300, committee=False),
        Case.hazard(in_shandong=True, high_risk=False, staff=1000, committee=False),
        Case.clear(in_shandong=True, high_risk=True, staff=299, committee=False),
        Case.clear(in_shandong=True, high_risk=False, staff=999, committee=False),
        Case.undetermined(in_shandong=True, staff=500, committee=False),
    ],
)
def no_committee(p: type[SafetyStaffing]) -> Condition:
    """山东省的单位达到人数没有设安全生产委员会

    “以上”含本数。
    """
    high_risk = p.high_risk & (p.staff >= SHANDONG.limit("committee_high_risk"))
    return (high_risk | (p.staff >= SHANDONG.limit("committee_other"))) & ~p.committee
