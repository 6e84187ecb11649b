"""Load: the one way from a table as it was found, or a frame, to typed records and what is wrong with them.

A table of a file is read as a clerk reads it. Blank rows in it are counted; rows that are set aside are problems, of
the kinds that are no records (``aside`` in :data:`ansheng.gravity.KINDS`). Totals, notes and the like are seen in the
layout of the sheet (:mod:`ansheng.sheets.layout`), rows that hold a number alone here, where it is known which column
is the number of a record. A header that stands there a second time is not used (``duplicate_header``). An id that
stands there a second time is listed (``duplicate_id``) and both rows are records; a running number (序号) is the name
of a record in its table and never its identity, so it may occur again.

The rows of a frame that a program hands over are all records, whatever they hold, as those of other engines and single
records are; so are the columns of a filled form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

import attrs
import polars as pl
from immutabledict import immutabledict

from ansheng.days import NEVER
from ansheng.errors import Problem
from ansheng.facts.headers import Headers, is_running
from ansheng.facts.kinds import Invalid
from ansheng.facts.loading.columns import ROW
from ansheng.facts.loading.context import HEADER, Context, Taken, notes
from ansheng.facts.loading.doubts import CHECKS
from ansheng.facts.loading.implied import with_implied
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.loading.pasted import NOTHING_AGAIN, again, tells
from ansheng.facts.loading.proposals import proposed
from ansheng.facts.loading.spread import Column, columns_of, spread_over, summed, undated
from ansheng.facts.loading.table import EXTRA, Reading, Typed, kept, type_frame
from ansheng.facts.record import Facts, restored
from ansheng.gravity import kind_of
from ansheng.sheets.layout import Place, PlaceKey, RawTable
from ansheng.words import Words

FILE = "_file"
"""The column that says in which file each row stands, where there is one."""


@attrs.frozen(eq=False)
class Loaded:
    """A table as records of ``facts``.

    :param typed: the facts asked for as columns, the headers that they stand under, and the cells that do not parse
    :param found: the records as they were found, text or not, with ``_row``
    :param reading: how the columns were read
    :param file: the file that they stand in; None for a frame without a name
    :param places: where a value is that stands elsewhere than in the row of its record, as in a form
    :param problems: everything that is wrong with the table, or was not used or set aside, placed in its file
    :param blank_rows: how many rows between records hold nothing
    :param set_aside: how many problems list rows that are no records
    :param cells: those of the headers, as a spreadsheet calls them
    :param column: the one column of a table spread over such
    """

    facts: type[Facts]
    typed: Typed
    found: pl.DataFrame
    reading: Reading
    file: str | None = None
    sheet: str | None = None
    places: Mapping[PlaceKey, Place] = attrs.field(factory=dict)
    problems: tuple[Problem, ...] = ()
    blank_rows: int = 0
    set_aside: int = 0
    cells: Mapping[str, str] = attrs.field(factory=dict)
    column: Column | None = None

    @property
    def rows(self) -> pl.Series:
        """The number of each record's row in its file."""
        return self.found[ROW]

    @property
    def headers(self) -> Mapping[str, str]:
        """The header that each fact stands under."""
        return self.typed.headers

    @property
    def known(self) -> frozenset[str]:
        """The facts that the table says something of: in a column, in one of another fact, or as a whole."""
        return frozenset((*self.headers, *self.typed.told, *self.reading.constants))

    @property
    def stated(self) -> frozenset[str]:
        """The facts that the table itself states: in a column, or in the header of one."""
        over = () if self.column is None else (self.column.over,)
        return frozenset((*self.headers, *self.typed.told, *over))

    @property
    def running(self) -> bool:
        """Whether the records are called by a running number, which says nothing outside of their table."""
        return is_running(self.headers.get("id", ""))

    @property
    def frame(self) -> pl.DataFrame:
        """The facts asked for with ``_row``, and ``_file`` where there is a file."""
        files = [] if self.file is None else [pl.lit(self.file).alias(FILE)]
        return self.typed.frame.with_columns(self.rows, *files)

    @property
    def extra(self) -> pl.Series:
        """Of each record, the cells of columns that no fact is for: a JSON object by header, or null."""
        return kept(self.found.drop(ROW, *self.headers.values()))

    def more(self, names: Iterable[str]) -> pl.DataFrame:
        """Other facts as columns, typed when somebody asks for them."""
        return _typed(self.found, self.facts, names, self.reading).frame

    def keeping(self, names: Iterable[str]) -> Loaded:
        """The same, with the columns of these facts only as they were found: what is read no more is let go."""
        kept = dict.fromkeys(names)
        tellers = [name for name in self.headers if kept.keys() & self.facts.fact(name).speaks_of]
        headers = dict.fromkeys(self.headers[name] for name in (*kept, *tellers) if name in self.headers)
        return attrs.evolve(self, found=pl.DataFrame([self.found[name] for name in (*headers, ROW)]))

    def pieces(self, most: int) -> Iterator[Loaded]:
        """So many records at a time, one piece at least; what is wrong stays with the whole."""
        for start in range(0, max(self.found.height, 1), most):
            typed, found = self.typed.slice(start, most), self.found.slice(start, most)
            yield attrs.evolve(self, typed=typed, found=found, problems=())

    def records(self) -> Iterator[Facts]:
        """The records one by one, what does not parse kept in their ``invalid``; for tables of a person's length."""
        bad: dict[int, dict[str, Invalid]] = {}
        for name, cell in self.typed.invalid.items():
            for at, text in zip(cell.rows.to_list(), cell.texts.to_list(), strict=True):
                bad.setdefault(at, {})[name] = cell.expected[text]
        for at, values in enumerate(self.typed.frame.iter_rows(named=True)):
            yield restored(self.facts, with_items(self.facts, values), bad.get(at, {}))

    def placed(self, problem: Problem) -> Problem:
        """A problem in a row and column of the table, with file and sheet, or where a form holds the value."""
        row, column = problem.row, problem.column
        for key in ((row, column, problem.value), (row, column, None)):
            if key in self.places:
                sheet, row, letter = self.places[key]
                cell = f"{letter}{row}"
                return attrs.evolve(problem, file=self.file, sheet=sheet, row=row, column=letter, cell=cell)
        return attrs.evolve(problem, file=self.file, sheet=self.sheet).under(self.cells)


def load(
    raw: RawTable | pl.DataFrame,
    facts: type[Facts],
    *,
    file: str | None = None,
    only: Iterable[str] | None = None,
    office: Office = NO_OFFICE,
    column: Column | None = None,
) -> Loaded:
    """The records of ``facts`` that stand in a table.

    :param raw: a table as it was found; or a frame whose rows are all records
    :param file: what the file is called in problems and in ``_file``; by default as the table says
    :param only: the facts to type; by default all of the class
    :param office: the headers and words of the office that the table is of
    :param column: the one column of a table spread over such; see :func:`load_parts`
    """
    if isinstance(raw, pl.DataFrame):
        table, named = _handed(raw), file
    else:
        table, named = raw, file or raw.file
    rows = pl.int_range(1, table.frame.height + 1, eager=True) if table.rows is None else table.rows
    whole = table.frame.with_columns(rows.alias(ROW))
    reading, taken = _reading(table, context_of(raw, facts, file, office), column)
    empty = _empty(whole, reading) if raw is table and not table.places else rows.clear()
    found = _less(_with_unnamed(whole, table), empty)
    if raw is table and _strange(table, reading):
        return _unread(table, facts, found.clear(), named, only, reading)
    typed_in = facts.table and table.rows is not None and raw is table and not table.places and column is None
    telling = typed_in and tells(facts, reading.headers.matched)
    repeated = again(found, reading.running) if telling else NOTHING_AGAIN
    found = _less(found, repeated.pasted)
    aside = sum(kind_of(problem.kind).aside for problem in table.problems) + len(empty) + len(repeated.pasted)
    typed = _typed(found, facts, only, reading)
    loaded = Loaded(
        facts,
        typed,
        found,
        reading,
        named,
        table.sheet,
        table.places,
        blank_rows=table.blank_rows,
        set_aside=aside,
        cells=table.cells,
        column=column,
    )
    own = [
        *_set_aside(empty),
        *repeated.problems(equal="id" not in reading.headers.matched or loaded.running),
        *summed(facts, typed.problems(loaded.rows)),
        *notes(facts, taken),
        *(p for check in CHECKS for p in check(loaded)),
    ]
    told = (problem if file is None else attrs.evolve(problem, file=file) for problem in table.problems)
    hinted = (proposed(facts, reading.headers, found, problem) for problem in own)
    return attrs.evolve(loaded, problems=(*told, *map(loaded.placed, hinted)))


def _typed(found: pl.DataFrame, facts: type[Facts], only: Iterable[str] | None, reading: Reading) -> Typed:
    return with_implied(type_frame(found, facts, only, reading), found, facts, reading)


def load_parts(
    raw: RawTable, facts: type[Facts], *, file: str | None = None, office: Office = NO_OFFICE
) -> list[Loaded]:
    """The records of a table as :func:`load` has them; of one spread over columns, a part for each of these.

    A class may declare that its records stand so, as the reports of a unit under the months do. Each such column is
    read as a table of its own, whose rows stand where they stood, with the same header for the value; what the header
    says holds for all of them. Where it is not known what one of them says, since no year is stated, none is read and
    the table is listed.
    """
    spread = spread_over(facts, raw.frame.columns, office)
    if not spread:
        return [load(raw, facts, file=file, office=office)]
    columns = columns_of(raw.frame.select(spread), context_of(raw, facts, file, office))
    others = raw.frame.drop(spread)
    if not columns or any(column.said is None for column in columns):
        bare = _with(raw, others.clear())
        unsaid = [column.header for column in columns]
        told = [undated(facts, unsaid, raw)] if unsaid else []
        return [load(attrs.evolve(bare, problems=(*raw.problems, *told)), facts, file=file, office=office)]
    first, *rest = [_part(raw, others, column, facts, file, office) for column in columns]
    return [first, *(_further(part, column) for part, column in zip(rest, columns[1:], strict=True))]


def _part(
    raw: RawTable, others: pl.DataFrame, column: Column, facts: type[Facts], file: str | None, office: Office
) -> Loaded:
    table = _with(raw, others.with_columns(raw.frame[column.header]))
    return load(table, facts, file=file, office=office, column=column)


def _with(raw: RawTable, frame: pl.DataFrame) -> RawTable:
    """The table with other columns, and its rows as long as they are there."""
    there = min(frame.height, raw.frame.height)
    rows = None if raw.rows is None else raw.rows.head(there)
    unnamed = None if raw.unnamed is None else raw.unnamed.head(there)
    return attrs.evolve(raw, headers=tuple(frame.columns), frame=frame, rows=rows, unnamed=unnamed)


def _with_unnamed(frame: pl.DataFrame, table: RawTable) -> pl.DataFrame:
    """The rows with the cells that stand under no header, by the letters of their columns."""
    if table.unnamed is None or not table.unnamed.width:
        return frame
    columns = [column for column in table.unnamed if column.name not in frame.columns]
    return frame.with_columns(columns)


def _further(part: Loaded, column: Column) -> Loaded:
    """A part of which only that is said which is not said of the first one already."""
    own = tuple(problem for problem in part.problems if problem.column == column.header)
    return attrs.evolve(part, problems=own, blank_rows=0, set_aside=0)


def _less(frame: pl.DataFrame, rows: pl.Series) -> pl.DataFrame:
    """The rows of a table but for those of some numbers."""
    return frame if rows.is_empty() else frame.filter(~frame[ROW].is_in(rows.implode()))


def matched(table: RawTable, facts: type[Facts], office: Office = NO_OFFICE) -> Headers:
    """The headers of a table against the facts; one that stands there a second time names nothing."""
    again = {problem.value for problem in table.problems if problem.kind == "duplicate_header"}
    columns = [name for name in table.frame.columns if name not in (ROW, EXTRA, *again)]
    return _in_units_above(facts, facts.match(columns, office.names(facts)), table.units)


def _in_units_above(facts: type[Facts], headers: Headers, units: Sequence[str]) -> Headers:
    """The headers, those of amounts without a unit of their own taking the one that stands above the table.

    Where two that fit stand there, nobody knows what a bare number means, and the column is not used.
    """
    matched, problems = dict(headers.matched), list(headers.problems)
    for name, (header, own) in headers.matched.items():
        fact = facts.fact(name)
        scales = {unit: fact.scale(unit) for unit in units if fact.unit and not own}
        fit = [unit for unit, scale in scales.items() if scale is not None]
        if len({scales[unit] for unit in fit}) > 1:
            del matched[name]
            words = Words(
                f"表头以上所注单位有{'、'.join(fit)}，无法确定该列的单位，该列未使用；请在表头注明",
                f"{', '.join(fit)} are stated above the table; not used, write the unit into the header",
            )
            problems.append(Problem("unit_mismatch", words, column=header))
        elif fit and scales[fit[0]] != (1.0, 0.0):
            matched[name] = (header, fit[0])
            words = Words(
                f"按表头以上所注单位“{fit[0]}”读取", f"read in {fit[0]!r}, the unit stated above the table"
            )
            problems.append(Problem("unit_above", words, column=header))
    return attrs.evolve(headers, matched=immutabledict(matched), problems=tuple(problems))


def context_of(raw: RawTable | pl.DataFrame, facts: type[Facts], file: str | None, office: Office) -> Context:
    """What stands around a table; around the frame of a program stands nothing."""
    if isinstance(raw, pl.DataFrame):
        return Context(facts, None, None, (), office)
    folders = () if file is None else tuple(reversed(PurePath(file).parent.parts))
    return Context(facts, file or raw.file, raw.sheet, raw.titles, office, folders)


def _reading(table: RawTable, context: Context, column: Column | None) -> tuple[Reading, dict[str, Taken]]:
    """How the columns of a table are read, and the values that hold for the whole table."""
    facts, office = context.facts, context.office
    headers, constants = matched(table, facts, office), context.constants()
    if column is not None:
        headers = headers.without("id").with_header(column.value, column.header)
        constants[column.over] = Taken(column.said, HEADER, column.header)
    taken = {name: each for name, each in constants.items() if name not in headers.matched}
    values = {name: each.value for name, each in taken.items()}
    words = office.words(facts)
    return Reading(headers, words, values, context.years, office.today, table.from_1904), taken


def _strange(table: RawTable, reading: Reading) -> bool:
    """Whether a table that was found has no column of the facts, but a running number: a sheet of notes, say."""
    matched = reading.headers.matched.items()
    known = {name for name, (header, _) in matched if name != "id" or not is_running(header)}
    return bool(table.headers) and table.frame.height > 0 and not known and not table.places


def _unread(
    table: RawTable,
    facts: type[Facts],
    none: pl.DataFrame,
    file: str | None,
    only: Iterable[str] | None,
    reading: Reading,
) -> Loaded:
    """A table of which no row is read, since none of its headers is known."""
    shown = [header for header in table.headers if header][:5]
    words = Words(
        f"各列（{'、'.join(shown)}）均不在“{facts.title}”采集表中，{table.frame.height}行不计入；请核对表头，或另选工作表",
        f"no column of {facts.__name__} ({', '.join(shown)}), so its {table.frame.height} rows are not read; "
        "look at the headers, or choose another sheet",
    )
    problem = Problem("unknown_table", words, file, table.sheet)
    told = tuple(attrs.evolve(each, file=file) for each in table.problems)
    typed = type_frame(none, facts, only, reading)
    return Loaded(facts, typed, none, reading, file, table.sheet, {}, (*told, problem), 0, table.frame.height)


def with_items(facts: type[Facts], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a typed row, those of one-to-many facts as records."""
    known: dict[str, Any] = {name: NEVER if value == NEVER else value for name, value in values.items()}
    for name, fact in facts.facts().items():
        if fact.kind == "many" and fact.item is not None and known.get(name) is not None:
            known[name] = tuple(fact.item.read(item or {}) for item in known[name])
    return known


def _handed(frame: pl.DataFrame) -> RawTable:
    rows = frame[ROW] if ROW in frame.columns else None
    return RawTable("", None, tuple(frame.columns), frame, rows)


def _empty(frame: pl.DataFrame, reading: Reading) -> pl.Series:
    """The numbers of the rows in which nothing stands but a number, as in a form that was not filled to its end.

    Column by column, looking only at the rows that may still be empty.
    """
    columns = [name for name in frame.columns if name != ROW]
    rest = [name for name in columns if name not in reading.headers.numbers]
    left = pl.int_range(frame.height if rest else 0, eager=True)
    for name in rest:
        cells = frame[name].gather(left)
        nothing = cells.is_null()
        if cells.dtype == pl.String:
            nothing |= (cells.str.strip_chars() == "").fill_null(True)
        elif cells.dtype.is_float():
            nothing |= cells.is_nan().fill_null(True)
        left = left.filter(nothing)
        if left.is_empty():
            break
    return frame[ROW].gather(left)


def _set_aside(empty: pl.Series) -> Iterator[Problem]:
    if count := len(empty):
        yield Problem(
            "empty_row",
            Words(
                f"自该行起有{count}行除编号外无内容，不计入",
                f"from this row on {count} rows hold nothing but a number at most, not read as data",
            ),
            row=empty[0],
        )
