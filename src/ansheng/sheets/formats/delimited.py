"""Delimited text: the cells of CSV and similar files, whatever their encoding and delimiter."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from ansheng.errors import InputError
from ansheng.sheets.door import empty
from ansheng.sheets.grid import MOST_CELLS, MOST_COLUMNS, Grid, lies_far, too_far
from ansheng.sheets.rows.header import HEADER_WITHIN
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DELIMITERS = ",\t;"
_END = "\x1f"
_FEED = b"\x0b"
"""What stands for a line feed inside of a cell while records end in returns."""
_AROUND = 1 << 19
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")


def read_delimited(data: bytes, file: str) -> Grid:
    """The cells of a delimited text file, row by row as a spreadsheet would show them.

    Read are UTF-8 with or without a mark, UTF-16 with a mark and GB18030; commas, tabs or semicolons between
    fields; quoted line breaks.

    :raises InputError: when the file is empty or is not such text
    """
    data = _to_utf8(data, file)
    if not data[:4096].strip() and not data.strip():
        raise empty(file)
    by_returns = _parted_by_returns(data)
    data = data.replace(b"\n", _FEED).replace(b"\r", b"\n") if by_returns else data
    _, delimiter, width = _shape(data)
    rows, fields = data.count(b"\n") + 1, data.count(delimiter.encode()) + data.count(b"\n") + 1
    if fields > MOST_CELLS or lies_far(rows, width, fields):
        raise too_far(file, rows, max(width, fields // rows))
    grid = _fast(data, file, delimiter, width) or _slow(data, file, delimiter)
    grid = _with_feeds(grid) if by_returns and _FEED in data else grid
    return _without_formulas(grid) if b'="' in data or b'=""' in data else grid


def _parted_by_returns(data: bytes) -> bool:
    """Whether records end in returns alone; line feeds stand inside of cells then, quoted or not."""
    if b"\r" not in data or b"\r\n" in data:
        return False
    start = data[: 1 << 16]
    by_returns, by_feeds = _shape(start.replace(b"\n", _FEED)), _shape(start.replace(b"\r", _FEED))
    return b"\n" not in data or by_returns[0] > by_feeds[0]


def _with_feeds(grid: Grid) -> Grid:
    import polars as pl

    return attrs.evolve(grid, cells=grid.cells.with_columns(pl.all().str.replace_all(_FEED.decode(), "\n")))


def _without_formulas(grid: Grid) -> Grid:
    """The cells, those such as ``="001"`` being 001: so a code is kept from being taken for a number."""
    import polars as pl

    return attrs.evolve(grid, cells=grid.cells.with_columns(pl.all().str.replace(r'^="([^"]*)"$', "$1")))


def _to_utf8(data: bytes, file: str) -> bytes:
    for mark, name in _MARKED:
        if data.startswith(mark):
            data = _decoded(data[len(mark) :], name, file)
            break
    else:
        data = _unmarked(data, file)
    found = _NO_TEXT.search(data[: 1 << 16])
    if found or b"\x00" in data:
        raise _not_text(file, data, found.start() if found else data.index(b"\x00"))
    return data


def _unmarked(data: bytes, file: str) -> bytes:
    import polars as pl

    try:
        pl.Series([data], dtype=pl.Binary).cast(pl.String)
    except pl.exceptions.PolarsError:
        return _other_encoding(data, file)
    return data


def _other_encoding(data: bytes, file: str) -> bytes:
    try:
        return data.decode("utf-8").encode()
    except UnicodeDecodeError as error:
        if _mostly_utf8(data[max(0, error.start - _AROUND) : error.start + _AROUND]):
            raise _not_text(file, data, error.start) from error
        return _decoded(data, "gb18030", file)


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(1 for sign in text if sign >= "\u0800") - broken > 9 * broken


def _decoded(data: bytes, encoding: str, file: str) -> bytes:
    try:
        return data.decode(encoding).encode()
    except UnicodeDecodeError as error:
        raise _not_text(file, data, error.start) from error
    except UnicodeEncodeError as error:
        raise _not_text(file, data, 0) from error


def _not_text(file: str, data: bytes, at: int) -> InputError:
    line, offset = data.count(b"\n", 0, at) + 1, at
    return InputError(
        Words(
            f"{file}：第{line}行（第{offset + 1}字节）不是文本；请另存为 UTF-8、带字节顺序标记的 UTF-16 或 GB 18030",
            f"{file}: not text at line {line} (byte {offset + 1}); save it as UTF-8, UTF-16 with a mark, or GB18030",
        )
    )


def _shape(data: bytes) -> tuple[int, str, int]:
    """The delimiter by which most of the first rows have one width, how many have, and the most fields of a row."""
    sample = data[: 1 << 16].decode("utf-8", "ignore")
    whole = sample if len(data) <= 1 << 16 else sample[: sample.rfind("\n") + 1] or sample
    best: tuple[float, int, str, int] = (0, 0, ",", 1)
    for delimiter in _DELIMITERS:
        widths = [len(row) for row in _records(whole, delimiter)[:200] if any(row)]
        several = Counter(width for width in widths if width > 1)
        usual, rows = several.most_common(1)[0] if several else (1, 0)
        share = rows / max(len(widths), 1)
        if share > best[0]:
            best = share, rows, delimiter, max([usual, *widths[:HEADER_WITHIN]])
    return best[1], best[2], min(best[3], MOST_COLUMNS)


def _records(text: str, delimiter: str) -> list[list[str]]:
    limit = csv.field_size_limit(1 << 30)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return [[]]
    finally:
        csv.field_size_limit(limit)


def _fast(data: bytes, file: str, delimiter: str, width: int) -> Grid | None:
    """The cells by Polars, or None where quotes are used in a way that it and a spreadsheet see differently."""
    quoted = b'"' in data
    skeleton = re.sub(rb'"[^"]*"', b"", data) if quoted else data
    if b'"' in skeleton:
        return None
    cells = _parse(data, delimiter, width, quoted, strict=True)
    if cells is not None and skeleton.count(delimiter.encode()) == (width - 1) * cells.height:
        return Grid(file, None, cells)
    widths = _widths(skeleton, delimiter)
    cells = cells if cells is not None else _parse(data, delimiter, width, quoted, strict=False)
    return (
        Grid(file, None, cells, widths=widths) if cells is not None and cells.height == len(widths) else None
    )


def _parse(data: bytes, delimiter: str, width: int, quoted: bool, *, strict: bool) -> pl.DataFrame | None:
    import polars as pl

    names = delimiter.join(f"c{place}" for place in range(width))
    try:
        return pl.read_csv(
            names.encode() + b"\n" + data,
            separator=delimiter,
            quote_char='"' if quoted else None,
            infer_schema=False,
            truncate_ragged_lines=not strict,
        )
    except pl.exceptions.PolarsError:
        return None


def _widths(skeleton: bytes, delimiter: str) -> pl.Series:
    import polars as pl

    lines = pl.read_csv(
        b"line\n" + skeleton,
        separator="\x00",
        quote_char=None,
        infer_schema=False,
        truncate_ragged_lines=True,
    )
    return lines["line"].fill_null("").str.count_matches(delimiter, literal=True).cast(pl.Int64) + 1


def _slow(data: bytes, file: str, delimiter: str) -> Grid:
    import polars as pl

    rows = _records(data.decode().removesuffix("\n") + f"\n{_END}", delimiter)
    if rows.pop() != [_END]:
        raise InputError(
            Words(
                f"{file}：从第{len(rows) + 1}条记录起引号未成对；含逗号或换行的内容，请整格用英文双引号括起",
                f"{file}: unbalanced quotes from record {len(rows) + 1}; quote a whole field that holds a delimiter",
            )
        )
    widths = [len(row) for row in rows]
    width = min(max(widths, default=1), MOST_COLUMNS)
    if lies_far(len(rows), width, sum(widths)):
        raise too_far(file, len(rows), width)
    columns = {
        f"c{place}": pl.Series(
            [row[place] or None if place < len(row) else None for row in rows], dtype=pl.String
        )
        for place in range(max(width, 1))
    }
    ragged = pl.Series([max(count, 1) for count in widths], dtype=pl.Int64)
    return Grid(file, None, pl.DataFrame(columns), widths=ragged)
