"""The rules on control systems (第十二条), people and enterprises (第十三条) and other situations (第十四条)."""

from collections.abc import Mapping
from typing import Any

from ansheng import Case, Rule

from .management_facts import PowerControlSystem as System
from .management_facts import PowerEnterprise as Enterprise
from .management_facts import PowerSituation as Situation
from .management_facts import PowerSpecialWorker as Worker
from .standards import LAW

_IN_SCOPE = (System.prefectures >= LAW.limit("prefectures")) | (
    System.voltage >= LAW.limit("control_voltage")
)


def _cases(fault: Mapping[str, Any], sound: Mapping[str, Any]) -> list[Case]:
    """The cases of a fault of a control system, at the bounds of Article 12."""
    return [
        Case.hazard(prefectures=1, voltage=0, **fault),
        Case.hazard(prefectures=0, voltage="500 kV", **fault),
        Case.out_of_scope(prefectures=0, voltage="499 kV", **fault),
        Case.clear(prefectures=1, **sound),
        Case.undetermined(prefectures=1),
    ]


control_zone_not_isolated = Rule(
    LAW.clause("one_way_isolation"),
    when=_IN_SCOPE,
    hazard=~(System.isolated_from_management & System.isolated_from_access),
    given={"isolated_from_management": True},
    cases=[
        *_cases({"isolated_from_access": False}, {"isolated_from_access": True}),
        Case.hazard(prefectures=2, isolated_from_management=False),
    ],
)

wide_area_not_encrypted = Rule(
    LAW.clause("encryption"),
    when=_IN_SCOPE,
    hazard=~System.encrypted,
    cases=_cases({"encrypted": False}, {"encrypted": True}),
)

control_zone_linked = Rule(
    LAW.clause("illegal_link"),
    when=_IN_SCOPE,
    hazard=System.illegal_link != "none",
    cases=_cases({"illegal_link": "internet"}, {"illegal_link": "none"}),
)

special_worker_uncertified = Rule(
    LAW.clause("special_workers"), hazard=Worker.on_duty & ~(Worker.trained & Worker.certified)
)

safety_devices_disabled = Rule(
    LAW.clause("safety_devices"), hazard=Enterprise.devices_shut_or_broken | Enterprise.data_falsified
)

emergency_unprepared = Rule(
    LAW.clause("emergency_plan"), hazard=~(Enterprise.emergency_plan & Enterprise.plan_drilled)
)

other_serious_situation = Rule(
    LAW.clause("other"), hazard=Situation.serious_breach | Situation.grave_consequence
)
