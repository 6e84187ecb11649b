"""The rules that hold for all eight kinds of special work (GB 30871 chapter 4 and annex B)."""

from ansheng import Case, Rule

from ..facts.permits import PermittedWork, SpecialWork
from ..standards import SPECIAL_WORK

permit_unapproved = Rule(
    SPECIAL_WORK.clause("approval"),
    hazard=~PermittedWork.approved,
    title="动火等一律应办票的特殊作业未先审批",
    en="special work that always needs a permit begins without approval",
    note="高处、吊装、动土有办票的起点，另有规则。固定动火区内的动火是否办票未见条文，不要录入。",
)


permits_incomplete = Rule(
    SPECIAL_WORK.clause("approval"),
    hazard=~SpecialWork.all_permits_held,
    title="一项作业涉及几种特殊作业，没有分别办票",
    en="a permit of some kind of special work involved is missing",
)


permit_workers_uncertified = Rule(
    SPECIAL_WORK.clause("certificates"),
    hazard=~SpecialWork.certificates_held,
    title="特殊作业的特种作业人员无证",
    en="special work by special-operation workers without certificates",
)


attendant_missing = Rule(
    SPECIAL_WORK.clause("attendant"),
    hazard=~SpecialWork.attendant_certified | ~SpecialWork.attendant_present,
    title="监护人无证或离岗",
    en="no certified attendant, or the attendant leaves",
    note="没有监护人的，两项都填“否”。",
)


wash_water_far = Rule(
    SPECIAL_WORK.clause("wash_water"),
    when=SpecialWork.corrosive,
    hazard=SpecialWork.wash_water_distance > SPECIAL_WORK.limit("wash_water_distance"),
    title="腐蚀性介质的作业场所，应急冲洗水过远",
    en="no washing water near a corrosive medium",
    note="没有冲洗水的，距离填一个大于限值的数。",
    cases=[
        Case.hazard(corrosive=True, wash_water_distance="31 m"),
        Case.clear(corrosive=True, wash_water_distance="30 m"),
        Case.undetermined(corrosive=True),
        Case.undetermined(wash_water_distance="31 m"),
    ],
)


permit_not_renewed = Rule(
    SPECIAL_WORK.clause("renewal"),
    hazard=(SpecialWork.work_changed | SpecialWork.continued_after_expiry) & ~SpecialWork.renewed,
    title="作业内容、范围、地点改变或有效期满，没有重新办票",
    en="work changed or went on after expiry without a new permit",
    cases=[
        Case.hazard(work_changed=True, renewed=False),
        Case.hazard(continued_after_expiry=True, renewed=False),
        Case.clear(work_changed=True, renewed=True),
        Case.clear(work_changed=False, continued_after_expiry=False),
        Case.undetermined(work_changed=False, renewed=False),
    ],
)


hazards_not_analysed_again = Rule(
    SPECIAL_WORK.clause("fresh_analysis"),
    when=SpecialWork.conditions_changed,
    hazard=~SpecialWork.analysed_again | ~SpecialWork.renewed,
    title="作业条件或方式改变，没有重新分析危害并重新办票",
    en="conditions or method changed without fresh analysis and permit",
)


permit_kept_too_short = Rule(
    SPECIAL_WORK.clause("retention"),
    hazard=SpecialWork.permit_retention < SPECIAL_WORK.limit("permit_retention"),
    title="作业票保存期不够",
    en="permit not kept long enough",
    note="按规定的保存期判断；已经丢失的，填实际保存的时间。",
    cases=[
        Case.hazard(permit_retention="11 month"),
        Case.clear(permit_retention="1 year"),
        Case.undetermined(),
    ],
)


film_kept_too_short = Rule(
    SPECIAL_WORK.clause("retention"),
    when=SpecialWork.filmed,
    hazard=SpecialWork.film_retention < SPECIAL_WORK.limit("film_retention"),
    title="作业影像保存期不够",
    en="film of the work not kept long enough",
    cases=[
        Case.hazard(filmed=True, film_retention="0.5 month"),
        Case.clear(filmed=True, film_retention="1 month"),
        Case.undetermined(filmed=True),
        Case.undetermined(film_retention="0.5 month"),
    ],
)
