"""The rules that hold for all eight kinds of special work (GB 30871 chapter 4 and annex B)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from ..facts.permits import PermittedWork, SpecialWork
from ..standards import SPECIAL_WORK


@rule(
    PermittedWork,
    cites=SPECIAL_WORK.clause("approval"),
    en="special work that always needs a permit begins without approval",
    cases=[Case.hazard(approved=False), Case.clear(approved=True), Case.undetermined()],
)
def permit_unapproved(p: type[PermittedWork]) -> Condition:
    """动火等一律应办票的特殊作业未先审批

    高处、吊装、动土有办票的起点，另有规则。固定动火区内的动火是否办票未见条文，不要录入。
    """
    return ~p.approved


@rule(
    SpecialWork,
    cites=SPECIAL_WORK.clause("approval"),
    en="a permit of some kind of special work involved is missing",
    cases=[Case.hazard(all_permits_held=False), Case.clear(all_permits_held=True), Case.undetermined()],
)
def permits_incomplete(p: type[SpecialWork]) -> Condition:
    """一项作业涉及几种特殊作业，没有分别办票"""
    return ~p.all_permits_held


@rule(
    SpecialWork,
    cites=SPECIAL_WORK.clause("certificates"),
    en="special work by special-operation workers without certificates",
    cases=[Case.hazard(certificates_held=False), Case.clear(certificates_held=True), Case.undetermined()],
)
def permit_workers_uncertified(p: type[SpecialWork]) -> Condition:
    """特殊作业的特种作业人员无证"""
    return ~p.certificates_held


@rule(
    SpecialWork,
    cites=SPECIAL_WORK.clause("attendant"),
    en="no certified attendant, or the attendant leaves",
    cases=[
        Case.hazard(attendant_certified=False),
        Case.hazard(attendant_certified=True, attendant_present=False),
        Case.clear(attendant_certified=True, attendant_present=True),
        Case.undetermined(attendant_certified=True),
    ],
)
def attendant_missing(p: type[SpecialWork]) -> Condition:
    """监护人无证或离岗

    没有监护人的，两项都填“否”。
    """
    return ~p.attendant_certified | ~p.attendant_present


@rule(
    SpecialWork,
    cites=SPECIAL_WORK.clause("wash_water"),
    when=lambda p: p.corrosive,
    en="no washing water near a corrosive medium",
    cases=[
        Case.hazard(corrosive=True, wash_water_distance="31 m"),
        Case.clear(corrosive=True, wash_water_distance="30 m"),
        Case.undetermined(corrosive=True),
        Case.undetermined(wash_water_distance="31 m"),
    ],
)
def wash_water_far(p: type[SpecialWork]) -> Condition:
    """腐蚀性介质的作业场所，应急冲洗水过远

    没有冲洗水的，距离填一个大于限值的数。
    """
    return p.wash_water_distance > SPECIAL_WORK.limit("wash_water_distance")


@rule(
    SpecialWork,
    cites=SPECIAL_WORK.clause("renewal"),
    en="work changed or went on after expiry without a new permit",
    cases=[
        Case.hazard(work_changed=True, renewed=False),
        Case.hazard(continued_after_expiry=True, renewed=False),
        Case.clear(work_changed=True, renewed=True),
        Case.clear(work_changed=False, continued_after_expiry=False),
        Case.undetermined(work_changed=False, renewed=False),
    ],
)
def permit_not_renewed(p: type[SpecialWork]) -> Condition:
    """作业内容、范围、地点改变或有效期满，没有重新办票"""
    return (p.work_changed | p.continued_after_expiry) & ~p.renewed


@rule(
    SpecialWork,
    cites=SPECIAL_WORK.clause("fresh_analysis"),
    when=lambda p: p.conditions_changed,
    en="conditions or method changed without fresh analysis and permit",
    cases=[
        Case.hazard(conditions_changed=True, analysed_again=False),
        Case.hazard(conditions_changed=True, analysed_again=True, renewed=False),
        Case.clear(conditions_changed=True, analysed_again=True, renewed=True),
        Case.undetermined(conditions_changed=True, analysed_again=True),
        Case.undetermined(analysed_again=False),
    ],
)
def hazards_not_analysed_again(p: type[SpecialWork]) -> Condition:
    """作业条件或方式改变，没有重新分析危害并重新办票"""
    return ~p.analysed_again | ~p.renewed


@rule(
    SpecialWork,
    cites=SPECIAL_WORK.clause("retention"),
    en="permit not kept long enough",
    cases=[
        Case.hazard(permit_retention="11 month"),
        Case.clear(permit_retention="1 year"),
        Case.undetermined(),
    ],
)
def permit_kept_too_short(p: type[SpecialWork]) -> Condition:
    """作业票保存期不够

    按规定的保存期判断；已经丢失的，填实际保存的时间。
    """
    return p.permit_retention < SPECIAL_WORK.limit("permit_retention")


@rule(
    SpecialWork,
    cites=SPECIAL_WORK.clause("retention"),
    when=lambda p: p.filmed,
    en="film of the work not kept long enough",
    cases=[
        Case.hazard(filmed=True, film_retention="0.5 month"),
        Case.clear(filmed=True, film_retention="1 month"),
        Case.undetermined(filmed=True),
        Case.undetermined(film_retention="0.5 month"),
    ],
)
def film_kept_too_short(p: type[SpecialWork]) -> Condition:
    """作业影像保存期不够"""
    return p.film_retention < SPECIAL_WORK.limit("film_retention")
