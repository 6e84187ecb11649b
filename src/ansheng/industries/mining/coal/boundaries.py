"""The rules on the licensed limits and safety pillars (2020 art. 10; 2026 art. 9)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .boundaries_facts import CoalBoundary, CoalSafetyPillar
from .standards import CRITERIA


@rule(
    CoalBoundary,
    cites=[CRITERIA.clause("licensed_layer"), CRITERIA.clause("licensed_seam")],
    en="mining outside the licensed seams",
    cases=[Case.hazard(outside_seams=True), Case.clear(outside_seams=False), Case.undetermined()],
)
def coal_outside_seams(p: type[CoalBoundary]) -> Condition:
    """超出采矿许可证载明的煤层开采

    煤层对比由检查人依据地质资料判断。
    """
    return p.outside_seams


@rule(
    CoalBoundary,
    cites=[CRITERIA.clause("licensed_layer"), CRITERIA.clause("licensed_extent")],
    en="mining outside the licensed elevations",
    cases=[
        Case.hazard(lowest_elevation=-301, licensed_lowest=-300),
        Case.hazard(highest_elevation=101, licensed_highest=100),
        Case.clear(lowest_elevation=-300, licensed_lowest=-300, highest_elevation=100, licensed_highest=100),
        Case.undetermined(lowest_elevation=-300, licensed_lowest=-300, highest_elevation=100),
    ],
)
def coal_outside_elevations(p: type[CoalBoundary]) -> Condition:
    """超出采矿许可证载明的标高开采、剥离

    四个标高须为同一高程基准；2020 年与层位同项，2026 年与坐标同项。
    """
    return (p.lowest_elevation < p.licensed_lowest) | (p.highest_elevation > p.licensed_highest)


@rule(
    CoalBoundary,
    cites=[CRITERIA.clause("licensed_area"), CRITERIA.clause("licensed_extent")],
    en="mining outside the licensed boundary",
    cases=[Case.hazard(outside_area=True), Case.clear(outside_area=False), Case.undetermined()],
)
def coal_outside_area(p: type[CoalBoundary]) -> Condition:
    """超出采矿许可证载明的坐标范围开采、剥离

    由检查人按测量结果判断。
    """
    return p.outside_area


@rule(
    CoalSafetyPillar,
    cites=CRITERIA.clause("safety_pillar_mined"),
    en="safety pillar mined without permission",
    cases=[Case.hazard(mined=True), Case.clear(mined=False), Case.undetermined()],
)
def coal_safety_pillar_mined(p: type[CoalSafetyPillar]) -> Condition:
    """擅自开采或破坏安全煤柱

    经批准的不算擅自。
    """
    return p.mined


@rule(
    CoalSafetyPillar,
    cites=CRITERIA.clause("safety_pillar_entered"),
    replaces=["coal_safety_pillar_mined"],
    en="safety pillar entered without design, proof and approval",
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
def coal_safety_pillar_entered(p: type[CoalSafetyPillar]) -> Condition:
    """未经设计、论证和审批进入或破坏安全煤柱

    只有经批准的钻探除外。
    """
    return p.entered & ~p.drilling_only & ~(p.designed & p.proved & p.approved)
