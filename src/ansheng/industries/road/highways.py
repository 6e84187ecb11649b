"""The rules on highways in service (公路运营领域): bridges, tunnels, key sections."""

from ansheng import Case, Rule

from .facts import HighwayBridge, HighwaySection, HighwayTunnel
from .standards import HIGHWAYS

worst_bridge_open = Rule(
    HIGHWAYS.clause("bridge"),
    hazard=(HighwayBridge.technical_class >= HIGHWAYS.limit("bridge.worst_class"))
    & ~HighwayBridge.rebuilding
    & ~HighwayBridge.closed,
    en="bridge of the worst class neither rebuilt nor closed",
    note="四类桥不在其中；类别以最近一次评定为准。",
    cases=[
        Case.hazard(technical_class=5, rebuilding=False, closed=False),
        Case.clear(technical_class=4, rebuilding=False, closed=False),
        Case.clear(technical_class=5, rebuilding=True),
        Case.clear(technical_class=5, closed=True),
        Case.undetermined(technical_class=5, rebuilding=False),
    ],
)


worst_tunnel_open = Rule(
    HIGHWAYS.clause("tunnel"),
    hazard=(HighwayTunnel.technical_class >= HIGHWAYS.limit("tunnel.worst_class"))
    & ~HighwayTunnel.repairing
    & ~HighwayTunnel.closed,
    en="tunnel of the worst class neither repaired nor closed",
    note="类别以最近一次评定为准。",
    cases=[
        Case.hazard(technical_class=5, repairing=False, closed=False),
        Case.clear(technical_class=4, repairing=False, closed=False),
        Case.clear(technical_class=5, repairing=True),
        Case.undetermined(technical_class=5, closed=False),
    ],
)


critical_facility_unprotected = Rule(
    HIGHWAYS.clause("critical_facility"),
    hazard=HighwaySection.critical_facility & ~HighwaySection.built_to_standard,
    title="路侧净区内有要害设施，没有按建设期标准设安全设施",
    en="critical facility beside the road without safety facilities",
    note="净区宽度和建设期标准由检查人查设计文件；不以现行标准衡量。",
)
