"""The facts about chemical parks (化工园区) and the projects in them."""

from ansheng import Choice, Facts, Flag, Number

PARK_GRADES = {
    "A": "A级（高安全风险）",
    "B": "B级（较高安全风险）",
    "C": "C级（一般安全风险）",
    "D": "D级（较低安全风险）",
}
"""The grades of a park, gravest first."""

_PARK_NAMES = {f"{grade}级": grade for grade in PARK_GRADES}


class ChemicalPark(Facts, title="化工园区", en="chemical park"):
    """One chemical park: its grading and what it must have."""

    declared_grade = Choice(
        "评定的等级", options=PARK_GRADES, other_names=_PARK_NAMES, aliases=("园区等级", "安全风险等级")
    )
    score = Number("得分", unit="", aliases=("评估得分",), minimum=0)
    recognised = Flag("经省级以上认定公布", aliases=("已认定",), note="含省级授权的机构认定的")
    recognition_points = Number("设立1得分", unit="", en="points of row 1", minimum=0)
    dedicated_body = Flag("管理机构职责明确并有专门的安全、应急机构")
    management_points = Number("设立2得分", unit="", en="points of row 2", minimum=0)
    in_planned_area = Flag("在规划的危险化学品区域内并符合产业、用地规划")
    planning_points = Number("选址及规划3得分", unit="", en="points of row 3", minimum=0)
    overall_plan = Flag("有整体规划", aliases=("整体规划",))
    boundary_clear = Flag("边界清楚", aliases=("边界清晰",))
    residents = Flag("园区内有居民", aliases=("有居民居住",))
    moving_planned = Flag("居民有搬迁计划", en="the residents are to move", aliases=("搬迁计划",))
    layout_points = Number("选址及规划4得分", unit="", en="points of row 4", minimum=0)
    planning_system = Flag("有规划体系", aliases=("规划体系",))
    management_office = Flag("有管理机构", aliases=("管理机构",))
    management_staff = Flag("有管理人员", aliases=("管理人员",))
    management_rules = Flag("有管理制度", aliases=("管理制度",))
    boundary_defined = Flag("有四至范围", aliases=("四至范围",))
    control_line = Flag("有周边土地规划安全控制线", aliases=("安全控制线",))
    utilities = Flag("有公用工程和配套设施", aliases=("公用工程",))
    closed_management = Flag("有封闭化管理", aliases=("封闭化管理",))
    vehicle_park = Flag("有危化品车辆专用停车场", en="park for hazardous vehicles", aliases=("专用停车场",))
    platform = Flag("有信息化平台", en="information platform", aliases=("信息化平台",))
    training_base = Flag("有安全技能实训基地", aliases=("实训基地",))
    fire_station = Flag("有消防设施（特勤站）", aliases=("特勤站",))
    banned_project = Flag("有违反禁限控目录或准入条件的项目")
    labour_intensive = Flag("有劳动密集型企业", aliases=("劳动密集型企业",))


class ParkProject(Facts, title="化工园区建设项目", en="project in a chemical park"):
    """One project in a chemical park."""

    park_grade = Choice("园区等级", options=PARK_GRADES, other_names=_PARK_NAMES, aliases=("所在园区等级",))
    hazardous = Flag("为危险化学品项目", aliases=("危险化学品项目",))
    kind = Choice(
        "建设类型",
        options={"new": "新建", "rebuild": "改建", "expand": "扩建", "other": "其他"},
        aliases=("项目类型",),
    )
    strictly_reviewed = Flag("经严格审查通过", aliases=("严格审查",))
