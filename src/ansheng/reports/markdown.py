"""Report as Markdown, with everything that Markdown or HTML would read as a mark escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ansheng.reports.layout import cell_text, clean
from ansheng.reports.model import Bullets, Item, Paragraph, Report, Table
from ansheng.reports.wording import heading_lines, problems_title

_MARKS = re.compile(r"([\\`*_\[\]|~])")
_LEADING = re.compile(r"^(\s*)([#=]|[+-](?!\d)|\d+[.)](?!\d))")


def render(report: Report, *, lang: str = "zh") -> str:
    """The report as Markdown (CommonMark with pipe tables)."""
    blocks = ["# " + escape(report.title)]
    blocks += [escape(line) for line in heading_lines(report, lang)]
    for level, section in report.walk():
        blocks.append("#" * min(level + 1, 6) + " " + escape(section.title))
        blocks += [block for item in section.items for block in _item(item)]
    if report.problems:
        blocks.append("## " + escape(problems_title(len(report.problems), lang)))
        blocks.append(_list(problem.text(lang) for problem in report.problems))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """``text`` on one line that Markdown shows as it stands, in a table cell too.

    >>> escape("A|B <b>*x*</b>")
    'A\\\\|B &lt;b&gt;\\\\*x\\\\*&lt;/b&gt;'
    """
    plain = clean(text).strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LEADING.sub(_escape_leading, _MARKS.sub(r"\\\1", plain))


def _escape_leading(found: re.Match[str]) -> str:
    space, mark = found.groups()
    return f"{space}{mark[:-1]}\\{mark[-1]}"


def _item(item: Item) -> Iterator[str]:
    if isinstance(item, Paragraph):
        yield escape(item.text)
    elif isinstance(item, Bullets):
        yield _list(item.items)
    else:
        yield f"**{escape(item.title)}**"
        yield _table(item)
        yield from (escape(note) for note in item.notes)


def _list(items: Iterator[str] | tuple[str, ...]) -> str:
    return "\n".join("- " + escape(item) for item in items)


def _table(table: Table) -> str:
    rules = ["---:" if table.numeric(at) else "---" for at in range(len(table.columns))]
    rows = [[escape(head) for head in table.columns], rules]
    rows += [[escape(cell_text(cell)) for cell in row] for row in table.rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
