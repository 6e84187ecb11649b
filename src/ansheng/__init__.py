"""ansheng (安生): work-safety campaigns, responsibility chains, hazards and indicators, with the criteria as rules.

The names below are the public ones. Each is loaded from its module when it is first used, so that importing the package
costs next to nothing and a command pays only for what it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ansheng.api import check, doubts, figures
    from ansheng.auditing import Audit, audit, audit_table
    from ansheng.catalogue import Catalogue
    from ansheng.checking.checklist import Checklist
    from ansheng.checking.determinations import Determination
    from ansheng.checking.finding import Finding
    from ansheng.checking.findings import Findings
    from ansheng.classifying.asking import classify
    from ansheng.dates import Period
    from ansheng.days import NEVER
    from ansheng.dossier import Campaign, Dossier, open_dossier
    from ansheng.draws.asking import draw
    from ansheng.durations.forecast import expected_backlog
    from ansheng.durations.series import early_warnings
    from ansheng.durations.times import rectification_times
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
        check_lang,
    )
    from ansheng.facts.handles import CHECK_DAY, Condition, DayValue, Label, Measure, Tally, choose
    from ansheng.facts.kinds import Choice, Count, Day, Fact, Flag, Many, Name, Number, Text
    from ansheng.facts.record import Facts
    from ansheng.hazards.ledger import Ledger
    from ansheng.indicators import Against, Figure
    from ansheng.indicators.figures import Figures
    from ansheng.law.standard import Standard
    from ansheng.plausibility.doubts import Doubt, Doubts
    from ansheng.plugins import hookimpl
    from ansheng.precedence.asking import where_first
    from ansheng.precedence.back import check_backwards
    from ansheng.recurrence.asking import recurrences, same_hazards, same_units
    from ansheng.reports.composing import bulletin
    from ansheng.reports.writers.files import render
    from ansheng.rules.case import Case
    from ansheng.rules.rule import Rule, rule, rules_in
    from ansheng.rules.verdicts import Verdict
    from ansheng.shelf import load
    from ansheng.tables.table import RecordTable
    from ansheng.words import Lang, Words

__version__ = "0.1.0"

__all__ = [
    "CHECK_DAY",
    "NEVER",
    "Against",
    "AnshengError",
    "Audit",
    "Campaign",
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
    "Doubt",
    "Doubts",
    "Fact",
    "FactError",
    "FactValueError",
    "Facts",
    "Figure",
    "Figures",
    "Finding",
    "Findings",
    "Flag",
    "InputError",
    "Label",
    "Lang",
    "LawError",
    "Ledger",
    "Many",
    "Measure",
    "MissingExtraError",
    "Name",
    "Number",
    "Period",
    "PluginError",
    "Problem",
    "RecordTable",
    "Rule",
    "RuleError",
    "Standard",
    "Tally",
    "Text",
    "UnitError",
    "UnknownNameError",
    "Verdict",
    "Words",
    "audit",
    "audit_table",
    "bulletin",
    "check",
    "check_backwards",
    "check_lang",
    "choose",
    "classify",
    "doubts",
    "draw",
    "early_warnings",
    "expected_backlog",
    "figures",
    "hookimpl",
    "load",
    "open_dossier",
    "rectification_times",
    "recurrences",
    "render",
    "rule",
    "rules_in",
    "same_hazards",
    "same_units",
    "where_first",
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
        "check_lang",
    ),
    "ansheng.auditing": ("Audit", "audit", "audit_table"),
    "ansheng.api": ("check", "doubts", "figures"),
    "ansheng.catalogue": ("Catalogue",),
    "ansheng.classifying.asking": ("classify",),
    "ansheng.draws.asking": ("draw",),
    "ansheng.durations.forecast": ("expected_backlog",),
    "ansheng.durations.series": ("early_warnings",),
    "ansheng.durations.times": ("rectification_times",),
    "ansheng.plausibility.doubts": ("Doubt", "Doubts"),
    "ansheng.plugins": ("hookimpl",),
    "ansheng.precedence.asking": ("where_first",),
    "ansheng.precedence.back": ("check_backwards",),
    "ansheng.recurrence.asking": ("recurrences", "same_hazards", "same_units"),
    "ansheng.checking.checklist": ("Checklist",),
    "ansheng.checking.determinations": ("Determination",),
    "ansheng.facts.handles": ("CHECK_DAY", "Condition", "DayValue", "Label", "Measure", "Tally", "choose"),
    "ansheng.facts.record": ("Facts",),
    "ansheng.checking.finding": ("Finding",),
    "ansheng.checking.findings": ("Findings",),
    "ansheng.facts.kinds": ("Choice", "Count", "Day", "Fact", "Flag", "Many", "Name", "Number", "Text"),
    "ansheng.law.standard": ("Standard",),
    "ansheng.rules.case": ("Case",),
    "ansheng.rules.rule": ("Rule", "rule", "rules_in"),
    "ansheng.rules.verdicts": ("Verdict",),
    "ansheng.shelf": ("load",),
    "ansheng.tables.table": ("RecordTable",),
    "ansheng.words": ("Lang", "Words"),
    "ansheng.dates": ("Period",),
    "ansheng.days": ("NEVER",),
    "ansheng.dossier": ("Campaign", "Dossier", "open_dossier"),
    "ansheng.hazards.ledger": ("Ledger",),
    "ansheng.reports.composing": ("bulletin",),
    "ansheng.reports.writers.files": ("render",),
    "ansheng.indicators": ("Against", "Figure"),
    "ansheng.indicators.figures": ("Figures",),
}
"""Where the public names live."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """A public name, from its module."""
        for module, names in _HOME.items():
            if name in names:
                globals()[name] = getattr(import_module(module), name)
                return globals()[name]
        raise AttributeError(f"module 'ansheng' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
