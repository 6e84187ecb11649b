"""Rules: a decorated function that states a hazard, its clauses, its scope and its cases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeVar

import attrs

from ansheng.errors import RuleError, word
from ansheng.facts import nodes
from ansheng.facts.handles import Condition
from ansheng.facts.record import Facts
from ansheng.law.standard import Citation, Clause, Edition
from ansheng.rules.verdicts import Verdict
from ansheng.words import Lang

Record = TypeVar("Record", bound=Facts)


@attrs.frozen
class Case:
    """An example of a rule: facts and the verdict expected of them; used as test and as documentation.

    ``on`` is the day of the check; without it the case holds in every edition.
    """

    verdict: Verdict
    values: dict[str, Any]
    on: date | None = None

    @classmethod
    def hazard(cls, *, on: date | None = None, **values: Any) -> Case:
        """A case that is a hazard."""
        return cls(Verdict.HAZARD, values, on)

    @classmethod
    def clear(cls, *, on: date | None = None, **values: Any) -> Case:
        """A case that is clear."""
        return cls(Verdict.CLEAR, values, on)

    @classmethod
    def undetermined(cls, *, on: date | None = None, **values: Any) -> Case:
        """A case whose missing facts could still decide it."""
        return cls(Verdict.UNDETERMINED, values, on)


@attrs.frozen(eq=False, repr=False)
class Rule:
    """One rule: on ``facts``, ``condition`` states the hazard, ``when`` its scope; it rests on the cited clauses.

    Its ``id`` is ``plugin.name``; the plugin's name is set when a catalogue takes the rule in. ``place`` is the file
    and line on which it is written.
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
    plugin: str = ""
    place: str = ""

    def __repr__(self) -> str:
        return f"<Rule {self.id}: {self.title}>"

    @property
    def id(self) -> str:
        """``plugin.name``."""
        return f"{self.plugin}.{self.name}" if self.plugin else self.name

    @cached_property
    def truth(self) -> nodes.Node:
        """Scope and condition in one: what must hold for a hazard."""
        return self.condition if self.when is None else nodes.AllOf((self.when, self.condition))

    def needs(self) -> dict[str, nodes.FactRef]:
        """The facts that the rule reads, by path."""
        return nodes.facts_in(self.truth)

    def limits(self) -> list[nodes.LimitRef]:
        """The limits that the rule reads."""
        return [n for n in nodes.walk(self.truth) if isinstance(n, nodes.LimitRef)]

    def cited_on(self, day: date) -> tuple[tuple[Citation, Edition, Clause], ...]:
        """The cited clauses that are in force on ``day``; none means that the rule is not in force."""
        found = ((c, c.on(day)) for c in self.cites)
        return tuple((c, *at) for c, at in found if at is not None)

    def label(self, lang: Lang = "zh") -> str:
        """The rule's title in the language asked for."""
        return word(lang, self.title, self.en)


def rule(
    facts: type[Record],
    *,
    cites: Citation | Sequence[Citation],
    when: Callable[[type[Record]], Condition] | None = None,
    cases: Iterable[Case] = (),
    severity: Literal["major", "general", ""] = "",
    en: str = "",
    replaces: Sequence[str] = (),
) -> Callable[[Callable[[type[Record]], Condition]], Rule]:
    """Make a rule of a function that returns the condition stating the hazard.

    The function is called once, here. Its name is the rule's name; the first line of its docstring is the Chinese
    title, the rest says known limitations.

    :param facts: the Facts class that the rule judges
    :param cites: the clause, or clauses, that the rule rests on
    :param when: the scope; a record outside it gets no verdict
    :param cases: examples that are tests and documentation
    :param severity: by default the severity of the standard cited first
    :raises RuleError: the function does not return a condition, reads facts of another class, or has no docstring
    """
    citations = (cites,) if isinstance(cites, Citation) else tuple(cites)

    def decorate(function: Callable[[type[Record]], Condition]) -> Rule:
        name = function.__name__
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise RuleError(
                f"规则名“{name}”应为小写英文与下划线",
                f"rule name {name!r} must be lower case with underscores",
            )
        title, note = _documentation(name, function.__doc__)
        if not citations:
            raise RuleError(
                f"规则 {name} 没有引用条款;请写 cites=LAW.clause(...)",
                f"rule {name} cites no clause; write cites=LAW.clause(...)",
            )
        if severity not in ("", "major", "general"):
            raise RuleError(
                f"规则 {name} 的 severity 应为 major 或 general，而不是 {severity!r}",
                f"rule {name}: severity is major or general, not {severity!r}",
            )
        condition = _condition(name, facts, function(facts))
        made = Rule(
            name=name,
            facts=facts,
            title=title,
            en=en or name.replace("_", " "),
            condition=condition,
            cites=citations,
            when=None if when is None else _condition(name, facts, when(facts)),
            cases=tuple(cases),
            severity=severity or citations[0].standard.severity,
            note=note,
            replaces=tuple(replaces),
            place=_place(function),
        )
        _check_limits(made)
        for case in made.cases:
            facts(**case.values)
        return made

    return decorate


def _place(function: Callable[..., object]) -> str:
    code = getattr(function, "__code__", None)
    return f"{code.co_filename}:{code.co_firstlineno}" if code else ""


def rules_in(module: object) -> list[Rule]:
    """The rules that a module defines, in the order in which they stand there."""
    return [value for value in vars(module).values() if isinstance(value, Rule)]


def _documentation(name: str, doc: str | None) -> tuple[str, str]:
    lines = [line.strip() for line in (doc or "").strip().splitlines()]
    if not lines or not lines[0]:
        raise RuleError(
            f"规则 {name} 没有说明;请在函数内写一行中文标题",
            f"rule {name} has no docstring; its first line is the Chinese title",
        )
    return lines[0].rstrip("。."), "\n".join(lines[1:]).strip()


def _condition(name: str, facts: type[Facts], result: object) -> nodes.Node:
    if not isinstance(result, Condition):
        raise RuleError(
            f"规则 {name} 应返回条件，而不是 {result!r};例如 return p.leak >= LAW.limit('leak')",
            f"rule {name} must return a condition, not {result!r}; e.g. return p.leak >= LAW.limit('leak')",
        )
    items = {ref.fact.item for ref in nodes.facts_in(result.node).values() if ref.fact.item is not None}
    for path, ref in nodes.facts_in(result.node).items():
        if not issubclass(facts, ref.owner) and ref.owner not in items:
            raise RuleError(
                f"规则 {name} 用了 {ref.owner.__name__}.{path}，但它判定的是 {facts.__name__}",
                f"rule {name} reads {ref.owner.__name__}.{path} but judges {facts.__name__}",
            )
    return result.node


def _check_limits(made: Rule) -> None:
    for ref in made.limits():
        for citation in made.cites:
            for edition in citation.standard.editions:
                clause = edition.clause.get(citation.key)
                if clause is None or not clause.encoded or ref.standard is not citation.standard:
                    continue
                if ref.name not in edition.limits():
                    raise RuleError(
                        f"规则 {made.name} 用到限值“{ref.name}”，但 {ref.standard.id} 的 {edition.label} 版没有它",
                        f"rule {made.name} uses limit {ref.name!r}, "
                        f"which edition {edition.label} of {ref.standard.id} lacks",
                    )
