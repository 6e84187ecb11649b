"""Command ``ledger list``: the hazards of a ledger that fit what is asked, as a table, data, CSV or a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal

import polars as pl

from ansheng.cli.answer import Answer, Page, day_of, json_text
from ansheng.dates import day_label
from ansheng.errors import InputError, word
from ansheng.hazards.ledger import Ledger
from ansheng.hazards.ledger.frames import LISTED
from ansheng.reports.model import Paragraph, Section, Table
from ansheng.reports.writers.lists import list_lines, write_list
from ansheng.words import Lang, Words
from ansheng.wrapping import clean

Form = Literal["table", "md", "json", "csv", "xlsx"]
SHOWN = ("id", "state", "grade", "description", "unit", "department", "due_on")
"""What a table for a terminal tells of a hazard; the other formats tell all that a search does."""


def list_(
    address: str,
    text: Sequence[str],
    *,
    states: Sequence[str],
    region: str | None,
    unit: str | None,
    department: str | None,
    party: str | None,
    grade: str | None,
    found: str | None,
    due_by: str | None,
    overdue: bool,
    open_only: bool,
    as_of: str | None,
    known_by: str | None,
    out: str | None,
    force: bool,
    limit: int,
    form: Form | None,
    lang: Lang,
) -> Answer:
    """List the hazards that fit; a table holds the first ``limit`` and says how many more there are.

    :raises InputError: a workbook is asked for without a file, the file is there already or of another ending
    :raises UnknownNameError: there is no such state or grade
    :raises DayError: a day or the period is none
    """
    known = None if as_of is None else day_of(as_of, "--as-of")
    today = known or day_of(None)
    recorded = None if known_by is None else day_of(known_by, "--known-by")
    asked: dict[str, Any] = {
        "text": " ".join(text),
        "states": list(states) or None,
        "region": region,
        "unit": unit,
        "department": department,
        "party": party,
        "grade": grade,
        "found": found,
        "due_by": None if due_by is None else day_of(due_by, "--due-by"),
        "overdue_on": today if overdue else None,
        "open_only": open_only,
    }
    form = _form(form, out)
    whole = form not in ("table", "md")
    with Ledger.open(address) as ledger:
        name = ledger.address
        count = ledger.count(**asked, as_of=known, known_by=recorded)
        most = None if whole else limit or None
        hazards = ledger.find(
            **asked, as_of=known, known_by=recorded, limit=most, words=form != "json", lang=lang
        )
    if form == "json":
        return Answer(_json(name, known, count, hazards))
    if out is not None:
        title = word(lang, Words("隐患清单", "Hazards"))
        write_list(out, title, hazards.columns, hazards.iter_rows(), on=today, force=force)
        told = Words(f"{clean(out)}（{count}条）\n", f"{clean(out)} ({count})\n")
        return Answer([word(lang, told)])
    if form == "csv":
        return Answer(list_lines(hazards.columns, hazards.iter_rows()))
    return _page(name, known, count, hazards, lang).answer("md" if form == "md" else "table")


def _form(form: Form | None, out: str | None) -> Form:
    """The format; the ending of a file says it too."""
    if out is None:
        if form == "xlsx":
            raise InputError(
                Words(
                    "--format xlsx 请用 --out 指定文件，例如 --out 清单.xlsx",
                    "for a workbook name a file with --out, e.g. --out list.xlsx",
                )
            )
        return form or "table"
    ending = Path(out).suffix.lower().removeprefix(".")
    if form not in (None, ending) or ending not in ("csv", "xlsx"):
        raise InputError(
            Words(
                f"{out}：--out 所指文件应为 .csv 或 .xlsx 清单，且与 --format 一致；请更正",
                f"{out}: --out writes lists in .csv or .xlsx, as --format says; correct one of them",
            )
        )
    return "csv" if ending == "csv" else "xlsx"


def _page(name: str, known: date | None, count: int, hazards: pl.DataFrame, lang: Lang) -> Page:
    shown = hazards.select(hazards.columns[LISTED.index(name)] for name in SHOWN)
    rows = tuple(tuple(None if cell is None else str(cell) for cell in row) for row in shown.iter_rows())
    on = Words(f"，截至{day_label(known)}", f", as of {known}") if known else Words("", "")
    title = Words(f"{name}：隐患{count}条{on.zh}", f"{name}: {count} hazards{on.en}")
    more = count - len(rows)
    words = Words(
        f"另有{more}条，请用 --limit 0 全部列出，或用 --out 写成清单",
        f"{more} more; --limit 0 lists all, --out writes a list",
    )
    table = (Table("", tuple(shown.columns), rows),) if rows else ()
    note = (Paragraph(word(lang, words)),) if more else ()
    return Page(word(lang, title), (Section("", (*table, *note)),), None)


def _json(name: str, known: date | None, count: int, hazards: pl.DataFrame) -> Iterator[str]:
    """All hazards, one a line, so that a long list is never held as one text."""
    head = {"schema": "ansheng.ledger-list/1", "ledger": name, "as_of": known, "count": count}
    yield json_text(head).removesuffix("\n}") + ',\n  "hazards": ['
    before = "\n"
    for row in hazards.iter_rows(named=True):
        yield before + json_text(row, indent=None)
        before = ",\n"
    yield "\n]\n}\n"
