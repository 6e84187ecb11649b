"""The rules on the grade of a chemical park and the projects in it (应急〔2023〕123号)."""

from ansheng import Case, Condition, Rule, rule

from ..facts.park import ChemicalPark, ParkProject
from ..standards import PARK_GRADING

BUILT = ("new", "rebuild", "expand")


@rule(
    PARK_GRADING.clause("bands"),
    title="园区评定的等级好于得分对应的等级",
    en="the grade declared of the park is better than its score gives",
    cases=[
        Case.hazard(declared_grade="B", score=59.9),
        Case.clear(declared_grade="B", score=60),
        Case.hazard(declared_grade="C", score=69.9),
        Case.clear(declared_grade="C", score=70),
        Case.hazard(declared_grade="D", score=84.9),
        Case.clear(declared_grade="D", score=85),
        Case.clear(declared_grade="A"),
        Case.undetermined(declared_grade="D"),
        Case.undetermined(score=50),
    ],
)
def park_grade_flattering() -> Condition:
    """得分由 classify_park() 加出；直接判 A 的情形没有见到条文。"""
    grade = PARK_GRADING.limit("grade").at(ChemicalPark.score)
    return (
        ((grade <= 1) & (ChemicalPark.declared_grade != "A"))
        | ((grade <= 2) & ChemicalPark.declared_grade.is_in(["C", "D"]))
        | ((grade <= 3) & (ChemicalPark.declared_grade == "D"))
    )


project_in_grade_a_park = Rule(
    PARK_GRADING.clause("grade_a_projects"),
    when=ParkProject.hazardous,
    hazard=(ParkProject.park_grade == "A") & ParkProject.kind.is_in(BUILT),
    title="在 A 级园区新建、改建、扩建危险化学品项目",
    en="hazardous-chemical project in a park of grade A",
    note="条文是“原则上”；例外由检查人判断。",
    cases=[
        Case.hazard(hazardous=True, park_grade="A", kind="new"),
        Case.hazard(hazardous=True, park_grade="A", kind="rebuild"),
        Case.hazard(hazardous=True, park_grade="A", kind="expand"),
        Case.clear(hazardous=True, park_grade="A", kind="other"),
        Case.clear(hazardous=True, park_grade="B"),
        Case.undetermined(hazardous=True, park_grade="A"),
        Case.undetermined(park_grade="A", kind="new"),
    ],
)


project_in_grade_b_park = Rule(
    PARK_GRADING.clause("grade_b_projects"),
    when=ParkProject.hazardous,
    hazard=(ParkProject.park_grade == "B") & ParkProject.kind.is_in(BUILT) & ~ParkProject.strictly_reviewed,
    title="在 B 级园区新建、改建、扩建危险化学品项目，没有经严格审查",
    en="hazardous-chemical project in a park of grade B without strict review",
    cases=[
        Case.hazard(hazardous=True, park_grade="B", kind="new", strictly_reviewed=False),
        Case.clear(hazardous=True, park_grade="B", kind="new", strictly_reviewed=True),
        Case.clear(hazardous=True, park_grade="C"),
        Case.undetermined(hazardous=True, park_grade="B", kind="new"),
        Case.undetermined(park_grade="B", kind="new", strictly_reviewed=False),
    ],
)


park_points_unrecognised = Rule(
    PARK_GRADING.clause("establishment"),
    hazard=~ChemicalPark.recognised
    & (ChemicalPark.recognition_points > PARK_GRADING.limit("unrecognised_points")),
    title="未经认定公布的园区，设立一行得了分",
    en="points for an unrecognised park",
    cases=[
        Case.hazard(recognised=False, recognition_points=1),
        Case.clear(recognised=False, recognition_points=0),
        Case.clear(recognised=True),
        Case.undetermined(recognition_points=5),
        Case.undetermined(recognised=False),
    ],
)


park_points_unmanaged = Rule(
    PARK_GRADING.clause("management_body"),
    hazard=~ChemicalPark.dedicated_body
    & (ChemicalPark.management_points > PARK_GRADING.limit("unmanaged_points")),
    title="没有管理机构或专门的安全、应急机构，该行得了分",
    en="points without a management body",
    cases=[
        Case.hazard(dedicated_body=False, management_points=5),
        Case.clear(dedicated_body=False, management_points=0),
        Case.clear(dedicated_body=True),
        Case.undetermined(management_points=5),
        Case.undetermined(dedicated_body=False),
    ],
)


park_points_unplanned = Rule(
    PARK_GRADING.clause("planned_area"),
    hazard=~ChemicalPark.in_planned_area
    & (ChemicalPark.planning_points > PARK_GRADING.limit("unplanned_points")),
    title="不在规划区域或不符合规划，该行得了分",
    en="points outside a planned area",
    cases=[
        Case.hazard(in_planned_area=False, planning_points=5),
        Case.clear(in_planned_area=False, planning_points=0),
        Case.clear(in_planned_area=True),
        Case.undetermined(planning_points=5),
        Case.undetermined(in_planned_area=False),
    ],
)


@rule(
    PARK_GRADING.clause("layout"),
    title="没有整体规划、边界不清或有居民而无搬迁计划，该行得了分",
    en="points without overall plan or boundary, or with residents",
    cases=[
        Case.hazard(overall_plan=False, layout_points=5),
        Case.hazard(boundary_clear=False, layout_points=5),
        Case.hazard(residents=True, moving_planned=False, layout_points=5),
        Case.clear(overall_plan=False, layout_points=0),
        Case.clear(overall_plan=True, boundary_clear=True, residents=False),
        Case.clear(overall_plan=True, boundary_clear=True, moving_planned=True),
        Case.undetermined(overall_plan=True, boundary_clear=True, residents=True, layout_points=5),
        Case.undetermined(overall_plan=False),
    ],
)
def park_points_unbounded() -> Condition:
    """有搬迁计划的一档看不清，不判定。"""
    wanting = (
        ~ChemicalPark.overall_plan
        | ~ChemicalPark.boundary_clear
        | (ChemicalPark.residents & ~ChemicalPark.moving_planned)
    )
    return wanting & (ChemicalPark.layout_points > PARK_GRADING.limit("unbounded_points"))
