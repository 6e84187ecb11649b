"""The rules on safety bodies, officers and their examination."""

from ansheng import Case, Condition, Rule, rule

from .facts import SafetyStaffing
from .standards import SHANDONG, WORK_SAFETY

_STRICT = ("mine", "smelting", "construction", "transport", "hazardous")


@rule(
    WORK_SAFETY.clause("staffing"),
    title="没有按行业和人数设机构或配人员",
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
def staffing_short() -> Condition:
    """一百人整按一百人以下对待；不足一百人的可以只配兼职。"""
    strict = SafetyStaffing.sector.is_in(list(_STRICT)) | (SafetyStaffing.staff > WORK_SAFETY.limit("staff"))
    without = ~SafetyStaffing.body & (SafetyStaffing.full_time < 1)
    return without & (strict | (SafetyStaffing.part_time < 1))


unexamined_people = Rule(
    WORK_SAFETY.clause("examination"),
    when=SafetyStaffing.high_risk,
    hazard=~(SafetyStaffing.head_examined & SafetyStaffing.officers_examined),
    title="高危单位的主要负责人或安全管理人员没有考核合格",
    en="head or officers have not passed the examination",
    note="哪些单位须考核由法条列举，是否高危由检查人填写。",
)


no_engineer = Rule(
    WORK_SAFETY.clause("engineer"),
    when=SafetyStaffing.sector.is_in(["mine", "smelting"]) | SafetyStaffing.hazardous_makes,
    hazard=SafetyStaffing.engineers < 1,
    title="规定的单位没有注册安全工程师",
    en="no certified safety engineer",
    note="只经营危险物品的单位不在此列。",
    cases=[
        Case.hazard(sector="mine", engineers=0),
        Case.hazard(sector="hazardous", hazardous_makes=True, engineers=0),
        Case.clear(sector="smelting", engineers=1),
        Case.undetermined(sector="mine"),
    ],
)


post_duties_incomplete = Rule(
    WORK_SAFETY.clause("post_duties"),
    hazard=~SafetyStaffing.posts_complete,
    title="全员责任制没有覆盖全部岗位，或缺责任人员、范围、考核标准",
    en="posts without person, scope or standard",
    note="是否齐全由检查人逐岗核对。",
)


@rule(
    SHANDONG.clause("director"),
    when=SafetyStaffing.in_shandong,
    title="山东省的单位达到人数没有设安全总监",
    en="no safety director (Shandong)",
    given={"in_shandong": True, "director": False},
    cases=[
        Case.hazard(high_risk=True, staff=100),
        Case.hazard(high_risk=False, staff=300),
        Case.clear(high_risk=True, staff=99),
        Case.clear(high_risk=False, staff=299),
        Case.undetermined(staff=200),
    ],
)
def no_director() -> Condition:
    """“以上”含本数。"""
    high_risk = SafetyStaffing.high_risk & (SafetyStaffing.staff >= SHANDONG.limit("director_high_risk"))
    return (high_risk | (SafetyStaffing.staff >= SHANDONG.limit("director_other"))) & ~SafetyStaffing.director


@rule(
    SHANDONG.clause("committee"),
    when=SafetyStaffing.in_shandong,
    title="山东省的单位达到人数没有设安全生产委员会",
    en="no safety committee (Shandong)",
    given={"in_shandong": True, "committee": False},
    cases=[
        Case.hazard(high_risk=True, staff=300),
        Case.hazard(high_risk=False, staff=1000),
        Case.clear(high_risk=True, staff=299),
        Case.clear(high_risk=False, staff=999),
        Case.undetermined(staff=500),
    ],
)
def no_committee() -> Condition:
    """“以上”含本数。"""
    high_risk = SafetyStaffing.high_risk & (SafetyStaffing.staff >= SHANDONG.limit("committee_high_risk"))
    return (
        high_risk | (SafetyStaffing.staff >= SHANDONG.limit("committee_other"))
    ) & ~SafetyStaffing.committee
