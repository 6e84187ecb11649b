"""Footer: what a Parquet file declares of itself, looked at before a reader sets aside room for it.

The footer lists the columns and their pieces, and every page begins with a header that says how large it becomes. Both
are written in the compact protocol of Thrift, of which this reads what it takes to check them. A reader believes what
stands there, and room that is not there ends the whole program.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from mmap import mmap
from typing import Any

import attrs

from ansheng.sheets.grid import lies_far

MARK = b"PAR1"
_DEEPEST, _LONGEST_VARINT = 32, 10
_TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = 1, 2, 3, 7, 8, 9, 10, 11, 12
_DICTIONARY_PAGE = 2
_CHANGES = 7
"""The encoding in which a value says how much of the one before it begins with: DELTA_BYTE_ARRAY."""

_FIXED = 7
"""The type of values that all have the same number of bytes."""
_LARGE_PAGE, _DENSEST = 64 << 20, 1000

Fields = dict[int, Any]
Bytes = bytes | mmap


@attrs.define
class Compact:
    """Data in the compact protocol, read from a place on.

    :raises ValueError: from every method, where what stands there is not of the protocol or declares more than there is
    """

    data: Bytes
    at: int = 0

    def fields(self, depth: int = 0) -> Fields:
        """The fields of a struct by their numbers."""
        found, number = Fields(), 0
        while head := self._byte():
            number = number + (head >> 4) if head >> 4 else self._whole()
            found[number] = self._value(head & 15, depth)
        return found

    def _value(self, kind: int, depth: int, *, inside: bool = False) -> Any:
        if depth > _DEEPEST:
            raise ValueError("too deep")
        if kind in (_TRUE, _FALSE):
            return self._byte() == _TRUE if inside else kind == _TRUE
        if kind == _BYTE:
            return self._byte()
        if _BYTE < kind < _DOUBLE:
            return self._whole()
        if kind == _DOUBLE:
            return self._take(8)
        if kind == _BINARY:
            return self._take(self._varint())
        if kind in (_LIST, _SET):
            return self._list(depth)
        if kind == _MAP:
            return self._map(depth)
        if kind == _STRUCT:
            return self.fields(depth + 1)
        raise ValueError("no such kind")

    def _list(self, depth: int) -> list[Any]:
        head = self._byte()
        count = self._fits(head >> 4 if head >> 4 < 15 else self._varint())
        return [self._value(head & 15, depth + 1, inside=True) for _ in range(count)]

    def _map(self, depth: int) -> None:
        count = self._fits(self._varint())
        kinds = self._byte() if count else 0
        for _ in range(count):
            self._value(kinds >> 4, depth + 1, inside=True)
            self._value(kinds & 15, depth + 1, inside=True)

    def _fits(self, count: int) -> int:
        if count > len(self.data) - self.at:
            raise ValueError("more is declared than there is")
        return count

    def _take(self, count: int) -> bytes:
        start = self.at
        self.at += self._fits(count)
        return self.data[start : self.at]

    def _byte(self) -> int:
        return self._take(1)[0]

    def _whole(self) -> int:
        number = self._varint()
        return number >> 1 ^ -(number & 1)

    def _varint(self) -> int:
        number = 0
        for at in range(_LONGEST_VARINT):
            byte = self._byte()
            number |= (byte & 127) << 7 * at
            if byte < 128:
                return number
        raise ValueError("a number without an end")


@attrs.frozen
class Declared:
    """What a file declares: its rows, its columns, the values that these hold together, and their bytes.

    :param grown: how many bytes the texts may become of which each is written as the change to the one before
    """

    rows: int
    columns: int
    values: int
    text: int = 0
    grown: int = 0

    @property
    def is_far(self) -> bool:
        """Whether it is more than a table is laid out with."""
        return lies_far(self.rows, self.columns, self.rows * self.columns) or lies_far(
            self.values, 1, self.values
        )


def declared(data: Bytes) -> Declared:
    """What a Parquet file declares, having looked at all of its pages where it is not too much.

    :raises ValueError: it is no Parquet file, or contradicts itself
    """
    footer = _footer(data)
    rows, schema = _size(footer.get(3, 0)), footer[2]
    leaves = [each for each in schema if 5 not in each]
    pieces = [each[3] for group in footer[4] for each in group[1]]
    found = Declared(rows, max(len(leaves), 1), sum(_size(each[5]) for each in pieces))
    if sum(_size(group[3]) for group in footer[4]) != rows or _size(len(pieces)) != len(leaves) * len(
        footer[4]
    ):
        raise ValueError("the groups are not the table")
    if any(each[3][5] < group[3] for group in footer[4] for each in group[1]):
        raise ValueError("a piece without all of its rows")
    if found.is_far:
        return found
    fixed = [_size(each.get(2, 0)) if each.get(1) == _FIXED else 0 for each in leaves]
    sizes = [_becomes(data, piece, fixed[at % len(fixed)]) for at, piece in enumerate(pieces)]
    return attrs.evolve(found, text=sum(size for size, _ in sizes), grown=sum(grown for _, grown in sizes))


def _footer(data: Bytes) -> Fields:
    if len(data) < 12 or data[:4] != MARK or data[-4:] != MARK:
        raise ValueError("no mark")
    (length,) = struct.unpack("<I", data[-8:-4])
    if length > len(data) - 12:
        raise ValueError("no footer")
    return Compact(data[-8 - length : -8]).fields()


def _size(number: int) -> int:
    if number < 0:
        raise ValueError("less than nothing")
    return number


def _becomes(data: Bytes, piece: Fields, fixed: int) -> tuple[int, int]:
    """How many bytes the pages of a piece of a column become, and those of changes to the value before at most.

    :param fixed: how many bytes each value has, where all have the same
    :raises ValueError: they hold more values than is declared of the piece, or are packed past belief
    """
    values, whole, grown = _size(piece[5]), 0, 0
    for size, packed, count, of_changes in _pages(data, piece):
        values, whole = values - count, whole + size
        grown += size * count if of_changes else 0
        if values < 0 or (size > _LARGE_PAGE and size > _DENSEST * packed):
            raise ValueError("the pages are more than declared")
    return max(whole, int(piece[5]) * fixed), grown


def _pages(data: Bytes, piece: Fields) -> Iterator[tuple[int, int, int, bool]]:
    """The pages of a piece: how many bytes each becomes and takes, how many values it has, and whether each of them is
    written as the change to the one before.
    """
    if not piece[5]:
        return
    at = min(piece[9], piece.get(11) or piece[9])
    end = at + _size(piece[7])
    if piece[7] and (at < len(MARK) or end > len(data)):
        raise ValueError("a piece that is not there")
    while at < end:
        header = Compact(data, at)
        page = header.fields()
        size, packed = _size(page[2]), _size(page[3])
        body = page.get(5) or page.get(8) or {}
        if page[1] == _DICTIONARY_PAGE and _size(page[7][1]) > size:
            raise ValueError("more is listed than there is")
        yield size, packed, _size(body.get(1, 0)), body.get(2 if 5 in page else 4) == _CHANGES
        at = header.at + packed
