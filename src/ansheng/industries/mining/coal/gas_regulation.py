"""The rules of the safety regulation on what is done at which concentration; general, not major hazards."""

from ansheng import Case, Condition, Rule, rule

from .gas_facts import CoalGasAccumulation, CoalGasChecks, CoalGasReading, CoalStagnantZone
from .place_facts import CoalBreakthrough
from .standards import REGULATION


@rule(
    REGULATION.clause("total_return_over"),
    when=CoalGasReading.place.is_in(["total_return", "wing_return"]),
    title="总回风巷、一翼回风巷气体超过限值，没有查明原因处理",
    en="gas of the total return above the limit and not handled",
    cases=[
        Case.hazard(place="total_return", ch4="0.76 %", handled=False),
        Case.hazard(place="wing_return", co2="0.76 %", handled=False),
        Case.clear(place="total_return", ch4="0.75 %", co2="0.75 %", handled=False),
        Case.undetermined(place="total_return", ch4="0.76 %"),
    ],
)
def coal_total_return_over() -> Condition:
    """2022 年版的数值凭记忆；恰为限值不构成。"""
    limit = REGULATION.limit("total_return_gas")
    return ((CoalGasReading.ch4 > limit) | (CoalGasReading.co2 > limit)) & ~CoalGasReading.handled


@rule(
    REGULATION.clause("total_return_reached"),
    when=CoalGasReading.place == "total_return",
    title="总回风巷气体达到限值，没有查明原因处理",
    en="gas of the total return at the limit and not handled",
    replaces=("coal_total_return_over",),
    given={"place": "total_return"},
    cases=[
        Case.hazard(ch4="0.75 %", handled=False),
        Case.hazard(co2="0.75 %", handled=False),
        Case.clear(ch4="0.74 %", co2="0.74 %", handled=False),
        Case.clear(ch4="0.9 %", handled=True),
        Case.undetermined(ch4="0.75 %"),
    ],
)
def coal_total_return_reached() -> Condition:
    """恰为限值即构成；一翼回风巷只在 2022 年版中一并列出。"""
    limit = REGULATION.limit("total_return_gas")
    return ((CoalGasReading.ch4 >= limit) | (CoalGasReading.co2 >= limit)) & ~CoalGasReading.handled


@rule(
    REGULATION.clause("return_gas_over"),
    when=CoalGasReading.place.is_in(["panel_return", "face_return"]),
    title="采区或采掘面回风巷气体超过限值，没有停工撤人处理",
    en="gas of a panel or face return above the limit, not stopped and handled",
    cases=[
        Case.hazard(place="face_return", ch4="1.01 %", work_stopped=False),
        Case.hazard(place="panel_return", co2="1.51 %", evacuated=False),
        Case.clear(place="face_return", ch4="1.0 %", co2="1.5 %", work_stopped=False),
        Case.undetermined(place="face_return", ch4="1.01 %", work_stopped=True),
    ],
)
def coal_return_gas_over() -> Condition:
    """2022 年版的数值凭记忆；恰为限值不构成。"""
    over = (CoalGasReading.ch4 > REGULATION.limit("return_ch4")) | (
        CoalGasReading.co2 > REGULATION.limit("return_co2")
    )
    return over & ~(CoalGasReading.work_stopped & CoalGasReading.evacuated & CoalGasReading.handled)


@rule(
    REGULATION.clause("return_gas_reached"),
    when=CoalGasReading.place.is_in(["panel_return", "face_return"]),
    title="采区或采掘面回风巷气体达到规程的限值，没有停工撤人处理",
    en="gas of a panel or face return at the limit of the regulation",
    replaces=("coal_return_gas_over",),
    cases=[
        Case.hazard(place="face_return", ch4="1.0 %", work_stopped=False),
        Case.hazard(place="panel_return", co2="1.5 %", evacuated=False),
        Case.clear(place="face_return", ch4="0.99 %", co2="1.49 %", work_stopped=False),
        Case.undetermined(place="face_return", ch4="1.0 %", work_stopped=True),
    ],
)
def coal_return_gas_reached() -> Condition:
    """2026-07-01 起同一情形又是重大隐患，两条规则都会列出。"""
    reached = (CoalGasReading.ch4 >= REGULATION.limit("return_ch4")) | (
        CoalGasReading.co2 >= REGULATION.limit("return_co2")
    )
    return reached & ~(CoalGasReading.work_stopped & CoalGasReading.evacuated & CoalGasReading.handled)


coal_powered_work_regulation = Rule(
    REGULATION.clause("powered_work"),
    when=CoalGasReading.place.is_in(["face", "workplace"]),
    hazard=(CoalGasReading.ch4 >= REGULATION.limit("power_ch4")) & ~CoalGasReading.powered_work_stopped,
    title="作业地点甲烷达到规程的限值，没有停止用电作业",
    en="powered work with methane at the limit of the regulation",
    note="2022 年版的数值凭记忆。",
    given={"place": "face"},
    cases=[
        Case.hazard(ch4="1.0 %", powered_work_stopped=False),
        Case.clear(ch4="0.99 %", powered_work_stopped=False),
        Case.undetermined(ch4="1.0 %"),
    ],
)


coal_blasting_gas_regulation = Rule(
    REGULATION.clause("blasting_gas"),
    when=CoalGasReading.place == "blasting",
    hazard=(CoalGasReading.ch4 >= REGULATION.limit("blasting_ch4")) & CoalGasReading.blasted,
    title="爆破地点附近甲烷达到规程的限值仍爆破",
    en="blasting with methane at the limit of the regulation",
    note="2022 年版的数值凭记忆。",
    given={"place": "blasting"},
    cases=[
        Case.hazard(ch4="1.0 %", blasted=True),
        Case.clear(ch4="0.99 %", blasted=True),
        Case.undetermined(ch4="1.0 %"),
    ],
)


@rule(
    REGULATION.clause("stop_and_evacuate"),
    when=CoalGasReading.place.is_in(["face", "workplace", "motor"]),
    title="作业地点或电动机、开关附近甲烷达到规程的限值，没有停工断电撤人",
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
def coal_stop_and_evacuate_regulation() -> Condition:
    """2022 年版的数值凭记忆。"""
    done = (
        CoalGasReading.work_stopped
        & CoalGasReading.power_cut
        & CoalGasReading.evacuated
        & CoalGasReading.handled
    )
    return (CoalGasReading.ch4 >= REGULATION.limit("evacuation_ch4")) & ~done


@rule(
    REGULATION.clause("accumulation"),
    title="较大空间积聚甲烷达到规程的限值，附近没有停工撤人断电",
    en="accumulation at the limit of the regulation",
    cases=[
        Case.hazard(volume="0.6 m3", ch4="2.0 %", power_cut=False),
        Case.clear(volume="0.5 m3", ch4="2.0 %", power_cut=False),
        Case.clear(volume="0.6 m3", ch4="1.9 %", power_cut=False),
        Case.undetermined(volume="0.6 m3", ch4="2.0 %", power_cut=True),
    ],
)
def coal_accumulation_regulation() -> Condition:
    """2022 年版的数值凭记忆。"""
    large = CoalGasAccumulation.volume > REGULATION.limit("accumulation_volume")
    reached = CoalGasAccumulation.ch4 >= REGULATION.limit("accumulation_ch4")
    return (
        large
        & reached
        & ~(CoalGasAccumulation.work_stopped & CoalGasAccumulation.evacuated & CoalGasAccumulation.power_cut)
    )


coal_face_co2 = Rule(
    REGULATION.clause("face_co2"),
    when=CoalGasReading.place == "face",
    hazard=(CoalGasReading.co2 >= REGULATION.limit("face_co2"))
    & ~(CoalGasReading.work_stopped & CoalGasReading.evacuated),
    title="采掘面风流二氧化碳达到限值，没有停工撤人",
    en="carbon dioxide of a face at the limit without stop and evacuation",
    note="2022 年版的数值凭记忆。",
    given={"place": "face"},
    cases=[
        Case.hazard(co2="1.5 %", work_stopped=False),
        Case.hazard(co2="1.5 %", evacuated=False),
        Case.clear(co2="1.49 %", work_stopped=False),
        Case.undetermined(co2="1.5 %", work_stopped=True),
    ],
)


@rule(
    REGULATION.clause("series_intake"),
    when=CoalGasReading.place == "series_intake",
    title="串联通风进入下一工作面的气体超过限值",
    en="gas entering the second face in series above the limit",
    given={"place": "series_intake"},
    cases=[
        Case.hazard(ch4="0.51 %"),
        Case.hazard(co2="0.51 %"),
        Case.clear(ch4="0.5 %", co2="0.5 %"),
        Case.undetermined(ch4="0.5 %"),
    ],
)
def coal_series_intake() -> Condition:
    """2022 年版的数值凭记忆。"""
    limit = REGULATION.limit("series_intake")
    return (CoalGasReading.ch4 > limit) | (CoalGasReading.co2 > limit)


@rule(
    REGULATION.clause("new_level_return"),
    when=CoalGasReading.place == "new_level_return",
    title="引入进风的新水平回风气体超过限值",
    en="gas of a new level's return led into the intake above the limit",
    given={"place": "new_level_return"},
    cases=[
        Case.hazard(ch4="0.51 %"),
        Case.hazard(co2="0.51 %"),
        Case.clear(ch4="0.5 %", co2="0.5 %"),
        Case.undetermined(co2="0.5 %"),
    ],
)
def coal_new_level_return() -> Condition:
    """2022 年版的数值凭记忆。"""
    limit = REGULATION.limit("new_level_return")
    return (CoalGasReading.ch4 > limit) | (CoalGasReading.co2 > limit)


@rule(
    REGULATION.clause("restart"),
    when=CoalStagnantZone.fan_restarted,
    title="停风区或风机附近气体超过限值就启动局部通风机",
    en="local fan restarted with gas above the limits",
    given={"fan_restarted": True},
    cases=[
        Case.hazard(zone_ch4="1.01 %"),
        Case.hazard(zone_co2="1.51 %"),
        Case.hazard(near_ch4="0.51 %"),
        Case.clear(zone_ch4="1.0 %", zone_co2="1.5 %", near_ch4="0.5 %"),
        Case.undetermined(zone_ch4="1.0 %", zone_co2="1.5 %"),
    ],
)
def coal_fan_restart() -> Condition:
    """有控制地排放瓦斯的，不按本条登记；2022 年版的数值凭记忆。"""
    zone = (CoalStagnantZone.zone_ch4 > REGULATION.limit("restart_ch4")) | (
        CoalStagnantZone.zone_co2 > REGULATION.limit("restart_co2")
    )
    return zone | (CoalStagnantZone.near_ch4 > REGULATION.limit("restart_near_ch4"))


@rule(
    REGULATION.clause("stagnant_plan"),
    when=CoalStagnantZone.discharging,
    title="高浓度停风区的排放措施没有经总工程师批准",
    en="discharge above the limit without a plan approved by the chief engineer",
    given={"discharging": True},
    cases=[
        Case.hazard(zone_ch4="3.1 %", plan_approved=False),
        Case.hazard(zone_co2="3.1 %", plan_approved=False),
        Case.clear(zone_ch4="3.0 %", zone_co2="3.0 %", plan_approved=False),
        Case.undetermined(zone_ch4="3.1 %"),
    ],
)
def coal_stagnant_plan() -> Condition:
    """2022 年版的数值凭记忆。"""
    limit = REGULATION.limit("stagnant_gas")
    return (
        (CoalStagnantZone.zone_ch4 > limit) | (CoalStagnantZone.zone_co2 > limit)
    ) & ~CoalStagnantZone.plan_approved


@rule(
    REGULATION.clause("discharge_mixing"),
    when=CoalStagnantZone.discharging,
    title="排放瓦斯时混合处的气体超过规程的限值",
    en="gas at the mixing point above the limit of the regulation",
    given={"discharging": True},
    cases=[
        Case.hazard(mixing_ch4="1.51 %"),
        Case.hazard(mixing_co2="1.51 %"),
        Case.clear(mixing_ch4="1.5 %", mixing_co2="1.5 %"),
        Case.undetermined(mixing_ch4="1.5 %"),
    ],
)
def coal_discharge_mixing() -> Condition:
    """2022 年版的数值凭记忆。"""
    limit = REGULATION.limit("mixing_gas")
    return (CoalStagnantZone.mixing_ch4 > limit) | (CoalStagnantZone.mixing_co2 > limit)


@rule(
    REGULATION.clause("seal_stopped_area"),
    when=~CoalStagnantZone.handled_at_once,
    title="停风区气体达到限值又不能立即处理，没有限时封闭",
    en="stopped area at the limit not sealed in time",
    given={"handled_at_once": False},
    cases=[
        Case.hazard(zone_ch4="3.0 %", sealed=False, stopped_for="24.1 h"),
        Case.hazard(zone_co2="3.0 %", sealed=False, stopped_for="24.1 h"),
        Case.clear(zone_ch4="3.0 %", sealed=False, stopped_for="24 h"),
        Case.clear(zone_ch4="2.9 %", zone_co2="2.9 %", sealed=False),
        Case.clear(sealed=True),
        Case.undetermined(zone_ch4="3.0 %", sealed=False),
    ],
)
def coal_seal_stopped_area() -> Condition:
    """2022 年版的数值凭记忆。"""
    limit = REGULATION.limit("sealed_gas")
    reached = (CoalStagnantZone.zone_ch4 >= limit) | (CoalStagnantZone.zone_co2 >= limit)
    return (
        reached & ~CoalStagnantZone.sealed & (CoalStagnantZone.stopped_for > REGULATION.limit("sealing_time"))
    )


@rule(
    REGULATION.clause("breakthrough_blast"),
    when=CoalBreakthrough.blasting,
    title="贯通爆破前任一工作面甲烷达到限值",
    en="breakthrough blast with methane of a heading at the limit",
    given={"blasting": True},
    cases=[
        Case.hazard(ch4="1.0 %"),
        Case.hazard(ch4="0.5 %", opposite_ch4="1.0 %"),
        Case.clear(ch4="0.99 %", opposite_ch4="0.99 %"),
        Case.undetermined(ch4="0.99 %"),
    ],
)
def coal_breakthrough_blast() -> Condition:
    """2022 年版的数值凭记忆。"""
    limit = REGULATION.limit("breakthrough_ch4")
    return (CoalBreakthrough.ch4 >= limit) | (CoalBreakthrough.opposite_ch4 >= limit)


@rule(
    REGULATION.clause("gas_check_times"),
    title="每班检查瓦斯的次数不足",
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
def coal_gas_check_times() -> Condition:
    """有突出危险或涌出异常的，按突出矿井的次数；专人经常检查的地点不在此判定。"""
    times = REGULATION.limit("gas_check_times")
    few = CoalGasChecks.checks < times.at(CoalGasChecks.gas_class)
    return few | (
        CoalGasChecks.unusual_emission & (CoalGasChecks.checks < REGULATION.limit("unusual_check_times"))
    )
