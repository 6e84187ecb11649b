"""The rules on tailings ponds as a whole (三(一), 三(八), 三(十) to 三(十三), 三(十六) to 三(十九))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .pond_facts import TailingsPond
from .standards import TAILINGS


@rule(
    TailingsPond,
    cites=TAILINGS.clause("unsafe_activity"),
    en="mining, digging or blasting on pond or dam outside the design",
    cases=[
        Case.hazard(unsafe_activity=True, activity_as_design=False, approved_works=False),
        Case.clear(unsafe_activity=True, activity_as_design=True),
        Case.clear(unsafe_activity=True, approved_works=True),
        Case.clear(unsafe_activity=False),
        Case.undetermined(unsafe_activity=True, activity_as_design=False),
    ],
)
def tailings_unsafe_activity(p: type[TailingsPond]) -> Condition:
    """库区或坝上不按设计采挖、爆破

    经批准的加高扩容、排洪、回采工程除外（官方解读）。
    """
    return p.unsafe_activity & ~p.activity_as_design & ~p.approved_works


@rule(
    TailingsPond,
    cites=TAILINGS.clause("flood_control"),
    en="no flood routing, or flood height and beach or width below design",
    cases=[
        Case.hazard(flood_routing=False, last_routing=False),
        Case.hazard(flood_routing=False, unchanged_since_routing=False),
        Case.hazard(
            kind="wet", flood_height=1.4, design_flood_height=1.5, beach_length=90, design_beach_length=100
        ),
        Case.hazard(
            kind="dry", flood_height=1.4, design_flood_height=1.5, flood_width=9, design_flood_width=10
        ),
        Case.clear(
            flood_routing=True,
            kind="wet",
            flood_height=1.4,
            design_flood_height=1.5,
            beach_length=100,
            design_beach_length=100,
        ),
        Case.clear(
            flood_routing=False,
            last_routing=True,
            unchanged_since_routing=True,
            kind="dry",
            flood_height=1.5,
            design_flood_height=1.5,
        ),
        Case.undetermined(flood_routing=True, kind="wet", flood_height=1.4, design_flood_height=1.5),
        Case.undetermined(flood_routing=False, last_routing=True, flood_height=2, design_flood_height=1),
    ],
)
def tailings_flood_control(p: type[TailingsPond]) -> Condition:
    """汛前没有调洪演算，或防洪高度和干滩长度(宽度)都小于设计

    两项都小于设计才构成（官方解读）；库况未变的可沿用上年的调洪演算。
    """
    routed = p.flood_routing | (p.last_routing & p.unchanged_since_routing)
    wet, dry = p.kind == "wet", p.kind == "dry"
    low = p.flood_height < p.design_flood_height
    short = wet & (p.beach_length < p.design_beach_length)
    return ~routed | (low & (short | (dry & (p.flood_width < p.design_flood_width))))


@rule(
    TailingsPond,
    cites=TAILINGS.clause("foreign_inflow"),
    en="tailings, waste or water outside the design enters the pond",
    cases=[Case.hazard(foreign_inflow=True), Case.clear(foreign_inflow=False), Case.undetermined()],
)
def tailings_foreign_inflow(p: type[TailingsPond]) -> Condition:
    """设计以外的尾矿、废料或废水进库

    生产中的短时波动不算（官方解读）。
    """
    return p.foreign_inflow


@rule(
    TailingsPond,
    cites=TAILINGS.clause("mixed_tailings"),
    en="mixed tailings not discharged as designed",
    cases=[
        Case.hazard(mixed_tailings=True, mixed_as_design=False),
        Case.clear(mixed_tailings=True, mixed_as_design=True),
        Case.clear(mixed_tailings=False),
        Case.undetermined(mixed_tailings=True),
    ],
)
def tailings_mixed(p: type[TailingsPond]) -> Condition:
    """多种性质的尾砂混合排放，没有按设计进行

    是否性质不同由检查人判断。
    """
    return p.mixed_tailings & ~p.mixed_as_design


@rule(
    TailingsPond,
    cites=TAILINGS.clause("under_ice"),
    en="no discharge under ice in winter although designed",
    cases=[
        Case.hazard(under_ice_required=True, winter_discharge=True, under_ice_done=False),
        Case.clear(under_ice_required=True, winter_discharge=True, under_ice_done=True),
        Case.clear(under_ice_required=True, winter_discharge=False),
        Case.clear(under_ice_required=False),
        Case.undetermined(under_ice_required=True, winter_discharge=True),
    ],
)
def tailings_under_ice(p: type[TailingsPond]) -> Condition:
    """设计要求冰下放矿而冬季没有执行

    何时算冬季由设计或检查人判断。
    """
    return p.under_ice_required & p.winter_discharge & ~p.under_ice_done


@rule(
    TailingsPond,
    cites=TAILINGS.clause("pond_monitoring"),
    en="pond monitoring not as designed, unrepaired, shut or falsified",
    cases=[
        Case.hazard(monitoring_as_design=False),
        Case.hazard(monitoring_faulty=True, monitoring_repaired=False),
        Case.hazard(monitoring_tampered=True),
        Case.clear(monitoring_as_design=True, monitoring_faulty=False, monitoring_tampered=False),
        Case.undetermined(monitoring_as_design=True, monitoring_tampered=False),
    ],
)
def tailings_monitoring(p: type[TailingsPond]) -> Condition:
    """安全监测系统不符合设计、未及时修复、被关闭或造假

    修复是否及时由检查人判断。
    """
    broken = p.monitoring_faulty & ~p.monitoring_repaired
    return ~p.monitoring_as_design | broken | p.monitoring_tampered


@rule(
    TailingsPond,
    cites=TAILINGS.clause("emergency_road"),
    en="grade 1 to 3 or overhead pond without adequate emergency road",
    cases=[
        Case.hazard(grade="3", emergency_road=False),
        Case.hazard(grade="5", overhead=True, emergency_road=False),
        Case.clear(grade="4", overhead=False, emergency_road=False),
        Case.clear(emergency_road=True),
        Case.undetermined(grade="4", emergency_road=False),
    ],
)
def tailings_emergency_road(p: type[TailingsPond]) -> Condition:
    """三等及以上的库或头顶库没有满足抢险的应急道路

    等别和是否头顶库由检查人填写，不推算。
    """
    return (p.grade.is_in(["1", "2", "3"]) | p.overhead) & ~p.emergency_road


@rule(
    TailingsPond,
    cites=TAILINGS.clause("remining"),
    when=lambda p: p.remining,
    en="re-mining unapproved, outside the design or with discharge",
    cases=[
        Case.hazard(remining=True, remining_approved=False),
        Case.hazard(remining=True, remining_as_design=False),
        Case.hazard(remining=True, discharging=True),
        Case.clear(remining=True, remining_approved=True, remining_as_design=True, discharging=False),
        Case.undetermined(remining=True, remining_approved=True, remining_as_design=True),
    ],
)
def tailings_remining(p: type[TailingsPond]) -> Condition:
    """尾矿回采未批准、不按设计，或回采期内同时排放

    “同时”指设计的回采期内（官方解读）。
    """
    return ~p.remining_approved | ~p.remining_as_design | p.discharging


@rule(
    TailingsPond,
    cites=TAILINGS.clause("plant_storage"),
    en="tailings storage of an independent plant not managed as a pond",
    cases=[
        Case.hazard(plant_storage=True, managed_as_pond=False),
        Case.clear(plant_storage=True, managed_as_pond=True),
        Case.clear(plant_storage=False),
        Case.undetermined(plant_storage=True),
    ],
)
def tailings_plant_storage(p: type[TailingsPond]) -> Condition:
    """独立选矿厂的尾矿堆存场所没有按尾矿库管理

    判定对象是堆存场所，不是选矿厂本身。
    """
    return p.plant_storage & ~p.managed_as_pond


@rule(
    TailingsPond,
    cites=TAILINGS.clause("pond_staff"),
    en="safety, technical or special-work staff missing",
    cases=[
        Case.hazard(safety_staff=False),
        Case.hazard(technical_staff=False),
        Case.hazard(special_staff=False),
        Case.clear(safety_staff=True, technical_staff=True, special_staff=True),
        Case.undetermined(safety_staff=True, technical_staff=True),
    ],
)
def tailings_staff(p: type[TailingsPond]) -> Condition:
    """没有配备安全管理、专业技术或特种作业人员

    人数要求在其他文件，是否配足由检查人判断。
    """
    return ~(p.safety_staff & p.technical_staff & p.special_staff)
