"""The plugin for town gas (城镇燃气): the criteria for major hazards of gas operators, and what else is checked."""

from collections.abc import Sequence

from ansheng import Rule, Standard, hookimpl, rules_in

from . import (
    appliances,
    bottled,
    detectors,
    management,
    network,
    operation,
    pipelines,
    renewal,
    stations,
    stores,
    supply,
    users,
)
from .standards import ALL

MAJOR = (management, stations, pipelines, supply, users)
GENERAL = (network, renewal, operation, bottled, stores, appliances, detectors)


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """The rules of the plugin: one for each clause of the criteria, then those on general hazards."""
    return [rule for part in (*MAJOR, *GENERAL) for rule in rules_in(part)]


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """The criteria, and the regulations, codes and plans that the other rules cite."""
    return ALL
