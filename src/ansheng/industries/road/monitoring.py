"""The rules on dynamic monitoring (动态监控): platforms, monitors, records, terminals."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .facts import MonitoringDuty, RoadVehicle
from .standards import MONITORING


def _needs_own_platform(p: type[MonitoringDuty]) -> Condition:
    large = (p.service == "freight") & (p.heavy_trucks >= MONITORING.limit("heavy_trucks"))
    return p.service.is_in(["passenger", "dangerous_goods"]) | large


@rule(
    MonitoringDuty,
    cites=MONITORING.clause("own_platform"),
    when=_needs_own_platform,
    en="no monitoring platform of its own",
    cases=[
        Case.hazard(service="passenger", own_platform=False),
        Case.hazard(service="freight", heavy_trucks=50, own_platform=False),
        Case.clear(service="dangerous_goods", own_platform=True),
        Case.undetermined(service="freight", heavy_trucks=60),
    ],
)
def no_own_platform(p: type[MonitoringDuty]) -> Condition:
    """应有而没有自己的监控平台

    使用符合标准的社会化平台是否算数，条文没有读到，由检查人判断。
    """
    return ~p.own_platform


@rule(
    MonitoringDuty,
    cites=MONITORING.clause("public_platform"),
    when=lambda p: (p.service == "freight") & (p.heavy_trucks < MONITORING.limit("heavy_trucks")),
    en="smaller freight operator not on the public platform",
    cases=[
        Case.hazard(service="freight", heavy_trucks=49, on_public_platform=False),
        Case.clear(service="freight", heavy_trucks=10, on_public_platform=True),
        Case.undetermined(service="freight", heavy_trucks=10),
    ],
)
def not_on_public_platform(p: type[MonitoringDuty]) -> Condition:
    """较小货运企业的车没有由货运公共平台监控

    没有重型货车和半挂牵引车的企业，按零辆填写。
    """
    return ~p.on_public_platform


@rule(
    MonitoringDuty,
    cites=MONITORING.clause("monitors"),
    when=_needs_own_platform,
    en="too few full-time monitors",
    cases=[
        Case.hazard(service="passenger", vehicles_online=20, monitors=1),
        Case.hazard(service="passenger", vehicles_online=201, monitors=2),
        Case.hazard(service="freight", heavy_trucks=50, vehicles_online=60, monitors=1),
        Case.clear(service="passenger", vehicles_online=200, monitors=2),
        Case.undetermined(service="passenger", monitors=2),
    ],
)
def too_few_monitors(p: type[MonitoringDuty]) -> Condition:
    """专职监控人员不足

    按接入车辆数计，不足一百辆的部分也要配一人；条文对比例用“原则上”，最低人数没有。
    """
    per_monitor = MONITORING.limit("vehicles_per_monitor")
    return (p.monitors < MONITORING.limit("least_monitors")) | (p.monitors * per_monitor < p.vehicles_online)


@rule(
    MonitoringDuty,
    cites=MONITORING.clause("positioning_records"),
    en="positioning data not kept long enough",
    cases=[
        Case.hazard(positioning_kept=5),
        Case.clear(positioning_kept=6),
        Case.undetermined(),
    ],
)
def positioning_not_kept(p: type[MonitoringDuty]) -> Condition:
    """车辆定位数据保存时间不足

    按能够调阅的最早数据计算。
    """
    return p.positioning_kept < MONITORING.limit("positioning_kept")


@rule(
    MonitoringDuty,
    cites=MONITORING.clause("violation_records"),
    en="violation records not kept long enough",
    cases=[
        Case.hazard(violations_kept=2),
        Case.clear(violations_kept=3),
        Case.undetermined(),
    ],
)
def violations_not_kept(p: type[MonitoringDuty]) -> Condition:
    """违法驾驶信息及处理情况保存时间不足

    按能够调阅的最早记录计算；开业不满期限的企业由检查人判断。
    """
    return p.violations_kept < MONITORING.limit("violations_kept")


@rule(
    MonitoringDuty,
    cites=MONITORING.clause("platform"),
    en="platform not compliant, not connected or not uploading",
    cases=[
        Case.hazard(platform_compliant=False),
        Case.clear(platform_compliant=True),
        Case.undetermined(),
    ],
)
def platform_deficient(p: type[MonitoringDuty]) -> Condition:
    """监控平台不符合标准、没有接入或没有上传数据

    责令改正后不改的才处罚。
    """
    return ~p.platform_compliant


@rule(
    MonitoringDuty,
    cites=MONITORING.clause("handling"),
    en="violations not handled as required",
    cases=[
        Case.hazard(handling_system=False),
        Case.hazard(handling_system=True, detected=100, handled=89),
        Case.clear(handling_system=True, detected=100, handled=90),
        Case.clear(handling_system=True, detected=0),
        Case.undetermined(handling_system=True, detected=100),
    ],
)
def violations_unhandled(p: type[MonitoringDuty]) -> Condition:
    """没有违法处理制度，或处理率不足

    处理率为已处理数除以发现数；没有发现违法的不算处理率。
    """
    low: Condition = p.handled / p.detected < MONITORING.limit("handling_rate")
    return ~p.handling_system | ((p.detected > 0) & low)


@rule(
    MonitoringDuty,
    cites=MONITORING.clause("idle_monitors"),
    en="no monitors, or monitors who do not do their job",
    cases=[
        Case.hazard(monitors=0),
        Case.hazard(monitors=3, monitors_working=False),
        Case.clear(monitors=3, monitors_working=True),
        Case.undetermined(monitors=3),
    ],
)
def monitors_idle(p: type[MonitoringDuty]) -> Condition:
    """没有监控人员，或监控人员不履职

    是否履职由检查人抽查判断。
    """
    return (p.monitors == 0) | ~p.monitors_working


@rule(
    MonitoringDuty,
    cites=MONITORING.clause("forged_data"),
    en="monitoring data forged, altered or deleted",
    cases=[
        Case.hazard(data_forged=True),
        Case.clear(data_forged=False),
        Case.undetermined(),
    ],
)
def monitoring_data_forged(p: type[MonitoringDuty]) -> Condition:
    """伪造、篡改或删除监控数据

    由检查人取证认定。
    """
    return p.data_forged


@rule(
    RoadVehicle,
    cites=[MONITORING.clause("no_terminal"), MONITORING.clause("covered_vehicles")],
    when=lambda p: (
        p.service.is_in(
            ["class_1_line", "class_2_line", "class_3_line", "class_4_line", "charter", "dangerous_goods"]
        )
        | p.tractor
        | ((p.service == "freight") & (p.gross_mass >= MONITORING.limit("heavy_goods")))
    ),
    en="vehicle to be monitored has no terminal or is not on the platform",
    cases=[
        Case.hazard(service="charter", terminal_fitted=False),
        Case.hazard(service="freight", tractor=False, gross_mass="12 t", terminal_fitted=False),
        Case.hazard(service="freight", tractor=True, terminal_fitted=True, shown_on_platform=False),
        Case.clear(service="dangerous_goods", terminal_fitted=True, shown_on_platform=True),
        Case.undetermined(service="charter", terminal_fitted=True),
    ],
)
def vehicle_not_monitored(p: type[RoadVehicle]) -> Condition:
    """应动态监控的车没装终端，或平台上看不到

    客车、危险货物车、半挂牵引车和重型普通货车才在范围内。
    """
    return ~p.terminal_fitted | ~p.shown_on_platform


@rule(
    RoadVehicle,
    cites=MONITORING.clause("broken_terminal"),
    en="vehicle with a broken terminal sent out",
    cases=[
        Case.hazard(terminal_broken=True, dispatched=True),
        Case.clear(terminal_broken=True, dispatched=False),
        Case.clear(terminal_broken=False, dispatched=True),
        Case.undetermined(terminal_broken=True),
    ],
)
def broken_terminal_dispatched(p: type[RoadVehicle]) -> Condition:
    """终端故障不能在线的车仍派出

    途中发生的故障不属本条。
    """
    return p.terminal_broken & p.dispatched


@rule(
    RoadVehicle,
    cites=MONITORING.clause("not_online"),
    en="vehicle offline again after instruction",
    cases=[
        Case.hazard(instructed=True),
        Case.clear(instructed=False),
        Case.undetermined(),
    ],
)
def offline_after_instruction(p: type[RoadVehicle]) -> Condition:
    """车辆不在线，教育后拒不改正或再犯

    首次不在线的先教育，不属本条。
    """
    return p.instructed
