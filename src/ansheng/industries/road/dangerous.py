"""The rules on trips with dangerous goods: load, papers, escort, marks, route."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .facts import DangerousCarrier, DangerousTrip
from .standards import CRITERIA, DANGEROUS


def _not_exempt(p: type[DangerousTrip]) -> Condition:
    few = (p.packing == "excepted") & (p.packages <= DANGEROUS.limit("excepted_packages"))
    light = (p.packing == "limited") & (p.limited_mass <= DANGEROUS.limit("limited_mass"))
    return ~few & ~light


@rule(
    DangerousTrip,
    cites=CRITERIA.clause("tank_medium_or_load"),
    when=_not_exempt,
    en="dangerous goods above the approved load",
    cases=[
        Case.hazard(packing="full", cargo_mass="10.1 t", approved_load="10 t"),
        Case.hazard(packing="excepted", packages=1001, cargo_mass="10.1 t", approved_load="10 t"),
        Case.hazard(packing="limited", limited_mass="8.1 t", cargo_mass="10.1 t", approved_load="10 t"),
        Case.clear(packing="full", cargo_mass="10 t", approved_load="10 t"),
        Case.undetermined(packing="full", cargo_mass="10 t"),
    ],
)
def dangerous_goods_overloaded(p: type[DangerousTrip]) -> Condition:
    """超过核定载质量拉危险货物

    分母是核定载质量；按普通货物运输的例外数量、有限数量货物不判。引文的主语是否只指罐车没有说明，按全部车辆判。
    """
    return p.cargo_mass > p.approved_load


@rule(
    DangerousTrip,
    cites=DANGEROUS.clause("approved_load"),
    when=_not_exempt,
    en="dangerous goods load beyond what the vehicle is approved for",
    cases=[
        Case.hazard(packing="full", cargo_mass=10001, approved_load=10000),
        Case.hazard(packing="excepted", packages=1001, cargo_mass=10001, approved_load=10000),
        Case.hazard(packing="limited", limited_mass=8001, cargo_mass=10001, approved_load=10000),
        Case.clear(packing="full", cargo_mass=10000, approved_load=10000),
        Case.undetermined(packing="full", approved_load=10000),
    ],
)
def approved_load_exceeded(p: type[DangerousTrip]) -> Condition:
    """危险货物超过车辆核定载质量

    与重大隐患同一情形，是行政法规上的违规。
    """
    return p.cargo_mass > p.approved_load


@rule(
    DangerousTrip,
    cites=DANGEROUS.clause("licensed_scope"),
    when=_not_exempt,
    en="dangerous goods outside the licensed scope",
    cases=[
        Case.hazard(packing="full", licensed=False),
        Case.hazard(packing="excepted", packages=1001, licensed=False),
        Case.hazard(packing="limited", limited_mass=8001, licensed=False),
        Case.clear(packing="full", licensed=True),
        Case.undetermined(packing="full"),
    ],
)
def goods_not_licensed(p: type[DangerousTrip]) -> Condition:
    """承运许可范围以外的危险货物

    由检查人对照经营许可证的类别、项别判断。
    """
    return ~p.licensed


@rule(
    DangerousTrip,
    cites=DANGEROUS.clause("waybill"),
    when=_not_exempt,
    en="waybill not carried",
    cases=[
        Case.hazard(packing="full", waybill_carried=False),
        Case.hazard(packing="excepted", packages=1001, waybill_carried=False),
        Case.hazard(packing="limited", limited_mass=8001, waybill_carried=False),
        Case.clear(packing="full", waybill_carried=True),
        Case.undetermined(packing="full"),
    ],
)
def waybill_missing(p: type[DangerousTrip]) -> Condition:
    """没有随车携带危险货物运单

    电子运单也算；运单内容是否正确不在此判。
    """
    return ~p.waybill_carried


@rule(
    DangerousTrip,
    cites=DANGEROUS.clause("pre_trip_check"),
    when=_not_exempt,
    en="vehicle, tank or positioning device not checked before the trip",
    cases=[
        Case.hazard(packing="full", checked=False),
        Case.hazard(packing="excepted", packages=1001, checked=False),
        Case.hazard(packing="limited", limited_mass=8001, checked=False),
        Case.clear(packing="full", checked=True),
        Case.undetermined(packing="full"),
    ],
)
def no_pre_trip_check(p: type[DangerousTrip]) -> Condition:
    """出车前没有检查车辆、罐体和定位装置并记录

    有检查而没有记录的，视为没有检查。
    """
    return ~p.checked


@rule(
    DangerousTrip,
    cites=DANGEROUS.clause("briefing"),
    when=_not_exempt,
    en="driver and escort not briefed before the trip",
    cases=[
        Case.hazard(packing="full", briefed=False),
        Case.hazard(packing="excepted", packages=1001, briefed=False),
        Case.hazard(packing="limited", limited_mass=8001, briefed=False),
        Case.clear(packing="full", briefed=True),
        Case.undetermined(packing="full"),
    ],
)
def no_briefing(p: type[DangerousTrip]) -> Condition:
    """出车前没有向驾驶员、押运员告知安全事项

    告知的内容由检查人判断。
    """
    return ~p.briefed


@rule(
    DangerousTrip,
    cites=DANGEROUS.clause("escort"),
    when=_not_exempt,
    en="no escort, or goods not watched by the escort",
    cases=[
        Case.hazard(packing="full", escorts=0),
        Case.hazard(packing="full", escorts=1, watched=False),
        Case.hazard(packing="excepted", packages=1001, escorts=0),
        Case.hazard(packing="limited", limited_mass=8001, escorts=0),
        Case.clear(packing="full", escorts=1, watched=True),
        Case.undetermined(packing="full", escorts=1),
    ],
)
def no_escort(p: type[DangerousTrip]) -> Condition:
    """没有押运员随车，或货物不在押运员监管之下

    押运员在驾驶人以外另配；资格是否有效不在此判。
    """
    return (p.escorts < DANGEROUS.limit("escorts")) | ~p.watched


@rule(
    DangerousTrip,
    cites=DANGEROUS.clause("signs"),
    when=_not_exempt,
    en="dangerous goods signs not shown",
    cases=[
        Case.hazard(packing="full", signs_shown=False),
        Case.hazard(packing="excepted", packages=1001, signs_shown=False),
        Case.hazard(packing="limited", limited_mass=8001, signs_shown=False),
        Case.clear(packing="full", signs_shown=True),
        Case.undetermined(packing="full"),
    ],
)
def no_signs(p: type[DangerousTrip]) -> Condition:
    """没有悬挂危险货物车辆标志

    标志是否符合 GB 13392 由检查人判断。
    """
    return ~p.signs_shown


@rule(
    DangerousTrip,
    cites=DANGEROUS.clause("plate"),
    when=lambda p: p.goods.is_in(["explosive", "highly_toxic"]),
    en="no safety plate on a vehicle with explosives or highly toxic chemicals",
    cases=[
        Case.hazard(goods="explosive", plate_shown=False),
        Case.clear(goods="highly_toxic", plate_shown=True),
        Case.undetermined(goods="explosive"),
    ],
)
def no_safety_plate(p: type[DangerousTrip]) -> Condition:
    """爆炸品、剧毒化学品车辆没有安全标示牌

    标示牌是否符合 GB 20300 由检查人判断。
    """
    return ~p.plate_shown


@rule(
    DangerousTrip,
    cites=DANGEROUS.clause("approved_route"),
    when=lambda p: p.goods.is_in(["explosive", "fireworks", "highly_toxic", "radioactive"]),
    en="not on the route and time that the police approved",
    cases=[
        Case.hazard(goods="fireworks", on_approved_route=False),
        Case.clear(goods="radioactive", on_approved_route=True),
        Case.undetermined(goods="highly_toxic"),
    ],
)
def off_approved_route(p: type[DangerousTrip]) -> Condition:
    """爆炸品、烟花爆竹、剧毒、放射性物品没有按批准的路线和时间运输

    由检查人对照公安机关的批准文件判断。
    """
    return ~p.on_approved_route


@rule(
    DangerousTrip,
    cites=DANGEROUS.clause("restricted_area"),
    when=_not_exempt,
    en="entered an area or hour that the police restrict",
    cases=[
        Case.hazard(packing="full", entered_restricted=True),
        Case.hazard(packing="excepted", packages=1001, entered_restricted=True),
        Case.hazard(packing="limited", limited_mass=8001, entered_restricted=True),
        Case.clear(packing="full", entered_restricted=False),
        Case.undetermined(packing="full", goods="other"),
    ],
)
def restricted_area_entered(p: type[DangerousTrip]) -> Condition:
    """进入公安限制通行的区域、路段或时段

    各地的限行不同，由检查人对照当地公告判断。按普通货物运输的例外数量、有限数量货物不判。
    """
    return p.entered_restricted


@rule(
    DangerousCarrier,
    cites=DANGEROUS.clause("waybill_records"),
    en="waybills not kept long enough",
    cases=[
        Case.hazard(waybills_kept=11),
        Case.clear(waybills_kept=12),
        Case.undetermined(),
    ],
)
def waybills_not_kept(p: type[DangerousCarrier]) -> Condition:
    """运单保存时间不足

    按实际能够调阅的最早运单计算。
    """
    return p.waybills_kept < DANGEROUS.limit("waybills_kept")
