"""Expressions in words, Chinese or English, for messages, ``explain`` and the generated pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ansheng import units
from ansheng.errors import check_lang, word
from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.words import Lang

SIGNS = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "==": "=", "!=": "≠"}
WORDS = {
    "zh": {
        "and": " 且 ",
        "or": " 或 ",
        "not": "非",
        "known": "已知",
        "any": "有任一",
        "all": "每个",
        "where": "其中",
    },
    "en": {
        "and": " and ",
        "or": " or ",
        "not": "not ",
        "known": " is known",
        "any": "any ",
        "all": "every ",
        "where": "where",
    },
}
AGGREGATES = {
    "zh": {"count": "个数", "sum": "合计", "max": "最大", "min": "最小"},
    "en": {"count": "count", "sum": "sum", "max": "max", "min": "min"},
}


def render(
    node: Node, lang: Lang = "zh", limits: Mapping[nodes.LimitRef, nodes.StatedLimit] | None = None
) -> str:
    """The expression in words; with ``limits`` their values are written, otherwise their names."""
    return _Renderer(check_lang(lang), limits).text(node)


def render_value(value: Any, unit: str | None, lang: Lang = "zh") -> str:
    """A value as a reader writes it: 20 %, 是, 2026-07-01."""
    lang = check_lang(lang)
    if value is None:
        return word(lang, "未知", "unknown")
    if isinstance(value, bool):
        return word(lang, ("否", "是"), ("no", "yes"))[value]
    if isinstance(value, list | tuple):
        return word(lang, "、", ", ").join(str(v) for v in value)
    if isinstance(value, int | float):
        label = units.label(unit, lang) if unit else ""
        return f"{number(value)} {label}".strip()
    return value.isoformat() if isinstance(value, date) else str(value)


def number(value: float) -> str:
    """A number without noise: ``0.1 + 0.2`` prints as 0.3, ``25.0`` as 25.

    >>> number(0.1 + 0.2), number(25.0), number(155300.0)
    ('0.3', '25', '155300')
    """
    short = format(value, ".12g")
    return (
        short
        if "e" not in short
        else format(value, ".12f").rstrip("0").rstrip(".")
        if abs(value) < 1e15
        else short
    )


class _Renderer:
    def __init__(self, lang: Lang, limits: Mapping[nodes.LimitRef, nodes.StatedLimit] | None) -> None:
        self.lang = lang
        self.words = WORDS[check_lang(lang)]
        self.limits = limits

    def text(self, node: Node) -> str:
        match node:
            case nodes.FactRef():
                return node.fact.label(self.lang)
            case nodes.Constant(value=value, unit=unit):
                return render_value(value, unit, self.lang)
            case nodes.LimitRef():
                return self._limit(node)
            case nodes.Lookup(limit=limit, key=key):
                return f"{self._limit(limit)}[{self.text(key)}]"
            case nodes.CheckDay():
                return word(self.lang, "检查当日", "the day of the check")
            case nodes.Compare(op=op, left=left, right=right):
                return f"{self._inner(left)} {SIGNS[op]} {self._option(left, right)}"
            case nodes.OneOf(left=left, options=options):
                return f"{self.text(left)} ∈ {{{_options(left, options, self.lang)}}}"
            case nodes.AllOf(parts=parts):
                return self.words["and"].join(self._inner(p) for p in parts)
            case nodes.AnyOf(parts=parts):
                return self.words["or"].join(self._inner(p) for p in parts)
            case nodes.Negation(part=part):
                return f"{self.words['not']}{self._inner(part)}"
            case nodes.Known(part=part):
                return f"{self._inner(part)}{self.words['known']}"
            case nodes.Arithmetic(op=op, left=left, right=right):
                sign = {"*": "×", "/": "÷", "-": "−"}.get(op, op)
                return f"{self._inner(left)} {sign} {self._inner(right)}"
            case nodes.Shift():
                return self._shift(node)
            case nodes.Choose():
                return self._choose(node)
            case nodes.Quantify(kind=kind, many=many, condition=condition):
                return f"{self.words[kind]}{many.fact.label(self.lang)}({self.text(condition)})"
            case nodes.Aggregate():
                return self._aggregate(node)
        raise TypeError(f"not a node of the expression tree: {node!r}")

    def _inner(self, node: Node) -> str:
        compound = isinstance(
            node, nodes.AllOf | nodes.AnyOf | nodes.Arithmetic | nodes.Compare | nodes.OneOf
        )
        return f"({self.text(node)})" if compound else self.text(node)

    def _option(self, left: Node, right: Node) -> str:
        if isinstance(right, nodes.Constant) and isinstance(right.value, str):
            return _option(left, right.value, self.lang)
        return self._inner(right)

    def _limit(self, ref: nodes.LimitRef) -> str:
        if self.limits is None or ref not in self.limits:
            return f"〔{ref.name}〕"
        return _limit_text(self.limits[ref], self.lang)

    def _shift(self, node: nodes.Shift) -> str:
        spans = word(self.lang, ("个月", "天"), (" month(s)", " day(s)"))
        shown = self.text(node.day)
        for by, span in zip((node.months, node.days), spans, strict=True):
            if by:
                shown += f" + {by}{span}" if isinstance(by, int) else f" + {self._limit(by)}"
        return shown

    def _choose(self, node: nodes.Choose) -> str:
        condition, then, otherwise = (
            self.text(node.condition),
            self.text(node.then),
            self.text(node.otherwise),
        )
        if self.lang == "zh":
            return f"({condition}时 {then}，否则 {otherwise})"
        return f"({then} if {condition}, otherwise {otherwise})"

    def _aggregate(self, node: nodes.Aggregate) -> str:
        what = node.many.fact.label(self.lang)
        if node.value is not None:
            what += f".{self.text(node.value)}"
        if node.where is not None:
            what += f", {self.words['where']} {self.text(node.where)}"
        return f"{AGGREGATES[self.lang][node.kind]}({what})"


def _options(left: Node, options: tuple[str, ...], lang: Lang) -> str:
    return word(lang, "、", ", ").join(_option(left, o, lang) for o in options)


def _option(left: Node, option: str, lang: Lang) -> str:
    if check_lang(lang) == "zh" and isinstance(left, nodes.FactRef) and option in left.fact.options:
        return left.fact.options[option]
    return option


def _limit_text(limit: nodes.StatedLimit, lang: Lang) -> str:
    if limit.value is not None:
        return render_value(limit.value, limit.unit, lang)
    values = [s.value for s in limit.steps] or list(limit.cases.values())
    unit = units.label(limit.unit, lang) if limit.unit else ""
    return f"{number(min(values))}–{number(max(values))} {unit}".strip()
