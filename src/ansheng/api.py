"""The forms that take names, plugins or a dossier; what is below takes objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Literal

from ansheng import sources
from ansheng.catalogue import Catalogue
from ansheng.checking.findings import Findings
from ansheng.errors import PluginError, Problem
from ansheng.facts.record import Facts
from ansheng.plugins import Plugin, check_against, read_plugin
from ansheng.sources import Source


def check(
    records: object,
    *,
    on: date | str,
    as_: type[Facts] | str | None = None,
    rules: str | Sequence[str] | None = None,
    catalogue: Catalogue | None = None,
) -> Findings:
    """Judge records by the rules in force on a day.

    :param records: a record (an instance of a Facts class), a mapping, a list of either, a Polars, pandas or Arrow
        table, a DuckDB relation, a PySpark frame, or the path of a CSV, XLSX or Parquet file
    :param on: the day for which the law is applied, a date or text such as ``"2026-07-01"``
    :param as_: what the records are: a Facts class or its name such as ``"gas.GasTank"``; not needed for instances
    :param rules: which rules: ids or plugin names separated by commas, ``-`` leaves out (``"gas,-gas.unlicensed"``)
    :param catalogue: the plugins to use; by default those that are installed
    :returns: the findings, with the manifest of what was applied
    :raises InputError: the records cannot be read
    :raises DayError: ``on`` is not a day
    :raises UnknownNameError: a rule, plugin or class is not known; near names are listed
    """
    return (catalogue or load()).check(records, on=on, as_=as_, rules=rules)


def load(
    plugins: Iterable[str] | None = None,
    *,
    files: Iterable[str | Path] = (),
    modules: Mapping[str, ModuleType] | None = None,
    on_error: Literal["raise", "report"] = "raise",
) -> Catalogue:
    """The catalogue of the installed plugins.

    :param plugins: the names of the plugins to load; by default all that are installed
    :param files: single Python files of rules to load as well, each named by its stem; they are run as code
    :param modules: plugin modules that are already imported, by name
    :param on_error: ``"report"`` goes on without a plugin that fails and lists it in ``catalogue.problems``
    :raises PluginError: a plugin fails to load, or contradicts another; the message names it
    :raises UnknownNameError: a plugin of that name is not installed; near names are listed
    """
    if plugins is None and not files and not modules and on_error == "raise":
        return _installed()
    return _load(plugins, tuple(Path(f) for f in files), modules or {}, on_error)


@cache
def _installed() -> Catalogue:
    return _load(None, (), {}, "raise")


def _load(
    names: Iterable[str] | None, files: Sequence[Path], modules: Mapping[str, ModuleType], on_error: str
) -> Catalogue:
    loaded: list[Plugin] = []
    problems: list[Problem] = []
    stated: list[Source] = [*sources.installed(names), *(sources.File(file) for file in files)]
    stated += [sources.Imported(name, module) for name, module in modules.items()]
    for source in stated:
        try:
            found = read_plugin(source)
            check_against(found, loaded, source)
            loaded.append(found)
        except PluginError as error:
            if on_error == "raise":
                raise
            problems.append(Problem("plugin", error.zh, error.en, value=source.name))
    return Catalogue(tuple(loaded), tuple(problems))
