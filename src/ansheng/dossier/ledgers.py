"""Ledgers that feed a dossier: what they hold, and where their files lie."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from ansheng.dates import AnyDay
from ansheng.dossier.joining import Source, with_extra
from ansheng.dossier.settings import FILE as SETTINGS
from ansheng.errors import InputError
from ansheng.sheets.reading import inside
from ansheng.words import Words


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
