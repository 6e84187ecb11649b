"""The rules on temporary power and confined spaces (articles 10 and 11)."""

from ansheng import Case, Rule

from .facts_site import ConstructionConfinedSpace as Space
from .facts_site import ConstructionLighting as Lighting
from .facts_site import ConstructionOverheadLine as Line
from .facts_site import ConstructionSpaceEntry as Entry
from .standards import CRITERIA as LAW

lighting_voltage = Rule(
    LAW.clause("lighting"),
    hazard=((Lighting.environment != "ordinary") | (Lighting.lasting_humidity > LAW.limit("humidity")))
    & ~Lighting.safety_voltage_as_prescribed,
    given={"environment": "ordinary", "safety_voltage_as_prescribed": False},
    cases=[
        Case.hazard(lasting_humidity=75.1),
        Case.clear(lasting_humidity=75),
        Case.hazard(environment="heat", lasting_humidity=40),
        Case.clear(environment="water", safety_voltage_as_prescribed=True),
        Case.undetermined(),
    ],
)

overhead_line_too_near = Rule(
    LAW.clause("overhead_line"),
    hazard=(Line.distance < Line.required_distance) & ~Line.protected,
    given={"required_distance": 6, "protected": False},
    cases=[
        Case.hazard(distance=5.9),
        Case.clear(distance=6),
        Case.clear(protected=True),
        Case.undetermined(),
    ],
)

space_not_identified = Rule(LAW.clause("identification"), hazard=~Space.identified & ~Space.warning_sign)

_ALL_DONE = Entry.approved & Entry.trained & Entry.ventilated_and_tested
_NONE_DONE = ~Entry.approved & ~Entry.trained & ~Entry.ventilated_and_tested

space_entry_procedure = Rule(
    LAW.clause("entry_procedure"), hazard=_NONE_DONE | (~_ALL_DONE & Entry.partial_breach_counts)
)

space_entry_unattended = Rule(
    LAW.clause("attendance"), hazard=~(Entry.attendant & Entry.safety_manager_present)
)

space_entry_unequipped = Rule(
    LAW.clause("equipment"),
    hazard=~(Entry.gas_detector & Entry.ventilator & Entry.breathing_gear & Entry.rescue_gear),
)
