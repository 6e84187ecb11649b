"""The rules on the licensed limits and safety pillars (2020 art. 10; 2026 art. 9)."""

from ansheng import Case, Rule

from .boundaries_facts import CoalBoundary, CoalSafetyPillar
from .standards import CRITERIA

coal_outside_seams = Rule(
    CRITERIA.clause("licensed_layer"),
    CRITERIA.clause("licensed_seam"),
    hazard=CoalBoundary.outside_seams,
    title="超出采矿许可证载明的煤层开采",
    en="mining outside the licensed seams",
    note="煤层对比由检查人依据地质资料判断。",
)


coal_outside_elevations = Rule(
    CRITERIA.clause("licensed_layer"),
    CRITERIA.clause("licensed_extent"),
    hazard=(CoalBoundary.lowest_elevation < CoalBoundary.licensed_lowest)
    | (CoalBoundary.highest_elevation > CoalBoundary.licensed_highest),
    title="超出采矿许可证载明的标高开采、剥离",
    en="mining outside the licensed elevations",
    note="四个标高须为同一高程基准；2020 年与层位同项，2026 年与坐标同项。",
    cases=[
        Case.hazard(lowest_elevation=-301, licensed_lowest=-300),
        Case.hazard(highest_elevation=101, licensed_highest=100),
        Case.clear(lowest_elevation=-300, licensed_lowest=-300, highest_elevation=100, licensed_highest=100),
        Case.undetermined(lowest_elevation=-300, licensed_lowest=-300, highest_elevation=100),
    ],
)


coal_outside_area = Rule(
    CRITERIA.clause("licensed_area"),
    CRITERIA.clause("licensed_extent"),
    hazard=CoalBoundary.outside_area,
    title="超出采矿许可证载明的坐标范围开采、剥离",
    en="mining outside the licensed boundary",
    note="由检查人按测量结果判断。",
)


coal_safety_pillar_mined = Rule(
    CRITERIA.clause("safety_pillar_mined"),
    hazard=CoalSafetyPillar.mined,
    en="safety pillar mined without permission",
    note="经批准的不算擅自。",
)


coal_safety_pillar_entered = Rule(
    CRITERIA.clause("safety_pillar_entered"),
    hazard=CoalSafetyPillar.entered
    & ~CoalSafetyPillar.drilling_only
    & ~(CoalSafetyPillar.designed & CoalSafetyPillar.proved & CoalSafetyPillar.approved),
    title="未经设计、论证和审批进入或破坏安全煤柱",
    en="safety pillar entered without design, proof and approval",
    replaces=["coal_safety_pillar_mined"],
    note="只有经批准的钻探除外。",
    cases=[
        Case.hazard(entered=True, drilling_only=False, designed=False),
        Case.hazard(entered=True, drilling_only=False, proved=False),
        Case.hazard(entered=True, drilling_only=False, approved=False),
        Case.clear(entered=True, drilling_only=True),
        Case.clear(entered=True, designed=True, proved=True, approved=True),
        Case.clear(entered=False),
        Case.undetermined(entered=True, approved=False),
    ],
)
