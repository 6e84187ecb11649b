"""The plugin for fireworks (烟花爆竹): the criteria for major hazards of those who make and trade in them."""

from collections.abc import Sequence

from ansheng import Rule, Standard, Words, hookimpl, rules_in

from . import criteria
from .standards import LAW


@hookimpl
def ansheng_title() -> Words:
    """The title of the plugin."""
    return Words("烟花爆竹", "fireworks")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """The rules of the plugin: one for each clause, two where it speaks of two things."""
    return rules_in(criteria)


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """The criteria."""
    return [LAW]
