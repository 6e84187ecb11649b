"""The rules on the ten conditions and two bans of chemical parks (十有两禁)."""

from ansheng import Rule

from ..facts.park import ChemicalPark
from ..standards import PARK_CONDITIONS

park_without_planning_system = Rule(
    PARK_CONDITIONS.clause("planning_system"),
    hazard=~ChemicalPark.planning_system,
    title="化工园区没有规划体系",
    en="no system of plans in the park",
)


park_without_boundary = Rule(
    PARK_CONDITIONS.clause("boundary"),
    hazard=~ChemicalPark.boundary_defined,
    title="化工园区没有四至范围",
    en="the boundary of the park is not defined",
)


park_without_control_line = Rule(
    PARK_CONDITIONS.clause("control_line"),
    hazard=~ChemicalPark.control_line,
    title="化工园区没有周边土地规划安全控制线",
    en="no safety control line around the park",
)


park_without_utilities = Rule(
    PARK_CONDITIONS.clause("utilities"),
    hazard=~ChemicalPark.utilities,
    title="化工园区没有公用工程和配套功能设施",
    en="no utilities in the park",
)


park_without_closed_management = Rule(
    PARK_CONDITIONS.clause("closed_management"),
    hazard=~ChemicalPark.closed_management,
    title="化工园区没有封闭化管理",
    en="the park is not under closed management",
)


park_without_vehicle_park = Rule(
    PARK_CONDITIONS.clause("vehicle_park"),
    hazard=~ChemicalPark.vehicle_park,
    title="化工园区没有危险化学品车辆专用停车场",
    en="no park for hazardous vehicles",
)


park_without_platform = Rule(
    PARK_CONDITIONS.clause("platform"),
    hazard=~ChemicalPark.platform,
    title="化工园区没有信息化平台",
    en="no information platform in the park",
)


park_without_training_base = Rule(
    PARK_CONDITIONS.clause("training_base"),
    hazard=~ChemicalPark.training_base,
    title="化工园区没有化工安全技能实训基地",
    en="no training base in the park",
)


park_without_fire_station = Rule(
    PARK_CONDITIONS.clause("fire_station"),
    hazard=~ChemicalPark.fire_station,
    title="化工园区没有消防设施（特勤站）",
    en="no fire station in the park",
)


park_without_management = Rule(
    PARK_CONDITIONS.clause("management"),
    hazard=~(ChemicalPark.management_office & ChemicalPark.management_staff & ChemicalPark.management_rules),
    title="化工园区没有管理机构、人员或管理制度",
    en="no management office, staff or rules in the park",
)


park_with_banned_project = Rule(
    PARK_CONDITIONS.clause("banned_projects"),
    hazard=ChemicalPark.banned_project,
    title="化工园区内有违反禁限控目录或安全准入条件的项目",
    en="a project in the park against the list or the entry conditions",
)


park_with_residents = Rule(
    PARK_CONDITIONS.clause("residents"),
    hazard=ChemicalPark.residents | ChemicalPark.labour_intensive,
    title="化工园区内有居民居住或劳动密集型企业",
    en="residents or a labour-intensive enterprise in the park",
)
