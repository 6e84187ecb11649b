"""Reading of filled checklists: the sheets of a file become tables in which each thing looked at is a record."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from ansheng.checking.determinations import Determination
from ansheng.checking.forms.entries import Entries, entries_in, listed
from ansheng.checking.forms.form import Form, form_of
from ansheng.errors import InputError, Problem
from ansheng.facts.kinds import Fact
from ansheng.facts.loading.load import load
from ansheng.facts.record import Facts
from ansheng.sheets.grid import Grid
from ansheng.sheets.layout import Place, PlaceKey, RawTable, tables_of
from ansheng.sheets.reading import ending_of, read_grids, read_table
from ansheng.words import Words


def read_records(path: str | os.PathLike[str], facts: type[Facts]) -> list[RawTable]:
    """The tables of a file in which each row is a record of ``facts``; a form becomes such a table.

    :raises InputError: when the file cannot be read, or a form has no column of results or is one of another class
    """
    if ending_of(path) == ".parquet":
        return read_table(path, known=facts.titles())
    grids, problems = read_grids(path)
    forms = [form for grid in grids if (form := form_of(grid, facts)) is not None]
    if forms and all(form.foreign for form in forms):
        raise InputError(
            Words(
                f"{forms[0].grid.file}：不是“{facts.title}”的检查表；请核对 --as",
                f"{forms[0].grid.file}: no item of the checklist is one of {facts.__name__}, it is of another class; "
                "see --as",
            )
        )
    tables = _tables(grids, forms, facts)
    return [attrs.evolve(tables[0], problems=(*problems, *tables[0].problems)), *tables[1:]]


def read_determinations(path: str | os.PathLike[str]) -> list[Determination]:
    """The determinations that a CSV, XLSX or Parquet file holds; rows of a form that nobody answered are left out.

    :raises InputError: the file cannot be read, or a value in it does not parse
    """
    found = []
    for table in read_table(path, known=Determination.titles()):
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


def _tables(grids: Sequence[Grid], forms: Sequence[Form], facts: type[Facts]) -> list[RawTable]:
    """The tables of a workbook: those of its forms, if it holds any, and other sheets that are tables of the facts."""
    if not forms:
        return [table for grid in grids for table in tables_of(grid, facts.titles())]
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
        others = tables_of(grid, facts.titles())
        if set(facts.match(others[0].headers).matched) - set(Facts.facts()):
            tables += others
        else:
            words = Words(
                "不是检查表或其附表，未读取", "is neither a checklist nor a sheet of entries; not read"
            )
            problems.append(Problem("sheet", words, grid.file, grid.sheet))
    read = [_table(form, entries) for form in own]
    problems += [problem for found in entries for problem in found.problems]
    return [attrs.evolve(read[0], problems=(*read[0].problems, *problems)), *read[1:], *tables]


def _other(form: Form) -> Problem:
    words = Words("其他检查对象的检查表，未读取", "a checklist of another class; not read")
    return Problem("sheet", words, form.grid.file, form.grid.sheet, form.head.row + 1)


def _unfilled(form: Form) -> Problem:
    words = Words(
        "检查表未填写，结果列均为空", "the checklist is not filled in, its columns of answers are empty"
    )
    place = (form.head.row + 1, form.letter(next(iter(form.head.results))))
    return Problem("unfilled", words, form.grid.file, form.grid.sheet, *place)


def _table(form: Form, entries: Sequence[Entries]) -> RawTable:
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
            answers = [line.answers[column] or None for _, column in objects]
            series.append(pl.Series(line.header, answers, pl.String))
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


def _many(form: Form, entries: Sequence[Entries]) -> dict[Fact[Any], Mapping[int, str]]:
    """The one-to-many facts that the form or a sheet of entries has, with the answers on the form."""
    stated = {line.fact: line.answers for line in form.lines if line.fact.kind == "many"}
    return {**{found.fact: {} for found in entries}, **stated}


def _sheet_of(fact: Fact[Any], entries: Sequence[Entries]) -> Place:
    return next(found.place for found in entries if found.fact is fact)
