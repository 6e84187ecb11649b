"""The rules on users: gas in buildings, dining places, appliances and hoses (GB 55009 and the laws beside it)."""

from __future__ import annotations

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, rule

from .facts_premises import GasAppliance, GasDiningPlace, GasDwelling, GasHose, GasUserFacility
from .standards import GB17905, GB55009, REGULATION, WORK_SAFETY

DAY = date(2026, 7, 1)
"""The day of the dated examples."""


@rule(
    GasUserFacility,
    cites=GB55009.clause("heavy_gas_underground"),
    en="heavy gas in closed underground space",
    cases=[
        Case.hazard(relative_density=0.75, closed_underground=True),
        Case.clear(relative_density=0.6, closed_underground=True),
        Case.clear(relative_density=1.6, closed_underground=False),
        Case.undetermined(relative_density=1.6),
    ],
)
def heavy_gas_underground(p: type[GasUserFacility]) -> Condition:
    """较重燃气的设施在地下、半地下或密闭地下空间

    这是用户设施的状况本身；经营者发现而没有书面告知的，另由重大隐患第九条(一)判定。
    """
    return (p.relative_density >= GB55009.limit("relative_density")) & p.closed_underground


@rule(
    GasUserFacility,
    cites=GB55009.clause("bathroom"),
    when=lambda p: p.main_pipe,
    en="service pipe, riser or main in a bathroom",
    cases=[
        Case.hazard(main_pipe=True, in_bathroom=True),
        Case.clear(main_pipe=True, in_bathroom=False),
        Case.undetermined(main_pipe=True),
    ],
)
def pipe_in_bathroom(p: type[GasUserFacility]) -> Condition:
    """引入管、立管或水平干管在卫生间内

    只判这三种管道；经营者发现而没有书面告知的，另由重大隐患第九条(二)判定。
    """
    return p.in_bathroom


@rule(
    GasUserFacility,
    cites=GB55009.clause("bedroom"),
    en="gas facility in a sleeping or resting room",
    cases=[
        Case.hazard(in_sleeping_room=True),
        Case.clear(in_sleeping_room=False),
        Case.undetermined(),
    ],
)
def gas_in_sleeping_room(p: type[GasUserFacility]) -> Condition:
    """管道、附件或燃具在居住休息房间内

    哪些房间属居住休息房间由检查人判断；没有书面告知的，另由重大隐患第九条(三)判定。
    """
    return p.in_sleeping_room


@rule(
    GasUserFacility,
    cites=REGULATION.clause("obsolete_appliance"),
    en="appliance or hose in use that the state has ordered out of use",
    cases=[
        Case.hazard(obsolete=True),
        Case.clear(obsolete=False),
        Case.undetermined(),
    ],
)
def obsolete_appliance(p: type[GasUserFacility]) -> Condition:
    """用户使用国家明令淘汰的燃具或连接管

    超过使用年限不等于明令淘汰；没有书面告知的，另由重大隐患第九条(四)判定。
    """
    return p.obsolete


@rule(
    GasDwelling,
    cites=GB55009.clause("high_rise_supply"),
    when=lambda p: p.high_rise,
    en="bottled gas in a high-rise dwelling",
    cases=[
        Case.hazard(high_rise=True, bottled_gas=True),
        Case.clear(high_rise=True, bottled_gas=False),
        Case.undetermined(high_rise=True),
    ],
)
def bottled_gas_in_high_rise(p: type[GasDwelling]) -> Condition:
    """高层建筑的家庭用户使用瓶装燃气

    是否属高层建筑由检查人按建筑规范判断。
    """
    return p.bottled_gas


@rule(
    GasDwelling,
    cites=GB55009.clause("tall_building_shut_off"),
    when=lambda p: p.piped_gas,
    en="service pipe of a very tall building without leak alarm or automatic shut-off",
    cases=[
        Case.hazard(piped_gas=True, building_height=101, service_pipe_alarm=False),
        Case.hazard(
            piped_gas=True, building_height=101, service_pipe_alarm=True, service_pipe_shut_off=False
        ),
        Case.clear(piped_gas=True, building_height=100, service_pipe_alarm=False),
        Case.clear(piped_gas=True, building_height=150, service_pipe_alarm=True, service_pipe_shut_off=True),
        Case.undetermined(piped_gas=True, building_height=150, service_pipe_alarm=True),
    ],
)
def tall_building_unprotected(p: type[GasDwelling]) -> Condition:
    """超过限高的建筑，引入管处缺泄漏报警或紧急自动切断

    恰为限高的不算超过；两种装置都要有。
    """
    tall = p.building_height > GB55009.limit("tall_building")
    return tall & ~(p.service_pipe_alarm & p.service_pipe_shut_off)


@rule(
    GasDwelling,
    cites=GB55009.clause("low_pressure_cut_off"),
    when=lambda p: p.piped_gas,
    en="household pipe does not cut off on low pressure or excess flow",
    cases=[
        Case.hazard(piped_gas=True, pressure_cut_off=False),
        Case.hazard(piped_gas=True, pressure_cut_off=True, flow_cut_off=False),
        Case.clear(piped_gas=True, pressure_cut_off=True, flow_cut_off=True),
        Case.undetermined(piped_gas=True, pressure_cut_off=True),
    ],
)
def no_pressure_or_flow_cut_off(p: type[GasDwelling]) -> Condition:
    """家庭用户管道缺欠压或过流切断

    两种切断都要有，可以是同一个装置；装置是否有效由检查人判断。
    """
    return ~p.pressure_cut_off | ~p.flow_cut_off


@rule(
    GasDiningPlace,
    cites=WORK_SAFETY.clause("dining_alarm"),
    when=lambda p: p.uses_gas,
    en="dining place using gas without a working gas alarm",
    cases=[
        Case.hazard(uses_gas=True, alarm_fitted=False),
        Case.hazard(uses_gas=True, alarm_fitted=True, alarm_working=False),
        Case.clear(uses_gas=True, alarm_fitted=True, alarm_working=True),
        Case.undetermined(uses_gas=True, alarm_fitted=True),
    ],
)
def dining_place_without_alarm(p: type[GasDiningPlace]) -> Condition:
    """餐饮等用气单位没有可燃气体报警装置，或不能正常使用

    责任在用气单位，不在燃气经营者；没有面积和人数的门槛。
    """
    return ~p.alarm_fitted | ~p.alarm_working


@rule(
    GasDiningPlace,
    cites=WORK_SAFETY.clause("alarm_not_disabled"),
    en="gas alarm switched off, destroyed or falsified",
    cases=[
        Case.hazard(alarm_disabled=True),
        Case.clear(alarm_disabled=False),
        Case.undetermined(),
    ],
)
def alarm_disabled(p: type[GasDiningPlace]) -> Condition:
    """关闭、破坏报警装置或篡改其数据

    只看燃气报警装置，其他安全设备不在判定之内。
    """
    return p.alarm_disabled


@rule(
    GasAppliance,
    cites=GB55009.clause("flame_failure_device"),
    en="household appliance without a flame-failure device",
    cases=[
        Case.hazard(flame_failure_device=False),
        Case.clear(flame_failure_device=True),
        Case.undetermined(),
    ],
)
def no_flame_failure_device(p: type[GasAppliance]) -> Condition:
    """家庭用户的燃具没有熄火保护装置"""
    return ~p.flame_failure_device


@rule(
    GasAppliance,
    cites=GB17905.clause("scrapping_age"),
    en="household appliance past its scrapping age",
    cases=[
        Case.hazard(on=DAY, kind="stove", sold_on="2018-06-30", longer_life_marked=False),
        Case.clear(on=DAY, kind="stove", sold_on="2018-07-01"),
        Case.hazard(
            on=DAY, kind="heater", gas="manufactured", sold_on="2020-06-30", longer_life_marked=False
        ),
        Case.clear(on=DAY, kind="heater", gas="manufactured", sold_on="2020-07-01"),
        Case.clear(on=DAY, kind="heater", gas="natural", sold_on="2018-07-01"),
        Case.hazard(on=DAY, kind="heater", gas="lpg", sold_on="2018-06-30", longer_life_marked=False),
        Case.hazard(on=DAY, kind="other", sold_on="2016-06-30", longer_life_marked=False),
        Case.clear(on=DAY, kind="other", sold_on="2016-07-01"),
        Case.clear(
            on=DAY, kind="stove", sold_on="2018-01-01", longer_life_marked=True, marked_until="2028-01-01"
        ),
        Case.hazard(
            on=DAY, kind="stove", sold_on="2016-01-01", longer_life_marked=True, marked_until="2026-01-01"
        ),
        Case.undetermined(on=DAY, kind="stove", sold_on="2018-01-01"),
        Case.undetermined(kind="stove"),
        Case.undetermined(on=DAY, kind="heater", sold_on="2019-01-01", longer_life_marked=False),
    ],
)
def appliance_past_scrapping_age(p: type[GasAppliance]) -> Condition:
    """家用燃具超过判废年限

    自售出当日起算，周年的当日不算超过。产品明示更长的从明示；明示更短的不作数。
    """
    age = GB17905.limit
    heater = p.kind == "heater"
    manufactured = p.gas == "manufactured"
    over_base = (
        (heater & manufactured & (p.sold_on.plus(months=age("manufactured_gas_heater")) < CHECK_DAY))
        | (heater & (p.sold_on.plus(months=age("heater")) < CHECK_DAY))
        | ((p.kind == "stove") & (p.sold_on.plus(months=age("stove")) < CHECK_DAY))
        | ((p.kind == "other") & (p.sold_on.plus(months=age("other_appliance")) < CHECK_DAY))
    )
    return over_base & (~p.longer_life_marked | (p.marked_until < CHECK_DAY))


@rule(
    GasAppliance,
    cites=GB17905.clause("beyond_repair"),
    en="household appliance still faulty after repair",
    cases=[
        Case.hazard(faulty_after_repair=True),
        Case.clear(faulty_after_repair=False),
        Case.undetermined(),
    ],
)
def appliance_beyond_repair(p: type[GasAppliance]) -> Condition:
    """家用燃具检修后仍有判废的故障

    是否属判废的故障由检修人判断。
    """
    return p.faulty_after_repair


@rule(
    GasHose,
    cites=GB55009.clause("appliance_hose"),
    en="appliance hose is not a special hose or ends before its appliance",
    cases=[
        Case.hazard(special_hose=False),
        Case.hazard(special_hose=True, life_ends_on="2026-06-30", appliance_scrapped_on="2026-07-01"),
        Case.clear(special_hose=True, life_ends_on="2026-07-01", appliance_scrapped_on="2026-07-01"),
        Case.undetermined(special_hose=True, life_ends_on="2026-07-01"),
    ],
)
def hose_unfit(p: type[GasHose]) -> Condition:
    """燃具软管不是专用软管，或使用年限短于燃具

    两个日期都由检查人按标识或购买凭证填写；软管装得比燃具晚的，届满日仍须不早于燃具的判废日，是我们的理解。
    """
    return ~p.special_hose | (p.life_ends_on < p.appliance_scrapped_on)


@rule(
    GasHose,
    cites=GB55009.clause("hose_run"),
    en="appliance hose too long, jointed or passing through the structure",
    cases=[
        Case.hazard(length=2.1),
        Case.hazard(jointed=True),
        Case.hazard(through_structure=True),
        Case.clear(length=2, jointed=False, through_structure=False),
        Case.undetermined(length=1.5, jointed=False),
    ],
)
def hose_misrouted(p: type[GasHose]) -> Condition:
    """燃具软管过长、有接头，或穿墙体、门窗、顶棚、地面

    三种情形有一即成立；恰为限长的不算过长。
    """
    return (p.length > GB55009.limit("hose_length")) | p.jointed | p.through_structure
