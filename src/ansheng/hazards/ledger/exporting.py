"""Export of a whole ledger to Parquet or CSV files, and the ledger made again from them without loss."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.errors import InputError, UnknownNameError
from ansheng.facts.frames import harmless
from ansheng.hazards.events import storable
from ansheng.hazards.ledger import frames, schema
from ansheng.hazards.ledger.connection import LedgerError, Store
from ansheng.hazards.ledger.migrate import make, rebuild
from ansheng.hazards.ledger.rows import insert
from ansheng.hazards.ledger.verify import as_text, verify
from ansheng.sheets.door import new_folder, read_bytes, read_text, regular, shown
from ansheng.sheets.formats.parquet import own_frame
from ansheng.words import Words

FORMS = ("parquet", "csv")
PART = 200_000
ABOUT = "ledger.json"
READ = (2, 3, schema.VERSION)
"""The versions whose exports are read: events and journal are what they were, and the hazards are built anew."""


def export(store: Store, directory: Path, form: str) -> list[Path]:
    """Write events, journal and hazards; the folder appears when all is written."""
    if form not in FORMS:
        raise UnknownNameError.of(Words("导出格式", "form"), form, FORMS)
    storable(str(directory), "DIR")
    with new_folder(directory, error=LedgerError) as draft:
        _write(store, draft, form)
    return sorted(directory.iterdir())


def restore(store: Store, directory: Path) -> None:
    """Make a new ledger of exported files, and refuse it where it is not sound."""
    about = _about(directory)
    tables = (schema.journal, schema.events)
    parts = [(t, path) for t in tables for path in sorted(directory.glob(f"{t.name}-*.{about['form']}"))]
    for _, path in parts:
        regular(path, error=LedgerError)
    make(store)

    def work(connection: Connection) -> None:
        for table, path in parts:
            insert(connection, table, _read(path, table).rows())
        head = {"number": about["number"], "hash": about["hash"]}
        connection.execute(sa.update(schema.ledger).values(head))
        rebuild(connection)

    try:
        store.write(work)
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        raise _unsound(directory, Words("内容无法读取", str(error))) from error
    found = verify(store)
    if not found.sound:
        raise _unsound(directory, found.breaks[0].words)


def _unsound(directory: Path, why: Words) -> LedgerError:
    return LedgerError(
        Words(
            f"{directory}：导出的文件不完整或有改动，所建的台账不可用（{why.zh}）；请改用完整的导出文件",
            f"{directory}: the exported files are incomplete or changed ({why.en}); "
            "the ledger made of them is not sound; use a complete export",
        )
    )


def _about(directory: Path) -> dict[str, Any]:
    try:
        about: dict[str, Any] = json.loads(read_text(directory / ABOUT))
        if about["version"] not in READ or about["form"] not in FORMS:
            raise ValueError(about["version"])
    except InputError as error:
        raise LedgerError(
            Words(
                f"{shown(directory)} 中无导出的台账；{error.words.zh}",
                f"{shown(directory)} holds no exported ledger; {error.words.en}",
            )
        ) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise LedgerError(
            Words(
                f"{directory}：其中无导出的台账；请核对文件夹",
                f"{directory}: holds no exported ledger; check the folder",
            )
        ) from error
    return about


def _write(store: Store, folder: Path, form: str) -> None:
    with store.reading() as connection:
        for table in (schema.journal, schema.events):
            for part, frame in enumerate(_parts(connection, table), start=1):
                _write_frame(frame, folder / f"{table.name}-{part:04}.{form}", form)
        head = connection.execute(sa.select(schema.ledger)).one()
    hazards = frames.frame(store)
    _write_frame(hazards, folder / f"hazards.{form}", form)
    about = {"version": head.version, "number": head.number, "hash": head.hash, "form": form}
    (folder / ABOUT).write_text(json.dumps(about), encoding="utf-8")


def _parts(connection: Connection, table: sa.Table) -> Iterator[pl.DataFrame]:
    """The rows of a table exactly as they are stored, in pieces."""
    dtypes = _dtypes(table)
    order = sa.select(*as_text(table)).order_by(*table.primary_key.columns).execution_options(yield_per=PART)
    for rows in connection.execute(order).partitions():
        yield pl.DataFrame([tuple(row) for row in rows], schema=dtypes, orient="row")


def _dtypes(table: sa.Table) -> dict[str, Any]:
    return {c.name: pl.Int64 if isinstance(c.type, sa.Integer) else pl.String for c in table.c}


def _write_frame(frame: pl.DataFrame, path: Path, form: str) -> None:
    if form == "csv":
        harmless(frame).write_csv(path, quote_style="non_numeric")
    else:
        frame.write_parquet(path)


def _read(path: Path, table: sa.Table) -> pl.DataFrame:
    dtypes, data = _dtypes(table), read_bytes(path, error=LedgerError)
    if path.suffix == ".csv":
        texts = pl.col(pl.String).fill_null("").str.strip_prefix("'")
        try:
            return pl.read_csv(data, schema=dtypes).with_columns(texts)
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
            raise LedgerError(
                Words(
                    f"{path}：导出的文件已损坏；请改用完整的导出文件",
                    f"{path}: the exported file is damaged; use a complete export",
                )
            ) from error
    return own_frame(data, str(path)).select(pl.col(name).cast(dtype) for name, dtype in dtypes.items())
