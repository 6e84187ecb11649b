"""Asking: what stands in ``{ }`` of a template as the desk answers it, and whether a condition holds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs

from ansheng.dates import Period, day_label
from ansheng.errors import InputError
from ansheng.facts.kinds import Invalid
from ansheng.indicators.derived import mean_of, share_of, yearly
from ansheng.indicators.figure import Figure, Print
from ansheng.indicators.indicator import Indicator
from ansheng.indicators.printing import half_up, number
from ansheng.reports.blocks.facts import fact_called
from ansheng.reports.desk import Desk
from ansheng.reports.model import Part
from ansheng.reports.templates.answers import Answer
from ansheng.reports.templates.changes import compared
from ansheng.reports.templates.forms import NAMES, PLAIN, SHARE, YEARLY, Forms, forms_of, variable, window_of
from ansheng.reports.templates.streaks import STREAKS, streak_figure
from ansheng.reports.templates.tree import Ask
from ansheng.words import Words


def answer(desk: Desk, ask: Ask) -> Answer:
    """What an ask gives.

    :raises AnshengError: it names what there is not, or asks what cannot be; a checked template does neither
    """
    if len(ask.names) == 1 and (plain := variable(ask.names[0])):
        said = NAMES[plain](desk)
        return Answer((said,), nil=not said)
    forms = forms_of(desk, ask)
    figures = [figure_of(desk, ask, name, forms) for name in ask.names]
    lacking = next((one for one in figures if isinstance(one, Words)), None)
    if lacking is not None:
        return Answer(lacking=lacking)
    known = [one for one in figures if isinstance(one, Figure)]
    unknown = next((one for one in known if one.value is None), None)
    if unknown is not None:
        return Answer(lacking=_not_known(unknown))
    if forms.by:
        return _listed(desk, ask, forms)
    if forms.against is not None:
        return compared(desk, known, forms)
    nil = all(one.value == 0 and not one.unknown for one in known)
    return Answer(desk.joined([_shown(desk, one, forms) for one in known], Words("、", ", ")), nil=nil)


def figure_of(desk: Desk, ask: Ask, name: str, forms: Forms) -> Figure | Words:
    """The figure that an ask names, or why there is none."""
    if name in STREAKS:
        made = streak_figure(desk, name, dict(ask.where))
        return made if isinstance(made, Words) else _kept(desk, made)
    indicator = desk.indicator(name)
    needed = [indicator, *([forms.of] if forms.of else [])]
    if lacking := desk.lacking(*needed):
        return desk.absent(next(iter(lacking.values())))
    where = narrowing(indicator, ask.where)
    window = window_of(desk, ask)
    if window is not None and window.first > desk.as_of:
        return _later(window)
    if window is not None and (early := silent(desk, indicator, window)):
        return early
    figure = desk.figure(indicator, forms.against, where=where, window=window, base=forms.base)
    if forms.how == SHARE:
        return _kept(desk, _styled(share_of(figure, desk.figure(indicator, window=window)), forms))
    if forms.of is not None:
        other = desk.figure(forms.of, where=narrowing(forms.of, ask.where), window=window)
        return _kept(desk, _styled(_quotient(figure, other, forms), forms))
    if forms.how == YEARLY:
        return _kept(desk, _styled(yearly(figure), forms))
    return figure


def _quotient(figure: Figure, other: Figure, forms: Forms) -> Figure:
    return (
        mean_of(figure, other, unit=figure.unit, unit_en=figure.unit_en)
        if forms.mean
        else share_of(figure, other)
    )


def _styled(figure: Figure, forms: Forms) -> Figure:
    if forms.places is None:
        return figure
    exact = figure.exact
    value = figure.value if exact is None else half_up(exact, forms.places)
    return attrs.evolve(figure, value=value, style=Print(forms.places, figure.style.zeros))


def _kept(desk: Desk, figure: Figure) -> Figure:
    return desk.keep(figure)


def narrowing(indicator: Indicator, where: Sequence[tuple[str, str]]) -> dict[str, object]:
    """The facts and values by which an ask is narrowed, by the names of the facts.

    :raises UnknownNameError: the record has no such fact
    :raises InputError: the fact cannot have that value
    """
    told: dict[str, object] = {}
    for name, text in where:
        fact = fact_called(indicator, name)
        value = fact.parse(text)
        if value is None or isinstance(value, Invalid):
            wanted = value.words if isinstance(value, Invalid) else Words("未填", "nothing")
            raise InputError(
                Words(f"“{fact.title}”{wanted.zh}，收到“{text}”", f"{fact.en}: {wanted.en}, not {text!r}")
            )
        told[fact.name] = value
    return told


def _listed(desk: Desk, ask: Ask, forms: Forms) -> Answer:
    """The parts of a figure one after the other, the greatest first; nothing where no part has a name."""
    indicator = desk.indicator(ask.names[0])
    by = fact_called(indicator, forms.by).name
    parts = sorted(desk.parts(indicator, by), key=lambda part: part[1].value or 0, reverse=True)
    if not any(key[0] is not None for key, _ in parts):
        return Answer()
    return Answer(desk.listed(indicator, by, parts))


def _shown(desk: Desk, figure: Figure, forms: Forms) -> tuple[Part, ...]:
    """A figure in a sentence, with the records that it had to leave out."""
    printed = figure if forms.places is None else _styled(figure, forms)
    text = _bare(desk, printed) if forms.how == PLAIN else ""
    return (desk.quoted(figure, text or printed.shown(desk.lang)), *desk.lacks(figure))


def _bare(desk: Desk, figure: Figure) -> str:
    """The number without its unit."""
    if isinstance(figure.value, Decimal) and figure.style.places is not None:
        return number(figure.value, figure.style.places, zeros="keep")
    return number(figure.value or 0, group=desk.lang == "en")


def silent(desk: Desk, indicator: Indicator, window: Period) -> Words | None:
    """That a table has no record so early; None where all have."""
    for one in indicator.quantities:
        if one.table in desk.tables and not desk.reaches(one, window):
            table = Words(one.record.title, one.record.en)
            last = Words(day_label(window.last), str(window.last))
            days = Words(window.label(), window.label("en"))
            return Words(
                f"“{table.zh}”表无{last.zh}及以前的记录，{days.zh}的有关内容未写入。",
                f"The table of {table.en} has no record up to {last.en}; nothing of {days.en} is told.",
            )
    return None


def _not_known(figure: Figure) -> Words:
    name = Words(figure.label, figure.name("en"))
    return Words(f"“{name.zh}”无法统计，有关内容未写入。", f"{name.en} is not known; nothing is told of it.")


def _later(window: Period) -> Words:
    return Words(
        f"{window.label()}尚未开始，有关内容未写入。", f"{window.label('en')} has not begun; it is not told."
    )
