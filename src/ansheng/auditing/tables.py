"""Tables: totals, rates, changes and recovered bases of a statistics table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ansheng.auditing.arithmetic import bases, gap, judge, shown
from ansheng.auditing.figure_tables import TOTAL, Cell, FigureTable, of_rows
from ansheng.auditing.model import Audit, Claim, ClaimVerdict, Kind, Quoted, plain
from ansheng.auditing.text import words
from ansheng.auditing.text.subjects import common
from ansheng.words import NO_WORDS, Words

_OF_WHICH = re.compile(r"^其中|小\s*计")
_NO_SUM = re.compile(r"率|%|％|比|均|名次|排名|序号|得分|分数|年份|月份|编号|增减|增幅|降幅|升降")
_PRIOR = re.compile(r"上年|去年|同期|上期|上月|基期")
_PERCENT_CHANGE = re.compile(r"(?:同比|环比|增减|增幅|降幅|升降|增长|下降).*(?:%|％|率|幅)|(?:增幅|降幅)")
_CHANGE = re.compile(r"增减(?:数|量|额)?$|增减[（(][^%％]+[)）]$|较上年|比上年")
_RATE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,6})率(?:[（(][%％][)）])?$")
_SHARE = re.compile(r"^占(?!地|用|道)|占比|比重|构成")
_OF_SHARE = re.compile(r"占|比[例重]?|构成|总[数量]?|合计|的|[（）()%％]")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
_UNIT = re.compile(r"[（(][^）)]*[）)]$")
_FEW = 3
_OPEN = re.compile(r"^未|^尚未|^逾期")


def audit_table(table: Any) -> Audit:
    """Check a statistics table: totals of columns, rates, parts, changes, and whether recovered bases add up.

    >>> rows = [["地区", "排查隐患", "已整改", "整改率(%)"], ["甲", 32, 13, 40.63], ["合计", 33, 13, 39.4]]
    >>> found = audit_table(rows)
    >>> [(claim.kind, claim.verdict.value) for claim in found.claims]
    [('sum', 'wrong'), ('sum', 'consistent'), ('rate', 'rounded'), ('rate', 'rounded')]

    :param table: a data frame of any library, a list of mappings, or a list of rows whose first is the heads
    :raises InputError: it is none of these
    """
    grid = of_rows(table)
    figures = tuple(
        Quoted(
            cell.text,
            plain(cell.number),
            "",
            "",
            f"{grid.label(cell.row - 1)} {grid.heads[cell.column]}".strip(),
            0,
            0,
        )
        for row in grid.rows
        for cell in row
        if cell.number is not None
    )
    return Audit(figures, tuple(claims(grid)))


def claims(grid: FigureTable) -> Iterator[Claim]:
    """The claims about one table."""
    yield from _totals(grid)
    yield from _followed(list(_shares(grid)))
    for column, head in enumerate(grid.heads):
        if grid.numeric(column):
            for relation in (_rates, _open, _changes, _across):
                yield from _followed(list(relation(grid, column, head)))


def _followed(made: Sequence[Claim]) -> Sequence[Claim]:
    """The claims of a column; where most of several rows do not follow a relation, the column is not told by it."""
    right = sum(claim.verdict.right for claim in made)
    return made if len(made) < _FEW or 2 * right >= len(made) else [one for one in made if one.verdict.right]


def _made(
    kind: Kind, verdict: ClaimVerdict, cell: Cell, computed: str | None, operands: Sequence[Decimal | Fraction | int],
    note: Words = NO_WORDS, distance: Decimal | None = None,
) -> Claim:  # fmt: skip
    return Claim(
        kind, verdict, cell.text, cell.start, cell.end, cell.text, computed, tuple(plain(o) for o in operands),
        note, distance if verdict is ClaimVerdict.WRONG else None, cell.row, cell.column,
    )  # fmt: skip


def _total_row(grid: FigureTable) -> int | None:
    rows = [at for at in range(len(grid.rows)) if TOTAL.match(grid.label(at))]
    return rows[0] if len(rows) == 1 else None


def _part_rows(grid: FigureTable, total: int) -> list[int]:
    return [at for at in range(len(grid.rows)) if at != total and not _OF_WHICH.match(grid.label(at))]


def _totals(grid: FigureTable) -> Iterator[Claim]:
    """The totals of the columns; of several columns one at least must add up, else the rows are not all the parts."""
    total = _total_row(grid)
    columns = [
        at for at in range(len(grid.heads)) if grid.numeric(at) and not _NO_SUM.search(grid.heads[at])
    ] if total is not None else []  # fmt: skip
    made = [claim for column in columns for claim in _total(grid, total or 0, column)]
    if len(made) < _FEW or any(claim.verdict.right for claim in made):
        yield from made


def _total(grid: FigureTable, total: int, column: int) -> Iterator[Claim]:
    whole = grid.rows[total][column]
    parts = [grid.rows[at][column].number for at in _part_rows(grid, total)]
    known = [part for part in parts if part is not None]
    if whole.number is None or len(known) < len(parts) or not known:
        return
    found = sum(known, Decimal(0))
    verdict = ClaimVerdict.CONSISTENT if found == whole.number else ClaimVerdict.WRONG
    yield _made("sum", verdict, whole, str(found), known, distance=whole.number - found)


def _shares(grid: FigureTable) -> Iterator[Claim]:
    """The columns headed 占总数比例, each of the counts before it; a total row has their wholes."""
    total = _total_row(grid)
    for column, head in enumerate(grid.heads[1:], start=1):
        count = grid.heads[column - 1]
        counted = grid.numeric(column - 1) and not _NO_SUM.search(count)
        if total is None or not _SHARE.search(head) or not grid.numeric(column) or not counted:
            continue
        named = _OF_SHARE.sub("", head)
        if named and common(named, count) < min(2, len(named)):
            continue
        whole = grid.rows[total][column - 1].number
        for at in (*_part_rows(grid, total), total):
            part, cell = grid.rows[at][column - 1].number, grid.rows[at][column]
            if whole and part is not None and cell.number is not None:
                exact = Fraction(part) * 100 / Fraction(whole)
                yield _made(
                    "share", judge(cell.number, exact), cell, shown(exact, cell.number), [part, whole],
                    distance=gap(cell.number, exact),
                )  # fmt: skip


def _column(grid: FigureTable, names: Sequence[str], but: int) -> int | None:
    found = [
        at for at, head in enumerate(grid.heads)
        if at != but and grid.numeric(at) and "率" not in head
        and not _OPEN.match(head) and any(name in head for name in names)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _pair(grid: FigureTable, column: int, stem: str) -> tuple[int, int] | None:
    """The columns of the numerator and the denominator of a rate."""
    done = next((words.DONE[key] for key in words.DONE if stem.endswith(key)), None)
    if done is None:
        return None
    part = _column(grid, done, column)
    wholes = [
        at for at, head in enumerate(grid.heads)
        if at not in (column, part) and grid.numeric(at) and not _NO_SUM.search(head) and not _OPEN.match(head)
        and re.search("|".join((*words.FOUND, "应", "总", "须")), head)
    ]  # fmt: skip
    return (part, wholes[0]) if part is not None and len(wholes) == 1 else None


def _rates(grid: FigureTable, column: int, head: str) -> Iterator[Claim]:
    found = _RATE.search(head)
    pair = _pair(grid, column, found["stem"]) if found else None
    if pair is None:
        return
    for row in grid.rows:
        part, whole, cell = row[pair[0]].number, row[pair[1]].number, row[column]
        if part is None or not whole or cell.number is None:
            continue
        exact = Fraction(part) * 100 / Fraction(whole)
        verdict, note = judge(cell.number, exact), NO_WORDS
        if part > whole and "整改" in head:
            verdict, note = (
                ClaimVerdict.WRONG,
                Words("分子大于分母，两者不是同一批数据", "more than were there: not of the same cohort"),
            )
        yield _made(
            "rate", verdict, cell, shown(exact, cell.number), [part, whole], note, gap(cell.number, exact)
        )


def _open(grid: FigureTable, column: int, head: str) -> Iterator[Claim]:
    """Found less done is what is open."""
    if not head.startswith("未"):
        return
    pair = _pair(grid, column, head.removeprefix("未"))
    for row in grid.rows if pair else ():
        assert pair
        part, whole, cell = row[pair[0]].number, row[pair[1]].number, row[column]
        if part is None or whole is None or cell.number is None:
            continue
        verdict = ClaimVerdict.CONSISTENT if whole - part == cell.number else ClaimVerdict.WRONG
        yield _made(
            "sum", verdict, cell, str(whole - part), [whole, part], distance=cell.number - (whole - part)
        )


def _changes(grid: FigureTable, column: int, head: str) -> Iterator[Claim]:
    percent = bool(_PERCENT_CHANGE.search(head))
    if not percent and not _CHANGE.search(head):
        return
    before = [at for at in range(column) if grid.numeric(at) and not _NO_SUM.search(grid.heads[at])]
    prior = next((at for at in reversed(before) if _PRIOR.search(grid.heads[at])), None)
    current = next((at for at in reversed(before) if at != prior and not _PRIOR.search(grid.heads[at])), None)
    if prior is None and len(years := _by_year(grid, before)) > 1:
        prior, current = years[-2:]
    if current is None:
        return
    if prior is None:
        yield from _recovered(grid, column, current) if percent else ()
        return
    for row in grid.rows:
        now, then, cell = row[current].number, row[prior].number, row[column]
        if now is not None and then is not None and cell.number is not None:
            if percent and all(row[at].text.endswith(("%", "％")) for at in (current, prior)):
                continue
            yield from _change(cell, cell.number, now, then, percent=percent)


def _by_year(grid: FigureTable, columns: Sequence[int]) -> list[int]:
    """The columns that are headed by a year, in the order of the years."""
    years = [(int(found[1]), at) for at in columns if (found := _YEAR.match(grid.heads[at]))]
    return [at for _, at in sorted(years)]


def _change(cell: Cell, printed: Decimal, now: Decimal, then: Decimal, *, percent: bool) -> Iterator[Claim]:
    if not percent:
        verdict = ClaimVerdict.CONSISTENT if now - then == printed else ClaimVerdict.WRONG
        yield _made("change", verdict, cell, str(now - then), [then, now], distance=printed - (now - then))
    elif then == 0:
        note = Words("基数为零，无百分比", "the base is zero: there is no percentage")
        yield _made("change", ClaimVerdict.IMPOSSIBLE, cell, None, [then, now], note)
    else:
        moved = Fraction(now - then) * 100 / Fraction(then)
        same = (moved >= 0) == (printed >= 0) or not printed
        verdict = judge(abs(printed), abs(moved)) if same else ClaimVerdict.WRONG
        sign = "-" if moved < 0 else ""
        yield _made(
            "change",
            verdict,
            cell,
            sign + shown(abs(moved), printed),
            [then, now],
            distance=gap(printed, moved),
        )


def _across(grid: FigureTable, column: int, head: str) -> Iterator[Claim]:
    """A row that ends in its own total: 合计 behind the columns that it adds up."""
    if not TOTAL.match(_UNIT.sub("", head)):
        return
    before = [at for at in range(column) if grid.numeric(at) and not _NO_SUM.search(grid.heads[at])]
    for row in grid.rows:
        known = [number for at in before if (number := row[at].number) is not None]
        whole = row[column]
        if whole.number is not None and len(known) == len(before) > 1 and sum(known) == whole.number:
            yield _made("sum", ClaimVerdict.CONSISTENT, whole, str(whole.number), known)


def _recovered(grid: FigureTable, column: int, current: int) -> Iterator[Claim]:
    """Whole bases behind the percentages of the rows: each must exist, and together they must give the total's."""
    ranges: dict[int, tuple[int, int | None]] = {}
    for at, row in enumerate(grid.rows):
        now, cell = row[current].number, row[column]
        if now is None or now != now.to_integral_value() or not cell.number:
            continue
        found = bases(int(now), abs(cell.number), 1 if cell.number > 0 else -1)
        if found is None:
            note = Words("无法由任何整数基数得出该百分比", "no whole base gives this percentage")
            yield _made("change", ClaimVerdict.IMPOSSIBLE, cell, None, [now], note)
            continue
        verdict, first, last = found
        ranges[at] = first, last
        span = _span(first, last)
        note = Words(f"反推基数：{span.replace('…', '～')}", f"the base must have been {span}")
        yield _made(
            "change",
            verdict,
            cell,
            f"{span}→{now}",
            [now, first, *([last] if last not in (None, first) else [])],
            note,
        )
    yield from _adding_up(grid, column, ranges)


def _adding_up(grid: FigureTable, column: int, ranges: dict[int, tuple[int, int | None]]) -> Iterator[Claim]:
    total = _total_row(grid)
    parts = _part_rows(grid, total) if total is not None else []
    if total not in ranges or not parts or any(at not in ranges for at in parts):
        return
    assert total is not None
    low = sum(ranges[at][0] for at in parts)
    tops = [ranges[at][1] for at in parts]
    high = sum(top for top in tops if top is not None) if None not in tops else None
    first, last = ranges[total]
    fits = (high is None or first <= high) and (last is None or low <= last)
    note = Words(
        f"各行反推的基数合计{_span(low, high)}，合计行反推为{_span(first, last)}",
        f"the rows' bases add up to {_span(low, high)}, the total's is {_span(first, last)}",
    )
    verdict = ClaimVerdict.CONSISTENT if fits else ClaimVerdict.CONTRADICTORY
    yield _made("sum", verdict, grid.rows[total][column], str(low), [low, first], note)


def _span(first: int, last: int | None) -> str:
    return str(first) if first == last else f"{first}…{'' if last is None else last}"
