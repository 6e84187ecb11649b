"""The rules on passenger lines and coach trips: long lines, the small hours, mountain roads."""

from ansheng import Case, Condition, Rule, rule

from .facts import CoachTrip, RoadLine
from .standards import CRITERIA, PASSENGER, RELAY

long_line_unassessed = Rule(
    CRITERIA.clause("long_line"),
    when=RoadLine.kind == "scheduled",
    hazard=(RoadLine.length >= CRITERIA.limit("line_length")) & ~RoadLine.risk_assessed,
    title="达到里程的客运班线没有按规定做安全风险评估",
    en="long scheduled line without a risk assessment",
    note="只看客运班线，不含包车和旅游客车；评估是否合规由检查人判断。",
    given={"kind": "scheduled"},
    cases=[
        Case.hazard(length=800, risk_assessed=False),
        Case.clear(length=799, risk_assessed=False),
        Case.clear(length=1200, risk_assessed=True),
        Case.undetermined(length=800),
    ],
)


long_line_runs_small_hours = Rule(
    CRITERIA.clause("long_line"),
    when=CoachTrip.line_kind == "scheduled",
    hazard=(CoachTrip.line_length >= CRITERIA.limit("line_length"))
    & CoachTrip.runs_small_hours
    & ~CoachTrip.relayed,
    title="达到里程的班线车辆凌晨 2 至 5 时既不停车休息也不接驳",
    en="coach of a long scheduled line neither rests nor is relayed in the small hours",
    note="包车和其他客车不属本条，另见 coach_runs_small_hours。短途的除外里程远短于长线，故不涉及。",
    given={"line_kind": "scheduled"},
    cases=[
        Case.hazard(line_length=800, runs_small_hours=True, relayed=False),
        Case.clear(line_length=799, runs_small_hours=True, relayed=False),
        Case.clear(line_length=1200, runs_small_hours=True, relayed=True),
        Case.clear(line_length=1200, runs_small_hours=False),
        Case.undetermined(line_length=1200, runs_small_hours=True),
    ],
)


@rule(
    PASSENGER.clause("small_hours"),
    RELAY.clause("exemption"),
    when=CoachTrip.long_distance,
    title="长途客车凌晨 2 至 5 时既不停车休息也不接驳",
    en="long-distance coach neither rests nor is relayed in the small hours",
    given={"long_distance": True},
    cases=[
        Case.hazard(runs_small_hours=True, relayed=False, exempt_service="none"),
        Case.hazard(runs_small_hours=True, relayed=False, exempt_service="commuter", one_way=201),
        Case.clear(
            runs_small_hours=True, relayed=False, exempt_service="commuter", one_way=200, safety_ensured=True
        ),
        Case.clear(runs_small_hours=True, relayed=True),
        Case.clear(runs_small_hours=False),
        Case.undetermined(runs_small_hours=True, relayed=False, exempt_service="airport_rail", one_way=150),
    ],
)
def coach_runs_small_hours() -> Condition:
    """这是违规，不是重大隐患。多长算长途、能否确保安全由人判断；2 时起算，5 时不算。"""
    exempt = (
        (CoachTrip.exempt_service != "none")
        & (CoachTrip.one_way <= RELAY.limit("exempt_length"))
        & CoachTrip.safety_ensured
    )
    return CoachTrip.runs_small_hours & ~CoachTrip.relayed & ~exempt


night_on_poor_mountain_road = Rule(
    PASSENGER.clause("mountain_roads"),
    hazard=CoachTrip.night_run & CoachTrip.poor_mountain_road & ~CoachTrip.road_safe,
    title="客车夜间走达不到安全通行条件的三级及以下山区公路",
    en="coach runs at night on a poor mountain road that is not safe",
    note="公路等级和安全通行条件以管养单位公布的为准。",
)
