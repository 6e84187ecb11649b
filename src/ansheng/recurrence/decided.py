"""Decided: the pairs that people of an office have accepted or refused, read from a file of theirs.

The file is the table of pairs with 是 or 否 under 认定. It is read for one call; nothing of it is kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from ansheng.errors import InputError
from ansheng.facts.frames import library_of, to_polars
from ansheng.facts.kinds import Choice, Day, Flag, Text
from ansheng.facts.record import Facts
from ansheng.sheets.door import TABLE
from ansheng.sheets.held import held
from ansheng.sheets.names import key
from ansheng.sheets.reading import read_table
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl


class DecidedPair(Facts, title="认定的配对", en="decided pair"):
    """A pair that people have accepted as one, or refused: 甲 and 乙 name it as the table of pairs does."""

    kind = Choice(
        "种类",
        en="kind",
        options={"unit": "同一单位", "duplicate": "重复登记", "recurrence": "复发", "undated": "先后不明"},
    )
    first = Text("甲", en="first", aliases=("first_ref",))
    second = Text("乙", en="second", aliases=("second_ref",))
    decided = Flag("认定", en="decided", aliases=("是否认定", "accepted"), note="是：认定为同一；否：不是")
    by = Text("认定人", en="decided by")
    on = Day("认定日期", en="decided on", past=True)
    reason = Text("认定理由", en="why")


@attrs.frozen
class Decisions:
    """What people have decided: pairs of names of units and pairs of hazards, each true or false.

    :param open: how many rows of the file decide nothing
    """

    units: dict[tuple[str, str], bool] = attrs.field(factory=dict)
    hazards: dict[tuple[str, str], bool] = attrs.field(factory=dict)
    open: int = 0


def decisions_of(source: object) -> Decisions:
    """The decisions of a file or frame; of two about one pair the later row counts. None is no decisions.

    :raises InputError: it cannot be read, or is no table of pairs
    """
    if source is None:
        return Decisions()
    if isinstance(source, Decisions):
        return source
    units, hazards = dict[tuple[str, str], bool](), dict[tuple[str, str], bool]()
    left = 0
    for kind, first, second, decided in _rows(source):
        if decided is None or not first or not second or kind is None:
            left += 1
        elif kind == "unit":
            units[_pair(key(first), key(second))] = decided
        else:
            hazards[_pair(first, second)] = decided
    return Decisions(units, hazards, left)


def _pair(first: str, second: str) -> tuple[str, str]:
    return min(first, second), max(first, second)


def _rows(source: object) -> Iterable[tuple[str | None, str | None, str | None, bool | None]]:
    from ansheng.facts.loading.load import load

    wanted = ("kind", "first", "second", "decided")
    tables: list[object] = []
    if library_of(source):
        tables = [to_polars(source)]
    else:
        path = Path(source) if isinstance(source, str) else source
        tables = list(read_table(held(path, most=TABLE), sheet=None, known=DecidedPair.titles()))  # type: ignore[arg-type]
    found = False
    for table in tables:
        loaded = load(table, DecidedPair, only=wanted)  # type: ignore[arg-type]
        if not {"kind", "first", "second", "decided"} <= loaded.headers.keys():
            continue
        found = True
        yield from _columns(loaded.typed.frame).iter_rows()
    if not found:
        raise InputError(
            Words(
                "认定表应有“种类”“甲”“乙”“认定”四列；可先用 --out 写出再填写",
                "a table of decisions has columns for the kind, the two sides and the decision; write one with"
                " --out and fill it in",
            )
        )


def _columns(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select("kind", "first", "second", "decided")
