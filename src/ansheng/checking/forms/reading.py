"""Reading of filled checklists: the sheets of a file become tables in which each thing looked at is a record."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.checking.determinations import Determination
from ansheng.checking.forms.entries import Entries, entries_in, listed
from ansheng.checking.forms.form import Form, form_of
from ansheng.checking.forms.heading import NO_HEADING, UNIT_NAME, Heading, cover_of, heading_of
from ansheng.errors import InputError, Problem
from ansheng.facts.kinds import Fact
from ansheng.facts.loading.load import load
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.record import Facts
from ansheng.sheets.door import TABLE
from ansheng.sheets.formats.parquet import PARQUET
from ansheng.sheets.grid import Grid
from ansheng.sheets.held import File, held
from ansheng.sheets.layout import Place, PlaceKey, RawTable, tables_of
from ansheng.sheets.reading import ending_of, read_grids, read_table
from ansheng.words import NO_WORDS, Words

if TYPE_CHECKING:
    import polars as pl

_SHOWN = 5


@attrs.frozen
class Book:
    """A workbook of checklists: the records of each class, and what is wrong with the sheets."""

    tables: tuple[tuple[type[Facts], list[RawTable]], ...]
    problems: tuple[Problem, ...]


def read_book(
    path: str | os.PathLike[str], find: Callable[[str], type[Facts]], sheet: str | None = None
) -> Book:
    """The checklists of a file, each of the class that its heading names; none where no sheet is one.

    What the cover says of unit, place and day holds for every checklist that says nothing else. A checklist that
    nobody filled in is no record; where it is not the only one, it is listed.

    :param find: gives the class of a name such as ``gas.GasTank``
    :param sheet: the one sheet to read
    :raises InputError: the file cannot be read, or a form has no column of results
    :raises UnknownNameError: a sheet names a class that there is not
    """
    if ending_of(path) == PARQUET:
        return Book((), ())
    grids, problems = read_grids(path)
    cover = cover_of(map(heading_of, grids))
    if sheet is not None:
        grids, problems = read_grids(path, sheet=sheet)
    headings = [(grid, heading_of(grid)) for grid in grids]
    by_class: dict[str, list[Grid]] = {}
    for grid, heading in headings:
        if heading.name:
            by_class.setdefault(heading.name, []).append(grid)
    others = [grid for grid, heading in headings if not heading.name and not heading.is_cover]
    found: list[tuple[type[Facts], list[RawTable]]] = []
    told, unfilled = [*problems, *(_no_checklist(grid) for grid in others)], list[str]()
    for name, own in by_class.items():
        facts = find(name)
        forms = [form for grid in own if (form := form_of(grid, facts)) is not None]
        answered = [form for form in forms if form.answered()]
        if answered or (forms and len(by_class) == 1):
            found.append((facts, _tables(own, answered or forms, facts, cover)))
        unfilled += (
            [form.grid.sheet or "" for form in forms if form not in answered] if len(by_class) > 1 else []
        )
    if unfilled and found:
        told.append(_not_filled(unfilled, grids[0].file))
    return Book(tuple(found), tuple(told)) if found or not unfilled else _all_unfilled(grids[0].file)


def read_records(
    path: str | os.PathLike[str],
    facts: type[Facts],
    sheet: str | None = None,
    office: Office = NO_OFFICE,
) -> list[RawTable]:
    """The tables of a file in which each row is a record of ``facts``; a form becomes such a table.

    :param sheet: the one sheet to read
    :param office: the headers of the office that the tables are of
    :raises InputError: when the file cannot be read, or a form has no column of results or is one of another class
    """
    if ending_of(path) == PARQUET:
        return read_table(path, sheet=sheet, known=_known(facts, office))
    grids, problems = read_grids(path, sheet=sheet)
    forms = [form for grid in grids if (form := form_of(grid, facts)) is not None]
    if forms and all(form.foreign for form in forms):
        raise InputError(
            Words(
                f"{forms[0].grid.file}：不是“{facts.title}”的检查表；请核对 --as",
                f"{forms[0].grid.file}: no item of the checklist is one of {facts.__name__}, it is of another class; "
                "see --as",
            )
        )
    cover = cover_of(heading_of(grid) for grid in grids if not any(form.grid is grid for form in forms))
    tables = _tables(grids, forms, facts, cover if forms else NO_HEADING, office)
    return [attrs.evolve(tables[0], problems=(*problems, *tables[0].problems)), *tables[1:]]


def read_determinations(path: File) -> list[Determination]:
    """The determinations that a CSV, XLSX or Parquet file holds; rows of a form that nobody answered are left out.

    :raises InputError: the file cannot be read, or a value in it does not parse
    """
    found = []
    for table in read_table(held(path, most=TABLE), known=Determination.titles()):
        loaded = load(table, Determination)
        for row, made in zip(loaded.rows.to_list(), loaded.records(), strict=True):
            assert isinstance(made, Determination)
            if not made.verdict and "verdict" not in made.invalid:
                continue
            for name, invalid in made.invalid.items():
                title = Determination.fact(name).title
                raise InputError(
                    Words(
                        f"{table.file} 第{row}行“{title}”列：{invalid.words.zh}，填的是“{invalid.text}”",
                        f"{table.file}, row {row}, {name}: expected {invalid.words.en}, not {invalid.text!r}",
                    )
                )
            found.append(made)
    return found


def _no_checklist(grid: Grid) -> Problem:
    words = Words("不是检查表或其附表，未读取", "is neither a checklist nor a sheet of entries; not read")
    return Problem("sheet", words, grid.file, grid.sheet)


def _not_filled(sheets: Sequence[str], file: str) -> Problem:
    shown = list(sheets[:_SHOWN])
    more = Words("等", " and others") if len(sheets) > len(shown) else NO_WORDS
    return Problem(
        "unfilled",
        Words(
            f"未填写的检查表{len(sheets)}张（{'、'.join(shown)}{more.zh}），未判定",
            f"{len(sheets)} checklists are not filled in ({', '.join(shown)}{more.en}) and not judged",
        ),
        file,
    )


def _all_unfilled(file: str) -> Book:
    raise InputError(
        Words(
            f"{file}：各检查表均未填写；请填写后再检查",
            f"{file}: no checklist is filled in; fill one in first",
        )
    )


def _tables(
    grids: Sequence[Grid],
    forms: Sequence[Form],
    facts: type[Facts],
    cover: Heading,
    office: Office = NO_OFFICE,
) -> list[RawTable]:
    """The tables of a workbook: those of its forms, if it holds any, and other sheets that are tables of the facts."""
    if not forms:
        return [table for grid in grids for table in tables_of(grid, _known(facts, office))]
    own = [form for form in forms if not form.foreign]
    owners = [owner for form in own for owner in form.owners()]
    tables, entries, problems = (
        list[RawTable](),
        list[Entries](),
        [_other(form) for form in forms if form.foreign],
    )
    for grid in grids:
        if any(form.grid is grid for form in forms):
            continue
        if (found := entries_in(grid, facts, owners)) is not None:
            entries.append(found)
            continue
        others = tables_of(grid, _known(facts, office))
        if set(facts.match(others[0].headers, office.names(facts)).matched) - set(Facts.facts()):
            tables += others
        else:
            if not heading_of(grid).is_cover:
                problems.append(_no_checklist(grid))
    read = [_table(form, entries, cover.over(heading_of(form.grid, form.head.row))) for form in own]
    problems += [problem for found in entries for problem in found.problems]
    return [attrs.evolve(read[0], problems=(*read[0].problems, *problems)), *read[1:], *tables]


def _known(facts: type[Facts], office: Office) -> frozenset[str]:
    """The headers by which that of a table is recognised."""
    return office.headers().union(facts.titles())


def _other(form: Form) -> Problem:
    words = Words("其他检查对象的检查表，未读取", "a checklist of another class; not read")
    return Problem("sheet", words, form.grid.file, form.grid.sheet, form.head.row + 1)


def _unfilled(form: Form) -> Problem:
    words = Words(
        "检查表未填写，结果列均为空", "the checklist is not filled in, its columns of answers are empty"
    )
    place = (form.head.row + 1, form.letter(next(iter(form.head.results))))
    return Problem("unfilled", words, form.grid.file, form.grid.sheet, *place)


def _table(form: Form, entries: Sequence[Entries], heading: Heading) -> RawTable:
    """The records of a form: one for each column of answers in which something stands."""
    import polars as pl

    sheet, columns = form.grid.sheet, list(form.head.results)
    given = form.filled()
    given |= {column for found in entries for at, column in found.owners() if at == sheet}
    objects = [(n, c) for n, c in enumerate(columns, start=1) if c in given or len(columns) == 1]
    places: dict[PlaceKey, Place] = {key: place for e in entries for key, place in e.places.items()}
    series, problems = [], list(form.problems)
    if not given and not problems:
        problems.append(_unfilled(form))
    for line in form.lines:
        stated = form.head.item if form.head.unit is None else form.head.unit
        places[None, line.header, None] = (sheet, line.row + 1, form.letter(stated))
        places |= {(n, line.header, None): (sheet, line.row + 1, form.letter(c)) for n, c in objects}
        if line.fact.kind != "many":
            usual = heading.values.get(line.fact.name)
            answers = [line.answers[column] or usual for _, column in objects]
            series.append(pl.Series(line.header, answers, pl.String))
    series += _headed(heading, form, len(objects))
    for fact, answered in _many(form, entries).items():
        values: list[object] = []
        for n, column in objects:
            value, problem = listed(fact, answered.get(column), entries, (sheet, column))
            values.append(value)
            if problem is not None:
                at, row, letter = places.get((n, fact.name, None)) or _sheet_of(fact, entries)
                problems.append(attrs.evolve(problem, file=form.grid.file, sheet=at, row=row, column=letter))
        series.append(pl.Series(fact.name, values, pl.Object))
    rows = pl.Series("row", [n for n, _ in objects], pl.Int64)
    headers = tuple(one.name for one in series)
    return RawTable(
        form.grid.file, sheet, headers, pl.DataFrame(series), rows, tuple(problems), places=places
    )


def _headed(heading: Heading, form: Form, records: int) -> Iterator[pl.Series]:
    """What the heading says and no row of the form, the same for every record."""
    import polars as pl

    stated = {line.fact.name for line in form.lines}
    for name, value in heading.values.items():
        if name not in stated:
            yield pl.Series(UNIT_NAME.zh if name == "unit" else name, [value] * records, pl.String)


def _many(form: Form, entries: Sequence[Entries]) -> dict[Fact[Any], Mapping[int, str]]:
    """The one-to-many facts that the form or a sheet of entries has, with the answers on the form."""
    stated = {line.fact: line.answers for line in form.lines if line.fact.kind == "many"}
    return {**{found.fact: {} for found in entries}, **stated}


def _sheet_of(fact: Fact[Any], entries: Sequence[Entries]) -> Place:
    return next(found.place for found in entries if found.fact is fact)
