"""Marks: each problem of a workbook in its cell, coloured by gravity and explained in a comment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.errors import Problem, word
from ansheng.gravity import Gravity
from ansheng.words import NO_WORDS, Lang, Words
from ansheng.wrapping import clean, wrap

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

COLOURS: Mapping[Gravity, str] = {
    Gravity.UNUSABLE: "FF9C9C",
    Gravity.LOST: "FFC78F",
    Gravity.DOUBTFUL: "FFF2A8",
    Gravity.NOTE: "DDDDDD",
}
"""The colour of a cell, as RGB."""

MOST_COMMENTS = 5_000
"""So many cells of a workbook are marked, the gravest first; the list has all."""

_LONGEST, _LINE, _LINE_HEIGHT, _WIDTH, _MOST_LINES = 2_000, 44, 19, 340, 20


def mark(book: Workbook, problems: Sequence[Problem], lang: Lang) -> int:
    """Colour and comment the cells of problems, which come gravest first; gives how many cells were left out.

    A problem with a row and no column stands in the first column of its row, one of a whole sheet in its first cell.
    """
    pages = {sheet.title: _Page.of(sheet) for sheet in book.worksheets}
    by_cell: dict[tuple[str, int, int], list[Problem]] = {}
    lost = 0
    for problem in problems:
        page = pages.get(problem.sheet) if problem.sheet else next(iter(pages.values()), None)
        if page is None:
            lost += 1
        else:
            by_cell.setdefault((page.sheet.title, *page.place(problem)), []).append(problem)
    for title, row, column in list(by_cell)[:MOST_COMMENTS]:
        _mark(pages[title].sheet.cell(row, column), by_cell[title, row, column], lang)
    return lost + max(len(by_cell) - MOST_COMMENTS, 0)


@attrs.frozen(eq=False)
class _Page:
    """A sheet, its first row and column in which something stands, and the first cell of each merged one."""

    sheet: Worksheet
    top: int
    left: int
    anchors: Mapping[tuple[int, int], tuple[int, int]]

    @classmethod
    def of(cls, sheet: Worksheet) -> _Page:
        anchors = {
            (row, column): (merge.min_row, merge.min_col)
            for merge in sheet.merged_cells.ranges
            for row in range(merge.min_row, merge.max_row + 1)
            for column in range(merge.min_col, merge.max_col + 1)
        }
        return cls(sheet, sheet.min_row, sheet.min_column, anchors)

    def place(self, problem: Problem) -> tuple[int, int]:
        from openpyxl.utils.cell import coordinate_to_tuple

        usual = (problem.row or self.top, self.left)
        place = coordinate_to_tuple(problem.cell) if problem.cell else usual
        return self.anchors.get(place, place)


def _mark(cell: Any, problems: Sequence[Problem], lang: Lang) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    text = "\n".join(_said(problem, lang) for problem in problems)
    if cell.comment is not None:
        text = f"{cell.comment.text}\n{text}"
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    lines = sum(len(wrap(line, _LINE)) for line in text.split("\n"))
    cell.comment = Comment(text, "ansheng", height=_LINE_HEIGHT * min(lines + 1, _MOST_LINES), width=_WIDTH)
    cell.fill = PatternFill("solid", fgColor=COLOURS[problems[0].gravity])


def _said(problem: Problem, lang: Lang) -> str:
    """What the comment says of a problem: its gravity, its message, and what to do where the message does not say."""
    told = problem.gravity is Gravity.NOTE or problem.remedy.zh in problem.words.zh
    demand = NO_WORDS if told else problem.remedy
    gravity, end = problem.gravity.words, Words(f"；{demand.zh}", f"; {demand.en}")
    said = Words(f"{gravity.zh}：{problem.words.zh}", f"{gravity.en}: {problem.words.en}")
    return clean(word(lang, said) + (word(lang, end) if demand != NO_WORDS else ""))
