"""The plugin for mines (矿山): the criteria for major hazards, and the regulations that their numbers come from."""

from collections.abc import Sequence

from ansheng import Rule, Standard, Words, hookimpl, rules_in

from . import coal, noncoal

MODULES = (*noncoal.MODULES, *coal.MODULES)
"""The modules of rules."""

STANDARDS = (*noncoal.STANDARDS, *coal.STANDARDS)
"""The standards that the rules cite."""


@hookimpl
def ansheng_title() -> Words:
    """The title of the plugin."""
    return Words("矿山", "mines")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """The rules of the plugin."""
    return [rule for module in MODULES for rule in rules_in(module)]


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """The standards of the plugin."""
    return STANDARDS
