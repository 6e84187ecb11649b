"""A bulletin of Word as an office program prints it.

    python tests/printed_bulletin.py [--shots FOLDER]

Writes bulletins as Word files, has LibreOffice make PDFs of them, and fails where a page is not that of GB/T 9704-2012:
more or fewer than 22 lines of 28 characters, the issuer's mark, the page numbers or the lines of the issue in other
places, a table without its head on a page, a text that is missing. Needs the extra ``report``, pypdf and ``soffice``;
for pictures of the pages ``pdftoppm`` too.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pypdf

from ansheng.dossier.dossier import open_dossier
from ansheng.reports import Bullets, Paragraph, Report, Section, Table, bulletin
from ansheng.reports.model import Letterhead
from ansheng.reports.writers.word import word_files

DOSSIER = Path(__file__).parents[1] / "examples" / "lingwu-2020"
HEAD = Letterhead(
    number="示安委办〔2021〕5号",
    addressees=("各乡镇人民政府", "街道办事处", "市安全生产委员会各成员单位"),
    signed="示例市安全生产委员会办公室",
    dated=date(2021, 1, 20),
    copies=("市委办公室", "市人大常委会办公室", "市政协办公室", "自治区安全生产委员会办公室"),
    attachments=("分行业领域隐患整改情况一览表", "专项行动任务完成情况"),
)
MILLIMETRE = 72 / 25.4
HIGH, TOP, BOTTOM, LEFT, RIGHT = 297, 37, 35, 28, 26
LINES, CHARACTERS, BODY_SIZE = 22, 28, 16


@attrs.frozen
class Run:
    """Characters of a page: the text, its size in points, and where its baseline begins, in millimetres."""

    text: str
    size: float
    x: float
    y: float


Page = list[Run]


def example() -> Report:
    """The bulletin of the example, under a letterhead."""
    made = bulletin(open_dossier(DOSSIER), period="2020", as_of="2020-12-31")
    return attrs.evolve(made, issuer=HEAD.signed, head=HEAD)


def filled(report: Report) -> Report:
    """A report that is nothing but a text of many lines, and a table of many rows."""
    rows = tuple((f"第{at}企业", at) for at in range(1, 101))
    sections = (Section("", (Paragraph("安" * 2000), Table("企业清单", ("名称", "隐患"), rows))),)
    return attrs.evolve(report, sections=sections, annexes=(), problems=(), figures=())


def printed(report: Report, folder: Path, name: str, *, sources: bool = False) -> list[Page]:
    """The pages of the PDF that LibreOffice makes of a report, from top to bottom."""
    (content,) = word_files(report, sources=sources).values()
    (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = (
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        folder / f"{name}.docx",
    )
    subprocess.run(asked, check=True, capture_output=True, timeout=300)
    return [_page(page) for page in pypdf.PdfReader(folder / f"{name}.pdf").pages]


def _page(page: Any) -> Page:
    found: Page = []

    def see(text: str, _: object, place: Sequence[float], __: object, size: float) -> None:
        if text.strip():
            found.append(Run(text.strip(), size, place[4] / MILLIMETRE, HIGH - place[5] / MILLIMETRE))

    page.extract_text(visitor_text=see)
    return found


def lines(page: Page, size: float) -> dict[float, str]:
    """The lines of characters of a size on a page, by their baselines."""
    found: dict[float, str] = {}
    for run in page:
        if run.size == size:
            found[round(run.y, 1)] = found.get(round(run.y, 1), "") + run.text
    return found


def wrong_grid(pages: list[Page]) -> Iterator[str]:
    """What is wrong in pages of which some are full of one character."""
    most = max(len(lines(page, BODY_SIZE)) for page in pages)
    if most != LINES:
        yield f"a full page has {most} lines"
    longest = max(len(line) for page in pages for line in lines(page, BODY_SIZE).values())
    if longest != CHARACTERS:
        yield f"a full line has {longest} characters"
    full = next(page for page in pages if len(lines(page, BODY_SIZE)) == most)
    highest, lowest = min(lines(full, BODY_SIZE)), max(lines(full, BODY_SIZE))
    if not (TOP < highest < TOP + 10 and HIGH - BOTTOM - 6 < lowest < HIGH - BOTTOM):
        yield f"the lines of a full page stand from {highest} to {lowest} mm"
    heads = [
        [run.text for run in page].count("名称") for page in pages if any("企业" in run.text for run in page)
    ]
    if len(heads) < 3 or set(heads) != {1}:
        yield f"the head of the table stands on its pages {heads} times"


def wrong_places(pages: list[Page]) -> Iterator[str]:
    """What stands in another place than the standard says."""
    first, last = pages[0], pages[-1]
    mark = next(run for run in first if run.text.startswith(HEAD.signed[:4]) and run.size > BODY_SIZE)
    top = mark.y - 0.88 * mark.size / MILLIMETRE
    if abs(top - (TOP + 35)) > 2.5:
        yield f"the mark of the issuer begins {top:.1f} mm below the edge of the paper"
    for number, page in enumerate(pages, start=1):
        below = [run for run in page if run.y > HIGH - BOTTOM]
        (dash, *_), told = below, "".join(run.text for run in below)
        outside = dash.x > 150 if number % 2 else dash.x < LEFT + 10
        height = dash.y - 0.3 * dash.size / MILLIMETRE - (HIGH - BOTTOM)
        if not outside or abs(height - 7) > 1.5 or "".join(told.split()) != f"—{number}—":
            yield f"the number of page {number} stands at {dash.x:.1f}, {height:.1f} mm below the type area"
        most = len(lines(page, BODY_SIZE))
        if most > LINES:
            yield f"page {number} has {most} lines"
        if [run for run in page if run.x < LEFT - 0.5 or run.x > 210 - RIGHT + 0.5]:
            yield f"something on page {number} begins outside the type area"
    issued = max(run.y for run in last if run.size == 14 and run.y < HIGH - BOTTOM)
    if HIGH - BOTTOM - issued > 8:
        yield f"the issue ends {HIGH - BOTTOM - issued:.1f} mm above the bottom of the type area"


def wrong_text(pages: list[Page], report: Report) -> Iterator[str]:
    """What the report says and the pages do not."""
    said = "".join(run.text for page in pages for run in page if run.y < HIGH - BOTTOM)
    said = "".join(said.split())
    asked = (
        report.title, HEAD.number, *HEAD.addressees, HEAD.signed, "2021年1月20日", *HEAD.attachments, *HEAD.copies,
        "排查隐患2072条，已整改1582条，整改率76.4%", "一、总体情况", "（一）方案与任务", report.made_up or "", "抄送：",
    )  # fmt: skip
    items = [item for _, section in report.walk() for item in section.items]
    texts = [item.text for item in items if isinstance(item, Paragraph)]
    texts += [text for item in items if isinstance(item, Bullets) for text in item.texts]
    yield from (f"{text!r} is not printed" for text in (*asked, *texts) if "".join(text.split()) not in said)


def main() -> int:
    """Write, print, look; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--shots", type=Path, help="keep the files and pictures of their pages in this folder"
    )
    asked = parser.parse_args()
    if not shutil.which("soffice"):
        sys.exit("install libreoffice-writer-nogui")
    report = example()
    with tempfile.TemporaryDirectory() as folder:
        pages = printed(report, Path(folder), "bulletin")
        explained = printed(report, Path(folder), "explained", sources=True)
        wrong = [*wrong_text(pages, report), *wrong_places(pages), *wrong_places(explained)]
        wrong += wrong_grid(printed(filled(report), Path(folder), "filled"))
        if asked.shots is not None:
            _keep(Path(folder), asked.shots)
    sys.stdout.write(f"{len(pages)} pages, {len(explained)} with the sources of the figures\n")
    sys.stdout.write(("\n".join(wrong) or "as GB/T 9704-2012 asks") + "\n")
    return 1 if wrong else 0


def _keep(folder: Path, shots: Path) -> None:
    shots.mkdir(parents=True, exist_ok=True)
    for pdf in folder.glob("*.pdf"):
        subprocess.run(("pdftoppm", "-r", "90", "-png", pdf, shots / pdf.stem), check=True)
        shutil.copy(pdf.with_suffix(".docx"), shots)
        shutil.copy(pdf, shots)


if __name__ == "__main__":
    sys.exit(main())
