"""The plugin for special equipment (特种设备): the criteria for major hazards of GB 45067."""

from collections.abc import Sequence

from ansheng import Rule, Standard, Words, hookimpl, rules_in

from . import criteria
from .standards import LAW


@hookimpl
def ansheng_title() -> Words:
    """The title of the plugin."""
    return Words("特种设备", "special equipment")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """The rules of the plugin: one for each clause that does not refer to the others."""
    return rules_in(criteria)


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """The criteria."""
    return [LAW]
