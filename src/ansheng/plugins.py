"""Plugins: the hooks that an industry answers, and what one plugin answers.

This module is the only door to pluggy. A plugin is a module, named by an entry point of the group ``ansheng``, whose
functions marked :data:`hookimpl` answer the hooks below; a single local file of rules works too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

import attrs
import pluggy
from immutabledict import immutabledict

from ansheng.errors import PluginError, UnknownNameError, beside, near
from ansheng.foreign import Called, ran
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
    besides: tuple[Words, ...] = attrs.field(default=(), repr=False, kw_only=True)
    """What its code did besides when it was loaded: printed, or changed of the process."""
    origin: Source | None = attrs.field(default=None, repr=False, kw_only=True, eq=False)

    @title.default
    def _title(self) -> Words:
        return Words(self.name, self.name)


def read_plugin(source: Source) -> Plugin:
    """What the plugin of a source brings.

    :raises PluginError: its code fails, or it brings nothing; the message names it and its place
    """
    watch = Watch()
    plugin, besides = ran(lambda: _answered(source), source)
    LOG.info(
        "plugin %s %s: %d rules, %d standards, %.3f s",
        plugin.name,
        plugin.version,
        len(plugin.rules),
        len(plugin.standards),
        watch.seconds,
    )
    return attrs.evolve(plugin, besides=besides)


def _answered(source: Source) -> Plugin:
    """What the module of a source answers to the hooks.

    :raises PluginError: it brings nothing, or answers a hook with something else than was asked for
    """
    name, module = source.name, source.module()
    _check_hooks(module)
    manager = pluggy.PluginManager("ansheng")
    manager.add_hookspecs(Hooks)
    manager.register(module, name)
    title = _title(manager.hook, name)
    given = {what: _given(manager.hook, what) for what in _GIVEN}
    rules = given["rules"] or rules_in(module)
    cited = (cite.standard for rule in rules for cite in rule.cites)
    ladders, duties = _of_agenda(name, title, _answers(manager.hook, "ladders"), given["duties"])
    plugin = Plugin(
        name,
        source.version,
        source.where,
        rules=tuple(rule.of_plugin(name) for rule in rules),
        standards=tuple(dict.fromkeys(chain(given["standards"], cited))),
        indicators=_named(given["indicators"], name),
        tables=tuple(given["tables"]),
        ladders=ladders,
        duties=duties,
        blocks=_named(given["blocks"], name, make=partial(Called, source=source, whole=_items)),
        templates=_named(given["templates"], name),
        writers=_named(given["writers"], name, files=partial(Called, source=source, whole=_files)),
        words_file=_words_file(module),
        title=title,
        origin=source,
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


_GIVEN = immutabledict(
    {
        "rules": "ansheng.Rule",
        "standards": "ansheng.Standard",
        "indicators": "ansheng.indicators.Indicator",
        "tables": "ansheng.RecordTable",
        "duties": "ansheng.responsibility.Duty",
        "blocks": "ansheng.reports.Block",
        "templates": "ansheng.reports.Shelved",
        "writers": "ansheng.reports.Writer",
    }
)
"""What the hooks give that answer with several things of a kind."""


def _answers(hook: Any, what: str) -> list[Any]:
    """The answers to a hook, of which a plugin gives at most one.

    :raises PluginError: the hook is there and gives nothing, so that what it should bring would be lost
    """
    asked = getattr(hook, f"ansheng_{what}")
    answers: list[Any] = asked()
    if len(answers) < len(asked.get_hookimpls()):
        raise PluginError(
            Words(
                f"钩子 ansheng_{what} 返回 None；无内容时请返回空列表，或删去该函数",
                f"the hook ansheng_{what} gives None; give an empty list, or leave the function out",
            )
        )
    return answers


def _given(hook: Any, what: str) -> list[Any]:
    """What a plugin answers to a hook that asks for several things of a kind.

    :raises PluginError: the answer is of another kind
    """
    kind = _GIVEN[what]
    found: list[Any] = []
    for answer in _answers(hook, what):
        if isinstance(answer, str | bytes | Mapping) or not isinstance(answer, Iterable):
            raise _other(what, Words(f"{kind} 的列表", f"a list of {kind}"), answer)
        found += answer
    for one in found:
        if not _is(one, kind):
            raise _other(what, Words(kind, kind), one)
    return found


def _is(one: object, kind: str) -> bool:
    """Whether something is of a kind of ours, which need not be imported for that."""
    package, _, name = kind.rpartition(".")
    return any(
        base.__name__ == name and f"{base.__module__}.".startswith(f"{package}.")
        for base in type(one).__mro__
    )


def _other(what: str, wanted: Words, given: object) -> PluginError:
    return PluginError(
        Words(
            f"钩子 ansheng_{what} 应给出 {wanted.zh}，收到“{given}”",
            f"the hook ansheng_{what} gives {wanted.en}, not {given!r}",
        )
    )


def _title(hook: Any, name: str) -> Words:
    """The title of a plugin; without one, its name."""
    title: Any = hook.ansheng_title()
    if title is None:
        return Words(name, name)
    texts: tuple[Any, ...] = title.both if isinstance(title, Words) else ("",)
    if not all(isinstance(each, str) and each.strip() for each in texts):
        raise _other("title", Words("ansheng.Words", "ansheng.Words of two texts"), title)
    return Words(*title.both)


def _named(things: Iterable[Any], plugin: str, **called: Callable[[Any], Any]) -> tuple[Any, ...]:
    """Things with the plugin's name in front of their own, their functions as they are safely called."""
    made = []
    for one in things:
        named = "id" if hasattr(one, "id") else "name"
        functions = {field: safe(getattr(one, field)) for field, safe in called.items()}
        made.append(attrs.evolve(one, **{named: f"{plugin}.{getattr(one, named)}"}, **functions))
    return tuple(made)


_ITEMS = Words("段落、列表、表格、图或章节", "paragraphs, lists, tables, graphics and sections")
_CONTENTS = Words("文件名和内容", "contents by the names of their files")


def _items(made: object) -> list[Any]:
    """What a block gives, made to its end.

    :raises PluginError: it is something else than paragraphs, lists, tables, graphics and sections
    """
    items = list(made) if isinstance(made, Iterable) else [made]
    for one in items:
        if not type(one).__module__.startswith("ansheng.reports."):
            raise _no_part(_ITEMS, one)
    return items


def _files(made: object) -> Mapping[str, str | bytes]:
    """What a writer gives.

    :raises PluginError: it is something else than contents by names of files
    """
    if not isinstance(made, Mapping):
        raise _no_part(_CONTENTS, made)
    for name, content in made.items():
        if not (isinstance(name, str) and isinstance(content, str | bytes)):
            raise _no_part(_CONTENTS, content)
    return made


def _no_part(wanted: Words, given: object) -> PluginError:
    return PluginError(Words(f"应给出{wanted.zh}，收到“{given}”", f"it gives {wanted.en}, not {given!r}"))


def _of_agenda(
    name: str, title: Words, ladders: Sequence[Any], duties: Sequence[Duty]
) -> tuple[Mapping[str, Ladder], tuple[Duty, ...]]:
    """The ladders and duties of a plugin; one that answers neither hook does not pay for the agenda."""
    if not ladders and not duties:
        return immutabledict(), ()
    from ansheng.agenda.brought import duties_of, ladders_of

    for answer in ladders:
        if not isinstance(answer, Mapping):
            raise _other(
                "ladders", Words("督办措施分级或其文件，按名称", "ladders or their files by names"), answer
            )
    named = {f"{name}.{key}": one for answer in ladders for key, one in answer.items()}
    return ladders_of(named), duties_of(duties, title)


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
