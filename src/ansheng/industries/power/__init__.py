"""The plugin for electric power (电力): the criteria for major hazards of grids, plants and power construction."""

from collections.abc import Sequence

from ansheng import Rule, Standard, Words, hookimpl, rules_in

from . import generation, grid, management, works
from .standards import LAW


@hookimpl
def ansheng_title() -> Words:
    """The title of the plugin."""
    return Words("电力", "electric power")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """The rules of the plugin, one for each clause."""
    return [rule for module in (grid, generation, works, management) for rule in rules_in(module)]


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """The standard of the plugin."""
    return [LAW]
