"""Export of a whole ledger to Parquet or CSV files, and the ledger made again from them without loss."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.errors import AnshengError, InputError, UnknownNameError
from ansheng.facts.frames import harmless
from ansheng.hazards.events import storable
from ansheng.hazards.ledger import frames, schema
from ansheng.hazards.ledger.connection import LedgerError, Store
from ansheng.hazards.ledger.migrate import Became, create_tables, rebuild, use_wal
from ansheng.hazards.ledger.roles import attempts_kept
from ansheng.hazards.ledger.rows import as_text, insert
from ansheng.hazards.ledger.verify import look
from ansheng.sheets.door import TABLE, new_folder, read_bytes, read_text, regular, shown
from ansheng.sheets.formats.parquet import own_frame
from ansheng.words import Words

FORMS = ("parquet", "csv")
PART = 200_000
ABOUT = "ledger.json"
READ = (2, 3, 4, schema.VERSION)
"""The versions whose exports are read: events and journal are what they were, and the hazards are built anew."""


def export(store: Store, directory: Path, form: str) -> list[Path]:
    """Write events, journal and hazards; the folder appears when all is written."""
    if form not in FORMS:
        raise UnknownNameError.of(Words("导出格式", "form"), form, FORMS)
    storable(str(directory), "DIR")
    store.for_tables()
    with new_folder(directory, error=LedgerError, private=True) as draft:
        _write(store, draft, form)
    return sorted(directory.iterdir())


def restore(store: Store, directory: Path) -> Became:
    """Make a new ledger of exported files; where these are not whole and sound, nothing is made.

    :raises LedgerError: there is a ledger already, or what is wrong with the files
    """
    about = _about(directory)
    parts = _parts_in(directory, about)
    with store.new_file():
        use_wal(store)
        store.write(lambda connection: _restored(connection, store, directory, about, parts))
    return "made"


def _restored(
    connection: Connection,
    store: Store,
    directory: Path,
    about: Mapping[str, Any],
    parts: Sequence[tuple[sa.Table, Path]],
) -> None:
    """Fill the tables, and look at the whole as if it were to be verified; a fault undoes all of it."""
    if not create_tables(connection, store.address):
        raise LedgerError(
            Words(
                f"{store.address}：已有台账，未作改动；请另选地址",
                f"{store.address}: there is a ledger already, which stays as it is; choose another address",
            )
        )
    try:
        for table, path in parts:
            insert(connection, table, _read(path, table).rows())
        insert(connection, schema.attempts, [tuple(row) for row in about.get("attempts", ())])
        connection.execute(
            sa.update(schema.ledger).values({name: about[name] for name in ("number", "hash")})
        )
        rebuild(connection)
    except LedgerError:
        raise
    except sa.exc.IntegrityError as error:
        raise _unsound(directory, Words("有重复的内容", "something stands in them twice")) from error
    except AnshengError as error:
        raise _unsound(directory, error.words) from error
    except (pl.exceptions.PolarsError, OSError, ValueError, KeyError, TypeError, AssertionError) as error:
        raise _unsound(directory, Words("内容无法读取", str(error))) from error
    found = look(connection, store)
    if not found.sound:
        raise _unsound(directory, found.breaks[0].words)


def _unsound(directory: Path, why: Words) -> LedgerError:
    return LedgerError(
        Words(
            f"{directory}：导出的文件不完整或有改动，未建台账（{why.zh}）；请改用完整的导出文件",
            f"{directory}: the exported files are incomplete or changed, and no ledger is made of them ({why.en}); "
            "use a complete export",
        )
    )


def _about(directory: Path) -> dict[str, Any]:
    """What an export says of itself.

    :raises LedgerError: the folder holds none, it is cut or changed, or another version's
    """
    try:
        about: Any = json.loads(read_text(directory / ABOUT, most=TABLE))
    except InputError as error:
        raise LedgerError(
            Words(
                f"{shown(directory)} 中无导出的台账；{error.words.zh}",
                f"{shown(directory)} holds no exported ledger; {error.words.en}",
            )
        ) from error
    except (ValueError, RecursionError) as error:
        raise _unsound(directory, Words(f"{ABOUT} 无法读取", f"{ABOUT} cannot be read")) from error
    if not isinstance(about, dict) or not {"version", "number", "hash", "form"} <= about.keys():
        raise LedgerError(
            Words(
                f"{directory}：其中无导出的台账；请核对文件夹",
                f"{directory}: holds no exported ledger; check the folder",
            )
        )
    if isinstance(about["version"], int) and about["version"] not in READ:
        raise _other_version(directory, about["version"])
    if not _fits(about):
        raise _unsound(directory, Words(f"{ABOUT} 的内容有误", f"{ABOUT} does not say what it should"))
    return about


def _fits(about: Mapping[str, Any]) -> bool:
    """Whether what an export says of itself is of the kinds that it should be."""
    files, attempts = about.get("files", {}), about.get("attempts", [])
    kinds = (str, int, int, str)
    return (
        about["version"] in READ
        and about["form"] in FORMS
        and isinstance(about["number"], int)
        and isinstance(about["hash"], str)
        and isinstance(files, dict)
        and all(isinstance(told, dict) and {"bytes", "sha256"} <= told.keys() for told in files.values())
        and isinstance(attempts, list)
        and all(isinstance(row, list) and tuple(map(type, row)) == kinds for row in attempts)
    )


def _other_version(directory: Path, version: int) -> LedgerError:
    first, last = READ[0], READ[-1]
    if version > last:
        do = Words("请升级 ansheng", "upgrade ansheng")
    else:
        do = Words(
            "请用导出它的那一版 ansheng 重建后升级",
            "restore it with the ansheng that exported it, and upgrade the ledger",
        )
    return LedgerError(
        Words(
            f"{directory}：导出的格式版本为{version}，本程序可读取{first}～{last}；{do.zh}",
            f"{directory}: the export is of version {version}, this program reads {first} to {last}; {do.en}",
        )
    )


def _parts_in(directory: Path, about: Mapping[str, Any]) -> list[tuple[sa.Table, Path]]:
    """The files to read, each as long and as it was when it was written; older exports do not say how that was.

    :raises LedgerError: one is missing, cut or changed
    """
    found: list[tuple[sa.Table, Path]] = []
    for table in (schema.journal, schema.events):
        there = {path.name for path in directory.glob(f"{table.name}-*.{about['form']}")}
        names = (
            {name for name in about["files"] if name.startswith(f"{table.name}-")}
            if "files" in about
            else there
        )
        for name in sorted(names):
            _check(directory, name, about.get("files", {}).get(name))
            found.append((table, directory / name))
    return found


def _check(directory: Path, name: str, told: Mapping[str, Any] | None) -> None:
    if Path(name).name != name or not regular(directory / name, error=LedgerError):
        raise _unsound(directory, Words(f"缺少 {name}", f"{name} is missing"))
    if told is None:
        return
    data = read_bytes(directory / name, error=LedgerError)
    if len(data) < told["bytes"]:
        raise _unsound(
            directory,
            Words(
                f"{name} 被截断：应为{told['bytes']}字节，现有{len(data)}字节",
                f"{name} is cut: {told['bytes']} bytes were written, {len(data)} are there",
            ),
        )
    if hashlib.sha256(data).hexdigest() != told["sha256"]:
        raise _unsound(
            directory,
            Words(f"{name} 与导出时的校验值不符", f"{name} is not the file whose digest was written"),
        )


def _write(store: Store, folder: Path, form: str) -> None:
    with store.reading() as connection:
        for table in (schema.journal, schema.events):
            for part, frame in enumerate(_parts(connection, table), start=1):
                _write_frame(frame, folder / f"{table.name}-{part:04}.{form}", form)
        head = connection.execute(sa.select(schema.ledger)).one()
        attempts = attempts_kept(connection)
    hazards = frames.frame(store)
    _write_frame(hazards, folder / f"hazards.{form}", form)
    about = {
        "version": head.version,
        "number": head.number,
        "hash": head.hash,
        "form": form,
        "attempts": attempts,
        "files": {path.name: _digest(path) for path in sorted(folder.iterdir())},
    }
    (folder / ABOUT).write_text(json.dumps(about), encoding="utf-8")


def _digest(path: Path) -> dict[str, Any]:
    data = read_bytes(path, error=LedgerError)
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


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
