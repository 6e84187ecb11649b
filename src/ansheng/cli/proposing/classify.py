"""Command ``classify``: the clauses that the descriptions of a table may be about, for people to confirm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from ansheng.classifying.candidate import Candidate
from ansheng.classifying.classifier import classifier
from ansheng.classifying.documents import Corpus
from ansheng.classifying.tables import Row, Sheet, sheets_of, taught
from ansheng.cli.answer import Answer, Form, Page, day_of, working
from ansheng.cli.office import office_in
from ansheng.cli.proposing.problems import problem_sections
from ansheng.dates import day_label
from ansheng.errors import InputError, word
from ansheng.facts.loading.columns import ROW
from ansheng.hazards.records import HazardRecord
from ansheng.reports.model import Item, Paragraph, Section, Table
from ansheng.reports.writers.lists import write_list
from ansheng.sectors.sector import sector_of
from ansheng.sheets import cells
from ansheng.sheets.door import STDIN
from ansheng.shelf import needed
from ansheng.words import Lang, Words

HEADS = (
    Words("行", "row"),
    Words("描述", "description"),
    Words("可能的条款", "clause"),
    Words("得分", "score"),
    Words("依据的词", "words"),
    Words("已说明", "stated"),
    Words("尚缺", "missing"),
)
STANDARD, CLAUSE, CONFIRMED = "标准编号", "条款编号", "已确认"
MINE = ("建议依据", STANDARD, CLAUSE, "得分", "依据的词", "已说明", "尚缺", "其他候选", CONFIRMED)
"""The columns that the table to confirm has beside those of the hazards."""


@attrs.frozen
class Asking:
    """What is asked, as the options say it."""

    on: str | None
    sector: str | None
    top: int
    confirmed: str | None
    sheet: str | None
    settings: str | None
    files: Sequence[str]


def classify(
    file: str, asking: Asking, *, out: str | None, force: bool, limit: int, form: Form, lang: Lang
) -> Answer:
    """List the candidates for each description, those without a likely clause first; or write a table to confirm.

    :raises InputError: a file cannot be read or written, or the table has no descriptions
    :raises UnknownNameError: there is no such sector; near names are listed
    """
    day = day_of(asking.on)
    sector = None if asking.sector is None else sector_of(asking.sector).name
    catalogue = needed(files=asking.files)
    with working(word(lang, Words("正在查找条款……", "looking up clauses…"))):
        asked = classifier(catalogue, day)
        if asking.confirmed is not None:
            asked = taught(asked, _source(asking.confirmed))
        office = office_in(asking.settings, catalogue)
        sheets = sheets_of(
            asked, _source(file), sector=sector, top=asking.top, sheet=asking.sheet, office=office
        )
    if out is not None:
        if len(sheets) > 1:
            raise InputError(
                Words("表格有多张；请用 --sheet 指定一张", "there are several tables; name one with --sheet")
            )
        heads, rows = to_confirm(sheets[0], asked.corpus)
        write_list(out, "待确认条款", heads, rows, on=day, force=force)
        return Answer([f"{out}\n"]).without(catalogue.problems, lang)
    title = Words(
        f"隐患描述的可能条款（按{day_label(day)}有效的法规；须由人确认）",
        f"Clauses that the descriptions may be about (as on {day}; for people to confirm)",
    )
    data = {
        "schema": "ansheng.classify/1",
        "on": day.isoformat(),
        "sector": sector,
        "rows": [_plain(row, lang) for row in _ordered(sheets)],
        "unmapped": sum(not row.candidates.mapped for row in _ordered(sheets)),
        "problems": [problem.to_dict(lang) for sheet in sheets for problem in sheet.problems],
    }
    problems = [problem for sheet in sheets for problem in sheet.problems]
    sections = (*_sections(_ordered(sheets), limit, lang), *problem_sections(problems, lang))
    page = Page(word(lang, title), sections, data)
    return page.answer(form).without(catalogue.problems, lang)


def to_confirm(sheet: Sheet, corpus: Corpus) -> tuple[list[str], list[list[str | None]]]:
    """The table as it was, with what is proposed for each row; for confirmed rows with their basis and rule.

    A row is confirmed by 是 in its column 已确认, with the clause that its 标准编号 and 条款编号 name. Basis and rule
    of the others stay as they were.

    :raises InputError: a confirmed row names no clause in force
    """
    there = [name for name in sheet.found.columns if name not in (ROW, *MINE)]
    basis, rule = (sheet.headers.get(name, HazardRecord.fact(name).title) for name in ("basis", "rule"))
    heads = [*there, *(name for name in (basis, rule) if name not in there), *MINE]
    own = dict(zip(sheet.found[ROW].to_list(), sheet.found.iter_rows(named=True), strict=True))
    clauses = {(entry.standard.id, entry.clause.number): entry for entry in corpus.entries}
    lines = []
    for row in sorted(sheet.rows, key=lambda row: row.candidates.mapped):
        stated = {name: None if value is None else str(value) for name, value in own[row.number].items()}
        if cells.parse_flag(stated.get(CONFIRMED) or ""):
            entry = clauses.get((stated.get(STANDARD) or "", stated.get(CLAUSE) or ""))
            if entry is None:
                raise _no_clause(row, stated)
            told = {**stated, basis: entry.cited(), rule: entry.rules[0].id if entry.rules else None}
        else:
            told = {**{name: stated[name] for name in there}, **_proposed(row)}
        lines.append([told.get(name) for name in heads])
    return heads, lines


def _no_clause(row: Row, stated: Mapping[str, str | None]) -> InputError:
    named = f"{stated.get(STANDARD) or ''} {stated.get(CLAUSE) or ''}".strip()
    return InputError(
        Words(
            f"第{row.number}行已确认，但“{named}”不是当日有效的条款；请核对“{STANDARD}”和“{CLAUSE}”",
            f"row {row.number} is confirmed, but {named!r} is no clause in force that day; "
            f"check {STANDARD} and {CLAUSE}",
        )
    )


def _proposed(row: Row) -> dict[str, str | None]:
    """What is proposed for a row; where no clause is likely, only what might still be looked at."""
    found = list(row.candidates)
    others = found[1:] if row.candidates.mapped else found
    listed = "；".join(f"{one.entry.cited()} {one.title}" for one in others) or None
    if not row.candidates.mapped:
        return {"其他候选": listed}
    one = found[0]
    return {
        "建议依据": one.basis,
        STANDARD: one.standard,
        CLAUSE: one.clause,
        "得分": f"{one.score:.2f}",
        "依据的词": "、".join(one.words),
        "已说明": "、".join(f"{name}{value}" for name, value in one.stated().items()) or None,
        "尚缺": "、".join(one.wanted()) or None,
        "其他候选": listed,
    }


def _source(file: str) -> object:
    return file if file == STDIN else Path(file)


def _ordered(sheets: Sequence[Sheet]) -> list[Row]:
    """The rows, those without a likely clause first."""
    return sorted((row for sheet in sheets for row in sheet.rows), key=lambda row: row.candidates.mapped)


def _plain(row: Row, lang: Lang) -> dict[str, Any]:
    return {
        "id": row.id,
        "row": row.number,
        "sheet": row.sheet,
        "text": row.candidates.text,
        "sector": row.sector,
        "mapped": row.candidates.mapped,
        "candidates": row.candidates.to_dicts(lang),
    }


def _sections(rows: Sequence[Row], limit: int, lang: Lang) -> Iterator[Section]:
    parts = (
        (Words("未找到对应条款", "No likely clause"), [row for row in rows if not row.candidates.mapped]),
        (Words("可能的条款", "Likely clauses"), [row for row in rows if row.candidates.mapped]),
    )
    if not rows:
        nothing = Words("表中无记录", "the table has no records")
        yield Section("", (Paragraph(word(lang, nothing)),))
    for title, those in parts:
        if not those:
            continue
        lines = [line for row in those[: limit or None] for line in _lines(row, lang)]
        items: list[Item] = [Table("", tuple(word(lang, head) for head in HEADS), tuple(lines))]
        if limit and len(those) > limit:
            more = len(those) - limit
            said = Words(
                f"另有{more}条，请用 --limit 0 或 --format json 查看全部",
                f"{more} more; see all with --limit 0 or --format json",
            )
            items.append(Paragraph(word(lang, said)))
        yield Section(
            word(lang, Words(f"{title.zh}（{len(those)}条）", f"{title.en} ({len(those)})")), tuple(items)
        )


def _lines(row: Row, lang: Lang) -> Iterator[tuple[str | None, ...]]:
    start: tuple[str | None, ...] = (str(row.number), row.candidates.text or None)
    if not row.candidates:
        yield (*start, *(None,) * (len(HEADS) - 2))
    for one in row.candidates:
        yield (*start, *_of(one, lang))
        start = (None, None)


def _of(one: Candidate, lang: Lang) -> tuple[str | None, ...]:
    joined = word(lang, Words("、", ", "))
    stated = joined.join(f"{name} {value}" for name, value in one.stated(lang).items())
    title = word(lang, Words(one.title, one.entry.clause.en))
    clause = f"{one.entry.cited(lang)} {title}"
    return (
        clause,
        f"{one.score:.2f}",
        joined.join(one.words),
        stated or None,
        joined.join(one.wanted(lang)) or None,
    )
