"""ansheng (安生): work-safety campaigns, responsibility chains, hazards and indicators, with the criteria as rules.

The names below are the public ones. Parts that need heavy libraries are loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ansheng.errors import (
    AnshengError,
    DayError,
    DeterminationError,
    FactError,
    FactValueError,
    InputError,
    LawError,
    MissingExtraError,
    PluginError,
    Problem,
    RuleError,
    UnitError,
    UnknownNameError,
)
from ansheng.plugins import Catalogue, check, hookimpl, load
from ansheng.rules.determinations import Determination
from ansheng.rules.expr import CHECK_DAY, Condition, DayValue, Label, Measure, Tally, choose
from ansheng.rules.facts import Facts
from ansheng.rules.findings import Finding, Findings
from ansheng.rules.kinds import Choice, Count, Day, Fact, Flag, Many, Number, Text
from ansheng.rules.law import Standard
from ansheng.rules.rule import Case, Rule, Verdict, rule, rules_in

if TYPE_CHECKING:
    from ansheng.dossier import Dossier, open_dossier

__version__ = "0.1.0"

__all__ = [
    "CHECK_DAY",
    "AnshengError",
    "Case",
    "Catalogue",
    "Choice",
    "Condition",
    "Count",
    "Day",
    "DayError",
    "DayValue",
    "Determination",
    "DeterminationError",
    "Dossier",
    "Fact",
    "FactError",
    "FactValueError",
    "Facts",
    "Finding",
    "Findings",
    "Flag",
    "InputError",
    "Label",
    "LawError",
    "Many",
    "Measure",
    "MissingExtraError",
    "Number",
    "PluginError",
    "Problem",
    "Rule",
    "RuleError",
    "Standard",
    "Tally",
    "Text",
    "UnitError",
    "UnknownNameError",
    "Verdict",
    "check",
    "choose",
    "hookimpl",
    "load",
    "open_dossier",
    "rule",
    "rules_in",
]

_LAZY = {"Dossier": "ansheng.dossier", "open_dossier": "ansheng.dossier"}


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name in _LAZY:
            from importlib import import_module

            return getattr(import_module(_LAZY[name]), name)
        raise AttributeError(f"module 'ansheng' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
