"""Plugins: the hooks that an industry answers, and what one plugin answers.

This module is the only door to pluggy. A plugin is a module, named by an entry point of the group ``ansheng``, whose
functions marked :data:`hookimpl` answer the hooks below; a single local file of rules works too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

import attrs
import pluggy
from immutabledict import immutabledict

from ansheng import sources
from ansheng.errors import AnshengError, PluginError, UnknownNameError, beside, near
from ansheng.facts.record import Facts
from ansheng.law.standard import Standard
from ansheng.logs import LOG, Watch
from ansheng.rules.rule import Rule, rules_in
from ansheng.tables.table import RecordTable
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.agenda.ladder import Ladder
    from ansheng.indicators.indicator import Indicator
    from ansheng.responsibility.duties import Duty
    from ansheng.sources import Source

hookspec = pluggy.HookspecMarker("ansheng")
hookimpl = pluggy.HookimplMarker("ansheng")
"""Marks a function of a plugin module as its answer to the hook of the same name."""


class Hooks:
    """The hooks. Each is a promise: a plugin answers those it needs, by a function of the same name."""

    @hookspec(firstresult=True)
    def ansheng_title(self) -> Words:  # type: ignore[empty-body]
        """What the plugin is called in Chinese and in English, where a person names it: 燃气, town gas."""

    @hookspec
    def ansheng_rules(self) -> Sequence[Rule]:  # type: ignore[empty-body]
        """The plugin's rules; ``rules_in(module)`` collects those of a module."""

    @hookspec
    def ansheng_standards(self) -> Sequence[Standard]:  # type: ignore[empty-body]
        """The standards that the plugin covers, with those of their clauses that no rule encodes."""

    @hookspec
    def ansheng_indicators(self) -> Sequence[Indicator]:  # type: ignore[empty-body]
        """The plugin's indicators, over the tables of a dossier or of its own; ids get the plugin's name in front."""

    @hookspec
    def ansheng_tables(self) -> Sequence[RecordTable]:  # type: ignore[empty-body]
        """The tables of the plugin's records that a dossier can hold, beside those of the core."""

    @hookspec
    def ansheng_ladders(self) -> Mapping[str, Ladder | Path]:  # type: ignore[empty-body]
        """The plugin's ladders of escalation, or their TOML files, by names; these get the plugin's name in front."""

    @hookspec
    def ansheng_duties(self) -> Sequence[Duty]:  # type: ignore[empty-body]
        """What must be done again and again: who must do what, how often."""

    @hookspec
    def ansheng_blocks(self) -> Sequence[Any]:  # type: ignore[empty-body]
        """Blocks that a template may insert (``ansheng.reports.Block``); ids get the plugin's name in front."""

    @hookspec
    def ansheng_templates(self) -> Sequence[Any]:  # type: ignore[empty-body]
        """Templates of bulletins (``ansheng.reports.shelved``); ids get the plugin's name in front."""

    @hookspec
    def ansheng_writers(self) -> Sequence[Any]:  # type: ignore[empty-body]
        """Formats in which a report is written (``ansheng.reports.Writer``); names get the plugin's name in front."""


BROUGHT = ("rules", "standards", "indicators", "blocks", "templates", "writers")
"""What a plugin brings without declaring it."""

DECLARED = ("tables", "ladders", "duties")
"""What a plugin brings only where it declares so in the group ``ansheng.brings``, each by the name of its hook."""


@attrs.frozen
class Plugin:
    """A loaded plugin: its name, version, where it came from, and its title, the name where it has none.

    ``words_file`` holds the words that inspectors use for its clauses, where one lies beside its module.
    """

    name: str
    version: str
    source: str
    rules: tuple[Rule, ...] = attrs.field(default=(), repr=False)
    standards: tuple[Standard, ...] = attrs.field(default=(), repr=False)
    indicators: tuple[Indicator, ...] = attrs.field(default=(), repr=False)
    tables: tuple[RecordTable, ...] = attrs.field(default=(), repr=False)
    ladders: Mapping[str, Ladder] = attrs.field(factory=immutabledict, repr=False)
    duties: tuple[Duty, ...] = attrs.field(default=(), repr=False)
    blocks: tuple[Any, ...] = attrs.field(default=(), repr=False)
    templates: tuple[Any, ...] = attrs.field(default=(), repr=False)
    writers: tuple[Any, ...] = attrs.field(default=(), repr=False)
    words_file: Path | None = attrs.field(default=None, repr=False)
    title: Words = attrs.field(repr=False)

    @title.default
    def _title(self) -> Words:
        return Words(self.name, self.name)


def read_plugin(source: Source) -> Plugin:
    """What the plugin of a source brings.

    :raises PluginError: its code fails, or it brings nothing; the message names it and its place
    """
    name, watch = source.name, Watch()
    try:
        plugin = _answered(source)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        words = error.words if isinstance(error, AnshengError) else sources.misused(error)
        place = sources.place(error, source.package) or source.where
        raise PluginError(
            Words(
                f"插件 {name} 无法加载（{place}）：{words.zh}"
                f"{'' if words.zh.endswith('？') else '；'}{source.remedy.zh}",
                f"plugin {name} cannot be loaded ({place}): {words.en}; {source.remedy.en}",
            )
        ) from error
    LOG.info(
        "plugin %s %s: %d rules, %d standards, %.3f s",
        name,
        plugin.version,
        len(plugin.rules),
        len(plugin.standards),
        watch.seconds,
    )
    return plugin


def _answered(source: Source) -> Plugin:
    """What the module of a source answers to the hooks.

    :raises PluginError: it brings nothing, or answers a hook with something else than was asked for
    """
    name, module = source.name, source.module()
    _check_hooks(module)
    manager = pluggy.PluginManager("ansheng")
    manager.add_hookspecs(Hooks)
    manager.register(module, name)
    hook = manager.hook
    title = hook.ansheng_title() or Words(name, name)
    rules = [*chain(*hook.ansheng_rules())] or rules_in(module)
    cited = (cite.standard for rule in rules for cite in rule.cites)
    ladders, duties = _of_agenda(name, title, hook.ansheng_ladders(), hook.ansheng_duties())
    plugin = Plugin(
        name,
        source.version,
        source.where,
        rules=tuple(rule.of_plugin(name) for rule in rules),
        standards=tuple(dict.fromkeys(chain(*hook.ansheng_standards(), cited))),
        indicators=tuple(
            attrs.evolve(one, id=f"{name}.{one.id}") for one in chain(*hook.ansheng_indicators())
        ),
        tables=_tables(chain(*hook.ansheng_tables())),
        ladders=ladders,
        duties=duties,
        blocks=_of_reports("blocks", chain(*hook.ansheng_blocks()), name, "id"),
        templates=_of_reports("templates", chain(*hook.ansheng_templates()), name, "id"),
        writers=_of_reports("writers", chain(*hook.ansheng_writers()), name, "name"),
        words_file=_words_file(module),
        title=title,
    )
    brought = (getattr(plugin, what) for what in (*BROUGHT, *DECLARED))
    if not any(brought):
        raise PluginError(
            Words(
                "其中无规则、标准、指标等任何内容", "it has no rules, standards, indicators or anything else"
            )
        )
    return plugin


def _words_file(module: ModuleType) -> Path | None:
    """The file of words beside a plugin: ``words.toml`` in its folder, of a single file ``NAME.words.toml``."""
    if not getattr(module, "__file__", None):
        return None
    place = Path(str(module.__file__))
    file = place.with_name("words.toml") if place.stem == "__init__" else place.with_suffix(".words.toml")
    return file if file.is_file() else None


def _tables(answer: Iterable[RecordTable]) -> tuple[RecordTable, ...]:
    tables = tuple(answer)
    for table in tables:
        if not isinstance(table, RecordTable):
            raise PluginError(
                Words(
                    f"钩子 ansheng_tables 应给出 ansheng.RecordTable，收到“{table}”",
                    f"the hook ansheng_tables gives ansheng.RecordTable, not {table!r}",
                )
            )
    return tables


_OF_REPORTS = immutabledict({"blocks": "Block", "templates": "Shelved", "writers": "Writer"})


def _of_reports(what: str, answer: Iterable[Any], name: str, field: str) -> tuple[Any, ...]:
    """What a plugin brings to reports, the plugin's name in front of its own."""
    found = tuple(answer)
    for one in found:
        if type(one).__name__ != _OF_REPORTS[what]:
            wanted = f"ansheng.reports.{_OF_REPORTS[what]}"
            raise PluginError(
                Words(
                    f"钩子 ansheng_{what} 应给出 {wanted}，收到“{one}”",
                    f"the hook ansheng_{what} gives {wanted}, not {one!r}",
                )
            )
    return tuple(attrs.evolve(one, **{field: f"{name}.{getattr(one, field)}"}) for one in found)


def _of_agenda(
    name: str, title: Words, ladders: Sequence[Mapping[str, Ladder | Path]], duties: Sequence[Sequence[Duty]]
) -> tuple[Mapping[str, Ladder], tuple[Duty, ...]]:
    """The ladders and duties of a plugin; one that answers neither hook does not pay for the agenda."""
    if not ladders and not duties:
        return immutabledict(), ()
    from ansheng.agenda.brought import duties_of, ladders_of

    named = {f"{name}.{key}": one for answer in ladders for key, one in answer.items()}
    return ladders_of(named), duties_of(chain(*duties), title)


def _check_hooks(module: ModuleType) -> None:
    """Refuse a function that looks like a hook and would never be asked.

    :raises UnknownNameError: it names no hook; near ones are listed
    :raises PluginError: it names a hook and is not marked
    """
    hooks = [name for name in vars(Hooks) if name.startswith("ansheng_")]
    for name, value in vars(module).items():
        marked = hasattr(value, "ansheng_impl")
        if name not in hooks and (
            marked or (isinstance(value, FunctionType) and name.startswith("ansheng_"))
        ):
            raise _no_hook(name, hooks)
        if name in hooks and not marked:
            raise PluginError(
                Words(
                    f"函数 {name} 未标记为钩子；请在其上一行加上 @hookimpl",
                    f"{name} is not marked as a hook; write @hookimpl on the line above def {name}()",
                )
            )


def _no_hook(name: str, hooks: Sequence[str]) -> UnknownNameError:
    """The error for a function that names no hook, with all that there are; they share how they begin."""
    asked, known = name.removeprefix("ansheng_"), [hook.removeprefix("ansheng_") for hook in hooks]
    close = [f"ansheng_{each}" for each in near(asked, known)]
    return UnknownNameError(
        Words(
            f"找不到钩子“{name}”（可选：{'、'.join(hooks)}）{f'；是否指{beside(close)}？' if close else ''}",
            f"unknown hook {name!r} (known: {', '.join(hooks)})"
            f"{'; did you mean ' + ', '.join(close) + '?' if close else ''}",
        )
    )


def check_against(plugin: Plugin, loaded: Sequence[Plugin], source: Source) -> None:
    """Make sure that a plugin contradicts neither itself nor one that is loaded already.

    :raises PluginError: it does
    """
    stated = isinstance(source, sources.Installed)
    undeclared = chain(_undeclared(plugin), _unannounced(plugin)) if stated else iter(())
    trouble = next(chain(undeclared, _troubles(plugin, loaded)), None)
    if trouble:
        raise PluginError(Words(f"{trouble.zh}；{source.remedy.zh}", f"{trouble.en}; {source.remedy.en}"))


def _troubles(plugin: Plugin, loaded: Sequence[Plugin]) -> Iterator[Words]:
    """How a plugin contradicts itself or one that is loaded already, in Chinese and English."""
    rules, classes = _by_name(plugin.rules), _by_name({r.facts for r in plugin.rules})
    ids = [indicator.id for indicator in plugin.indicators]
    for twice in {name for name in ids if ids.count(name) > 1}:
        yield Words(
            f"插件 {plugin.name} 有两个指标名称重复：{twice}",
            f"plugin {plugin.name} has two indicators called {twice}",
        )
    for name, places in {**rules, **classes}.items():
        if len(places) > 1:
            words = Words("两条规则", "rules") if name in rules else Words("两个检查对象", "Facts classes")
            yield Words(
                f"插件 {plugin.name} 有{words.zh}名称重复：{name}（{'、'.join(places)}）",
                f"plugin {plugin.name} has two {words.en} called {name} ({', '.join(places)})",
            )
    yield from _clashes(plugin, loaded)
    yield from _unlike(plugin, loaded)
    for other in loaded:
        if other.name == plugin.name:
            yield Words(
                f"两个插件名称重复：{plugin.name}（{other.source}、{plugin.source}）",
                f"two plugins are called {plugin.name} ({other.source}, {plugin.source})",
            )
        theirs = {s.id: s for s in other.standards}
        for standard in plugin.standards:
            if theirs.get(standard.id, standard) is not standard:
                yield Words(
                    f"插件 {plugin.name} 与 {other.name} 均定义了标准 {standard.id}（{standard.file}）",
                    f"plugins {plugin.name} and {other.name} both define standard {standard.id} ({standard.file})",
                )


def _unlike(plugin: Plugin, loaded: Sequence[Plugin]) -> Iterator[Words]:
    """Which rules of a plugin are said to find the same thing as a rule that is none, or is of another thing."""
    known = {rule.id: rule for one in (*loaded, plugin) for rule in one.rules}
    plugins = {one.name for one in (*loaded, plugin)}
    for rule in (rule for rule in plugin.rules if rule.same_as and rule.thing.partition(".")[0] in plugins):
        same = known.get(rule.thing)
        if same is None or same.same_as:
            yield Words(
                f"规则 {rule.id} 的 same_as “{rule.same_as}”应为一条自身无 same_as 的规则",
                f"rule {rule.id}: same_as={rule.same_as!r} should name a rule that has no same_as itself",
            )
        elif not (issubclass(same.facts, rule.facts) or issubclass(rule.facts, same.facts)):
            yield Words(
                f"规则 {rule.id} 与 same_as 所指的 {same.id} 检查对象不同",
                f"rule {rule.id} and {same.id}, which its same_as names, judge different things",
            )


def _clashes(plugin: Plugin, loaded: Sequence[Plugin]) -> Iterator[Words]:
    """Which tables of a plugin are called like others: of the core, of another plugin, or of its own."""
    if not plugin.tables:
        return
    from ansheng.tables.core import CORE

    others = [("ansheng", CORE.core), *((other.name, other.tables) for other in loaded)]
    for at, table in enumerate(plugin.tables):
        for name, tables in (*others, (plugin.name, plugin.tables[:at])):
            shared = sorted(stem for other in tables for stem in table.stems & other.stems)
            if shared:
                yield Words(
                    f"插件 {plugin.name} 的数据表 {table.facts.table} 与 {name} 的数据表名称重复：{'、'.join(shared)}",
                    f"table {table.facts.table} of plugin {plugin.name} is called like a table of {name}: "
                    f"{', '.join(shared)}",
                )


def _unannounced(plugin: Plugin) -> Iterator[Words]:
    """What an installed plugin brings without saying so: nobody who needs it would load the plugin."""
    for what in DECLARED:
        if getattr(plugin, what) and plugin.name not in (each.name for each in sources.bringing(what)):
            line = f'[project.entry-points."{sources.BRINGS}"] "{plugin.name}.{what}" = "{what}"'
            yield Words(
                f"插件 {plugin.name} 有 ansheng_{what} 而未声明；请在 pyproject.toml 写 {line}",
                f"plugin {plugin.name} answers ansheng_{what} without declaring it; write {line} in pyproject.toml",
            )


def _undeclared(plugin: Plugin) -> Iterator[Words]:
    """Whose things an installed plugin judges without saying so: a check of these alone would leave its rules out."""
    known = sources.installed()
    for facts, rule in {rule.facts: rule for rule in reversed(plugin.rules)}.items():
        owners, name = sources.owners(facts.__module__, known), facts.__name__
        judges = {source.name for owner in owners for source in sources.judges(owner, [name])}
        if plugin.name in (*owners, *judges):
            continue
        for owner in owners:
            line = f'[project.entry-points."{sources.JUDGES}"] {plugin.name} = "{owner}"'
            yield Words(
                f"插件 {plugin.name} 的规则 {rule.name} 以 {owner} 的 {name} 为检查对象，但未声明；"
                f"请在 pyproject.toml 写 {line}",
                f"rule {rule.name} of plugin {plugin.name} judges {name} of {owner} without declaring it; "
                f"write {line} in pyproject.toml",
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
