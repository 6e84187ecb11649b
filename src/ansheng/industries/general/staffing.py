"""The rules on safety bodies, officers and their examination."""

from ansheng import Case, Rule

from .facts import SafetyStaffing as Staffing
from .standards import WORK_SAFETY

_STRICT = Staffing.sector.is_in(["mine", "smelting", "construction", "transport", "hazardous"])

staffing_short = Rule(
    WORK_SAFETY.clause("staffing"),
    hazard=~Staffing.body
    & (Staffing.full_time < 1)
    & (_STRICT | (Staffing.staff > WORK_SAFETY.limit("staff")) | (Staffing.part_time < 1)),
    given={"sector": "other", "body": False, "full_time": 0},
    cases=[
        Case.hazard(sector="mine", staff=20),
        Case.hazard(staff=101, part_time=3),
        Case.hazard(staff=100, part_time=0),
        Case.clear(staff=100, part_time=1),
        Case.clear(full_time=1),
        Case.clear(body=True),
        Case.undetermined(part_time=1),
    ],
)

unexamined_people = Rule(
    WORK_SAFETY.clause("examination"),
    when=Staffing.high_risk,
    hazard=~(Staffing.head_examined & Staffing.officers_examined),
)

no_engineer = Rule(
    WORK_SAFETY.clause("engineer"),
    when=Staffing.sector.is_in(["mine", "smelting"]) | Staffing.hazardous_makes,
    hazard=Staffing.engineers < 1,
    cases=[
        Case.hazard(sector="mine", engineers=0),
        Case.hazard(sector="hazardous", hazardous_makes=True, engineers=0),
        Case.clear(sector="smelting", engineers=1),
        Case.undetermined(sector="mine"),
    ],
)

post_duties_incomplete = Rule(WORK_SAFETY.clause("post_duties"), hazard=~Staffing.posts_complete)
