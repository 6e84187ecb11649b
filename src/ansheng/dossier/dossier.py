"""Dossier and its opening: typed tables, the campaign, where everything came from and what is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

import attrs
import polars as pl
from immutabledict import immutabledict

from ansheng.catalogue import Catalogue
from ansheng.dates import AnyDay
from ansheng.dossier.discovery import Found, Told, find, sheets_of, told_by_themselves
from ansheng.dossier.joining import Source, below, held_in, join, no_ledger, source
from ansheng.dossier.known import known_tables
from ansheng.dossier.names import sectors_twice, strange_regions
from ansheng.dossier.restated import without_restated
from ansheng.dossier.settings import FILE as SETTINGS
from ansheng.dossier.settings import Campaign, Settings, read_settings
from ansheng.errors import InputError, Problem, RuleError, gravest_first
from ansheng.facts.frames import records_of, to_polars
from ansheng.facts.loading.columns import ROW
from ansheng.facts.loading.load import FILE, Loaded, load_parts
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.loading.table import EXTRA, unfolded
from ansheng.facts.record import Facts
from ansheng.gravity import Gravity
from ansheng.indicators.evaluation.rows import selected
from ansheng.logs import Progress
from ansheng.rules.bind import digest
from ansheng.sheets.cells import title_key
from ansheng.sheets.door import TABLE, entries, read_bytes
from ansheng.sheets.held import Content, File, held
from ansheng.sheets.reading import RawTable, inside, read_table
from ansheng.tables.core import CORE
from ansheng.tables.known import KnownTables
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.indicators.figure import Figure

_SHOWN = 5


@attrs.frozen(eq=False)
class Dossier:
    """The data of one campaign, read from a folder by :func:`open_dossier` or made of your own frames by :meth:`of`.

    :param path: the folder; None where there is none
    :param tables: typed tables by name; one that the folder does not hold is not there. Their columns are the facts of
        the record, ``_row`` (the row of the file), ``_file``, and ``_extra`` (see :meth:`unknown_columns`)
    :param problems: everything that was not understood, not used or set aside, gravest first, then in the order of the
        files
    :param sources: the files and sheets that feed the tables
    :param known: the tables that it can hold: the core's, and those of plugins

    Two dossiers are equal when their contents are, wherever the folder lies.
    """

    path: Path | None
    campaign: Campaign
    tables: Mapping[str, pl.DataFrame]
    problems: tuple[Problem, ...]
    sources: tuple[Source, ...]
    known: KnownTables = attrs.field(default=CORE, repr=False)

    @staticmethod
    def of(
        tables: Mapping[str, Any],
        campaign: Campaign,
        *,
        office: Office = NO_OFFICE,
        catalogue: Catalogue | None = None,
    ) -> Dossier:
        """The dossier of frames that you have already, typed as if they had been read from files.

        :param tables: Polars, pandas or Arrow tables by name (``hazards``, 隐患); their columns are named by a fact's
            name, title or alias. What does not fit is listed in ``problems``, its place being the name and the row
            of the frame from 1
        :param office: the headers and words of the office that the tables are of
        :param catalogue: the plugins whose tables are known too; by default those installed that declare tables
        :raises UnknownNameError: there is no table of that name; near names are listed
        :raises InputError: a table is no frame

        >>> frame = pl.DataFrame({"发现日期": ["2020年7月1日"], "是否整改": ["否"]})
        >>> Dossier.of({"隐患": frame}, Campaign("百日整治")).tables["hazards"]["found_on"].to_list()
        [datetime.date(2020, 7, 1)]
        """
        known, failed = known_tables(catalogue)
        parts: dict[str, list[Loaded]] = {}
        for name, table in tables.items():
            facts, frame = known.called(name), to_polars(table).drop(ROW, FILE, strict=False)
            raw = RawTable(name, None, tuple(frame.columns), frame, None)
            parts.setdefault(facts.table, []).extend(load_parts(raw, facts, file=name, office=office))
        return _joined(None, campaign, parts, known, failed)

    @property
    def name(self) -> str:
        """The name of the folder; without one, the title of the campaign."""
        return self.path.resolve().name if self.path else self.campaign.title

    @property
    def fingerprint(self) -> str:
        """A hash of the campaign, the tables and the problems: the same for the same contents."""
        told = [repr(self.campaign), *map(repr, self.problems)]
        tables = [f"{name}\n{frame.write_csv()}" for name, frame in sorted(self.tables.items())]
        return digest("\n".join((*told, *tables)).encode())

    def records(self, table: str) -> list[Facts]:
        """The rows of a table as records, for the functions that take them; none where the table is not there.

        :param table: the name of the table, or a title of it such as 任务
        :raises UnknownNameError: there is no table of that name; near names are listed
        """
        facts = self.known.called(table)
        return list(records_of(self.tables, facts))

    def rows(
        self,
        figure: Figure | Mapping[str, Any],
        part: Literal["numerator", "denominator"] = "numerator",
    ) -> pl.DataFrame:
        """The records that a figure was made of, as they stand in their table.

        :param figure: a figure of a report, or the ``filter`` of one as it stands in the JSON
        :param part: of a rate, the records of its numerator or of its denominator
        :raises InputError: the table is not there
        :raises RuleError: the figure has no filter, since it does not count records that one could choose, such as the
            gaps in responsibility; or the filter is not of the form that is published, or is that of a sum of figures
        :raises UnknownNameError: the filter names a fact that the table does not have
        """
        chosen = figure if isinstance(figure, Mapping) else figure.filter
        if not chosen:
            raise RuleError(
                Words(
                    "该数字不是按条件统计的记录数，无对应的记录；请看其含义",
                    "the figure does not count records by a condition, so there are none to give; read its definition",
                )
            )
        return selected(chosen.get(part, chosen), self.tables, self.known.by_table)

    def unknown_columns(self, table: str) -> pl.DataFrame:
        """What stands in the columns of a table that no fact is for, by their headers, just as it came in.

        :param table: the name of the table, or a title of it such as 任务
        :returns: ``_row`` and ``_file`` of every record, and the columns as text; nothing where the table is not there
        :raises UnknownNameError: there is no table of that name; near names are listed
        """
        frame = self.tables.get(self.known.called(table).table, pl.DataFrame())
        if EXTRA not in frame.columns:
            return frame.select([])
        placed = frame.select(ROW, FILE)
        cells = unfolded(frame[EXTRA])
        return placed.hstack(cells.select(pl.exclude(placed.columns)))

    def __eq__(self, other: object) -> bool:
        return self.fingerprint == other.fingerprint if isinstance(other, Dossier) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        sizes = ", ".join(f"{name}: {frame.height}" for name, frame in self.tables.items())
        return f"Dossier({self.name!r}, {{{sizes}}}, {len(self.problems)} problems)"


def open_dossier(
    path: str | os.PathLike[str] | Mapping[str, Content],
    *,
    strict: bool = False,
    progress: Progress | None = None,
    catalogue: Catalogue | None = None,
    known_by: AnyDay | None = None,
) -> Dossier:
    """The dossier in a folder: ``campaign.toml`` and tables as CSV, XLSX or Parquet files; or a ledger of hazards.

    A file or sheet is told by its name (隐患台账, 行政处罚, ``hazards``) or else by its headers; ``[tables]`` of
    ``campaign.toml`` adds files to those that are found. Several files of one table are put together. What is not
    understood is listed in ``problems`` with file, sheet, row and column; nothing is guessed.

    :param path: the folder, or the address of a ledger such as ``sqlite:///台账.db``, whose hazards are the one table;
        or what would lie in the folder: contents (bytes, or objects opened with ``"rb"``) by name
    :param strict: whether to raise where there are problems other than notes, by their gravity
    :param progress: called after each file that is read, with how many are and how many there are
    :param catalogue: the plugins whose tables are known too; by default those installed that declare tables, of which
        one that fails is listed in ``problems``
    :param known_by: of a ledger what had been recorded by the end of this day only, so that figures of then come again
    :raises InputError: the folder, a file or ``campaign.toml`` cannot be read, ``strict`` finds problems, or
        ``known_by`` is given and nothing comes from a ledger
    :raises LedgerError: the ledger cannot be read
    """
    if isinstance(path, str) and "://" in path:
        return _of_ledger(path, catalogue, known_by)
    if isinstance(path, Mapping):
        return _of_contents(path, strict, progress, catalogue, known_by)
    folder = Path(path)
    try:
        entries(folder)
    except InputError as error:
        raise InputError(
            Words(
                f"案卷应为放有 {SETTINGS} 和各种表格的文件夹；{error.words.zh}",
                f"a dossier is a folder with {SETTINGS} and tables; {error.words.en}",
            )
        ) from error
    known, failed = known_tables(catalogue)
    settings, problems = _settings(folder, known)
    found = find(folder, settings, known, progress)
    if problems and not found.sheets:
        raise _no_dossier(folder, found.problems)
    parts, restated = _parts(found, settings.office)
    before = (*failed, *problems, *found.problems, *restated, *_absent(settings.office, parts))
    dossier = _joined(folder, settings.campaign, parts, known, before)
    if known_by is not None and not settings.ledgers():
        raise no_ledger(folder)
    for address in settings.ledgers().values():
        tables, sources = held_in(below(folder, address), address, known_by)
        dossier = attrs.evolve(
            dossier,
            tables=immutabledict({**dossier.tables, **tables}),
            sources=(*dossier.sources, *sources),
        )
    if strict:
        _refuse(dossier)
    return dossier


def open_files(
    paths: Iterable[File] | Mapping[str, Content], *, catalogue: Catalogue | None = None
) -> Dossier:
    """The dossier of single files, wherever they lie; which table each holds is told by its name or its headers.

    :param paths: .csv, .tsv, .xlsx, .xlsm, .xls or .parquet files, or ``-`` for standard input; or contents by name
    :param catalogue: the plugins whose tables are known too; by default those installed that declare tables
    :raises InputError: a file cannot be read, or none of its sheets is recognised as a table
    """
    given: Iterable[File] = paths.items() if isinstance(paths, Mapping) else paths
    files = [held(each, most=TABLE) for each in given]
    known, failed = known_tables(catalogue)
    parts: dict[str, list[Loaded]] = {}
    problems = [*failed]
    for path in files:
        file, raws = os.fspath(path), read_table(path, known=known.titles(), others=True)
        told = [*told_by_themselves(sheets_of(file, raws, known))]
        if not any(len(fits) == 1 for _, fits, _ in told):
            raise InputError(
                Words(
                    f"{file}：无法识别所属的表；请以表名命名文件或工作表，例如 隐患台账.xlsx",
                    f"{file}: not recognised as any table; name the file or sheet after its table, e.g. hazards.xlsx",
                )
            )
        for sheet, fits, _ in told:
            if len(fits) == 1:
                raw, facts = sheet.read_as(fits[0]).raw, fits[0]
                parts.setdefault(facts.table, []).extend(load_parts(raw, facts, file=file))
            else:
                problems += sheet.begins if sheet.raw.apart else sheet.raw.problems
    return _joined(None, Campaign("、".join(Path(file).stem for file in files)), parts, known, problems)


def _of_contents(
    files: Mapping[str, Content],
    strict: bool,
    progress: Progress | None,
    catalogue: Catalogue | None,
    known_by: AnyDay | None,
) -> Dossier:
    """The dossier of contents by name, which lie in a folder as long as they are read."""
    with TemporaryDirectory(prefix="ansheng-") as place:
        folder = Path(place, "案卷")
        folder.mkdir()
        try:
            for name, content in files.items():
                file = inside(folder, name)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(read_bytes(held((name, content), most=TABLE)))
            opened = open_dossier(
                folder, strict=strict, progress=progress, catalogue=catalogue, known_by=known_by
            )
            return attrs.evolve(opened, path=None)
        except OSError as error:
            wrong = Words(
                f"“{name}”不能作为文件名；请更正名称", f"no file can be called {name!r}; correct the name"
            )
            raise InputError(wrong) from error
        except InputError as error:
            told = (text.replace(f"{folder}{os.sep}", "") for text in (error.words.zh, error.words.en))
            raise InputError(Words(*told)) from error


def _no_dossier(folder: Path, problems: Iterable[Problem]) -> InputError:
    """That a folder is no dossier, with why its tables are none that are known."""
    told = [each for each in problems if each.gravity is Gravity.UNUSABLE][:_SHOWN]
    zh = f"{folder}：缺少 {SETTINGS}，也无可识别的表格，不是案卷；请核对路径"
    en = f"{folder}: has neither {SETTINGS} nor a table that is recognised; it is no dossier; check the path"
    return InputError(
        Words("\n".join([zh, *(p.text("zh") for p in told)]), "\n".join([en, *(p.text("en") for p in told)]))
    )


def _parts(found: Found, office: Office) -> tuple[dict[str, list[Loaded]], list[Problem]]:
    """The parts of each table that count, and what is said of those that do not and of what stands in several."""
    parts: dict[str, list[tuple[Loaded, Told]]] = {}
    for sheet, facts, told in found.sheets:
        loaded = load_parts(sheet.raw, facts, file=sheet.file, office=office)
        parts.setdefault(facts.table, []).extend((part, told) for part in loaded)
    kept = {table: without_restated(each) for table, each in parts.items()}
    counted = {table: each for table, (each, _) in kept.items()}
    read = [part for each in counted.values() for part in each]
    doubts = [*strange_regions(read), *sectors_twice(read)]
    return counted, [*(problem for _, problems in kept.values() for problem in problems), *doubts]


def _of_ledger(address: str, catalogue: Catalogue | None, known_by: AnyDay | None) -> Dossier:
    tables, sources = held_in(address, known_by=known_by)
    known, failed = known_tables(catalogue)
    return Dossier(None, Campaign(sources[0].file), immutabledict(tables), failed, sources, known)


def _absent(office: Office, parts: Mapping[str, Sequence[Loaded]]) -> Iterator[Problem]:
    """The headers of ``[columns]`` that no file has."""
    loaded = [part for each in parts.values() for part in each]
    for cls, columns in office.columns.items():
        there = {title_key(n) for part in loaded if issubclass(part.facts, cls) for n in part.found.columns}
        for header in (header for header in columns if title_key(header) not in there):
            words = Words(
                f"各文件均无 [columns] 所写的“{header}”列；请核对表头",
                f"no file has the column {header!r} of [columns]; look at the headers",
            )
            yield Problem("absent_column", words, SETTINGS, column=header)


def _settings(folder: Path, known: KnownTables) -> tuple[Settings, tuple[Problem, ...]]:
    if os.path.lexists(folder / SETTINGS):
        return read_settings(folder / SETTINGS, known), ()
    missing = Problem(
        "no_settings",
        Words(
            f"缺少 {SETTINGS}，以文件夹名为标题；请另行给出报告的统计期间和统计截止日",
            f"there is no {SETTINGS}; "
            "the folder's name is the title, and a report must be told its period and as-of day",
        ),
    )
    return Settings(Campaign(folder.resolve().name)), (missing,)


def _joined(
    path: Path | None,
    campaign: Campaign,
    parts: Mapping[str, Sequence[Loaded]],
    known: KnownTables,
    problems: Iterable[Problem] = (),
) -> Dossier:
    """The dossier of tables whose parts are loaded; ``problems`` are those that came before."""
    joined = {table: join(loaded) for table, loaded in parts.items()}
    return Dossier(
        path,
        campaign,
        immutabledict({table: frame for table, (frame, _) in joined.items()}),
        gravest_first(
            (
                *problems,
                *(problem for loaded in parts.values() for part in loaded for problem in part.problems),
                *(problem for _, repeated in joined.values() for problem in repeated),
            )
        ),
        tuple(source(part) for loaded in parts.values() for part in loaded),
        known,
    )


def _refuse(dossier: Dossier) -> None:
    grave = [problem for problem in dossier.problems if problem.gravity is not Gravity.NOTE]
    if not grave:
        return
    name, count, more = dossier.name, len(grave), len(grave) - _SHOWN
    lines = [Words(f"案卷“{name}”有{count}项数据问题：", f"dossier {name!r} has {count} problems:")]
    lines += [Words(p.text(), p.text("en")) for p in grave[:_SHOWN]]
    if more > 0:
        lines.append(Words(f"……另有{more}项", f"... and {more} more"))
    raise InputError(Words("\n".join(line.zh for line in lines), "\n".join(line.en for line in lines)))
