"""Matching: the figures of a text beside those of a dossier."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from ansheng.auditing.arithmetic import Exact, gap, judge
from ansheng.auditing.figure_tables import Cell, FigureTable
from ansheng.auditing.model import Claim, ClaimVerdict, Quoted, plain
from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.page import Page
from ansheng.auditing.text.passage import Passage, claim
from ansheng.auditing.text.subjects import subject
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.indicators.figure import Figure

_SIGNS = re.compile(r"[\s，、：；。（）()“”《》|*%％#\\-]")
_ELSEWHERE = re.compile(r"上年|去年|同期|上月|[0-9]月|季度|半年|其中|另有")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")
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


def compared(
    page: Page, sentences: Sequence[Passage], figures: Sequence[Figure] | None, grids: Sequence[FigureTable]
) -> tuple[list[Quoted], list[Claim], list[str]]:
    """The figures of a text, each with that of the dossier that it quotes; the claims that differ; those not quoted."""
    if figures is None:
        return [_quoted(page, mark) for passage in sentences for mark in passage.marks], [], []
    known = Known.of(figures)
    in_cells, ranks = dict(_cells(known, grids)), _ranks(grids)
    quoted: list[Quoted] = []
    made: list[Claim] = []
    last: dict[str, str] = {}
    paragraph = -1
    for passage in sentences:
        if passage.paragraph != paragraph:
            last, paragraph = {}, passage.paragraph
        beside: Wanted | None = None
        for mark in passage.marks:
            start, _ = page.span(mark.start, mark.end)
            if start in ranks:
                continue
            aspect = _aspect(known, passage, mark, beside)
            if aspect is not None:
                quoted.append(_quoted(page, mark, aspect))
                continue
            found = in_cells.get(start) or _match(known, passage, mark, last)
            if found and not found.groups and start not in in_cells:
                last[mark.unit] = found.label
            if found and not found.equals(mark.value, mark.printed):
                if not _same_scope(passage, mark, found):
                    found = None
                else:
                    made.append(_differs(passage, mark, found))
            beside = found or beside
            quoted.append(_quoted(page, mark, found.figure.id if found else None))
    used = {figure.matches for figure in quoted}
    return (
        quoted,
        made,
        [figure.id for figure in figures if figure.value is not None and figure.id not in used],
    )


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


def _quoted(page: Page, mark: Quantity, matches: str | None = None) -> Quoted:
    start, end = page.span(mark.start, mark.end)
    return Quoted(
        page.original[start:end], plain(mark.value), mark.qualifier, mark.unit, mark.noun, start, end, matches
    )


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
    return _of_group(known, passage, mark, near, last) or _single(known, mark, bare)


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


def _same_scope(passage: Passage, mark: Quantity, wanted: Wanted) -> bool:
    """Whether a number that differs is about the same thing, for the same window, as far as the sentence says."""
    said = passage.between(passage.start, mark.start)
    if _ELSEWHERE.search(said) or mark.after.startswith(("有缺项的记录", "记录")):
        return False
    window = wanted.figure.window
    if any(not window.first.year <= int(year) <= window.last.year for year in _YEAR.findall(said)):
        return False
    prefix = _bare(mark.before).removesuffix(wanted.label)
    return not subject(prefix) or subject(mark.before) == subject(wanted.label)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _differs(passage: Passage, mark: Quantity, wanted: Wanted) -> Claim:
    figure = wanted.figure
    assert figure.value is not None
    scale = mark.value / Fraction(mark.printed) if mark.printed else Fraction(1)
    exact = Fraction(figure.exact if figure.exact is not None else figure.value) / scale
    return claim(
        passage, "repeat", ClaimVerdict.WRONG, mark.first, mark.end, stated=f"{mark.printed}{mark.unit}",
        computed=figure.display, operands=[figure.value], distance=gap(mark.printed, exact),
        note=Words(
            f"案卷中“{figure.label}”为{figure.display}",
            f"the dossier's {figure.name('en')} is {figure.shown('en')}",
        ),
    )  # fmt: skip


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


def _ranks(grids: Sequence[FigureTable]) -> frozenset[int]:
    """The places of the cells that number the rows of a table."""
    cells = [(grid, cell) for grid in grids for row in grid.rows for cell in row]
    return frozenset(cell.start for grid, cell in cells if _RANK.fullmatch(_bare(grid.heads[cell.column])))


def _fits(cell: Cell, wanted: Wanted) -> bool:
    return cell.number is not None and wanted.equals(Fraction(cell.number), cell.number)
