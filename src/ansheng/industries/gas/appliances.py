"""The rules on users: gas in buildings, dining places, appliances and hoses (GB 55009 and the laws beside it)."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .facts_premises import GasAppliance, GasDiningPlace, GasDwelling, GasHose, GasUserFacility
from .standards import GB17905, GB55009, REGULATION, WORK_SAFETY

DAY = date(2026, 7, 1)
"""The day of the dated examples."""


heavy_gas_underground = Rule(
    GB55009.clause("heavy_gas_underground"),
    hazard=(GasUserFacility.relative_density >= GB55009.limit("relative_density"))
    & GasUserFacility.closed_underground,
    title="较重燃气的设施在地下、半地下或密闭地下空间",
    en="heavy gas in closed underground space",
    note="这是用户设施的状况本身；经营者发现而没有书面告知的，另由重大隐患第九条(一)判定。",
    cases=[
        Case.hazard(relative_density=0.75, closed_underground=True),
        Case.clear(relative_density=0.6, closed_underground=True),
        Case.clear(relative_density=1.6, closed_underground=False),
        Case.undetermined(relative_density=1.6),
    ],
)


pipe_in_bathroom = Rule(
    GB55009.clause("bathroom"),
    when=GasUserFacility.main_pipe,
    hazard=GasUserFacility.in_bathroom,
    title="引入管、立管或水平干管在卫生间内",
    en="service pipe, riser or main in a bathroom",
    note="只判这三种管道；经营者发现而没有书面告知的，另由重大隐患第九条(二)判定。",
)


gas_in_sleeping_room = Rule(
    GB55009.clause("bedroom"),
    hazard=GasUserFacility.in_sleeping_room,
    title="管道、附件或燃具在居住休息房间内",
    en="gas facility in a sleeping or resting room",
    note="哪些房间属居住休息房间由检查人判断；没有书面告知的，另由重大隐患第九条(三)判定。",
)


obsolete_appliance = Rule(
    REGULATION.clause("obsolete_appliance"),
    hazard=GasUserFacility.obsolete,
    title="用户使用国家明令淘汰的燃具或连接管",
    en="appliance or hose in use that the state has ordered out of use",
    note="超过使用年限不等于明令淘汰；没有书面告知的，另由重大隐患第九条(四)判定。",
)


bottled_gas_in_high_rise = Rule(
    GB55009.clause("high_rise_supply"),
    when=GasDwelling.high_rise,
    hazard=GasDwelling.bottled_gas,
    title="高层建筑的家庭用户使用瓶装燃气",
    en="bottled gas in a high-rise dwelling",
    note="是否属高层建筑由检查人按建筑规范判断。",
)


@rule(
    GB55009.clause("tall_building_shut_off"),
    when=GasDwelling.piped_gas,
    title="超过限高的建筑，引入管处缺泄漏报警或紧急自动切断",
    en="service pipe of a very tall building without leak alarm or automatic shut-off",
    given={"piped_gas": True},
    cases=[
        Case.hazard(building_height=101, service_pipe_alarm=False),
        Case.hazard(building_height=101, service_pipe_alarm=True, service_pipe_shut_off=False),
        Case.clear(building_height=100, service_pipe_alarm=False),
        Case.clear(building_height=150, service_pipe_alarm=True, service_pipe_shut_off=True),
        Case.undetermined(building_height=150, service_pipe_alarm=True),
    ],
)
def tall_building_unprotected() -> Condition:
    """恰为限高的不算超过；两种装置都要有。"""
    tall = GasDwelling.building_height > GB55009.limit("tall_building")
    return tall & ~(GasDwelling.service_pipe_alarm & GasDwelling.service_pipe_shut_off)


no_pressure_or_flow_cut_off = Rule(
    GB55009.clause("low_pressure_cut_off"),
    when=GasDwelling.piped_gas,
    hazard=~GasDwelling.pressure_cut_off | ~GasDwelling.flow_cut_off,
    title="家庭用户管道缺欠压或过流切断",
    en="household pipe does not cut off on low pressure or excess flow",
    note="两种切断都要有，可以是同一个装置；装置是否有效由检查人判断。",
)


dining_place_without_alarm = Rule(
    WORK_SAFETY.clause("dining_alarm"),
    when=GasDiningPlace.uses_gas,
    hazard=~GasDiningPlace.alarm_fitted | ~GasDiningPlace.alarm_working,
    title="餐饮等用气单位没有可燃气体报警装置，或不能正常使用",
    en="dining place using gas without a working gas alarm",
    note="责任在用气单位，不在燃气经营者；没有面积和人数的门槛。",
)


alarm_disabled = Rule(
    WORK_SAFETY.clause("alarm_not_disabled"),
    hazard=GasDiningPlace.alarm_disabled,
    title="关闭、破坏报警装置或篡改其数据",
    en="gas alarm switched off, destroyed or falsified",
    note="只看燃气报警装置，其他安全设备不在判定之内。",
)


no_flame_failure_device = Rule(
    GB55009.clause("flame_failure_device"),
    hazard=~GasAppliance.flame_failure_device,
    title="家庭用户的燃具没有熄火保护装置",
    en="household appliance without a flame-failure device",
)


@rule(
    GB17905.clause("scrapping_age"),
    title="家用燃具超过判废年限",
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
def appliance_past_scrapping_age() -> Condition:
    """自售出当日起算，周年的当日不算超过。产品明示更长的从明示；明示更短的不作数。"""
    age = GB17905.limit
    heater = GasAppliance.kind == "heater"
    manufactured = GasAppliance.gas == "manufactured"
    over_base = (
        (
            heater
            & manufactured
            & (GasAppliance.sold_on.plus(months=age("manufactured_gas_heater")) < CHECK_DAY)
        )
        | (heater & (GasAppliance.sold_on.plus(months=age("heater")) < CHECK_DAY))
        | ((GasAppliance.kind == "stove") & (GasAppliance.sold_on.plus(months=age("stove")) < CHECK_DAY))
        | (
            (GasAppliance.kind == "other")
            & (GasAppliance.sold_on.plus(months=age("other_appliance")) < CHECK_DAY)
        )
    )
    return over_base & (~GasAppliance.longer_life_marked | (GasAppliance.marked_until < CHECK_DAY))


appliance_beyond_repair = Rule(
    GB17905.clause("beyond_repair"),
    hazard=GasAppliance.faulty_after_repair,
    title="家用燃具检修后仍有判废的故障",
    en="household appliance still faulty after repair",
    note="是否属判废的故障由检修人判断。",
)


hose_unfit = Rule(
    GB55009.clause("appliance_hose"),
    hazard=~GasHose.special_hose | (GasHose.life_ends_on < GasHose.appliance_scrapped_on),
    title="燃具软管不是专用软管，或使用年限短于燃具",
    en="appliance hose is not a special hose or ends before its appliance",
    note=(
        "两个日期都由检查人按标识或购买凭证填写；软管装得比燃具晚的，届满日仍须不早于燃具的判废日，"
        "是我们的理解。"
    ),
    cases=[
        Case.hazard(special_hose=False),
        Case.hazard(special_hose=True, life_ends_on="2026-06-30", appliance_scrapped_on="2026-07-01"),
        Case.clear(special_hose=True, life_ends_on="2026-07-01", appliance_scrapped_on="2026-07-01"),
        Case.undetermined(special_hose=True, life_ends_on="2026-07-01"),
    ],
)


hose_misrouted = Rule(
    GB55009.clause("hose_run"),
    hazard=(GasHose.length > GB55009.limit("hose_length")) | GasHose.jointed | GasHose.through_structure,
    title="燃具软管过长、有接头，或穿墙体、门窗、顶棚、地面",
    en="appliance hose too long, jointed or passing through the structure",
    note="三种情形有一即成立；恰为限长的不算过长。",
    cases=[
        Case.hazard(length=2.1),
        Case.hazard(jointed=True),
        Case.hazard(through_structure=True),
        Case.clear(length=2, jointed=False, through_structure=False),
        Case.undetermined(length=1.5, jointed=False),
    ],
)
