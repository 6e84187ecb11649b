"""The rules on vehicles: grades, inspection, maintenance, annual review, and what the police find on the road."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Label, Measure, Rule, choose, rule

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
    TECHNOLOGY.clause("technical_grade"),
    when=RoadVehicle.in_service & ~RoadVehicle.trailer & ~_light_goods(RoadVehicle),
    title="车辆技术等级低于用途要求",
    en="technical grade of the vehicle too low",
    given={"in_service": True, "trailer": False},
    cases=[
        Case.hazard(service="class_1_line", technical_grade="2"),
        Case.hazard(service="class_3_line", technical_grade="3"),
        Case.hazard(service="freight", gross_mass="4.6 t", technical_grade="none"),
        Case.hazard(service="other", international=True, technical_grade="2"),
        Case.clear(service="charter", international=False, technical_grade="1"),
        Case.clear(service="freight", gross_mass="20 t", international=False, technical_grade="2"),
        Case.undetermined(service="class_1_line"),
        Case.undetermined(service="class_3_line", technical_grade="2"),
    ],
)
def technical_grade_low() -> Condition:
    """挂车和轻型普通货车除外；未评定的视为未达级。"""
    grade = _technical(RoadVehicle.technical_grade)
    abroad = RoadVehicle.international & (grade > TECHNOLOGY.limit("worst_grade_international"))
    return (grade > TECHNOLOGY.limit("worst_grade").at(RoadVehicle.service)) | abroad


dangerous_goods_grade_low = Rule(
    CARRIERS.clause("vehicle_grade"),
    when=RoadVehicle.in_service & ~RoadVehicle.trailer & (RoadVehicle.service == "dangerous_goods"),
    hazard=_technical(RoadVehicle.technical_grade) > TECHNOLOGY.limit("worst_grade").at(RoadVehicle.service),
    title="危险货物车辆技术等级达不到要求",
    en="technical grade of a dangerous goods vehicle too low",
    note="等级要求取自道路运输车辆技术管理规定；挂车除外。",
    given={"in_service": True, "trailer": False, "service": "dangerous_goods"},
    cases=[Case.hazard(technical_grade="2"), Case.clear(technical_grade="1"), Case.undetermined()],
)


@rule(
    TECHNOLOGY.clause("coach_type_grade"),
    when=RoadVehicle.in_service & RoadVehicle.service.is_in(_COACHES),
    title="客车类型等级低于用途要求",
    en="type grade of the coach too low",
    given={"in_service": True},
    cases=[
        Case.hazard(service="charter", type_grade="ordinary"),
        Case.hazard(service="class_3_line", international=True, type_grade="ordinary"),
        Case.clear(service="class_1_line", international=False, type_grade="intermediate"),
        Case.clear(service="class_4_line", international=False, type_grade="ordinary"),
        Case.hazard(service="class_4_line", type_grade="none"),
        Case.undetermined(service="class_1_line"),
    ],
)
def type_grade_low() -> Condition:
    """高级不再细分；未评定的低于普通级。"""
    grade = _type(RoadVehicle.type_grade)
    demanding = (
        RoadVehicle.service.is_in(["class_1_line", "class_2_line", "charter"]) | RoadVehicle.international
    )
    higher = demanding & (grade < TECHNOLOGY.limit("higher_type_grade"))
    return (grade < TECHNOLOGY.limit("least_type_grade")) | higher


forbidden_vehicle = Rule(
    TECHNOLOGY.clause("forbidden_vehicles"),
    when=RoadVehicle.in_service & ~_light_goods(RoadVehicle),
    hazard=RoadVehicle.scrapped
    | RoadVehicle.altered
    | RoadVehicle.assembled
    | (RoadVehicle.inspection_result == "failed"),
    title="使用报废、擅改、拼装、检验不合格的车辆",
    en="forbidden vehicle used in operation",
    note="与重大隐患第三条(二)同一情形；轻型普通货车不适用本规定。",
    given={"in_service": True},
    cases=[
        Case.hazard(service="freight", gross_mass="4.6 t", scrapped=True),
        Case.hazard(service="charter", inspection_result="failed"),
        Case.clear(
            service="charter", scrapped=False, altered=False, assembled=False, inspection_result="passed"
        ),
        Case.undetermined(service="charter", scrapped=False, altered=False, assembled=False),
    ],
)


def _overdue(p: type[RoadVehicle], clause: str) -> Condition:
    young_age, young_interval, old_interval = (
        TECHNOLOGY.limit(f"{clause}.{name}") for name in ("young_age", "young_interval", "old_interval")
    )
    old = p.registered_on.plus(months=young_age) <= p.tested_on
    late = p.tested_on.plus(months=young_interval) < CHECK_DAY
    late_if_old = p.tested_on.plus(months=old_interval) < CHECK_DAY
    return late | (old & late_if_old)


_DAY = date(2024, 6, 1)


inspection_overdue = Rule(
    TECHNOLOGY.clause("inspection"),
    when=RoadVehicle.in_service
    & RoadVehicle.service.is_in(["freight", "other"])
    & ~_light_goods(RoadVehicle),
    hazard=_overdue(RoadVehicle, "inspection"),
    title="普通货车等超过检验检测周期",
    en="inspection of a vehicle overdue",
    note="周期按上次检验时的车龄定，满月数的当日起算老车；到期当日不算超期。",
    given={"in_service": True},
    cases=[
        Case.hazard(service="freight", gross_mass="4.6 t", tested_on="2010-01-01"),
        Case.hazard(on=_DAY, service="other", registered_on="2013-11-30", tested_on="2023-11-30"),
        Case.clear(on=_DAY, service="other", registered_on="2013-12-01", tested_on="2023-11-30"),
        Case.clear(on=_DAY, service="other", registered_on="2013-11-30", tested_on="2023-12-01"),
        Case.undetermined(on=_DAY, service="other", tested_on="2023-11-30"),
    ],
)


coach_inspection_overdue = Rule(
    TECHNOLOGY.clause("inspection_coach"),
    when=RoadVehicle.in_service & RoadVehicle.service.is_in([*_COACHES, "dangerous_goods"]),
    hazard=_overdue(RoadVehicle, "inspection_coach"),
    title="客车、危险货物车超过检验检测周期",
    en="inspection of a coach or dangerous goods vehicle overdue",
    note="条文凭记忆；周期按上次检验时的车龄定。",
    given={"in_service": True},
    cases=[
        Case.hazard(service="charter", tested_on="2010-01-01"),
        Case.hazard(on=_DAY, service="charter", registered_on="2018-11-30", tested_on="2023-11-30"),
        Case.clear(on=_DAY, service="charter", registered_on="2018-12-01", tested_on="2023-11-30"),
        Case.undetermined(on=_DAY, service="dangerous_goods", tested_on="2023-11-30"),
    ],
)


not_maintained = Rule(
    TECHNOLOGY.clause("maintenance"),
    when=RoadVehicle.in_service & ~_light_goods(RoadVehicle),
    hazard=~RoadVehicle.maintained | (RoadVehicle.inspection_result == "none"),
    en="vehicle not maintained as required",
    note="维护周期由企业制定，是否按期由检查人对照其计划判断。",
    given={"in_service": True},
    cases=[
        Case.hazard(service="freight", gross_mass="4.6 t", maintained=False),
        Case.hazard(service="charter", inspection_result="none"),
        Case.clear(service="charter", maintained=True, inspection_result="passed"),
        Case.undetermined(service="charter", maintained=True),
    ],
)


_FREIGHT_DAY = date(2023, 11, 10)


annual_review_overdue = Rule(
    FREIGHT.clause("annual_review"),
    when=RoadVehicle.in_service
    & (RoadVehicle.service == "freight")
    & ~(RoadVehicle.gross_mass <= DRIVERS.limit("light_freight.light_goods")),
    hazard=RoadVehicle.reviewed_on.plus(months=FREIGHT.limit("review_cycle")) < CHECK_DAY,
    title="货运车辆道路运输证超过一年没有审验",
    en="annual review of a goods vehicle overdue",
    note="满一年的当日不算超期。2026-03-20 起的条文没有读到，那以后不判。",
    given={"in_service": True, "service": "freight", "gross_mass": "5 t"},
    cases=[
        Case.hazard(on=_FREIGHT_DAY, reviewed_on="2022-11-09"),
        Case.clear(on=_FREIGHT_DAY, reviewed_on="2022-11-10"),
        Case.undetermined(on=_FREIGHT_DAY),
    ],
)


scrapped_on_road = Rule(
    TRAFFIC_LAW.clause("scrapped_on_road"),
    hazard=(RoadVehicle.scrapped | RoadVehicle.assembled) & RoadVehicle.on_road,
    en="scrapped or assembled vehicle driven on the road",
    note="不论是否用于经营。",
    cases=[
        Case.hazard(scrapped=True, on_road=True),
        Case.hazard(assembled=True, on_road=True),
        Case.clear(scrapped=True, on_road=False),
        Case.clear(scrapped=False, assembled=False, on_road=True),
        Case.undetermined(scrapped=True),
    ],
)


uninspected_on_road = Rule(
    POINTS.clause("uninspected"),
    when=RoadsideCheck.vehicle.is_in(["highway_coach", "tourist_coach", "dangerous_goods"]),
    hazard=~RoadsideCheck.inspected,
    title="客车、危险物品车没有按规定检验就上路，一次记 3 分",
    en="coach or dangerous goods vehicle on the road without inspection",
    note="其他车辆的这一情形另有记分，未收录。",
)


people_in_goods_vehicle = Rule(
    POINTS.clause("people_in_goods_vehicle"),
    when=RoadsideCheck.vehicle == "goods",
    hazard=RoadsideCheck.carries_people,
    title="载货汽车违反规定载人，一次记 3 分",
    en="goods vehicle carries people",
    note="驾驶室内按核定人数乘坐的不算。",
)


altered_goods_vehicle = Rule(
    POINTS.clause("altered_goods_vehicle"),
    when=RoadsideCheck.vehicle == "goods",
    hazard=RoadsideCheck.altered,
    title="载货汽车被擅自改变，一次记 1 分",
    en="goods vehicle altered illegally",
    note="哪些改变算数由检查人判断。",
)


no_helmet = Rule(
    POINTS.clause("helmet"),
    when=RoadsideCheck.vehicle == "motorcycle",
    hazard=~RoadsideCheck.helmet,
    title="骑摩托车不戴安全头盔，一次记 1 分",
    en="motorcycle ridden without a helmet",
    note="乘坐人不戴头盔另有规定，未收录。",
)
