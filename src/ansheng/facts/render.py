"""Expressions as sentences, Chinese or English, for messages, ``explain`` and the generated pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from ansheng import units
from ansheng.dates import Period
from ansheng.days import NEVER
from ansheng.errors import check_lang, word
from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.numerals import number
from ansheng.words import Lang, Words

Signs = Mapping[str, Words]

NUMBERS: Signs = {
    "<": Words("低于", "is below"),
    "<=": Words("不超过", "is at most"),
    ">": Words("超过", "is above"),
    ">=": Words("达到或超过", "is at least"),
    "==": Words("等于", "equals"),
    "!=": Words("不等于", "does not equal"),
}
LENGTHS: Signs = {**NUMBERS, "<": Words("小于", "is below")}
COUNTS: Signs = {**NUMBERS, "<": Words("少于", "is below")}
BY_UNIT = dict.fromkeys(["mm", "cm", "m", "km"], LENGTHS) | dict.fromkeys(
    ["s", "min", "h", "day", "week", "month", "year"], COUNTS
)
"""The words for lengths and for times, which are not low but short; counts are as times are."""
DAYS: Signs = {
    "<": Words("早于", "is before"),
    "<=": Words("不晚于", "is not after"),
    ">": Words("晚于", "is after"),
    ">=": Words("不早于", "is not before"),
    "==": Words("为", "is"),
    "!=": Words("不是", "is not"),
}
TEXTS: Signs = {
    "==": Words("为", "is"),
    "!=": Words("不是", "is not"),
    "in": Words("属于", "is one of"),
    "not in": Words("不属于", "is none of"),
}
SINCE: Signs = {
    "<": Words("超过", "more than"),
    "<=": Words("已满", "at least"),
    ">": Words("未满", "less than"),
    ">=": Words("未超过", "at most"),
}
"""How long it is since a day, where the day moved by a time is compared with the day of the check."""
ALL_OF, ONE_OF = Words("同时符合", "all of"), Words("符合下列之一", "one of")
AGGREGATES: Signs = {
    "count": Words("条数", "number"),
    "sum": Words("合计", "sum"),
    "max": Words("最大值", "maximum"),
    "min": Words("最小值", "minimum"),
}


def render(
    node: Node,
    lang: Lang = "zh",
    limits: Mapping[nodes.LimitRef, nodes.StatedLimit] | None = None,
    sources: Mapping[nodes.LimitRef, str] | None = None,
) -> str:
    """The expression as a sentence without its stop; a number or a day as what it is called.

    :param limits: the limits whose values are written; of any other it is said that there is one
    :param sources: the clauses that are named behind the values of limits, as a sentence names them
    """
    lang = check_lang(lang)
    sentence = _Sentence(lang, limits or {}, sources or {})
    return sentence.condition(node) if nodes.kind_of(node) == "flag" else sentence.value(node)


def itemised(
    node: Node,
    lang: Lang = "zh",
    limits: Mapping[nodes.LimitRef, nodes.StatedLimit] | None = None,
    sources: Mapping[nodes.LimitRef, str] | None = None,
) -> list[tuple[int, str]]:
    """A condition as a list of lists, each item with its depth: sentences where :func:`render` needs brackets."""
    return list(_Sentence(check_lang(lang), limits or {}, sources or {}).items(node))


def relation(operator: str, kind: str, unit: str | None, lang: Lang = "zh") -> str:
    """How a value is held against another, in words.

    :param kind: ``day``, ``text``, ``count`` or ``number``
    :param unit: the unit of the values, which decides between 低于, 小于 and 少于

    >>> relation(">=", "number", "percent"), relation("<", "number", "m"), relation("<", "day", None)
    ('达到或超过', '小于', '早于')
    """
    signs = {"day": DAYS, "text": TEXTS, "count": COUNTS}.get(kind) or BY_UNIT.get(unit or "", NUMBERS)
    return word(lang, signs.get(operator) or TEXTS[operator])


def render_value(value: Any, unit: str | None, lang: Lang = "zh") -> str:
    """A value as a reader writes it: 20%, 是, 2026年7月1日."""
    lang = check_lang(lang)
    if value is None:
        return word(lang, Words("未填", "unknown"))
    if isinstance(value, bool):
        return word(lang, Words("是", "yes") if value else Words("否", "no"))
    if isinstance(value, list | tuple):
        return word(lang, Words("、", ", ")).join(str(v) for v in value)
    if isinstance(value, int | float):
        return units.measured(number(value), unit or "", lang)
    if isinstance(value, date):
        said = Words(Period(value, value).label(), value.isoformat())
        return word(lang, Words("从未", "never") if value == NEVER else said)
    return str(value)


@attrs.frozen
class _Sentence:
    """Says nodes in one language, with the values of the limits that are known and the clauses that are named."""

    lang: Lang
    limits: Mapping[nodes.LimitRef, nodes.StatedLimit]
    sources: Mapping[nodes.LimitRef, str]

    def word(self, words: Words) -> str:
        return word(self.lang, words)

    def sign(self, signs: Signs, op: str) -> str:
        return word(self.lang, signs[op])

    def condition(self, node: Node, holds: bool = True) -> str:
        """That a condition holds, or does not; what is denied is said of the parts, so that 'not' stands nowhere."""
        match node:
            case nodes.Negation(part=part):
                return self.condition(part, not holds)
            case nodes.AllOf(parts=parts) | nodes.AnyOf(parts=parts):
                every = isinstance(node, nodes.AllOf) is holds
                return self._joined(parts, every=every, holds=holds)
            case nodes.Compare():
                return self._compare(node, node.op if holds else nodes.NEGATED[node.op])
            case nodes.OneOf(left=left, options=options):
                return self._one_of(left, options, holds)
            case nodes.Within(place=place, area=area):
                lies = Words("属于", "lies in ") if holds else Words("不属于", "lies outside ")
                return self._of(self.value(place), f"{self.word(lies)}{area}")
            case nodes.Known(part=part):
                known = Words("已知", "is known") if holds else Words("未知", "is not known")
                return self._of(self._quoted(part), self.word(known))
            case nodes.Choose(condition=asked, then=then, otherwise=otherwise):
                yes, no = self._part(then, holds), self._part(otherwise, holds)
                return self._chosen(asked, yes, no)
            case nodes.Quantify(kind=kind, many=many, condition=condition):
                return self._items(many, (kind == "all") is holds, self.condition(condition, holds))
        said = self.word(Words("为是", "is yes")) if holds else self.word(Words("为否", "is no"))
        return self._of(self._quoted(node), said)

    def items(self, node: Node, holds: bool = True, depth: int = 0) -> Iterator[tuple[int, str]]:
        """What :meth:`condition` says as items, each with its depth."""
        match node:
            case nodes.Negation(part=part):
                yield from self.items(part, not holds, depth)
            case nodes.AllOf(parts=parts) | nodes.AnyOf(parts=parts):
                every = isinstance(node, nodes.AllOf) is holds
                yield depth, word(self.lang, ALL_OF if every else ONE_OF)
                for part in parts:
                    yield from self.items(part, holds, depth + 1)
            case _:
                yield depth, self.condition(node, holds)

    def value(self, node: Node) -> str:
        """What a node that gives a number, a text or a day is called."""
        match node:
            case nodes.FactRef():
                return node.fact.label(self.lang)
            case nodes.Constant(value=str() as text):
                return self._marks(text)
            case nodes.Constant(value=date() as day):
                return render_value(day, None, self.lang)
            case nodes.Constant(value=int() | float() as amount, unit=unit):
                return units.measured(number(amount), unit, self.lang)
            case nodes.LimitRef():
                return self._limit(node)
            case nodes.Lookup(limit=limit, key=key):
                return self._lookup(limit, key)
            case nodes.CheckDay():
                return self.word(Words("检查当日", "the day of the check"))
            case nodes.Arithmetic():
                return self._arithmetic(node)
            case nodes.Shift():
                return self._shift(node)
            case nodes.Choose(condition=asked, then=then, otherwise=otherwise):
                yes, no = (self.word(Words(f"取{v}", v)) for v in map(self.value, (then, otherwise)))
                return self._bracketed(self._chosen(asked, yes, no))
            case nodes.Aggregate():
                return self._aggregate(node)
        if isinstance(node, _CONDITIONS):
            return self.condition(node)
        raise TypeError(f"not a node of the expression tree: {node!r}")

    def _of(self, thing: str, said: str) -> str:
        return self.word(Words(f"{thing}{said}", f"{thing} {said}"))

    def _quoted(self, node: Node) -> str:
        return self._marks(self.value(node))

    def _marks(self, text: str) -> str:
        return self.word(Words(f"“{text}”", f'"{text}"'))

    def _bracketed(self, text: str) -> str:
        return self.word(Words(f"（{text}）", f"({text})"))

    def _aside(self, text: str) -> str:
        """Brackets behind a word, before which English has a space."""
        return self.word(Words("", " ")) + self._bracketed(text)

    def _joined(self, parts: Iterable[Node], *, every: bool, holds: bool) -> str:
        link = self.word(Words("，且", ", and ")) if every else self.word(Words("，或", ", or "))
        return link.join(self._part(part, holds) for part in parts)

    def _part(self, node: Node, holds: bool) -> str:
        """A condition inside another, in brackets where it has parts itself."""
        inner = node
        while isinstance(inner, nodes.Negation):
            inner = inner.part
        said = self.condition(node, holds)
        return self._bracketed(said) if isinstance(inner, nodes.AllOf | nodes.AnyOf | nodes.Choose) else said

    def _compare(self, node: nodes.Compare, op: str) -> str:
        left, right = node.left, node.right
        kind = nodes.kind_of(left)
        if kind == "text":
            return self._same(left, right, op == "==")
        if kind == "day":
            told = self._told(self._day(left), self.sign(DAYS, op), self._day(right))
            return self._since(node, op) or told
        return self._told(self.value(left), self.sign(_signs(left), op), self.value(right))

    def _told(self, left: str, sign: str, right: str) -> str:
        return self.word(Words(f"{left}{sign}{right}", f"{left} {sign} {right}"))

    def _day(self, node: Node) -> str:
        """A day; that of a fact in quotation marks, since many are called ‘from’ or ‘until’."""
        return self._quoted(node) if isinstance(node, nodes.FactRef) else self.value(node)

    def _same(self, left: Node, right: Node, holds: bool) -> str:
        if isinstance(right, nodes.Constant):
            return self._one_of(left, (str(right.value),), holds)
        one, other = self.value(left), self.value(right)
        if self.lang == "zh":
            return f"{one}与{other}{'相同' if holds else '不同'}"
        return f"{one} is {'the same as' if holds else 'other than'} {other}"

    def _one_of(self, left: Node, options: tuple[str, ...], holds: bool) -> str:
        *most, last = (self._marks(_option(left, option, self.lang)) for option in options)
        between = self.word(Words("", ", ")).join(most) + self.word(Words("或", " or ")) * bool(most)
        said = self.word(Words("为", "is")) if holds else self.word(Words("不是", "is not"))
        return self._of(
            self.value(left), self.word(Words(f"{said}{between}{last}", f"{said} {between}{last}"))
        )

    def _since(self, node: nodes.Compare, op: str) -> str:
        """How long it is since a day, where a day moved forward is compared with the day of the check."""
        left = node.left
        if not isinstance(left, nodes.Shift) or not isinstance(node.right, nodes.CheckDay) or op not in SINCE:
            return ""
        if self._back(left):
            return ""
        start, long, since = self._day(left.day), self._span(left), self.sign(SINCE, op)
        return self.word(Words(f"自{start}起{since}{long}", f"{since} {long} have passed since {start}"))

    def _span(self, node: nodes.Shift) -> str:
        return self.word(Words("又", " and ")).join(
            units.measured(str(abs(by)), unit, self.lang)
            if isinstance(by, int)
            else self._limit(by).removeprefix("-")
            for by, unit in ((node.months, "month"), (node.days, "day"))
            if by
        )

    def _shift(self, node: nodes.Shift) -> str:
        start, long = self._day(node.day), self._span(node)
        if self._back(node):
            return self.word(Words(f"{start}前{long}", f"{long} before {start}"))
        return self.word(Words(f"{start}后{long}", f"{long} after {start}"))

    def _back(self, node: nodes.Shift) -> bool:
        """Whether a day is moved back."""
        stated = (
            by if isinstance(by, int) else _single(self.limits.get(by)) for by in (node.months, node.days)
        )
        return any(amount < 0 for amount in stated)

    def _arithmetic(self, node: nodes.Arithmetic) -> str:
        left, right = node.left, node.right
        one, other = self._operand(left), self._operand(right)
        if node.op == "/" and isinstance(left, nodes.Arithmetic) and left.op == "-" and left.right == right:
            more = self._operand(left.left)
            return self.word(Words(f"{more}超出{other}的比例", f"the share by which {more} exceeds {other}"))
        if node.op == "/":
            return self.word(Words(f"{one}与{other}之比", f"the ratio of {one} to {other}"))
        if nodes.kind_of(left) == "day":
            one, other = self._day(left), self._day(right)
            return self.word(Words(f"{other}至{one}的天数", f"the time from {other} to {one}"))
        sign = {"*": "×", "-": "−"}.get(node.op, node.op)
        return self.word(Words(f"{one}{sign}{other}", f"{one} {sign} {other}"))

    def _operand(self, node: Node) -> str:
        said = self.value(node)
        return self._bracketed(said) if isinstance(node, nodes.Arithmetic | nodes.Lookup) else said

    def _chosen(self, asked: Node, then: str, otherwise: str) -> str:
        where = self.condition(asked)
        return self.word(
            Words(f"若{where}，则{then}，否则{otherwise}", f"{then} if {where}, otherwise {otherwise}")
        )

    def _items(self, many: nodes.FactRef, every: bool, said: str) -> str:
        what, inside = self._quoted(many), self._bracketed(said)
        if every:
            return self.word(Words(f"每条{what}均符合{inside}", f"every one of {what} meets {inside}"))
        return self.word(Words(f"至少一条{what}符合{inside}", f"at least one of {what} meets {inside}"))

    def _aggregate(self, node: nodes.Aggregate) -> str:
        what, kind = node.many.fact.label(self.lang), self.sign(AGGREGATES, node.kind)
        if node.where is not None:
            only = self._bracketed(self.condition(node.where))
            what = self.word(Words(f"符合{only}的{what}", f"{what} that meet {only}"))
        if node.value is None:
            return self.word(Words(f"{what}的{kind}", f"the {kind} of {what}"))
        value = self.value(node.value)
        return self.word(Words(f"各{what}的{value}{kind}", f"the {kind} of {value} over {what}"))

    def _limit(self, ref: nodes.LimitRef) -> str:
        if ref not in self.limits:
            return self.word(Words("规定值", f"the limit {ref.name}"))
        source = self.sources.get(ref, "")
        return _limit_text(self.limits[ref], self.lang) + (self._aside(source) if source else "")

    def _lookup(self, ref: nodes.LimitRef, key: Node) -> str:
        by, limit = self._operand(key), self.limits.get(ref)
        if limit is not None and len(_values(limit)) == 1:
            return self._limit(ref)
        table = self.word(Words("见表", "see the table"))
        said = [] if limit is None else [_limit_text(limit, self.lang), table]
        if ref in self.sources:
            said[-1:] = [self.sources[ref]]
        what = f"the limit {ref.name}" if limit is None else "the limit"
        named = self.word(Words(f"按{by}确定的限值", f"{what} for {by}"))
        return named + (self._aside(self.word(Words("，", ", ")).join(said)) if said else "")


_CONDITIONS = (
    nodes.AllOf, nodes.AnyOf, nodes.Compare, nodes.OneOf, nodes.Within, nodes.Known, nodes.Negation, nodes.Quantify,
)  # fmt: skip


def _signs(node: Node) -> Signs:
    """The words that compare a number, by what it measures."""
    match node:
        case nodes.FactRef(fact=fact):
            return COUNTS if fact.kind == "count" else BY_UNIT.get(fact.unit, NUMBERS)
        case nodes.Aggregate(kind="count"):
            return COUNTS
    return NUMBERS


def _single(limit: nodes.StatedLimit | None) -> float:
    return limit.value if limit is not None and limit.value is not None else 0


def _option(left: Node, option: str, lang: Lang) -> str:
    if check_lang(lang) == "zh" and isinstance(left, nodes.FactRef) and option in left.fact.options:
        return left.fact.options[option]
    return option


def _limit_text(limit: nodes.StatedLimit, lang: Lang) -> str:
    values = _values(limit)
    shown = [number(value) for value in dict.fromkeys((min(values), max(values)))]
    return units.measured(word(lang, Words("～", "–")).join(shown), limit.unit, lang)


def _values(limit: nodes.StatedLimit) -> set[float]:
    """The values that a limit has anywhere."""
    stated = (
        limit.value,
        getattr(limit, "outside", None),
        *(s.value for s in limit.steps),
        *limit.cases.values(),
    )
    return {value for value in stated if value is not None}
