"""The plugin for civil explosives (民爆): the criteria for major hazards of makers and sellers."""

from collections.abc import Sequence

from ansheng import Rule, Standard, Words, hookimpl, rules_in

from . import rules
from .standards import LAW


@hookimpl
def ansheng_title() -> Words:
    """The title of the plugin."""
    return Words("民爆", "civil explosives")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """The rules of the plugin."""
    return rules_in(rules)


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """The standard of the plugin."""
    return [LAW]
