"""Layout of text on a terminal, where a Chinese character is as wide as two Latin letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tabulate import tabulate
from wcwidth import iter_graphemes, wcswidth

from ansheng.reports.model import Cell, Table

NARROWEST = 8
GAP = 2
HEADER_PADDING = 2  # what tabulate adds to a header
EMPTY = "—"

_NOT_FIRST = frozenset("，。；：、？！）》」』】”’％%,.;:?!)]}…")
_NOT_LAST = frozenset("（《「『【“‘([{")
_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """``text`` on one line, without controls that could move the cursor or turn the writing direction."""
    kept = (char for char in text if char not in _TURNING)
    return "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs") else char for char in kept)


def width(text: str) -> int:
    """The columns that ``text`` takes on a terminal.

    >>> width("隐患 2072")
    9
    """
    return max(0, wcswidth(text))


def wrap(text: str, columns: int, indent: str = "") -> list[str]:
    """``text`` in lines of at most ``columns``, the first after ``indent``.

    Latin words and numbers stay whole where a line can hold them; no line begins with closing punctuation
    unless the word before it fills the line.
    """
    lines, line = [], indent
    for part in _parts(clean(text), columns):
        if width(line) + width(part) > columns and line.strip():
            lines.append(line.rstrip())
            line = ""
        line += part if line or not part.isspace() else ""
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def text_table(table: Table, columns: int) -> str:
    """``table`` with aligned columns, numbers to the right, texts wrapped to fit ``columns`` if they can."""
    heads = [clean(head) for head in table.columns]
    rows = [[cell_text(cell) for cell in row] for row in table.rows]
    right = [table.numeric(at) for at in range(len(heads))]
    fitted = _fit([[heads[at], *(row[at] for row in rows)] for at in range(len(heads))], right, columns)
    return tabulate(
        [[_block(cell, size) for cell, size in zip(row, fitted, strict=True)] for row in rows],
        headers=[_block(head, size - HEADER_PADDING) for head, size in zip(heads, fitted, strict=True)],
        tablefmt="simple",
        disable_numparse=True,
        colalign=["right" if numeric else "left" for numeric in right] if rows else None,
    )


def cell_text(cell: Cell) -> str:
    """A cell as it is printed; an empty one as a dash."""
    if cell is None:
        return EMPTY
    return f"{cell:f}" if isinstance(cell, Decimal) else clean(str(cell))


def _block(text: str, columns: int) -> str:
    return "\n".join(wrap(text, columns))


def _fit(by_column: Sequence[Sequence[str]], fixed: Sequence[bool], columns: int) -> list[int]:
    """The width of each column: as wide as its texts, the widest cut back until all fit; numbers are never cut."""
    sizes = [max(width(head) + HEADER_PADDING, 1, *map(width, texts)) for head, *texts in by_column]
    least = [
        max(NARROWEST, _longest_part(head) + HEADER_PADDING, *(map(width, texts) if numeric else ()))
        for (head, *texts), numeric in zip(by_column, fixed, strict=True)
    ]
    room = columns - GAP * (len(sizes) - 1)
    while sum(sizes) > room:
        free = [at for at in range(len(sizes)) if sizes[at] > least[at]]
        if not free:
            return sizes
        sizes[max(free, key=lambda at: sizes[at])] -= 1
    return sizes


def _longest_part(text: str) -> int:
    return max((width(part) for part in _parts(text, width(text))), default=0)


def _parts(text: str, columns: int) -> Iterator[str]:
    """The parts between which a line may be broken; none is wider than ``columns``."""
    part = ""
    for sign in iter_graphemes(text):
        if part and not _joined(part, sign):
            yield from _cut(part, columns)
            part = ""
        part += sign
    yield from _cut(part, columns)


def _joined(part: str, sign: str) -> bool:
    if sign.isspace() or part.isspace():
        return sign.isspace() and part.isspace()
    return sign in _NOT_FIRST or part[-1] in _NOT_LAST or (sign.isascii() and part[-1].isascii())


def _cut(part: str, columns: int) -> Iterator[str]:
    line = ""
    for sign in iter_graphemes(part):
        if line and width(line) + width(sign) > columns:
            yield line
            line = ""
        line += sign
    if line:
        yield line
