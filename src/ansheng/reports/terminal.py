"""Report as plain text for a terminal, columns aligned for wide characters."""

from __future__ import annotations

from collections.abc import Iterator

from ansheng.reports.layout import clean, text_table, width, wrap
from ansheng.reports.model import Bullets, Item, Paragraph, Report
from ansheng.reports.wording import heading_lines, problems_title

WIDTH = 88


def render(report: Report, *, lang: str = "zh", columns: int = WIDTH) -> str:
    """The report as text in lines of at most ``columns``; a table that cannot fit is left wider."""
    lines = wrap(report.title, columns)
    lines += ["=" * max(map(width, lines)), *_heading(report, lang, columns)]
    for level, section in report.walk():
        lines += ["", *wrap(section.title, columns)]
        if level == 1:
            lines.append("-" * max(map(width, wrap(section.title, columns))))
        for item in section.items:
            lines += ["", *_item(item, lang, columns)]
    if report.problems:
        lines += ["", problems_title(len(report.problems), lang)]
        lines += [line for problem in report.problems for line in _bullet(problem.text(lang), columns)]
    return "\n".join(lines) + "\n"


def _heading(report: Report, lang: str, columns: int) -> Iterator[str]:
    for line in heading_lines(report, lang):
        yield from wrap(line, columns)


def _item(item: Item, lang: str, columns: int) -> Iterator[str]:
    if isinstance(item, Paragraph):
        yield from wrap(item.text, columns, indent="" if lang == "en" else "　　")
    elif isinstance(item, Bullets):
        for text in item.items:
            yield from _bullet(text, columns)
    else:
        yield clean(item.title)
        yield text_table(item, columns)
        for note in item.notes:
            yield from wrap(note, columns)


def _bullet(text: str, columns: int) -> Iterator[str]:
    first, *rest = wrap(text, columns - 2)
    yield "- " + first
    yield from ("  " + line for line in rest)
