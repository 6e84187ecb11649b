"""Workbooks: the cells of the sheets of an Excel file, as text.

Calamine reads the cells. What it does not tell (merged ranges, formulas without a stored result, percentages, digits
beyond the ninth decimal) is taken from the XML of the sheet, of which only pieces that hold such cells are looked at
cell by cell.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from html import unescape
from posixpath import join, normpath
from typing import TYPE_CHECKING

import attrs

from ansheng.errors import InputError, MissingExtraError, Problem, near
from ansheng.sheets.archive import Archive, damaged, encrypted
from ansheng.sheets.door import empty
from ansheng.sheets.grid import Grid, Mark, Merge, column_number
from ansheng.words import Words

if TYPE_CHECKING:
    import fastexcel
    import polars as pl

_MOST_CELLS, _MOST_ROWS, _MOST_SIGNS, _PROBED = 30_000_000, 1 << 20, 20, 1000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FAR_COLUMN = re.compile(rb"r=\"([A-Z]{2,})\d")
_FAR_COLUMN_LOOSE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{2,})\d")
_ROW_TAG = re.compile(rb"<(?:\w+:)?row\s([^<>]{0,1000})>")
_ROW_NUMBER = re.compile(rb"\br\s*=\s*[\"'](\d{1,7})[\"']")
_IS_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_ROW = re.compile(rb"\sr\s*=\s*[\"'][A-Za-z]{1,7}(\d{1,7})")
_LOOSE = b"r =", b"r= ", b"r\t=", b"r\n=", b"r='"
_LOWER = re.compile(rb"r=\"[a-z]")
_MERGE = re.compile(
    rb"mergeCell\s[^<>]{0,100}?\bref\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})\b"
)
_IN_FIRST = re.compile(rb"\sr=[\"']A\d+[\"'][^<>/]{0,200}>(?:<f[^<>]{0,200}>[^<]{0,9000}</f>)?<v>[^<]")
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])")
_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,7})(\d{1,7})[\"']")
_ATTRIBUTE = re.compile(rb"\s([st])\s*=\s*[\"']([^\"']*)[\"']")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]{0,200}>([^<]*)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_FINE = re.compile(rb"-?(?:0?\.\d{10,}|[\d.]+[eE]-\d+)")
_LONG = re.compile(rb"v>-?(?:0?\.\d{10}|\d{16}|\d(?:\.\d*)?[eE]\+?(?:1[5-9]|[2-9]\d|\d{3})\b)")
_LOST = re.compile(r"\d{16,}(?:\.0*)?|\d(?:\.\d*)?[eE]\+?(?:1[5-9]|[2-9]\d|\d{3})")
_STRUCK = re.compile(rb"<(?:\w+:)?strike\s*(?:/|>|val\s*=\s*[\"'](?:1|true)[\"'])")
_ITEM = re.compile(rb"<(?:\w+:)?si(?=[\s/>])")
_RUN = re.compile(rb"(?s)<(?:\w+:)?r(?=[\s>]).*?</(?:\w+:)?r>")
_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)<")


@attrs.frozen
class _Sheet:
    name: str
    hidden: bool
    part: str | None


@attrs.define
class _Scan:
    """What the XML of a sheet tells beyond the cells that calamine gives; rows and columns count from 0."""

    left: int | None = None
    columns: int = 1
    merges: list[Merge] = attrs.field(factory=list)
    marks: list[Mark] = attrs.field(factory=list)
    hidden: list[int] = attrs.field(factory=list)
    texts: dict[int, dict[int, str]] = attrs.field(factory=dict)


def read_workbook(data: bytes, file: str, sheet: str | None = None) -> tuple[list[Grid], list[Problem]]:
    """The cells of every visible sheet that has any, or of the one that is named.

    :raises InputError: when the file cannot be read safely and wholly, or has no such sheet
    """
    if not data:
        raise empty(file)
    if data.startswith(_OLE):
        return _legacy(data, file, sheet)
    if not data.startswith(b"PK"):
        raise InputError(
            Words(
                f"{file}：不是 Excel 工作簿（内容可能是网页或文本）；请用电子表格软件打开并另存为 .xlsx",
                f"{file}: not an Excel workbook (perhaps a web page or text); open it and save it as .xlsx",
            )
        )
    archive = Archive.open(data, file)
    sheets = _sheets(archive)
    chosen = _chosen(file, sheets, sheet)
    others = set(archive.xml_names()) - {found.part for found in sheets}
    texts = {name: _struck_texts(archive, name) for name in others}
    styles = _Styles.of(archive, texts.get("xl/sharedStrings.xml", {}))
    scans = {found.name: _scan(archive, found.part, styles) for found in sheets if found.part}
    with _guarded(file):
        reader = _reader(data)
        grids = [_grid(reader, file, found.name, scans[found.name]) for found in chosen if found.part]
    return _filled(file, grids), _told(file, [] if sheet else sheets, archive)


def _legacy(data: bytes, file: str, sheet: str | None) -> tuple[list[Grid], list[Problem]]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise encrypted(file)
    with _guarded(file):
        reader = _reader(data)
        loaded = {name: _load(reader, name) for name in reader.sheet_names}
        sheets = [_Sheet(name, found.visible != "visible", None) for name, found in loaded.items()]
        chosen = _chosen(file, sheets, sheet)
        names = [found.name for found in chosen]
        grids = [Grid(file, name, _unlike_codes(reader, name, _cells(loaded[name]))) for name in names]
    return _filled(file, grids), _told(file, [] if sheet else sheets)


def _unlike_codes(reader: fastexcel.ExcelReader, name: str, cells: pl.DataFrame) -> pl.DataFrame:
    """The cells, with numbers of more than fifteen digits as :func:`_rounded` shows them; texts of digits stay."""
    for place, column in enumerate(cells.columns):
        long = cells[column].str.contains(r"^\d{16,}$").fill_null(False).arg_true()
        rows = [row for row in long if str(int(float(cells[column][row]))) == cells[column][row]]
        lost = [row for n, row in enumerate(rows) if n >= _PROBED or _is_number(reader, name, row, place)]
        texts = [_rounded(cells[column][row]) for row in lost]
        cells = cells.with_columns(cells[column].scatter(lost, texts)) if lost else cells
    return cells


def _is_number(reader: fastexcel.ExcelReader, name: str, row: int, place: int) -> bool:
    loaded = reader.load_sheet(name, header_row=None, skip_rows=row, n_rows=1, use_columns=[place])
    return loaded.to_polars().to_series().dtype.is_numeric()


def _chosen(file: str, sheets: list[_Sheet], sheet: str | None) -> list[_Sheet]:
    chosen = [found for found in sheets if (found.name == sheet if sheet else not found.hidden)]
    if not chosen:
        names = [found.name for found in sheets]
        wanted = f"找不到工作表“{sheet}”" if sheet else "无可见的工作表"
        close = near(sheet or "", names) or names[:5]
        raise InputError(
            Words(
                f"{file}：{wanted}；可选：{'、'.join(close)}",
                f"{file}: {f'no sheet {sheet!r}' if sheet else 'no visible sheet'}; there are {', '.join(close)}",
            )
        )
    return chosen


def _filled(file: str, grids: list[Grid]) -> list[Grid]:
    filled = [grid for grid in grids if grid.cells.height]
    if not filled:
        raise empty(file)
    return filled


_HIDDEN = Words(
    "隐藏的工作表未读取；需要时请取消隐藏或指定表名",
    "hidden sheet, not read; unhide it or ask for it by name",
)
_FROM_1904 = Words(
    "工作簿自1904年起计日，未设日期格式的日期会早4年零1天；请改用1900日期系统后另存",
    "counts its days from 1904: those without the format of a date are read four years early; save it anew",
)


def _told(file: str, sheets: list[_Sheet], archive: Archive | None = None) -> list[Problem]:
    """What to know of a workbook: which of its sheets are hidden, and days that are other days."""
    parts = archive.tree("xl/workbook.xml").iter() if archive else ()
    old = any(node.get("date1904") in ("1", "true") for node in parts if node.tag.endswith("}workbookPr"))
    hidden = [Problem("hidden_sheet", _HIDDEN, file, found.name) for found in sheets if found.hidden]
    return [*hidden, *([Problem("date_system", _FROM_1904, file)] if old else [])]


def _sheets(archive: Archive) -> list[_Sheet]:
    book = archive.tree("xl/workbook.xml")
    targets = {
        node.get("Id"): normpath(join("/xl", node.get("Target", ""))).lstrip("/")
        for node in archive.tree("xl/_rels/workbook.xml.rels").iter()
        if node.get("Type", "").endswith("/worksheet")
    }
    found = []
    for node in book.iter():
        if node.tag.endswith("}sheet"):
            link = next((value for name, value in node.attrib.items() if name.endswith("}id")), None)
            part = targets.get(link)
            hidden = node.get("state", "visible") != "visible"
            found.append(_Sheet(node.get("name", ""), hidden, part if part in archive.parts else None))
    return found


def _struck_texts(archive: Archive, part: str) -> dict[bytes, str]:
    """The numbers of the shared texts of which a part is struck through, with what is left of each."""
    found, number = dict[int, str](), -1
    for piece in archive.pieces(part, b"si>"):
        if b"strike" not in piece:
            number += len(_ITEM.findall(piece))
            continue
        before, *items = _ITEM.split(piece)
        found |= {number: ""} if _STRUCK.search(before) else {}
        found |= {number + n: _left(item) for n, item in enumerate(items, 1) if _STRUCK.search(item)}
        number += len(items)
    return {str(at).encode(): left for at, left in found.items()}


def _left(text: bytes) -> str:
    """What is left of a text without its runs that are struck through."""
    runs = (run for run in _RUN.findall(text) if not _STRUCK.search(run))
    rest = b"".join(part for run in runs for part in _TEXT.findall(run))
    return unescape(rest.decode("utf-8", "replace")).strip()


@attrs.frozen
class _Styles:
    """The indices of the cell styles that show a share as a percentage, and of those that strike a text through.

    ``texts`` are the numbers of the shared texts of which a part is struck through, with what is left of each.
    """

    percent: frozenset[bytes] = frozenset()
    struck: frozenset[bytes] = frozenset()
    texts: Mapping[bytes, str] = attrs.field(factory=dict)

    @classmethod
    def of(cls, archive: Archive, texts: Mapping[bytes, str]) -> _Styles:
        """The styles of a workbook."""
        if "xl/styles.xml" not in archive.parts:
            return cls(texts=texts)
        tree = archive.tree("xl/styles.xml")
        struck = {str(at) for at, font in enumerate(_below(tree, "fonts")) if _is_struck(font)}
        numbered = [(str(at).encode(), node) for at, node in enumerate(_below(tree, "cellXfs"))]
        percents = _percents(tree)
        return cls(
            frozenset(at for at, node in numbered if node.get("numFmtId") in percents),
            frozenset(at for at, node in numbered if node.get("fontId") in struck),
            texts,
        )


def _below(tree: ET.Element, name: str) -> list[ET.Element]:
    return next((list(node) for node in tree.iter() if node.tag.endswith(f"}}{name}")), [])


def _is_struck(font: ET.Element) -> bool:
    marks = [node for node in font if node.tag.endswith("}strike")]
    return any(node.get("val", "1") not in ("0", "false") for node in marks)


def _percents(tree: ET.Element) -> set[str | None]:
    """The number formats that show a share as a percentage."""
    formats = (node for node in tree.iter() if node.tag.endswith("}numFmt"))
    codes = {node.get("numFmtId"): node.get("formatCode", "") for node in formats}
    return {key for key, code in codes.items() if "%" in re.sub(r'"[^"]*"|\\.', "", code)} | {"9", "10"}


def _scan(archive: Archive, part: str, styles: _Styles) -> _Scan:
    scan = _Scan()
    signs = [b"<f", b":f", b't="e"', b"t='e'", b"E-", b"e-"]
    signs += [form % style for style in styles.percent | styles.struck for form in (b's="%s"', b"s='%s'")]
    signs += [b"strike", *(b">%s<" % text for text in list(styles.texts)[:_MOST_SIGNS])]
    signs += [b't="s"', b"t='s'"] if len(styles.texts) > _MOST_SIGNS else []
    for piece in archive.pieces(part, b"row>"):
        _measure(scan, piece)
        if scan.left != 0 and _IN_FIRST.search(piece):
            scan.left = 0
        if scan.left != 0 or any(sign in piece for sign in signs) or _LONG.search(piece):
            for cell in _CELL.split(piece)[1:]:
                attributes, _, body = cell.partition(b">")
                _look(scan, attributes, b"" if attributes.endswith(b"/") else body, styles)
    if scan.columns * _MOST_ROWS > _MOST_CELLS:
        rows = max((int(row) for piece in archive.pieces(part) for row in _ROW.findall(piece)), default=0)
        _refuse_far_cells(archive.file, rows, scan.columns)
    return scan


def _refuse_far_cells(file: str, rows: int, columns: int) -> None:
    """Calamine lays out the whole rectangle up to the last row and column, however few its cells."""
    if rows * columns > _MOST_CELLS:
        raise InputError(
            Words(
                f"{file}：工作表用到第{rows}行、第{columns}列，范围过大；请删除表格以外的内容后再试",
                f"{file}: a sheet reaches row {rows} and column {columns}; remove what is outside the table",
            )
        )


def _measure(scan: _Scan, piece: bytes) -> None:
    loose = any(sign in piece for sign in _LOOSE) or _LOWER.search(piece)
    far = _FAR_COLUMN_LOOSE if loose else _FAR_COLUMN
    scan.columns = max([scan.columns, *map(column_number, set(far.findall(piece)))])
    if b"hidden" in piece:
        scan.hidden += [int(row[1]) - 1 for each in _ROW_TAG.findall(piece) if (row := _hidden_row(each))]
    for left, top, right, bottom in _MERGE.findall(piece):
        corner = int(top) - 1, column_number(left) - 1
        scan.merges.append(Merge(*corner, int(bottom) - 1, column_number(right) - 1))


def _hidden_row(attributes: bytes) -> re.Match[bytes] | None:
    return _ROW_NUMBER.search(attributes) if _IS_HIDDEN.search(attributes) else None


def _look(scan: _Scan, attributes: bytes, body: bytes, styles: _Styles) -> None:
    place = _PLACE.search(attributes)
    if not place:
        scan.left = 0
        return
    column, row = column_number(place[1]) - 1, int(place[2]) - 1
    found = dict(_ATTRIBUTE.findall(attributes))
    kind, value = found.get(b"t", b"n"), _VALUE.search(body)
    text = value[1].decode("utf-8", "replace") if value else ""
    if text or kind == b"inlineStr" or (kind == b"str" and value):
        scan.left = column if scan.left is None else min(scan.left, column)
    within = kind == b"inlineStr" and _STRUCK.search(body)
    left = _left(body) if within else styles.texts.get(text.encode()) if kind == b"s" else None
    whole = found.get(b"s") in styles.struck and bool(text or kind == b"inlineStr")
    if left and not whole:
        scan.marks.append(Mark(row, column, "struck_part", ""))
        scan.texts.setdefault(column, {})[row] = left
    elif whole or left is not None:
        scan.marks.append(Mark(row, column, "struck_cell", ""))
    if kind == b"e":
        if text != "#N/A":
            scan.marks.append(Mark(row, column, "error_cell", text))
    elif _FORMULA.search(body) and not text and kind != b"str":
        scan.marks.append(Mark(row, column, "formula", ""))
    elif kind == b"n" and text:
        if found.get(b"s") in styles.percent:
            scan.texts.setdefault(column, {})[row] = _percent(text)
        elif _LOST.fullmatch(text):
            scan.texts.setdefault(column, {})[row] = _rounded(text)
        elif _FINE.fullmatch(text.encode()):
            scan.texts.setdefault(column, {})[row] = text


def _rounded(text: str) -> str:
    """A number of more than fifteen digits as spreadsheets show it, so that nobody takes its last ones for a code's."""
    return f"{float(text):.14E}"


def _percent(text: str) -> str:
    try:
        share = Decimal(repr(float(text))) * 100
    except (ValueError, ArithmeticError):
        return text
    return f"{share.normalize():f}%" if share.is_finite() else text


def _reader(data: bytes) -> fastexcel.ExcelReader:
    try:
        import fastexcel
    except ImportError as error:
        raise MissingExtraError.of("fastexcel", "all") from error
    return fastexcel.read_excel(data)


def _load(reader: fastexcel.ExcelReader, name: str) -> fastexcel.ExcelSheet:
    return reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")


def _cells(loaded: fastexcel.ExcelSheet) -> pl.DataFrame:
    import polars as pl

    cells = loaded.to_polars()
    dated = [name for name in cells.columns if cells[name].str.contains(r"^\d{4}-\d\d-\d\d \d\d:").any()]
    days = pl.col(dated).str.replace(r"^(\d{4}-\d\d-\d\d) 00:00:00(\.0+)?$", "$1")
    return cells.with_columns(days.str.replace(r"^1899-12-3[01] ", ""))


def _grid(reader: fastexcel.ExcelReader, file: str, name: str, scan: _Scan) -> Grid:
    import polars as pl

    cells, left = _cells(_load(reader, name)), scan.left or 0
    columns = []
    for column, texts in scan.texts.items():
        if column - left < cells.width:
            values = cells.to_series(column - left).to_list()
            for row, text in texts.items():
                values[row] = text
            columns.append(pl.Series(cells.columns[column - left], values, pl.String))
    moved = [attrs.evolve(merge, left=merge.left - left, right=merge.right - left) for merge in scan.merges]
    merges = [attrs.evolve(merge, left=max(merge.left, 0)) for merge in moved if merge.right >= 0]
    marks = [attrs.evolve(mark, column=mark.column - left) for mark in scan.marks if mark.column >= left]
    cells = cells.with_columns(columns)
    return Grid(file, name, cells, tuple(merges), tuple(marks), left=left, hidden=tuple(scan.hidden))


@contextmanager
def _guarded(file: str) -> Iterator[None]:
    """Turn whatever the reader of workbooks throws at damaged input, its panics included, into one InputError."""
    import fastexcel

    try:
        yield
    except fastexcel.FastExcelError as error:
        raise damaged(file) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(file) from error
