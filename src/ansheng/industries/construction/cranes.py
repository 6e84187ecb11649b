"""The rules on lifting machines (article 8)."""

from ansheng import Rule

from .facts_site import ConstructionCrane as Crane
from .standards import CRITERIA as LAW
from .structures import weak_base

crane_not_accepted_or_registered = Rule(
    LAW.clause("machine_acceptance"), hazard=(Crane.in_use & ~Crane.accepted) | ~Crane.registered
)

crane_base_weak = Rule(LAW.clause("machine_foundation"), hazard=weak_base(Crane))

crane_parts_unchecked = Rule(
    LAW.clause("checks"),
    when=Crane.operation != "none",
    hazard=~(
        Crane.structure_checked
        & Crane.climbing_and_ties_checked
        & Crane.connectors_checked
        & Crane.devices_checked
    ),
)

crane_safety_devices = Rule(LAW.clause("safety_devices"), hazard=Crane.safety_devices != "intact")

crane_members_defective = Rule(
    LAW.clause("load_members"), hazard=(Crane.member_defect != "none") | (Crane.connectors != "intact")
)

_TIES = Crane.tie_spacing_as_code & Crane.free_height_as_code & Crane.verticality_as_code

hoist_off_code = Rule(LAW.clause("hoist_geometry"), when=Crane.kind == "hoist", hazard=~_TIES)

tower_crane_off_code = Rule(
    LAW.clause("tower_geometry"),
    when=Crane.kind == "tower_crane",
    hazard=~(_TIES & Crane.free_standing_as_code),
)

tower_crane_too_near = Rule(
    LAW.clause("safe_distance"),
    when=Crane.kind == "tower_crane",
    hazard=~(Crane.clear_of_buildings & Crane.clear_of_cranes),
)

crane_or_slings_scrapped = Rule(
    LAW.clause("scrapping"), when=Crane.in_use, hazard=Crane.scrap_reached | Crane.slings_scrap_reached
)
