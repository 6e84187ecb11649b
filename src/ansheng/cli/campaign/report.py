"""Command ``report``: the bulletin of a dossier, printed or written to files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ansheng.api import needed
from ansheng.cli.answer import Answer, columns, day_of, period_of, readable, working
from ansheng.dates import Period
from ansheng.dossier import Dossier, open_dossier
from ansheng.errors import InputError, word
from ansheng.gravity import Gravity
from ansheng.indicators import Indicator
from ansheng.reports import Report, render, write
from ansheng.reports.bulletin import bulletin
from ansheng.reports.writers import terminal
from ansheng.reports.writers.files import WRITERS, writer_called
from ansheng.reports.writers.problems import first_lines, problem_lines
from ansheng.words import Lang, Words

WRONG_DATA = 1
"""The exit code of a strict report of data in which something is wrong."""


def report(
    path: str,
    *,
    out: str | None,
    forms: Sequence[str],
    period: str | None,
    as_of: str | None,
    strict: bool,
    lang: Lang,
) -> Answer:
    """Print the bulletin in one format, or write it in all or in those asked for.

    With ``strict`` the exit code is 1 where there is more than notes on the data, and stderr says what.

    :raises UnknownNameError: there is no such format
    :raises InputError: several formats are to be printed, or the dossier cannot be read
    :raises DayError: the period or day is not understood
    """
    for form in forms:
        writer_called(form)
    if out is None and len(forms) > 1:
        raise InputError(
            Words(
                "屏幕上只能显示一种格式；需要多种格式时，请用 --out 指定文件夹",
                "one format is printed at a time; for several name a folder with --out",
            )
        )
    readable(period)
    known = day_of(as_of, "--as-of") if as_of is not None else None
    with working(word(lang, Words("正在编写通报……", "writing the bulletin…"))):
        dossier, catalogue = open_dossier(path), needed()
        more = [indicator for plugin in catalogue.plugins for indicator in plugin.indicators]
        made = _bulletin(dossier, period_of(period, dossier.campaign.period), known, more, lang)
    code, notes = _judged(made, lang) if strict else (0, ())
    notes = (*notes, *(problem.text(lang) for problem in catalogue.problems))
    if out is not None:
        return Answer(
            [f"{file}\n" for file in write(made, out, forms or [one.name for one in WRITERS], lang)],
            code,
            notes,
        )
    form = forms[0] if forms else "table"
    if form == "table":
        text = terminal.render(made, lang=lang, columns=min(terminal.WIDTH, columns()))
        return Answer([text], code, notes)
    return Answer([render(made, form, lang)], code, notes)


def _judged(made: Report, lang: Lang) -> tuple[int, tuple[str, ...]]:
    """The exit code of a strict report, and what is wrong in its data."""
    grave = [problem for problem in made.problems if problem.gravity is not Gravity.NOTE]
    return (WRONG_DATA if grave else 0), tuple(first_lines(problem_lines(grave, lang), lang))


def _bulletin(
    dossier: Dossier, period: Period | None, as_of: date | None, more: Sequence[Indicator], lang: Lang
) -> Report:
    campaign = dossier.campaign
    base = campaign.base if period in (None, campaign.period) else None
    period, as_of = period or campaign.period, as_of or campaign.as_of
    if period is None:
        raise InputError(
            Words(
                "campaign.toml 未填统计期间；请用 --period 指定，例如 --period 2020",
                "campaign.toml states no period; give one with --period, e.g. --period 2020",
            )
        )
    if as_of is None:
        raise InputError(
            Words(
                "campaign.toml 未填统计截止日；请用 --as-of 指定，例如 --as-of 2020-12-31",
                "campaign.toml states no as-of day; give one with --as-of, e.g. --as-of 2020-12-31",
            )
        )
    return bulletin(dossier, period=period, as_of=as_of, base=base, indicators=more, lang=lang)
