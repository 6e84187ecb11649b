"""The plugin for road transport (道路运输): what is known of the 2023 criteria, and the rules around them."""

from collections.abc import Sequence

from ansheng import Rule, Standard, Words, hookimpl, rules_in

from . import common, dangerous, drivers, offences, passenger, points, roads, vehicles
from .standards import ALL

_PARTS = (common, passenger, dangerous, points, offences, drivers, vehicles, roads)


@hookimpl
def ansheng_title() -> Words:
    """The title of the plugin."""
    return Words("道路运输", "road transport")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """The rules of the plugin; those on the criteria are severe, the others are violations."""
    return [rule for part in _PARTS for rule in rules_in(part)]


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """The criteria, and each instrument that the other rules rest on."""
    return ALL
