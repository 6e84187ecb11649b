"""The rules on chemical parks: their grade and projects (应急〔2023〕123号), ten conditions and two bans (十有两禁)."""

from ansheng import Case, Rule

from ..facts.park import ChemicalPark as Park
from ..facts.park import ParkProject as Project
from ..standards import PARK_CONDITIONS, PARK_GRADING

_GRADE = PARK_GRADING.limit("grade").at(Park.score)
_BUILT = Project.kind.is_in(["new", "rebuild", "expand"])

park_grade_flattering = Rule(
    PARK_GRADING.clause("bands"),
    hazard=((_GRADE <= 1) & (Park.declared_grade != "A"))
    | ((_GRADE <= 2) & Park.declared_grade.is_in(["C", "D"]))
    | ((_GRADE <= 3) & (Park.declared_grade == "D")),
    cases=[
        *(Case.hazard(declared_grade=g, score=s) for g, s in (("B", 59.9), ("C", 69.9), ("D", 84.9))),
        *(Case.clear(declared_grade=g, score=s) for g, s in (("B", 60), ("C", 70), ("D", 85))),
        Case.clear(declared_grade="A"),
        Case.undetermined(declared_grade="D"),
    ],
)

project_in_grade_a_park = Rule(
    PARK_GRADING.clause("grade_a_projects"),
    when=Project.hazardous,
    hazard=(Project.park_grade == "A") & _BUILT,
    given={"hazardous": True, "park_grade": "A"},
    cases=[
        Case.hazard(kind="new"),
        Case.hazard(kind="rebuild"),
        Case.hazard(kind="expand"),
        Case.clear(kind="other"),
        Case.clear(park_grade="B", kind="new"),
        Case.undetermined(),
        Case.clear(hazardous=True, park_grade="D", kind="new"),
    ],
)

project_in_grade_b_park = Rule(
    PARK_GRADING.clause("grade_b_projects"),
    when=Project.hazardous,
    hazard=(Project.park_grade == "B") & _BUILT & ~Project.strictly_reviewed,
    given={"hazardous": True, "park_grade": "B", "kind": "new"},
    cases=[Case.hazard(strictly_reviewed=False), Case.clear(park_grade="C"), Case.undetermined()],
)

park_points_unrecognised = Rule(
    PARK_GRADING.clause("establishment"),
    hazard=~Park.recognised & (Park.recognition_points > PARK_GRADING.limit("unrecognised_points")),
    given={"recognition_points": 1},
    cases=[Case.hazard(recognised=False), Case.clear(recognition_points=0), Case.undetermined()],
)

park_points_unmanaged = Rule(
    PARK_GRADING.clause("management_body"),
    hazard=(~Park.dedicated_body & (Park.management_points > PARK_GRADING.limit("unmanaged_points")))
    | (Park.management_points > PARK_GRADING.limit("full_management_points")),
    given={"management_points": 5},
    cases=[
        Case.hazard(dedicated_body=False),
        Case.hazard(management_points=5.1),
        Case.clear(dedicated_body=True),
        Case.clear(management_points=0),
        Case.undetermined(),
    ],
)

park_points_unplanned = Rule(
    PARK_GRADING.clause("planned_area"),
    hazard=(~Park.in_planned_area & (Park.planning_points > PARK_GRADING.limit("unplanned_points")))
    | (Park.planning_points > PARK_GRADING.limit("full_planning_points")),
    given={"planning_points": 5},
    cases=[
        Case.hazard(in_planned_area=False),
        Case.hazard(planning_points=5.1),
        Case.clear(in_planned_area=True),
        Case.clear(planning_points=0),
        Case.undetermined(),
    ],
)

park_points_unbounded = Rule(
    PARK_GRADING.clause("layout"),
    hazard=(~Park.overall_plan | ~Park.boundary_clear | (Park.residents & ~Park.moving_planned))
    & (Park.layout_points > PARK_GRADING.limit("unbounded_points")),
    given={"overall_plan": True, "boundary_clear": True, "residents": True, "layout_points": 5},
    cases=[
        Case.hazard(overall_plan=False),
        Case.hazard(boundary_clear=False),
        Case.hazard(moving_planned=False),
        Case.clear(overall_plan=False, layout_points=0),
        Case.clear(residents=False),
        Case.clear(moving_planned=True),
        Case.undetermined(),
    ],
)

park_without_planning_system = Rule(PARK_CONDITIONS.clause("planning_system"), hazard=~Park.planning_system)

park_without_boundary = Rule(PARK_CONDITIONS.clause("boundary"), hazard=~Park.boundary_defined)

park_without_control_line = Rule(PARK_CONDITIONS.clause("control_line"), hazard=~Park.control_line)

park_without_utilities = Rule(PARK_CONDITIONS.clause("utilities"), hazard=~Park.utilities)

park_without_closed_management = Rule(
    PARK_CONDITIONS.clause("closed_management"), hazard=~Park.closed_management
)

park_without_vehicle_park = Rule(PARK_CONDITIONS.clause("vehicle_park"), hazard=~Park.vehicle_park)

park_without_platform = Rule(PARK_CONDITIONS.clause("platform"), hazard=~Park.platform)

park_without_training_base = Rule(PARK_CONDITIONS.clause("training_base"), hazard=~Park.training_base)

park_without_fire_station = Rule(PARK_CONDITIONS.clause("fire_station"), hazard=~Park.fire_station)

park_without_management = Rule(
    PARK_CONDITIONS.clause("management"),
    hazard=~(Park.management_office & Park.management_staff & Park.management_rules),
)

park_with_banned_project = Rule(PARK_CONDITIONS.clause("banned_projects"), hazard=Park.banned_project)

park_with_residents = Rule(PARK_CONDITIONS.clause("residents"), hazard=Park.residents | Park.labour_intensive)
