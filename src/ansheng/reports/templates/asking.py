"""Asking: what stands in ``{ }`` of a template as the desk answers it, and whether a condition holds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from ansheng.dates import Period, day_label
from ansheng.errors import InputError
from ansheng.facts.kinds import Invalid
from ansheng.indicators.derived import mean_of, share_of, yearly
from ansheng.indicators.figure import Figure, Print
from ansheng.indicators.indicator import Indicator, evaluate, groups
from ansheng.reports.blocks.facts import fact_called
from ansheng.reports.desk import Desk
from ansheng.reports.templates.answers import RUNNING, Answer, Running
from ansheng.reports.templates.changes import compared
from ansheng.reports.templates.forms import (
    NAMES,
    SHARE,
    STATED,
    YEARLY,
    Forms,
    Reach,
    forms_of,
    variable,
    window_of,
)
from ansheng.reports.templates.printing import check, printed, styled, worded
from ansheng.reports.templates.streaks import STREAKS, streak_figure
from ansheng.reports.templates.tree import HOLDS, Ask, Test
from ansheng.words import Words

_NO_DAYS = Words(
    "campaign.toml 未填行动起止日期，有关内容未写入。",
    "campaign.toml does not state when the campaign begins and ends; nothing is told of it.",
)


def answer(desk: Desk, ask: Ask) -> Answer:
    """What an ask gives.

    :raises AnshengError: it names what there is not, or asks what cannot be; a checked template does neither
    """
    if len(ask.names) == 1 and ask.names[0] in RUNNING:
        return Answer((Running(RUNNING[ask.names[0]]),))
    if len(ask.names) == 1 and (plain := variable(ask.names[0])):
        said = NAMES[plain](desk)
        if not said and plain in STATED:
            return Answer(lacking=_NO_DAYS)
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
    return Answer(desk.joined([printed(desk, one, forms.shape) for one in known], Words("、", ", ")), nil=nil)


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
    check(forms.shape, indicator.unit or str(where.get("measure", "")))
    window = window_of(desk, ask)
    if window is not None and window.first > desk.as_of:
        return _later(window)
    if window is not None and (early := silent(desk, indicator, window)):
        return early
    figure = desk.figure(indicator, forms.against, where=where, window=window, base=forms.base)
    measure = {} if indicator.unit or "measure" not in where else {"measure": where["measure"]}
    if measure:
        figure = attrs.evolve(figure, unit=str(measure["measure"]))
    if forms.reach is not None:
        figure = _reaching(desk, indicator, ask, forms.reach, figure)
    elif forms.how == SHARE:
        whole = desk.figure(indicator, where=measure, window=window)
        figure = styled(share_of(figure, attrs.evolve(whole, unit=figure.unit)), forms.shape)
    elif forms.of is not None:
        other = desk.figure(forms.of, where=narrowing(forms.of, ask.where), window=window)
        figure = styled(_quotient(figure, other, forms), forms.shape)
    elif forms.how == YEARLY:
        figure = styled(yearly(figure), forms.shape)
    return _kept(desk, figure)


def _reaching(desk: Desk, indicator: Indicator, ask: Ask, reach: Reach, whole: Figure) -> Figure:
    """Of how many groups the figure reaches a number; the groups of which it is not known are left out and told."""
    where = narrowing(indicator, ask.where)
    name = fact_called(indicator, reach.by).name
    by = tuple(dict.fromkeys((*where, name)))
    days, holds = whole.window, HOLDS[reach.sign]
    keys = [
        key
        for key in groups(indicator, desk.tables, by=by, period=days, as_of=desk.as_of)
        if {**(of := dict(zip(by, key, strict=True))), **where} == of and of[name] is not None
    ]
    found = evaluate(indicator, desk.tables, by=by, among=keys, period=days, as_of=desk.as_of)
    exact = [one.exact for one in found]
    known = [value for value in exact if value is not None]
    named = f"{reach.sign}{reach.number}{'%' if indicator.unit == '%' else ''}"
    return attrs.evolve(
        whole,
        id=f"{whole.id}#{name}{named}",
        label=f"{whole.label}{named}的{reach.by}数",
        label_en=f"groups of {reach.by} with {whole.name('en')} {named}",
        value=sum(holds(value, Fraction(reach.number)) for value in known) if known or not exact else None,
        unit="个",
        unit_en="",
        definition=f"各{reach.by}中，{whole.label}{named}的个数；{whole.definition}",
        definition_en=f"how many have {whole.name('en')} {named}; {whole.definition_en}",
        numerator=None,
        denominator=None,
        unknown=len(exact) - len(known),
        comparison=None,
        style=Print(),
        things=False,
    )


def _quotient(figure: Figure, other: Figure, forms: Forms) -> Figure:
    return (
        mean_of(figure, other, unit=figure.unit, unit_en=figure.unit_en)
        if forms.mean
        else share_of(figure, other)
    )


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
    shaped = [(key, worded(figure, forms.shape)) for key, figure in parts]
    return Answer(desk.listed(indicator, by, shaped))


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
