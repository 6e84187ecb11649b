"""Parts: what a spreadsheet asks of the parts of a workbook, and repairs or refuses where they are otherwise."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TEXT = 32_767
ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter",
    "mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "drawing",
)  # fmt: skip
"""The parts of a sheet in the order of ISO/IEC 29500."""


def faults(content: bytes) -> list[str]:
    """What is wrong with a workbook; none where a spreadsheet opens it without a word."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        parts = {name: ET.fromstring(packed.read(name)) for name in names}  # noqa: S314 - written by the test
    found = [f"twice: {name}" for name in set(names) if names.count(name) > 1]
    found += [*_untyped(parts), *_targets(parts)]
    book = parts["xl/workbook.xml"]
    titles = [str(sheet.get("name")) for sheet in book.iter(f"{MAIN}sheet")]
    found += _titles(titles)
    defined = [(each.get("name"), each.get("localSheetId")) for each in book.iter(f"{MAIN}definedName")]
    found += [f"defined twice: {each}" for each in set(defined) if defined.count(each) > 1]
    styles = parts["xl/styles.xml"]
    looks = len(styles.find(f"{MAIN}cellXfs") or ()), len(styles.find(f"{MAIN}dxfs") or ())
    found += [
        f"format: {each.get('formatCode')}"
        for each in styles.iter(f"{MAIN}numFmt")
        if len(str(each.get("formatCode"))) > 255
    ]
    for name, part in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            found += [f"{name}: {fault}" for fault in _sheet(part, titles, *looks)]
    return found


def _untyped(parts: dict[str, ET.Element]) -> Iterator[str]:
    types = parts["[Content_Types].xml"]
    named = {str(each.get("PartName")).lstrip("/") for each in types}
    endings = {each.get("Extension") for each in types}
    for name in parts:
        if name != "[Content_Types].xml" and name not in named and name.rsplit(".", 1)[-1] not in endings:
            yield f"no type: {name}"
    yield from (f"no part: {name}" for name in named - {"None"} - parts.keys())


def _targets(parts: dict[str, ET.Element]) -> Iterator[str]:
    for name, part in parts.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for each in part:
                target = str(each.get("Target"))
                inner = (
                    target.lstrip("/")
                    if target.startswith("/")
                    else posixpath.normpath(posixpath.join(folder, target))
                )
                if each.get("TargetMode") == "External" or inner not in parts:
                    yield f"{name} leads to {target}"


def _titles(titles: list[str]) -> Iterator[str]:
    if len({title.casefold() for title in titles}) < len(titles):
        yield f"names of sheets: {titles}"
    for title in titles:
        if not 0 < len(title.encode("utf-16-le")) // 2 <= 31 or re.search(r"[\[\]:*?/\\]|^'|'$", title):
            yield f"name of a sheet: {title!r}"


def _sheet(part: ET.Element, titles: list[str], looks: int, shades: int) -> Iterator[str]:
    tags = [child.tag.removeprefix(MAIN) for child in part]
    if sorted(tags, key=ORDER.index) != tags or any(
        tags.count(tag) > 1 for tag in tags if tag != "conditionalFormatting"
    ):
        yield f"order: {tags}"
    yield from _cells(part, looks)
    yield from _links(part, titles)
    for each in part.iter(f"{MAIN}cfRule"):
        if int(each.get("dxfId", "0")) >= shades:
            yield "a shade that is not there"
    for each in part.iter(f"{MAIN}dataValidation"):
        if any(len((formula.text or "").strip('"')) > 255 for formula in each):
            yield "a choice that is too long"
    merged = [str(each.get("ref")) for each in part.iter(f"{MAIN}mergeCell")]
    rows = [re.findall(r"\d+", ref)[0] for ref in merged]
    if len(set(rows)) < len(rows) or any(re.fullmatch(r"[A-Z]+\d+", ref) for ref in merged):
        yield f"merged: {merged}"
    for each in part.iterfind(f"{MAIN}headerFooter/*"):
        if len((each.text or "").encode("utf-16-le")) // 2 > 255:
            yield "header or footer too long"


def _cells(part: ET.Element, looks: int) -> Iterator[str]:
    last = 0
    for row in part.iter(f"{MAIN}row"):
        number, columns = int(row.get("r", "0")), [_column(str(cell.get("r"))) for cell in row]
        if number <= last or columns != sorted(set(columns)):
            yield f"row {number} is out of order"
        if float(row.get("ht", "0")) > 409:
            yield f"row {number} is too high"
        last = number
        for cell in row:
            text = "".join(each.text or "" for each in cell.iter(f"{MAIN}t"))
            value = cell.find(f"{MAIN}v")
            if len(text.encode("utf-16-le")) // 2 > TEXT:
                yield f"text of {len(text)} in {cell.get('r')}"
            if int(cell.get("s", "0")) >= looks:
                yield f"a look that is not there in {cell.get('r')}"
            if (
                value is not None
                and cell.get("t", "n") == "n"
                and not re.fullmatch(r"-?[\d.]+(E[+-]?\d+)?", value.text or "")
            ):
                yield f"number {value.text!r} in {cell.get('r')}"


def _links(part: ET.Element, titles: list[str]) -> Iterator[str]:
    links = list(part.iter(f"{MAIN}hyperlink"))
    refs = [each.get("ref") for each in links]
    if len(links) > 65_530 or len(set(refs)) < len(refs):
        yield "too many links, or two in a cell"
    for each in links:
        place = re.fullmatch(r"'(.+)'!A\d+", str(each.get("location")))
        if place is None or place[1] not in titles or len(each.get("tooltip", "")) > 255:
            yield f"link to {each.get('location')}"


def _column(cell: str) -> int:
    number = 0
    for letter in cell.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number
