"""The rules on building while producing, and on restructuring (2020 art. 15, 17; 2026 art. 17, 19)."""

from ansheng import Rule

from .project_facts import CoalProject as Project
from .project_facts import CoalRestructuring as Change
from .standards import CRITERIA as LAW

_DURING = Change.in_progress & Change.working
_AFTER = Change.done & Change.working
_NEW = Project.new_mine & Project.constructing


coal_design_unapproved = Rule(
    LAW.clause("design_approval"),
    when=Project.constructing,
    hazard=~Project.design_approved | (Project.major_change & ~Project.change_approved),
)


coal_mining_while_building = Rule(
    LAW.clause("mining_while_building"), when=_NEW, hazard=Project.mining & ~Project.approved_trial_run
)


coal_mining_in_construction = Rule(
    LAW.clause("mining_in_construction"),
    when=_NEW,
    hazard=Project.mining & ~Project.filed_trial_run,
    replaces=["coal_mining_while_building"],
)


coal_expansion_production = Rule(
    LAW.clause("expansion_production"), when=Project.expansion, hazard=Project.producing_in_expansion
)


coal_mining_in_expansion = Rule(
    LAW.clause("mining_in_expansion"),
    when=Project.expansion,
    hazard=Project.producing_in_expansion & ~Project.filed_trial_run,
    replaces=["coal_expansion_production"],
)


coal_expansion_beyond_design = Rule(
    LAW.clause("expansion_beyond_design"), when=Project.expansion, hazard=Project.beyond_design
)


coal_restructuring_headless = Rule(
    LAW.clause("restructuring_head"), when=_DURING, hazard=~Change.responsible_named
)


coal_restructuring_subject = Rule(
    LAW.clause("restructuring_subject"),
    when=_DURING,
    hazard=~(Change.subject_named & Change.first_responsible_named),
    replaces=["coal_restructuring_headless"],
)


coal_restructuring_unstaffed = Rule(
    LAW.clause("restructuring_staff"), when=_DURING, hazard=~(Change.unit_ok & Change.staff_ok)
)


coal_restructuring_licences = Rule(
    LAW.clause("restructuring_licences"),
    when=_AFTER,
    hazard=~(Change.mining_licence & Change.safety_licence & Change.business_licence),
)


coal_restructuring_safety_licence = Rule(
    LAW.clause("restructuring_safety_licence"),
    when=_AFTER,
    hazard=~Change.safety_licence,
    replaces=["coal_restructuring_licences"],
)
