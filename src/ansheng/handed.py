"""Handed: a table in whatever form somebody hands it over, as records of a class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ansheng.errors import InputError
from ansheng.facts.frames import library_of, to_polars
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.record import Facts
from ansheng.sheets.door import TABLE
from ansheng.sheets.held import held, is_file
from ansheng.sheets.reading import read_table
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

    from ansheng.facts.loading.load import Loaded


def handed(
    source: object,
    facts: type[Facts],
    *,
    only: Sequence[str] | None = None,
    sheet: str | None = None,
    office: Office = NO_OFFICE,
) -> list[Loaded]:
    """The tables of a source as records of a class; of a file each of its tables, else the one.

    :param source: a file as a path, its content, or name and content; a frame of any library; or a list of mappings
    :param only: the facts to type; by default all of the class
    :param sheet: the one sheet of a workbook to read
    :raises InputError: it is none of these, or the file cannot be read
    """
    from ansheng.facts.loading.load import load

    if library_of(source):
        return [load(to_polars(source), facts, only=only, office=office)]
    if isinstance(source, Path) or is_file(source):
        known = [*facts.titles(), *office.headers()]
        tables = read_table(held(source, most=TABLE), sheet=sheet, known=known)
        return [load(table, facts, only=only, office=office) for table in tables]
    return [load(_frame(source), facts, only=only, office=office)]


def _frame(source: object) -> pl.DataFrame:
    """A list of mappings as a frame of text; a mapping may lack what others have."""
    import polars as pl

    rows = list(source) if isinstance(source, Iterable) else []
    if rows and all(isinstance(row, Mapping) for row in rows):
        texts = [{str(k): None if v is None else str(v) for k, v in row.items()} for row in rows]
        return pl.DataFrame(texts, infer_schema_length=None)
    raise InputError(
        Words(
            f"应为数据框、字典的列表、文件或其内容，收到 {type(source).__name__}；请改用其中一种",
            "expected a frame, a list of mappings, a file or its content, "
            f"not {type(source).__name__}; give one of them",
        )
    )
