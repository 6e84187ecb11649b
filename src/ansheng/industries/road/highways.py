"""The rules on highways in service (公路运营领域): bridges, tunnels, key sections."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .facts import HighwayBridge, HighwaySection, HighwayTunnel
from .standards import HIGHWAYS


@rule(
    HighwayBridge,
    cites=HIGHWAYS.clause("bridge"),
    en="bridge of the worst class neither rebuilt nor closed",
    cases=[
        Case.hazard(technical_class=5, rebuilding=False, closed=False),
        Case.clear(technical_class=4, rebuilding=False, closed=False),
        Case.clear(technical_class=5, rebuilding=True),
        Case.clear(technical_class=5, closed=True),
        Case.undetermined(technical_class=5, rebuilding=False),
    ],
)
def worst_bridge_open(p: type[HighwayBridge]) -> Condition:
    """桥梁评为最差一类，没有改造也没有封闭交通

    四类桥不在其中；类别以最近一次评定为准。
    """
    return (p.technical_class >= HIGHWAYS.limit("bridge.worst_class")) & ~p.rebuilding & ~p.closed


@rule(
    HighwayTunnel,
    cites=HIGHWAYS.clause("tunnel"),
    en="tunnel of the worst class neither repaired nor closed",
    cases=[
        Case.hazard(technical_class=5, repairing=False, closed=False),
        Case.clear(technical_class=4, repairing=False, closed=False),
        Case.clear(technical_class=5, repairing=True),
        Case.undetermined(technical_class=5, closed=False),
    ],
)
def worst_tunnel_open(p: type[HighwayTunnel]) -> Condition:
    """隧道评为最差一类，没有整治也没有封闭

    类别以最近一次评定为准。
    """
    return (p.technical_class >= HIGHWAYS.limit("tunnel.worst_class")) & ~p.repairing & ~p.closed


@rule(
    HighwaySection,
    cites=HIGHWAYS.clause("critical_facility"),
    en="critical facility beside the road without safety facilities",
    cases=[
        Case.hazard(critical_facility=True, built_to_standard=False),
        Case.clear(critical_facility=True, built_to_standard=True),
        Case.clear(critical_facility=False),
        Case.undetermined(critical_facility=True),
    ],
)
def critical_facility_unprotected(p: type[HighwaySection]) -> Condition:
    """路侧净区内有要害设施，没有按建设期标准设安全设施

    净区宽度和建设期标准由检查人查设计文件；不以现行标准衡量。
    """
    return p.critical_facility & ~p.built_to_standard
