"""The rules on what is common to all enterprises (重大隐患第三条), and on city buses."""

from __future__ import annotations

from ansheng import CHECK_DAY, Case, Condition, rule

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
    RoadEnterprise,
    cites=CRITERIA.clause("licence"),
    when=lambda p: p.operating,
    en="trades without a valid licence or filing, or beyond its scope",
    cases=[
        Case.hazard(operating=True, licence_required=True, licence_held=False),
        Case.hazard(operating=True, licence_required=True, licence_held=True, licence_valid_to="2010-01-01"),
        Case.hazard(operating=True, filing_required=True, filed=False),
        Case.hazard(operating=True, within_scope=False),
        Case.clear(
            operating=True,
            licence_required=True,
            licence_held=True,
            licence_valid_to="2099-12-31",
            filing_required=False,
            within_scope=True,
        ),
        Case.clear(
            operating=True, licence_required=False, filing_required=True, filed=True, within_scope=True
        ),
        Case.undetermined(operating=True, licence_required=True, licence_held=True, within_scope=True),
    ],
)
def unlicensed(p: type[RoadEnterprise]) -> Condition:
    """无有效许可或备案而经营，或超出许可、备案的事项

    许可证在有效期的最后一天仍有效；备案没有有效期一项。是否超范围由检查人对照许可、备案内容判断。
    """
    no_licence = p.licence_required & (~p.licence_held | (p.licence_valid_to < CHECK_DAY))
    return no_licence | (p.filing_required & ~p.filed) | ~p.within_scope


@rule(
    RoadVehicle,
    cites=CRITERIA.clause("vehicle"),
    when=lambda p: p.in_service,
    en="operates with a vehicle that is scrapped, altered, assembled or not validly inspected",
    cases=[
        Case.hazard(in_service=True, scrapped=True),
        Case.hazard(in_service=True, altered=True),
        Case.hazard(in_service=True, assembled=True),
        Case.hazard(in_service=True, inspection_result="failed"),
        Case.hazard(in_service=True, inspection_result="passed", inspection_valid_to="2010-01-01"),
        Case.hazard(in_service=True, other_noncompliance=True),
        Case.clear(
            in_service=True,
            scrapped=False,
            altered=False,
            assembled=False,
            inspection_result="passed",
            inspection_valid_to="2099-12-31",
            other_noncompliance=False,
        ),
        Case.undetermined(
            in_service=True, scrapped=False, altered=False, assembled=False, inspection_result="passed"
        ),
    ],
)
def unfit_vehicle(p: type[RoadVehicle]) -> Condition:
    """使用报废、擅改、拼装、检验不合格或过期、其他不合规的车辆经营

    检验在有效期的最后一天仍有效；其他不合规由人判断。
    """
    uninspected = p.inspection_result.is_in(["failed", "none"]) | (p.inspection_valid_to < CHECK_DAY)
    return p.scrapped | p.altered | p.assembled | uninspected | p.other_noncompliance


@rule(
    DriverConduct,
    cites=CRITERIA.clause("long_term_offences"),
    when=lambda p: p.offence != "other",
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
def long_term_offences_tolerated(p: type[DriverConduct]) -> Condition:
    """长期“三超一疲劳”，途中没有提醒纠正，期限内也没有严肃处理

    三项都具备才是重大隐患。“长期”和“严肃处理”没有法定数值，由人判断；期限的最后一天处理仍算及时。
    """
    deadline = p.trip_ended_on.plus(months=CRITERIA.limit("handling_period"))
    untreated = (~p.dealt_with & (deadline < CHECK_DAY)) | (p.dealt_with & (p.dealt_on > deadline))
    return p.long_term & ~p.corrected & untreated


@rule(
    RoadDriver,
    cites=CRITERIA.clause("integrity_points"),
    en="driver with a grave integrity event still assigned",
    cases=[
        Case.hazard(single_event_points=10, dealt_with=False, still_assigned=True),
        Case.clear(single_event_points=9, dealt_with=False, still_assigned=True),
        Case.clear(single_event_points=15, dealt_with=True),
        Case.clear(single_event_points=15, dealt_with=False, still_assigned=False),
        Case.undetermined(single_event_points=10, dealt_with=False),
    ],
)
def grave_integrity_event_tolerated(p: type[RoadDriver]) -> Condition:
    """一次诚信考核计分达到限值，没有严肃处理仍安排上岗

    看单次计分，不看累计；是否严肃处理由人判断。
    """
    grave = p.single_event_points >= CRITERIA.limit("single_event_points")
    return grave & ~p.dealt_with & p.still_assigned


@rule(
    WeatherDispatch,
    cites=CRITERIA.clause("severe_weather"),
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
def dispatched_in_severe_weather(p: type[WeatherDispatch]) -> Condition:
    """恶劣天气预警下不执行停运指令或预案仍发车

    台风从橙色起，其他列明的灾害只有红色；未列明的灾害由人判断。只有预警而没有停运指令或预案要求，不属本条。
    """
    typhoon = (p.hazard == "typhoon") & p.level.is_in(["orange", "red"])
    listed = ~p.hazard.is_in(["typhoon", "other"]) & (p.level == "red")
    severe = typhoon | listed | ((p.hazard == "other") & p.unlisted_impassable)
    return severe & p.covers_route & (p.stop_order | p.plan_requires_stop) & p.dispatched


@rule(
    RoadSituation,
    cites=CRITERIA.clause("other_cases"),
    en="another case that the law makes a major hazard",
    cases=[
        Case.hazard(made_major_by_law=True, assessor="张三", basis="现场核查"),
        Case.clear(made_major_by_law=False),
        Case.undetermined(description="待研判"),
    ],
)
def other_major_case(p: type[RoadSituation]) -> Condition:
    """法律法规规章规定应判定为重大隐患的其他情形

    只由人判断，从不由其他数据推算；判断人和依据应填明，但不影响结论。
    """
    return p.made_major_by_law


@rule(
    CityBus,
    cites=CRITERIA.clause("bus_battery"),
    when=lambda p: p.in_service & p.new_energy,
    en="new-energy bus runs on a battery beyond its warranty",
    cases=[
        Case.hazard(
            in_service=True, new_energy=True, battery_warranty_to="2010-01-01", exceptions_ruled_out=True
        ),
        Case.clear(in_service=True, new_energy=True, battery_warranty_to="2099-12-31"),
        Case.clear(
            in_service=True, new_energy=True, battery_warranty_to="2010-01-01", exceptions_ruled_out=False
        ),
        Case.undetermined(in_service=True, new_energy=True, battery_warranty_to="2010-01-01"),
    ],
)
def bus_battery_out_of_warranty(p: type[CityBus]) -> Condition:
    """新能源公交车动力电池过了质保期还在用

    条文没有读到，可能有例外，须由人对照原文确认后才成立；质保期的最后一天不算过期。
    """
    return (p.battery_warranty_to < CHECK_DAY) & p.exceptions_ruled_out
