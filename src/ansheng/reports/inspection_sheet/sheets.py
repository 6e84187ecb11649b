"""The inspector's sheet: a checklist as a workbook to fill in, which the check reads back as it stands.

One item is a row, and each thing looked at has a column of answers; what
:mod:`ansheng.checking.forms.form` knows the sheet by is written in sight. No text can start a formula.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.checking.checklist import Basis, Checklist, ChecklistItem
from ansheng.checking.forms.entries import OBJECT
from ansheng.checking.forms.form import CLAUSE, CLAUSES, FACT, HOW, ITEM, RESULT, SERIAL, UNIT
from ansheng.errors import InputError, check_lang, word
from ansheng.facts.headers import header
from ansheng.facts.kinds import Fact
from ansheng.reports.inspection_sheet.cover import COVER, cover_title, write_cover
from ansheng.reports.inspection_sheet.pen import FormPen
from ansheng.reports.inspection_sheet.words import Field, Line, bottom, entry_note, how, options, top
from ansheng.reports.writers.excel.pen import made
from ansheng.sheets.door import destination
from ansheng.words import Lang, Words
from ansheng.wrapping import width
from ansheng.writing import unused, write_file

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_OBJECTS, ENTRY_ROWS = 50, 200

_OPEN_ZH = "同类条款中未收录的，由检查人员凭判断填写，不参与判定"
_OPEN_EN = "Clauses that no rule decides: for a person to judge, not computed"


def write_checklist(
    checklists: Checklist | Sequence[Checklist],
    path: str | Path,
    *,
    objects: int = 1,
    lang: Lang = "zh",
    force: bool = False,
    title: str = "",
) -> None:
    """Write a checklist, or several in one workbook, whole or not at all.

    :param path: a file that ends in ``.xlsx``
    :param objects: for how many things there are columns of answers, 1 to 50
    :param force: replace a file that is there
    :param title: of several checklists, what they are of
    :raises MissingExtraError: xlsxwriter is not installed; the extra ``report`` brings it
    :raises InputError: the file is there already or cannot be written, or ``objects`` is out of range
    """
    path = destination(path)
    if path.suffix.lower() != ".xlsx":
        raise InputError(
            Words(
                f"{path}：检查表应为 .xlsx 文件；请更改文件名",
                f"{path}: a checklist is written as a .xlsx file only; rename it",
            )
        )
    unused(path, force=force)
    content = workbook(checklists, objects=objects, lang=lang, title=title)
    write_file(path, content)


def workbook(
    checklists: Checklist | Sequence[Checklist], *, objects: int = 1, lang: Lang = "zh", title: str = ""
) -> bytes:
    """The workbook of a checklist, or of several for one day; the same checklists give the same bytes.

    Several stand behind a cover (目录), on which the unit, the place and the day are filled in once.

    :raises MissingExtraError: xlsxwriter is not installed
    :raises InputError: ``objects`` is not from 1 to 50
    """
    lang = check_lang(lang)
    if not 1 <= objects <= MOST_OBJECTS:
        raise InputError(
            Words(
                f"对象数应为1～{MOST_OBJECTS}，收到{objects}",
                f"the number of objects is from 1 to {MOST_OBJECTS}, not {objects}",
            )
        )
    listed = [checklists] if isinstance(checklists, Checklist) else list(checklists)
    first = listed[0]
    named = first.title(lang) if len(listed) == 1 else cover_title(title or first.facts.title, lang)

    def write(book: Workbook) -> None:
        pen, results = FormPen(book, lang, f"{named} {first.on}"), _results(objects, lang)
        cover = pen.sheet(word(lang, COVER)) if len(listed) > 1 else None
        sheets = [(one, _Writer(one, pen, results).write()) for one in listed]
        if cover is not None:
            write_cover(pen, cover, named, sheets)

    return made(named, first.on, write)


def _results(objects: int, lang: Lang) -> tuple[str, ...]:
    title = word(lang, RESULT)
    return (title,) if objects == 1 else tuple(f"{title}{n}" for n in range(1, objects + 1))


@attrs.frozen(eq=False)
class _Writer:
    """Writes the sheets of one checklist."""

    checklist: Checklist
    pen: FormPen
    results: tuple[str, ...]

    @property
    def lang(self) -> Lang:
        """The language of the sheets."""
        return self.pen.lang

    def write(self) -> str:
        """Write the form, then a sheet for each one-to-many fact; gives the name of the form's sheet."""
        sheet = self.pen.sheet(self.checklist.title(self.lang))
        _Form(self, sheet).write()
        for item in self.checklist:
            if item.fact.item is not None:
                _EntrySheet(self, self.pen.sheet(item.fact.label(self.lang)), item).write()
        return str(sheet.get_name())


@attrs.frozen
class _Row:
    """One row of the form: what stands beside its answers, the look of these, and what may be answered."""

    title: str
    unit: str
    how: str
    clauses: str
    name: str
    look: str
    fact: Fact[Any] | None
    offered: tuple[str, ...]

    @classmethod
    def of_item(cls, item: ChecklistItem, lang: Lang) -> _Row:
        """The row of an item."""
        fact = item.fact
        within = item.clauses[0].standard if item.clauses else None
        clauses = "\n".join(basis.label(lang, within) for basis in item.clauses)
        offered = options(item, lang)
        return cls(
            fact.label(lang),
            item.unit(lang),
            how(item, lang),
            clauses,
            fact.name,
            _answer(fact),
            fact,
            offered,
        )

    @classmethod
    def of_clause(cls, basis: Basis, lang: Lang) -> _Row:
        """The row of a clause that no rule decides."""
        name = f"{CLAUSE} {basis.standard.id} {basis.clause.number}"
        reason = basis.clause.reason or word(lang, Words("人工判定", "for a person to judge"))
        offered = word(lang, Words("有问题", "problem")), word(lang, Words("无问题", "none"))
        return cls(
            basis.label(lang, basis.standard), "", reason, basis.label(lang), name, "answer", None, offered
        )


@attrs.frozen(eq=False)
class _Form:
    """The sheet of the form."""

    writer: _Writer
    sheet: Worksheet

    def write(self) -> None:
        """Write title, header, items, open clauses, signatures and what law the sheet rests on."""
        w, pen, sheet = self.writer, self.writer.pen, self.sheet
        unit = 2 + len(w.results)
        widths = [5.0, 32.0, *[14.0] * len(w.results), 9.0, 24.0, 46.0, 14.0]
        for column, size in enumerate(widths):
            sheet.set_column(column, column, size)
        after = (word(w.lang, title) for title in (UNIT, HOW, CLAUSES, FACT))
        titles = [word(w.lang, SERIAL), word(w.lang, ITEM), *w.results, *after]
        lines = [*top(w.checklist, w.lang), titles, *self._rows(), *bottom(w.checklist, w.lang)]
        number = 0
        for row, line in enumerate(lines):
            if isinstance(line, _Row):
                number += 1
                self._row(row, number, line, unit)
            elif isinstance(line, Field):
                pen.field(sheet, row, len(widths) - 1, line.label)
            elif isinstance(line, tuple):
                pen.across(sheet, row, len(widths) - 1, *line, sum(widths) * 0.95)
            else:
                pen.head(sheet, row, line)
        sheet.print_area(0, 0, len(lines) - 1, len(widths) - 1)

    def _rows(self) -> Iterator[_Row | Line]:
        checklist, lang = self.writer.checklist, self.writer.lang
        yield word(lang, Words("基本信息", "What was looked at")), "group"
        for fact in checklist.heading:
            yield _Row.of_item(ChecklistItem(fact, (), ()), lang)
        for group in checklist.groups:
            yield group.title(lang), "group"
            yield from (_Row.of_item(item, lang) for item in group.items)
        if checklist.open:
            yield word(lang, Words(_OPEN_ZH, _OPEN_EN)), "group"
            yield from (_Row.of_clause(basis, lang) for basis in checklist.open)

    def _row(self, row: int, number: int, line: _Row, unit: int) -> None:
        pen, sheet = self.writer.pen, self.sheet
        sheet.write_number(row, 0, number, pen.formats["centre"])
        pen.put(sheet, row, 1, line.title, "cell")
        for column in range(2, unit):
            sheet.write_blank(row, column, None, pen.formats[line.look])
        pen.validate(sheet, (row, 2, row, unit - 1), line.fact, line.offered)
        pen.put(sheet, row, unit, line.unit, "centre")
        pen.put(sheet, row, unit + 1, line.how, "small")
        pen.put(sheet, row, unit + 2, line.clauses, "small")
        pen.put(sheet, row, unit + 3, line.name, "name")


@attrs.frozen(eq=False)
class _EntrySheet:
    """The sheet of the entries of one one-to-many fact."""

    writer: _Writer
    sheet: Worksheet
    item: ChecklistItem

    def write(self) -> None:
        """Write the header that names the fact, and rows to fill in."""
        w, pen, sheet, lang = self.writer, self.writer.pen, self.sheet, self.writer.lang
        entry = self.item.fact.item
        assert entry is not None
        columns = [ChecklistItem(entry.fact("id"), (), ()), *self.item.entries]
        title = self.item.fact.label(lang)
        owner = word(lang, Words(f"{OBJECT.zh}（{title}）", f"{OBJECT.en} ({title})"))
        if not self._reads_back(title):
            owner = f"{word(lang, OBJECT)} ({self.item.fact.name})"
        heads = [owner, *(header(entry, column.fact, lang) for column in columns)]
        widths = [max(18.0, width(head) + 4.0) for head in heads]
        for column, size in enumerate(widths):
            sheet.set_column(column, column, size)
        pen.across(sheet, 0, len(heads) - 1, title, "title", sum(widths))
        pen.across(sheet, 1, len(heads) - 1, entry_note(w.checklist, w.results, lang), "note", sum(widths))
        pen.head(sheet, 2, heads)
        for row in range(3, 3 + ENTRY_ROWS):
            sheet.write_blank(row, 0, None, pen.formats["answer_text"])
            for column, inner in enumerate(columns, start=1):
                sheet.write_blank(row, column, None, pen.formats[_answer(inner.fact)])
        pen.validate(sheet, (3, 0, 2 + ENTRY_ROWS, 0), None, w.results)
        for column, inner in enumerate(columns, start=1):
            pen.validate(sheet, (3, column, 2 + ENTRY_ROWS, column), inner.fact, inner.options(lang))

    def _reads_back(self, title: str) -> bool:
        named = self.writer.checklist.facts.headers([title.casefold()])
        return [name for _, name, _ in named] == [self.item.fact.name]


def _answer(fact: Fact[Any]) -> str:
    """The look of a fact's answer: as text, unless it is a number or a day."""
    return {"day": "answer_day", "number": "answer", "count": "answer"}.get(fact.kind, "answer_text")
