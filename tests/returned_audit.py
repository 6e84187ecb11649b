"""An audit as an office gets it back: a Word file in LibreOffice, the page in a browser.

    python tests/returned_audit.py [--shots FOLDER]

Writes a bulletin of ten pages with five figures that are wrong, audits it, and fails where the file that comes back,
opened and saved by LibreOffice, has other than five comments at those figures, or where its page in Chromium asks
anything of the net, complains, or scrolls sideways. Needs the extra ``report``, pypdf, playwright, ``soffice`` and
``chromium``.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
import pypdf
from docx.document import Document
from docx.enum.text import WD_BREAK
from playwright.sync_api import sync_playwright

from ansheng import audit
from ansheng.reports.returned.audited import commented, page
from ansheng.sheets.documents import decode

PROSE = Path(__file__).parent / "cases" / "audit-held-apart" / "prose"
WRONG = (
    ("全市共排查隐患280处，已整改256处，整改率95.4%。", "95.4%"),
    ("全年办理案件37起，其中市级4起，县级32起。", "37"),
    ("全市发生道路运输事故19起，占事故总数40起的57.5%。", "57.5%"),
    ("应安装报警装置30户，已安装24户，安装率90%。", "90%"),
)
"""Sentences, each with the figure in it that is wrong."""
TABLE = (
    ("地区", "排查隐患", "已整改", "整改率(%)"),
    ("甲县", "32", "13", "41.62"),
    ("乙县", "10", "5", "50"),
)
WRONG_CELL = "41.62"
PAGES = 10
WIDTHS = (1280, 390)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def bulletin() -> bytes:
    """A Word file of about ten pages, its wrong sentences one every two pages, and a table at its end."""
    document = docx.Document()
    texts = [path.read_text(encoding="utf-8") for path in sorted(PROSE.glob("*.txt"))[:PAGES]]
    for number, text in enumerate(texts):
        for line in text.splitlines():
            document.add_paragraph(line)
        if number % 2 and number // 2 < len(WRONG):
            document.add_paragraph(WRONG[number // 2][0])
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    table = document.add_table(0, len(TABLE[0]))
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def marked(document: Document) -> list[tuple[str, str]]:
    """The figure that each comment of a Word file marks, as it was before any change, and the comment."""
    found: dict[str, str] = {}
    open_: set[str] = set()
    for element in document.element.body.iter():
        number = element.get(f"{_W}id", "")
        if element.tag == f"{_W}commentRangeStart":
            open_.add(number)
        elif element.tag == f"{_W}commentRangeEnd":
            open_.discard(number)
        elif element.tag in (f"{_W}t", f"{_W}delText") and not _inserted(element):
            for each in open_:
                found[each] = found.get(each, "") + (element.text or "")
    said = {str(comment.comment_id): comment.text for comment in document.comments}
    return [(text, said[number]) for number, text in found.items()]


def _inserted(element: Any) -> bool:
    return any(parent.tag == f"{_W}ins" for parent in element.iterancestors())


def in_office(data: bytes, folder: Path) -> Iterator[str]:
    """What is wrong with a Word file with comments once LibreOffice has opened and saved it."""
    soffice = shutil.which("soffice")
    assert soffice is not None
    file, saved = folder / "通报.docx", folder / "saved"
    file.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for form in ("docx", "pdf"):
        command = [soffice, profile, "--headless", "--convert-to", form, "--outdir", str(saved), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    pages = len(pypdf.PdfReader(saved / "通报.pdf").pages)
    figures = [figure for figure, _ in marked(docx.Document(str(saved / "通报.docx")))]
    wanted = [*(figure for _, figure in WRONG), WRONG_CELL]
    if figures != wanted:
        yield f"comments at {figures}, not at {wanted}"
    if pages < PAGES:
        yield f"{pages} pages, not {PAGES}"


def in_browser(html: str, folder: Path, shots: Path | None) -> Iterator[str]:
    """What is wrong with a page in Chromium."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    file = folder / "通报.html"
    file.write_text(html, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        asked: list[str] = []
        for width in WIDTHS:
            asked.clear()
            shown = browser.new_page(viewport={"width": width, "height": 900})
            shown.on("request", lambda request: asked.append(request.url))
            shown.on("console", lambda message: asked.append(message.text))
            shown.goto(file.as_uri())
            if asked != [file.as_uri()]:
                yield f"at {width}: {asked[1:]}"
            faults = shown.locator("mark.fault").count()
            if faults != len(WRONG) + 1:
                yield f"at {width}: {faults} figures marked as wrong"
            wide = shown.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                yield f"at {width}: {wide} pixels wide"
            if shots:
                shown.screenshot(path=shots / f"audit-{width}.png")
        browser.close()


def troubles(folder: Path, shots: Path | None) -> list[str]:
    """All that is wrong with what comes back."""
    data = bulletin()
    made = audit(decode(data, "通报.docx"))
    with_comments = commented(data, "通报.docx", made)
    if shots:
        (shots / "通报.docx").write_bytes(with_comments)
    return [*in_office(with_comments, folder), *in_browser(page(made, title="通报.docx"), folder, shots)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make, open and look; print what is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--shots", type=Path, metavar="FOLDER", help="where the file and pictures are written"
    )
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        found = troubles(Path(folder), given.shots)
    sys.stdout.writelines(f"{line}\n" for line in [*found, f"an audit that came back: {len(found)} troubles"])
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
