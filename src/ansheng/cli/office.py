"""Office: the words of an office that a command reads tables by, from the file that ``--settings`` names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ansheng.catalogue import Catalogue
from ansheng.dossier.known import known_tables
from ansheng.dossier.settings import read_office, read_rules
from ansheng.errors import UnknownNameError
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.record import Facts
from ansheng.shelf import load
from ansheng.tables.known import KnownTables
from ansheng.words import Words


def office_in(path: str | None, catalogue: Catalogue | None = None) -> Office:
    """What a ``campaign.toml`` says of the words of its office, in tables of a dossier and of what is checked.

    :param catalogue: what the tables are checked by; other plugins are looked at where a name is none of it
    :raises InputError: the file cannot be read or is not understood
    """
    if path is None:
        return NO_OFFICE
    judged = tuple(dict.fromkeys(catalogue.facts.values())) if catalogue else ()
    tables, _ = known_tables()
    known = (*judged, *tables.by_table.values())
    return read_office(Path(path), lambda name: _called(name, catalogue, tables), known)


def rules_in(path: str | None, rules: str | None) -> str | None:
    """Which rules a command is asked for and a ``campaign.toml`` leaves of them.

    :raises InputError: the file cannot be read or is not understood
    """
    stated = None if path is None else read_rules(Path(path))
    return ",".join(part for part in (rules, stated) if part) or rules


def _called(name: str, catalogue: Catalogue | None, tables: KnownTables) -> type[Facts]:
    """The class of things to check, or the table of a dossier, that is called so.

    :raises UnknownNameError: there is none; near names are listed
    """
    if catalogue is not None and (found := _found(catalogue.facts_class, name)):
        return found
    if found := _found(tables.called, name):
        return found
    everything = load(on_error="report")
    found = _found(everything.facts_class, name)
    if found is None:
        known = {**tables.by_table, **everything.facts}
        what = Words("表或检查对象", "table or class")
        raise UnknownNameError.of(what, name, [*known, *(cls.title for cls in known.values())])
    return found


def _found(find: Callable[[str], type[Facts]], name: str) -> type[Facts] | None:
    try:
        return find(name)
    except UnknownNameError:
        return None
