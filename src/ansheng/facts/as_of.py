"""As of a day: how a flag that has a day of its own stood at the end of a day, in a table and in a record.

A table shows how things stood when it was closed. A flag that is declared with the day on which it became true,
``Flag("是否整改", dated="rectified_on")``, is not set before that day, whether it is set or blank in the table, and is
set from that day on where it is blank. A flag that says no is believed, though a day stands beside it: the two
contradict each other, which is a problem of kind ``contradicts_day``. Where both are blank it is unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from ansheng.dates import day_label
from ansheng.errors import Problem
from ansheng.facts.record import Facts
from ansheng.words import Words

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


def contradictions(
    frame: pl.DataFrame, record: type[Facts], headers: Mapping[str, str], rows: pl.Series
) -> Iterator[Problem]:
    """The flags of a typed table that say no beside a day of their own: one problem each, of kind ``contradicts_day``.

    :param headers: the header of the file by the name of its fact
    :param rows: the number of each row in its file
    """
    for flag, on in dated_flags(record).items():
        if not {flag, on} <= set(headers) & set(frame.columns):
            continue
        at = (~frame[flag].fill_null(True) & frame[on].is_not_null()).arg_true()
        for row, day in zip(rows.gather(at).to_list(), frame[on].gather(at).to_list(), strict=True):
            title, other = record.fact(flag), record.fact(on)
            yield Problem(
                "contradicts_day",
                Words(
                    f"“{title.title}”为否，但“{other.title}”填的是{day_label(day)}；按否处理，请核对两处",
                    f"{title.en!r} says no beside {other.en!r} {day}; taken as no, look at both cells",
                ),
                row=row,
                column=headers[flag],
                value=str(day),
            )


def pairs_in_order(record: type[Facts], columns: Collection[str]) -> Iterator[tuple[str, str]]:
    """The day facts among some columns, each with one that it does not come before: the nearest first."""
    for name in (name for name in record.facts() if name in columns):
        yield from ((name, earlier) for earlier in _earlier(record, name) if earlier in columns)


def _earlier(record: type[Facts], name: str) -> Iterator[str]:
    """The days that a day follows: the one that it names, the one that that follows, and so on."""
    seen = {name}
    while (name := record.fact(name).after) and name not in seen:
        seen.add(name)
        yield name


def out_of_order(
    frame: pl.DataFrame, record: type[Facts], headers: Mapping[str, str], rows: pl.Series
) -> Iterator[Problem]:
    """The days of a typed table that come before one which they follow: one problem each, of kind ``day_order``.

    Each is held against the day that it follows, and the one that that follows; it is listed against the nearest.

    :param headers: the header of the file by the name of its fact
    :param rows: the number of each row in its file
    """
    listed: dict[str, pl.Series] = {}
    for name, earlier in pairs_in_order(record, set(headers) & set(frame.columns)):
        other, wrong = record.fact(earlier), (frame[name] < frame[earlier]).fill_null(False)
        at = (wrong & ~listed[name] if name in listed else wrong).arg_true()
        listed[name] = listed[name] | wrong if name in listed else wrong
        days = (column.gather(at).to_list() for column in (rows, frame[name], frame[earlier]))
        for row, day, before in zip(*days, strict=True):
            yield Problem(
                "day_order",
                Words(
                    f"早于“{other.title}”（{before}）；已按所填读取，请核对这两格",
                    f"before {other.en!r} ({before}); read as it stands, look at both cells",
                ),
                row=row,
                column=headers[name],
                value=str(day),
            )
