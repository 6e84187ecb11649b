"""Clashes: how a plugin contradicts itself or another, or brings what it does not declare.

Of two that contradict each other the one that is loaded already stays; it is the newcomer that is at fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from immutabledict import immutabledict

from ansheng import sources
from ansheng.errors import PluginError
from ansheng.facts.record import Facts
from ansheng.foreign import ran
from ansheng.plugins import DECLARED, Plugin
from ansheng.rules.rule import Rule
from ansheng.sheets.names import key
from ansheng.sources import Source
from ansheng.words import Words


def check_against(plugin: Plugin, loaded: Sequence[Plugin], source: Source) -> None:
    """Make sure that a plugin contradicts neither itself nor one that is loaded already.

    :raises PluginError: it does
    """

    def first() -> Words | None:
        stated = isinstance(source, sources.Installed)
        undeclared = chain(_undeclared(plugin), _unannounced(plugin)) if stated else iter(())
        return next(chain(undeclared, _troubles(plugin, loaded)), None)

    trouble, _ = ran(first, source)
    if trouble:
        raise PluginError(Words(f"{trouble.zh}；{source.remedy.zh}", f"{trouble.en}; {source.remedy.en}"))


def _troubles(plugin: Plugin, loaded: Sequence[Plugin]) -> Iterator[Words]:
    """How a plugin contradicts itself or one that is loaded already, in Chinese and English."""
    rules, classes = _by_name(plugin.rules), _by_name({r.facts for r in plugin.rules})
    yield from _twice(plugin)
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
        yield from _called_alike(plugin, other)
        theirs = {s.id: s for s in other.standards}
        for standard in plugin.standards:
            if theirs.get(standard.id, standard) is not standard:
                yield Words(
                    f"插件 {plugin.name} 与 {other.name} 均定义了标准 {standard.id}（{standard.file}）",
                    f"plugins {plugin.name} and {other.name} both define standard {standard.id} ({standard.file})",
                )


_KINDS = immutabledict(
    {
        "indicators": Words("指标", "indicators"),
        "blocks": Words("内容块", "blocks"),
        "templates": Words("模板", "templates"),
        "writers": Words("报告格式", "formats"),
    }
)


def _twice(plugin: Plugin) -> Iterator[Words]:
    """What a plugin brings twice under one name."""
    for what, kind in _KINDS.items():
        names = [one.name if what == "writers" else one.id for one in getattr(plugin, what)]
        for twice in sorted({name for name in names if names.count(name) > 1}):
            yield Words(
                f"插件 {plugin.name} 有两个{kind.zh}名称重复：{twice}",
                f"plugin {plugin.name} has two {kind.en} called {twice}",
            )


def _called_alike(plugin: Plugin, other: Plugin) -> Iterator[Words]:
    """By which name or title two plugins are both called."""
    if other.name == plugin.name:
        own = Words(
            f"插件 {plugin.name}（{plugin.source}）与 ansheng 自带的插件名称重复",
            f"plugin {plugin.name} ({plugin.source}) is called like one that comes with ansheng",
        )
        two = Words(
            f"两个插件名称重复：{plugin.name}（{other.source}、{plugin.source}）",
            f"two plugins are called {plugin.name} ({other.source}, {plugin.source})",
        )
        yield own if other.origin is not None and other.origin.own else two
    ours, theirs = ({key(name) for name in (each.name, *each.title.both)} for each in (plugin, other))
    for name in sorted(ours & theirs):
        yield Words(
            f"插件 {plugin.name} 的名称“{name}”与插件 {other.name} 重复",
            f"plugin {plugin.name} is called {name!r} like plugin {other.name}",
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
