"""The plugin for hazardous chemicals (危险化学品): the criteria of 2017 and 2026, and major hazards by GB 18218."""

from __future__ import annotations

from collections.abc import Sequence

from ansheng import Rule, Standard, hookimpl, rules_in

from .identification import Conclusion, Identification, identify
from .rules import design, equipment, management, operation, people, process, units, work
from .standards import AQ3067, CRITERIA, GB18218
from .substances import TABLE1, TABLE2, Category, Row
from .terms import Term

__all__ = ["TABLE1", "TABLE2", "Category", "Conclusion", "Identification", "Row", "Term", "identify"]


@hookimpl
def ansheng_rules() -> Sequence[Rule]:
    """The rules of the plugin: at least one for each clause that is encoded or judged by a person."""
    parts = (people, design, process, equipment, operation, work, management, units)
    return [rule for part in parts for rule in rules_in(part)]


@hookimpl
def ansheng_standards() -> Sequence[Standard]:
    """The criteria for major accident hazards, and the standard that identifies major hazard installations."""
    return CRITERIA, AQ3067, GB18218
