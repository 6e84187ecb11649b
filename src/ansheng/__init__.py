"""ansheng (安生): work-safety campaigns, responsibility chains, hazards and indicators, with the criteria as rules.

The names below are the public ones. Each is loaded from its module when it is first used, so that importing the package
costs next to nothing and a command pays only for what it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ansheng.dossier import Dossier, open_dossier
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
    from ansheng.indicators.audit import Audit, audit, audit_table
    from ansheng.plugins import Catalogue, check, hookimpl, load
    from ansheng.rules.checklist import Checklist
    from ansheng.rules.determinations import Determination
    from ansheng.rules.expr import CHECK_DAY, Condition, DayValue, Label, Measure, Tally, choose
    from ansheng.rules.facts import Facts
    from ansheng.rules.findings import Finding, Findings
    from ansheng.rules.kinds import Choice, Count, Day, Fact, Flag, Many, Number, Text
    from ansheng.rules.law import Standard
    from ansheng.rules.rule import Case, Rule, Verdict, rule, rules_in

__version__ = "0.1.0"

__all__ = [
    "CHECK_DAY",
    "AnshengError",
    "Audit",
    "Case",
    "Catalogue",
    "Checklist",
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
    "audit",
    "audit_table",
    "check",
    "choose",
    "hookimpl",
    "load",
    "open_dossier",
    "rule",
    "rules_in",
]

_HOME = {
    "ansheng.errors": (
        "AnshengError",
        "DayError",
        "DeterminationError",
        "FactError",
        "FactValueError",
        "InputError",
        "LawError",
        "MissingExtraError",
        "PluginError",
        "Problem",
        "RuleError",
        "UnitError",
        "UnknownNameError",
    ),
    "ansheng.indicators.audit": ("Audit", "audit", "audit_table"),
    "ansheng.plugins": ("Catalogue", "check", "hookimpl", "load"),
    "ansheng.rules.checklist": ("Checklist",),
    "ansheng.rules.determinations": ("Determination",),
    "ansheng.rules.expr": ("CHECK_DAY", "Condition", "DayValue", "Label", "Measure", "Tally", "choose"),
    "ansheng.rules.facts": ("Facts",),
    "ansheng.rules.findings": ("Finding", "Findings"),
    "ansheng.rules.kinds": ("Choice", "Count", "Day", "Fact", "Flag", "Many", "Number", "Text"),
    "ansheng.rules.law": ("Standard",),
    "ansheng.rules.rule": ("Case", "Rule", "Verdict", "rule", "rules_in"),
    "ansheng.dossier": ("Dossier", "open_dossier"),
}
"""Where the public names live."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """A public name, from its module."""
        from importlib import import_module

        for module, names in _HOME.items():
            if name in names:
                globals()[name] = getattr(import_module(module), name)
                return globals()[name]
        raise AttributeError(f"module 'ansheng' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
