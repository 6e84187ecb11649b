"""Loading: what stands in a table as it was found, typed, with everything that does not fit listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs
import polars as pl

from ansheng.errors import Problem
from ansheng.facts.columns import type_frame
from ansheng.facts.record import Facts
from ansheng.sheets.cells import title_key
from ansheng.sheets.reading import RawTable

ROW, FILE = "_row", "_file"
_ASIDE = ("total_row", "note_row", "repeated_header")
_SERIAL = frozenset(map(title_key, ("序号", "序", "No.", "No")))


@attrs.frozen
class Source:
    """A file or sheet that feeds a table: its rows, and those between them that are not data.

    :param set_aside: rows of totals, notes below the table, headers that are repeated, and numbered empty rows
    :param columns: the header of the file by the name of its fact
    """

    table: str
    file: str
    sheet: str | None
    rows: int
    blank_rows: int
    set_aside: int
    columns: Mapping[str, str] = attrs.field(hash=False)


@attrs.frozen(eq=False)
class Loaded:
    """One file or sheet as typed columns with ``_row`` and ``_file``."""

    facts: type[Facts]
    source: Source
    frame: pl.DataFrame
    problems: tuple[Problem, ...]


def load(raw: RawTable, facts: type[Facts], file: str) -> Loaded:
    """A raw table as the records of ``facts``; ``file`` is its name in the dossier.

    Each cell that does not parse, each column that is not used and each row that is not data is a problem of its own.
    """
    rows = pl.int_range(1, raw.frame.height + 1, eager=True) if raw.rows is None else raw.rows
    frame = raw.frame.with_columns(rows.cast(pl.Int64).alias(ROW)).drop(_repeated(raw))
    frame, empty = _without_empty(frame, facts)
    typed = type_frame(frame, facts)
    own = [
        *empty,
        *typed.every_problem(frame[ROW]),
    ]
    aside = sum(problem.kind in _ASIDE for problem in raw.problems) + (raw.frame.height - frame.height)
    source = Source(facts.table, file, raw.sheet, frame.height, raw.blank_rows, aside, typed.headers)
    return Loaded(
        facts,
        source,
        typed.frame.with_columns(frame[ROW], pl.lit(file).alias(FILE)),
        (*raw.problems, *(attrs.evolve(problem, file=file, sheet=raw.sheet) for problem in own)),
    )


def join(parts: Sequence[Loaded]) -> tuple[pl.DataFrame, tuple[Problem, ...]]:
    """The records of several files of one table in one frame, with the ids that occur again.

    A running number (序号) is looked at within its own sheet, any other id within the whole table.
    """
    own = [part for part in parts if title_key(part.source.columns.get("id", "")) in _SERIAL]
    whole = [part for part in parts if part not in own]
    problems = [problem for group in (*([part] for part in own), whole) for problem in _again(group)]
    return pl.concat([part.frame for part in parts], how="vertical"), tuple(problems)


def _repeated(raw: RawTable) -> list[str]:
    """The columns whose header stands there a second time; they are listed already."""
    return [p.value for p in raw.problems if p.kind == "duplicate_header" and p.value in raw.frame.columns]


def _without_empty(frame: pl.DataFrame, facts: type[Facts]) -> tuple[pl.DataFrame, list[Problem]]:
    """The frame without rows that hold a number and nothing else, as in a form that was not filled to its end."""
    numbers = {header for header, name, _ in facts.headers(frame.columns) if name == "id"}
    rest = [name for name in frame.columns if name not in numbers and name != ROW]
    if not numbers or not rest or any(frame.schema[name] != pl.String for name in rest):
        return frame, []
    blank = frame.select(
        pl.all_horizontal(pl.col(name).fill_null("").str.strip_chars() == "" for name in rest)
    ).to_series()
    if not blank.any():
        return frame, []
    count, first = int(blank.sum()), int(frame[ROW].filter(blank)[0])
    return frame.filter(~blank), [
        Problem(
            "empty_row",
            f"从这一行起有{count}行只有编号而没有内容，不作为数据",
            f"from this row on {count} rows have a number and nothing else, not read as data",
            row=first,
        )
    ]


def _again(parts: Sequence[Loaded]) -> Iterator[Problem]:
    first: dict[str, tuple[Source, int]] = {}
    for part in parts:
        ids = part.frame.select("id", ROW).drop_nulls("id")
        for name, row in ids.iter_rows():
            if name not in first:
                first[name] = part.source, row
                continue
            source, earlier = first[name]
            where = "" if source is part.source else f"{source.file} "
            yield Problem(
                "duplicate_id",
                f"编号“{name}”与{where}第{earlier}行重复，两行都已计入",
                f"the id {name!r} stands in {where}row {earlier} too; both rows are counted",
                part.source.file,
                part.source.sheet,
                row,
                part.source.columns["id"],
                name,
            )
