"""The header of a sheet: in which rows it stands and what it names the columns.

Above the header stand titles. The header itself may have groups over sub-headers in merged cells; a column is
then named ``group/sub``, or by the sub-header alone where only that is a known title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import attrs

from ansheng.sheets.cells import clean, normalise, parse_number, title_key
from ansheng.sheets.grid import Grid, Merge

HEADER_WITHIN = 15
"""A header is looked for in this many rows from the top."""

_DEEPEST_HEADER = 3


@attrs.frozen
class Header:
    """The rows of a header, counted from 0 with both ends included, and what they name."""

    top: int
    bottom: int
    names: tuple[str, ...]
    """One per column of the grid; empty where nothing stands."""


def find_header(grid: Grid, keys: frozenset[str]) -> Header | None:
    """The header of a grid, recognised by the keys of known titles, or else by its shape; None where there is none."""
    head = _head(grid)
    row = _best_row(head, keys)
    if row is None:
        return None
    top, bottom = _block(grid, head, row)
    return Header(top, bottom, _names(head[top : bottom + 1], keys))


def _head(grid: Grid) -> list[list[str]]:
    rows = [[_title(cell) for cell in row] for row in grid.cells.head(HEADER_WITHIN + _DEEPEST_HEADER).rows()]
    for merge in grid.merges:
        if merge.top < len(rows) and merge.left < len(rows[0]):
            shown = rows[merge.top][merge.left]
            for row in rows[merge.top : merge.bottom + 1]:
                row[merge.left : merge.right + 1] = [shown] * len(row[merge.left : merge.right + 1])
    return rows


def _title(cell: str | None) -> str:
    return re.sub(r"\s*[\r\n]+\s*", "", clean(cell or ""))


def _best_row(head: list[list[str]], keys: frozenset[str]) -> int | None:
    rows = range(min(len(head), HEADER_WITHIN))
    matches = {
        row: len({_bare_key(cell) for cell in head[row]} & keys | {title_key(c) for c in head[row]} & keys)
        for row in rows
    }
    best = max(rows, key=lambda row: (matches[row], -row), default=None)
    if best is not None and matches[best] >= min(2, len(_filled_cells(head[best])) or 2):
        return best
    widest = max((len(_filled_cells(head[row])) for row in rows), default=0)
    for row in rows:
        texts = {cell for cell in _filled_cells(head[row]) if not parse_number(cell)}
        if len(texts) >= min(2, widest) and texts and 5 * len(_filled_cells(head[row])) >= 3 * widest:
            return row
    return best if best is not None and matches[best] else None


def _bare_key(cell: str) -> str:
    return title_key(re.sub(r"[(（\[【].*", "", cell))


def _filled_cells(row: Iterable[str]) -> list[str]:
    return [cell for cell in row if cell]


def _block(grid: Grid, head: list[list[str]], row: int) -> tuple[int, int]:
    top = bottom = row
    width = len(head[row])
    narrow = [merge for merge in grid.merges if merge.right - merge.left + 1 < max(width, 2)]
    for merge in narrow:
        if merge.top <= row <= merge.bottom and merge.bottom - merge.top < _DEEPEST_HEADER:
            top, bottom = min(top, merge.top), max(bottom, merge.bottom)
    if bottom == row and _groups(narrow, head, row, row + 1):
        bottom = row + 1
    if top > 0 and _groups(narrow, head, top - 1, top) and not _is_title_row(head[top - 1]):
        top -= 1
    return top, bottom


def _groups(merges: Iterable[Merge], head: list[list[str]], above: int, below: int) -> bool:
    """Whether the row above holds merged cells, each over filled and differing text cells of the row below."""
    if below >= len(head):
        return False
    spans = [merge for merge in merges if merge.top == merge.bottom == above and merge.right > merge.left]
    subs = [head[below][merge.left : merge.right + 1] for merge in spans]
    return bool(subs) and all(
        all(sub) and len(set(sub)) > 1 and not any(map(parse_number, sub)) for sub in subs
    )


def _is_title_row(row: Iterable[str]) -> bool:
    texts = set(_filled_cells(row))
    return len(texts) < 2 or any(":" in normalise(text) for text in texts)


def _names(block: list[list[str]], keys: frozenset[str]) -> tuple[str, ...]:
    paths = [list(dict.fromkeys(_filled_cells(column))) for column in zip(*block, strict=True)]
    lasts = Counter(path[-1] for path in paths if path)
    return tuple(_name(path, keys, lasts) for path in paths)


def _name(path: list[str], keys: frozenset[str], lasts: Counter[str]) -> str:
    if not path:
        return ""
    joined = "/".join(path)
    alone = title_key(joined) not in keys and lasts[path[-1]] == 1
    return path[-1] if alone and {title_key(path[-1]), _bare_key(path[-1])} & keys else joined
