"""Shelf: the plugins that are installed, and the catalogue of those that are asked for.

Plugins are read under a lock: threads that ask at the same time load once, and nobody sees half of a catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import Literal

import attrs

from ansheng import sources
from ansheng.bearing import lacking, troubles
from ansheng.catalogue import Catalogue
from ansheng.clashes import check_against
from ansheng.errors import PluginError, Problem
from ansheng.facts.record import Facts
from ansheng.logs import LOG
from ansheng.plugins import Plugin, read_plugin
from ansheng.selection import parts_of
from ansheng.sources import Faulty, File, Imported, Installed, Source
from ansheng.words import Words

_LOCK = RLock()


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
    titled = any(not part.isascii() or " " in part for part in parts)
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


def bringing(what: str) -> Catalogue:
    """The catalogue of the installed plugins that declare to bring something; one that fails is in its ``problems``.

    :param what: ``tables``, ``ladders`` or ``duties``
    """
    shelf, declared = _Shelf(tuple(sources.installed())), sources.bringing(what)
    missing = [source for source in declared if source not in shelf.known]
    return shelf.some(set(), {source.name for source in declared}, missing)


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
        """The plugins asked for, which must load, and others, which need not.

        One that takes the name of one of ansheng's own is none that is asked for.
        """
        own = {source.name for source in self.known if source.own}
        required = [
            s for s in self.known if isinstance(s, File) or (s.name in asked and (s.own or s.name not in own))
        ]
        named = {*asked, *others}
        taken = [s for s in self.known if s in required or s.name in named]
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


def _read(
    stated: tuple[Source, ...], required: frozenset[Source], absent: frozenset[str] = frozenset()
) -> Catalogue:
    """The catalogue of some sources; what is wrong with one that is required is raised, with another is reported."""
    with _LOCK:
        if all(isinstance(source, Installed) for source in stated):
            return _kept(stated, required, absent)
        return _catalogue(stated, required, absent)


def _catalogue(stated: tuple[Source, ...], required: frozenset[Source], absent: frozenset[str]) -> Catalogue:
    """Read the sources, ansheng's own and the required ones first, so that it is another one that contradicts them."""
    loaded: dict[int, Plugin] = {}
    problems: list[Problem] = []

    def without(source: Source, error: PluginError) -> None:
        if source in required:
            raise error
        LOG.warning("plugin %s is left out: %s", source.name, error.text("en"))
        problems.append(Problem("plugin", error.words, value=source.name))

    known = list(stated)
    waiting = sorted(enumerate(stated), key=lambda each: (not each[1].own, each[1] not in required))
    while waiting:
        for place, source in waiting:
            try:
                found = _plugin(source) if isinstance(source, Installed) else read_plugin(source)
                check_against(found, list(loaded.values()), source)
                loaded[place] = found
            except PluginError as error:
                without(source, error)
        waiting = list(enumerate(_named_by(loaded.values(), known), start=len(known)))
        known += [source for _, source in waiting]
    for place in sorted(loaded):
        if trouble := next(troubles(loaded[place], loaded.values()), None):
            remedy = known[place].remedy
            without(
                known[place], PluginError(Words(f"{trouble.zh}；{remedy.zh}", f"{trouble.en}; {remedy.en}"))
            )
            del loaded[place]
    problems += [_besides(plugin) for plugin in loaded.values() if plugin.besides]
    absent -= {plugin.name for plugin in loaded.values()}
    return Catalogue(tuple(loaded[place] for place in sorted(loaded)), tuple(problems), absent)


def _besides(plugin: Plugin) -> Problem:
    """What a plugin did besides when it was loaded."""
    words = Words(
        f"插件 {plugin.name} 加载时{'、'.join(each.zh for each in plugin.besides)}；已撤销，结果不受影响；请改正插件",
        f"plugin {plugin.name} {', '.join(each.en for each in plugin.besides)} while it was loaded; "
        "it was undone and changes no result; mend the plugin",
    )
    return Problem("plugin_besides", words, value=plugin.name)


def _named_by(loaded: Iterable[Plugin], known: Sequence[Source]) -> list[Installed | Faulty]:
    """The installed plugins on whose law or rules those that are loaded bear, and which are not loaded."""
    wanted = lacking(loaded) - {source.name for source in known}
    return [source for source in sources.installed() if source.name in wanted]


_kept = cache(_catalogue)
_plugin = cache(read_plugin)
