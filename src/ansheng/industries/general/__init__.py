"""The plugin of rules for every industry (通用): certificates of people, safety bodies and officers."""

from collections.abc import Sequence

from ansheng import Rule, Standard, Words, hookimpl, rules_in

from . import people, staffing
from .standards import PEOPLE, WORK_SAFETY


@hookimpl
def ansheng_title() -> Words:
    """The title of the plugin."""
    return Words("通用", "every industry")


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """The rules of the plugin."""
    return [rule for module in (people, staffing) for rule in rules_in(module)]


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """The standards of the plugin."""
    return (PEOPLE, WORK_SAFETY)
