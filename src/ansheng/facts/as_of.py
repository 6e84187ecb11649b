"""As of a day: how a flag that has a day of its own stood at the end of a day, in a table and in a record.

A table shows how things stood when it was closed. A flag that is declared with the day on which it became true,
``Flag("是否整改", dated="rectified_on")``, is not set before that day, whether it is set or blank in the table, and is
set from that day on where it is blank. A flag that says no is believed, though a day stands beside it: the two
contradict each other, which is a problem of kind ``contradicts_day``. Where both are blank it is unknown.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ansheng.facts.record import Facts

if TYPE_CHECKING:
    import polars as pl


def dated_flags(record: type[Facts]) -> dict[str, str]:
    """The flags of a record that have a day of their own, with that day: ``{"rectified": "rectified_on"}``."""
    return {name: fact.dated for name, fact in record.facts().items() if fact.dated}


def as_of(frame: pl.LazyFrame, record: type[Facts], day: date) -> pl.LazyFrame:
    """The table as it stood at the end of ``day``: later flags taken back, blank ones filled in from their day."""
    import polars as pl

    return frame.with_columns(
        pl.when(pl.col(on) > day)
        .then(False)
        .otherwise(pl.coalesce(pl.col(flag), pl.col(on) <= day))
        .alias(flag)
        for flag, on in dated_flags(record).items()
    )


def stood(flag: bool | None, on: date | None, day: date) -> bool | None:
    """How one flag stood at the end of ``day``, ``on`` being its own day; None where that is not known.

    >>> stood(True, date(2024, 7, 1), date(2024, 6, 30)), stood(None, date(2024, 6, 1), date(2024, 6, 30))
    (False, True)
    """
    if on is not None and on > day:
        return False
    return flag if flag is not None or on is None else True
