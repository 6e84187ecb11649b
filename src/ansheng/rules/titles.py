"""Titles of columns: the header under which a fact is collected, so that it is read back as that fact."""

from __future__ import annotations

from typing import Any

from ansheng import units
from ansheng.rules.facts import Facts
from ansheng.rules.kinds import Fact

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def header(cls: type[Facts], fact: Fact[Any], lang: str = "zh") -> str:
    """The header of a fact's column: its title with the unit in brackets, or less where that would not be read back.

    A header is never one that a spreadsheet takes for a formula.
    """
    unit = units.label(fact.unit, lang) if fact.kind == "number" else ""
    brackets = f" ({unit})" if lang == "en" else f"（{unit}）"
    forms = [fact.label(lang) + brackets, fact.label(lang), fact.name]
    wanted = [form for form in (forms if unit else forms[1:]) if not form.startswith(FORMULA)]
    return next((form for form in wanted if _reads_back(cls, form, fact)), fact.name)


def _reads_back(cls: type[Facts], form: str, fact: Fact[Any]) -> bool:
    return [name for _, name, _ in cls.headers([form])] == [fact.name]
