"""Rules and law in words: the codes of the engine, the facts of a case, limits and the values of facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from ansheng import units
from ansheng.errors import check_lang, word
from ansheng.facts.kinds import Fact
from ansheng.facts.nodes import AllOf, AnyOf, LimitRef, Negation, Node
from ansheng.facts.record import Facts
from ansheng.facts.render import itemised as render_itemised
from ansheng.facts.render import render, render_value
from ansheng.law.citing import cited
from ansheng.law.limit import Limit, Step
from ansheng.law.standard import Edition, standard_of
from ansheng.numerals import number
from ansheng.rules.bind import Bound
from ansheng.words import Lang, Words

DEEPEST = 2
"""How many ‘and’ and ‘or’ may stand inside each other in a sentence."""

Terms = Mapping[str, Words]

KINDS: Terms = {
    "number": Words("数值", "number"),
    "count": Words("整数", "whole number"),
    "flag": Words("是/否", "yes/no"),
    "choice": Words("选项", "choice"),
    "day": Words("日期", "day"),
    "text": Words("文字", "text"),
    "many": Words("多条", "list"),
}
STATUS: Terms = {
    "in_force": Words("有效", "in force"),
    "repealed": Words("已废止", "repealed"),
    "not_yet": Words("尚未施行", "not yet in force"),
    "pending": Words("草案", "draft"),
    "not_in_force": Words("不适用", "not in force"),
}
SEVERITY: Terms = {"major": Words("重大", "major"), "general": Words("一般", "general")}
SEEN: Terms = {
    "text": Words("已读条文（转载）", "text seen"),
    "secondary": Words("据转引", "secondary source"),
    "memory": Words("未读条文，待核", "memory only"),
}


def say(words: Terms, code: str, lang: Lang) -> str:
    """The word for a code in the language asked for; a code without one stands for itself."""
    return word(lang, words.get(code, Words(code, code)))


def stated(facts: type[Facts], values: Mapping[str, Any], lang: Lang) -> str:
    """The facts of a case in one line, such as ``气种 = 天然气；压力 = 0.4 MPa``."""
    pairs = [(facts.fact(name), value) for name, value in values.items()]
    return word(lang, Words("；", "; ")).join(
        f"{fact.label(lang)} = {value_text(fact, value, lang)}" for fact, value in pairs
    )


def value_text(fact: Fact[Any], value: Any, lang: Lang) -> str:
    """The value of a fact in words, with its unit; an option under its title."""
    if fact.item is not None and value is not None:
        items = [item.values() if isinstance(item, Facts) else item for item in value]
        return " ".join(f"[{stated(fact.item, item, lang)}]" for item in items) or word(
            lang, Words("无", "none")
        )
    if isinstance(value, str):
        return fact.options.get(value, value) if check_lang(lang) == "zh" else value
    if fact.kind == "number" and value is not None:
        return units.measured(number(value), fact.unit, lang)
    return render_value(value, None, lang)


def limit_text(limit: Limit, lang: Lang) -> str:
    """A limit in one line: its value, or the rows of its table, such as ``不超过100千克为10米；超过100千克为50米``."""
    given, between = word(lang, Words("为", ": ")), word(lang, Words("；", "; "))
    return between.join(f"{held}{given}{value}" if held else value for held, value in limit_rows(limit, lang))


def limit_rows(limit: Limit, lang: Lang) -> list[tuple[str, str]]:
    """The rows of a limit's table, each with what it holds for; a single value has one row that holds for all."""

    def shown(value: float) -> str:
        return units.measured(number(value), limit.unit, lang)

    if limit.value is not None:
        return [("", shown(limit.value))]
    rows = [(key, shown(value)) for key, value in limit.cases.items()]
    if limit.start is not None and limit.outside is not None:
        rows.append((_reach("<", limit.start, limit, lang), shown(limit.outside)))
    for before, step in pairwise([None, *limit.steps]):
        assert step is not None, "only the first of the pairs has nothing before it"
        rows.append((_held(before, step, limit, lang), shown(step.value)))
    return rows


def _held(before: Step | None, step: Step, limit: Limit, lang: Lang) -> str:
    """What a row of a step table holds for, by its upper end; the last row, which has none, by the end before it."""
    if step.bound is not None:
        return _reach("<=" if step.to is not None else "<", step.bound, limit, lang)
    if before is None or before.bound is None:
        return word(lang, Words("任何值", "any value"))
    return _reach(">" if before.to is not None else ">=", before.bound, limit, lang)


def _reach(op: str, bound: float, limit: Limit, lang: Lang) -> str:
    amount = units.measured(number(bound), limit.by, lang)
    below, above = (
        {"<": Words("低于", "below"), "<=": Words("不超过", "up to")},
        {">": Words("超过", "above")},
    )
    words = {**below, **above}.get(op, Words("达到或超过", "from"))
    return word(lang, Words(f"{words.zh}{amount}", f"{words.en} {amount}"))


def worded(node: Node, bound: Bound | None, lang: Lang) -> str:
    """A condition as a sentence, with the limits of the day for which the rule is bound.

    Behind a limit of a clause that the rule does not cite stands that clause.
    """
    return render(node, lang, *_law(bound, lang))


def itemised(node: Node, bound: Bound | None, lang: Lang) -> list[tuple[int, str]]:
    """A condition as :func:`worded` says it, but as a list of lists where brackets would stand inside brackets."""
    if _levels(node) <= DEEPEST:
        return [(0, worded(node, bound, lang))]
    return render_itemised(node, lang, *_law(bound, lang))


def _levels(node: Node) -> int:
    """How many ‘and’ and ‘or’ stand inside each other in a condition: 0 for a plain one."""
    match node:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return 1 + max(map(_levels, parts))
        case Negation(part=part):
            return _levels(part)
    return 0


def _law(bound: Bound | None, lang: Lang) -> tuple[Mapping[LimitRef, Limit], Mapping[LimitRef, str]]:
    """The limits of a rule, and the clauses of those that it does not cite."""
    if bound is None:
        return {}, {}
    own = {(citation.standard.id, citation.key) for citation in bound.rule.cites}
    leant_on = {
        ref: cited(standard_of(ref), edition, edition.clause[key], lang)
        for ref, edition, key in _homes(bound)
        if (ref.standard.id, key) not in own
    }
    return stated_limits(bound), leant_on


def stated_limits(bound: Bound) -> dict[LimitRef, Limit]:
    """The limits of a bound rule in the units in which the law states them: 110 %, where the rule reads 1.1."""
    return {ref: edition.limits[ref.name] for ref, edition, _ in _homes(bound)}


def _homes(bound: Bound) -> Iterator[tuple[LimitRef, Edition, str]]:
    """Of each limit of a bound rule the edition and the key of the clause that it is taken from."""
    for ref in bound.limits:
        edition = ref.standard.edition_on(bound.day)
        assert edition is not None, "a limit is bound only where an edition is in force"
        yield ref, edition, edition.limit_homes[ref.name]
