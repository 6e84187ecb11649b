"""Expressions in words, Chinese or English, for messages, ``explain`` and the generated pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ansheng import units
from ansheng.dates import Period
from ansheng.errors import check_lang, word
from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.words import Lang

SIGNS = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "==": "=", "!=": "≠"}
_NUMBERS = {"<": "小于", "<=": "不大于", ">": "大于", ">=": "不小于", "==": "等于", "!=": "不等于"}
_DAYS = {"<": "早于", "<=": "不晚于", ">": "晚于", ">=": "不早于", "==": "为", "!=": "不是"}
_TEXTS = {"==": "为", "!=": "不是", "in": "属于", "not in": "不属于"}
_AGGREGATES = {"count": "个数", "sum": "合计", "max": "最大值", "min": "最小值"}


def render(
    node: Node, lang: Lang = "zh", limits: Mapping[nodes.LimitRef, nodes.StatedLimit] | None = None
) -> str:
    """The expression in words; with ``limits`` their values are written, otherwise their names, in Chinese 规定值."""
    return (_English if check_lang(lang) == "en" else _Chinese)(limits).text(node)


def render_value(value: Any, unit: str | None, lang: Lang = "zh") -> str:
    """A value as a reader writes it: 20%, 是, 2026年7月1日."""
    lang = check_lang(lang)
    if value is None:
        return word(lang, "未填", "unknown")
    if isinstance(value, bool):
        return word(lang, ("否", "是"), ("no", "yes"))[value]
    if isinstance(value, list | tuple):
        return word(lang, "、", ", ").join(str(v) for v in value)
    if isinstance(value, int | float):
        return _measured(number(value), unit, lang)
    if isinstance(value, date):
        return word(lang, Period(value, value).label(), value.isoformat())
    return str(value)


def relation(operator: str, kind: nodes.ValueKind) -> str:
    """How values of a kind compare, in Chinese.

    >>> relation(">=", "number"), relation("<", "day"), relation("!=", "text")
    ('不小于', '早于', '不是')
    """
    return {"day": _DAYS, "text": _TEXTS}.get(kind, _NUMBERS).get(operator) or _TEXTS[operator]


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


def _measured(figure: str, unit: str | None, lang: Lang) -> str:
    """A figure with its unit; in Chinese a space stands before Latin letters alone."""
    label = units.label(unit, lang) if unit else ""
    apart = lang == "en" or (label[:1].isascii() and label[:1].isalpha())
    return f"{figure} {label}".strip() if apart else figure + label


class _English:
    def __init__(self, limits: Mapping[nodes.LimitRef, nodes.StatedLimit] | None) -> None:
        self.limits = limits or {}

    def text(self, node: Node) -> str:
        match node:
            case nodes.FactRef():
                return node.fact.label("en")
            case nodes.Constant(value=value, unit=unit):
                return render_value(value, unit, "en")
            case nodes.LimitRef():
                return self._limit(node)
            case nodes.Lookup(limit=limit, key=key):
                return f"{self._limit(limit)}[{self.text(key)}]"
            case nodes.CheckDay():
                return "the day of the check"
            case nodes.Compare(op=op, left=left, right=right):
                return f"{self._inner(left)} {SIGNS[op]} {self._inner(right)}"
            case nodes.OneOf(left=left, options=options):
                return f"{self.text(left)} ∈ {{{', '.join(options)}}}"
            case nodes.AllOf(parts=parts):
                return " and ".join(self._inner(p) for p in parts)
            case nodes.AnyOf(parts=parts):
                return " or ".join(self._inner(p) for p in parts)
            case nodes.Negation(part=part):
                return f"not {self._inner(part)}"
            case nodes.Known(part=part):
                return f"{self._inner(part)} is known"
            case nodes.Arithmetic(op=op, left=left, right=right):
                return f"{self._inner(left)} {_sign(op)} {self._inner(right)}"
            case nodes.Shift():
                return self._shift(node)
            case nodes.Choose(condition=condition, then=then, otherwise=otherwise):
                return f"({self.text(then)} if {self.text(condition)}, otherwise {self.text(otherwise)})"
            case nodes.Quantify(kind=kind, many=many, condition=condition):
                every = {"any": "any", "all": "every"}[kind]
                return f"{every} {many.fact.label('en')}({self.text(condition)})"
            case nodes.Aggregate():
                return self._aggregate(node)
        raise TypeError(f"not a node of the expression tree: {node!r}")

    def _inner(self, node: Node) -> str:
        compound = isinstance(
            node, nodes.AllOf | nodes.AnyOf | nodes.Arithmetic | nodes.Compare | nodes.OneOf
        )
        return f"({self.text(node)})" if compound else self.text(node)

    def _limit(self, ref: nodes.LimitRef) -> str:
        return _limit_text(self.limits[ref], "en", "–") if ref in self.limits else f"〔{ref.name}〕"

    def _shift(self, node: nodes.Shift) -> str:
        shown = self.text(node.day)
        for by, span in ((node.months, " month(s)"), (node.days, " day(s)")):
            if by:
                shown += f" + {by}{span}" if isinstance(by, int) else f" + {self._limit(by)}"
        return shown

    def _aggregate(self, node: nodes.Aggregate) -> str:
        what = node.many.fact.label("en")
        if node.value is not None:
            what += f".{self.text(node.value)}"
        if node.where is not None:
            what += f", where {self.text(node.where)}"
        return f"{node.kind}({what})"


class _Chinese:
    """Conditions as sentences: a flag is 为是 or 为否, a comparison is a verb, a limit says what it depends on."""

    def __init__(self, limits: Mapping[nodes.LimitRef, nodes.StatedLimit] | None) -> None:
        self.limits = limits or {}

    def text(self, node: Node) -> str:
        match node:
            case nodes.FactRef(fact=fact):
                return f"“{fact.title}”为是" if fact.kind == "flag" else fact.title
            case nodes.Constant(value=value, unit=unit):
                return render_value(value, unit)
            case nodes.LimitRef():
                return self._limit(node)
            case nodes.Lookup(limit=limit, key=key):
                return f"{self._limit(limit)}（按{self.text(key)}查表）"
            case nodes.CheckDay():
                return "检查当日"
            case nodes.Compare(op=op, left=left, right=right):
                return self._compared(op, left, right)
            case nodes.OneOf(left=left, options=options):
                return self._among(left, options, "==", "in")
            case nodes.AllOf(parts=parts):
                return "，且".join(self._inner(p) for p in parts)
            case nodes.AnyOf(parts=parts):
                return "，或".join(self._inner(p) for p in parts)
            case nodes.Negation(part=part):
                return self._denied(part)
            case nodes.Known(part=part):
                return (
                    f"“{part.fact.title}”已填"
                    if isinstance(part, nodes.FactRef)
                    else f"（{self.text(part)}）可判断"
                )
            case nodes.Arithmetic(op=op, left=left, right=right):
                return f"{self._inner(left)} {_sign(op)} {self._inner(right)}"
            case nodes.Shift():
                return self._shift(node)
            case nodes.Choose(condition=condition, then=then, otherwise=otherwise):
                return f"（{self.text(condition)}时为{self.text(then)}，否则为{self.text(otherwise)}）"
            case nodes.Quantify(kind=kind, many=many, condition=condition):
                every = {"any": "有{}满足", "all": "每个{}均满足"}[kind]
                return every.format(self._named(many)) + f"（{self.text(condition)}）"
            case nodes.Aggregate():
                return self._aggregate(node)
        raise TypeError(f"not a node of the expression tree: {node!r}")

    def _inner(self, node: Node) -> str:
        compound = isinstance(node, nodes.AllOf | nodes.AnyOf | nodes.Arithmetic)
        return f"（{self.text(node)}）" if compound else self.text(node)

    def _named(self, node: Node) -> str:
        return f"“{node.fact.title}”" if isinstance(node, nodes.FactRef) else self._inner(node)

    def _denied(self, node: Node) -> str:
        match node:
            case nodes.FactRef(fact=fact):
                return f"“{fact.title}”为否"
            case nodes.Known(part=nodes.FactRef(fact=fact)):
                return f"“{fact.title}”未填"
            case nodes.Compare(op=op, left=left, right=right):
                return self._compared(nodes.NEGATED[op], left, right)
            case nodes.OneOf(left=left, options=options):
                return self._among(left, options, "!=", "not in")
        return f"不满足（{self.text(node)}）"

    def _compared(self, op: str, left: Node, right: Node) -> str:
        said = isinstance(right, nodes.Constant) and isinstance(right.value, str)
        shown = _option(left, str(right.value)) if said else self._inner(right)  # type: ignore[attr-defined]
        return f"{self._inner(left)}{relation(op, nodes.kind_of(left))}{shown}"

    def _among(self, left: Node, options: tuple[str, ...], one: str, several: str) -> str:
        how = relation(one if len(options) == 1 else several, "text")
        return f"{self._inner(left)}{how}{'、'.join(_option(left, o) for o in options)}"

    def _limit(self, ref: nodes.LimitRef) -> str:
        return _limit_text(self.limits[ref], "zh", "～") if ref in self.limits else "规定值"

    def _shift(self, node: nodes.Shift) -> str:
        shown = self.text(node.day)
        for by, span in ((node.months, "个月"), (node.days, "天")):
            if isinstance(by, nodes.LimitRef):
                shown += f"后{self._limit(by)}"
            elif by:
                shown += f"{'后' if by > 0 else '前'}{abs(by)}{span}"
        return shown

    def _aggregate(self, node: nodes.Aggregate) -> str:
        where = f"满足（{self.text(node.where)}）的" if node.where is not None else ""
        value = self._inner(node.value) if node.value is not None else ""
        return f"{where}{self._named(node.many)}的{value}{_AGGREGATES[node.kind]}"


def _sign(op: str) -> str:
    return {"*": "×", "/": "÷", "-": "−"}.get(op, op)


def _option(left: Node, option: str) -> str:
    return left.fact.options.get(option, option) if isinstance(left, nodes.FactRef) else option


def _limit_text(limit: nodes.StatedLimit, lang: Lang, dash: str) -> str:
    if limit.value is not None:
        return render_value(limit.value, limit.unit, lang)
    values = [s.value for s in limit.steps] or list(limit.cases.values())
    least, most = number(min(values)), number(max(values))
    alike = lang == "zh" and least == most
    return _measured(least if alike else f"{least}{dash}{most}", limit.unit, lang)
