"""Command ``problems``: what is wrong in the data of a dossier, as a list or as workbooks to be sent back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import attrs

from ansheng.cli.answer import Answer, Page, working
from ansheng.dossier import Dossier, open_dossier
from ansheng.dossier.problems import priced
from ansheng.errors import InputError, Problem, gravest_first, word
from ansheng.gravity import Gravity
from ansheng.reports.composing import INDICATORS
from ansheng.reports.model import Item, Paragraph, Section, Table
from ansheng.reports.returned import write_returned
from ansheng.reports.returned.listing import cell_of
from ansheng.shelf import bringing
from ansheng.words import Lang, Words

Form = Literal["table", "md", "json", "xlsx"]
HEADS = (Words("位置", "place"), Words("单元格", "cell"), Words("问题", "problem"))


def problems(path: str, *, out: str | None, form: Form | None, limit: int, lang: Lang) -> Answer:
    """List the problems of a dossier, or write them into copies of its workbooks.

    :raises InputError: the dossier cannot be read, only one of workbooks and a folder for them is asked for, or the
        folder holds something already
    :raises MissingExtraError: openpyxl is not installed
    """
    if form is not None and (form == "xlsx") != (out is not None):
        raise InputError(
            Words(
                "--out 与 --format xlsx 应同时使用；在屏幕上显示的，请去掉 --out",
                "--out and --format xlsx go together; leave --out away to print the list",
            )
        )
    with working(word(lang, Words("正在读取……", "reading…"))):
        catalogue = bringing("tables")
        dossier = open_dossier(path, catalogue=catalogue)
        told = (*INDICATORS, *(one for plugin in catalogue.plugins for one in plugin.indicators))
        found = gravest_first(priced(dossier.problems, dossier.tables, told, dossier.known))
        if out is not None:
            made = write_returned(dossier, out, problems=found, lang=lang)
            notes = tuple(word(lang, words) for words in made.notes)
            return Answer([f"{file}\n" for file in made.paths], notes=notes)
    return _page(dossier, found, limit, lang).answer("table" if form is None or form == "xlsx" else form)


def _page(dossier: Dossier, found: Sequence[Problem], limit: int, lang: Lang) -> Page:
    by_gravity = {gravity: [one for one in found if one.gravity is gravity] for gravity in Gravity}
    data: dict[str, Any] = {
        "schema": "ansheng.problems/1",
        "dossier": dossier.name,
        "counts": {gravity.value: len(those) for gravity, those in by_gravity.items()},
        "problems": [problem.to_dict(lang) for problem in found],
    }
    name, count = dossier.name, len(found)
    title = Words(
        f"案卷“{name}”的数据问题和说明（{count}项）", f"Problems and notes of the dossier {name!r} ({count})"
    )
    sections = [_section(gravity, those, limit, lang) for gravity, those in by_gravity.items() if those]
    if not sections:
        nothing = Words("未发现问题。", "Nothing is wrong.")
        sections = [Section("", (Paragraph(word(lang, nothing)),))]
    return Page(word(lang, title), tuple(sections), data)


def _section(gravity: Gravity, found: Sequence[Problem], limit: int, lang: Lang) -> Section:
    shown = found[: limit or None]
    rows = tuple(
        (
            attrs.evolve(one, row=None, column=None).place(lang) or None,
            cell_of(one, lang) or None,
            _told(one, lang),
        )
        for one in shown
    )
    items: list[Item] = [Table("", tuple(word(lang, head) for head in HEADS), rows)]
    if more := len(found) - len(shown):
        words = Words(
            f"另有{more}项，请用 --limit 0 或 --format json 查看全部",
            f"{more} more; see all with --limit 0 or --format json",
        )
        items.append(Paragraph(word(lang, words)))
    name, count = gravity.words, len(found)
    title = word(lang, Words(f"{name.zh}（{count}项）", f"{name.en} ({count})"))
    return Section(title[:1].upper() + title[1:], tuple(items))


def _told(problem: Problem, lang: Lang) -> str:
    column = attrs.evolve(problem, file=None, sheet=None, row=None)
    return column.text(lang)
