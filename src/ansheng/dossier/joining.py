"""Joining: the files and sheets of one table put together, with where each part came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import polars as pl

from ansheng.dates import AnyDay
from ansheng.dossier.settings import FILE as SETTINGS
from ansheng.errors import InputError, Problem
from ansheng.facts.loading.doubts import repeated
from ansheng.facts.loading.load import Loaded
from ansheng.facts.loading.table import EXTRA
from ansheng.sheets.reading import inside
from ansheng.words import Words


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


def source(part: Loaded) -> Source:
    """Where a part of a table came from."""
    counts = (part.found.height, part.blank_rows, part.set_aside)
    return Source(part.facts.table, part.file or "", part.sheet, *counts, part.headers)


def join(parts: Sequence[Loaded]) -> tuple[pl.DataFrame, tuple[Problem, ...]]:
    """The records of several files of one table in one frame, with the ids that stand in several of them."""
    frames = [part.frame.with_columns(part.extra) for part in parts]
    return pl.concat(frames, how="vertical"), tuple(repeated(parts))


def with_extra(frame: pl.DataFrame) -> pl.DataFrame:
    """A table that has no column of what stands under no fact, with an empty one."""
    return frame if EXTRA in frame.columns else frame.with_columns(pl.lit(None, pl.String).alias(EXTRA))


def no_ledger(folder: Path) -> InputError:
    """That nothing in a dossier says when it was recorded."""
    return InputError(
        Words(
            f"{folder}：案卷的表均不取自台账，无录入日期，不能用 --known-by；请在 {SETTINGS} 的 [tables] 中写明台账",
            f"{folder}: no table comes from a ledger, so nothing says when it was recorded; leave out --known-by, or "
            f"name a ledger under [tables] of {SETTINGS}",
        )
    )


def held_in(
    address: str, written: str = "", known_by: AnyDay | None = None
) -> tuple[dict[str, pl.DataFrame], tuple[Source, ...]]:
    """The tables of a ledger, and that they came from there.

    :param written: the address as the settings write it, where it is that of a file beside them
    :param known_by: what had been recorded by this day only
    """
    from ansheng.hazards.ledger import Ledger

    with Ledger.open(address) as ledger:
        tables = {name: with_extra(frame) for name, frame in ledger.tables(known_by=known_by).items()}
        name = ledger.address if address == written or not written else written
    return tables, tuple(Source(table, name, None, frame.height, 0, 0, {}) for table, frame in tables.items())


def below(folder: Path, address: str) -> str:
    """The address of a ledger; a file that is named without its folder lies in the dossier.

    :raises InputError: it leads out of the dossier
    """
    start, found, path = address.partition("sqlite:///")
    if start or not found or path.startswith((":", "file:")) or Path(path).is_absolute():
        return address
    file, mark, options = path.partition("?")
    return f"{found}{inside(folder, file)}{mark}{options}"
