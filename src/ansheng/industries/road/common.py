"""The rules on what is common to all enterprises (重大隐患第三条), and on city buses."""

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .facts import (
    CityBus,
    DriverConduct,
    RoadDriver,
    RoadEnterprise,
    RoadSituation,
    RoadVehicle,
    WeatherDispatch,
)
from .standards import CRITERIA


@rule(
    CRITERIA.clause("licence"),
    when=RoadEnterprise.operating,
    title="无有效许可或备案而经营，或超出许可、备案的事项",
    en="trades without a valid licence or filing, or beyond its scope",
    given={"operating": True},
    cases=[
        Case.hazard(licence_required=True, licence_held=False),
        Case.hazard(licence_required=True, licence_held=True, licence_valid_to="2010-01-01"),
        Case.hazard(filing_required=True, filed=False),
        Case.hazard(within_scope=False),
        Case.clear(
            licence_required=True,
            licence_held=True,
            licence_valid_to="2099-12-31",
            filing_required=False,
            within_scope=True,
        ),
        Case.clear(licence_required=False, filing_required=True, filed=True, within_scope=True),
        Case.undetermined(licence_required=True, licence_held=True, within_scope=True),
    ],
)
def unlicensed() -> Condition:
    """许可证在有效期的最后一天仍有效；备案没有有效期一项。是否超范围由检查人对照许可、备案内容判断。"""
    no_licence = RoadEnterprise.licence_required & (
        ~RoadEnterprise.licence_held | (RoadEnterprise.licence_valid_to < CHECK_DAY)
    )
    return (
        no_licence | (RoadEnterprise.filing_required & ~RoadEnterprise.filed) | ~RoadEnterprise.within_scope
    )


@rule(
    CRITERIA.clause("vehicle"),
    when=RoadVehicle.in_service,
    title="使用报废、擅改、拼装、检验不合格或过期、其他不合规的车辆经营",
    en="operates with a vehicle that is scrapped, altered, assembled or not validly inspected",
    given={"in_service": True},
    cases=[
        Case.hazard(scrapped=True),
        Case.hazard(altered=True),
        Case.hazard(assembled=True),
        Case.hazard(inspection_result="failed"),
        Case.hazard(inspection_result="passed", inspection_valid_to="2010-01-01"),
        Case.hazard(other_noncompliance=True),
        Case.clear(
            scrapped=False,
            altered=False,
            assembled=False,
            inspection_result="passed",
            inspection_valid_to="2099-12-31",
            other_noncompliance=False,
        ),
        Case.undetermined(scrapped=False, altered=False, assembled=False, inspection_result="passed"),
    ],
)
def unfit_vehicle() -> Condition:
    """检验在有效期的最后一天仍有效；其他不合规由人判断。"""
    uninspected = RoadVehicle.inspection_result.is_in(["failed", "none"]) | (
        RoadVehicle.inspection_valid_to < CHECK_DAY
    )
    return (
        RoadVehicle.scrapped
        | RoadVehicle.altered
        | RoadVehicle.assembled
        | uninspected
        | RoadVehicle.other_noncompliance
    )


@rule(
    CRITERIA.clause("long_term_offences"),
    when=DriverConduct.offence != "other",
    title="长期“三超一疲劳”，途中没有提醒纠正，期限内也没有严肃处理",
    en="long-term speeding, crowding, overload or fatigue, not corrected nor dealt with in time",
    cases=[
        Case.hazard(
            offence="overload", long_term=True, corrected=False, trip_ended_on="2020-01-31", dealt_with=False
        ),
        Case.hazard(
            offence="fatigue",
            long_term=True,
            corrected=False,
            trip_ended_on="2020-01-15",
            dealt_with=True,
            dealt_on="2020-02-16",
        ),
        Case.clear(
            offence="fatigue",
            long_term=True,
            corrected=False,
            trip_ended_on="2020-01-15",
            dealt_with=True,
            dealt_on="2020-02-15",
        ),
        Case.clear(
            offence="overspeed", long_term=True, corrected=False, trip_ended_on="2099-01-01", dealt_with=False
        ),
        Case.clear(offence="overspeed", long_term=True, corrected=True),
        Case.clear(offence="overspeed", long_term=False),
        Case.undetermined(
            offence="overcrowding", corrected=False, trip_ended_on="2020-01-31", dealt_with=False
        ),
    ],
)
def long_term_offences_tolerated() -> Condition:
    """三项都具备才是重大隐患。“长期”和“严肃处理”没有法定数值，由人判断；期限的最后一天处理仍算及时。"""
    deadline = DriverConduct.trip_ended_on.plus(months=CRITERIA.limit("handling_period"))
    untreated = (~DriverConduct.dealt_with & (deadline < CHECK_DAY)) | (
        DriverConduct.dealt_with & (DriverConduct.dealt_on > deadline)
    )
    return DriverConduct.long_term & ~DriverConduct.corrected & untreated


@rule(
    CRITERIA.clause("integrity_points"),
    title="一次诚信考核计分达到限值，没有严肃处理仍安排上岗",
    en="driver with a grave integrity event still assigned",
    cases=[
        Case.hazard(single_event_points=10, dealt_with=False, still_assigned=True),
        Case.clear(single_event_points=9, dealt_with=False, still_assigned=True),
        Case.clear(single_event_points=15, dealt_with=True),
        Case.clear(single_event_points=15, dealt_with=False, still_assigned=False),
        Case.undetermined(single_event_points=10, dealt_with=False),
    ],
)
def grave_integrity_event_tolerated() -> Condition:
    """看单次计分，不看累计；是否严肃处理由人判断。"""
    grave = RoadDriver.single_event_points >= CRITERIA.limit("single_event_points")
    return grave & ~RoadDriver.dealt_with & RoadDriver.still_assigned


@rule(
    CRITERIA.clause("severe_weather"),
    title="恶劣天气预警下不执行停运指令或预案仍发车",
    en="trips sent out under a severe weather warning against a stop order or plan",
    cases=[
        Case.hazard(hazard="typhoon", level="orange", covers_route=True, stop_order=True, dispatched=True),
        Case.hazard(hazard="fog", level="red", covers_route=True, plan_requires_stop=True, dispatched=True),
        Case.hazard(
            hazard="other", unlisted_impassable=True, covers_route=True, stop_order=True, dispatched=True
        ),
        Case.clear(hazard="fog", level="orange", covers_route=True, stop_order=True, dispatched=True),
        Case.clear(hazard="typhoon", level="yellow", covers_route=True, stop_order=True, dispatched=True),
        Case.clear(
            hazard="typhoon", level="red", stop_order=False, plan_requires_stop=False, dispatched=True
        ),
        Case.clear(hazard="typhoon", level="red", dispatched=False),
        Case.undetermined(hazard="fog", level="red", covers_route=True, stop_order=False, dispatched=True),
        Case.undetermined(hazard="other", covers_route=True, stop_order=True, dispatched=True),
    ],
)
def dispatched_in_severe_weather() -> Condition:
    """台风从橙色起，其他列明的灾害只有红色；未列明的灾害由人判断。只有预警而没有停运指令或预案要求，不属本条。"""
    typhoon = (WeatherDispatch.hazard == "typhoon") & WeatherDispatch.level.is_in(["orange", "red"])
    listed = ~WeatherDispatch.hazard.is_in(["typhoon", "other"]) & (WeatherDispatch.level == "red")
    severe = typhoon | listed | ((WeatherDispatch.hazard == "other") & WeatherDispatch.unlisted_impassable)
    return (
        severe
        & WeatherDispatch.covers_route
        & (WeatherDispatch.stop_order | WeatherDispatch.plan_requires_stop)
        & WeatherDispatch.dispatched
    )


other_major_case = Rule(
    CRITERIA.clause("other_cases"),
    hazard=RoadSituation.made_major_by_law,
    en="another case that the law makes a major hazard",
    note="只由人判断，从不由其他数据推算；判断人和依据应填明，但不影响结论。",
)


bus_battery_out_of_warranty = Rule(
    CRITERIA.clause("bus_battery"),
    when=CityBus.in_service & CityBus.new_energy,
    hazard=(CityBus.battery_warranty_to < CHECK_DAY) & CityBus.exceptions_ruled_out,
    en="new-energy bus runs on a battery beyond its warranty",
    note="条文没有读到，可能有例外，须由人对照原文确认后才成立；质保期的最后一天不算过期。",
    given={"in_service": True, "new_energy": True},
    cases=[
        Case.hazard(battery_warranty_to="2010-01-01", exceptions_ruled_out=True),
        Case.clear(battery_warranty_to="2099-12-31"),
        Case.clear(battery_warranty_to="2010-01-01", exceptions_ruled_out=False),
        Case.undetermined(battery_warranty_to="2010-01-01"),
    ],
)
