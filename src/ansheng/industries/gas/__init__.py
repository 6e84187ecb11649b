"""The plugin for town gas (城镇燃气): the criteria for major hazards of gas operators, all 22 clauses."""

from __future__ import annotations

from collections.abc import Sequence

from ansheng import Rule, Standard, hookimpl, rules_in

from . import management, pipelines, stations, supply, users
from .standards import CRITERIA, GB55009


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """The rules of the plugin, one for each clause of the criteria."""
    return [rule for part in (management, stations, pipelines, supply, users) for rule in rules_in(part)]


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """The criteria, and the technical code that some of their numbers come from."""
    return CRITERIA, GB55009
