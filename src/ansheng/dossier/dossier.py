"""Dossier and its opening: typed tables, the campaign, where everything came from and what is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

import attrs
import polars as pl

from ansheng.dossier.discovery import Found, discover, listed
from ansheng.dossier.filters import rows_of
from ansheng.dossier.loading import Loaded, Source, join, load
from ansheng.dossier.settings import FILE, Campaign, Settings, read_settings
from ansheng.errors import InputError, Problem
from ansheng.rules.manifest import digest

if TYPE_CHECKING:
    from ansheng.indicators.figure import Figure

NOTES = frozenset(("total_row", "note_row", "repeated_header", "empty_row", "unused_file", "no_settings"))
"""Kinds of problems that tell how a table was read and lose no data; ``strict`` lets them pass."""

_SHOWN = 5


@attrs.frozen(eq=False)
class Dossier:
    """The data of one campaign.

    :param tables: typed tables by name; one that the folder does not hold is not there. Their columns are the facts of
        the record, ``_row`` (the row of the file) and ``_file``
    :param problems: everything that was not understood, not used or set aside, in the order of the files
    :param sources: the files and sheets that feed the tables

    Two dossiers are equal when their contents are, wherever the folder lies.
    """

    path: Path
    campaign: Campaign
    tables: Mapping[str, pl.DataFrame]
    problems: tuple[Problem, ...]
    sources: tuple[Source, ...]

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self.path.resolve().name

    @property
    def fingerprint(self) -> str:
        """A hash of the campaign, the tables and the problems: the same for the same contents."""
        told = [repr(self.campaign), *map(repr, self.problems)]
        tables = [f"{name}\n{frame.write_csv()}" for name, frame in sorted(self.tables.items())]
        return digest("\n".join((*told, *tables)).encode())

    def rows(
        self,
        figure: Figure | Mapping[str, Any],
        part: Literal["numerator", "denominator"] = "numerator",
    ) -> pl.DataFrame:
        """The records that a figure was made of.

        :param figure: a figure of a report, or the ``filter`` of one as it stands in the JSON
        :param part: of a rate, the records of its numerator or of its denominator
        :raises InputError: the table is not there
        :raises UnknownNameError: the filter names a fact that the table does not have
        """
        chosen = figure if isinstance(figure, Mapping) else figure.filter
        return rows_of(self.tables, chosen if "where" in chosen else chosen[part])

    def __eq__(self, other: object) -> bool:
        return self.fingerprint == other.fingerprint if isinstance(other, Dossier) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        sizes = ", ".join(f"{name}: {frame.height}" for name, frame in self.tables.items())
        return f"Dossier({str(self.path)!r}, {{{sizes}}}, {len(self.problems)} problems)"


def open_dossier(path: str | os.PathLike[str], *, strict: bool = False) -> Dossier:
    """The dossier in a folder: ``campaign.toml`` and tables as CSV, XLSX or Parquet files.

    A file or sheet is told by its name (隐患台账, 行政处罚, ``hazards``) or else by its headers, unless ``[tables]`` of
    ``campaign.toml`` lists the files. Several files of one table are put together. What is not understood is listed
    in ``problems`` with file, sheet, row and column; nothing is guessed.

    :param strict: whether to raise where there are problems other than those of the kinds in ``NOTES``
    :raises InputError: the folder, a file or ``campaign.toml`` cannot be read, or ``strict`` finds problems
    """
    folder = Path(path)
    if not folder.is_dir():
        raise InputError(
            f"{folder}:没有这个文件夹；案卷是一个放有 {FILE} 和各种表格的文件夹",
            f"{folder}: no such folder; a dossier is a folder with {FILE} and tables",
        )
    settings, problems = _settings(folder)
    found = discover(folder) if settings.tables is None else listed(folder, settings.tables)
    if problems and not found.sheets:
        raise InputError(
            f"{folder}:既没有 {FILE}，也没有认得出的表格，不像一个案卷",
            f"{folder}: has neither {FILE} nor a table that is recognised; it is no dossier",
        )
    dossier = _dossier(folder, settings.campaign, problems, found)
    if strict:
        _refuse(dossier)
    return dossier


def _settings(folder: Path) -> tuple[Settings, tuple[Problem, ...]]:
    if (folder / FILE).exists():
        return read_settings(folder / FILE), ()
    missing = Problem(
        "no_settings",
        f"没有 {FILE}，以文件夹名为标题；报告的统计期间和截止日期须另行给出",
        f"there is no {FILE}; the folder's name is the title, and a report must be told its period and as-of day",
    )
    return Settings(Campaign(folder.resolve().name)), (missing,)


def _dossier(folder: Path, campaign: Campaign, problems: tuple[Problem, ...], found: Found) -> Dossier:
    parts: dict[str, list[Loaded]] = {}
    for sheet, facts in found.sheets:
        parts.setdefault(facts.table, []).append(load(sheet.raw, facts, sheet.file))
    joined = {table: join(loaded) for table, loaded in parts.items()}
    listed_problems = [
        *problems,
        *found.problems,
        *(problem for loaded in parts.values() for part in loaded for problem in part.problems),
        *(problem for _, repeated in joined.values() for problem in repeated),
    ]
    return Dossier(
        folder,
        campaign,
        MappingProxyType({table: frame for table, (frame, _) in joined.items()}),
        tuple(listed_problems),
        tuple(part.source for loaded in parts.values() for part in loaded),
    )


def _refuse(dossier: Dossier) -> None:
    grave = [problem for problem in dossier.problems if problem.kind not in NOTES]
    if not grave:
        return
    more = len(grave) - _SHOWN
    zh = [f"案卷“{dossier.name}”有{len(grave)}项数据问题:", *(p.text() for p in grave[:_SHOWN])]
    en = [f"dossier {dossier.name!r} has {len(grave)} problems:", *(p.text("en") for p in grave[:_SHOWN])]
    if more > 0:
        zh.append(f"……另有{more}项")
        en.append(f"... and {more} more")
    raise InputError("\n".join(zh), "\n".join(en))
