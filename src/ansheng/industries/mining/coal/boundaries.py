"""The rules on the licensed limits and safety pillars (2020 art. 10; 2026 art. 9)."""

from ansheng import Case, Rule

from .boundaries_facts import CoalBoundary as Boundary
from .boundaries_facts import CoalSafetyPillar as Pillar
from .standards import CRITERIA as LAW

coal_outside_seams = Rule(
    LAW.clause("licensed_seam"), LAW.clause("licensed_layer"), hazard=Boundary.outside_seams
)


coal_outside_elevations = Rule(
    LAW.clause("licensed_layer"),
    LAW.clause("licensed_extent"),
    hazard=(Boundary.lowest_elevation < Boundary.licensed_lowest)
    | (Boundary.highest_elevation > Boundary.licensed_highest),
    title="煤矿超出采矿许可证载明的标高开采或剥离",
    en="Mining outside the licensed elevations",
    cases=[
        Case.hazard(lowest_elevation=-301, licensed_lowest=-300),
        Case.hazard(highest_elevation=101, licensed_highest=100),
        Case.clear(lowest_elevation=-300, licensed_lowest=-300, highest_elevation=100, licensed_highest=100),
        Case.undetermined(lowest_elevation=-300, licensed_lowest=-300, highest_elevation=100),
    ],
)


coal_outside_area = Rule(
    LAW.clause("licensed_area"), LAW.clause("licensed_extent"), hazard=Boundary.outside_area
)


coal_safety_pillar_mined = Rule(LAW.clause("safety_pillar_mined"), hazard=Pillar.mined)


coal_safety_pillar_entered = Rule(
    LAW.clause("safety_pillar_entered"),
    hazard=Pillar.entered & ~Pillar.drilling_only & ~(Pillar.designed & Pillar.proved & Pillar.approved),
    replaces=["coal_safety_pillar_mined"],
)
