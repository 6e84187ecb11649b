"""The forms that take names, plugins or a dossier; what is below takes objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ansheng.catalogue import Catalogue
from ansheng.checking.findings import Findings
from ansheng.errors import InputError, UnknownNameError
from ansheng.facts.frames import library_of
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.record import Facts
from ansheng.logs import Progress
from ansheng.sheets.held import is_file
from ansheng.shelf import load, needed
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.dates import AnyDay, AnyPeriod, Every
    from ansheng.indicators import Against, Indicator
    from ansheng.indicators.figures import Figures
    from ansheng.plausibility import Doubts
    from ansheng.plausibility.books import Books


class Tabled(Protocol):
    """Something that has typed tables by name: a dossier."""

    @property
    def tables(self) -> Mapping[str, Any]:
        """Typed tables by name."""
        ...


def check(
    records: object,
    *,
    on: date | str,
    as_: type[Facts] | str | None = None,
    rules: str | Sequence[str] | None = None,
    sheet: str | None = None,
    office: Office = NO_OFFICE,
    catalogue: Catalogue | None = None,
    progress: Progress | None = None,
    region: str = "",
) -> Findings:
    """Judge records by the rules in force on a day.

    :param records: a record (an instance of a Facts class), a mapping, a list of either, a Polars, pandas or Arrow
        table, a DuckDB relation, a PySpark frame, or a CSV, XLSX or Parquet file: its path, its content, an object
        opened with ``"rb"``, or name and content, ``("台账.xlsx", content)``; a workbook of filled checklists is read
        sheet by sheet, each as the class that it names; a folder of Parquet files or a pattern such as
        ``data/*.parquet`` is one table
    :param on: the day for which the law is applied, a date or text such as ``"2026-07-01"``
    :param as_: what the records are: a Facts class or its name such as ``"gas.GasTank"``; not needed for instances
    :param sheet: the one sheet of a workbook to read
    :param office: the headers and words of the office that a file or a table of Polars, pandas or Arrow is of
    :param rules: which rules: ids, or the names of plugins or standards, separated by commas; ``-`` leaves out
        (``"gas,-gas.unlicensed"``, ``"-hazchem.criteria"``)
    :param catalogue: the plugins to use; by default those of the installed ones that are needed: the ones that
        ``rules`` names, or the one that brings the class of the records and those that declare to judge it. Where
        nothing says which, all are loaded, and one that fails stands in ``findings.manifest.problems``
    :param progress: called as the check goes on, with the records judged and the records in all; not for tables that
        are judged in their engine. An error in it stops the check
    :param region: where the records lie that do not say otherwise in their 地区, such as ``"山东省济南市历下区"``, for
        local law; by default the region that the office's settings say of its tables
    :returns: the findings, with the manifest of what was applied
    :raises InputError: the records cannot be read
    :raises DayError: ``on`` is not a day
    :raises UnknownNameError: a rule, plugin or class is not known; near names are listed
    :raises PluginError: a plugin that is asked for fails to load
    """
    if catalogue is None:
        records = _held(records)
        selection = rules if rules is None or isinstance(rules, str) else tuple(rules)
        given: Any = as_
        known = given is None or isinstance(given, str | type)
        catalogue = (_needed if known else _needed.__wrapped__)(given, selection, _kinds(records))
    return catalogue.check(
        records, on=on, as_=as_, rules=rules, sheet=sheet, office=office, progress=progress, region=region
    )


def figures(
    source: Tabled | Mapping[str, Any],
    indicators: str | Indicator | Iterable[str | Indicator],
    *,
    period: AnyPeriod,
    as_of: AnyDay,
    by: str | Sequence[str] | None = None,
    every: Every | None = None,
    against: Against | str | None = None,
    base: AnyPeriod | None = None,
    catalogue: Catalogue | None = None,
) -> Figures:
    """The figures of indicators as a table: one an indicator, group and period.

    :param source: a dossier, or tables by name: typed ones as a dossier or a ledger has them, lazy or not, DuckDB
        relations, PySpark frames, or tables of a database (:class:`ansheng.indicators.figures.Stored`)
    :param indicators: indicators, or their ids or titles, of the core or of a plugin: ``["hazards_found", "整改率"]``
    :param period: the days to count, such as ``"2020"``
    :param as_of: the day to whose end events are known, such as ``"2020-12-31"``. An indicator that counts a stock
        (records without a day, such as tasks finished) is taken at the end of each period where ``every`` is given
    :param by: a fact or facts by which figures are told apart, such as ``"region"``
    :param every: ``"week"``, ``"month"``, ``"quarter"``, ``"half"`` or ``"year"``; without it the whole period is one
    :param against: what each is compared with, such as ``"year_before"`` or 同比
    :param base: the base period of ``"base"``
    :param catalogue: the plugins to use; by default the installed ones, where a name is none of the core
    :raises InputError: a table is not given, or is not typed, or the base period is not given
    :raises UnknownNameError: an indicator, fact, span or base is not known; near names are listed
    :raises DayError: the period begins after ``as_of``, or one of them is not understood

    >>> import ansheng
    >>> dossier = ansheng.open_dossier("examples/lingwu-2020")
    >>> found = ansheng.figures(dossier, "整改率", period="2020", as_of="2020-12-31", every="half")
    >>> found.to_polars()["value"].to_list()
    [None, 76.4]
    """
    from ansheng.durations.spells import tables_of
    from ansheng.indicators.figures.gathering import figures as gather

    tables = tables_of(source)
    asked = (
        [indicators] if isinstance(indicators, str) or not isinstance(indicators, Iterable) else indicators
    )
    chosen = [_indicator(one, catalogue) if isinstance(one, str) else one for one in asked]
    return gather(tables, chosen, period=period, as_of=as_of, by=by, every=every, against=against, base=base)


def doubts(
    source: object,
    *,
    table: str | None = None,
    level: float = 0.01,
    catalogue: Catalogue | None = None,
) -> Doubts:
    """What in tables is unlikely in honest work: each a question with its probability and its records, never a verdict.

    :param source: a dossier; a ledger or its address, whose instants of recording are looked at too; frames by the name
        of their table (``{"hazards": frame}``); one frame with ``table``; the folder of a dossier; or a file, or a
        list of them, each recognised by its name or headers: a path, its content, or name and content
    :param table: of one frame, which table it is: ``"hazards"``, 检查
    :param level: how likely honest tables raise anything at most; probabilities are corrected for all tests made
    :param catalogue: the plugins whose tables are known too; by default those installed that declare tables
    :returns: the doubts, the least likely first, and what was looked at
    :raises InputError: a file cannot be read or is no known table, ``level`` is not between 0 and 1, or a frame comes
        without its table
    :raises LedgerError: the ledger cannot be read
    :raises UnknownNameError: there is no table of that name; near names are listed

    >>> import ansheng
    >>> ansheng.doubts(ansheng.open_dossier("examples/lingwu-2020")).found
    ()
    """
    from ansheng.plausibility import doubts_in

    return doubts_in(_books(source, table, catalogue), level=level)


def _indicator(name: str, catalogue: Catalogue | None) -> Indicator:
    """The indicator of this name; the installed plugins are looked at where it is none of the core."""
    from ansheng.indicators.definitions import indicator

    if catalogue is None:
        try:
            return indicator(name)
        except UnknownNameError:
            catalogue = load(on_error="report")
    return catalogue.indicator(name)


def _books(source: Any, table: str | None, catalogue: Catalogue | None) -> Books:
    """The tables to look at, and what a ledger says of their writing."""
    from ansheng.dossier import open_dossier, open_files
    from ansheng.plausibility.books import Books

    if hasattr(source, "written"):
        return Books(source.tables(), source.written())
    if isinstance(source, str) and "://" in source:
        return Books(open_dossier(source, catalogue=catalogue).tables, _written(None, source))
    if library_of(source) and table is None:
        raise InputError(
            Words(
                '请用 table= 指明数据框属于哪张表，例如 table="hazards"',
                'say which table the frame is, e.g. table="hazards"',
            )
        )
    if isinstance(source, Mapping) or library_of(source):
        frames = source if isinstance(source, Mapping) else {table: source}
        return Books(_typed(frames, catalogue))
    if is_file(source):
        if isinstance(source, str | PathLike) and Path(source).is_dir():
            source = open_dossier(source, catalogue=catalogue)
        else:
            source = open_files([source], catalogue=catalogue)
    elif isinstance(source, list):
        source = open_files(source, catalogue=catalogue)
    elif not hasattr(source, "sources"):
        raise InputError(
            Words(
                f"应为案卷、台账、数据框、文件或其列表，收到 {type(source).__name__}；请改用其中一种",
                f"expected a dossier, a ledger, frames, a file or a list of them, not {type(source).__name__}; "
                "give one of them",
            )
        )
    addresses = list({each.file for each in source.sources if "://" in each.file})
    return Books(source.tables, _written(source.path, addresses[0]) if len(addresses) == 1 else None)


def _written(folder: Path | None, address: str) -> Any:
    """What the ledger of a dossier says of the writing of its hazards."""
    from ansheng.dossier.joining import below
    from ansheng.hazards.ledger import Ledger

    with Ledger.open(address if folder is None else below(folder, address)) as ledger:
        return ledger.written()


def _typed(frames: Mapping[Any, Any], catalogue: Catalogue | None) -> Mapping[str, Any]:
    """Frames by the names of their tables; those that are typed already as they are."""
    from ansheng.dossier import Campaign, Dossier
    from ansheng.dossier.known import known_tables
    from ansheng.facts.loading.columns import ROW

    known, _ = known_tables(catalogue)
    there = {name: known.called(name) for name in frames}
    ready = {
        name
        for name, facts in there.items()
        if {ROW, *facts.facts()} <= {*getattr(frames[name], "columns", ())}
    }
    read = Dossier.of({n: f for n, f in frames.items() if n not in ready}, Campaign(""), catalogue=catalogue)
    return {**read.tables, **{there[name].table: frames[name] for name in ready}}


def _held(records: object) -> object:
    """The records as they came; what can be gone through only once as a list, for they are looked at twice."""
    whole = isinstance(records, Facts | Mapping | list) or library_of(records) or is_file(records)
    return records if whole or not isinstance(records, Iterable) else list(records)


def _kinds(records: object) -> frozenset[type[Facts]]:
    """The classes of the records that are instances."""
    each = records if isinstance(records, list) else [records]
    return frozenset(kind for kind in set(map(type, each)) if issubclass(kind, Facts))


@lru_cache(maxsize=64)
def _needed(
    as_: type[Facts] | str | None, rules: str | tuple[str, ...] | None, kinds: frozenset[type[Facts]]
) -> Catalogue:
    """The catalogue of the installed plugins that a check needs; what is installed is looked up once in a process."""
    return needed(as_, rules, kinds=kinds)
