"""The forms that take names, plugins or a dossier; what is below takes objects.

Plugins are read under a lock: threads that ask at the same time load once, and nobody sees half of a catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, Protocol

import attrs

from ansheng import sources
from ansheng.catalogue import Catalogue, parts_of
from ansheng.checking.findings import Findings
from ansheng.errors import PluginError, Problem, UnknownNameError
from ansheng.facts.frames import library_of
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.record import Facts
from ansheng.logs import LOG, Progress
from ansheng.plugins import Plugin, check_against, read_plugin
from ansheng.sheets.held import is_file
from ansheng.sources import File, Imported, Installed, Source

if TYPE_CHECKING:
    from ansheng.dates import AnyDay, AnyPeriod, Every
    from ansheng.indicators import Against, Indicator
    from ansheng.indicators.figures import Figures

_LOCK = RLock()


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
    :param rules: which rules: ids or plugin names separated by commas, ``-`` leaves out (``"gas,-gas.unlicensed"``)
    :param catalogue: the plugins to use; by default those of the installed ones that are needed: the ones that
        ``rules`` names, or the one that brings the class of the records and those that declare to judge it. Where
        nothing says which, all are loaded, and one that fails stands in ``findings.manifest.problems``
    :param progress: called as the check goes on, with the records judged and the records in all; not for tables that
        are judged in their engine. An error in it stops the check
    :returns: the findings, with the manifest of what was applied
    :raises InputError: the records cannot be read
    :raises DayError: ``on`` is not a day
    :raises UnknownNameError: a rule, plugin or class is not known; near names are listed
    :raises PluginError: a plugin that is asked for fails to load
    """
    if catalogue is None:
        records = _held(records)
        catalogue = needed(as_, rules, kinds=_kinds(records))
    return catalogue.check(
        records, on=on, as_=as_, rules=rules, sheet=sheet, office=office, progress=progress
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
    from ansheng.indicators.figures.gathering import figures as gather

    tables = source if isinstance(source, Mapping) else source.tables
    asked = (
        [indicators] if isinstance(indicators, str) or not isinstance(indicators, Iterable) else indicators
    )
    chosen = [_indicator(one, catalogue) if isinstance(one, str) else one for one in asked]
    return gather(tables, chosen, period=period, as_of=as_of, by=by, every=every, against=against, base=base)


def _indicator(name: str, catalogue: Catalogue | None) -> Indicator:
    """The indicator of this name; the installed plugins are looked at where it is none of the core."""
    from ansheng.indicators.definitions import indicator

    if catalogue is None:
        try:
            return indicator(name)
        except UnknownNameError:
            catalogue = load(on_error="report")
    return catalogue.indicator(name)


def load(
    plugins: Iterable[str] | None = None,
    *,
    files: Iterable[str | Path] = (),
    modules: Mapping[str, ModuleType] | None = None,
    on_error: Literal["raise", "report"] = "raise",
) -> Catalogue:
    """The catalogue of the installed plugins.

    What is installed is looked up once in a process, and an installed plugin is read once.

    :param plugins: the names or titles of the plugins to load; by default all that are installed
    :param files: single Python files of rules to load as well, each named by its stem; they are run as code
    :param modules: plugin modules that are already imported, by name
    :param on_error: ``"report"`` goes on without a plugin that fails and lists it in ``catalogue.problems``
    :raises PluginError: a plugin fails to load, or contradicts another; the message names it
    :raises UnknownNameError: a plugin of that name is not installed; near names are listed
    """
    stated: list[Source] = [*sources.installed(_named(plugins)), *(File(Path(file)) for file in files)]
    stated += [Imported(name, module) for name, module in (modules or {}).items()]
    return _read(tuple(stated), frozenset(stated if on_error == "raise" else ()))


def _named(plugins: Iterable[str] | None) -> list[str] | None:
    """The names of plugins that are called by names or titles; titles are known of those that are loaded."""
    if plugins is None:
        return None
    asked, known = list(plugins), {source.name for source in sources.installed()}
    if all(name in known or name.isascii() for name in asked):
        return asked
    everything = load(on_error="report")
    return [everything.plugin(name).name for name in asked]


def needed(
    as_: type[Facts] | str | None = None,
    rules: str | Sequence[str] | None = None,
    *,
    kinds: Iterable[type[Facts]] = (),
    files: Iterable[str | Path] = (),
) -> Catalogue:
    """The catalogue of the plugins that a check needs, and of all where nothing says which.

    A plugin that is asked for raises its error; one that is only looked at stands in ``catalogue.problems``.

    :param as_: the Facts class of the records, or its name
    :param rules: which rules are chosen
    :param kinds: the classes of those records that are instances
    :param files: single files of rules, which are always loaded
    :raises PluginError: a plugin that is asked for fails to load
    """
    shelf = _Shelf((*sources.installed(), *(File(Path(file)) for file in files)))
    parts = parts_of(rules)
    chosen = {_plugin_of(part) for part in parts if not part.startswith("-")}
    qualified = isinstance(as_, str) and "." in as_
    named = chosen | ({_plugin_of(str(as_))} if qualified else set())
    titled = any(not part.isascii() for part in parts)
    if titled or not named <= shelf.names:
        return shelf.all(named)
    narrowed = {_plugin_of(part[1:]) for part in parts if part.startswith("-") and "." in part}
    if chosen:
        found = shelf.some(named, narrowed)
        known = qualified or not isinstance(as_, str) or as_ in {cls.__name__ for cls in found.facts.values()}
        return found if known else shelf.all(named)
    classes = set(kinds)
    if isinstance(as_, type) and issubclass(as_, Facts):
        classes.add(as_)
    elif isinstance(as_, str):
        found = shelf.some(named) if qualified else shelf.all(named)
        if not qualified or as_ not in found.facts:
            return found
        classes.add(found.facts[as_])
    return shelf.judging(classes, named, narrowed)


@attrs.frozen
class _Shelf:
    """The plugins that are known, of which some are taken; the single files among them are always asked for."""

    known: tuple[Source, ...]

    @property
    def names(self) -> set[str]:
        """The names of the plugins."""
        return {source.name for source in self.known}

    def all(self, asked: set[str]) -> Catalogue:
        """All plugins; those asked for must load."""
        return self.some(asked, self.names)

    def some(self, asked: set[str], others: Iterable[str] = (), missing: Iterable[Source] = ()) -> Catalogue:
        """The plugins asked for, which must load, and others, which need not."""
        required = [s for s in self.known if s.name in asked or isinstance(s, File)]
        taken = [s for s in self.known if s in required or s.name in set(others)]
        absent = self.names - {source.name for source in taken}
        return _read((*taken, *missing), frozenset(required), frozenset(absent))

    def judging(self, classes: set[type[Facts]], asked: set[str], others: set[str]) -> Catalogue:
        """The plugins that bring the classes and those that declare to judge them; all where one cannot be placed."""
        bases = {b for cls in classes for b in cls.__mro__ if issubclass(b, Facts) and b is not Facts}
        homes = {base: sources.owners(base.__module__, self.known) for base in bases}
        brought = {name for names in homes.values() for name in names}
        if not asked and len(brought) == 1:
            asked = brought
        if not bases or not all(homes.values()):
            return self.all(asked)
        names = [base.__name__ for base in bases]
        judges = [judge for owner in sorted(brought) for judge in sources.judges(owner, names)]
        missing = [judge for judge in judges if judge not in self.known]
        return self.some(asked, others | brought | {judge.name for judge in judges}, dict.fromkeys(missing))


def _plugin_of(name: str) -> str:
    """The plugin in the id of a rule or the full name of a class."""
    return name.partition(".")[0]


def _held(records: object) -> object:
    """The records as they came; what can be gone through only once as a list, for they are looked at twice."""
    whole = isinstance(records, Facts | Mapping | list) or library_of(records) or is_file(records)
    return records if whole or not isinstance(records, Iterable) else list(records)


def _kinds(records: object) -> set[type[Facts]]:
    """The classes of the records that are instances."""
    each = records if isinstance(records, list) else [records]
    return {kind for kind in set(map(type, each)) if issubclass(kind, Facts)}


def _read(
    stated: tuple[Source, ...], required: frozenset[Source], absent: frozenset[str] = frozenset()
) -> Catalogue:
    """The catalogue of some sources; what is wrong with one that is required is raised, with another is reported."""
    with _LOCK:
        if all(isinstance(source, Installed) for source in stated):
            return _kept(stated, required, absent)
        return _catalogue(stated, required, absent)


def _catalogue(stated: tuple[Source, ...], required: frozenset[Source], absent: frozenset[str]) -> Catalogue:
    """Read the sources, the required ones first, so that it is another one that contradicts them."""
    loaded: dict[int, Plugin] = {}
    problems: list[Problem] = []
    for place, source in sorted(enumerate(stated), key=lambda each: each[1] not in required):
        try:
            found = _plugin(source) if isinstance(source, Installed) else read_plugin(source)
            check_against(found, list(loaded.values()), source)
            loaded[place] = found
        except PluginError as error:
            if source in required:
                raise
            LOG.warning("plugin %s is left out: %s", source.name, error.text("en"))
            problems.append(Problem("plugin", error.words, value=source.name))
    return Catalogue(tuple(loaded[place] for place in sorted(loaded)), tuple(problems), absent)


_kept = cache(_catalogue)
_plugin = cache(read_plugin)
