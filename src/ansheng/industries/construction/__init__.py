"""The plugin for housing and municipal works (房屋市政工程): the criteria for major hazards of 2024."""

from collections.abc import Sequence

from ansheng import Rule, Standard, Words, hookimpl, rules_in

from . import cranes, ground, management, site, structures
from .standards import CRITERIA


@hookimpl
def ansheng_title() -> Words:
    """The title of the plugin."""
    return Words("房屋市政", "housing and municipal works")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """The rules of the plugin, one for each clause of the criteria."""
    return [rule for part in (management, ground, structures, cranes, site) for rule in rules_in(part)]


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """The criteria."""
    return (CRITERIA,)
