"""Workbook: the cells of the sheets of an Excel file, as text.

Calamine reads the cells. What it does not tell (merged ranges, formulas without a stored result, percentages, digits
beyond the ninth decimal) is taken from the XML of the sheet, of which only pieces that hold such cells are looked at
cell by cell; of files of the form before 2007 from their records.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from html import unescape
from itertools import chain
from posixpath import join, normpath

import attrs

from ansheng.errors import InputError, Problem, near
from ansheng.sheets.archive import Archive, encrypted
from ansheng.sheets.door import empty
from ansheng.sheets.grid import Grid, Mark, Merge, column_number
from ansheng.sheets.workbooks import legacy
from ansheng.sheets.workbooks.extent import refuse_declared, refuse_large, sizes_of
from ansheng.sheets.workbooks.scan import Scan, grid_of, guarded, loaded, percent, reader_of, rounded
from ansheng.words import Words

_MOST_SIGNS = 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ROW_TAG = re.compile(rb"<(?:\w+:)?row\s([^<>]{0,1000})>")
_COLUMN_TAG = re.compile(rb"<(?:\w+:)?col\s([^<>]{0,1000})>")
_COLUMN_ENDS = re.compile(rb"\b(min|max)\s*=\s*[\"'](\d{1,7})[\"']")
_ROW_NUMBER = re.compile(rb"\br\s*=\s*[\"'](\d{1,7})[\"']")
_IS_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
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
    texts = {name: _SharedTexts.of(archive, name) for name in others}
    parts = [part for part in archive.parts if part in {found.part for found in sheets}]
    refuse_large(archive, parts, dict(chain.from_iterable(each.sizes.items() for each in texts.values())))
    styles = _Styles.of(
        archive, texts["xl/sharedStrings.xml"].struck if "xl/sharedStrings.xml" in texts else {}
    )
    scans = {found.name: _scan(archive, found.part, styles) for found in sheets if found.part}
    with guarded(file):
        reader = reader_of(data)
        tables = [loaded(reader, each.name) for each in chosen if each.part]
    old = any(node.get("date1904") in ("1", "true") for node in archive.tree("xl/workbook.xml").iter())
    grids = [grid_of(table, file, scans[table.name], from_1904=old) for table in tables]
    return _filled(file, grids), _told(file, [] if sheet else sheets, old=old)


def _legacy(data: bytes, file: str, sheet: str | None) -> tuple[list[Grid], list[Problem]]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise encrypted(file)
    told = legacy.scan(data, file)
    with guarded(file):
        reader = reader_of(data)
        tables = {name: loaded(reader, name) for name in reader.sheet_names}
    sheets = [_Sheet(name, table.visible != "visible", None) for name, table in tables.items()]
    grids = [
        grid_of(tables[each.name], file, told.scans.get(each.name, Scan()), from_1904=told.from_1904)
        for each in _chosen(file, sheets, sheet)
    ]
    return _filled(file, grids), _told(file, [] if sheet else sheets, old=told.from_1904)


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
    "工作簿自1904年起计日，日期列中未设日期格式的数字已按此换算；从其他工作簿粘贴来的数字请核对",
    "counts its days from 1904, and numbers in columns of days are read so; look at those that come from elsewhere",
)


def _told(file: str, sheets: list[_Sheet], *, old: bool) -> list[Problem]:
    """What to know of a workbook: which of its sheets are hidden, and days that are other days."""
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


@attrs.frozen
class _SharedTexts:
    """What is to know of the shared texts by their numbers: what is left of each of which a part is struck through,
    and the size of each long one.
    """

    struck: Mapping[bytes, str]
    sizes: Mapping[bytes, int]

    @classmethod
    def of(cls, archive: Archive, part: str) -> _SharedTexts:
        """Those of a part.

        :raises InputError: it declares more than it can hold
        """
        found, sizes, number = dict[int, str](), dict[bytes, int](), -1
        for piece in archive.pieces(part, b"si>"):
            refuse_declared(archive, part, piece)
            before, *items = _ITEM.split(piece)
            sizes |= sizes_of([before, *items], number)
            if b"strike" in piece:
                found |= {number: ""} if _STRUCK.search(before) else {}
                found |= {number + n: _left(item) for n, item in enumerate(items, 1) if _STRUCK.search(item)}
            number += len(items)
        return cls({str(at).encode(): left for at, left in found.items()}, sizes)


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


def _scan(archive: Archive, part: str, styles: _Styles) -> Scan:
    scan = Scan()
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
    return scan


def _measure(scan: Scan, piece: bytes) -> None:
    if b"hidden" in piece:
        scan.hidden += [int(row[1]) - 1 for each in _ROW_TAG.findall(piece) if (row := _hidden_row(each))]
        scan.unseen += [span for each in _COLUMN_TAG.findall(piece) if (span := _hidden_columns(each))]
    for left, top, right, bottom in _MERGE.findall(piece):
        corner = int(top) - 1, column_number(left) - 1
        scan.merges.append(Merge(*corner, int(bottom) - 1, column_number(right) - 1))


def _hidden_row(attributes: bytes) -> re.Match[bytes] | None:
    return _ROW_NUMBER.search(attributes) if _IS_HIDDEN.search(attributes) else None


def _hidden_columns(attributes: bytes) -> tuple[int, int] | None:
    ends = {name: int(number) - 1 for name, number in _COLUMN_ENDS.findall(attributes)}
    if len(ends) < 2 or not _IS_HIDDEN.search(attributes):
        return None
    return ends[b"min"], ends[b"max"]


def _look(scan: Scan, attributes: bytes, body: bytes, styles: _Styles) -> None:
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
    scan.struck(row, column, left, whole=whole)
    if kind == b"e":
        if text != "#N/A":
            scan.marks.append(Mark(row, column, "error_cell", text))
    elif _FORMULA.search(body) and not text and kind != b"str":
        scan.marks.append(Mark(row, column, "formula", ""))
    elif kind == b"n" and text:
        if found.get(b"s") in styles.percent:
            scan.texts.setdefault(column, {})[row] = percent(text)
        elif _LOST.fullmatch(text):
            scan.texts.setdefault(column, {})[row] = rounded(text)
        elif _FINE.fullmatch(text.encode()):
            scan.texts.setdefault(column, {})[row] = text
