"""Known: the tables that a dossier can hold, those of the core and those of plugins."""

from __future__ import annotations

from ansheng import sources
from ansheng.catalogue import Catalogue
from ansheng.errors import Problem
from ansheng.shelf import bringing
from ansheng.tables.core import CORE
from ansheng.tables.known import KnownTables


def known_tables(catalogue: Catalogue | None = None) -> tuple[KnownTables, tuple[Problem, ...]]:
    """The tables of the core and of plugins, and the plugins that declare tables and could not be loaded.

    :param catalogue: the plugins; by default those of the installed ones that declare to bring tables, and no others
    """
    found = bringing("tables") if catalogue is None else catalogue
    if not found.problems:
        return CORE.with_brought(found.tables.values()), ()
    declared = {source.name for source in sources.bringing("tables")}
    failed = tuple(problem for problem in found.problems if problem.value in declared)
    return CORE.with_brought(found.tables.values()), failed
