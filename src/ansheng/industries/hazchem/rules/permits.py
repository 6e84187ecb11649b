"""The rules that hold for all eight kinds of special work (GB 30871 chapter 4 and annex B)."""

from ansheng import Case, Rule

from ..facts.permits import PermittedWork
from ..facts.permits import SpecialWork as Work
from ..standards import SPECIAL_WORK as LAW

permit_unapproved = Rule(
    LAW.clause("approval"),
    hazard=~PermittedWork.approved,
    title="应办理作业票的动火等特殊作业未经审批即开始",
    en="Special work that always needs a permit begins without approval",
)

permits_incomplete = Rule(
    LAW.clause("approval"),
    hazard=~Work.all_permits_held,
    title="同一作业涉及2种及以上特殊作业，未分别办理作业票",
    en="A permit of some kind of special work involved is missing",
)

permit_workers_uncertified = Rule(LAW.clause("certificates"), hazard=~Work.certificates_held)

attendant_missing = Rule(LAW.clause("attendant"), hazard=~Work.attendant_certified | ~Work.attendant_present)

wash_water_far = Rule(
    LAW.clause("wash_water"),
    when=Work.corrosive,
    hazard=Work.wash_water_distance > LAW.limit("wash_water_distance"),
    given={"corrosive": True},
    cases=[Case.hazard(wash_water_distance=31), Case.clear(wash_water_distance=30), Case.undetermined()],
)

permit_not_renewed = Rule(
    LAW.clause("renewal"), hazard=(Work.work_changed | Work.continued_after_expiry) & ~Work.renewed
)

hazards_not_analysed_again = Rule(
    LAW.clause("fresh_analysis"), when=Work.conditions_changed, hazard=~Work.analysed_again | ~Work.renewed
)

permit_kept_too_short = Rule(
    LAW.clause("retention"),
    hazard=Work.permit_retention < LAW.limit("permit_retention"),
    title="特殊作业票保存期限短于12个月",
    en="Permit kept for less than 12 months",
    cases=[Case.hazard(permit_retention=11), Case.clear(permit_retention=12), Case.undetermined()],
)

film_kept_too_short = Rule(
    LAW.clause("retention"),
    when=Work.filmed,
    hazard=Work.film_retention < LAW.limit("film_retention"),
    title="特殊作业影像保存期限短于1个月",
    en="Film of the work kept for less than 1 month",
    given={"filmed": True},
    cases=[Case.hazard(film_retention=0.5), Case.clear(film_retention=1), Case.undetermined()],
)
