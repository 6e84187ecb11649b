"""The catalogue: what the plugins bring, by name, and records judged by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import attrs
from immutabledict import immutabledict

from ansheng import areas, looking
from ansheng.bearing import borne
from ansheng.called import Names, called
from ansheng.checking.check import Check
from ansheng.checking.checklist import Checklist, checklist
from ansheng.checking.difference import Difference, difference
from ansheng.checking.findings import Findings
from ansheng.dates import AnyDay, day_of
from ansheng.errors import AnshengError, InputError, Problem, UnknownNameError
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.record import Facts
from ansheng.law.standard import Standard
from ansheng.logs import Progress
from ansheng.looking import Row
from ansheng.plugins import Plugin
from ansheng.rules.rule import Rule
from ansheng.sectors.sector import sector_of
from ansheng.sectors.unit_kinds import UnitKind
from ansheng.selection import blamed, names_some, parts_of, without
from ansheng.sheets.names import key
from ansheng.tables.table import RecordTable
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.agenda.ladder import Ladder
    from ansheng.indicators.indicator import Indicator
    from ansheng.responsibility.duties import Duty

T = TypeVar("T")

_PLUGINS = ("名称", "行业", "版本", "规则", "标准", "指标")
_RULES = ("编号", "名称", "检查对象", "依据")


@attrs.frozen(eq=False)
class Catalogue:
    """What the plugins bring: rules by id, Facts classes by ``plugin.Class``, standards by id.

    ``problems`` are plugins that could not be loaded, and what others did besides when they were; ``absent`` names
    those that are installed and not loaded.
    """

    plugins: tuple[Plugin, ...]
    problems: tuple[Problem, ...] = ()
    absent: frozenset[str] = frozenset()
    rules: Mapping[str, Rule] = attrs.field(init=False, repr=False)
    facts: Mapping[str, type[Facts]] = attrs.field(init=False, repr=False)
    standards: Mapping[str, Standard] = attrs.field(init=False, repr=False)

    def __repr__(self) -> str:
        names = looking.short(", ".join(p.name for p in self.plugins), 80)
        failed = f"; {len(self.failed)} failed" if self.failed else ""
        return f"<Catalogue: {len(self.rules)} rules, {len(self.standards)} standards of {names}{failed}>"

    def _repr_html_(self) -> str:
        plugins: Iterator[Row] = (
            ("", (p.name, p.title.zh, p.version, len(p.rules), len(p.standards), len(p.indicators)))
            for p in self.plugins
        )
        rules: Iterator[Row] = (
            ("", (r.id, r.title, r.facts.title, _clauses(r))) for r in self.rules.values()
        )
        return looking.block(
            f"目录：插件{len(self.plugins)}个，规则{len(self.rules)}条，标准{len(self.standards)}部",
            looking.table(_PLUGINS, plugins, of=len(self.plugins), title="插件"),
            *(looking.line(problem.text()) for problem in self.problems),
            looking.table(_RULES, rules, of=len(self.rules), title="规则"),
        )

    @rules.default
    def _rules(self) -> Mapping[str, Rule]:
        standards = self._standards()
        return {rule.id: borne(rule, standards) for plugin in self.plugins for rule in plugin.rules}

    @facts.default
    def _facts(self) -> Mapping[str, type[Facts]]:
        return {f"{r.plugin}.{r.facts.__name__}": r.facts for p in self.plugins for r in p.rules}

    @standards.default
    def _standards(self) -> Mapping[str, Standard]:
        return {standard.id: standard for plugin in self.plugins for standard in plugin.standards}

    @property
    def failed(self) -> tuple[Problem, ...]:
        """Of the problems, the plugins that could not be loaded."""
        return tuple(problem for problem in self.problems if problem.kind == "plugin")

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """All indicators by id: those of the core, and those of the plugins, which begin with the plugin's name."""
        from ansheng.indicators.definitions import indicators

        brought = {one.id: one for plugin in self.plugins for one in plugin.indicators}
        return immutabledict({**indicators(), **brought})

    @cached_property
    def tables(self) -> Mapping[str, RecordTable]:
        """The tables that the plugins bring, by name; those of the core are not among them."""
        return immutabledict({one.facts.table: one for plugin in self.plugins for one in plugin.tables})

    @cached_property
    def ladders(self) -> Mapping[str, Ladder]:
        """The ladders that the plugins bring, by names that begin with the plugin's."""
        return immutabledict({name: one for plugin in self.plugins for name, one in plugin.ladders.items()})

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """The duties that the plugins bring, each with its plugin as ``origin``."""
        return tuple(duty for plugin in self.plugins for duty in plugin.duties)

    def ladder(self, name: str) -> Ladder:
        """The ladder of this name, with or without its plugin's name in front.

        :raises UnknownNameError: there is none, or several plugins have one; near names are listed
        """
        return self.find(
            Words("督办措施分级", "ladder"), name, self.ladders, lambda full, _: (full.partition(".")[2],)
        )

    def brought(self, what: Literal["indicators", "blocks", "templates", "writers"]) -> tuple[Any, ...]:
        """What all plugins bring of a kind, in their order."""
        return tuple(one for plugin in self.plugins for one in getattr(plugin, what))

    def indicator(self, name: str) -> Indicator:
        """The indicator with this id, or with this title where only one has it.

        :raises UnknownNameError: there is none; near names are listed
        """
        return self.find(Words("指标", "indicator"), name, self.indicators, _titles)

    def rule(self, name: str) -> Rule:
        """The rule with this id, or with this title where only one has it.

        :raises UnknownNameError: there is none; near names are listed
        """
        return self.find(Words("规则", "rule"), name, self.rules, _titles)

    def facts_class(self, name: str) -> type[Facts]:
        """The Facts class called ``plugin.Class``, or by ``Class`` or its title where only one plugin has it.

        :raises UnknownNameError: there is none; near names are listed
        """
        return self.find(Words("检查对象", "Facts class"), name, self.facts, self.names_of_class)

    def names_of_class(self, full: str, facts: type[Facts]) -> tuple[str, ...]:
        """What a class is called beside ``plugin.Class``: its name, its titles, and these behind its plugin's title."""
        title = next((p.title.zh for p in self.plugins if p.name == full.partition(".")[0]), "")
        return facts.__name__, facts.title, facts.en, f"{title}.{facts.title}"

    def classes_of(self, name: str) -> tuple[str, ...]:
        """The classes that a name stands for, by their full names in the order of the rules.

        An id stands for its class, a plugin for all classes that it brings. A word with which titles of standards
        begin, such as 煤矿, stands for what these standards judge, a class of that title first; so does the title of a
        standard. Any other is the title of a class.

        :raises UnknownNameError: it stands for none; near names are listed
        """
        if any(name in (full, full.partition(".")[2]) for full in self.facts):
            return (self._full(self.facts_class(name)),)
        wanted = key(name)
        brought = [p.name for p in self.plugins if wanted in (key(p.name), *map(key, p.title.both))]
        judged = {
            rule.facts
            for rule in self.rules.values()
            if any(key(c.standard.title).startswith(wanted) or c.standard.id == name for c in rule.cites)
        }
        classes = dict.fromkeys(self.facts.values())
        found = [
            cls
            for cls in classes
            if cls in judged or cls.title == name or self._full(cls).partition(".")[0] in brought
        ]
        if len(wanted) > 1 and found and (brought or len(found) > 1 or found[0].title != name):
            return tuple(map(self._full, sorted(found, key=lambda cls: cls.title != name)))
        return (self._full(self.facts_class(name)),)

    def classes_at(self, kind: UnitKind) -> tuple[str, ...]:
        """The classes of what is looked at in a unit of a kind, from the plugins that are loaded, by full names."""
        loaded = {plugin.name for plugin in self.plugins}
        there = [name for name in kind.takes if name.partition(".")[0] in loaded]
        return tuple(dict.fromkeys(full for name in there for full in self.classes_of(name)))

    def _full(self, facts: type[Facts]) -> str:
        return next(full for full, cls in self.facts.items() if cls is facts)

    def standards_of(self, sector: str) -> tuple[Standard, ...]:
        """The standards of a sector (行业领域) in the order of the plugins; where it holds several, those of each.

        :raises UnknownNameError: there is no such sector; near names are listed
        """
        found = sector_of(sector)
        names = {found.name, *found.holds}
        return tuple(one for one in self.standards.values() if names & set(one.sectors))

    def plugin(self, name: str) -> Plugin:
        """The plugin of this name or title.

        :raises UnknownNameError: there is none; near names are listed
        """
        plugins = {plugin.name: plugin for plugin in self.plugins}
        return self.find(Words("插件", "plugin"), name, plugins, lambda _, plugin: plugin.title.both)

    def find(self, what: Words, name: str, things: Mapping[str, T], names: Names[T]) -> T:
        """The one of the things that is called so; see :func:`ansheng.called.called`.

        :raises UnknownNameError: there is none; it may be one of a plugin that could not be loaded, which is said
        """
        try:
            return called(what, name, things, names)
        except UnknownNameError as error:
            if not self.failed:
                raise
            failed = [str(problem.value) for problem in self.failed]
            raise UnknownNameError(
                Words(
                    f"插件 {'、'.join(failed)} 未能加载；{error.words.zh}",
                    f"plugins that could not be loaded: {', '.join(failed)}; {error.words.en}",
                )
            ) from None

    def select(self, rules: str | Sequence[str] | None) -> tuple[Rule, ...]:
        """The rules that a selection names: ids, plugins or standards, ``-`` in front leaves one out again.

        Without a selection these are all rules; an empty list names none. A standard stands for the rules that cite
        it; one that is left out is cited by none, and a rule that rests on another one too goes on with that alone.

        >>> # catalogue.select("gas,-gas.tank_unmonitored")

        :raises UnknownNameError: a part of the selection names nothing
        """
        parts = parts_of(rules)
        only_left_out = all(part.startswith("-") for part in parts) and (bool(parts) or rules is None)
        chosen = dict(self.rules) if only_left_out else {}
        for part in parts:
            name = part.removeprefix("-")
            if name == part:
                chosen |= self._named(name)
            elif name not in self.absent:
                chosen = self._left(chosen, name)
        return tuple(chosen.values())

    def _left(self, chosen: Mapping[str, Rule], name: str) -> dict[str, Rule]:
        """What is left of rules without the rule, plugin or standard of this name."""
        found = self._part(name)
        if not isinstance(found, Standard):
            named = self._named(name)
            return {k: rule for k, rule in chosen.items() if k not in named}
        left = ((k, without(rule, found)) for k, rule in chosen.items())
        return {k: rule for k, rule in left if rule is not None}

    def _others_left(self, rules: str | Sequence[str] | None) -> bool:
        """Whether a selection that only leaves out is left with the rules of plugins that were not needed."""
        parts = parts_of(rules)
        return bool(self.absent and (parts or rules is None)) and all(part.startswith("-") for part in parts)

    def _part(self, name: str) -> Plugin | Rule | Standard | None:
        """What a part of a selection names; None where that is a plugin which is not loaded."""
        plugins: dict[str, Plugin | None] = {
            **dict.fromkeys(sorted(self.absent)),
            **{p.name: p for p in self.plugins},
        }
        things: dict[str, Plugin | Rule | Standard | None] = {**self.standards, **plugins, **self.rules}
        what = Words("规则、插件或标准", "rule, plugin or standard")
        return self.find(what, name, things, _names_of_part)

    def _named(self, name: str) -> dict[str, Rule]:
        """The rules of a plugin, those that cite a standard, or the one rule, that a part of a selection names."""
        match self._part(name):
            case Rule() as found:
                return {found.id: found}
            case Standard() as cited:
                return {k: r for k, r in self.rules.items() if any(c.standard is cited for c in r.cites)}
            case Plugin() as plugin:
                return {k: r for k, r in self.rules.items() if r.plugin == plugin.name}
        return {}

    def check(
        self,
        records: object,
        *,
        on: AnyDay,
        as_: type[Facts] | str | None = None,
        rules: str | Sequence[str] | None = None,
        sheet: str | None = None,
        office: Office = NO_OFFICE,
        progress: Progress | None = None,
        region: str = "",
    ) -> Findings:
        """Judge records by the catalogue's rules; see :func:`ansheng.check`."""
        facts = self._class_called(as_) if isinstance(as_, str) else as_
        selection = rules if rules is None or isinstance(rules, str) else tuple(rules)
        checked = self._prepared(on if type(on) is date else day_of(on, "on"), selection, region)
        if office is not NO_OFFICE or progress is not None:
            checked = attrs.evolve(checked, office=office, progress=progress)
        try:
            return checked.run(records, facts, find=self.facts_class, sheet=sheet)
        except (AnshengError, KeyboardInterrupt):
            raise
        except BaseException as error:
            asked = {rule.plugin for rule in self.select(rules)} if names_some(rules) else ()
            problem = blamed(error, self.plugins, asked, facts)
            if problem is None or isinstance(records, Iterator):
                raise
            others = tuple(plugin for plugin in self.plugins if plugin.name != problem.value)
            left = attrs.evolve(self, plugins=others, problems=(*self.problems, problem))
            more: dict[str, Any] = {"sheet": sheet, "office": office, "progress": progress, "region": region}
            return left.check(records, on=on, as_=facts, rules=rules, **more)

    @cached_property
    def _class_called(self) -> Callable[[str], type[Facts]]:
        return lru_cache(maxsize=256)(self.facts_class)

    @cached_property
    def _prepared(self) -> Callable[[date, str | tuple[str, ...] | None, str], Check]:
        """The check of a day by a selection of rules in a region, kept for those who ask again."""
        return lru_cache(maxsize=64)(self._check)

    def _check(self, day: date, rules: str | tuple[str, ...] | None, region: str) -> Check:
        plugins = tuple((p.name, p.version) for p in self.plugins)
        chosen = any(part in self.rules for part in parts_of(rules))
        selected = self.select(rules)
        none_wanted = rules is not None and not isinstance(rules, str) and not rules
        if not selected and not none_wanted and not self._others_left(rules):
            raise InputError(
                Words(
                    f"rules= 未选中任何规则，收到“{'、'.join(parts_of(rules))}”；请核对规则编号",
                    f"rules={rules!r} selects no rule; check the ids",
                )
            )
        return Check(selected, day, plugins, self.problems, chosen, region=region)

    def diff(
        self,
        records: object,
        *,
        first: AnyDay,
        second: AnyDay,
        as_: type[Facts] | str | None = None,
        rules: str | Sequence[str] | None = None,
        region: str = "",
    ) -> Difference:
        """Which verdicts on the same records change between the law of two days, and by which clause.

        :param first: the earlier day
        :param second: the later day
        :param region: where the records lie that do not say otherwise, such as ``"山东省济南市"``
        :raises InputError: the records cannot be read, or the region is none
        :raises DayError: one of the days is no day
        """
        facts = self.facts_class(as_) if isinstance(as_, str) else as_
        days = day_of(first, "on"), day_of(second, "on")
        return difference(records, self.select(rules), facts, *days, region)

    def checklist(self, as_: type[Facts] | str, *, on: AnyDay, region: str = "") -> Checklist:
        """What to look at so that the rules in force on a day can judge one thing; see :class:`Checklist`.

        :param as_: the Facts class or its name, such as ``"gas.GasTank"``
        :param region: where the thing lies; then what holds elsewhere is left out
        :raises UnknownNameError: there is no such class; near names are listed
        :raises DayError: ``on`` is not a day
        """
        facts = self.facts_class(as_) if isinstance(as_, str) else as_
        name = next((name for name, cls in self.facts.items() if cls is facts), facts.__name__)
        versions = {plugin.name: plugin.version for plugin in self.plugins}
        return checklist(name, facts, self.rules.values(), day_of(on, "on"), versions, areas.checked(region))


def _clauses(rule: Rule) -> str:
    return "；".join(f"《{cite.standard.title}》{cite.newest().number}" for cite in rule.cites)


def _titles(_: str, titled: Rule | Indicator) -> tuple[str, ...]:
    return titled.title, titled.en


def _names_of_part(_: str, part: Plugin | Rule | Standard | None) -> tuple[str, ...]:
    match part:
        case None:
            return ()
        case Plugin():
            return part.title.both
        case Standard():
            return part.title, part.en, *(edition.number for edition in part.editions)
    return part.title, part.en
