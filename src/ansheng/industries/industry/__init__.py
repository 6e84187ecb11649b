"""The plugin for industry and trade (工贸): the criteria for major hazards of industry and trade enterprises."""

from collections.abc import Sequence

from ansheng import Rule, Standard, Words, hookimpl, rules_in

from . import building, consumer, deep_casting, dust, enterprise, machinery, metallurgy, nonferrous, spaces
from .standards import CRITERIA

MODULES = (enterprise, metallurgy, nonferrous, deep_casting, building, machinery, consumer, dust, spaces)
"""The modules of rules, in the order of the articles."""


@hookimpl
def ansheng_title() -> Words:
    """The title of the plugin."""
    return Words("工贸", "industry and trade")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """The rules of the plugin, one for each clause."""
    return [rule for module in MODULES for rule in rules_in(module)]


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """The criteria."""
    return (CRITERIA,)
