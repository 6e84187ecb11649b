"""Bulletin: the report of a campaign, a template filled from its dossier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ansheng.dates import AnyDay, AnyPeriod, Period, day_of
from ansheng.errors import Problem, check_lang, gravest_first
from ansheng.indicators import core
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Indicator
from ansheng.reports.blocks.block import Block
from ansheng.reports.blocks.core import BLOCKS
from ansheng.reports.desk import Desk
from ansheng.reports.desk.places import Place
from ansheng.reports.model import Report, Section
from ansheng.reports.templates.checking import literal_numbers
from ansheng.reports.templates.filling import fill
from ansheng.reports.templates.library import template_called
from ansheng.reports.templates.tree import Template
from ansheng.words import Lang

if TYPE_CHECKING:
    from ansheng.dossier import Dossier

INDICATORS = tuple(one for one in vars(core).values() if isinstance(one, Indicator))
"""What the shipped bulletin counts."""


def bulletin(
    dossier: Dossier,
    *,
    period: AnyPeriod,
    as_of: AnyDay,
    base: AnyPeriod | None = None,
    indicators: Sequence[Indicator] = (),
    template: Template | None = None,
    blocks: Sequence[Block] = (),
    place: Place | None = None,
    lang: Lang = "zh",
) -> Report:
    """The bulletin of a campaign for a period, as known at the end of ``as_of``.

    Every number in its text is one of its figures. A sentence whose figures are not known is left out, and the notes on
    the data say why. A comparison says where its difference is within chance, if the campaign asks for that.

    :param dossier: a folder's, or :meth:`Dossier.of` your own frames
    :param base: the period that accidents are compared with; by default the same days of the year before
    :param indicators: those that names may mean beside the core's, such as those that plugins bring
    :param template: what is told in which order and words; by default the shipped bulletin of the language
    :param blocks: those that the template may insert beside the core's, such as those that plugins bring
    :param place: the district or party of whose records alone it tells (:func:`ansheng.reports.desk.places.places`)
    :raises DayError: the period begins after ``as_of``
    :raises InputError: the template names what there is not; line, column and near names are said
    """
    as_of, base, lang = day_of(as_of, "as_of"), None if base is None else Period.of(base), check_lang(lang)
    desk = Desk(dossier, Period.of(period), as_of, lang, base, indicators=indicators, place=place)
    told = template or template_called("bulletin").template(lang)
    filled = fill(told, desk, (*BLOCKS, *blocks))
    written = [fault.problem(told.source) for fault in literal_numbers(told)]
    quoted = _quoted((*filled.sections, *filled.annexes), desk)
    return Report(
        title=filled.title,
        issuer=dossier.campaign.issuer,
        dossier=dossier.name,
        period=desk.window,
        as_of=as_of,
        figures=quoted,
        sections=filled.sections,
        annexes=filled.annexes,
        head=filled.head,
        problems=gravest_first((*_problems(dossier, desk, indicators), *written)),
        made_up=dossier.campaign.made_up,
        tables=desk.tables,
    )


def _quoted(sections: Sequence[Section], desk: Desk) -> tuple[Figure, ...]:
    """The figures that the sections print or could not tell, in the order in which the desk handed them out."""
    names = {
        name
        for top in sections
        for _, section in top.walk()
        for item in section.items
        for name in item.figures
    }
    return tuple(figure for figure in desk.figures.values() if figure.id in names or figure.value is None)


def _problems(dossier: Dossier, desk: Desk, more: Sequence[Indicator]) -> tuple[Problem, ...]:
    """The problems of the dossier with what they cost this report, and what keeps it from telling figures."""
    from ansheng.dossier.problems import priced, uncounted

    counted = (*INDICATORS, *more)
    untold = [name for name, figure in desk.figures.items() if figure.value is None]
    found = uncounted(untold, dossier.tables, dossier.sources, counted)
    return (*priced(dossier.problems, dossier.tables, counted, dossier.known), *found)
