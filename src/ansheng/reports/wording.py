"""Wording that all writers share: the lines under a report's title and the title of its problems."""

from __future__ import annotations

from ansheng.reports.model import Report


def heading_lines(report: Report, lang: str = "zh") -> list[str]:
    """Issuer, window, as-of day and, where the records are made up, the note that says so."""
    if lang == "en":
        lines = [
            f"Issued by: {report.issuer}",
            f"Period: {report.period.label('en')} ({report.period.first} to {report.period.last}); "
            f"as known at the end of {report.as_of}",
        ]
    else:
        lines = [
            f"发文单位：{report.issuer}",
            f"统计期间：{report.period.label()}（{report.period.first}至{report.period.last}）；数据截至{report.as_of}",
        ]
    return [*lines, report.made_up] if report.made_up else lines


def problems_title(count: int, lang: str = "zh") -> str:
    """The title over the list of what is wrong in the data."""
    return f"Problems in the data ({count})" if lang == "en" else f"数据问题（{count}项）"
