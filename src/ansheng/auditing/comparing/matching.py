"""Matching: the numbers of a text that are equal to a figure of a dossier, by the labels of its own report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from ansheng.auditing.arithmetic import Exact, judge
from ansheng.auditing.figure_tables import Cell, FigureTable
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.page import Page
from ansheng.auditing.text.passage import Passage
from ansheng.auditing.text.subjects import subject

if TYPE_CHECKING:
    from ansheng.indicators.figure import Figure

_SIGNS = re.compile(r"[\s，、：；。（）()“”《》|*%％#\\-]")
_RANK = re.compile(r"名次|排名|位次|序号|编号")
_TOTAL = re.compile(r"合\s*计|总\s*计")


@attrs.frozen
class Wanted:
    """A figure of the dossier as a text may name it: its label without signs, and the groups it is of."""

    figure: Figure
    label: str
    groups: tuple[str, ...]

    def equals(self, value: Exact, printed: Decimal | None = None) -> bool:
        """Whether a printed value is this figure's, as it is or rounded."""
        exact = self.figure.exact
        if exact is None or self.figure.value is None:
            return False
        return value == Fraction(self.figure.value) or (printed is not None and judge(printed, exact).right)


@attrs.frozen
class Known:
    """The figures of a dossier by unit and by label."""

    single: Mapping[str, tuple[Wanted, ...]]
    grouped: Mapping[tuple[str, Exact], tuple[Wanted, ...]]
    cells: Mapping[tuple[str, tuple[str, ...]], Wanted]

    @classmethod
    def of(cls, figures: Sequence[Figure]) -> Known:
        """Sort the figures that have a value."""
        labels = {figure.id: figure.label for figure in figures}
        single: dict[str, list[Wanted]] = {}
        grouped: dict[tuple[str, Exact], list[Wanted]] = {}
        cells: dict[tuple[str, tuple[str, ...]], Wanted] = {}
        for figure in figures:
            if figure.value is None:
                continue
            wanted = _wanted(figure, labels)
            cells.setdefault((wanted.label, wanted.groups), wanted)
            if wanted.groups:
                grouped.setdefault((figure.unit, Fraction(figure.value)), []).append(wanted)
            else:
                single.setdefault(figure.unit, []).append(wanted)
        return cls(
            {unit: tuple(sorted(row, key=lambda w: -len(w.label))) for unit, row in single.items()},
            {key: tuple(row) for key, row in grouped.items()},
            cells,
        )


def _wanted(figure: Figure, labels: Mapping[str, str]) -> Wanted:
    base, bracket, _ = figure.id.partition("[")
    if not bracket:
        return Wanted(figure, _bare(figure.label), ())
    title = labels.get(base) or figure.label.split("（")[0]
    groups = figure.label.removeprefix(title).removeprefix("（").removesuffix("）")
    return Wanted(figure, _bare(title), tuple(_bare(name) for name in groups.split("、")))


def _bare(text: str) -> str:
    return _SIGNS.sub("", text)


class Quotes:
    """What the numbers of a text quote that is equal in a dossier, by labels and groups as its report has them."""

    def __init__(self, figures: Sequence[Figure], grids: Sequence[FigureTable], page: Page) -> None:
        self._known = Known.of(figures)
        self._cells, self._page = dict(_cells(self._known, grids)), page
        self._last: dict[str, str] = {}
        self._beside: Wanted | None = None
        self._paragraph = -1

    def enter(self, passage: Passage) -> None:
        """Begin a sentence; they come in their order, as do their numbers."""
        self._beside = None
        if passage.paragraph != self._paragraph:
            self._last, self._paragraph = {}, passage.paragraph

    def quoted(self, passage: Passage, mark: Quantity) -> str | None:
        """The id of the figure that a number quotes."""
        aspect = _aspect(self._known, passage, mark, self._beside)
        if aspect is not None:
            return aspect
        start, _ = self._page.span(mark.start, mark.end)
        found = self._cells.get(start) or _match(self._known, passage, mark, self._last)
        self.note(mark, found, named=start not in self._cells)
        return found.figure.id if found else None

    def note(self, mark: Quantity, found: Wanted | None, *, named: bool = True) -> None:
        """Remember what a number quotes, for those behind it."""
        if found and not found.groups and named:
            self._last[mark.unit] = found.label
        self._beside = found or self._beside

    def wanted(self, name: str) -> Wanted | None:
        """The figure over all records with an id."""
        return next((w for row in self._known.single.values() for w in row if w.figure.id == name), None)


def _aspect(known: Known, passage: Passage, mark: Quantity, beside: Wanted | None) -> str | None:
    """What a number says of the figure beside it: its change, the records it leaves out, or itself as 1+2+9."""
    if mark.after.startswith(("有缺项的记录", "记录缺项")):
        said = (
            _bare(_bare(passage.between(passage.start, mark.start)).removesuffix("有"))
            .removesuffix("另")
            .removesuffix("，")
        )
        wanted = next((w for row in known.single.values() for w in row if said.endswith(w.label)), beside)
        return f"{wanted.figure.id}:unknown" if wanted and wanted.figure.unknown == mark.value else None
    if beside is None:
        return None
    if mark.role == "chain" and mark.value == beside.figure.value:
        return beside.figure.id
    change = beside.figure.comparison
    if not (mark.percent and words.turn(mark.before) and change and change.percent is not None):
        return None
    near = passage.between(mark.first, mark.start)
    if change.against.title() not in near or judge(mark.printed, abs(Fraction(change.percent))).at_fault:
        return None
    return f"{beside.figure.id}:change"


def _match(known: Known, passage: Passage, mark: Quantity, last: Mapping[str, str]) -> Wanted | None:
    """The figure that a number in running text quotes."""
    if mark.role != "number" or mark.spelt or mark.qualifier or words.turn(mark.before):
        return None
    previous = max((other.end for other in passage.marks if other.end <= mark.start), default=passage.start)
    near = passage.between(max(previous, mark.start - 60), mark.start)
    bare = _bare(near)
    named = _named(known, mark, bare)
    if named is not None and named.equals(mark.value, mark.printed):
        return named
    other = _of_group(known, passage, mark, near, last) or _single(known, mark, bare)
    return other if other and other.equals(mark.value, mark.printed) else None


def _named(known: Known, mark: Quantity, near: str) -> Wanted | None:
    """The figure over all records whose label stands right before a number."""
    options = (w for w in known.single.get(mark.unit, ()) if near.endswith(w.label))
    return next((wanted for wanted in options if not _opposite(near, wanted.label)), None)


def _of_group(
    known: Known, passage: Passage, mark: Quantity, near: str, last: Mapping[str, str]
) -> Wanted | None:
    bare = _bare(near)
    said = _bare(passage.between(max(passage.start, mark.start - 200), mark.start))
    found = [
        wanted
        for wanted in known.grouped.get((mark.unit, mark.value), ())
        if all(name and name in bare for name in wanted.groups)
        and bare.endswith(wanted.groups[-1])
        and (last.get(mark.unit) == wanted.label or _mentions(said, wanted.label))
    ]
    if len(found) > 1:
        found = [wanted for wanted in found if wanted.label == last.get(mark.unit)] or found
    best = max((sum(map(len, wanted.groups)) for wanted in found), default=0)
    found = [wanted for wanted in found if sum(map(len, wanted.groups)) == best]
    longest = max((len(wanted.label) for wanted in found), default=0)
    found = [wanted for wanted in found if len(wanted.label) == longest]
    return found[0] if len(found) == 1 else None


def _single(known: Known, mark: Quantity, near: str) -> Wanted | None:
    options = known.single.get(mark.unit, ())
    named = _named(known, mark, near)
    if named is not None:
        return named
    key = subject(mark.before)
    same = [wanted for wanted in options if key and subject(wanted.label) == key]
    if len(same) == 1:
        return same[0]
    words_near = _pairs(near[-8:] + mark.after)
    close = [
        w for w in options if w.equals(mark.value, mark.printed) and len(_pairs(w.label) & words_near) >= 2
    ]
    return close[0] if len(close) == 1 else None


def _opposite(near: str, label: str) -> bool:
    return near.removesuffix(label).endswith(
        ("未", "不", "非", "其中", "较大", "重大", "亡人", "道路交通", "逾期")
    )


def _mentions(said: str, label: str) -> bool:
    """Whether a label is said, perhaps in another order of its words."""
    pairs = _pairs(label)
    return label in said or (len(label) > 3 and len(pairs & _pairs(said)) * 5 >= len(pairs) * 3)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _cells(known: Known, grids: Sequence[FigureTable]) -> Iterator[tuple[int, Wanted]]:
    """The figures in the cells of tables, by the place of the cell: head and row name label and group."""
    for grid in grids:
        for at, row in enumerate(grid.rows):
            label = _bare(grid.label(at))
            groups: tuple[str, ...] = () if _TOTAL.search(grid.label(at)) else (label,)
            for cell in row:
                wanted = (
                    known.cells.get((_bare(grid.heads[cell.column]), groups))
                    if cell.number is not None
                    else None
                )
                if wanted is not None and _fits(cell, wanted):
                    yield cell.start, wanted


def ranks(grids: Sequence[FigureTable]) -> frozenset[int]:
    """The places of the cells that number the rows of a table."""
    cells = [(grid, cell) for grid in grids for row in grid.rows for cell in row]
    return frozenset(cell.start for grid, cell in cells if _RANK.fullmatch(_bare(grid.heads[cell.column])))


def _fits(cell: Cell, wanted: Wanted) -> bool:
    return cell.number is not None and wanted.equals(Fraction(cell.number), cell.number)
