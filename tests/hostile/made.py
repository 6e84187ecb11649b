"""Files that ask for more than there is, made here: a few kilobytes each, or tables of an office but for one thing."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter
import xlwt

HEADS = ("编号", "已装压力、罐容或液位监测", "监测能超限报警", "隐患描述", "发现日期")
RECORD = ("T1", "否", "否", "漏电", "2020-07-02")
"""A table of tanks and of hazards at once, so that every command finds its own."""

LONGEST_CELL = 32_767
_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook() -> bytes:
    """A workbook of one record."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet("储罐")
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, RECORD)
    return held.getvalue()


def with_parts(**parts: bytes) -> bytes:
    """The workbook with other parts in the place of its own, by the last of their names."""
    held, names = io.BytesIO(), {f"{name}.xml": body for name, body in parts.items()}
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, names.get(name.rpartition("/")[2], old.read(name)))
    return held.getvalue()


def _inline(place: bytes, text: str) -> bytes:
    return b'<c%s t="inlineStr"><is><t>%s</t></is></c>' % (place, text.encode())


def sheet(rows: bytes) -> bytes:
    """A workbook whose sheet has its heads, and these rows below."""
    heads = b"".join(_inline(b' r="%c1"' % (65 + at), head) for at, head in enumerate(HEADS))
    return with_parts(
        sheet1=b'<worksheet %s><sheetData><row r="1">%s</row>%s</sheetData></worksheet>'
        % (_MAIN, heads, rows)
    )


def _cell(place: bytes, row: bytes) -> bytes:
    return sheet(b'<row r="%s">%s</row>' % (row, _inline(place, "T9")))


def _shared(attributes: bytes, *texts: str) -> bytes:
    items = b"".join(b"<si><t>%s</t></si>" % text.encode() for text in texts)
    return b"<sst %s %s>%s</sst>" % (_MAIN, attributes, items)


def _repeated() -> bytes:
    rows = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (at, at) for at in range(1, 20_000))
    return with_parts(
        sharedStrings=_shared(b"", "字" * LONGEST_CELL),
        sheet1=b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (_MAIN, rows),
    )


def _patched(old: bytes, new: bytes) -> bytes:
    """A workbook of the form before 2007, a record of it changed."""
    book, held = xlwt.Workbook(), io.BytesIO()
    page = book.add_sheet("储罐")
    for row, values in enumerate((HEADS, RECORD)):
        for column, value in enumerate(values):
            page.write(row, column, value)
    book.save(held)
    data = held.getvalue()
    assert data.count(old) == 1
    return data.replace(old, new)


def _with_sectors(count: int) -> bytes:
    """A workbook of the form before 2007 that declares so many sectors of its table of sectors."""
    data = _patched(b"\xfe\xff\x09\x00\x06", b"\xfe\xff\x09\x00\x06")
    return data[:44] + struct.pack("<I", count) + data[48:]


def _parquet(frame: pl.DataFrame) -> bytes:
    held = io.BytesIO()
    frame.write_parquet(held)
    return held.getvalue()


def _spoilt(after: bytes, by: int, count: int) -> bytes:
    """A table of one flag of which some bytes are lost, counted from a word in it."""
    data = _parquet(pl.DataFrame({HEADS[0]: [f"T{at}" for at in range(1000)], HEADS[1]: [True, False] * 500}))
    at = data.index(after) + by
    return data[:at] + b"<" * count + data[at + count :]


def _changes(count: int, size: int) -> bytes:
    """Texts of which each is written as the change to the one before."""
    held = io.BytesIO()
    table = pa.table({HEADS[0]: [f"{'x' * size}{at}" for at in range(count)], HEADS[1]: ["否"] * count})
    encodings = {HEADS[0]: "DELTA_BYTE_ARRAY"}
    pq.write_table(
        table,
        held,
        use_dictionary=False,
        column_encoding=encodings,
        write_statistics=False,
        compression="zstd",
    )
    return held.getvalue()


def _csv(*lines: str) -> bytes:
    return "\n".join((",".join(HEADS), *lines, "")).encode()


XLSX: Mapping[str, Callable[[], bytes]] = {
    "far_row": lambda: _cell(b' r="A90000000"', b"90000000"),
    "last_row_of_all": lambda: _cell(b' r="A4294967295"', b"4294967295"),
    "far_row_of_a_cell_without_a_place": lambda: _cell(b"", b"4000000000"),
    "row_beyond_a_sheet": lambda: _cell(b' r="A2000000"', b"2000000"),
    "endless_row": lambda: _cell(b' r="A99999999999999999999999"', b"2"),
    "wide": lambda: _cell(b' r="XFD1831"', b"1831"),
    "last_column": lambda: _cell(b' r="XFD2"', b"2"),
    "endless_column": lambda: _cell(b' r="ZZZZZZZZZZ2"', b"2"),
    "far_row_written_loosely": lambda: _cell(b"\nx='>' r =\n'a90000000'", b"2"),
    "far_row_under_a_prefix": lambda: sheet(
        b'<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="90000000">'
        b'<x:c r="A90000000"><x:v>1</x:v></x:c></x:row>'
    ),
    "cells_without_places": lambda: sheet(b'<row r="400000">' + b"<c><v>1</v></c>" * 5000 + b"</row>"),
    "rows_without_numbers": lambda: sheet(b'<row r="1048576"/>' + b"<row><c><v>1</v></c></row>" * 9),
    "nearly_empty": lambda: _cell(b' r="AN900000"', b"900000"),
    "declared_texts": lambda: with_parts(
        sharedStrings=_shared(b'uniqueCount="99999999998"', *HEADS, *RECORD)
    ),
    "declared_texts_later": lambda: with_parts(
        sharedStrings=_shared(b"", *HEADS, *RECORD).replace(
            b"</sst>", b"<sst uniqueCount='99999999998'/></sst>"
        )
    ),
    "repeated_text": _repeated,
    "deep": lambda: sheet(b"<x>" * 100_000 + b"</x>" * 100_000),
    "inner_blanks": lambda: sheet(
        b'<row r="2">' + _inline(b' r="A2"', "x" + " " * 200_000 + "y") + b"</row>"
    ),
}

XLS: Mapping[str, Callable[[], bytes]] = {
    "declared_reach": lambda: _patched(
        struct.pack("<2H2I3H", 0x200, 14, 0, 2, 0, len(HEADS), 0),
        struct.pack("<2H2I3H", 0x200, 14, 0, 0xFFFFFFFF, 0, 0xFFFF, 0),
    ),
    "declared_texts": lambda: _patched(struct.pack("<2I", 10, 9), struct.pack("<2I", 10, 0x7FFFFFFF)),
    "declared_sectors": lambda: _with_sectors(0x3E000001),
    "far_cell": lambda: _patched(
        struct.pack("<2H2H", 0xFD, 10, 1, 2), struct.pack("<2H2H", 0xFD, 10, 65535, 65535)
    ),
}

CSV: Mapping[str, Callable[[], bytes]] = {
    "wide_and_ragged": lambda: _csv("T1," + "," * 5000, *["T"] * 100_000),
    "wide_and_quoted": lambda: _csv('T1,a"b' + "," * 5000, *["T"] * 100_000),
    "fields_only": lambda: b"," * 31_000_000,
    "long_ids": lambda: _csv(*(f"{'甲' * 32_700}{at},否,否" for at in range(20))),
    "long_words": lambda: _csv(*(f"T{at},{'否 ' * 16_000},否" for at in range(20))),
    "long_header": lambda: _csv("T1,否,否").replace("编号".encode(), "编号".encode() + b"x" * 200_000),
    "inner_blanks": lambda: _csv(f"x{' ' * 200_000}y,否,否").replace(
        "编号".encode(), b"x" + b" " * 100_000 + b"y"
    ),
    "many_digits": lambda: _csv(f"{'9' * 5000},1e999,{'1' * 400}"),
    "nul": lambda: _csv("T\0,否,否"),
    "one_quote": lambda: _csv('"T1,否,否'),
}

PARQUET: Mapping[str, Callable[[], bytes]] = {
    "rows": lambda: _parquet(pl.select(pl.repeat(True, 40_000_000).alias(HEADS[1]))),
    "columns": lambda: _parquet(pl.DataFrame({f"c{at}": ["否"] for at in range(5000)})),
    "repeated_text": lambda: _parquet(pl.select(pl.repeat("x" * 1_000_000, 1100).alias(HEADS[0]))),
    "repeated_list": lambda: _parquet(pl.select(pl.repeat(True, 40_000_000).implode().alias(HEADS[1]))),
    "repeated_beginning": lambda: _changes(1100, 1_000_000),
    "changes": lambda: _changes(900, 1000),
    "nested": lambda: _parquet(pl.DataFrame({HEADS[0]: ["T1"], HEADS[1]: [[1, 2]], HEADS[2]: [{"a": 1}]})),
    "bytes": lambda: _parquet(pl.DataFrame({HEADS[0]: [b"\xff\xfe"], HEADS[1]: [b"\xff"], HEADS[2]: [True]})),
    "spoilt_schema": lambda: _spoilt(b"ARROW:schema", 40, 8),
    "spoilt_page": lambda: _spoilt(b"PAR1", 724, 8),
    "no_footer": lambda: b"PAR1" + bytes(100) + struct.pack("<I", 0x7FFFFFFF) + b"PAR1",
    "endless_list": lambda: b"PAR1" + b"\x29\xfc\xff\xff\xff\xff\x0f" + struct.pack("<I", 7) + b"PAR1",
    "endless_depth": lambda: b"PAR1" + b"\x1c" * 100_000 + struct.pack("<I", 100_000) + b"PAR1",
}


def files() -> Iterator[tuple[str, bytes]]:
    """Every file by its name."""
    for ending, made in (("xlsx", XLSX), ("xls", XLS), ("csv", CSV), ("parquet", PARQUET)):
        for name, make in made.items():
            yield f"{name}.{ending}", make()
