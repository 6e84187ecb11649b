"""Compound files: the streams that lie in a file of the form before 2007, in chains of sectors."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator, Sequence

import attrs

_NO_SECTOR = 0xFFFFFFF0
_SHIFTS = (6, 9, 12)
_HEADER, _ENTRY, _ROOT = 512, 128, 5


def stream_of(data: bytes, names: Collection[str]) -> bytes | None:
    """The stream of a compound file that goes by one of these names; None where there is none.

    :raises ValueError: the file is damaged
    """
    if len(data) < _HEADER:
        raise ValueError("no header")
    shift, small_shift, *numbers = struct.unpack_from("<2H6x9I", data, 30)
    folders, tables, first, _, limit, small, smalls, more, mores = numbers
    if max(folders, tables, smalls, mores) > len(data) >> _SHIFTS[0]:  # for which calamine sets aside room
        raise ValueError("more sectors than there are")
    sectors = _Sectors(data, shift, _Sectors.table(data, shift, more))
    directory = sectors.chain(first)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    found = next((each for each in entries if _name(each) in names), None)
    root = next((each for each in entries if each[66] == _ROOT), None)
    if found is None or root is None:
        return None
    start, size = struct.unpack_from("<2I", found, 116)
    if size < limit:
        inside = sectors.chain(*struct.unpack_from("<I", root, 116))
        sectors = _Sectors(inside, small_shift, _words(sectors.chain(small)), before=0)
    return sectors.chain(start)[:size]


@attrs.frozen
class _Sectors:
    """Sectors of a file, and of each the number of the one that follows it.

    :param before: how many sectors stand before the first, as the header does
    """

    data: bytes
    shift: int
    follows: Sequence[int]
    before: int = 1

    @staticmethod
    def table(data: bytes, shift: int, more: int) -> list[int]:
        """What follows each sector: it stands in sectors of its own, the first of which the header lists."""
        lone = _Sectors(data, shift, ())
        places = list(struct.unpack_from("<109I", data, 76))
        for _ in range(len(data) >> shift):
            if more >= _NO_SECTOR:
                break
            *listed, more = _words(lone.sector(more))
            places += listed
        return [word for place in places if place < _NO_SECTOR for word in _words(lone.sector(place))]

    def sector(self, number: int) -> bytes:
        """The bytes of a sector."""
        if self.shift not in _SHIFTS:
            raise ValueError("no such size of sectors")
        start = (number + self.before) << self.shift
        return self.data[start : start + (1 << self.shift)]

    def chain(self, start: int) -> bytes:
        """The bytes of the sectors that follow each other from one on."""
        return b"".join(map(self.sector, self._numbers(start)))

    def _numbers(self, number: int) -> Iterator[int]:
        for _ in range(len(self.follows)):
            if number >= _NO_SECTOR:
                return
            yield number
            if number >= len(self.follows):
                raise ValueError("a sector that is not there")
            number = self.follows[number]
        if number < _NO_SECTOR:
            raise ValueError("sectors in a circle")


def _words(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _name(entry: bytes) -> str:
    (length,) = struct.unpack_from("<H", entry, 64)
    return entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
