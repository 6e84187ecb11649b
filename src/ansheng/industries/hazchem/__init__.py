"""The plugin for hazardous chemicals (危险化学品): criteria, major hazards, special work, parks and enterprises."""

from collections.abc import Sequence

from ansheng import Rule, Standard, Words, hookimpl, rules_in

from .classification import EnterpriseClass, ItemScore, Points, classify_enterprise
from .facts.colour import EnterpriseAssessment
from .facts.height import HeightWorkPermit, LiftingPermit
from .facts.hot_work import HotWorkPermit
from .grading import Grading, grade_height_work, grade_hot_work, grade_lifting
from .identification import Conclusion, Identification, identify
from .parks import ParkClass, classify_park
from .rules import (
    colour,
    design,
    entry,
    equipment,
    ground,
    height,
    hot_work,
    management,
    operation,
    parks,
    people,
    permits,
    process,
    units,
)
from .standards import (
    AQ3067,
    CRITERIA,
    ENTERPRISE_COLOUR,
    GB18218,
    PARK_CONDITIONS,
    PARK_GRADING,
    SPECIAL_WORK,
)
from .substances import TABLE1, TABLE2, Category, Row
from .terms import Term

__all__ = [
    "TABLE1", "TABLE2", "Category", "Conclusion", "EnterpriseAssessment", "EnterpriseClass", "Grading",
    "HeightWorkPermit", "HotWorkPermit", "Identification", "ItemScore", "LiftingPermit", "ParkClass",
    "Points", "Row", "Term", "classify_enterprise", "classify_park", "grade_height_work", "grade_hot_work",
    "grade_lifting", "identify",
]  # fmt: skip


@hookimpl
def ansheng_title() -> Words:
    """The title of the plugin."""
    return Words("危险化学品", "hazardous chemicals")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """The rules of the plugin: at least one for each clause that is encoded or judged by a person."""
    criteria = (people, design, process, equipment, operation, management, units)
    special_work = (permits, hot_work, entry, height, ground)
    grading = (parks, colour)
    return [rule for part in (*criteria, *special_work, *grading) for rule in rules_in(part)]


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """The criteria for hazards, major hazard installations, special work, and the grading of parks and enterprises."""
    return CRITERIA, AQ3067, GB18218, SPECIAL_WORK, PARK_GRADING, PARK_CONDITIONS, ENTERPRISE_COLOUR
