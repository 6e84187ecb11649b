"""The rules on gas over the limit as major hazards (2020 article 5, 2026 article 5(1) to (8))."""

from ansheng import Case, Condition, Rule, rule

from .gas_facts import CoalGasAccumulation, CoalGasChecks, CoalGasReading, CoalStagnantZone
from .standards import CRITERIA

coal_gas_checks = Rule(
    CRITERIA.clause("gas_checks"),
    hazard=(CoalGasChecks.missed | CoalGasChecks.faked) & CoalGasChecks.working,
    en="gas checks missed or faked while work goes on",
    note="一个地点一个班一条记录。",
    cases=[
        Case.hazard(missed=True, working=True),
        Case.hazard(faked=True, working=True),
        Case.clear(missed=False, faked=False),
        Case.clear(working=False),
        Case.undetermined(missed=False, working=True),
    ],
)


coal_gas_over_limit = Rule(
    CRITERIA.clause("gas_over_limit"),
    hazard=CoalGasReading.over_limit
    & (CoalGasReading.work_continued | (CoalGasReading.work_resumed & ~CoalGasReading.handled_as_required)),
    en="work goes on with gas over the limit or unhandled",
    note="是否超限、处置是否符合规定由检查人判断。",
    cases=[
        Case.hazard(over_limit=True, work_continued=True),
        Case.hazard(over_limit=True, work_resumed=True, handled_as_required=False),
        Case.clear(over_limit=False),
        Case.clear(over_limit=True, work_continued=False, work_resumed=False),
        Case.clear(over_limit=True, work_continued=False, work_resumed=True, handled_as_required=True),
        Case.undetermined(over_limit=True, work_continued=False),
    ],
)


coal_gas_discharge = Rule(
    CRITERIA.clause("gas_discharge"),
    when=CoalStagnantZone.discharging,
    hazard=~(CoalStagnantZone.measures_made & CoalStagnantZone.measures_done),
    title="排放积聚瓦斯没有制定或实施安全技术措施",
    en="accumulated gas discharged without measures",
    note="措施是否符合规定由检查人判断。",
)


@rule(
    CRITERIA.clause("return_gas"),
    when=CoalGasReading.place.is_in(["panel_return", "face_return"]),
    title="采区或采掘面回风巷气体达到限值，没有停工撤人处理",
    en="gas of a panel or face return at the limit, not stopped, evacuated and handled",
    replaces=("coal_gas_over_limit",),
    cases=[
        Case.hazard(place="panel_return", ch4="1.0 %", work_stopped=False),
        Case.hazard(place="face_return", co2="1.5 %", work_stopped=True, evacuated=False),
        Case.hazard(place="face_return", ch4="1.2 %", work_stopped=True, evacuated=True, handled=False),
        Case.clear(place="face_return", ch4="0.9 %", co2="1.4 %"),
        Case.clear(place="face_return", ch4="1.2 %", work_stopped=True, evacuated=True, handled=True),
        Case.undetermined(place="face_return", ch4="1.0 %", work_stopped=True),
        Case.undetermined(ch4="1.0 %", work_stopped=False),
    ],
)
def coal_return_gas() -> Condition:
    """恰为限值即构成。"""
    reached = (CoalGasReading.ch4 >= CRITERIA.limit("return_ch4")) | (
        CoalGasReading.co2 >= CRITERIA.limit("return_co2")
    )
    return reached & ~(CoalGasReading.work_stopped & CoalGasReading.evacuated & CoalGasReading.handled)


coal_powered_work = Rule(
    CRITERIA.clause("powered_work"),
    when=CoalGasReading.place.is_in(["face", "workplace"]),
    hazard=(CoalGasReading.ch4 >= CRITERIA.limit("power_ch4")) & ~CoalGasReading.powered_work_stopped,
    title="作业地点甲烷达到限值，没有停止用电作业",
    en="powered work with methane of a working place at the limit",
    note="恰为限值即构成。",
    cases=[
        Case.hazard(place="face", ch4="1.0 %", powered_work_stopped=False),
        Case.clear(place="face", ch4="0.99 %", powered_work_stopped=False),
        Case.clear(place="workplace", ch4="1.0 %", powered_work_stopped=True),
        Case.undetermined(place="face", ch4="1.0 %"),
    ],
)


coal_blasting_gas = Rule(
    CRITERIA.clause("blasting_gas"),
    when=CoalGasReading.place == "blasting",
    hazard=(CoalGasReading.ch4 >= CRITERIA.limit("blasting_ch4")) & CoalGasReading.blasted,
    en="blasting with methane nearby at the limit",
    note="恰为限值即构成。",
    given={"place": "blasting"},
    cases=[
        Case.hazard(ch4="1.0 %", blasted=True),
        Case.clear(ch4="0.99 %", blasted=True),
        Case.clear(ch4="1.0 %", blasted=False),
        Case.undetermined(ch4="1.0 %"),
    ],
)


@rule(
    CRITERIA.clause("stop_and_evacuate"),
    when=CoalGasReading.place.is_in(["face", "workplace", "motor"]),
    title="作业地点或电动机、开关附近甲烷达到限值，没有停工断电撤人处理",
    en="methane at the limit without stop, power-off and evacuation",
    cases=[
        Case.hazard(place="motor", ch4="1.5 %", power_cut=False),
        Case.hazard(place="face", ch4="1.5 %", work_stopped=True, power_cut=True, evacuated=False),
        Case.clear(place="face", ch4="1.49 %", work_stopped=False),
        Case.clear(
            place="face", ch4="1.5 %", work_stopped=True, power_cut=True, evacuated=True, handled=True
        ),
        Case.undetermined(place="face", ch4="1.5 %", work_stopped=True, power_cut=True, evacuated=True),
    ],
)
def coal_stop_and_evacuate() -> Condition:
    """恰为限值即构成。"""
    done = (
        CoalGasReading.work_stopped
        & CoalGasReading.power_cut
        & CoalGasReading.evacuated
        & CoalGasReading.handled
    )
    return (CoalGasReading.ch4 >= CRITERIA.limit("evacuation_ch4")) & ~done


@rule(
    CRITERIA.clause("accumulation"),
    title="较大空间积聚甲烷达到限值，附近没有停工撤人断电处理",
    en="accumulation at the limit without stop, evacuation and power-off",
    cases=[
        Case.hazard(volume="0.6 m3", ch4="2.0 %", work_stopped=False),
        Case.hazard(volume=1, ch4=3, work_stopped=True, evacuated=True, power_cut=True, handled=False),
        Case.clear(volume="0.5 m3", ch4="2.0 %", work_stopped=False),
        Case.clear(volume="0.6 m3", ch4="1.9 %", work_stopped=False),
        Case.clear(volume=1, ch4=3, work_stopped=True, evacuated=True, power_cut=True, handled=True),
        Case.undetermined(volume="0.6 m3", ch4="2.0 %", work_stopped=True),
    ],
)
def coal_accumulation() -> Condition:
    """体积须超过限值，浓度恰为限值即构成。"""
    done = (
        CoalGasAccumulation.work_stopped
        & CoalGasAccumulation.evacuated
        & CoalGasAccumulation.power_cut
        & CoalGasAccumulation.handled
    )
    large = CoalGasAccumulation.volume > CRITERIA.limit("accumulation_volume")
    return large & (CoalGasAccumulation.ch4 >= CRITERIA.limit("accumulation_ch4")) & ~done


@rule(
    CRITERIA.clause("restoring_air"),
    when=CoalStagnantZone.restoring,
    en="air restored to a zone of high concentration without approved plan",
    given={"restoring": True},
    cases=[
        Case.hazard(zone_ch4="3.1 %", plan_approved=False),
        Case.hazard(zone_co2="3.1 %", plan_approved=False),
        Case.clear(zone_ch4="3.0 %", zone_co2="3.0 %", plan_approved=False),
        Case.clear(plan_approved=True),
        Case.undetermined(zone_ch4="3.0 %", plan_approved=False),
    ],
)
def coal_restoring_air() -> Condition:
    """恰为限值不构成。"""
    limit = CRITERIA.limit("stagnant_gas")
    return (
        (CoalStagnantZone.zone_ch4 > limit) | (CoalStagnantZone.zone_co2 > limit)
    ) & ~CoalStagnantZone.plan_approved


@rule(
    CRITERIA.clause("discharge_route"),
    when=CoalStagnantZone.discharging,
    title="排放瓦斯所经巷道没有停电撤人，或混合处超过限值",
    en="gas discharged through roads in use or mixed above the limit",
    replaces=("coal_gas_discharge",),
    given={"discharging": True},
    cases=[
        Case.hazard(route_power_cut=False),
        Case.hazard(route_evacuated=False),
        Case.hazard(mixing_ch4="1.6 %"),
        Case.hazard(mixing_co2="1.6 %"),
        Case.clear(route_power_cut=True, route_evacuated=True, mixing_ch4="1.5 %", mixing_co2="1.5 %"),
        Case.undetermined(route_power_cut=True, route_evacuated=True, mixing_ch4="1.5 %"),
    ],
)
def coal_discharge_route() -> Condition:
    """混合处恰为限值不构成。"""
    limit = CRITERIA.limit("mixing_gas")
    mixed = (CoalStagnantZone.mixing_ch4 > limit) | (CoalStagnantZone.mixing_co2 > limit)
    return ~CoalStagnantZone.route_power_cut | ~CoalStagnantZone.route_evacuated | mixed


@rule(
    CRITERIA.clause("lasting_gas"),
    when=CoalGasReading.place == "face",
    title="采掘面甲烷达到限值并持续超过限定时间",
    en="methane of a face at the limit for too long through poor control",
    given={"place": "face"},
    cases=[
        Case.hazard(ch4="3.0 %", lasted="11 min", cause="control"),
        Case.hazard(ch4="3.0 %", lasted="11 min", cause="other"),
        Case.clear(ch4="2.9 %", lasted="20 min", cause="control"),
        Case.clear(ch4="3.0 %", lasted="10 min", cause="control"),
        Case.clear(ch4="3.0 %", lasted="11 min", cause="power_or_fan"),
        Case.clear(ch4="3.0 %", lasted="11 min", cause="drilling"),
        Case.undetermined(ch4="3.0 %", lasted="11 min"),
    ],
)
def coal_lasting_gas() -> Condition:
    """停电停风、打钻喷孔引起的除外；原因为“其他”的按治理不到位判定。"""
    lasting = CoalGasReading.lasted > CRITERIA.limit("severe_time")
    excused = CoalGasReading.cause.is_in(["power_or_fan", "drilling"])
    return (CoalGasReading.ch4 >= CRITERIA.limit("severe_ch4")) & lasting & ~excused
