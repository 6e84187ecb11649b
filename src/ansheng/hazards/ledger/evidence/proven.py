"""Proven: the hazards whose one event makes just what is stored of them, found in columns; the others are looked at.

Most hazards of a ledger were registered by a table and had no event since. Of such a one nothing is parsed: the facts
that are stored are written as its event would tell them, and where that is the text of the event to the letter, the
event tells these facts. What is not shown so, for whichever reason, is left to the look at one hazard after the other.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from binascii import hexlify
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, islice
from operator import itemgetter
from typing import Any

import polars as pl
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.facts.loading.columns import DTYPES
from ansheng.hazards.entry import HazardEntry
from ansheng.hazards.events import EXTRA, from_json, to_json
from ansheng.hazards.ledger import schema
from ansheng.hazards.ledger.imports.columns import consistent, last, progressed, state
from ansheng.hazards.ledger.imports.identity import keys
from ansheng.hazards.ledger.imports.sheets import facts_text
from ansheng.hazards.ledger.rows import (
    FIRST,
    LONGEST_ID,
    Row,
    as_text,
    event_hash,
    pieces,
    plainly,
    stored_facts,
)

_EVENT = tuple(column.name for column in schema.events.c)
_HASH = _EVENT.index("hash")
_AS_SUCH = itemgetter(len(_EVENT) + 1)
_OWN = ("state", "last_on", "key", EXTRA)
_NEEDED = ("found_on", "due_on", "rectified", "rectified_on", "closed", "closed_on", "order_no", "grade")
"""What the life cycle asks for; of these a column is made where nothing is stored."""
_FLAGS = ("rectified", "closed")
_SIGN = r'["\\\x00-\x1f]'
"""A sign that JSON writes in another way."""
_TEXT = r'"[^"\\\x00-\x1f]*"'
_PLACE = rf'^\{{(?:"_file":{_TEXT},)?(?:"_row":(?:0|[1-9][0-9]*),)?(?:"_sheet":{_TEXT},)?$'
_MISSHAPEN = (TypeError, ValueError, OverflowError, pl.exceptions.PolarsError)


def doubtful(connection: Connection, size: int) -> Iterator[list[Row]]:
    """The events, in order, of the hazards that are not proven, so many hazards at a time as fit; days as text."""
    lite, told = connection.dialect.name == "sqlite", stored_facts(connection)
    columns, hazards = as_text(schema.events), schema.hazards.c
    checks = [hazards.version == 1, hazards.head == schema.events.c.hash]
    as_such = [~kind for kind in _bytes_in(told)] if lite else []
    own = (plainly(hazards[name]) for name in (*_OWN, *told))
    joined = schema.events.outerjoin(schema.hazards, hazards.id == schema.events.c.hazard)
    flags = [sa.cast(sa.and_(True, *each), sa.Integer) for each in (checks, as_such)]
    wanted = _ordered().with_only_columns(*columns, *flags, *own).select_from(joined)
    seen = 0
    for rows in _whole(pieces(connection, wanted, size, raw=lite)):
        if not all(map(_AS_SUCH, rows)):
            break
        seen += len(rows)
        left = _left(rows, told)
        if left:
            yield [_decoded(row) for row in left] if lite else [row[: len(_EVENT)] for row in left]
    else:
        return
    yield from every(connection, size, seen)


def every(connection: Connection, size: int, start: int = 0) -> Iterator[list[Row]]:
    """The events of all hazards in the same order and parts, from the one that ``start`` others come before."""
    rest = islice(chain.from_iterable(pieces(connection, _ordered(), size)), start, None)
    yield from _whole(iter(lambda: list(islice(rest, size)), []))


def _ordered() -> sa.Select[Any]:
    return sa.select(*as_text(schema.events)).order_by(schema.events.c.hazard, schema.events.c.seq)


def _decoded(row: Row) -> Row:
    """An event that was read as bytes, as it is looked at where nothing stored is believed."""
    values = row[: len(_EVENT)]
    return tuple(v.decode(errors="surrogateescape") if v.__class__ is bytes else v for v in values)


def _whole(parts: Iterable[list[Row]]) -> Iterator[list[Row]]:
    """The same rows in parts that end with the last event of a hazard."""
    held = list[Row]()
    for part in parts:
        rows = held + part
        end = len(rows)
        while end and rows[end - 1][0] == rows[-1][0]:
            end -= 1
        held = rows[end:]
        if end:
            yield rows[:end]
    if held:
        yield held


def _bytes_in(told: Sequence[str]) -> Iterator[sa.ColumnElement[bool]]:
    """That something is stored as bytes where a text belongs, from which its bytes cannot be told."""
    for table, names in ((schema.events, _EVENT), (schema.hazards, ("head", *_OWN, *told))):
        for name in names:
            yield sa.func.typeof(table.c[name]) == "blob"


def _left(rows: list[Row], told: Sequence[str]) -> list[Row]:
    """The events of the hazards that are not proven."""
    try:
        good = _good(rows, told)
    except _MISSHAPEN:
        return rows
    hashed = _hashed_bytes if rows[0][0].__class__ is bytes else _hashed
    broken = hashed(compress(rows, good))
    return [row for row, proven in zip(rows, good, strict=True) if not proven or row[0] in broken]


def _hashed(rows: Iterable[Row]) -> set[Any]:
    """The hazards of these registrations whose hashes are not right."""
    return {row[0] for row in rows if event_hash(FIRST, *row[:_HASH]) != row[_HASH]}


def _hashed_bytes(rows: Iterable[Row]) -> set[Any]:
    """The same of bytes, in whose texts JSON writes every sign as it is."""
    sha256, form = hashlib.sha256, b'["","%b",%d,"%b","%b","%b","%b",%b]'
    return {row[0] for row in rows if hexlify(sha256(form % row[:_HASH]).digest()) != row[_HASH]}


def _good(rows: list[Row], told: Sequence[str]) -> list[bool]:
    """Of each event whether it alone makes what is stored of its hazard, if its hash is right."""
    frame = _framed(rows, told)
    stamps = {at: _day_of(at) for at in frame["at"].unique().to_list()}
    by, days = pl.col("hazard"), [name for name in told if _kind(name) == "day"]
    flags = {*_FLAGS, *(name for name in told if _kind(name) == "flag")}
    single = (by != by.shift(1)).fill_null(True) & (by != by.shift(-1)).fill_null(True)
    checks = [
        single,
        *((pl.col(name) == value) for name, value in (("kind", "register"), ("seq", 1), ("fits", 1))),
        *(~pl.col(name).str.contains(_SIGN) for name in ("hazard", "actor", "at")),
        *(_day(name).cast(pl.String).eq_missing(pl.col(name)) for name in ("day", "last_on", *days)),
        *((pl.col(name) >= "0001").fill_null(True) for name in ("day", "last_on", *days)),
        *(pl.col(name).is_between(0, 1).fill_null(True) for name in flags),
        pl.col("key").str.len_chars().is_between(1, LONGEST_ID),
    ]
    frame = frame.with_columns(
        pl.all_horizontal(checks).alias("_good"),
        pl.col("at").replace_strict(stamps, return_dtype=pl.Date).alias("_at"),
        *(_day(name) for name in ("day", "last_on", *days)),
        *(pl.col(name).cast(pl.Boolean) for name in flags),
        keys(frame["hazard"]).alias("_key"),
    )
    frame = _registered(frame, told)
    extra = frame[EXTRA]
    good = frame["_good"].fill_null(False)
    if extra.null_count() < len(extra):
        canonical = {text: _canonical(text) for text in extra.unique().to_list() if text is not None}
        good &= extra.replace_strict(canonical, default=True, return_dtype=pl.Boolean)
    return good.to_list()


def _registered(frame: pl.DataFrame, told: Sequence[str]) -> pl.DataFrame:
    """The frame with ``_good`` where the event, taken as a registration, tells what is stored, and nothing else."""
    stored = {name: pl.col(name) for name in _FLAGS}
    spoken = {name: pl.col("data").str.contains(f'"{name}":', literal=True) for name in _FLAGS}
    text = facts_text(sorted({*told, "id"})).str.slice(1)
    start = pl.col("data").str.strip_suffix(pl.col("_text"))
    mine = pl.concat_str(pl.lit(f'{{"{EXTRA}":'), pl.col(EXTRA), pl.lit(","))
    place = pl.when(pl.col(EXTRA).is_null()).then(start).otherwise(start.str.replace(mine, "{", literal=True))
    begun = pl.col(EXTRA).is_null() | start.str.starts_with(mine)
    on = pl.min_horizontal("day", "_at")
    frame = frame.with_columns(*(expr.alias(f"_{name}") for name, expr in stored.items()))
    frame = frame.with_columns(
        pl.col("hazard").alias("id"),
        *(pl.when(said).then(pl.col(name)).alias(name) for name, said in spoken.items()),
    )
    frame = frame.with_columns(text.alias("_text"))
    frame = frame.with_columns(
        pl.col("_good") & pl.col("data").str.ends_with(pl.col("_text")) & begun & place.str.contains(_PLACE)
    )
    frame = frame.with_columns(*progressed())
    same = [pl.col(name).eq_missing(pl.col(f"_{name}")) for name in _FLAGS]
    same += [pl.col("key") == pl.col("_key"), pl.col("state") == state(), pl.col("last_on") == last(on)]
    return frame.with_columns(pl.all_horizontal("_good", *same, consistent()).alias("_good"))


def _framed(rows: list[Row], told: Sequence[str]) -> pl.DataFrame:
    """Rows as columns: texts, and the numbers that flags and counts are."""
    kinds = dict.fromkeys(("seq", "number", "fits", "as_such"), pl.Int64)
    kinds |= {name: _stored_as(name) for name in told}
    names = (*_EVENT, "fits", "as_such", *_OWN, *told)
    columns = {
        name: _series(name, values, kinds.get(name, pl.String))
        for name, values in zip(names, zip(*rows, strict=True), strict=True)
    }
    absent = [pl.lit(None, _absent(name)).alias(name) for name in _NEEDED if name not in columns]
    return pl.DataFrame(list(columns.values())).with_columns(absent)


def _series(name: str, values: tuple[Any, ...], dtype: Any) -> pl.Series:
    if dtype != pl.String:
        return pl.Series(name, values, dtype=dtype, strict=True)
    if any(value.__class__ is bytes for value in values):
        return pl.Series(name, values, dtype=pl.Binary, strict=True).cast(pl.String)
    return pl.Series(name, values, dtype=pl.String, strict=True)


def _kind(name: str) -> str:
    return HazardEntry.fact(name).kind


def _stored_as(name: str) -> Any:
    return {"flag": pl.Int64, "count": pl.Int64, "number": pl.Float64}.get(_kind(name), pl.String)


def _absent(name: str) -> Any:
    return pl.Int64 if _kind(name) == "flag" else DTYPES[_kind(name)]


def _day(name: str) -> pl.Expr:
    return pl.col(name).str.to_date("%Y-%m-%d", strict=False)


def _day_of(at: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(at).date()
    except ValueError:
        return None


def _canonical(text: str) -> bool:
    """Whether the other columns of a hazard are written as they would be."""
    try:
        told = from_json(text)
        return bool(told) and all(isinstance(v, str) for v in told.values()) and to_json(told) == text
    except (TypeError, ValueError, AttributeError):
        return False
