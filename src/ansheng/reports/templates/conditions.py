"""Conditions: whether a line of a template is said."""

from __future__ import annotations

from decimal import Decimal

from ansheng.indicators.figure import Figure
from ansheng.reports.desk import Desk
from ansheng.reports.templates.asking import figure_of, silent
from ansheng.reports.templates.forms import forms_of, window_of
from ansheng.reports.templates.streaks import STREAKS
from ansheng.reports.templates.tree import HOLDS, Ask, Test


def holds(desk: Desk, test: Test) -> bool | None:
    """Whether a part of a condition holds; None where its figure is not known.

    That a figure is zero does not hold where records were left out of it, nor where the table has no record so early.
    """
    forms = forms_of(desk, test.ask)
    found = [figure_of(desk, test.ask, name, forms) for name in test.ask.names]
    figures = [one for one in found if isinstance(one, Figure) and one.value is not None]
    if len(figures) < len(found):
        return None
    if not test.sign:
        any_ = any(one.value for one in figures)
        return not any_ and not any(one.unknown for one in figures) if test.negated else any_
    sure = test.sign != "=" or (not any(one.unknown for one in figures) and not _doubtful(desk, test.ask))
    return sure and all(HOLDS[test.sign](Decimal(one.value or 0), test.number) for one in figures)


def _doubtful(desk: Desk, ask: Ask) -> bool:
    """Whether a zero may only mean that nobody filled the table in."""
    window = window_of(desk, ask) or desk.window
    return any(silent(desk, desk.indicator(name), window) for name in ask.names if name not in STREAKS)
