"""The rules on the ten conditions and two bans of chemical parks (十有两禁)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from ..facts.park import ChemicalPark
from ..standards import PARK_CONDITIONS


@rule(
    ChemicalPark,
    cites=PARK_CONDITIONS.clause("planning_system"),
    en="no system of plans in the park",
    cases=[Case.hazard(planning_system=False), Case.clear(planning_system=True), Case.undetermined()],
)
def park_without_planning_system(p: type[ChemicalPark]) -> Condition:
    """化工园区没有规划体系"""
    return ~p.planning_system


@rule(
    ChemicalPark,
    cites=PARK_CONDITIONS.clause("boundary"),
    en="the boundary of the park is not defined",
    cases=[Case.hazard(boundary_defined=False), Case.clear(boundary_defined=True), Case.undetermined()],
)
def park_without_boundary(p: type[ChemicalPark]) -> Condition:
    """化工园区没有四至范围"""
    return ~p.boundary_defined


@rule(
    ChemicalPark,
    cites=PARK_CONDITIONS.clause("control_line"),
    en="no safety control line around the park",
    cases=[Case.hazard(control_line=False), Case.clear(control_line=True), Case.undetermined()],
)
def park_without_control_line(p: type[ChemicalPark]) -> Condition:
    """化工园区没有周边土地规划安全控制线"""
    return ~p.control_line


@rule(
    ChemicalPark,
    cites=PARK_CONDITIONS.clause("utilities"),
    en="no utilities in the park",
    cases=[Case.hazard(utilities=False), Case.clear(utilities=True), Case.undetermined()],
)
def park_without_utilities(p: type[ChemicalPark]) -> Condition:
    """化工园区没有公用工程和配套功能设施"""
    return ~p.utilities


@rule(
    ChemicalPark,
    cites=PARK_CONDITIONS.clause("closed_management"),
    en="the park is not under closed management",
    cases=[Case.hazard(closed_management=False), Case.clear(closed_management=True), Case.undetermined()],
)
def park_without_closed_management(p: type[ChemicalPark]) -> Condition:
    """化工园区没有封闭化管理"""
    return ~p.closed_management


@rule(
    ChemicalPark,
    cites=PARK_CONDITIONS.clause("vehicle_park"),
    en="no park for hazardous vehicles",
    cases=[Case.hazard(vehicle_park=False), Case.clear(vehicle_park=True), Case.undetermined()],
)
def park_without_vehicle_park(p: type[ChemicalPark]) -> Condition:
    """化工园区没有危险化学品车辆专用停车场"""
    return ~p.vehicle_park


@rule(
    ChemicalPark,
    cites=PARK_CONDITIONS.clause("platform"),
    en="no information platform in the park",
    cases=[Case.hazard(platform=False), Case.clear(platform=True), Case.undetermined()],
)
def park_without_platform(p: type[ChemicalPark]) -> Condition:
    """化工园区没有信息化平台"""
    return ~p.platform


@rule(
    ChemicalPark,
    cites=PARK_CONDITIONS.clause("training_base"),
    en="no training base in the park",
    cases=[Case.hazard(training_base=False), Case.clear(training_base=True), Case.undetermined()],
)
def park_without_training_base(p: type[ChemicalPark]) -> Condition:
    """化工园区没有化工安全技能实训基地"""
    return ~p.training_base


@rule(
    ChemicalPark,
    cites=PARK_CONDITIONS.clause("fire_station"),
    en="no fire station in the park",
    cases=[Case.hazard(fire_station=False), Case.clear(fire_station=True), Case.undetermined()],
)
def park_without_fire_station(p: type[ChemicalPark]) -> Condition:
    """化工园区没有消防设施（特勤站）"""
    return ~p.fire_station


@rule(
    ChemicalPark,
    cites=PARK_CONDITIONS.clause("management"),
    en="no management office, staff or rules in the park",
    cases=[
        Case.hazard(management_office=False),
        Case.hazard(management_staff=False),
        Case.hazard(management_rules=False),
        Case.clear(management_office=True, management_staff=True, management_rules=True),
        Case.undetermined(management_office=True, management_staff=True),
    ],
)
def park_without_management(p: type[ChemicalPark]) -> Condition:
    """化工园区没有管理机构、人员或管理制度"""
    return ~(p.management_office & p.management_staff & p.management_rules)


@rule(
    ChemicalPark,
    cites=PARK_CONDITIONS.clause("banned_projects"),
    en="a project in the park against the list or the entry conditions",
    cases=[Case.hazard(banned_project=True), Case.clear(banned_project=False), Case.undetermined()],
)
def park_with_banned_project(p: type[ChemicalPark]) -> Condition:
    """化工园区内有违反禁限控目录或安全准入条件的项目"""
    return p.banned_project


@rule(
    ChemicalPark,
    cites=PARK_CONDITIONS.clause("residents"),
    en="residents or a labour-intensive enterprise in the park",
    cases=[
        Case.hazard(residents=True),
        Case.hazard(labour_intensive=True),
        Case.clear(residents=False, labour_intensive=False),
        Case.undetermined(residents=False),
    ],
)
def park_with_residents(p: type[ChemicalPark]) -> Condition:
    """化工园区内有居民居住或劳动密集型企业"""
    return p.residents | p.labour_intensive
