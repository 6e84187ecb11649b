"""The rules on trips with dangerous goods: load, papers, escort, marks, route."""

from ansheng import Case, Condition, Rule

from .facts import DangerousCarrier, DangerousTrip
from .standards import CRITERIA, DANGEROUS


def _not_exempt(p: type[DangerousTrip]) -> Condition:
    few = (p.packing == "excepted") & (p.packages <= DANGEROUS.limit("excepted_packages"))
    light = (p.packing == "limited") & (p.limited_mass <= DANGEROUS.limit("limited_mass"))
    return ~few & ~light


dangerous_goods_overloaded = Rule(
    CRITERIA.clause("tank_medium_or_load"),
    when=_not_exempt(DangerousTrip),
    hazard=DangerousTrip.cargo_mass > DangerousTrip.approved_load,
    title="超过核定载质量拉危险货物",
    en="dangerous goods above the approved load",
    note=(
        "分母是核定载质量；按普通货物运输的例外数量、有限数量货物不判。引文的主语是否只指罐车没有说明，"
        "按全部车辆判。"
    ),
    cases=[
        Case.hazard(packing="full", cargo_mass="10.1 t", approved_load="10 t"),
        Case.hazard(packing="excepted", packages=1001, cargo_mass="10.1 t", approved_load="10 t"),
        Case.hazard(packing="limited", limited_mass="8.1 t", cargo_mass="10.1 t", approved_load="10 t"),
        Case.clear(packing="full", cargo_mass="10 t", approved_load="10 t"),
        Case.undetermined(packing="full", cargo_mass="10 t"),
    ],
)


approved_load_exceeded = Rule(
    DANGEROUS.clause("approved_load"),
    when=_not_exempt(DangerousTrip),
    hazard=DangerousTrip.cargo_mass > DangerousTrip.approved_load,
    title="危险货物超过车辆核定载质量",
    en="dangerous goods load beyond what the vehicle is approved for",
    note="与重大隐患同一情形，是行政法规上的违规。",
    given={"approved_load": 10000},
    cases=[
        Case.hazard(packing="full", cargo_mass=10001),
        Case.hazard(packing="excepted", packages=1001, cargo_mass=10001),
        Case.hazard(packing="limited", limited_mass=8001, cargo_mass=10001),
        Case.clear(packing="full", cargo_mass=10000),
        Case.undetermined(packing="full"),
    ],
)


goods_not_licensed = Rule(
    DANGEROUS.clause("licensed_scope"),
    when=_not_exempt(DangerousTrip),
    hazard=~DangerousTrip.licensed,
    title="承运许可范围以外的危险货物",
    en="dangerous goods outside the licensed scope",
    note="由检查人对照经营许可证的类别、项别判断。",
    cases=[
        Case.hazard(packing="full", licensed=False),
        Case.hazard(packing="excepted", packages=1001, licensed=False),
        Case.hazard(packing="limited", limited_mass=8001, licensed=False),
        Case.clear(packing="full", licensed=True),
        Case.undetermined(packing="full"),
    ],
)


waybill_missing = Rule(
    DANGEROUS.clause("waybill"),
    when=_not_exempt(DangerousTrip),
    hazard=~DangerousTrip.waybill_carried,
    title="没有随车携带危险货物运单",
    en="waybill not carried",
    note="电子运单也算；运单内容是否正确不在此判。",
    cases=[
        Case.hazard(packing="full", waybill_carried=False),
        Case.hazard(packing="excepted", packages=1001, waybill_carried=False),
        Case.hazard(packing="limited", limited_mass=8001, waybill_carried=False),
        Case.clear(packing="full", waybill_carried=True),
        Case.undetermined(packing="full"),
    ],
)


no_pre_trip_check = Rule(
    DANGEROUS.clause("pre_trip_check"),
    when=_not_exempt(DangerousTrip),
    hazard=~DangerousTrip.checked,
    title="出车前没有检查车辆、罐体和定位装置并记录",
    en="vehicle, tank or positioning device not checked before the trip",
    note="有检查而没有记录的，视为没有检查。",
    cases=[
        Case.hazard(packing="full", checked=False),
        Case.hazard(packing="excepted", packages=1001, checked=False),
        Case.hazard(packing="limited", limited_mass=8001, checked=False),
        Case.clear(packing="full", checked=True),
        Case.undetermined(packing="full"),
    ],
)


no_briefing = Rule(
    DANGEROUS.clause("briefing"),
    when=_not_exempt(DangerousTrip),
    hazard=~DangerousTrip.briefed,
    title="出车前没有向驾驶员、押运员告知安全事项",
    en="driver and escort not briefed before the trip",
    note="告知的内容由检查人判断。",
    cases=[
        Case.hazard(packing="full", briefed=False),
        Case.hazard(packing="excepted", packages=1001, briefed=False),
        Case.hazard(packing="limited", limited_mass=8001, briefed=False),
        Case.clear(packing="full", briefed=True),
        Case.undetermined(packing="full"),
    ],
)


no_escort = Rule(
    DANGEROUS.clause("escort"),
    when=_not_exempt(DangerousTrip),
    hazard=(DangerousTrip.escorts < DANGEROUS.limit("escorts")) | ~DangerousTrip.watched,
    title="没有押运员随车，或货物不在押运员监管之下",
    en="no escort, or goods not watched by the escort",
    note="押运员在驾驶人以外另配；资格是否有效不在此判。",
    cases=[
        Case.hazard(packing="full", escorts=0),
        Case.hazard(packing="full", escorts=1, watched=False),
        Case.hazard(packing="excepted", packages=1001, escorts=0),
        Case.hazard(packing="limited", limited_mass=8001, escorts=0),
        Case.clear(packing="full", escorts=1, watched=True),
        Case.undetermined(packing="full", escorts=1),
    ],
)


no_signs = Rule(
    DANGEROUS.clause("signs"),
    when=_not_exempt(DangerousTrip),
    hazard=~DangerousTrip.signs_shown,
    title="没有悬挂危险货物车辆标志",
    en="dangerous goods signs not shown",
    note="标志是否符合 GB 13392 由检查人判断。",
    cases=[
        Case.hazard(packing="full", signs_shown=False),
        Case.hazard(packing="excepted", packages=1001, signs_shown=False),
        Case.hazard(packing="limited", limited_mass=8001, signs_shown=False),
        Case.clear(packing="full", signs_shown=True),
        Case.undetermined(packing="full"),
    ],
)


no_safety_plate = Rule(
    DANGEROUS.clause("plate"),
    when=DangerousTrip.goods.is_in(["explosive", "highly_toxic"]),
    hazard=~DangerousTrip.plate_shown,
    title="爆炸品、剧毒化学品车辆没有安全标示牌",
    en="no safety plate on a vehicle with explosives or highly toxic chemicals",
    note="标示牌是否符合 GB 20300 由检查人判断。",
)


off_approved_route = Rule(
    DANGEROUS.clause("approved_route"),
    when=DangerousTrip.goods.is_in(["explosive", "fireworks", "highly_toxic", "radioactive"]),
    hazard=~DangerousTrip.on_approved_route,
    title="爆炸品、烟花爆竹、剧毒、放射性物品没有按批准的路线和时间运输",
    en="not on the route and time that the police approved",
    note="由检查人对照公安机关的批准文件判断。",
)


restricted_area_entered = Rule(
    DANGEROUS.clause("restricted_area"),
    when=_not_exempt(DangerousTrip),
    hazard=DangerousTrip.entered_restricted,
    title="进入公安限制通行的区域、路段或时段",
    en="entered an area or hour that the police restrict",
    note="各地的限行不同，由检查人对照当地公告判断。按普通货物运输的例外数量、有限数量货物不判。",
    cases=[
        Case.hazard(packing="full", entered_restricted=True),
        Case.hazard(packing="excepted", packages=1001, entered_restricted=True),
        Case.hazard(packing="limited", limited_mass=8001, entered_restricted=True),
        Case.clear(packing="full", entered_restricted=False),
        Case.undetermined(packing="full", goods="other"),
    ],
)


waybills_not_kept = Rule(
    DANGEROUS.clause("waybill_records"),
    hazard=DangerousCarrier.waybills_kept < DANGEROUS.limit("waybills_kept"),
    title="运单保存时间不足",
    en="waybills not kept long enough",
    note="按实际能够调阅的最早运单计算。",
    cases=[Case.hazard(waybills_kept=11), Case.clear(waybills_kept=12), Case.undetermined()],
)
