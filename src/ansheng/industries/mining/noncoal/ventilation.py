"""The rules on ventilation and rescue gear of underground mines (一(二十), 一(二十一)), and on measured air."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .mine_facts import NoncoalMine
from .standards import GB16423, UNDERGROUND
from .workings_facts import NoncoalMainFan, NoncoalVentilation, NoncoalWorkplace

_FIRST_DAY = date(2022, 9, 1)


noncoal_no_ventilation = Rule(
    UNDERGROUND.clause("mechanical_ventilation"),
    hazard=~NoncoalVentilation.mechanical
    | (NoncoalVentilation.producing & ~NoncoalVentilation.fan_continuous),
    title="没有机械通风，或正常生产时主通风机不连续运转",
    en="no mechanical ventilation or main fan not continuous",
    note="停产时主通风机停转不构成后一情形。",
    cases=[
        Case.hazard(mechanical=False),
        Case.hazard(mechanical=True, producing=True, fan_continuous=False),
        Case.clear(mechanical=True, producing=True, fan_continuous=True),
        Case.clear(mechanical=True, producing=False),
        Case.undetermined(mechanical=True, producing=True),
    ],
)


noncoal_fan_stop_unreported = Rule(
    UNDERGROUND.clause("fan_stop"),
    hazard=NoncoalMainFan.stopped & ~(NoncoalMainFan.reported & NoncoalMainFan.stop_measures),
    title="主通风机故障停机，没有立即报告或采取措施",
    en="stop of the main fan not reported or no measures",
    note="一次停机一条记录；是否立即由检查人判断。",
    cases=[
        Case.hazard(stopped=True, reported=False),
        Case.hazard(stopped=True, stop_measures=False),
        Case.clear(stopped=True, reported=True, stop_measures=True),
        Case.clear(stopped=False),
        Case.undetermined(stopped=True, reported=True),
    ],
)


noncoal_fan_spares = Rule(
    UNDERGROUND.clause("fan_spares"),
    hazard=~(NoncoalMainFan.standby_motor & NoncoalMainFan.change_tools),
    title="主通风机没有备用电动机或快速更换的设备工具",
    en="main fan without standby motor or quick change",
    note="两者都要有。",
)


noncoal_working_air = Rule(
    UNDERGROUND.clause("working_air"),
    hazard=~(
        NoncoalWorkplace.air_speed_meets
        & NoncoalWorkplace.air_quantity_meets
        & NoncoalWorkplace.air_quality_meets
    ),
    en="air at a working place below the standard",
    note="标准的数值只凭记忆，故由检查人对照标准填写是否符合；实测值按凭记忆的数值另有规则。",
)


@rule(
    UNDERGROUND.clause("ventilation_test"),
    title="没有在线监测的矿井，通风系统未按期检测",
    en="ventilation neither monitored online nor tested in time",
    cases=[
        Case.hazard(online_monitoring=False, tested_on="2021-08-31", on=_FIRST_DAY),
        Case.clear(online_monitoring=False, tested_on="2021-09-01", on=_FIRST_DAY),
        Case.clear(online_monitoring=True),
        Case.undetermined(online_monitoring=False),
    ],
)
def noncoal_ventilation_untested() -> Condition:
    """从上次检测起满期当日仍算按期；从未检测的没有日期，判为待定。"""
    due = NoncoalVentilation.tested_on.plus(months=UNDERGROUND.limit("ventilation_test"))
    return ~NoncoalVentilation.online_monitoring & (due < CHECK_DAY)


@rule(
    UNDERGROUND.clause("air_reversal"),
    en="air not reversible in time or reversal test overdue",
    cases=[
        Case.hazard(reversible=False),
        Case.hazard(reversal_time="11 min"),
        Case.hazard(reversal_tested_on="2021-08-31", on=_FIRST_DAY),
        Case.clear(reversible=True, reversal_time="10 min", reversal_tested_on="2021-09-01", on=_FIRST_DAY),
        Case.undetermined(reversible=True, reversal_time="10 min"),
    ],
)
def noncoal_no_air_reversal() -> Condition:
    """恰为限值的时间不构成；从未试验的没有日期，判为待定。"""
    slow = NoncoalVentilation.reversal_time > UNDERGROUND.limit("reversal_time")
    due = NoncoalVentilation.reversal_tested_on.plus(months=UNDERGROUND.limit("reversal_test"))
    return ~NoncoalVentilation.reversible | slow | (due < CHECK_DAY)


@rule(
    UNDERGROUND.clause("rescue_gear"),
    title="气体检测仪、自救器未配齐或未随身携带，或不会用自救器",
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
def noncoal_rescue_gear() -> Condition:
    """会不会用由检查人抽查判断。"""
    supplied = NoncoalMine.detectors_full & NoncoalMine.rescuers_full & NoncoalMine.gear_marked
    return ~(supplied & NoncoalMine.gear_carried & NoncoalMine.rescuer_skill)


@rule(
    GB16423.clause("air_quality"),
    title="采掘面进风的氧气过低或二氧化碳过高",
    en="too little oxygen or too much carbon dioxide in the intake air",
    cases=[
        Case.hazard(intake_oxygen="19.9 %"),
        Case.hazard(intake_co2="0.51 %"),
        Case.clear(intake_oxygen="20 %", intake_co2="0.5 %"),
        Case.undetermined(intake_oxygen="20 %"),
    ],
)
def noncoal_air_quality() -> Condition:
    """数值凭记忆，属一般隐患；重大隐患按检查人对照标准的结论判定。"""
    thin = NoncoalWorkplace.intake_oxygen < GB16423.limit("intake_oxygen")
    return thin | (NoncoalWorkplace.intake_co2 > GB16423.limit("intake_co2"))


noncoal_air_quantity = Rule(
    GB16423.clause("air_quantity"),
    hazard=NoncoalWorkplace.air_quantity < NoncoalWorkplace.people * GB16423.limit("air_per_person"),
    title="按人数计算的供风量不足",
    en="too little air for the people at work",
    note="不计柴油设备需要的风量；数值凭记忆，属一般隐患。",
    cases=[
        Case.hazard(air_quantity="79 m3/min", people=20),
        Case.clear(air_quantity="80 m3/min", people=20),
        Case.undetermined(air_quantity="80 m3/min"),
    ],
)


noncoal_air_speed = Rule(
    GB16423.clause("air_speed"),
    when=NoncoalWorkplace.place != "other",
    hazard=NoncoalWorkplace.air_speed < GB16423.limit("lowest_air_speed").at(NoncoalWorkplace.place),
    title="作业地点的风速过低",
    en="air speed at a working place too low",
    note="数值凭记忆，属一般隐患；表外的地点不判。",
    cases=[
        Case.hazard(place="chamber", air_speed="0.14 m/s"),
        Case.clear(place="chamber", air_speed="0.15 m/s"),
        Case.hazard(place="scraper_road", air_speed="0.4 m/s"),
        Case.undetermined(place="heading"),
        Case.undetermined(air_speed="0.4 m/s"),
    ],
)
