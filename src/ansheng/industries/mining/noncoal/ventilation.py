"""The rules on ventilation and rescue gear of underground mines (一(二十), 一(二十一)), and on measured air."""

from __future__ import annotations

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, rule

from .mine_facts import NoncoalMine
from .standards import GB16423, UNDERGROUND
from .workings_facts import NoncoalMainFan, NoncoalVentilation, NoncoalWorkplace

_FIRST_DAY = date(2022, 9, 1)


@rule(
    NoncoalVentilation,
    cites=UNDERGROUND.clause("mechanical_ventilation"),
    en="no mechanical ventilation or main fan not continuous",
    cases=[
        Case.hazard(mechanical=False),
        Case.hazard(mechanical=True, producing=True, fan_continuous=False),
        Case.clear(mechanical=True, producing=True, fan_continuous=True),
        Case.clear(mechanical=True, producing=False),
        Case.undetermined(mechanical=True, producing=True),
    ],
)
def noncoal_no_ventilation(p: type[NoncoalVentilation]) -> Condition:
    """没有机械通风，或正常生产时主通风机不连续运转

    停产时主通风机停转不构成后一情形。
    """
    return ~p.mechanical | (p.producing & ~p.fan_continuous)


@rule(
    NoncoalMainFan,
    cites=UNDERGROUND.clause("fan_stop"),
    en="stop of the main fan not reported or no measures",
    cases=[
        Case.hazard(stopped=True, reported=False),
        Case.hazard(stopped=True, stop_measures=False),
        Case.clear(stopped=True, reported=True, stop_measures=True),
        Case.clear(stopped=False),
        Case.undetermined(stopped=True, reported=True),
    ],
)
def noncoal_fan_stop_unreported(p: type[NoncoalMainFan]) -> Condition:
    """主通风机故障停机，没有立即报告或采取措施

    一次停机一条记录；是否立即由检查人判断。
    """
    return p.stopped & ~(p.reported & p.stop_measures)


@rule(
    NoncoalMainFan,
    cites=UNDERGROUND.clause("fan_spares"),
    en="main fan without standby motor or quick change",
    cases=[
        Case.hazard(standby_motor=False),
        Case.hazard(change_tools=False),
        Case.clear(standby_motor=True, change_tools=True),
        Case.undetermined(standby_motor=True),
    ],
)
def noncoal_fan_spares(p: type[NoncoalMainFan]) -> Condition:
    """主通风机没有备用电动机或快速更换的设备工具

    两者都要有。
    """
    return ~(p.standby_motor & p.change_tools)


@rule(
    NoncoalWorkplace,
    cites=UNDERGROUND.clause("working_air"),
    en="air at a working place below the standard",
    cases=[
        Case.hazard(air_speed_meets=False),
        Case.hazard(air_quantity_meets=False),
        Case.hazard(air_quality_meets=False),
        Case.clear(air_speed_meets=True, air_quantity_meets=True, air_quality_meets=True),
        Case.undetermined(air_speed_meets=True, air_quantity_meets=True),
    ],
)
def noncoal_working_air(p: type[NoncoalWorkplace]) -> Condition:
    """作业面风速、风量或风质不符合标准

    标准的数值只凭记忆，故由检查人对照标准填写是否符合；实测值按凭记忆的数值另有规则。
    """
    return ~(p.air_speed_meets & p.air_quantity_meets & p.air_quality_meets)


@rule(
    NoncoalVentilation,
    cites=UNDERGROUND.clause("ventilation_test"),
    en="ventilation neither monitored online nor tested in time",
    cases=[
        Case.hazard(online_monitoring=False, tested_on="2021-08-31", on=_FIRST_DAY),
        Case.clear(online_monitoring=False, tested_on="2021-09-01", on=_FIRST_DAY),
        Case.clear(online_monitoring=True),
        Case.undetermined(online_monitoring=False),
    ],
)
def noncoal_ventilation_untested(p: type[NoncoalVentilation]) -> Condition:
    """没有在线监测的矿井，通风系统未按期检测

    从上次检测起满期当日仍算按期；从未检测的没有日期，判为待定。
    """
    due = p.tested_on.plus(months=UNDERGROUND.limit("ventilation_test"))
    return ~p.online_monitoring & (due < CHECK_DAY)


@rule(
    NoncoalVentilation,
    cites=UNDERGROUND.clause("air_reversal"),
    en="air not reversible in time or reversal test overdue",
    cases=[
        Case.hazard(reversible=False),
        Case.hazard(reversal_time="11 min"),
        Case.hazard(reversal_tested_on="2021-08-31", on=_FIRST_DAY),
        Case.clear(reversible=True, reversal_time="10 min", reversal_tested_on="2021-09-01", on=_FIRST_DAY),
        Case.undetermined(reversible=True, reversal_time="10 min"),
    ],
)
def noncoal_no_air_reversal(p: type[NoncoalVentilation]) -> Condition:
    """规定时间内不能反风，或反风试验过期

    恰为限值的时间不构成；从未试验的没有日期，判为待定。
    """
    slow = p.reversal_time > UNDERGROUND.limit("reversal_time")
    due = p.reversal_tested_on.plus(months=UNDERGROUND.limit("reversal_test"))
    return ~p.reversible | slow | (due < CHECK_DAY)


@rule(
    NoncoalMine,
    cites=UNDERGROUND.clause("rescue_gear"),
    en="gas detectors or self-rescuers lacking, not carried or not mastered",
    cases=[
        Case.hazard(detectors_full=False),
        Case.hazard(rescuers_full=False),
        Case.hazard(gear_marked=False),
        Case.hazard(gear_carried=False),
        Case.hazard(rescuer_skill=False),
        Case.clear(
            detectors_full=True, rescuers_full=True, gear_marked=True, gear_carried=True, rescuer_skill=True
        ),
        Case.undetermined(detectors_full=True, rescuers_full=True),
    ],
)
def noncoal_rescue_gear(p: type[NoncoalMine]) -> Condition:
    """气体检测仪、自救器未配齐或未随身携带，或不会用自救器

    会不会用由检查人抽查判断。
    """
    supplied = p.detectors_full & p.rescuers_full & p.gear_marked
    return ~(supplied & p.gear_carried & p.rescuer_skill)


@rule(
    NoncoalWorkplace,
    cites=GB16423.clause("air_quality"),
    en="too little oxygen or too much carbon dioxide in the intake air",
    cases=[
        Case.hazard(intake_oxygen="19.9 %"),
        Case.hazard(intake_co2="0.51 %"),
        Case.clear(intake_oxygen="20 %", intake_co2="0.5 %"),
        Case.undetermined(intake_oxygen="20 %"),
    ],
)
def noncoal_air_quality(p: type[NoncoalWorkplace]) -> Condition:
    """采掘面进风的氧气过低或二氧化碳过高

    数值凭记忆，属一般隐患；重大隐患按检查人对照标准的结论判定。
    """
    thin = p.intake_oxygen < GB16423.limit("intake_oxygen")
    return thin | (p.intake_co2 > GB16423.limit("intake_co2"))


@rule(
    NoncoalWorkplace,
    cites=GB16423.clause("air_quantity"),
    en="too little air for the people at work",
    cases=[
        Case.hazard(air_quantity="79 m3/min", people=20),
        Case.clear(air_quantity="80 m3/min", people=20),
        Case.undetermined(air_quantity="80 m3/min"),
    ],
)
def noncoal_air_quantity(p: type[NoncoalWorkplace]) -> Condition:
    """按人数计算的供风量不足

    不计柴油设备需要的风量；数值凭记忆，属一般隐患。
    """
    return p.air_quantity < p.people * GB16423.limit("air_per_person")


@rule(
    NoncoalWorkplace,
    cites=GB16423.clause("air_speed"),
    when=lambda p: p.place != "other",
    en="air speed at a working place too low",
    cases=[
        Case.hazard(place="chamber", air_speed="0.14 m/s"),
        Case.clear(place="chamber", air_speed="0.15 m/s"),
        Case.hazard(place="scraper_road", air_speed="0.4 m/s"),
        Case.undetermined(place="heading"),
        Case.undetermined(air_speed="0.4 m/s"),
    ],
)
def noncoal_air_speed(p: type[NoncoalWorkplace]) -> Condition:
    """作业地点的风速过低

    数值凭记忆，属一般隐患；表外的地点不判。
    """
    return p.air_speed < GB16423.limit("lowest_air_speed").at(p.place)
