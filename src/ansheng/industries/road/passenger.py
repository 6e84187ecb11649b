"""The rules on passenger lines and coach trips: long lines, the small hours, mountain roads."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .facts import CoachTrip, RoadLine
from .standards import CRITERIA, PASSENGER, RELAY


@rule(
    RoadLine,
    cites=CRITERIA.clause("long_line"),
    when=lambda p: p.kind == "scheduled",
    en="long scheduled line without a risk assessment",
    cases=[
        Case.hazard(kind="scheduled", length=800, risk_assessed=False),
        Case.clear(kind="scheduled", length=799, risk_assessed=False),
        Case.clear(kind="scheduled", length=1200, risk_assessed=True),
        Case.undetermined(kind="scheduled", length=800),
    ],
)
def long_line_unassessed(p: type[RoadLine]) -> Condition:
    """达到里程的客运班线没有按规定做安全风险评估

    只看客运班线，不含包车和旅游客车；评估是否合规由检查人判断。
    """
    return (p.length >= CRITERIA.limit("line_length")) & ~p.risk_assessed


@rule(
    CoachTrip,
    cites=CRITERIA.clause("long_line"),
    when=lambda p: p.line_kind == "scheduled",
    en="coach of a long scheduled line neither rests nor is relayed in the small hours",
    cases=[
        Case.hazard(line_kind="scheduled", line_length=800, runs_small_hours=True, relayed=False),
        Case.clear(line_kind="scheduled", line_length=799, runs_small_hours=True, relayed=False),
        Case.clear(line_kind="scheduled", line_length=1200, runs_small_hours=True, relayed=True),
        Case.clear(line_kind="scheduled", line_length=1200, runs_small_hours=False),
        Case.undetermined(line_kind="scheduled", line_length=1200, runs_small_hours=True),
    ],
)
def long_line_runs_small_hours(p: type[CoachTrip]) -> Condition:
    """达到里程的班线车辆凌晨 2 至 5 时既不停车休息也不接驳

    包车和其他客车不属本条，另见 coach_runs_small_hours。短途的除外里程远短于长线，故不涉及。
    """
    return (p.line_length >= CRITERIA.limit("line_length")) & p.runs_small_hours & ~p.relayed


@rule(
    CoachTrip,
    cites=[PASSENGER.clause("small_hours"), RELAY.clause("exemption")],
    when=lambda p: p.long_distance,
    en="long-distance coach neither rests nor is relayed in the small hours",
    cases=[
        Case.hazard(long_distance=True, runs_small_hours=True, relayed=False, exempt_service="none"),
        Case.hazard(
            long_distance=True, runs_small_hours=True, relayed=False, exempt_service="commuter", one_way=201
        ),
        Case.clear(
            long_distance=True,
            runs_small_hours=True,
            relayed=False,
            exempt_service="commuter",
            one_way=200,
            safety_ensured=True,
        ),
        Case.clear(long_distance=True, runs_small_hours=True, relayed=True),
        Case.clear(long_distance=True, runs_small_hours=False),
        Case.undetermined(
            long_distance=True,
            runs_small_hours=True,
            relayed=False,
            exempt_service="airport_rail",
            one_way=150,
        ),
    ],
)
def coach_runs_small_hours(p: type[CoachTrip]) -> Condition:
    """长途客车凌晨 2 至 5 时既不停车休息也不接驳

    这是违规，不是重大隐患。多长算长途、能否确保安全由人判断；2 时起算，5 时不算。
    """
    exempt = (p.exempt_service != "none") & (p.one_way <= RELAY.limit("exempt_length")) & p.safety_ensured
    return p.runs_small_hours & ~p.relayed & ~exempt


@rule(
    CoachTrip,
    cites=PASSENGER.clause("mountain_roads"),
    en="coach runs at night on a poor mountain road that is not safe",
    cases=[
        Case.hazard(night_run=True, poor_mountain_road=True, road_safe=False),
        Case.clear(night_run=True, poor_mountain_road=True, road_safe=True),
        Case.clear(night_run=True, poor_mountain_road=False),
        Case.clear(night_run=False, poor_mountain_road=True, road_safe=False),
        Case.undetermined(night_run=True, poor_mountain_road=True),
    ],
)
def night_on_poor_mountain_road(p: type[CoachTrip]) -> Condition:
    """客车夜间走达不到安全通行条件的三级及以下山区公路

    公路等级和安全通行条件以管养单位公布的为准。
    """
    return p.night_run & p.poor_mountain_road & ~p.road_safe
