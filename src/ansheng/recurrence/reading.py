"""Reading: the hazards of one table or of several as columns, each row with where it stands and what it is called."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.errors import InputError, Problem
from ansheng.facts.loading.columns import ROW
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.handed import handed
from ansheng.hazards.records import HazardRecord
from ansheng.sheets.held import is_file
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

    from ansheng.facts.loading.load import Loaded

READ = (
    "id", "unit", "unit_id", "region", "description", "place", "found_on", "due_on", "rule", "basis",
    "rectified", "rectified_on", "closed", "closed_on",
)  # fmt: skip
"""The facts of a hazard that are compared."""
_DAYS = ("found_on", "due_on", "rectified_on", "closed_on")
_FLAGS = ("rectified", "closed")
WHERE = ("file", "sheet", "row")
"""Where a row stands."""


@attrs.frozen(eq=False)
class Rows:
    """The hazards that are compared.

    :param frame: their facts, ``file``, ``sheet`` and ``row``, and ``ref``, by which a decision names each of them
    :param tables: the tables that they were read from, where they came as files
    :param problems: what is wrong with those
    """

    frame: pl.DataFrame
    tables: tuple[Loaded, ...] = ()
    problems: tuple[Problem, ...] = ()


def rows_of(source: object, *, sheet: str | None = None, office: Office = NO_OFFICE) -> Rows:
    """The hazards of a source.

    :param source: a table of hazards: a frame, mappings, a file, a dossier or its tables; or several of these
    :raises InputError: the source cannot be read, or names neither units nor descriptions
    """
    import polars as pl

    parts, tables = list[pl.DataFrame](), list[Any]()
    for one in _each(source):
        if isinstance(one, pl.DataFrame) and _typed(one):
            parts.append(_columns(one, None, None))
            continue
        for loaded in handed(one, HazardRecord, only=READ, sheet=sheet, office=office):
            if {"unit", "description"} & loaded.known:
                tables.append(loaded)
                parts.append(_columns(loaded.frame, loaded.file, loaded.sheet))
    if not parts:
        raise InputError(
            Words(
                "未找到隐患表；表头应有“单位名称”或“隐患描述”，可用 ansheng facts 隐患 查看",
                "no table of hazards; a header should name the unit or the description, see ansheng facts hazards",
            )
        )
    frame = pl.concat(parts)
    problems = tuple(problem for table in tables for problem in table.problems)
    return Rows(frame.with_columns(_refs(frame)), tuple(tables), problems)


def _each(source: object) -> Iterator[object]:
    """The tables of a source, one by one."""
    tables = getattr(source, "tables", source)
    if isinstance(tables, Mapping) and HazardRecord.table in tables:
        yield tables[HazardRecord.table]
    elif isinstance(source, list | tuple) and not is_file(source) and not _mappings(source):
        for one in source:
            yield from _each(one)
    else:
        yield source


def _mappings(source: Iterable[object]) -> bool:
    return all(isinstance(one, Mapping) and HazardRecord.table not in one for one in source)


def _typed(frame: pl.DataFrame) -> bool:
    """Whether a frame has the facts as a dossier or a ledger has them."""
    import polars as pl

    schema = frame.schema
    wanted = dict.fromkeys(_DAYS, pl.Date) | dict.fromkeys(_FLAGS, pl.Boolean)
    return {"unit", "description", "found_on"} <= schema.keys() and all(
        name not in schema or schema[name] in (kind, pl.Null) for name, kind in wanted.items()
    )


def _columns(frame: pl.DataFrame, file: str | None, sheet: str | None) -> pl.DataFrame:
    import polars as pl

    kinds = dict.fromkeys(_DAYS, pl.Date) | dict.fromkeys(_FLAGS, pl.Boolean)
    told = [
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kinds.get(name, pl.String)).alias(name)
        for name in READ
    ]
    number = pl.col(ROW) if ROW in frame.columns else pl.int_range(1, pl.len() + 1)
    own = pl.col("_file") if "_file" in frame.columns else pl.lit(file, pl.String)
    found = frame.select(
        *told, file=own.cast(pl.String), sheet=pl.lit(sheet, pl.String), row=number.cast(pl.Int64)
    )
    texts = [name for name in READ if name not in kinds]
    return found.with_columns(
        pl.when(pl.col(name).str.strip_chars() != "").then(pl.col(name)) for name in texts
    )


def _refs(frame: pl.DataFrame) -> pl.Series:
    """What each row is called in a decision: its id where no other has it, or else by what it says."""
    import polars as pl

    ids = frame["id"]
    sole = ids.is_not_null() & ~ids.is_duplicated()
    if sole.all():
        return ids.alias("ref")
    told = frame.filter(~sole).select(
        "id", "region", "unit", "found_on", "description", "place", "file", "sheet"
    )
    seen = dict[str, int]()
    refs = list[str]()
    for values in told.iter_rows():
        digest = hashlib.blake2b(repr(values).encode(errors="surrogatepass"), digest_size=5).hexdigest()
        seen[digest] = again = seen.get(digest, 0) + 1
        refs.append("-".join(filter(None, (values[0], digest, str(again) if again > 1 else ""))))
    named = pl.Series("ref", refs, dtype=pl.String)
    places = (~sole).arg_true()
    return ids.alias("ref").scatter(places, named)
