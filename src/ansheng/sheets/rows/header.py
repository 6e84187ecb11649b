"""The header of a table: in which rows it stands and what it names the columns.

Above the header stand titles. The header itself may have groups over sub-headers, in merged cells or with empty cells
beside them; a column is then named ``group/sub``, or by the sub-header alone where only that is a known title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import attrs

from ansheng import units
from ansheng.errors import UnitError
from ansheng.sheets.cells import LONGEST_TITLE, clean, is_unit, normalise, parse_number, title_key
from ansheng.sheets.grid import Grid, Merge

_UNIT = re.compile(r"(?:计量|金额)?单位\s*:\s*([^\s:()]+)")

HEADER_WITHIN = 15
"""A header is looked for in this many rows from the top; one of known titles in ``KNOWN_WITHIN``."""

KNOWN_WITHIN = 40

_DEEPEST_HEADER = 3
_PERIOD = re.compile(r"(?:\d{4}年)?\d{1,2}月份?|\d{4}年度?|第?\d季度")
_STATED = re.compile(r"[:：]|盖\s*章|填\s*[报表]|制\s*表")
STARS = r"[*＊★※\s]*"
"""What may stand before a title: the star of what must be filled in."""
_BREAKS, _BESIDE = re.compile(r"[\r\n]+"), re.compile(r"(?s)(?<=.)[(（\[【].*")
_STAR = re.compile(rf"^{STARS}(?=.)|(?<=.)[\s*＊]+$")
_COLON, _BRACKETS = ":： ", "()（）[]【】 "

Lines = list[list[str]]
"""The texts of some rows, those of merged cells repeated over their range."""


@attrs.frozen
class Header:
    """The rows of a header, counted from 0 with both ends included, and what they name.

    :param names: one per column of the grid; empty where nothing stands
    :param lines: the texts of its rows, each group repeated over its columns
    """

    top: int
    bottom: int
    names: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...] = ()

    @property
    def places(self) -> list[int]:
        """The columns that have a name."""
        return [place for place, name in enumerate(self.names) if name]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names, one that stands there again being ``名称#2``."""
        return tuple(_unique(self.names))

    @property
    def keys(self) -> tuple[str, ...]:
        """The names as they are compared, with the units and notes in brackets that are part of them."""
        return _keys(self.names)

    @property
    def titles(self) -> frozenset[str]:
        """What the names have in common with those of another order, or in other units."""
        return frozenset(bare_key(name) for name in self.names if name)

    @property
    def words(self) -> frozenset[str]:
        """Every text of the header, without what stands in brackets."""
        return frozenset(bare_key(text) for line in self.lines for text in filled(line))


def _unique(names: Iterable[str]) -> Iterator[str]:
    seen = Counter[str]()
    taken = set(names := tuple(names))
    for name in names:
        seen[name] += 1
        if name and seen[name] > 1:
            new = next(new for n in range(seen[name], 10**6) if (new := f"{name}#{n}") not in taken)
            taken.add(new)
            yield new
        else:
            yield name


@lru_cache(maxsize=256)
def _keys(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(title_key, names))


def find_header(grid: Grid, keys: frozenset[str]) -> Header | None:
    """The header of a grid, recognised by the keys of known titles, or else by its shape; None where there is none."""
    lines = lines_of(grid, 0, KNOWN_WITHIN + _DEEPEST_HEADER)
    row = _best_row(lines, keys)
    return None if row is None else _header(grid, lines, row, keys, keys)


def header_at(grid: Grid, row: int, keys: frozenset[str]) -> Header:
    """The header that stands in and around a row further down, where the row above it may be a record."""
    start = max(row - _DEEPEST_HEADER, 0)
    window = grid.window(start, row - start + _DEEPEST_HEADER + 1)
    lines = lines_of(window, 0, window.cells.height)
    found = _header(window, lines, row - start, keys, frozenset())
    return attrs.evolve(found, top=found.top + start, bottom=found.bottom + start)


def lines_of(grid: Grid, start: int, count: int) -> Lines:
    """The texts of so many rows from ``start``, as titles are read."""
    lines = [[_title(cell) for cell in row] for row in grid.cells.slice(start, count).rows()]
    for merge in grid.merges:
        if start <= merge.top < start + len(lines) and merge.left < grid.cells.width:
            shown = lines[merge.top - start][merge.left]
            for line in lines[merge.top - start : merge.bottom - start + 1]:
                line[merge.left : merge.right + 1] = [shown] * len(line[merge.left : merge.right + 1])
    return lines


def stands_sideways(grid: Grid, header: Header, keys: frozenset[str]) -> bool:
    """Whether known titles stand below each other in the first column, and hardly any in the header."""
    firsts = [next(iter(filled(line)), "") for line in lines_of(grid, header.top, HEADER_WITHIN)]
    below = [first for first in firsts if known(first, keys)]
    beside = filled(header.names)
    return len(set(below)) >= 3 and 2 * sum(known(name, keys) for name in beside) <= len(beside)


def known(title: str, keys: frozenset[str], group: str = "") -> bool:
    """Whether a text is a known title, be it with a note or a unit in brackets, or behind that of its group."""
    return title_key(group + title.rstrip(_COLON)) in keys or bare_key(group) + bare_key(title) in keys


def bare_key(title: str) -> str:
    """The key of a title without what stands in brackets behind it, and without a colon."""
    return title_key(_BESIDE.sub("", title.strip()).rstrip(_COLON))


def filled(row: Iterable[str]) -> list[str]:
    """The texts of a row that are not empty."""
    return [cell for cell in row if cell]


def is_title_row(row: Iterable[str]) -> bool:
    """Whether a row is one that stands above a header: one text, or mostly such as 填报单位：某局 and （盖章）."""
    texts = set(filled(row))
    return len(texts) < 2 or 2 * sum(bool(_STATED.search(text)) for text in texts) >= len(texts)


def _title(cell: str | None) -> str:
    text = "".join(part.strip() for part in _BREAKS.split(clean(cell or "")))
    return text if len(text) > LONGEST_TITLE else _STAR.sub("", text)


def _header(grid: Grid, lines: Lines, row: int, keys: frozenset[str], single: frozenset[str]) -> Header:
    """The header around a row; ``single`` are the keys of titles that may stand under a group alone."""
    top, bottom = _block(grid, lines, row, single)
    block = lines[top : bottom + 1]
    for above, below in pairwise(block):
        _spread(above, below, single)
    return Header(top, bottom, _names(block, keys), tuple(map(tuple, block)))


def _best_row(lines: Lines, keys: frozenset[str]) -> int | None:
    within = range(min(len(lines), KNOWN_WITHIN))
    matches = [sum(known(cell, keys) for cell in set(filled(lines[row]))) for row in within]
    best = max(within, key=lambda row: (matches[row], -row), default=None)
    if best is not None and matches[best] >= min(2, len(filled(lines[best])) or 2):
        return next(
            row for row in within if row == best or _clear(lines[row], matches[row], matches[best], keys)
        )
    widest = max((len(filled(line)) for line in lines[:HEADER_WITHIN]), default=0)
    for row in within[:HEADER_WITHIN]:
        texts = {cell for cell in filled(lines[row]) if not _is_number(cell)}
        if len(texts) >= min(2, widest) and texts and 5 * len(filled(lines[row])) >= 3 * widest:
            return row
    return best if best is not None and matches[best] else None


def _clear(line: Sequence[str], matches: int, most: int, keys: frozenset[str]) -> bool:
    """Whether a row is a header beyond doubt, though one below it holds more known titles."""
    cells = list(dict.fromkeys(filled(line)))
    if 2 * matches < most or is_title_row(line):
        return False
    begins = all(known(cell, keys) for cell in cells[:2]) and len(cells) > 2
    return (matches >= 3 and 2 * matches > len(cells)) or (begins and 3 * matches >= 2 * len(cells))


def _block(grid: Grid, lines: Lines, row: int, keys: frozenset[str]) -> tuple[int, int]:
    top = bottom = row
    width = len(lines[row])
    narrow = [merge for merge in grid.merges if merge.right - merge.left + 1 < max(width, 2)]
    for merge in narrow:
        if merge.top <= row <= merge.bottom and merge.bottom - merge.top < _DEEPEST_HEADER:
            top, bottom = min(top, merge.top), max(bottom, merge.bottom)
    while bottom - top + 1 < _DEEPEST_HEADER and (
        _groups(narrow, lines, bottom, keys) or _units_below(lines, bottom)
    ):
        bottom += 1
    while (
        bottom - top + 1 < _DEEPEST_HEADER
        and top > 0
        and not is_title_row(lines[top - 1])
        and _groups(narrow, lines, top - 1, keys)
    ):
        top -= 1
    return top, bottom


def _groups(merges: Iterable[Merge], lines: Lines, row: int, keys: frozenset[str]) -> bool:
    """Whether a row holds groups, each over filled and differing texts of the row below, and nothing else changes."""
    if row + 1 >= len(lines):
        return False
    above, below = lines[row], lines[row + 1]
    spans = [(m.left, m.right) for m in merges if m.top == m.bottom == row and m.right > m.left]
    if not spans:
        return bool(_spans(above, below, keys))
    inside = {place for left, right in spans for place in range(left, right + 1)}
    subs = [below[left : right + 1] for left, right in spans]
    apart = (place for place in range(len(above)) if place not in inside)
    return all(map(_are_subs, subs)) and all(
        not above[place]
        or below[place] in ("", above[place])
        or known(below[place], keys)
        or known(below[place], keys, above[place])
        for place in apart
    )


def _units_below(lines: Lines, row: int) -> bool:
    """Whether below a row of titles stand the units of some of them, such as （万元）, and nothing else."""
    if row + 1 >= len(lines):
        return False
    pairs = [
        (title, text)
        for title, text in zip(lines[row], lines[row + 1], strict=True)
        if text not in ("", title)
    ]
    return bool(pairs) and all(title and is_unit(text) for title, text in pairs) and not lines[row + 1][0]


def _are_subs(texts: Sequence[str]) -> bool:
    return all(texts) and len(set(texts)) > 1 and not any(map(_is_number, texts))


def _is_number(text: str) -> bool:
    """Whether a text is a number, and no month or year that a column is called by."""
    return parse_number(text) is not None and not _PERIOD.fullmatch(text)


def _spans(above: Sequence[str], below: Sequence[str], keys: frozenset[str]) -> list[tuple[int, int]]:
    """The first and last column of each group whose cells are not merged, over what stands below it.

    None where the rows are not of this form: two texts or more above, and below only titles under groups. Half of them
    are known titles, and all where there is but one or each column has its own, none of which stands above; or else
    there is a group with empty cells beside it, over texts that differ, and the first title has nothing below, as 序号
    has.
    """
    starts = [place for place, text in enumerate(above) if text]
    if len(starts) < 2 or any(below[: starts[0]]) or any(map(_begins_with_digit, (*above, *below))):
        return []
    spans = [
        (start, max(place for place in range(start, end) if below[place]))
        for start, end in zip(starts, [*starts[1:], len(above)], strict=True)
        if any(below[start:end])
    ]
    paths = [(above[start], text) for start, end in spans for text in below[start : end + 1] if text]
    whole = [known(text, keys, group) for group, text in paths]
    titles = sum(one or known(text, keys) for one, (_, text) in zip(whole, paths, strict=True))
    sure = all(whole) or 2 * titles >= max(len(paths), 4)
    wide = [below[start : end + 1] for start, end in spans if end > start]
    if not all(all(below[start : end + 1]) for start, end in spans):
        return []
    named = titles == len(paths) and set(above).isdisjoint(filled(below))
    if len(spans) == len(above):
        return spans if named else []
    sure |= named and len(paths) == 1 and not below[starts[0]]
    likely = wide and all(map(_are_subs, wide)) and (len(wide) == len(spans) or not below[starts[0]])
    return spans if sure or likely else []


def _begins_with_digit(text: str) -> bool:
    return text[:1].isdigit() and not _PERIOD.fullmatch(text)


def _spread(above: list[str], below: Sequence[str], keys: frozenset[str]) -> None:
    for start, end in _spans(above, below, keys):
        above[start : end + 1] = [above[start]] * (end + 1 - start)


def _names(block: Lines, keys: frozenset[str]) -> tuple[str, ...]:
    columns = [
        [text.rstrip(_COLON) or text for text in filled(column)] for column in zip(*block, strict=True)
    ]
    paths = [list(dict.fromkeys(column)) for column in columns]
    lasts = Counter(path[-1] for path in paths if path)
    return tuple(_name(path, keys, lasts) for path in paths)


def _name(path: list[str], keys: frozenset[str], lasts: Counter[str]) -> str:
    """What a column is called: a known title that its groups and itself make together, itself, or its whole path."""
    if not path:
        return ""
    joined, last = "/".join(path), path[-1]
    if title_key(joined) in keys or len(path) == 1:
        return joined
    if is_unit(last):
        return f"{_name(path[:-1], keys, lasts)}（{last.strip(_BRACKETS)}）"
    for start in range(len(path) - 1):
        if "".join(map(bare_key, path[start:])) in keys:
            return "".join(path[start:])
    return last if lasts[last] == 1 and known(last, keys) else joined


def titles_above(lines: Lines) -> Iterator[str]:
    """The texts that stand above a header, each once in its row."""
    for line in lines:
        yield from dict.fromkeys(filled(line))


def units_in(title: str) -> Iterator[str]:
    """The units that a text above a table states for the whole of it: 单位：万元."""
    for stated in _UNIT.findall(normalise(title)):
        for word in re.split(r"[、,，;；/]", stated):
            try:
                units.canonical(word)
            except UnitError:
                continue
            yield word
