"""The rules on vehicles: grades, inspection, maintenance, annual review, and what the police find on the road."""

from __future__ import annotations

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Label, Measure, choose, rule

from .facts import RoadsideCheck, RoadVehicle
from .standards import CARRIERS, DRIVERS, FREIGHT, POINTS, TECHNOLOGY, TRAFFIC_LAW

_COACHES = ["class_1_line", "class_2_line", "class_3_line", "class_4_line", "charter"]


def _light_goods(p: type[RoadVehicle]) -> Condition:
    return (p.service == "freight") & (p.gross_mass <= TECHNOLOGY.limit("light_goods"))


def _technical(grade: Label) -> Measure:
    return choose(grade == "1", 1, choose(grade == "2", 2, choose(grade == "3", 3, 4)))


def _type(grade: Label) -> Measure:
    return choose(grade == "none", 0, choose(grade == "ordinary", 1, choose(grade == "intermediate", 2, 3)))


@rule(
    RoadVehicle,
    cites=TECHNOLOGY.clause("technical_grade"),
    when=lambda p: p.in_service & ~p.trailer & ~_light_goods(p),
    en="technical grade of the vehicle too low",
    cases=[
        Case.hazard(in_service=True, trailer=False, service="class_1_line", technical_grade="2"),
        Case.hazard(in_service=True, trailer=False, service="class_3_line", technical_grade="3"),
        Case.hazard(
            in_service=True, trailer=False, service="freight", gross_mass="4.6 t", technical_grade="none"
        ),
        Case.hazard(in_service=True, trailer=False, service="other", international=True, technical_grade="2"),
        Case.clear(
            in_service=True, trailer=False, service="charter", international=False, technical_grade="1"
        ),
        Case.clear(
            in_service=True,
            trailer=False,
            service="freight",
            gross_mass="20 t",
            international=False,
            technical_grade="2",
        ),
        Case.undetermined(in_service=True, trailer=False, service="class_1_line"),
        Case.undetermined(in_service=True, trailer=False, service="class_3_line", technical_grade="2"),
    ],
)
def technical_grade_low(p: type[RoadVehicle]) -> Condition:
    """车辆技术等级低于用途要求

    挂车和轻型普通货车除外；未评定的视为未达级。
    """
    grade = _technical(p.technical_grade)
    abroad = p.international & (grade > TECHNOLOGY.limit("worst_grade_international"))
    return (grade > TECHNOLOGY.limit("worst_grade").at(p.service)) | abroad


@rule(
    RoadVehicle,
    cites=CARRIERS.clause("vehicle_grade"),
    when=lambda p: p.in_service & ~p.trailer & (p.service == "dangerous_goods"),
    en="technical grade of a dangerous goods vehicle too low",
    cases=[
        Case.hazard(in_service=True, trailer=False, service="dangerous_goods", technical_grade="2"),
        Case.clear(in_service=True, trailer=False, service="dangerous_goods", technical_grade="1"),
        Case.undetermined(in_service=True, trailer=False, service="dangerous_goods"),
    ],
)
def dangerous_goods_grade_low(p: type[RoadVehicle]) -> Condition:
    """危险货物车辆技术等级达不到要求

    等级要求取自道路运输车辆技术管理规定；挂车除外。
    """
    return _technical(p.technical_grade) > TECHNOLOGY.limit("worst_grade").at(p.service)


@rule(
    RoadVehicle,
    cites=TECHNOLOGY.clause("coach_type_grade"),
    when=lambda p: p.in_service & p.service.is_in(_COACHES),
    en="type grade of the coach too low",
    cases=[
        Case.hazard(in_service=True, service="charter", type_grade="ordinary"),
        Case.hazard(in_service=True, service="class_3_line", international=True, type_grade="ordinary"),
        Case.clear(in_service=True, service="class_1_line", international=False, type_grade="intermediate"),
        Case.clear(in_service=True, service="class_4_line", international=False, type_grade="ordinary"),
        Case.hazard(in_service=True, service="class_4_line", type_grade="none"),
        Case.undetermined(in_service=True, service="class_1_line"),
    ],
)
def type_grade_low(p: type[RoadVehicle]) -> Condition:
    """客车类型等级低于用途要求

    高级不再细分；未评定的低于普通级。
    """
    grade = _type(p.type_grade)
    demanding = p.service.is_in(["class_1_line", "class_2_line", "charter"]) | p.international
    higher = demanding & (grade < TECHNOLOGY.limit("higher_type_grade"))
    return (grade < TECHNOLOGY.limit("least_type_grade")) | higher


@rule(
    RoadVehicle,
    cites=TECHNOLOGY.clause("forbidden_vehicles"),
    when=lambda p: p.in_service & ~_light_goods(p),
    en="forbidden vehicle used in operation",
    cases=[
        Case.hazard(in_service=True, service="freight", gross_mass="4.6 t", scrapped=True),
        Case.hazard(in_service=True, service="charter", inspection_result="failed"),
        Case.clear(
            in_service=True,
            service="charter",
            scrapped=False,
            altered=False,
            assembled=False,
            inspection_result="passed",
        ),
        Case.undetermined(in_service=True, service="charter", scrapped=False, altered=False, assembled=False),
    ],
)
def forbidden_vehicle(p: type[RoadVehicle]) -> Condition:
    """使用报废、擅改、拼装、检验不合格的车辆

    与重大隐患第三条(二)同一情形；轻型普通货车不适用本规定。
    """
    return p.scrapped | p.altered | p.assembled | (p.inspection_result == "failed")


def _overdue(p: type[RoadVehicle], clause: str) -> Condition:
    young_age, young_interval, old_interval = (
        TECHNOLOGY.limit(f"{clause}.{name}") for name in ("young_age", "young_interval", "old_interval")
    )
    old = p.registered_on.plus(months=young_age) <= p.tested_on
    late = p.tested_on.plus(months=young_interval) < CHECK_DAY
    late_if_old = p.tested_on.plus(months=old_interval) < CHECK_DAY
    return late | (old & late_if_old)


_DAY = date(2024, 6, 1)


@rule(
    RoadVehicle,
    cites=TECHNOLOGY.clause("inspection"),
    when=lambda p: p.in_service & p.service.is_in(["freight", "other"]) & ~_light_goods(p),
    en="inspection of a vehicle overdue",
    cases=[
        Case.hazard(in_service=True, service="freight", gross_mass="4.6 t", tested_on="2010-01-01"),
        Case.hazard(
            on=_DAY, in_service=True, service="other", registered_on="2013-11-30", tested_on="2023-11-30"
        ),
        Case.clear(
            on=_DAY, in_service=True, service="other", registered_on="2013-12-01", tested_on="2023-11-30"
        ),
        Case.clear(
            on=_DAY, in_service=True, service="other", registered_on="2013-11-30", tested_on="2023-12-01"
        ),
        Case.undetermined(on=_DAY, in_service=True, service="other", tested_on="2023-11-30"),
    ],
)
def inspection_overdue(p: type[RoadVehicle]) -> Condition:
    """普通货车等超过检验检测周期

    周期按上次检验时的车龄定，满月数的当日起算老车；到期当日不算超期。
    """
    return _overdue(p, "inspection")


@rule(
    RoadVehicle,
    cites=TECHNOLOGY.clause("inspection_coach"),
    when=lambda p: p.in_service & p.service.is_in([*_COACHES, "dangerous_goods"]),
    en="inspection of a coach or dangerous goods vehicle overdue",
    cases=[
        Case.hazard(in_service=True, service="charter", tested_on="2010-01-01"),
        Case.hazard(
            on=_DAY, in_service=True, service="charter", registered_on="2018-11-30", tested_on="2023-11-30"
        ),
        Case.clear(
            on=_DAY, in_service=True, service="charter", registered_on="2018-12-01", tested_on="2023-11-30"
        ),
        Case.undetermined(on=_DAY, in_service=True, service="dangerous_goods", tested_on="2023-11-30"),
    ],
)
def coach_inspection_overdue(p: type[RoadVehicle]) -> Condition:
    """客车、危险货物车超过检验检测周期

    条文凭记忆；周期按上次检验时的车龄定。
    """
    return _overdue(p, "inspection_coach")


@rule(
    RoadVehicle,
    cites=TECHNOLOGY.clause("maintenance"),
    when=lambda p: p.in_service & ~_light_goods(p),
    en="vehicle not maintained as required",
    cases=[
        Case.hazard(in_service=True, service="freight", gross_mass="4.6 t", maintained=False),
        Case.hazard(in_service=True, service="charter", inspection_result="none"),
        Case.clear(in_service=True, service="charter", maintained=True, inspection_result="passed"),
        Case.undetermined(in_service=True, service="charter", maintained=True),
    ],
)
def not_maintained(p: type[RoadVehicle]) -> Condition:
    """没有按规定检验检测或维护车辆

    维护周期由企业制定，是否按期由检查人对照其计划判断。
    """
    return ~p.maintained | (p.inspection_result == "none")


_FREIGHT_DAY = date(2023, 11, 10)


@rule(
    RoadVehicle,
    cites=FREIGHT.clause("annual_review"),
    when=lambda p: (
        p.in_service
        & (p.service == "freight")
        & ~(p.gross_mass <= DRIVERS.limit("light_freight.light_goods"))
    ),
    en="annual review of a goods vehicle overdue",
    cases=[
        Case.hazard(
            on=_FREIGHT_DAY, in_service=True, service="freight", gross_mass="5 t", reviewed_on="2022-11-09"
        ),
        Case.clear(
            on=_FREIGHT_DAY, in_service=True, service="freight", gross_mass="5 t", reviewed_on="2022-11-10"
        ),
        Case.undetermined(on=_FREIGHT_DAY, in_service=True, service="freight", gross_mass="5 t"),
    ],
)
def annual_review_overdue(p: type[RoadVehicle]) -> Condition:
    """货运车辆道路运输证超过一年没有审验

    满一年的当日不算超期。2026-03-20 起的条文没有读到，那以后不判。
    """
    return p.reviewed_on.plus(months=FREIGHT.limit("review_cycle")) < CHECK_DAY


@rule(
    RoadVehicle,
    cites=TRAFFIC_LAW.clause("scrapped_on_road"),
    en="scrapped or assembled vehicle driven on the road",
    cases=[
        Case.hazard(scrapped=True, on_road=True),
        Case.hazard(assembled=True, on_road=True),
        Case.clear(scrapped=True, on_road=False),
        Case.clear(scrapped=False, assembled=False, on_road=True),
        Case.undetermined(scrapped=True),
    ],
)
def scrapped_on_road(p: type[RoadVehicle]) -> Condition:
    """驾驶拼装或已达报废标准的车辆上路

    不论是否用于经营。
    """
    return (p.scrapped | p.assembled) & p.on_road


@rule(
    RoadsideCheck,
    cites=POINTS.clause("uninspected"),
    when=lambda p: p.vehicle.is_in(["highway_coach", "tourist_coach", "dangerous_goods"]),
    en="coach or dangerous goods vehicle on the road without inspection",
    cases=[
        Case.hazard(vehicle="tourist_coach", inspected=False),
        Case.clear(vehicle="tourist_coach", inspected=True),
        Case.undetermined(vehicle="dangerous_goods"),
    ],
)
def uninspected_on_road(p: type[RoadsideCheck]) -> Condition:
    """客车、危险物品车没有按规定检验就上路，一次记 3 分

    其他车辆的这一情形另有记分，未收录。
    """
    return ~p.inspected


@rule(
    RoadsideCheck,
    cites=POINTS.clause("people_in_goods_vehicle"),
    when=lambda p: p.vehicle == "goods",
    en="goods vehicle carries people",
    cases=[
        Case.hazard(vehicle="goods", carries_people=True),
        Case.clear(vehicle="goods", carries_people=False),
        Case.undetermined(vehicle="goods"),
    ],
)
def people_in_goods_vehicle(p: type[RoadsideCheck]) -> Condition:
    """载货汽车违反规定载人，一次记 3 分

    驾驶室内按核定人数乘坐的不算。
    """
    return p.carries_people


@rule(
    RoadsideCheck,
    cites=POINTS.clause("altered_goods_vehicle"),
    when=lambda p: p.vehicle == "goods",
    en="goods vehicle altered illegally",
    cases=[
        Case.hazard(vehicle="goods", altered=True),
        Case.clear(vehicle="goods", altered=False),
        Case.undetermined(vehicle="goods"),
    ],
)
def altered_goods_vehicle(p: type[RoadsideCheck]) -> Condition:
    """载货汽车被擅自改变，一次记 1 分

    哪些改变算数由检查人判断。
    """
    return p.altered


@rule(
    RoadsideCheck,
    cites=POINTS.clause("helmet"),
    when=lambda p: p.vehicle == "motorcycle",
    en="motorcycle ridden without a helmet",
    cases=[
        Case.hazard(vehicle="motorcycle", helmet=False),
        Case.clear(vehicle="motorcycle", helmet=True),
        Case.undetermined(vehicle="motorcycle"),
    ],
)
def no_helmet(p: type[RoadsideCheck]) -> Condition:
    """骑摩托车不戴安全头盔，一次记 1 分

    乘坐人不戴头盔另有规定，未收录。
    """
    return ~p.helmet
