"""Legacy: what the records of a workbook of the form before 2007 (.xls) tell of its sheets.

Read are those of BIFF8, the form of Excel 97 to 2003; older files have no merged cells, and nothing is told of them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence

import attrs

from ansheng.sheets.archive import damaged
from ansheng.sheets.grid import MOST_CELLS, MOST_TEXT, Mark, Merge, lies_far, too_far, too_much_text
from ansheng.sheets.workbooks.compound import stream_of
from ansheng.sheets.workbooks.scan import Scan, percent, rounded

_BIFF8 = 0x0600
_STRUCK, _HIDDEN = 0x08, 0x20
_WIDE, _FAR_EAST, _RICH = 0x01, 0x04, 0x08
_NO_FONT = 4
"""The number that no font has."""
_PERCENT = frozenset((9, 10))
_MOST_DIGITS = 1e15
_LONG = 4096
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!"}
"""The errors of formulas; #N/A is none of them, for it says that nothing is known."""


class Kind:
    """The kinds of records that are looked at."""

    BEGIN, END, GOES_ON = 0x0809, 0x000A, 0x003C
    DAYS, FONT, SHEET, STYLE, TEXTS, FORMAT = 0x0022, 0x0031, 0x0085, 0x00E0, 0x00FC, 0x041E
    COLUMNS, ROW, MERGES, REACH, RICH = 0x007D, 0x0208, 0x00E5, 0x0200, 0x00D6
    TEXT, LABEL, NUMBER, SHORT, SHORTS, FORMULA, TRUTH = (
        0x00FD,
        0x0204,
        0x0203,
        0x027E,
        0x00BD,
        0x0006,
        0x0205,
    )


_CELLS = frozenset(
    (Kind.TEXT, Kind.LABEL, Kind.NUMBER, Kind.SHORT, Kind.SHORTS, Kind.FORMULA, Kind.TRUTH, Kind.RICH)
)
Record = tuple[int, bytes]


@attrs.frozen
class Legacy:
    """What a workbook tells of its sheets, by their names.

    :param from_1904: whether its days count from 1904
    """

    scans: Mapping[str, Scan]
    from_1904: bool = False


def scan(data: bytes, file: str) -> Legacy:
    """Scan a workbook.

    :raises InputError: it is damaged
    """
    try:
        stream = stream_of(data, ("Workbook",))
        return Legacy({}) if stream is None else _scanned(stream, file)
    except (ValueError, IndexError, struct.error) as error:
        raise damaged(file) from error


def _scanned(stream: bytes, file: str) -> Legacy:
    book = list(_records(stream, 0))
    _refuse_large(stream, book, file)
    if struct.unpack_from("<H", book[0][1])[0] != _BIFF8:
        return Legacy({})
    looks = _Looks.of(book)
    scans = {}
    for body in (body for kind, body in book if kind == Kind.SHEET):
        (place,) = struct.unpack_from("<I", body)
        scans[_text(body[6:])] = _sheet(_records(stream, place), looks)
    return Legacy(scans, any(kind == Kind.DAYS and body[:1] == b"\1" for kind, body in book))


def _refuse_large(stream: bytes, book: Sequence[Record], file: str) -> None:
    """Refuse what asks calamine for more room than there is: by what it declares, or by where its cells stand."""
    shared = next((body for kind, body in book if kind == Kind.TEXTS), bytes(8))
    if struct.unpack_from("<I", shared, 4)[0] > len(stream):
        raise damaged(file)
    sizes, cells, text = _sizes(book) if len(shared) > _LONG else (), 0, 0
    for place in (struct.unpack_from("<I", body)[0] for kind, body in book if kind == Kind.SHEET):
        rows, columns, filled, repeated = _reach(stream, place, sizes)
        cells, text = cells + rows * columns, text + repeated
        if lies_far(rows, columns, filled) or cells > MOST_CELLS:
            raise too_far(file, rows, columns)
        if text > MOST_TEXT:
            raise too_much_text(file)


def _sizes(book: Sequence[Record]) -> Sequence[int]:
    """How many bytes each of the shared texts has at most."""
    return [3 * sum(len(text) for _, text in parts) for parts in _every_text(book)]


def _reach(stream: bytes, at: int, sizes: Sequence[int]) -> tuple[int, int, int, int]:
    """The last row and column of a sheet, how many of its cells hold something, and how much text they repeat."""
    rows = columns = cells = text = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        body = stream[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == Kind.END:
            break
        if kind == Kind.REACH and length >= 10:
            top, bottom = struct.unpack_from("<2I" if length >= 14 else "<2H", body)
            left, right = struct.unpack_from("<2H", body, 8 if length >= 14 else 4)
            if bottom < top or right < left:
                raise ValueError("it ends before it begins")
            if (bottom - top) * (right - left) > MOST_CELLS:
                return bottom, right, 0, 0
        elif kind in _CELLS:
            row, column = struct.unpack_from("<2H", body)
            last = struct.unpack_from("<H", body, length - 2)[0] if kind == Kind.SHORTS else column
            rows, columns, cells = max(rows, row + 1), max(columns, column + 1, last + 1), cells + 1
            if kind == Kind.TEXT and sizes:
                number = struct.unpack_from("<I", body, 6)[0]
                text += sizes[number] if number < len(sizes) else 0
    return rows, columns, cells, text


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records from a place to the end of what begins there, without those of charts inside."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        depth += (kind == Kind.BEGIN) - (kind == Kind.END)
        if depth < 1:
            return
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _text(body: bytes) -> str:
    """A short text: its length, whether its signs take two bytes, and the signs."""
    return _signs(body[1:])[: body[0]]


def _signs(body: bytes) -> str:
    return body[1:].decode("utf-16-le" if body[0] & _WIDE else "latin-1")


@attrs.frozen
class _Looks:
    """The numbers of styles that show a share as a percentage, and of those that are struck through.

    ``texts`` are the numbers of the shared texts of which a part is struck through, with what is left of each.
    """

    percent: frozenset[int]
    struck: frozenset[int]
    texts: Mapping[int, str]

    @classmethod
    def of(cls, book: Sequence[Record]) -> _Looks:
        """Those of a workbook."""
        fonts = [bool(body[2] & _STRUCK) for kind, body in book if kind == Kind.FONT]
        struck = {at + (at >= _NO_FONT) for at, each in enumerate(fonts) if each}
        forms = [body for kind, body in book if kind == Kind.FORMAT]
        shares = {struct.unpack_from("<H", form)[0] for form in forms if "%" in _signs(form[4:])}
        styles = [struct.unpack_from("<2H", body) for kind, body in book if kind == Kind.STYLE]
        return cls(
            frozenset(at for at, (_, form) in enumerate(styles) if form in _PERCENT | shares),
            frozenset(at for at, (font, _) in enumerate(styles) if font in struck),
            dict(_struck_texts(book, struck)) if struck else {},
        )


def _struck_texts(book: Sequence[Record], struck: set[int]) -> Iterator[tuple[int, str]]:
    """The numbers of the shared texts of which a part is in a font that is struck through, with what is left."""
    for at, parts in enumerate(_every_text(book)):
        if any(font in struck for font, _ in parts):
            yield at, "".join(text for font, text in parts if font not in struck).strip()


def _every_text(book: Sequence[Record]) -> Iterator[list[tuple[int | None, str]]]:
    """The shared texts in their order, each in its parts."""
    start = next((at for at, (kind, _) in enumerate(book) if kind == Kind.TEXTS), None)
    if start is None:
        return
    pieces = [book[start][1]]
    for kind, body in book[start + 1 :]:
        if kind != Kind.GOES_ON:
            break
        pieces.append(body)
    texts = _Texts(pieces)
    _, count = struct.unpack("<2I", texts.take(8))
    for _ in range(count):
        yield texts.parts()


@attrs.define
class _Texts:
    """The shared texts, in pieces: where one is cut, the next piece says anew how many bytes its signs take."""

    pieces: Sequence[bytes]
    piece: int = 0
    at: int = 0

    def parts(self) -> list[tuple[int | None, str]]:
        """The next text in its parts, each with its font; the first may be in that of the cell."""
        length, flags = struct.unpack("<HB", self.take(3))
        (runs,) = struct.unpack("<H", self.take(2)) if flags & _RICH else (0,)
        (more,) = struct.unpack("<I", self.take(4)) if flags & _FAR_EAST else (0,)
        text = self._signs(length, flags)
        begun = [(0, None), *(struct.unpack("<2H", self.take(4)) for _ in range(runs))]
        self.take(more)
        ends = [*(start for start, _ in begun[1:]), length]
        return [(font, text[start:end]) for (start, font), end in zip(begun, ends, strict=True)]

    def take(self, count: int) -> bytes:
        """So many bytes, be they cut."""
        taken = b""
        while len(taken) < count:
            part = self.pieces[self.piece][self.at : self.at + count - len(taken)]
            taken, self.at = taken + part, self.at + len(part)
            if len(taken) < count:
                self.piece, self.at = self.piece + 1, 0
        return taken

    def _signs(self, count: int, flags: int) -> str:
        text = ""
        while True:
            size, form = (2, "utf-16-le") if flags & _WIDE else (1, "latin-1")
            here = min((len(self.pieces[self.piece]) - self.at) // size, count)
            text += self.pieces[self.piece][self.at : self.at + here * size].decode(form, "replace")
            count, self.at = count - here, self.at + here * size
            if not count:
                return text
            self.piece, self.at = self.piece + 1, 1
            flags = self.pieces[self.piece][0]


def _sheet(records: Iterator[Record], looks: _Looks) -> Scan:
    scan = Scan()
    for kind, body in records:
        match kind:
            case Kind.ROW if body[12] & _HIDDEN:
                scan.hidden.append(struct.unpack_from("<H", body)[0])
            case Kind.COLUMNS if body[8] & 1:
                first, last = struct.unpack_from("<2H", body)
                scan.unseen.append((first, last))
            case Kind.MERGES:
                (count,) = struct.unpack_from("<H", body)
                ranges = struct.iter_unpack("<4H", body[2 : 2 + 8 * count])
                scan.merges += [Merge(top, left, bottom, right) for top, bottom, left, right in ranges]
            case Kind.TEXT | Kind.LABEL | Kind.TRUTH | Kind.FORMULA:
                _look(scan, kind, body, looks)
        for row, column, style, number in _numbers(kind, body):
            _look_at_number(scan, (row, column), style, number, looks)
    return scan


def _look(scan: Scan, kind: int, body: bytes, looks: _Looks) -> None:
    row, column, style = struct.unpack_from("<3H", body)
    scan.filled(column)
    text = struct.unpack_from("<I", body, 6)[0] if kind == Kind.TEXT else None
    error = body[6] if kind == Kind.TRUTH and body[7] else body[8] if _is_error(kind, body) else None
    left = None if text is None else looks.texts.get(text)
    scan.struck(row, column, left, whole=style in looks.struck)
    if error in _ERRORS:
        scan.marks.append(Mark(row, column, "error_cell", _ERRORS[error]))


def _is_error(kind: int, body: bytes) -> bool:
    return kind == Kind.FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff"


def _look_at_number(scan: Scan, place: tuple[int, int], style: int, number: float, looks: _Looks) -> None:
    row, column = place
    scan.filled(column)
    scan.struck(row, column, None, whole=style in looks.struck)
    if style in looks.percent:
        scan.texts.setdefault(column, {})[row] = percent(repr(number))
    elif abs(number) >= _MOST_DIGITS:
        scan.texts.setdefault(column, {})[row] = rounded(repr(number))


def _numbers(kind: int, body: bytes) -> Iterator[tuple[int, int, int, float]]:
    """The numbers of a record: row, column, style and value of each."""
    match kind:
        case Kind.NUMBER:
            yield struct.unpack_from("<3Hd", body)
        case Kind.FORMULA if body[12:14] != b"\xff\xff":
            yield struct.unpack_from("<3Hd", body)
        case Kind.SHORT:
            row, column, style, word = struct.unpack_from("<3HI", body)
            yield row, column, style, _short(word)
        case Kind.SHORTS:
            row, first = struct.unpack_from("<2H", body)
            for at, (style, word) in enumerate(struct.iter_unpack("<HI", body[4:-2])):
                yield row, first + at, style, _short(word)


def _short(word: int) -> float:
    """A number in four bytes: a whole one or the upper half of another, perhaps in hundredths.

    >>> _short(0x3FF00000), _short(0x3FF00001), _short(12 << 2 | 2)
    (1.0, 0.01, 12.0)
    """
    if word & 2:
        number = float((word - (word >> 31 << 32)) >> 2)
    else:
        (number,) = struct.unpack("<d", struct.pack("<2I", 0, word & ~3))
    return number / 100 if word & 1 else number
