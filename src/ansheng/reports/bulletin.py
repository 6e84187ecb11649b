"""Bulletin: the report of a campaign, put together from its dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from ansheng.dates import AnyDay, AnyPeriod, Period, day_of
from ansheng.errors import Problem, gravest_first, word
from ansheng.gravity import Gravity
from ansheng.indicators import core
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Indicator
from ansheng.reports import chapters
from ansheng.reports.desk import Desk
from ansheng.reports.model import Bullets, Report, Section
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    from ansheng.dossier import Dossier

INDICATORS = tuple(one for one in vars(core).values() if isinstance(one, Indicator))
"""What the bulletin counts."""

_ORDINALS = "一二三四五六七八九十"


def bulletin(
    dossier: Dossier,
    *,
    period: AnyPeriod,
    as_of: AnyDay,
    base: AnyPeriod | None = None,
    indicators: Sequence[Indicator] = (),
    lang: Lang = "zh",
) -> Report:
    """The bulletin of a campaign for a period, as known at the end of ``as_of``.

    Every number in its text is one of its figures. A table that is not there is said to be absent. A comparison says
    where its difference is within chance, if the campaign asks for that.

    :param dossier: a folder's, or :meth:`Dossier.of` your own frames
    :param base: the period that accidents are compared with; by default the same days of the year before
    :param indicators: those to tell beside the core's, such as those that plugins bring; each has a sentence of its own
        section, or is said to lack its table
    :raises DayError: the period begins after ``as_of``
    """
    as_of, base = day_of(as_of, "as_of"), None if base is None else Period.of(base)
    desk = Desk(dossier.tables, Period.of(period), as_of, lang, base, chance=dossier.campaign.chance)
    told = (
        chapters.outcome(desk),
        Section(
            word(desk.lang, Words("工作开展情况", "Work done")),
            sections=(
                chapters.plans(desk),
                chapters.organisation(desk),
                chapters.rectification(desk),
                chapters.enforcement(desk),
                *([chapters.of_industries(desk, indicators)] if indicators else []),
            ),
        ),
        chapters.leagues(desk),
        chapters.shortcomings(desk),
    )
    problems = _problems(dossier, desk, indicators)
    campaign = dossier.campaign
    label = desk.window.label(desk.lang)
    return Report(
        title=word(
            desk.lang,
            Words(f"{campaign.title}情况通报（{label}）", f"{campaign.title}: bulletin for {label}"),
        ),
        issuer=campaign.issuer,
        dossier=dossier.name,
        period=desk.window,
        as_of=as_of,
        figures=tuple(desk.figures.values()),
        sections=tuple(_numbered((*told, _data_notes(desk, problems)), desk.lang)),
        problems=problems,
        made_up=campaign.made_up,
    )


def _problems(dossier: Dossier, desk: Desk, more: Sequence[Indicator]) -> tuple[Problem, ...]:
    """The problems of the dossier with what they cost this report, and what keeps it from telling figures."""
    from ansheng.dossier.problems import priced, uncounted

    counted = (*INDICATORS, *more)
    untold = [name for name, figure in desk.figures.items() if figure.value is None]
    found = uncounted(untold, dossier.tables, dossier.sources, counted)
    return gravest_first((*priced(dossier.problems, dossier.tables, counted), *found))


def _data_notes(desk: Desk, problems: Sequence[Problem]) -> Section:
    cut = desk.window != desk.period
    notes = [_basis(desk), *desk.unreached()]
    defined = (core.RECTIFICATION_RATE, core.HAZARDS_OVERDUE, core.ATTENDANCE_RATE)
    notes += [
        word(
            desk.lang,
            Words(
                f"{indicator.title}：{indicator.definition}。", f"{indicator.en}: {indicator.definition_en}."
            ),
        )
        for indicator in defined
        if indicator.id in desk.figures
    ]
    if cut:
        notes.append(
            word(
                desk.lang,
                Words(
                    f"统计期间{desk.period.label()}尚未结束，数据截至{desk.day(desk.window.last)}。",
                    f"{desk.period.label('en')} is not over; days up to {desk.day(desk.window.last)} are counted.",
                ),
            )
        )
    notes += [
        _caveat(desk, figure) for figure in desk.figures.values() if figure.unknown and "[" not in figure.id
    ]
    if grave := sum(problem.gravity is not Gravity.NOTE for problem in problems):
        words = Words(
            f"数据问题共{grave}项，列于篇首。", f"{grave} problems in the data are listed at the top."
        )
        notes.append(word(desk.lang, words))
    return Section(word(desk.lang, Words("数据说明", "Notes on the data")), (Bullets(tuple(notes)),))


def _basis(desk: Desk) -> str:
    if desk.base is None:
        return word(
            desk.lang,
            Words(
                "同比以上年同期为基期；基期无记录的，不作比较。",
                "Year on year means the same days of the year before; "
                "without records that reach back, none is compared.",
            ),
        )
    base = Words(desk.base.label(), desk.base.label("en"))
    return word(
        desk.lang,
        Words(
            f"以{base.zh}为基期；基期无记录的，不作比较。",
            f"The base period is {base.en}; without records that reach back, none is compared.",
        ),
    )


def _caveat(desk: Desk, figure: Figure) -> str:
    return word(
        desk.lang,
        Words(f"{figure.label}：{figure.caveat()}。", f"{figure.name('en')}: {figure.caveat('en')}."),
    )


def _numbered(sections: Sequence[Section], lang: Lang, above: str = "") -> Iterator[Section]:
    """The sections with numbers: 一、 and （一）; in English 1 and 1.1."""
    for at, section in enumerate(sections):
        ordinal = f"（{_ORDINALS[at]}）" if above else f"{_ORDINALS[at]}、"
        number = word(lang, Words(ordinal, f"{above}{at + 1}"))
        title = word(lang, Words(number + section.title, f"{number} {section.title}"))
        yield attrs.evolve(
            section, title=title, sections=tuple(_numbered(section.sections, lang, f"{number}."))
        )
