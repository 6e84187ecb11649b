"""Frames: typed tables by name with their rows, and tables of other libraries brought to Polars through Arrow.

Nothing is imported that the caller does not use.

Classic and nullable pandas frames cannot keep three-valued logic, so nothing is ever computed on them: they are
converted on entry, NaN becoming missing. A lazy Polars frame is collected; DuckDB relations and PySpark frames have
their own way in :mod:`ansheng.rules.engines`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ansheng import zones
from ansheng.days import NEVER
from ansheng.errors import InputError, MissingExtraError
from ansheng.facts.kinds import Fact, Invalid, is_missing
from ansheng.facts.record import Facts, Record, restored
from ansheng.sheets.cells import as_text
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl

Tables = Mapping[str, "pl.DataFrame"]
"""The tables of a dossier or of a ledger, by name."""

NATIVE = ("duckdb", "pyspark")
_ENGINES = ("duckdb", "pyspark", "py4j", "polars")
EAGER = ("polars", "pandas", "pyarrow")


def library_of(records: object) -> str:
    """The frame library that an object belongs to, or ``""``."""
    for cls in type(records).__mro__:
        name = cls.__module__.partition(".")[0].lstrip("_")
        if name in (*NATIVE, *EAGER):
            return name
    return ""


def to_polars(table: Any) -> pl.DataFrame:
    """An in-memory frame of any of the eager libraries as a Polars frame.

    :raises InputError: the object is no frame, or has two columns of one name
    :raises MissingExtraError: converting needs pyarrow, which is not installed
    """
    import polars as pl

    try:
        match library_of(table):
            case "polars" if isinstance(table, pl.LazyFrame):
                return table.collect()
            case "polars" if isinstance(table, pl.DataFrame):
                return table
            case "pandas" if hasattr(table, "columns"):
                return _from_pandas(table)
            case "pyarrow" if hasattr(table, "column_names"):
                return _from_arrow(table)
            case "duckdb" if hasattr(table, "project"):
                return fetched(table)
            case _ if hasattr(table, "__arrow_c_stream__"):
                return pl.DataFrame(table)
    except ModuleNotFoundError as error:
        raise MissingExtraError.of("pyarrow", "pandas") from error
    except (Exception, pl.exceptions.PanicException) as error:
        raise InputError(
            Words(
                "数据表无法读取；请改用其他格式或先转为 Polars 数据框",
                f"the table cannot be read: {error}; try another format or Polars",
            )
        ) from error
    raise InputError(
        Words(
            f"无法识别数据类型 {type(table).__name__}；请给出记录、字典、列表、数据框或文件路径",
            f"{type(table).__name__} is not understood; give a record, a mapping, a list, a data frame or a path",
        )
    )


def _from_pandas(table: Any) -> pl.DataFrame:
    import polars as pl

    if not table.columns.is_unique:
        raise ValueError(
            f"column names repeat: {[c for c in table.columns if list(table.columns).count(c) > 1]}"
        )
    own = table.copy()  # Arrow shares the memory of pandas, which a caller may write to afterwards
    return pl.DataFrame([_pandas_column(str(name), own[name]) for name in own.columns])


_STRANGE = ("decimal256", "month_day_nano_interval", "union<", "run_end_encoded", "list_view")
"""The types of Arrow at which Polars panics."""


def _is_strange(kind: Any) -> bool:
    return any(name in str(kind) for name in _STRANGE)


def _from_arrow(table: Any) -> pl.DataFrame:
    """A table of Arrow; columns of types that Polars lacks, decimals of 256 bits for one, by their values."""
    import polars as pl

    if not any(_is_strange(column.type) for column in table.columns):
        with suppress(Exception, pl.exceptions.PanicException):
            return pl.DataFrame(pl.from_arrow(table))
    if len(set(table.column_names)) < len(table.column_names):
        raise ValueError("column names repeat")
    return pl.DataFrame([_arrow_column(name, table[name]) for name in table.column_names])


def _arrow_column(name: str, column: Any) -> pl.Series:
    import polars as pl

    if not _is_strange(column.type):
        with suppress(Exception, pl.exceptions.PanicException):
            return pl.Series(name, pl.from_arrow(column))
    values = [_value(scalar) for scalar in column]
    if any(isinstance(value, list | dict) for value in values):
        return pl.Series(name, values, dtype=pl.Object)
    return pl.Series(name, [None if v is None else as_text(v) for v in values], dtype=pl.String)


def _value(scalar: Any) -> Any:
    """The value of a scalar of Arrow, or the name of its type where Python has none like it."""
    try:
        return scalar.as_py()
    except Exception:  # noqa: BLE001  a zone that is none, a day outside the calendar
        return str(scalar.type)


def _pandas_column(name: str, column: Any) -> pl.Series:
    import polars as pl

    kind = str(column.dtype)
    if kind == "object":
        plain = [v.tolist() if type(v).__name__ == "ndarray" else v for v in column]
        values = [None if is_missing(v) else v for v in plain]
        if any(isinstance(v, list | tuple | dict) for v in values):
            return pl.Series(name, values, dtype=pl.Object)  # inferring nested types loses values
        if any(_is_beyond(v) for v in values):
            return pl.Series(name, values, dtype=pl.Object)
        with suppress(Exception, pl.exceptions.PanicException):
            return pl.Series(name, values, strict=True)
        return pl.Series(name, [None if v is None else as_text(v) for v in values], dtype=pl.String)
    if kind == "category":
        column = column.astype("object")
        return _pandas_column(name, column)
    with suppress(Exception, pl.exceptions.PanicException):
        found: pl.Series = pl.from_pandas(column, nan_to_null=True)
        return found.alias(name)
    return _pandas_column(name, column.astype("object"))


def _is_beyond(value: object) -> bool:
    """Whether it is a number at which Polars panics, or that Python cannot write."""
    if isinstance(value, Decimal):
        return not value.is_finite()
    return isinstance(value, int) and value.bit_length() >= 128


@contextmanager
def reading() -> Iterator[None]:
    """What an engine says when its table cannot be read, because it was dropped say, as an error of ours.

    :raises InputError: the table cannot be read
    """
    try:
        yield
    except BaseException as error:
        library = type(error).__module__.partition(".")[0].lstrip("_")
        if library not in _ENGINES and type(error).__name__ != "PanicException":
            raise
        raise InputError(
            Words(
                "数据表无法读取，可能已被删除或改动；请核对后重新检查",
                "the table cannot be read, it may have been dropped or altered; look at it and check again",
            )
        ) from error


def fetched(relation: Any) -> pl.DataFrame:
    """A DuckDB relation as a Polars frame.

    :raises InputError: it cannot be read
    """
    with reading():
        frame: pl.DataFrame = legible(relation).pl()
        return frame


_ONLY_TEXT = ("INTERVAL", "UHUGEINT", "BIGNUM", "VARINT", "TIME WITH TIME ZONE", "UNION(", "JSON")
"""The types of DuckDB that Polars has none for, or misreads: it takes the largest UHUGEINT for -1."""

_NAMED = re.compile(r"""(["']).*?\1""")
"""A name of a field or a value in the type of a column."""


def legible(relation: Any) -> Any:
    """A DuckDB relation whose columns Polars reads as they are; those of other types become text.

    :raises InputError: it cannot be read
    """
    with reading():
        kinds = [_NAMED.sub("", str(kind)) for kind in relation.types]
    odd = [any(name in kind for name in _ONLY_TEXT) for kind in kinds]
    if not any(odd):
        return relation
    texts = (
        f"{quoted}::VARCHAR AS {quoted}" if is_odd else quoted
        for name, is_odd in zip(relation.columns, odd, strict=True)
        for quoted in ('"' + name.replace('"', '""') + '"',)
    )
    return relation.project(", ".join(texts))


def _zoned(table: Any, facts: type[Facts]) -> dict[str, str]:
    """The columns of days that are instants, with the zone in which the engine shows them.

    A timestamp of Spark and a TIMESTAMPTZ of DuckDB are instants, whatever the zone of the session.
    """
    import narwhals as nw

    schema = nw.from_native(table).collect_schema()
    days = [
        header for name, (header, _) in facts.match(schema).matched.items() if facts.fact(name).kind == "day"
    ]
    shown = {header: getattr(schema[header], "time_zone", None) for header in days}
    return {header: zone for header, zone in shown.items() if zone is not None}


def foreign(table: Any, facts: type[Facts]) -> dict[str | None, str]:
    """The columns of days that are instants shown in a zone other than China's, with that zone."""
    return {header: zone for header, zone in _zoned(table, facts).items() if not zones.is_chinese(zone)}


def in_china(table: Any, facts: type[Facts]) -> Any:
    """The table with the days in China in place of instants."""
    headers = list(_zoned(table, facts))
    if not headers:
        return table
    if library_of(table) == "duckdb":
        quoted = ['"' + header.replace('"', '""') + '"' for header in headers]
        days = ", ".join(f"({name} AT TIME ZONE '{zones.CHINA}')::DATE AS {name}" for name in quoted)
        return table.project(f"* REPLACE ({days})")
    from pyspark.sql import functions

    for header in headers:
        seconds = functions.unix_seconds(table[f"`{header.replace('`', '``')}`"]) + int(
            zones.EAST.total_seconds()
        )
        number = functions.floor(seconds / 86_400).cast("int")
        table = table.withColumn(header, functions.date_add(functions.lit(date(1970, 1, 1)), number))
    return table


def counted(table: Any, header: str | None) -> dict[str | None, int]:
    """How many rows of a DuckDB relation or PySpark frame have each text in a column, counted where they are.

    :param header: without a column all rows have none
    """
    import narwhals as nw

    frame = nw.from_native(table)
    if header is None:
        return {None: int(frame.select(nw.len()).collect("polars").item())}
    texts = frame.select(nw.col(header).cast(nw.String).alias("text"))
    found = texts.group_by("text").agg(nw.len().alias("rows")).collect("polars")
    return {text: int(rows) for text, rows in found.select("text", "rows").iter_rows()}


def rows_of(tables: Tables, name: str) -> Iterator[dict[str, Any]]:
    """The rows of a table, none where it is not there."""
    frame = tables.get(name)
    return iter(()) if frame is None else frame.iter_rows(named=True)


def records_of(tables: Tables, facts: type[Record]) -> Iterator[Record]:
    """The rows of a table as records of its class; empty cells cost nothing, nor those typed already."""
    frame = tables.get(facts.table)
    if frame is None:
        return
    names = [name for name in frame.columns if name in facts.facts()]
    parse = {name: _parser(facts.fact(name), frame.schema[name]) for name in names}
    implying = any(facts.fact(name).implies for name in names)
    for row in frame.select(names).iter_rows(named=True):
        given = {name: value for name, value in row.items() if value is not None}
        parsed = {name: parse[name](value) for name, value in given.items()}
        if any(isinstance(value, Invalid) for value in parsed.values()):
            yield facts(**given)
        else:
            yield restored(facts, {**facts.implied(given), **parsed} if implying else parsed, {})


_TYPED = {"count": "Int64", "flag": "Boolean", "day": "Date"}
"""The type of a column whose values are those of its facts, by the kind of fact."""
_MOST = 50_000
"""So many texts of a column are remembered with what they mean."""


def _parser(fact: Fact[Any], dtype: Any) -> Callable[[Any], Any]:
    """What makes values of a fact of those of a column."""
    if str(dtype) == _TYPED.get(fact.kind):
        return (lambda value: NEVER if value == NEVER else value) if fact.never else (lambda value: value)
    known: dict[Any, Any] = {}

    def parse(value: Any) -> Any:
        if not isinstance(value, str):
            return fact.parse(value)
        if value not in known and len(known) < _MOST:
            known[value] = fact.parse(value)
        return known[value] if value in known else fact.parse(value)

    return parse


def narrowed(table: Any, headers: Iterable[str]) -> Any:
    """The columns with these headers, whatever signs they hold, of a frame of Spark or a relation of DuckDB."""
    if library_of(table) == "pyspark":
        return table.select(*("`" + header.replace("`", "``") + "`" for header in headers))
    return table.project(", ".join('"' + header.replace('"', '""') + '"' for header in headers))


def harmless(frame: pl.DataFrame) -> pl.DataFrame:
    """Texts that start no formula in a spreadsheet: one that could, or has a ``'`` itself, gets a ``'``."""
    import polars as pl

    risky = pl.col(pl.String).str.contains(r"^['=+\-@＝＋－＠\t\r\n]")
    return frame.with_columns(
        pl.when(risky).then(pl.lit("'") + pl.col(pl.String)).otherwise(pl.col(pl.String)).name.keep()
    )
