"""Wide: a table with a column a month, a day or a township, read as the records that its cells are.

Which records may stand so is declared by their class. Each such column is read as a table of its own, whose rows stand
where they stood, with the same header for the value; what the header says holds for all of them.
"""

from __future__ import annotations

import attrs
import polars as pl

from ansheng.facts.loading.load import Loaded, context_of, load
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.loading.spread import Column, columns_of, spread_over, undated
from ansheng.facts.record import Facts
from ansheng.sheets.layout import RawTable


def load_parts(
    raw: RawTable, facts: type[Facts], *, file: str | None = None, office: Office = NO_OFFICE
) -> list[Loaded]:
    """The records of a table as :func:`load` has them; of one spread over columns, a part for each of these.

    Where it is not known what one of them says, since no year is stated, none is read and the table is listed.
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
    rows = raw.rows if raw.rows is None or frame.height else raw.rows.clear()
    return attrs.evolve(raw, headers=tuple(frame.columns), frame=frame, rows=rows)


def _further(part: Loaded, column: Column) -> Loaded:
    """A part of which only that is said which is not said of the first one already."""
    own = tuple(problem for problem in part.problems if problem.column == column.header)
    return attrs.evolve(part, problems=own, blank_rows=0, set_aside=0)
