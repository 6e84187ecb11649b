"""Unknown: the columns of a dossier, or of one file, that no fact is for, with what they may be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import attrs

from ansheng.catalogue import Catalogue
from ansheng.dossier.discovery import Sheet, find, sheets_of, told_by_themselves
from ansheng.dossier.known import known_tables
from ansheng.dossier.settings import FILE, Campaign, Settings, read_settings
from ansheng.errors import InputError
from ansheng.facts.loading.load import matched
from ansheng.facts.loading.proposals import Unknown, unknown
from ansheng.facts.record import Facts
from ansheng.sheets.reading import read_table
from ansheng.tables.known import KnownTables, titles_of
from ansheng.words import Words


@attrs.frozen(eq=False)
class UnknownColumn:
    """A column that no fact is for: where it stands, of which table, and what it may be."""

    file: str
    sheet: str | None
    facts: type[Facts]
    column: Unknown


def unknown_columns(
    path: str | os.PathLike[str], table: str | None = None, *, catalogue: Catalogue | None = None
) -> list[UnknownColumn]:
    """The columns of a dossier, or of one file, that no fact is for, with what they may be.

    :param path: the folder of a dossier, or a file whose folder may hold a ``campaign.toml``
    :param table: of a dossier, the one table to look at; of a file, the table that it holds
    :param catalogue: the plugins whose tables are known too; by default those installed that declare tables
    :raises InputError: it cannot be read, or it cannot be told which table a file holds
    :raises UnknownNameError: there is no table of that name; near names are listed
    """
    known, _ = known_tables(catalogue)
    place, only = Path(path), known.called(table) if table else None
    folder = place if place.is_dir() else place.parent
    settings = settings_in(folder, known)
    sheets = _in_folder(folder, settings, known) if place.is_dir() else _in_file(place, settings, known, only)
    return [
        UnknownColumn(sheet.file, sheet.raw.sheet, facts, column)
        for sheet, facts in sheets
        if only is None or facts is only
        for column in unknown(facts, matched(sheet.raw, facts, settings.office), sheet.raw.frame)
    ]


def settings_in(folder: Path, known: KnownTables) -> Settings:
    """The settings of a folder; without a ``campaign.toml``, those of a campaign that is called like the folder."""
    there = os.path.lexists(folder / FILE)
    return read_settings(folder / FILE, known) if there else Settings(Campaign(folder.resolve().name))


def _in_folder(folder: Path, settings: Settings, known: KnownTables) -> Iterator[tuple[Sheet, type[Facts]]]:
    yield from ((sheet, facts) for sheet, facts, _ in find(folder, settings, known).sheets)


def _in_file(
    file: Path, settings: Settings, known: KnownTables, only: type[Facts] | None
) -> list[tuple[Sheet, type[Facts]]]:
    """The sheets of a file; each of the table that is meant, or that names and headers say."""
    titles = titles_of([only] if only else known.by_table.values(), settings.office)
    sheets = sheets_of(file.name, read_table(file, known=titles, others=only is None), known)
    told = told_by_themselves(sheets, settings.office)
    found = [(sheet, only or fits[0]) for sheet, fits, _ in told if only or len(fits) == 1]
    if not found:
        raise InputError(
            Words(
                f"{file}：无法识别所属的表；请用 --table 写明，例如 --table hazards",
                f"{file}: not recognised as any table; name it with --table, such as --table hazards",
            )
        )
    return found
