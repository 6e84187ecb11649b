"""Rules: one statement, or a function where the condition needs steps, that says when a clause is broken."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import FunctionType, ModuleType
from typing import Any, Literal, NoReturn

import attrs
from immutabledict import immutabledict

from ansheng import looking
from ansheng.dates import AnyDay, day_of
from ansheng.errors import RuleError, word
from ansheng.facts import nodes
from ansheng.facts.handles import Condition
from ansheng.facts.record import Facts
from ansheng.facts.render import render
from ansheng.law.local import Bearing, Named, named
from ansheng.law.standard import Citation, Clause, Edition, standard_of
from ansheng.rules import written
from ansheng.rules.case import Case, derived
from ansheng.rules.verdicts import Verdict
from ansheng.words import Lang, Words

Severity = Literal["major", "general", ""]
_SEVERITIES: Mapping[str, str] = {"major": "重大", "general": "一般"}
_NOTHING: Mapping[str, Any] = immutabledict()


@attrs.frozen
class Bears:
    """How a local clause that a rule cites bears on a clause of another standard."""

    bearing: Bearing
    by: Citation
    on: Citation

    def in_force(self, day: date) -> bool:
        """Whether both clauses are in force on a day, and the local one states it in its edition of that day."""
        at = self.by.on(day)
        stated = named(at[1]) if at is not None and self.on.on(day) is not None else ()
        return Named(self.bearing, self.on.standard.id, self.on.key) in stated


@attrs.frozen(init=False, eq=False, repr=False)
class Rule:
    """One rule: ``condition`` states the hazard, ``when`` its scope; it rests on the cited clauses.

    Written in one statement, whose target is the rule's name; the thing judged follows from the facts that are read::

        tank_alarm_missing = Rule(LAW.clause("tank_alarm"), when=Tank.in_use, hazard=~Tank.alarm)

    Its ``id`` is ``plugin.name``; the plugin's name is set when a catalogue takes the rule in. ``place`` is the file
    and line on which it is written.

    :param cites: the clause, or clauses, that the rule rests on
    :param hazard: the condition that states the hazard
    :param when: the scope; a record outside it gets no verdict
    :param title: by default the title of the clause cited first, which must then say what is wrong
    :param en: the English title; by default that of the clause
    :param cases: examples that are tests and documentation; where they lack a verdict, those that follow from a
        condition of flags and choices come before them
    :param given: what the cases share
    :param severity: by default the severity of the standard cited first
    :param note: known limitations, for the reader of the page
    :param replaces: the rules that this one takes the place of, by name, of another plugin by id; where both are in
        force they say nothing more, and what people determined of them counts for this one
    :param formerly: names, of another plugin ids, that this rule had before; what people determined under them counts
    :param same_as: the rule that finds the same thing by another clause or standard: its name, or its id where it is of
        another plugin. Where both find it in one record, that is one hazard, which cites the clauses of both
    :param name: needed only where the rule is not assigned to a name
    :raises RuleError: a part is not of its kind, the facts are those of two things, or a case has an unknown fact
    """

    name: str
    facts: type[Facts]
    title: str
    en: str
    condition: nodes.Node
    cites: tuple[Citation, ...]
    when: nodes.Node | None = None
    cases: tuple[Case, ...] = ()
    severity: str = "major"
    note: str = ""
    replaces: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    same_as: str = ""
    plugin: str = ""
    place: str = ""
    regional: tuple[nodes.Node, ...] = ()
    bears: tuple[Bears, ...] = ()

    def __init__(
        self,
        *cites: Citation,
        hazard: Condition | None = None,
        when: Condition | None = None,
        title: str = "",
        en: str = "",
        cases: Sequence[Case] = (),
        given: Mapping[str, Any] = _NOTHING,
        severity: Severity = "",
        note: str = "",
        replaces: Sequence[str] = (),
        formerly: Sequence[str] = (),
        same_as: str = "",
        name: str = "",
        place: str = "",
        **unknown: NoReturn,
    ) -> None:
        frame = sys._getframe(1)
        name, place = name or written.assigned(frame), place or written.of(frame)
        written.check_parts(name, place, cites, severity, unknown)
        written.check_names(name, replaces=replaces, formerly=formerly)
        written.check_same(name, same_as)
        written.check_cases(name, cases, given, {"title": title, "en": en, "note": note})
        condition, scope = _node(name, "hazard", hazard), None if when is None else _node(name, "when", when)
        clause, facts = cites[0].newest(), _judged(name, condition, scope)
        areas = _areas(cites, condition, scope)
        shared = {"region": max(areas, key=len), **given} if areas else given
        self.__attrs_init__(
            name=name,
            facts=facts,
            title=title or clause.title,
            en=en or clause.en,
            condition=condition,
            cites=cites,
            when=scope,
            cases=tuple(case.given(shared) for case in cases),
            severity=severity or cites[0].standard.severity,
            note=note,
            replaces=tuple(replaces),
            formerly=tuple(formerly),
            same_as=same_as,
            place=place,
            regional=_regional(facts, areas),
        )
        _check_limits(self)
        for case in self.cases:
            for fact in case.values:
                facts.fact(fact)

    def __repr__(self) -> str:
        return f"<Rule {looking.short(self.id, 80)}: {looking.short(self.title, 80)}>"

    def _repr_html_(self) -> str:
        clauses = [f"《{c.standard.title}》{c.newest().number} {c.newest().title}" for c in self.cites]
        return looking.block(
            f"规则 {self.id}：{self.title}",
            looking.pairs(
                (
                    ("检查对象", self.facts.title),
                    ("适用范围", render(self.scope) if self.scope is not None else "全部"),
                    ("构成隐患的情形", render(self.condition)),
                    ("依据", "；".join(clauses)),
                    ("级别", _SEVERITIES.get(self.severity, self.severity)),
                    ("说明", self.note),
                )
            ),
        )

    @property
    def id(self) -> str:
        """``plugin.name``."""
        return f"{self.plugin}.{self.name}" if self.plugin else self.name

    @property
    def thing(self) -> str:
        """What a hazard that the rule finds is known by: the id of the rule that it is the same as, or else its own."""
        if not self.same_as:
            return self.id
        return self.same_as if "." in self.same_as or not self.plugin else f"{self.plugin}.{self.same_as}"

    def of_plugin(self, plugin: str) -> Rule:
        """The same rule as one of a plugin."""
        return self.evolved(plugin=plugin)

    def citing(self, cites: Iterable[Citation]) -> Rule:
        """The same rule as one that rests on these clauses alone, and holds where they do."""
        kept = tuple(cites)
        return self.evolved(
            cites=kept,
            regional=_regional(self.facts, _areas(kept, self.condition, self.when)),
            bears=tuple(bears for bears in self.bears if bears.by in kept),
        )

    def evolved(self, **changes: Any) -> Rule:
        """The same rule with other parts, which are taken as they are."""
        made = object.__new__(Rule)
        made.__attrs_init__(**{**attrs.asdict(self, recurse=False), **changes})
        return made

    @property
    def regions(self) -> tuple[str, ...]:
        """The areas in which the rule holds, which are those of its local standards; none for national law."""
        stated = (node.parts[0] if isinstance(node, nodes.AnyOf) else node for node in self.regional)
        return tuple(node.area for node in stated if isinstance(node, nodes.Within))

    @cached_property
    def scope(self) -> nodes.Node | None:
        """What must hold for the rule to apply: the record lies in its region, and ``when`` holds."""
        parts = self.regional if self.when is None else (*self.regional, self.when)
        return nodes.AllOf(parts) if len(parts) > 1 else parts[0] if parts else None

    @cached_property
    def truth(self) -> nodes.Node:
        """Scope and condition in one: what must hold for a hazard."""
        return self.condition if self.scope is None else nodes.AllOf((self.scope, self.condition))

    @cached_property
    def examples(self) -> tuple[Case, ...]:
        """The cases as written; before them, where they lack a verdict, those that follow from flags and choices."""
        if {case.verdict for case in self.cases} >= set(Verdict):
            return self.cases
        areas = {"region": max(self.regions, key=len)} if self.regions else _NOTHING
        return (*(case.given(areas) for case in derived(self.condition, self.when)), *self.cases)

    def known_as(self, name: str) -> bool:
        """Whether a name is the rule's id, one that it had before, or that of a rule which it replaces."""
        others = (
            each if "." in each else f"{self.plugin}.{each}" for each in (*self.formerly, *self.replaces)
        )
        return name == self.id or name in others

    def needs(self) -> dict[str, nodes.FactRef]:
        """The facts that the rule reads, by path."""
        return nodes.facts_in(self.truth)

    def limits(self) -> list[nodes.LimitRef]:
        """The limits that the rule reads."""
        return [n for n in nodes.walk(self.truth) if isinstance(n, nodes.LimitRef)]

    def cited_on(self, day: AnyDay) -> tuple[tuple[Citation, Edition, Clause], ...]:
        """The cited clauses that are in force on ``day``; none means that the rule is not in force."""
        day = day_of(day, "day")
        found = ((c, c.on(day)) for c in self.cites)
        return tuple((c, *at) for c, at in found if at is not None)

    def label(self, lang: Lang = "zh") -> str:
        """The rule's title in the language asked for."""
        return word(lang, Words(self.title, self.en))


def rule(
    *cites: Citation, when: Condition | None = None, **said: Any
) -> Callable[[Callable[[], Condition]], Rule]:
    """Make a rule of a function without parameters that returns the condition, where that needs steps.

    The function is called once, here. Its name is the rule's name, its docstring the rule's ``note``.

    :param cites: the clause, or clauses, that the rule rests on
    :param when: the scope; a record outside it gets no verdict
    :param said: ``title``, ``en``, ``cases``, ``given``, ``severity``, ``replaces``, ``formerly`` and ``same_as`` as of
        :class:`Rule`
    :raises RuleError: as of :class:`Rule`; the function takes parameters
    """

    def decorate(function: Callable[[], Condition]) -> Rule:
        if not isinstance(function, FunctionType):
            raise RuleError(
                Words(
                    f"@rule(...) 应写在函数上一行，收到“{function}”；简单的条件请写 名称 = Rule(..., hazard=...)",
                    f"@rule(...) stands above a function, not {function!r}; else write name = Rule(..., hazard=...)",
                )
            )
        code = function.__code__
        if code.co_argcount:
            raise RuleError(
                Words(
                    f"规则 {function.__name__} 的函数不应有参数；请删去参数，采集项写成“检查对象.采集项”",
                    f"rule {function.__name__}: the function takes no parameter; "
                    f"write def {function.__name__}() -> Condition: and name the facts as Class.fact",
                )
            )
        note = "\n".join(line.strip() for line in (function.__doc__ or "").strip().splitlines())
        where = f"{code.co_filename}:{code.co_firstlineno}"
        return Rule(
            *cites, hazard=function(), when=when, note=note, name=function.__name__, place=where, **said
        )

    return decorate


def rules_in(module: ModuleType) -> list[Rule]:
    """The rules that a module defines, in the order in which they stand there.

    :raises RuleError: the module gives two rules one name, so that the first would be lost
    """
    found = {name: value for name, value in vars(module).items() if isinstance(value, Rule)}
    for name, lines in written.bound_twice(module, set(found)).items():
        shown = "、".join(map(str, lines))
        raise RuleError(
            Words(
                f"{module.__file__} 第{shown}行：规则名 {name} 重复；请为其中一条另起名称",
                f"{module.__file__}, lines {', '.join(map(str, lines))}: two rules are called {name}; rename one",
            )
        )
    return list(found.values())


def _areas(cites: Sequence[Citation], *stated: nodes.Node | None) -> tuple[str, ...]:
    """The regions of the local standards that a rule cites or takes limits from."""
    leant_on = [
        standard_of(part)
        for node in stated
        if node is not None
        for part in nodes.walk(node)
        if isinstance(part, nodes.LimitRef)
    ]
    standards = [*(cite.standard for cite in cites), *leant_on]
    return tuple(dict.fromkeys(standard.region for standard in standards if standard.region))


def _regional(facts: type[Facts], areas: Iterable[str]) -> tuple[nodes.Node, ...]:
    """That a record lies in each of some areas."""
    region = nodes.FactRef(facts, facts.fact("region"))
    return tuple(nodes.Within(region, area) for area in areas)


def _node(name: str, part: str, stated: object) -> nodes.Node:
    if not isinstance(stated, Condition):
        raise RuleError(
            Words(
                f"规则 {name} 的 {part} 应为条件，收到“{stated}”；例如 {part}=Tank.leak >= LAW.limit('leak')",
                f"rule {name}: {part} must be a condition, not {stated!r}; e.g. {part}=Tank.leak >= LAW.limit('leak')",
            )
        )
    return stated.node


def _judged(name: str, *stated: nodes.Node | None) -> type[Facts]:
    """The class whose facts are read outside of items: the thing that the rule judges."""
    owners = dict.fromkeys(owner for node in stated if node is not None for owner in _owners(node, None))
    found = [owner for owner in owners if all(issubclass(owner, other) for other in owners)]
    if found:
        return found[0]
    shown = [owner.__name__ for owner in owners]
    if not shown:
        raise RuleError(
            Words(
                f"规则 {name} 未读取任何采集项；请在 hazard= 中写明",
                f"rule {name} reads no fact; name one in hazard=",
            )
        )
    raise RuleError(
        Words(
            f"规则 {name} 读取了不同检查对象的采集项（{'、'.join(shown)}）；请拆分，一条规则只判定一种检查对象",
            f"rule {name} reads facts of different things ({', '.join(shown)}); split it, a rule judges one",
        )
    )


def _owners(node: nodes.Node, item: type[Facts] | None) -> Iterator[type[Facts]]:
    """The classes of the facts that are read of the record itself, and not of an item."""
    if isinstance(node, nodes.FactRef) and node.owner is not item:
        yield node.owner
    many = node.many if isinstance(node, nodes.Quantify | nodes.Aggregate) else None
    for child in node.children():
        yield from _owners(child, many.fact.item if many is not None and child is not many else item)


def _check_limits(made: Rule) -> None:
    for ref in made.limits():
        for citation in made.cites:
            for edition in citation.standard.editions:
                clause = edition.clause.get(citation.key)
                if clause is None or not clause.encoded or ref.standard is not citation.standard:
                    continue
                if ref.name not in edition.limits:
                    raise RuleError(
                        Words(
                            f"规则 {made.name} 用到限值“{ref.name}”，"
                            f"但 {ref.standard.id} 的{edition.words.zh}无此限值；请在该版补充",
                            f"rule {made.name} uses limit {ref.name!r}, "
                            f"which edition {edition.label} of {ref.standard.id} lacks; add it there",
                        )
                    )
