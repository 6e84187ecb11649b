"""The rules on gas over the limit as major hazards (2020 article 5, 2026 article 5(1) to (8))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .gas_facts import CoalGasAccumulation, CoalGasChecks, CoalGasReading, CoalStagnantZone
from .standards import CRITERIA


@rule(
    CoalGasChecks,
    cites=CRITERIA.clause("gas_checks"),
    en="gas checks missed or faked while work goes on",
    cases=[
        Case.hazard(missed=True, working=True),
        Case.hazard(faked=True, working=True),
        Case.clear(missed=False, faked=False),
        Case.clear(working=False),
        Case.undetermined(missed=False, working=True),
    ],
)
def coal_gas_checks(p: type[CoalGasChecks]) -> Condition:
    """瓦斯漏检、假检而仍在作业

    一个地点一个班一条记录。
    """
    return (p.missed | p.faked) & p.working


@rule(
    CoalGasReading,
    cites=CRITERIA.clause("gas_over_limit"),
    en="work goes on with gas over the limit or unhandled",
    cases=[
        Case.hazard(over_limit=True, work_continued=True),
        Case.hazard(over_limit=True, work_resumed=True, handled_as_required=False),
        Case.clear(over_limit=False),
        Case.clear(over_limit=True, work_continued=False, work_resumed=False),
        Case.clear(over_limit=True, work_continued=False, work_resumed=True, handled_as_required=True),
        Case.undetermined(over_limit=True, work_continued=False),
    ],
)
def coal_gas_over_limit(p: type[CoalGasReading]) -> Condition:
    """井下瓦斯超限后继续作业，或没有按规定处置就继续作业

    是否超限、处置是否符合规定由检查人判断。
    """
    return p.over_limit & (p.work_continued | (p.work_resumed & ~p.handled_as_required))


@rule(
    CoalStagnantZone,
    cites=CRITERIA.clause("gas_discharge"),
    when=lambda p: p.discharging,
    en="accumulated gas discharged without measures",
    cases=[
        Case.hazard(discharging=True, measures_made=False),
        Case.hazard(discharging=True, measures_made=True, measures_done=False),
        Case.clear(discharging=True, measures_made=True, measures_done=True),
        Case.undetermined(discharging=True, measures_made=True),
    ],
)
def coal_gas_discharge(p: type[CoalStagnantZone]) -> Condition:
    """排放积聚瓦斯没有制定或实施安全技术措施

    措施是否符合规定由检查人判断。
    """
    return ~(p.measures_made & p.measures_done)


@rule(
    CoalGasReading,
    cites=CRITERIA.clause("return_gas"),
    replaces=("coal_gas_over_limit",),
    when=lambda p: p.place.is_in(["panel_return", "face_return"]),
    en="gas of a panel or face return at the limit, not stopped, evacuated and handled",
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
def coal_return_gas(p: type[CoalGasReading]) -> Condition:
    """采区或采掘面回风巷气体达到限值，没有停工撤人处理

    恰为限值即构成。
    """
    reached = (p.ch4 >= CRITERIA.limit("return_ch4")) | (p.co2 >= CRITERIA.limit("return_co2"))
    return reached & ~(p.work_stopped & p.evacuated & p.handled)


@rule(
    CoalGasReading,
    cites=CRITERIA.clause("powered_work"),
    when=lambda p: p.place.is_in(["face", "workplace"]),
    en="powered work with methane of a working place at the limit",
    cases=[
        Case.hazard(place="face", ch4="1.0 %", powered_work_stopped=False),
        Case.clear(place="face", ch4="0.99 %", powered_work_stopped=False),
        Case.clear(place="workplace", ch4="1.0 %", powered_work_stopped=True),
        Case.undetermined(place="face", ch4="1.0 %"),
    ],
)
def coal_powered_work(p: type[CoalGasReading]) -> Condition:
    """作业地点甲烷达到限值，没有停止用电作业

    恰为限值即构成。
    """
    return (p.ch4 >= CRITERIA.limit("power_ch4")) & ~p.powered_work_stopped


@rule(
    CoalGasReading,
    cites=CRITERIA.clause("blasting_gas"),
    when=lambda p: p.place == "blasting",
    en="blasting with methane nearby at the limit",
    cases=[
        Case.hazard(place="blasting", ch4="1.0 %", blasted=True),
        Case.clear(place="blasting", ch4="0.99 %", blasted=True),
        Case.clear(place="blasting", ch4="1.0 %", blasted=False),
        Case.undetermined(place="blasting", ch4="1.0 %"),
    ],
)
def coal_blasting_gas(p: type[CoalGasReading]) -> Condition:
    """爆破地点附近甲烷达到限值仍爆破

    恰为限值即构成。
    """
    return (p.ch4 >= CRITERIA.limit("blasting_ch4")) & p.blasted


@rule(
    CoalGasReading,
    cites=CRITERIA.clause("stop_and_evacuate"),
    when=lambda p: p.place.is_in(["face", "workplace", "motor"]),
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
def coal_stop_and_evacuate(p: type[CoalGasReading]) -> Condition:
    """作业地点或电动机、开关附近甲烷达到限值，没有停工断电撤人处理

    恰为限值即构成。
    """
    done = p.work_stopped & p.power_cut & p.evacuated & p.handled
    return (p.ch4 >= CRITERIA.limit("evacuation_ch4")) & ~done


@rule(
    CoalGasAccumulation,
    cites=CRITERIA.clause("accumulation"),
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
def coal_accumulation(p: type[CoalGasAccumulation]) -> Condition:
    """较大空间积聚甲烷达到限值，附近没有停工撤人断电处理

    体积须超过限值，浓度恰为限值即构成。
    """
    done = p.work_stopped & p.evacuated & p.power_cut & p.handled
    large = p.volume > CRITERIA.limit("accumulation_volume")
    return large & (p.ch4 >= CRITERIA.limit("accumulation_ch4")) & ~done


@rule(
    CoalStagnantZone,
    cites=CRITERIA.clause("restoring_air"),
    when=lambda p: p.restoring,
    en="air restored to a zone of high concentration without approved plan",
    cases=[
        Case.hazard(restoring=True, zone_ch4="3.1 %", plan_approved=False),
        Case.hazard(restoring=True, zone_co2="3.1 %", plan_approved=False),
        Case.clear(restoring=True, zone_ch4="3.0 %", zone_co2="3.0 %", plan_approved=False),
        Case.clear(restoring=True, plan_approved=True),
        Case.undetermined(restoring=True, zone_ch4="3.0 %", plan_approved=False),
    ],
)
def coal_restoring_air(p: type[CoalStagnantZone]) -> Condition:
    """高浓度停风区恢复通风，没有经总工程师批准的安全排放措施

    恰为限值不构成。
    """
    limit = CRITERIA.limit("stagnant_gas")
    return ((p.zone_ch4 > limit) | (p.zone_co2 > limit)) & ~p.plan_approved


@rule(
    CoalStagnantZone,
    cites=CRITERIA.clause("discharge_route"),
    replaces=("coal_gas_discharge",),
    when=lambda p: p.discharging,
    en="gas discharged through roads in use or mixed above the limit",
    cases=[
        Case.hazard(discharging=True, route_power_cut=False),
        Case.hazard(discharging=True, route_evacuated=False),
        Case.hazard(discharging=True, mixing_ch4="1.6 %"),
        Case.hazard(discharging=True, mixing_co2="1.6 %"),
        Case.clear(
            discharging=True,
            route_power_cut=True,
            route_evacuated=True,
            mixing_ch4="1.5 %",
            mixing_co2="1.5 %",
        ),
        Case.undetermined(discharging=True, route_power_cut=True, route_evacuated=True, mixing_ch4="1.5 %"),
    ],
)
def coal_discharge_route(p: type[CoalStagnantZone]) -> Condition:
    """排放瓦斯所经巷道没有停电撤人，或混合处超过限值

    混合处恰为限值不构成。
    """
    limit = CRITERIA.limit("mixing_gas")
    mixed = (p.mixing_ch4 > limit) | (p.mixing_co2 > limit)
    return ~p.route_power_cut | ~p.route_evacuated | mixed


@rule(
    CoalGasReading,
    cites=CRITERIA.clause("lasting_gas"),
    when=lambda p: p.place == "face",
    en="methane of a face at the limit for too long through poor control",
    cases=[
        Case.hazard(place="face", ch4="3.0 %", lasted="11 min", cause="control"),
        Case.hazard(place="face", ch4="3.0 %", lasted="11 min", cause="other"),
        Case.clear(place="face", ch4="2.9 %", lasted="20 min", cause="control"),
        Case.clear(place="face", ch4="3.0 %", lasted="10 min", cause="control"),
        Case.clear(place="face", ch4="3.0 %", lasted="11 min", cause="power_or_fan"),
        Case.clear(place="face", ch4="3.0 %", lasted="11 min", cause="drilling"),
        Case.undetermined(place="face", ch4="3.0 %", lasted="11 min"),
    ],
)
def coal_lasting_gas(p: type[CoalGasReading]) -> Condition:
    """采掘面甲烷达到限值并持续超过限定时间

    停电停风、打钻喷孔引起的除外；原因为“其他”的按治理不到位判定。
    """
    lasting = p.lasted > CRITERIA.limit("severe_time")
    excused = p.cause.is_in(["power_or_fan", "drilling"])
    return (p.ch4 >= CRITERIA.limit("severe_ch4")) & lasting & ~excused
