"""The rules on coach stations: what must not enter (三不进站), which coach must not leave (六不出站)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .facts import CoachDeparture, StationEntry
from .standards import STATIONS


@rule(
    StationEntry,
    cites=STATIONS.clause("dangerous_items"),
    en="dangerous items inside the station",
    cases=[
        Case.hazard(dangerous_items=True),
        Case.clear(dangerous_items=False),
        Case.undetermined(),
    ],
)
def dangerous_items_inside(p: type[StationEntry]) -> Condition:
    """危险品进站

    禁带和限带物品以客运站公布的目录为准。
    """
    return p.dangerous_items


@rule(
    StationEntry,
    cites=STATIONS.clause("unrelated_people"),
    en="unrelated people inside the departure area",
    cases=[
        Case.hazard(unrelated_people=True),
        Case.clear(unrelated_people=False),
        Case.undetermined(),
    ],
)
def unrelated_people_inside(p: type[StationEntry]) -> Condition:
    """无关人员进站

    指发车区，候车厅不算。
    """
    return p.unrelated_people


@rule(
    StationEntry,
    cites=STATIONS.clause("unrelated_vehicles"),
    en="unrelated vehicles inside the station",
    cases=[
        Case.hazard(unrelated_vehicles=True),
        Case.clear(unrelated_vehicles=False),
        Case.undetermined(),
    ],
)
def unrelated_vehicles_inside(p: type[StationEntry]) -> Condition:
    """无关车辆进站

    由检查人判断哪些车与发车无关。
    """
    return p.unrelated_vehicles


@rule(
    CoachDeparture,
    cites=STATIONS.clause("crowded_coach"),
    when=lambda p: p.left,
    en="over-crowded coach left the station",
    cases=[
        Case.hazard(left=True, rated=50, aboard=51),
        Case.clear(left=True, rated=50, aboard=50),
        Case.undetermined(left=True, rated=50),
    ],
)
def crowded_coach_left(p: type[CoachDeparture]) -> Condition:
    """超员客车出站

    免票儿童的计算办法没有读到，由检查人按规定计入实载人数。
    """
    return p.aboard > p.rated


@rule(
    CoachDeparture,
    cites=STATIONS.clause("failed_check"),
    when=lambda p: p.left,
    en="coach left without passing the safety check",
    cases=[
        Case.hazard(left=True, check_passed=False),
        Case.clear(left=True, check_passed=True),
        Case.undetermined(left=True),
    ],
)
def failed_coach_left(p: type[CoachDeparture]) -> Condition:
    """安全例检不合格的客车出站

    没有例检的视为不合格。
    """
    return ~p.check_passed


@rule(
    CoachDeparture,
    cites=STATIONS.clause("unqualified_driver"),
    when=lambda p: p.left,
    en="coach left with an unqualified driver",
    cases=[
        Case.hazard(left=True, driver_qualified=False),
        Case.clear(left=True, driver_qualified=True),
        Case.undetermined(left=True),
    ],
)
def unqualified_driver_left(p: type[CoachDeparture]) -> Condition:
    """驾驶员资格不符合要求的客车出站

    由检查人核对驾驶证和从业资格证。
    """
    return ~p.driver_qualified


@rule(
    CoachDeparture,
    cites=STATIONS.clause("incomplete_papers"),
    when=lambda p: p.left,
    en="coach left with incomplete papers",
    cases=[
        Case.hazard(left=True, papers_complete=False),
        Case.clear(left=True, papers_complete=True),
        Case.undetermined(left=True),
    ],
)
def coach_without_papers_left(p: type[CoachDeparture]) -> Condition:
    """证件不齐的客车出站

    由检查人核对车辆证件。
    """
    return ~p.papers_complete


@rule(
    CoachDeparture,
    cites=STATIONS.clause("unsigned_form"),
    when=lambda p: p.left,
    en="coach left without a signed departure form",
    cases=[
        Case.hazard(left=True, form_signed=False),
        Case.clear(left=True, form_signed=True),
        Case.undetermined(left=True),
    ],
)
def coach_left_unsigned(p: type[CoachDeparture]) -> Condition:
    """出站登记表没有签字的客车出站

    电子签字也算。
    """
    return ~p.form_signed


@rule(
    CoachDeparture,
    cites=STATIONS.clause("belts"),
    when=lambda p: p.left,
    en="coach left with passengers not belted",
    cases=[
        Case.hazard(left=True, belts_fastened=False),
        Case.clear(left=True, belts_fastened=True),
        Case.undetermined(left=True),
    ],
)
def coach_left_unbelted(p: type[CoachDeparture]) -> Condition:
    """乘客没系安全带的客车出站

    有一人没系即算。
    """
    return ~p.belts_fastened
