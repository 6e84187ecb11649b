"""The rules on passenger lines, coach trips, and coach stations (三不进站、六不出站)."""

from ansheng import Case, Rule

from .facts.passenger import CoachDeparture as Exit
from .facts.passenger import CoachTrip as Trip
from .facts.passenger import RoadLine, StationEntry
from .standards import CRITERIA, PASSENGER, RELAY, STATIONS

long_line_unassessed = Rule(
    CRITERIA.clause("long_line"),
    when=RoadLine.kind == "scheduled",
    hazard=(RoadLine.length >= CRITERIA.limit("line_length")) & ~RoadLine.risk_assessed,
    title="800公里及以上客运班线未按规定开展安全风险评估",
    en="Scheduled line of 800 km or more without a risk assessment",
    given={"kind": "scheduled", "length": 800},
    cases=[
        Case.hazard(risk_assessed=False),
        Case.clear(length=799, risk_assessed=False),
        Case.clear(risk_assessed=True),
        Case.undetermined(),
    ],
)

long_line_runs_small_hours = Rule(
    CRITERIA.clause("long_line"),
    when=Trip.line_kind == "scheduled",
    hazard=(Trip.line_length >= CRITERIA.limit("line_length")) & Trip.runs_small_hours & ~Trip.relayed,
    title="800公里及以上班线客车凌晨2时至5时未停车休息也未接驳",
    en="Coach of a line of 800 km or more neither rests nor is relayed in the small hours",
    given={"line_kind": "scheduled", "line_length": 800, "runs_small_hours": True},
    cases=[
        Case.hazard(relayed=False),
        Case.clear(line_length=799, relayed=False),
        Case.clear(relayed=True),
        Case.clear(runs_small_hours=False),
        Case.undetermined(),
    ],
)

coach_runs_small_hours = Rule(
    PASSENGER.clause("small_hours"),
    RELAY.clause("exemption"),
    when=Trip.long_distance,
    hazard=Trip.runs_small_hours
    & ~Trip.relayed
    & ~(
        (Trip.exempt_service != "none") & (Trip.one_way <= RELAY.limit("exempt_length")) & Trip.safety_ensured
    ),
    given={"long_distance": True, "runs_small_hours": True, "relayed": False, "exempt_service": "commuter"},
    cases=[
        Case.hazard(exempt_service="none"),
        Case.hazard(one_way=201),
        Case.clear(one_way=200, safety_ensured=True),
        Case.clear(relayed=True),
        Case.clear(runs_small_hours=False),
        Case.undetermined(one_way=150),
    ],
)

night_on_poor_mountain_road = Rule(
    PASSENGER.clause("mountain_roads"), hazard=Trip.night_run & Trip.poor_mountain_road & ~Trip.road_safe
)

dangerous_items_inside = Rule(STATIONS.clause("dangerous_items"), hazard=StationEntry.dangerous_items)

unrelated_people_inside = Rule(STATIONS.clause("unrelated_people"), hazard=StationEntry.unrelated_people)

unrelated_vehicles_inside = Rule(
    STATIONS.clause("unrelated_vehicles"), hazard=StationEntry.unrelated_vehicles
)

crowded_coach_left = Rule(
    STATIONS.clause("crowded_coach"),
    when=Exit.left,
    hazard=Exit.aboard > Exit.rated,
    given={"left": True, "rated": 50},
    cases=[Case.hazard(aboard=51), Case.clear(aboard=50), Case.undetermined()],
)

failed_coach_left = Rule(STATIONS.clause("failed_check"), when=Exit.left, hazard=~Exit.check_passed)

unqualified_driver_left = Rule(
    STATIONS.clause("unqualified_driver"), when=Exit.left, hazard=~Exit.driver_qualified
)

coach_without_papers_left = Rule(
    STATIONS.clause("incomplete_papers"), when=Exit.left, hazard=~Exit.papers_complete
)

coach_left_unsigned = Rule(STATIONS.clause("unsigned_form"), when=Exit.left, hazard=~Exit.form_signed)

coach_left_unbelted = Rule(STATIONS.clause("belts"), when=Exit.left, hazard=~Exit.belts_fastened)
