"""Wording that the printed forms share: the lines under a report's title, and what is wrong in the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ansheng.dates import day_label
from ansheng.errors import Problem, check_lang, word
from ansheng.reports.model import Bullets, Report, Section
from ansheng.words import Lang, Words

MOST = 20
"""So many problems of one kind are printed; the JSON has all."""


def heading_lines(report: Report, lang: Lang = "zh") -> list[str]:
    """Issuer, window, as-of day and, where the records are made up, the note that says so."""
    if check_lang(lang) == "en":
        lines = [
            f"Issued by: {report.issuer}",
            f"Period: {report.period.label('en')} ({report.period.first} to {report.period.last}); "
            f"as known at the end of {report.as_of}",
        ]
    else:
        first, last, as_of = (
            day_label(day) for day in (report.period.first, report.period.last, report.as_of)
        )
        lines = [
            f"发文机关：{report.issuer}",
            f"统计期间：{report.period.label()}（{first}至{last}）；数据截至{as_of}",
        ]
    return [*lines, report.made_up] if report.made_up else lines


def printed_sections(report: Report, lang: Lang = "zh") -> list[Section]:
    """The sections of the report, and one more for what is wrong in the data: the first of each kind, and how many."""
    lang = check_lang(lang)
    if not report.problems:
        return list(report.sections)
    total = len(report.problems)
    title = word(lang, Words(f"数据问题（{total}项）", f"Problems in the data ({total})"))
    return [*report.sections, Section(title, (Bullets(tuple(_listed(report.problems, lang))),))]


def _listed(problems: Sequence[Problem], lang: Lang) -> Iterator[str]:
    by_kind: dict[str, list[Problem]] = {}
    for problem in problems:
        by_kind.setdefault(problem.kind, []).append(problem)
    for kind in by_kind.values():
        yield from (problem.text(lang) for problem in kind[:MOST])
        if (rest := len(kind) - MOST) > 0:
            yield (
                word(
                    lang,
                    Words(
                        f"同类问题另有{rest}项，可用 --format json 查看全部",
                        f"{rest} more of this kind; see the JSON",
                    ),
                )
            )
