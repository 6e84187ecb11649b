"""The rules on fatigue driving (疲劳驾驶): the general rule, points, and passenger drivers."""

from ansheng import Case, Condition, Measure, Rule, rule

from .facts import DriverHours, DrivingSpell
from .standards import MONITORING, PASSENGER, POINTS, REGULATION


def _without_rest(before: Measure, after: Measure, most: Measure, rested: Condition) -> Condition:
    return (before > most) | (~rested & (before + after > most))


@rule(
    REGULATION.clause("fatigue"),
    title="连续驾驶过久没有停车休息，或休息过短",
    en="driven too long without a sufficient rest",
    cases=[
        Case.hazard(driving=4.5),
        Case.hazard(driving=3, rest=10, driving_after=1.5),
        Case.clear(driving=4, rest=20, driving_after=2),
        Case.clear(driving=2, rest=10, driving_after=2),
        Case.undetermined(driving=4, driving_after=2),
        Case.undetermined(driving=4, rest=10),
    ],
)
def fatigue_driving() -> Condition:
    """各类机动车通用。不足时长的停车不中断累计：停车前后的驾驶时间相加。"""
    rested = DrivingSpell.rest >= REGULATION.limit("fatigue.rest")
    return _without_rest(
        DrivingSpell.driving, DrivingSpell.driving_after, REGULATION.limit("fatigue.driving"), rested
    )


@rule(
    POINTS.clause("fatigue_passenger"),
    when=DrivingSpell.vehicle.is_in(["large_passenger", "dangerous_goods"]),
    title="客车、危险物品车疲劳驾驶，一次记 9 分",
    en="fatigue driving that scores 9 points",
    cases=[
        Case.hazard(vehicle="large_passenger", driving=4.5),
        Case.hazard(vehicle="dangerous_goods", driving=3, rest=10, driving_after=1.5),
        Case.clear(vehicle="large_passenger", driving=4, rest=20, driving_after=2),
        Case.undetermined(vehicle="dangerous_goods", driving=4),
    ],
)
def fatigue_9_points() -> Condition:
    """不足时长的停车不中断累计。"""
    rested = DrivingSpell.rest >= POINTS.limit("fatigue_passenger.rest")
    return _without_rest(
        DrivingSpell.driving, DrivingSpell.driving_after, POINTS.limit("fatigue_passenger.driving"), rested
    )


@rule(
    POINTS.clause("fatigue_goods"),
    when=DrivingSpell.vehicle == "goods",
    title="载货汽车疲劳驾驶，一次记 3 分",
    en="fatigue driving that scores 3 points",
    given={"vehicle": "goods"},
    cases=[
        Case.hazard(driving=4.5),
        Case.hazard(driving=3, rest=10, driving_after=1.5),
        Case.clear(driving=4, rest=20, driving_after=2),
        Case.undetermined(driving=4),
    ],
)
def fatigue_3_points() -> Condition:
    """不足时长的停车不中断累计。"""
    rested = DrivingSpell.rest >= POINTS.limit("fatigue_goods.rest")
    return _without_rest(
        DrivingSpell.driving, DrivingSpell.driving_after, POINTS.limit("fatigue_goods.driving"), rested
    )


@rule(
    MONITORING.clause("day_driving"),
    PASSENGER.clause("continuous_driving"),
    when=DrivingSpell.passenger_service,
    title="客运驾驶员连续驾驶过久",
    en="passenger driver at the wheel too long without a rest",
    given={"passenger_service": True},
    cases=[
        Case.hazard(driving=4.5),
        Case.hazard(driving=3, rest=10, driving_after=1.5),
        Case.clear(driving=4, rest=20, driving_after=2),
        Case.undetermined(driving=4),
    ],
)
def passenger_driving_too_long() -> Condition:
    """不论日间夜间都不得超过日间的限值；夜间另有更严的限值。"""
    rested = DrivingSpell.rest >= MONITORING.limit("day_driving.rest")
    return _without_rest(
        DrivingSpell.driving, DrivingSpell.driving_after, MONITORING.limit("day_driving.driving"), rested
    )


@rule(
    MONITORING.clause("night_driving"),
    PASSENGER.clause("continuous_driving"),
    when=DrivingSpell.passenger_service,
    title="客运驾驶员夜间连续驾驶过久",
    en="passenger driver at the wheel too long at night",
    given={"passenger_service": True},
    cases=[
        Case.hazard(night_driving=2.5),
        Case.hazard(night_driving=1.5, rest=10, night_driving_after=1),
        Case.clear(night_driving=2, rest=20, night_driving_after=1),
        Case.undetermined(night_driving=2, night_driving_after=1),
    ],
)
def passenger_night_driving_too_long() -> Condition:
    """跨日夜的，条文没有规定，本库只取夜间部分与夜间限值比较，从严。不适用于货运和危货。"""
    rested = DrivingSpell.rest >= MONITORING.limit("day_driving.rest")
    most = MONITORING.limit("night_driving.night_driving")
    return _without_rest(DrivingSpell.night_driving, DrivingSpell.night_driving_after, most, rested)


passenger_driving_24h = Rule(
    PASSENGER.clause("driving_24h"),
    MONITORING.clause("driving_24h"),
    when=DriverHours.service == "passenger",
    hazard=DriverHours.driving_24h > PASSENGER.limit("driving_24h.driving_24h"),
    title="客运驾驶员 24 小时累计驾驶过久",
    en="passenger driver at the wheel too long in 24 hours",
    note="动态监督办法用“原则上”，规范不留余地，从规范。不适用于货运和危货。",
    given={"service": "passenger"},
    cases=[Case.hazard(driving_24h=8.5), Case.clear(driving_24h=8), Case.undetermined()],
)


passenger_driving_7d = Rule(
    PASSENGER.clause("driving_7d"),
    when=DriverHours.service == "passenger",
    hazard=DriverHours.driving_7d > PASSENGER.limit("driving_7d.driving_7d"),
    title="客运驾驶员连续 7 日累计驾驶过久",
    en="passenger driver at the wheel too long in 7 days",
    note="任意连续 7 日，填其中最大的；期间有效落地休息由检查人另查。",
    given={"service": "passenger"},
    cases=[Case.hazard(driving_7d=45), Case.clear(driving_7d=44), Case.undetermined()],
)
