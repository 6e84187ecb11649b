"""Small dossiers written by hand, and what a block gives of them."""

import re
from collections.abc import Mapping, Sequence

import polars as pl

from ansheng.dossier import Campaign, Dossier
from ansheng.reports import Bullets, Diagram, Paragraph, Report, Table, WallChart, bulletin
from ansheng.reports.desk.places import Place
from ansheng.reports.templates.grammar import read
from ansheng.words import Lang

Rows = Sequence[Mapping[str, object]]

HOSTILE = "<script>alert(1)</script>=cmd|' /C calc'!A0{{ 7*7 }}"
"""What is text wherever it stands."""


def dossier_of(campaign: Campaign | None = None, /, **tables: Rows) -> Dossier:
    """A dossier of rows by the title of their table; a column that no row of a table fills is not there."""
    frames = {
        name: pl.DataFrame(list(rows), infer_schema_length=None, strict=False)
        for name, rows in tables.items()
    }
    return Dossier.of(frames, campaign or Campaign("百日整治", issuer="某市安委办"))


def told(
    text: str,
    dossier: Dossier,
    *,
    period: str = "2020",
    as_of: str = "2020-12-31",
    lang: Lang = "zh",
    place: Place | None = None,
) -> Report:
    """The report of the inserted blocks, with the notes on the data in its annex."""
    head, after = ("# Bulletin\n## Body", "Notes") if lang == "en" else ("# 通报\n## 正文", "说明")
    template = read(f"{head}\n{text}\n[[附件]]\n## {after}\n[[notes]]", "模板.txt")
    return bulletin(dossier, period=period, as_of=as_of, template=template, lang=lang, place=place)


def items(report: Report) -> list[object]:
    """The items of the running text in their order."""
    return [item for _, section in report.walk() for item in section.items]


def texts(report: Report) -> list[str]:
    """The paragraphs and the lines of lists."""
    found: list[str] = []
    for item in items(report):
        found += [item.text] if isinstance(item, Paragraph) else []
        found += item.texts if isinstance(item, Bullets) else ()
    return found


def tables(report: Report) -> list[Table]:
    """The tables of the running text."""
    return [item for item in items(report) if isinstance(item, Table)]


def diagrams(report: Report) -> list[Diagram]:
    """The diagrams of the running text."""
    return [item for item in items(report) if isinstance(item, Diagram)]


def walls(report: Report) -> list[WallChart]:
    """The wall charts of the running text."""
    return [item for item in items(report) if isinstance(item, WallChart)]


def notes(report: Report) -> str:
    """The notes on the data."""
    return "\n".join(
        text
        for section in report.annexes
        for item in section.items
        if isinstance(item, Bullets)
        for text in item.texts
    )


def whole(report: Report) -> str:
    """Everything that the running text says, cells and graphics included."""
    parts = texts(report)
    for item in items(report):
        if isinstance(item, Diagram | WallChart):
            parts += [item.title, item.alt]
            item = item.table()
        if isinstance(item, Table):
            parts += [item.title, *item.columns, *item.notes]
            parts += [str(cell) for row in item.rows for cell in row if cell is not None]
    return "\n".join([*parts, *(section.title for _, section in report.walk())])


def chinese(text: str, *names: str) -> list[str]:
    """What is Chinese in a text, names apart."""
    for name in names:
        text = text.replace(name, "")
    return re.findall(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+", text)
