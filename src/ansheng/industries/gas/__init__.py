"""The plugin for town gas (城镇燃气): the criteria for major hazards of gas operators, and what else is checked."""

from collections.abc import Sequence

from ansheng import Rule, Standard, Words, hookimpl, rules_in

from . import bottled, criteria, network, operation, premises
from .standards import ALL


@hookimpl
def ansheng_title() -> Words:
    """The title of the plugin."""
    return Words("燃气", "town gas")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """The rules of the plugin: one for each clause of the criteria, then those on general hazards."""
    return [r for part in (criteria, network, operation, bottled, premises) for r in rules_in(part)]


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """The criteria, and the regulations, codes and plans that the other rules cite."""
    return ALL
