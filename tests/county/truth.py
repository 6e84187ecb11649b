"""The truth of the county's dossier in terms of our records: its tables, and the cells that are in doubt."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

HERE = Path(__file__).parent
HELD = ("柳河镇/", "交通运输局/", "经济开发区/")
"""The files of these offices are kept apart, and are not looked at while the reader is mended."""
USELESS = "（无用处）"

Where = tuple[str, str, int, str]
"""File, sheet, row and header of a cell."""


@attrs.frozen(eq=False)
class Column:
    """A column of a true table.

    :param number: its number in the sheet, from 1
    :param facts: the facts of ours that it may be read as, the first of them holding the value; none where it has to be
        kept as it stands
    """

    header: str
    number: int
    meaning: str
    facts: tuple[str, ...]

    @property
    def useless(self) -> bool:
        """Whether the truth has no use for it; a record of ours may hold it all the same."""
        return self.meaning == USELESS

    @property
    def letter(self) -> str:
        """The column as a spreadsheet names it."""
        high, low = divmod(self.number - 1, 26)
        return (chr(64 + high) if high else "") + chr(65 + low)


@attrs.frozen(eq=False)
class Table:
    """A true table: where it stands, the table of ours that it is, its columns, and its records by row.

    :param table: None where we have no such records
    :param counted: whether its records stand nowhere else
    """

    file: str
    sheet: str
    table: str | None
    counted: bool
    columns: tuple[Column, ...]
    records: Mapping[int, Mapping[str, Any]]

    @property
    def held(self) -> bool:
        """Whether it is of the part that is kept apart."""
        return self.file.startswith(HELD)

    @property
    def read(self) -> bool:
        """Whether its records are to be read."""
        return self.table is not None and self.counted


@attrs.frozen(eq=False, slots=False)
class Truth:
    """All of it.

    :param doubtful: why a clerk would send a cell back
    :param accept: other readings of a cell that are no error
    :param clear: cells that the truth doubts and that are what they say to us
    :param written: what stands in cells that contradict each other, of which the truth takes neither
    :param values: by fact, what a word of the truth is with us
    """

    told: Mapping[str, Any]
    tables: tuple[Table, ...]
    doubtful: Mapping[Where, str]
    accept: Mapping[Where, Sequence[Any]]
    clear: frozenset[Where]
    written: Mapping[Where, Any]
    values: Mapping[str, Mapping[str, Any]]

    @cached_property
    def rows(self) -> dict[tuple[str, str], set[int]]:
        """The rows of records by file and sheet."""
        found: dict[tuple[str, str], set[int]] = {}
        for table in self.tables:
            found.setdefault((table.file, table.sheet), set()).update(table.records)
        return found


def read_truth() -> Truth:
    """The truth that is kept beside the dossier."""
    told = json.loads(HERE.joinpath("truth.json").read_text(encoding="utf-8"))
    means = tomllib.loads(HERE.joinpath("meanings.toml").read_text(encoding="utf-8"))
    return Truth(
        told,
        tuple(_table(each, means) for each in told["tables"]),
        {_place(cell): cell["why"] for cell in told["doubtful"]},
        {_place(cell): cell["accept"] for cell in told["contestable"]},
        frozenset(map(_place, means["clear"])),
        {_place(cell): cell["value"] for cell in means["written"]},
        means["values"],
    )


def _table(told: Mapping[str, Any], means: Mapping[str, Any]) -> Table:
    known = means["facts"].get(told["subject"], {})

    def facts(header: str, meaning: str) -> Sequence[str]:
        own = means["also"].get(header, ())
        found = means["useless"].get(header, ()) if meaning == USELESS else known.get(meaning, ())
        return (*found, *own)

    columns = (
        Column(header, number, told["meaning"][header], tuple(facts(header, told["meaning"][header])))
        for header, number in told["columns"].items()
    )
    records = {record["row"]: record["values"] for record in told["records"]}
    where = means["tables"].get(told["subject"])
    return Table(told["file"], told["sheet"], where, told["counted"], tuple(columns), records)


def _place(cell: Mapping[str, Any]) -> Where:
    return cell["file"], cell["sheet"], cell["row"], cell["header"]
