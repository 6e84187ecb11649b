"""The rules on dynamic monitoring (动态监控): platforms, monitors, records, terminals."""

from ansheng import Case, Condition, Rule, rule

from .facts import MonitoringDuty, RoadVehicle
from .standards import MONITORING


def _needs_own_platform(p: type[MonitoringDuty]) -> Condition:
    large = (p.service == "freight") & (p.heavy_trucks >= MONITORING.limit("heavy_trucks"))
    return p.service.is_in(["passenger", "dangerous_goods"]) | large


no_own_platform = Rule(
    MONITORING.clause("own_platform"),
    when=_needs_own_platform(MonitoringDuty),
    hazard=~MonitoringDuty.own_platform,
    title="应有而没有自己的监控平台",
    en="no monitoring platform of its own",
    note="使用符合标准的社会化平台是否算数，条文没有读到，由检查人判断。",
    cases=[
        Case.hazard(service="passenger", own_platform=False),
        Case.hazard(service="freight", heavy_trucks=50, own_platform=False),
        Case.clear(service="dangerous_goods", own_platform=True),
        Case.undetermined(service="freight", heavy_trucks=60),
    ],
)


not_on_public_platform = Rule(
    MONITORING.clause("public_platform"),
    when=(MonitoringDuty.service == "freight")
    & (MonitoringDuty.heavy_trucks < MONITORING.limit("heavy_trucks")),
    hazard=~MonitoringDuty.on_public_platform,
    title="较小货运企业的车没有由货运公共平台监控",
    en="smaller freight operator not on the public platform",
    note="没有重型货车和半挂牵引车的企业，按零辆填写。",
    given={"service": "freight"},
    cases=[
        Case.hazard(heavy_trucks=49, on_public_platform=False),
        Case.clear(heavy_trucks=10, on_public_platform=True),
        Case.undetermined(heavy_trucks=10),
    ],
)


@rule(
    MONITORING.clause("monitors"),
    when=_needs_own_platform(MonitoringDuty),
    title="专职监控人员不足",
    en="too few full-time monitors",
    cases=[
        Case.hazard(service="passenger", vehicles_online=20, monitors=1),
        Case.hazard(service="passenger", vehicles_online=201, monitors=2),
        Case.hazard(service="freight", heavy_trucks=50, vehicles_online=60, monitors=1),
        Case.clear(service="passenger", vehicles_online=200, monitors=2),
        Case.undetermined(service="passenger", monitors=2),
    ],
)
def too_few_monitors() -> Condition:
    """按接入车辆数计，不足一百辆的部分也要配一人；条文对比例用“原则上”，最低人数没有。"""
    per_monitor = MONITORING.limit("vehicles_per_monitor")
    return (MonitoringDuty.monitors < MONITORING.limit("least_monitors")) | (
        MonitoringDuty.monitors * per_monitor < MonitoringDuty.vehicles_online
    )


positioning_not_kept = Rule(
    MONITORING.clause("positioning_records"),
    hazard=MonitoringDuty.positioning_kept < MONITORING.limit("positioning_kept"),
    title="车辆定位数据保存时间不足",
    en="positioning data not kept long enough",
    note="按能够调阅的最早数据计算。",
    cases=[Case.hazard(positioning_kept=5), Case.clear(positioning_kept=6), Case.undetermined()],
)


violations_not_kept = Rule(
    MONITORING.clause("violation_records"),
    hazard=MonitoringDuty.violations_kept < MONITORING.limit("violations_kept"),
    title="违法驾驶信息及处理情况保存时间不足",
    en="violation records not kept long enough",
    note="按能够调阅的最早记录计算；开业不满期限的企业由检查人判断。",
    cases=[Case.hazard(violations_kept=2), Case.clear(violations_kept=3), Case.undetermined()],
)


platform_deficient = Rule(
    MONITORING.clause("platform"),
    hazard=~MonitoringDuty.platform_compliant,
    title="监控平台不符合标准、没有接入或没有上传数据",
    en="platform not compliant, not connected or not uploading",
    note="责令改正后不改的才处罚。",
)


@rule(
    MONITORING.clause("handling"),
    en="violations not handled as required",
    cases=[
        Case.hazard(handling_system=False),
        Case.hazard(handling_system=True, detected=100, handled=89),
        Case.clear(handling_system=True, detected=100, handled=90),
        Case.clear(handling_system=True, detected=0),
        Case.undetermined(handling_system=True, detected=100),
    ],
)
def violations_unhandled() -> Condition:
    """处理率为已处理数除以发现数；没有发现违法的不算处理率。"""
    low: Condition = MonitoringDuty.handled / MonitoringDuty.detected < MONITORING.limit("handling_rate")
    return ~MonitoringDuty.handling_system | ((MonitoringDuty.detected > 0) & low)


monitors_idle = Rule(
    MONITORING.clause("idle_monitors"),
    hazard=(MonitoringDuty.monitors == 0) | ~MonitoringDuty.monitors_working,
    en="no monitors, or monitors who do not do their job",
    note="是否履职由检查人抽查判断。",
    cases=[
        Case.hazard(monitors=0),
        Case.hazard(monitors=3, monitors_working=False),
        Case.clear(monitors=3, monitors_working=True),
        Case.undetermined(monitors=3),
    ],
)


monitoring_data_forged = Rule(
    MONITORING.clause("forged_data"),
    hazard=MonitoringDuty.data_forged,
    en="monitoring data forged, altered or deleted",
    note="由检查人取证认定。",
)


vehicle_not_monitored = Rule(
    MONITORING.clause("no_terminal"),
    MONITORING.clause("covered_vehicles"),
    when=RoadVehicle.service.is_in(
        ["class_1_line", "class_2_line", "class_3_line", "class_4_line", "charter", "dangerous_goods"]
    )
    | RoadVehicle.tractor
    | ((RoadVehicle.service == "freight") & (RoadVehicle.gross_mass >= MONITORING.limit("heavy_goods"))),
    hazard=~RoadVehicle.terminal_fitted | ~RoadVehicle.shown_on_platform,
    title="应动态监控的车没装终端，或平台上看不到",
    en="vehicle to be monitored has no terminal or is not on the platform",
    note="客车、危险货物车、半挂牵引车和重型普通货车才在范围内。",
    cases=[
        Case.hazard(service="charter", terminal_fitted=False),
        Case.hazard(service="freight", tractor=False, gross_mass="12 t", terminal_fitted=False),
        Case.hazard(service="freight", tractor=True, terminal_fitted=True, shown_on_platform=False),
        Case.clear(service="dangerous_goods", terminal_fitted=True, shown_on_platform=True),
        Case.undetermined(service="charter", terminal_fitted=True),
    ],
)


broken_terminal_dispatched = Rule(
    MONITORING.clause("broken_terminal"),
    hazard=RoadVehicle.terminal_broken & RoadVehicle.dispatched,
    title="终端故障不能在线的车仍派出",
    en="vehicle with a broken terminal sent out",
    note="途中发生的故障不属本条。",
)


offline_after_instruction = Rule(
    MONITORING.clause("not_online"),
    hazard=RoadVehicle.instructed,
    en="vehicle offline again after instruction",
    note="首次不在线的先教育，不属本条。",
)
