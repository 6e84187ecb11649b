"""Tables as text: columns that fit a terminal, or, where these cannot, a row below the other with a line a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tabulate import tabulate

from ansheng.reports.model import Cell, Table
from ansheng.wrapping import LONGEST_CELL, bounded, clean, longest_part, padded, width, wrap

NARROWEST = 8
LONGEST_WORD = 40
"""A word in Latin letters, such as an id, is not broken in a column if it is no wider than this."""
GAP = 2
HEADER_PADDING = 2  # what tabulate adds to a header
EMPTY = "—"


def text_table(table: Table, columns: int) -> str:
    """``table`` in lines of at most ``columns``, texts wrapped, numbers to the right and never cut.

    Where the columns do not fit beside each other, each row is a block of lines with the header in front of each cell.
    """
    heads = [clean(bounded(head, LONGEST_CELL)) for head in table.columns]
    rows = [[bounded(cell_text(cell), LONGEST_CELL) for cell in row] for row in table.rows]
    right = [table.numeric(at) for at in range(len(heads))]
    fitted = _fit([[heads[at], *(row[at] for row in rows)] for at in range(len(heads))], right, columns)
    if fitted is None:
        return "\n\n".join("\n".join(_block_of(heads, row, columns)) for row in rows or [[""] * len(heads)])
    return tabulate(
        [[_cell(cell, size) for cell, size in zip(row, fitted, strict=True)] for row in rows],
        headers=[_cell(head, size - HEADER_PADDING) for head, size in zip(heads, fitted, strict=True)],
        tablefmt="simple",
        disable_numparse=True,
        colalign=["right" if numeric else "left" for numeric in right] if rows else None,
    )


def cell_text(cell: Cell) -> str:
    """A cell as it is printed; an empty one as a dash."""
    if cell is None:
        return EMPTY
    return f"{cell:f}" if isinstance(cell, Decimal) else clean(str(cell))


def _block_of(heads: Sequence[str], row: Sequence[str], columns: int) -> Iterator[str]:
    """A row as lines: the header of each cell, and the cell beside it."""
    beside = min(max(map(width, heads)), max(columns // 3, 2))
    for head, cell in zip(heads, row, strict=True):
        names, texts = wrap(head, beside), wrap(cell, max(columns - beside - GAP, 2))
        for at in range(max(len(names), len(texts))):
            name, text = (lines[at] if at < len(lines) else "" for lines in (names, texts))
            yield (padded(name, beside + GAP) + text).rstrip()


def _cell(text: str, columns: int) -> str:
    return "\n".join(wrap(text, columns))


def _fit(by_column: Sequence[Sequence[str]], fixed: Sequence[bool], columns: int) -> list[int] | None:
    """The width of each column: as wide as its texts, the widest cut back until all fit; None where they cannot."""
    sizes = [max(width(head) + HEADER_PADDING, 1, *map(width, texts)) for head, *texts in by_column]
    room = columns - GAP * (len(sizes) - 1)
    if sum(sizes) <= room:
        return sizes
    least = [_least(texts, numeric) for texts, numeric in zip(by_column, fixed, strict=True)]
    if sum(map(min, sizes, least)) > room:
        return None
    while sum(sizes) > room:
        free = [at for at in range(len(sizes)) if sizes[at] > least[at]]
        sizes[max(free, key=lambda at: sizes[at])] -= 1
    return sizes


def _least(texts: Sequence[str], numeric: bool) -> int:
    """How narrow a column may become: its header in lines, numbers whole, and words whole that are not too long."""
    head, *cells = texts
    if numeric:
        whole = max(map(width, cells))
    else:
        whole = max((longest for cell in cells if (longest := longest_part(cell)) <= LONGEST_WORD), default=0)
    return max(NARROWEST, longest_part(head) + HEADER_PADDING, whole)
