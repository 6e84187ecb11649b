"""The inspector's sheet: a checklist as a workbook to fill in, which the check reads back as it stands.

One item is a row, and each thing looked at has a column of answers; what
:mod:`ansheng.checking.forms.form` knows the sheet by is written in sight. No text can start a formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.checking.checklist import Basis, Checklist, ChecklistItem
from ansheng.checking.forms.entries import OBJECT
from ansheng.checking.forms.form import CLAUSE, CLAUSES, FACT, HOW, ITEM, RESULT, SERIAL, UNIT
from ansheng.errors import InputError, MissingExtraError, word
from ansheng.facts.kinds import Fact
from ansheng.facts.record import FORMULA, header
from ansheng.reports.inspection_sheet.words import Line, bottom, entry_note, expected, how, options, top
from ansheng.reports.writers.files import write_whole
from ansheng.sheets.door import destination
from ansheng.words import Lang, Words
from ansheng.wrapping import width

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

A4 = 9
MOST_OBJECTS, ENTRY_ROWS, LONGEST_LIST = 50, 200, 255

_OPEN_ZH = "同类条款中未收录的，由检查人员凭判断填写，不参与判定"
_OPEN_EN = "Clauses that no rule decides: for a person to judge, not computed"

_LOOK: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "align": "center"},
    "line": {"font_size": 10},
    "note": {"font_size": 9, "font_color": "#595959", "valign": "top"},
    "head": {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "align": "center", "border": 1},
    "group": {"bold": True, "bg_color": "#DDEBF7", "border": 1},
    "cell": {"border": 1},
    "centre": {"border": 1, "align": "center"},
    "small": {"border": 1, "font_size": 9},
    "name": {"border": 1, "font_size": 8, "font_color": "#7F7F7F", "text_wrap": False},
    "answer": {"border": 1, "bg_color": "#FFF9E5", "align": "center"},
    "answer_text": {"border": 1, "bg_color": "#FFF9E5", "num_format": "@"},
    "answer_day": {"border": 1, "bg_color": "#FFF9E5", "align": "center", "num_format": "yyyy-mm-dd"},
    "sign": {"font_size": 11},
}


def write_checklist(
    checklist: Checklist, path: str | Path, *, objects: int = 1, lang: Lang = "zh", force: bool = False
) -> None:
    """Write a checklist as a workbook, whole or not at all.

    :param path: a file that ends in ``.xlsx``
    :param objects: for how many things there are columns of answers, 1 to 50
    :param force: replace a file that is there
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
    if path.exists() and not force:
        raise InputError(
            Words(f"{path} 已存在；如需覆盖，请加 --force", f"{path} exists; add --force to overwrite it")
        )
    content = workbook(checklist, objects=objects, lang=lang)
    try:
        write_whole(path, content)
    except OSError as error:
        raise InputError(
            Words(
                f"无法写入 {path}；请核对路径和权限",
                f"{path} cannot be written: {error.strerror}; check the path and its permissions",
            )
        ) from error


def workbook(checklist: Checklist, *, objects: int = 1, lang: Lang = "zh") -> bytes:
    """The workbook of a checklist; the same checklist gives the same bytes.

    :raises MissingExtraError: xlsxwriter is not installed
    :raises InputError: ``objects`` is not from 1 to 50
    """
    if not 1 <= objects <= MOST_OBJECTS:
        raise InputError(
            Words(
                f"对象数应为1～{MOST_OBJECTS}，收到{objects}",
                f"the number of objects is from 1 to {MOST_OBJECTS}, not {objects}",
            )
        )
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtraError.of("xlsxwriter", "report") from error
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        made = datetime.combine(checklist.on, datetime.min.time())
        book.set_properties({"title": checklist.title(lang), "created": made})
        _Writer(checklist, book, _results(objects, lang), lang).write()
    return content.getvalue()


def _results(objects: int, lang: Lang) -> tuple[str, ...]:
    title = word(lang, RESULT)
    return (title,) if objects == 1 else tuple(f"{title}{n}" for n in range(1, objects + 1))


@attrs.frozen(eq=False)
class _Writer:
    checklist: Checklist
    book: xlsxwriter.Workbook
    results: tuple[str, ...]
    lang: Lang
    formats: dict[str, Format] = attrs.field(init=False)

    @formats.default
    def _formats(self) -> dict[str, Format]:
        usual = {"valign": "vcenter", "text_wrap": True, "font_name": "宋体", "font_size": 10}
        return {
            f"{name}{mark}": self.book.add_format(
                {**usual, **look, **({"quote_prefix": True} if mark else {})}
            )
            for name, look in _LOOK.items()
            for mark in ("", "'")
        }

    def write(self) -> None:
        """Write the form, then a sheet for each one-to-many fact."""
        names = _SheetNames()
        _Form(self, self.book.add_worksheet(names.of(self.checklist.title(self.lang)))).write()
        for item in self.checklist:
            if item.fact.item is not None:
                _EntrySheet(self, self.book.add_worksheet(names.of(item.fact.label(self.lang))), item).write()

    def put(self, sheet: Worksheet, row: int, column: int, text: str, look: str) -> None:
        """Write text that never starts a formula, not even when somebody edits the cell."""
        mark = "'" if text.startswith(FORMULA) else ""
        sheet.write_string(row, column, text, self.formats[look + mark])

    def across(self, sheet: Worksheet, row: int, last: int, text: str, look: str, columns: float) -> None:
        """Write a line over the whole width, its row as high as it needs."""
        sheet.merge_range(row, 0, row, last, "", self.formats[look])
        self.put(sheet, row, 0, text, look)
        lines = sum(-(-max(width(line), 1) // int(columns)) for line in text.split("\n"))
        sheet.set_row(row, 16.0 * lines + (12 if look in ("title", "sign") else 2))

    def head(self, sheet: Worksheet, row: int, titles: Sequence[str]) -> None:
        """Write a header that stays in sight, and set the sheet up for A4 paper with the header on every page."""
        for column, title in enumerate(titles):
            self.put(sheet, row, column, title, "head")
        sheet.set_row(row, 24)
        sheet.freeze_panes(row + 1, 0)
        sheet.repeat_rows(row)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        title = self.checklist.title(self.lang).replace("&", "&&")
        sheet.set_footer(f"&L{title} {self.checklist.on}&R&P / &N")

    def validate(
        self,
        sheet: Worksheet,
        cells: tuple[int, int, int, int],
        fact: Fact[Any] | None,
        offered: Sequence[str],
    ) -> None:
        """Offer the answers there are; a number or a day out of place is pointed out, and may still be kept.

        A spreadsheet holds a list of 255 characters at most, without commas in its entries; others go without.
        """
        if offered and (len(",".join(offered)) > LONGEST_LIST or any("," in one for one in offered)):
            return
        rule = {"validate": "list", "source": list(offered)} if offered else _allowed(fact)
        if rule:
            said = expected(fact, self.lang) if fact is not None else ""
            stated = {"error_type": "warning", **({"error_message": said} if said else {})}
            sheet.data_validation(*cells, {**rule, **stated})


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
        w, sheet = self.writer, self.sheet
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
            elif isinstance(line, tuple):
                w.across(sheet, row, len(widths) - 1, *line, sum(widths) * 0.95)
            else:
                w.head(sheet, row, line)
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
        w, sheet = self.writer, self.sheet
        sheet.write_number(row, 0, number, w.formats["centre"])
        w.put(sheet, row, 1, line.title, "cell")
        for column in range(2, unit):
            sheet.write_blank(row, column, None, w.formats[line.look])
        w.validate(sheet, (row, 2, row, unit - 1), line.fact, line.offered)
        w.put(sheet, row, unit, line.unit, "centre")
        w.put(sheet, row, unit + 1, line.how, "small")
        w.put(sheet, row, unit + 2, line.clauses, "small")
        w.put(sheet, row, unit + 3, line.name, "name")


@attrs.frozen(eq=False)
class _EntrySheet:
    """The sheet of the entries of one one-to-many fact."""

    writer: _Writer
    sheet: Worksheet
    item: ChecklistItem

    def write(self) -> None:
        """Write the header that names the fact, and rows to fill in."""
        w, sheet, lang = self.writer, self.sheet, self.writer.lang
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
        w.across(sheet, 0, len(heads) - 1, title, "title", sum(widths))
        w.across(sheet, 1, len(heads) - 1, entry_note(w.results, lang), "note", sum(widths))
        w.head(sheet, 2, heads)
        for row in range(3, 3 + ENTRY_ROWS):
            sheet.write_blank(row, 0, None, w.formats["answer_text"])
            for column, inner in enumerate(columns, start=1):
                sheet.write_blank(row, column, None, w.formats[_answer(inner.fact)])
        w.validate(sheet, (3, 0, 2 + ENTRY_ROWS, 0), None, w.results)
        for column, inner in enumerate(columns, start=1):
            w.validate(sheet, (3, column, 2 + ENTRY_ROWS, column), inner.fact, inner.options(lang))

    def _reads_back(self, title: str) -> bool:
        named = self.writer.checklist.facts.headers([title.casefold()])
        return [name for _, name, _ in named] == [self.item.fact.name]


@attrs.frozen
class _SheetNames:
    """Names of sheets: without the signs that are not allowed, not too long, each once."""

    taken: list[str] = attrs.field(factory=list)

    def of(self, title: str) -> str:
        """A name for a sheet."""
        plain = "".join(" " if sign in "[]:*?/\\'" else sign for sign in title).strip()[:28] or "1"
        same = sum(name.casefold().startswith(plain.casefold()) for name in self.taken)
        name = f"{plain}{same + 1}" if same else plain
        self.taken.append(name)
        return name


def _answer(fact: Fact[Any]) -> str:
    """The look of a fact's answer: as text, unless it is a number or a day."""
    return {"day": "answer_day", "number": "answer", "count": "answer"}.get(fact.kind, "answer_text")


def _allowed(fact: Fact[Any] | None) -> dict[str, Any]:
    """What a spreadsheet is to expect of a free answer."""
    match fact.kind if fact is not None else "text":
        case "number":
            low = fact.minimum if fact is not None and fact.minimum is not None else -1e15
            return {"validate": "decimal", "criteria": ">=", "value": low}
        case "count":
            return {"validate": "integer", "criteria": ">=", "value": 0}
        case "day":
            return {"validate": "date", "criteria": ">=", "value": date(1950, 1, 1)}
    return {}
