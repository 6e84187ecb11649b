"""Plugins: the hooks that an industry answers, and the catalogue made of their answers.

This module is the only door to pluggy. A plugin is a module, named by an entry point of the group ``ansheng``, whose
functions marked :data:`hookimpl` answer the hooks below; a single local file of rules works too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Literal

import attrs
import pluggy

from ansheng import dates, sources
from ansheng.errors import AnshengError, DayError, InputError, PluginError, Problem, UnknownNameError
from ansheng.indicators.indicator import Indicator
from ansheng.rules.check import Check
from ansheng.rules.checklist import Checklist, checklist
from ansheng.rules.difference import Difference, difference
from ansheng.rules.facts import Facts
from ansheng.rules.findings import Findings
from ansheng.rules.law import Standard
from ansheng.rules.rule import Rule, rules_in

if TYPE_CHECKING:
    from ansheng.sources import Source

hookspec = pluggy.HookspecMarker("ansheng")
hookimpl = pluggy.HookimplMarker("ansheng")
"""Marks a function of a plugin module as its answer to the hook of the same name."""


class Hooks:
    """The hooks. Each is a promise: a plugin answers those it needs, by a function of the same name."""

    @hookspec
    def ansheng_rules(self) -> Sequence[Rule]:  # type: ignore[empty-body]
        """The plugin's rules; ``rules_in(module)`` collects those of a module."""

    @hookspec
    def ansheng_standards(self) -> Sequence[Standard]:  # type: ignore[empty-body]
        """The standards that the plugin covers, with those of their clauses that no rule encodes."""

    @hookspec
    def ansheng_indicators(self) -> Sequence[Indicator]:  # type: ignore[empty-body]
        """The plugin's indicators, over the tables of a dossier or of its own."""


@attrs.frozen
class Plugin:
    """A loaded plugin: its name, version and where it came from."""

    name: str
    version: str
    source: str
    rules: tuple[Rule, ...] = attrs.field(default=(), repr=False)
    standards: tuple[Standard, ...] = attrs.field(default=(), repr=False)
    indicators: tuple[Indicator, ...] = attrs.field(default=(), repr=False)


@attrs.frozen(eq=False)
class Catalogue:
    """What the plugins bring: rules by id, Facts classes by ``plugin.Class``, standards and indicators by id."""

    plugins: tuple[Plugin, ...]
    problems: tuple[Problem, ...] = ()
    rules: Mapping[str, Rule] = attrs.field(init=False, repr=False)
    facts: Mapping[str, type[Facts]] = attrs.field(init=False, repr=False)
    standards: Mapping[str, Standard] = attrs.field(init=False, repr=False)
    indicators: Mapping[str, Indicator] = attrs.field(init=False, repr=False)

    @rules.default
    def _rules(self) -> Mapping[str, Rule]:
        return {rule.id: rule for plugin in self.plugins for rule in plugin.rules}

    @facts.default
    def _facts(self) -> Mapping[str, type[Facts]]:
        return {f"{r.plugin}.{r.facts.__name__}": r.facts for p in self.plugins for r in p.rules}

    @standards.default
    def _standards(self) -> Mapping[str, Standard]:
        return {standard.id: standard for plugin in self.plugins for standard in plugin.standards}

    @indicators.default
    def _indicators(self) -> Mapping[str, Indicator]:
        return {f"{p.name}.{indicator.id}": indicator for p in self.plugins for indicator in p.indicators}

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id.

        :raises UnknownNameError: there is none; near ids are listed
        """
        if rule_id not in self.rules:
            raise UnknownNameError.of("规则", "rule", rule_id, self.rules)
        return self.rules[rule_id]

    def facts_class(self, name: str) -> type[Facts]:
        """The Facts class called ``plugin.Class``, or ``Class`` where only one plugin has it.

        :raises UnknownNameError: there is none; near names are listed
        """
        found = {cls for full, cls in self.facts.items() if name in (full, full.partition(".")[2])}
        if len(found) != 1:
            raise UnknownNameError.of("事实类别", "Facts class", name, self.facts)
        return found.pop()

    def select(self, rules: str | Sequence[str] | None) -> tuple[Rule, ...]:
        """The rules that a selection names: ids or plugin names, ``-`` in front leaves one out again.

        >>> # catalogue.select("gas,-gas.tank_unmonitored")

        :raises UnknownNameError: a part of the selection names nothing
        """
        parts = [
            p.strip() for p in (rules.split(",") if isinstance(rules, str) else rules or ()) if p.strip()
        ]
        chosen = {} if any(not p.startswith("-") for p in parts) else dict(self.rules)
        for part in parts:
            named = self._named(part.removeprefix("-"))
            chosen = (
                {k: v for k, v in chosen.items() if k not in named}
                if part.startswith("-")
                else {**chosen, **named}
            )
        return tuple(chosen.values())

    def _named(self, name: str) -> dict[str, Rule]:
        found = {k: r for k, r in self.rules.items() if name in (k, r.plugin)}
        if not found:
            raise UnknownNameError.of(
                "规则或插件", "rule or plugin", name, [*(p.name for p in self.plugins), *self.rules]
            )
        return found

    def check(
        self,
        records: object,
        *,
        on: date | str,
        as_: type[Facts] | str | None = None,
        rules: str | Sequence[str] | None = None,
    ) -> Findings:
        """Judge records by the catalogue's rules; see :func:`ansheng.check`."""
        facts = self.facts_class(as_) if isinstance(as_, str) else as_
        plugins = tuple((p.name, p.version) for p in self.plugins)
        chosen = bool(rules) and any("." in part for part in _parts(rules or ()))
        selected = self.select(rules)
        if not selected:
            raise InputError(f"rules={rules!r} 没有选中任何规则", f"rules={rules!r} selects no rule")
        checked = Check(selected, _day(on), plugins, self.problems, chosen)
        return checked.run(records, facts)

    def diff(
        self,
        records: object,
        *,
        first: date | str,
        second: date | str,
        as_: type[Facts] | str | None = None,
        rules: str | Sequence[str] | None = None,
    ) -> Difference:
        """Which verdicts on the same records change between the law of two days, and by which clause.

        :param first: the earlier day
        :param second: the later day
        :raises InputError: the records cannot be read
        :raises DayError: one of the days is no day
        """
        facts = self.facts_class(as_) if isinstance(as_, str) else as_
        return difference(records, self.select(rules), facts, _day(first), _day(second))

    def checklist(self, as_: type[Facts] | str, *, on: date | str) -> Checklist:
        """What to look at so that the rules in force on a day can judge one thing; see :class:`Checklist`.

        :param as_: the Facts class or its name, such as ``"gas.GasTank"``
        :raises UnknownNameError: there is no such class; near names are listed
        :raises DayError: ``on`` is not a day
        """
        facts = self.facts_class(as_) if isinstance(as_, str) else as_
        name = next((name for name, cls in self.facts.items() if cls is facts), facts.__name__)
        versions = {plugin.name: plugin.version for plugin in self.plugins}
        return checklist(name, facts, self.rules.values(), _day(on), versions)


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
    found: list[Source] = [*sources.installed(names), *(sources.File(file) for file in files)]
    found += [sources.Imported(name, module) for name, module in modules.items()]
    for source in found:
        try:
            plugin = _plugin(source)
            _check_against(plugin, loaded, source)
            loaded.append(plugin)
        except PluginError as error:
            if on_error == "raise":
                raise
            problems.append(Problem("plugin", error.zh, error.en, value=source.name))
    return Catalogue(tuple(loaded), tuple(problems))


def _plugin(source: Source) -> Plugin:
    name = source.name
    try:
        rules, standards, indicators = _answers(name, source.module())
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        what = _what(error)
        zh, en = (error.zh, error.en) if isinstance(error, AnshengError) else (what, what)
        place = sources.place(error, source.package) or source.where
        raise PluginError(
            f"插件 {name} 无法加载（{place}）:{zh}。{source.remedy[0]}",
            f"plugin {name} cannot be loaded ({place}): {en}; {source.remedy[1]}",
        ) from error
    named = tuple(attrs.evolve(r, plugin=name) for r in rules)
    return Plugin(name, source.version, source.where, named, standards, indicators)


def _what(error: BaseException) -> str:
    """The kind of an error and what it says, if it can say it."""
    try:
        return f"{type(error).__name__}: {error}"
    except Exception:  # noqa: BLE001 - the text of an error is foreign code too
        return type(error).__name__


def _answers(name: str, module: ModuleType) -> tuple[list[Rule], tuple[Standard, ...], tuple[Indicator, ...]]:
    manager = pluggy.PluginManager("ansheng")
    manager.add_hookspecs(Hooks)
    manager.register(module, name)
    manager.check_pending()
    rules = [r for answer in manager.hook.ansheng_rules() for r in answer] or rules_in(module)
    stated = [s for answer in manager.hook.ansheng_standards() for s in answer]
    standards = dict.fromkeys([*stated, *(c.standard for r in rules for c in r.cites)])
    indicators = tuple(i for answer in manager.hook.ansheng_indicators() for i in answer)
    if not rules and not standards and not indicators:
        raise PluginError(
            "其中没有规则、标准，也没有指标", "it has neither rules nor standards nor indicators"
        )
    return rules, tuple(standards), indicators


def _check_against(plugin: Plugin, loaded: Sequence[Plugin], source: Source) -> None:
    trouble = next(_troubles(plugin, loaded), None)
    if trouble:
        zh, en = trouble
        raise PluginError(f"{zh}。{source.remedy[0]}", f"{en}; {source.remedy[1]}")


def _troubles(plugin: Plugin, loaded: Sequence[Plugin]) -> Iterator[tuple[str, str]]:
    """How a plugin contradicts itself or one that is loaded already, in Chinese and English."""
    rules, classes = _by_name(plugin.rules), _by_name({r.facts for r in plugin.rules})
    ids = [indicator.id for indicator in plugin.indicators]
    for twice in {name for name in ids if ids.count(name) > 1}:
        yield (
            f"插件 {plugin.name} 有两个指标都叫 {twice}",
            f"plugin {plugin.name} has two indicators called {twice}",
        )
    for name, places in {**rules, **classes}.items():
        if len(places) > 1:
            zh, en = ("两条规则", "rules") if name in rules else ("两个事实类", "Facts classes")
            yield (
                f"插件 {plugin.name} 有{zh}都叫 {name}（{'、'.join(places)}）",
                f"plugin {plugin.name} has two {en} called {name} ({', '.join(places)})",
            )
    for other in loaded:
        if other.name == plugin.name:
            yield (
                f"有两个插件都叫 {plugin.name}（{other.source}、{plugin.source}）",
                f"two plugins are called {plugin.name} ({other.source}, {plugin.source})",
            )
        theirs = {s.id: s for s in other.standards}
        for standard in plugin.standards:
            if theirs.get(standard.id, standard) is not standard:
                yield (
                    f"插件 {plugin.name} 与 {other.name} 都定义了标准 {standard.id}（{standard.file}）",
                    f"plugins {plugin.name} and {other.name} both define standard {standard.id} ({standard.file})",
                )


def _by_name(things: Iterable[Rule | type[Facts]]) -> dict[str, list[str]]:
    """Where the rules or classes of each name are written."""
    found: dict[str, list[str]] = {}
    for thing in things:
        name, place = (
            (thing.name, thing.place) if isinstance(thing, Rule) else (thing.__name__, thing.__module__)
        )
        found.setdefault(name, []).append(place)
    return {name: sorted(places) for name, places in found.items()}


def _parts(rules: str | Sequence[str]) -> list[str]:
    return [p.strip() for p in (rules.split(",") if isinstance(rules, str) else rules) if p.strip()]


def _day(on: date | str) -> date:
    day = dates.parse_day(on)
    if day is None:
        raise DayError(
            f"on={on!r} 不是日期;请写如 2026-07-01", f"on={on!r} is not a day; write one such as 2026-07-01"
        )
    return day
