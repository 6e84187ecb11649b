"""Joining: the files and sheets of one table put together, with where each part came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
import polars as pl

from ansheng.errors import Problem
from ansheng.facts.loading.doubts import repeated
from ansheng.facts.loading.load import Loaded
from ansheng.facts.loading.table import EXTRA


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
