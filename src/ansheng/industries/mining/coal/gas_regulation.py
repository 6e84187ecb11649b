"""The rules of the safety regulation on what is done at which concentration; general, not major hazards."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .gas_facts import CoalGasAccumulation, CoalGasChecks, CoalGasReading, CoalStagnantZone
from .place_facts import CoalBreakthrough
from .standards import REGULATION


@rule(
    CoalGasReading,
    cites=REGULATION.clause("total_return_over"),
    when=lambda p: p.place.is_in(["total_return", "wing_return"]),
    en="gas of the total return above the limit and not handled",
    cases=[
        Case.hazard(place="total_return", ch4="0.76 %", handled=False),
        Case.hazard(place="wing_return", co2="0.76 %", handled=False),
        Case.clear(place="total_return", ch4="0.75 %", co2="0.75 %", handled=False),
        Case.undetermined(place="total_return", ch4="0.76 %"),
    ],
)
def coal_total_return_over(p: type[CoalGasReading]) -> Condition:
    """总回风巷、一翼回风巷气体超过限值，没有查明原因处理

    2022 年版的数值凭记忆；恰为限值不构成。
    """
    limit = REGULATION.limit("total_return_gas")
    return ((p.ch4 > limit) | (p.co2 > limit)) & ~p.handled


@rule(
    CoalGasReading,
    cites=REGULATION.clause("total_return_reached"),
    replaces=("coal_total_return_over",),
    when=lambda p: p.place == "total_return",
    en="gas of the total return at the limit and not handled",
    cases=[
        Case.hazard(place="total_return", ch4="0.75 %", handled=False),
        Case.hazard(place="total_return", co2="0.75 %", handled=False),
        Case.clear(place="total_return", ch4="0.74 %", co2="0.74 %", handled=False),
        Case.clear(place="total_return", ch4="0.9 %", handled=True),
        Case.undetermined(place="total_return", ch4="0.75 %"),
    ],
)
def coal_total_return_reached(p: type[CoalGasReading]) -> Condition:
    """总回风巷气体达到限值，没有查明原因处理

    恰为限值即构成；一翼回风巷只在 2022 年版中一并列出。
    """
    limit = REGULATION.limit("total_return_gas")
    return ((p.ch4 >= limit) | (p.co2 >= limit)) & ~p.handled


@rule(
    CoalGasReading,
    cites=REGULATION.clause("return_gas_over"),
    when=lambda p: p.place.is_in(["panel_return", "face_return"]),
    en="gas of a panel or face return above the limit, not stopped and handled",
    cases=[
        Case.hazard(place="face_return", ch4="1.01 %", work_stopped=False),
        Case.hazard(place="panel_return", co2="1.51 %", evacuated=False),
        Case.clear(place="face_return", ch4="1.0 %", co2="1.5 %", work_stopped=False),
        Case.undetermined(place="face_return", ch4="1.01 %", work_stopped=True),
    ],
)
def coal_return_gas_over(p: type[CoalGasReading]) -> Condition:
    """采区或采掘面回风巷气体超过限值，没有停工撤人处理

    2022 年版的数值凭记忆；恰为限值不构成。
    """
    over = (p.ch4 > REGULATION.limit("return_ch4")) | (p.co2 > REGULATION.limit("return_co2"))
    return over & ~(p.work_stopped & p.evacuated & p.handled)


@rule(
    CoalGasReading,
    cites=REGULATION.clause("return_gas_reached"),
    replaces=("coal_return_gas_over",),
    when=lambda p: p.place.is_in(["panel_return", "face_return"]),
    en="gas of a panel or face return at the limit of the regulation",
    cases=[
        Case.hazard(place="face_return", ch4="1.0 %", work_stopped=False),
        Case.hazard(place="panel_return", co2="1.5 %", evacuated=False),
        Case.clear(place="face_return", ch4="0.99 %", co2="1.49 %", work_stopped=False),
        Case.undetermined(place="face_return", ch4="1.0 %", work_stopped=True),
    ],
)
def coal_return_gas_reached(p: type[CoalGasReading]) -> Condition:
    """采区或采掘面回风巷气体达到规程的限值，没有停工撤人处理

    2026-07-01 起同一情形又是重大隐患，两条规则都会列出。
    """
    reached = (p.ch4 >= REGULATION.limit("return_ch4")) | (p.co2 >= REGULATION.limit("return_co2"))
    return reached & ~(p.work_stopped & p.evacuated & p.handled)


@rule(
    CoalGasReading,
    cites=REGULATION.clause("powered_work"),
    when=lambda p: p.place.is_in(["face", "workplace"]),
    en="powered work with methane at the limit of the regulation",
    cases=[
        Case.hazard(place="face", ch4="1.0 %", powered_work_stopped=False),
        Case.clear(place="face", ch4="0.99 %", powered_work_stopped=False),
        Case.undetermined(place="face", ch4="1.0 %"),
    ],
)
def coal_powered_work_regulation(p: type[CoalGasReading]) -> Condition:
    """作业地点甲烷达到规程的限值，没有停止用电作业

    2022 年版的数值凭记忆。
    """
    return (p.ch4 >= REGULATION.limit("power_ch4")) & ~p.powered_work_stopped


@rule(
    CoalGasReading,
    cites=REGULATION.clause("blasting_gas"),
    when=lambda p: p.place == "blasting",
    en="blasting with methane at the limit of the regulation",
    cases=[
        Case.hazard(place="blasting", ch4="1.0 %", blasted=True),
        Case.clear(place="blasting", ch4="0.99 %", blasted=True),
        Case.undetermined(place="blasting", ch4="1.0 %"),
    ],
)
def coal_blasting_gas_regulation(p: type[CoalGasReading]) -> Condition:
    """爆破地点附近甲烷达到规程的限值仍爆破

    2022 年版的数值凭记忆。
    """
    return (p.ch4 >= REGULATION.limit("blasting_ch4")) & p.blasted


@rule(
    CoalGasReading,
    cites=REGULATION.clause("stop_and_evacuate"),
    when=lambda p: p.place.is_in(["face", "workplace", "motor"]),
    en="methane at the evacuation limit of the regulation",
    cases=[
        Case.hazard(place="motor", ch4="1.5 %", power_cut=False),
        Case.clear(place="motor", ch4="1.49 %", power_cut=False),
        Case.clear(
            place="face", ch4="1.5 %", work_stopped=True, power_cut=True, evacuated=True, handled=True
        ),
        Case.undetermined(place="face", ch4="1.5 %", work_stopped=True),
    ],
)
def coal_stop_and_evacuate_regulation(p: type[CoalGasReading]) -> Condition:
    """作业地点或电动机、开关附近甲烷达到规程的限值，没有停工断电撤人

    2022 年版的数值凭记忆。
    """
    done = p.work_stopped & p.power_cut & p.evacuated & p.handled
    return (p.ch4 >= REGULATION.limit("evacuation_ch4")) & ~done


@rule(
    CoalGasAccumulation,
    cites=REGULATION.clause("accumulation"),
    en="accumulation at the limit of the regulation",
    cases=[
        Case.hazard(volume="0.6 m3", ch4="2.0 %", power_cut=False),
        Case.clear(volume="0.5 m3", ch4="2.0 %", power_cut=False),
        Case.clear(volume="0.6 m3", ch4="1.9 %", power_cut=False),
        Case.undetermined(volume="0.6 m3", ch4="2.0 %", power_cut=True),
    ],
)
def coal_accumulation_regulation(p: type[CoalGasAccumulation]) -> Condition:
    """较大空间积聚甲烷达到规程的限值，附近没有停工撤人断电

    2022 年版的数值凭记忆。
    """
    large = p.volume > REGULATION.limit("accumulation_volume")
    reached = p.ch4 >= REGULATION.limit("accumulation_ch4")
    return large & reached & ~(p.work_stopped & p.evacuated & p.power_cut)


@rule(
    CoalGasReading,
    cites=REGULATION.clause("face_co2"),
    when=lambda p: p.place == "face",
    en="carbon dioxide of a face at the limit without stop and evacuation",
    cases=[
        Case.hazard(place="face", co2="1.5 %", work_stopped=False),
        Case.hazard(place="face", co2="1.5 %", evacuated=False),
        Case.clear(place="face", co2="1.49 %", work_stopped=False),
        Case.undetermined(place="face", co2="1.5 %", work_stopped=True),
    ],
)
def coal_face_co2(p: type[CoalGasReading]) -> Condition:
    """采掘面风流二氧化碳达到限值，没有停工撤人

    2022 年版的数值凭记忆。
    """
    return (p.co2 >= REGULATION.limit("face_co2")) & ~(p.work_stopped & p.evacuated)


@rule(
    CoalGasReading,
    cites=REGULATION.clause("series_intake"),
    when=lambda p: p.place == "series_intake",
    en="gas entering the second face in series above the limit",
    cases=[
        Case.hazard(place="series_intake", ch4="0.51 %"),
        Case.hazard(place="series_intake", co2="0.51 %"),
        Case.clear(place="series_intake", ch4="0.5 %", co2="0.5 %"),
        Case.undetermined(place="series_intake", ch4="0.5 %"),
    ],
)
def coal_series_intake(p: type[CoalGasReading]) -> Condition:
    """串联通风进入下一工作面的气体超过限值

    2022 年版的数值凭记忆。
    """
    limit = REGULATION.limit("series_intake")
    return (p.ch4 > limit) | (p.co2 > limit)


@rule(
    CoalGasReading,
    cites=REGULATION.clause("new_level_return"),
    when=lambda p: p.place == "new_level_return",
    en="gas of a new level's return led into the intake above the limit",
    cases=[
        Case.hazard(place="new_level_return", ch4="0.51 %"),
        Case.hazard(place="new_level_return", co2="0.51 %"),
        Case.clear(place="new_level_return", ch4="0.5 %", co2="0.5 %"),
        Case.undetermined(place="new_level_return", co2="0.5 %"),
    ],
)
def coal_new_level_return(p: type[CoalGasReading]) -> Condition:
    """引入进风的新水平回风气体超过限值

    2022 年版的数值凭记忆。
    """
    limit = REGULATION.limit("new_level_return")
    return (p.ch4 > limit) | (p.co2 > limit)


@rule(
    CoalStagnantZone,
    cites=REGULATION.clause("restart"),
    when=lambda p: p.fan_restarted,
    en="local fan restarted with gas above the limits",
    cases=[
        Case.hazard(fan_restarted=True, zone_ch4="1.01 %"),
        Case.hazard(fan_restarted=True, zone_co2="1.51 %"),
        Case.hazard(fan_restarted=True, near_ch4="0.51 %"),
        Case.clear(fan_restarted=True, zone_ch4="1.0 %", zone_co2="1.5 %", near_ch4="0.5 %"),
        Case.undetermined(fan_restarted=True, zone_ch4="1.0 %", zone_co2="1.5 %"),
    ],
)
def coal_fan_restart(p: type[CoalStagnantZone]) -> Condition:
    """停风区或风机附近气体超过限值就启动局部通风机

    有控制地排放瓦斯的，不按本条登记；2022 年版的数值凭记忆。
    """
    zone = (p.zone_ch4 > REGULATION.limit("restart_ch4")) | (p.zone_co2 > REGULATION.limit("restart_co2"))
    return zone | (p.near_ch4 > REGULATION.limit("restart_near_ch4"))


@rule(
    CoalStagnantZone,
    cites=REGULATION.clause("stagnant_plan"),
    when=lambda p: p.discharging,
    en="discharge above the limit without a plan approved by the chief engineer",
    cases=[
        Case.hazard(discharging=True, zone_ch4="3.1 %", plan_approved=False),
        Case.hazard(discharging=True, zone_co2="3.1 %", plan_approved=False),
        Case.clear(discharging=True, zone_ch4="3.0 %", zone_co2="3.0 %", plan_approved=False),
        Case.undetermined(discharging=True, zone_ch4="3.1 %"),
    ],
)
def coal_stagnant_plan(p: type[CoalStagnantZone]) -> Condition:
    """高浓度停风区的排放措施没有经总工程师批准

    2022 年版的数值凭记忆。
    """
    limit = REGULATION.limit("stagnant_gas")
    return ((p.zone_ch4 > limit) | (p.zone_co2 > limit)) & ~p.plan_approved


@rule(
    CoalStagnantZone,
    cites=REGULATION.clause("discharge_mixing"),
    when=lambda p: p.discharging,
    en="gas at the mixing point above the limit of the regulation",
    cases=[
        Case.hazard(discharging=True, mixing_ch4="1.51 %"),
        Case.hazard(discharging=True, mixing_co2="1.51 %"),
        Case.clear(discharging=True, mixing_ch4="1.5 %", mixing_co2="1.5 %"),
        Case.undetermined(discharging=True, mixing_ch4="1.5 %"),
    ],
)
def coal_discharge_mixing(p: type[CoalStagnantZone]) -> Condition:
    """排放瓦斯时混合处的气体超过规程的限值

    2022 年版的数值凭记忆。
    """
    limit = REGULATION.limit("mixing_gas")
    return (p.mixing_ch4 > limit) | (p.mixing_co2 > limit)


@rule(
    CoalStagnantZone,
    cites=REGULATION.clause("seal_stopped_area"),
    when=lambda p: ~p.handled_at_once,
    en="stopped area at the limit not sealed in time",
    cases=[
        Case.hazard(handled_at_once=False, zone_ch4="3.0 %", sealed=False, stopped_for="24.1 h"),
        Case.hazard(handled_at_once=False, zone_co2="3.0 %", sealed=False, stopped_for="24.1 h"),
        Case.clear(handled_at_once=False, zone_ch4="3.0 %", sealed=False, stopped_for="24 h"),
        Case.clear(handled_at_once=False, zone_ch4="2.9 %", zone_co2="2.9 %", sealed=False),
        Case.clear(handled_at_once=False, sealed=True),
        Case.undetermined(handled_at_once=False, zone_ch4="3.0 %", sealed=False),
    ],
)
def coal_seal_stopped_area(p: type[CoalStagnantZone]) -> Condition:
    """停风区气体达到限值又不能立即处理，没有限时封闭

    2022 年版的数值凭记忆。
    """
    limit = REGULATION.limit("sealed_gas")
    reached = (p.zone_ch4 >= limit) | (p.zone_co2 >= limit)
    return reached & ~p.sealed & (p.stopped_for > REGULATION.limit("sealing_time"))


@rule(
    CoalBreakthrough,
    cites=REGULATION.clause("breakthrough_blast"),
    when=lambda p: p.blasting,
    en="breakthrough blast with methane of a heading at the limit",
    cases=[
        Case.hazard(blasting=True, ch4="1.0 %"),
        Case.hazard(blasting=True, ch4="0.5 %", opposite_ch4="1.0 %"),
        Case.clear(blasting=True, ch4="0.99 %", opposite_ch4="0.99 %"),
        Case.undetermined(blasting=True, ch4="0.99 %"),
    ],
)
def coal_breakthrough_blast(p: type[CoalBreakthrough]) -> Condition:
    """贯通爆破前任一工作面甲烷达到限值

    2022 年版的数值凭记忆。
    """
    limit = REGULATION.limit("breakthrough_ch4")
    return (p.ch4 >= limit) | (p.opposite_ch4 >= limit)


@rule(
    CoalGasChecks,
    cites=REGULATION.clause("gas_check_times"),
    en="too few gas checks in the shift",
    cases=[
        Case.hazard(gas_class="low", unusual_emission=False, checks=0),
        Case.clear(gas_class="low", unusual_emission=False, checks=1),
        Case.hazard(gas_class="high", unusual_emission=False, checks=1),
        Case.clear(gas_class="high", unusual_emission=False, checks=2),
        Case.hazard(gas_class="low", unusual_emission=True, checks=2),
        Case.clear(gas_class="outburst", unusual_emission=True, checks=3),
        Case.undetermined(gas_class="high", checks=2),
    ],
)
def coal_gas_check_times(p: type[CoalGasChecks]) -> Condition:
    """每班检查瓦斯的次数不足

    有突出危险或涌出异常的，按突出矿井的次数；专人经常检查的地点不在此判定。
    """
    times = REGULATION.limit("gas_check_times")
    few = p.checks < times.at(p.gas_class)
    return few | (p.unusual_emission & (p.checks < REGULATION.limit("unusual_check_times")))
