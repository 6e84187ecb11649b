"""Rules and law in words: the codes of the engine, the facts of a case, limits and the values of facts."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from ansheng import units
from ansheng.errors import check_lang, word
from ansheng.facts.kinds import Fact
from ansheng.facts.record import Facts
from ansheng.facts.render import number, render_value
from ansheng.law.limit import Limit, Step
from ansheng.words import Lang

Terms = Mapping[str, tuple[str, str]]

KINDS: Terms = {
    "number": ("数值", "number"),
    "count": ("整数", "whole number"),
    "flag": ("是/否", "yes/no"),
    "choice": ("选项", "choice"),
    "day": ("日期", "day"),
    "text": ("文字", "text"),
    "many": ("多条", "list"),
}
STATUS: Terms = {
    "in_force": ("有效", "in force"),
    "repealed": ("已废止", "repealed"),
    "not_yet": ("尚未施行", "not yet in force"),
    "pending": ("草案", "draft"),
    "not_in_force": ("不适用", "not in force"),
}
SEVERITY: Terms = {"major": ("重大", "major"), "general": ("一般", "general")}
SEEN: Terms = {
    "text": ("见过原文", "text seen"),
    "secondary": ("转引", "secondary source"),
    "memory": ("仅凭记忆", "memory only"),
}


def say(words: Terms, code: str, lang: Lang) -> str:
    """The word for a code in the language asked for; a code without one stands for itself."""
    return word(lang, *words.get(code, (code, code)))


def stated(facts: type[Facts], values: Mapping[str, Any], lang: Lang) -> str:
    """The facts of a case in one line, such as ``气种 = 天然气；压力 = 0.4 MPa``."""
    pairs = [(facts.fact(name), value) for name, value in values.items()]
    return word(lang, "；", "; ").join(
        f"{fact.label(lang)} = {value_text(fact, value, lang)}" for fact, value in pairs
    )


def value_text(fact: Fact[Any], value: Any, lang: Lang) -> str:
    """The value of a fact in words, with its unit; an option under its title."""
    if fact.item is not None and value is not None:
        items = [item.values() if isinstance(item, Facts) else item for item in value]
        return " ".join(f"[{stated(fact.item, item, lang)}]" for item in items) or word(lang, "无", "none")
    if check_lang(lang) == "zh" and isinstance(value, str):
        return fact.options.get(value, value)
    return render_value(value, fact.unit if fact.kind == "number" else None, lang)


def limit_text(limit: Limit, lang: Lang) -> str:
    """A limit in one line: its value, or the rows of its table."""
    rows = limit_rows(limit, lang)
    if limit.value is not None:
        return rows[0][1]
    if limit.steps:
        rows[-1] = (word(lang, "以上", "above"), rows[-1][1])
    by = f"({units.label(limit.by, lang)}) " if limit.by else ""
    return by + word(lang, "；", "; ").join(f"{key}: {value}" for key, value in rows)


def limit_rows(limit: Limit, lang: Lang) -> list[tuple[str, str]]:
    """The rows of a limit's table, each with what it holds for; a single value has one row that holds for all."""
    unit = units.label(limit.unit, lang) if limit.unit else ""

    def shown(value: float) -> str:
        return f"{number(value)} {unit}".strip()

    if limit.value is not None:
        return [("", shown(limit.value))]
    rows = [(key, shown(value)) for key, value in limit.cases.items()]
    if limit.start is not None and limit.outside is not None:
        rows.append((f"< {number(limit.start)}", shown(limit.outside)))
    for before, step in pairwise([None, *limit.steps]):
        assert step is not None, "only the first of the pairs has nothing before it"
        rows.append((_reach(before, step, lang), shown(step.value)))
    return rows


def _reach(before: Step | None, step: Step, lang: Lang) -> str:
    """What a row of a step table holds for, by its upper end; the last row, which has none, by the end before it."""
    if step.bound is not None:
        return f"{'≤' if step.to is not None else '<'} {number(step.bound)}"
    if before is None or before.bound is None:
        return word(lang, "任何值", "any value")
    return f"{'>' if before.to is not None else '≥'} {number(before.bound)}"
