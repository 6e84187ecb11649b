"""The rules on refrigeration with ammonia and on confined spaces (articles 12 and 13), for all industries."""

from ansheng import Case, Rule

from .facts.spaces import IndustryConfinedSpace as Space
from .facts.spaces import IndustryConfinedWork as Work
from .facts.spaces import IndustryProcessingRoom as Room
from .facts.spaces import IndustryQuickFreezer as Freezer
from .standards import CRITERIA as LAW

ammonia_evaporates_directly = Rule(
    LAW.clause("direct_evaporation"),
    when=(Room.industry != "other") & Room.ammonia_refrigeration & (Room.kind != "other"),
    hazard=Room.direct_evaporation,
)

quick_freezer_unsafe = Rule(
    LAW.clause("quick_freezer"),
    when=(Freezer.industry != "other") & Freezer.ammonia_refrigeration,
    hazard=~Freezer.own_room | (Freezer.workers > LAW.limit("freezer_workers")),
    given={"industry": "light", "ammonia_refrigeration": True, "own_room": True},
    cases=[
        Case.hazard(workers=10),
        Case.clear(workers=9),
        Case.hazard(own_room=False, workers=0),
        Case.undetermined(),
    ],
)

confined_space_unregistered = Rule(
    LAW.clause("confined_space_register"),
    when=(Space.industry != "other") & Space.poisoning_risk,
    hazard=(~Space.identified | ~Space.registered) & ~Space.warning_sign,
)

confined_space_work_unsafe = Rule(
    LAW.clause("confined_space_work"),
    when=(Work.industry != "other") & Work.poisoning_risk,
    hazard=~Work.approved | ~Work.ventilated_first | ~Work.tested_before_work | ~Work.attendant,
)
