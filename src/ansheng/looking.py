"""Looking: what a thing shows of itself to a person: a table in a notebook, and one short line elsewhere.

A table has at most :data:`MOST` rows and says how many more there are. Every value is text, whatever it holds. The
colours are those of verdicts and stand beside the words, never in their place; they are read on light and on dark
pages, and the style holds inside the block alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice
from typing import Literal, NewType

from ansheng.wrapping import clean

Html = NewType("Html", str)
"""Text that is marked up already; everything else is escaped."""
Mark = Literal["", "bad", "doubt", "good", "quiet"]
"""What a row says at a glance: at fault, open, right, beside the point, or nothing."""
Row = tuple[Mark, Sequence[object]]
"""A row of a table: its mark and its values."""

MOST = 50
"""How many rows of a table are shown."""
LONGEST = 300
"""How many characters of a value are shown."""

_LIGHT = (
    "--paper:#fff;--ink:#1f2328;--line:#d0d7de;--head:#f3f5f7;--soft:#57606a;"
    "--bad:#b3131b;--doubt:#8a5300;--good:#116329"
)
_DARK = (
    "--paper:#161b22;--ink:#e6edf3;--line:#3d444d;--head:#212830;--soft:#9aa4af;"
    "--bad:#ff8a80;--doubt:#f2b84b;--good:#6fd080"
)
_STYLE = f"""<style>
.ansheng{{{_LIGHT};background:var(--paper);color:var(--ink);
padding:.6em .8em;font-size:13px;line-height:1.5;overflow-x:auto}}
@media (prefers-color-scheme:dark){{.ansheng{{{_DARK}}}}}
[data-jp-theme-light=true] .ansheng,.vscode-light .ansheng,html[theme=light] .ansheng{{{_LIGHT}}}
[data-jp-theme-light=false] .ansheng,.vscode-dark .ansheng,html[theme=dark] .ansheng{{{_DARK}}}
.ansheng p,.ansheng ul{{margin:.35em 0;color:inherit}}
.ansheng .title{{font-weight:600;font-size:14px}}
.ansheng .more{{color:var(--soft)}}
.ansheng table{{border-collapse:collapse;margin:.4em 0;font:inherit;color:inherit;background:none}}
.ansheng tr,.ansheng tr:nth-child(even),.ansheng tr:hover{{background:none}}
.ansheng th,.ansheng td{{border:1px solid var(--line);padding:.25em .6em;text-align:left;vertical-align:top;
color:inherit;white-space:normal;overflow-wrap:break-word;min-width:3em;max-width:36em;unicode-bidi:isolate}}
.ansheng th{{background:var(--head);font-weight:600;white-space:nowrap}}
.ansheng td.number{{text-align:right;white-space:nowrap}}
.ansheng tr.bad td:first-child{{color:var(--bad);font-weight:600;border-left:4px solid var(--bad)}}
.ansheng tr.doubt td:first-child{{color:var(--doubt);font-weight:600;border-left:4px solid var(--doubt)}}
.ansheng tr.good td:first-child{{color:var(--good);border-left:4px solid var(--good)}}
.ansheng tr:is(.bad,.doubt,.good) td:first-child{{white-space:nowrap}}
.ansheng tr.quiet td{{color:var(--soft)}}
</style>"""


def block(title: str, *parts: Html) -> Html:
    """What ``_repr_html_`` gives: a title and, below it, tables, lines and lists."""
    return Html(f'{_STYLE}<div class="ansheng">{line(title, "title")}{"".join(parts)}</div>')


def table(columns: Sequence[str], rows: Iterable[Row], *, of: int, title: str = "") -> Html:
    """A table: the titles of its columns, and rows of values, each with its mark; no more of them are made than shown.

    :param rows: the rows in the order in which they count, gravest first
    :param of: how many rows there are in all

    >>> html = table(["判定", "记录"], [("bad", ["构成隐患", "<b>T1</b>"])], of=1)
    >>> "&lt;b&gt;T1" in html, "<b>" in html
    (True, False)
    """
    told = [_row(mark, cells) for mark, cells in islice(rows, MOST)]
    head = "".join(f'<th scope="col">{text(column)}</th>' for column in columns)
    above = line(title, "title") if title else ""
    more = (
        line(f"共{of}行，此处为前{len(told)}行，另有{of - len(told)}行未显示。", "more")
        if of > len(told)
        else ""
    )
    if not told:
        return Html(f"{above}{line('无', 'more')}")
    return Html(f"{above}<table><thead><tr>{head}</tr></thead><tbody>{''.join(told)}</tbody></table>{more}")


def pairs(rows: Iterable[tuple[str, object]]) -> Html:
    """A table of names and values; what has no value is left out."""
    told = [
        f'<tr><th scope="row">{text(name)}</th><td>{text(value)}</td></tr>'
        for name, value in rows
        if value is not None and value != ""
    ]
    return Html(f"<table><tbody>{''.join(told)}</tbody></table>")


def line(said: str, kind: Literal["", "title", "more"] = "", longest: int = LONGEST) -> Html:
    """A paragraph."""
    return Html(f'<p class="{kind}">{text(said, longest)}</p>' if kind else f"<p>{text(said, longest)}</p>")


def bullets(items: Sequence[str], longest: int = LONGEST) -> Html:
    """A list."""
    told = "".join(f"<li>{text(item, longest)}</li>" for item in items[:MOST])
    left = len(items) - MOST
    more = line(f"共{len(items)}条，此处为前{MOST}条，另有{left}条未显示。", "more") if left > 0 else ""
    return Html(f"<ul>{told}</ul>{more}")


def text(value: object, longest: int = LONGEST) -> Html:
    """A value as the text of a page: escaped, on one line, cut where it is long, — where there is none."""
    return Html(escape(short(value, longest)) if value is not None and value != "" else "—")


def short(value: object, longest: int = 40) -> str:
    """A value on one line, of at most so many characters.

    >>> short("三年行动" * 20, 8), short(None)
    ('三年行动三年行…', '')
    """
    said = "" if value is None else str(value)
    told = clean(said[: longest + 1])
    return told if len(said) <= longest else told[: longest - 1] + "…"


def _row(mark: Mark, cells: Sequence[object]) -> str:
    told = "".join(
        f'<td class="number">{text(cell)}</td>'
        if isinstance(cell, (int, float)) and not isinstance(cell, bool)
        else f"<td>{text(cell)}</td>"
        for cell in cells
    )
    return f'<tr class="{mark}">{told}</tr>' if mark else f"<tr>{told}</tr>"
