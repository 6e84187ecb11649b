"""Wording that the printed forms share: the lines under a report's title, and its sections with those of problems."""

from __future__ import annotations

from ansheng.dates import day_label
from ansheng.errors import check_lang
from ansheng.reports.model import Report, Section
from ansheng.reports.writers.problems import grave_sections, note_sections
from ansheng.words import Lang


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
    """The sections of the report, after what is wrong in the data and before what else is to be known of the tables."""
    lang = check_lang(lang)
    return [*grave_sections(report.problems, lang), *report.sections, *note_sections(report.problems, lang)]
