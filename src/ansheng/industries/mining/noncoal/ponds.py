"""The rules on tailings ponds as a whole (三(一), 三(八), 三(十) to 三(十三), 三(十六) to 三(十九))."""

from ansheng import Case, Condition, Rule, rule

from .pond_facts import TailingsPond
from .standards import TAILINGS

tailings_unsafe_activity = Rule(
    TAILINGS.clause("unsafe_activity"),
    hazard=TailingsPond.unsafe_activity & ~TailingsPond.activity_as_design & ~TailingsPond.approved_works,
    title="库区或坝上不按设计采挖、爆破",
    en="mining, digging or blasting on pond or dam outside the design",
    note="经批准的加高扩容、排洪、回采工程除外（官方解读）。",
)


@rule(
    TAILINGS.clause("flood_control"),
    title="汛前没有调洪演算，或防洪高度和干滩长度(宽度)都小于设计",
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
def tailings_flood_control() -> Condition:
    """两项都小于设计才构成（官方解读）；库况未变的可沿用上年的调洪演算。"""
    routed = TailingsPond.flood_routing | (TailingsPond.last_routing & TailingsPond.unchanged_since_routing)
    wet, dry = TailingsPond.kind == "wet", TailingsPond.kind == "dry"
    low = TailingsPond.flood_height < TailingsPond.design_flood_height
    short = wet & (TailingsPond.beach_length < TailingsPond.design_beach_length)
    return ~routed | (low & (short | (dry & (TailingsPond.flood_width < TailingsPond.design_flood_width))))


tailings_foreign_inflow = Rule(
    TAILINGS.clause("foreign_inflow"),
    hazard=TailingsPond.foreign_inflow,
    en="tailings, waste or water outside the design enters the pond",
    note="生产中的短时波动不算（官方解读）。",
)


tailings_mixed = Rule(
    TAILINGS.clause("mixed_tailings"),
    hazard=TailingsPond.mixed_tailings & ~TailingsPond.mixed_as_design,
    en="mixed tailings not discharged as designed",
    note="是否性质不同由检查人判断。",
)


tailings_under_ice = Rule(
    TAILINGS.clause("under_ice"),
    hazard=TailingsPond.under_ice_required & TailingsPond.winter_discharge & ~TailingsPond.under_ice_done,
    en="no discharge under ice in winter although designed",
    note="何时算冬季由设计或检查人判断。",
)


@rule(
    TAILINGS.clause("pond_monitoring"),
    title="安全监测系统不符合设计、未及时修复、被关闭或造假",
    en="pond monitoring not as designed, unrepaired, shut or falsified",
    cases=[
        Case.hazard(monitoring_as_design=False),
        Case.hazard(monitoring_faulty=True, monitoring_repaired=False),
        Case.hazard(monitoring_tampered=True),
        Case.clear(monitoring_as_design=True, monitoring_faulty=False, monitoring_tampered=False),
        Case.undetermined(monitoring_as_design=True, monitoring_tampered=False),
    ],
)
def tailings_monitoring() -> Condition:
    """修复是否及时由检查人判断。"""
    broken = TailingsPond.monitoring_faulty & ~TailingsPond.monitoring_repaired
    return ~TailingsPond.monitoring_as_design | broken | TailingsPond.monitoring_tampered


tailings_emergency_road = Rule(
    TAILINGS.clause("emergency_road"),
    hazard=(TailingsPond.grade.is_in(["1", "2", "3"]) | TailingsPond.overhead) & ~TailingsPond.emergency_road,
    title="三等及以上的库或头顶库没有满足抢险的应急道路",
    en="grade 1 to 3 or overhead pond without adequate emergency road",
    note="等别和是否头顶库由检查人填写，不推算。",
    cases=[
        Case.hazard(grade="3", emergency_road=False),
        Case.hazard(grade="5", overhead=True, emergency_road=False),
        Case.clear(grade="4", overhead=False, emergency_road=False),
        Case.clear(emergency_road=True),
        Case.undetermined(grade="4", emergency_road=False),
    ],
)


tailings_remining = Rule(
    TAILINGS.clause("remining"),
    when=TailingsPond.remining,
    hazard=~TailingsPond.remining_approved | ~TailingsPond.remining_as_design | TailingsPond.discharging,
    title="尾矿回采未批准、不按设计，或回采期内同时排放",
    en="re-mining unapproved, outside the design or with discharge",
    note="“同时”指设计的回采期内（官方解读）。",
)


tailings_plant_storage = Rule(
    TAILINGS.clause("plant_storage"),
    hazard=TailingsPond.plant_storage & ~TailingsPond.managed_as_pond,
    en="tailings storage of an independent plant not managed as a pond",
    note="判定对象是堆存场所，不是选矿厂本身。",
)


tailings_staff = Rule(
    TAILINGS.clause("pond_staff"),
    hazard=~(TailingsPond.safety_staff & TailingsPond.technical_staff & TailingsPond.special_staff),
    title="没有配备安全管理、专业技术或特种作业人员",
    en="safety, technical or special-work staff missing",
    note="人数要求在其他文件，是否配足由检查人判断。",
)
